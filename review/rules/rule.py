"""What a rule is, how it is declared, and what it may answer.

A rule is a pure function of the facts and of its item, with a code, a severity and a legal ground declared
beside it. It answers `ok`, `fails`, `doubt` or `aside`, or raises `CannotTell` through `Facts.need` when a
value it relies on was not read: so nothing unread can ever come out as fulfilled.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import TYPE_CHECKING, Final, NamedTuple

from review.model import Box, Elsewhere, Field, ItemKind, Mark, Match, RecognisedItem, Severity

if TYPE_CHECKING:
    from review.rules.facts import Facts

Evidence = Field | Mark | Match | tuple[int, ...]
"""Where it was seen: a value, a mark, what is shared with another cuenta, or the pages searched in vain."""


_CONTROLS: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


class Answer(StrEnum):
    OK = auto()
    FAILS = auto()
    DOUBT = auto()
    ASIDE = auto()  # worth telling, changes nothing
    MISSING = auto()  # the item is not in the file
    NOT_ASKED = auto()  # this account does not need the item


class Outcome(NamedTuple):
    """What a rule answers, in Spanish, with its evidence. `request` lacks the item's number."""

    answer: Answer
    message: str
    expected: str | None
    found: str | None
    page: int | None
    box: Box | None
    searched: tuple[int, ...]
    request: str | None
    other: Elsewhere | None = None


# An item that is not in the file is handed over without pages, fields or marks.
Check = Callable[["Facts", RecognisedItem], Outcome | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A check as it is declared. `title` is what must hold, `criterion` how it is decided and `ask` what the
    contractor is asked for when it does not hold, in Spanish. `version` goes up when the rule decides anew;
    `group` is its place in the catalogue of checks."""

    code: str
    item: ItemKind
    severity: Severity
    norm: str
    title: str
    criterion: str
    check: Check
    ask: str
    group: str
    version: int


class CannotTell(Exception):
    """Raised inside a rule when a value it needs was not read or is not sure. Never leaves the judge."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome.message)
        self.outcome = outcome


declared: list[Rule] = []
"""Rules in the order in which their modules are imported; read them in `review.rules.registry`."""


def rule(
    *,
    code: str,
    item: ItemKind,
    severity: Severity,
    norm: str,
    title: str,
    criterion: str,
    ask: str,
    group: str,
    version: int = 1,
) -> Callable[[Check], Check]:
    """Declare the function below as the check of one rule."""

    def declare(check: Check) -> Check:
        declared.append(Rule(code, item, severity, norm, title, criterion, check, ask, group, version))
        return check

    return declare


def ok(message: str, at: Evidence, *, expected: str | None = None, found: str | None = None) -> Outcome:
    """The check holds, and this is the ink that shows it."""
    return _outcome(Answer.OK, message, at, expected, found, None)


def fails(
    message: str, at: Evidence, *, request: str, expected: str | None = None, found: str | None = None
) -> Outcome:
    """The check does not hold; `request` asks the contractor to mend it."""
    return _outcome(Answer.FAILS, message, at, expected, found, request)


def doubt(
    message: str,
    at: Evidence,
    *,
    expected: str | None = None,
    found: str | None = None,
    request: str | None = None,
) -> Outcome:
    """A person must decide, for the reason in the message."""
    return _outcome(Answer.DOUBT, message, at, expected, found, request)


def aside(message: str, at: Evidence, *, expected: str | None = None, found: str | None = None) -> Outcome:
    """Worth telling to the reviewer; it changes no state."""
    return _outcome(Answer.ASIDE, message, at, expected, found, None)


def missing(message: str, at: Evidence, *, request: str) -> Outcome:
    """The item is not in the pages that were searched."""
    return _outcome(Answer.MISSING, message, at, None, None, request)


def not_asked(message: str, at: Evidence) -> Outcome:
    """The entity's list does not ask for the item in this account."""
    return _outcome(Answer.NOT_ASKED, message, at, None, None, None)


def quote(text: str, most: int = 80) -> str:
    """Text of a PDF made fit for a sentence: one line, no control characters, not too long."""
    if not text.isprintable():
        text = _CONTROLS.sub(" ", text)
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def _outcome(
    answer: Answer, message: str, at: Evidence, expected: str | None, found: str | None, request: str | None
) -> Outcome:
    if isinstance(at, Match):
        searched = (at.page,) if at.box is None else ()
        return Outcome(answer, message, expected, found, at.page, at.box, searched, request, at.there)
    if isinstance(at, Field | Mark):
        return Outcome(answer, message, expected, found, at.page, at.box, (), request)
    return Outcome(answer, message, expected, found, None, None, tuple(sorted(set(at))), request)
