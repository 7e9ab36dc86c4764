from __future__ import annotations

from pathlib import Path

import pytest

from review import desk
from review.desk import SubmissionView
from review.model import State, Verdict
from review.store import Store
from screens import account, item_sheet
from screens.words import DECISIONS, RESULTS, SECOP, STATES, confidence, sign


@pytest.fixture(scope="module")
def view(filled: Path) -> SubmissionView:
    """A cuenta with one problem that has evidence on page 4."""
    with Store.open(str(filled)) as store:
        for number in range(1, 10):
            seen = desk.submission(store, number)
            if seen and any(item.findings for item in seen.items):
                return seen
    raise AssertionError("the example has no problem")


def test_every_piece_of_evidence_can_be_shown(view: SubmissionView) -> None:
    places = account.evidence(view)
    assert places
    for key, (page, box) in places.items():
        assert box is not None
        drawn = account.boxes(view, page, key)
        assert [one["id"] for one in drawn if one["on"]] == [key]
        assert drawn[-1]["id"] == key


def test_it_opens_with_the_page_of_the_first_problem(view: SubmissionView) -> None:
    assert account.first_page(view) == 4
    (page,) = [one for one in account.strip(view) if one["number"] == 4]
    assert page["icon"] in {mark.icon for mark in STATES.values()}


def test_every_item_tells_its_state(view: SubmissionView) -> None:
    for drawn, item in zip(item_sheet.items(view, ""), view.items, strict=True):
        assert drawn["word"] == STATES[item.state].word


def test_the_return_text_holds_each_request_once(view: SubmissionView) -> None:
    asked = [point.said for point in desk.letter(view, Verdict.DEVUELTA).points]
    written = account.draft(view, Verdict.DEVUELTA)
    assert asked
    assert all(written.count(one) == 1 for one in asked)
    assert account.draft(view, Verdict.APROBADA) == ""
    assert "queda incompleta" in account.draft(view, Verdict.INCOMPLETA)


def test_the_summary_says_contract_payment_month_and_value(view: SubmissionView) -> None:
    assert account.summary(view).startswith(f"{view.contract} · pago 00")
    assert "$ " in account.summary(view)


def test_every_state_has_a_word_and_an_icon_of_its_own() -> None:
    for table in (STATES, RESULTS, SECOP, DECISIONS):
        words = [mark.word for mark in table.values()]
        assert len(set(words)) == len(words)
        assert all(mark.icon for mark in table.values())
    assert len({mark.icon for mark in STATES.values()}) == len(State)
    assert sign(STATES, "futuro").word == "futuro"
    assert sign(STATES, None).word == "—"


def test_doubt_is_said_plainly() -> None:
    assert confidence(1.0) == "Lectura segura"
    assert confidence(0.85) == "Lectura probable"
    assert "dudosa" in confidence(0.3)
    assert confidence(None) == ""
