"""Planillas of social security as operators print them: summaries and web pages."""
# ruff: noqa: E501  (the papers' own sentences)

from __future__ import annotations

import datetime as dt
from random import Random

from review.model import Month, PageKind
from tools.measuring import words
from tools.measuring.sheet import Cell, Sheet, head
from tools.papers.facts import Altered, Facts, Paid

KIND = PageKind.SEGURIDAD_SOCIAL


class Told:
    """The planilla's values, each noted in the truth when it is asked for."""

    def __init__(self, sheet: Sheet, facts: Facts) -> None:
        self.sheet, self.p, self.insurers = sheet, facts.pila, facts.deal.insurers

    @property
    def is_paid(self) -> bool:
        return self.p.status is Paid.PAGADA

    def operator(self, name: str, text: str) -> str:
        return self.sheet.put("operador", name, text)

    def planilla(self) -> str:
        return self.sheet.put("planilla", self.p.planilla, self.p.planilla)

    def period(self, text: str) -> str:
        return self.sheet.put("periodo", self.p.period, text)

    def paid(self, text: str) -> str:
        return self.sheet.put("fecha_pago", self.p.paid, text)

    def total(self, text: str) -> str:
        if self.p.altered is Altered.FUENTE:
            self.sheet.odd.append(text)
        return self.sheet.put("total", self.p.dues.total, text)

    def ibc(self, text: str) -> str:
        return self.sheet.put("ibc", self.p.dues.ibc, text)

    def document(self, text: str | None = None) -> str:
        return self.sheet.put("documento", self.p.person.document, text or self.p.person.document)

    def health(self, month: Month, text: str) -> str:
        return self.sheet.put("periodo_salud", month, text)

    def key(self) -> str:
        return self.sheet.put("clave_pago", self.p.pay_key, self.p.pay_key)

    def limit(self, text: str) -> str:
        return self.sheet.put("fecha_limite", self.p.due, text)

    def days(self) -> str:
        return self.sheet.put("dias", self.p.dues.days, str(self.p.dues.days))

    def mora(self, text: str) -> str:
        return self.sheet.put("mora", self.p.dues.mora, text)

    def rate(self, text: str) -> str:
        return self.sheet.put("tarifa_riesgos", f"{self.p.dues.risk_rate:.3f}", text)

    def part(self, risk: str, text: str) -> str:
        """A contribution, by the risk that these planillas name it with."""
        d = self.p.dues
        name, value = {
            "PENSION": ("pension", d.pension), "SALUD": ("salud", d.health), "RIESGOS": ("riesgos", d.risks),
            "FSP": ("solidaridad", d.solidarity),
        }[risk]  # fmt: skip
        return self.sheet.put(name, value, text)

    @property
    def rows(self) -> list[tuple[str, tuple[str, str, str], int]]:
        """Risk, administrator and contribution."""
        d, i = self.p.dues, self.insurers
        fund = [("FSP", i.afp, d.solidarity)] if d.solidarity else []
        return [("PENSION", i.afp, d.pension), *fund, ("SALUD", i.eps, d.health), ("RIESGOS", i.arl, d.risks)]

    def late(self, risk: str) -> int:
        """The interest that stands beside a contribution."""
        return self.p.dues.mora if risk == "PENSION" else 0


def _iso(day: dt.date) -> str:
    return f"{day:%Y/%m/%d}"


