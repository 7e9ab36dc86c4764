"""The budget of a contract out of a row of a list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from review.contracts import cell_values
from review.contracts.budget_headings import DAYS, OF_THE_ROW, PAPERS, BudgetColumn, LineKey
from review.contracts.sheet_rows import RowReader
from review.model import BudgetLine
from review.recognition.grammar.budget_numbers import same_number
from review.sheets.read import Row
from review.spanish import pesos

_READERS = {
    "cdp": cell_values.budget_number,
    "cdp_value": cell_values.money,
    "rp": cell_values.budget_number,
    "rp_value": cell_values.signed_money,
    "rubro": cell_values.budget_number,
}


def budget_of(reader: RowReader, number: int, row: Row) -> tuple[BudgetLine, ...]:
    """The lines that the columns of a row tell, in the order of their headings' tramos and numbers.

    A column of rubro, fuente or dependencia whose heading has no number tells it of all lines that have no
    such column of their own. A value below zero is a reduction, and noted.
    """
    by_line: dict[LineKey, dict[str, list[BudgetColumn]]] = defaultdict(lambda: defaultdict(list))
    for column in reader.table.budget:
        by_line[column.line][column.meaning].append(column)
    told = {line: _values(reader, number, row, by_line[line]) for line in sorted(by_line)}
    papers = [line for line, values in told.items() if any(values.get(name) is not None for name in PAPERS)]
    shared = told.get(LineKey(), {})
    if not papers:
        lines = [_line(values, line) for line, values in told.items() if _says(values)]
    else:
        lines = [_line(_of_the_row(shared, by_line, line) | told[line], line) for line in papers]
    for line in lines:
        if line.rp_value is not None and line.rp_value < 0:
            reader.note(
                number,
                f"el RP {line.rp or 'sin número'} trae un valor negativo ({pesos(line.rp_value)}); se tomó "
                "como una reducción. Compruébelo.",
                kind="RP negativo",
            )
    return tuple(lines)


def _values(
    reader: RowReader, number: int, row: Row, columns: Mapping[str, Sequence[BudgetColumn]]
) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for meaning, same in columns.items():
        places = [column.position for column in sorted(same, key=lambda one: one.rank)]
        if meaning in DAYS:
            value: Any = reader.date_at(number, row, places, meaning)
        else:
            value = reader.at(number, row, places, meaning, _READERS.get(meaning, cell_values.text))
        if value is not None:
            found[meaning] = value
    return found


def _says(values: Mapping[str, Any]) -> bool:
    return any(name != "tramo" for name in values)


def _of_the_row(
    shared: Mapping[str, Any], by_line: Mapping[LineKey, Mapping[str, Any]], line: LineKey
) -> dict[str, Any]:
    return {name: shared[name] for name in OF_THE_ROW if name in shared and name not in by_line[line]}


def _line(values: Mapping[str, Any], line: LineKey) -> BudgetLine:
    made = BudgetLine(**values)
    return made if made.tramo or line.words is None else replace(made, tramo=line.words)


def tell_doubled(
    reader: RowReader, number: int, before: Sequence[BudgetLine], more: Sequence[BudgetLine]
) -> None:
    """Note an RP that a second row tells with the very value of the first: where both rows have the whole RP
    instead of its part, the sum would be too high."""
    for line in more:
        same = (one for one in before if same_number(one.rp, line.rp))
        if line.rp_value is not None and any(one.rp_value == line.rp_value for one in same):
            reader.note(
                number,
                f"el RP {line.rp} ya estaba, con el mismo valor ({pesos(line.rp_value)}); se sumaron. Si ese "
                "es el valor de todo el RP, póngalo en una sola fila.",
                kind="RP repetido",
            )
