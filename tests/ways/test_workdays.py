"""Working days and due days, against tables made outside the project (the planilla's operators, the law)."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.errors import DataFileInvalid
from review.model import Month
from review.ways.laws import LAWS, PACKAGED, Laws, check, load

DAYS = LAWS.workdays

# The day of the month on which each ending pays, from the 2nd to the 16th working day.
DUE = {
    "2026-05": "05 06 07 08 11 12 13 14 15 19 20 21 22 25 26",
    "2026-06": "02 03 04 05 09 10 11 12 16 17 18 19 22 23 24",
    "2026-07": "02 03 06 07 08 09 10 14 15 16 17 21 22 23 24",
    "2026-08": "04 05 06 10 11 12 13 14 18 19 20 21 24 25 26",
    "2026-09": "02 03 04 07 08 09 10 11 14 15 16 17 18 21 22",
    "2026-10": "02 05 06 07 08 09 13 14 15 16 19 20 21 22 23",
    "2026-11": "04 05 06 09 10 11 12 13 17 18 19 20 23 24 25",
    "2026-12": "02 03 04 07 09 10 11 14 15 16 17 18 21 22 23",
    "2027-01": "05 06 07 08 12 13 14 15 18 19 20 21 22 25 26",
}
ENDINGS = (7, 14, 21, 28, 35, 42, 49, 56, 63, 69, 75, 81, 87, 93, 99)
"""The last of the endings that pay on each of those days."""

HOLIDAYS = {
    2026: "01-01 01-12 03-23 04-02 04-03 05-01 05-18 06-08 06-15 06-29 07-13 07-20 08-07 08-17 10-12 11-02 "
    "11-16 12-08 12-25",
    2027: "01-01 01-11 03-22 03-25 03-26 05-01 05-10 05-31 06-07 07-05 07-12 07-20 08-07 08-16 10-18 11-01 "
    "11-15 12-08 12-25",
}

ANY_DAY = st.dates(dt.date(2019, 1, 1), dt.date(2032, 12, 31))
MONTHS = st.builds(Month, st.integers(2019, 2032), st.integers(1, 12))


@pytest.mark.parametrize("paid_in", DUE)
def test_due_days_of_the_table(paid_in: str) -> None:
    month, first = Month.parse(paid_in), 0
    for last, day in zip(ENDINGS, DUE[paid_in].split(), strict=True):
        for digits in range(first, last + 1):
            due = DAYS.due_day(f"10617000{digits:02d}", month.plus(-1))
            assert due == dt.date(month.year, month.month, int(day)), digits
        first = last + 1


@pytest.mark.parametrize("year", HOLIDAYS)
def test_holidays_of_a_year(year: int) -> None:
    days = (dt.date(year, 1, 1) + dt.timedelta(days=n) for n in range(365))
    assert [f"{day:%m-%d}" for day in days if DAYS.is_holiday(day)] == HOLIDAYS[year].split()


@given(st.text("0123456789", min_size=2, max_size=11), MONTHS)
def test_a_due_day_is_a_working_day_of_the_next_month(document: str, period: Month) -> None:
    due = DAYS.due_day(document, period)
    assert DAYS.is_working_day(due)
    assert Month.of(due) == period.plus(1)
    assert 2 <= DAYS.working_days_between(period.last_day, due) <= 16


@given(ANY_DAY, st.integers(0, 60))
def test_adding_working_days_is_undone_by_counting_them(day: dt.date, count: int) -> None:
    later = DAYS.add_working_days(day, count)
    assert DAYS.working_days_between(day, later) == count
    assert DAYS.working_days_between(later, day) == 0
    assert later == day if count == 0 else DAYS.is_working_day(later)


@pytest.mark.parametrize("document", ["", "7", "1061-07", "CC"])
def test_a_document_that_is_no_number_has_no_due_day(document: str) -> None:
    with pytest.raises(ValueError, match="not an identity number"):
        DAYS.due_day(document, Month(2026, 6))


def _with(tmp_path: Path, old: str, new: str) -> Laws:
    text = PACKAGED.read_text(encoding="utf-8")
    assert old in text
    copy = tmp_path / "leyes.toml"
    copy.write_text(text.replace(old, new, 1), encoding="utf-8")
    return load(copy)


def test_a_law_that_falls_takes_its_holiday_along(tmp_path: Path) -> None:
    own = _with(tmp_path, 'fecha = 2026-07-13\ncambio = "agregar"', 'fecha = 2026-07-13\ncambio = "quitar"')
    assert own.workdays.is_working_day(dt.date(2026, 7, 13))
    assert own.workdays.due_day("1061700052", Month(2026, 6)) == dt.date(2026, 7, 13)
    assert DAYS.due_day("1061700052", Month(2026, 6)) == dt.date(2026, 7, 14)


def test_a_day_may_be_added(tmp_path: Path) -> None:
    day = '[[festivo]]\nfecha = "2026-08-04"\ncambio = "agregar"\nnorma = "Decreto"\n\n[plazos]'
    own = _with(tmp_path, "[plazos]", day)
    assert own.workdays.is_holiday(dt.date(2026, 8, 4))
    assert own.workdays.due_day("1061700001", Month(2026, 7)) == dt.date(2026, 8, 5)


def test_the_due_days_are_data(tmp_path: Path) -> None:
    own = _with(tmp_path, "hasta = 7\ndia_habil = 2", "hasta = 7\ndia_habil = 4")
    assert own.workdays.due_day("1061700001", Month(2026, 6)) == dt.date(2026, 7, 6)


def test_a_table_of_solidarity_begins_on_its_day(tmp_path: Path) -> None:
    row = "[[solidaridad]]\nvigente_desde = 2027-04-01\ndesde_smmlv = 4\nporcentaje = 1.5\n\n# --- Tipos"
    own = _with(tmp_path, "# --- Tipos", row)
    rates = [own.solidarity_rate(7_200_000, wage=1_800_000, period=Month(2027, month)) for month in (3, 4)]
    assert [float(rate) for rate in rates] == [1.0, 1.5]
    assert own.solidarity_rate(7_199_999, wage=1_800_000, period=Month(2027, 4)) == 0


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("fecha = 2026-07-13", "fecha = 13", "«fecha» debe ser una fecha AAAA-MM-DD"),
        ("fecha = 2026-07-13", 'fecha = "13 de julio"', "«fecha» debe ser una fecha AAAA-MM-DD"),
        ("fecha = 2027-07-12", "fecha = 2026-07-13", "está dos veces"),
        ('3\ncambio = "agregar"', '3\ncambio = "borrar"', "«cambio» debe ser «agregar» o «quitar»"),
        ("desde = 8\n", "desde = 9\n", "seguidas de 0 a 99"),
        ("hasta = 99", "hasta = 98", "faltan terminaciones"),
        ("dia_habil = 16", "dia_habil = 0", "«dia_habil» debe ser un número entero"),
        ("[plazos]", "[plazo]", "falta «plazos»"),
        ("desde_smmlv = 4", "vigente_desde = 2027-01-01\ndesde_smmlv = 4", "de la antigua a la nueva"),
    ],
)
def test_errors_name_line_and_reason(tmp_path: Path, old: str, new: str, reason: str) -> None:
    with pytest.raises(DataFileInvalid, match=r"leyes\.toml, línea \d+: |leyes\.toml: falta") as caught:
        _with(tmp_path, old, new)
    assert reason in str(caught.value)


def test_everything_wrong_is_told_at_once() -> None:
    text = PACKAGED.read_text(encoding="utf-8")
    laws, problems = check(
        text.replace("fecha = 2026-07-13", "fecha = 1").replace("hasta = 99", "hasta = 98"), "l"
    )
    assert laws is None
    assert len(problems) == 2
