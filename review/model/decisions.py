"""What a person decides."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """A reviewer's decision about a cuenta."""

    APROBADA = "aprobada"
    DEVUELTA = "devuelta"
    INCOMPLETA = "incompleta"


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict with its author, reason and ground. Never changed, only followed by another.

    `stale` tells in Spanish what has changed since it was taken, and `other_result` whether the result or the
    state of an item is now another.
    """

    submission_id: int
    verdict: Verdict
    reason: str
    author: str
    at: dt.datetime
    sha256: str
    rules_version: str
    stale: tuple[str, ...] = ()
    other_result: bool = False
