"""`data/sample/`: ten contracts over three months, most in good order, some with one fault, some on paper,
some with a line left over from another month, so that it is asked which holds; one came again in order."""

from __future__ import annotations

import copy
import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from random import Random
from typing import Any

from review.model import ItemKind, Month
from tools.papers import invent, wording
from tools.papers.budget import budget_csv
from tools.papers.leftover import leave
from tools.papers.scanned import scan_all, scan_some_items
from tools.papers.submission import Made, make
from tools.papers.unreadable import locked, truncated
from tools.papers.world import Deal, invent_deal, invent_entity, invent_person

SEED = "muestra-267"
_LAYOUTS = {
    "informe": ("cali", "idartes", "unal", "carta", "subred", "gestion"),
    "cuenta": ("clasica", "equivalente", "soporte", "excel", "sena", "municipal"),
    "comprobante": ("pse", "app", "recibo"),
}
_AUG, _SEP, _OCT = (Month(2026, m) for m in (8, 9, 10))


@dataclasses.dataclass(frozen=True, slots=True)
class _Plan:
    """A contract of the sample: its term, its monthly value, the months filed with their fault."""

    number: str
    start: str
    end: str
    fee: int
    filed: dict[Month, str]


_PLANS = (
    _Plan("CPS-014-2026", "2026-08-01", "2026-12-31", 3_250_000,
          {_AUG: "", _SEP: "planilla_vieja", _OCT: ""}),
    _Plan("CPS-033-2026", "2026-08-12", "2026-12-15", 4_500_000,
          {_AUG: "", _SEP: "", _OCT: "cuenta_letras_distintas"}),
    _Plan("PSP-121-2026", "2026-07-01", "2026-12-31", 6_000_000,
          {_AUG: "", _SEP: "danado", _OCT: "banco_carta_vieja"}),
    _Plan("4161.010.26.1.0218.2026", "2026-06-17", "2026-11-30", 2_450_000,
          {_AUG: "", _SEP: "planilla_sin_prueba_de_pago", _OCT: ""}),
    _Plan("CD-207-2026", "2026-09-01", "2026-12-31", 8_400_000, {_SEP: "falta_impuestos", _OCT: ""}),
    _Plan("OPS-088-2026", "2026-09-15", "2026-12-20", 2_100_000,
          {_SEP: "", _OCT: "informe_periodo_anterior"}),
    _Plan("CO1.PCCNTR.8123456", "2026-10-05", "2026-12-31", 5_200_000, {_OCT: "afiliaciones_sin_planilla"}),
    _Plan("045-2026", "2026-05-04", "2026-09-20", 1_800_000, {_AUG: "", _SEP: ""}),
    _Plan("CTO-061-2026", "2026-07-21", "2026-12-31", 7_350_000, {_AUG: "", _SEP: "cifrado", _OCT: ""}),
    _Plan("CPS-176-2026", "2026-08-18", "2026-12-18", 3_600_000, {_AUG: "rut_viejo", _OCT: "ibc_bajo"}),
)  # fmt: skip
# What came a second time without its fault, as after a return: which of the two is later is told by the name
# where the time of the files is the same. (contract, month) → what is put behind the name.
_AGAIN = {("PSP-121-2026", _OCT): "_corregida"}
# How some of them came on paper: (contract, month) → all or some of its items, the machine, its seed.
_SCANNED = {
    ("PSP-121-2026", _AUG): (scan_all, "oficina", "oficina/2"),
    ("4161.010.26.1.0218.2026", _OCT): (scan_some_items, "telefono", "telefono"),
    ("CTO-061-2026", _OCT): (scan_some_items, "fotocopia", "fotocopia"),
    ("OPS-088-2026", _OCT): (scan_all, "fax", "fax/2"),
}
# What was left standing of an earlier cuenta: (contract, month) → item → the lines at the foot of its page.
_LEFT_OVER = {
    ("CPS-033-2026", _SEP): {
        ItemKind.CUENTA: ("Período cobrado: agosto de 2026",),
        ItemKind.INFORME: ("Contrato No. CPS-038-2026",),
    },
    ("OPS-088-2026", _SEP): {
        ItemKind.CUENTA: ("Contrato No. OPS-068-2026",),
        ItemKind.SEGURIDAD_SOCIAL: ("Fecha de pago: 02/09/2026",),
    },
    ("CPS-014-2026", _OCT): {
        ItemKind.CUENTA: ("Correspondiente al período del 01 al 30 de septiembre de 2026",),
    },
    ("CD-207-2026", _OCT): {
        ItemKind.CUENTA: ("Valor a cobrar: $ 8.040.000",),
        ItemKind.BANCO: ("Fecha de expedición: 12 de junio de 2026",),
    },
}


