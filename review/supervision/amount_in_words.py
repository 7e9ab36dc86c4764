"""An amount of pesos in words, as papers of the supervisor print it."""

from __future__ import annotations

import re

from num2words import num2words

_MILLION = 1_000_000
_ONE = re.compile(r"\b(?:veinti)?uno(?= mil|$)")


def amount_in_words(pesos: int) -> str:
    """`1800000` → `UN MILLÓN OCHOCIENTOS MIL PESOS M/CTE`. Raises ValueError below zero."""
    if pesos < 0:
        raise ValueError(f"not an amount: {pesos}")
    words = _ONE.sub(_shortened, str(num2words(pesos, lang="es")))
    of = " de" if pesos and not pesos % _MILLION else ""
    return f"{words}{of} {'peso' if pesos == 1 else 'pesos'} m/cte".upper()


def _shortened(found: re.Match[str]) -> str:
    """Before what it counts, `uno` is `un`."""
    return "veintiún" if found[0].startswith("veinti") else "un"
