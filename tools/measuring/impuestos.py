"""Receipts of stamps and local taxes paid on a contract."""
# ruff: noqa: E501  (the papers' own sentences)

from __future__ import annotations

import datetime as dt
from random import Random

from review.model import PageKind
from tools.measuring import words
from tools.measuring.heads import band, shield
from tools.measuring.sheet import Cell, Sheet, head
from tools.papers import pictures
from tools.papers.facts import Facts

KIND = PageKind.IMPUESTOS
_STAMPS = (
    ("Estampilla Pro Cultura", 10), ("Estampilla Bienestar del Adulto Mayor", 30), ("Estampilla Pro Desarrollo Departamental", 20),
    ("Estampilla Pro Hospitales Universitarios", 10), ("Estampilla Pro Electrificacion Rural", 5), ("Tasa Pro Deporte y Recreación", 15),
)  # fmt: skip


class Levied:
    """What is levied, and the values noted in the truth when they are asked for."""

    def __init__(self, sheet: Sheet, facts: Facts, rng: Random, most: int) -> None:
        self.sheet, self.t = sheet, facts.taxes
        chosen = rng.sample(_STAMPS, k=rng.randrange(2, most + 1))
        # Rates in parts of a thousand; each stamp is rounded to a hundred pesos.
        self.stamps = [(name, rate, round(self.t.base * rate / 100_000) * 100) for name, rate in chosen]
        self.rows = sum(v for _, _, v in self.stamps)
        self.sum = self.rows + self.t.off

    def total(self, text: str | None = None) -> str:
        return self.sheet.put("valor", self.sum, text or words.pesos(self.sum))

    def base(self, text: str) -> str:
        return self.sheet.put("base", self.t.base, text)

    def added(self, text: str) -> None:
        """Note that the rows are printed one by one; their sum goes to the truth."""
        self.sheet.put("conceptos", self.rows, text)

    def document(self, text: str | None = None) -> str:
        return self.sheet.put(
            "documento", self.t.person.document, text or words.bare(int(self.t.person.document))
        )

    def contract(self) -> str:
        return self.sheet.put("contrato", self.t.contract, self.t.contract)

    def paid(self, text: str) -> str:
        if self.t.paid is None:
            raise ValueError("nothing was paid")
        return self.sheet.put("fecha", self.t.paid, text)

    def issued(self, text: str) -> str:
        """The day of issue, which is the date of the paper only when nothing was paid."""
        return self.sheet.put("fecha", self.t.issued, text) if self.t.paid is None else text


def _rate(parts: int) -> str:
    return f"{parts / 10:.1f}%".replace(".", ",")


def recibo(sheet: Sheet, facts: Facts, rng: Random) -> None:
    """A town's official receipt with a barcode; a bank's stamp in words below."""
    v, t, entity = Levied(sheet, facts, rng, 4), facts.taxes, facts.deal.entity
    sheet.begin(KIND)
    sheet.picture(shield(entity), sheet.margin, 30, 44, 44)
    sheet.text(
        sheet.margin + 56,
        46,
        f"MUNICIPIO DE {entity.city.upper()} - SECRETARIA DE HACIENDA",
        size=10,
        bold=True,
    )
    sheet.text(sheet.margin + 56, 60, "RECIBO OFICIAL DE PAGO DE IMPUESTOS, TASAS Y ESTAMPILLAS", size=9)
    sheet.text(
        sheet.width - sheet.margin, 74, f"No. {t.receipt}", size=12, bold=True, align="right", color="#b00000"
    )
    sheet.y = 84
    v.added(words.pesos(v.stamps[0][2]))
    limit = t.issued + dt.timedelta(days=15)
    sheet.stacked(
        [("CONTRIBUYENTE", t.person.name.upper()), ("C.C. O NIT", v.document()), ("FECHA DE EXPEDICIÓN", v.issued(words.slashed(t.issued))), ("PÁGUESE ANTES DE", sheet.put("fecha_limite", limit, words.slashed(limit))),
         ("CONTRATO No.", v.contract()), ("VALOR DEL CONTRATO", v.base(words.pesos(t.base)))],
        2, size=9,
    )  # fmt: skip
    sheet.grid(
        [[head("CÓDIGO"), head("CONCEPTO"), head("TARIFA"), head("VALOR")],
         *[[Cell(f"{410 + i}"), Cell(name.upper()), Cell(_rate(rate), align="center"), Cell(words.pesos(value), align="right")] for i, (name, rate, value) in enumerate(v.stamps)],
         [Cell("TOTAL A PAGAR", bold=True, span=3, align="right"), Cell(v.total(), bold=True, align="right")]],
        [0.12, 0.52, 0.14, 0.22], size=8.5,
    )  # fmt: skip
    sheet.picture(pictures.bars(rng), sheet.margin, sheet.y, 240, 34)
    sheet.y += 42
    sheet.write(
        f"(415)7709998{rng.randrange(10**5, 10**6)}(8020){t.receipt}(3900){v.sum:010d}(96){t.issued + dt.timedelta(days=15):%Y%m%d}",
        size=6.5,
        after=14,
    )
    if t.paid:
        x = sheet.width - sheet.margin - 190
        sheet.box(x, sheet.y, 180, 56, stroke="#303090")
        sheet.text(
            x + 90, sheet.y + 16, "BANCO DE OCCIDENTE", size=9, bold=True, align="center", color="#303090"
        )
        sheet.text(
            x + 90, sheet.y + 31, "RECIBIDO CON PAGO", size=10, bold=True, align="center", color="#303090"
        )
        sheet.text(
            x + 90,
            sheet.y + 47,
            v.paid(f"{t.paid.day:02d} {words.SHORT[t.paid.month - 1].upper()} {t.paid.year}"),
            size=9,
            align="center",
            color="#303090",
        )


