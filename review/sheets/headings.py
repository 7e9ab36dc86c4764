"""The sheets of a month's workbook and their columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from review import spanish
from review.model import ItemKind
from review.sheets.cells import Kind

PENDING, SENT, CHECKLIST, FINDINGS = "Pendientes", "Enviadas", "Lista de chequeo", "Hallazgos"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet. `width` is in characters; a column that is not printed stays on the screen."""

    title: str
    kind: Kind
    width: float
    printed: bool = True


ACCOUNT_COLUMNS = (
    Column("Contrato", Kind.ID, 17),
    Column("Contratista", Kind.TEXT, 25),
    Column("Documento", Kind.ID, 13),
    Column("Pago", Kind.COUNT, 7),
    Column("Periodo", Kind.MONTH, 11),
    Column("Valor", Kind.MONEY, 15),
    Column("Banco", Kind.TEXT, 16),
    Column("Cuenta bancaria", Kind.ID, 15),
    Column("Planilla PILA", Kind.ID, 13),
    Column("Estado en SECOP II", Kind.TEXT, 17),
    Column("Resultado", Kind.TEXT, 13),
    Column("Qué falta", Kind.TEXT, 50),
    Column("Decisión", Kind.TEXT, 12),
    Column("Decidida por", Kind.TEXT, 17),
    Column("Decidida el", Kind.DATE, 12),
    Column("Días de espera", Kind.COUNT, 9),
    Column("Origen del estado", Kind.TEXT, 22, printed=False),
    Column("Motivo de la decisión", Kind.TEXT, 40, printed=False),
    Column("Archivo", Kind.TEXT, 40, printed=False),
)
CHECKLIST_COLUMNS = (
    Column("Contrato", Kind.ID, 17),
    Column("Contratista", Kind.TEXT, 28),
    Column("Documento", Kind.ID, 13),
    Column("Pago", Kind.COUNT, 7),
    *(Column(spanish.ITEMS[item], Kind.TEXT, 15) for item in ItemKind),
    Column("Resultado", Kind.TEXT, 14),
    Column("Páginas", Kind.TEXT, 46),
)
FINDING_COLUMNS = (
    Column("Contrato", Kind.ID, 17),
    Column("Contratista", Kind.TEXT, 24),
    Column("Pago", Kind.COUNT, 7),
    Column("Ítem", Kind.TEXT, 17),
    Column("Estado", Kind.TEXT, 12),
    Column("Gravedad", Kind.TEXT, 12),
    Column("Hallazgo", Kind.TEXT, 44),
    Column("Se esperaba", Kind.TEXT, 20),
    Column("Se encontró", Kind.TEXT, 20),
    Column("Página", Kind.COUNT, 8),
    Column("Qué pedir", Kind.TEXT, 44),
    Column("Norma", Kind.TEXT, 26),
    Column("Código", Kind.TEXT, 26, printed=False),
    Column("Archivo", Kind.TEXT, 40, printed=False),
)
COLUMNS: Mapping[str, tuple[Column, ...]] = {
    PENDING: ACCOUNT_COLUMNS,
    SENT: ACCOUNT_COLUMNS,
    CHECKLIST: CHECKLIST_COLUMNS,
    FINDINGS: FINDING_COLUMNS,
}
