"""The supervisor's papers and their forms on the screen."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from review import desk
from review.model import MonthPaperKind, PaperKind, Verdict
from review.store import Store
from review.supervision.form_keeping import form_in_force, logo_in_force
from tests.clean_cuentas import clean_database
from tests.screens.conftest import Opener
from tests.screens.drawn import components, errors
from tests.supervision.strange_form import strange_form
from tests.supervision.test_logo import picture
from tests.supervision.two_entities import BOSS, HOSPITAL, of_two


@pytest.fixture(scope="session")
def _clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return clean_database(tmp_path_factory)


@pytest.fixture
def database(_clean: Path, tmp_path: Path) -> Path:
    path = Path(shutil.copy(_clean, tmp_path / "clean.db"))
    with Store.open(str(path)) as store:
        desk.decide(store, 1, Verdict.APROBADA, "", "Ana")
    return path


def test_an_approved_cuenta_shows_its_paper_before_it_is_taken(look: Opener, database: Path) -> None:
    app = look("revisar", database, reviewer="Ana", cuenta=1)
    assert not any("papel" in one.value for one in app.get("html") if "class" in str(one.value))
    app.button(key="abrir_papeles").click().run()
    assert errors(app) == []
    (shown,) = [str(one.proto.body) for one in app.get("html") if 'class="papel"' in str(one.proto.body)]
    assert "CINCO MILLONES DOSCIENTOS MIL PESOS M/CTE" in shown
    app.query_params["papel"] = "informe_final"
    app.run()
    assert any("No es la última cuenta" in one.value for one in app.info)


def test_a_cuenta_that_is_not_approved_offers_none(look: Opener, database: Path) -> None:
    app = look("revisar", database, reviewer="Ana", cuenta=2, papeles="si")
    assert errors(app) == []
    assert "abrir_papeles" not in {one.key for one in app.button}
    assert "cerrar_papeles" not in {one.key for one in app.button}


def test_a_month_tells_which_have_one_and_why_the_others_not(look: Opener, database: Path) -> None:
    app = look("informes", database)
    assert errors(app) == []
    ready, left = components(app, "table")
    assert [row["id"] for row in ready["rows"]] == [1]
    assert [(row["id"], "no está aprobada" in row["cells"]["que"]) for row in left["rows"]] == [(2, True)]


def test_a_form_is_looked_over_and_put_in_force(look: Opener, database: Path) -> None:
    app = look("informes", database, reviewer="Ana", vista="formatos")
    bad = strange_form(lambda made: made.add_paragraph("{{ nada }}"))
    app.file_uploader(key="formato_certificado").upload("malo.docx", bad).run()
    assert any("1 cosa por corregir" in one.value for one in app.error)
    (table,) = components(app, "table")
    assert "«nada»" in table["rows"][0]["cells"]["motivo"]["text"]
    app.file_uploader(key="formato_certificado").upload("acta.docx", strange_form()).run()
    assert errors(app) == []
    assert any("cuenta\\.valor" in one.value for one in app.warning)
    (use,) = [one for one in app.button if one.label == "Usar este formato"]
    use.click().run()
    assert errors(app) == []
    with Store.open(str(database)) as store:
        assert form_in_force(store, 1, PaperKind.CERTIFICADO).name == "acta.docx"


def test_a_logo_is_given_refused_or_taken_away(look: Opener, database: Path) -> None:
    app = look("informes", database, reviewer="Ana", vista="formatos")
    app.file_uploader(key="logo_subido").upload("malo.png", b"no es una imagen").run()
    pressed(app, "Usar este logo")
    assert any("la imagen está dañada" in one for one in errors(app))
    app.file_uploader(key="logo_subido").upload("escudo.png", picture()).run()
    pressed(app, "Usar este logo")
    with Store.open(str(database)) as store:
        held = logo_in_force(store, 1)
    assert held is not None
    assert (held.name, held.author) == ("escudo.png", "Ana")
    assert any("escudo" in one.label for one in app.expander)
    pressed(app, "Quitar el logo")
    with Store.open(str(database)) as store:
        assert logo_in_force(store, 1) is None


def pressed(app: AppTest, label: str) -> None:
    (button,) = [one for one in app.button if one.label == label]
    button.click().run()


@pytest.mark.parametrize("kind", MonthPaperKind)
def test_a_paper_of_the_month_is_shown_with_what_is_not_in_it(
    look: Opener, database: Path, kind: MonthPaperKind
) -> None:
    app = look("informes", database, papel=kind.value)
    assert errors(app) == []
    (shown,) = [str(one.proto.body) for one in app.get("html") if 'class="papel"' in str(one.proto.body)]
    assert "CINCO MILLONES DOSCIENTOS MIL PESOS M/CTE" in shown
    (left,) = components(app, "table")
    assert [(row["id"], "no está aprobada" in row["cells"]["que"]) for row in left["rows"]] == [(2, True)]


def test_of_several_entities_one_is_chosen_and_its_paper_shown(look: Opener, database: Path) -> None:
    with Store.open(str(database)) as store:
        desk.decide(store, 2, Verdict.APROBADA, "", "Ana")
        of_two(store)
    app = look("informes", database, papel=MonthPaperKind.MEMORANDO.value)
    assert errors(app) == []
    assert any("varias entidades" in one.value for one in app.caption)
    assert [one.label for one in app.selectbox if one.label.startswith("De ")] == [
        "De qué entidad",
        "De quién supervisa",
    ]
    app.selectbox(key="url_entidad").set_value(HOSPITAL).run()
    assert errors(app) == []
    assert not any("varias entidades" in one.value for one in app.caption)
    (shown,) = [str(one.proto.body) for one in app.get("html") if 'class="papel"' in str(one.proto.body)]
    assert "CINCO MILLONES DOSCIENTOS MIL PESOS M/CTE" in shown
    assert BOSS in shown


def test_there_is_no_paper_of_a_month_in_which_nothing_is_approved(look: Opener, database: Path) -> None:
    with Store.open(str(database)) as store:
        desk.reverse(store, 1, "Me equivoqué.", "Ana")
    app = look("informes", database, papel=MonthPaperKind.MEMORANDO.value)
    assert errors(app) == []
    assert any("Ninguna cuenta de ese mes" in one.value for one in app.info)


def test_the_fields_of_both_kinds_of_form_are_told(look: Opener, database: Path) -> None:
    app = look("informes", database, vista="campos")
    (table,) = components(app, "table")
    app.query_params["campos"] = "mes"
    app.run()
    (other,) = components(app, "table")
    names = [{row["cells"]["campo"]["text"] for row in one["rows"]} for one in (table, other)]
    assert "codigo.qr" in names[0] & names[1]
    assert "anexos" in names[0] - names[1]
    assert "lineas" in names[1] - names[0]


@pytest.mark.parametrize(("page", "button"), [("informes", "expediente_mes"), ("revisar", "expediente_zip")])
def test_a_package_is_made_when_it_is_asked_for_or_says_why_not(
    look: Opener, database: Path, page: str, button: str
) -> None:
    with Store.open(str(database)) as store:
        view = desk.submission(store, 1)
    assert view is not None
    there = view.path.is_file()
    about = {"vista": "expediente"} if page == "informes" else {"cuenta": 1, "papeles": "si"}
    app = look(page, database, reviewer="Ana", **about)
    assert errors(app) == []
    app.button(key=button).click().run()
    assert errors(app) == []
    made = [one for one in app.get("download_button") if "Descargar expediente" in one.proto.label]
    assert bool(made) is there
    assert any("no se puede leer" in one.value for one in app.warning) is not there
