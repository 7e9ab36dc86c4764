"""The contractor's report: seven layouts, as seven kinds of entity ask for it."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tools.papers import fichas
from tools.papers.facts import Facts
from tools.papers.informe_forms import cali, idartes, subred
from tools.papers.informe_letters import carta, gestion, unal
from tools.papers.paper import Paper

LAYOUTS: dict[str, Callable[[Paper, Facts, Random], None]] = {
    "cali": cali,
    "idartes": idartes,
    "unal": unal,
    "carta": carta,
    "subred": subred,
    "gestion": gestion,
    "ficha": fichas.informe,
}
