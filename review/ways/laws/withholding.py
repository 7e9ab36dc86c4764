"""What is withheld of a cuenta by law and by the entity's own rules, as dated data.

The tables of the law come with the project, and stand in for those that an entity's file leaves out. ReteICA
and stamps are each entity's: none comes along.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Protocol, TypeVar

from review.ways.datafile import TomlTable


class FlatConcept(StrEnum):
    """What art. 392 tells apart: what is paid is a fee, or a service."""

    FEES = "honorarios"
    SERVICES = "servicios"


class StampOn(StrEnum):
    """What a stamp is charged on: the contract and each addition, or each cuenta."""

    CONTRACT = "contrato"
    ACCOUNT = "cuenta"


@dataclass(frozen=True, slots=True)
class Bracket:
    """A step of the table of art. 383: of what passes `since` UVT, `rate` per cent, and `plus` UVT."""

    since: Decimal
    rate: Decimal
    plus: Decimal


@dataclass(frozen=True, slots=True)
class IncomeTax:
    """The withholding of art. 383 from a day on. Shares are per cent; caps UVT of a month, or of a year where
    the name says so; `rounding` pesos."""

    since: dt.date
    norm: str
    exempt: Decimal
    exempt_year: Decimal
    limit: Decimal
    limit_year: Decimal
    dependants: Decimal
    dependants_month: Decimal
    housing_month: Decimal
    health_month: Decimal
    voluntary: Decimal
    voluntary_year: Decimal
    rounding: int
    brackets: tuple[Bracket, ...]


@dataclass(frozen=True, slots=True)
class FlatRate:
    """The rate of art. 392, per cent, of a concept and of who files a return of income tax or does not.
    `higher` is that of who is paid over `higher_year` UVT in the year by one payer (None: there is none)."""

    since: dt.date
    concept: FlatConcept
    files_return: bool
    rate: Decimal
    norm: str
    higher: Decimal | None = None
    higher_year: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class VatRate:
    """What is withheld of the VAT charged, per cent."""

    since: dt.date
    rate: Decimal
    norm: str


@dataclass(frozen=True, slots=True)
class IcaRate:
    """ReteICA of a city: per mille of the payment. Without `activities` (CIIU) it is that of all the others.
    Nothing is withheld of a payment below `least` UVT. `rounding` pesos."""

    since: dt.date
    city: str
    activities: tuple[str, ...]
    rate: Decimal
    least: Decimal
    rounding: int
    norm: str


@dataclass(frozen=True, slots=True)
class Stamp:
    """A stamp, per cent of what it is `on`, until a day (None: it has no end).

    `deducted` from the cuenta, else paid apart with a receipt. Who is paid no more than `free_up_to` minimum
    wages a month is free of it (None: nobody). `rounding` pesos.
    """

    since: dt.date
    until: dt.date | None
    name: str
    on: StampOn
    rate: Decimal
    deducted: bool
    free_up_to: Decimal | None
    rounding: int
    norm: str


class _Dated(Protocol):
    @property
    def since(self) -> dt.date: ...


_D = TypeVar("_D", bound=_Dated)


@dataclass(frozen=True, slots=True)
class Withholding:
    """Every table, each row from its day on. `concept` is what art. 392 takes the entity's payments for, when
    it says so."""

    income: tuple[IncomeTax, ...] = ()
    flat: tuple[FlatRate, ...] = ()
    vat: tuple[VatRate, ...] = ()
    ica: tuple[IcaRate, ...] = ()
    stamps: tuple[Stamp, ...] = ()
    concept: FlatConcept | None = None

    def income_on(self, day: dt.date) -> IncomeTax | None:
        return _last(self.income, day)

    def vat_on(self, day: dt.date) -> VatRate | None:
        return _last(self.vat, day)

    def flat_on(self, day: dt.date, concept: FlatConcept, *, files_return: bool) -> FlatRate | None:
        return _last(
            (one for one in self.flat if one.concept is concept and one.files_return is files_return), day
        )

    def ica_on(self, day: dt.date) -> tuple[IcaRate, ...]:
        """The rates in force, one for each city and activities."""
        same = {(one.city, one.activities) for one in self.ica}
        found = (
            _last((one for one in self.ica if (one.city, one.activities) == which), day) for which in same
        )
        return tuple(sorted((one for one in found if one), key=lambda one: (one.city, one.activities)))

    def stamps_on(self, day: dt.date) -> tuple[Stamp, ...]:
        """The stamps in force, one for each name and what it is on, in the order of the file."""
        same = dict.fromkeys((one.name, one.on) for one in self.stamps)
        found = (_last((one for one in self.stamps if (one.name, one.on) == which), day) for which in same)
        return tuple(one for one in found if one and (one.until is None or day <= one.until))


def _last(rows: Iterable[_D], day: dt.date) -> _D | None:
    return max((one for one in rows if one.since <= day), key=lambda one: one.since, default=None)


def read(top: TomlTable, packaged: Withholding | None) -> Withholding:
    """The tables of a file of law values; those of the law that it leaves out are the `packaged`."""
    missing = packaged or Withholding()
    own = packaged is None
    return Withholding(
        income=_income(top) if own or "retencion_renta" in top or "tramo_383" in top else missing.income,
        flat=_flat(top) if own or "tarifa_392" in top else missing.flat,
        vat=_vat(top) if own or "retencion_iva" in top else missing.vat,
        ica=_ica(top),
        stamps=_stamps(top),
        concept=_concept(top),
    )


def _income(top: TomlTable) -> tuple[IncomeTax, ...]:
    steps: dict[dt.date, list[Bracket]] = {}
    for row in top.tables("tramo_383"):
        since = row.day("vigente_desde")
        step = Bracket(row.decimal("desde_uvt"), row.decimal("tarifa", most=100), row.decimal("mas_uvt"))
        before = steps.setdefault(since, [])
        if not row.broken and before and step.since <= before[-1].since:
            row.refuse("los tramos de «tramo_383» van de menor a mayor.", "desde_uvt")
        if not row.broken and not before and step.since != 0:
            row.refuse(
                "el primer tramo de cada tabla empieza en 0.", "desde_uvt", mend="Escriba desde_uvt = 0."
            )
        before.append(step)
        row.finish()
    found: list[IncomeTax] = []
    for row in top.tables("retencion_renta"):
        made = _income_row(row, steps)
        if not row.broken and any(one.since == made.since for one in found):
            row.refuse("hay dos «retencion_renta» desde el mismo día.", "vigente_desde")
        if not row.broken and not made.brackets:
            row.refuse(
                "no hay ningún «tramo_383» que rija desde ese día.",
                "vigente_desde",
                mend="Agregue sus tramos, con un vigente_desde igual o anterior.",
            )
        found.append(made)
        row.finish()
    # A table of steps that begins by itself later than the rest makes a new state of the law.
    for since in steps:
        last = max((one for one in found if one.since < since), key=lambda one: one.since, default=None)
        if last is not None and all(one.since != since for one in found):
            found.append(_with_steps(last, since, tuple(steps[since])))
    return tuple(sorted(found, key=lambda one: one.since))


def _with_steps(one: IncomeTax, since: dt.date, brackets: tuple[Bracket, ...]) -> IncomeTax:
    return replace(one, since=since, brackets=brackets)


def _income_row(row: TomlTable, steps: dict[dt.date, list[Bracket]]) -> IncomeTax:
    since = row.day("vigente_desde")
    own = max((day for day in steps if day <= since), default=None)
    return IncomeTax(
        since=since,
        norm=row.text("norma"),
        exempt=row.decimal("exenta", most=100),
        exempt_year=row.decimal("exenta_uvt_anio"),
        limit=row.decimal("limite", most=100),
        limit_year=row.decimal("limite_uvt_anio"),
        dependants=row.decimal("dependientes", most=100),
        dependants_month=row.decimal("dependientes_uvt_mes"),
        housing_month=row.decimal("vivienda_uvt_mes"),
        health_month=row.decimal("prepagada_uvt_mes"),
        voluntary=row.decimal("voluntarios", most=100),
        voluntary_year=row.decimal("voluntarios_uvt_anio"),
        rounding=row.integer("multiplo", least=1),
        brackets=() if own is None else tuple(steps[own]),
    )


def _flat(top: TomlTable) -> tuple[FlatRate, ...]:
    found: list[FlatRate] = []
    for row in top.tables("tarifa_392"):
        made = FlatRate(
            row.day("vigente_desde"),
            FlatConcept(row.choice("concepto", tuple(FlatConcept))),
            row.flag("declarante", default=False),
            row.decimal("tarifa", most=100),
            row.text("norma"),
            row.decimal("tarifa_mayor", most=100) if "tarifa_mayor" in row else None,
            row.decimal("mayor_desde_uvt_anio", default=Decimal(0)),
        )
        if not row.broken and (made.higher is not None) is not (made.higher_year > 0):
            row.refuse("«tarifa_mayor» y «mayor_desde_uvt_anio» van juntas.", "tarifa")
        if "declarante" not in row:
            row.refuse("falta «declarante».", mend="Escriba declarante = true, o declarante = false.")
        which = (made.since, made.concept, made.files_return)
        if not row.broken and any((one.since, one.concept, one.files_return) == which for one in found):
            row.refuse("esta tarifa está dos veces desde el mismo día.", "vigente_desde")
        found.append(made)
        row.finish()
    return tuple(found)


def _vat(top: TomlTable) -> tuple[VatRate, ...]:
    found: list[VatRate] = []
    for row in top.tables("retencion_iva"):
        made = VatRate(row.day("vigente_desde"), row.decimal("tarifa", most=100), row.text("norma"))
        if not row.broken and any(one.since == made.since for one in found):
            row.refuse("hay dos «retencion_iva» desde el mismo día.", "vigente_desde")
        found.append(made)
        row.finish()
    return tuple(found)


def _concept(top: TomlTable) -> FlatConcept | None:
    if "preliquidacion" not in top:
        return None
    table = top.table("preliquidacion")
    found = FlatConcept(table.choice("concepto_392", tuple(FlatConcept)))
    table.finish()
    return found


def _ica(top: TomlTable) -> tuple[IcaRate, ...]:
    found: list[IcaRate] = []
    for row in top.tables("reteica", optional=True):
        made = IcaRate(
            row.day("vigente_desde"),
            row.text("ciudad"),
            row.texts("actividades", optional=True),
            row.decimal("tarifa_por_mil", most=1000),
            row.decimal("base_minima_uvt", default=Decimal(0)),
            row.integer("multiplo", least=1, default=1),
            row.text("norma"),
        )
        which = (made.since, made.city, made.activities)
        if not row.broken and any((one.since, one.city, one.activities) == which for one in found):
            row.refuse("esta tarifa está dos veces desde el mismo día.", "vigente_desde")
        found.append(made)
        row.finish()
    return tuple(found)


def _stamps(top: TomlTable) -> tuple[Stamp, ...]:
    found: list[Stamp] = []
    for row in top.tables("estampilla", optional=True):
        on = StampOn(row.choice("sobre", tuple(StampOn)))
        made = Stamp(
            since=row.day("vigente_desde"),
            until=row.day("vigente_hasta") if "vigente_hasta" in row else None,
            name=row.text("nombre"),
            on=on,
            rate=row.decimal("tarifa", most=100),
            deducted=row.flag("se_descuenta", default=on is StampOn.ACCOUNT),
            free_up_to=row.decimal("exento_hasta_smmlv") if "exento_hasta_smmlv" in row else None,
            rounding=row.integer("multiplo", least=1, default=1),
            norm=row.text("norma"),
        )
        if not row.broken and made.until is not None and made.until < made.since:
            row.refuse("«vigente_hasta» es anterior a «vigente_desde».", "vigente_hasta")
        which = (made.since, made.name, made.on)
        if not row.broken and any((one.since, one.name, one.on) == which for one in found):
            row.refuse("esta estampilla está dos veces desde el mismo día.", "vigente_desde")
        found.append(made)
        row.finish()
    return tuple(found)
