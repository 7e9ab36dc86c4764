"""What was handed on: each workbook of a month, and the cuentas that it held.

No act: writing one down changes nothing that was decided, and must not move the head of the log that the
same workbook prints. Rows are only ever added all the same.
"""

from __future__ import annotations

import sqlalchemy as sa

from review.store.schema_parts import METADATA, number, signed, text

EXPORTS = sa.Table(
    "exports",
    METADATA,
    number(),
    sa.Column("period", sa.String(7), nullable=False, index=True),
    text("scope", nullable=False),  # todas, pendientes, enviadas or filtradas
    sa.Column("digest", sa.String(64), nullable=False),  # SHA-256 of the file
    sa.Column(
        "held", sa.JSON, nullable=False
    ),  # review.store.export_rows.ExportedCuenta, of each cuenta counted
    *signed(),
)
