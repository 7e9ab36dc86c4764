"""An informe written as a plain letter: a subject that names it, a period, and what the writer did."""

from __future__ import annotations

import re

from review.recognition.grammar.dates import find_months, find_periods
from review.recognition.text import PageText

_SUBJECT = re.compile(
    r" (?:ref|referencia|asunto|tema) (?:(?!supervis|intervent)\w+ ){0,3}(?:informe|reporte|relacion) "
    r"(?:(?!supervis|intervent)\w+ ){0,3}"
    r"(?:actividades|gestion|labores|tareas|ejecucion|obligaciones|servicios) "
)
_DID = re.compile(
    r"\b(?!comité\b|así\b|aquí\b|allí\b|ahí\b|café\b|qué\b|josé\b|rené\b|bebé\b|porqué\b)"
    r"[a-záéíóúñ]{3,}(?<![aei]r)[éí]\b|\bse [a-záéíóúñ]{3,}ó\b",
    re.IGNORECASE,
)
# The verb of the letter's own sentence is one; a letter that only hands papers over says no more.
_LEAST_DEEDS = 3


def is_report_letter(text: PageText) -> bool:
    """Whether the page is a letter by which a contractor tells the activities of a period.

    A letter that lists enclosures tells no deeds; what a supervisor certifies is told by its own phrases.
    """
    if _SUBJECT.search(text.plain) is None:
        return False
    said = text.flow.text
    deeds = {match[0].lower() for match in _DID.finditer(said)}
    return len(deeds) >= _LEAST_DEEDS and bool(find_periods(said) or find_months(said))