def _deal(rng: Random, index: int, plan: _Plan, taken: set[str]) -> Deal:
    entities = [invent_entity(Random(f"{SEED}/{i}"), i) for i in range(3)]
    deal = invent_deal(rng, index, (_AUG, _SEP, _OCT), entities, taken)
    start, end = dt.date.fromisoformat(plan.start), dt.date.fromisoformat(plan.end)
    entity = entities[1] if deal.profile == "salud" else entities[index % 3]
    return dataclasses.replace(
        deal, number=plan.number, start=start, end=end, fee=plan.fee, entity=entity,
        supervisor=invent_person(Random(entity.nit)).name,
    )  # fmt: skip


def _path(deal: Deal, month: Month, index: int) -> str:
    """Filed in SECOP up to September; October is half waiting to be sent."""
    family = deal.person.family.split()[0]
    name = wording.MONTHS[month.month - 1]
    pay = deal.payment(month)
    sent = month == _AUG or (month == _SEP and index != 3) or (month == _OCT and index % 3 == 0)
    file = (
        f"{deal.number} pago {pay:03d}.pdf",
        f"cuenta de cobro {name.upper()} {family} (1).pdf",
        f"PAGO {pay:03d} {deal.person.name.upper()}.PDF",
        f"{family} {name} {month.year}.pdf",
    )[index % 4]
    return f"{month}/{'enviadas' if sent else 'pendientes'}/{file}"


def sample() -> tuple[list[Deal], list[tuple[str, Made]]]:
    """The sample's contracts and its submissions by path."""
    rng = Random(SEED)
    taken: set[str] = set()
    deals: list[Deal] = []
    made: list[tuple[str, Made]] = []
    for index, plan in enumerate(_PLANS):
        deal = _deal(rng, index, plan, taken)
        deals.append(deal)
        for month, fault in plan.filed.items():
            own = Random(f"{SEED}/{plan.number}/{month}")
            facts = invent.facts_of(own, deal, month, layouts=invent.layouts_of(index, deal, _LAYOUTS))
            seed = f"{SEED}/{plan.number}/{month}"
            path = _path(deal, month, index)
            if again := _AGAIN.get((plan.number, month)):
                stem, dot, kind = path.rpartition(".")
                made.append((f"{stem}{again}{dot}{kind}", make(copy.deepcopy(facts), seed, [])))
            if fault == "danado":
                one = truncated(facts, seed)
            elif fault == "cifrado":
                one = locked(facts, seed)
            else:
                one = make(facts, seed, [fault] if fault else [])
            if (plan.number, month) in _LEFT_OVER:
                one = leave(one, _LEFT_OVER[plan.number, month])
            if (plan.number, month) in _SCANNED:
                scan, machine, own_one = _SCANNED[plan.number, month]
                one = scan(one, Random(f"{seed}/{own_one}"), kinds=[machine])
            made.append((path, one))
    return deals, sorted(made, key=lambda pair: pair[0])


def sample_budget(deals: Sequence[Deal], truths: Iterable[Mapping[str, Any]]) -> str:
    """The list of the budget of the sample. A layout that prints an RP draws its number by chance: of those
    contracts the list says nothing, so that no paper contradicts it."""
    printed = {one["contrato"] for one in truths if one["disenos"].get("cuenta") == "equivalente"}
    return budget_csv((deal for deal in deals if deal.number not in printed), SEED)
