"""The pages of an informe as lines, without the heads and feet that run through them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from review.recognition.page.page_text import PageText
from review.recognition.page.paragraphs import PrintLine, lines_of

MOST_PAGES = 60  # judgement: bounds what a bad file costs
# Shares of a page's height within which a line that another page repeats is a running head or foot.
_HEAD, _FOOT = 0.25, 0.9
_LONE_FOOT = 3.0
_GRID = 4.0
_FIGURES = re.compile(r"\d+")


class ReportSheet:
    """A page with words, and its lines without running heads and feet."""

    def __init__(self, text: PageText, evidence: bool) -> None:
        self.text = text
        self.evidence = evidence
        self.kept: list[PrintLine] = []

    @cached_property
    def lines(self) -> list[PrintLine]:
        return lines_of(self.text)


def sheets_of(pages: Sequence[tuple[PageText, bool]]) -> list[ReportSheet]:
    """The pages with words, in their order."""
    sheets = [ReportSheet(text, evidence) for text, evidence in pages[:MOST_PAGES]]
    running = _running(sheets) if len(sheets) > 1 else set()
    for sheet in sheets:
        sheet.kept = list(_body(sheet, running, repeated=sheet is not sheets[0]))
    return sheets


def _running(sheets: Sequence[ReportSheet]) -> set[tuple[str, int]]:
    """What heads and feet of several pages repeat in one place, without figures."""
    seen: dict[tuple[str, int], int] = {}
    for sheet in sheets:
        for key in {_kept(line) for line in sheet.lines if _at_edge(line)}:
            seen[key] = seen.get(key, 0) + 1
    return {key for key, times in seen.items() if times > 1}


def _at_edge(line: PrintLine) -> bool:
    return not _HEAD < line.box.top / line.page.page.height < _FOOT


def _kept(line: PrintLine) -> tuple[str, int]:
    """A line's words and place, as far as every page's head has them alike."""
    return _FIGURES.sub("", line.flat).strip(" .:-|"), round(line.box.top / _GRID)


def _body(sheet: ReportSheet, running: set[tuple[str, int]], *, repeated: bool) -> Iterator[PrintLine]:
    """The page's lines without running heads and feet."""
    height = sheet.text.page.height
    bottom = 0.0
    for line in sheet.lines:
        foot = line.box.top > _FOOT * height
        if running and (repeated or foot) and _at_edge(line) and _kept(line) in running:
            continue
        if foot and bottom and line.box.top - bottom > _LONE_FOOT * sheet.text.height:
            return
        bottom = max(bottom, line.box.bottom)
        yield line
