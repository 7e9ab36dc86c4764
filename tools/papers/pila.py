"""Social security planillas as six operators print them, and the certificate that proves payment only."""
# ruff: noqa: E501  (the papers' own sentences)

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from random import Random

from review.model import PageKind
from tools.papers import pictures, wording
from tools.papers.facts import Facts, Paid, PilaFacts
from tools.papers.paper import Paper, Style
from tools.papers.wording import commas, dotted, grouped

NEWS = "ING RET TDE TAE TDP TAP VSP COR VST SLN IGE LMA VAC AVP VCT IRL"
BANKS = ("BANCOLOMBIA", "DAVIVIENDA", "NEQUI", "BBVA", "BANCO DE BOGOTA")


def _percent(rate: float) -> str:
    return f"{rate:.3f}".replace(".", ",")


def _ymd(day: dt.date) -> str:
    return f"{day:%Y/%m/%d}"


def _doc(paper: Paper, f: PilaFacts, text: str | None = None) -> str:
    return paper.put("documento", f.person.document, text or f.person.document)


def _period(paper: Paper, f: PilaFacts, text: str) -> str:
    return paper.put("periodo", f.period, text)


def _total(paper: Paper, f: PilaFacts, text: str) -> str:
    return paper.put("total", f.dues.total, text)


def _paid(paper: Paper, f: PilaFacts, text: str) -> str:
    return paper.put("fecha_pago", f.paid, text)


def _brand(paper: Paper, text: str, color: str) -> None:
    data, ratio = pictures.title(text, color=color)
    paper.picture(data, paper.margin, 30, 24 * ratio, 24)


def aportes(paper: Paper, facts: Facts, rng: Random) -> None:
    """Aportes en Línea: landscape, flattened row with clave de pago before clave planilla; two pages."""
    f = facts.pila
    pen = facts.deal.insurers
    paper.style = Style("Helvetica", 7.5)
    paper.margin = 36

    def turn() -> None:
        paper.begin(PageKind.SEGURIDAD_SOCIAL, size="carta", landscape=True)
        _brand(paper, "aportes en línea", "#d35400")
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
                c(f"<b>Identificación:</b> CC {_doc(paper, f)}"),
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
    row = [_period(paper, f, str(f.period)), str(health), f.pay_key, sheet, "I", _ymd(f.due),
           _paid(paper, f, _ymd(f.paid)) if settled else "", rng.choice(BANKS) if settled else "", "0" if settled else "",
           _total(paper, f, commas(f.dues.total))]  # fmt: skip
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
         [small(t) for t in (f"CC {f.person.document}", f.person.name.upper(), "", pen.afp[0], str(d.days), ibc, commas(d.pension), pen.eps[0], str(d.days), ibc, commas(d.health),
                             pen.arl[0], str(d.days), f"{ibc}<br/>{_percent(d.risk_rate)}", commas(d.risks), commas(d.total))],
         [small("Total Afiliados(1)", bold=True), *[""] * 14, small(commas(d.total), bold=True)]],
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
    for risk, insurer, amount in (
        ("AFP (ADMINISTRADORAS: 1)", pen.afp[1], d.pension),
        ("EPS (ADMINISTRADORAS: 1)", pen.eps[1], d.health),
        ("ARL (ADMINISTRADORAS: 1)", pen.arl[1], d.risks),
    ):
        rows.append([c(risk), c(insurer), mid("1"), mid(commas(amount)), mid("$0"), mid(commas(amount))])
    rows.append(
        [
            c("TOTAL", bold=True),
            "",
            mid("1"),
            *[mid(t, bold=True) for t in (commas(d.total), "$0", commas(d.total))],
        ]
    )
    paper.table(rows, [w * x for x in (0.22, 0.22, 0.1, 0.16, 0.14, 0.16)])


