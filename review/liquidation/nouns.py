"""What goes into a pre-liquidation and what comes out of it. Money in whole pesos."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

from review.model import Box, Contract, Month
from review.spanish import pesos

T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True, slots=True)
class ReadPlace:
    """Where something was read: `what` says which value of which paper. `box` None: the page as a whole."""

    what: str
    page: int
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Option(Generic[T]):
    """A value that something may have, and `when` it has it, in Spanish (empty where nothing else may be)."""

    value: T
    when: str = ""


@dataclass(frozen=True, slots=True)
class Possible(Generic[T]):
    """What is known of a value: one option when it is sure, several when it is not; never none."""

    options: tuple[Option[T], ...]
    places: tuple[ReadPlace, ...] = ()

    @property
    def sure(self) -> bool:
        return len(self.options) == 1

    @classmethod
    def known(cls, value: T, *places: ReadPlace) -> Possible[T]:
        return cls((Option(value),), places)

    def map(self, change: Callable[[T], U]) -> Possible[U]:
        return Possible(tuple(Option(change(one.value), one.when) for one in self.options), self.places)


@dataclass(frozen=True, slots=True)
class Paid:
    """The contributions of a month that lower the base of income tax: health, pension, solidarity fund."""

    health: int = 0
    pension: int = 0
    fund: int = 0

    @property
    def total(self) -> int:
        return self.health + self.pension + self.fund


@dataclass(frozen=True, slots=True)
class OtherCuenta:
    """Another cuenta of the same person, month and payer. `gross` None: its value was not read surely."""

    contract: str
    archivo: str
    gross: int | None


@dataclass(frozen=True, slots=True)
class CuentaFacts:
    """What is known of a cuenta.

    `gross` is without VAT, None when it was not read, or only with doubt (`doubted`); so is `vat` when it is
    charged and its amount is not known. `answers` are those of the tax declaration, by field: those it does
    not ask are not there. `declared` tells whether there is a declaration. `activity` is the CIIU of the RUT.
    """

    month: Month | None = None
    payment: int | None = None
    document: str | None = None
    contract: Contract | None = None
    gross: Possible[int] | None = None
    doubted: int | None = None
    vat: Possible[int] | None = field(default_factory=lambda: Possible.known(0))
    paid: Possible[Paid] = field(default_factory=lambda: Possible.known(Paid()))
    declared: bool = False
    answers: dict[str, Possible[bool]] = field(default_factory=dict)
    amounts: dict[str, Possible[int]] = field(default_factory=dict)
    activity: str | None = None
    activity_places: tuple[ReadPlace, ...] = ()
    receipt: tuple[ReadPlace, ...] = ()
    others: tuple[OtherCuenta, ...] = ()

    @property
    def no_gross(self) -> str:
        """Why there is no value to go by."""
        if self.doubted is None:
            return "no se leyó el valor de la cuenta de cobro."
        doubt = f"el valor de la cuenta de cobro se leyó con duda ({pesos(self.doubted)})"
        return f"{doubt}: confírmelo o corríjalo."


class LineKind(StrEnum):
    """What a line is about, in the order in which they are told."""

    INCOME = "retefuente"
    ICA = "reteica"
    VAT = "reteiva"
    STAMP = "estampilla"
    EMBARGO = "embargo"


class LineState(StrEnum):
    """How much of a line is known."""

    WORKED_OUT = "calculado"
    TWO_FIGURES = "dos_cifras"  # something is not known: both amounts are told
    NOT_DUE = "no_aplica"
    NOT_CONFIGURED = "sin_configurar"
    UNKNOWN = "sin_dato"  # what it is worked out from was not read


@dataclass(frozen=True, slots=True)
class WithheldFigure:
    """An amount in pesos, what it is of and at which rate (in Spanish), and `when` it holds."""

    amount: int
    base: int
    rate: str
    when: str = ""


@dataclass(frozen=True, slots=True)
class WithheldLine:
    """A line, told in Spanish. `figures` from the least to the most: one when it is known, two when it hangs
    on something; none when there is no amount to tell. `deducted` False: it is paid apart, and told only.
    `assumed` tells what nobody answered, how it was taken, and the amount that it would be otherwise; empty
    where nothing was taken for granted that would change an amount."""

    kind: LineKind
    title: str
    state: LineState
    why: str
    norm: str = ""
    figures: tuple[WithheldFigure, ...] = ()
    places: tuple[ReadPlace, ...] = ()
    deducted: bool = True
    assumed: str = ""

    @property
    def least(self) -> int | None:
        return self.figures[0].amount if self.figures else None

    @property
    def most(self) -> int | None:
        return self.figures[-1].amount if self.figures else None


@dataclass(frozen=True, slots=True)
class Preliquidation:
    """The lines of a cuenta. `changes` tell what its declaration says otherwise than the one before."""

    lines: tuple[WithheldLine, ...]
    gross: Possible[int] | None
    changes: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether nothing is lacking: every line is worked out, or known not to be due, and nothing was taken
        for granted."""
        known = (LineState.WORKED_OUT, LineState.NOT_DUE)
        return all(one.state in known and not one.assumed for one in self.lines)

    @property
    def withheld(self) -> tuple[int, int]:
        """The least and the most that the lines with an amount take off the cuenta, in pesos."""
        off = [one for one in self.lines if one.deducted]
        return sum(one.least or 0 for one in off), sum(one.most or 0 for one in off)
