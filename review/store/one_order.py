"""How the columns and indexes of a PostgreSQL database are made: lists come in the order of SQLite, and an
index holds the rows that it holds there."""

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

    def visit_create_index(self, create: Any, *args: Any, **kwargs: Any) -> str:
        """Of some rows only, where the index of a file is."""
        index: Any = create.element
        rows = index.dialect_options["sqlite"]["where"]
        if rows is not None:
            index.dialect_options["postgresql"]["where"] = rows
        told: str = super().visit_create_index(create, *args, **kwargs)  # type: ignore[no-untyped-call]
        return told
