"""Dated law values (SMMLV, UVT, contribution rates, due days) as data, with the arithmetic of the law.

`LAWS` is the table that comes with the project; an entity may point `load` at its own corrected copy.
A year that is not in the table is None: nobody guesses a minimum wage.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from pathlib import Path

from review.model import Month
from review.ways import datafile
from review.ways.datafile import DataFile, Problem, TomlTable
from review.ways.laws import withholding, workdays
from review.ways.laws.withholding import Withholding
from review.ways.laws.workdays import WorkDays

PACKAGED = Path(__file__).with_name("values.toml")


@dataclass(frozen=True, slots=True)
class YearValue:
    """An amount in whole pesos that a norm fixes for a year."""

    year: int
    value: int
    norm: str


@dataclass(frozen=True, slots=True)
class IbcRule:
    """How the base of contributions is bounded. `share` is a fraction (0.4); `tolerance` is pesos."""

    norm: str
    share: Decimal
    floor_wages: Decimal
    cap_wages: Decimal
    month_days: int
    tolerance: int


@dataclass(frozen=True, slots=True)
class Contributions:
    """A month's contributions in whole pesos, each rounded up as PILA does."""

    health: int
    pension: int
    labour_risk: int
    solidarity: int

    @property
    def total(self) -> int:
        return self.health + self.pension + self.labour_risk + self.solidarity


@dataclass(frozen=True, slots=True)
class SolidarityTable:
    """The rates of the Fondo de Solidaridad Pensional in force from a day (None: from always).

    `steps` are minimum wages of IBC and the percentage from there on, lowest first.
    """

    since: dt.date | None
    steps: tuple[tuple[Decimal, Decimal], ...]


@dataclass(frozen=True, slots=True)
class Laws:
    """The dated values. `version` changes with all that the file they come from says.

    Rates are percentages of the IBC. `contributors` names the types of cotizante of those who work on
    their own account.
    """

    version: str
    minimum_wages: Mapping[int, YearValue]
    uvts: Mapping[int, YearValue]
    ibc: IbcRule
    health_rate: Decimal
    pension_rate: Decimal
    risk_rates: Mapping[str, Decimal]
    solidarity: tuple[SolidarityTable, ...]
    rounding: int
    rates_norm: str
    contributors: Mapping[int, str]
    workdays: WorkDays
    withholding: Withholding

    def minimum_wage(self, year: int) -> YearValue | None:
        """The SMMLV of a year, or None when the table does not hold it."""
        return self.minimum_wages.get(year)

    def uvt(self, year: int) -> YearValue | None:
        """The UVT of a year, or None when the table does not hold it."""
        return self.uvts.get(year)

    def least_ibc(self, month_value: Decimal | int, *, wage: int, days: int | None = None) -> int:
        """The least IBC in pesos for a month in which a contract pays `month_value` pesos.

        40 % of that value, at least one minimum wage (by `days`/30 in a partial month), at most 25; a
        fraction of a peso goes up. Ley 2277 de 2022, art. 89; D. 1273 de 2018 for partial months.
        """
        part = Decimal(1) if days is None else Decimal(min(days, self.ibc.month_days)) / self.ibc.month_days
        floor = wage * self.ibc.floor_wages * part
        least = max(self.ibc.share * month_value, floor)
        return _up(min(least, wage * self.ibc.cap_wages), 1)

    def contribution(self, ibc: int, percent: Decimal) -> int:
        """A percentage of an IBC in pesos, up to the next hundred as PILA rounds it (D. 1990 de 2016)."""
        return _up(ibc * percent / 100, self.rounding)

    def solidarity_rate(self, ibc: int, *, wage: int, period: Month | None = None) -> Decimal:
        """The percentage for the Fondo de Solidaridad in a planilla of `period`; 0 below its first step."""
        day = None if period is None else period.first_day
        rate = Decimal(0)
        for table in self.solidarity:
            if table.since is None or (day is not None and table.since <= day):
                rate = max(
                    (percent for since, percent in table.steps if ibc >= since * wage), default=Decimal(0)
                )
        return rate

    def contributions(
        self, ibc: int, *, wage: int, risk_class: str = "I", period: Month | None = None
    ) -> Contributions:
        """What a self-employed contractor pays on an IBC in pesos, each part rounded up.

        Raises KeyError for a risk class that is not I–V.
        """
        solidarity = self.solidarity_rate(ibc, wage=wage, period=period)
        return Contributions(
            health=self.contribution(ibc, self.health_rate),
            pension=self.contribution(ibc, self.pension_rate),
            labour_risk=self.contribution(ibc, self.risk_rates[risk_class]),
            solidarity=self.contribution(ibc, solidarity),
        )


