"""What a submission says beyond its main figures: signatures, annexes, balance, the RUT's codes."""

from __future__ import annotations

from random import Random

from review.model import Month
from tools.papers.facts import Facts, Ink
from tools.papers.world import Deal

ACTIVITIES = ("6201", "6910", "8890", "8699", "8211")
ANNEXES = ("captions", "captions", "list", "none", "pictures")


def ink_of(deal: Deal) -> Ink:
    """How the contractor signs every month; in some entities nobody signs on paper."""
    if Random(f"{deal.entity.nit}/firmas").random() < 0.12:
        return Ink.NINGUNA
    return Random(f"{deal.person.document}/firma").choice((Ink.IMAGEN, Ink.IMAGEN, Ink.TRAZO))


def annex_of(deal: Deal, month: Month) -> str:
    return Random(f"{deal.person.document}/{month}/anexo").choice(ANNEXES)


def paid_before(deal: Deal, month: Month) -> int:
    return sum(deal.value(one) for one in deal.months if one < month)


def rut_content(deal: Deal) -> tuple[str, int]:
    """The activity (CIIU) of the contractor's RUT and how many sheets it has."""
    own = Random(f"{deal.person.document}/rut")
    return own.choice(ACTIVITIES), own.choice((1, 1, 2, 3))


def balanced(facts: Facts) -> None:
    """Write the contract's balance into informe and cuenta, as of the month billed."""
    paid = paid_before(facts.deal, facts.month)
    for paper in (facts.informe, facts.cuenta):
        paper.paid, paper.balance = paid, facts.deal.total - paid - facts.deal.value(facts.month)
