"""Which of two cuentas came later: what decides the version in force, and must not hang on chance.

The system's time of a file is all that tells it, and files that were copied or unpacked together have the
same one. The number of a row follows the order in which workers ended, so names decide before it does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_FIGURES = re.compile(r"(\d+)", re.ASCII)


def arrival(row: Mapping[str, Any]) -> tuple[Any, ...]:
    """What rows with `received`, `archivo` and `id` are put in order by: the one that came last is the last.

    Of files of one time the later is the one whose name goes on («pago 1 (2)» after «pago 1») or counts on
    («v10» after «v2»).
    """
    return row["received"], name_order(row["archivo"]), row["id"]


def name_order(archivo: str) -> tuple[Any, ...]:
    """What names are put in order by: their figures as numbers, without the extension."""
    stem = archivo.rpartition(".")[0] or archivo
    parts = _FIGURES.split(stem.casefold())
    return tuple(int(part) if place % 2 else part for place, part in enumerate(parts)), archivo