def soi(paper: Paper, facts: Facts, rng: Random) -> None:
    """SOI: «SOPORTE DE PAGO GENERAL», label and value in two columns, capitals without accents."""
    f, pen, d = facts.pila, facts.deal.insurers, facts.pila.dues
    paper.style = Style("Courier" if rng.random() < 0.4 else "Helvetica", 8.5)
    paper.margin = 48
    paper.begin(PageKind.SEGURIDAD_SOCIAL, size="carta")
    _brand(paper, "SOI", "#0b6fa4")
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
    left = [("APORTANTE:", f.person.name.upper()), ("IDENTIFICACION:", f"CC {_doc(paper, f)}"), ("TIPO DE PLANILLA:", "I"),
            ("PERIODO COTIZACION OTROS:", _period(paper, f, month)), ("PERIODO COTIZACION SALUD:", month)]  # fmt: skip
    right = [("CLAVE PAGO:", f.pay_key), ("NUMERO PLANILLA:", paper.put("planilla", f.planilla, f.planilla)),
             ("FECHA LIMITE DE PAGO:", _ymd(f.due)), ("FECHA PAGO (aaaa/mm/dd):", _paid(paper, f, _ymd(f.paid))),
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
    for risk, code, rate, amount in (
        ("PENSION", pen.afp[0], 16.0, d.pension),
        ("SALUD", pen.eps[0], 12.5, d.health),
        ("RIESGOS", pen.arl[0], d.risk_rate, d.risks),
    ):
        rows.append(
            [
                c(t, size=7.5)
                for t in (
                    f"CC {f.person.document}",
                    f.person.name.upper(),
                    risk,
                    code,
                    str(d.days),
                    ibc,
                    _percent(rate),
                    fmt(amount),
                )
            ]
        )
    paper.table(rows, [w * x for x in (0.15, 0.22, 0.11, 0.1, 0.07, 0.13, 0.09, 0.13)], grid="#b9cfdb")
    paper.para("APORTANTE EXONERADO PAGO APORTES SALUD, SENA E ICBF: NO", after=10)
    paper.table([[c("TOTAL APORTES"), c(fmt(d.total), align="right")], [c("INTERESES DE MORA"), c(fmt(0), align="right")],
                 [c("TOTAL PAGADO", bold=True), c(_total(paper, f, fmt(d.total)), bold=True, align="right")]], [w * 0.3, w * 0.2], x=paper.margin + w * 0.5, grid="#b9cfdb")  # fmt: skip


def enlace(paper: Paper, facts: Facts, rng: Random) -> None:
    """SuAporte / Enlace Operativo: «AUTOLIQUIDACION CONSOLIDADA», month in words, PAGADO dd/mm/aaaa, III.TOTALES."""
    f, pen, d = facts.pila, facts.deal.insurers, facts.pila.dues
    brand = rng.choice(("SuAporte", "Enlace Operativo", "ARUS"))
    paper.style = Style("Helvetica", 8)
    paper.margin = 40
    paper.begin(PageKind.SEGURIDAD_SOCIAL, size="carta", landscape=True)
    _brand(paper, brand, "#1a7f5a")
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
    month = _period(paper, f, wording.month_name(f.period.first_day))
    label = rng.choice(("Numéro Planilla", "Numero Planilla", "Número Planilla"))
    number = paper.put("planilla", f.planilla, f.planilla)
    paper.para("I. DETALLE DEL APORTANTE", bold=True, after=3)
    paper.table([[c(f"<b>Tipo y número de identificación:</b> CC {_doc(paper, f)}"), c(f"<b>Razón social:</b> {f.person.name.upper()}"), c(f"<b>{label}:</b> {number}")],
                 [c("<b>TIPO PLANILLA:</b> I"), c(f"<b>Periodo Cotización:</b> {month}"), c(f"<b>Periodo de Cotizacion Para Salud:</b> {month}")]],
                [w * 0.34, w * 0.34, w * 0.32], grid="#9dbfb0")  # fmt: skip
    if f.status is Paid.PAGADA:
        day = _paid(paper, f, wording.slashed(f.paid))
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
        str(d.days),
        ibc,
        ibc,
        ibc,
        _percent(d.risk_rate),
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
        "Min Educación",
    )
    values = (d.ibc, d.ibc, d.ibc, 0, d.pension, d.health, d.risks, 0, 0, 0, 0, 0)
    paper.table(
        [
            [c(t, bold=True, size=6.5, align="center") for t in names],
            [c(dotted(v), size=6.8, align="center") for v in values],
        ],
        [w / 12] * 12,
        grid="#9dbfb0",
        pad=1.5,
    )
    paper.table([[c("Valor sin mora"), c(dotted(d.total), align="right")], [c("Valor mora"), c("$ 0", align="right")],
                 [c("Total a pagar" if f.status is not Paid.PAGADA else "Total pagado", bold=True), c(_total(paper, f, dotted(d.total)), bold=True, align="right")]],
                [w * 0.16, w * 0.16], x=paper.margin + w * 0.68, grid="#9dbfb0")  # fmt: skip