def load(path: Path = PACKAGED) -> Laws:
    """Read a table of law values. Raises DataFileInvalid with the line and the reason."""
    return _build(datafile.load(path), None if path == PACKAGED else LAWS.withholding)


def check(text: str, name: str) -> tuple[Laws | None, tuple[Problem, ...]]:
    """The law values that a file's text holds, or None and everything wrong in it, by line."""
    return datafile.check(text, name, lambda file: _build(file, LAWS.withholding))


def _build(file: DataFile, packaged: Withholding | None) -> Laws:
    """The values of a file; `packaged` stand in for the tables of withholding that it leaves out."""
    top = file.top
    version = top.integer("version", least=1)
    ibc, rates = top.table("ibc"), top.table("aportes")
    risks = rates.table("riesgos")
    laws = Laws(
        version=f"{version}-{file.digest}",
        minimum_wages=_years(top, "salario_minimo"),
        uvts=_years(top, "uvt"),
        ibc=_ibc(ibc),
        health_rate=rates.decimal("salud"),
        pension_rate=rates.decimal("pension"),
        risk_rates={name: risks.decimal(name) for name in ("I", "II", "III", "IV", "V")},
        solidarity=_solidarity(top),
        rounding=rates.integer("multiplo", least=1),
        rates_norm=rates.text("norma"),
        contributors=_contributors(top),
        workdays=workdays.read(top),
        withholding=withholding.read(top, packaged),
    )
    for table in (risks, rates, ibc, top):
        table.finish()
    return laws


def _years(top: TomlTable, key: str) -> dict[int, YearValue]:
    years: dict[int, YearValue] = {}
    for row in top.tables(key):
        year = row.integer("anio", least=1990)
        if year in years and not row.broken:
            row.refuse(f"el año {year} está dos veces en «{key}».", "anio")
        years[year] = YearValue(year, row.integer("valor", least=1), row.text("norma"))
        row.finish()
    return years


def _ibc(table: TomlTable) -> IbcRule:
    share = table.decimal("porcentaje")
    if share > 100:
        table.refuse("«porcentaje» no puede pasar de 100.", "porcentaje")
    return IbcRule(
        norm=table.text("norma"),
        share=share / 100,
        floor_wages=table.decimal("piso_smmlv"),
        cap_wages=table.decimal("techo_smmlv"),
        month_days=table.integer("dias_del_mes", least=1),
        tolerance=table.integer("tolerancia"),
    )


def _solidarity(top: TomlTable) -> tuple[SolidarityTable, ...]:
    tables: list[SolidarityTable] = []
    for row in top.tables("solidaridad"):
        step = (row.decimal("desde_smmlv"), row.decimal("porcentaje"))
        since = row.day("vigente_desde") if "vigente_desde" in row else None
        _source(row)
        row.finish()
        if not tables or tables[-1].since != since:
            if tables and not row.broken and (since or dt.date.min) <= (tables[-1].since or dt.date.min):
                row.refuse("las tablas de «solidaridad» van de la antigua a la nueva.", "vigente_desde")
            tables.append(SolidarityTable(since, (step,)))
            continue
        if step[0] <= tables[-1].steps[-1][0] and not row.broken:
            row.refuse("los tramos de «solidaridad» van de menor a mayor.", "desde_smmlv")
        tables[-1] = SolidarityTable(since, (*tables[-1].steps, step))
    return tuple(tables)


def _contributors(top: TomlTable) -> dict[int, str]:
    kinds: dict[int, str] = {}
    for row in top.tables("cotizante"):
        kinds[row.integer("tipo", least=1)] = row.text("nombre")
        _source(row)
        row.finish()
    return kinds


def _source(row: TomlTable) -> None:
    """Its norm, which files made before it was asked for do not have; it is for who reads the file."""
    if "norma" in row:
        row.text("norma")


def _up(amount: Decimal, multiple: int) -> int:
    return int((amount / multiple).to_integral_value(rounding=ROUND_CEILING)) * multiple


LAWS = load()
