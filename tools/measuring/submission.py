"""One submission in this family's layouts: the facts and faults of the invented papers, other drawings."""

from __future__ import annotations

import copy
import dataclasses
import io
from random import Random

from review.model import ItemKind, PageKind, State
from tools.measuring import evidence, layouts, others, words
from tools.measuring.layouts import Draw
from tools.measuring.sheet import Hand, Sheet, invent_hand
from tools.measuring.world import invent_entities, named
from tools.papers.facts import CuentaFacts, Facts, InformeFacts, Paid, PilaKind, TaxFacts
from tools.papers.faults import BY_NAME
from tools.papers.paper import Ledger
from tools.papers.submission import Made, altered, result_of, states_of
from tools.papers.world import Account

_INDEXED: dict[ItemKind, dict[str, Draw]] = {
    ItemKind.INFORME: layouts.INFORME,
    ItemKind.CUENTA: layouts.CUENTA,
    ItemKind.SEGURIDAD_SOCIAL: layouts.PLANILLA | layouts.CERTIFICATE,
    ItemKind.BANCO: layouts.BANCO,
    ItemKind.RUT: layouts.RUT,
    ItemKind.IMPUESTOS: layouts.IMPUESTOS,
}
# The papers that print how many pages they have, and may have several.
_NUMBERED = frozenset(layouts.INFORME.values())


def _plant(facts: Facts, account: Account, seed: str, faults: list[str]) -> None:
    """Plant the faults as the other generator does, then say everything in this world's names."""
    rng = Random(f"{seed}/nombres")
    papers: tuple[InformeFacts | CuentaFacts | TaxFacts, ...] = (facts.informe, facts.cuenta, facts.taxes)
    written = [p.contract for p in papers]
    for name in faults:
        BY_NAME[name].plant(facts, Random(f"{seed}/{name}"))
    wrong = words.other_contract(rng, facts.deal.number)
    for paper, before in zip(papers, written, strict=True):
        paper.contract = words.contract(rng, facts.deal.number) if paper.contract == before else wrong
    own = facts.deal.person
    for one in (facts.informe, facts.cuenta, facts.pila, facts.bank, facts.rut, facts.taxes):
        one.person = own if one.person.document == own.document else named(one.person, rng, own.name)
    accounts = {facts.deal.account.number: account.number}
    for holder in (facts.cuenta, facts.bank):
        low = 10 ** (len(account.number) - 1)
        there = holder.account.number
        number = accounts.setdefault(there, str(rng.randrange(low, 10 * low)))
        holder.account = dataclasses.replace(account, number=number)
    if facts.cuenta.entity.nit != facts.deal.entity.nit:
        other = rng.choice([e for e in invent_entities(rng) if e.name != facts.deal.entity.name])
        facts.cuenta.entity = dataclasses.replace(other, nit=facts.cuenta.entity.nit)
    voucher = facts.pila.voucher
    silent = facts.pila.altered is None and voucher and voucher.approved and facts.pila.status is Paid.PAGADA
    if silent and rng.random() < 0.25:
        facts.pila.status = Paid.CALLADA


def _drawings(facts: Facts, rng: Random) -> dict[ItemKind, list[Draw]]:
    shown: dict[ItemKind, list[Draw]] = {}
    for kind in ItemKind:
        if kind in facts.present:
            shown[kind] = [_INDEXED[kind][facts.layouts[kind.value]]]
    if ItemKind.INFORME in shown:
        shown[ItemKind.INFORME].append(evidence.annexes)
    if ItemKind.SEGURIDAD_SOCIAL in shown and facts.pila.voucher:
        voucher = layouts.VOUCHER[facts.layouts["comprobante"]]
        # Some put the voucher before the planilla it pays.
        place = 0 if rng.random() < 0.2 else 1
        shown[ItemKind.SEGURIDAD_SOCIAL].insert(place, voucher)
        if facts.pila.kind is PilaKind.COMPROBANTE:
            shown[ItemKind.SEGURIDAD_SOCIAL] = [voucher]
    if facts.pila.kind is PilaKind.AFILIACIONES:
        shown[ItemKind.SEGURIDAD_SOCIAL] = list(others.AFFILIATIONS.values())
    return shown


