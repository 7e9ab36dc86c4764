"""Planillas of Simple, Asopagos and Mi Planilla, and the certificate that proves payment only."""
# ruff: noqa: E501  (the papers' own sentences)

from __future__ import annotations

import datetime as dt
from random import Random

from review.model import PageKind
from tools.papers import wording
from tools.papers.facts import Facts, Paid
from tools.papers.paper import Paper, Style
from tools.papers.pila_parts import (
    BANKS,
    amount,
    brand_picture,
    days,
    document,
    health_month,
    key,
    limit,
    mora,
    odd,
    paid_on,
    percent,
    period,
    rate,
    total,
    ymd,
)
from tools.papers.wording import commas, dotted, grouped


def simple(paper: Paper, facts: Facts, rng: Random) -> None:
    """Simple S.A.: the planilla's number stands before the heading, the bank's transaction after it."""
    f, pen, d = facts.pila, facts.deal.insurers, facts.pila.dues
    paper.style = Style("Helvetica", 9)
    paper.margin = 50
    paper.begin(PageKind.SEGURIDAD_SOCIAL, size="carta")
    brand_picture(paper, "SIMPLE", "#5a2d82")
    w, c = paper.inner, paper.cell
    operator = paper.put("operador", "Simple", "SIMPLE S.A.")
    paper.y = 66
    paper.para(f"{operator} – PagoSimple – Operador de información PILA", after=8, size=8)
    number = paper.put("planilla", f.planilla, f.planilla)
    paper.table([[c("Referencia de Pago/Número Planilla", bold=True), c(number, bold=True)], [c("Aportante"), c(f.person.name.upper())], [c("Identificación"), c(f"CC {document(paper, f, wording.person_id(f.person.document))}")]],
                [w * 0.45, w * 0.55], grid="#c7b7d8")  # fmt: skip
    paper.para("Información de la Planilla Pagada", bold=True, size=12, color="#5a2d82")
    cus = f.voucher.cus if f.voucher else str(rng.randrange(900_000_000, 2_900_000_000))
    shown_period = (
        f"{f.period.month:02d}/{f.period.year}"
        if rng.random() < 0.5
        else wording.month_name(f.period.first_day).capitalize()
    )
    pairs = [("Número Transacción Bancaria/ CUS", cus), ("Periodo de Cotización", period(paper, f, shown_period)), ("Tipo de Planilla", "I - Independientes"),
             (rng.choice(("Fecha de Pago", "Fecha de Aprobación")), paid_on(paper, f, wording.slashed(f.paid))), ("Banco", rng.choice(BANKS))]  # fmt: skip
    paper.table([[c(a), c(b)] for a, b in pairs], [w * 0.45, w * 0.55], grid="#c7b7d8")
    paper.para("Detalle del aportante", bold=True, after=3)
    ibc = paper.put("ibc", d.ibc, dotted(d.ibc))
    paper.table(
        [
            [c(t, bold=True, size=8) for t in ("Cotizante", "Tipo", "Días", "IBC")],
            [c(t, size=8) for t in (f.person.name.upper(), "59", days(paper, f), ibc)],
        ],
        [w * 0.5, w * 0.12, w * 0.12, w * 0.26],
        grid="#c7b7d8",
    )
    rows = [
        [
            c(t, bold=True, size=8)
            for t in ("Nit", "Codigo", "Administradora", "Afiliados", "Valor sin Mora", "Valor Mora", "Total")
        ]
    ]
    fund = [(("", "FSP", "FONDO SOLIDARIDAD"), "solidaridad", d.solidarity, 0)] if d.solidarity else []
    for insurer, name, owed, late in (
        (pen.afp, "pension", d.pension, d.mora),
        *fund,
        (pen.eps, "salud", d.health, 0),
        (pen.arl, "riesgos", d.risks, 0),
    ):
        shown = (
            insurer[2], insurer[0], insurer[1], "1", amount(paper, name, owed, dotted(owed)), dotted(late),
            dotted(owed + late),
        )  # fmt: skip
        rows.append([c(t, size=8) for t in shown])
    sums = (dotted(d.without_mora), mora(paper, f, dotted(d.mora)), dotted(d.total))
    rows.append([c(t, bold=True, size=8) for t in ("Subtotales", "", "", "", *sums)])
    paper.table(rows, [w * x for x in (0.15, 0.11, 0.2, 0.11, 0.17, 0.11, 0.15)], grid="#c7b7d8")
    paper.para(f"Valor total pagado: {odd(f, total(paper, f, dotted(d.total)))}", bold=True, size=11)


