"""Write docs/permisos.md from the tables of rights: `python -m tools.permissions_doc > docs/permisos.md`.

The document is never edited by hand; a test fails while it is stale.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from review import spanish
from review.model import Act, PersonRole, ViewRight
from review.model.actor import MAY
from review.model.viewer import SEES

HEAD = """# Quién puede qué

Todo acto queda con el nombre, el rol y, si lo hubo, en nombre de quién se hizo.

**En un solo computador**, sin usuario ni contraseña, cada persona elige su rol una vez, en el menú,
debajo de su nombre; después lo cambia quien sea supervisor (o cualquiera, mientras nadie haya dicho
serlo). Quien no ha elegido uno hace de supervisor: así trabaja quien está solo. Mirar y exportar pueden
todos. Los roles ordenan entonces el trabajo de personas que confían unas en otras; no prueban quién es
cada quien.

**En un servidor**, donde se entra con el usuario de la entidad ([cómo se instala](servidor.md)), el
nombre y el rol vienen del ingreso y no se pueden escribir ni elegir. A cada persona le da su permiso
quien tiene el rol de administración: un rol, y qué cuentas ve (todas; las de los contratos que la tienen
como supervisora; las de unos contratos por su número). Quien no tiene permiso no ve nada. Quien ve solo
algunas cuentas no encuentra las demás en ninguna lista, tabla, exportación ni dirección que escriba, y no
puede cambiar lo que es de todos (la lista de chequeo, los formatos aprendidos, los datos de SECOP II).

Lo que cada persona mira y exporta queda anotado, sin que nadie lo pueda cambiar: cuándo, quién, qué
cuenta o qué archivo. Lo ve quien administra.
"""
MASKED = """\
Quien no ve completos los datos personales recibe los documentos, las cuentas bancarias, los números de
planilla, los correos y los teléfonos con solo sus tres últimas cifras (•••001), en las pantallas, en el
libro de Excel y en el CSV (Ley 1581 de 2012, art. 4, principios de finalidad y de acceso restringido). No
ve las páginas de los PDF, porque en una imagen no se puede tapar con certeza lo que es de la persona. Los
nombres y los contratos son públicos en SECOP II y se muestran.

Este documento sale de las tablas de `review/model/actor.py` y `review/model/viewer.py` (`python -m
tools.permissions_doc > docs/permisos.md`); no se edita a mano.
"""


def lines() -> Iterator[str]:
    """The document, line by line."""
    yield from HEAD.splitlines()
    yield from ("", "## Qué hace cada rol", "", *_table("Acto", {one: MAY[one] for one in Act}))
    yield from ("", "## Qué ve cada rol, en un servidor", "")
    yield from _table("Qué", {one: SEES[one] for one in ViewRight})
    yield from ("", *MASKED.splitlines())


def _table(
    what: str, whose: dict[Act, frozenset[PersonRole]] | dict[ViewRight, frozenset[PersonRole]]
) -> Iterator[str]:
    yield f"| {what} | {' | '.join(spanish.title(role) for role in PersonRole)} |"
    yield f"|---|{'---|' * len(PersonRole)}"
    for one, roles in whose.items():
        cells = ("sí" if role in roles else "no" for role in PersonRole)
        yield f"| {spanish.title(one)} | {' | '.join(cells)} |"


def document() -> str:
    return "\n".join(lines()) + "\n"


if __name__ == "__main__":
    sys.stdout.write(document())
