"""Papers on which a number is written in any way, and what the rules make of them beside a contract list."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from hypothesis import strategies as st

from review.contracts import ContractBook
from review.model import Contract, Document, Finding, Lectura, Origin, Page, Word
from review.recognition import recognise
from review.rules import judge
from tests.recognition.sheet import Sheet, document

DOCUMENT, ACCOUNT, MONTHLY = "1061700001", "40817735590", 4_500_000
CONTRACT = Contract(
    number="CPS-014-2026",
    contractor="Marcela Inventada Ruiz",
    document=DOCUMENT,
    start=dt.date(2026, 6, 1),
    end=dt.date(2026, 12, 31),
    monthly_value=MONTHLY,
    total_value=7 * MONTHLY,
)


@dataclass(frozen=True)
class Papers:
    """A cuenta de cobro and a bank letter. Numbers as they are to be printed, `\\n` for the end of a line;
    `foot` are lines at the foot of both."""

    document: str = "1.061.700.001"
    contract: str = "CPS-014-2026"
    value: str = "4.500.000"
    account: str = ACCOUNT
    certified: str = ACCOUNT
    holder: str = "1.061.700.001"
    debtor: str = "EL MUNICIPIO DE PUERTO CLARO, NIT 890.399.011-3"
    foot: tuple[str, ...] = ()
    scanned: bool = False

    def findings(self, contract: Contract = CONTRACT) -> dict[str, Finding]:
        """What the rules say, by code."""
        book = ContractBook((contract,), (), ())
        judged = judge(recognise(self.read()), lectura=Lectura.LEIDO, contracts=book)
        return {one.code: one for item in judged.items.values() for one in item.findings}

    def read(self) -> Document:
        pages = document(self._cuenta(), self._letter())
        return replace(pages, pages=tuple(map(_scan, pages.pages))) if self.scanned else pages

    def _cuenta(self) -> Sheet:
        sheet = Sheet().title("CUENTA DE COBRO No. 2")
        sheet.line("Puerto Claro, 30 de julio de 2026").skip()
        sheet.line(self.debtor).skip()
        sheet.line("DEBE A:").skip()
        _lines(sheet, f"MARCELA INVENTADA RUIZ, C.C. No. {self.document}")
        sheet.skip()
        _lines(sheet, f"La suma de $ {self.value}")
        _lines(sheet, f"Contrato de prestación de servicios No. {self.contract}")
        sheet.line("Por los servicios prestados en el mes de julio de 2026.").skip()
        _lines(sheet, f"Consignar en la cuenta de ahorros No. {self.account}")
        return self._with_foot(sheet.line("Banco: Bancolombia").skip())

    def _letter(self) -> Sheet:
        sheet = Sheet().title("BANCOLOMBIA").line("CERTIFICA QUE").skip()
        _lines(sheet, f"MARCELA INVENTADA RUIZ, identificada con C.C. No. {self.holder}")
        sheet.line("es titular del siguiente producto, que se encuentra activo:").skip()
        _lines(sheet, f"Cuenta de ahorros No. {self.certified}")
        return self._with_foot(sheet.line("Se expide en Puerto Claro el 20 de julio de 2026.").skip())

    def _with_foot(self, sheet: Sheet) -> Sheet:
        for line in self.foot:
            sheet.skip().line(line)
        return sheet


def _lines(sheet: Sheet, text: str) -> None:
    for line in text.split("\n"):
        sheet.line(line)


def _scan(page: Page) -> Page:
    return replace(page, origin=Origin.OCR, words=tuple(Word(w.text, w.box, 0.99) for w in page.words))


GROUPS = (3, 3, 3, 1)


@st.composite
def writings(draw: st.DrawFn, number: str, *, breaks: bool = True) -> str:
    """A number of ten figures or so, written in some way: grouped, with blanks, broken at a line's end."""
    sign = draw(st.sampled_from(["", ".", ",", " ", "'", ". ", " . "]))
    groups = []
    rest = number
    while rest:
        groups.insert(0, rest[-3:])
        rest = rest[:-3]
    if not sign:
        return number
    places = st.integers(0, len(groups) - 2) if breaks and len(groups) > 1 else st.none()
    broken = draw(st.one_of(st.none(), places))
    return "".join(
        group + ("" if at == len(groups) - 1 else f"{sign.strip()}\n" if at == broken else sign)
        for at, group in enumerate(groups)
    )
