"""What happened to a cuenta after somebody looked at it is told with who did it and what."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from review import desk
from review.model import Seen, Verdict
from review.store import Store, opinions, witness
from review.store import schema as t
from tests.store.filled import filled


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return filled(tmp_path)


def now(store: Store) -> Seen:
    found = witness.of(store, 1)
    assert found is not None
    return found


def told(store: Store, seen: Seen) -> list[tuple[str, str, str]]:
    return [(one.author, one.told, one.quote) for one in desk.since(store, 1, seen)]


def change(store: Store, **values: object) -> None:
    with store.writing() as connection:
        connection.execute(sa.update(t.SUBMISSIONS).values(**values))


def test_nothing_happened(store: Store) -> None:
    assert told(store, now(store)) == []


def test_only_what_came_after_is_told_in_its_order(store: Store) -> None:
    desk.decide(store, 1, Verdict.DEVUELTA, "Antes.", "Ana")
    seen = now(store)
    for name, row in (
        ("field_corrections", {"item": "cuenta", "name": "valor", "value": 5}),
        ("field_corrections", {"item": "cuenta", "name": "valor", "value": None}),
        ("item_marks", {"item": "rut", "state": "cumple"}),
        ("item_marks", {"item": "rut", "state": None}),
        ("page_moves", {"page": 3, "kind": "rut"}),
        ("page_moves", {"page": 3, "kind": None}),
        ("decisions", {"verdict": "aprobada"}),
    ):
        opinions.record(store, name, {**row, "submission_id": 1, "author": "Eva", "reason": "Porque sí."})
    assert told(store, seen) == [
        ("Eva", what, "Porque sí.")
        for what in (
            "corrigió Valor de Cuenta de cobro",
            "dejó Valor de Cuenta de cobro como lo leyó la máquina",
            "marcó RUT: cumple",
            "quitó la marca de RUT",
            "puso la página 3 en RUT",
            "dejó la página 3 como la leyó la máquina",
            "aprobó la cuenta",
        )
    ]


def test_what_the_program_did_is_told_without_a_name(store: Store) -> None:
    seen = now(store)
    change(store, result="incompleta", told="x")
    assert told(store, seen) == [("", "La cuenta se revisó de nuevo. Resultado de ahora: incompleta.", "")]
    seen = now(store)
    change(store, current=False)
    assert told(store, seen) == [("", "Llegó otra versión del archivo.", "")]
    seen = now(store)
    change(store, current=True)
    assert told(store, seen) == [("", "Ahora es la versión vigente.", "")]
