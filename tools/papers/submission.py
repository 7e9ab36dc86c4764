"""One submission as a PDF, with its truth."""

from __future__ import annotations

import copy
import datetime as dt
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from review.model import ItemKind, PageKind, Resultado, State
from tools.papers import (
    altering,
    bank,
    cuenta,
    declarations,
    evidence,
    informe,
    invent,
    letterhead,
    lookalikes,
    pila,
    rut,
    taxes,
    vouchers,
)
from tools.papers.calendar import due_date, working_day
from tools.papers.facts import Altered, Facts, Paid, PilaKind
from tools.papers.faults import BY_NAME
from tools.papers.paper import Ledger, Overflow, Paper, Style, invent_style, invent_wide_style

Draw = Callable[[Paper, Facts, Random], None]
ORDER = tuple(ItemKind)
_NUMBERED: frozenset[Draw] = frozenset({*informe.LAYOUTS.values(), *pila.LAYOUTS.values()})


@dataclass(frozen=True, slots=True)
class Made:
    """A submission: its bytes and the truth about it."""

    data: bytes
    truth: dict[str, object]
    facts: Facts | None = None  # as planted
    photos: tuple[bytes, ...] = ()

    def redrawn(self, other: Made) -> Made:
        """This submission as a machine left it in `other`: what it says stays.

        What is looked for only on pages with text of their own may rest unseen in a picture.
        """
        pages: list[dict[str, Any]] = other.truth["paginas"]  # type: ignore[assignment]
        pictured = {p["item"] for p in pages if p.get("escaneada") or "imagen" in p}
        items: dict[str, dict[str, Any]] = dict(other.truth["items"])  # type: ignore[call-overload]
        names: list[str] = other.truth["fallas"]  # type: ignore[assignment]
        for fault in (BY_NAME[name] for name in names):
            if {kind.value for kind in fault.digital} & pictured:
                for kind in fault.effects:
                    entry = items[kind.value]
                    also = sorted({*entry.get("tambien", ()), State.CUMPLE.value})
                    items[kind.value] = entry | {"tambien": also}
        return Made(other.data, other.truth | {"items": items}, self.facts, self.photos)


def _drawings(facts: Facts) -> dict[ItemKind, list[Draw]]:
    """What is drawn for each item, in order."""
    lay = facts.layouts
    social: list[Draw] = [
        pila.CERTIFICATE
        if lay["seguridad_social"] == "certificado"
        else pila.LAYOUTS[lay["seguridad_social"]]
    ]
    if facts.second_planilla:
        social.insert(0, _second_planilla(social[0]))
    if facts.pila.kind is PilaKind.COMPROBANTE:
        social = []
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


def _second_planilla(one: Draw) -> Draw:
    """Another planilla that does not count: of two months before, or unpaid and replaced by the next."""

    def draw_it(paper: Paper, facts: Facts, rng: Random) -> None:
        other = copy.deepcopy(facts)
        p = other.pila
        own = Random(f"{p.planilla}/otra")
        p.planilla, p.pay_key = (
            str(int(p.planilla) - own.randrange(1000, 9_000_000)),
            str(own.randrange(10**7, 10**9)),
        )
        if facts.second_planilla == "anterior":
            p.period = facts.month.plus(-2)
            p.due = due_date(p.period, p.person.document)
            p.paid = working_day(p.period.plus(1), own.randrange(1, 4))
        else:
            p.status = Paid.SIN_PAGAR
            p.dues = invent.contributions(round(p.dues.ibc * 0.8), p.dues.days, facts.deal.insurers.risk)
        p.voucher = None
        paper.muted = True
        one(paper, other, rng)
        paper.muted = False

    return draw_it


def _wording(facts: Facts, seed: str) -> Random | None:
    return Random(f"{seed}/palabras") if facts.wide else None


def _page_count(one: Draw, facts: Facts, style: Style, seed: str) -> int:
    """Pages that a numbered paper will take («Página 1 de 2»), found by drawing it on the side."""
    if one not in _NUMBERED:
        return 1
    trial = Paper(io.BytesIO())
    trial.take_up(style, 9)
    trial.words = _wording(facts, seed)
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
    if facts.declaration is not None:
        at = Random(f"{seed}/declaracion").randrange(1, len(blocks) + 1)
        blocks.insert(at, [declarations.LAYOUTS[facts.declaration.layout]])
    target = io.BytesIO()
    paper = Paper(target, encrypt=encrypt)
    paper.canvas.setTitle(rng.choice(("Documento1", "cuenta", "Escaneado", "Microsoft Word - informe")))
    tiny = rng.random() < 0.5
    for at, block in enumerate(blocks):
        style = (invent_wide_style if facts.wide else invent_style)(Random(f"{seed}/{at}"))
        for part, one in enumerate(block):
            own = f"{seed}/{at}/{part}"
            paper.take_up(style, _page_count(one, facts, style, own))
            paper.words = _wording(facts, own)
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
    open_ones = [ItemKind.BANCO] * facts.bank.masked + [ItemKind.SEGURIDAD_SOCIAL] * bool(
        facts.second_planilla
    )
    if facts.deal.date_to_date:
        open_ones += [ItemKind.INFORME, ItemKind.CUENTA, ItemKind.SEGURIDAD_SOCIAL]
    also.update(dict.fromkeys(open_ones, State.POR_REVISAR))
    for name in faults:
        for item in BY_NAME[name].effects:
            also.pop(item, None)
        good.update(BY_NAME[name].effects)
        also.update(BY_NAME[name].also)
    return good, also


