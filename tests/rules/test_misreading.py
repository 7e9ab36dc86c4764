"""A value that OCR may have misread by a figure is left to a person; one that something speaks for is not."""

from __future__ import annotations

import datetime as dt

import pytest

from review.model import READ_TWICE, Box, Field, FieldValue, Month, State
from review.rules.misreading import Read
from tests.rules.builders import later

SLIPS: tuple[tuple[str, str, FieldValue], ...] = (
    ("cuenta_valor", "cuenta.valor", 4_600_000),
    ("cuenta_letras", "cuenta.valor", 4_500_001),
    ("cuenta_pago", "cuenta.numero_pago", 8),
    ("cuenta_persona", "cuenta.documento", "1061700007"),
    ("cuenta_contrato", "cuenta.contrato", "CPS-074-2026"),
    ("informe_inicio", "informe.fecha_inicio_contrato", dt.date(2026, 6, 7)),
    ("banco_titular", "banco.documento", "106170001"),
    ("banco_cuenta", "banco.cuenta", "12345678907"),
    ("banco_fecha", "banco.fecha", dt.date(2026, 3, 10)),
    ("seguridad_social_periodo", "seguridad_social.periodo", Month(2026, 1)),
    ("seguridad_social_voucher", "seguridad_social.voucher_valor", 522_100),
    ("seguridad_social_ibc", "seguridad_social.ibc", 1_300_000),
    ("seguridad_social_persona", "seguridad_social.documento", "1061700081"),
)


@pytest.mark.parametrize(("code", "path", "value"), SLIPS, ids=[code for code, _, _ in SLIPS])
def test_a_slip_is_left_to_a_person_unless_something_speaks_for_it(
    code: str, path: str, value: FieldValue
) -> None:
    printed = later(values={path: value}).finding(code)
    misread = later(values={path: value}, scanned={path: 0.9}).finding(code)
    proved = later(values={path: value}, scanned={path: 0.9}, proved=[path]).finding(code)
    found = [None if one is None else one.state for one in (printed, misread, proved)]
    assert found == [State.NO_CUMPLE, State.POR_REVISAR, State.NO_CUMPLE]
    assert misread is not None
    assert "error de lectura" in misread.message
    assert misread.request


def test_a_clear_number_may_have_lost_a_figure_all_the_same() -> None:
    """OCR is as sure of `10.10.05` as of the `110.10.05` that stands on the paper."""
    case = later(values={"cuenta.documento": "106170001"}, scanned={"cuenta.documento": 0.99})
    told = case.finding("cuenta_persona")
    assert told is not None
    assert told.state is State.POR_REVISAR


@pytest.mark.parametrize(
    ("value", "found"),
    [("1061700007", State.NO_CUMPLE), ("106170001", State.POR_REVISAR)],
)
def test_what_two_models_read_alike_is_no_misreading_unless_a_figure_was_lost(
    value: str, found: State
) -> None:
    case = later(values={"cuenta.documento": value}, scanned={"cuenta.documento": READ_TWICE})
    told = case.finding("cuenta_persona")
    assert told is not None
    assert told.state is found


def test_a_contracts_zeros_are_figures_too() -> None:
    case = later(values={"cuenta.contrato": "CPS-574-2026"}, scanned={"cuenta.contrato": READ_TWICE})
    told = case.finding("cuenta_contrato")
    assert told is not None
    assert told.state is State.NO_CUMPLE


def test_another_value_altogether_fails_though_it_was_scanned() -> None:
    case = later(values={"banco.documento": "52000111"}, scanned={"banco.documento": 0.9})
    finding = case.finding("banco_titular")
    assert finding is not None
    assert finding.state is State.NO_CUMPLE


def test_the_value_expected_is_no_slip() -> None:
    finding = later(scanned={"cuenta.valor": 0.7}).finding("cuenta_valor")
    assert finding is not None
    assert finding.state is State.CUMPLE


@pytest.mark.parametrize(
    ("text", "other", "expected"),
    [
        ("mes de FEBRERO", Month(2026, 4), False),
        ("febrero de 2026", Month(2026, 4), False),
        ("febrero de 2026", Month(2025, 2), True),
        ("feb-2026", Month(2026, 4), True),
        ("02/2026", Month(2026, 4), True),
    ],
)
def test_a_month_in_words_is_no_slip_of_another(text: str, other: Month, expected: bool) -> None:
    """`02` may be a misread `04`; nobody reads `febrero` where `abril` stands."""
    period = Field("periodo", Month(2026, 2), text, 1, Box(0, 0, 9, 9), 0.9, ink=0.9)
    assert Read(period, [other]).may_be_misread is expected


def test_months_of_like_names_may_be_misread() -> None:
    june = Field("periodo", Month(2026, 6), "junio de 2026", 1, Box(0, 0, 9, 9), 0.9, ink=0.9)
    assert Read(june, [Month(2026, 7)]).may_be_misread
