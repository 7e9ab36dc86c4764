"""All the lines of a cuenta, in their order."""

from __future__ import annotations

from review.liquidation.embargo_lines import embargo_lines
from review.liquidation.income_line import income_line
from review.liquidation.local_lines import ica_line, stamp_lines, vat_line
from review.liquidation.nouns import CuentaFacts, Preliquidation
from review.ways.embargoes import Embargoes
from review.ways.laws import Laws


def liquidate(
    facts: CuentaFacts, laws: Laws, embargoes: Embargoes | None, changes: tuple[str, ...] = ()
) -> Preliquidation:
    """The pre-liquidation of a cuenta by the tables in force in its month.

    `embargoes` is the entity's list, None where it has given none. It informs: the treasury decides.
    """
    taxes = (
        income_line(facts, laws),
        ica_line(facts, laws),
        vat_line(facts, laws),
        *stamp_lines(facts, laws),
    )
    return Preliquidation((*taxes, *embargo_lines(facts, embargoes, taxes)), facts.gross, changes)
