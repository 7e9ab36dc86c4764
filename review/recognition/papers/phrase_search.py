"""Every phrase that tells a paper, found fast."""

from __future__ import annotations

from typing import NamedTuple

from review.recognition.grammar.calendar_words import MONTHS
from review.recognition.page.near_words import Vocabulary
from review.recognition.papers import item_phrases, lookalike_phrases
from review.recognition.papers.kinds import Paper

# Words that stand beside those of papers, or look like them: none of them is to be mended into another.
_OTHER_WORDS = {
    *MONTHS,
    "informa", "informan", "informado", "certifique", "actua", "total", "nombre", "contratante", "entidad",
    "pesos", "millones", "millon", "nit", "cc", "nro", "banco", "firma", "asunto", "ref", "referencia",
    "tema", "reporte", "relacion", "gestion", "labores", "tareas", "ejecucion", "servicios", "paragrafo",
    "primera", "segunda", "tercera", "cuarta", "quinta", "sexta", "septima", "octava", "decima",
    "productos", "producto", "informar", "bancaria", "bancario", "cuentas", "ahorro", "pagina",
    "honorarios", "desarrolle", "visto", "presente", "presento", "presentar", "forma", "cumplido",
    "personas", "personal", "registre", "reporto", "entidades", "valores", "fechas", "numeros", "cobros",
    "obligado", "contratos", "servicio", "realice", "realizo", "apoyo", "apoye", "transferencia", "envio",
    "movimiento", "listo", "aportesenlinea", "miplanilla", "compensar", "enlace", "operativo", "arus",
    "nequi", "daviplata", "bancolombia", "davivienda", "bbva", "agrario", "occidente", "popular", "bogota",
    "villas", "social", "caja",
}  # fmt: skip


class PhraseMark(NamedTuple):
    """A phrase with its two weights: printed as a title, and anywhere in the page.

    `spaced` is the phrase between spaces, as it stands in `PageText.plain`.
    """

    paper: Paper
    phrase: str
    as_title: float
    anywhere: float
    spaced: str
    words: tuple[str, ...]


def _index() -> dict[str, tuple[PhraseMark, ...]]:
    table: dict[str, list[PhraseMark]] = {}
    for paper, rows in {**item_phrases.ROWS, **lookalike_phrases.ROWS}.items():
        for as_title, anywhere, phrases in rows:
            for phrase in dict.fromkeys(phrases.split("|")):
                key = max(phrase.split(), key=len)
                table.setdefault(key, []).append(
                    PhraseMark(paper, phrase, as_title, anywhere, f" {phrase} ", tuple(phrase.split()))
                )
    return {key: tuple(marks) for key, marks in table.items()}


BY_WORD = _index()
"""Every mark under the longest word of its phrase: a page is asked only for phrases it may hold."""

VOCABULARY = Vocabulary({w for marks in BY_WORD.values() for m in marks for w in m.words} | _OTHER_WORDS)
"""The words by which papers are told, to be looked for in what OCR read."""
