"""Examples of `review.rules.altered`: pages changed after their PDF was made."""

from __future__ import annotations

from review.model import State
from tests.rules.builders import MARKS, Case, Example

ITEMS = ("informe", "cuenta", "seguridad_social", "banco", "rut", "impuestos")


def marked(item: str, *names: str) -> Case:
    return Case(marks={item: (*MARKS.get(item, ()), *names)})


EXAMPLES = [
    example
    for item in ITEMS
    for code in (f"{item}_modificado",)
    for example in (
        Example(code, State.CUMPLE, "sin cambios", Case()),
        Example(code, State.POR_REVISAR, "página cambiada", marked(item, "pagina_modificada")),
        Example(code, State.POR_REVISAR, "cifra en otra letra", marked(item, "cifra_otra_fuente")),
    )
]
