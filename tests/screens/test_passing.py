"""The SECOP II card on Revisar, the month's lists, and the countdown, on pages that were read from PDFs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from review import desk, frames
from review.desk.secop_exports import import_secop
from review.model import Month, Verdict
from review.store import Store, folders, settings
from review.store.settings import SettingKind
from tests.exports import LUZ_PAYMENT, MARIA_PAYMENT, PLAN_NAMES, write_export
from tests.screens.conftest import Opener
from tests.screens.drawn import components, errors

CALENDAR = 'version = 1\nentidad = "X"\n[reglas]\npresentar = "día 1 a 6"\ncorte = "día 17"\n'
REASON = "1. Adjunte la planilla de mayo."


def told(app: AppTest) -> str:
    parts = (*app.markdown, *app.caption, *app.success, *app.info, *app.warning, *app.error)
    return "\n".join(str(one.value).replace("\\", "") for one in parts)


def table(app: AppTest, caption: str) -> list[dict[str, Any]]:
    found = next(one["rows"] for one in components(app, "table") if one["caption"] == caption)
    return [row["cells"] for row in found]


def number(database: Path) -> int:
    """The cuenta of Luz."""
    with Store.open(str(database)) as store:
        known = frames.submissions(store)
        return int(known.loc[known["archivo"] == "uno.pdf", "id"].iloc[0])


def decide(database: Path, verdict: Verdict, reason: str = "") -> int:
    one = number(database)
    with Store.open(str(database)) as store:
        desk.decide(store, one, verdict, reason, "Ana")
    return one


def take_plan(database: Path, place: Path, state: str) -> None:
    with Store.open(str(database)) as store:
        plan = write_export(
            place / "plan.csv",
            PLAN_NAMES,
            LUZ_PAYMENT | {"estado": state},
            MARIA_PAYMENT | {"estado": "Pagado"},
        )
        import_secop(store, folders.every(store)[0].path, [plan], "Ana")


def put_calendar(database: Path) -> None:
    with Store.open(str(database)) as store:
        settings.save_file(store, 1, SettingKind.CALENDAR, stamp="1", text=CALENDAR, problem=None)


def test_there_is_no_card_before_the_decision(look: Opener, read: Path) -> None:
    app = look("revisar", read, cuenta=number(read), reviewer="Ana")
    assert errors(app) == []
    assert "Ficha para SECOP II" not in [one.label for one in app.expander]


def test_an_approved_cuenta_shows_what_to_type_each_to_copy(look: Opener, read: Path) -> None:
    one = decide(read, Verdict.APROBADA)
    app = look("revisar", read, cuenta=one, reviewer="Ana")
    assert errors(app) == []
    assert "Ficha para SECOP II" in [card.label for card in app.expander]
    values = [code.value for code in app.code]
    assert "1800000" in values
    assert "30/06/2026" in values
    assert "Luego, clic en **Aprobar**." in told(app)
    assert "Código RP" in told(app)
    assert "búsquelo en el compromiso presupuestal" in told(app)


def test_a_returned_one_shows_its_justification_and_ticks_itself(
    look: Opener, read: Path, tmp_path: Path
) -> None:
    one = decide(read, Verdict.DEVUELTA, REASON)
    app = look("revisar", read, cuenta=one, reviewer="Ana")
    assert [code.value for code in app.code] == [REASON]
    take_plan(read, tmp_path, "Rechazado")
    app = look("revisar", read, cuenta=one, reviewer="Ana")
    assert "Ficha para SECOP II · ya está" in [card.label for card in app.expander]
    assert list(app.code) == []


def test_the_months_lists_have_their_counts_and_pesos(look: Opener, read: Path, tmp_path: Path) -> None:
    decide(read, Verdict.APROBADA)
    take_plan(read, tmp_path, "Enviado Por Proveedor")
    app = look("secop", read, vista="pasar", mes="2026-06")
    assert errors(app) == []
    tiles = {one["label"]: one for one in components(app, "tiles")[0]["items"]}
    here = tiles["Decidido aquí y todavía no en SECOP II"]
    there = tiles["Respondido en SECOP II y sin decidir aquí"]
    assert (here["value"], here["note"], there["value"], there["note"]) == (
        1,
        "$ 1.800.000",
        1,
        "$ 1.800.000",
    )
    (row,) = table(app, "Decidido aquí y todavía no en SECOP II")
    assert row["que_hacer"] == "Aprobar en SECOP II"
    other = look("secop", read, vista="pasar", mes="2026-06", lista="alla")
    (row,) = table(other, "Respondido en SECOP II y sin decidir aquí")
    assert row["contratista"]["sub"] == "CPS-020-2026"


@pytest.mark.parametrize("configured", [True, False])
def test_the_countdown_is_told_only_where_there_is_a_calendar(
    look: Opener, read: Path, configured: bool
) -> None:
    if configured:
        put_calendar(read)
    one = number(read)
    start, cuenta, cut = (
        look("inicio", read, mes="2026-06"),
        look("revisar", read, cuenta=one, reviewer="Ana"),
        look("secop", read, vista="corte", mes="2026-06"),
    )
    assert [errors(app) for app in (start, cuenta, cut)] == [[], [], []]
    assert [":material/event:" in told(app) for app in (start, cuenta)] == [configured] * 2
    assert ("No hay calendario de cortes" in told(cut)) is not configured
    if configured:
        assert "por decidir" in told(start)
        assert len(table(cut, "A qué corte va cada cuenta del mes")) == 2
        with Store.open(str(read)) as store:
            days = frames.cut_load(store, Month(2026, 6))
        drawn = table(cut, "Carga de cada día hasta el corte")
        assert [row["por_decidir"] for row in drawn] == [str(many) for many in days["por_decidir"]]
