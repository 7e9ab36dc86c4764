"""An informe written as a plain letter: a subject that names it, a period, and what the writer did."""

from __future__ import annotations

import re

from review.recognition.grammar.dates import find_months, find_periods
from review.recognition.page.page_text import PageText

_SUBJECT = re.compile(
    r" (?:ref|referencia|asuntos?|tema) (?:(?!supervis|intervent)\w+ ){0,3}(?:informe|reporte|relacion) "
    r"(?:(?!supervis|intervent)\w+ ){0,3}"
    r"(?:actividades|gestion|labores|tareas|ejecucion|obligaciones|servicios) "
)
_DID = re.compile(
    r"\b(?!comité\b|así\b|aquí\b|allí\b|ahí\b|café\b|qué\b|josé\b|rené\b|bebé\b|porqué\b)"
    r"[a-záéíóúñ]{3,}(?<![aei]r)[éí]\b|\bse [a-záéíóúñ]{3,}ó\b",
    re.IGNORECASE,
)
# OCR may have lost the accents: the words that begin a sentence of what was done.
_DID_PLAIN = re.compile(r"(?:^|\n|[.;:)•*-] ?)(?!Este\b|Entre\b|Sobre\b)([A-Z][a-z]{3,}[eéií])(?= [a-z0-9])")
# The verb of the letter's own sentence is one; a letter that only hands papers over says no more.
_LEAST_DEEDS = 3


def is_report_letter(text: PageText) -> bool:
    """Whether the page is a letter by which a contractor tells the activities of a period.

    A letter that lists enclosures tells no deeds; what a supervisor certifies is told by its own phrases.
    """
    if _SUBJECT.search(text.plain) is None or not tells_deeds(text):
        return False
    said = text.flow.text
    return bool(find_periods(said) or find_months(said))


def tells_deeds(text: PageText) -> bool:
    """Whether the page says what somebody did: several verbs of the past, in the first person or passive."""
    said = text.flow.text
    deeds = {match[0].lower() for match in _DID.finditer(said)}
    if text.blurred:
        deeds |= {match[1].lower() for match in _DID_PLAIN.finditer(said)}
    return len(deeds) >= _LEAST_DEEDS
