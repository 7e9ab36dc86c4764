"""SECOP II: exports given on the page, their report, the month against SECOP, and who has not presented."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from review.desk.secop_exports import import_secop
from review.store import Store, folders
from tests.exports import LUZ_PAYMENT, MARIA_PAYMENT, PLAN_NAMES, STRANGER, write_export
from tests.screens.conftest import Opener
from tests.screens.drawn import components, errors


def told(app: AppTest) -> str:
    """Everything that a person reads on the page outside of our own components."""
    parts = (*app.markdown, *app.caption, *app.success, *app.info, *app.warning, *app.error)
    return "\n".join(str(one.value).replace("\\", "") for one in parts)


def table(app: AppTest, caption: str) -> list[dict[str, Any]]:
    found = next(one["rows"] for one in components(app, "table") if one["caption"] == caption)
    return [row["cells"] for row in found]


def exported(*rows: Mapping[str, str]) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, PLAN_NAMES, restval="", quoting=csv.QUOTE_ALL)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def give(app: AppTest, name: str, content: bytes) -> AppTest:
    app.file_uploader(key="secop_archivos").upload(name, content, "text/csv").run()
    next(one for one in app.button if one.label == "Importar").click().run()
    return app


def import_plan(database: Path, place: Path) -> None:
    with Store.open(str(database)) as store:
        path = write_export(place / "plan.csv", PLAN_NAMES, LUZ_PAYMENT, MARIA_PAYMENT)
        import_secop(store, folders.every(store)[0].path, [path], "Ana")


def test_before_any_import_it_says_where_to_get_the_exports(look: Opener, read: Path) -> None:
    words = told(look("secop", read, reviewer="Ana"))
    for name in ("Contratos Electrónicos", "Plan de pagos", "Facturas", "datos.gov.co"):
        assert name in words
    assert "Todavía no se ha importado nada" in words


def test_an_export_is_imported_and_its_report_shown(look: Opener, read: Path) -> None:
    odd = LUZ_PAYMENT | {"id_de_pago": "2", "estado": "En el limbo"}
    app = look("secop", read, reviewer="Ana")
    give(app, "plan.csv", exported(LUZ_PAYMENT, MARIA_PAYMENT, STRANGER, odd))
    assert errors(app) == []
    (file,) = table(app, "Qué pasó con las filas de cada archivo")
    assert [file[name] for name in ("filas", "reconocidas", "dudosas", "fuera")] == ["4", "2", "1", "1"]
    (doubt,) = table(app, "Filas dudosas de las exportaciones")
    assert doubt["lugar"]["sub"] == "fila 5"
    assert "Por fuera de «plan.csv», 1 fila" in told(app)


def test_what_is_no_export_is_refused_kindly(look: Opener, read: Path) -> None:
    app = look("secop", read, reviewer="Ana")
    give(app, "lista.csv", b"numero_contrato,contratista\nCPS-1-2026,ANA\n")
    assert list(app.exception) == []
    assert "no es una exportación de SECOP II" in told(app)


def test_without_a_name_nothing_can_be_imported(look: Opener, read: Path) -> None:
    app = look("secop", read)
    assert next(one for one in app.button if one.label == "Importar").disabled


def test_an_earlier_import_can_be_looked_at(look: Opener, read: Path, tmp_path: Path) -> None:
    import_plan(read, tmp_path)
    import_plan(read, tmp_path)
    app = look("secop", read, importacion=1)
    (other,) = components(app, "table")[-1]["rows"]
    assert other["go"]["params"]["importacion"] == "2"


def test_the_month_shows_what_differs_and_leads_to_revisar(look: Opener, read: Path, tmp_path: Path) -> None:
    assert "todavía no dice nada" in told(look("secop", read, vista="cuentas", mes="2026-06"))
    import_plan(read, tmp_path)
    app = look("secop", read, vista="cuentas", mes="2026-06")
    rows = components(app, "table")[0]["rows"]
    luz = next(row for row in rows if row["cells"]["contratista"]["sub"] == "CPS-014-2026")
    assert luz["cells"]["estado"]["word"].startswith("Enviado")
    assert "$ 1.900.000" in luz["cells"]["diferencias"]
    assert luz["go"]["page"] == "revisar"
    only = look("secop", read, vista="cuentas", mes="2026-06", diferencias="si")
    assert len(components(only, "table")[0]["rows"]) == 1
    paid = look("secop", read, vista="cuentas", mes="2026-06", estado="pagado")
    assert len(components(paid, "table")[0]["rows"]) == 1


def test_who_has_not_presented_is_told_in_working_days(look: Opener, filled: Path) -> None:
    app = look("secop", filled, vista="faltan", mes="2026-06")
    (row,) = table(app, "Contratos sin cuenta del mes")
    assert row["contratista"]["sub"] == "CPS-005-2026"
    assert row["estado"]["word"] == "Sin datos"
    assert "días hábiles" in str(row["plazo"])
    assert "No quiere decir que no se haya enviado" in told(app)


def test_when_everybody_presented_or_no_list_is_known_it_says_so(
    look: Opener, filled: Path, read: Path
) -> None:
    assert "tienen su cuenta" in told(look("secop", filled, vista="faltan", mes="2026-05"))
    assert "lista de contratos" in told(look("secop", read, vista="faltan", mes="2026-06"))
