"""What the papers of one submission say. Faults change these before anything is drawn."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from review.model import ItemKind, Month
from tools.papers.world import Account, Deal, Entity, Person

Done = tuple[tuple[str, str], ...]
"""Obligations with what was done about each."""


class Paid(StrEnum):
    """What a planilla says of its own payment."""

    PAGADA = "pagada"
    SIN_PAGAR = "sin_pagar"
    CALLADA = "callada"


class PilaKind(StrEnum):
    PLANILLA = "planilla"
    CERTIFICADO = "certificado"
    AFILIACIONES = "afiliaciones"
    COMPROBANTE = "comprobante"  # the proof of payment alone


class Ink(StrEnum):
    """How a paper is signed."""

    IMAGEN = "imagen"
    TRAZO = "trazo"  # drawn with a pen on a screen
    NINGUNA = "ninguna"  # the line alone


class Altered(StrEnum):
    """How the planilla was changed after its file was made."""

    NOTA = "nota"  # a text box laid over a figure
    CONTENIDO = "contenido"  # the page's drawing written anew
    FUENTE = "fuente"  # a figure in another font


@dataclass
class InformeFacts:
    person: Person
    contract: str
    payment: int
    start: dt.date
    end: dt.date
    contract_start: dt.date
    signed: dt.date
    value: int = 0
    paid: int = 0  # of the contract, before this payment
    balance: int = 0  # after this payment
    activities: Done = ()
    quoted: str = ""  # the number it quotes as the planilla's; without it, the planilla's own
    ink: Ink = Ink.IMAGEN
    annex: str = "captions"
    photo: bytes = b""  # the first of its photographs, when it was used before


@dataclass
class CuentaFacts:
    person: Person
    contract: str
    payment: int
    payments: int
    value: int
    worded_value: int
    start: dt.date
    end: dt.date
    signed: dt.date
    account: Account
    entity: Entity
    paid: int = 0
    balance: int = 0
    vat: int = 0  # part of the value that is charged as IVA
    ink: Ink = Ink.IMAGEN


@dataclass
class Contributions:
    """Contributions of one month, whole pesos, each rounded up to a hundred (D.1990/2016)."""

    ibc: int
    days: int
    health: int
    pension: int
    risks: int
    risk_rate: float
    solidarity: int = 0
    mora: int = 0
    days_late: int = 0

    @property
    def without_mora(self) -> int:
        return self.health + self.pension + self.risks + self.solidarity

    @property
    def total(self) -> int:
        return self.without_mora + self.mora


@dataclass
class VoucherFacts:
    value: int
    day: dt.date
    approved: bool
    cus: str
    hour: str
    planilla: str  # the number and the key of what it pays
    pay_key: str


@dataclass
class PilaFacts:
    kind: PilaKind
    person: Person
    period: Month
    status: Paid
    paid: dt.date
    due: dt.date
    planilla: str
    pay_key: str
    dues: Contributions
    voucher: VoucherFacts | None
    altered: Altered | None = None


@dataclass
class BankFacts:
    person: Person
    account: Account
    day: dt.date
    active: bool = True
    masked: bool = False  # only the last four digits of the account are printed


@dataclass
class RutFacts:
    person: Person
    dv: int
    generated: dt.datetime
    form_number: str
    in_process: bool = False
    company: str = ""  # the firm whose form it is; `person.document` is then its NIT
    activity: str = "8211"
    responsibilities: tuple[str, ...] = ("05", "49")
    sheets: int = 1
    kept: int = 0  # sheets that are in the file, when not all


@dataclass
class TaxFacts:
    person: Person
    contract: str
    base: int
    issued: dt.date
    paid: dt.date | None
    receipt: str
    off: int = 0  # by how much the total misses the sum of its rows


@dataclass
class DeclarationFacts:
    """What the contractor declares for his taxes, by the names of the fields; amounts in pesos a month."""

    layout: str
    answers: dict[str, bool]
    amounts: dict[str, int]


@dataclass
class Facts:
    """A submission's whole content. `present` are the items it holds; `layouts` how each is drawn."""

    deal: Deal
    month: Month
    first: bool
    informe: InformeFacts
    cuenta: CuentaFacts
    pila: PilaFacts
    bank: BankFacts
    rut: RutFacts
    taxes: TaxFacts
    present: set[ItemKind]
    layouts: dict[str, str] = field(default_factory=dict)
    pictures: bool = True  # picture-only evidence pages allowed
    wide: bool = False  # more typefaces, sizes and wordings
    declaration: DeclarationFacts | None = None
    second_planilla: str = ""  # "anterior" (of an older month) or "correccion" (unpaid, replaced)
