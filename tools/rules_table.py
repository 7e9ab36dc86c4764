"""Write docs/reglas.md from the registry: `python -m tools.rules_table > docs/reglas.md`.

The document is never edited by hand; a test fails while it is stale.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from review.rules.registry import BY_ITEM
from review.spanish_titles import SEVERITIES
from review.ways.checklist import DEFAULT

HEAD = """# Reglas

Esta tabla sale del registro de reglas (`python -m tools.rules_table > docs/reglas.md`); no se edita a mano.

**Rechazo**: si falla, el ítem no cumple. **Alerta**: si falla, queda por revisar. **Informativa**: no cambia
el estado. En todas, un dato que no se leyó, se leyó con poca seguridad o se contradice deja el ítem por
revisar. El estado de un ítem es el peor de sus hallazgos: falta, no cumple, por revisar, cumple. Un hallazgo
«no aplica» solo informa, salvo que el ítem entero no se pida en esta cuenta o que una persona haya
exceptuado la regla: entonces dice quién, hasta cuándo y por qué.

**Grupo** es el lugar de la regla en el catálogo de revisiones: G lo general, I el informe, C la cuenta de
cobro, P la planilla, B el banco, T el RUT, E las estampillas, S el SECOP II. La **versión** de una regla sube
cuando decide de otro modo.
"""


def lines() -> Iterator[str]:
    """The document, line by line."""
    yield from HEAD.splitlines()
    for number, item in enumerate(DEFAULT.items, start=1):
        yield from ("", f"## {number}. {item.name}", "")
        yield (
            "| Código | Grupo | Versión | Qué debe cumplirse | Cómo se decide | Severidad | Qué se pide | "
            "Fundamento |"
        )
        yield "|---|---|---|---|---|---|---|---|"
        for rule in BY_ITEM[item.kind]:
            cells = (
                f"`{rule.code}`",
                rule.group,
                str(rule.version),
                rule.title,
                rule.criterion,
                SEVERITIES[rule.severity],
                rule.ask,
                rule.norm,
            )
            yield f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def document() -> str:
    return "\n".join(lines()) + "\n"


if __name__ == "__main__":
    sys.stdout.write(document())
