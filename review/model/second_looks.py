"""Looking again at an approved cuenta, blind: what a second person finds, and whether it agrees."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from review.model.decisions import Verdict
from review.model.recognised import ItemKind


class Sighting(StrEnum):
    """What a person finds of an item who looks at its papers alone."""

    CUMPLE = "cumple"
    NO_CUMPLE = "no_cumple"
    NO_SE_SABE = "no_se_puede_saber"


class Agreement(StrEnum):
    """Whether a second look comes to what the approval says: that the item, or the cuenta, is in order."""

    COINCIDE = "coincide"
    DIFIERE = "difiere"
    NO_SE_SABE = "no_se_sabe"

    @classmethod
    def of_item(cls, found: Sighting) -> Agreement:
        match found:
            case Sighting.CUMPLE:
                return cls.COINCIDE
            case Sighting.NO_CUMPLE:
                return cls.DIFIERE
            case Sighting.NO_SE_SABE:
                return cls.NO_SE_SABE

    @classmethod
    def of_whole(cls, verdict: Verdict) -> Agreement:
        return cls.COINCIDE if verdict is Verdict.APROBADA else cls.DIFIERE


@dataclass(frozen=True, slots=True)
class SecondLook:
    """What somebody found of each item of an approved cuenta, without seeing how it was decided, and what
    they would decide. It changes nothing of the cuenta."""

    submission_id: int
    decision_id: int
    found: Mapping[ItemKind, Sighting]
    verdict: Verdict
    reason: str
    author: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class LookBegun:
    """What somebody has answered so far at a second look at the cuenta that `decision_id` approved."""

    decision_id: int
    found: Mapping[ItemKind, Sighting] = field(default_factory=dict)
    verdict: Verdict | None = None
    reason: str = ""
