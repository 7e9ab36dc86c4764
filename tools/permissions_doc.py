"""Write docs/permisos.md from the table of permissions: `python -m tools.permissions_doc > docs/permisos.md`.

The document is never edited by hand; a test fails while it is stale.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from review import spanish
from review.model import Act, PersonRole
from review.model.actor import MAY

HEAD = """# Quién puede qué

Cada persona tiene un rol: lo elige una vez, en el menú, debajo de su nombre; después lo cambia quien sea
supervisor (o cualquiera, mientras nadie haya dicho serlo). Quien no ha elegido uno hace de supervisor: así
trabaja quien está solo. Mirar y exportar pueden todos. Todo acto queda con el nombre, el rol y, si lo hubo,
en nombre de quién se hizo.

Los roles ordenan el trabajo de personas que confían unas en otras sobre una misma base de datos; no prueban
quién es cada quien.

Este documento sale de la tabla de `review/model/actor.py` (`python -m tools.permissions_doc >
docs/permisos.md`); no se edita a mano.
"""


def lines() -> Iterator[str]:
    """The document, line by line."""
    yield from HEAD.splitlines()
    yield from ("", f"| Acto | {' | '.join(spanish.title(role) for role in PersonRole)} |")
    yield f"|---|{'---|' * len(PersonRole)}"
    for act in Act:
        cells = ("sí" if role in MAY[act] else "no" for role in PersonRole)
        yield f"| {spanish.title(act)} | {' | '.join(cells)} |"


def document() -> str:
    return "\n".join(lines()) + "\n"


if __name__ == "__main__":
    sys.stdout.write(document())