def aportes(sheet: Sheet, facts: Facts, rng: Random) -> None:
    """Aportes en Línea, «Planilla Resumen»: one wide row whose two dates are the limit and the payment."""
    t, p = Told(sheet, facts), facts.pila

    def american(value: int) -> str:
        return f"${value:,}"

    sheet.begin(KIND, size="carta", landscape=True)
    sheet.text(
        sheet.margin,
        44,
        t.operator("Aportes en Línea", "Aportes en Línea"),
        size=15,
        bold=True,
        color="#e07b00",
    )
    sheet.text(sheet.width - sheet.margin, 44, "Resumen General de Pago", size=12, align="right")
    sheet.y = 60
    sheet.write("DATOS GENERALES DEL APORTANTE", bold=True, size=8.5, after=3)
    sheet.grid(
        [[head("Tipo Identificacion"), head("No. Identificacion"), head("Nombre o Razon Social"), head("Clase Aportante"), head("Ciudad")],
         ["CC", t.document(), p.person.name.upper(), "INDEPENDIENTE", p.person.city.upper()]],
        [0.14, 0.16, 0.38, 0.16, 0.16], size=8,
    )  # fmt: skip
    sheet.write("DATOS GENERALES DE LA LIQUIDACION", bold=True, size=8.5, after=3)
    health = p.period if rng.random() < 0.6 else p.period.plus(1)
    sheet.grid(
        [[head("Periodo", span=2), head("Clave", span=2), head("Tipo Planilla"), head("Fecha", span=2), head("Pago", span=3)],
         [head(c) for c in ("Pension", "Salud", "Pago", "Planilla", "", "Limite", "Pago", "Banco", "Dias Mora", "Valor")],
         [t.period(str(p.period)), t.health(health, str(health)), t.key(), t.planilla(), "I", t.limit(_iso(p.due)),
          t.paid(_iso(p.paid)) if t.is_paid else "",
          rng.choice(("NEQUI", "BANCO DE BOGOTA", "DAVIVIENDA")) if t.is_paid else "", str(p.dues.days_late),
          t.total(american(p.dues.total))]],
        [0.08, 0.08, 0.1, 0.12, 0.08, 0.11, 0.11, 0.13, 0.08, 0.11], size=8,
    )  # fmt: skip
    if p.status is Paid.SIN_PAGAR:
        sheet.write("ESTADO DE LA PLANILLA: PENDIENTE DE PAGO", bold=True, size=9, color="#a00000", after=6)
    sheet.write("LIQUIDACION DETALLADA DE APORTES", bold=True, size=8.5, after=3)
    d = p.dues
    sheet.grid(
        [[head("No."), head("Identificacion"), head("Nombre"), head("PENSION", span=4), head("SALUD", span=3), head("RIESGOS", span=3)],
         [head(c) for c in ("", "", "", "Codigo", "Dias", "IBC", "Aporte", "Codigo", "IBC", "Aporte", "Codigo", "Tarifa", "Aporte")],
         ["1", p.person.document, p.person.name.upper(), t.insurers.afp[0], t.days(), t.ibc(american(d.ibc)), t.part("PENSION", american(d.pension)),
          t.insurers.eps[0], american(d.ibc), t.part("SALUD", american(d.health)), t.insurers.arl[0], t.rate(f"{d.risk_rate:.3f}".replace(".", ",")), t.part("RIESGOS", american(d.risks))]],
        [0.04, 0.1, 0.16, 0.07, 0.05, 0.1, 0.08, 0.07, 0.1, 0.08, 0.05, 0.05, 0.05], size=6.5, pad=2,
    )  # fmt: skip
    sheet.write("RESUMEN DE PAGO", bold=True, size=8.5, after=3)
    sheet.grid(
        [[head(c) for c in ("RIESGO", "CODIGO", "NIT", "AFILIADOS", "VALOR LIQUIDADO", "INTERESES MORA", "VALOR A PAGAR")],
         *[[f"{risk[:3]} (ADMINISTRADORAS: 1)  {who[1]}", who[0], who[2], "1", american(v), american(t.late(risk)), american(v + t.late(risk))] for risk, who, v in t.rows],
         [Cell("TOTAL", bold=True), "", "", "3", american(d.without_mora), t.mora(american(d.mora)), american(d.total)]],
        [0.3, 0.1, 0.14, 0.1, 0.13, 0.11, 0.12], size=7.5, pad=2,
    )  # fmt: skip
    sheet.text(sheet.width - sheet.margin, sheet.height - 24, "Página 1 de 1", size=7, align="right")


