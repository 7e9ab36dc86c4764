"""A decision is reversed by an act of its own, after which the cuenta waits again."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from review import desk, frames
from review.desk.log_check import check_log
from review.errors import BadArgument, CuentaChanged, DecisionStands
from review.model import SecopState, Verdict
from review.pipeline import read_folder
from review.store import Store, doubt_rows, queries, review_order
from tests.folders import write_cuenta

pytestmark = pytest.mark.usefixtures("shared_reader")
STORE = Path(__file__).parents[2] / "review"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    write_cuenta(tmp_path / "cuentas" / "uno.pdf")
    opened = Store.open(str(tmp_path / "a.db"))
    read_folder(tmp_path / "cuentas", opened, processes=1)
    return opened


def decided(store: Store) -> list[bool]:
    """Whether the cuenta is decided, by each way of asking."""
    view = desk.submission(store, 1)
    assert view is not None
    return [
        view.decision is not None,
        not frames.submissions(store)["decision"].isna().all(),
        not doubt_rows.waits(store, 1),
        not review_order.undecided(store, [1]),
        bool(queries.rows(store, queries.decisions_in_force())),
    ]


def test_a_cuenta_waits_again_and_its_history_tells_it(store: Store) -> None:
    desk.decide(store, 1, Verdict.DEVUELTA, "Falta el RUT.", "Ana")
    desk.decide(store, 1, Verdict.APROBADA, "", "Ana")
    assert set(decided(store)) == {True}
    desk.reverse(store, 1, " Era otra cuenta. ", "Eva")
    assert set(decided(store)) == {False}, "the decision before it does not come back"
    last = desk.history(store, 1).to_dict("records")[-1]
    assert (last["quien"], last["que"], last["motivo"]) == ("Eva", "anulacion", "Era otra cuenta.")
    desk.decide(store, 1, Verdict.DEVUELTA, "Falta el RUT.", "Ana")
    assert set(decided(store)) == {True}
    assert check_log(store).whole


def test_it_is_refused_without_reason_without_decision_and_on_another_cuenta_than_seen(store: Store) -> None:
    with pytest.raises(DecisionStands, match="no tiene una decisión"):
        desk.reverse(store, 1, "x", "Eva")
    view = desk.submission(store, 1)
    assert view is not None
    desk.decide(store, 1, Verdict.APROBADA, "", "Ana")
    with pytest.raises(BadArgument, match="por qué"):
        desk.reverse(store, 1, " ", "Eva")
    with pytest.raises(CuentaChanged):
        desk.reverse(store, 1, "x", "Eva", seen=view.seen)
    desk.reverse(store, 1, "x", "Eva", ticket="t")
    desk.reverse(store, 1, "x", "Eva", ticket="t")
    assert len(queries.log(store, "reversals", 1)) == 1, "one click is one reversal"


def test_it_is_refused_once_paid(store: Store) -> None:
    desk.decide(store, 1, Verdict.APROBADA, "", "Ana")
    desk.set_secop_state(store, [1], SecopState.PAGADO, "Ana")
    with pytest.raises(DecisionStands, match="pagada"):
        desk.reverse(store, 1, "x", "Eva")
    assert set(decided(store)) == {True}
    desk.set_secop_state(store, [1], SecopState.APROBADO, "Ana")
    desk.reverse(store, 1, "x", "Eva")
    assert set(decided(store)) == {False}


def test_whether_a_cuenta_is_decided_is_asked_in_one_place() -> None:
    asks = re.compile(r"(latest|exists|select)\([^\n]*\bDECISIONS\b|exists\(\)\.where\(t\.DECISIONS")
    found = {
        path.name
        for path in STORE.rglob("*.py")
        if asks.search(path.read_text("utf-8")) and "migrations" not in path.parts
    }
    assert found == {"queries.py"}
