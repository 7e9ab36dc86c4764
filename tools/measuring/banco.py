"""Letters of banks: prose, tables, one line of a fintech, a cooperative, a receipt of ownership."""
# ruff: noqa: E501  (the papers' own sentences)

from __future__ import annotations

from random import Random

from review.model import PageKind
from tools.measuring import words
from tools.measuring.heads import foot
from tools.measuring.sheet import Cell, Sheet, head
from tools.papers import pictures
from tools.papers.facts import Facts

KIND = PageKind.BANCO
_LEGAL = {
    "Banco de Occidente": "BANCO DE OCCIDENTE S.A.", "Banco AV Villas": "BANCO COMERCIAL AV VILLAS S.A.", "Bancoomeva": "BANCOOMEVA S.A.",
    "Scotiabank Colpatria": "SCOTIABANK COLPATRIA S.A.", "Itaú": "ITAÚ COLOMBIA S.A.", "Lulo Bank": "LULO BANK S.A.", "Banco Falabella": "BANCO FALABELLA S.A.",
    "Daviplata": "DAVIPLATA", "Confiar": "CONFIAR COOPERATIVA FINANCIERA", "Coopcentral": "BANCO COOPERATIVO COOPCENTRAL",
    "Bancolombia": "BANCOLOMBIA S.A.", "Davivienda": "BANCO DAVIVIENDA S.A.", "Banco Agrario de Colombia": "BANCO AGRARIO DE COLOMBIA S.A.",
}  # fmt: skip
_KIND = {
    "ahorros": "cuenta de ahorros",
    "corriente": "cuenta corriente",
    "deposito": "depósito de bajo monto",
}
_COLORS = ("#0057a8", "#c8102e", "#00843d", "#f58220", "#4b2e83")

COOPERATIVES = frozenset({"Confiar", "Coopcentral", "Bancoomeva"})
FINTECHS = frozenset({"Lulo Bank", "Daviplata", "Banco Falabella"})


class Stated:
    """What the letter states, each noted in the truth when it is asked for."""

    def __init__(self, sheet: Sheet, facts: Facts) -> None:
        self.sheet, self.b, self.a = sheet, facts.bank, facts.bank.account

    def bank(self, text: str | None = None) -> str:
        return self.sheet.put("banco", self.a.bank, text or _LEGAL[self.a.bank])

    def account(self, text: str | None = None) -> str:
        return self.sheet.put("cuenta", self.a.number, text or self.a.number)

    def kind(self, *, upper: bool = False, capital: bool = False) -> str:
        text = _KIND[self.a.kind]
        text = text.upper() if upper else text.capitalize() if capital else text
        return self.sheet.put("tipo_cuenta", self.a.kind, text)

    def document(self, text: str | None = None) -> str:
        return self.sheet.put(
            "documento", self.b.person.document, text or words.bare(int(self.b.person.document))
        )

    def day(self, text: str) -> str:
        return self.sheet.put("fecha", self.b.day, text)

    def state(self, active: str, inactive: str = "inactiva") -> str:
        return active if self.b.active else inactive


def carta(sheet: Sheet, facts: Facts, rng: Random) -> None:
    """A plain letter: everything in two sentences, the date in the last one."""
    s, b = Stated(sheet, facts), facts.bank
    sheet.begin(KIND)
    sheet.y += 16
    sheet.write(s.bank(), bold=True, size=14, color=rng.choice(_COLORS), after=4)
    sheet.write("NIT 890.300.279-4", size=8, after=26)
    sheet.write("CERTIFICA", bold=True, align="center", after=18)
    state = s.state("vigente y activa", "cancelada")
    since = f"con apertura el {words.long_day(s.a.opened)}"
    sheet.write(
        f"Que el(la) señor(a) {b.person.name.upper()}, identificado(a) con cédula de ciudadanía No. {s.document()}, es titular de la {s.kind()} "
        f"número {s.account()}, {since}, la cual a la fecha se encuentra {state}.",
        align="justify", after=12,
    )  # fmt: skip
    text = words.closing_day(rng, b.day)
    sheet.write(
        f"La presente se expide a solicitud del interesado, en la ciudad de {b.person.city}, {s.day(text)}.",
        align="justify",
        after=30,
    )
    sheet.write("Cordialmente,", after=8)
    sheet.sign(pictures.signature(rng), ["Dirección de Servicio al Cliente", "Firma digitalizada"])


