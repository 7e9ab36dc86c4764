"""What the papers tell in two ways, or hardly: whether it is the first account, which paper, whose name."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from review.contracts import ContractBook
from review.model import FieldValue, ItemKind, Lectura, Month, State
from review.recognition.grammar.person_names import misread_as, same_person
from review.rules import judge
from tests.rules.builders import CONTRACT, PAGES, Case, later, recognition

JUNE: dict[str, FieldValue] = {
    "cuenta.periodo": Month(2026, 6),
    "informe.periodo_inicio": dt.date(2026, 6, 1),
    "informe.periodo_fin": dt.date(2026, 6, 30),
}


@pytest.mark.parametrize("kind", [ItemKind.RUT, ItemKind.IMPUESTOS])
def test_an_old_month_does_not_make_the_third_payment_the_first_account(kind: ItemKind) -> None:
    judged = later(values=JUNE, without=["rut", "impuestos"]).judge().items[kind]
    assert judged.state is State.POR_REVISAR


@pytest.mark.parametrize("kind", [ItemKind.RUT, ItemKind.IMPUESTOS])
def test_both_the_number_and_the_month_of_the_first_account_ask_for_it(kind: ItemKind) -> None:
    assert Case(without=["rut", "impuestos"]).judge().items[kind].state is State.FALTA
    assert later(without=["rut", "impuestos"]).judge().items[kind].state is State.NO_APLICA


LOOKED_OVER = dict.fromkeys(range(1, 9), ("mirada_por_encima",))


@pytest.mark.parametrize("kind", list(ItemKind))
def test_nothing_is_missing_while_a_page_was_only_looked_over(kind: ItemKind) -> None:
    assert Case(without=[kind.value]).judge().items[kind].state is State.FALTA
    judged = Case(without=[kind.value], page_marks=LOOKED_OVER).judge().items[kind]
    assert judged.state is State.POR_REVISAR
    assert "entre fotos" in judged.findings[0].message


def test_what_is_there_is_judged_the_same_beside_pages_looked_over() -> None:
    assert Case(page_marks=LOOKED_OVER).judge().items == Case().judge().items


@pytest.mark.parametrize("kind", list(ItemKind))
@pytest.mark.parametrize("values", [{}, {f"{kind}.documento": "79555111" for kind in ItemKind}])
def test_pages_hardly_told_settle_nothing(kind: ItemKind, values: dict[str, FieldValue]) -> None:
    read = recognition(Case(values=values))
    labels = tuple(
        replace(one, marks=frozenset({"dudosa"})) if one.number in PAGES[kind] else one for one in read.pages
    )
    judged = judge(
        replace(read, pages=labels), lectura=Lectura.LEIDO, contracts=ContractBook((CONTRACT,), (), ())
    ).items[kind]
    assert judged.state is State.POR_REVISAR
    assert "puede ser otro documento" in judged.findings[0].message


@pytest.mark.parametrize(
    ("read", "expected", "same"),
    [
        ("Marcela Inventda Ruiz", "Marcela Inventada Ruiz", True),
        ("Ana Urutia", "Ana Urrutia", True),
        ("Ana Urrutía", "Ana Urrutia", True),
        ("Luis Mina", "Luis Mora", False),
        ("Marta Gomez", "Maria Gomes", False),
        ("Pedro Supuesto", "Marcela Inventada", False),
    ],
)
def test_a_letter_misread_makes_nobody_else(read: str, expected: str, same: bool) -> None:
    assert same_person(misread_as(read, expected), expected) is (same or same_person(read, expected))


@pytest.mark.parametrize(("ink", "found"), [(0.8, State.CUMPLE), (1.0, State.POR_REVISAR)])
def test_only_what_ocr_read_may_be_misspelt(ink: float, found: State) -> None:
    read = recognition(Case())
    name = replace(read.names[0], value="Marcela Inventda Ruiz", ink=ink)
    judged = judge(
        replace(read, names=(name,)), lectura=Lectura.LEIDO, contracts=ContractBook((CONTRACT,), (), ())
    )
    (finding,) = [f for f in judged.items[ItemKind.INFORME].findings if f.code == "informe_contratista"]
    assert finding.state is found
