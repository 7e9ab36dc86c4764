"""How an entity calls the files that it makes: a pattern whose words in capitals stand for what varies."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "CLASE": "qué papel es (certificado, informe, informe_final, certificado_colectivo, memorando…)",
    "CEDULA": "documento del contratista",
    "CONTRATISTA": "su nombre",
    "CONTRATO": "número del contrato",
    "RP": "número del RP",
    "PAGO": "número del pago, como 004",
    "MES": "mes cobrado, como 10",
    "AÑO": "su año",
}
_WORD: Final = re.compile(r"(?<![^\W_])(" + "|".join(WORDS) + r")(?![^\W_])")
_UNFIT: Final = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u202a-\u202e\u2066-\u2069]+')
_GAP: Final = re.compile(r"([_\- .])[_\- .]+")
MOST: Final = 120  # characters of a name: the path of a folder comes before it


def problem(pattern: str) -> str | None:
    """What is wrong with a pattern, in Spanish; None when nothing is."""
    if _UNFIT.search(pattern):
        return "trae signos que no van en el nombre de un archivo."
    return None if _WORD.search(pattern) else "no tiene ninguna de sus palabras."


def words_of(pattern: str) -> list[str]:
    """The words of a pattern that stand for what varies."""
    return _WORD.findall(pattern)


def named(pattern: str, values: Mapping[str, str]) -> str:
    """The name for these values, without its ending. What is not known leaves no gap."""
    name = _WORD.sub(lambda found: _UNFIT.sub("-", values.get(found[0], "")).strip(), pattern)
    return _GAP.sub(r"\1", name)[:MOST].strip("_- .")
