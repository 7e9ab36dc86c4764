"""Where there is nothing to show, a page says why and what to do: no folder, an empty one, no hit."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from review.store import Store, folders
from review.store import job_rows as job_table
from tests.screens.conftest import Opener
from tests.screens.drawn import components, errors
from tests.screens.test_reading_now import reading
from tests.store.filled import filled as database_of
from tests.store.filled import submission

MONTHLY = ["inicio", "cumplimiento", "pagos", "fallas", "exportar", "segunda"]
FIRST = "Elija la carpeta"


def told(app: AppTest) -> str:
    kinds = (app.markdown, app.caption, app.info, app.warning, app.success)
    assert errors(app) == []
    return " ".join(one.value for kind in kinds for one in kind).replace("\\", "")


def emptied(app: AppTest) -> str:
    """What the last table of the page says instead of rows."""
    assert errors(app) == []
    table = components(app, "table")[-1]
    assert table["rows"] == []
    return str(table["empty"])


@pytest.mark.parametrize("page", MONTHLY)
def test_files_without_a_month_are_told_with_the_way_to_them(page: str, look: Opener, tmp_path: Path) -> None:
    database_of(tmp_path, [submission(1, period=None), submission(2, period=None)])
    app = look(page, tmp_path / "a.db")
    assert "Hay 2 archivos leídos, y de ninguno se sabe el mes." in told(app)
    assert FIRST not in told(app)
    assert "bandeja" in [one.proto.page for one in app.main.get("page_link")]


@pytest.mark.parametrize("page", [*MONTHLY, "bandeja", "revisar", "dudas"])
def test_while_the_first_folder_is_read_nobody_is_asked_for_one(
    page: str, look: Opener, tmp_path: Path
) -> None:
    reading(tmp_path / "a.db")
    app = look(page, tmp_path / "a.db")
    assert "Se están leyendo las cuentas." in told(app)
    assert FIRST not in told(app)


def test_a_folder_that_was_read_and_holds_nothing_is_named(look: Opener, tmp_path: Path) -> None:
    with Store.open(str(tmp_path / "a.db")) as store:
        folders.get_or_add(store, "/cuentas de nadie")
    app = look("inicio", tmp_path / "a.db")
    assert "En la carpeta que se leyó, «/cuentas de nadie», no hay PDF de cuentas." in told(app)
    assert FIRST in told(app)


def test_before_an_empty_folder_is_read_it_is_said_to_be_empty(look: Opener, tmp_path: Path) -> None:
    empty, zipped = tmp_path / "vacia", tmp_path / "comprimida"
    empty.mkdir()
    zipped.mkdir()
    with zipfile.ZipFile(zipped / "cuentas.zip", "w") as archive:
        archive.writestr("a.pdf", b"%PDF-1.7")
    app = look("cargar")
    for folder, warned in ((empty, True), (zipped, False)):
        app.text_input(key="carpeta").set_value(str(folder)).run()
        assert ("no hay PDF" in told(app)) is warned
        assert (f"{folder.name}: 0 PDF" in told(app)) is not warned


def test_the_reading_of_an_empty_folder_is_no_success(look: Opener, tmp_path: Path) -> None:
    with Store.open(str(tmp_path / "a.db")) as store:
        number = job_table.add(store, "/vacia", None, None)
        job_table.change(store, number, state="terminado")
    app = look("cargar", tmp_path / "a.db", trabajo=number)
    assert list(app.success) == []
    assert "no hay PDF" in app.warning[0].value


def test_a_search_without_a_hit_is_told_with_the_way_back(look: Opener, filled: Path) -> None:
    app = look("bandeja", filled, mes="2026-06", q="zzzz", decision="aprobada")
    assert "«zzzz»" in emptied(app)
    app.button(key="quitar_filtros").click().run()
    assert errors(app) == []
    assert not {"q", "decision"} & set(app.query_params)
    assert components(app, "table")[-1]["rows"]
    assert "Ninguna cuenta está como se pidió" in emptied(
        look("bandeja", filled, mes="2026-06", decision="aprobada")
    )


def test_a_month_without_cuentas_is_not_taken_for_a_filter(look: Opener, tmp_path: Path) -> None:
    database_of(tmp_path, [submission(1)])
    app = look("bandeja", tmp_path / "a.db", mes="sin_mes")
    assert "De todos los archivos leídos se sabe el mes" in emptied(app)
    assert [one.key for one in app.button if one.key == "quitar_filtros"] == []


def test_a_review_of_nothing_leads_to_the_list_and_not_to_cargar(look: Opener, filled: Path) -> None:
    app = look("revisar", filled, mes="2026-06", q="zzzz")
    assert "Ninguna cuenta coincide con «zzzz»." in told(app)
    assert FIRST not in told(app)
    app.button(key="quitar_filtros").click().run()
    assert errors(app) == []
    assert components(app, "viewer")


def test_the_other_tables_say_what_to_do_too(look: Opener, filled: Path) -> None:
    assert "Nadie coincide" in emptied(look("cumplimiento", filled, mes="2026-06", q="zzzz"))
    assert "elija un mes" in told(look("pagos", filled, vista="estado", mes="sin_mes"))
    assert components(look("pagos", filled, vista="estado", mes="todos"), "table")
