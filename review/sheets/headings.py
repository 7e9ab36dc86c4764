"""The sheets of a month's workbook, and how their columns are written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from review.catalogue import cuenta_columns
from review.catalogue.column import Column, Holds, Placed
from review.sheets.cells import CellKind

PENDING, SENT, CHECKLIST, FINDINGS = "Pendientes", "Enviadas", "Lista de chequeo", "Hallazgos"
_KINDS = {
    Holds.ID: CellKind.ID,
    Holds.COUNT: CellKind.COUNT,
    Holds.MONEY: CellKind.MONEY,
    Holds.MONTH: CellKind.MONTH,
    Holds.DAY: CellKind.DATE,
    Holds.MOMENT: CellKind.DATE,
}


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of a sheet. `width` is in characters; a column that is not printed stays on the screen."""

    column: Column
    width: float
    printed: bool

    @property
    def title(self) -> str:
        return self.column.title

    @property
    def kind(self) -> CellKind:
        return _KINDS.get(self.column.holds, CellKind.TEXT)


def _headings(placed: Iterable[Placed]) -> tuple[Heading, ...]:
    return tuple(Heading(one.column, one.width, one.printed) for one in placed)


ACCOUNT_COLUMNS = _headings(cuenta_columns.ACCOUNT_SHEET)
CHECKLIST_COLUMNS = _headings(cuenta_columns.CHECKLIST_SHEET)
FINDING_COLUMNS = _headings(cuenta_columns.FINDING_SHEET)
COLUMNS: Mapping[str, tuple[Heading, ...]] = {
    PENDING: ACCOUNT_COLUMNS,
    SENT: ACCOUNT_COLUMNS,
    CHECKLIST: CHECKLIST_COLUMNS,
    FINDINGS: FINDING_COLUMNS,
}
