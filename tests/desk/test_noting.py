"""Notes are acts: kept with author and time, shown where they belong, taken back by an act of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from review import desk
from review.errors import BadArgument, CuentaChanged
from review.model import Audience, Box, ItemKind, Note, Verdict
from review.store import Store
from review.store import schema as t
from review.store.chain_walk import walk
from tests.store.filled import filled

INTERNA, CONTRATISTA = Audience.INTERNA, Audience.CONTRATISTA
BOX = Box(72.0, 100.0, 200.0, 114.0)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = filled(tmp_path)
    page = {"submission_id": 1, "number": 1, "width": 612.0, "height": 792.0, "kind": "cuenta"}
    page |= {
        "machine_kind": "cuenta",
        "confidence": 1.0,
        "origin": "texto",
        "rotation": 0,
        "why": [],
        "marks": [],
    }
    with made.writing() as connection:
        connection.execute(sa.insert(t.PAGES), [page])
    return made


def in_force(store: Store) -> list[Note]:
    view = desk.submission(store, 1)
    assert view is not None
    return list(view.notes)


def test_a_note_keeps_who_wrote_it_about_which_file_and_where(store: Store) -> None:
    desk.add_note(store, 1, CONTRATISTA, " La firma no se ve. ", "Ana", item=ItemKind.CUENTA, page=1, box=BOX)
    (note,) = in_force(store)
    assert (note.text, note.audience, note.author) == ("La firma no se ve.", CONTRATISTA, "Ana")
    assert (note.item, note.page, note.box, note.sha256) == (ItemKind.CUENTA, 1, BOX, f"{1:064x}")


def test_a_note_is_withdrawn_by_an_act_and_stays_in_the_history(store: Store) -> None:
    desk.add_note(store, 1, INTERNA, "Llamar a tesorería", "Ana", item=ItemKind.RUT)
    desk.add_note(store, 1, CONTRATISTA, "Falta la firma", "Ana", page=1)
    desk.withdraw_note(store, in_force(store)[0].id, "ya llamé", "Eva")
    desk.withdraw_note(store, 1, "otra vez", "Luz")
    assert [note.text for note in in_force(store)] == ["Falta la firma"]
    assert [(note.withdrawn_by, note.in_force) for note in desk.notes_of(store, 1)] == [
        ("Eva", False),
        (None, True),
    ]
    told = desk.history(store, 1)
    assert [(row.quien, row.frase, row.motivo) for row in told.itertuples()] == [
        ("Ana", "dejó una nota interna sobre el RUT", "Llamar a tesorería"),
        ("Ana", "dejó una nota para el contratista, página 1", "Falta la firma"),
        ("Eva", "retiró una nota interna sobre el RUT", "ya llamé"),
    ]
    found = walk(store)
    assert found.breaks == ()
    assert found.head is not None
    assert found.head.count == 3


def test_the_same_click_is_one_note(store: Store) -> None:
    for _ in range(2):
        desk.add_note(store, 1, INTERNA, "Ojo", "Ana", ticket="x")
    assert len(in_force(store)) == 1


def test_a_note_about_what_has_changed_meanwhile_is_refused(store: Store) -> None:
    view = desk.submission(store, 1)
    assert view is not None
    desk.decide(store, 1, Verdict.APROBADA, "", "Eva")
    with pytest.raises(CuentaChanged):
        desk.add_note(store, 1, INTERNA, "Ojo", "Ana", seen=view.seen)
    assert in_force(store) == []


def test_what_makes_no_sense_is_refused_with_what_to_do(store: Store) -> None:
    for told, call in {
        "Escriba la nota": lambda: desk.add_note(store, 1, INTERNA, "  ", "Ana"),
        "Escriba su nombre": lambda: desk.add_note(store, 1, INTERNA, "Ojo", ""),
        "no tiene una página 9": lambda: desk.add_note(store, 1, INTERNA, "Ojo", "Ana", page=9),
        "en qué página": lambda: desk.add_note(store, 1, INTERNA, "Ojo", "Ana", box=BOX),
        "No hay una cuenta": lambda: desk.add_note(store, 9, INTERNA, "Ojo", "Ana"),
        "No hay una nota": lambda: desk.withdraw_note(store, 9, "", "Ana"),
    }.items():
        with pytest.raises(BadArgument, match=told):
            call()
    assert desk.notes_of(store, 1) == ()
