"""The letter to a contractor: what it asks, point by point, whoever draws it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from review.model.basics import Box, Month
from review.model.decisions import Verdict
from review.model.recognised import ItemKind


@dataclass(frozen=True, slots=True)
class LetterPoint:
    """One thing that is asked. `said` is its whole sentence in the letter, after its number; it holds the
    item, the page, the fault and the remedy.

    `fault` alone is what is wrong at the place (`page`, `box`). `doubtful`: no person and no rule has said
    yet that it is wrong. `by_person`: it comes from a note, not from a check.
    """

    said: str
    fault: str
    item: ItemKind | None = None
    page: int | None = None
    box: Box | None = None
    doubtful: bool = False
    by_person: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter for one cuenta. `body` is its text, from the greeting to the last sentence; `left_out` counts
    what the checks also ask and this kind of letter does not."""

    verdict: Verdict
    subject: str
    body: str
    points: tuple[LetterPoint, ...] = ()
    contractor: str = ""
    document: str = ""
    entity: str = ""
    contract: str = ""
    payment: int | None = None
    period: Month | None = None
    left_out: int = 0

    def worded(self, body: str) -> Letter:
        """The letter as a person worded it. A point whose sentence is no longer there is no longer made, so
        that nothing is marked on a page that the letter does not say."""
        text = " ".join(body.split())
        kept = tuple(point for point in self.points if " ".join(point.said.split()) in text)
        return replace(self, body=body.strip(), points=kept)
