"""Two people on one cuenta: a role that may not decide, a concept, who has it open, and a reversal."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest

from review import desk
from review.desk import presence
from review.model import Actor, Concept, Role, Verdict
from review.store import Store, people, queries, reviewers
from tests.screens.conftest import Opener
from tests.screens.drawn import errors


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def told(app: AppTest) -> str:
    return " ".join(one.value for kind in (app.markdown, app.caption, app.info) for one in kind)


def test_a_reviewer_gives_a_concept_and_decides_nothing(look: Opener, read: Path) -> None:
    with Store.open(str(read)) as store:
        desk.give_role(store, "Eva", Role.REVISOR, "Eva")
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
        desk.give_role(store, "Ana", Role.SUPERVISOR, "Ana")
        reviewers.remember(store, reviewers.this_machine(), "Luz")
    app = look("bandeja", read)
    assert app.selectbox(key="rol_luz").value is Role.SUPERVISOR, "as whoever works alone"
    app.selectbox(key="rol_luz").set_value(Role.CONSULTA).run()
    again = look("bandeja", read)
    assert again.selectbox(key="rol_luz").value is Role.CONSULTA
    again.selectbox(key="rol_luz").set_value(Role.SUPERVISOR).run()
    assert "ya está registrado" in again.session_state["rol_negado"]
    with Store.open(str(read)) as store:
        assert people.role(store, "Luz") is Role.CONSULTA


def test_who_decides_over_somebody_is_asked(look: Opener, read: Path) -> None:
    with Store.open(str(read)) as store:
        presence.look(store, 1, Actor("Eva Ruiz"))
    app = look("revisar", read, cuenta=1, reviewer="Ana")
    assert "En revisión por **Eva Ruiz** desde las" in told(app)
    app.button_group[0].set_value(Verdict.APROBADA).run()
    app.text_area[0].set_value("Está en papel.").run()
    button = next(one for one in app.button if one.label == "Aprobar la cuenta")
    assert button.disabled
    app.checkbox(key="decidir_sobre_1").check().run()
    press(app, "Aprobar la cuenta")
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
