"""The charge for the month: five layouts, two of which never say «cuenta de cobro»."""
# ruff: noqa: E501  (the papers' own sentences)

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from random import Random

from review.model import Month, PageKind
from tools.papers import letterhead, pictures, wording
from tools.papers.facts import CuentaFacts, Facts
from tools.papers.letterhead import Form
from tools.papers.paper import Paper

GREY = "#ececec"
_ACCOUNT_KIND = {
    "ahorros": "cuenta de ahorros",
    "corriente": "cuenta corriente",
    "deposito": "depósito de bajo monto",
}

_NO_COSTS = (
    "CERTIFICADO DE NO UTILIZACIÓN DE COSTOS Y DEDUCCIONES ASOCIADOS A RENTAS DE TRABAJO. Manifiesto bajo la gravedad de juramento, para los efectos del parágrafo 2 del artículo 383 del Estatuto "
    "Tributario, que no tomaré costos ni deducciones asociados a las rentas de trabajo y que no he contratado o vinculado dos (2) o más trabajadores asociados a mi actividad por noventa (90) días continuos o discontinuos."
)
_INDEPENDENT = "Declaro que actúo como trabajador independiente, no responsable del IVA, y que los aportes al sistema de seguridad social corresponden a los ingresos de este contrato."


def _sign(paper: Paper, f: CuentaFacts, *, after: bool = True) -> None:
    lines = [f.person.name, f"C.C. {wording.person_id(f.person.document)}"]
    if after:
        lines += [f.person.address, f"Tel. {f.person.phone}", f.person.email]
    paper.signature(pictures.signature(Random(f.person.name)), lines)


def _money(paper: Paper, f: CuentaFacts, rng: Random) -> str:
    return paper.put("valor", f.value, wording.money(rng, f.value))


def _words(paper: Paper, f: CuentaFacts, rng: Random) -> str:
    return paper.put("valor_letras", f.worded_value, wording.amount_in_words(rng, f.worded_value))


def _period(paper: Paper, f: CuentaFacts, text: str) -> str:
    return paper.put("periodo", Month.of(f.end), text)


def _account(paper: Paper, f: CuentaFacts) -> tuple[str, str]:
    bank = paper.put("banco", f.account.bank, f.account.bank)
    return bank, paper.put("cuenta", f.account.number, f.account.number)


