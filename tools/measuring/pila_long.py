"""Detailed planillas, the reports of Mi Planilla, and certificates of contributions."""
# ruff: noqa: E501  (the papers' own sentences)

from __future__ import annotations

import datetime as dt
from random import Random

from tools.measuring import words
from tools.measuring.pila import KIND, Told
from tools.measuring.sheet import Cell, Sheet, head
from tools.papers.facts import Facts, Paid
from tools.papers.wording import MONTHS


def detallada(sheet: Sheet, facts: Facts, rng: Random) -> None:
    """Enlace Operativo, «Autoliquidación consolidada»: a long row of numbers and «III.TOTALES»."""
    t, p = Told(sheet, facts), facts.pila
    d = p.dues
    brand = rng.choice(("SuAporte", "ARUS", "Enlace Operativo"))
    sheet.begin(KIND, size="oficio", landscape=True)
    sheet.y = 30
    sheet.text(sheet.margin, 42, t.operator(brand, brand), size=14, bold=True)
    sheet.text(sheet.width / 2, 40, "AUTOLIQUIDACION CONSOLIDADA", size=12, bold=True, align="center")
    sheet.text(
        sheet.width - sheet.margin,
        40,
        f"Fecha creación reporte: {p.paid + dt.timedelta(days=2)}",
        size=7.5,
        align="right",
    )
    sheet.y = 54
    sheet.grid([[Cell("I. DETALLE DEL APORTANTE", bold=True, fill="#e9e9e9")]], [1.0], size=8, after=0)
    state = "SIN PAGAR" if p.status is Paid.SIN_PAGAR else ""
    if t.is_paid:
        state = f"PAGADO {t.paid(words.slashed(p.paid))}"
    sheet.grid(
        [[f"Nombre: {p.person.name.upper()}", f"CC {t.document()}", f"Numéro Planilla: {t.planilla()}", "TIPO PLANILLA: I"],
         [f"Periodo Cotización: {t.period(words.month(p.period))}", f"Para Salud: {t.health(p.period, words.month(p.period))}", f"Fecha límite: {t.limit(words.slashed(p.due))}", state]],
        [0.34, 0.2, 0.26, 0.2], size=8, after=6,
    )  # fmt: skip
    sheet.grid([[Cell("II. DETALLE DE COTIZANTES", bold=True, fill="#e9e9e9")]], [1.0], size=8, after=0)
    names = (
        "No",
        "Identificación",
        "Nombre",
        "TC",
        "ING",
        "RET",
        "VSP",
        "Días",
        "AFP",
        "IBC Pensión",
        "Aporte",
        "EPS",
        "IBC Salud",
        "Aporte",
        "ARL",
        "Tarifa",
        "IBC Riesgos",
        "Aporte",
        "CCF",
        "Total",
    )
    ibc = words.bare(d.ibc)
    sheet.grid(
        [[head(n, size=5.5) for n in names],
         ["1", p.person.document, p.person.name.upper(), "59", "", "", "", t.days(), t.insurers.afp[0], ibc, words.bare(d.pension),
          t.insurers.eps[0], ibc, words.bare(d.health), t.insurers.arl[0], t.rate(f"{d.risk_rate:.3f}"), ibc, words.bare(d.risks), "", words.bare(d.without_mora)]],
        [0.02, 0.07, 0.12, 0.025, 0.025, 0.025, 0.025, 0.03, 0.05, 0.075, 0.06, 0.05, 0.075, 0.06, 0.045, 0.045, 0.075, 0.05, 0.025, 0.05],
        size=5.5, pad=1.5,
    )  # fmt: skip
    sheet.grid([[Cell("III.TOTALES", bold=True, fill="#e9e9e9")]], [1.0], size=8, after=0)
    sheet.grid(
        [[head(n, size=7) for n in ("IBC Pensión", "IBC Salud", "IBC Riesgos", "IBC Cajas", "Pensión", "Salud", "Riesgos", "Fondo Sol." if d.solidarity else "Cajas", "SENA", "ICBF", "ESAP", "Subtotal", "Mora", "Total a pagar")],
         [t.ibc(ibc), ibc, ibc, "0", t.part("PENSION", words.bare(d.pension)), t.part("SALUD", words.bare(d.health)), t.part("RIESGOS", words.bare(d.risks)),
          t.part("FSP", words.bare(d.solidarity)) if d.solidarity else "0", "0", "0", "0", words.bare(d.without_mora), t.mora(words.bare(d.mora)), Cell(t.total(words.pesos(d.total)), bold=True)]],
        [0.09, 0.09, 0.09, 0.06, 0.08, 0.08, 0.07, 0.05, 0.05, 0.05, 0.05, 0.08, 0.05, 0.11], size=7.5,
    )  # fmt: skip
    sheet.text(sheet.margin, sheet.height - 22, "Página 1 de 1", size=7)


