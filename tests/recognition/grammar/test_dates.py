from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.model import Month
from review.recognition.grammar.dates import find_dates, find_months, find_periods

from .hostile import HOSTILE, holds
from .spoken import apart, in_words

MONTHS = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
]
JUNE_30 = dt.date(2026, 6, 30)


@pytest.mark.parametrize(
    "text",
    [
        "30 de junio de 2026",
        "30 días del mes de junio de 2026",
        "a los treinta (30) días del mes de junio de 2026",
        "junio 30 de 2026",
        "junio 30, 2026",
        "30/06/2026",
        "30-06-2026",
        "30.06.2026",
        "2026/06/30",
        "2026-06-30",
        "30/jun/2026",
        "30 06 2026",
        "30/06/26",
        "2026-06\n-30",
        "30-06-2026 03:29:53PM",
        "30 dejunio de2026",
        "2026 - 06 - 30 / 15 : 31: 12",
        "Popayán, 30 de junio del año 2026",
        "JUNIO  30  DE\n2026",
        "2026-06-30T00:00:00.000",
        "30 de junio de 2.026",
        "DIA 30 MES 06 AÑO 2026",
        "treinta (30) de junio de dos mil veintiséis (2026)",
    ],
)
def test_thirtieth_of_june(text: str) -> None:
    assert [quote.value for quote in find_dates(text)] == [JUNE_30]


@pytest.mark.parametrize(
    "text",
    [
        "1° de julio de 2026",
        "1º de julio del 2026",
        "1ro de julio de 2026",
        "primero de julio de 2026",
        "primero (1°) de julio de 2026",
        "1o. de julio de 2026",
        "01/Jul/2026",
        "uno (1) de julio de 2026",
    ],
)
def test_first_of_july(text: str) -> None:
    assert [quote.value for quote in find_dates(text)] == [dt.date(2026, 7, 1)]


@pytest.mark.parametrize(
    "text",
    [
        "31/06/2026",
        "06/30/2026",
        "30 de febrero de 2026",
        "4161.010.26.1.0001.2026",
        "006-031-2026",
        "100.8.4.553.2024",
        "Ley 1474 de 2011",
        "3O de junio de 2026",
        "20260630",
        "190.24.6.2026",
        "junio de 2026",
        "01-06-2026-30-06-2026",
        "CPS-12-06-2026-1",
    ],
)
def test_no_date(text: str) -> None:
    assert find_dates(text) == []


def test_doubtful_forms_have_less_confidence() -> None:
    sure, boxes, short = (find_dates(t)[0].confidence for t in ("30/06/2026", "30 06 2026", "30/06/26"))
    assert sure > boxes > short
    (contradicted,) = find_dates("treinta (31) de julio de 2026")
    assert contradicted.confidence <= 0.5


def test_other_orders_only_when_asked() -> None:
    assert find_dates("06/30/2026", month_first=True)[0].value == JUNE_30
    assert find_dates("20260630", bare=True)[0].value == JUNE_30


@pytest.mark.parametrize(
    "text",
    [
        "junio de 2026",
        "JUNIO 2026",
        "2026-06",
        "06/2026",
        "MES junio ANO 2026",
        "mes de junio del año 2026",
        "jun-26",
        "Período Pensión: 2026-06",
        "AÑO 2026 MES 06",
        "JUNIO/2026",
        "junio de dos mil veintiséis",
        "2026/06",
    ],
)
def test_june(text: str) -> None:
    assert [quote.value for quote in find_months(text)] == [Month(2026, 6)]


@pytest.mark.parametrize(
    "text",
    [
        "202606",
        "30 de junio de 2026",
        "014-2026",
        "2026-06-30",
        "CPS-12-2026",
        "2026-13",
        "pago 03/06",
        "del 1 al 30 de junio de 2026",
        "26-06-2026",
    ],
)
def test_no_month(text: str) -> None:
    assert find_months(text) == []


def test_both_periods_of_a_planilla() -> None:
    found = [
        quote.value for quote in find_months("2026-06 2026-07 87654321 9000000001 I 2026/07/15 2026/07/10")
    ]
    assert found == [Month(2026, 6), Month(2026, 7)]


