"""What a submission is held against: contracts, and what SECOP II says of their payments."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from review.model.basics import Month
from review.model.budget import BudgetLine


@dataclass(frozen=True, slots=True)
class Contract:
    """A contract as the entity knows it. What the source did not tell is None.

    `start` is the day of the acta de inicio; `end` the last day agreed at first, `extended_to` the last day
    with every prórroga. `added_value` is the sum of the additions in pesos, below zero where the contract was
    reduced. `suspensions` are its suspended days, both ends included. After an assignment (cesión) on
    `assigned_on` the contractor here is the one who took it over, and `assignor` the document of who had it
    before. `risk_class` is the ARL's, I to V. `duties` are its specific obligations; `asks` the names of
    checklist items that the contract itself asks. `budget` are the lines that pay it, in their
    list's order.
    """

    number: str
    contractor: str | None = None
    document: str | None = None
    entity: str | None = None
    entity_nit: str | None = None
    purpose: str | None = None
    start: dt.date | None = None
    end: dt.date | None = None
    monthly_value: int | None = None
    total_value: int | None = None
    supervisor: str | None = None
    secop_id: str | None = None
    bank: str | None = None
    account: str | None = None
    account_type: str | None = None
    extended_to: dt.date | None = None
    added_value: int | None = None
    suspensions: tuple[tuple[dt.date, dt.date], ...] = ()
    assigned_on: dt.date | None = None
    assignor: str | None = None
    risk_class: str | None = None
    pensioner: bool | None = None
    duties: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    budget: tuple[BudgetLine, ...] = ()

    @property
    def last_day(self) -> dt.date | None:
        """The last day of the contract, prórrogas counted."""
        return self.end if self.extended_to is None else self.extended_to

    @property
    def whole_value(self) -> int | None:
        """Its value in pesos with the additions."""
        return None if self.total_value is None else self.total_value + (self.added_value or 0)


class SecopState(StrEnum):
    """State of a cuenta in SECOP II (Colombia Compra Eficiente); the order is the order of its life."""

    SIN_CONFIRMAR = "sin_confirmar"
    PENDIENTE_REGISTRO = "pendiente_registro"
    ENVIADO = "enviado"
    BAJO_APROBACION = "bajo_aprobacion"
    RECHAZADO = "rechazado"
    APROBADO = "aprobado"
    PAGADO = "pagado"

    @property
    def pending(self) -> bool:
        """True while the entity has not received it (unknown counts as pending)."""
        return self in (SecopState.SIN_CONFIRMAR, SecopState.PENDIENTE_REGISTRO, SecopState.RECHAZADO)


class SecopSource(StrEnum):
    """Where a cuenta's SECOP state was learnt; a later one in this order wins."""

    NINGUNA = "ninguna"
    CARPETA = "carpeta"
    CONTRATOS = "contratos"
    PLAN_DE_PAGOS = "plan_de_pagos"
    A_MANO = "a_mano"


@dataclass(frozen=True, slots=True)
class SecopPayment:
    """One row of SECOP's plan de pagos, or of a contracts file with the column `estado_secop`.

    `payment` and `month` are None when the source speaks of the contract as a whole. `value` is the amount
    to be paid, `net` and `total` those of its invoice, in pesos. `document` and `entity_nit` are those of the
    contract: its number alone may be that of several.
    """

    contract: str
    state: SecopState
    source: SecopSource
    payment: int | None = None
    month: Month | None = None
    value: int | None = None
    net: int | None = None
    total: int | None = None
    invoice: str | None = None
    issued: dt.date | None = None
    received: dt.date | None = None
    due: dt.date | None = None
    paid: dt.date | None = None
    planilla: str | None = None
    planilla_paid: dt.date | None = None
    document: str | None = None
    entity_nit: str | None = None