def compensar(sheet: Sheet, facts: Facts, rng: Random) -> None:  # noqa: ARG001
    """Mi Planilla, type one: data of the payer and of the planilla, totals by subsystem, second page."""
    t, p = Told(sheet, facts), facts.pila
    d = p.dues

    def page() -> None:
        sheet.begin(KIND)
        sheet.text(sheet.margin, 44, "PLANILLA INTEGRADA DE AUTOLIQUIDACION DE APORTES", size=11, bold=True)
        sheet.text(sheet.width - sheet.margin, 44, f"Pág. {sheet.item_page}/2", size=7, align="right")
        sheet.y = 56

    page()
    sheet.text(
        sheet.margin, sheet.y + 8, t.operator("Mi Planilla", "miplanilla.com"), size=8, color="#e4572e"
    )
    sheet.y += 18
    sheet.grid(
        [[Cell("DATOS DEL APORTANTE", bold=True, span=4)],
         [Cell("Tipo y número de identificación", bold=True), f"CC {t.document()}", Cell("Nombre", bold=True), p.person.name],
         [Cell("Dirección", bold=True), p.person.address, Cell("Teléfono", bold=True), p.person.phone],
         [Cell("DATOS DE LA PLANILLA", bold=True, span=4)],
         [Cell("Número de planilla", bold=True), t.planilla(), Cell("Clase", bold=True), "I INDEPENDIENTES"],
         [Cell("Período pensiones, riesgos", bold=True), t.period(f"{MONTHS[p.period.month - 1].capitalize()} {p.period.year}"), Cell("Período salud", bold=True), t.health(p.period, f"{MONTHS[p.period.month - 1].capitalize()} {p.period.year}")],
         [Cell("Pague hasta", bold=True), t.limit(words.long_day(p.due)), Cell("Fecha de pago", bold=True), t.paid(words.long_day(p.paid)) if t.is_paid else ""],
         [Cell("Estado", bold=True), {Paid.PAGADA: "Pagada", Paid.SIN_PAGAR: "Pendiente por pagar", Paid.CALLADA: ""}[p.status], "", ""]],
        [0.25, 0.3, 0.17, 0.28], size=8.5, rules="rows", ink="#aaaaaa",
    )  # fmt: skip
    sheet.write("TOTALES POR SUBSISTEMAS", bold=True, size=9, after=4)
    sheet.grid(
        [[head(n) for n in ("Subsistema", "Administradora", "Cotizantes", "Aporte", "Mora", "Total")],
         *[[risk, f"{who[0]} {who[1]}", "1", t.part(risk, words.bare(v)), words.bare(t.late(risk)), words.bare(v + t.late(risk))] for risk, who, v in t.rows],
         [Cell("GRAN TOTAL", bold=True), "", "", words.bare(d.without_mora), t.mora(words.bare(d.mora)), Cell(t.total(words.bare(d.total)), bold=True)]],
        [0.16, 0.32, 0.12, 0.14, 0.1, 0.16], size=8.5,
    )  # fmt: skip
    page()
    sheet.write("DETALLE DEL COTIZANTE", bold=True, size=9, after=4)
    for label, value in (
        ("Cotizante", f"{p.person.name} CC {p.person.document}"),
        ("Tipo / subtipo", "59 / 0"),
        ("Días cotizados", t.days()),
        ("Ingreso base de cotización", t.ibc(words.pesos(d.ibc))),
        ("Novedades", "Ninguna"),
    ):
        sheet.write(f"{label}: {value}", size=9, after=3)


