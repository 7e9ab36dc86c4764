"""Examples of `review.rules.voided`: papers that a stamp or their title voids."""

from __future__ import annotations

from review.model import State
from tests.rules.builders import Case, Example
from tests.rules.examples_altered import ITEMS, marked

EXAMPLES = [
    example
    for item in ITEMS
    for code in (f"{item}_anulado",)
    for example in (
        Example(code, State.CUMPLE, "sin sellos que lo anulen", Case()),
        Example(code, State.POR_REVISAR, "sello de anulado", marked(item, "anulado")),
    )
] + [
    Example(
        "rut_anulado", State.CUMPLE, "lo dice otra regla del RUT", marked("rut", "rut_en_tramite", "anulado")
    ),
    Example(
        "seguridad_social_anulado",
        State.CUMPLE,
        "lo dice otra regla de la planilla",
        marked("seguridad_social", "planilla_sin_pagar", "anulado"),
    ),
]