def _others(facts: Facts, rng: Random) -> list[Draw]:
    names = list(others.LAYOUTS)
    if ItemKind.SEGURIDAD_SOCIAL not in facts.present:
        names = [n for n in names if n not in (*others.AFFILIATIONS, "supervision")]
    return [
        others.LAYOUTS[n] for n in rng.sample(names, k=rng.choices((0, 1, 2, 3), (0.35, 0.35, 0.2, 0.1))[0])
    ]


def _pages(one: Draw, facts: Facts, hand: Hand, seed: str) -> int:
    """How many pages a report takes («Página 1 de 2»), found by drawing it on the side."""
    if one not in _NUMBERED:
        return 1
    trial = Sheet(io.BytesIO())
    trial.pick_up(hand, 9)
    one(trial, facts, Random(seed))
    return trial.number


def draw(facts: Facts, seed: str) -> tuple[bytes, Ledger, set[int]]:
    """Draw the submission: bytes, ledger, and the pages that are one picture."""
    rng = Random(f"{seed}/orden")
    shown = _drawings(facts, rng)
    order = [k for k in ItemKind if k in shown]
    if rng.random() < 0.2:
        rng.shuffle(order)
    blocks = [shown[k] for k in order]
    for extra in _others(facts, rng):
        blocks.insert(rng.randrange(len(blocks) + 1), [extra])
    if rng.random() < 0.1:
        blocks.insert(rng.randrange(1, len(blocks) + 1), [others.blanca])
    target = io.BytesIO()
    sheet = Sheet(target)
    sheet.canvas.setTitle(rng.choice(("untitled", "CamScanner", "Microsoft Word - Documento2", "pago")))
    for at, block in enumerate(blocks):
        for part, one in enumerate(block):
            own = f"{seed}/{at}/{part}"
            hand = invent_hand(Random(f"{own}/mano"))
            total = _pages(one, facts, hand, own)
            sheet.pick_up(hand, total)
            one(sheet, facts, Random(own))
    sheet.finish()
    return target.getvalue(), sheet.ledger, sheet.pictured


def _judged(facts: Facts, faults: list[str]) -> tuple[dict[ItemKind, State], dict[ItemKind, State]]:
    states, also = states_of(facts, faults)
    social = ItemKind.SEGURIDAD_SOCIAL
    if facts.layouts[social.value] in layouts.WITHOUT_BASE and states[social] is State.CUMPLE:
        states[social] = State.POR_REVISAR
    return states, also


def make(facts: Facts, account: Account, seed: str, faults: list[str]) -> Made:
    """Plant the faults, draw lots for the layouts, draw; `account` is the contractor's in this world."""
    facts = copy.deepcopy(facts)
    _plant(facts, account, seed, faults)
    facts.layouts = layouts.draw_lots(Random(f"{seed}/suerte"), facts, set(faults))
    data, ledger, pictured = draw(facts, seed)
    data = altered(facts, data, ledger, lambda before: draw(before, seed)[0])
    states, also = _judged(facts, faults)
    items: dict[str, object] = {}
    for kind in ItemKind:
        page_kind = PageKind(kind.value)
        entry: dict[str, object] = {
            "estado": states[kind].value,
            "paginas": [n for n, k in enumerate(ledger.pages, 1) if k is page_kind],
            "campos": {
                n: {"valor": p.value, "pagina": p.page, "texto": p.text}
                | ({"en_imagen": True} if p.page in pictured else {})
                for n, p in ledger.fields.get(page_kind, {}).items()
            },
        }
        if kind in also:
            entry["tambien"] = [also[kind].value]
        items[kind.value] = entry
    truth: dict[str, object] = {
        "lectura": "leido",
        "contrato": facts.deal.number,
        "documento": facts.deal.person.document,
        "contratista": facts.deal.person.name,
        "pago": facts.deal.payment(facts.month),
        "periodo": str(facts.month),
        "origen": "mixto" if pictured else "digital",
        "resultado": result_of(states.values()).value,
        "fallas": list(faults),
        "disenos": {k: v for k, v in facts.layouts.items() if _used(k, facts)},
        "paginas": [
            {"pagina": n, "item": k.value} | ({"escaneada": True} if n in pictured else {})
            for n, k in enumerate(ledger.pages, 1)
        ],
        "items": items,
    }
    return Made(data, truth, facts, tuple(ledger.photos))


def _used(layout: str, facts: Facts) -> bool:
    if layout == "comprobante":
        return facts.pila.voucher is not None and ItemKind.SEGURIDAD_SOCIAL in facts.present
    return ItemKind(layout) in facts.present
