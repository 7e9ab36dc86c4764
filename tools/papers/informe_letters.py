"""The contractor's report as a university's table and as a free letter."""
# ruff: noqa: E501  (the papers' own sentences)

from __future__ import annotations

from functools import partial
from random import Random

from review.model import PageKind
from tools.papers import letterhead, wording
from tools.papers.facts import Facts
from tools.papers.informe_parts import payment_told
from tools.papers.ink import sign
from tools.papers.paper import Paper


def unal(paper: Paper, facts: Facts, rng: Random) -> None:
    """A university's table of obligations with percentages."""
    f, s, deal = facts.informe, paper.style, facts.deal
    logo = letterhead.entity_logo(deal.entity)

    def turn() -> None:
        paper.begin(PageKind.INFORME)
        letterhead.letter_head(paper, deal.entity, logo)
        letterhead.foot(paper, f"Página {paper.item_page} de {paper.item_total}")

    turn()
    w = paper.inner
    small = s.size - 0.5
    c = partial(paper.cell, size=small)
    paper.para(
        s.label(
            paper.say(
                "Informe de Actividades",
                "Informe Periódico de Actividades",
                "Informe de ejecución contractual",
            )
        ),
        bold=True,
        size=s.size + 4,
        align="center",
        after=12,
    )
    a, b = wording.date(rng, f.start), wording.date(rng, f.end)
    paper.para(f"<b>{s.label('Periodo del informe:')}</b> &nbsp; Desde: {a} &nbsp;&nbsp; Hasta: {b}", after=4)
    paper.put("periodo_inicio", f.start, a)
    paper.put("periodo_fin", f.end, b)
    number = paper.put("contrato", f.contract, f.contract)
    paper.para(
        f"<b>{s.label(rng.choice(('Número de orden:', 'Contrato No.:', 'Número de contrato:')))}</b> {number}",
        after=4,
    )
    paper.para(
        f"<b>{s.label('Contratista:')}</b> {f.person.name} &nbsp; <b>CC.</b> {wording.person_id(f.person.document)}",
        after=4,
    )
    d0 = paper.put("fecha_inicio_contrato", f.contract_start, wording.date(rng, f.contract_start))
    paper.para(
        f"<b>{s.label('Plazo OPS:')}</b> &nbsp; Fecha inicio: {d0} &nbsp;&nbsp; Fecha Terminación: {wording.date(rng, deal.end)}",
        after=4,
    )
    paper.para(f"<b>{s.label('Objeto:')}</b> {deal.object.capitalize()}.", align="justify", after=10)
    done = deal.months.index(facts.month) + 1
    total = round(100 * done / len(deal.months))
    rows = [
        [
            c(s.label(t), bold=True, align="center")
            for t in (
                "Obligación específica",
                "Actividades ejecutadas",
                "Periodo (%)",
                "Acumulada a la fecha (%)",
            )
        ]
    ]
    rows += [
        [c(duty), c(act), c("100", align="center"), c(str(total), align="center")]
        for duty, act in f.activities
    ]
    paper.table(
        rows,
        [w * 0.32, w * 0.42, w * 0.11, w * 0.15],
        [("VALIGN", (0, 1), (-1, -1), "TOP"), ("BACKGROUND", (0, 0), (-1, 0), "#dfe9e2")],
        grid="#777777",
        next_page=turn,
    )
    if not paper.need(150):
        turn()
    signed = paper.put("fecha_informe", f.signed, wording.long_date(f.signed))
    paper.para(f"En constancia de lo anterior, se firma el presente informe el {signed}.", after=14)
    sign(
        paper,
        f,
        (f.person.name, "Contratista", f"CC. {wording.person_id(f.person.document)}"),
    )


