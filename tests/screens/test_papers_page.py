"""The supervisor's papers and their forms on the screen."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from review import desk
from review.model import PaperKind, Verdict
from review.store import Store
from review.supervision.form_keeping import form_in_force
from tests.clean_cuentas import clean_database
from tests.screens.conftest import Opener
from tests.screens.drawn import components, errors
from tests.supervision.strange_form import strange_form


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