def asopagos(sheet: Sheet, facts: Facts, rng: Random) -> None:  # noqa: ARG001
    """Asopagos: «Resumen planilla pagada» or «generada»; the values stand over their labels."""
    t, p = Told(sheet, facts), facts.pila
    d = p.dues
    sheet.begin(KIND)
    sheet.text(sheet.margin, 50, t.operator("Asopagos", "asopagos"), size=20, bold=True, color="#0b6aa2")
    sheet.text(
        sheet.width - sheet.margin,
        50,
        "RESUMEN PLANILLA PAGADA" if t.is_paid else "RESUMEN PLANILLA GENERADA",
        size=12,
        bold=True,
        align="right",
    )
    sheet.y = 70
    month = words.month(p.period, upper=True, of=" - ")
    sheet.stacked(
        [("RAZON SOCIAL", p.person.name.upper()), ("IDENTIFICACION", t.document(f"CC-{p.person.document}")), ("TIPO APORTANTE", "INDEPENDIENTE")],
        3, below=True, size=8.5, after=0, widths=[0.5, 0.25, 0.25],
    )  # fmt: skip
    dated = [("FECHA PAGO", t.paid(f"{p.paid}"))] if t.is_paid else [("ESTADO PLANILLA", "SIN PAGAR")]
    sheet.stacked(
        [("PLANILLA NRO.", t.planilla()), ("REF. DE PAGO (PIN)", t.key()), ("TIPO PLANILLA", "I"),
         ("PERIODO PENSION", t.period(month)), ("PERIODO SALUD", t.health(p.period, month)), ("FECHA LIMITE PAGO", t.limit(str(p.due))),
         *dated, ("N AFILIADOS", "1"), ("ENTIDAD RECAUDO", "PSE" if t.is_paid else "-")],
        3, below=True, size=8.5,
    )  # fmt: skip
    sheet.grid(
        [[head(c) for c in ("SUBSISTEMA", "ADMINISTRADORA", "NIT", "DIAS", "IBC", "APORTE", "INTERES X MORA")],
         *[[risk, who[1], who[2], t.days(), t.ibc(words.pesos(d.ibc)), t.part(risk, words.pesos(v)), words.pesos(t.late(risk))] for risk, who, v in t.rows]],
        [0.14, 0.24, 0.14, 0.07, 0.15, 0.13, 0.13], size=8,
    )  # fmt: skip
    x = sheet.width - sheet.margin - 180
    sheet.box(x, sheet.y, 180, 30, fill="#e8f1f7", stroke="#0b6aa2")
    sheet.text(x + 8, sheet.y + 19, "TOTAL PAGADO" if t.is_paid else "TOTAL A PAGAR", size=8.5, bold=True)
    sheet.text(x + 172, sheet.y + 19, t.total(words.pesos(d.total)), size=11, bold=True, align="right")
    sheet.y += 46
    sheet.write(
        "Señor aportante: conserve este resumen. Consulte sus planillas en el portal transaccional. Impreso el "
        + f"{p.paid:%d/%m/%Y} 08:14",
        size=7,
        color="#777777",
    )


def simple(sheet: Sheet, facts: Facts, rng: Random) -> None:
    """Simple, «planilla resumida»: the number stands before its heading, and no base is printed."""
    t, p = Told(sheet, facts), facts.pila
    d = p.dues
    sheet.begin(KIND)
    x = sheet.margin
    sheet.text(x, 46, t.operator("Simple", "SIMPLE S.A."), size=13, bold=True)
    sheet.text(x, 58, "Operador de información PILA - www.pagosimple.com", size=7.5)
    sheet.text(x + 180, 92, t.planilla(), size=9)
    sheet.text(x, 92, "Referencia de Pago/Número Planilla", size=8.5, bold=True)
    sheet.y = 104
    sheet.grid(
        [[Cell("Información de la Planilla Pagada", bold=True, fill="#d9e7d3", align="center")]],
        [1.0],
        size=9.5,
        after=0,
    )
    sheet.grid(
        [["Nombre o Razón Social", p.person.name.upper(), "Identificación", t.document(f"CC {p.person.document}")],
         ["Período Cotización", t.period(words.month(p.period).capitalize()), "Tipo de Planilla", "I - Independientes"],
         ["Fecha de Pago", t.paid(words.slashed(p.paid)), "Número Transacción Bancaria/ CUS", str(rng.randrange(10**8, 10**9))],
         ["Entidad Financiera", rng.choice(("BANCO CAJA SOCIAL", "BANCOLOMBIA")), "Medio de Pago", "PSE"]],
        [0.2, 0.36, 0.22, 0.22], size=8.5,
    )  # fmt: skip
    sheet.write("Detalle del Aportante", bold=True, size=9, after=3)
    rows: list[list[Cell | str]] = [
        [
            head(c)
            for c in ("Nit", "Código", "Administradora", "Afiliados", "Valor sin Mora", "Valor Mora", "Total")
        ]
    ]
    for risk, who, v in t.rows:
        rows.append([Cell(risk.capitalize(), bold=True, span=7)])
        late = t.late(risk)
        rows.append(
            [
                who[2],
                who[0],
                who[1],
                "1",
                t.part(risk, words.pesos(v)),
                words.pesos(late),
                words.pesos(v + late),
            ]
        )
        rows.append(
            [
                Cell("Subtotales", span=4, align="right"),
                words.pesos(v),
                words.pesos(late),
                words.pesos(v + late),
            ]
        )
    rows.append(
        [
            Cell("Total pagado", span=4, align="right", bold=True),
            words.pesos(d.without_mora),
            t.mora(words.pesos(d.mora)),
            Cell(t.total(words.pesos(d.total)), bold=True),
        ]
    )
    sheet.grid(rows, [0.14, 0.1, 0.3, 0.1, 0.13, 0.1, 0.13], size=8, rules="rows")
    sheet.write(f"Fecha creación reporte: {p.paid + dt.timedelta(days=1)}", size=7.5)


