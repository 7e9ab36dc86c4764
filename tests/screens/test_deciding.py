"""A decision is never lost from sight: the order of the review stays, nobody decides unwarned over another,
and a reload finds the name and what was being written."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from review import desk, frames
from review.model import ItemKind, PageKind, State, Verdict
from review.store import Store, drafts, queries
from tests.screens.conftest import Opener
from tests.screens.drawn import components, errors

ANA, EVA = "Ana Solarte", "Eva *Ruiz*"
LETTER = "Falta la planilla de mayo."


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def told(app: AppTest) -> str:
    return " ".join([*(one.value for one in app.markdown), *(one.value for one in app.caption)])


def text_of(markdown: str) -> str:
    return markdown.replace("\\", "")


def write(app: AppTest, verdict: Verdict, words: str) -> AppTest:
    app.button_group[0].set_value(verdict).run()
    return app.text_area(key=f"motivo_1_{verdict}").set_value(words).run()


def decide(database: Path, number: int = 1, author: str = EVA) -> None:
    with Store.open(str(database)) as store:
        desk.decide(store, number, Verdict.APROBADA, "En papel, [aquí](x).", author)


def acts(database: Path, table: str = "decisions") -> list[str]:
    with Store.open(str(database)) as store:
        return [row["author"] for row in queries.log(store, table, 1)]


# --- the order of the review ---


def test_the_order_stays_while_one_decides_and_the_next_one_waits(look: Opener, read: Path) -> None:
    with Store.open(str(read)) as store:
        ids = [int(one) for one in frames.submissions(store)["id"]]
    app = look("revisar", read, mes="2026-06", reviewer=ANA, decision="sin_decidir")
    first = int(app.query_params["cuenta"])
    other = next(one for one in ids if one != first)
    assert "1 de 2 · faltan 2" in told(app)
    decide(read, first)
    app.run()
    assert "1 de 2 · falta 1" in told(app), "what was decided keeps its place"
    reloaded = look(
        "revisar", read, mes="2026-06", decision="sin_decidir", cuenta=first, fila=app.query_params["fila"]
    )
    assert "1 de 2 · falta 1" in told(reloaded)
    press(reloaded, "Siguiente")
    assert reloaded.query_params["cuenta"] == str(other)
    assert "2 de 2 · falta 1" in told(reloaded)
    decide(read, other)
    reloaded.run()
    assert "2 de 2 · no falta ninguna" in told(reloaded)


def test_another_filter_or_a_fresh_order_begins_anew(look: Opener, read: Path) -> None:
    app = look("revisar", read, mes="2026-06", decision="sin_decidir", cuenta=1)
    begun = app.query_params["fila"]
    decide(read, 2)
    other = look("revisar", read, mes="2026-06", cuenta=1, fila=begun)
    assert other.query_params["fila"] != begun
    assert "de 2 · falta 1" in told(other)
    press(app, "Ordenar de nuevo")
    assert app.query_params["fila"] != begun
    assert "1 de 1 · falta 1" in told(app)


def test_the_menu_goes_on_with_the_review_that_was_left(look: Opener, read: Path) -> None:
    app = look("revisar", read, mes="2026-06", orden="contratista", cuenta=2)
    begun = app.query_params["fila"]
    for page in ("pagos", "revisar"):
        app.query_params.clear()
        app.switch_page(f"pages/{page}.py").run()
    assert errors(app) == []
    left = (app.query_params["fila"], app.query_params["cuenta"], app.query_params["orden"])
    assert left == (begun, "2", "contratista")


# --- deciding over each other ---


def test_a_decision_on_what_another_changed_is_refused_with_both_told(look: Opener, read: Path) -> None:
    app = look("revisar", read, cuenta=1, reviewer=ANA)
    write(app, Verdict.DEVUELTA, LETTER)
    decide(read)
    app.button(key="hacer_devuelta_1").click().run()
    assert errors(app) == []
    assert acts(read) == [EVA]
    (warning,) = app.warning
    assert "No quedó registrado lo que usted hizo" in warning.value
    assert r"**Eva \*Ruiz\*** aprobó la cuenta \(" in warning.value
    assert r"\[aquí\]\(x\)" in warning.value
    assert f"Usted (**{ANA}**) iba a devolver la cuenta" in warning.value
    assert LETTER.rstrip(".") in warning.value
    assert app.text_area(key="motivo_1_devuelta").value == LETTER

    app.button(key="hacer_devuelta_1").click().run()
    assert acts(read) == [EVA], "not before it was seen"
    press(app, "Ya lo vi")
    assert list(app.warning) == []
    app.button(key="hacer_devuelta_1").click().run()
    assert acts(read) == [EVA, ANA]


def test_drawing_the_page_again_does_not_count_as_seeing(look: Opener, read: Path) -> None:
    app = look("revisar", read, cuenta=1, reviewer=ANA)
    app.button_group[0].set_value(Verdict.DEVUELTA).run()
    decide(read)
    app.text_area(key="motivo_1_devuelta").set_value(LETTER).run()
    (warning,) = app.warning
    assert "La cuenta cambió mientras usted la miraba" in warning.value
    assert "No quedó registrado" not in warning.value
    app.button(key="hacer_devuelta_1").click().run()
    assert acts(read) == [EVA]


def test_what_comes_after_the_warning_was_drawn_is_not_taken_as_seen(look: Opener, read: Path) -> None:
    app = look("revisar", read, cuenta=1, reviewer=ANA)
    write(app, Verdict.DEVUELTA, LETTER)
    decide(read)
    app.run()
    decide(read, author="Luz")
    press(app, "Ya lo vi")
    (warning,) = app.warning
    assert "Luz" in warning.value
    assert "Ruiz" not in warning.value


@pytest.mark.parametrize(
    ("table", "label", "choose"),
    [
        ("item_marks", "Marcar", lambda app: _input(app, "Motivo").set_value("La tengo")),
        ("field_corrections", "Corregir", lambda app: _input(app, "Valor correcto").set_value("CPS-1-2026")),
        ("page_moves", "Cambiar", lambda app: _choice(app, "Es de").set_value(PageKind.OTRO)),
    ],
)
def test_corrections_too(look: Opener, read: Path, table: str, label: str, choose: object) -> None:
    app = look("revisar", read, cuenta=1, panel="corregir", arreglo="cuenta", reviewer=ANA)
    app.selectbox(key="dato_1_cuenta_").set_value("contrato").run()
    with Store.open(str(read)) as store:
        desk.mark_item(store, 1, ItemKind.RUT, State.CUMPLE, "visto", EVA)
    before = acts(read, table)
    choose(app)  # type: ignore[operator]
    press(app, label)
    assert errors(app) == []
    assert acts(read, table) == before
    assert r"marcó el estado del RUT\: «Cumple»" in app.warning[0].value
    press(app, "Ya lo vi")
    choose(app)  # type: ignore[operator]
    press(app, label)
    assert errors(app) == []
    assert acts(read, table) == [*before, ANA]


def _input(app: AppTest, label: str) -> object:
    return next(one for one in app.text_input if one.label == label)


def _choice(app: AppTest, label: str) -> object:
    return next(one for one in app.selectbox if one.label == label)


def test_ones_own_correction_is_not_told_as_anothers(look: Opener, read: Path) -> None:
    app = look("revisar", read, cuenta=1, panel="corregir", arreglo="banco", reviewer=ANA)
    write(app, Verdict.DEVUELTA, LETTER)
    _input(app, "Motivo").set_value("La tengo")  # type: ignore[attr-defined]
    press(app, "Marcar")
    assert list(app.warning) == []
    again = look("revisar", read, cuenta=1)
    assert list(again.warning) == []
    assert again.text_area(key="motivo_1_devuelta").value == LETTER
    again.button(key="hacer_devuelta_1").click().run()
    assert acts(read) == [ANA]


# --- what is being written ---


def test_a_reload_finds_the_name_and_what_was_being_written(look: Opener, read: Path) -> None:
    app = look("revisar", read, cuenta=1, reviewer=ANA)
    write(app, Verdict.INCOMPLETA, "A medias")
    write(app, Verdict.DEVUELTA, LETTER)
    again = look("revisar", read, cuenta=1)
    assert again.text_input(key="revisor").value == ANA
    assert again.button_group[0].value == Verdict.DEVUELTA
    assert again.text_area(key="motivo_1_devuelta").value == LETTER
    again.button_group[0].set_value(Verdict.INCOMPLETA).run()
    assert again.text_area(key="motivo_1_incompleta").value == "A medias"
    again.button(key="hacer_incompleta_1").click().run()
    with Store.open(str(read)) as store:
        assert drafts.of(store, 1, ANA) is None
    last = look("revisar", read, cuenta=1)
    assert last.button_group[0].value is None
    assert list(last.text_area) == []
    again.query_params["cuenta"] = "1"
    again.run()
    again.button_group[0].set_value(Verdict.DEVUELTA).run()
    assert again.text_area(key="motivo_1_devuelta").value.startswith("Cordial saludo")


def test_what_was_written_before_the_name_is_kept_with_it(look: Opener, read: Path) -> None:
    app = look("revisar", read, cuenta=1)
    write(app, Verdict.DEVUELTA, LETTER)
    app.session_state["revisor"] = ANA
    app.run()
    assert app.text_area(key="motivo_1_devuelta").value == LETTER
    with Store.open(str(read)) as store:
        kept = drafts.of(store, 1, ANA)
    assert kept is not None
    assert kept.texts == {Verdict.DEVUELTA: LETTER}


def test_a_letter_begun_before_a_change_is_held_to_what_was_seen(look: Opener, read: Path) -> None:
    app = look("revisar", read, cuenta=1, reviewer=ANA)
    write(app, Verdict.DEVUELTA, LETTER)
    decide(read)
    again = look("revisar", read, cuenta=1)
    assert "aprobó la cuenta" in again.warning[0].value
    again.button(key="hacer_devuelta_1").click().run()
    assert acts(read) == [EVA]


def test_what_was_refused_is_still_kept_when_ones_other_tab_decided(look: Opener, read: Path) -> None:
    app = look("revisar", read, cuenta=1, reviewer=ANA)
    write(app, Verdict.DEVUELTA, LETTER)
    decide(read, author=ANA)
    app.button(key="hacer_devuelta_1").click().run()
    assert "No quedó registrado" in app.warning[0].value
    again = look("revisar", read, cuenta=1)
    assert again.text_area(key="motivo_1_devuelta").value == LETTER


def test_a_letter_nobody_touched_follows_what_is_found(look: Opener, read: Path) -> None:
    app = look("revisar", read, cuenta=1, panel="corregir", arreglo="banco", reviewer=ANA)
    app.button_group[0].set_value(Verdict.DEVUELTA).run()
    before = app.text_area(key="motivo_1_devuelta").value
    _choice(app, "Estado").set_value("cumple")  # type: ignore[attr-defined]
    _input(app, "Motivo").set_value("La tengo")  # type: ignore[attr-defined]
    press(app, "Marcar")
    assert app.text_area(key="motivo_1_devuelta").value.count("\n") < before.count("\n")
    assert components(app, "sheet") == []


# --- decide and go on ---


def approve(app: AppTest, number: int, label: str) -> AppTest:
    app.button_group[0].set_value(Verdict.APROBADA).run()
    app.text_area(key=f"motivo_{number}_aprobada").set_value("Llegó en papel.").run()
    return press(app, label)


def test_a_decision_leads_to_the_next_that_waits_and_is_told_there(look: Opener, read: Path) -> None:
    app = look("revisar", read, mes="2026-06", decision="sin_decidir", reviewer=ANA)
    first = int(app.query_params["cuenta"])
    other = {1: 2, 2: 1}[first]
    approve(app, first, "Aprobar y seguir")
    assert errors(app) == []
    assert app.query_params["cuenta"] == str(other)
    assert "2 de 2 · falta 1" in told(app)
    assert "Quedó registrada: aprobada" in text_of(told(app))
    assert app.button_group[0].value is None, "the next one starts undecided"
    app.run()
    assert "Quedó registrada" in told(app), "it stays while this cuenta is looked at"
    next(one for one in app.button if one.label == "Ver").click().run()
    assert app.query_params["cuenta"] == str(first)


def test_after_the_last_decision_the_month_is_summed_up(look: Opener, read: Path) -> None:
    with Store.open(str(read)) as store:
        desk.decide(store, 2, Verdict.DEVUELTA, "Falta el RUT.", EVA)
    app = look("revisar", read, mes="2026-06", cuenta=1, reviewer=ANA)
    approve(app, 1, "Aprobar la cuenta")
    assert errors(app) == []
    assert app.query_params["cuenta"] == "1"
    assert "No queda ninguna por decidir en esta revisión" in told(app)
    assert "2 cuentas: 1 aprobada, 1 devuelta y ninguna por decidir" in text_of(told(app))


def test_a_review_of_a_part_of_the_month_ends_with_what_is_left(look: Opener, read: Path) -> None:
    app = look("revisar", read, mes="2026-06", q="tobar", reviewer=ANA)
    number = int(app.query_params["cuenta"])
    approve(app, number, "Aprobar la cuenta")
    assert "2 cuentas: 1 aprobada y 1 por decidir" in text_of(told(app))
    assert any(one.proto.label == "Ver las que faltan por decidir" for one in app.get("page_link"))


def test_what_is_refused_leads_nowhere(look: Opener, read: Path) -> None:
    app = look("revisar", read, mes="2026-06", cuenta=1, reviewer=ANA)
    app.button_group[0].set_value(Verdict.DEVUELTA).run()
    decide(read)
    press(app, "Devolver y seguir")
    assert app.query_params["cuenta"] == "1"
    assert "No quedó registrado" in app.warning[0].value
