"""The sheets of a month's workbook, and how their columns are written."""

from __future__ import annotations

from collections.abc import Mapping

from review.catalogue.column import Holds, Placed
from review.catalogue.cuenta_columns import ACCOUNT_SHEET, CHECKLIST_SHEET, FINDING_SHEET
from review.sheets.cells import CellKind

PENDING, SENT, CHECKLIST, FINDINGS = "Pendientes", "Enviadas", "Lista de chequeo", "Hallazgos"
COLUMNS: Mapping[str, tuple[Placed, ...]] = {
    PENDING: ACCOUNT_SHEET,
    SENT: ACCOUNT_SHEET,
    CHECKLIST: CHECKLIST_SHEET,
    FINDINGS: FINDING_SHEET,
}
_KINDS = {
    Holds.ID: CellKind.ID,
    Holds.COUNT: CellKind.COUNT,
    Holds.MONEY: CellKind.MONEY,
    Holds.MONTH: CellKind.MONTH,
    Holds.DAY: CellKind.DATE,
    Holds.MOMENT: CellKind.DATE,
}


def cell_kind(placed: Placed) -> CellKind:
    """How the values of a column are written."""
    return _KINDS.get(placed.column.holds, CellKind.TEXT)
