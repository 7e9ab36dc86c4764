"""One submission as a PDF, with its truth."""

from __future__ import annotations

import copy
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from random import Random

from review.model import ItemKind, PageKind, Resultado, State
from tools.papers import bank, cuenta, evidence, informe, letterhead, lookalikes, pila, rut, taxes, vouchers
from tools.papers.facts import Facts, PilaKind
from tools.papers.faults import BY_NAME
from tools.papers.paper import Ledger, Paper, Style, invent_style

Draw = Callable[[Paper, Facts, Random], None]
ORDER = tuple(ItemKind)
_NUMBERED: frozenset[Draw] = frozenset({*informe.LAYOUTS.values(), *pila.LAYOUTS.values()})


@dataclass(frozen=True, slots=True)
class Made:
    """A submission: its bytes and the truth about it."""

    data: bytes
    truth: dict[str, object]


def _drawings(facts: Facts) -> dict[ItemKind, list[Draw]]:
    """What is drawn for each item, in order."""
    lay = facts.layouts
    social: list[Draw] = [
        pila.CERTIFICATE
        if lay["seguridad_social"] == "certificado"
        else pila.LAYOUTS[lay["seguridad_social"]]
    ]
    if facts.pila.voucher:
        social.append(vouchers.LAYOUTS[lay["comprobante"]])
    every: dict[ItemKind, list[Draw]] = {
        ItemKind.INFORME: [informe.LAYOUTS[lay["informe"]], evidence.evidence_pages],
        ItemKind.CUENTA: [cuenta.LAYOUTS[lay["cuenta"]]],
        ItemKind.SEGURIDAD_SOCIAL: social,
        ItemKind.BANCO: [bank.LAYOUTS[lay["banco"]]],
        ItemKind.RUT: [rut.form],
        ItemKind.IMPUESTOS: [taxes.LAYOUTS[lay["impuestos"]]],
    }
    shown = {kind: draws for kind, draws in every.items() if kind in facts.present}
    if facts.pila.kind is PilaKind.AFILIACIONES:
        shown[ItemKind.SEGURIDAD_SOCIAL] = [lookalikes.eps, lookalikes.afp, lookalikes.arl]
    return shown


def _page_count(one: Draw, facts: Facts, style: Style, seed: str) -> int:
    """Pages that a numbered paper will take («Página 1 de 2»), found by drawing it on the side."""
    if one not in _NUMBERED:
        return 1
    trial = Paper(io.BytesIO())
    trial.take_up(style, 9)
    one(trial, facts, Random(seed))
    return trial.number


def draw(facts: Facts, seed: str, *, encrypt: object = None) -> tuple[bytes, Ledger]:
    """Draw the submission. The same facts and seed give the same bytes."""
    rng = Random(seed)
    shown = _drawings(facts)
    order = [kind for kind in ORDER if kind in shown]
    if rng.random() < 0.15:
        rng.shuffle(order)
    blocks: list[list[Draw]] = [shown[kind] for kind in order]
    names = list(lookalikes.BEFORE)
    if facts.pila.kind is PilaKind.AFILIACIONES:
        names = [n for n in names if n not in ("arl", "eps", "supervision", "cumplimiento")]
    extra = rng.choices((0, 1, 2), (0.5, 0.35, 0.15))[0]
    for name in rng.sample(names, k=extra):
        blocks.insert(rng.randrange(len(blocks) + 1), [lookalikes.BEFORE[name]])
    if rng.random() < 0.12:
        blocks.insert(rng.randrange(1, len(blocks) + 1), [lookalikes.blank])

    target = io.BytesIO()
    paper = Paper(target, encrypt=encrypt)
    paper.canvas.setTitle(rng.choice(("Documento1", "cuenta", "Escaneado", "Microsoft Word - informe")))
    tiny = rng.random() < 0.5
    for at, block in enumerate(blocks):
        style = invent_style(Random(f"{seed}/{at}"))
        for part, one in enumerate(block):
            own = f"{seed}/{at}/{part}"
            paper.take_up(style, _page_count(one, facts, style, own))
            before = paper.number
            one(paper, facts, Random(own))
            if tiny and paper.number > before and paper.kind is not PageKind.BLANCO:
                letterhead.synthetic(paper)
    paper.finish()
    return target.getvalue(), paper.ledger


def states_of(facts: Facts, faults: Iterable[str]) -> tuple[dict[ItemKind, State], dict[ItemKind, State]]:
    """The state of each item, and states that are as right where the decisions leave it open."""
    good = dict.fromkeys(ItemKind, State.CUMPLE)
    if not facts.first:
        good[ItemKind.RUT] = good[ItemKind.IMPUESTOS] = State.NO_APLICA
    also: dict[ItemKind, State] = {}
    for name in faults:
        good.update(BY_NAME[name].effects)
        also.update(BY_NAME[name].also)
    return good, also


def result_of(states: Iterable[State]) -> Resultado:
    seen = set(states)
    if seen & {State.FALTA, State.NO_CUMPLE}:
        return Resultado.INCOMPLETA
    return Resultado.POR_REVISAR if State.POR_REVISAR in seen else Resultado.COMPLETA


def make(facts: Facts, seed: str, faults: Sequence[str]) -> Made:
    """Plant the faults and draw."""
    facts = copy.deepcopy(facts)
    for name in faults:
        BY_NAME[name].plant(facts, Random(f"{seed}/{name}"))
    data, ledger = draw(facts, seed)
    states, also = states_of(facts, faults)
    items: dict[str, object] = {}
    for kind in ItemKind:
        page_kind = PageKind(kind.value)
        printed = ledger.fields.get(page_kind, {})
        entry: dict[str, object] = {
            "estado": states[kind].value,
            "paginas": [n for n, k in enumerate(ledger.pages, 1) if k is page_kind],
            "campos": {n: {"valor": p.value, "pagina": p.page, "texto": p.text} for n, p in printed.items()},
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
        "origen": "digital",
        "resultado": result_of(states.values()).value,
        "fallas": list(faults),
        "disenos": {k: v for k, v in facts.layouts.items() if _used(k, facts)},
        "paginas": [{"pagina": n, "item": k.value} for n, k in enumerate(ledger.pages, 1)],
        "items": items,
    }
    return Made(data, truth)


def _used(layout: str, facts: Facts) -> bool:
    if layout == "comprobante":
        return facts.pila.voucher is not None and ItemKind.SEGURIDAD_SOCIAL in facts.present
    return ItemKind(layout) in facts.present
