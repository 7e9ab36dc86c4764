"""The pre-liquidation as Revisar folds it away: it informs, and says what is not known."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from review import desk, frames
from review.liquidation import LineKind, LineState, Preliquidation, WithheldFigure, WithheldLine
from review.store import Store
from screens import liquidated
from tests.screens.conftest import Opener
from tests.screens.drawn import components, errors


def line(state: LineState, *amounts: int, deducted: bool = True) -> WithheldLine:
    figures = tuple(WithheldFigure(amount, 100, "10 %") for amount in amounts)
    return WithheldLine(LineKind.STAMP, "Estampilla", state, "Porque sí.", "", figures, (), deducted)


def drawn(app: AppTest) -> dict[str, Any]:
    return next(one for one in components(app, "table") if one["caption"] == "Preliquidación de esta cuenta")


def cuenta(database: Path) -> int:
    with Store.open(str(database)) as store:
        return int(frames.submissions(store).iloc[0]["id"])


def test_the_box_is_folded_and_says_that_it_only_informs(look: Opener, read: Path) -> None:
    app = look("revisar", read, cuenta=cuenta(read))
    assert errors(app) == []
    (box,) = [one for one in app.expander if one.label.startswith("Preliquidación")]
    assert not box.proto.expanded
    assert "la tesorería decide" in " ".join(one.value for one in box.caption)


def test_every_line_has_its_reason_and_leads_to_its_page(look: Opener, read: Path) -> None:
    app = look("revisar", read, cuenta=cuenta(read))
    rows = drawn(app)["rows"]
    assert [row["cells"]["concepto"]["text"] for row in rows] == [
        "Retención en la fuente por renta",
        "ReteICA",
        "Retención de IVA",
        "Estampillas",
        "Embargo",
    ]
    assert all(row["cells"]["por_que"]["text"] for row in rows)
    assert rows[0]["go"]["params"]["pagina"]
    assert rows[1]["cells"]["estado"]["word"] == "Sin configurar"
    assert rows[1]["cells"]["valor"] == "—"


def test_what_was_taken_for_granted_is_told_in_the_title_the_state_and_the_reason(read: Path) -> None:
    assumed = replace(line(LineState.WORKED_OUT, 5_000), assumed="Se supone que no.")
    assert "$ 5.000, con un supuesto" in liquidated.title(Preliquidation((assumed,), None))
    with Store.open(str(read)) as store:
        view = desk.submission(store, 1)
    assert view is not None
    cells = liquidated.row(view, 0, assumed).cells
    assert "'con un supuesto'" in str(cells["estado"])
    assert "Porque sí. Se supone que no." in str(cells["por_que"])


def test_the_title_tells_both_ends_and_what_is_lacking() -> None:
    found = Preliquidation(
        (
            line(LineState.TWO_FIGURES, 5_000, 9_000),
            line(LineState.WORKED_OUT, 1_000),
            line(LineState.WORKED_OUT, 70_000, deducted=False),
            line(LineState.NOT_CONFIGURED),
        ),
        None,
    )
    assert liquidated.title(found) == (
        "Preliquidación (informativa) · se retendría entre $ 6.000 y $ 10.000; 1 concepto sin calcular"
    )


def test_two_figures_are_both_told() -> None:
    told = liquidated.sources(line(LineState.TWO_FIGURES, 5_000, 9_000), two=True)
    assert told == ("", "10 % sobre $ 100", "10 % sobre $ 100")