def asopagos(paper: Paper, facts: Facts, rng: Random) -> None:
    """Asopagos: «RESUMEN PLANILLA PAGADA / GENERADA»; the value stands above its label."""
    f, pen, d = facts.pila, facts.deal.insurers, facts.pila.dues
    paper.style = Style("Helvetica", 9)
    paper.margin = 54
    paper.begin(PageKind.SEGURIDAD_SOCIAL, size="carta")
    brand_picture(paper, "asopagos", "#0057a8")
    w, c = paper.inner, paper.cell
    settled = f.status is Paid.PAGADA
    paper.y = 70
    paper.para(
        "RESUMEN PLANILLA PAGADA" if settled else "RESUMEN PLANILLA GENERADA",
        bold=True,
        size=13,
        align="center",
        after=14,
    )
    operator = paper.put("operador", "Asopagos", "Asopagos S.A.")
    paper.para(f"Operador de información: {operator} · Consulta {rng.randrange(10**7, 10**8)}", size=8)
    paper.para(
        f"Certificación de Pago: el cotizante <b>{f.person.name.upper()}</b> identificado(a) con CC-{document(paper, f)} registra la siguiente liquidación en el sistema de la protección social."
        if settled else f"El cotizante <b>{f.person.name.upper()}</b> identificado(a) con CC-{document(paper, f)} generó la siguiente liquidación, pendiente de pago.",
        align="justify", after=12,
    )  # fmt: skip
    number = paper.put("planilla", f.planilla, f.planilla)
    month = period(paper, f, str(f.period))
    paper.para(f"<b>Planilla Nro.:</b> {number} &nbsp;&nbsp;&nbsp; <b>Tipo:</b> I", after=6)
    paper.para(
        f"<b>Período Pensión:</b> {month} &nbsp;&nbsp;&nbsp; <b>Período Salud :</b> {health_month(paper, f.period, month)}",
        after=14,
    )
    third = w / 3
    values = (
        key(paper, f),
        paid_on(paper, f, str(f.paid)) if settled else "—",
        total(paper, f, dotted(d.total)),
    )
    labels = ("CLAVE PAGO", "FECHA PAGO", "VALOR PAGO" if settled else "TOTAL A PAGAR")
    for i, (value, label) in enumerate(zip(values, labels, strict=True)):
        x = paper.margin + third * i + third / 2
        paper.text(x, paper.y + 10, value, size=11, bold=True, align="center")
        paper.text(x, paper.y + 24, label, size=7.5, align="center", color="#555555")
    paper.y += 42
    rows = [
        [
            c(t, bold=True, align="center")
            for t in ("SUBSISTEMA", "ADMINISTRADORA", "DIAS", "IBC", "TARIFA", "COTIZACION")
        ]
    ]
    ibc = paper.put("ibc", d.ibc, dotted(d.ibc))
    fund = [("FONDO SOLIDARIDAD", pen.afp, "1,000", d.solidarity, "solidaridad")] if d.solidarity else []
    for risk, insurer, part, owed, name in (
        ("SALUD", pen.eps, percent(12.5), d.health, "salud"),
        ("PENSION", pen.afp, percent(16.0), d.pension, "pension"),
        *fund,
        ("RIESGOS", pen.arl, rate(paper, f), d.risks, "riesgos"),
    ):
        rows.append(
            [
                c(risk),
                c(f"{insurer[0]} {insurer[1]}"),
                c(days(paper, f), align="center"),
                c(odd(f, ibc) if risk == "PENSION" else ibc, align="right"),
                c(part, align="center"),
                c(amount(paper, name, owed, dotted(owed)), align="right"),
            ]
        )
    if d.mora:
        rows.append(
            [c("INTERESES DE MORA"), "", "", "", "", c(mora(paper, f, dotted(d.mora)), align="right")]
        )
    paper.table(
        rows,
        [w * x for x in (0.16, 0.28, 0.08, 0.17, 0.12, 0.19)],
        [("BACKGROUND", (0, 0), (-1, 0), "#d7e6f5")],
        grid="#88a9cc",
    )


