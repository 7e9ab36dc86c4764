"""The Bandeja with a line for each cuenta: what its roomy rows tell, in icons whose words are at hand.

The word of an icon is its name for who listens, and is shown to who points at it or reaches it by key.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from review.catalogue.cuenta_columns import SUBMISSIONS
from review.model import ItemKind
from screens import components, text, url
from screens.components import Cell, Column, Row

NAME = "compacta"
"""The name of the switch in the address."""
SIZE = 60
"""So many lines a page."""
_ICONS = frozenset({item.value for item in ItemKind} | {"secop"})
_FIRST = ("pago", "contratista", "contrato")
_KINDS = {"contratista": "wide", "contrato": "line", "secop": "marks", "resultado": "tight state"}


def on() -> bool:
    return url.get(NAME) == "si"


def columns(roomy: Sequence[Column]) -> list[Column]:
    """Those of the roomy list, with the contract in a column of its own."""
    known = {
        column.key: column for column in (*roomy, components.told(SUBMISSIONS["contrato"], "line", sort=True))
    }
    order = [*_FIRST, *(column.key for column in roomy if column.key not in _FIRST)]
    return [replace(known[key], kind=_KINDS.get(key, known[key].kind)) for key in order]


def row(roomy: Row, account: Mapping[Hashable, Any]) -> Row:
    """The same cuenta in one line. `account` is its row of `frames.submissions`."""
    cells = {name: _bare(cell) if name in _ICONS else _in_line(cell) for name, cell in roomy.cells.items()}
    who = roomy.cells["contratista"]
    if isinstance(who, Mapping):  # what stands below the name is told by pointing at it
        told = {"title": f"{who['text']} · {who['sub']}", "sub": None}
        cells["contratista"] = {**who, **told, "also": [*map(_bare, who["also"]), *_older(account)]}
    contract = text.clean(account["contrato"]) or "—"
    dated = url.get("mes")[:1].isdecimal()
    month = "" if dated else text.short_month(account["periodo"]) or "sin mes"
    return replace(roomy, cells={**cells, "contrato": f"{contract} · {month}" if month else contract})


def _older(account: Mapping[Hashable, Any]) -> list[Cell]:
    sign = {"word": "Versión anterior", "icon": "history", "tone": "mute", "bare": True}
    return [] if account["vigente"] else [sign]


def _bare(cell: Cell) -> Cell:
    return {**cell, "bare": True} if isinstance(cell, Mapping) else cell


def _in_line(cell: Cell) -> Cell:
    """The first sign keeps its word; those below it come beside it, as icons."""
    if not isinstance(cell, Mapping) or not cell.get("also"):
        return cell
    also = cell["also"]
    return {**cell, "also": [_bare(one) for one in ([also] if isinstance(also, Mapping) else also)]}
