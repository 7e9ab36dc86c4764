"""Pre-liquidation: what would be withheld of a cuenta, line by line and explained.

It informs; the treasury decides. Pure: from what was read of a cuenta and the entity's tables come lines,
each with its base, rate, amount, norm and the places that say so. What is not known is never guessed: a line
then tells both figures and on what they hang, or that something has not been configured.
"""

from review.liquidation.declared import answers_changed
from review.liquidation.depuration import Depuration, Requested, depurate
from review.liquidation.liquidate import liquidate
from review.liquidation.nouns import (
    CuentaFacts,
    LineKind,
    LineState,
    Option,
    OtherCuenta,
    Paid,
    Possible,
    Preliquidation,
    ReadPlace,
    WithheldFigure,
    WithheldLine,
)
from review.liquidation.told_facts import facts_of

__all__ = [
    "CuentaFacts",
    "Depuration",
    "LineKind",
    "LineState",
    "Option",
    "OtherCuenta",
    "Paid",
    "Possible",
    "Preliquidation",
    "ReadPlace",
    "Requested",
    "WithheldFigure",
    "WithheldLine",
    "answers_changed",
    "depurate",
    "facts_of",
    "liquidate",
]
