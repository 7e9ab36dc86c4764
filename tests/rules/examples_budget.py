"""Accounts against the RPs of their contract: which one they name, what is left of it, and its year.

`later()` is the third payment, of August 2026, at $ 4.500.000 a month.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from review.model import BudgetLine, State
from tests.rules.builders import OTHER_DOCUMENT, Example, later
from tests.rules.examples_payments import ASSIGNED, JUNE_AND_JULY, SECOND_HALF, known, past

JANUARY, JULY, LAST_YEAR = dt.date(2026, 1, 15), dt.date(2026, 7, 1), dt.date(2025, 12, 3)


def paid_by(*lines: BudgetLine) -> dict[str, Any]:
    """What a list tells of the contract's budget, as a change of the contract."""
    return {"budget": lines}


FIRST = BudgetLine("contrato", "120", JANUARY, 40_000_000, "345", JANUARY, 31_500_000, "2.1.2", "Servicios")
ADDED = BudgetLine("adición 1", "480", JULY, 5_000_000, "912", JULY, 4_500_000)
SHORT = BudgetLine("contrato", rp="345", rp_date=JANUARY, rp_value=11_000_000)
OLD = BudgetLine("contrato", rp="77", rp_date=LAST_YEAR, rp_value=31_500_000)
UNTOLD = BudgetLine("contrato", rp="345")

EXAMPLES: list[Example] = [
    # --- the RP that it names ---
    Example(
        "cuenta_rp",
        State.CUMPLE,
        "escrito con un cero delante",
        later(values={"cuenta.rp": "0345"}, contract=paid_by(FIRST, ADDED)),
    ),
    Example(
        "cuenta_rp",
        State.POR_REVISAR,
        "uno que no es del contrato",
        later(values={"cuenta.rp": "777"}, contract=paid_by(FIRST, ADDED)),
    ),
    Example(
        "cuenta_rp",
        State.POR_REVISAR,
        "el número del CDP",
        later(values={"cuenta.rp": "120"}, contract=paid_by(FIRST)),
    ),
    # --- what is left of it ---
    Example(
        "cuenta_rp_saldo",
        State.CUMPLE,
        "cabe, y se conocen las anteriores",
        later(contract=paid_by(FIRST), history=JUNE_AND_JULY),
    ),
    Example(
        "cuenta_rp_saldo",
        State.CUMPLE,
        "pasa de un RP al siguiente",
        later(contract=paid_by(SHORT, ADDED), history=JUNE_AND_JULY),
    ),
    Example(
        "cuenta_rp_saldo",
        State.NO_APLICA,
        "cabe, y falta conocer una cuenta anterior",
        later(contract=paid_by(FIRST), history=known(past(1, 6))),
    ),
    Example(
        "cuenta_rp_saldo",
        State.NO_APLICA,
        "cabe, y no se leyó el valor de una anterior",
        later(contract=paid_by(FIRST), history=known(past(1, 6), past(2, 7, value=None))),
    ),
    Example(
        "cuenta_rp_saldo",
        State.POR_REVISAR,
        "ya no cabe",
        later(contract=paid_by(SHORT), history=JUNE_AND_JULY),
    ),
    Example(
        "cuenta_rp_saldo",
        State.POR_REVISAR,
        "no cabe en el que nombra, aunque haya otro",
        later(
            values={"cuenta.rp": "912"},
            contract=paid_by(FIRST, ADDED),
            history=known(past(1, 6), past(2, 7, rp="912")),
        ),
    ),
    Example(
        "cuenta_rp_saldo",
        State.CUMPLE,
        "el del cesionario",
        later(
            values=SECOND_HALF,
            contract=ASSIGNED
            | paid_by(SHORT, BudgetLine("cesión", rp="500", rp_date=JULY, rp_value=20_000_000)),
            history=known(
                past(1, 6, document=OTHER_DOCUMENT),
                past(2, 7, document=OTHER_DOCUMENT),
                past(3, 8, document=OTHER_DOCUMENT, value=2_250_000),
            ),
        ),
    ),
    # --- its year ---
    Example("cuenta_rp_vigencia", State.CUMPLE, "de este año", later(contract=paid_by(FIRST))),
    Example(
        "cuenta_rp_vigencia",
        State.POR_REVISAR,
        "solo se conoce el del año pasado",
        later(contract=paid_by(OLD)),
    ),
    Example(
        "cuenta_rp_vigencia",
        State.POR_REVISAR,
        "nombra el del año pasado",
        later(values={"cuenta.rp": "77"}, contract=paid_by(OLD, FIRST)),
    ),
    Example("cuenta_rp_vigencia", State.CUMPLE, "hay uno de este año", later(contract=paid_by(OLD, FIRST))),
]
