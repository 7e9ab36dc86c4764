"""How the columns of a PostgreSQL database are made, so that lists come in the order of SQLite."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql.base import PGDDLCompiler


class InOneOrder(PGDDLCompiler):
    """Text in the order of its letters' numbers, as SQLite and Python have it, whatever the language of the
    server; and as long as it may be there."""

    def get_column_specification(self, column: sa.Column[Any], **kwargs: Any) -> str:
        told: str = super().get_column_specification(column, **kwargs)  # type: ignore[no-untyped-call]
        kind = column.type.dialect_impl(self.dialect)
        if isinstance(kind, sa.String) and kind.collation is None:
            name = self.preparer.format_column(column)
            written = self.dialect.type_compiler_instance.process(column.type)
            told = told.replace(f"{name} {written}", f'{name} TEXT COLLATE "C"', 1)
        return told
