"""What is told of the health of one thing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Health(StrEnum):
    """GOOD: nothing to do. NOTICE: all goes on, and something could be better or does not work. BAD: to be
    mended before going on."""

    GOOD = "bien"
    NOTICE = "aviso"
    BAD = "falla"


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A sentence on how something is, and what to do about it (empty when it is good). Both in Spanish."""

    health: Health
    sentence: str
    remedy: str = ""


def good(sentence: str) -> Diagnosis:
    return Diagnosis(Health.GOOD, sentence)


def notice(sentence: str, remedy: str) -> Diagnosis:
    return Diagnosis(Health.NOTICE, sentence, remedy)


def bad(sentence: str, remedy: str) -> Diagnosis:
    return Diagnosis(Health.BAD, sentence, remedy)
