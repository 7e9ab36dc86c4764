"""Write docs/calendario.md: `python -m tools.calendar_doc > docs/calendario.md`.

The document is never edited by hand; a test fails while it is stale or lacks a key.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import groupby

from review.ways.calendar_told import KEYS

HEAD = """# Calendario

Cuándo se presentan las cuentas, cuándo se cortan para financiera, cuándo se paga y cuándo cierra la tesorería
es un archivo de texto, `calendario.toml`. Una entidad pone el suyo **junto a su carpeta de PDF**, o lo
aplica en la pantalla *Lista de chequeo* («Calendario»), que dice, línea por línea, qué hay que corregir. Lo
aplicado en la pantalla va primero. Sin calendario no se dice nada de cortes. Los días hábiles son los de los
valores de ley (festivos de Colombia, y los que agregue o quite `leyes.toml`).

```toml
version = 1
entidad = "Alcaldía de Tambillo"

[reglas]
presentar = "día 1 a 6 de cada mes"
corte = "día 17"
pago = "día 24"
cierre = "último día hábil"

[[mes]]
mes = "2026-12"
presentar = "2026-12-01 a 2026-12-03"
corte = "2026-12-10"
pago = "2026-12-18"
```

Una cuenta que llega dentro de la ventana va al corte de ese mes, también si se devuelve y vuelve antes del
corte; la que llega por primera vez después de la ventana va al corte siguiente. Lo que el corte encuentra sin
decidir o devuelto espera el siguiente.

Este documento sale de la tabla de claves (`python -m tools.calendar_doc > docs/calendario.md`); no se edita a
mano.
"""


def lines() -> Iterator[str]:
    """The document, line by line."""
    yield from HEAD.splitlines()
    for table, keys in groupby(KEYS, key=lambda one: one.table):
        yield from ("", f"## {f'`{table}`' if table else 'Al comienzo del archivo'}", "")
        yield "| Clave | Qué significa | Valores |"
        yield "|---|---|---|"
        for one in keys:
            yield f"| `{one.key}` | {one.meaning} | {one.values} |"


def document() -> str:
    return "\n".join(lines()) + "\n"


if __name__ == "__main__":
    sys.stdout.write(document())
