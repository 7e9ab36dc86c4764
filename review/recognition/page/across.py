"""What large writing across a page says: that the paper under it is no final one, or something ordinary.

Such letters lie over print, bars and rulings and are read with some of them wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from review.model import Mark, Page, Word
from review.recognition.grammar import fold

NOT_FINAL = {"tramite": "EN TRÁMITE", "borrador": "BORRADOR", "anulado": "ANULADO", "validez": "SIN VALIDEZ"}
"""By the word that tells: what is written across papers that are not the final ones."""

_SETTLED = ("tramitad",)
_ORDINARY = ("copiacertificado", "copiacertificada", "documentosincosto")
"""What the DIAN prints across RUTs that are final. Its hollow letters are read with many of them wrong."""
_WARNINGS = ("entramite", "documentoentramite", "borrador", "anulado", "sinvalidez", "documentosinvalidez")
_LIKE, _RATHER = 60.0, 12.0
"""Of 100, judgement: so like an ordinary line, and so much more than any warning, unsure letters are it."""
_SHAPES = str.maketrans("(l1!|j0q", "ciiiiioo")
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
    whole = _is_ordinary(" ".join(line.text for line in page.slanted or ()))
    hardly = (line for line, said in _said(page) if _unclear(line, said, whole))
    return next((_mark(page, name, line, line.text) for line in hardly), None)


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


def _unclear(line: Word, said: str | None, ordinary: bool) -> bool:
    """`ordinary`: whether all lines together are like what is printed across final papers."""
    if said is not None or _is_ordinary(line.text):
        return False
    letters = _letters(line)
    part = len(letters) >= _LEAST_PART and any(letters in word for word in NOT_FINAL)
    return part or (line.confidence < _SURE and not ordinary)


def _is_ordinary(text: str) -> bool:
    """Whether badly read letters are those of an ordinary line rather than of any warning."""
    said = "".join(filter(str.isalnum, fold(text).translate(_SHAPES)))
    like = max(fuzz.ratio(said, line) for line in _ORDINARY)
    warns = max(
        fuzz.partial_ratio(line, said) if len(line) <= len(said) else fuzz.ratio(line, said)
        for line in _WARNINGS
    )
    return like >= _LIKE and like - warns >= _RATHER


def _mark(page: Page, name: str, line: Word, text: str) -> Mark:
    return Mark(name, text, page.number, line.box)
