"""The way through SECOP II for a contractor: the steps with their drawings, what to copy out of a cuenta, and
what to do after a rejection; the same for the page and for the sheet of paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from review.guiding.asked import ToMend, asked_by, asked_in_letter, asked_in_mail
from review.guiding.steps import FIRST_TIME, GuideStep, first_steps, steps_again
from review.guiding.values import GuideValue, values_of
from review.model import Submission
from review.ways.checklist import DEFAULT, Checklist

__all__ = [
    "FIRST_TIME",
    "Guide",
    "GuideStep",
    "GuideValue",
    "ToMend",
    "asked_by",
    "asked_in_letter",
    "asked_in_mail",
    "guide_of",
    "values_of",
]


@dataclass(frozen=True, slots=True)
class Guide:
    """What is told to one contractor. `of` is the name of the cuenta whose `values` are to be copied, empty
    without one; `asked` is what is to be mended before it is sent, or sent again, and `returned` tells that
    it was the entity that asked for it."""

    steps: tuple[GuideStep, ...]
    again: tuple[GuideStep, ...]
    values: tuple[GuideValue, ...] = ()
    of: str = ""
    asked: tuple[ToMend, ...] = ()
    returned: bool = False


def guide_of(
    submission: Submission | None = None,
    *,
    checklist: Checklist = DEFAULT,
    asked: Sequence[ToMend] = (),
    returned: bool = False,
) -> Guide:
    """The guide with the values of a cuenta, or without one for anybody."""
    values = () if submission is None else values_of(submission, checklist)
    return Guide(
        steps=first_steps(checklist, values),
        again=steps_again(values),
        values=values,
        of="" if submission is None else submission.archivo,
        asked=tuple(asked),
        returned=returned,
    )
