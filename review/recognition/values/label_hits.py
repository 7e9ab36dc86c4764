"""Where the labels of an item's families are printed on a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from review.recognition.page.page_text import PageText
from review.recognition.page.slots import Slots
from review.recognition.values.label_families import Families

_BLURRED_TRUST: Final = 0.95  # judgement: of a label that OCR misspelt
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
            if not any(taken[start:end]):
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


def _parted(said: str) -> bool:
    """Does something stand within a label that never does: its value, or the end of its cell?"""
    return ":" in said or "  " in said


def _opens(text: str, at: int) -> bool:
    before = text[max(at - _OPENING_CHARS, 0) : at].rstrip(" ")
    if not before or before[-1] in "\n\t|•*·:([/_":
        return True
    lead = before.rsplit("\n", 1)[-1].strip()
    if lead[-1:] in (".", ")") and lead[:-1].rpartition(" ")[2].isdecimal():
        return True
    return ("\n" in before or at <= _OPENING_CHARS) and lead.rstrip(".-)°").isdecimal()