def reporte(sheet: Sheet, facts: Facts, rng: Random) -> None:
    """SOI, «Planilla integrada autoliquidación»: headings «MES … AÑO …», the pay date in a caption."""
    t, p = Told(sheet, facts), facts.pila
    d = p.dues
    sheet.begin(KIND, landscape=True)
    sheet.text(sheet.margin, 40, "PLANILLA INTEGRADA AUTOLIQUIDACION APORTES", size=11, bold=True)
    sheet.text(sheet.width - sheet.margin, 40, t.operator("SOI", "SOI - ACH COLOMBIA"), size=8, align="right")
    sheet.y = 56
    month = MONTHS[p.period.month - 1].upper()
    later = p.period if rng.random() < 0.6 else p.period.plus(1)
    paid = (
        f"FECHA PAGO (aaaa/mm/dd): {t.paid(f'{p.paid:%Y/%m/%d}')}"
        if t.is_paid
        else "PLANILLA NO PAGADA"
        if p.status is Paid.SIN_PAGAR
        else ""
    )
    sheet.grid(
        [[f"APORTANTE: {p.person.name.upper()}", f"CC: {t.document()}", "FORMA PRESENTACION: UNICO"],
         [f"NUMERO PLANILLA: {t.planilla()}", "TIPO DE PLANILLA: I", paid],
         [f"PERIODO COTIZACION OTROS: {t.period(f'MES {month} AÑO {p.period.year}')}", f"PERIODO COTIZACION SALUD: {t.health(later, f'MES {MONTHS[later.month - 1].upper()} AÑO {later.year}')}", "APORTANTE EXONERADO PAGO APORTES: NO"]],
        [0.38, 0.34, 0.28], size=8, rules="none",
    )  # fmt: skip
    sheet.grid(
        [[head(n) for n in ("COTIZANTE", "TIPO", "DIAS", "IBC", "EPS", "SALUD", "AFP", "PENSION", "ARL", "CLASE", "RIESGO", "TOTAL")],
         [f"CC {p.person.document} {p.person.name.upper()}", "59", t.days(), t.ibc(words.bare(d.ibc)), t.insurers.eps[1], t.part("SALUD", words.bare(d.health)), t.insurers.afp[1],
          t.part("PENSION", words.bare(d.pension)), t.insurers.arl[1], str(t.insurers.risk), t.part("RIESGOS", words.bare(d.risks)), words.bare(d.without_mora)]],
        [0.2, 0.04, 0.04, 0.09, 0.1, 0.08, 0.1, 0.08, 0.09, 0.05, 0.06, 0.07], size=6.5,
    )  # fmt: skip
    if d.solidarity:
        sheet.write(
            f"FONDO SOLIDARIDAD: {t.part('FSP', words.pesos(d.solidarity))}", size=8, align="right", after=3
        )
    if d.mora:
        sheet.write(f"INTERESES DE MORA: {t.mora(words.pesos(d.mora))}", size=8, align="right", after=3)
    sheet.write(
        f"TOTAL {'PAGADO' if t.is_paid else 'PLANILLA'}: {t.total(words.pesos(d.total))}",
        bold=True,
        size=10,
        align="right",
    )


def certificado_prosa(sheet: Sheet, facts: Facts, rng: Random) -> None:
    """A certificate of payment told in a sentence: no base."""
    t, p = Told(sheet, facts), facts.pila
    sheet.begin(KIND)
    sheet.y += 12
    sheet.write("CERTIFICACION DE PAGO", bold=True, align="center", size=13, after=16)
    sheet.write(
        f"{t.operator('Asopagos', 'ASOPAGOS S.A.')}, como operador de información, certifica que el cotizante {p.person.name.upper()} identificado con CC-{t.document()} "
        f"realizó aportes al Sistema de Seguridad Social Integral con la planilla No. {t.planilla()}, pagada el {t.paid(words.slashed(p.paid))}, por valor de {t.total(words.pesos(p.dues.total))}.",
        align="justify", after=12,
    )  # fmt: skip
    sheet.write(
        f"Período Pensión: {t.period(str(p.period))}\nPeríodo Salud : {t.health(p.period, str(p.period))}",
        after=12,
    )
    sheet.grid(
        [
            [head("Administradora"), head("Días"), head("Valor")],
            *[[who[1], "30", words.pesos(v)] for _, who, v in t.rows],
        ],
        [0.5, 0.2, 0.3],
        size=9,
    )
    sheet.write(
        f"Esta certificación se expide a solicitud del interesado. Código de verificación {rng.randrange(10**7, 10**8)}.",
        size=8,
    )


def certificado_tabla(sheet: Sheet, facts: Facts, rng: Random) -> None:  # noqa: ARG001
    """A certificate of contributions with a line a month."""
    t, p = Told(sheet, facts), facts.pila
    sheet.begin(KIND)
    sheet.text(
        sheet.margin, 46, t.operator("Mi Planilla", "Mi Planilla"), size=14, bold=True, color="#e4572e"
    )
    sheet.y = 62
    sheet.write(
        "CERTIFICADO DE APORTES AL SISTEMA DE LA PROTECCIÓN SOCIAL", bold=True, align="center", after=14
    )
    sheet.write(
        f"Se certifica que {p.person.name}, con CC {t.document()}, registra los siguientes aportes:", after=10
    )
    sheet.grid(
        [[head(n) for n in ("Período", "Planilla", "Fecha de pago", "Salud", "Pensión", "Riesgos", "Total")],
         [t.period(str(p.period)), t.planilla(), t.paid(words.slashed(p.paid)), words.bare(p.dues.health), words.bare(p.dues.pension), words.bare(p.dues.risks), t.total(words.pesos(p.dues.total))]],
        [0.12, 0.18, 0.16, 0.13, 0.13, 0.12, 0.16], size=8.5,
    )  # fmt: skip
    sheet.write(
        "La información corresponde a lo reportado por el aportante y no reemplaza la planilla.", size=8
    )
