"""The charge on forms: the two of a municipal treasury and a town's own."""
# ruff: noqa: E501  (the papers' own sentences)

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from random import Random

from review.model import PageKind
from tools.papers import letterhead, wording
from tools.papers.cuenta_parts import (
    ACCOUNT_KIND,
    GREY,
    INDEPENDENT,
    account_printed,
    entity_nit,
    period_printed,
    sign_below,
    value_printed,
    vat_printed,
    whole_printed,
    words_printed,
)
from tools.papers.facts import Facts
from tools.papers.letterhead import Form
from tools.papers.paper import Paper


def equivalente(paper: Paper, facts: Facts, rng: Random) -> None:
    """Numbered boxes of an older municipal form; the title speaks of an invoice."""
    f, s, deal = facts.cuenta, paper.style, facts.deal
    form = Form(
        "HACIENDA PÚBLICA",
        "DOCUMENTO EQUIVALENTE A LA FACTURA",
        "MAHP03.03.01.18.P11.F01",
        "VERSIÓN 3",
        "VIGENCIA: 05/mar/2023",
    )
    paper.begin(PageKind.CUENTA)
    letterhead.quality_header(paper, form, letterhead.entity_logo(deal.entity))
    w, small = paper.inner, s.size - 1.5
    c = partial(paper.cell, size=small)

    def num(number: int, label: str, value: str) -> object:
        return c(f"<b>{number}. {s.label(label)}</b><br/>{value}")

    paper.para(
        "OPERACIONES CON PERSONAS NATURALES NO OBLIGADAS A FACTURAR NO RESPONSABLES DEL IVA",
        bold=True,
        size=small,
        align="center",
    )
    signed = paper.put("fecha_cuenta", f.signed, wording.date(rng, f.signed))
    half = [w / 2, w / 2]
    paper.table(
        [
            [
                num(1, "Fecha de la Transacción", signed),
                num(2, "Número Consecutivo", f"{rng.randrange(1, 90):04d}"),
            ]
        ],
        half,
        after=4,
    )
    paper.table([[c("A. DATOS DEL ADQUIRENTE", bold=True), ""],
                 [num(3, "Nombre o Razón Social", f.entity.name), num(4, "RUT/NIT", entity_nit(paper, f))],
                 [num(5, "Organismo", deal.entity.office), num(6, "Ciudad", deal.entity.city)]],
                half, [("SPAN", (0, 0), (1, 0)), ("BACKGROUND", (0, 0), (-1, 0), GREY)], after=4)  # fmt: skip
    doc = paper.put("documento", f.person.document, wording.person_id(f.person.document))
    paper.table([[c("B. DATOS DEL PROVEEDOR", bold=True), ""],
                 [num(9, "Nombres Completos del Proveedor", f.person.name.upper()), num(10, "NIT/C.C.", doc)],
                 [num(11, "Dirección", f.person.address), num(12, "Teléfono", f.person.phone)]],
                half, [("SPAN", (0, 0), (1, 0)), ("BACKGROUND", (0, 0), (-1, 0), GREY)], after=4)  # fmt: skip
    span = period_printed(paper, f, wording.period(rng, f.start, f.end))
    quota = paper.put("numero_pago", f.payment, str(f.payment))
    value = value_printed(paper, f, rng)
    words = words_printed(paper, f, rng)
    paper.table([[c("C. INFORMACIÓN DE LA OPERACIÓN", bold=True), ""],
                 [num(15, "Concepto de la Operación", s.prose(f"Honorarios por prestación de servicios, período {span}")), num(13, "Cuota N°", quota)],
                 [num(16, "Valor de la Operación", value), num(14, "Valor en letras", words)]],
                [w * 0.62, w * 0.38], [("SPAN", (0, 0), (1, 0)), ("BACKGROUND", (0, 0), (-1, 0), GREY)], after=4)  # fmt: skip
    number = paper.put("contrato", f.contract, f.contract)
    _contractual(paper, facts, rng, number, num)
    bank, account = account_printed(paper, f)
    paper.para(
        f"Favor consignar en {ACCOUNT_KIND[f.account.kind]} No. {account}, {bank}.",
        size=small,
        after=10,
    )
    vat_printed(paper, f)
    sign_below(paper, f, after=False)


def _contractual(
    paper: Paper, facts: Facts, rng: Random, number: str, num: Callable[[int, str, str], object]
) -> None:
    w = paper.inner
    head = paper.cell("D. INFORMACIÓN CONTRACTUAL", size=paper.style.size - 1.5, bold=True)
    paper.table(
        [[head, "", ""],
         [num(17, "Número Contrato", number), num(18, "CDP", str(rng.randrange(100, 900))), num(19, "RPC", str(rng.randrange(1000, 9000)))],
         [num(20, "Objeto", facts.deal.object.capitalize()), "", num(21, "Valor del Contrato", whole_printed(paper, facts))]],
        [w * 0.4, w * 0.25, w * 0.35], [("SPAN", (0, 0), (2, 0)), ("BACKGROUND", (0, 0), (-1, 0), GREY), ("SPAN", (0, 2), (1, 2))], after=8,
    )  # fmt: skip


