"""Rows of a table, cell by cell by the meaning of their column, with what could not be used noted down."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeVar

from review.contracts import cells
from review.contracts.cells import DayOrder
from review.contracts.columns import Layout, columns_of, layout_of
from review.sheets.read import Cell, Row, Sheet

_T = TypeVar("_T")

_MOST_NOTES_OF_A_KIND: Final = 20
_LINES_OF_TITLES: Final = 40
_IDENTIFYING: Final = ("number", "secop_id")
_DATES: Final = (
    *("start", "end", "extended_to", "assigned_on", "issued", "received", "due", "paid", "planilla_paid"),
)


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet with its header row found. Row numbers are those that the user sees, from 1."""

    layout: Layout
    headers: Row
    columns: dict[str, tuple[int, ...]]
    rows: tuple[Row, ...]
    first_row: int
    orders: dict[int, DayOrder]
    notes: tuple[str, ...]

    def numbered(self) -> Iterator[tuple[int, Row]]:
        """The rows that hold something, with their number in the file."""
        for number, row in enumerate(self.rows, start=self.first_row):
            if any(cell is not None for cell in row):
                yield number, row


def find_table(sheets: Sequence[Sheet]) -> Table | None:
    """The best table of a workbook: the header row (titles may stand above it) with most known columns."""
    best: tuple[int, Sheet, int] | None = None
    for sheet in sheets:
        for index, row in enumerate(sheet.rows[:_LINES_OF_TITLES]):
            columns = columns_of(row)
            enough = len(columns) > 1 or sum(cell is not None for cell in row) == 1
            named = any(name in columns for name in _IDENTIFYING)
            if enough and named and (best is None or len(columns) > best[0]):
                best = (len(columns), sheet, index)
    if best is None:
        return None
    _, sheet, index = best
    headers, rows = sheet.rows[index], sheet.rows[index + 1 :]
    layout, columns = layout_of(headers), columns_of(headers)
    orders, notes = _day_orders(layout, headers, columns, rows)
    return Table(layout, headers, columns, rows, index + 2, orders, notes)


def _column(rows: Sequence[Row], position: int) -> Iterator[Cell]:
    return (row[position] for row in rows if position < len(row))


def _day_orders(
    layout: Layout, headers: Row, columns: dict[str, tuple[int, ...]], rows: Sequence[Row]
) -> tuple[dict[int, DayOrder], tuple[str, ...]]:
    """The order of day and month in each date column: its own proof, else its neighbours', else custom."""
    positions = [position for name in _DATES for position in columns.get(name, ())]
    proofs = {position: cells.day_order(_column(rows, position)) for position in positions}
    proven = {order for order, _ in proofs.values() if order is not None}
    custom = DayOrder.DAY_FIRST if layout is Layout.OWN else DayOrder.MONTH_FIRST
    fallback = next(iter(proven)) if len(proven) == 1 else custom
    orders, notes = {}, []
    for position, (order, doubtful) in proofs.items():
        orders[position] = order or fallback
        if order is None and doubtful and len(proven) != 1:
            notes.append(
                f"Columna «{headers[position]}»: las fechas se pueden leer de dos maneras; se leyeron como "
                f"{orders[position].value}. Si no es así, escríbalas AAAA-MM-DD."
            )
    return orders, tuple(notes)


@dataclass(slots=True)
class RowReader:
    """Reads cells by meaning; keeps a Spanish note for each one it could not use."""

    table: Table
    notes: list[str] = field(default_factory=list)
    _left_over: dict[str, int] = field(default_factory=dict)

    def note(self, row_number: int, reason: str, *, kind: str = "") -> None:
        """Write down what was wrong with a row; of many notes of one kind only the first are kept."""
        seen = self._left_over.get(kind, 0)
        self._left_over[kind] = seen + 1
        if seen < _MOST_NOTES_OF_A_KIND:
            self.notes.append(f"Fila {row_number}: {reason}")

    def all_notes(self) -> tuple[str, ...]:
        """Every note, and how many more there were of each kind."""
        rest = [
            f"… y {count - _MOST_NOTES_OF_A_KIND} filas más con una observación parecida."
            for count in self._left_over.values()
            if count > _MOST_NOTES_OF_A_KIND
        ]
        return (*self.table.notes, *self.notes, *rest)

    def read(self, number: int, row: Row, name: str, reader: Callable[[Cell], _T | None]) -> _T | None:
        """The first value among the columns of that meaning; a cell that makes no sense is noted."""
        for position in self.table.columns.get(name, ()):
            if position >= len(row):
                continue
            try:
                value = reader(row[position])
            except ValueError as error:
                header = self.table.headers[position]
                self.note(number, f"{header}: {error}; se dejó en blanco.", kind=f"{name} ilegible")
                continue
            if value is not None:
                return value
        return None

    def date(self, number: int, row: Row, name: str) -> dt.date | None:
        """Like `read`, in the order of day and month that the column has."""
        for position in self.table.columns.get(name, ()):
            if position >= len(row):
                continue
            order = self.table.orders.get(position, DayOrder.DAY_FIRST)
            try:
                value = cells.date(row[position], order)
            except ValueError as error:
                header = self.table.headers[position]
                self.note(number, f"{header}: {error}; se dejó en blanco.", kind=f"{name} ilegible")
                continue
            if value is not None:
                return value
        return None
