"""The obligations of a contract beside what the informe answers to each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from review.model import Activity
from review.recognition.grammar.plain_text import fold
from review.supervision.paper_facts import DutyRow

_WORD = re.compile(r"[a-z0-9]+")
_LEAST_LETTERS: Final = 5
_ALIKE: Final = 0.5
"""Share of long words; judgement, as the rule of the obligations has it. Obligations of one contract end
alike («… que asigne la supervisión»): more than half of two of them must be the same."""


def duty_rows(duties: Sequence[str], activities: Iterable[Activity], *, met: bool) -> tuple[DutyRow, ...]:
    """A row for each obligation of the list with its activity, then one for each activity of none of them;
    without a list, a row for each obligation that the informe prints, or for each activity. `met`: what the
    supervisor decided."""
    answers: list[list[Activity]] = [[] for _ in duties]
    others: list[Activity] = []
    for one in activities:
        at = _place(one, duties)
        (others if at is None else answers[at]).append(one)
    rows = [_row(duty, told, met) for duty, told in zip(duties, answers, strict=True)]
    return (*rows, *(_row(duty, told, met) for duty, told in _by_printed(others)))


def _row(duty: str, told: Sequence[Activity], met: bool) -> DutyRow:
    texts = dict.fromkeys(one.text.strip() for one in told if one.text.strip())
    return DutyRow(duty, " ".join(texts), tuple(sorted({one.page for one in told})), met)


def _by_printed(activities: Iterable[Activity]) -> list[tuple[str, list[Activity]]]:
    """Activities that follow each other under the same printed obligation together."""
    found: list[tuple[str, list[Activity]]] = []
    for one in activities:
        duty = (one.duty or "").strip()
        if duty and found and found[-1][0] == duty:
            found[-1][1].append(one)
        else:
            found.append((duty, [one]))
    return found


def _place(activity: Activity, duties: Sequence[str]) -> int | None:
    """The obligation that an activity answers: the most alike of those that are alike at all."""
    shares = [_likeness(activity, duty) for duty in duties]
    best = max(shares, default=0.0)
    return shares.index(best) if best else None


def _likeness(activity: Activity, duty: str) -> float:
    """How alike an obligation is to the one printed beside an activity, or, where none is, how much of it the
    activity repeats (0–1, 0 for too little)."""
    words = _long(duty)
    if not words:
        return 0.0
    if printed := _long(activity.duty or ""):
        share = len(words & printed) / max(len(words), len(printed))
        return share if share > _ALIKE else 0.0
    share = len(words & _long(activity.text)) / len(words)
    return share if share >= _ALIKE else 0.0


def _long(text: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(fold(text)) if len(word) >= _LEAST_LETTERS)
