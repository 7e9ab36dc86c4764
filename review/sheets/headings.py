"""The sheets of a month's workbook, and how their columns are written."""

from __future__ import annotations

from collections.abc import Mapping

from review.catalogue.column import Holds, Placed
from review.catalogue.cuenta_columns import ACCOUNT_SHEET, CHECKLIST_SHEET, FINDING_SHEET
from review.catalogue.sheet_columns import (
    ABSENT_SHEET,
    BUDGET_SHEET,
    DATA_SHEET,
    HASH_SHEET,
    HELD_SHEET,
    LIQUIDATION_SHEET,
    TO_PAY_SHEET,
)
from review.model import PayStanding
from review.sheets.cells import CellKind

PENDING, SENT, CHECKLIST, FINDINGS = "Pendientes", "Enviadas", "Lista de chequeo", "Hallazgos"
TO_PAY, TO_PASS, WITH_SUPERVISOR = "Por pagar", "Faltan en SECOP II", "Sin decidir"
HELD, PAID = "Retenidas", "Pagadas"
ABSENT, BUDGET, LIQUIDATION = "Sin presentar", "RP y fuente", "Preliquidación"
HASHES, DATA = "Huellas", "Datos"
COLUMNS: Mapping[str, tuple[Placed, ...]] = {
    TO_PAY: TO_PAY_SHEET,
    TO_PASS: HELD_SHEET,
    WITH_SUPERVISOR: HELD_SHEET,
    HELD: HELD_SHEET,
    PAID: TO_PAY_SHEET,
    PENDING: ACCOUNT_SHEET,
    SENT: ACCOUNT_SHEET,
    ABSENT: ABSENT_SHEET,
    BUDGET: BUDGET_SHEET,
    LIQUIDATION: LIQUIDATION_SHEET,
    CHECKLIST: CHECKLIST_SHEET,
    FINDINGS: FINDING_SHEET,
    HASHES: HASH_SHEET,
    DATA: DATA_SHEET,
}
"""Every sheet behind the first, in their order, with its columns."""
STANDING_SHEETS: Mapping[str, PayStanding] = {
    TO_PAY: PayStanding.POR_PAGAR,
    TO_PASS: PayStanding.POR_PASAR,
    WITH_SUPERVISOR: PayStanding.SIN_DECIDIR,
    HELD: PayStanding.RETENIDA,
    PAID: PayStanding.PAGADA,
}
"""The sheets that hold the cuentas that stand so."""
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