def tabla(sheet: Sheet, facts: Facts, rng: Random) -> None:
    """A table of products with one more product, which is none of the account's (a card)."""
    s, b = Stated(sheet, facts), facts.bank
    color = rng.choice(_COLORS)
    sheet.begin(KIND)
    sheet.box(0, 0, sheet.width, 10, fill=color, stroke=None)
    sheet.text(sheet.margin, 48, s.a.bank, size=18, bold=True, color=color)
    sheet.y = 70
    sheet.write(f"{b.person.city}, {s.day(words.long_day(b.day))}", after=16)
    sheet.write("A QUIEN INTERESE", bold=True, after=12)
    sheet.write(
        f"{s.bank()} se permite certificar que nuestro(a) cliente {b.person.name}, con documento CC {s.document(b.person.document)}, posee los siguientes productos:",
        align="justify",
        after=10,
    )
    sheet.grid(
        [[head(n) for n in ("Producto", "Número", "Fecha de apertura", "Estado")],
         [s.kind(upper=True), s.account(), words.slashed(s.a.opened), s.state("ACTIVA", "INACTIVA")],
         ["TARJETA DE CRÉDITO", f"XXXX XXXX XXXX {rng.randrange(1000, 9999)}", words.slashed(s.a.opened), "VIGENTE"]],
        [0.34, 0.26, 0.22, 0.18], size=9,
    )  # fmt: skip
    sheet.write(
        "Esta certificación no constituye garantía ni compromete al Banco por el manejo futuro de los productos.",
        size=8,
        after=20,
    )
    sheet.sign(pictures.signature(rng), ["Gerencia de Operaciones"])
    foot(sheet, "VIGILADO SUPERINTENDENCIA FINANCIERA DE COLOMBIA")


def fintech(sheet: Sheet, facts: Facts, rng: Random) -> None:
    """One sentence in the middle of an empty page, and a code to verify it."""
    s, b = Stated(sheet, facts), facts.bank
    sheet.begin(KIND, size="a4")
    color = rng.choice(_COLORS)
    sheet.text(sheet.margin, 60, s.bank(s.a.bank), size=24, bold=True, color=color)
    sheet.y = 130
    sheet.write("Certificado de tu cuenta", size=17, bold=True, after=16)
    owner = f"{b.person.name}, con cédula {s.document()},"
    state = s.state("está activa", "está bloqueada")
    sheet.write(
        f"{owner} es titular de {'el' if s.a.kind == 'deposito' else 'la'} {s.kind()} No. {s.account()} con nosotros desde {words.month(s.a.opened)}. Hoy, {s.day(words.long_day(b.day))}, {state}.",
        size=12, lead=1.5, after=40,
    )  # fmt: skip
    sheet.write(
        f"Verifica este documento con el código {rng.randrange(10**9, 10**10):X}", size=8, color="#888888"
    )


def cooperativa(sheet: Sheet, facts: Facts, rng: Random) -> None:
    """A cooperative's constancia: labels beside the values, no sentence that joins them."""
    s, b = Stated(sheet, facts), facts.bank
    lab = sheet.style.label
    sheet.begin(KIND)
    sheet.picture(pictures.logo(rng, "COO"), sheet.margin, 34, 46, 46)
    sheet.text(sheet.margin + 60, 60, s.bank(), size=12, bold=True)
    sheet.y = 100
    sheet.write(lab("Constancia de cuenta"), bold=True, align="center", size=13, after=16)
    sheet.write(lab("A quien pueda interesar"), after=12)
    sheet.write(
        "Hacemos constar que el asociado que se relaciona tiene vínculo con nuestra entidad, así:", after=10
    )
    for label, value in (
        ("Asociado", b.person.name.upper()), ("Documento", f"C.C. {s.document()}"), ("Producto", s.kind(capital=True)),
        ("Número de cuenta", s.account()), ("Estado de la cuenta", s.state("Activa", "Inactiva")), ("Fecha de apertura", words.slashed(s.a.opened)),
        ("Fecha de expedición", s.day(words.day(rng, b.day))),
    ):  # fmt: skip
        sheet.text(sheet.margin + 20, sheet.y + 11, f"{lab(label)}", bold=True)
        sheet.text(sheet.margin + 190, sheet.y + 11, value)
        sheet.y += 19
    sheet.y += 34
    sheet.sign(pictures.signature(rng), [lab("Asesor comercial"), "Oficina principal"])


