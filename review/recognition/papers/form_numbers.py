"""The number that every page of a form repeats: of an annex, hardly more may have been read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from review.recognition.page.page_text import PageText

# Of the RUT: eleven figures, the first two of them 14 or higher.
_NUMBER = re.compile(r"1[4-9]\d{9}")
# Figures nearer to each other than this, in heights, are of one row of boxes.
_ONE_RUN = 2.0


def share_form(one: PageText | None, other: PageText | None) -> bool:
    """Whether two pages tell the same form's number."""
    return bool(_numbers(one) & _numbers(other))


def _numbers(text: PageText | None) -> frozenset[str]:
    runs = () if text is None else _runs(text)
    return frozenset(run for run in runs if _NUMBER.fullmatch(run))


def _runs(text: PageText) -> Iterator[str]:
    """The figures that follow each other on a line, whether or not each stands in a box of its own."""
    for line in text.lines:
        run, right = "", float("-inf")
        for index in sorted((i for s in line for i in s.words), key=lambda i: text.words[i].box.x0):
            word = text.words[index]
            if run and not (word.text.isdecimal() and word.box.x0 - right < _ONE_RUN * text.height):
                yield run
                run = ""
            run, right = (run + word.text if word.text.isdecimal() else ""), word.box.x1
        if run:
            yield run
