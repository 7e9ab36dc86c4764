"""What the plug-ins see on the pages of an item: marks that the rules of the same plug-in may ask for.

A plug-in reads them with a function `own_marks(item, lines)` of its own: `lines` are those of the item's
pages, and it gives a `Mark` for what it saw. Here each gets the name of its plug-in (`sello` of `hospital`
is `hospital__sello`). Where the function fails, a mark says so, so that none of its rules takes what was not
seen for what is not there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import NamedTuple

from review import plugins
from review.model import Box, ItemKind, Mark
from review.model.own_codes import failed_mark, mark_name
from review.recognition.papers.sorted_page import SortedPage

FUNCTION = "own_marks"
_LENGTH = 12  # judgement: figures that tell a few plug-ins apart


class PageLine(NamedTuple):
    """A line of a page across its width, a tab between its cells. `sure` (0–1) is that of its least sure
    word; 1 where the text is the file's own."""

    page: int
    text: str
    box: Box
    sure: float


def digest() -> str:
    """What changes when a plug-in that reads marks does; empty without one."""
    marks = [f"{plugin.name} {plugin.digest}" for plugin, _ in plugins.bringing(FUNCTION)]
    return sha256("\n".join(marks).encode()).hexdigest()[:_LENGTH] if marks else ""


def marks_of_plugins(item: ItemKind, pages: Sequence[SortedPage]) -> tuple[Mark, ...]:
    """The marks of every plug-in on these pages of an item."""
    found = list(plugins.bringing(FUNCTION))
    if not found:
        return ()
    lines = tuple(_lines(pages))
    marks: list[Mark] = []
    for plugin, read in found:
        try:
            seen = list(read(item, lines))
            if not all(isinstance(one, Mark) for one in seen):
                raise TypeError("not marks")
            marks += [replace(one, name=mark_name(plugin.name, one.name)) for one in seen]
        except Exception as error:  # noqa: BLE001 - a stranger's code about one item stops nothing else
            plugins.note(plugin.name, "its marks", error)
            first = pages[0].label.number
            marks.append(Mark(failed_mark(plugin.name), "", first, Box(0.0, 0.0, 0.0, 0.0)))
    return tuple(marks)


def _lines(pages: Sequence[SortedPage]) -> Iterator[PageLine]:
    for page in pages:
        if page.text is None:
            continue
        for line in page.text.lines:
            words = [index for segment in line for index in segment.words]
            sure = min((page.text.words[index].confidence for index in words), default=1.0)
            text = "\t".join(page.text.text_of(segment) for segment in line)
            yield PageLine(page.label.number, text, Box.around(one.box for one in line), sure)
