"""Who is reviewing a cuenta is told to others as long as they look."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from review.desk import looking
from review.model import Actor, PersonRole
from review.store.holds import KEPT, RENEWED
from tests.store.filled import filled, submission

START = dt.datetime(2026, 7, 1, 14, 12, tzinfo=dt.UTC)
ANA, EVA, LUZ = Actor("Ana Solarte"), Actor("Eva", PersonRole.REVISOR), Actor("Luz", PersonRole.CONSULTA)
MINUTE = dt.timedelta(minutes=1)


def test_the_second_is_told_of_the_first_and_the_first_of_nobody(tmp_path: Path) -> None:
    store = filled(tmp_path)
    assert looking.look(store, 1, ANA, START) is None
    assert looking.look(store, 1, EVA, START + MINUTE) == looking.Hold("Ana Solarte", START)
    assert looking.look(store, 1, Actor("ana  solarte"), START + MINUTE) is None


def test_looking_renews_it_and_it_ends_without(tmp_path: Path) -> None:
    store = filled(tmp_path)
    looking.look(store, 1, ANA, START)
    later = START + KEPT - MINUTE
    looking.look(store, 1, ANA, later)
    assert looking.look(store, 1, EVA, START + KEPT + MINUTE) == looking.Hold("Ana Solarte", START)
    assert looking.look(store, 1, EVA, later + KEPT) is None, "Ana looked no more"
    assert looking.look(store, 1, ANA, later + KEPT) == looking.Hold("Eva", START + KEPT + MINUTE)


def test_a_look_right_after_another_writes_nothing(tmp_path: Path) -> None:
    store = filled(tmp_path)
    looking.look(store, 1, ANA, START)
    looking.look(store, 1, ANA, START + RENEWED / 2)
    assert looking.look(store, 1, EVA, START + KEPT) is None, "what counts is the look that was written"


def test_who_goes_on_to_another_cuenta_leaves_the_first(tmp_path: Path) -> None:
    store = filled(tmp_path, [submission(1), submission(2)])
    looking.look(store, 1, ANA, START)
    looking.look(store, 2, ANA, START + MINUTE)
    assert looking.look(store, 1, EVA, START + MINUTE) is None


def test_who_may_not_review_is_told_and_holds_nothing(tmp_path: Path) -> None:
    store = filled(tmp_path)
    assert looking.look(store, 1, LUZ, START) is None
    assert looking.look(store, 1, Actor(""), START) is None
    assert looking.look(store, 1, ANA, START) is None
    assert looking.look(store, 1, LUZ, START) == looking.Hold("Ana Solarte", START)


def test_of_many_those_are_told_that_somebody_else_reviews(tmp_path: Path) -> None:
    store = filled(tmp_path, [submission(1), submission(2), submission(3)])
    looking.look(store, 1, ANA, START)
    looking.look(store, 1, Actor("Iris"), START + MINUTE)
    looking.look(store, 1, EVA, START + 2 * MINUTE)
    looking.look(store, 2, Actor("Iris"), START + 3 * MINUTE)
    now = START + 4 * MINUTE
    assert looking.others(store, (1, 2, 3), EVA, now) == {
        1: looking.Hold("Ana Solarte", START),
        2: looking.Hold("Iris", START + 3 * MINUTE),
    }
    assert looking.others(store, (1, 3), ANA, now) == {1: looking.Hold("Eva", START + 2 * MINUTE)}
    assert looking.others(store, (1, 2), EVA, START + 2 * KEPT) == {}
