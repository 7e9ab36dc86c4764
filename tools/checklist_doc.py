"""Write docs/lista_de_chequeo.md: `python -m tools.checklist_doc > docs/lista_de_chequeo.md`.

The document is never edited by hand; a test fails while it is stale or lacks a key.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from itertools import groupby

from review.ways.checklist import PACKAGED
from review.ways.checklist_settings import KEYS, SETTINGS

HEAD = """# Lista de chequeo

Lo que una entidad pide en cada cuenta es un archivo de texto, `checklist.toml`. El que viene con Visto
Bueno es `review/ways/checklist.toml`; una entidad pone el suyo **junto a su carpeta de PDF**, o lo aplica en
la pantalla *Lista de chequeo*, que lo revisa y dice, línea por línea, qué hay que corregir. Lo aplicado en la
pantalla va primero, después el archivo de la carpeta y después el que viene con Visto Bueno. Los ejemplos de
tres entidades están en [`data/listas`](../data/listas/README.md).

Los valores de ley (salario mínimo, UVT, tarifas) son otro archivo, `leyes.toml`, y se reemplazan igual; el
que viene con Visto Bueno es `review/ways/laws/values.toml`.

Este documento sale de la tabla de ajustes (`python -m tools.checklist_doc > docs/lista_de_chequeo.md`); no
se edita a mano.

## Reglas: `[reglas]`

Todas son opcionales: la que no se escribe vale lo que trae la lista de Visto Bueno.

| Clave | Qué significa | Valores | Visto Bueno trae |
|---|---|---|---|
"""


def lines() -> Iterator[str]:
    """The document, line by line."""
    yield from HEAD.splitlines()
    packaged = tomllib.loads(PACKAGED.read_text(encoding="utf-8"))
    for one in SETTINGS:
        cells = (f"`{one.key}`", one.meaning, one.values, f"`{_written(packaged['reglas'][one.key])}`")
        yield f"| {' | '.join(cells)} |"
    for table, keys in groupby(KEYS, key=lambda one: one.table):
        yield from ("", f"## {f'`{table}`' if table else 'Al comienzo del archivo'}", "")
        yield "| Clave | Qué significa | Valores |"
        yield "|---|---|---|"
        for key in keys:
            yield f"| `{key.key}` | {key.meaning} | {key.values} |"


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return f"[{', '.join(_written(one) for one in value)}]"
    return f'"{value}"' if isinstance(value, str) else str(value)


def document() -> str:
    return "\n".join(lines()) + "\n"


if __name__ == "__main__":
    sys.stdout.write(document())
