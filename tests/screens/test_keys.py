"""Keys, points and pins: what is listed is what is there, a look is kept, a place is chosen."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from review import desk
from review.desk.places import printed_on
from review.desk.points import points_of, unseen
from review.model import Audience, Verdict
from review.store import Store, drafts
from screens import components as pieces
from screens import keys
from tests.returned_cuentas import AGAIN, returned_database
from tests.screens.conftest import Opener
from tests.screens.drawn import components, errors

ANA, EVA = "Ana Solarte", "Eva Ruiz"


@pytest.fixture(scope="module")
def _faulty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return returned_database(tmp_path_factory)


@pytest.fixture
def faulty(_faulty: Path, tmp_path: Path) -> Path:
    """August as it came again, with faults and no decision yet; each test has its own copy."""
    return Path(shutil.copy(_faulty, tmp_path / "visto.db"))


def bar(app: AppTest) -> str:
    told = [one.value.replace("\\", "") for one in app.markdown if one.value.startswith("**")]
    return next(one for one in told if "punto" in one)


def shortcuts(app: AppTest) -> set[str]:
    return {one.proto.shortcut for one in app.button if one.proto.shortcut}


def pressed(app: AppTest) -> dict[str, str]:
    """What the browser was told to press, by key."""
    return {one["key"]: one["within"] for drawn in components(app, "press") for one in drawn["press"]}


def listed(page: str) -> set[str]:
    return {key for line in keys.PAGES[page] for key in line.keys}


def test_every_key_of_revisar_is_listed_and_no_other(look: Opener, faulty: Path) -> None:
    app = look("revisar", faulty, reviewer=ANA, cuenta=AGAIN)
    assert errors(app) == []
    of_the_viewer = {"left", "right", "+", "-", "0", "g", "p", "x", "shift+right", "shift+left"}
    verdicts = {"a", "d", "i"}
    assert {key for key, within in pressed(app).items() if within.startswith("veredicto_")} == verdicts
    assert listed("Revisar") == shortcuts(app) | verdicts | of_the_viewer | {"1", "2", "3", "4", "5"}
    assert len(shortcuts(app)) == len([one for one in app.button if one.proto.shortcut])


def test_keys_are_written_as_on_the_keyboard() -> None:
    assert keys.shown("shift+left") == "Mayús + ←"
    assert [keys.shown(one) for one in ("+", "s", "enter")] == ["+", "S", "Entrar"]


def test_looks_are_counted_and_kept_for_the_one_who_looked(look: Opener, faulty: Path) -> None:
    with Store.open(str(faulty)) as store:
        view = desk.submission(store, AGAIN)
    assert view is not None
    found = points_of(view)
    against = len(unseen(found, ()))
    assert against > 1
    app = look("revisar", faulty, reviewer=ANA, cuenta=AGAIN)
    assert bar(app).startswith(f"**Lleva 0 de {len(found)} puntos, {against} en contra sin mirar**")
    app.button(key="punto_visto").click().run()
    assert bar(app).startswith(f"**Lleva 1 de {len(found)} puntos, {against - 1} en contra sin mirar**")
    where = app.query_params["punto"]

    again = look("revisar", faulty, cuenta=AGAIN)
    assert again.text_input(key="revisor").value == ANA
    assert "Lleva 1 de" in bar(again)
    assert again.query_params["punto"] == where
    assert components(again, "sheet")[0]["at"]
    other = look("revisar", faulty, reviewer=EVA, cuenta=AGAIN)
    assert "Lleva 0 de" in bar(other)


def test_an_approval_tells_what_nobody_looked_at_and_the_decision_ends_the_walk(
    look: Opener, faulty: Path
) -> None:
    app = look("revisar", faulty, reviewer=ANA, cuenta=AGAIN)
    app.button(key="punto_visto").click().run()
    app.button_group[0].set_value(Verdict.APROBADA).run()
    assert any("por mirar" in one.value for one in app.caption)
    app.text_area(key=f"motivo_{AGAIN}_aprobada").set_value("Llegó en papel.").run()
    app.button(key=f"hacer_aprobada_{AGAIN}").click().run()
    assert errors(app) == []
    with Store.open(str(faulty)) as store:
        assert drafts.bookmark(store, AGAIN, ANA) is None
        view = desk.submission(store, AGAIN)
    assert view is not None
    assert view.decision is not None
    done = look("revisar", faulty, cuenta=AGAIN)
    assert "Lleva" not in bar(done)


def test_what_is_asked_for_by_key_opens_at_its_field(look: Opener, faulty: Path) -> None:
    app = look("revisar", faulty, reviewer=ANA, cuenta=AGAIN)
    app.button(key="punto_marcar").click().run()
    assert errors(app) == []
    assert app.query_params["panel"] == "corregir"
    assert [(one["at"], one["field"]) for one in components(app, "look")] == [("marcar", True)]
    app.run()
    assert components(app, "look") == [], "once: drawing the page again takes nobody's place away"


def test_a_note_is_pinned_to_a_line_chosen_and_goes_into_the_letter(look: Opener, faulty: Path) -> None:
    app = look("revisar", faulty, reviewer=ANA, cuenta=AGAIN, panel="notas", pagina=1)
    with Store.open(str(faulty)) as store:
        view = desk.submission(store, AGAIN)
        assert view is not None
        line = printed_on(store, view.sha256, 1)[3]
    next(one for one in app.selectbox if one.label == "Página").set_value(1).run()
    place = next(one for one in app.selectbox if one.label == "Señalar en la página")
    place.set_value(next(one for one in place.options if one.startswith("4. "))).run()
    assert errors(app) == []
    (drawn,) = [one for one in components(app, "viewer")[0]["boxes"] if one["id"] == "lugar"]
    assert (drawn["x0"], drawn["bottom"]) == (round(line.box.x0, 1), round(line.box.bottom, 1))
    next(one for one in app.button_group if one.key and "nota_para_" in one.key).set_value(
        Audience.CONTRATISTA
    ).run()
    next(one for one in app.text_area if one.label == "Nota").set_value("Falta el sello.").run()
    app.button(key="nota_guardar").click().run()
    assert errors(app) == []
    assert "lugar" not in app.query_params
    with Store.open(str(faulty)) as store:
        view = desk.submission(store, AGAIN)
    assert view is not None
    (point,) = [one for one in desk.letter(view, Verdict.DEVUELTA).points if one.by_person]
    assert (point.page, point.box) == (1, line.box)


@pytest.mark.parametrize("place", ["1_x", "9_1_1_5_5", "1_5_5_1_1", "1_900_900_950_950", "1_1_1", "no"])
def test_an_address_that_names_no_place_pins_nothing(look: Opener, faulty: Path, place: str) -> None:
    app = look("revisar", faulty, reviewer=ANA, cuenta=AGAIN, panel="notas", pagina=1, lugar=place)
    assert errors(app) == []
    assert not [one for one in components(app, "viewer")[0]["boxes"] if one["id"] == "lugar"]


def test_a_line_that_leads_somewhere_is_reached_by_key(look: Opener, filled: Path) -> None:
    app = look("pagos", filled, vista="mes")
    (table,) = components(app, "table")
    assert table["rows"]
    assert all(row["cells"]["mes"]["href"] == pieces.url.href(row["go"]) for row in table["rows"])
