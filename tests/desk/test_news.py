"""What is new since somebody was last in the Bandeja stays marked while they are there, and until opened."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from review.desk.news import NewsPlace, Novelty, all_seen, news
from review.model import Month
from review.store import Store, openings
from review.store import schema as t
from review.store.visits import GAP
from tests.store.filled import filled, submission

JUNE = NewsPlace("2026-06", Month(2026, 6))
START = dt.datetime(2026, 7, 1, 13, tzinfo=dt.UTC)
LATER = START + 2 * GAP


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return filled(tmp_path, [submission(number) for number in range(1, 5)])


def change(store: Store, number: int, **values: Any) -> None:
    with store.writing() as connection:
        connection.execute(sa.update(t.SUBMISSIONS).where(t.SUBMISSIONS.c.id == number).values(**values))


def new(store: Store, now: dt.datetime, person: str = "Ana", *, there: bool = True) -> dict[int, Novelty]:
    return dict(news(store, person, JUNE, now, there=there).of)


def test_nothing_is_new_at_the_first_visit_nor_to_nobody(store: Store) -> None:
    assert news(store, "Ana", JUNE, START).since is None
    assert new(store, START) == {}
    change(store, 1, outcome="x")
    assert new(store, LATER, " ") == {}
    assert new(store, LATER, "Eva") == {}


def test_what_arrived_and_what_changed_is_told_to_each(store: Store) -> None:
    change(store, 4, present=False)
    for person in ("Ana", "Eva"):
        new(store, START, person)
    change(store, 1, outcome="x")
    change(store, 2, rules_version="2", said="y")  # an update, a word of a reviewer: the file says the same
    change(store, 4, present=True)
    told = news(store, "Ana", JUNE, LATER)
    assert told.of == {1: Novelty.CAMBIO, 4: Novelty.NUEVA}
    assert told.since == START
    assert new(store, LATER, "Eva") == told.of


def test_it_stays_new_while_the_visit_goes_on_and_no_longer_at_the_next(store: Store) -> None:
    new(store, START)
    change(store, 1, outcome="x")
    for minutes in (0, 5, 50, 100):
        assert new(store, LATER + dt.timedelta(minutes=minutes)) == {1: Novelty.CAMBIO}, minutes
    change(store, 2, outcome="y")
    assert new(store, LATER + dt.timedelta(minutes=101)) == {1: Novelty.CAMBIO, 2: Novelty.CAMBIO}
    assert new(store, LATER + dt.timedelta(minutes=102) + GAP) == {}


def test_what_is_opened_is_new_no_more_until_it_changes_again(store: Store) -> None:
    new(store, START)
    change(store, 1, outcome="x")
    openings.note(store, 1, "Eva")
    assert new(store, LATER) == {1: Novelty.CAMBIO}
    openings.note(store, 1, "Ana")
    assert new(store, LATER) == {}
    change(store, 1, outcome="z")
    assert new(store, LATER) == {1: Novelty.CAMBIO}


def test_to_have_seen_it_all_is_said(store: Store) -> None:
    new(store, START)
    change(store, 1, outcome="x")
    assert new(store, LATER) == {1: Novelty.CAMBIO}
    all_seen(store, "Ana", JUNE, LATER)
    assert new(store, LATER) == {}


def test_looking_from_elsewhere_is_no_visit(store: Store) -> None:
    new(store, START)
    change(store, 1, outcome="x")
    assert new(store, LATER, there=False) == {1: Novelty.CAMBIO}
    assert new(store, LATER + 2 * GAP, there=False) == {1: Novelty.CAMBIO}
