"""Planillas of Aportes en Línea, SOI and Enlace Operativo (SuAporte, ARUS)."""
# ruff: noqa: E501  (the papers' own sentences)

from __future__ import annotations

import datetime as dt
from functools import partial
from random import Random

from review.model import PageKind
from tools.papers import wording
from tools.papers.facts import Facts, Paid
from tools.papers.paper import Paper, Style
from tools.papers.pila_parts import (
    BANKS,
    NEWS,
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
from tools.papers.wording import commas, dotted


def aportes(paper: Paper, facts: Facts, rng: Random) -> None:
    """Aportes en Línea: landscape, flattened row with clave de pago before clave planilla; two pages."""
    f = facts.pila
    pen = facts.deal.insurers
    paper.style = Style("Helvetica", 7.5)
    paper.margin = 36

    def turn() -> None:
        paper.begin(PageKind.SEGURIDAD_SOCIAL, size="carta", landscape=True)
        brand_picture(paper, "aportes en línea", "#d35400")
        paper.text(paper.width - 36, 48, "Planilla Resumen", size=12, bold=True, align="right")
        paper.text(
            paper.margin,
            paper.height - 24,
            f"{operator} · Página {paper.item_page} de {paper.item_total}",
            size=7,
        )
        paper.y = 66

    operator = "Aportes en Línea"
    turn()
    paper.put("operador", operator, operator)
    w = paper.inner
    c = paper.cell
    mid = partial(paper.cell, align="center")
    shade = ("BACKGROUND", (0, 0), (-1, 0), "#f6dcc8")
    paper.table([[c("DATOS GENERALES DEL APORTANTE", bold=True)]], [w], [shade], after=0)
    paper.table(
        [
            [
                c(f"<b>Identificación:</b> CC {document(paper, f)}"),
                c(f"<b>Razón Social:</b> {f.person.name.upper()}"),
                c("<b>Clase Aportante:</b> I - INDEPENDIENTE"),
                c("<b>Sucursal:</b> PRINCIPAL"),
            ]
        ],
        [w / 4] * 4,
    )
    paper.table([[c("DATOS GENERALES DE LA LIQUIDACION", bold=True)]], [w], [shade], after=0)
    health = f.period if rng.random() < 0.7 else f.period.plus(1)
    settled = f.status is Paid.PAGADA
    sheet = paper.put("planilla", f.planilla, f.planilla)
    row = [period(paper, f, str(f.period)), health_month(paper, health, str(health)), key(paper, f), sheet, "I",
           limit(paper, f, ymd(f.due)), paid_on(paper, f, ymd(f.paid)) if settled else "",
           rng.choice(BANKS) if settled else "", str(f.dues.days_late) if settled else "",
           odd(f, total(paper, f, commas(f.dues.total)))]  # fmt: skip
    paper.table(
        [[mid("Periodo", bold=True), "", mid("Clave", bold=True), "", mid("Tipo Planilla", bold=True), mid("Fecha", bold=True), "", mid("Pago", bold=True), "", ""],
         [mid(t) for t in ("Pensión", "Salud", "Pago", "Planilla", "", "Limite", "Pago", "Banco", "Dias Mora", "Valor")], [mid(t) for t in row]],
        [w * x for x in (0.09, 0.09, 0.1, 0.12, 0.07, 0.11, 0.11, 0.13, 0.07, 0.11)],
        [("SPAN", (0, 0), (1, 0)), ("SPAN", (2, 0), (3, 0)), ("SPAN", (5, 0), (6, 0)), ("SPAN", (7, 0), (9, 0)), ("SPAN", (4, 0), (4, 1))],
    )  # fmt: skip
    if f.status is Paid.SIN_PAGAR:
        paper.para("ESTADO PLANILLA: SIN PAGAR", bold=True, size=9)
    paper.table([[c("LIQUIDACION DETALLADA DE APORTES", bold=True)]], [w], [shade], after=0)
    small = partial(paper.cell, size=6.3, align="center")
    ibc = paper.put("ibc", f.dues.ibc, commas(f.dues.ibc))
    d = f.dues
    paper.table(
        [[small(t, bold=True) for t in ("No. Identificación", "Nombre", "NOVEDADES", "PENSION", "", "", "", "SALUD", "", "", "", "RIESGOS", "", "", "", "Total Aportes")],
         [small(t) for t in ("", "", NEWS, "Codigo", "Días", "IBC", "Aporte", "Codigo", "Días", "IBC", "Aporte", "Codigo", "Días", "IBC / Tarifa", "Aporte", "")],
         [small(t) for t in (f"CC {f.person.document}", f.person.name.upper(), "", pen.afp[0], days(paper, f), ibc, amount(paper, "pension", d.pension, commas(d.pension)),
                             pen.eps[0], str(d.days), ibc, amount(paper, "salud", d.health, commas(d.health)), pen.arl[0], str(d.days),
                             f"{ibc}<br/>{rate(paper, f)}", amount(paper, "riesgos", d.risks, commas(d.risks)), commas(d.without_mora))],
         [small("Total Afiliados(1)", bold=True), *[""] * 14, small(commas(d.without_mora), bold=True)]],
        [w * x for x in (0.085, 0.1, 0.11, 0.05, 0.03, 0.07, 0.06, 0.05, 0.03, 0.07, 0.06, 0.045, 0.03, 0.075, 0.055, 0.08)],
        [("SPAN", (3, 0), (6, 0)), ("SPAN", (7, 0), (10, 0)), ("SPAN", (11, 0), (14, 0))], pad=1.5,
    )  # fmt: skip
    if rng.random() < 0.6:
        turn()
    paper.table([[c("RESUMEN DE PAGO", bold=True)]], [w], [shade], after=0)
    rows = [
        [
            mid(t, bold=True)
            for t in (
                "RIESGO",
                "ADMINISTRADORA",
                "AFILIADOS",
                "VALOR LIQUIDADO",
                "INTERESES MORA",
                "VALOR A PAGAR",
            )
        ]
    ]
    fund = [("FSP (ADMINISTRADORAS: 1)", pen.afp[1], d.solidarity, 0)] if d.solidarity else []
    for risk, insurer, owed, late in (
        ("AFP (ADMINISTRADORAS: 1)", pen.afp[1], d.pension, d.mora),
        *fund,
        ("EPS (ADMINISTRADORAS: 1)", pen.eps[1], d.health, 0),
        ("ARL (ADMINISTRADORAS: 1)", pen.arl[1], d.risks, 0),
    ):
        shown = amount(paper, "solidaridad", owed, commas(owed)) if risk.startswith("FSP") else commas(owed)
        rows.append([c(risk), c(insurer), mid("1"), mid(shown), mid(commas(late)), mid(commas(owed + late))])
    rows.append(
        [
            c("TOTAL", bold=True),
            "",
            mid("1"),
            *[
                mid(t, bold=True)
                for t in (commas(d.without_mora), mora(paper, f, commas(d.mora)), commas(d.total))
            ],
        ]
    )
    paper.table(rows, [w * x for x in (0.22, 0.22, 0.1, 0.16, 0.14, 0.16)])


def soi(paper: Paper, facts: Facts, rng: Random) -> None:
    """SOI: «SOPORTE DE PAGO GENERAL», label and value in two columns, capitals without accents."""
    f, pen, d = facts.pila, facts.deal.insurers, facts.pila.dues
    paper.style = Style("Courier" if rng.random() < 0.4 else "Helvetica", 8.5)
    paper.margin = 48
    paper.begin(PageKind.SEGURIDAD_SOCIAL, size="carta")
    brand_picture(paper, "SOI", "#0b6fa4")
    paper.text(paper.width - 48, 50, "SOPORTE DE PAGO GENERAL", size=12, bold=True, align="right")
    paper.y = 70
    w, c = paper.inner, paper.cell
    operator = paper.put("operador", "SOI", "SOI")
    paper.para(
        f"PLANILLA INTEGRADA AUTOLIQUIDACION DE APORTES – {operator} – ACH COLOMBIA S.A.", bold=True, after=8
    )
    month = f"MES {wording.MONTHS[f.period.month - 1].upper()} ANO {f.period.year}"
    fmt = commas if rng.random() < 0.5 else dotted
    shown = rng.random() < 0.5
    left = [("APORTANTE:", f.person.name.upper()), ("IDENTIFICACION:", f"CC {document(paper, f)}"), ("TIPO DE PLANILLA:", "I"),
            ("PERIODO COTIZACION OTROS:", period(paper, f, month)), ("PERIODO COTIZACION SALUD:", health_month(paper, f.period, month))]  # fmt: skip
    right = [("CLAVE PAGO:", key(paper, f)), ("NUMERO PLANILLA:", paper.put("planilla", f.planilla, f.planilla)),
             ("FECHA LIMITE DE PAGO:", limit(paper, f, ymd(f.due))), ("FECHA PAGO (aaaa/mm/dd):", paid_on(paper, f, ymd(f.paid))),
             ("ESTADO:", "PAGADA") if shown else ("BANCO:", rng.choice(BANKS))]  # fmt: skip
    paper.table(
        [
            [c(a[0], bold=True), c(a[1]), c(b[0], bold=True), c(b[1])]
            for a, b in zip(left, right, strict=True)
        ],
        [w * 0.26, w * 0.28, w * 0.26, w * 0.2],
        grid="#b9cfdb",
    )
    heads = ("IDENTIFICACION", "NOMBRE", "RIESGO", "CODIGO", "DIAS", "IBC", "TARIFA", "APORTE")
    ibc = paper.put("ibc", d.ibc, fmt(d.ibc))
    rows = [[c(t, bold=True, size=7.5, align="center") for t in heads]]
    fund = [("FONDO SOLIDARIDAD", pen.afp[0], "1,000", d.solidarity, "solidaridad")] if d.solidarity else []
    for risk, code, part, owed, name in (
        ("PENSION", pen.afp[0], percent(16.0), d.pension, "pension"),
        *fund,
        ("SALUD", pen.eps[0], percent(12.5), d.health, "salud"),
        ("RIESGOS", pen.arl[0], rate(paper, f), d.risks, "riesgos"),
    ):
        rows.append(
            [
                c(t, size=7.5)
                for t in (
                    f"CC {f.person.document}",
                    f.person.name.upper(),
                    risk,
                    code,
                    days(paper, f),
                    ibc,
                    part,
                    amount(paper, name, owed, fmt(owed)),
                )
            ]
        )
    paper.table(rows, [w * x for x in (0.15, 0.22, 0.11, 0.1, 0.07, 0.13, 0.09, 0.13)], grid="#b9cfdb")
    paper.para("APORTANTE EXONERADO PAGO APORTES SALUD, SENA E ICBF: NO", after=10)
    paper.table([[c("TOTAL APORTES"), c(fmt(d.without_mora), align="right")], [c("INTERESES DE MORA"), c(mora(paper, f, fmt(d.mora)), align="right")],
                 [c("TOTAL PAGADO", bold=True), c(odd(f, total(paper, f, fmt(d.total))), bold=True, align="right")]], [w * 0.3, w * 0.2], x=paper.margin + w * 0.5, grid="#b9cfdb")  # fmt: skip


def enlace(paper: Paper, facts: Facts, rng: Random) -> None:
    """SuAporte / Enlace Operativo: «AUTOLIQUIDACION CONSOLIDADA», month in words, PAGADO dd/mm/aaaa, III.TOTALES."""
    f, pen, d = facts.pila, facts.deal.insurers, facts.pila.dues
    brand = rng.choice(("SuAporte", "Enlace Operativo", "ARUS"))
    paper.style = Style("Helvetica", 8)
    paper.margin = 40
    paper.begin(PageKind.SEGURIDAD_SOCIAL, size="carta", landscape=True)
    brand_picture(paper, brand, "#1a7f5a")
    w, c = paper.inner, paper.cell
    operator = paper.put("operador", brand, brand)
    paper.text(paper.width / 2, 48, "AUTOLIQUIDACION CONSOLIDADA", size=12, bold=True, align="center")
    paper.text(
        paper.width - 40,
        40,
        f"Fecha creación reporte: {f.paid if f.status is Paid.PAGADA else f.due - dt.timedelta(days=3)}",
        size=7.5,
        align="right",
    )
    paper.text(paper.width - 40, 52, f"Generado por {operator}", size=7.5, align="right")
    paper.y = 70
    month = period(paper, f, wording.month_name(f.period.first_day))
    label = rng.choice(("Numéro Planilla", "Numero Planilla", "Número Planilla"))
    number = paper.put("planilla", f.planilla, f.planilla)
    paper.para("I. DETALLE DEL APORTANTE", bold=True, after=3)
    paper.table([[c(f"<b>Tipo y número de identificación:</b> CC {document(paper, f)}"), c(f"<b>Razón social:</b> {f.person.name.upper()}"), c(f"<b>{label}:</b> {number}")],
                 [c("<b>TIPO PLANILLA:</b> I"), c(f"<b>Periodo Cotización:</b> {month}"), c(f"<b>Periodo de Cotizacion Para Salud:</b> {health_month(paper, f.period, month)}")]],
                [w * 0.34, w * 0.34, w * 0.32], grid="#9dbfb0")  # fmt: skip
    if f.status is Paid.PAGADA:
        day = paid_on(paper, f, wording.slashed(f.paid))
        paper.text(
            paper.width - 44, paper.y + 8, f"PAGADO {day}", size=12, bold=True, align="right", color="#0a7d2c"
        )
        paper.y += 18
    elif f.status is Paid.SIN_PAGAR:
        paper.text(
            paper.width - 44,
            paper.y + 8,
            "ESTADO: PENDIENTE DE PAGO",
            size=11,
            bold=True,
            align="right",
            color="#a22222",
        )
        paper.y += 18
    paper.para("II. DETALLE DE LOS COTIZANTES", bold=True, after=3)
    ibc = paper.put("ibc", d.ibc, dotted(d.ibc))
    heads = (
        "Identificación",
        "Nombre",
        "Tipo cotizante",
        "AFP",
        "EPS",
        "ARL",
        "Días",
        "IBC Pensión",
        "IBC Salud",
        "IBC Riesgos",
        "Tarifa riesgos",
    )
    row = (
        f.person.document,
        f.person.name.upper(),
        "59",
        pen.afp[0],
        pen.eps[0],
        pen.arl[0],
        days(paper, f),
        ibc,
        ibc,
        ibc,
        rate(paper, f),
    )
    paper.table(
        [[c(t, bold=True, size=7) for t in heads], [c(t, size=7) for t in row]],
        [w * x for x in (0.11, 0.16, 0.07, 0.07, 0.07, 0.06, 0.05, 0.11, 0.1, 0.1, 0.1)],
        grid="#9dbfb0",
    )
    paper.para("III.TOTALES", bold=True, after=3)
    names = (
        "IBC Pensión",
        "IBC Salud",
        "IBC Riesgos",
        "IBC Cajas",
        "Aporte Pensión",
        "Aporte Salud",
        "Aporte Riesgos",
        "Aporte Cajas",
        "SENA",
        "ICBF",
        "ESAP",
        "Fondo Solidaridad" if d.solidarity else "Min Educación",
    )
    values = (d.ibc, d.ibc, d.ibc, 0, d.pension, d.health, d.risks, 0, 0, 0, 0, d.solidarity)
    for name, owed in (("pension", d.pension), ("salud", d.health), ("riesgos", d.risks)):
        amount(paper, name, owed, dotted(owed))
    if d.solidarity:
        amount(paper, "solidaridad", d.solidarity, dotted(d.solidarity))
    paper.table(
        [
            [c(t, bold=True, size=6.5, align="center") for t in names],
            [c(dotted(v), size=6.8, align="center") for v in values],
        ],
        [w / 12] * 12,
        grid="#9dbfb0",
        pad=1.5,
    )
    paper.table([[c("Valor sin mora"), c(dotted(d.without_mora), align="right")], [c("Valor mora"), c(mora(paper, f, dotted(d.mora)), align="right")],
                 [c("Total a pagar" if f.status is not Paid.PAGADA else "Total pagado", bold=True), c(odd(f, total(paper, f, dotted(d.total))), bold=True, align="right")]],
                [w * 0.16, w * 0.16], x=paper.margin + w * 0.68, grid="#9dbfb0")  # fmt: skip
