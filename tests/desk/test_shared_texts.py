"""What is drafted for a person to send: the circular of a month, and who has not presented."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from review import frames
from review.desk.circular import LEAST, MOST, circular
from review.desk.late_list import late_list
from review.model import Month
from review.rules.registry import BY_CODE, RULES
from review.store import Store
from review.store import schema as t
from tests.frames.test_experience import finding
from tests.store.filled import contract, filled, submission

JUNE = Month(2026, 6)
PERIOD, PAID, BANK = "seguridad_social_periodo", "seguridad_social_pagada", "banco_falta"
JANUARY, DECEMBER = dt.date(2026, 1, 15), dt.date(2026, 12, 31)


def held(place: Path, codes_of: dict[int, list[str]]) -> Store:
    """Cuentas of June that failed these rules, each of another person."""
    fails: dict[str, Any] = {"seguridad_social": "no_cumple", "banco": "falta", "result": "incompleta"}
    store = filled(
        place,
        [
            submission(number, document=f"10617{number}", **(fails if codes_of[number] else {}))
            for number in codes_of
        ],
    )
    rows = [
        finding(number, code, position=position)
        for number, codes in codes_of.items()
        for position, code in enumerate(codes)
    ]
    with store.writing() as connection:
        if rows:
            connection.execute(sa.insert(t.FINDINGS), rows)
    return store


def test_the_circular_tells_what_is_shared_with_its_remedy_and_nobody(tmp_path: Path) -> None:
    store = held(tmp_path, {1: [PERIOD, BANK], 2: [PERIOD, BANK], 3: [PERIOD, PAID], 4: []})
    told = circular(store, JUNE)
    assert "En las de junio de 2026 (4 cuentas), estas fueron las fallas más repetidas." in told
    assert (
        "1. Seguridad social: La planilla es del mes cobrado o del anterior. No se cumplió en 3 cuentas.\n"
        f"   Qué hacer: {BY_CODE[PERIOD].ask}\n"
    ) in told
    assert f"2. {BY_CODE[BANK].title}. No se cumplió en 2 cuentas." in told
    assert BY_CODE[PAID].ask not in told, "what happened to one alone is told to them alone"
    people = frames.submissions(store)
    for name in ("contratista", "documento", "contrato"):
        assert not any(who in told for who in people[name]), name


@pytest.mark.parametrize("codes", [{1: []}, {1: [PERIOD], 2: [BANK]}])
def test_without_a_shared_fault_there_is_no_circular(codes: dict[int, list[str]], tmp_path: Path) -> None:
    assert circular(held(tmp_path, codes), JUNE) == ""


def test_the_circular_is_short(tmp_path: Path) -> None:
    pila = [rule.code for rule in RULES if rule.item.value == "seguridad_social"][: MOST + 2]
    told = circular(held(tmp_path, dict.fromkeys(range(1, LEAST + 1), pila)), JUNE)
    assert told.count("Qué hacer:") == MOST


def absent(place: Path) -> Store:
    return filled(
        place,
        [submission(1, contract="K1", contract_key="K1")],
        [
            contract("K1", start=JANUARY, end=DECEMBER),
            contract("K2", contractor="EVA\nPAZ", supervisor="SOL", start=JANUARY, end=DECEMBER),
            contract("K3", contractor="IVO", supervisor="ANA", start=JANUARY, end=dt.date(2026, 6, 18)),
            contract("K8", contractor="ZOE"),
        ],
    )


def test_the_late_list_goes_by_supervisor(tmp_path: Path) -> None:
    told = late_list(absent(tmp_path), JUNE, dt.date(2026, 7, 6))
    assert told.split("\n") == [
        "Cuentas de cobro sin presentar, junio de 2026",
        "",
        "Al 6 de julio de 2026 no ha llegado la cuenta de 3 contratos en ejecución:",
        "",
        "Supervisor: ANA",
        "- IVO, contrato K3, pago 006: el plazo venció el 25/06/2026 (hace 6 días hábiles)",
        "",
        "Supervisor: SOL",
        "- EVA PAZ, contrato K2, pago 006: tiene plazo hasta el 07/07/2026",
        "",
        "Sin supervisor en la lista de contratos",
        "- ZOE, contrato K8: tiene plazo hasta el 07/07/2026",
        "",
        "Si alguna ya se presentó, avise para leerla.",
    ]


def test_when_all_have_presented_there_is_no_list(tmp_path: Path) -> None:
    assert late_list(filled(tmp_path), JUNE, dt.date(2026, 7, 6)) == ""
