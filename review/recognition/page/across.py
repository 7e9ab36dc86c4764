"""What large writing across a page says: that the paper under it is no final one, or something ordinary.

Such letters lie over print, bars and rulings and are read with some of them wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from review.model import Mark, Page, Word
from review.recognition.grammar import fold

NOT_FINAL = {"tramite": "EN TRÁMITE", "borrador": "BORRADOR", "anulado": "ANULADO", "validez": "SIN VALIDEZ"}
"""By the word that tells: what is written across papers that are not the final ones."""

_SETTLED = ("tramitad",)
_ERRORS = 2  # letters that may be wrong in a stamp over print: judgement
_SURE = 0.8
"""What was read less surely may be any of these words."""
_LEAST_PART = 3  # letters: fewer are in any word


def not_final(page: Page, name: str) -> Mark | None:
    """A mark where something written across the page says that it is not the final paper."""
    return next((_mark(page, name, line, said) for line, said in _said(page) if said is not None), None)


def says_not_final(mark: Mark | None, name: str) -> Mark | None:
    """The same mark under this name, where large print says that it is not the final paper."""
    if mark is None or _meaning("".join(filter(str.isalpha, fold(mark.text)))) is None:
        return None
    return replace(mark, name=name)


def unread(page: Page, name: str) -> Mark | None:
    """A mark where large writing across the page could not be read."""
    return next(
        (_mark(page, name, line, line.text) for line, said in _said(page) if _unclear(line, said)), None
    )


def _said(page: Page) -> Iterator[tuple[Word, str | None]]:
    for line in page.slanted or ():
        yield line, _meaning(_letters(line))


def _letters(line: Word) -> str:
    return "".join(filter(str.isalpha, fold(line.text)))


def _meaning(letters: str) -> str | None:
    if any(word in letters for word in _SETTLED):
        return None
    return next((said for word, said in NOT_FINAL.items() if _holds(letters, word)), None)


def _holds(letters: str, word: str) -> bool:
    """Whether some letters in a row are the word, with few errors."""
    return any(
        Levenshtein.distance(part, word, score_cutoff=_ERRORS) <= _ERRORS for part in _parts(letters, word)
    )


def _parts(letters: str, word: str) -> Iterable[str]:
    for size in range(len(word) - _ERRORS + 1, len(word) + _ERRORS):
        for start in range(max(1, len(letters) - size + 1)):
            yield letters[start : start + size]


def _unclear(line: Word, said: str | None) -> bool:
    letters = _letters(line)
    if said is not None:
        return False
    part = len(letters) >= _LEAST_PART and any(letters in word for word in NOT_FINAL)
    return part or line.confidence < _SURE


def _mark(page: Page, name: str, line: Word, text: str) -> Mark:
    return Mark(name, text, page.number, line.box)
