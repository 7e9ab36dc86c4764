"""What a rule may answer, and the evidence it answers with.

A `Case` is what a rule compares: where it stands on the paper, what was expected there and what was found.
Its answers are `ok`, `fails`, `doubt` and `aside`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Final, NamedTuple, Protocol

from review.model import Box, Elsewhere, Field, Mark, Match

Evidence = Field | Mark | Match | tuple[int, ...]
"""Where it was seen: a value, a mark, what is shared with another cuenta, or the pages searched in vain."""


_CONTROLS: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


class Doubtable(Protocol):
    """A value read, which may not be what it seems."""

    @property
    def doubt(self) -> str | None:
        """Why, in Spanish; None when it is to be relied on."""
        ...


class Answer(StrEnum):
    OK = auto()
    FAILS = auto()
    DOUBT = auto()
    ASIDE = auto()  # worth telling, changes nothing
    MISSING = auto()  # the item is not in the file
    NOT_ASKED = auto()  # this account does not need the item


class Outcome(NamedTuple):
    """What a rule answers, in Spanish, with its evidence. `request` lacks the item's number; `about` is the
    field that it needed and could not rely on, as `item.field`."""

    answer: Answer
    message: str
    expected: str | None
    found: str | None
    page: int | None
    box: Box | None
    searched: tuple[int, ...]
    request: str | None
    other: Elsewhere | None = None
    about: str | None = None


class CannotTell(Exception):
    """Raised inside a rule when a value it needs was not read or is not sure. Never leaves the judge."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome.message)
        self.outcome = outcome


@dataclass(frozen=True, slots=True)
class Case:
    """What a rule compares: its evidence, and in Spanish what was expected there and what was found."""

    at: Evidence
    expected: str | None = None
    found: str | None = None

    def ok(self, message: str) -> Outcome:
        """The check holds, and this is the ink that shows it."""
        return self._answer(Answer.OK, message)

    def fails(self, message: str, *reads: Doubtable, request: str) -> Outcome:
        """The check does not hold; `request` asks the contractor to mend it.

        A `doubt` when one of the values read may stand for another that would not fail.
        """
        doubts = (read.doubt for read in reads)
        why = next((doubt for doubt in doubts if doubt is not None), None)
        if why is not None:
            return self.doubt(f"{message} {why}", request=request)
        return self._answer(Answer.FAILS, message, request)

    def doubt(self, message: str, *, request: str | None = None) -> Outcome:
        """A person must decide, for the reason in the message."""
        return self._answer(Answer.DOUBT, message, request)

    def aside(self, message: str) -> Outcome:
        """Worth telling to the reviewer; it changes no state."""
        return self._answer(Answer.ASIDE, message)

    def missing(self, message: str, *, request: str) -> Outcome:
        """The item is not in the pages that were searched."""
        return self._answer(Answer.MISSING, message, request)

    def not_asked(self, message: str) -> Outcome:
        """The entity's list does not ask for the item in this account."""
        return self._answer(Answer.NOT_ASKED, message)

    def _answer(self, answer: Answer, message: str, request: str | None = None) -> Outcome:
        page, box, searched, there = _place(self.at)
        return Outcome(answer, message, self.expected, self.found, page, box, searched, request, there)


def quote(text: str, most: int = 80) -> str:
    """Text of a PDF made fit for a sentence: one line, no control characters, not too long."""
    if not text.isprintable():
        text = _CONTROLS.sub(" ", text)
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def _place(at: Evidence) -> tuple[int | None, Box | None, tuple[int, ...], Elsewhere | None]:
    """Page, box, pages searched and place in another cuenta."""
    if isinstance(at, Match):
        return at.page, at.box, (at.page,) if at.box is None else (), at.there
    if isinstance(at, Field | Mark):
        return at.page, at.box, (), None
    return None, None, tuple(sorted(set(at))), None
