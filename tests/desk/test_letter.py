"""The letter says what failed and what was noted for the contractor, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from review import desk
from review.desk import returned_words
from review.model import Audience, ItemKind, Letter, Verdict
from review.store import Store
from review.store import schema as t
from tests.store.filled import filled, submission

DEVUELTA, INCOMPLETA = Verdict.DEVUELTA, Verdict.INCOMPLETA
WRONG = "Ítem 2: el valor en letras no es igual al valor en números. Corrija la cuenta."
MISSING = "Ítem 5: no se encontró. Adjunte el RUT."


def finding(place: int, item: str, state: str, **changes: object) -> dict[str, object]:
    return {
        "submission_id": 1,
        "position": place,
        "item": item,
        "code": f"{item}_{place}",
        "state": state,
        "severity": "rechazo",
        "message": "Algo está mal.",
        "page": None,
        "request": None,
        "searched": [],
    } | changes


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = filled(tmp_path, [submission(1, result="incompleta")])
    page = {"submission_id": 1, "number": 4, "width": 612.0, "height": 792.0, "kind": "cuenta"}
    page |= {"machine_kind": "cuenta", "confidence": 1.0, "origin": "texto", "rotation": 0}
    page |= {"why": [], "marks": []}
    states = {"cuenta": "no_cumple", "rut": "falta", "banco": "por_revisar", "informe": "cumple"}
    items = [
        {"submission_id": 1, "item": kind.value, "state": state, "machine_state": state, "pages": []}
        for kind in ItemKind
        for state in [states.get(kind.value, "no_aplica")]
    ]
    found = [
        finding(0, "cuenta", "no_cumple", page=4, request=WRONG),
        finding(1, "cuenta", "por_revisar", severity="informativa", request="Ítem 2: esto solo informa."),
        finding(2, "rut", "falta", request=MISSING),
        finding(3, "banco", "por_revisar", page=4, message="Revise a la vista."),
        finding(4, "banco", "por_revisar", page=4, request="Ítem 4: adjunte una copia legible."),
        finding(5, "informe", "cumple", page=4, message="El informe trae fecha."),
    ]
    with made.writing() as connection:
        connection.execute(sa.insert(t.PAGES), [page])
        connection.execute(sa.insert(t.ITEMS), items)
        connection.execute(sa.insert(t.FINDINGS), found)
    return made


def letter(store: Store, verdict: Verdict) -> Letter:
    view = desk.submission(store, 1)
    assert view is not None
    return desk.letter(view, verdict)


def said(made: Letter) -> list[str]:
    return [point.said for point in made.points]


def test_what_is_returned_asks_for_all_that_failed_with_item_page_fault_and_remedy(store: Store) -> None:
    made = letter(store, DEVUELTA)
    assert said(made) == [
        "Ítem 2, Cuenta de cobro (página 4): el valor en letras no es igual al valor en números. "
        "Corrija la cuenta.",
        "Ítem 4, Certificación bancaria (página 4): adjunte una copia legible.",
        "Ítem 5, RUT: no se encontró. Adjunte el RUT.",
    ]
    assert [point.doubtful for point in made.points] == [False, True, False]
    assert [f"{place}. {one}" for place, one in enumerate(said(made), 1)] == [
        line for line in made.body.splitlines() if line[:1].isdecimal()
    ]
    assert made.body.startswith("Cordial saludo, LUZ DARY RÍOS:")
    assert "se devuelve" in made.body
    assert made.subject == "Devolución de la cuenta de cobro n.º 001 de junio de 2026 (contrato K1)"


def test_what_is_incomplete_asks_only_for_what_is_missing_and_counts_the_rest(store: Store) -> None:
    made = letter(store, INCOMPLETA)
    assert said(made) == ["Ítem 5, RUT: no se encontró. Adjunte el RUT."]
    assert made.left_out == 2
    assert "se devuelve" not in made.body
    assert "no hace falta repetirlo" not in made.body, "there is more to be done than that"


@pytest.mark.parametrize("verdict", [DEVUELTA, INCOMPLETA])
def test_a_note_for_the_contractor_goes_in_and_an_internal_one_never_does(
    store: Store, verdict: Verdict
) -> None:
    desk.add_note(store, 1, Audience.INTERNA, "Sospecho de esta firma", "Ana", page=4)
    desk.add_note(store, 1, Audience.CONTRATISTA, "Firme cada hoja.\nGracias", "Ana", item=ItemKind.INFORME)
    made = letter(store, verdict)
    assert said(made)[-1] == "Ítem 1, Informe de actividades: Firme cada hoja. Gracias"
    assert made.points[-1].by_person
    assert "Sospecho" not in made.body
    desk.withdraw_note(store, 2, "", "Ana")
    assert "Firme" not in letter(store, verdict).body


def test_a_note_about_another_file_marks_no_place_of_this_one(store: Store) -> None:
    desk.add_note(store, 1, Audience.CONTRATISTA, "Aquí falta la firma", "Ana", page=4)
    assert letter(store, DEVUELTA).points[-1].page == 4
    other = t.DOCUMENTS.c
    with store.writing() as connection:
        row = connection.execute(sa.select(t.DOCUMENTS).where(other.sha256 == f"{1:064x}")).mappings().one()
        connection.execute(sa.insert(t.DOCUMENTS), [dict(row) | {"sha256": "b" * 64}])
        connection.execute(sa.update(t.SUBMISSIONS).values(sha256="b" * 64))
    moved = letter(store, DEVUELTA).points[-1]
    assert (moved.page, moved.said) == (None, "Aquí falta la firma")


def test_what_every_item_asks_alike_is_asked_once(store: Store) -> None:
    again = "Ítem {}: el archivo no se pudo leer. Adjúntelo de nuevo."
    found = [
        finding(10 + place, kind.value, "por_revisar", request=again.format(place))
        for place, kind in enumerate(ItemKind, 1)
    ]
    with store.writing() as connection:
        connection.execute(sa.delete(t.FINDINGS))
        connection.execute(sa.update(t.ITEMS).values(state="por_revisar"))
        connection.execute(sa.insert(t.FINDINGS), found[:-1])
    assert len(letter(store, DEVUELTA).points) == 5, "one item asks nothing: the others are named"
    with store.writing() as connection:
        connection.execute(sa.insert(t.FINDINGS), found[-1:])
    made = letter(store, DEVUELTA)
    assert said(made) == ["El archivo no se pudo leer. Adjúntelo de nuevo."]
    requests = [str(one["request"]) for one in found]
    assert returned_words.split(made.body, requests) == ((0, 1, 2, 3, 4, 5), ())


def test_what_a_letter_asks_is_followed_into_the_next_version(store: Store) -> None:
    requests = [WRONG, "Ítem 4: adjunte una copia legible.", MISSING]
    desk.add_note(store, 1, Audience.CONTRATISTA, "Firme cada hoja.", "Ana", item=ItemKind.INFORME)
    note = "Ítem 1, Informe de actividades: Firme cada hoja."
    assert returned_words.split(letter(store, DEVUELTA).body, requests) == ((0, 1, 2), (note,))
    assert returned_words.split(letter(store, INCOMPLETA).body, requests) == ((2,), (note,))


def test_an_approval_asks_for_nothing(store: Store) -> None:
    assert (letter(store, Verdict.APROBADA).body, said(letter(store, Verdict.APROBADA))) == ("", [])


def test_what_a_person_takes_out_of_the_text_is_no_longer_a_point(store: Store) -> None:
    made = letter(store, DEVUELTA)
    lines = [line for line in made.body.splitlines() if "copia legible" not in line]
    worded = made.worded("\n".join(lines))
    assert said(worded) == [said(made)[0], said(made)[2]]
    assert made.worded(made.body) == made


def test_what_comes_from_a_paper_cannot_break_a_line_or_turn_the_text(store: Store) -> None:
    with store.writing() as connection:
        connection.execute(
            sa.update(t.SUBMISSIONS).values(contractor="LUZ\nAsunto: otro\u202e", contract="K\r1")
        )
    made = letter(store, DEVUELTA)
    assert made.contractor == "LUZ Asunto: otro"
    assert "\r" not in made.subject
    assert made.body.splitlines()[0] == "Cordial saludo, LUZ Asunto: otro:"
