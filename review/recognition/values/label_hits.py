"""Where the labels of an item's families are printed on a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from review.recognition.page.page_text import PageText, Segment
from review.recognition.page.slots import Slots
from review.recognition.values.label_families import Families

_VALUES_TOO: Final = ("n", "no")  # ways to write "number" that are values as well
_BLURRED_TRUST: Final = 0.95  # judgement: of a label that OCR misspelt
_SAME_PITCH: Final = 1.15  # judgement: rows further apart than this share more are cells of several lines
# `7`, `7.1`, `B.5`, `C)`: how forms count their boxes.
_BOX_NUMBER: Final = re.compile(r"(?:[a-z]\W?)?\d{1,2}(?:\.\d{1,2})*[.)°-]*|[a-z][.)]-?", re.IGNORECASE)
# A line that another ends before: what begins in small letters there goes on with its sentence.
_GOES_ON_IN_SMALL: Final = re.compile(r"[a-záéíóúñ,]{2} ?\n$")
_OPENING_CHARS: Final = 6  # before a label: the number of its box and blanks


class Hit(NamedTuple):
    """A label found in the page's flow text."""

    family: str
    start: int
    end: int
    opens: bool  # begins its cell or line, or follows a box number: printed as a label, not said in prose
    trust: float = 1.0  # less when OCR misspelt it


def find_labels(page: PageText, families: Families) -> list[Hit]:
    """Every label of the families on a page, in the order of its text; where two overlap, the longer."""
    flat, text = page.flow.flat, page.flow.text
    taken = bytearray(len(flat))
    hits: list[Hit] = []
    slots = Slots(flat, families.vocabulary) if page.blurred else None
    words = page.words_said if slots is None else page.words_said | slots.words
    for phrase, family in families.possible(words):
        for start, end in _printed(flat, phrase):
            if any(taken[start:end]) or _sign_above(text, start, phrase):
                continue
            if not _of_two_rows(page, families, start, end):
                taken[start:end] = b"\x01" * (end - start)
                hits.append(Hit(family, start, end, _opens(text, start)))
        if slots is None:
            continue
        for start, end, blurred in slots.find(families.words(phrase)):
            if blurred and not any(taken[start:end]) and not _parted(flat[start:end]):
                taken[start:end] = b"\x01" * (end - start)
                hits.append(Hit(family, start, end, _opens(text, start), _BLURRED_TRUST))
    hits.sort(key=lambda hit: hit.start)
    return hits


def _printed(flat: str, phrase: str) -> Iterator[tuple[int, int]]:
    """Where the phrase stands as whole words; a figure may follow at once."""
    at = flat.find(phrase)
    while at >= 0:
        end = at + len(phrase)
        if not (at and flat[at - 1].isalnum()) and not (
            end < len(flat) and flat[end].isalnum() and phrase[-1].isalpha()
        ):
            yield at, end
        at = flat.find(phrase, end)


def _sign_above(text: str, start: int, phrase: str) -> bool:
    """Does a line end between the sign for "number" and what it would be of? That `N` is a type's value; the
    word is parted so in a narrow column: `NUMERO` over `PLANILLA`."""
    sign, _, rest = phrase.partition(" ")
    return bool(rest) and sign in _VALUES_TOO and text[start + len(sign)] == "\n"


def _of_two_rows(page: PageText, families: Families, start: int, end: int) -> bool:
    """Are these two labels one under the other, each with a value on its own row?

    `FECHA PAGO | 03/07/2026` over `PLANILLA | 8123…` say together what a label of two lines says. The lines
    of one label stand nearer than the rows around them, or go on in small letters.
    """
    at = page.flow.text.find("\n", start, end)
    if at < 0 or page.flow.text[at + 1].islower():
        return False
    flat = page.flow.flat
    if not (families.has(flat[start:at].strip()) and families.has(flat[at:end].strip())):
        return False
    upper, lower = (page.segment_of[page.flow.indices(place, place + 1)[0]] for place in (start, end - 1))
    return all(_has_beside(page, cell) for cell in (upper, lower)) and _are_rows(page, upper, lower)


def _has_beside(page: PageText, cell: Segment) -> bool:
    return any(other.x0 >= cell.x1 and other.box.shares_rows(cell) for other in page.lines[cell.line])


def _are_rows(page: PageText, upper: Segment, lower: Segment) -> bool:
    """Do two cells stand as far apart as each from the next one of its column, the other way?"""
    column = page.blocks[page.block_of[upper.words[0]]]
    gap = lower.middle - upper.middle
    above = [upper.middle - s.middle for s in column if s.middle < upper.middle]
    below = [s.middle - lower.middle for s in column if s.middle > lower.middle]
    others = [min(gaps) for gaps in (above, below) if gaps]
    return bool(others) and all(other < _SAME_PITCH * gap for other in others)


def _parted(said: str) -> bool:
    """Does something stand within a label that never does: its value, or the end of its cell?"""
    return ":" in said or "  " in said


def _opens(text: str, at: int) -> bool:
    before = text[max(at - _OPENING_CHARS, 0) : at].rstrip(" ")
    if _GOES_ON_IN_SMALL.search(text[max(at - _OPENING_CHARS, 0) : at]) and text[at].islower():
        return False
    if not before or before[-1] in "\n\t|•*·:([/_":
        return True
    lead = before.rsplit("\n", 1)[-1].strip()
    if lead[-1:] in (".", ")") and lead[:-1].rpartition(" ")[2].isdecimal():
        return True
    return ("\n" in before or at <= _OPENING_CHARS) and _BOX_NUMBER.fullmatch(lead) is not None
