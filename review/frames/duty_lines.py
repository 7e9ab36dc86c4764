"""The obligations of a contract, each with what the informe answers to it and the supervisor's word."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from review.model import Activity, DutyTick, GivenMark
from review.recognition.grammar.plain_text import fold

_WORD = re.compile(r"[a-z0-9]+")
_LEAST_LETTERS: Final = 5
_ALIKE: Final = 0.5
"""Share of long words; judgement, as the rule of the obligations has it. Obligations of one contract end
alike («… que asigne la supervisión»): more than half of two of them must be the same."""
_MOST_ANSWERS: Final = 40  # judgement: bounds what a bad file costs


@dataclass(frozen=True, slots=True)
class DutyLine:
    """An obligation with the activities that answer it, in the order of the paper. `duty` is empty for an
    activity of none that is printed. `agreed`: it is one of those known of the contract, not only printed in
    the informe. `author` and `at` tell whose the tick is; None while there is none."""

    number: int
    duty: str
    answers: tuple[Activity, ...]
    agreed: bool
    tick: DutyTick = DutyTick.SIN_MARCAR
    remark: str = ""
    author: str | None = None
    at: dt.datetime | None = None

    @property
    def subject(self) -> str:
        """What a mark names it by."""
        return self.duty or next((one.text.strip() for one in self.answers if one.text.strip()), "")

    @property
    def activity(self) -> str:
        """All that was done about it, each text once; empty when nothing was read, or the place is blank."""
        return " ".join(dict.fromkeys(one.text.strip() for one in self.answers if one.text.strip()))

    @property
    def pages(self) -> tuple[int, ...]:
        """Where it is told."""
        return tuple(sorted({one.page for one in self.answers}))

    @property
    def proof(self) -> str:
        """What the paper says of its evidence."""
        return "; ".join(dict.fromkeys(one.proof for one in self.answers if one.proof))

    @property
    def proof_pages(self) -> tuple[int, ...]:
        """The pages of evidence that name it."""
        return tuple(sorted({page for one in self.answers for page in one.proof_pages}))

    @property
    def blank(self) -> bool:
        """Whether the informe has a place for it, left blank."""
        return bool(self.answers) and not self.activity


def duty_lines(
    duties: Sequence[str], activities: Iterable[Activity], marks: Iterable[GivenMark] = ()
) -> tuple[DutyLine, ...]:
    """A line for each obligation known of the contract with its activities, then one for each activity of
    none of them; where none is known, a line for each obligation that the informe prints, or for each
    activity."""
    answers: list[list[Activity]] = [[] for _ in duties]
    others: list[Activity] = []
    for one in activities:
        at = _place(one, duties)
        (others if at is None else answers[at]).append(one)
    rows = [(duty, told, True) for duty, told in zip(duties, answers, strict=True)]
    rows += [(duty, told, False) for duty, told in by_printed(others)]
    lines = [
        DutyLine(number, duty, tuple(told[:_MOST_ANSWERS]), agreed)
        for number, (duty, told, agreed) in enumerate(rows, 1)
    ]
    return tuple(_marked(lines, marks))


def by_printed(activities: Iterable[Activity]) -> list[tuple[str, list[Activity]]]:
    """Activities that follow each other under the same printed obligation together."""
    found: list[tuple[str, list[Activity]]] = []
    for one in activities:
        duty = (one.duty or "").strip()
        if duty and found and found[-1][0] == duty:
            found[-1][1].append(one)
        else:
            found.append((duty, [one]))
    return found


def printed_duties(activities: Iterable[Activity]) -> tuple[str, ...]:
    """The obligations that an informe prints, each once, in its order."""
    return tuple(dict.fromkeys(duty for duty, _ in by_printed(activities) if duty))


def lacking(duties: Iterable[str], others: Sequence[str]) -> tuple[str, ...]:
    """Those of `duties` that none of the others says, however it is punctuated or slightly reworded."""
    known = {_key(one) for one in others}
    return tuple(one for one in duties if _key(one) not in known and _nearest(one, others) is None)


def _marked(lines: Sequence[DutyLine], marks: Iterable[GivenMark]) -> list[DutyLine]:
    """The lines with the marks on them: by their words; those left, by the most alike of the lines left."""
    made = list(lines)
    open_lines = {place: line.subject for place, line in enumerate(made)}
    waiting: list[GivenMark] = []
    for given in marks:
        same = [place for place, said in open_lines.items() if _key(said) == _key(given.mark.duty)]
        if same:
            _mark(made, same[0], given)
            del open_lines[same[0]]
        else:
            waiting.append(given)
    for given in waiting:
        places = list(open_lines)
        near = _nearest(given.mark.duty, [open_lines[place] for place in places])
        if near is not None:
            _mark(made, places[near], given)
            del open_lines[places[near]]
    return made


def _mark(lines: list[DutyLine], place: int, given: GivenMark) -> None:
    mark = given.mark
    lines[place] = replace(lines[place], tick=mark.tick, remark=mark.remark, author=given.author, at=given.at)


def _key(text: str) -> str:
    return " ".join(_WORD.findall(fold(text)))


def _nearest(text: str, others: Sequence[str]) -> int | None:
    """The most alike of some texts, when more than half of the long words are the same."""
    words = _long(text)
    shares = [_share(words, _long(one)) for one in others]
    best = max(shares, default=0.0)
    return shares.index(best) if best > _ALIKE else None


def _place(activity: Activity, duties: Sequence[str]) -> int | None:
    """The obligation that an activity answers: the most alike of those that are alike at all."""
    if activity.duty:
        return _nearest(activity.duty, duties)
    told = _long(activity.text)
    shares = [len(words & told) / len(words) if (words := _long(duty)) else 0.0 for duty in duties]
    best = max(shares, default=0.0)
    return shares.index(best) if best >= _ALIKE else None


def _share(one: frozenset[str], two: frozenset[str]) -> float:
    return len(one & two) / max(len(one), len(two)) if one and two else 0.0


# The obligations of a contract come again in every month.
@lru_cache(maxsize=1 << 10)
def _long(text: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(fold(text)) if len(word) >= _LEAST_LETTERS)