def constancia(sheet: Sheet, facts: Facts, rng: Random) -> None:
    """«Hace constar» in capitals; the account's digits are parted, the date stands at the foot."""
    s, b = Stated(sheet, facts), facts.bank
    sheet.begin(KIND)
    sheet.y += 20
    sheet.write(f"{s.bank()}\nHACE CONSTAR", bold=True, align="center", after=18)
    n = s.a.number
    parted = f"{n[:3]}-{n[3:-2]}-{n[-2:]}" if rng.random() < 0.5 else f"{n[:4]} {n[4:]}"
    sheet.write(
        f"QUE {b.person.name.upper()} IDENTIFICADO(A) CON C.C. {s.document(b.person.document)} POSEE EN NUESTRA ENTIDAD LA SIGUIENTE CUENTA: {s.kind(upper=True)} "
        f"N° {s.account(parted)}, ESTADO: {s.state('ACTIVA', 'EMBARGADA')}.",
        align="justify", after=14,
    )  # fmt: skip
    sheet.write(
        "NOTA: PARA TRANSFERENCIAS INTERBANCARIAS DIGITE EL NUMERO SIN GUIONES NI ESPACIOS.", size=8, after=30
    )
    sheet.sign(pictures.signature(rng), ["AREA DE CERTIFICACIONES"])
    sheet.y += 30
    sheet.write(
        f"Expedida: {s.day(words.day(rng, b.day))}  Hora: {rng.randrange(8, 18)}:{rng.randrange(10, 59)}",
        size=8.5,
    )


def referencia(sheet: Sheet, facts: Facts, rng: Random) -> None:
    """A commercial reference addressed to the entity: balances and other numbers around the account."""
    s, b = Stated(sheet, facts), facts.bank
    sheet.begin(KIND)
    sheet.write(f"{s.day(words.day(rng, b.day))}", align="right", after=14)
    sheet.write(f"Señores\n{facts.deal.entity.name.upper()}\nNIT {facts.deal.entity.nit_printed}", after=12)
    sheet.write("Asunto: Referencia bancaria", bold=True, after=12)
    sheet.write(
        f"Por medio de la presente {s.bank()} certifica que el cliente de la referencia cuenta con el siguiente producto:",
        align="justify",
        after=10,
    )
    sheet.grid(
        [[Cell("Cliente", bold=True), b.person.name], [Cell("Identificación", bold=True), f"CC {s.document()}"],
         [Cell("Tipo de producto", bold=True), s.kind(capital=True)], [Cell("No. de producto", bold=True), s.account()],
         [Cell("Oficina de radicación", bold=True), f"{rng.randrange(100, 999)} - {b.person.city}"], [Cell("Antigüedad", bold=True), f"{(b.day - s.a.opened).days // 30} meses"],
         [Cell("Estado", bold=True), s.state("Activo", "Inactivo")], [Cell("Saldo promedio", bold=True), "Cinco cifras medias"]],
        [0.35, 0.5], size=9.5, rules="rows",
    )  # fmt: skip
    sheet.write("Atentamente,", after=10)
    sheet.sign(pictures.signature(rng), [s.a.bank, "Línea de atención 601 555 0199"])


LAYOUTS = {
    "carta": carta,
    "tabla": tabla,
    "fintech": fintech,
    "cooperativa": cooperativa,
    "constancia": constancia,
    "referencia": referencia,
}
