"""What the papers of one submission say. Faults change these before anything is drawn."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from review.model import ItemKind, Month
from tools.papers.world import Account, Deal, Person


class Paid(StrEnum):
    """What a planilla says of its own payment."""

    PAGADA = "pagada"
    SIN_PAGAR = "sin_pagar"
    CALLADA = "callada"


class PilaKind(StrEnum):
    PLANILLA = "planilla"
    CERTIFICADO = "certificado"
    AFILIACIONES = "afiliaciones"


@dataclass
class InformeFacts:
    person: Person
    contract: str
    payment: int
    start: dt.date
    end: dt.date
    contract_start: dt.date
    signed: dt.date


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


@dataclass
class Contributions:
    """Contributions of one month, whole pesos, each rounded up to a hundred (D.1990/2016)."""

    ibc: int
    days: int
    health: int
    pension: int
    risks: int
    risk_rate: float

    @property
    def total(self) -> int:
        return self.health + self.pension + self.risks


@dataclass
class VoucherFacts:
    value: int
    day: dt.date
    approved: bool
    cus: str
    hour: str


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


@dataclass
class TaxFacts:
    person: Person
    contract: str
    base: int
    issued: dt.date
    paid: dt.date | None
    receipt: str


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
    second_planilla: str = ""  # "anterior" (of an older month) or "correccion" (unpaid, replaced)
