"""How much a contribution must come to over its base, and whether it does.

Amounts are compared from below, since one planilla may cover several contracts, and up to a hundred pesos
less, since operators round each part to the hundred.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from review.model import RecognisedItem
from review.rules.facts import Facts
from review.rules.misreading import Read
from review.rules.outcome import Case, Outcome
from review.rules.pila import is_of_employer, percent
from review.rules.seen import SeenField
from review.spanish import pesos


class Contribution(NamedTuple):
    """The least contribution in pesos, how it is counted (Spanish), and the pesos that it may lack."""

    least: int
    how: str
    slack: int

    @classmethod
    def of(cls, facts: Facts, ibc: int, rate: Decimal) -> Contribution:
        """`rate` per cent of the base."""
        how = f"el {percent(rate)} de {pesos(ibc)}"
        return cls(facts.laws.contribution(ibc, rate), how, facts.laws.rounding)

    @property
    def told(self) -> str:
        """What was expected, in Spanish."""
        return f"Desde {pesos(self.least)}: {self.how}"

    def is_met(self, amount: int) -> bool:
        return amount >= self.least - self.slack


def reaches(
    facts: Facts,
    item: RecognisedItem,
    what: str,
    amount: SeenField[int],
    ibc: SeenField[int],
    due: Contribution,
) -> Outcome:
    """Whether an amount reaches its least. An employer's planilla is left to a person: its rates differ."""
    found, least = pesos(amount.value), pesos(due.least)
    case = Case(amount.field, due.told, found)
    if due.is_met(amount.value):
        return case.ok(f"El aporte a {what} es {found}; el mínimo es {least}, {due.how}.")
    request = (
        f"el aporte a {what} es {found} y sobre su IBC debe ser {least} ({due.how}). Corrija la planilla, "
        "pague la diferencia y adjunte los soportes."
    )
    message = f"El aporte a {what} es {found} y debe ser desde {least}, {due.how}"
    if is_of_employer(item):
        return case.doubt(
            f"{message}. Es una planilla de empleados (tipo E): compruebe con qué tarifa aporta.",
            request=request,
        )
    return case.fails(f"{message}.", Read(amount.field), Read(ibc.field), request=request)
