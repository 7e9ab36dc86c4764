"""A folder of submissions of this family, with the contracts they are judged by."""
# ruff: noqa: E501  (rows of tables)

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Sequence
from random import Random

from review.model import Month
from tools.measuring.duties import done
from tools.measuring.submission import make
from tools.measuring.world import invent_contract, invent_entities
from tools.papers import invent
from tools.papers.facts import Facts
from tools.papers.faults import UNLISTED
from tools.papers.folder import DEFAULT_MONTHS, choose_faults
from tools.papers.shelf import Shelf
from tools.papers.submission import Made
from tools.papers.wording import MONTHS, unaccented
from tools.papers.world import Account, Deal

# Names the other generator's faults look up; the layouts of this family are drawn by lot afterwards.
_STAND_IN = {
    "informe": "cali", "cuenta": "clasica", "seguridad_social": "aportes", "comprobante": "pse",
    "banco": "bogota", "rut": "form001", "impuestos": "oficial",
}  # fmt: skip


def _path(rng: Random, deal: Deal, month: Month) -> str:
    """Folder and file as people call them."""
    name, family = MONTHS[month.month - 1], unaccented(deal.person.family.split()[0])
    pay = deal.payment(month)
    where = rng.choice(
        (f"{month}", f"{month}/enviadas", f"{month}/pendientes", f"{name.upper()}_{month.year}")
    )
    file = rng.choice(
        (
            f"{pay}. {deal.person.name.upper()}.pdf", f"Cuenta {name} {family}.pdf", f"{deal.person.document}-{pay:02d}.pdf",
            f"soportes_pago_{pay}_{family.lower()}.pdf", f"CTO {deal.number} P{pay}.pdf", f"{family} {name} definitivo.pdf",
        )
    )  # fmt: skip
    return f"{where}/{file}"


def _retold(facts: Facts, rng: Random) -> None:
    """The month again in other words, for one that is billed twice."""
    other = f"{facts.deal.person.document}/{rng.random()}"
    facts.informe.activities = done(facts.deal.profile, other, facts.month)


def fresh_set(
    seed: str, count: int, months: Sequence[Month] = DEFAULT_MONTHS
) -> tuple[list[Deal], list[tuple[str, Made]]]:
    """The contracts that are listed, and `count` submissions: (path in the folder, submission)."""
    rng = Random(f"medir/{seed}")
    entities = invent_entities(rng)
    taken: set[str] = set()
    listed: list[Deal] = []
    accounts: dict[str, Account] = {}

    def drawn(facts: Facts, seed: str, faults: list[str]) -> Made:
        return make(facts, accounts[facts.deal.number], seed, faults)

    shelf = Shelf(seed, count, drawn, _retold)
    pool: list[str] = []
    for index in itertools.count():
        if shelf.is_full():
            break
        deal, account = invent_contract(rng, index, months, entities, taken)
        accounts[deal.number] = account
        is_listed = rng.random() > 0.03
        if is_listed:
            listed.append(deal)
        running = [m for m in months if m in deal.months]
        chosen = rng.sample(running, k=min(len(running), rng.choice((1, 1, 2, 3)), count - len(shelf.made)))
        if deal.months[0] in running and deal.months[0] not in chosen:
            chosen[0] = deal.months[0]
        for month in sorted(chosen):
            if shelf.is_full():
                break
            # The other generator writes numbers in its own ways; ours are written when the faults are planted.
            facts = invent.facts_of(
                rng, dataclasses.replace(deal, number="PS-100-2026"), month, layouts=dict(_STAND_IN)
            )
            facts.deal = deal
            facts.informe.activities = done(deal.profile, deal.person.document, month)
            faults = choose_faults(rng, facts, pool, (0.45, 0.45, 0.1)) if is_listed else [UNLISTED.name]
            shelf.put(
                _path(rng, deal, month), facts, faults, is_last=month == max(chosen), is_listed=is_listed
            )
    return listed, shelf.made
