"""The law values told in plain Spanish: each year's amounts with the norm that fixes them, the rates,
and what differs between two tables.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from review.spanish import join, long_date, pesos, plural
from review.ways.checklist_settings import decimal
from review.ways.checklist_words import Difference
from review.ways.laws import Laws, YearValue
from review.ways.laws.withholding import StampOn, Withholding


@dataclass(frozen=True, slots=True)
class LawYear:
    """What the law fixes for a year; None where the table does not say."""

    year: int
    minimum_wage: YearValue | None
    uvt: YearValue | None


@dataclass(frozen=True, slots=True)
class ToldRate:
    """A rate or rule told, and its norm ("" when the table names none)."""

    what: str
    value: str
    norm: str = ""


def years(laws: Laws) -> tuple[LawYear, ...]:
    """Every year that the table knows of, the newest first."""
    known = sorted({*laws.minimum_wages, *laws.uvts}, reverse=True)
    return tuple(LawYear(year, laws.minimum_wage(year), laws.uvt(year)) for year in known)


def rates(laws: Laws) -> tuple[ToldRate, ...]:
    """The rates and rules of the table, told."""
    return tuple(_rates(laws))


def differences(before: Laws, after: Laws) -> tuple[Difference, ...]:
    """All in which two tables differ, told; nothing when they say the same."""
    return tuple(_differences(before, after))


def _rates(laws: Laws) -> Iterator[ToldRate]:
    ibc = laws.ibc
    yield ToldRate(
        "Ingreso base (IBC)", f"{_percent(ibc.share * 100)} del valor mensual del contrato", ibc.norm
    )
    yield ToldRate("Piso del IBC", f"{decimal(ibc.floor_wages)} SMMLV; un mes parcial, por días", ibc.norm)
    yield ToldRate("Techo del IBC", f"{decimal(ibc.cap_wages)} SMMLV", ibc.norm)
    yield ToldRate("Salud", _percent(laws.health_rate), laws.rates_norm)
    yield ToldRate("Pensión", _percent(laws.pension_rate), laws.rates_norm)
    risks = join(f"{name}: {_percent(rate)}" for name, rate in laws.risk_rates.items())
    yield ToldRate("Riesgos laborales, por clase", risks, laws.rates_norm)
    for table in laws.solidarity:
        since = "" if table.since is None else f", desde el {long_date(table.since)}"
        steps = join(f"{_percent(rate)} desde {decimal(wages)} SMMLV" for wages, rate in table.steps)
        yield ToldRate(f"Fondo de Solidaridad Pensional{since}", steps)
    yield ToldRate("Redondeo", f"cada aporte sube al múltiplo de {pesos(laws.rounding)}", laws.rates_norm)
    yield ToldRate("Diferencia admitida en el IBC", plural(ibc.tolerance, "peso"))
    contributors = join(f"{number} ({name})" for number, name in laws.contributors.items())
    yield ToldRate("Tipos de cotizante que pagan por su cuenta", contributors)
    yield from _withheld(laws.withholding)


def _withheld(tables: Withholding) -> Iterator[ToldRate]:
    """What the pre-liquidation goes by; the entity's own comes last."""
    for income in tables.income:
        steps = join(
            f"{_percent(step.rate)} desde {decimal(step.since)} UVT" for step in income.brackets if step.rate
        )
        yield ToldRate(f"Retención del art. 383, desde el {long_date(income.since)}", steps, income.norm)
        limits = (
            f"renta exenta del {_percent(income.exempt)} hasta {decimal(income.exempt_year)} UVT al año; con "
            f"las deducciones, hasta el {_percent(income.limit)} y {decimal(income.limit_year)} UVT al año"
        )
        yield ToldRate(f"Depuración, desde el {long_date(income.since)}", limits, income.norm)
    for flat in tables.flat:
        who = "quien declara renta" if flat.files_return else "quien no declara renta"
        title = f"Retención del art. 392, {flat.concept.value}, {who}, desde el {long_date(flat.since)}"
        over = (
            f"; {_percent(flat.higher)} sobre {decimal(flat.higher_year)} UVT al año" if flat.higher else ""
        )
        yield ToldRate(title, f"{_percent(flat.rate)}{over}", flat.norm)
    for vat in tables.vat:
        yield ToldRate(
            f"Retención de IVA, desde el {long_date(vat.since)}", f"{_percent(vat.rate)} del IVA", vat.norm
        )
    if tables.concept is not None:
        yield ToldRate("Concepto del art. 392", tables.concept.value)
    for ica in tables.ica:
        which = f"actividades {join(ica.activities)}" if ica.activities else "las demás actividades"
        title = f"ReteICA de {ica.city}, {which}, desde el {long_date(ica.since)}"
        least = f", desde {decimal(ica.least)} UVT" if ica.least else ""
        yield ToldRate(title, f"{decimal(ica.rate)} por mil{least}", ica.norm)
    for stamp in tables.stamps:
        on = "del contrato y de cada adición" if stamp.on is StampOn.CONTRACT else "de cada cuenta"
        until = "" if stamp.until is None else f" hasta el {long_date(stamp.until)}"
        free = "" if stamp.free_up_to is None else f"; exento hasta {decimal(stamp.free_up_to)} SMMLV"
        how = "" if stamp.deducted else "; no se descuenta"
        title = f"Estampilla {stamp.name}, desde el {long_date(stamp.since)}{until}"
        yield ToldRate(title, f"{_percent(stamp.rate)} {on}{free}{how}", stamp.norm)


def _differences(before: Laws, after: Laws) -> Iterator[Difference]:
    for title, old, new in (
        ("Salario mínimo", before.minimum_wages, after.minimum_wages),
        ("UVT", before.uvts, after.uvts),
    ):
        for year in sorted({*old, *new}, reverse=True):
            was, now = old.get(year), new.get(year)
            if was != now:
                yield Difference(f"{title} {year}", _amount(was), _amount(now))
    told_before = {one.what: one.value for one in rates(before)}
    told_after = {one.what: one.value for one in rates(after)}
    for what in {**told_before, **told_after}:
        was_told, is_told = told_before.get(what, ""), told_after.get(what, "")
        if was_told != is_told:
            yield Difference(what, was_told, is_told)
    if before.workdays != after.workdays:
        yield Difference("Festivos o plazos de la planilla", "los de ahora", "otros")


def _amount(one: YearValue | None) -> str:
    return "" if one is None else f"{pesos(one.value)} ({one.norm})"


def _percent(value: Decimal) -> str:
    return f"{decimal(value)} %"
