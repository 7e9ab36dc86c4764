"""Stamps and taxes paid for a contract: an official receipt, a liquidation paid by PSE, a cash receipt."""
# ruff: noqa: E501  (the papers' own sentences)

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from random import Random

from reportlab.lib import colors

from review.model import PageKind
from tools.papers import letterhead, pictures, wording
from tools.papers.facts import Facts, TaxFacts
from tools.papers.paper import Paper, Style

_LEVIES = (
    ("Estampilla Pro-Cultura", 1.0), ("Estampilla Bienestar del Adulto Mayor", 2.0), ("Estampilla Pro Desarrollo", 1.0),
    ("Estampilla Prouniversidad", 0.5), ("Estampilla Pro Electrificación Rural", 0.5),
)  # fmt: skip


def _lines(facts: Facts) -> list[tuple[str, float, int]]:
    """Levies of the entity on the contract's value, the same for all of its contracts."""
    own = Random(facts.deal.entity.nit).sample(_LEVIES, k=3)
    return [(name, rate, round(facts.taxes.base * rate / 100 / 100) * 100) for name, rate in own]


def _total(paper: Paper, facts: Facts) -> tuple[int, str]:
    """What the receipt says was due in all, and how it is printed; the rows' own sum goes to the truth too."""
    rows = sum(value for _, _, value in _lines(facts))
    total = rows + facts.taxes.off
    paper.put("conceptos", rows, wording.dotted(total))
    return total, paper.put("valor", total, wording.dotted(total))


def _base(paper: Paper, f: TaxFacts) -> str:
    return paper.put("base", f.base, wording.dotted(f.base))


def _payer(paper: Paper, f: TaxFacts) -> tuple[str, str]:
    return f.person.name.upper(), paper.put(
        "documento", f.person.document, wording.person_id(f.person.document)
    )


def _contract(paper: Paper, f: TaxFacts) -> str:
    return paper.put("contrato", f.contract, f.contract)


def oficial(paper: Paper, facts: Facts, rng: Random) -> None:
    """«RECIBO OFICIAL DE PAGO» with the bank's stamp."""
    f, deal = facts.taxes, facts.deal
    paper.style = Style("Helvetica", 9.5)
    paper.begin(PageKind.IMPUESTOS, size="carta")
    letterhead.letter_head(paper, deal.entity, letterhead.entity_logo(deal.entity))
    w, c = paper.inner, paper.cell
    paper.para(
        f"RECIBO OFICIAL DE PAGO DE ESTAMPILLAS No. {f.receipt}", bold=True, size=12, align="center", after=12
    )
    name, doc = _payer(paper, f)
    limit = f.issued + dt.timedelta(days=15)
    rows = [
        ("CONTRIBUYENTE", name),
        ("C.C. / NIT", doc),
        ("CONTRATO No.", _contract(paper, f)),
        ("VALOR DEL CONTRATO (BASE)", _base(paper, f)),
        ("FECHA LÍMITE DE PAGO", paper.put("fecha_limite", limit, wording.slashed(limit))),
    ]
    paper.table([[c(a, bold=True), c(b)] for a, b in rows], [w * 0.38, w * 0.62])
    lines = _lines(facts)
    body = [[c(t, bold=True, align="center") for t in ("CONCEPTO", "TARIFA", "VALOR")]]
    body += [
        [c(n), c(f"{r:.1f} %".replace(".", ","), align="center"), c(wording.dotted(v), align="right")]
        for n, r, v in lines
    ]
    total, shown = _total(paper, facts)
    body.append(
        [
            c("TOTAL A PAGAR", bold=True),
            "",
            c(shown, bold=True, align="right"),
        ]
    )
    paper.table(body, [w * 0.56, w * 0.16, w * 0.28], [("BACKGROUND", (0, 0), (-1, 0), "#e8eee8")])
    paper.picture(pictures.bars(rng), paper.margin + w * 0.1, paper.y + 6, 260, 34)
    paper.text(
        paper.margin + w * 0.1,
        paper.y + 50,
        f"(415)7709998{rng.randrange(100000, 999999)}(8020){f.receipt}(3900){total:010d}",
        size=7,
    )
    paper.y += 76
    if f.paid:
        day = paper.put("fecha", f.paid, wording.slashed(f.paid))
        _stamp(paper, ("BANCO DE OCCIDENTE", "PAGADO", day, f"CAJERO {rng.randrange(10, 90)}"))
    else:
        paper.put("fecha", f.issued, wording.slashed(f.issued))
        paper.text(paper.margin, paper.y + 10, f"Fecha de expedición: {wording.slashed(f.issued)}")


def _stamp(paper: Paper, lines: tuple[str, ...]) -> None:
    c = paper.canvas
    c.saveState()
    c.translate(paper.width - 190, paper.height - paper.y - 64)
    c.rotate(7)
    c.setStrokeColor(colors.HexColor("#1d3f94"))
    c.setFillColor(colors.HexColor("#1d3f94"))
    c.setLineWidth(1.6)
    c.roundRect(-74, -14, 148, 76, 6)
    for i, text in enumerate(lines):
        c.setFont("Helvetica-Bold", 13 if text == "PAGADO" else 8.5)
        c.drawCentredString(0, 46 - i * 17, text)
    c.restoreState()


