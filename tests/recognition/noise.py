"""What OCR does to a page, from a seed: letters confused, words lost, glued and torn, boxes that jitter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from review.model import Box, Document, Origin, Page, Word
from review.recognition.grammar import fold

CONFUSED = {
    "o": "0ec", "0": "oO", "l": "1I", "1": "lI", "i": "l1í", "I": "1l", "e": "ca", "c": "eo", "a": "oe",
    "n": "hr", "u": "vn", "s": "5", "S": "5", "B": "8", "O": "0D", "t": "f", "f": "t", "r": "t", "q": "g",
    "g": "q", "E": "F", "D": "O", "C": "G",
}  # fmt: skip
RUNS = {"rn": "m", "m": "rn", "cl": "d", "vv": "w", "ii": "u"}


@dataclass(frozen=True, slots=True)
class Noise:
    """How often (0–1, for each letter or word) each thing goes wrong; `jitter` in points."""

    letter: float = 0.015
    lost: float = 0.004
    added: float = 0.003
    accent: float = 0.3
    glued: float = 0.06
    torn: float = 0.02
    dropped: float = 0.005
    jitter: float = 1.2
    height: float = 0.12


FAIR = Noise()
POOR = Noise(0.035, 0.01, 0.008, 0.6, 0.15, 0.05, 0.02, 2.0, 0.15)


def scanned(document: Document, seed: str, noise: Noise = FAIR) -> Document:
    """The document as an OCR engine might have read it. The same seed gives the same errors."""
    rng = Random(seed)
    return replace(document, pages=tuple(scanned_page(page, rng, noise) for page in document.pages))


def scanned_page(page: Page, rng: Random, noise: Noise = FAIR) -> Page:
    """The page with its words misread, a picture under them."""
    words: list[Word] = []
    for word in page.words:
        if rng.random() < noise.dropped:
            continue
        box = _shaken(word.box, rng, noise)
        read = Word(_misread(word.text, rng, noise), box, round(rng.uniform(0.6, 0.99), 2))
        if words and rng.random() < noise.glued and _follows(words[-1], read):
            read = Word(
                words[-1].text + read.text,
                Box.around((words[-1].box, read.box)),
                min(words[-1].confidence, read.confidence),
            )
            words[-1] = read
        elif len(read.text) >= 6 and rng.random() < noise.torn:
            words += _torn(read, rng.randrange(2, len(read.text) - 1))
        elif read.text:
            words.append(read)
    sheet = Box(0, 0, page.width, page.height)
    return replace(page, words=tuple(words), origin=Origin.OCR, pictures=(sheet,), picture_share=1.0)


def _misread(text: str, rng: Random, noise: Noise) -> str:
    read: list[str] = []
    for letter in text:
        chance = rng.random()
        if chance < noise.letter and letter in CONFUSED:
            read.append(rng.choice(CONFUSED[letter]))
        elif letter.isalpha() and noise.letter <= chance < noise.letter + noise.lost:
            continue
        elif letter.isalpha() and rng.random() < noise.added:
            read.append(letter + rng.choice("il."))
        elif not letter.isascii() and letter.isalpha() and rng.random() < noise.accent:
            read.append(fold(letter).upper() if letter.isupper() else fold(letter))
        else:
            read.append(letter)
    whole = "".join(read)
    for run, other in RUNS.items():
        if run in whole and rng.random() < 2 * noise.letter:
            whole = whole.replace(run, other, 1)
    return whole


def _shaken(box: Box, rng: Random, noise: Noise) -> Box:
    height = box.bottom - box.top
    middle = (box.top + box.bottom) / 2 + rng.uniform(-noise.jitter, noise.jitter) * min(height / 10, 1)
    half = height * (1 + rng.uniform(-noise.height, noise.height)) / 2
    shift = rng.uniform(-noise.jitter, noise.jitter) / 2
    return Box(box.x0 + shift, middle - half, box.x1 + shift, middle + half)


def _follows(last: Word, word: Word) -> bool:
    height = last.box.bottom - last.box.top
    return (
        abs(word.box.top - last.box.top) < 0.6 * height
        and -0.3 * height < word.box.x0 - last.box.x1 < 0.5 * height
    )


def _torn(word: Word, at: int) -> Sequence[Word]:
    x = word.box.x0 + (word.box.x1 - word.box.x0) * at / len(word.text)
    left, right = word.box._replace(x1=x - 0.4), word.box._replace(x0=x + 0.4)
    return (
        Word(word.text[:at], left, word.confidence),
        Word(word.text[at:], right, word.confidence),
    )