def soporte(paper: Paper, facts: Facts, rng: Random) -> None:
    """The buyer's «documento soporte»: label and value side by side; no amount in words."""
    f, s, deal = facts.cuenta, paper.style, facts.deal
    paper.begin(PageKind.CUENTA)
    paper.y = 48
    w = paper.inner
    title = "DOCUMENTO SOPORTE EN ADQUISICIONES EFECTUADAS A SUJETOS NO OBLIGADOS A EXPEDIR FACTURA DE VENTA O DOCUMENTO EQUIVALENTE"
    c = partial(paper.cell, size=s.size - 1)
    paper.table(
        [
            [
                c(title, bold=True, align="center"),
                c(f"No. DS-{rng.randrange(100, 990)}<br/>Res. DIAN 000167 de 2021", align="center"),
            ]
        ],
        [w * 0.72, w * 0.28],
        after=8,
    )

    def band(text: str) -> None:
        paper.table([[c(text, bold=True)]], [w], [("BACKGROUND", (0, 0), (-1, -1), GREY)], after=0)

    def rows(*pairs: tuple[str, str]) -> None:
        paper.table([[c(s.label(a), bold=True), c(b)] for a, b in pairs], [w * 0.36, w * 0.64], after=6)

    signed = paper.put("fecha_cuenta", f.signed, wording.date(rng, f.signed))
    band("A. DATOS DEL ADQUIRENTE")
    rows(
        ("Nombre o razón social", f.entity.name),
        ("NIT", entity_nit(paper, f)),
        ("Fecha de la operación", signed),
    )
    doc = paper.put(
        "documento",
        f.person.document,
        f"{wording.person_id(f.person.document)}-{wording.check_digit(f.person.document)}",
    )
    band("B. DATOS DEL PROVEEDOR DE BIENES Y/O SERVICIOS BENEFICIARIO DEL PAGO")
    bank, account = account_printed(paper, f)
    rows(("Nombres y apellidos", f.person.name.upper()), ("NIT", doc), ("Dirección", f"{f.person.address}, {f.person.city}"),
         ("Banco", bank), ("Tipo y número de cuenta", f"{ACCOUNT_KIND[f.account.kind].capitalize()} {account}"))  # fmt: skip
    month = period_printed(
        paper,
        f,
        wording.period(rng, f.start, f.end)
        if rng.random() < 0.5 or f.start.month != f.end.month
        else wording.month_name(f.end).upper(),
    )
    quota = paper.put("numero_pago", f.payment, f"{f.payment} de {f.payments}")
    value = value_printed(paper, f, rng)
    band("C. INFORMACIÓN DE LA OPERACIÓN")
    rows(
        ("Concepto de la operación", "Prestación de servicios"),
        ("Período", month),
        ("Cuota N°", quota),
        ("Valor de la operación", value),
    )
    number = paper.put("contrato", f.contract, f.contract)
    band("D. INFORMACIÓN CONTRACTUAL")
    rows(
        ("Número de contrato", number),
        ("Objeto", deal.object.capitalize() + "."),
        ("Valor del contrato", whole_printed(paper, facts)),
    )
    vat_printed(paper, f)
    if rng.random() < 0.6 and not f.vat:
        paper.para(s.prose(INDEPENDENT), size=s.size - 1.5, align="justify", after=8)
    sign_below(paper, f, after=False)


def municipal(paper: Paper, facts: Facts, rng: Random) -> None:
    """A town's own form: label above its value, the value boxed on the right, dates in boxes."""
    f, s, deal = facts.cuenta, paper.style, facts.deal
    paper.begin(PageKind.CUENTA)
    letterhead.letter_head(paper, deal.entity, letterhead.entity_logo(deal.entity))
    w, c = paper.inner, paper.cell
    value = value_printed(paper, f, rng)
    signed = paper.put("fecha_cuenta", f.signed, f"{f.signed:%d %m %Y}")
    day, month, year = signed.split()
    tag = partial(paper.cell, size=s.size - 2, color="#555555")
    paper.table(
        [[c(s.label("Cuenta de cobro"), bold=True, size=s.size + 4), tag("DÍA"), tag("MES"), tag("AÑO"), tag("VALOR")],
         ["", c(day), c(month), c(year), c(value, bold=True)]],
        [w * 0.4, w * 0.08, w * 0.08, w * 0.12, w * 0.32], [("SPAN", (0, 0), (0, 1))],
    )  # fmt: skip
    paper.para(f"{f.entity.name}, NIT {entity_nit(paper, f)}, <b>debe a</b>:", after=8)
    doc = paper.put("documento", f.person.document, wording.person_id(f.person.document))
    number = paper.put("contrato", f.contract, f.contract)
    act = paper.put(
        "numero_pago",
        f.payment,
        rng.choice(
            (
                f"Acta parcial No. {f.payment}",
                f"Cuota {f.payment} de {f.payments}",
                f"Pago No. {f.payment:02d}",
            )
        ),
    )
    span = period_printed(paper, f, wording.period(rng, f.start, f.end))
    bank, account = account_printed(paper, f)

    def cell(label: str, text: str) -> object:
        return c(f'<font size="{s.size - 2}" color="#555555">{s.label(label)}</font><br/>{text}')

    paper.table(
        [[cell("Nombre o razón social", f.person.name), cell("C.C. o NIT", f"{doc}-{wording.check_digit(f.person.document)}")],
         [cell("Contrato número", number), cell("Concepto", act)],
         [cell("Período", span), cell("Ciudad", deal.entity.city)],
         [cell("Banco", bank), cell("Cuenta No.", f"{account}")]],
        [w * 0.55, w * 0.45], pad=4,
    )  # fmt: skip
    paper.para(f"<b>{s.label('Valor en letras:')}</b> {words_printed(paper, f, rng)}", after=10)
    paper.para(
        s.prose(f"Por concepto de honorarios del contrato cuyo objeto es {deal.object}."),
        align="justify",
        after=12,
    )
    vat_printed(paper, f)
    sign_below(paper, f, after=False)