def clasica(paper: Paper, facts: Facts, rng: Random) -> None:
    """The centred letter: DEBE A, LA SUMA DE, POR CONCEPTO DE."""
    f, s, deal = facts.cuenta, paper.style, facts.deal
    paper.begin(PageKind.CUENTA)
    paper.y = 70
    pay = paper.put("numero_pago", f.payment, wording.payment_number(rng, f.payment, f.payments))
    paper.para(f"CUENTA DE COBRO No. {f.payment:03d}", bold=True, size=s.size + 4, align="center", after=20)
    signed = paper.put("fecha_cuenta", f.signed, wording.long_date(f.signed))
    paper.para(f"{f.person.city}, {signed}", after=20)
    paper.para(
        f"{deal.entity.name.upper()}<br/>NIT {deal.entity.nit_printed}", bold=True, align="center", after=16
    )
    paper.para(rng.choice(("DEBE A:", "Debe a:", "DEBE A LA ORDEN DE:")), bold=True, align="center", after=10)
    doc = paper.put("documento", f.person.document, wording.person_id(f.person.document))
    paper.para(f"<b>{f.person.name.upper()}</b><br/>C.C. {doc} de {f.person.city}", align="center", after=16)
    paper.para(s.label("La suma de:"), bold=True, align="center", after=8)
    paper.para(f"{_words(paper, f, rng)} ({_money(paper, f, rng)})", bold=True, align="center", after=16)
    paper.para(s.label("Por concepto de:"), bold=True, align="center", after=8)
    number = paper.put("contrato", f.contract, f.contract)
    span = _period(paper, f, wording.period(rng, f.start, f.end))
    tie = "" if span.split()[0].lower() in ("del", "desde") else "de "
    paper.para(
        s.prose(
            f"{pay} del Contrato de Prestación de Servicios No. {number}, cuyo objeto es “{deal.object}”, correspondiente al período {tie}{span}."
        ),
        align="justify", after=14,
    )  # fmt: skip
    bank, account = _account(paper, f)
    paper.para(
        f"Favor consignar en: {_ACCOUNT_KIND[f.account.kind].capitalize()} No. {account} de {bank}.", after=14
    )
    if rng.random() < 0.5:
        paper.para(s.prose(_NO_COSTS), size=s.size - 1.5, align="justify", after=10)
    paper.para(rng.choice(("Atentamente,", "Cordialmente,")), after=12)
    _sign(paper, f)


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
                 [num(3, "Nombre o Razón Social", deal.entity.name), num(4, "RUT/NIT", deal.entity.nit_printed)],
                 [num(5, "Organismo", deal.entity.office), num(6, "Ciudad", deal.entity.city)]],
                half, [("SPAN", (0, 0), (1, 0)), ("BACKGROUND", (0, 0), (-1, 0), GREY)], after=4)  # fmt: skip
    doc = paper.put("documento", f.person.document, wording.person_id(f.person.document))
    paper.table([[c("B. DATOS DEL PROVEEDOR", bold=True), ""],
                 [num(9, "Nombres Completos del Proveedor", f.person.name.upper()), num(10, "NIT/C.C.", doc)],
                 [num(11, "Dirección", f.person.address), num(12, "Teléfono", f.person.phone)]],
                half, [("SPAN", (0, 0), (1, 0)), ("BACKGROUND", (0, 0), (-1, 0), GREY)], after=4)  # fmt: skip
    span = _period(paper, f, wording.period(rng, f.start, f.end))
    quota = paper.put("numero_pago", f.payment, str(f.payment))
    value = _money(paper, f, rng)
    words = _words(paper, f, rng)
    paper.table([[c("C. INFORMACIÓN DE LA OPERACIÓN", bold=True), ""],
                 [num(15, "Concepto de la Operación", s.prose(f"Honorarios por prestación de servicios, período {span}")), num(13, "Cuota N°", quota)],
                 [num(16, "Valor de la Operación", value), num(14, "Valor en letras", words)]],
                [w * 0.62, w * 0.38], [("SPAN", (0, 0), (1, 0)), ("BACKGROUND", (0, 0), (-1, 0), GREY)], after=4)  # fmt: skip
    number = paper.put("contrato", f.contract, f.contract)
    _contractual(paper, facts, rng, number, num)
    bank, account = _account(paper, f)
    paper.para(
        f"Favor consignar en {_ACCOUNT_KIND[f.account.kind]} No. {account}, {bank}.",
        size=small,
        after=10,
    )
    _sign(paper, f, after=False)


def _contractual(
    paper: Paper, facts: Facts, rng: Random, number: str, num: Callable[[int, str, str], object]
) -> None:
    w = paper.inner
    head = paper.cell("D. INFORMACIÓN CONTRACTUAL", size=paper.style.size - 1.5, bold=True)
    paper.table(
        [[head, "", ""],
         [num(17, "Número Contrato", number), num(18, "CDP", str(rng.randrange(100, 900))), num(19, "RPC", str(rng.randrange(1000, 9000)))],
         [num(20, "Objeto", facts.deal.object.capitalize()), "", num(21, "Valor del Contrato", wording.dotted(facts.deal.total))]],
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
        ("Nombre o razón social", deal.entity.name),
        ("NIT", deal.entity.nit_printed),
        ("Fecha de la operación", signed),
    )
    doc = paper.put(
        "documento",
        f.person.document,
        f"{wording.person_id(f.person.document)}-{wording.check_digit(f.person.document)}",
    )
    band("B. DATOS DEL PROVEEDOR DE BIENES Y/O SERVICIOS BENEFICIARIO DEL PAGO")
    bank, account = _account(paper, f)
    rows(("Nombres y apellidos", f.person.name.upper()), ("NIT", doc), ("Dirección", f"{f.person.address}, {f.person.city}"),
         ("Banco", bank), ("Tipo y número de cuenta", f"{_ACCOUNT_KIND[f.account.kind].capitalize()} {account}"))  # fmt: skip
    month = _period(
        paper,
        f,
        wording.period(rng, f.start, f.end) if rng.random() < 0.5 else wording.month_name(f.end).upper(),
    )
    quota = paper.put("numero_pago", f.payment, f"{f.payment} de {f.payments}")
    value = _money(paper, f, rng)
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
        ("Valor del contrato", wording.dotted(deal.total)),
    )
    if rng.random() < 0.6:
        paper.para(s.prose(_INDEPENDENT), size=s.size - 1.5, align="justify", after=8)
    _sign(paper, f, after=False)


