"""What a person excused is set aside and says so; nothing else changes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review.model import Finding, History, ItemKind, Lectura, Resultado, State, Waiver
from review.rules.waivers import message_alone
from tests.rules.builders import Case

UNTIL = dt.date(2026, 7, 31)
OLD_LETTER = {"banco.fecha": dt.date(2026, 3, 1)}
WAIVER = Waiver(1, "banco_fecha", None, "Ana Inventada", "Paro bancario.", UNTIL)


def excusing(*waivers: Waiver, received: dt.datetime | None = None) -> History:
    return History(waivers=waivers, received=received)


def at(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(9), dt.UTC)


def found(case: Case) -> Finding:
    finding = case.finding("banco_fecha")
    assert finding is not None
    return finding


def test_a_waived_finding_stays_and_no_longer_counts() -> None:
    failing, waived = Case(values=OLD_LETTER), Case(values=OLD_LETTER, history=excusing(WAIVER))
    before, after = found(failing), found(waived)
    assert before.state is State.NO_CUMPLE
    assert after.state is State.NO_APLICA
    assert (after.expected, after.found, after.page) == (before.expected, before.found, before.page)
    assert (
        after.message == f"{before.message} Exceptuada por Ana Inventada hasta el 31/07/2026: Paro bancario."
    )
    assert (after.waiver, after.request) == (WAIVER, None)
    assert waived.judge().items[ItemKind.BANCO].state is State.CUMPLE
    assert waived.judge().result is Resultado.COMPLETA


@pytest.mark.parametrize("reason", ["Paro bancario", "Exceptuada por paro. " * 12, "Dos\nlíneas\x07"])
def test_the_words_of_a_waiver_can_be_left_out(reason: str) -> None:
    before = found(Case(values=OLD_LETTER))
    after = found(Case(values=OLD_LETTER, history=excusing(replace(WAIVER, reason=reason))))
    assert after.message != before.message
    assert message_alone(after) == message_alone(before) == before.message


@pytest.mark.parametrize(
    ("changes", "excused"),
    [
        ({}, True),
        ({"contract_key": "CPS-14-2026"}, True),
        ({"contract_key": "CPS-15-2026"}, False),
        ({"code": "banco_cuenta"}, False),
    ],
)
def test_a_waiver_is_for_its_rule_and_its_contract(changes: dict[str, Any], excused: bool) -> None:
    case = Case(values=OLD_LETTER, history=excusing(replace(WAIVER, **changes)))
    assert (found(case).state is State.NO_APLICA) is excused


@given(days=st.integers(-60, 60))
@settings(max_examples=40)
def test_a_waiver_ends_with_its_day(days: int) -> None:
    received = at(UNTIL + dt.timedelta(days=days))
    case = Case(values=OLD_LETTER, history=excusing(WAIVER, received=received))
    assert (found(case).waiver is not None) is (days <= 0)


def test_what_holds_is_not_excused() -> None:
    assert found(Case(history=excusing(WAIVER))).waiver is None


def test_nothing_is_excused_in_a_file_that_could_not_be_read() -> None:
    waiver = replace(WAIVER, code="banco_falta")
    judged = Case(lectura=Lectura.CIFRADO, history=excusing(waiver)).judge()
    assert judged.items[ItemKind.BANCO].state is State.POR_REVISAR
