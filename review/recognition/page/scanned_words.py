"""The words that OCR read, made like those of a file: boxes as tall as print, no words run together.

OCR draws its boxes some way around the ink, drops spaces (`NIT900123456`, `Valor:$1.800.000`) and takes
specks of the paper for signs (`CO.BRO`, `N.º°`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from review.model import Origin, Page, Word
from review.recognition.grammar import fold
from review.recognition.page.near_words import Vocabulary

# The height of common print in widths of its letters, from the top of its capitals to the feet below.
HEIGHT_IN_LETTERS = 2.2
LEAST_SHARE = 0.5
_TELLING = 4  # letters: the width of a shorter word says little of the print's size
_LEAST_TALL_POINTS = 0.1  # of a box without height, which nothing can be divided by

_BEFORE_VALUE = re.compile(
    r"(?<=[^\W\d_]{2})[:;]+(?=[\w$(])|(?<=[^\W\d_])(?=\$\s?\d)|(?<=[^\W\d_]{3}),(?=\d)"
)
_INITIALS = re.compile(r"^\(?(?:[a-z]\.){2}(?=\d)|^n[°o]\.?:?(?=\d{2})|^nro\.?:?(?=\d)|^\#(?=\d)")
_RUN = re.compile(r"[^\W\d_]+|\d+|[\W_]+")
_SPECK = re.compile(r"(?<=[^\W\d_])[.·'’`](?=[^\W\d_])")
_TWICE = re.compile(r"(?<=[º°])[º°]+")
_ADDRESS = re.compile(r"https?:|www\.|@")


def scanned_words(page: Page, vocabulary: Vocabulary) -> Page:
    """The page with what OCR read put right; the page itself when all of it is the file's own text."""
    if not is_blurred(page):
        return page
    share = _share_of_print(page.words) if page.origin is Origin.OCR else 1.0
    cleaned = [_cleaned(word, vocabulary) for word in page.words]
    words = [part for word in cleaned for part in _parted(word, vocabulary)]
    return replace(page, words=tuple(_tightened(word, share) for word in words))


def is_blurred(page: Page) -> bool:
    """Whether any of the page's words was read by OCR."""
    return page.origin is Origin.OCR or any(word.confidence < 1.0 for word in page.words)


def _share_of_print(words: Sequence[Word]) -> float:
    """How much of the height of the page's boxes is print: 1 when they are no taller than letters ask for."""
    telling = [word for word in words if len(word.text) >= _TELLING]
    if not telling:
        return 1.0
    tall = median(word.box.bottom - word.box.top for word in telling)
    wide = median((word.box.x1 - word.box.x0) / len(word.text) for word in telling)
    return min(max(HEIGHT_IN_LETTERS * wide / max(tall, _LEAST_TALL_POINTS), LEAST_SHARE), 1.0)


def _tightened(word: Word, share: float) -> Word:
    if share >= 1.0:
        return word
    _, top, _, bottom = word.box
    spare = (1 - share) * (bottom - top) / 2
    return replace(word, box=word.box._replace(top=top + spare, bottom=bottom - spare))


def _cleaned(word: Word, vocabulary: Vocabulary) -> Word:
    """The word without the specks within it, where it is a known one without them."""
    if word.confidence >= 1.0:
        return word
    text = _TWICE.sub("", word.text)
    if _SPECK.search(text) and not _ADDRESS.search(text.lower()):
        said = [plain for part in _SPECK.split(text) if (plain := "".join(filter(str.isalpha, fold(part))))]
        whole = min(map(len, said), default=0) > 1 and "".join(said) in vocabulary.words
        if whole and not vocabulary.words.issuperset(said):
            text = _SPECK.sub("", text)
    return word if text == word.text else replace(word, text=text)


def _parted(word: Word, vocabulary: Vocabulary) -> Iterator[Word]:
    """The word cut where words were run together; each part has its share of the box."""
    if word.confidence >= 1.0 or len(word.text) < _TELLING or _ADDRESS.search(word.text.lower()):
        yield word
        return
    cuts = sorted({0, len(word.text), *_cuts(word.text, vocabulary)})
    if len(cuts) == 2:
        yield word
        return
    x0, _, x1, _ = word.box
    letter = (x1 - x0) / len(word.text)
    for start, end in pairwise(cuts):
        box = word.box._replace(x0=x0 + start * letter, x1=x0 + end * letter)
        yield Word(word.text[start:end], box, word.confidence)


def _cuts(text: str, vocabulary: Vocabulary) -> Iterator[int]:
    folded = fold(text)
    for match in _BEFORE_VALUE.finditer(text):
        yield match.end()
    initials = _INITIALS.match(folded)
    if initials is not None:
        yield initials.end()
    runs = list(_RUN.finditer(folded))
    for at, run in enumerate(runs):
        said = run[0]
        if not said.isalpha():
            continue
        cut = run.start()
        for part in vocabulary.parts(said)[:-1]:
            cut += len(part)
            yield cut
        if (len(said) > 1 and said in vocabulary.words) or vocabulary.parts(said):
            if at and runs[at - 1][0].isdecimal():
                yield run.start()
            if at + 1 < len(runs) and runs[at + 1][0].isdecimal():
                yield run.end()
