"""The text of activities as digests: two texts can be compared, neither can be read back.

Runs of `SHINGLE` words are hashed, and of every `WINDOW` neighbours the least is kept (winnowing: Schleimer,
Wilkerson, Aiken, SIGMOD 2003): any passage of SHINGLE + WINDOW − 1 words that two texts share leaves a digest
in both. Months, dates and ordinals of payments are replaced first, so that «en junio» made into «en julio» is
no change; other figures stay, because what was counted in a month is that month's work.

Two people may tell the same sentence with other figures and days; so long sentences are kept as they stand
too, but for those that are nobody's own: obligations, the contract's object, formulas of law.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from typing import Final

from review.across.imprint import ParagraphPrint, SentencePrint
from review.model import Activity
from review.recognition.grammar import fold
from review.recognition.grammar.calendar_words import DAY, MONTHS

SHINGLE: Final = 5
WINDOW: Final = 4
LEAST_WORDS: Final = 8
"""Shorter activities, such as «Actividad cumplida.», are anybody's words."""
LEAST_SENTENCE: Final = 8
"""Words from which on a sentence is kept."""
SAME_AS_DUTY: Final = 0.8
LONGEST_QUOTE: Final = 160
MOST_WORDS: Final = 5000  # of one activity; what follows is not looked at

_LONG_MONTHS: Final = "|".join(sorted((name for name in MONTHS if len(name) > 4), key=len, reverse=True))
_MONTH: Final = rf"(?:{_LONG_MONTHS}|mayo)\b"
_YEAR: Final = r"(?:19|20)\d\d\b"
_DATED: Final = re.compile(
    rf"""\b(?:{DAY}[ ](?:al?|y|hasta[ ]el)[ ])?(?:{DAY}[ ](?:dias[ ])?(?:del?[ ])?(?:mes[ ]de[ ])?)?{_MONTH}
           (?:[ ]del?)?(?:[ ]ano)?(?:[ ]{_YEAR})?
       |\b\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:20)?\d\d\b | \b{_YEAR}[/.-]\d{{1,2}}(?:[/.-]\d{{1,2}})?\b
       |\b\d{{1,2}}[/-]{_YEAR} | \b(?:ano|vigencia)[ ]{_YEAR}""",
    re.VERBOSE,
)
_ORDINAL: Final = re.compile(
    r"\b(pago|cuota|informe|cuenta|mes|acta parcial)s? (?:(?:no|nro|numero|n°|#)\.? ?)?°? ?"
    r"\d{1,3}(?: de \d{1,3})?\b"
)
_WORD: Final = re.compile(r"[a-z0-9ñ]+|@")
_SENTENCE_END: Final = re.compile(r"[.:;]\s+(?=[«\"(]?[A-ZÁÉÍÓÚÑ])")
_NUMBERED: Final = re.compile(r"\s*(?:\(?(?:\d{1,2}|[a-zA-Z])[.)-]+|[•●▪-])\s*")
_INFINITIVE: Final = re.compile(
    r"(?!(?:taller|primer|tercer|ayer|lugar|auxiliar|titular|mujer|alquiler)\b)"
    r"[a-zñ]{2,}[aei]r(?:se|l[aoe]s?)?\b"
)
_OBJECT: Final = re.compile(
    r"\b(?:cuyo objeto|(?:tiene|tuvo|teniendo) (?:por|como) objeto|objeto (?:es|consiste)"
    r"|objeto (?:del contrato|contractual)(?: (?:es|consiste))?)\b"
)
_FORMULA: Final = re.compile(
    r"\b(?:ley|decreto|articulos?|arts?\.|literal|numeral|estatuto tributario|constitucion politica"
    r"|gravedad (?:de|del) juramento)\b"
)


def words_of(text: str) -> list[str]:
    """The words that are compared: folded, without signs, a month or date as `@`."""
    flat = " ".join(fold(text).split())
    dated = _DATED.sub(" @ ", flat)
    return _WORD.findall(_ORDINAL.sub(r"\1 @", dated))[:MOST_WORDS]


def digests_of(words: list[str]) -> tuple[int, ...]:
    """The digests kept of a text, ascending; none when it is shorter than a shingle."""
    hashes = [_digest(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)]
    if len(hashes) <= WINDOW:
        return tuple(sorted({min(hashes)})) if hashes else ()
    return tuple(sorted({min(hashes[i : i + WINDOW]) for i in range(len(hashes) - WINDOW + 1)}))


def paragraphs_of(activities: Iterable[Activity]) -> tuple[ParagraphPrint, ...]:
    """What can be compared of an informe's activities.

    Short ones are left out, and what says no more than the obligation which it answers, or the contract.
    """
    return tuple(_paragraphs(activities))


def _paragraphs(activities: Iterable[Activity]) -> Iterator[ParagraphPrint]:
    for activity in activities:
        text = activity.text if activity.duty else own_text(activity.text)
        words = words_of(text)
        if len(words) < LEAST_WORDS:
            continue
        duty = set(_shingles(words_of(activity.duty or "")))
        own = set(_shingles(words))
        if duty and len(own & duty) >= SAME_AS_DUTY * len(own):
            continue
        quote = " ".join(text.split())[:LONGEST_QUOTE]
        told = tuple(_sentences(text))
        yield ParagraphPrint(activity.page, activity.box, len(words), digests_of(words), quote, told)


def _sentences(text: str) -> Iterator[SentencePrint]:
    """Each long sentence once, without those that are nobody's own."""
    seen: set[int] = set()
    for sentence in _SENTENCE_END.split(text):
        flat = " ".join(fold(sentence).split())
        number = _NUMBERED.match(flat)
        said = flat[number.end() if number else 0 :]
        words = _WORD.findall(said)[:MOST_WORDS]
        if len(words) < LEAST_SENTENCE or _asks(said) or _FORMULA.search(said):
            continue
        digest = _digest(words)
        if digest not in seen:
            seen.add(digest)
            yield SentencePrint(digest, len(words))


def _asks(said: str) -> bool:
    """Is it an obligation, or the contract's object? An obligation is a sentence that opens with an
    infinitive («Apoyar la atención…»): many contracts have it."""
    return bool(_INFINITIVE.match(said) or _OBJECT.search(said))


def own_text(text: str) -> str:
    """What is told of the work, without the obligation or the contract's object printed in front of it."""
    rest = text
    while rest:
        number = _NUMBERED.match(rest)
        begins = number.end() if number else 0
        end = _SENTENCE_END.search(rest, begins)
        said = fold(rest[begins : end.start() if end else len(rest)]).strip()
        if not _asks(said):
            break
        rest = rest[end.end() :] if end else ""
    return rest


def _shingles(words: list[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))


def _digest(words: list[str]) -> int:
    return int.from_bytes(hashlib.blake2b(" ".join(words).encode(), digest_size=8).digest(), "little")