@pytest.mark.parametrize(
    "text",
    [
        "del 01 al 30 de junio de 2026",
        "del 1° al 30 de junio de 2026",
        "01/06/2026 - 30/06/2026",
        "desde el 1 de junio hasta el 30 de junio de 2026",
        "01/06/2026 AL 30/06/2026",
        "01-06-2026 a 30-06-2026",
        "1 de junio de 2026 – 30 de junio de 2026",
        "Junio 1 al 30 de 2026",
        "DESDE 01 06 2026 HASTA 30 06 2026",
        "Desde: 01/06/2026 Hasta: 30/06/2026",
        "2026-06-01 / 2026-06-30",
        "1 al 30 junio/2026",
        "del primero (01) al treinta (30) de junio de 2026",
        "entre el 1 y el 30 de junio de 2026",
        "entre el 1 de junio de 2026 y el 30 de junio de 2026",
        "01 al 30/06/2026",
        "01/06 al 30/06/2026",
        "Desde Hasta 01/06/2026 30/06/2026",
        "junio de 2026, del 1 al 30",
        "01/06/2026-30/06/2026",
        "del 1 al 30 del mes de junio del año 2026",
        "del 01 de\njunio de 2026\nal 30 de   junio de 2026",
        "PERÍODO DEL INFORME 01 de junio de 2026 AL 30 de junio de 2026",
        "junio 01 a junio 30 de 2026",
        "desde el día primero (1) de junio de 2026 hasta el día treinta (30) de junio de 2026",
    ],
)
def test_the_whole_of_june(text: str) -> None:
    assert [quote.value for quote in find_periods(text)] == [(dt.date(2026, 6, 1), JUNE_30)]


def test_the_year_is_said_once() -> None:
    (over_months,) = find_periods("del 16 de agosto al 15 de septiembre de 2026")
    assert over_months.value == (dt.date(2026, 8, 16), dt.date(2026, 9, 15))
    (over_years,) = find_periods("del 16 de diciembre al 15 de enero de 2027")
    assert over_years.value == (dt.date(2026, 12, 16), dt.date(2027, 1, 15))


@pytest.mark.parametrize(
    "text",
    [
        "del 30 al 1 de junio de 2026",
        "del 1 al 32 de junio de 2026",
        "del 31 de junio al 15 de julio de 2026",
        "31/06/2026 al 15/07/2026",
        "días 3 y 4 de junio de 2026",
        "2026/07/10 2026/07/15",
        "30/06/2026 al 01/06/2026",
        "el 1 de junio de 2026 se reunió el 3 de junio de 2026",
    ],
)
def test_no_period(text: str) -> None:
    assert find_periods(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "del 01 al 30 de febrero de 2026",
        "del 1 al 31 de febrero de 2026",
        "01/02/2026 al 30/02/2026",
        "2026-02-01 al 2026-02-30",
        "del 1 de febrero de 2026 al 30 de febrero de 2026",
        "del primero al treinta de febrero de dos mil veinte y seis",
        "entre el 1 y el 29 de febrero de 2026",
    ],
)
def test_a_month_of_thirty_days_ends_with_the_month(text: str) -> None:
    """The custom of 30/360; a little less sure than a day that there is."""
    (period,) = find_periods(text)
    (real,) = find_periods("del 1 al 28 de febrero de 2026")
    assert period.value == real.value == (dt.date(2026, 2, 1), dt.date(2026, 2, 28))
    assert 0.8 < period.confidence < real.confidence


SPELLINGS = [lambda words: words, apart, str.upper, lambda words: apart(words).replace(" y ", " i ")]


@given(st.integers(1, 31), st.integers(10, 49), st.sampled_from(SPELLINGS))
def test_days_and_years_in_words_are_read_in_every_spelling(day: int, year: int, spell) -> None:  # type: ignore[no-untyped-def]
    """`veinte y seis de julio de dos mil veinte y seis`, and the like: that day or none other."""
    text = spell(f"{in_words(day)} de julio de dos mil {in_words(year)}")
    (found,) = find_dates(text)
    assert found.value == dt.date(2000 + year, 7, day)


@given(st.integers(1, 31), st.integers(10, 49), st.data())
def test_a_damaged_day_in_words_is_read_right_or_not_at_all(day: int, year: int, data: st.DataObject) -> None:
    """A number that is cut short by a wrong letter is no day and no year."""
    number = apart(in_words(data.draw(st.sampled_from([day, year]))))
    at = data.draw(st.integers(0, len(number) - 1).filter(lambda i: number[i] not in " y"))
    torn = number[:at] + data.draw(st.sampled_from("01ß|")) + number[at + 1 :]
    assert find_dates(f"{torn} de julio de 2026") == []
    assert find_dates(f"5 de julio de dos mil {torn}") == []


@pytest.mark.parametrize(
    "text",
    ["cuarenta y uno de junio de 2026", "veinte seis de junio de 2026", "5 de mayo de dos mil veinte seis",
     "5 de mayo de dos mil veinte y se1s", "veint| y un de julio de 2026", "ve|nte y dos de julio de 2026"],
)  # fmt: skip
def test_a_part_of_a_number_in_words_is_no_day_and_no_year(text: str) -> None:
    assert find_dates(text) == []


