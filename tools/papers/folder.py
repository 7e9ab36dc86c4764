"""A folder of submissions as untidy as a real one, with its contracts file and its truth."""

from __future__ import annotations

import csv
import io
import itertools
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random

from review.model import ItemKind, Month
from tools.papers import declarations, invent, wording
from tools.papers.entities import ENTITIES
from tools.papers.facts import Facts
from tools.papers.faults import BY_NAME, FAULTS, UNLISTED
from tools.papers.reuse import is_altered
from tools.papers.scanned import READABLE, scan, scan_all, scan_some_items
from tools.papers.secop import payments_csv
from tools.papers.shelf import Shelf
from tools.papers.submission import Made, make
from tools.papers.tricks import play
from tools.papers.world import Deal, date_to_date, invent_deal, invent_entity

COLUMNS = (
    "numero_contrato", "contratista", "documento", "entidad", "nit_entidad", "objeto", "fecha_inicio",
    "fecha_fin", "valor_mensual", "valor_total", "supervisor",
)  # fmt: skip
# How many submissions of ten have no fault of their own, one, two.
WEIGHTS = (0.42, 0.52, 0.06)
DEFAULT_MONTHS = tuple(Month(2026, m) for m in range(2, 11))


def contracts_csv(deals: Iterable[Deal]) -> str:
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(COLUMNS)
    for d in deals:
        rows.writerow(
            (
                d.number, d.person.name, d.person.document, d.entity.name, d.entity.nit, d.object,
                d.start, d.end, d.fee, d.total, d.supervisor,
            )
        )  # fmt: skip
    return out.getvalue()


def file_name(rng: Random, deal: Deal, month: Month) -> str:
    """The name a contractor gives to the file."""
    pay = deal.payment(month)
    name = wording.MONTHS[month.month - 1]
    family = deal.person.family.split()[0]
    return rng.choice(
        (
            f"{deal.number} pago {pay:03d}.pdf",
            f"{deal.number} pago {pay:03d}.pdf",
            f"cuenta de cobro {name.upper()} {family} (1).pdf",
            f"CUENTA {pay} {deal.person.name.upper()}.PDF",
            f"{family}_{name}_{month.year}.pdf",
            f"Documentos {name} - {deal.person.name}.pdf",
            f"PAGO {pay:03d} {family.upper()} firmado.pdf",
            f"GF_{deal.person.document}_{name.upper()}_{month.year}.pdf",
        )
    )


def folder_name(rng: Random, month: Month) -> str:
    named = f"{wording.MONTHS[month.month - 1].capitalize()} {month.year}"
    parts = ("", "/pendientes", "/enviadas", "/Enviadas SECOP")
    return rng.choice((*(f"{month}{part}" for part in parts), named))


def choose_faults(rng: Random, facts: Facts, pool: list[str], weights: Sequence[float]) -> list[str]:
    """None, one or two faults (by `weights`) that fit and touch different items, in turn from the pool."""
    chosen: list[str] = []
    busy: set[ItemKind] = set()
    for _ in range(rng.choices((0, 1, 2), weights)[0]):
        if len(pool) < len(FAULTS):
            pool += rng.sample([f.name for f in FAULTS], k=len(FAULTS))
        for name in pool:
            fault = BY_NAME[name]
            if fault.fits(facts) and not busy & fault.touches:
                pool.remove(name)
                chosen.append(name)
                busy |= fault.touches
                break
    return chosen


def _vary(facts: Facts, rng: Random) -> None:
    """More hands and wordings; now and then an account half hidden or a second planilla."""
    facts.wide = True
    facts.bank.masked = rng.random() < 0.06
    if rng.random() < 0.08 and facts.month.plus(-2).year == facts.month.year:
        facts.second_planilla = rng.choice(("anterior", "correccion"))


