"""Two people on one cuenta: a role that may not decide, a concept, who has it open, and a reversal."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from review import desk, frames
from review.desk import looking
from review.model import Actor, Concept, PersonRole, Verdict
from review.store import Store, queries, reviewers, role_rows
from review.ways.checklist import PACKAGED
from screens import filters
from screens.filters import Filters
from tests.clean_cuentas import clean_database
from tests.screens.conftest import Opener
from tests.screens.drawn import errors


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def told(app: AppTest) -> str:
    said = " ".join(one.value for kind in (app.markdown, app.caption, app.info) for one in kind)
    return said.replace("\\", "")


def test_a_reviewer_gives_a_concept_and_decides_nothing(look: Opener, read: Path) -> None:
    with Store.open(str(read)) as store:
        desk.give_role(store, "Eva", PersonRole.REVISOR, "Eva")
    app = look("revisar", read, cuenta=1, reviewer="Eva")
    assert errors(app) == []
    assert [one.key for one in app.button_group] == ["url_panel"], "there is no decision to choose"
    app.radio[0].set_value(Concept.VISTO_BUENO)
    press(app, "Dar concepto")
    assert "Concepto de **Eva**" in told(app)
    with Store.open(str(read)) as store:
        assert [row["role"] for row in queries.log(store, "concepts", 1)] == ["revisor"]


def test_a_role_is_chosen_once_under_the_name(look: Opener, read: Path) -> None:
    with Store.open(str(read)) as store:
        desk.give_role(store, "Ana", PersonRole.SUPERVISOR, "Ana")
        reviewers.remember(store, reviewers.this_machine(), "Luz")
    app = look("bandeja", read)
    assert app.selectbox(key="rol_luz").value is PersonRole.SUPERVISOR, "as whoever works alone"
    app.selectbox(key="rol_luz").set_value(PersonRole.CONSULTA).run()
    again = look("bandeja", read)
    assert again.selectbox(key="rol_luz").value is PersonRole.CONSULTA
    again.selectbox(key="rol_luz").set_value(PersonRole.SUPERVISOR).run()
    assert "ya está registrado" in again.session_state["rol_negado"]
    with Store.open(str(read)) as store:
        assert role_rows.role(store, "Luz") is PersonRole.CONSULTA


def test_who_decides_over_somebody_is_asked(look: Opener, read: Path) -> None:
    with Store.open(str(read)) as store:
        looking.look(store, 1, Actor("Eva Ruiz"))
    app = look("revisar", read, cuenta=1, reviewer="Ana")
    assert "En revisión por **Eva Ruiz** desde las" in told(app)
    app.button_group[0].set_value(Verdict.APROBADA).run()
    app.text_area[0].set_value("Está en papel.").run()
    button = next(one for one in app.button if one.label == "Aprobar y seguir")
    assert button.disabled
    app.checkbox(key="decidir_sobre_1").check().run()
    press(app, "Aprobar y seguir")
    with Store.open(str(read)) as store:
        assert [row["author"] for row in queries.log(store, "decisions", 1)] == ["Ana"]


def test_a_decision_is_reversed_from_the_screen(look: Opener, read: Path) -> None:
    with Store.open(str(read)) as store:
        desk.decide(store, 1, Verdict.APROBADA, "", "Ana")
    app = look("revisar", read, cuenta=1, reviewer="Ana")
    next(one for one in app.text_input if one.label == "Por qué se anula").set_value("Era otra.")
    press(app, "Anular la decisión")
    assert errors(app) == []
    with Store.open(str(read)) as store:
        view = desk.submission(store, 1)
        assert view is not None
        assert view.decision is None


# --- beside the approval of many ---


@pytest.fixture(scope="module")
def _clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return clean_database(tmp_path_factory)


@pytest.fixture
def clean(_clean: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(_clean, tmp_path / "clean.db"))


OFFER = "Aprobar a la vez las 2 completas…"


def links(app: AppTest) -> list[str]:
    return [one.proto.label for one in app.get("page_link")]


def test_nobody_is_offered_to_approve_many_who_may_not(look: Opener, clean: Path) -> None:
    with Store.open(str(clean)) as store:
        desk.give_role(store, "Eva", PersonRole.REVISOR, "Eva")
    for who, offered in (("Ana", True), ("Eva", False)):
        app = look("bandeja", clean, mes="2026-07", reviewer=who)
        assert (OFFER in [one.label for one in app.button]) is offered
        app = look("revisar", clean, cuenta=1, reviewer=who)
        assert ("Aprobar a la vez esta y 1 otra completa" in links(app)) is offered
    app = look("bandeja", clean, mes="2026-07", reviewer="Eva", bloque="si")
    assert errors(app) == []
    assert "Aprobar varias cuentas a la vez no es de su rol" in told(app)
    assert next(one for one in app.button if one.label == "Aprobar las 2 cuentas").disabled


def test_who_approves_many_is_told_which_of_them_somebody_else_reviews(look: Opener, clean: Path) -> None:
    with Store.open(str(clean)) as store:
        looking.look(store, 2, Actor("Eva Ruiz"))
        view = desk.submission(store, 2)
    assert view is not None
    assert f"En revisión por Eva Ruiz: {view.contractor}" in told(
        look("bandeja", clean, mes="2026-07", reviewer="Ana", bloque="si")
    )
    assert "En revisión por" not in told(
        look("bandeja", clean, mes="2026-07", reviewer="Eva Ruiz", bloque="si")
    )


def test_who_gave_the_concept_is_told_before_deciding_that_somebody_else_does(
    look: Opener, clean: Path
) -> None:
    text = PACKAGED.read_text("utf-8").replace("decide_otra_persona = false", "decide_otra_persona = true")
    with Store.open(str(clean)) as store:
        view = desk.submission(store, 1)
        assert view is not None
        desk.apply(store, view.folder, "Ana", checklist_text=text)
        desk.give_concept(store, 1, Concept.VISTO_BUENO, "", "Ana")
    app = look("revisar", clean, cuenta=1, reviewer="Ana")
    assert desk.APART in told(app)
    assert [one.key for one in app.button_group] == ["url_panel"], "there is no decision to choose"
    other = look("revisar", clean, cuenta=1, reviewer="Eva")
    assert desk.APART not in told(other)
    assert len(other.button_group) == 2


# --- in the Bandeja ---


def test_concepts_are_chosen_from_where_there_are_any(look: Opener, clean: Path) -> None:
    def asked(app: AppTest) -> bool:
        return "url_concepto" in [one.key for one in app.button_group]

    assert not asked(look("bandeja", clean, mes="2026-07", reviewer="Ana"))
    with Store.open(str(clean)) as store:
        desk.give_concept(store, 2, Concept.CON_INCONSISTENCIA, "La firma.", "Eva")
        table = frames.submissions(store)
    assert asked(look("bandeja", clean, mes="2026-07", reviewer="Ana"))
    for chosen, expected in (
        ("con_inconsistencia", [2]),
        ("visto_bueno", []),
        (filters.NO_CONCEPT, [1]),
        ("", [1, 2]),
    ):
        assert sorted(filters.narrow(table, Filters(concepto=chosen))["id"]) == expected
