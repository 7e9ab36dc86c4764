"""The withholding of art. 383 ET comes out to the peso, every step of it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.liquidation import Depuration, Paid, Requested, depurate
from review.liquidation.depuration import to_multiple
from review.liquidation.told_facts import by_law
from review.ways.laws import LAWS
from tests.liquidation.builders import JUNE

UVT = 52_374
ONE_DEPENDANT = Requested(dependants=True)
NOTHING = Requested()
INCOME = LAWS.withholding.income_on(dt.date(2026, 6, 30))


def worked(gross: int, asked: Requested = NOTHING) -> Depuration:
    paid = by_law(LAWS, JUNE, gross, None)
    assert paid is not None
    assert INCOME is not None
    return depurate(INCOME, UVT, gross, paid, asked)


@pytest.mark.parametrize(
    ("gross", "asked", "ibc", "health", "pension", "fund", "net", "exempt", "base", "uvt", "withheld"),
    [
        (3_000_000, NOTHING, 1_750_905, 218_900, 280_200, 0, 2_500_900, 625_225, 1_875_675, "35.8131", 0),
        (7_000_000, NOTHING, 2_800_000, 350_000, 448_000, 0, 6_202_000, 1_550_500, 4_651_500, "88.8132", 0),
        (8_000_000, NOTHING, 3_200_000, 400_000, 512_000, 0, 7_088_000, 1_772_000, 5_316_000, "101.5007",
         65_000),
        (8_000_000, ONE_DEPENDANT, 3_200_000, 400_000, 512_000, 0, 7_088_000, 1_572_000, 4_716_000, "90.0447",
         0),
        (12_000_000, NOTHING, 4_800_000, 600_000, 768_000, 0, 10_632_000, 2_658_000, 7_974_000, "152.2511",
         557_000),
        (20_000_000, NOTHING, 8_000_000, 1_000_000, 1_280_000, 80_000, 17_640_000, 3_447_955, 14_192_045,
         "270.9750", 2_298_000),
    ],
)  # fmt: skip
def test_the_worked_table_of_2026(
    gross: int,
    asked: Requested,
    ibc: int,
    health: int,
    pension: int,
    fund: int,
    net: int,
    exempt: int,
    base: int,
    uvt: str,
    withheld: int,
) -> None:
    found = worked(gross, asked)
    wage = LAWS.minimum_wage(2026)
    assert wage is not None
    assert LAWS.least_ibc(gross, wage=wage.value) == ibc
    assert found.paid == Paid(health, pension, fund)
    assert (found.net, found.exempt, found.base) == (net, exempt, base)
    assert f"{found.base_uvt:.4f}" == uvt
    assert found.withheld == withheld


def test_each_deduction_is_capped() -> None:
    most = Requested(dependants=True, housing=None, health=None, voluntary=None)
    found = worked(60_000_000, most)
    assert (found.dependants, found.housing, found.health) == (32 * UVT, 100 * UVT, 16 * UVT)
    assert found.voluntary == to_multiple(Decimal(3800 * UVT) / 12, 1)
    asked = worked(60_000_000, Requested(housing=1_000_000, health=100_000_000))
    assert (asked.housing, asked.health) == (1_000_000, 16 * UVT)
    assert worked(4_000_000, Requested(voluntary=None)).voluntary == 1_200_000


def test_deductions_and_the_exempt_share_have_one_limit() -> None:
    found = worked(8_000_000, Requested(housing=4_000_000, dependants=True))
    assert found.net - found.base == 2_835_200  # 40 % of the net
    year = worked(60_000_000, Requested(dependants=True, housing=None, health=None, voluntary=None))
    assert year.net - year.base == to_multiple(Decimal(1340 * UVT) / 12, 1)


@pytest.mark.parametrize(
    ("base_uvt", "tax_uvt"),
    [(95, 0), (150, "10.45"), (360, "68.8"), (640, "161.4"), (945, "268.75"), (2300, "769.35")],
)
def test_the_steps_of_the_table_meet(base_uvt: int, tax_uvt: str) -> None:
    """Where a step ends: what it comes to and the next step's own UVT differ by less than one."""
    assert INCOME is not None
    steps = INCOME.brackets
    at = next(place for place, step in enumerate(steps) if step.since == base_uvt)
    before = steps[at - 1]
    reached = (base_uvt - before.since) * before.rate / 100 + before.plus
    assert reached == Decimal(tax_uvt)
    assert abs(reached - steps[at].plus) < 1


@given(st.integers(0, 200_000_000), st.booleans())
def test_more_is_never_less_and_nothing_is_below_zero(gross: int, dependants: bool) -> None:
    asked = Requested(dependants=dependants)
    one, more = worked(gross, asked), worked(gross + 1_000_000, asked)
    assert 0 <= one.withheld <= one.base <= one.net
    assert one.withheld <= more.withheld
    assert one.withheld % 1000 == 0


def test_contributions_above_the_payment_leave_nothing() -> None:
    assert INCOME is not None
    found = depurate(INCOME, UVT, 100_000, Paid(218_900, 280_200), NOTHING)
    assert (found.net, found.base, found.withheld) == (0, 0, 0)
