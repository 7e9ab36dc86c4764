"""Misread text put right, and left alone where it reads well."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.model import FieldValue, Month
from review.recognition.grammar.account_numbers import find_accounts
from review.recognition.grammar.contract_numbers import find_contract_numbers
from review.recognition.grammar.dates import find_dates, find_months, find_periods
from review.recognition.grammar.ids import find_person_ids
from review.recognition.grammar.misread import leniently, mend
from review.recognition.grammar.money import find_money
from review.recognition.grammar.slips import is_slip
from review.recognition.values.readers import counts

JUNE_30 = dt.date(2026, 6, 30)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("30dejuniode2026", JUNE_30),
        ("3O de junio de 2O26", JUNE_30),
        ("30 de junlo de 2026", JUNE_30),
        ("l5/O6/2026", dt.date(2026, 6, 15)),
        ("30 de septlembre de 2026", dt.date(2026, 9, 30)),
        ("I de septiembre de 2026", dt.date(2026, 9, 1)),
        ("30 de. septiembre de 2026", dt.date(2026, 9, 30)),
        ("30. de septiembre, de 2026", dt.date(2026, 9, 30)),
        ("Ó1 de junio de 2026", dt.date(2026, 6, 1)),
        ("20/o6/2026", dt.date(2026, 6, 20)),
        ("día 03 mes 04 _ año 2026", dt.date(2026, 4, 3)),
        ("01-un-26", dt.date(2026, 6, 1)),
    ],
)
def test_misread_dates(text: str, value: dt.date) -> None:
    (quote,) = leniently(find_dates)(text)
    assert quote.value == value
    assert quote.text == text[quote.start : quote.end]
    assert quote.confidence < 0.9


@pytest.mark.parametrize("until", ["af", "a1", "ai", "al"])
def test_a_period_whose_middle_word_is_misread(until: str) -> None:
    (quote,) = leniently(find_periods)(f"servicios del 01 {until} 30 de junio de 2026")
    assert quote.value == (dt.date(2026, 6, 1), JUNE_30)


@pytest.mark.parametrize(
    ("text", "pesos"),
    [
        ("S1.800.000", 1_800_000),
        ("S 1.800.000", 1_800_000),
        ("$1.8OO.000", 1_800_000),
        ("valor $1.80 0.000", 1_800_000),
        ("$ 2.546. 732", 2_546_732),
        ("$1;750,905", 1_750_905),
        ("saldo $ O", 0),
        ("$5.1 18.721,00", 5_118_721),
    ],
)
def test_misread_money(text: str, pesos: int) -> None:
    assert [quote.value for quote in leniently(find_money)(text)] == [pesos]


def test_other_misread_values() -> None:
    assert [q.value for q in leniently(find_months)("mes de agost0 de 2026")] == [Month(2026, 8)]
    assert [q.value for q in leniently(find_periods)("del 1 al30dejunio de 2026")] == [
        (dt.date(2026, 6, 1), JUNE_30)
    ]
    for glued in ("2026-06-01 a2026-06-30", "2026-06-01a2026-06-30", "01/06/2026 a30/06/2026"):
        assert [q.value for q in leniently(find_periods)(glued)] == [(dt.date(2026, 6, 1), JUNE_30)]
    assert [q.value for q in leniently(find_contract_numbers)("C01.PCCNTR.7366602")] == ["CO1.PCCNTR.7366602"]
    assert [q.value for q in leniently(find_person_ids)("C.C. 1.061.7OO.001")] == ["1061700001"]
    assert [q.value for q in leniently(find_periods)("01-un-26a30-un-26")] == [(dt.date(2026, 6, 1), JUNE_30)]
    assert leniently(find_money)("$1.750.90512,5")[0].value == 1_750_905
    assert [q.value for q in leniently(find_accounts)("Cuenta No. 784-.796624-84")] == ["78479662484"]
    assert [q.value for q in leniently(counts)("[o1")] == [1]
    account = leniently(find_accounts)("Cuenta corriente No. 3613531 1640 de Bancolombia")
    assert [q.value for q in account] == ["36135311640"]


@pytest.mark.parametrize(
    "text",
    [
        "el 1o de junio de 2026",
        "OBJETO de 2026: SOLIS y BOGOTÁ",
        "CPS-014-2026, cuenta de ahorros 338830550068",
        "30 de junio de 2026, $ 1.800.000 M/CTE",
        "tarifa 12.5 18.721, ARL 0.522 9.200",
        "del 01-jun-26 al 30-jun-26, [1] y [a]",
    ],
)
def test_what_reads_well_is_left_alone(text: str) -> None:
    assert mend(text) is None


@given(st.text(alphabet="0123456789OlISB.,$ /-aedgostjuniC:;\n", max_size=60))
def test_a_mended_quote_is_made_of_the_text_as_read(text: str) -> None:
    for quote in [*leniently(find_dates)(text), *leniently(find_money)(text)]:
        assert quote.text == text[quote.start : quote.end]
        assert quote.text


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("1061700001", "1061700007", True),
        ("1061700001", "106170001", True),
        ("1061700001", "1061799992", False),
        ("3613531", "36135311640", True),
        (1_800_000, 1_300_000, True),
        (1_800_000, 2_500_000, True),
        (1_800_000, 4_567_000, False),
        (1_139, 1_139_300, True),
        (139_300, 1_139_300, True),
        (1_139, 11_393_000, False),
        (3, 4, True),
        (3, 12, False),
        (dt.date(2026, 6, 30), dt.date(2026, 6, 20), True),
        (dt.date(2026, 6, 30), dt.date(2026, 5, 31), False),
        (Month(2026, 6), Month(2026, 7), True),
        ("CPS-014-2026", "CPS-014-2025", True),
        ("1061700001", "1061700001", False),
        ("3", 3, False),
    ],
)
def test_slips(one: FieldValue, other: FieldValue, slip: bool) -> None:
    assert is_slip(one, other) is slip
    assert is_slip(other, one) is slip
