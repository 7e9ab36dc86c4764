import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.model import Contract, Month
from review.rules.day_counts import add_months, count_days, is_month_long
from review.rules.schedule import Schedule
from review.ways.checklist import ProRata

REAL, D360, WHOLE = ProRata.DIAS_REALES, ProRata.DIAS_360, ProRata.MES_COMPLETO
BOTH = (REAL, D360)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("first", "last", "mode", "days"),
    [
        ("2026-08-20", "2026-08-31", REAL, 12),
        ("2026-08-20", "2026-08-31", D360, 11),
        ("2026-08-20", "2026-08-31", WHOLE, 30),
        ("2026-02-10", "2026-02-28", REAL, 19),
        ("2026-02-10", "2026-02-28", D360, 21),
        ("2026-06-01", "2026-06-15", REAL, 15),
        ("2026-06-01", "2026-06-15", D360, 15),
        ("2026-07-02", "2026-07-31", REAL, 30),
        ("2026-07-31", "2026-07-31", D360, 1),
        ("2026-10-03", "2026-11-02", D360, 30),
    ],
)
def test_days_of_a_partial_payment(first: str, last: str, mode: ProRata, days: int) -> None:
    assert count_days(day(first), day(last), mode) == days


def test_the_worked_example_of_both_ways_of_counting() -> None:
    """20 to 31 August at $ 8.400.000: 12 days are $ 3.360.000, 11 are $ 3.080.000."""
    schedule = Schedule(day("2026-08-20"), day("2026-12-31"), monthly=8_400_000)
    assert [one.pesos for one in schedule.pays(Month(2026, 8), BOTH)] == [3_360_000, 3_080_000]
    assert [one.pesos for one in schedule.pays(Month(2026, 9), BOTH)] == [8_400_000]
    assert [one.pesos for one in schedule.pays(Month(2026, 12), BOTH)] == [8_400_000]
    assert schedule.pays(Month(2027, 1), BOTH) == ()
    assert schedule.pays(Month(2026, 7), BOTH) == ()


def test_a_whole_february_is_a_whole_month() -> None:
    schedule = Schedule(day("2026-02-01"), day("2026-02-28"), monthly=3_000_000)
    assert [one.pesos for one in schedule.pays(Month(2026, 2), BOTH)] == [3_000_000]
    assert not schedule.is_partial(Month(2026, 2))


def test_places() -> None:
    schedule = Schedule(day("2026-08-20"), day("2027-01-15"))
    assert schedule.place(Month(2026, 8)) == 1
    assert schedule.place(Month(2027, 1)) == 6
    assert schedule.month_of(6) == Month(2027, 1)
    assert schedule.holds(Month(2027, 1))
    assert not schedule.holds(Month(2027, 2))
    assert not schedule.holds(Month(2026, 7))
    assert Schedule(day("2026-08-20")).holds(Month(2030, 1))


def test_date_to_date() -> None:
    schedule = Schedule(day("2026-10-03"), day("2027-01-12"), monthly=3_000_000)
    assert schedule.cycle(1) == (day("2026-10-03"), day("2026-11-02"))
    assert schedule.place_of_cycle(day("2026-11-03"), day("2026-12-02")) == 2
    assert schedule.place_of_cycle(day("2026-11-01"), day("2026-11-30")) is None
    assert schedule.place_of_cycle(day("2026-11-02"), day("2026-11-01")) is None
    assert schedule.place_of_cycle(day("2027-01-03"), day("2027-01-12")) == 4
    assert [one.pesos for one in schedule.pays_cycle(2, BOTH)] == [3_000_000]
    assert [one.pesos for one in schedule.pays_cycle(4, BOTH)] == [1_000_000]
    assert Schedule(day("2026-10-01")).place_of_cycle(day("2026-10-01"), day("2026-10-31")) is None


def test_the_last_month_may_pay_what_is_left() -> None:
    schedule = Schedule(day("2026-06-10"), day("2026-08-31"), monthly=3_000_000, total=8_000_000)
    assert [one.pesos for one in schedule.pays(Month(2026, 8), BOTH)] == [3_000_000, 2_900_000]
    assert [one.pesos for one in schedule.pays(Month(2026, 7), BOTH)] == [3_000_000]


