"""What a person's own work on a cuenta took: for that person alone."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from review.model.judgement import Resultado
from review.model.recognised import ItemKind


@dataclass(frozen=True, slots=True)
class Effort:
    """One cuenta as a person worked on it: the `result` that it had when they first looked at it, how long it
    was in sight and in use (`milliseconds`), and how many keys they pressed, without what they wrote.

    `unseen` are the items that they approved without having had their pages in sight; None while they did not
    approve it.
    """

    submission_id: int
    result: Resultado
    at: dt.datetime
    milliseconds: int = 0
    keys: int = 0
    unseen: tuple[ItemKind, ...] | None = None
