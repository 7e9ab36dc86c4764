"""A person's own pace, summed up for that person: pure functions over what was measured of their work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from review.model import ItemKind, Resultado
from review.model.effort import Effort

LEAST_TREND = 6
"""Cuentas from which a trend is told: judgement, three before and three after."""
MOST_TREND = 20
"""The last so many, of which the older half is held against the newer: judgement, some days of work."""


@dataclass(frozen=True, slots=True)
class Measured:
    """So many cuentas, and the median of their active seconds and of their keys."""

    cuentas: int
    seconds: float
    keys: float


@dataclass(frozen=True, slots=True)
class OwnPace:
    """All of them (None without any), and by the result that each had; the median seconds of the last ones,
    those before and those now (None while they are few). Of the cuentas `approved` one by one, how many were
    so without the pages of some item (`unopened`), and of which items."""

    whole: Measured | None
    by_result: dict[Resultado, Measured]
    trend: tuple[float, float] | None
    approved: int
    unopened: int
    items: dict[ItemKind, int]


def pace(efforts: Sequence[Effort]) -> OwnPace:
    """What efforts, in the order of time, come to."""
    timed = [one for one in efforts if one.milliseconds]
    results = [(result, [one for one in timed if one.result is result]) for result in Resultado]
    approvals = [one.unseen for one in efforts if one.unseen is not None]
    missed = Counter(kind for unseen in approvals for kind in unseen)
    return OwnPace(
        whole=_measured(timed),
        by_result={result: told for result, some in results if (told := _measured(some)) is not None},
        trend=_trend(timed),
        approved=len(approvals),
        unopened=sum(map(bool, approvals)),
        items={kind: missed[kind] for kind in ItemKind if kind in missed},
    )


def _measured(some: Sequence[Effort]) -> Measured | None:
    if not some:
        return None
    return Measured(len(some), _seconds(some), float(median(one.keys for one in some)))


def _seconds(some: Sequence[Effort]) -> float:
    return median(one.milliseconds for one in some) / 1000


def _trend(timed: Sequence[Effort]) -> tuple[float, float] | None:
    last = timed[-MOST_TREND:]
    if len(last) < LEAST_TREND:
        return None
    half = len(last) // 2
    return _seconds(last[:half]), _seconds(last[half:])
