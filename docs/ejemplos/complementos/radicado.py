"""Regla de ejemplo: la cuenta de cobro lleva el número de radicado de la ventanilla de la entidad.

Un complemento es código: el nombre de este archivo es el suyo. Tiene dos piezas. `own_marks` mira los
renglones de las páginas de un ítem y dice lo que vio; la regla pregunta por eso y responde.
"""

import re

from review.model import ItemKind, Mark, Severity
from review.rules.outcome import Case
from review.rules.rule import rule

_FILED = re.compile(r"radicado\s*(?:n[o.°º]*\s*)?(\d{4}-\d{4,})", re.IGNORECASE)
_LEAST_SURE = 0.9  # de 0 a 1: un renglón escaneado que se leyó con menos no prueba nada


def own_marks(item, lines):
    """El radicado de la cuenta de cobro, con el renglón en que está."""
    if item is not ItemKind.CUENTA:
        return []
    found = ((line, _FILED.search(line.text)) for line in lines if line.sure >= _LEAST_SURE)
    return [Mark("numero", match[1], line.page, line.box) for line, match in found if match]


@rule(
    code="cuenta_numero",
    severity=Severity.RECHAZO,
    norm="Circular 004 de 2026 de la entidad",
    title="La cuenta de cobro lleva el número de radicado",
    criterion="Cumple si en la cuenta de cobro se lee «Radicado» y un número como 2026-00123.",
    ask="Radique la cuenta en la ventanilla y adjúntela con su número.",
    group="Entidad",
)
def filed(facts, item):
    """Cumple con el número a la vista; sin él, se pide."""
    mark = item.mark("radicado__numero")
    if mark is not None:
        return Case(mark, "Un número de radicado", mark.text).ok(f"Está radicada con el número {mark.text}.")
    return Case(item.pages, "Un número de radicado").fails(
        "No se ve el número de radicado de la ventanilla.",
        request="radique la cuenta de cobro en la ventanilla y adjúntela con su número.",
    )
