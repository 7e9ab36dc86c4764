"""The last row of each sheet: what its rows come to, by formulas that follow the filter where they can."""

from __future__ import annotations

from collections.abc import Mapping

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from pandas import DataFrame

from review import spanish_titles as titles
from review.model import ItemKind, State
from review.sheets.cached import Extras
from review.sheets.cells import CellKind, cell_at, put, put_formula
from review.sheets.headings import (
    ABSENT,
    BUDGET,
    CHECKLIST,
    COLUMNS,
    FINDINGS,
    HELD,
    PENDING,
    SENT,
    STANDING_SHEETS,
    TO_PASS,
    WITH_SUPERVISOR,
    cell_kind,
)
from review.sheets.month_tables import item_state


def _total(
    sheet: Worksheet,
    title: str,
    last: int,
    extras: Extras,
    totals: Mapping[str, tuple[str, int]],
    *,
    label: str,
    noun: str | None = None,
) -> None:
    """A last row with `label` and, by heading, a formula (`{}` is that column's range) with its value."""
    for index, column in enumerate(COLUMNS[title], 1):
        cell = cell_at(sheet, last + 1, index)
        if column.title not in totals:
            put(cell, label if index == 1 else None, CellKind.TEXT, total=True)
            continue
        formula, value = totals[column.title]
        letter = get_column_letter(index)
        kind = cell_kind(column)
        is_tally = kind is CellKind.TEXT and noun is not None
        put_formula(
            cell,
            formula.format(f"{letter}2:{letter}{last}"),
            CellKind.COUNT if kind is CellKind.TEXT else kind,
            noun=noun if is_tally else None,
        )
        extras.values[cell.coordinate] = value
    sheet.row_dimensions[last + 1].height = 20


_SUM = "=SUBTOTAL(9,{})"
# The columns that are never empty, over which rows are counted: contractors are not always read.
_NEVER_EMPTY = {
    PENDING: "Archivo",
    SENT: "Archivo",
    TO_PASS: "Situación",
    WITH_SUPERVISOR: "Situación",
    HELD: "Situación",
    ABSENT: "Contrato",
}
_ADDED_UP = {BUDGET: ("Valor", "Cobrado", "Saldo")}
_NOUNS = {ABSENT: "contrato", BUDGET: "RP"}


def _total_money(sheet: Worksheet, title: str, frame: DataFrame, last: int, extras: Extras) -> None:
    """How many rows there are, under the contractors, and what their pesos come to."""
    titles = [column.title for column in COLUMNS[title]]
    if title in _NEVER_EMPTY:
        letter = get_column_letter(titles.index(_NEVER_EMPTY[title]) + 1)
        counted = f"=SUBTOTAL(3,{letter}2:{letter}{last})"
    else:
        counted = "=ROWS({})"
    totals = {"Contratista": (counted, len(frame))}
    for name in _ADDED_UP.get(title, ("Valor",)):
        if name in titles:
            totals[name] = (_SUM, int(frame[name].sum()))
    _total(sheet, title, last, extras, totals, label="Total", noun=_NOUNS.get(title, "cuenta"))


def _total_checklist(sheet: Worksheet, title: str, frame: DataFrame, last: int, extras: Extras) -> None:
    fine = item_state(State.CUMPLE)
    totals = {
        titles.ITEMS[item]: (
            f'=COUNTIF({{}},"{fine}")',
            int((frame[titles.ITEMS[item]] == fine).sum()),
        )
        for item in ItemKind
    }
    _total(sheet, title, last, extras, totals, label="Cumplen")


def _total_findings(sheet: Worksheet, title: str, frame: DataFrame, last: int, extras: Extras) -> None:
    totals = {"Hallazgo": ("=SUBTOTAL(3,{})", len(frame))}
    _total(sheet, title, last, extras, totals, label="Total", noun="hallazgo")


TOTALS = {
    **dict.fromkeys((*STANDING_SHEETS, PENDING, SENT, ABSENT, BUDGET), _total_money),
    CHECKLIST: _total_checklist,
    FINDINGS: _total_findings,
}
"""What writes the last row of a sheet; the others have none."""
