"""A report and a charge on fact sheets: the same table turned one way or another, under a quality header."""
# ruff: noqa: E501  (the papers' own sentences)

from __future__ import annotations

from random import Random

from review.model import PageKind
from tools.papers import letterhead, wording
from tools.papers.cuenta_parts import (
    ACCOUNT_KIND,
    INDEPENDENT,
    account_printed,
    entity_nit,
    period_printed,
    sign_below,
    value_printed,
    vat_printed,
    words_printed,
)
from tools.papers.facts import Facts
from tools.papers.informe_parts import payment_told, sheet_paid_told, sheet_told, whole_told
from tools.papers.ink import sign
from tools.papers.letterhead import Form
from tools.papers.paper import Paper
from tools.papers.turned import WAYS, facts_table


def _form(process: str, title: str, rng: Random) -> Form:
    """A header whose dates have nothing to do with the month billed."""
    year = rng.randrange(2019, 2026)
    return Form(
        process,
        title,
        f"Código: {rng.choice(('F-GC', 'FO-CT', 'GCO-FT', 'A-GJ-F'))}-{rng.randrange(2, 60):03d}",
        f"Versión: {rng.randrange(1, 9):02d}",
        rng.choice((f"Fecha: {rng.randrange(1, 28):02d}/{rng.randrange(1, 12):02d}/{year}", f"Vigente desde: {year}-08-15", f"Aprobado: 3 de mayo de {year}")),
    )  # fmt: skip


def informe(paper: Paper, facts: Facts, rng: Random) -> None:
    """A fact sheet on top, the activities after it, the planilla's data quoted at the end."""
    f, deal = facts.informe, facts.deal
    title = paper.say(
        "INFORME DE ACTIVIDADES DEL CONTRATISTA",
        "INFORME PERIÓDICO DE EJECUCIÓN CONTRACTUAL",
        "INFORME MENSUAL DE ACTIVIDADES Y CUMPLIMIENTO",
    )
    form = _form("GESTIÓN CONTRACTUAL", title, rng)
    logo = letterhead.entity_logo(deal.entity)

    def turn() -> None:
        paper.begin(PageKind.INFORME)
        letterhead.quality_header(paper, form, logo)

    turn()
    small = paper.style.size - 1
    way, across = rng.choice(WAYS), rng.choice((1, 2, 2, 3))
    across = 2 if way == "beside" and across == 3 else across
    split = rng.random() < 0.5
    number = paper.put("contrato", f.contract, f.contract)
    d0 = paper.put("fecha_inicio_contrato", f.contract_start, wording.date(rng, f.contract_start))
    numbered, payment = (
        paper.say("Informe No.", "Cuota No.", "Pago No."),
        f"{f.payment} de {len(deal.months)}",
    )
    pairs = [
        (paper.say("No. de contrato", "Contrato No.", "Número del contrato"), number),
        (paper.say("Contratista", "Nombre del contratista"), f.person.name.upper()),
        (paper.say("Identificación", "C.C. No.", "Cédula"), wording.person_id(f.person.document)),
        (paper.say("Fecha de inicio", "Fecha de inicio del contrato", "Inicio del contrato"), d0),
        (paper.say("Fecha de terminación", "Fecha final"), wording.date(rng, deal.end)),
        (paper.say("Valor del contrato", "Valor total"), whole_told(paper, facts)),
        (numbered, payment if numbered == "Informe No." else payment_told(paper, f, payment)),
        (paper.say("Supervisor", "Supervisor(a) del contrato"), deal.supervisor),
    ]
    if split:
        a, b = wording.date(rng, f.start), wording.date(rng, f.end)
        paper.put("periodo_inicio", f.start, a)
        paper.put("periodo_fin", f.end, b)
        pairs[3:3] = [
            (paper.say("Período del informe: desde", "Período desde"), a),
            (paper.say("Período del informe: hasta", "Período hasta"), b),
        ]
    else:
        span = wording.period(rng, f.start, f.end)
        paper.put("periodo_inicio", f.start, span)
        paper.put("periodo_fin", f.end, span)
        pairs.insert(3, (paper.say("Período del informe", "Período reportado", "Período"), span))
    facts_table(paper, pairs, way, across=across, size=small)
    paper.para(
        f"<b>{paper.style.label('Objeto:')}</b> {deal.object.capitalize()}.", size=small, align="justify"
    )
    c = paper.cell
    rows = [
        [
            c(t, bold=True, size=small, align="center")
            for t in (
                paper.say("Obligación", "Obligaciones específicas"),
                paper.say("Actividades desarrolladas", "Gestión realizada"),
            )
        ]
    ]
    rows += [[c(duty, size=small), c(act, size=small)] for duty, act in f.activities]
    paper.table(
        rows, [paper.inner * 0.42, paper.inner * 0.58], [("VALIGN", (0, 1), (-1, -1), "TOP")], next_page=turn
    )
    if not paper.need(260):
        turn()
    p = facts.pila
    quoted = [
        ("Planilla No.", sheet_told(paper, facts)), ("Período cotizado", wording.month_name(p.period.first_day)),
        ("Fecha de pago de la planilla", sheet_paid_told(paper, facts)), ("Valor pagado", wording.dotted(p.dues.total)),
        ("IBC", wording.dotted(p.dues.ibc)), ("EPS", facts.deal.insurers.eps[1]),
    ]  # fmt: skip
    paper.para(paper.style.label("Pago de seguridad social"), bold=True, size=small, after=3)
    facts_table(paper, quoted, rng.choice(WAYS), across=2, size=small)
    signed = paper.put("fecha_informe", f.signed, wording.written_date(rng, f.signed))
    paper.para(f"Se firma en {deal.entity.city}, {signed}.", size=small, after=10)
    sign(paper, f, (f.person.name.upper(), "Contratista"))