def result_of(states: Iterable[State]) -> Resultado:
    seen = set(states)
    if seen & {State.FALTA, State.NO_CUMPLE}:
        return Resultado.INCOMPLETA
    return Resultado.POR_REVISAR if State.POR_REVISAR in seen else Resultado.COMPLETA


def _settle(facts: Facts, faults: Iterable[str]) -> None:
    """Leave out what would hide a fault or what the layout cannot say."""
    touched = {item for name in faults for item in BY_NAME[name].effects}
    if ItemKind.BANCO in touched:
        facts.bank.masked = False
    unsaid = facts.second_planilla == "correccion" and facts.layouts["seguridad_social"] not in pila.UNPAID
    if ItemKind.SEGURIDAD_SOCIAL in touched or facts.pila.kind is not PilaKind.PLANILLA or unsaid:
        facts.second_planilla = ""


def altered(facts: Facts, data: bytes, ledger: Ledger, draw_again: Callable[[Facts], bytes]) -> bytes:
    """The submission with its planilla changed after the file was made, as the facts say."""
    if facts.pila.altered is Altered.NOTA:
        return altering.note_over_figure(data, ledger)
    if facts.pila.altered is not Altered.CONTENIDO:
        return data
    before = copy.deepcopy(facts)
    p = before.pila
    p.period, p.paid = p.period.plus(-1), p.paid - dt.timedelta(days=30)
    p.dues = invent.contributions(round(p.dues.ibc * 0.7), p.dues.days, facts.deal.insurers.risk)
    own = [n for n, kind in enumerate(ledger.pages, 1) if kind is PageKind.SEGURIDAD_SOCIAL]
    return altering.drawn_anew(draw_again(before), data, own)


def make(facts: Facts, seed: str, faults: Sequence[str]) -> Made:
    """Plant the faults and draw."""
    facts = copy.deepcopy(facts)
    for name in faults:
        BY_NAME[name].plant(facts, Random(f"{seed}/{name}"))
    _settle(facts, faults)
    try:
        data, ledger = draw(facts, seed)
    except Overflow:  # too big a hand for the form
        facts.wide = False
        data, ledger = draw(facts, seed)
    data = altered(facts, data, ledger, lambda before: draw(before, seed)[0])
    states, also = states_of(facts, faults)
    items: dict[str, object] = {}
    for kind in ItemKind:
        page_kind = PageKind(kind.value)
        printed = ledger.fields.get(page_kind, {})
        entry: dict[str, object] = {
            "estado": states[kind].value,
            "paginas": [n for n, k in enumerate(ledger.pages, 1) if k is page_kind],
            "campos": {
                n: {"valor": p.value, "pagina": p.page, "texto": p.text, **p.remarks}
                for n, p in printed.items()
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
        "origen": "digital",
        "resultado": result_of(states.values()).value,
        "fallas": list(faults),
        "variantes": _variants(facts),
        "disenos": {k: v for k, v in facts.layouts.items() if _used(k, facts)},
        "paginas": [{"pagina": n, "item": k.value} for n, k in enumerate(ledger.pages, 1)],
        "items": items,
    }
    if ledger.declared:
        truth["declaracion"] = {
            "paginas": sorted({p.page for p in ledger.declared.values()}),
            "campos": {
                n: {"valor": p.value, "pagina": p.page, "texto": p.text} for n, p in ledger.declared.items()
            },
        }
    return Made(data, truth, facts, tuple(ledger.photos))


def _variants(facts: Facts) -> list[str]:
    """What is unusual about the submission without being wrong."""
    social = ItemKind.SEGURIDAD_SOCIAL in facts.present and facts.second_planilla
    return [
        *(["mes_corrido"] if facts.deal.date_to_date else []),
        *(["cuenta_enmascarada"] if facts.bank.masked and ItemKind.BANCO in facts.present else []),
        *([f"dos_planillas_{facts.second_planilla}"] if social else []),
    ]


def _used(layout: str, facts: Facts) -> bool:
    if layout == "comprobante":
        return facts.pila.voucher is not None and ItemKind.SEGURIDAD_SOCIAL in facts.present
    return ItemKind(layout) in facts.present