def departamental(sheet: Sheet, facts: Facts, rng: Random) -> None:
    """A department's form of several stamps, rates beside the base; paid or not, said in a box."""
    v, t, entity = Levied(sheet, facts, rng, 6), facts.taxes, facts.deal.entity
    sheet.begin(KIND, landscape=rng.random() < 0.4)
    sheet.write(
        f"DEPARTAMENTO DE {entity.department.upper()}\nSECRETARÍA DE HACIENDA - RENTAS DEPARTAMENTALES",
        bold=True,
        align="center",
        after=4,
    )
    sheet.write(
        f"LIQUIDACIÓN Y PAGO DE ESTAMPILLAS DEPARTAMENTALES No. {t.receipt}", align="center", after=10
    )
    sheet.grid(
        [[Cell("Sujeto pasivo", bold=True), t.person.name, Cell("Identificación", bold=True), v.document(t.person.document)],
         [Cell("Acto o documento", bold=True), f"Contrato {v.contract()}", Cell("Entidad", bold=True), entity.name],
         [Cell("Base gravable", bold=True), v.base(words.american(t.base)), Cell("Fecha liquidación", bold=True), v.issued(f"{t.issued:%Y-%m-%d}")]],
        [0.17, 0.36, 0.17, 0.3], size=8.5,
    )  # fmt: skip
    v.added(words.american(v.stamps[0][2]))
    sheet.grid(
        [[head("Estampilla"), head("Base"), head("%"), head("Valor estampilla"), head("Intereses"), head("Total")],
         *[[name, words.american(t.base), _rate(rate), words.american(value), "$ 0.00", words.american(value)] for name, rate, value in v.stamps],
         [Cell("TOTALES", bold=True), "", "", words.american(v.sum), "$ 0.00", Cell(v.total(words.american(v.sum)), bold=True)]],
        [0.34, 0.17, 0.07, 0.16, 0.1, 0.16], size=8,
    )  # fmt: skip
    if t.paid:
        sheet.grid(
            [
                [
                    Cell("ESTADO: PAGADA", bold=True),
                    f"Fecha de pago: {v.paid(f'{t.paid:%Y-%m-%d}')}",
                    f"Banco: {rng.choice(('Davivienda', 'Banco Popular'))}",
                    f"Transacción {rng.randrange(10**7, 10**8)}",
                ]
            ],
            [0.22, 0.28, 0.25, 0.25],
            size=8.5,
        )
    else:
        sheet.grid([[Cell("ESTADO: PENDIENTE DE PAGO", bold=True)]], [0.5], size=8.5)
    sheet.write(
        "Ordenanza 014 de 2021. La estampilla es requisito para la legalización del contrato.", size=7
    )


