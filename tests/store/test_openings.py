"""Who opened a cuenta is kept once for each person, and tells a review begun from one nobody looked at."""

from __future__ import annotations

from pathlib import Path

import pytest

from review import desk, frames
from review.model import Draft, Verdict
from review.store import Store, drafts, openings
from tests.store.filled import filled, submission


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return filled(tmp_path, [submission(number) for number in range(1, 5)])


def progress(store: Store) -> list[str]:
    return list(frames.submissions(store).sort_values("id")["avance"])


def test_what_was_opened_or_is_being_written_about_is_begun(store: Store) -> None:
    assert progress(store) == ["sin_abrir"] * 4
    openings.note(store, 1, "Ana")
    view = desk.submission(store, 2)
    assert view is not None
    drafts.keep(store, 2, "Eva", Draft(view.seen, Verdict.DEVUELTA))
    assert progress(store) == ["en_revision", "en_revision", "sin_abrir", "sin_abrir"]
    desk.decide(store, 1, Verdict.DEVUELTA, "Falta el RUT.", "Ana")
    assert progress(store)[0] == "devuelta"


def test_who_only_consults_begins_no_review_and_ends_none(store: Store) -> None:
    openings.note(store, 1, "Luz", reviewing=False)
    openings.note(store, 2, "Ana")
    openings.note(store, 2, "Luz", reviewing=False)
    openings.note(store, 2, "Ana", reviewing=False)
    assert progress(store)[:2] == ["sin_abrir", "en_revision"]
    assert set(openings.of(store, 1)) == {"Luz"}, "what is new to her is still known"


def test_opening_again_keeps_the_last_time_of_each_person(store: Store) -> None:
    openings.note(store, 1, "Ana")
    first = openings.of(store, 1)["Ana"]
    openings.note(store, 1, "Eva")
    openings.note(store, 1, " Ana ")
    found = openings.of(store, 1)
    assert set(found) == {"Ana", "Eva"}
    assert found["Ana"] >= first


def test_nobody_and_no_cuenta_leave_no_trace(store: Store) -> None:
    openings.note(store, 1, "  ")
    openings.note(store, 99, "Ana")
    assert openings.of(store, 1) == {}
    assert progress(store) == ["sin_abrir"] * 4
