"""Dated law values (SMMLV, UVT, contribution rates) as data, with the arithmetic that the law gives them.

`LAWS` is the table that comes with the project; an entity may point `load` at its own corrected copy.
A year that is not in the table is None: nobody guesses a minimum wage.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from pathlib import Path

from review import datafile
from review.datafile import DataFile, Problem, Table

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
class Laws:
    """The dated values. `version` changes with every byte of the file they come from."""

    version: str
    minimum_wages: Mapping[int, YearValue]
    uvts: Mapping[int, YearValue]
    ibc: IbcRule
    health_rate: Decimal
    pension_rate: Decimal
    risk_rates: Mapping[str, Decimal]
    solidarity_rates: tuple[tuple[Decimal, Decimal], ...]
    rounding: int
    rates_norm: str

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

    def contributions(self, ibc: int, *, wage: int, risk_class: str = "I") -> Contributions:
        """What a self-employed contractor pays on an IBC in pesos (D. 1990 de 2016: up to the next 100).

        Raises KeyError for a risk class that is not I–V.
        """
        rate = Decimal(0)
        for since, percent in self.solidarity_rates:
            if ibc >= since * wage:
                rate = percent
        return Contributions(
            health=_up(ibc * self.health_rate / 100, self.rounding),
            pension=_up(ibc * self.pension_rate / 100, self.rounding),
            labour_risk=_up(ibc * self.risk_rates[risk_class] / 100, self.rounding),
            solidarity=_up(ibc * rate / 100, self.rounding),
        )


def load(path: Path = PACKAGED) -> Laws:
    """Read a table of law values. Raises DataFileInvalid with the line and the reason."""
    return _build(datafile.load(path))


def check(text: str, name: str) -> tuple[Laws | None, tuple[Problem, ...]]:
    """The law values that a file's text holds, or None and everything wrong in it, by line."""
    return datafile.check(text, name, _build)


def _build(file: DataFile) -> Laws:
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
        solidarity_rates=_solidarity(top),
        rounding=rates.integer("multiplo", least=1),
        rates_norm=rates.text("norma"),
    )
    for table in (risks, rates, ibc, top):
        table.finish()
    return laws


def _years(top: Table, key: str) -> dict[int, YearValue]:
    years: dict[int, YearValue] = {}
    for row in top.tables(key):
        year = row.integer("anio", least=1990)
        if year in years and not row.broken:
            row.refuse(f"el año {year} está dos veces en «{key}».", "anio")
        years[year] = YearValue(year, row.integer("valor", least=1), row.text("norma"))
        row.finish()
    return years


def _ibc(table: Table) -> IbcRule:
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


def _solidarity(top: Table) -> tuple[tuple[Decimal, Decimal], ...]:
    steps: list[tuple[Decimal, Decimal]] = []
    for row in top.tables("solidaridad"):
        step = (row.decimal("desde_smmlv"), row.decimal("porcentaje"))
        row.finish()
        if steps and step[0] <= steps[-1][0] and not row.broken:
            row.refuse("los tramos de «solidaridad» van de menor a mayor.", "desde_smmlv")
        steps.append(step)
    return tuple(steps)


def _up(amount: Decimal, multiple: int) -> int:
    return int((amount / multiple).to_integral_value(rounding=ROUND_CEILING)) * multiple


LAWS = load()
