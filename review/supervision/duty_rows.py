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
"""Share of the long words of an obligation that its activity repeats, as in the rule of obligations."""


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
    """The obligation that an activity answers: that whose long words it repeats most, at least half."""
    told = _long(f"{activity.duty or ''} {activity.text}")
    shares = [len(words & told) / len(words) if (words := _long(duty)) else 0.0 for duty in duties]
    best = max(shares, default=0.0)
    return shares.index(best) if best >= _ALIKE else None


def _long(text: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(fold(text)) if len(word) >= _LEAST_LETTERS)
