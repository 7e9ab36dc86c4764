"""The letter is seen before it leaves, and notes are written beside the page."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
from streamlit.testing.v1 import AppTest

from review import desk
from review.model import Audience, Box, ItemKind, PersonRole, Verdict
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
    assert rut["machine"] == ""
    (note,) = rut["notes"]
    assert (note["kind"], note["text"], note["who"]) == ("Nota interna", "Ya lo llamé", "Eva")
    assert note["page"] is None
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


def test_a_note_pinned_to_a_place_is_seen_there_in_the_marked_copy(look: Opener, read: Path) -> None:
    place = Box(90.0, 120.0, 260.0, 134.0)
    with Store.open(str(read)) as store:
        desk.add_note(store, 1, Audience.CONTRATISTA, "Falta el sello", "Eva", page=1, box=place)
        desk.add_note(store, 1, Audience.INTERNA, "Ya lo llamé", "Eva", page=1, box=place)
    app = look("revisar", read, cuenta=1, reviewer="Ana Solarte")
    app.button_group[0].set_value(Verdict.DEVUELTA).run()
    app.button(key="carta_marcar").click().run()
    assert errors(app) == []
    page = pypdf.PdfReader(io.BytesIO(app.session_state["copia_marcada"][1])).pages[0]
    marks = [one.get_object() for one in page["/Annots"]]
    (mark,) = [one for one in marks if "Falta el sello" in one["/Contents"]]
    left, bottom, right, top = (float(edge) for edge in mark["/Rect"])
    height = float(page.cropbox.top)
    assert left <= place.x0 < place.x1 <= right
    assert bottom <= height - place.bottom < height - place.top <= top
    assert top - bottom < 2 * (place.bottom - place.top), "the place, not the page"
    assert not any("Ya lo llamé" in one["/Contents"] for one in marks)


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


def letter_shown(app: AppTest) -> str:
    return next((one.value for one in app.markdown if "Asunto" in one.value), "")


def test_the_letter_of_a_return_can_be_taken_away_after_it_was_recorded(look: Opener, read: Path) -> None:
    with Store.open(str(read)) as store:
        desk.decide(store, 1, Verdict.DEVUELTA, "Traiga *otra* copia.", "Eva")
    app = look("revisar", read, cuenta=1, reviewer="Ana Solarte")
    assert r"Traiga \*otra\* copia" in letter_shown(app)
    assert letter_shown(app).endswith("**Eva**")
    assert {"carta_word", "carta_correo"} <= {one.key for one in app.get("download_button")}
    app.button_group[0].set_value(Verdict.DEVUELTA).run()
    assert errors(app) == []
    assert "otra" not in letter_shown(app), "what is being written takes its place"


def test_whoever_only_looks_takes_the_letter_away_and_leaves_no_note(look: Opener, read: Path) -> None:
    with Store.open(str(read)) as store:
        desk.give_role(store, "Luz", PersonRole.CONSULTA, "Luz")
        desk.decide(store, 1, Verdict.DEVUELTA, "Traiga otra copia.", "Eva")
        desk.add_note(store, 1, Audience.INTERNA, "Ojo", "Eva")
    app = look("revisar", read, cuenta=1, panel="notas", reviewer="Luz")
    assert errors(app) == []
    assert "Traiga otra copia" in letter_shown(app)
    assert [app.button(key=key).disabled for key in ("nota_guardar", "retirar_1")] == [True, True]


def test_an_approval_has_no_letter(look: Opener, read: Path) -> None:
    with Store.open(str(read)) as store:
        desk.decide(store, 1, Verdict.DEVUELTA, "Traiga otra copia.", "Eva")
        desk.decide(store, 1, Verdict.APROBADA, "Llegó en papel.", "Eva")
    app = look("revisar", read, cuenta=1, reviewer="Ana Solarte")
    assert errors(app) == []
    assert letter_shown(app) == ""


def test_a_note_for_the_contractor_written_after_the_text_was_changed_is_told(
    look: Opener, read: Path
) -> None:
    app = look("revisar", read, cuenta=1, reviewer="Ana Solarte")
    app.button_group[0].set_value(Verdict.DEVUELTA).run()
    app.text_area(key="motivo_1_devuelta").set_value("Solo esto.").run()
    assert not any("este texto" in one.value for one in app.caption)
    with Store.open(str(read)) as store:
        desk.add_note(store, 1, Audience.CONTRATISTA, "Firme cada hoja", "Eva")
        desk.add_note(store, 1, Audience.INTERNA, "Ojo", "Eva")
    app.run()
    assert errors(app) == []
    (told,) = [one.value for one in app.caption if "este texto" in one.value]
    assert told.startswith("1 nota para el contratista no está")


def test_the_panel_tells_how_many_notes_there_are(look: Opener, read: Path) -> None:
    with Store.open(str(read)) as store:
        desk.add_note(store, 1, Audience.INTERNA, "Ojo", "Eva")
    app = look("revisar", read, cuenta=1, reviewer="Ana Solarte")
    assert app.button_group[-1].options == ["Ítems", "Corregir", "Notas (1)", "Historia", "Obligaciones"]
