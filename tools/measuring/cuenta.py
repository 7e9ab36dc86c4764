"""Accounts of what is owed, on forms: tables, boxes, labels beside, above and under their values."""
# ruff: noqa: E501  (the papers' own sentences)

from __future__ import annotations

from random import Random

from review.model import Month, PageKind
from tools.measuring import words
from tools.measuring.heads import Quality, quality
from tools.measuring.sheet import Cell, Sheet, head
from tools.measuring.signing import signed
from tools.papers.facts import Facts

KIND = PageKind.CUENTA
KINDS = {"ahorros": "Ahorros", "corriente": "Corriente", "deposito": "Depósito de bajo monto"}


class Said:
    """The account's values as one hand writes them, each noted in the truth when it is asked for."""

    def __init__(self, sheet: Sheet, facts: Facts, rng: Random) -> None:
        self.sheet, self.f, self.rng = sheet, facts.cuenta, rng

    def value(self, text: str | None = None) -> str:
        return self.sheet.put("valor", self.f.value, text or words.money(self.rng, self.f.value))

    def in_words(self) -> str:
        return self.sheet.put(
            "valor_letras", self.f.worded_value, words.sum_in_words(self.rng, self.f.worded_value)
        )

    def contract(self) -> str:
        return self.sheet.put("contrato", self.f.contract, self.f.contract)

    def document(self, text: str | None = None) -> str:
        return self.sheet.put(
            "documento", self.f.person.document, text or words.bare(int(self.f.person.document))
        )

    def month(self, text: str | None = None) -> str:
        return self.sheet.put(
            "periodo", Month.of(self.f.start), text or words.period(self.rng, self.f.start, self.f.end)
        )

    def day(self, text: str | None = None) -> str:
        return self.sheet.put("fecha_cuenta", self.f.signed, text or words.day(self.rng, self.f.signed))

    def payment(self, text: str) -> str:
        return self.sheet.put("numero_pago", self.f.payment, text)

    def bank(self) -> str:
        return self.sheet.put("banco", self.f.account.bank, self.f.account.bank)

    def account(self, text: str | None = None) -> str:
        return self.sheet.put("cuenta", self.f.account.number, text or self.f.account.number)

    def nit(self) -> str:
        return self.sheet.put("nit_entidad", self.f.entity.nit, self.f.entity.nit_printed)

    def vat(self, text: str) -> str:
        return self.sheet.put("iva", self.f.vat, text) if self.f.vat else text

    @property
    def kind(self) -> str:
        return KINDS[self.f.account.kind]


def solicitud(sheet: Sheet, facts: Facts, rng: Random) -> None:
    """«Solicitud de pago»: a form of the treasury, labels beside their values, other sums around."""
    f, deal, lab = facts.cuenta, facts.deal, sheet.style.label
    said = Said(sheet, facts, rng)
    sheet.begin(KIND)
    quality(
        sheet,
        facts,
        Quality("GESTIÓN DE TESORERÍA", "SOLICITUD DE PAGO CONTRATISTAS", "TES-F-07", "11", "12/02/2026"),
    )

    def label(text: str) -> Cell:
        return Cell(lab(text), bold=True)

    whole = sheet.put("valor_contrato", deal.total, words.pesos(deal.total))
    paid = sheet.put("pagado", f.paid, words.pesos(f.paid))
    left = sheet.put("saldo", f.balance, words.pesos(f.balance))
    sheet.grid(
        [
            [label("Fecha de solicitud"), said.day(), label("Pago número"), said.payment(f"{f.payment} de {f.payments}")],
            [label("Contratista"), f.person.name, label("C.C."), said.document()],
            [label("Contrato"), said.contract(), label("Supervisor"), deal.supervisor],
            [label("Período que se cobra"), Cell(said.month(), span=3)],
            [label("Valor total del contrato"), whole, label("Valor pagado a la fecha"), paid],
            [Cell(lab("Valor a pagar en esta solicitud"), bold=True, fill="#fff3d6"), Cell(said.value(), bold=True, fill="#fff3d6", span=3)],
            [label("Valor en letras"), Cell(said.in_words(), span=3)],
            [label("Saldo del contrato"), Cell(left, span=3)],
            [label("Entidad financiera"), said.bank(), label("Tipo de cuenta"), said.kind],
            [label("Número de cuenta"), Cell(said.account(), span=3)],
        ],
        [0.25, 0.31, 0.2, 0.24], size=8.5, pad=4,
    )  # fmt: skip
    sheet.write(
        "Para efectos de la retención en la fuente (artículo 383 del E.T.) declaro que NO he contratado o vinculado dos (2) o más trabajadores asociados a "
        "la actividad por un término igual o superior a noventa (90) días y que solicito la depuración de la base con los aportes obligatorios a seguridad social.",
        size=8, align="justify", after=14,
    )  # fmt: skip
    signed(sheet, f, rng, [f.person.name, lab("Firma del contratista")])