def miplanilla(paper: Paper, facts: Facts, rng: Random) -> None:
    """Mi Planilla: sections of label: value, «TOTALES POR SUBSISTEMAS», the planilla's state in words."""
    f, pen, d = facts.pila, facts.deal.insurers, facts.pila.dues
    paper.style = Style("Vera", 7.8)
    paper.margin = 46

    def turn() -> None:
        paper.begin(PageKind.SEGURIDAD_SOCIAL, size="carta")
        brand_picture(paper, "mi planilla", "#f28c00")
        paper.text(
            paper.width - 46,
            paper.height - 26,
            f"www.miplanilla.com   Página {paper.item_page} de {paper.item_total}",
            size=7,
            align="right",
        )
        paper.y = 66

    turn()
    w, c = paper.inner, paper.cell
    operator = paper.put("operador", "Mi Planilla", "Mi Planilla")
    paper.para(
        "PLANILLA INTEGRADA DE AUTOLIQUIDACION DE APORTES", bold=True, size=11, align="center", after=3
    )
    paper.para(f"{operator} – Compensar Operador de Información", size=8, align="center", after=10)
    shade = [("BACKGROUND", (0, 0), (-1, 0), "#fde6c4"), ("SPAN", (0, 0), (-1, 0))]
    paper.table([[c("DATOS DEL APORTANTE", bold=True), ""], [c(f"NOMBRE O RAZON SOCIAL: {f.person.name.upper()}"), c(f"IDENTIFICACION: CC {document(paper, f)}")],
                 [c(f"DIRECCION: {wording.unaccented(f.person.address).upper()}"), c(f"CIUDAD: {wording.unaccented(f.person.city).upper()}")]], [w / 2, w / 2], shade, grid="#d9b982")  # fmt: skip
    month = (
        wording.month_name(f.period.first_day, of=" ").upper()
        if rng.random() < 0.5
        else wording.month_name(f.period.first_day)
    )
    state = {
        Paid.PAGADA: "ESTADO PLANILLA: PAGADA",
        Paid.SIN_PAGAR: "ESTADO PLANILLA: SIN PAGAR",
        Paid.CALLADA: "CENTRO DE TRABAJO: UNICO",
    }[f.status]
    paid = (
        f"FECHA DE PAGO: {paid_on(paper, f, wording.slashed(f.paid))}"
        if f.status is Paid.PAGADA
        else f"FECHA LIMITE PAGO: {limit(paper, f, wording.slashed(f.due))}"
    )
    number = paper.put("planilla", f.planilla, f.planilla)
    paper.table([[c("DATOS DE LA PLANILLA", bold=True), ""], [c(f"NUMERO DE PLANILLA: {number}"), c("TIPO DE PLANILLA: I")],
                 [c(f"PERIODO COTIZACION PENSION: {period(paper, f, month)}"), c(f"PERIODO COTIZACION SALUD: {health_month(paper, f.period, month)}")], [c(state), c(paid)],
                 [c(f"REF. DE PAGO (PIN): {key(paper, f)}"), c("N AFILIADOS: 1")], [c(f"ENTIDAD RECAUDO: {rng.choice(BANKS)}" if f.status is Paid.PAGADA else "ENTIDAD RECAUDO:"), c(f"INTERES X MORA: {mora(paper, f, dotted(d.mora))}")]],
                [w / 2, w / 2], shade, grid="#d9b982")  # fmt: skip
    ibc = paper.put("ibc", d.ibc, f"$ {grouped(d.ibc)}")
    paper.table([[c(t, bold=True) for t in ("COTIZANTE", "TIPO", "DIAS PENSION", "IBC PENSION", "IBC SALUD", "IBC RIESGOS")], [c(t) for t in (f.person.name.upper(), "59", days(paper, f), ibc, odd(f, ibc), ibc)]],
                [w * x for x in (0.3, 0.08, 0.14, 0.16, 0.16, 0.16)], grid="#d9b982")  # fmt: skip
    if rng.random() < 0.35:
        turn()
    rows = [
        [c("TOTALES POR SUBSISTEMAS", bold=True), "", ""],
        [c(t, bold=True) for t in ("SUBSISTEMA", "ADMINISTRADORA", "VALOR")],
    ]
    fund = [("FONDO DE SOLIDARIDAD", pen.afp, d.solidarity, "solidaridad")] if d.solidarity else []
    rows += [
        [c(a), c(b[1]), c(amount(paper, name, v, dotted(v)), align="right")]
        for a, b, v, name in (
            ("PENSION", pen.afp, d.pension, "pension"),
            *fund,
            ("SALUD", pen.eps, d.health, "salud"),
            ("RIESGOS LABORALES", pen.arl, d.risks, "riesgos"),
        )
    ]
    rows.append(
        [
            c("TOTAL PAGADO" if f.status is Paid.PAGADA else "TOTAL A PAGAR", bold=True),
            "",
            c(total(paper, f, dotted(d.total)), bold=True, align="right"),
        ]
    )
    paper.table(rows, [w * 0.36, w * 0.36, w * 0.28], shade, grid="#d9b982")


def certificate(paper: Paper, facts: Facts, rng: Random) -> None:
    """A «certificado de aportes»: proves payment, carries no base."""
    f, d = facts.pila, facts.pila.dues
    paper.style = Style("Helvetica", 10)
    paper.margin = 64
    paper.begin(PageKind.SEGURIDAD_SOCIAL, size="carta")
    brand_picture(paper, "aportes en línea", "#d35400")
    paper.y = 90
    paper.para("CERTIFICADO DE APORTES", bold=True, size=14, align="center", after=18)
    operator = paper.put("operador", "Aportes en Línea", "Aportes en Línea")
    paper.para(
        f"{operator} S.A. certifica que, según sus registros, <b>{f.person.name.upper()}</b> identificado(a) con CC {document(paper, f)} realizó aportes al sistema de seguridad social así:",
        align="justify",
        after=14,
    )
    c = paper.cell
    number = paper.put("planilla", f.planilla, f.planilla)
    row = (
        period(paper, f, str(f.period)),
        health_month(paper, f.period, str(f.period)),
        number,
        "I",
        paid_on(paper, f, ymd(f.paid)),
        total(paper, f, commas(d.total)),
    )
    heads = ("Período Pensión", "Período Salud", "Clave Planilla", "Tipo", "Fecha Pago", "Total aportado")
    paper.table(
        [
            [c(t, bold=True, size=8, align="center") for t in heads],
            [c(t, size=8.5, align="center") for t in row],
        ],
        [paper.inner / 6] * 6,
    )
    paper.para(
        f"Se expide a solicitud del interesado el {wording.long_date(f.paid + dt.timedelta(days=rng.randrange(1, 4)))}.",
        after=16,
    )
