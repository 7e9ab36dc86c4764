"""The contractor's report on ruled forms: a council's, an institute's, a hospital's."""
# ruff: noqa: E501  (the papers' own sentences)

from __future__ import annotations

from functools import partial
from random import Random

from review.model import PageKind
from tools.papers import letterhead, wording
from tools.papers.facts import Facts
from tools.papers.informe_parts import (
    balance_told,
    operator_told,
    paid_told,
    payment_told,
    sheet_paid_told,
    sheet_told,
    value_told,
    whole_told,
)
from tools.papers.ink import sign
from tools.papers.letterhead import Form
from tools.papers.paper import Paper

GREY = "#e6e6e6"


def cali(paper: Paper, facts: Facts, rng: Random) -> None:
    """A council's form: ruled, never says «informe de actividades», quotes the planilla's data."""
    f, s, deal = facts.informe, paper.style, facts.deal
    form = Form(
        "GESTIÓN CONTRACTUAL", "INFORME EJECUCIÓN DE ACTIVIDADES", "CÓDIGO: JD01.F018", "VERSIÓN: 002",
        "FECHA DE EMISIÓN: 01/Sept/2024",
    )  # fmt: skip
    logo = letterhead.entity_logo(deal.entity)

    def turn() -> None:
        paper.begin(PageKind.INFORME)
        letterhead.quality_header(paper, form, logo)

    turn()
    w = paper.inner
    small = s.size - 1
    c = partial(paper.cell, size=small)
    paper.table(
        [[c("INFORME CONTRATISTA", bold=True, align="center")]],
        [w],
        [("BACKGROUND", (0, 0), (-1, -1), GREY)],
        after=0,
    )
    number = paper.put("contrato", f.contract, f.contract)
    start = paper.put("fecha_inicio_contrato", f.contract_start, wording.date(rng, f.contract_start))
    rows = [
        [
            c(rng.choice(("NÚMERO DEL CONTRATO", "No. DEL CONTRATO", "CONTRATO No.:")), bold=True),
            c(number),
            c("NÚMERO DE CUOTA", bold=True),
            c(payment_told(paper, f, f"{f.payment:02d}")),
        ],
        [
            c("CONTRATISTA", bold=True),
            c(f.person.name.upper()),
            c("C.C.", bold=True),
            c(wording.person_id(f.person.document)),
        ],
        [
            c(
                rng.choice(("FECHA DE INICIO", "FECHA INICIO DEL CONTRATO", "FECHA DE INICIO DEL CONTRATO:")),
                bold=True,
            ),
            c(start),
            c("FECHA DE TERMINACIÓN", bold=True),
            c(wording.date(rng, deal.end)),
        ],
        [
            c("VALOR DEL CONTRATO", bold=True),
            c(whole_told(paper, facts)),
            c("VALOR DE LA CUOTA", bold=True),
            c(value_told(paper, f)),
        ],
    ]
    paper.table(rows, [w * 0.24, w * 0.3, w * 0.24, w * 0.22], after=0)
    span = wording.period(rng, f.start, f.end)
    paper.put("periodo_inicio", f.start, span)
    paper.put("periodo_fin", f.end, span)
    paper.table(
        [
            [c("OBJETO DEL CONTRATO", bold=True), c(deal.object.capitalize() + ".", align="justify")],
            [
                c(
                    rng.choice(
                        ("PERÍODO DEL INFORME", "PERIODO REPORTADO", "PERÍODO A COBRAR", "MES COMPRENDIDO")
                    ),
                    bold=True,
                ),
                c(span),
            ],
        ],
        [w * 0.24, w * 0.76],
    )
    paper.para(
        "El presente documento corresponde al informe de contratista, donde se relacionan las actividades realizadas en la cuota antes descrita, en cumplimiento de las obligaciones pactadas.",
        size=small, align="justify",
    )  # fmt: skip
    rows = [
        [
            c("ÍTEM", bold=True, align="center"),
            c("OBLIGACIONES", bold=True, align="center"),
            c("DESARROLLO DE ACTIVIDADES", bold=True, align="center"),
        ]
    ]
    rows += [[c(str(i), align="center"), c(duty), c(done)] for i, (duty, done) in enumerate(f.activities, 1)]
    paper.table(
        rows,
        [w * 0.08, w * 0.4, w * 0.52],
        [("BACKGROUND", (0, 0), (-1, 0), GREY), ("VALIGN", (0, 1), (-1, -1), "TOP")],
        next_page=turn,
    )
    if not paper.need(240):
        turn()
    p = facts.pila
    paper.para("Información del pago de seguridad social:", bold=True, size=small, after=3)
    pairs = (("No. Planilla:", sheet_told(paper, facts)), ("No. PIN, Autorización, Referencia, Pago:", p.pay_key),
             ("Operador:", operator_told(paper, facts)), ("Fecha de Pago:", sheet_paid_told(paper, facts)),
             ("Periodo de pago de la seguridad social:", wording.month_name(p.period.first_day)))  # fmt: skip
    paper.table([[c(a, bold=True), c(b)] for a, b in pairs], [w * 0.45, w * 0.55])
    signed = paper.put("fecha_informe", f.signed, wording.written_date(rng, f.signed))
    paper.para(f"Para constancia de lo anterior se firma en {deal.entity.city}, {signed}.", size=small)
    sign(
        paper,
        f,
        (f.person.name.upper(), f"C.C. {wording.person_id(f.person.document)}", "CONTRATISTA"),
    )


