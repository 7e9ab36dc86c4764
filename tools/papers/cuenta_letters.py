"""The charge as a letter, as a printed spreadsheet and as a list of boxes."""
# ruff: noqa: E501  (the papers' own sentences)

from __future__ import annotations

from functools import partial
from random import Random

from review.model import PageKind
from tools.papers import wording
from tools.papers.cuenta_parts import (
    ACCOUNT_KIND,
    INDEPENDENT,
    NO_COSTS,
    account_printed,
    balance_printed,
    entity_nit,
    month_printed,
    paid_printed,
    period_printed,
    sign_below,
    value_printed,
    vat_printed,
    whole_printed,
    words_printed,
)
from tools.papers.facts import Facts
from tools.papers.paper import Paper


def clasica(paper: Paper, facts: Facts, rng: Random) -> None:
    """The centred letter: DEBE A, LA SUMA DE, POR CONCEPTO DE."""
    f, s, deal = facts.cuenta, paper.style, facts.deal
    paper.begin(PageKind.CUENTA)
    paper.y = 70
    pay = paper.put("numero_pago", f.payment, wording.payment_number(rng, f.payment, f.payments))
    paper.para(
        f"{paper.say('CUENTA DE COBRO', 'CUENTA DE COBRO', 'Cuenta de cobro', 'CUENTA DE COBRO DE HONORARIOS')} {paper.say('No.', 'N°', '#')} {f.payment:03d}",
        bold=True,
        size=s.size + 4,
        align="center",
        after=20,
    )
    signed = paper.put("fecha_cuenta", f.signed, wording.long_date(f.signed))
    paper.para(f"{f.person.city}, {signed}", after=20)
    paper.para(f"{f.entity.name.upper()}<br/>NIT {entity_nit(paper, f)}", bold=True, align="center", after=16)
    paper.para(rng.choice(("DEBE A:", "Debe a:", "DEBE A LA ORDEN DE:")), bold=True, align="center", after=10)
    doc = paper.put("documento", f.person.document, wording.person_id(f.person.document))
    paper.para(f"<b>{f.person.name.upper()}</b><br/>C.C. {doc} de {f.person.city}", align="center", after=16)
    paper.para(
        s.label(paper.say("La suma de:", "La cantidad de:", "El valor de:")),
        bold=True,
        align="center",
        after=8,
    )
    paper.para(
        f"{words_printed(paper, f, rng)} ({value_printed(paper, f, rng)})",
        bold=True,
        align="center",
        after=16,
    )
    paper.para(
        s.label(paper.say("Por concepto de:", "Concepto:", "Por la prestación de servicios de:")),
        bold=True,
        align="center",
        after=8,
    )
    number = paper.put("contrato", f.contract, f.contract)
    span = period_printed(paper, f, wording.period(rng, f.start, f.end))
    tie = "" if span.split()[0].lower() in ("del", "desde") else "de "
    paper.para(
        s.prose(
            f"{pay} del Contrato de Prestación de Servicios No. {number}, cuyo objeto es “{deal.object}”, correspondiente al período {tie}{span}."
        ),
        align="justify", after=14,
    )  # fmt: skip
    bank, account = account_printed(paper, f)
    paper.para(
        f"{paper.say('Favor consignar en:', 'Solicito que el pago se abone a mi', 'Consignar a:')} {ACCOUNT_KIND[f.account.kind].capitalize()} No. {account} de {bank}.",
        after=14,
    )
    vat_printed(paper, f)
    if rng.random() < 0.5:
        paper.para(s.prose(NO_COSTS), size=s.size - 1.5, align="justify", after=10)
    paper.para(rng.choice(("Atentamente,", "Cordialmente,")), after=12)
    sign_below(paper, f)