def soporte(sheet: Sheet, facts: Facts, rng: Random) -> None:
    """The buyer's «documento soporte»: boxes whose small labels stand under the values; no words."""
    f, deal = facts.cuenta, facts.deal
    said = Said(sheet, facts, rng)
    sheet.begin(KIND)
    sheet.write(
        "DOCUMENTO SOPORTE EN ADQUISICIONES EFECTUADAS A SUJETOS NO OBLIGADOS A EXPEDIR FACTURA O DOCUMENTO EQUIVALENTE",
        bold=True,
        align="center",
        size=9.5,
        after=2,
    )
    sheet.write(
        "Resolución DIAN 000167 del 30 de diciembre de 2021 - Autorización de numeración 18764031122334 del 2026-01-13",
        align="center",
        size=7,
        after=8,
    )
    entity = f.entity
    sheet.stacked([(entity_label, value) for entity_label, value in (("Adquirente", entity.name), ("NIT", said.nit()), ("Ciudad", entity.city))],
                  3, below=True, size=8.5, after=0, widths=[0.55, 0.22, 0.23])  # fmt: skip
    sheet.stacked([("Consecutivo", f"DS-{rng.randrange(100, 999)}"), ("Fecha de la operación", said.day()), ("Cuota", said.payment(f"{f.payment} / {f.payments}"))],
                  3, below=True, size=8.5, after=0)  # fmt: skip
    sheet.stacked(
        [("Vendedor o prestador del servicio", f.person.name), ("C.C. / NIT", said.document())],
        2,
        below=True,
        size=8.5,
        after=0,
        widths=[0.65, 0.35],
    )
    sheet.stacked(
        [("Dirección", f.person.address), ("Teléfono", f.person.phone), ("Contrato", said.contract())],
        3,
        below=True,
        size=8.5,
        after=0,
    )
    sheet.y += 8
    concept = f"Honorarios {said.month()}"
    sheet.grid(
        [[head("Descripción"), head("Cant."), head("Vr. unitario"), head("Vr. total")],
         [concept, Cell("1", align="center"), Cell(words.pesos(f.value), align="right"), Cell(words.pesos(f.value), align="right")],
         [Cell(deal.object, span=4, size=7)]],
        [0.52, 0.08, 0.2, 0.2], size=8.5,
    )  # fmt: skip
    sheet.stacked(
        [
            ("Base", words.pesos(f.value - f.vat)),
            ("IVA 19 %" if f.vat else "IVA asumido", said.vat(words.pesos(f.vat))),
            ("Total operación", said.value(words.pesos(f.value))),
        ],
        3,
        below=True,
        size=9,
    )
    sheet.stacked(
        [("Banco", said.bank()), ("Clase de cuenta", said.kind), ("Cuenta No.", said.account())],
        3,
        below=True,
        size=8.5,
        after=18,
    )
    signed(sheet, f, rng, [f.person.name, "Firma del vendedor o prestador"])