def idartes(paper: Paper, facts: Facts, rng: Random) -> None:
    """«INFORME PARA PAGO»: bands, bank data, a sworn statement that quotes the planilla."""
    f, s, deal = facts.informe, paper.style, facts.deal
    form = Form(
        "GESTIÓN FINANCIERA", "INFORME PARA PAGO (PERSONA NATURAL Y/O JURÍDICA)", "Código: 4ES-GFI-F-09",
        "Versión: 6", "Vigente desde: 14/02/2025",
    )  # fmt: skip
    logo = letterhead.entity_logo(deal.entity)

    def turn() -> None:
        paper.begin(PageKind.INFORME)
        letterhead.quality_header(paper, form, logo)

    turn()
    w, small = paper.inner, s.size - 1.5
    c = partial(paper.cell, size=small)

    def lab(text: str) -> object:
        return c(s.label(text), bold=True)

    def band(text: str) -> None:
        title = c(s.label(text), bold=True, color="#ffffff")
        paper.table([[title]], [w], [("BACKGROUND", (0, 0), (-1, -1), "#3b4a6b")], after=0)

    number = paper.put("contrato", f.contract, f.contract)
    band("1. Información del contrato")
    a, b = wording.date(rng, f.start), wording.date(rng, f.end)
    paper.put("periodo_inicio", f.start, a)
    paper.put("periodo_fin", f.end, b)
    d0 = paper.put("fecha_inicio_contrato", f.contract_start, wording.date(rng, f.contract_start))
    paper.table(
        [
            [lab(rng.choice(("Contrato/Convenio No.", "Contrato No.:", "Número del contrato"))), c(number), lab("Pago No."), c(payment_told(paper, f, f"{f.payment} de {len(deal.months)}"))],
            [lab("Nombre completo del contratista"), c(f.person.name), lab("Documento de identificación"), c(wording.person_id(f.person.document))],
            [lab("Período del informe"), c(a), lab("al"), c(b)],
            [lab("Fecha de inicio"), c(d0), lab("Fecha Final"), c(wording.date(rng, deal.end))],
            [lab("Supervisor"), c(deal.supervisor), lab("Dependencia"), c(deal.entity.office)],
        ],
        [w * 0.24, w * 0.28, w * 0.22, w * 0.26], after=0,
    )  # fmt: skip
    band("2. Información financiera")
    paper.table(
        [
            [lab("Valor del contrato"), c(whole_told(paper, facts)), lab("Valor pago a efectuar"), c(value_told(paper, f))],
            [lab("Pagos efectuados a la fecha"), c(paid_told(paper, f)), lab("Saldo pendiente de pago"), c(balance_told(paper, f))],
            [lab("Banco"), c(deal.account.bank), lab("No. cuenta"), c(deal.account.number)],
        ],
        [w * 0.24, w * 0.28, w * 0.22, w * 0.26], after=0,
    )  # fmt: skip
    band("3. Actividades del contratista durante el período del informe")
    rows = [[lab("Obligación específica"), lab("Actividades realizadas"), lab("Soportes")]]
    rows += [[c(duty), c(act), c("Anexo (Drive)")] for duty, act in f.activities]
    paper.table(
        rows,
        [w * 0.36, w * 0.48, w * 0.16],
        [("VALIGN", (0, 1), (-1, -1), "TOP"), ("BACKGROUND", (0, 0), (-1, 0), GREY)],
        next_page=turn,
    )
    if not paper.need(230):
        turn()
    period = wording.month_name(facts.pila.period.first_day)
    band("4. Declaración juramentada")
    paper.y += 8
    paper.para(
        s.prose(
            "Certifico bajo la gravedad de juramento, que los documentos soporte del pago de Salud, Pensión y ARL, corresponden a los ingresos provenientes del contrato materia del pago sujeto a retención. "
            f"El (los) número(s) o referencia(s) de la(s) planilla(s) por el aporte de(l) (los) mes(es) de {period} es(son): {sheet_told(paper, facts)}."
        ),
        size=small, align="justify",
    )  # fmt: skip
    signed = paper.put("fecha_informe", f.signed, wording.written_date(rng, f.signed))
    paper.para(f"En constancia se firma en {deal.entity.city} {signed}.", size=small)
    sign(
        paper,
        f,
        (f.person.name, f"C.C. {wording.person_id(f.person.document)}"),
    )


