"""A folder of submissions of this family, with the contracts they are judged by."""
# ruff: noqa: E501  (rows of tables)

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Sequence
from random import Random

from review.model import ItemKind, Month
from tools.measuring.submission import make
from tools.measuring.world import invent_contract, invent_entities
from tools.papers import invent
from tools.papers.facts import Facts
from tools.papers.faults import BY_NAME, FAULTS, UNLISTED
from tools.papers.folder import DEFAULT_MONTHS
from tools.papers.submission import Made
from tools.papers.wording import MONTHS, unaccented
from tools.papers.world import Deal

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


def _faults(rng: Random, facts: Facts, pool: list[str]) -> list[str]:
    """None, one or two faults that fit and touch different items; each comes before any comes again."""
    chosen: list[str] = []
    busy: set[ItemKind] = set()
    for _ in range(rng.choices((0, 1, 2), (0.45, 0.45, 0.1))[0]):
        if len(pool) < len(FAULTS):
            pool += rng.sample([f.name for f in FAULTS], k=len(FAULTS))
        for name in pool:
            touched = {*BY_NAME[name].effects, *BY_NAME[name].also}
            if BY_NAME[name].fits(facts) and not busy & touched:
                pool.remove(name)
                chosen.append(name)
                busy |= touched
                break
    return chosen


def fresh_set(
    seed: str, count: int, months: Sequence[Month] = DEFAULT_MONTHS
) -> tuple[list[Deal], list[tuple[str, Made]]]:
    """The contracts that are listed, and `count` submissions: (path in the folder, submission)."""
    rng = Random(f"medir/{seed}")
    entities = invent_entities(rng)
    taken: set[str] = set()
    listed: list[Deal] = []
    made: list[tuple[str, Made]] = []
    names: set[str] = set()
    pool: list[str] = []
    for index in itertools.count():
        if len(made) >= count:
            break
        deal, account = invent_contract(rng, index, months, entities, taken)
        is_listed = rng.random() > 0.03
        if is_listed:
            listed.append(deal)
        running = [m for m in months if m in deal.months]
        chosen = rng.sample(running, k=min(len(running), rng.choice((1, 1, 2)), count - len(made)))
        if deal.months[0] in running and deal.months[0] not in chosen:
            chosen[0] = deal.months[0]
        for month in sorted(chosen):
            # The other generator writes numbers in its own ways; ours are written when the faults are planted.
            facts = invent.facts_of(
                rng, dataclasses.replace(deal, number="PS-100-2026"), month, layouts=dict(_STAND_IN)
            )
            facts.deal = deal
            faults = _faults(rng, facts, pool) if is_listed else [UNLISTED.name]
            path = _path(rng, deal, month)
            if path.lower() in names:
                path = f"{path[:-4]} ({len(names)}).pdf"
            names.add(path.lower())
            made.append((path, make(facts, account, f"{seed}/{path}", faults)))
    return listed, made
