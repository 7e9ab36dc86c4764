"""What a reviewer is in the middle of is kept: drafts, their name, the order of their review."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from review.model import Bookmark, Draft, ItemKind, LookBegun, Seen, Sighting, Verdict
from review.store import Store, drafts, opinions, review_order, reviewers
from review.store import schema as t
from tests.store.filled import filled, submission

SEEN = Seen(sha256="a" * 64, current=True, judgement="j", mark=3)
LETTER = Draft(SEEN, Verdict.DEVUELTA, {Verdict.DEVUELTA: "Falta el RUT\x00 🙂", Verdict.INCOMPLETA: "…"})


def test_a_draft_comes_back_to_its_person_and_cuenta_only(tmp_path: Path) -> None:
    with filled(tmp_path, [submission(1), submission(2)]) as store:
        drafts.keep(store, 1, "Ana", Draft(SEEN, Verdict.APROBADA))
        drafts.keep(store, 1, "Ana", LETTER)
    with Store.open(str(tmp_path / "a.db")) as store:
        found = drafts.of(store, 1, "Ana")
        assert found is not None
        assert (found.seen, found.verdict) == (SEEN, Verdict.DEVUELTA)
        assert found.texts == {Verdict.DEVUELTA: "Falta el RUT 🙂", Verdict.INCOMPLETA: "…"}
        assert drafts.of(store, 2, "Ana") is None
        assert drafts.of(store, 1, "Eva") is None


def test_a_draft_is_removed_when_emptied(tmp_path: Path) -> None:
    store = filled(tmp_path)
    drafts.keep(store, 1, "Ana", LETTER)
    drafts.keep(store, 1, "Ana", Draft(SEEN))
    assert drafts.of(store, 1, "Ana") is None


def test_a_decision_removes_the_draft_of_its_author_and_no_other(tmp_path: Path) -> None:
    store = filled(tmp_path, [submission(1), submission(2)])
    for number, person in ((1, "Ana"), (1, "Eva"), (2, "Ana")):
        drafts.keep(store, number, person, LETTER)
    row = {"submission_id": 1, "author": "Ana", "reason": ""}
    opinions.record(store, "item_marks", {**row, "item": "rut", "state": None})
    assert drafts.of(store, 1, "Ana") is not None
    opinions.record(store, "decisions", {**row, "verdict": "aprobada"})
    assert drafts.of(store, 1, "Ana") is None
    assert drafts.of(store, 1, "Eva") is not None
    assert drafts.of(store, 2, "Ana") is not None


WHOSE = {"submission_id": 1, "reason": ""}
LEFT = Bookmark(3, "cuenta.cuenta_letras.0a", frozenset({"banco.todo.1b", "cuenta.cuenta_letras.0a"}))


def test_where_one_left_off_is_kept_apart_from_what_one_writes(tmp_path: Path) -> None:
    """Another tab of the same person moves on while they write in this one: neither undoes the other."""
    with filled(tmp_path, [submission(1), submission(2)]) as store:
        drafts.leave_off(store, 1, "Ana", Bookmark(1, "rut.todo.2c"), SEEN)
        assert drafts.of(store, 1, "Ana") is None, "whoever only looks has nothing begun"
        drafts.keep(store, 1, "Ana", LETTER)
        drafts.leave_off(store, 1, "Ana", LEFT, Seen(sha256="b" * 64, current=True, judgement="k"))
    with Store.open(str(tmp_path / "a.db")) as store:
        assert drafts.bookmark(store, 1, "Ana") == LEFT
        found = drafts.of(store, 1, "Ana")
        assert found is not None
        assert (found.seen, found.verdict) == (SEEN, Verdict.DEVUELTA), "as seen when the writing began"
        assert Verdict.INCOMPLETA in found.texts
        assert (drafts.bookmark(store, 1, "Eva"), drafts.bookmark(store, 2, "Ana")) == (None, None)
        drafts.keep(store, 1, "Ana", Draft(SEEN))
        assert drafts.of(store, 1, "Ana") is None
        assert drafts.bookmark(store, 1, "Ana") == LEFT
        row = {"submission_id": 1, "author": "Ana", "reason": "", "verdict": "aprobada"}
        opinions.record(store, "decisions", row)
        assert drafts.bookmark(store, 1, "Ana") is None


def test_a_second_look_that_was_begun_comes_back_until_it_is_recorded(tmp_path: Path) -> None:
    begun = LookBegun(7, {ItemKind.RUT: Sighting.NO_CUMPLE}, Verdict.DEVUELTA, "El RUT\x00 es de otro.")
    with filled(tmp_path, [submission(1)]) as store:
        drafts.keep_look(store, 1, "Eva", LookBegun(7, {ItemKind.RUT: Sighting.CUMPLE}), SEEN)
        drafts.keep_look(store, 1, "Eva", begun, SEEN)
        assert drafts.of(store, 1, "Eva") is None, "nothing was written about a decision"
        drafts.keep(store, 1, "Eva", LETTER)
        drafts.leave_off(store, 1, "Eva", LEFT, SEEN)
    with Store.open(str(tmp_path / "a.db")) as store:
        assert drafts.look_begun(store, 1, "Eva") == replace(begun, reason="El RUT es de otro.")
        assert drafts.look_begun(store, 1, "Ana") is None
        opinions.record(store, "decisions", {**WHOSE, "author": "Ana", "verdict": "aprobada"})
        assert drafts.look_begun(store, 1, "Eva") is not None
        look = {"decision_id": 1, "found": {}, "verdict": "aprobada", "author": "Eva"}
        opinions.record(store, "second_looks", {**WHOSE, **look})
        assert drafts.look_begun(store, 1, "Eva") is None


def test_the_name_is_kept_for_each_machine(tmp_path: Path) -> None:
    with filled(tmp_path) as store:
        assert reviewers.name(store, "here") == ""
        reviewers.remember(store, "here", " Ana Solarte ")
        reviewers.remember(store, "there", "Eva")
        reviewers.remember(store, "here", "Ana Solarte Díaz")
    with Store.open(str(tmp_path / "a.db")) as store:
        assert reviewers.name(store, "here") == "Ana Solarte Díaz"
        reviewers.remember(store, "here", "  ")
        assert reviewers.name(store, "here") == ""
        assert reviewers.name(store, "there") == "Eva"
        assert reviewers.name(store, "another", "there") == "Eva", "of the first one nothing is known"
        assert reviewers.name(store, "here", "there") == "", "there, nobody wants to be known"


def test_a_machine_is_known_also_without_a_user(monkeypatch: pytest.MonkeyPatch) -> None:
    known = reviewers.this_machine()
    assert known == reviewers.this_machine()

    def nobody() -> str:
        raise KeyError("uid not found")

    monkeypatch.setattr(reviewers.getpass, "getuser", nobody)
    assert reviewers.this_machine() != known


def test_an_order_is_found_by_its_number_and_filter(tmp_path: Path) -> None:
    store = filled(tmp_path)
    number = review_order.keep(store, "mes=2026-06", [3, 1, 2])
    assert review_order.find(store, number, "mes=2026-06") == (3, 1, 2)
    assert review_order.find(store, number, "mes=2026-05") is None
    assert review_order.find(store, number + 1, "mes=2026-06") is None


def test_orders_of_long_ago_are_forgotten(tmp_path: Path) -> None:
    store = filled(tmp_path)
    old, recent = review_order.keep(store, "", [1]), review_order.keep(store, "", [1])
    past = dt.datetime.now(dt.UTC) - dt.timedelta(days=review_order.KEPT_DAYS + 1)
    with store.writing() as connection:
        connection.execute(sa.update(t.LINES).where(t.LINES.c.id == old).values(at=past))
    review_order.keep(store, "", [1])
    assert review_order.find(store, old, "") is None
    assert review_order.find(store, recent, "") == (1,)


def test_what_waits_is_in_a_folder_in_force_and_undecided(tmp_path: Path) -> None:
    rows = [submission(1), submission(2), submission(3, present=False), submission(4, current=False)]
    store = filled(tmp_path, rows)
    opinions.record(
        store, "decisions", {"submission_id": 2, "author": "Ana", "reason": "", "verdict": "aprobada"}
    )
    assert review_order.undecided(store, [4, 3, 2, 1]) == {1}