DATE_FORMS = [
    lambda d: f"{d.day} de {MONTHS[d.month - 1]} de {d.year}",
    lambda d: f"{d.day:02d} DE {MONTHS[d.month - 1].upper()} DEL {d.year}",
    lambda d: f"{MONTHS[d.month - 1].capitalize()} {d.day} de {d.year}",
    lambda d: f"a los {d.day} días del mes de {MONTHS[d.month - 1]} de {d.year}",
    lambda d: f"{in_words(d.day).replace('ún', 'uno')} ({d.day}) de {MONTHS[d.month - 1]} del año {d.year}",
    lambda d: f"{d.day:02d}/{MONTHS[d.month - 1][:3]}/{d.year}",
    lambda d: d.strftime("%d/%m/%Y"),
    lambda d: d.strftime("%d-%m-%Y"),
    lambda d: d.strftime("%Y/%m/%d"),
    lambda d: d.isoformat(),
    lambda d: d.strftime("%d %m %Y"),
]
DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31))


@given(DAYS, st.sampled_from(DATE_FORMS), st.sampled_from(["", "Cali, ", "el día ", "FECHA:\n"]))
def test_any_day_in_any_form_is_found_where_it_stands(day: dt.date, form, before: str) -> None:  # type: ignore[no-untyped-def]
    """Any day written in any of the forms is found once, with the offsets of its ink."""
    text = before + form(day) + " se firma"
    (quote,) = find_dates(text)
    assert quote.value == day
    assert text[quote.start : quote.end] == quote.text


@given(
    DAYS,
    st.integers(0, 60),
    st.sampled_from(DATE_FORMS),
    st.sampled_from([" al ", " - ", " hasta el ", " a ", "\nHasta: "]),
)
def test_any_two_days_with_a_link_are_a_period(first: dt.date, length: int, form, link: str) -> None:  # type: ignore[no-untyped-def]
    """Two days in the same form and in order, with a link between them, are one period."""
    last = min(first + dt.timedelta(days=length), dt.date(2099, 12, 31))  # the last year that is read
    text = f"periodo {form(first)}{link}{form(last)}."
    found = find_periods(text)
    assert [quote.value for quote in found] == [(first, last)]
    assert text[found[0].start : found[0].end] == found[0].text


@given(
    st.lists(
        st.sampled_from([*"0123456789 /-.\n", "junio", "de", "al", "30", "2026", "06", " ", "treinta", "("]),
        max_size=40,
    )
)
def test_noise_never_raises_and_quotes_are_ink(parts: list[str]) -> None:
    """Pieces of dates in any order give quotes that are the ink, never an exception."""
    text = "".join(parts)
    for finder in (find_dates, find_months, find_periods):
        for quote in finder(text):
            assert text[quote.start : quote.end] == quote.text


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_read_to_its_end(text: str) -> None:
    for finder in (find_dates, find_months, find_periods):
        assert holds(finder, text)


@pytest.mark.parametrize(
    "text",
    [
        "a los 30 días del mes 06 del año 2026",
        "a los 30 (treinta) días del mes de 6 de 2026",
        "30 dias de mes 06 de 2026",
    ],
)
def test_a_month_counted_behind_its_day(text: str) -> None:
    assert [quote.value for quote in find_dates(text)] == [JUNE_30]


def test_a_number_joined_by_a_dash_is_no_day_of_the_month_behind_it() -> None:
    text = "CUENTA DE COBRO N° 02 - JUNIO 2026"
    assert find_dates(text) == []
    assert [quote.value for quote in find_months(text)] == [Month(2026, 6)]
    assert [quote.value for quote in find_dates("Popayán, 02 - JUNIO 2026")] == [dt.date(2026, 6, 2)]


def test_days_with_their_clock_are_the_ends_of_a_period() -> None:
    (quote,) = find_periods("DE: 2026-06-01 00:00:00 A 2026-06-30 23:59:59")
    assert quote.value == (dt.date(2026, 6, 1), JUNE_30)
    assert find_periods("2026-06-01 08:00 2026-06-30 12:00") == []


def test_a_year_of_two_figures_is_the_last_where_the_first_is_none() -> None:
    """Nobody files papers of 2004; the first figures of `20/06/26` may be the year as well."""
    (early,), (either,) = find_dates("04/06/26"), find_dates("20/06/26")
    assert early.value == dt.date(2026, 6, 4)
    assert early.confidence > 0.8 > either.confidence