def carta(paper: Paper, facts: Facts, rng: Random) -> None:
    """A free letter: «INFORME MENSUAL No.»; tells the period in its sentences and never the start."""
    f, s, deal = facts.informe, paper.style, facts.deal

    def turn() -> None:
        paper.begin(PageKind.INFORME)
        paper.y = 66

    turn()
    signed = paper.put("fecha_informe", f.signed, wording.long_date(f.signed))
    paper.para(f"{deal.entity.city}, {signed}", after=16)
    paper.para(
        f"Señor(a)<br/><b>{deal.supervisor.upper()}</b><br/>Supervisor(a)<br/>{deal.entity.name}<br/>Ciudad",
        after=14,
    )
    number = paper.put("contrato", f.contract, f.contract)
    title = rng.choice(("Informe mensual de actividades", "Informe de gestión mensual", "Informe mensual"))
    paper.para(
        f"<b>Asunto:</b> {s.label(title)} No. {f.payment}. Contrato de prestación de servicios No. {number}",
        after=12,
    )
    span = wording.period(rng, f.start, f.end)
    paper.put("periodo_inicio", f.start, span)
    paper.put("periodo_fin", f.end, span)
    paper.para("Cordial saludo.", after=8)
    paper.para(
        s.prose(
            f"Yo, {f.person.name}, identificado(a) con cédula de ciudadanía No. {wording.person_id(f.person.document)}, en calidad de contratista, presento el informe de las actividades ejecutadas "
            f"en el período comprendido {_within(span)}, en desarrollo del contrato cuyo objeto es {deal.object}."
        ),
        align="justify", after=10,
    )  # fmt: skip
    for i, (duty, act) in enumerate(f.activities, 1):
        if not paper.need(90):
            turn()
        paper.para(f"<b>{i}. {duty}</b>", align="justify", after=3)
        paper.para(s.prose(act), align="justify", after=9)
    if not paper.need(140):
        turn()
    paper.para("Agradezco la atención prestada. Atentamente,", after=14)
    sign(
        paper,
        f,
        (f.person.name, f"C.C. {wording.person_id(f.person.document)}", f"Cel. {f.person.phone}"),
    )


def gestion(paper: Paper, facts: Facts, rng: Random) -> None:
    """A mayor's office: label left and value right without ruling, «ejecuté a cabalidad»; two columns of text."""
    f, s, deal = facts.informe, paper.style, facts.deal
    logo = letterhead.entity_logo(deal.entity)

    def turn() -> None:
        paper.begin(PageKind.INFORME)
        letterhead.letter_head(paper, deal.entity, logo)

    turn()
    w, c = paper.inner, paper.cell
    paper.para(
        s.label(
            rng.choice(
                (
                    "Informe de gestión del contratista",
                    "Informe de cumplimiento de actividades",
                    "Informe parcial de ejecución",
                )
            )
        ),
        bold=True,
        size=s.size + 3,
        align="center",
        after=12,
    )
    number = paper.put("contrato", f.contract, f.contract)
    signed = paper.put("fecha_informe", f.signed, wording.date(rng, f.signed))
    start = paper.put("fecha_inicio_contrato", f.contract_start, wording.date(rng, f.contract_start))
    span = wording.period(rng, f.start, f.end)
    paper.put("periodo_inicio", f.start, span)
    paper.put("periodo_fin", f.end, span)
    rows = [
        ("Nombre del Contratista", f.person.name), ("Cédula", wording.person_id(f.person.document)),
        (rng.choice(("Contrato de prestación de servicios No.", "Contrato No.")), number), ("Fecha de inicio", start),
        ("Fecha de Suscripción del Informe", signed), ("Número de Cuota", payment_told(paper, f, f"{f.payment} de {len(deal.months)}")),
        (rng.choice(("Periodo del informe", "Periodo reportado", "Periodo")), span), ("Nombre del Supervisor/Interventor", deal.supervisor),
    ]  # fmt: skip
    paper.table([[c(s.label(a), bold=True), c(b)] for a, b in rows], [w * 0.42, w * 0.58], grid=None, pad=1.5)
    paper.para(
        s.prose("En cumplimiento del objeto contractual ejecuté a cabalidad las siguientes actividades:"),
        after=8,
    )
    both = f.activities
    half = (len(both) + 1) // 2
    columns = [
        "<br/><br/>".join(
            f"<b>{n}.</b> {duty} <i>{act}</i>" for n, (duty, act) in enumerate(both, 1) if (n <= half) is left
        )
        for left in (True, False)
    ]
    paper.table(
        [[c(columns[0]), c(columns[1])]], [w / 2, w / 2], [("VALIGN", (0, 0), (-1, -1), "TOP")], grid=None
    )
    if not paper.need(110):
        turn()
    sign(paper, f, (f.person.name, "Contratista"))


def _within(span: str) -> str:
    first = span.split()[0].lower()
    return span if first in ("del", "desde") else f"así: {span}"
