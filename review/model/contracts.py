"""What a submission is held against: contracts, and what SECOP II says of their payments."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from review.model.basics import Month


@dataclass(frozen=True, slots=True)
class Contract:
    """A contract as the entity knows it. What the source did not tell is None."""

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

    `payment` and `month` are None when the source speaks of the contract as a whole.
    """

    contract: str
    state: SecopState
    source: SecopSource
    payment: int | None = None
    month: Month | None = None
    value: int | None = None
