"""How long a cuenta has waited for a decision, as the lists show it."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

from review import spanish
from screens import text
from screens.components import Cell
from screens.words import Sign, missing

HELP = (
    "Días hábiles desde la fecha de la cuenta, sin decidir; en rojo, cuando pasan el límite de la lista de "
    "chequeo"
)


def cell(account: Mapping[Hashable, Any]) -> Cell:
    """Of a row of `frames.submissions`: its working days; with a red sign past the limit of its checklist."""
    days, limit = text.days(account["dias_habiles_espera"]), account["limite_pasado"]
    if missing(limit):
        return days
    most = spanish.plural(text.whole(limit), "día hábil", "días hábiles")
    return {**Sign(days, "clock", "bad").cell(), "title": f"Pasó el límite de {most} de la lista de chequeo"}
