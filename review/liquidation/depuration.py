"""The withholding of art. 383 ET, step by step: from the gross payment to the base in UVT and the amount."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from review.liquidation.nouns import Paid
from review.ways.laws.withholding import Bracket, IncomeTax

_MONTHS = 12  # of the year for which some caps are


@dataclass(frozen=True, slots=True)
class Requested:
    """What a contractor asks to be deducted, in pesos of the month. None: as much as the cap allows."""

    dependants: bool = False
    housing: int | None = 0
    health: int | None = 0
    voluntary: int | None = 0


@dataclass(frozen=True, slots=True)
class Depuration:
    """Every step in whole pesos; `base_uvt` exactly. `exempt` is the exempt share after the common limit."""

    gross: int
    paid: Paid
    net: int
    dependants: int
    housing: int
    health: int
    voluntary: int
    exempt: int
    base: int
    base_uvt: Decimal
    bracket: Bracket
    withheld: int

    @property
    def deductions(self) -> int:
        """What was asked for and allowed, without the exempt share."""
        return self.dependants + self.housing + self.health + self.voluntary


def depurate(law: IncomeTax, uvt: int, gross: int, paid: Paid, asked: Requested) -> Depuration:
    """The withholding on a month's payments of `gross` pesos with a UVT of so many pesos.

    Shares and caps go to the nearest peso, the amount to the nearest multiple of the law. Estatuto
    Tributario, arts. 383, 387 and 388.
    """
    net = max(gross - paid.total, 0)
    dependants = _least(_share(law.dependants, gross), law.dependants_month * uvt) if asked.dependants else 0
    housing = _capped(asked.housing, law.housing_month * uvt)
    health = _capped(asked.health, law.health_month * uvt)
    most = _least(_share(law.voluntary, gross), law.voluntary_year * uvt / _MONTHS)
    voluntary = _capped(asked.voluntary, Decimal(most))
    deductions = dependants + housing + health + voluntary
    left = max(net - deductions, 0)
    exempt = _least(_share(law.exempt, left), law.exempt_year * uvt / _MONTHS)
    limit = _least(_share(law.limit, net), law.limit_year * uvt / _MONTHS)
    allowed = min(deductions + exempt, limit)
    base = net - allowed
    base_uvt = Decimal(base) / uvt
    bracket = next(step for step in reversed(law.brackets) if base_uvt >= step.since)
    tax = ((base_uvt - bracket.since) * bracket.rate / 100 + bracket.plus) * uvt
    return Depuration(
        gross=gross,
        paid=paid,
        net=net,
        dependants=dependants,
        housing=housing,
        health=health,
        voluntary=voluntary,
        exempt=max(allowed - deductions, 0),
        base=base,
        base_uvt=base_uvt,
        bracket=bracket,
        withheld=to_multiple(tax, law.rounding),
    )


def to_multiple(amount: Decimal, multiple: int) -> int:
    """The nearest multiple, half of one up, in pesos."""
    return int((amount / multiple).to_integral_value(rounding=ROUND_HALF_UP)) * multiple


def percent_of(rate: Decimal, base: int, multiple: int = 1) -> int:
    """A percentage of a base in pesos, to the nearest multiple."""
    return to_multiple(base * rate / 100, multiple)


def _share(percent: Decimal, of: int) -> Decimal:
    return of * percent / 100


def _least(*amounts: Decimal) -> int:
    return to_multiple(min(amounts), 1)


def _capped(asked: int | None, cap: Decimal) -> int:
    return _least(cap) if asked is None else _least(Decimal(asked), cap)
