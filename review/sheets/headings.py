"""The sheets of a month's workbook and their columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from review import spanish
from review.model import ItemKind
from review.sheets.cells import CellKind

PENDING, SENT, CHECKLIST, FINDINGS = "Pendientes", "Enviadas", "Lista de chequeo", "Hallazgos"


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of a sheet. `width` is in characters; a column that is not printed stays on the screen."""

    title: str
    kind: CellKind
    width: float
    printed: bool = True


ACCOUNT_COLUMNS = (
    Heading("Contrato", CellKind.ID, 17),
    Heading("Contratista", CellKind.TEXT, 25),
    Heading("Documento", CellKind.ID, 13),
    Heading("Pago", CellKind.COUNT, 7),
    Heading("Periodo", CellKind.MONTH, 11),
    Heading("Valor", CellKind.MONEY, 15),
    Heading("Banco", CellKind.TEXT, 16),
    Heading("Cuenta bancaria", CellKind.ID, 15),
    Heading("Planilla PILA", CellKind.ID, 13),
    Heading("Estado en SECOP II", CellKind.TEXT, 17),
    Heading("Resultado", CellKind.TEXT, 13),
    Heading("Qué falta", CellKind.TEXT, 50),
    Heading("Decisión", CellKind.TEXT, 12),
    Heading("Decidida por", CellKind.TEXT, 17),
    Heading("Decidida el", CellKind.DATE, 12),
    Heading("Días de espera", CellKind.COUNT, 9),
    Heading("Origen del estado", CellKind.TEXT, 22, printed=False),
    Heading("Motivo de la decisión", CellKind.TEXT, 40, printed=False),
    Heading("Archivo", CellKind.TEXT, 40, printed=False),
)
CHECKLIST_COLUMNS = (
    Heading("Contrato", CellKind.ID, 17),
    Heading("Contratista", CellKind.TEXT, 28),
    Heading("Documento", CellKind.ID, 13),
    Heading("Pago", CellKind.COUNT, 7),
    *(Heading(spanish.ITEMS[item], CellKind.TEXT, 15) for item in ItemKind),
    Heading("Resultado", CellKind.TEXT, 14),
    Heading("Páginas", CellKind.TEXT, 46),
)
FINDING_COLUMNS = (
    Heading("Contrato", CellKind.ID, 17),
    Heading("Contratista", CellKind.TEXT, 24),
    Heading("Pago", CellKind.COUNT, 7),
    Heading("Ítem", CellKind.TEXT, 17),
    Heading("Estado", CellKind.TEXT, 12),
    Heading("Gravedad", CellKind.TEXT, 12),
    Heading("Hallazgo", CellKind.TEXT, 44),
    Heading("Se esperaba", CellKind.TEXT, 20),
    Heading("Se encontró", CellKind.TEXT, 20),
    Heading("Página", CellKind.COUNT, 8),
    Heading("Qué pedir", CellKind.TEXT, 44),
    Heading("Norma", CellKind.TEXT, 26),
    Heading("Código", CellKind.TEXT, 26, printed=False),
    Heading("Archivo", CellKind.TEXT, 40, printed=False),
)
COLUMNS: Mapping[str, tuple[Heading, ...]] = {
    PENDING: ACCOUNT_COLUMNS,
    SENT: ACCOUNT_COLUMNS,
    CHECKLIST: CHECKLIST_COLUMNS,
    FINDINGS: FINDING_COLUMNS,
}