def excel(paper: Paper, facts: Facts, rng: Random) -> None:
    """A spreadsheet printed: «Cuenta de Cobro N° 0010», a table of one line, figures to the right."""
    f, s, deal = facts.cuenta, paper.style, facts.deal
    paper.begin(PageKind.CUENTA)
    paper.y = 56
    w = paper.inner
    c = paper.cell
    signed = paper.put("fecha_cuenta", f.signed, wording.date(rng, f.signed))
    doc = paper.put("documento", f.person.document, wording.person_id(f.person.document))
    paper.table(
        [[c(f"{f.person.name}", bold=True, size=s.size + 3), c(f"Cuenta de Cobro N° {f.payment:04d}", bold=True, size=s.size + 1, align="right")],
         [c(f"C.C. {doc}"), c(f"Fecha: {signed}", align="right")],
         [c(f"{f.person.address}, {f.person.city}"), c("No responsable de IVA", align="right")]],
        [w * 0.58, w * 0.42], grid=None, after=8,
    )  # fmt: skip
    paper.line(paper.margin, paper.y, paper.margin + w, paper.y, width=1.2, color="#2b6777")
    paper.y += 12
    paper.table(
        [
            [
                c(s.label("Cliente"), bold=True),
                c(deal.entity.name),
                c("NIT", bold=True),
                c(deal.entity.nit_printed),
            ]
        ],
        [w * 0.14, w * 0.48, w * 0.1, w * 0.28],
        grid="#aaaaaa",
    )
    number = paper.put("contrato", f.contract, f.contract)
    number_of = wording.payment_number(rng, f.payment, f.payments)
    pay = paper.put("numero_pago", f.payment, number_of[0].upper() + number_of[1:])
    month = _period(paper, f, wording.month_name(f.end, of=rng.choice((" de ", " "))))
    value = _money(paper, f, rng)
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
    paper.para(_words(paper, f, rng), after=12)
    bank, account = _account(paper, f)
    kind = _ACCOUNT_KIND[f.account.kind]
    paper.para(f"Número de {kind} N° {account} de {bank}", after=8)
    paper.para(
        "Este documento no reemplaza la Factura de venta; se expide por no estar obligado(a) a facturar.",
        size=s.size - 1.5,
        after=10,
        color="#555555",
    )
    if rng.random() < 0.4:
        paper.para(s.prose(_NO_COSTS), size=s.size - 1.5, align="justify", after=10)
    _sign(paper, f)


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
    span = _period(paper, f, wording.period(rng, f.start, f.end))
    value = _money(paper, f, rng)
    words = _words(paper, f, rng)
    bank, account = _account(paper, f)

    def box(label: str, text: str) -> object:
        return c(f'<font color="#4d4d4d">{s.label(label)}</font><br/><b>{text}</b>')

    paper.table(
        [
            [box("Entidad", deal.entity.name), box("NIT entidad", deal.entity.nit_printed)],
            [box("Contratista", f.person.name.upper()), box("Cédula", doc)],
            [box("Contrato No.", number), box("No. de pago", pay)],
            [box("Fecha de elaboración", signed), box("Período a pagar", span)],
            [box("Valor a pagar", value), box("Valor en letras", words)],
            [box("Entidad bancaria", bank), box("Cuenta No.", f"{account} ({_ACCOUNT_KIND[f.account.kind]})")],
            [box("Supervisor", deal.supervisor), box("Valor total del contrato", wording.dotted(deal.total))],
        ],
        [w / 2, w / 2], pad=5,
    )  # fmt: skip
    paper.para(f"<b>{s.label('Objeto:')}</b> {deal.object}.", size=small, align="justify")
    paper.para("SOLICITO EL PAGO DE LOS HONORARIOS DEL PERÍODO INDICADO.", size=small, bold=True, after=12)
    if rng.random() < 0.5:
        _sign(paper, f, after=False)
        return
    paper.begin(PageKind.CUENTA)
    paper.para(
        "PLANILLA PARA PAGO DE CONTRATOS – DECLARACIONES DEL CONTRATISTA", bold=True, align="center", after=14
    )
    for text in (_NO_COSTS, _INDEPENDENT):
        paper.para(s.prose(text), align="justify", after=12)
    for question in (
        "¿Es responsable del impuesto sobre las ventas?",
        "¿Es declarante de renta?",
        "¿Tiene otros contratos con entidades públicas?",
    ):
        paper.para(f"{question} &nbsp; SI ___ &nbsp; NO _X_", after=6)
    paper.y += 10
    _sign(paper, f, after=False)


LAYOUTS: dict[str, Callable[[Paper, Facts, Random], None]] = {
    "clasica": clasica,
    "equivalente": equivalente,
    "soporte": soporte,
    "excel": excel,
    "sena": sena,
}
WORDLESS = frozenset({"soporte"})