def fresh_set(
    seed: str, count: int, months: Sequence[Month] = DEFAULT_MONTHS, *, declared: float = 0.0
) -> tuple[list[Deal], list[tuple[str, Made]]]:
    """The contracts that are listed, and `count` submissions: (path in the folder, submission).

    About `declared` (0–1) of the contractors bring their tax declaration with every account.
    """
    rng = Random(f"visto-bueno/{seed}")
    chosen_entities = Random(f"{seed}/entidades").sample(range(len(ENTITIES)), k=14)
    entities = [invent_entity(rng, i) for i in chosen_entities]
    taken: set[str] = set()
    listed: list[Deal] = []
    shelf = Shelf(seed, count, make)
    pool: list[str] = []
    for index in itertools.count():
        if shelf.is_full():
            break
        deal = invent_deal(rng, index, months, entities, taken)
        if deal.start.day > 2 and Random(f"{seed}/{index}/corrido").random() < 0.2:
            deal = date_to_date(deal)
        is_listed = rng.random() > 0.03
        if is_listed:
            listed.append(deal)
        running = [m for m in months if m in deal.months]
        chosen = set(rng.sample(running, k=min(len(running), rng.randrange(1, 5), count - len(shelf.made))))
        if deal.months[0] in months and deal.months[0] not in chosen:
            chosen = {*sorted(chosen)[1:], deal.months[0]}
        for month in sorted(chosen):
            if shelf.is_full():
                break
            facts = invent.facts_of(rng, deal, month, layouts=invent.layouts_of(index, deal))
            _vary(facts, Random(f"{seed}/{index}/{month}/variantes"))
            if Random(f"{seed}/{index}/declara").random() < declared:
                own = Random(f"{seed}/{index}/{month}/declaracion")
                facts.declaration = declarations.invent(Random(f"{seed}/{index}/declaracion"), own)
            faults = choose_faults(rng, facts, pool, WEIGHTS) if is_listed else [UNLISTED.name]
            path = f"{folder_name(rng, month)}/{file_name(rng, deal, month)}"
            shelf.put(path, facts, faults, is_last=month == max(chosen), is_listed=is_listed)
    return listed, shelf.made


def mixed(
    made: Sequence[tuple[str, Made]], seed: str, shares: Sequence[float], kinds: Sequence[str] = READABLE
) -> list[tuple[str, Made]]:
    """Leave some submissions digital, scan some items of others, scan others in one go.

    `shares` are the parts (digital, mixed, scanned) of the submissions. Raises ValueError unless three.
    """
    if len(shares) != 3:
        raise ValueError("three shares are needed: digital, mixed, scanned")
    # In turn, so that a small set too holds its parts.
    rng = Random(f"{seed}/mezcla")
    ways = [way for way, share in enumerate(shares) for _ in range(round(share * len(made) / sum(shares)))]
    ways = (ways + [0] * len(made))[: len(made)]
    rng.shuffle(ways)
    out: list[tuple[str, Made]] = []
    for at, ((name, one), way) in enumerate(zip(made, ways, strict=True)):
        own, other = Random(f"{seed}/{name}/copia"), made[at - 1][1]
        if way and not is_altered(one):
            one = one.redrawn((scan_some_items if way == 1 else scan_all)(one, own, kinds=kinds, other=other))
        out.append((name, one))
    return out


def copied(
    made: Sequence[tuple[str, Made]], seed: str, share: float, kinds: Sequence[str] = READABLE
) -> list[tuple[str, Made]]:
    """Scan about `share` (0–1) of the pages, here and there."""
    return [
        (
            name,
            one if is_altered(one) else one.redrawn(scan(one, share, Random(f"{seed}/{name}"), kinds=kinds)),
        )
        for name, one in made
    ]


def tricked(made: Sequence[tuple[str, Made]], seed: str, share: float) -> list[tuple[str, Made]]:
    """Play a trick on about `share` (0–1) of the submissions that are digital: see `tricks`."""
    out: list[tuple[str, Made]] = []
    for name, one in made:
        own = Random(f"{seed}/{name}/truco")
        plays = one.truth["origen"] == "digital" and own.random() < share and not is_altered(one)
        out.append((name, one.redrawn(play(one, own)) if plays else one))
    return out


def write(
    folder: Path,
    deals: Sequence[Deal],
    made: Iterable[tuple[str, Made]],
    truth: Path,
    *,
    secop: str = "",
    budget: str = "",
) -> None:
    """Write the papers, `contratos.csv` and the truth; with `secop` (a seed) SECOP's plan of payments too,
    and `budget` as `presupuesto.csv`.

    Raises ValueError when two papers have one name.
    """
    made = list(made)
    export = ""
    if secop:
        export, made = payments_csv(deals, made, secop)
    if len({name.lower() for name, _ in made}) < len(made):
        raise ValueError("two submissions have the same name")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "contratos.csv").write_text(contracts_csv(deals), encoding="utf-8")
    if budget:
        (folder / "presupuesto.csv").write_text(budget, encoding="utf-8")
    if export:
        (folder / "SECOP_II_-_Plan_de_pagos.csv").write_text(export, encoding="utf-8")
    lines = []
    for name, one in made:
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(one.data)
        lines.append(json.dumps({"archivo": name, **one.truth}, ensure_ascii=False))
    truth.parent.mkdir(parents=True, exist_ok=True)
    truth.write_text("\n".join(lines) + "\n", encoding="utf-8")