def cuenta(paper: Paper, facts: Facts, rng: Random) -> None:
    """The charge as a fact sheet; its title is one of several."""
    f, deal = facts.cuenta, facts.deal
    title = paper.say(
        "CUENTA DE COBRO CONTRATISTA",
        "CUENTA DE COBRO – PRESTACIÓN DE SERVICIOS",
        "SOLICITUD DE PAGO Y CUENTA DE COBRO",
    )
    paper.begin(PageKind.CUENTA)
    letterhead.quality_header(
        paper, _form("GESTIÓN FINANCIERA", title, rng), letterhead.entity_logo(deal.entity)
    )
    small = paper.style.size - 0.5
    way = rng.choice(WAYS)
    across = rng.choice((1, 2)) if way in ("beside", "inside") else 2
    signed = paper.put("fecha_cuenta", f.signed, wording.date(rng, f.signed))
    bank, account = account_printed(paper, f)
    pairs = [
        (paper.say("Fecha de la cuenta", "Fecha de radicación", "Fecha"), signed),
        (
            paper.say("Cuenta de cobro No.", "Pago No.", "Cuota No."),
            paper.put(
                "numero_pago",
                f.payment,
                paper.say(f"{f.payment}", f"{f.payment:03d}", f"{f.payment} de {f.payments}"),
            ),
        ),
        ("Entidad", f.entity.name),
        (paper.say("NIT", "NIT de la entidad"), entity_nit(paper, f)),
        (paper.say("Contratista", "Beneficiario", "Debe a"), f.person.name.upper()),
        (
            paper.say("C.C.", "Cédula de ciudadanía", "Documento"),
            paper.put("documento", f.person.document, wording.person_id(f.person.document)),
        ),
        (
            paper.say("Contrato No.", "Número de contrato", "Contrato"),
            paper.put("contrato", f.contract, f.contract),
        ),
        (
            paper.say("Período cobrado", "Período de cobro", "Período"),
            period_printed(paper, f, wording.period(rng, f.start, f.end)),
        ),
        (paper.say("Valor a cobrar", "Valor a pagar", "Valor"), value_printed(paper, f, rng)),
        (paper.say("Valor en letras", "Son", "En letras"), words_printed(paper, f, rng)),
        (paper.say("Banco", "Entidad bancaria"), bank),
        (paper.say("Cuenta No.", "Número de cuenta"), f"{account} ({ACCOUNT_KIND[f.account.kind]})"),
    ]
    facts_table(paper, pairs, way, across=across, size=small)
    paper.para(
        f"<b>{paper.style.label('Concepto:')}</b> {deal.object.capitalize()}.",
        align="justify",
        size=small,
        after=10,
    )
    vat_printed(paper, f)
    if not f.vat:
        paper.para(paper.style.prose(INDEPENDENT), align="justify", size=small - 1, after=12)
    sign_below(paper, f)
