"""What was learned and what was passed over, as the screens show them and take clicks on them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from review import desk
from review.desk import SubmissionView
from review.model import FieldValue, ItemKind, PageKind
from review.pipeline import read_folder
from review.store import Store
from screens import account
from tests.screens.conftest import Opener
from tests.screens.drawn import components, errors
from tests.strange_paper import write_strange

CUENTA = ItemKind.CUENTA


@pytest.fixture(scope="module")
def _strange(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("strange")
    write_strange(folder / "cuentas" / "1.pdf")
    write_strange(
        folder / "cuentas" / "2.pdf", contract="CPS-020-2026", amount="$ 1.750.000", whole="$ 9.000.000"
    )
    with Store.open(str(folder / "visto.db")) as store:
        read_folder(folder / "cuentas", store, processes=1)
    return folder / "visto.db"


@pytest.fixture
def strange(_strange: Path, tmp_path: Path) -> Path:
    """Two papers of a layout that is not known; each test has its own database."""
    return Path(shutil.copy(_strange, tmp_path / "visto.db"))


def teach(path: Path) -> None:
    with Store.open(str(path)) as store:
        desk.move_page(store, 1, 1, PageKind.CUENTA, "Ana")
        desk.correct_field(store, 1, CUENTA, "valor", 1_800_000, "Ana")


def view(path: Path, number: int) -> SubmissionView:
    with Store.open(str(path)) as store:
        found = desk.submission(store, number)
    assert found is not None
    return found


def value(path: Path, number: int) -> FieldValue | None:
    return next((f.value for f in view(path, number).item(CUENTA).fields if f.name == "valor"), None)


def move(look: Opener, strange: Path, *, remember: bool) -> AppTest:
    app = look("revisar", strange, cuenta=1, panel="corregir", reviewer="Ana")
    next(one for one in app.selectbox if one.label == "Es de").set_value(PageKind.CUENTA)
    if remember:
        app.checkbox[-1].check()
    press(app, "Cambiar")
    assert errors(app) == []
    return app


def press(app: AppTest, label: str) -> None:
    next(one for one in app.button if one.label == label).click().run()


def test_a_format_is_remembered_after_telling_what_it_changes(look: Opener, strange: Path) -> None:
    app = move(look, strange, remember=True)
    assert "otra cuenta sin decidir" in app.info[0].value
    assert r"2\.pdf" in app.info[0].value
    assert view(strange, 1).pages[0].kind is PageKind.OTRO, "nothing is recorded yet"
    press(app, "Guardar y recordar")
    assert errors(app) == []
    assert "se revisó 1 cuenta más" in app.toast[0].value
    assert view(strange, 1).pages[0].kind is PageKind.CUENTA
    assert view(strange, 2).pages[0].learned


def test_what_was_to_be_remembered_can_be_recorded_alone(look: Opener, strange: Path) -> None:
    app = move(look, strange, remember=True)
    press(app, "Guardar sin recordar")
    assert errors(app) == []
    assert view(strange, 1).pages[0].kind is PageKind.CUENTA
    assert not view(strange, 2).pages[0].learned


def test_a_format_is_not_remembered_unless_asked(look: Opener, strange: Path) -> None:
    app = move(look, strange, remember=False)
    assert "recordado" not in app.toast[0].value
    assert view(strange, 1).pages[0].kind is PageKind.CUENTA
    assert not view(strange, 2).pages[0].learned


def test_a_correction_tells_what_remembering_it_changes(look: Opener, strange: Path) -> None:
    with Store.open(str(strange)) as store:
        desk.move_page(store, 1, 1, PageKind.CUENTA, "Ana")
    app = look("revisar", strange, cuenta=1, panel="corregir", arreglo="cuenta.valor", reviewer="Ana")
    next(one for one in app.text_input if one.label == "Valor correcto").set_value("1.800.000")
    app.checkbox[0].check()
    press(app, "Corregir")
    assert r"2\.pdf" in app.info[0].value
    assert value(strange, 2) == 9_000_000
    press(app, "Guardar y recordar")
    assert errors(app) == []
    assert value(strange, 1) == 1_800_000
    assert value(strange, 2) == 1_750_000


def test_what_was_learned_is_said_so_beside_what_was_passed_over(look: Opener, strange: Path) -> None:
    teach(strange)
    app = look("revisar", strange, cuenta=2)
    assert errors(app) == []
    (viewer,) = components(app, "viewer")
    assert "aprendido" in viewer["pages"][0]["note"]
    (sheet,) = components(app, "sheet")
    item = next(one for one in sheet["items"] if one["key"] == "cuenta")
    field = next(one for one in item["fields"] if one["title"] == "Valor")
    assert field["learned"]
    assert [(one["value"], one["page"]) for one in field["others"]] == [("$ 9.000.000", 1)]


def test_a_value_passed_over_is_drawn_on_the_page_when_chosen(look: Opener, strange: Path) -> None:
    teach(strange)
    app = look("revisar", strange, cuenta=2, evidencia="otro.cuenta.valor.0")
    (viewer,) = components(app, "viewer")
    chosen = [one for one in viewer["boxes"] if one["on"]]
    assert [one["id"] for one in chosen] == ["otro.cuenta.valor.0"]
    assert "9.000.000" in chosen[0]["title"]


def test_a_value_passed_over_is_found_by_its_name(strange: Path) -> None:
    teach(strange)
    found = account.other_of(view(strange, 2), "otro.cuenta.valor.0")
    assert found is not None
    assert found[2].value == 9_000_000
    assert account.other_of(view(strange, 2), "otro.cuenta.valor.9") is None
    assert account.other_of(view(strange, 2), "nada") is None


def test_a_format_is_forgotten_and_used_again_from_its_list(look: Opener, strange: Path) -> None:
    teach(strange)
    app = look("cargar", strange, reviewer="Ana")
    assert errors(app) == []
    told = " ".join(one.value for one in [*app.markdown, *app.caption])
    assert "La página es de cuenta de cobro" in told
    assert "dónde está «Valor»" in told
    assert "usado en 1 cuenta" in told
    app.button(key="olvidar_2").click().run()
    assert value(strange, 2) == 9_000_000
    assert "Formato olvidado" in app.toast[0].value
    app.button(key="usar_2").click().run()
    assert value(strange, 2) == 1_750_000


def test_without_a_name_nothing_can_be_forgotten(look: Opener, strange: Path) -> None:
    teach(strange)
    app = look("cargar", strange)
    assert app.button(key="olvidar_1").disabled
