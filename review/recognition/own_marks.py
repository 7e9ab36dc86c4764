"""What the plug-ins see on the pages of an item: marks that their rules may ask for, and fields of their own.

A plug-in reads marks with a function `own_marks(item, lines)`, and values with `own_fields(item, lines)`:
`lines` are those of the item's pages, and they give a `Mark` or a `Field` for what they saw. Here each gets
the name of its plug-in (`sello` of `hospital` is `hospital__sello`). Where a function fails, a mark says so,
so that none of its rules takes what was not seen for what is not there.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any, NamedTuple, TypeVar

from review import plugins
from review.model import Box, Field, ItemKind, Mark, Month, RecognisedItem
from review.model.own_codes import failed_mark, own_name
from review.recognition.papers.sorted_page import SortedPage

MARKS, FIELDS = "own_marks", "own_fields"
_LENGTH = 12  # judgement: figures that tell a few plug-ins apart
_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_VALUES = (str, int, dt.date, Month)
T = TypeVar("T", Mark, Field)


class PageLine(NamedTuple):
    """A line of a page across its width, a tab between its cells. `sure` (0–1) is that of its least sure
    word; 1 where the text is the file's own."""

    page: int
    text: str
    box: Box
    sure: float


def digest() -> str:
    """What changes when a plug-in that sees marks or fields does; empty without one."""
    bring = {plugin.name: plugin.digest for what in (MARKS, FIELDS) for plugin, _ in plugins.bringing(what)}
    marks = [f"{name} {bring[name]}" for name in sorted(bring)]
    return sha256("\n".join(marks).encode()).hexdigest()[:_LENGTH] if marks else ""


def seen_by_plugins(item: RecognisedItem, pages: Sequence[SortedPage]) -> RecognisedItem:
    """The item with the marks and the fields that every plug-in finds on these pages of it."""
    found = [(what, *one) for what in (MARKS, FIELDS) for one in plugins.bringing(what)]
    if not found or not pages:
        return item
    lines = tuple(_lines(pages))
    marks, fields = list(item.marks), dict(item.fields)
    for what, plugin, read in found:
        try:
            if what == MARKS:
                marks += _asked(read, item.kind, lines, Mark, plugin.name)
            else:
                own = _asked(read, item.kind, lines, Field, plugin.name)
                for one in own:
                    _check(one, {page.label.number for page in pages})
                for one in own:
                    fields.setdefault(one.name, one)
        except Exception as error:  # noqa: BLE001 - a stranger's code about one item stops nothing else
            plugins.note(plugin.name, f"its {what}", error)
            first = pages[0].label.number
            marks.append(Mark(failed_mark(plugin.name), "", first, Box(0.0, 0.0, 0.0, 0.0)))
    return replace(item, marks=tuple(marks), fields=fields)


def _asked(
    read: Callable[..., Any], item: ItemKind, lines: Sequence[PageLine], kind: type[T], plugin: str
) -> list[T]:
    """What a plug-in's function found, named as its own. Raises whatever it raises."""
    seen = list(read(item, lines))
    if not all(isinstance(one, kind) for one in seen):
        raise TypeError(f"not {kind.__name__}")
    return [replace(one, name=own_name(plugin, one.name)) for one in seen]


def _check(field: Field, pages: set[int]) -> None:
    """Raises ValueError for a field that could not be kept, or shown on a page of the item."""
    what = field.name.partition("__")[2]
    kind = type(field.value)
    whole = (
        _NAME.fullmatch(what)
        and kind in _VALUES
        and isinstance(field.text, str)
        and field.page in pages
        and isinstance(field.box, Box)
        and 0 <= field.confidence <= 1
    )
    if not whole:
        raise ValueError("a field with a strange name, value, page, box or confidence")


def _lines(pages: Sequence[SortedPage]) -> Iterator[PageLine]:
    for page in pages:
        if page.text is None:
            continue
        for line in page.text.lines:
            words = [index for segment in line for index in segment.words]
            sure = min((page.text.words[index].confidence for index in words), default=1.0)
            text = "\t".join(page.text.text_of(segment) for segment in line)
            yield PageLine(page.label.number, text, Box.around(one.box for one in line), sure)