def subred(paper: Paper, facts: Facts, rng: Random) -> None:
    """A hospital's form: labels above their values, dates in boxes of day, month and year."""
    f, s, deal = facts.informe, paper.style, facts.deal
    form = Form(
        "", "INFORME DE ACTIVIDADES CONTRATO DE PRESTACION DE SERVICIOS", "CO-OPS-FT-11 V4", "Versión: 4",
        "Fecha de aprobación: 2023-11-08",
    )  # fmt: skip
    logo = letterhead.entity_logo(deal.entity)

    def turn() -> None:
        paper.begin(PageKind.INFORME)
        letterhead.quality_header(paper, form, logo)

    turn()
    w, small = paper.inner, s.size - 1
    c = partial(paper.cell, size=small)

    def head(text: str) -> object:
        return c(s.label(text), bold=True, align="center", color="#333333")

    shade = [("BACKGROUND", (0, 0), (-1, 0), "#eef3f7")]
    number = paper.put("contrato", f.contract, f.contract)
    paper.table(
        [[head(rng.choice(("No. del contrato", "Número de contrato", "Contrato No."))), head("Nombres y apellidos del contratista"), head("C.C. / C.E. No.")],
         [c(number, align="center"), c(f.person.name.upper(), align="center"), c(wording.person_id(f.person.document), align="center")]],
        [w * 0.3, w * 0.45, w * 0.25], shade, after=6,
    )  # fmt: skip
    paper.table(
        [[head("Objeto del contrato")], [c(deal.object.upper() + ".", align="justify")]], [w], shade, after=6
    )
    paper.put("periodo_inicio", f.start, f"{f.start:%d %m %Y}")
    paper.put("periodo_fin", f.end, f"{f.end:%d %m %Y}")
    boxes = [c(t, align="center") for t in (*f"{f.start:%d %m %Y}".split(), *f"{f.end:%d %m %Y}".split())]
    paper.table(
        [[head(rng.choice(("Período reportado", "Período del informe", "Período certificado"))), head("Desde"), "", "", head("Hasta"), "", ""], ["", *boxes]],
        [w * 0.28, *[w * 0.12] * 6],
        [("SPAN", (0, 0), (0, 1)), ("SPAN", (1, 0), (3, 0)), ("SPAN", (4, 0), (6, 0))], after=6,
    )  # fmt: skip
    d0 = paper.put("fecha_inicio_contrato", f.contract_start, wording.slashed(f.contract_start))
    paper.table(
        [[head("Fecha de inicio"), head("Fecha de terminación"), head("Valor del contrato"), head("Número de cuota")],
         [c(d0, align="center"), c(wording.slashed(deal.end), align="center"), c(whole_told(paper, facts), align="center"), c(payment_told(paper, f, str(f.payment)), align="center")]],
        [w / 4] * 4, shade,
    )  # fmt: skip
    rows = [[head("Obligaciones"), head("Actividades"), head("Observaciones")]]
    rows += [[c(duty), c(act), c("Cumplida", align="center")] for duty, act in f.activities]
    paper.table(
        rows, [w * 0.38, w * 0.46, w * 0.16], [*shade, ("VALIGN", (0, 1), (-1, -1), "TOP")], next_page=turn
    )
    if not paper.need(150):
        turn()
    signed = paper.put("fecha_informe", f.signed, wording.written_date(rng, f.signed))
    paper.para(f"Se firma en {deal.entity.city} {signed}.", size=small, after=12)
    sign(paper, f, (f.person.name.upper(), "FIRMA DEL CONTRATISTA"))