def liquidacion(paper: Paper, facts: Facts, rng: Random) -> None:
    """«LIQUIDACIÓN DE ESTAMPILLAS» and, on a second page, its PSE payment."""
    f, deal = facts.taxes, facts.deal
    paper.style = Style("Times-Roman", 11)
    paper.begin(PageKind.IMPUESTOS, size="carta")
    letterhead.letter_head(paper, deal.entity, letterhead.entity_logo(deal.entity))
    w, c = paper.inner, paper.cell
    paper.para("LIQUIDACIÓN DE ESTAMPILLAS Y CONTRIBUCIONES", bold=True, size=14, align="center", after=12)
    paper.para(f"Referencia de pago: {f.receipt}", align="right", after=8)
    name, doc = _payer(paper, f)
    number = _contract(paper, f)
    paper.para(f"<b>Contribuyente:</b> {name} &nbsp;&nbsp; <b>Identificación:</b> {doc}", after=4)
    paper.para(f"<b>Contrato número:</b> {number} &nbsp;&nbsp; <b>Valor base:</b> {_base(paper, f)}", after=4)
    paper.para(f"<b>Fecha de liquidación:</b> {wording.long_date(f.issued)}", after=10)
    lines = _lines(facts)
    total, shown = _total(paper, facts)
    body = [[c(t, bold=True) for t in ("Estampilla", "Tarifa", "Valor liquidado")]]
    body += [[c(n), c(f"{r:.2f}%"), c(wording.dotted(v), align="right")] for n, r, v in lines]
    paper.table(
        [*body, [c("Total liquidado", bold=True), "", c(shown, bold=True, align="right")]],
        [w * 0.55, w * 0.17, w * 0.28],
        grid="#777777",
    )
    if not f.paid:
        paper.put("fecha", f.issued, wording.long_date(f.issued))
        return
    paper.begin(PageKind.IMPUESTOS, size="carta")
    paper.style = Style("Helvetica", 10)
    paper.para(
        "Comprobante de pago PSE – Recaudo de estampillas", bold=True, size=14, after=14, color="#0a4aa0"
    )
    day = wording.slashed(f.paid)
    paper.put("fecha", f.paid, day)
    rows = [("Entidad recaudadora", deal.entity.name), ("Concepto", f"Estampillas contrato {f.contract}"), ("Referencia de pago", f.receipt), ("Identificación del pagador", doc),
            ("Estado de la transacción", "Aprobada"), ("CUS", str(rng.randrange(900_000_000, 2_900_000_000))), ("Fecha de pago", day), ("Valor pagado", wording.dotted(total))]  # fmt: skip
    paper.table(
        [[paper.cell(a), paper.cell(b, bold=True)] for a, b in rows],
        [w * 0.4, w * 0.6],
        grid="#d4dbe6",
        pad=5,
    )


def caja(paper: Paper, facts: Facts, rng: Random) -> None:
    """«RECIBO DE CAJA» of the treasury, half a sheet, with its paz y salvo sentence."""
    f, deal = facts.taxes, facts.deal
    paper.style = Style("Courier", 9.5)
    paper.begin(PageKind.IMPUESTOS, size="carta")
    w, c = paper.inner, paper.cell
    paper.para(
        f"{deal.entity.name.upper()}<br/>NIT {deal.entity.nit_printed}<br/>TESORERIA GENERAL",
        bold=True,
        align="center",
        after=10,
    )
    paper.para(f"RECIBO DE CAJA No. {f.receipt}", bold=True, size=12, align="center", after=10)
    name, doc = _payer(paper, f)
    number = _contract(paper, f)
    day = paper.put("fecha", f.paid or f.issued, wording.long_date(f.paid or f.issued).upper())
    lines = _lines(facts)
    _, shown = _total(paper, facts)
    head = "FECHA DE PAGO" if f.paid else "FECHA"
    received = "RECIBIDO DE" if f.paid else "A CARGO DE"
    rows = [
        (head, day),
        (received, name),
        ("IDENTIFICACION", doc),
        ("CONCEPTO", f"IMPUESTOS Y ESTAMPILLAS DEL CONTRATO No. {number}"),
    ]
    rows += [(wording.unaccented(n).upper(), wording.dotted(v)) for n, _, v in lines]
    rows.append(("TOTAL RECIBIDO" if f.paid else "TOTAL", shown))
    paper.table([[c(a, bold=True), c(b)] for a, b in rows], [w * 0.42, w * 0.58])
    if f.paid:
        paper.para(
            "PAGADO. EL CONTRIBUYENTE QUEDA A PAZ Y SALVO POR LOS CONCEPTOS AQUI RELACIONADOS.",
            bold=True,
            after=16,
        )
        paper.signature(
            pictures.signature(Random(deal.entity.nit)),
            ("TESORERO(A) GENERAL", f"CAJA {rng.randrange(1, 6)}"),
        )


LAYOUTS: dict[str, Callable[[Paper, Facts, Random], None]] = {
    "oficial": oficial,
    "liquidacion": liquidacion,
    "caja": caja,
}
