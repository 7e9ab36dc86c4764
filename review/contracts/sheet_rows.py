"""Rows of a table, cell by cell by the meaning of their column, with what could not be used noted down."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeVar

from review.contracts import cell_dates, cell_values
from review.contracts.budget_headings import DAYS, BudgetColumn, budget_columns
from review.contracts.cell_dates import DateColumn, DayOrder, Evidence, Turned
from review.contracts.heading_letters import plain
from review.contracts.list_headings import ListLayout, columns_of, known_headings, layout_of
from review.contracts.spoilt import NumberColumn
from review.sheets.read import Cell, Row, Sheet

_T = TypeVar("_T")

_MOST_NOTES_OF_A_KIND: Final = 20
_LINES_OF_TITLES: Final = 40
_IDENTIFYING: Final = ("number", "secop_id")
_DATES: Final = (
    *(
        "signed",
        "start",
        "end",
        "extended_to",
        "assigned_on",
        "issued",
        "received",
        "due",
        "paid",
        "planilla_paid",
    ),
    *DAYS,
)


@dataclass(frozen=True, slots=True)
class RowTable:
    """A sheet with its header row found. Row numbers are those that the user sees, from 1."""

    layout: ListLayout
    headers: Row
    columns: dict[str, tuple[int, ...]]
    rows: tuple[Row, ...]
    first_row: int
    dates: dict[int, DateColumn]
    numbers: dict[int, NumberColumn]
    notes: tuple[str, ...]
    budget: tuple[BudgetColumn, ...] = ()

    def numbered(self) -> Iterator[tuple[int, Row]]:
        """The rows that hold something, with their number in the file."""
        for number, row in enumerate(self.rows, start=self.first_row):
            if any(cell is not None for cell in row):
                yield number, row


def find_table(sheets: Sequence[Sheet]) -> RowTable | None:
    """The best table of a workbook: the header row (titles may stand above it) with most known columns, on a
    sheet that is shown before one that is hidden."""
    found = [(sheet, index) for sheet in sheets if (index := _heading(sheet)) is not None]
    if not found:
        return None
    sheet, index = max(found, key=lambda one: (not one[0].hidden, known_headings(one[0].rows[one[1]])))
    headers, rows = sheet.rows[index], sheet.rows[index + 1 :]
    layout, columns = layout_of(headers), columns_of(headers)
    budget = () if layout.of_payments else budget_columns(headers)
    every = _with_budget(columns, budget)
    of_dates, notes = _date_columns(layout, headers, every, rows)
    numbers = {
        position: NumberColumn.of(_column(rows, position))
        for name in _IDENTIFYING
        for position in columns.get(name, ())
    }
    others = [_of_other_sheet(other, at, sheet) for other, at in found if other is not sheet]
    told = (*sheet.notes, *others, *_without_value(sheet, index, headers, every), *notes)
    return RowTable(layout, headers, columns, rows, index + 2, of_dates, numbers, told, budget)


def _with_budget(
    columns: dict[str, tuple[int, ...]], budget: Sequence[BudgetColumn]
) -> dict[str, tuple[int, ...]]:
    """The columns by their meaning, with those of the budget, of whatever line."""
    found = {name: list(positions) for name, positions in columns.items()}
    for column in budget:
        found.setdefault(column.meaning, []).append(column.position)
    return {name: tuple(positions) for name, positions in found.items()}


def _heading(sheet: Sheet) -> int | None:
    """The place of a sheet's header row."""
    best: tuple[int, int] | None = None
    for index, row in enumerate(sheet.rows[:_LINES_OF_TITLES]):
        columns = columns_of(row)
        known = known_headings(row)
        enough = known > 1 or sum(cell is not None for cell in row) == 1
        named = any(name in columns for name in _IDENTIFYING)
        if enough and named and (best is None or known > best[0]):
            best = (known, index)
    return None if best is None else best[1]


def _of_other_sheet(sheet: Sheet, heading: int, read: Sheet) -> str:
    count = sum(any(cell is not None for cell in row) for row in sheet.rows[heading + 1 :])
    hidden = " (oculta)" if sheet.hidden else ""
    return (
        f"La hoja «{sheet.name}»{hidden} también trae contratos (filas: {count}) y no se leyó; se leyó la "
        f"hoja «{read.name}». Si hacen falta, póngalos en esa misma hoja."
    )


def _without_value(
    sheet: Sheet, heading: int, headers: Row, columns: dict[str, tuple[int, ...]]
) -> Iterator[str]:
    """What is said of the columns that hold formulas which no spreadsheet has calculated."""
    for position in sorted(position for positions in columns.values() for position in positions):
        rows = sorted(row + 1 for row, column in sheet.without_value if column == position and row > heading)
        if rows:
            yield (
                f"La columna «{headers[position]}» trae fórmulas sin valor guardado (filas: {len(rows)}, "
                f"desde la {rows[0]}); quedaron en blanco. Abra el archivo en Excel y guárdelo de nuevo."
            )


def _column(rows: Sequence[Row], position: int) -> Iterator[Cell]:
    return (row[position] for row in rows if position < len(row))


