"""Columns of a contract's budget: how lists call them, and which belong together.

`RP`, `RP 2` and `Valor RP adición 1` are columns of three lines of one contract. A heading that is there
twice, word for word, begins another line too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import product
from typing import Final

from review.contracts.heading_letters import by_spelling, plain

_CDP: Final = (
    "CDP",
    "certificado de disponibilidad presupuestal",
    "disponibilidad presupuestal",
    "certificado de disponibilidad",
)
_RP: Final = (
    "RP",
    "CRP",
    "RPC",
    "registro presupuestal",
    "certificado de registro presupuestal",
    "registro presupuestal de compromiso",
    "registro presupuestal del compromiso",
    "compromiso presupuestal",
)
_NUMBERS: Final = (
    "{}", "No {}", "Nro {}", "N {}", "Número {}", "Número de {}", "Número del {}", "No de {}", "No del {}",
    "Código {}", "{} No", "{} Nro", "{} número",
)  # fmt: skip
_DAYS: Final = (
    "Fecha {}", "Fecha de {}", "Fecha del {}", "Fecha de expedición {}", "Fecha expedición {}",
    "Fecha de expedición del {}", "{} fecha",
)  # fmt: skip
_VALUES: Final = ("Valor {}", "Valor de {}", "Valor del {}", "Vr {}", "{} valor", "Monto {}")


def _forms(forms: Iterable[str], papers: Iterable[str]) -> tuple[str, ...]:
    return tuple(form.format(paper) for paper, form in product(papers, forms))


BUDGET_HEADERS: Final[Mapping[str, tuple[str, ...]]] = {
    "tramo": ("Tramo", "Tramo presupuestal", "Tramo del contrato"),
    "cdp": _forms(_NUMBERS, _CDP),
    "cdp_date": _forms(_DAYS, _CDP),
    "cdp_value": _forms(_VALUES, _CDP),
    "rp": _forms(_NUMBERS, _RP),
    "rp_date": _forms(_DAYS, _RP),
    "rp_value": _forms(_VALUES, _RP),
    "rubro": (
        "Rubro", "Rubro presupuestal", "Código rubro", "Código del rubro", "Código de rubro",
        "Código rubro presupuestal", "Código presupuestal", "Rubro código", "Imputación presupuestal",
    ),
    "rubro_name": (
        "Nombre rubro", "Nombre del rubro", "Nombre de rubro", "Descripción rubro", "Descripción del rubro",
        "Rubro nombre", "Nombre rubro presupuestal", "Nombre del rubro presupuestal",
    ),
    "fuente": (
        "Fuente", "Fuente de financiación", "Fuente financiación", "Fuente de los recursos",
        "Fuente de recursos", "Fuente recursos", "Fuente del recurso", "Recurso",
    ),
    "dependencia": (
        "Dependencia", "Dependencia solicitante", "Dependencia ejecutora", "Nombre dependencia",
        "Nombre de la dependencia", "Dependencia del gasto",
    ),
}  # fmt: skip
"""Meaning → headings, the best first."""

OF_THE_ROW: Final = ("rubro", "rubro_name", "fuente", "dependencia")
"""What one column may tell of all lines of a row."""
PAPERS: Final = ("cdp", "cdp_date", "cdp_value", "rp", "rp_date", "rp_value")
DAYS: Final = ("cdp_date", "rp_date")

_TRAMOS: Final = {
    "contrato": "contrato",
    "inicial": "contrato",
    "adicion": "adición",
    "prorroga": "prórroga",
    "reduccion": "reducción",
    "cesion": "cesión",
}
_KNOWN: Final = by_spelling(BUDGET_HEADERS)
_HEADING: Final = re.compile(
    rf"(?P<name>{'|'.join(sorted(_KNOWN, key=len, reverse=True))})"
    rf"(?:del?(?:la)?)?(?P<tramo>{'|'.join(_TRAMOS)})?(?:no|nro|n)?0?(?P<number>[1-9]\d?)?"
)


@dataclass(frozen=True, slots=True, order=True)
class LineKey:
    """Which line of its row a column is of, by what its heading says behind the name: the tramo by its
    `place` among them, its `number`, and how many times the same heading went before."""

    place: int = 0
    tramo: str = ""
    number: int = 0
    again: int = 0

    @property
    def words(self) -> str | None:
        """The tramo as a person says it, None when the heading tells none."""
        if not self.tramo:
            return None
        return f"{self.tramo} {self.number}" if self.number else self.tramo


@dataclass(frozen=True, slots=True)
class BudgetColumn:
    """A column of the budget: what it holds, of which line, and its rank among headings of that meaning."""

    position: int
    meaning: str
    line: LineKey
    rank: int


def budget_columns(headings: Iterable[object]) -> tuple[BudgetColumn, ...]:
    """The columns of the budget among the headings of a table."""
    found: list[BudgetColumn] = []
    seen: Counter[str] = Counter()
    for position, heading in enumerate(headings):
        letters = plain(heading) if isinstance(heading, str) else ""
        column = _column(position, letters)
        if column is not None:
            found.append(replace(column, line=replace(column.line, again=seen[letters])))
            seen[letters] += 1
    return tuple(found)


def _column(position: int, letters: str) -> BudgetColumn | None:
    if letters in _KNOWN:
        return BudgetColumn(position, _KNOWN[letters][0], LineKey(), _KNOWN[letters][1])
    match = _HEADING.fullmatch(letters)
    if match is None:
        return None
    meaning, rank = _KNOWN[match["name"]]
    tramo = match["tramo"]
    place = 0 if tramo is None else list(_TRAMOS).index(tramo)
    line = LineKey(place, _TRAMOS.get(tramo or "", ""), int(match["number"] or 0))
    return BudgetColumn(position, meaning, line, rank)
