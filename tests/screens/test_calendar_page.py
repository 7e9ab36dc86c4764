"""Lista de chequeo, Calendario: what is in force in words, another one checked line by line and applied."""

from __future__ import annotations

import re
from pathlib import Path

from streamlit.testing.v1 import AppTest

from review import desk
from review.desk.entity import ListSource
from review.store import Store, folders
from review.ways.calendar_file import check
from screens.calendar_view import EXAMPLE, MONTHS_SHOWN
from tests.screens.conftest import ROOT, Opener
from tests.screens.drawn import components, errors

GOOD = 'version = 1\nentidad = "X"\n[reglas]\npresentar = "día 1 a 6"\ncorte = "día 17"\n'
APPLY = "Aplicar este calendario"


def told(app: AppTest) -> str:
    parts = (*app.markdown, *app.caption, *app.success, *app.info, *app.warning, *app.error)
    return "\n".join(str(one.value).replace("\\", "") for one in parts)


def upload(app: AppTest, written: str) -> AppTest:
    app.file_uploader(key="calendario_archivo").upload(
        "calendario.toml", written.encode(), "text/plain"
    ).run()
    return app


def source(database: Path) -> ListSource:
    with Store.open(str(database)) as store:
        return desk.folder_ways(store, folders.every(store)[0].path).calendar.source


def test_the_example_on_the_page_can_be_used() -> None:
    assert check(EXAMPLE, "calendario.toml")[1] == ()
    uncommented = EXAMPLE.replace("# [[mes]]", "[[mes]]").replace("# mes", "mes")
    uncommented = uncommented.replace("# presentar", "presentar").replace("# corte", "corte")
    made, problems = check(uncommented, "calendario.toml")
    assert problems == ()
    assert made is not None
    assert len(made.months) == 1


def test_without_a_calendar_it_says_how_to_have_one(look: Opener, read: Path) -> None:
    app = look("lista", read, vista="calendario", reviewer="Ana")
    assert errors(app) == []
    assert "No hay calendario, y por eso no se habla de cortes." in told(app)
    assert APPLY not in [one.label for one in app.button]


def test_one_is_applied_shown_month_by_month_and_taken_back(look: Opener, read: Path) -> None:
    app = upload(look("lista", read, vista="calendario", reviewer="Ana"), GOOD)
    assert "El calendario está bien escrito" in told(app)
    assert "para el corte del" in told(app) or "el corte, " in told(app)
    next(one for one in app.button if one.label == APPLY).click().run()
    assert source(read) is ListSource.PERSON
    app = look("lista", read, vista="calendario", reviewer="Ana")
    assert "Aplicado aquí por Ana" in told(app)
    (table,) = [
        one for one in components(app, "table") if one["caption"] == "Los próximos meses del calendario"
    ]
    assert len(table["rows"]) == MONTHS_SHOWN
    assert [table["rows"][0]["cells"][name] for name in ("pago", "cierre")] == ["—", "—"]
    next(one for one in app.button if one.label == "Dejar de usar este calendario").click().run()
    assert source(read) is ListSource.PROGRAM


def test_faults_are_told_line_by_line_and_it_cannot_be_applied(look: Opener, read: Path) -> None:
    bad = GOOD.replace("día 17", "tarde").replace("día 1 a 6", "cuando sea")
    app = upload(look("lista", read, vista="calendario", reviewer="Ana"), bad)
    assert "Hay 2 cosas por corregir en el calendario." in told(app)
    rows = next(one["rows"] for one in components(app, "table") if "corregir" in one["caption"])
    assert [row["cells"]["linea"] for row in rows] == ["4", "5"]
    assert APPLY not in [one.label for one in app.button]


def test_whoever_may_not_change_the_ways_may_not_apply_it(look: Opener, read: Path) -> None:
    app = upload(look("lista", read, vista="calendario"), GOOD)
    assert next(one for one in app.button if one.label == APPLY).disabled


def test_every_place_for_files_says_what_is_dropped_there() -> None:
    written = "\n".join(path.read_text("utf-8") for path in sorted((ROOT / "screens").glob("*.py")))
    places = set(re.findall(r'key="(\w+_subid[oa]s?)"', written))
    style = (ROOT / "screens" / "assets" / "page.css").read_text("utf-8")
    assert "calendario_subido" in places
    assert [place for place in sorted(places) if f".st-key-{place} " not in style] == []
