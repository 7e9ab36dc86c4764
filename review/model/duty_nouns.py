"""The obligations of a contract: where they are known from, and what the supervisor says of each."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from review.model.basics import Box


class DutyTick(StrEnum):
    """What the supervisor says of an obligation in one month."""

    CUMPLIDA = "cumplida"
    NO_CUMPLIDA = "no_cumplida"
    NO_APLICA = "no_aplica"
    SIN_MARCAR = "sin_marcar"


class DutyOrigin(StrEnum):
    """Where the obligations of a cuenta are known from, the surest first."""

    LISTA = "lista"  # a column of the contract list
    CONFIRMADA = "confirmada"  # a person confirmed them, once for the contract
    INFORME = "informe"  # only what this month's informe prints


class DutySource(StrEnum):
    """What a person confirmed the obligations of a contract from."""

    CONTRATO = "contrato"  # a PDF of the contract, or its pages in a cuenta
    INFORME = "informe"  # this month's informe
    INFORME_ANTERIOR = "informe_anterior"
    ESCRITA = "escrita"  # typed


@dataclass(frozen=True, slots=True)
class DutyMark:
    """The supervisor's word on an obligation, by its text as it was shown."""

    duty: str
    tick: DutyTick
    remark: str = ""


@dataclass(frozen=True, slots=True)
class GivenMark:
    """A mark with who gave it and when."""

    mark: DutyMark
    author: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class ConfirmedDuties:
    """The obligations of a contract as a person confirmed them, and from what: `name` is that of the file,
    `pages` its pages (from 1)."""

    duties: tuple[str, ...]
    source: DutySource
    author: str
    at: dt.datetime
    name: str = ""
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ProposedDuty:
    """An obligation as a paper prints it, for a person to confirm."""

    text: str
    page: int
    box: Box