def simple(paper: Paper, facts: Facts, rng: Random) -> None:
    """Simple S.A.: the planilla's number stands before the heading, the bank's transaction after it."""
    f, pen, d = facts.pila, facts.deal.insurers, facts.pila.dues
    paper.style = Style("Helvetica", 9)
    paper.margin = 50
    paper.begin(PageKind.SEGURIDAD_SOCIAL, size="carta")
    _brand(paper, "SIMPLE", "#5a2d82")
    w, c = paper.inner, paper.cell
    operator = paper.put("operador", "Simple", "SIMPLE S.A.")
    paper.y = 66
    paper.para(f"{operator} – PagoSimple – Operador de información PILA", after=8, size=8)
    number = paper.put("planilla", f.planilla, f.planilla)
    paper.table([[c("Referencia de Pago/Número Planilla", bold=True), c(number, bold=True)], [c("Aportante"), c(f.person.name.upper())], [c("Identificación"), c(f"CC {_doc(paper, f, wording.person_id(f.person.document))}")]],
                [w * 0.45, w * 0.55], grid="#c7b7d8")  # fmt: skip
    paper.para("Información de la Planilla Pagada", bold=True, size=12, color="#5a2d82")
    cus = f.voucher.cus if f.voucher else str(rng.randrange(900_000_000, 2_900_000_000))
    period = (
        f"{f.period.month:02d}/{f.period.year}"
        if rng.random() < 0.5
        else wording.month_name(f.period.first_day).capitalize()
    )
    pairs = [("Número Transacción Bancaria/ CUS", cus), ("Periodo de Cotización", _period(paper, f, period)), ("Tipo de Planilla", "I - Independientes"),
             (rng.choice(("Fecha de Pago", "Fecha de Aprobación")), _paid(paper, f, wording.slashed(f.paid))), ("Banco", rng.choice(BANKS))]  # fmt: skip
    paper.table([[c(a), c(b)] for a, b in pairs], [w * 0.45, w * 0.55], grid="#c7b7d8")
    paper.para("Detalle del aportante", bold=True, after=3)
    ibc = paper.put("ibc", d.ibc, dotted(d.ibc))
    paper.table(
        [
            [c(t, bold=True, size=8) for t in ("Cotizante", "Tipo", "Días", "IBC")],
            [c(t, size=8) for t in (f.person.name.upper(), "59", str(d.days), ibc)],
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
    for insurer, amount in ((pen.afp, d.pension), (pen.eps, d.health), (pen.arl, d.risks)):
        rows.append(
            [
                c(t, size=8)
                for t in (insurer[2], insurer[0], insurer[1], "1", dotted(amount), "$ 0", dotted(amount))
            ]
        )
    rows.append(
        [c(t, bold=True, size=8) for t in ("Subtotales", "", "", "", dotted(d.total), "$ 0", dotted(d.total))]
    )
    paper.table(rows, [w * x for x in (0.15, 0.11, 0.2, 0.11, 0.17, 0.11, 0.15)], grid="#c7b7d8")
    paper.para(f"Valor total pagado: {_total(paper, f, dotted(d.total))}", bold=True, size=11)


def asopagos(paper: Paper, facts: Facts, rng: Random) -> None:
    """Asopagos: «RESUMEN PLANILLA PAGADA / GENERADA»; the value stands above its label."""
    f, pen, d = facts.pila, facts.deal.insurers, facts.pila.dues
    paper.style = Style("Helvetica", 9)
    paper.margin = 54
    paper.begin(PageKind.SEGURIDAD_SOCIAL, size="carta")
    _brand(paper, "asopagos", "#0057a8")
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
        f"Certificación de Pago: el cotizante <b>{f.person.name.upper()}</b> identificado(a) con CC-{_doc(paper, f)} registra la siguiente liquidación en el sistema de la protección social."
        if settled else f"El cotizante <b>{f.person.name.upper()}</b> identificado(a) con CC-{_doc(paper, f)} generó la siguiente liquidación, pendiente de pago.",
        align="justify", after=12,
    )  # fmt: skip
    number = paper.put("planilla", f.planilla, f.planilla)
    month = _period(paper, f, str(f.period))
    paper.para(f"<b>Planilla Nro.:</b> {number} &nbsp;&nbsp;&nbsp; <b>Tipo:</b> I", after=6)
    paper.para(f"<b>Período Pensión:</b> {month} &nbsp;&nbsp;&nbsp; <b>Período Salud :</b> {month}", after=14)
    third = w / 3
    values = (
        str(f.pay_key),
        _paid(paper, f, str(f.paid)) if settled else "—",
        _total(paper, f, dotted(d.total)),
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
    for risk, insurer, rate, amount in (
        ("SALUD", pen.eps, 12.5, d.health),
        ("PENSION", pen.afp, 16.0, d.pension),
        ("RIESGOS", pen.arl, d.risk_rate, d.risks),
    ):
        rows.append(
            [
                c(risk),
                c(f"{insurer[0]} {insurer[1]}"),
                c(str(d.days), align="center"),
                c(ibc, align="right"),
                c(_percent(rate), align="center"),
                c(dotted(amount), align="right"),
            ]
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
        _brand(paper, "mi planilla", "#f28c00")
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
    paper.table([[c("DATOS DEL APORTANTE", bold=True), ""], [c(f"NOMBRE O RAZON SOCIAL: {f.person.name.upper()}"), c(f"IDENTIFICACION: CC {_doc(paper, f)}")],
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
        f"FECHA DE PAGO: {_paid(paper, f, wording.slashed(f.paid))}"
        if f.status is Paid.PAGADA
        else f"FECHA LIMITE PAGO: {wording.slashed(f.due)}"
    )
    number = paper.put("planilla", f.planilla, f.planilla)
    paper.table([[c("DATOS DE LA PLANILLA", bold=True), ""], [c(f"NUMERO DE PLANILLA: {number}"), c("TIPO DE PLANILLA: I")],
                 [c(f"PERIODO COTIZACION PENSION: {_period(paper, f, month)}"), c(f"PERIODO COTIZACION SALUD: {month}")], [c(state), c(paid)],
                 [c(f"REF. DE PAGO (PIN): {f.pay_key}"), c("N AFILIADOS: 1")], [c(f"ENTIDAD RECAUDO: {rng.choice(BANKS)}" if f.status is Paid.PAGADA else "ENTIDAD RECAUDO:"), c("INTERES X MORA: $ 0")]],
                [w / 2, w / 2], shade, grid="#d9b982")  # fmt: skip
    ibc = paper.put("ibc", d.ibc, f"$ {grouped(d.ibc)}")
    paper.table([[c(t, bold=True) for t in ("COTIZANTE", "TIPO", "DIAS PENSION", "IBC PENSION", "IBC SALUD", "IBC RIESGOS")], [c(t) for t in (f.person.name.upper(), "59", str(d.days), ibc, ibc, ibc)]],
                [w * x for x in (0.3, 0.08, 0.14, 0.16, 0.16, 0.16)], grid="#d9b982")  # fmt: skip
    if rng.random() < 0.35:
        turn()
    rows = [
        [c("TOTALES POR SUBSISTEMAS", bold=True), "", ""],
        [c(t, bold=True) for t in ("SUBSISTEMA", "ADMINISTRADORA", "VALOR")],
    ]
    rows += [
        [c(a), c(b[1]), c(dotted(v), align="right")]
        for a, b, v in (
            ("PENSION", pen.afp, d.pension),
            ("SALUD", pen.eps, d.health),
            ("RIESGOS LABORALES", pen.arl, d.risks),
        )
    ]
    rows.append(
        [
            c("TOTAL PAGADO" if f.status is Paid.PAGADA else "TOTAL A PAGAR", bold=True),
            "",
            c(_total(paper, f, dotted(d.total)), bold=True, align="right"),
        ]
    )
    paper.table(rows, [w * 0.36, w * 0.36, w * 0.28], shade, grid="#d9b982")


def certificate(paper: Paper, facts: Facts, rng: Random) -> None:
    """A «certificado de aportes»: proves payment, carries no base."""
    f, d = facts.pila, facts.pila.dues
    paper.style = Style("Helvetica", 10)
    paper.margin = 64
    paper.begin(PageKind.SEGURIDAD_SOCIAL, size="carta")
    _brand(paper, "aportes en línea", "#d35400")
    paper.y = 90
    paper.para("CERTIFICADO DE APORTES", bold=True, size=14, align="center", after=18)
    operator = paper.put("operador", "Aportes en Línea", "Aportes en Línea")
    paper.para(
        f"{operator} S.A. certifica que, según sus registros, <b>{f.person.name.upper()}</b> identificado(a) con CC {_doc(paper, f)} realizó aportes al sistema de seguridad social así:",
        align="justify",
        after=14,
    )
    c = paper.cell
    number = paper.put("planilla", f.planilla, f.planilla)
    row = (
        _period(paper, f, str(f.period)),
        str(f.period),
        number,
        "I",
        _paid(paper, f, _ymd(f.paid)),
        _total(paper, f, commas(d.total)),
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


LAYOUTS: dict[str, Callable[[Paper, Facts, Random], None]] = {
    "aportes": aportes,
    "soi": soi,
    "enlace": enlace,
    "simple": simple,
    "asopagos": asopagos,
    "miplanilla": miplanilla,
}
UNPAID = ("aportes", "enlace", "asopagos", "miplanilla")  # layouts that can say «sin pagar»
SILENT = ("aportes", "enlace", "miplanilla")  # layouts that can say nothing of payment