def excel(sheet: Sheet, facts: Facts, rng: Random) -> None:
    """A sheet of a spreadsheet: columns, a total below, «SON:» and the words."""
    f, deal = facts.cuenta, facts.deal
    said = Said(sheet, facts, rng)
    sheet.begin(KIND)
    sheet.grid(
        [[Cell(f.person.name.upper(), bold=True, size=11), Cell(said.payment(f"CUENTA DE COBRO No. {f.payment:04d}"), bold=True, align="right")],
         [f"NIT {said.document()}" + ("" if f.vat else " - Régimen no responsable de IVA"), Cell(f"Fecha: {said.day()}", align="right")],
         [f"{f.person.address} - {f.person.city}", Cell(f"Cel. {f.person.phone}", align="right")]],
        [0.6, 0.4], rules="none", size=9,
    )  # fmt: skip
    sheet.grid([[Cell("CLIENTE", bold=True), f.entity.name], [Cell("NIT", bold=True), said.nit()],
                [Cell("CONTRATO", bold=True), said.contract()], [Cell("PERIODO", bold=True), said.month()]],
               [0.2, 0.8], size=9)  # fmt: skip
    total = said.value(words.american(f.value) if rng.random() < 0.5 else words.pesos(f.value))
    money = total.replace("$ ", "")
    bare = words.bare(f.value - f.vat) if f.vat else money
    sheet.grid(
        [[head("ITEM"), head("DESCRIPCION"), head("CANT"), head("VR UNIT"), head("VR TOTAL")],
         ["1", deal.object, Cell("1", align="center"), Cell(money, align="right"), Cell(money, align="right")],
         *[[" ", "", "", "", ""] for _ in range(3)],
         [Cell("SUBTOTAL", span=4, align="right"), Cell(bare, align="right")],
         [Cell("IVA 19%" if f.vat else "IVA 0%", span=4, align="right"), Cell(said.vat(words.bare(f.vat)), align="right")],
         [Cell("TOTAL A COBRAR", span=4, align="right", bold=True), Cell(total, align="right", bold=True)]],
        [0.07, 0.47, 0.08, 0.19, 0.19], size=8.5,
    )  # fmt: skip
    sheet.write(f"SON: {said.in_words()}", size=9, after=10)
    sheet.write(
        f"Consignar a: {said.bank()}, cuenta de {said.kind.lower()} numero {said.account()} a nombre de {f.person.name}",
        size=9,
        after=20,
    )
    signed(sheet, f, rng, [f.person.name, "C.C. " + f.person.document])


def columnas(sheet: Sheet, facts: Facts, rng: Random) -> None:
    """Labels over their values in two columns, the sum in a box of its own; what is asked to retain."""
    f, deal, lab = facts.cuenta, facts.deal, sheet.style.label
    said = Said(sheet, facts, rng)
    sheet.begin(KIND)
    sheet.box(sheet.margin, sheet.y, sheet.inner, 26, fill="#2b5f4a")
    sheet.text(sheet.margin + 8, sheet.y + 18, "CUENTA DE COBRO", size=14, bold=True, color="#ffffff")
    sheet.text(
        sheet.width - sheet.margin - 8,
        sheet.y + 17,
        said.payment(f"N.º {f.payment:02d}"),
        size=11,
        align="right",
        color="#ffffff",
    )
    sheet.y += 40
    left, right = sheet.margin, sheet.width / 2 + 10
    pairs = (
        ("Fecha", said.day(), "Ciudad", deal.entity.city),
        ("Entidad deudora", f.entity.name, "NIT de la entidad", said.nit()),
        (
            "Acreedor",
            f.person.name,
            "Identificación",
            said.document(f"CC {words.bare(int(f.person.document))}"),
        ),
        (
            "Contrato de prestación de servicios",
            said.contract(),
            "Mes cobrado",
            said.month(words.month(f.start).capitalize()),
        ),
    )
    size = sheet.style.size
    for one, a, two, b in pairs:
        sheet.text(left, sheet.y, lab(one), size=size - 2, color="#5a5a5a")
        sheet.text(right, sheet.y, lab(two), size=size - 2, color="#5a5a5a")
        top = sheet.y + 2
        sheet.y = top
        sheet.write(a, width=right - left - 14, after=0, size=size)
        low = sheet.y
        sheet.y = top
        sheet.write(b, x=right, width=sheet.width - sheet.margin - right, after=0, size=size)
        sheet.y = max(low, sheet.y) + 16
    sheet.box(left, sheet.y, sheet.inner, 58, stroke="#2b5f4a", fill="#f1f7f4")
    sheet.text(left + 10, sheet.y + 14, lab("Valor a cobrar"), size=size - 1.5)
    sheet.text(left + 10, sheet.y + 34, said.value(), size=15, bold=True)
    sheet.y += 38
    sheet.write(said.in_words(), x=left + 10, width=sheet.inner - 20, size=size - 1.5, after=16)
    sheet.y += 8
    if f.vat:
        told = f"Honorarios {words.pesos(f.value - f.vat)} más IVA del 19 %: {said.vat(words.pesos(f.vat))}"
        sheet.write(told, size=size - 1, after=8)
    sheet.write(f"{lab('Concepto')}: honorarios por {deal.object}", size=size - 1, align="justify", after=12)
    sheet.write(
        f"**{lab('Datos para el pago')}**\n{said.bank()}\nCuenta de {said.kind.lower()}\n{said.account()}",
        after=14,
    )
    sheet.write(
        "Retenciones a practicar: según artículo 383 E.T., procedimiento 1. Rentas exentas: 25 % numeral 10 artículo 206 E.T. ReteICA: tarifa municipal vigente.",
        size=8,
        after=16,
    )
    signed(sheet, f, rng, [f.person.name])
