"""The fields of a recognition while they are held against each other: believed more, less, or changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from review.model import Alternative, Field, FieldValue, ItemKind, Recognition
from review.recognition.grammar.slips import is_slip

Key = tuple[ItemKind, str]

PROVED = 0.97
"""What is read twice in different places, or adds up, is at least so sure."""
LIKELY = 0.5  # judgement: rather right than wrong
AGREED = 0.85
"""A value of its own paper that is at least likely is so sure when another paper says the same."""
CHECKED = 0.3
"""What a check of a figure or two leaves of the doubt about a value read by OCR."""
REFUTED = 0.6
"""What a check that fails leaves of the confidence in a value read by OCR."""


class Board:
    """Fields by item and name. Of the PDF's own text only the support is told: its figures are certain."""

    def __init__(self, recognition: Recognition) -> None:
        self._recognition = recognition
        self.fields: dict[Key, Field] = {
            (kind, name): found
            for kind, item in recognition.items.items()
            for name, found in item.fields.items()
        }

    def get(self, key: Key) -> Field | None:
        return self.fields.get(key)

    def value(self, key: Key) -> FieldValue | None:
        found = self.fields.get(key)
        return None if found is None else found.value

    def prove(self, key: Key, said: str) -> None:
        """An independent reading says the same: nothing that OCR misread would."""
        self._support(key, said, lambda sure: max(sure, PROVED), settles=True)

    def agree(self, key: Key, said: str) -> None:
        """Another paper says the same of a value told by prose: it is sure enough, whoever read it."""
        found = self.fields[key]
        if found.note is None and found.confidence >= LIKELY:
            found = replace(found, confidence=max(found.confidence, AGREED))
            self.fields[key] = replace(found, support=tuple(dict.fromkeys((*found.support, said))))

    def check(self, key: Key, said: str) -> None:
        """A check that a wrong value would rarely pass."""
        self._support(key, said, lambda sure: 1 - CHECKED * (1 - sure), settles=False)

    def doubt(self, key: Key) -> None:
        """Something speaks against a value read by OCR."""
        found = self.fields[key]
        if found.ink < 1 and not found.support:
            self.fields[key] = replace(found, confidence=round(found.confidence * REFUTED, 3))

    def settle(self, key: Key, fits: Callable[[FieldValue], bool], said: str) -> bool:
        """Put the passed-over value that fits in the place of a misread one that does not.

        Only of OCR, only when nothing speaks for the value chosen, and only for a slip of it. Tells whether
        it did.
        """
        found = self.fields[key]
        if found.ink >= 1 or found.support:
            return False
        right = [other for other in found.others if fits(other.value) and is_slip(found.value, other.value)]
        if len({other.value for other in right}) != 1:
            return False
        chosen = right[0]
        passed = Alternative(found.value, found.text, found.page, found.box, found.confidence)
        rest = tuple(other for other in found.others if other.value != chosen.value)
        self.fields[key] = replace(
            found,
            value=chosen.value,
            text=chosen.text,
            page=chosen.page,
            box=chosen.box,
            confidence=max(chosen.confidence, PROVED),
            note=None,
            support=(said,),
            others=(passed, *rest),
        )
        return True

    def _support(self, key: Key, said: str, raised: Callable[[float], float], *, settles: bool) -> None:
        found = self.fields[key]
        support = tuple(dict.fromkeys((*found.support, said)))
        if found.ink >= 1:
            self.fields[key] = replace(found, support=support)
            return
        note = None if settles else found.note
        sure = found.confidence if note is not None else raised(found.confidence)
        self.fields[key] = replace(found, support=support, confidence=round(sure, 3), note=note)

    def recognition(self) -> Recognition:
        """The recognition with the fields as they stand now."""
        return replace(
            self._recognition,
            items={
                kind: replace(item, fields={name: self.fields[kind, name] for name in item.fields})
                for kind, item in self._recognition.items.items()
            },
        )
