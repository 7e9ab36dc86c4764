"""Write docs/tablas.md from the catalogue: `python -m tools.tables_doc > docs/tablas.md`.

The document is never edited by hand; a test fails while it is stale.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from review.analysis.tables import LOADED
from review.catalogue import cuenta_columns, json_keys
from review.catalogue.column import Column
from review.catalogue.table_columns import TABLES
from review.sheets import headings

HEAD = """# Tablas

Las tablas que ven por igual las pantallas, el libro de Excel y los cuadernos. `review.load` da las que
llevan †. Las demás las da `review.frames`, menos `history`, `requests`, `changes`, `second_looks`,
`agreement` y `secop_pending`, que son de `review.desk`.
Este documento sale del catálogo, `review/catalogue/` (`python -m tools.tables_doc > docs/tablas.md`); no se
edita a mano.

El tipo es el de pandas. Lo que no se sabe falta (`NA`, `NaN`, `NaT`); el dinero son pesos enteros, los
momentos son hora de Colombia, y las cajas van en puntos desde la esquina superior izquierda de la página.
**También en** dice dónde más está la columna: como clave del JSON, o en qué hojas del libro y con qué título.
"""
_OF_JSON = {
    "submissions": json_keys.FILE,
    "pages": json_keys.PAGE,
    "fields": json_keys.FIELD,
    "findings": json_keys.FINDING,
}
_IN_SHEETS = (*_OF_JSON, "payable", "budget", "preliquidation", "not_presented")


def lines() -> Iterator[str]:
    """The document, line by line."""
    yield from HEAD.splitlines()
    for name, (about, spec) in TABLES.items():
        yield from ("", f"## `{name}`{' †' if name in LOADED else ''}", "", f"{about}.", "")
        yield from ("| Columna | Tipo | Qué tiene | También en |", "|---|---|---|---|")
        for column in spec.values():
            where = "; ".join(_elsewhere(name, column))
            yield f"| `{column.name}` | `{column.dtype}` | {column.about} | {where} |"
    yield from ("", "## Solo en el libro de Excel", "", "| Título | Qué tiene | Hojas |", "|---|---|---|")
    for column in cuenta_columns.WORKBOOK_ONLY.values():
        yield f"| {column.title} | {column.about} | {', '.join(_sheets(column))} |"


def _elsewhere(name: str, column: Column) -> Iterator[str]:
    if any(key.column == column for key in _OF_JSON.get(name, ())):
        yield "JSON"
    sheets = _sheets(column) if name in _IN_SHEETS else []
    if sheets:
        yield f"«{column.title}» en {', '.join(sheets)}"


def _sheets(column: Column) -> list[str]:
    return [sheet for sheet, shown in headings.COLUMNS.items() if any(one.column == column for one in shown)]


def document() -> str:
    return "\n".join(lines()) + "\n"


if __name__ == "__main__":
    sys.stdout.write(document())
