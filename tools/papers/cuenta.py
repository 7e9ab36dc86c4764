"""The charge for the month: seven layouts, three of which never say «cuenta de cobro»."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tools.papers import fichas
from tools.papers.cuenta_forms import equivalente, municipal, soporte
from tools.papers.cuenta_letters import clasica, excel, sena
from tools.papers.facts import Facts
from tools.papers.paper import Paper

LAYOUTS: dict[str, Callable[[Paper, Facts, Random], None]] = {
    "clasica": clasica,
    "equivalente": equivalente,
    "soporte": soporte,
    "excel": excel,
    "sena": sena,
    "municipal": municipal,
    "ficha": fichas.cuenta,
}
WORDLESS = frozenset({"soporte"})
