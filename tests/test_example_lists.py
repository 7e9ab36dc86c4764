"""The lists of data/listas: each is valid, and a submission made its way passes with it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from review.model import ItemKind, Month, Resultado, State
from review.ways.checklist import DEFAULT, Checklist, PilaMonth, When, load
from tests.rules.builders import CONTRACT, MARKS, Case, later

LISTS = Path(__file__).parents[1] / "data" / "listas"
SIGNED = {name: (*MARKS.get(name, ()), "firma") for name in ("informe", "cuenta")}


def a_list(style: str) -> Checklist:
    return load(LISTS / style / "checklist.toml")


@pytest.mark.parametrize("path", sorted(LISTS.glob("*/checklist.toml")), ids=lambda path: path.parent.name)
def test_every_example_is_valid_and_explained(path: Path) -> None:
    assert load(path).entity
    assert f"({path.parent.name}/checklist.toml)" in (LISTS / "README.md").read_text(encoding="utf-8")


def test_the_guide_is_the_list_that_comes_with_the_project() -> None:
    assert replace(a_list("guia"), version=DEFAULT.version) == DEFAULT
    assert Case(options={"checklist": a_list("guia")}).judge().result is Resultado.COMPLETA


def test_two_files_at_the_sena() -> None:
    sena = a_list("sena")
    assert (sena.pila_months, sena.bank_days, sena.rut_days) == ((PilaMonth.MES_ANTERIOR,), 30, 180)
    money, work = (f"Cuentas/{part}_{CONTRACT.document}_1234_AGOSTO_2026.pdf" for part in ("GF", "GC"))
    assert sena.kinds_in(money) == frozenset(ItemKind) - {ItemKind.INFORME, ItemKind.IMPUESTOS}
    assert sena.kinds_in(work) == frozenset({ItemKind.INFORME})


@pytest.mark.parametrize(
    ("part", "without", "judged"),
    [
        ("GF", ("informe", "banco", "rut", "impuestos"), {ItemKind.CUENTA, ItemKind.SEGURIDAD_SOCIAL}),
        ("GC", ("cuenta", "seguridad_social", "banco", "rut", "impuestos"), {ItemKind.INFORME}),
    ],
)
def test_each_file_at_the_sena_is_asked_only_for_its_items(
    part: str, without: tuple[str, ...], judged: set[ItemKind]
) -> None:
    archivo = f"{part}_{CONTRACT.document}_1234_AGOSTO_2026.pdf"
    case = later(without=without, marks=SIGNED, options={"checklist": a_list("sena"), "archivo": archivo})
    items = case.judge().items
    assert {kind for kind, item in items.items() if item.state is State.CUMPLE} == judged
    assert {item.state for kind, item in items.items() if kind not in judged} == {State.NO_APLICA}


def test_the_planilla_at_the_sena_is_of_the_month_before() -> None:
    case = later(values={"seguridad_social.periodo": Month(2026, 8)}, options={"checklist": a_list("sena")})
    assert case.judge().items[ItemKind.SEGURIDAD_SOCIAL].state is State.NO_CUMPLE


def test_a_monthly_certificate_at_the_hospital() -> None:
    hospital = a_list("hospital")
    assert hospital.items[1].name == "Certificado mensual de actividades"
    assert hospital.when(ItemKind.BANCO) is When.PRIMERA_CUENTA
    case = later(without=("banco", "rut", "impuestos"), marks=SIGNED, options={"checklist": hospital})
    items = case.judge().items
    asked = (ItemKind.INFORME, ItemKind.CUENTA, ItemKind.SEGURIDAD_SOCIAL)
    assert {kind for kind, item in items.items() if item.state is State.CUMPLE} == set(asked)
    assert {item.state for kind, item in items.items() if kind not in asked} == {State.NO_APLICA}


def test_the_first_account_at_the_hospital_brings_the_bank_letter() -> None:
    case = Case(without=("banco",), marks=SIGNED, options={"checklist": a_list("hospital")})
    assert case.judge().items[ItemKind.BANCO].state is State.FALTA