def pse(sheet: Sheet, facts: Facts, rng: Random) -> None:
    """The page of a payment through PSE, for stamps."""
    v, t, entity = Levied(sheet, facts, rng, 3), facts.taxes, facts.deal.entity
    if t.paid is None:
        raise ValueError("this paper proves a payment")
    sheet.begin(KIND)
    sheet.y = 50
    sheet.write("Comprobante de pago en línea", bold=True, size=15, after=4)
    sheet.write(f"{entity.name} - Portal tributario", size=9, color="#666666", after=16)
    for label, value in (
        ("Estado de la transacción", "APROBADA"), ("Concepto", "PAGO DE ESTAMPILLAS CONTRATO " + v.contract()),
        ("Detalle", ", ".join(name for name, _, _ in v.stamps)), ("Pagador", t.person.name), ("Identificación", f"CC {v.document()}"),
        ("Referencia", t.receipt), ("CUS", str(rng.randrange(10**8, 10**9))), ("Fecha", f"{v.paid(words.slashed(t.paid))} {rng.randrange(8, 19):02d}:{rng.randrange(60):02d}"),
        ("Banco", "BANCO AV VILLAS"), ("Valor", v.total()),
    ):  # fmt: skip
        top = sheet.y
        sheet.write(label, size=9, color="#666666", after=0, width=140)
        sheet.y = top
        sheet.write(value, size=9.5, x=sheet.margin + 150, width=sheet.inner - 150, after=7)


def timbrada(sheet: Sheet, facts: Facts, rng: Random) -> None:
    """A liquidation typed by the entity's lawyer, with a teller's stamp askew over it."""
    v, t, entity = Levied(sheet, facts, rng, 4), facts.taxes, facts.deal.entity
    sheet.begin(KIND)
    band(sheet, entity, "#3c5a14")
    sheet.write(
        "LIQUIDACIÓN DE ESTAMPILLAS PARA LEGALIZACIÓN DE CONTRATO", bold=True, align="center", after=12
    )
    sheet.write(
        f"La oficina de contratación liquida las estampillas que debe cancelar {t.person.name.upper()}, identificado(a) con cédula {v.document()}, por la suscripción del contrato "
        f"{v.contract()} por valor de {v.base(words.pesos(t.base))}. Fecha de liquidación: {v.issued(words.long_day(t.issued))}.",
        align="justify", after=10,
    )  # fmt: skip
    v.added(words.pesos(v.stamps[0][2]))
    for name, rate, value in v.stamps:
        sheet.write(f"- {name} ({_rate(rate)}): {words.pesos(value)}", after=4)
    sheet.write(f"**Valor total: {v.total()}**", after=20)
    sheet.sign(pictures.signature(rng), ["Profesional universitario", entity.office])
    if t.paid:
        when = v.paid(words.slashed(t.paid))
        sheet.canvas.saveState()
        sheet.canvas.translate(sheet.width - sheet.margin - 150, sheet.height - sheet.y + 20)
        sheet.canvas.rotate(rng.choice((4, -3, 6)))
        sheet.canvas.setStrokeColorRGB(0.6, 0.1, 0.1)
        sheet.canvas.setFillColorRGB(0.6, 0.1, 0.1)
        sheet.canvas.roundRect(0, 0, 140, 52, 6)
        sheet.canvas.setFont("Helvetica-Bold", 10)
        sheet.canvas.drawCentredString(70, 36, "TESORERÍA - PAGADO")
        sheet.canvas.setFont("Helvetica", 9)
        sheet.canvas.drawCentredString(70, 22, when)
        sheet.canvas.drawCentredString(70, 9, f"CAJA {rng.randrange(1, 9)}")
        sheet.canvas.restoreState()


def constancia(sheet: Sheet, facts: Facts, rng: Random) -> None:
    """The treasurer tells in a letter what was paid."""
    v, t, entity = Levied(sheet, facts, rng, 3), facts.taxes, facts.deal.entity
    if t.paid is None:
        raise ValueError("this paper proves a payment")
    sheet.begin(KIND)
    band(sheet, entity, "#7a4a00")
    sheet.write("LA TESORERÍA HACE CONSTAR", bold=True, align="center", after=14)
    listed = " y ".join(name for name, _, _ in v.stamps[:2])
    sheet.write(
        f"Que {t.person.name.upper()}, con C.C. {v.document()}, canceló el día {v.paid(words.long_day(t.paid))} la suma de {v.total()} por concepto de {listed}"
        f"{' y otras' if len(v.stamps) > 2 else ''}, correspondientes al contrato {v.contract()}, según recibo de caja No. {t.receipt}.",
        align="justify", after=20,
    )  # fmt: skip
    sheet.sign(pictures.signature(rng), ["Tesorero(a)"])


LAYOUTS = {
    "recibo": recibo,
    "departamental": departamental,
    "pse": pse,
    "timbrada": timbrada,
    "constancia": constancia,
}
UNPAID = ("recibo", "departamental", "timbrada")
