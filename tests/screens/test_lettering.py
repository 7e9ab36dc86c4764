"""The letter is seen before it leaves, and notes are written beside the page."""

from __future__ import annotations

from pathlib import Path

from review import desk
from review.model import Audience, ItemKind, Verdict
from review.store import Store
from tests.screens.conftest import Opener
from tests.screens.drawn import components, errors


def test_the_letter_is_shown_as_worded_with_what_it_can_be_taken_away_as(look: Opener, read: Path) -> None:
    with Store.open(str(read)) as store:
        desk.add_note(store, 1, Audience.CONTRATISTA, "Firme *cada* hoja", "Eva", page=1)
        desk.add_note(store, 1, Audience.INTERNA, "Ya lo llamé", "Eva", item=ItemKind.RUT)
    app = look("revisar", read, cuenta=1, reviewer="Ana Solarte")
    app.button_group[0].set_value(Verdict.DEVUELTA).run()
    words = app.text_area(key="motivo_1_devuelta").value
    assert "Ya lo llamé" not in words
    (sheet,) = components(app, "sheet")
    (rut,) = [item for item in sheet["items"] if item["key"] == ItemKind.RUT]
    assert "Nota interna · RUT: Ya lo llamé" in rut["machine"]
    assert "Página 1: Firme *cada* hoja" in words
    app.text_area(key="motivo_1_devuelta").set_value(words.replace("Cordial saludo", "Buenos días")).run()
    assert errors(app) == []
    (shown,) = [one.value for one in app.markdown if "Asunto" in one.value]
    assert "Buenos días" in shown
    assert r"Firme \*cada\* hoja" in shown
    assert shown.endswith("**Ana Solarte**")
    app.button(key="carta_marcar").click().run()
    assert errors(app) == []
    assert list(app.warning) == []
    assert app.session_state["copia_marcada"][1].startswith(b"%PDF")


def test_a_note_is_written_and_withdrawn_beside_the_page(look: Opener, read: Path) -> None:
    app = look("revisar", read, cuenta=1, panel="notas", reviewer="Ana Solarte")
    app.text_area(key="nota_texto_1_0").set_value("Llamar al contratista").run()
    app.button(key="nota_guardar").click().run()
    assert errors(app) == []
    with Store.open(str(read)) as store:
        (note,) = desk.notes_of(store, 1)
    assert (note.text, note.audience, note.author) == (
        "Llamar al contratista",
        Audience.INTERNA,
        "Ana Solarte",
    )
    assert app.text_area(key="nota_texto_1_1").value == ""
    app.button(key="retirar_1").click().run()
    assert errors(app) == []
    with Store.open(str(read)) as store:
        assert [one.in_force for one in desk.notes_of(store, 1)] == [False]