@pytest.mark.parametrize(
    ("start", "end", "total", "monthly"),
    [
        ("2026-06-01", "2026-12-31", 31_500_000, 4_500_000),
        ("2026-08-20", "2026-12-31", 8_400_000 * 4 + 3_360_000, 8_400_000),
        ("2026-08-20", "2026-12-31", 8_400_000 * 4 + 3_080_000, 8_400_000),
        ("2026-10-03", "2027-01-02", 9_000_000, 3_000_000),
    ],
)
def test_monthly_value_is_derived_from_the_total(start: str, end: str, total: int, monthly: int) -> None:
    derived = Schedule(day(start), day(end), total=total).with_derived_monthly(BOTH)
    assert monthly in [one.monthly for one in derived]


def test_nothing_is_derived_from_too_little() -> None:
    assert Schedule(day("2026-06-01"), None, total=9).with_derived_monthly(BOTH) == ()
    assert Schedule(day("2026-06-01"), day("2026-07-01")).with_derived_monthly(BOTH) == ()
    known = Schedule(day("2026-06-01"), monthly=5)
    assert known.with_derived_monthly(BOTH) == (known,)


def test_a_contract_that_ends_before_it_starts_has_no_schedule() -> None:
    assert Schedule.of(Contract("1", start=day("2026-06-01"), end=day("2026-05-01"))) is None
    assert Schedule.of(Contract("1")) is None
    assert Schedule.of(Contract("1", start=day("2026-06-01"))) == Schedule(day("2026-06-01"))


def test_month_long_periods() -> None:
    assert is_month_long(day("2026-10-03"), day("2026-11-02"))
    assert is_month_long(day("2026-01-31"), day("2026-02-27"))
    assert not is_month_long(day("2026-10-01"), day("2026-10-31"))
    assert not is_month_long(day("2026-10-03"), day("2026-11-03"))
    assert add_months(day("2026-01-31"), 1) == day("2026-02-28")


spans = st.tuples(
    st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31)), st.integers(min_value=0, max_value=700)
).map(lambda pair: (pair[0], pair[0] + dt.timedelta(days=pair[1])))


@given(span=spans, monthly=st.integers(1_000_000, 30_000_000))
def test_months_add_up_to_the_contract(span: tuple[dt.date, dt.date], monthly: int) -> None:
    """By a year of 360 days the months pay, to a peso a month, the contract's days of 360 over 30."""
    schedule = Schedule(*span, monthly=monthly)
    last = schedule.place(Month.of(span[1]))
    months = [schedule.month_of(place) for place in range(1, last + 1)]
    paid = sum(schedule.pays(month, (D360,))[0].pesos for month in months)
    days = sum(schedule.days(month, D360) for month in months)
    assert abs(paid - monthly * days / 30) <= len(months)
    assert all(0 < schedule.days(month, mode) <= 30 for month in months for mode in BOTH)
    assert sum(schedule.days(month, REAL) for month in months) <= (span[1] - span[0]).days + 1 + 2 * len(
        months
    )


@given(span=spans, monthly=st.integers(1_000_000, 30_000_000), mode=st.sampled_from(BOTH))
def test_a_total_gives_its_monthly_value_back(
    span: tuple[dt.date, dt.date], monthly: int, mode: ProRata
) -> None:
    """The monthly value is among those derived from the total that it makes, but for rounding."""
    schedule = Schedule(*span, monthly=monthly)
    months = [schedule.month_of(place) for place in range(1, schedule.place(Month.of(span[1])) + 1)]
    total = sum(schedule.pays(month, (mode,))[0].pesos for month in months)
    derived = Schedule(*span, total=total).with_derived_monthly(BOTH)
    assert min(abs((one.monthly or 0) - monthly) for one in derived) <= 30


@given(spans)
def test_cycles_follow_one_another(span: tuple[dt.date, dt.date]) -> None:
    """Each date-to-date payment begins the day after the one before, and finds its own place again."""
    schedule = Schedule(span[0])
    for place in range(1, 13):
        first, last = schedule.cycle(place)
        assert schedule.cycle(place + 1)[0] == last + dt.timedelta(days=1)
        if span[0].day != 1:
            assert schedule.place_of_cycle(first, last) == place
