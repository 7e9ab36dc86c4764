"""Which of two flat rates holds: that of who is paid more in the year by one payer, or the other."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from review.liquidation.nouns import CuentaFacts
from review.model import Month
from review.ways.checklist_settings import decimal
from review.ways.laws.withholding import FlatRate

_MONTHS: Final = 12


def rates_in_year(found: FlatRate, facts: CuentaFacts, gross: int, uvt: int) -> Iterator[tuple[Decimal, str]]:
    """The rates, per cent, that may hold for a payment, each with when it does; one where it is known."""
    if found.higher is None:
        yield found.rate, ""
        return
    over = _over(facts, gross, found.higher_year * uvt)
    limit = f"de {decimal(found.higher_year)} UVT"
    if over is not True:
        yield found.rate, "" if over is False else f"si lo que la entidad le paga en el año no pasa {limit}"
    if over is not False:
        yield found.higher, "" if over else f"si lo que la entidad le paga en el año pasa {limit}"


def _over(facts: CuentaFacts, gross: int, limit: Decimal) -> bool | None:
    """Whether a person is paid over so many pesos in the year: by the contract alone, where it has no other;
    else a year of payments like those of this month is the most that is likely. None: it is not known."""
    contract = facts.contract
    whole = None if contract is None else contract.whole_value
    alone = whole is not None and not facts.others
    if whole is not None and whole > limit and _of_one_year(facts):
        return True
    most = whole if alone and whole is not None and whole <= limit else None
    if most is None:
        most = _MONTHS * (gross + sum(one.gross or 0 for one in facts.others))
    return False if most <= limit and all(one.gross is not None for one in facts.others) else None


def _of_one_year(facts: CuentaFacts) -> bool:
    """Whether all of the contract is paid in the year of the cuenta, as far as its dates tell."""
    contract, month = facts.contract, facts.month
    if contract is None or month is None or contract.start is None or contract.last_day is None:
        return False
    return Month.of(contract.start).year == Month.of(contract.last_day).year == month.year