def excel(paper: Paper, facts: Facts, rng: Random) -> None:
    """A spreadsheet printed: «Cuenta de Cobro N° 0010», a table of one line, figures to the right."""
    f, s = facts.cuenta, paper.style
    paper.begin(PageKind.CUENTA)
    paper.y = 56
    w = paper.inner
    c = paper.cell
    signed = paper.put("fecha_cuenta", f.signed, wording.date(rng, f.signed))
    doc = paper.put("documento", f.person.document, wording.person_id(f.person.document))
    paper.table(
        [[c(f"{f.person.name}", bold=True, size=s.size + 3), c(f"Cuenta de Cobro N° {f.payment:04d}", bold=True, size=s.size + 1, align="right")],
         [c(f"C.C. {doc}"), c(f"Fecha: {signed}", align="right")],
         [c(f"{f.person.address}, {f.person.city}"), c("" if f.vat else "No responsable de IVA", align="right")]],
        [w * 0.58, w * 0.42], grid=None, after=8,
    )  # fmt: skip
    paper.line(paper.margin, paper.y, paper.margin + w, paper.y, width=1.2, color="#2b6777")
    paper.y += 12
    paper.table(
        [
            [
                c(s.label("Cliente"), bold=True),
                c(f.entity.name),
                c("NIT", bold=True),
                c(entity_nit(paper, f)),
            ]
        ],
        [w * 0.14, w * 0.48, w * 0.1, w * 0.28],
        grid="#aaaaaa",
    )
    number = paper.put("contrato", f.contract, f.contract)
    number_of = wording.payment_number(rng, f.payment, f.payments)
    pay = paper.put("numero_pago", f.payment, number_of[0].upper() + number_of[1:])
    month = month_printed(paper, f, rng, wording.month_name(f.end, of=rng.choice((" de ", " "))))
    value = value_printed(paper, f, rng)
    text = s.prose(f"Servicios prestados en el mes de {month}. Contrato No. {number}. {pay}")
    heads = [
        c(s.label(t), bold=True, align="center", color="#ffffff")
        for t in ("Cant.", "Descripción", "Valor unitario", "Total")
    ]
    paper.table(
        [heads, [c("1", align="center"), c(text), c(value, align="right"), c(value, align="right")], *[["", "", "", ""]] * 2,
         ["", "", c("TOTAL", bold=True, align="right"), c(value, bold=True, align="right")]],
        [w * 0.13, w * 0.43, w * 0.22, w * 0.22], [("BACKGROUND", (0, 0), (-1, 0), "#2b6777")], grid="#aaaaaa",
    )  # fmt: skip
    paper.pair("SON:", "")
    paper.y -= 3
    paper.para(words_printed(paper, f, rng), after=12)
    bank, account = account_printed(paper, f)
    kind = ACCOUNT_KIND[f.account.kind]
    paper.para(f"Número de {kind} N° {account} de {bank}", after=8)
    paper.para(
        "Este documento no reemplaza la Factura de venta; se expide por no estar obligado(a) a facturar.",
        size=s.size - 1.5,
        after=10,
        color="#555555",
    )
    vat_printed(paper, f)
    if rng.random() < 0.4:
        paper.para(s.prose(NO_COSTS), size=s.size - 1.5, align="justify", after=10)
    sign_below(paper, f)


def sena(paper: Paper, facts: Facts, rng: Random) -> None:
    """«PLANILLA PARA PAGO DE CONTRATOS»: two columns of boxes, a second page of declarations."""
    f, s, deal = facts.cuenta, paper.style, facts.deal
    paper.begin(PageKind.CUENTA)
    paper.y = 50
    w, small = paper.inner, s.size - 1.5
    c = partial(paper.cell, size=small)
    paper.table([[c("PLANILLA PARA PAGO DE CONTRATOS", bold=True, align="center"), c(f"ID de proceso: {rng.randrange(300000, 900000)}")]], [w * 0.7, w * 0.3],
                [("BACKGROUND", (0, 0), (0, 0), "#dcefdc")], after=8)  # fmt: skip
    signed = paper.put("fecha_cuenta", f.signed, wording.date(rng, f.signed))
    doc = paper.put("documento", f.person.document, f.person.document)
    number = paper.put("contrato", f.contract, f.contract)
    pay = paper.put("numero_pago", f.payment, f"{f.payment:02d} de {f.payments:02d}")
    span = period_printed(paper, f, wording.period(rng, f.start, f.end))
    value = value_printed(paper, f, rng)
    words = words_printed(paper, f, rng)
    bank, account = account_printed(paper, f)

    def box(label: str, text: str) -> object:
        return c(f'<font color="#4d4d4d">{s.label(label)}</font><br/><b>{text}</b>')

    paper.table(
        [
            [box("Entidad", f.entity.name), box("NIT entidad", entity_nit(paper, f))],
            [box("Contratista", f.person.name.upper()), box("Cédula", doc)],
            [box(rng.choice(("Contrato No.", "Número de contrato")), number), box(rng.choice(("No. de pago", "Cuota", "Pago No.")), pay)],
            [box(rng.choice(("Fecha de elaboración", "Fecha", "Fecha de la cuenta")), signed), box(rng.choice(("Período a pagar", "Período", "Período de cobro")), span)],
            [box("Valor a pagar", value), box("Valor en letras", words)],
            [box("Entidad bancaria", bank), box("Cuenta No.", f"{account} ({ACCOUNT_KIND[f.account.kind]})")],
            [box("Supervisor", deal.supervisor), box("Valor total del contrato", whole_printed(paper, facts))],
            [box("Valor pagado a la fecha", paid_printed(paper, f)), box("Saldo por pagar", balance_printed(paper, f))],
        ],
        [w / 2, w / 2], pad=5,
    )  # fmt: skip
    paper.para(f"<b>{s.label('Objeto:')}</b> {deal.object}.", size=small, align="justify")
    vat_printed(paper, f)
    paper.para("SOLICITO EL PAGO DE LOS HONORARIOS DEL PERÍODO INDICADO.", size=small, bold=True, after=12)
    if rng.random() < 0.5:
        sign_below(paper, f, after=False)
        return
    paper.begin(PageKind.CUENTA)
    paper.para(
        "PLANILLA PARA PAGO DE CONTRATOS – DECLARACIONES DEL CONTRATISTA", bold=True, align="center", after=14
    )
    for text in (NO_COSTS,) if f.vat else (NO_COSTS, INDEPENDENT):
        paper.para(s.prose(text), align="justify", after=12)
    for question in (
        *([] if f.vat else ["¿Es responsable del impuesto sobre las ventas?"]),
        "¿Es declarante de renta?",
        "¿Tiene otros contratos con entidades públicas?",
    ):
        paper.para(f"{question} &nbsp; SI ___ &nbsp; NO _X_", after=6)
    paper.y += 10
    sign_below(paper, f, after=False)