def _date_columns(
    layout: ListLayout, headers: Row, columns: dict[str, tuple[int, ...]], rows: Sequence[Row]
) -> tuple[dict[int, DateColumn], tuple[str, ...]]:
    """How each date column is read: by its own proof, else its neighbours', else custom."""
    of_secop = layout is not ListLayout.OWN
    positions = list(dict.fromkeys(position for name in _DATES for position in columns.get(name, ())))
    also = (
        position
        for position, header in enumerate(headers)
        if isinstance(header, str) and plain(header).startswith("fecha")
    )
    seen = {position: Evidence.of(_column(rows, position)) for position in dict.fromkeys((*positions, *also))}
    proven = {seen[position].order for position in positions} - {None}
    custom = DayOrder.MONTH_FIRST if of_secop else DayOrder.DAY_FIRST
    fallback = next(iter(proven)) if len(proven) == 1 else custom
    table = Evidence()
    for evidence in seen.values():
        table = table.with_(evidence)
    found: dict[int, DateColumn] = {}
    notes: list[str] = []
    for position in positions:
        own = seen[position]
        column = DateColumn(
            own.order or fallback or custom, cell_dates.turned(own, table, of_secop=of_secop), own.mixed
        )
        found[position] = column
        notes.extend(_told_of_dates(headers[position], own, column, sure=len(proven) == 1))
    return found, tuple(notes)


def _told_of_dates(header: Cell, own: Evidence, column: DateColumn, *, sure: bool) -> Iterator[str]:
    if column.turned is Turned.YES:
        yield (
            f"Columna «{header}»: al abrir la lista, la hoja de cálculo cambió el día por el mes en las "
            "fechas que pudo (las demás quedaron como texto mes/día/año); se devolvieron a su orden. "
            "Compruébelas, o cargue la exportación tal como se descargó."
        )
    elif column.turned is Turned.MAYBE:
        yield (
            f"Columna «{header}»: hay fechas de la hoja de cálculo junto a otras en texto que ella no "
            "entendió; las primeras pueden tener el día y el mes cambiados, y las que se leen de dos maneras "
            "quedaron en blanco. Escríbalas AAAA-MM-DD, o cargue la lista tal como se descargó."
        )
    if column.mixed:
        yield (
            f"Columna «{header}»: unas fechas van día/mes/año y otras mes/día/año; las que se leen de dos "
            "maneras quedaron en blanco. Escríbalas AAAA-MM-DD."
        )
    elif own.order is None and own.either and not sure:
        yield (
            f"Columna «{header}»: las fechas se pueden leer de dos maneras; se leyeron como "
            f"{column.order.value}. Si no es así, escríbalas AAAA-MM-DD."
        )


@dataclass(slots=True)
class RowReader:
    """Reads cells by meaning; keeps a Spanish note for each one it could not use."""

    table: RowTable
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
        return self._by_column(number, row, name, lambda cell, _: reader(cell))

    def date(self, number: int, row: Row, name: str) -> dt.date | None:
        """Like `read`, as the column's dates are to be read."""
        return self._by_column(number, row, name, self._day)

    def at(
        self, number: int, row: Row, positions: Sequence[int], kind: str, reader: Callable[[Cell], _T | None]
    ) -> _T | None:
        """Like `read`, of the columns at these places; `kind` is what they hold."""
        return self._first(number, row, positions, kind, lambda cell, _: reader(cell))

    def date_at(self, number: int, row: Row, positions: Sequence[int], kind: str) -> dt.date | None:
        """Like `date`, of the columns at these places."""
        return self._first(number, row, positions, kind, self._day)

    def _day(self, cell: Cell, position: int) -> dt.date | None:
        return cell_dates.read_date(cell, self.table.dates.get(position, DateColumn(DayOrder.DAY_FIRST)))

    def may_be_turned(self, row: Row, name: str) -> bool:
        """Whether the date read of a row is one of the spreadsheet's own whose day may be its month."""
        for position in self.table.columns.get(name, ()):
            cell = row[position] if position < len(row) else None
            if cell is not None:
                day = cell_dates.spreadsheet_day(cell)
                return (
                    day is not None
                    and cell_dates.is_turnable(day)
                    and self.table.dates[position].turned is Turned.NO
                )
        return False

    def identifier(self, number: int, row: Row, name: str) -> str | None:
        """Like `read`, of a column of contract numbers; what a spreadsheet has made a date is none."""
        numbers = self.table.numbers
        return self._by_column(
            number,
            row,
            name,
            lambda cell, position: None if numbers[position].spoilt(cell) else cell_values.text(cell),
        )

    def spoilt(self, row: Row) -> str | None:
        """What is said of the first contract number of a row that a spreadsheet has made a date."""
        for position, column in self.table.numbers.items():
            if position < len(row) and column.spoilt(row[position]):
                spoilt = cell_values.spoilt(str(cell_values.text(row[position])))
                return f"{self.table.headers[position]}: {spoilt}"
        return None

    def _by_column(
        self, number: int, row: Row, name: str, reader: Callable[[Cell, int], _T | None]
    ) -> _T | None:
        return self._first(number, row, self.table.columns.get(name, ()), name, reader)

    def _first(
        self,
        number: int,
        row: Row,
        positions: Sequence[int],
        kind: str,
        reader: Callable[[Cell, int], _T | None],
    ) -> _T | None:
        for position in positions:
            if position >= len(row):
                continue
            try:
                value = reader(row[position], position)
            except ValueError as error:
                header = self.table.headers[position]
                self.note(number, f"{header}: {error}; se dejó en blanco.", kind=f"{kind} ilegible")
                continue
            if value is not None:
                return value
        return None