def navegador(sheet: Sheet, facts: Facts, rng: Random) -> None:
    """A page of SOI's site printed from the browser: its head and foot are the browser's."""
    t, p = Told(sheet, facts), facts.pila
    d = p.dues
    sheet.begin(KIND)
    printed = p.paid + dt.timedelta(days=rng.randrange(0, 2))
    sheet.text(
        24,
        20,
        f"{printed.day}/{printed.month}/{printed:%y}, {rng.randrange(1, 12)}:{rng.randrange(10, 59)} p.m.",
        size=7,
        font="Helvetica",
    )
    sheet.text(
        sheet.width / 2, 20, "Consultar planilla | Nuevo SOI", size=7, align="center", font="Helvetica"
    )
    sheet.text(
        24,
        sheet.height - 16,
        "https://servicio.nuevosoi.com.co/soi/consultaPlanilla.do",
        size=7,
        font="Helvetica",
    )
    sheet.text(sheet.width - 24, sheet.height - 16, "1/1", size=7, align="right", font="Helvetica")
    sheet.box(0, 34, sheet.width, 36, fill="#003a70", stroke=None)
    sheet.text(sheet.margin, 57, t.operator("SOI", "SOI"), size=18, bold=True, color="#ffffff")
    sheet.text(sheet.margin + 50, 56, "Aportes seguridad social - ACH Colombia", size=8, color="#ffffff")
    sheet.y = 92
    sheet.write("Detalle de la planilla", bold=True, size=13, color="#003a70", after=8)
    state = {Paid.PAGADA: "PAGADA", Paid.SIN_PAGAR: "LIQUIDADA - SIN PAGAR", Paid.CALLADA: ""}[p.status]
    lines = [
        ("Número de planilla", t.planilla()), ("Tipo de planilla", "I - Planilla independientes"),
        ("Aportante", p.person.name), ("Documento", t.document(f"CC {words.bare(int(p.person.document))}")),
        ("Periodo cotización pensión", t.period(f"{p.period.month:02d}/{p.period.year}")),
        ("Periodo cotización salud", t.health(p.period, f"{p.period.month:02d}/{p.period.year}")),
        ("Fecha límite de pago", t.limit(words.slashed(p.due))),
    ]  # fmt: skip
    if state:
        lines.append(("Estado", state))
    if t.is_paid:
        lines.append(("Pagada el", t.paid(words.slashed(p.paid))))
    for i, (label, value) in enumerate(lines):
        if i % 2 == 0:
            sheet.box(sheet.margin, sheet.y, sheet.inner, 19, fill="#f3f6fa", stroke=None)
        sheet.text(sheet.margin + 8, sheet.y + 13, label, size=9, color="#555555")
        sheet.text(sheet.margin + 190, sheet.y + 13, value, size=9)
        sheet.y += 19
    sheet.y += 12
    sheet.write("Cotizante", bold=True, size=11, color="#003a70", after=4)
    rates = {"PENSION": "16%", "FSP": "1%", "SALUD": "12.5%", "RIESGOS": t.rate(f"{d.risk_rate:.3f}%")}
    late = [["Mora", "", "", "", "", t.mora(f"${words.bare(d.mora)}")]] if d.mora else []
    sheet.grid(
        [[head("Concepto"), head("Administradora"), head("Días"), head("Ingreso base (IBC)"), head("Tarifa"), head("Cotización")],
         *[[risk.capitalize(), who[1].title(), t.days(), t.ibc(f"${words.bare(d.ibc)}"), rates[risk], t.part(risk, f"${words.bare(v)}")] for risk, who, v in t.rows],
         *late],
        [0.15, 0.25, 0.08, 0.2, 0.12, 0.2], size=8.5, rules="rows", ink="#b9c6d6",
    )  # fmt: skip
    sheet.text(
        sheet.width - sheet.margin,
        sheet.y + 12,
        f"Total: {t.total(f'${words.bare(d.total)}')}",
        size=12,
        bold=True,
        align="right",
    )
