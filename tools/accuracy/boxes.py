"""Whether the box told for a value lies on its ink: its quote is looked for on the born-digital page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import pypdfium2 as pdfium

from review.model import Box, Page
from tools.compare import Record

# The share of the ink that its box must cover, and how much larger than the ink it may be: a period's box
# holds both its days, a box around the whole paragraph shows nobody where the value is.
COVERED, LARGER = 0.6, 10.0


def lies_on(box: Box, ink: Box) -> bool:
    """Whether a box covers the ink and little else."""
    width = min(box.x1, ink.x1) - max(box.x0, ink.x0)
    height = min(box.bottom, ink.bottom) - max(box.top, ink.top)
    area = ink.width * ink.height
    return (
        min(width, height) > 0
        and width * height >= COVERED * area
        and box.width * box.height <= LARGER * area
    )


@lru_cache(maxsize=64)
def _letters(path: Path, number: int) -> tuple[str, tuple[Box, ...]] | None:
    """The letters of a page without spaces, and where each is; None for a page that is turned."""
    with pdfium.PdfDocument(path) as document:
        page = document[number - 1]
        if page.get_rotation():
            return None
        left, _, _, upper = page.get_cropbox()
        text = page.get_textpage()
        letters, boxes = [], []
        for index, letter in enumerate(text.get_text_range()):
            if not letter.isspace() and index < text.count_chars():
                x0, bottom, x1, top = text.get_charbox(index, loose=True)
                letters.append(letter)
                boxes.append(Box(x0 - left, upper - top, x1 - left, upper - bottom))
        return "".join(letters), tuple(boxes)


def quotes(path: Path, number: int, quote: str) -> list[Box]:
    """Where a quote stands on a page, every time it does."""
    found = _letters(path, number)
    wanted = "".join(quote.split())
    places: list[Box] = []
    if found is None or not wanted:
        return places
    text, boxes = found
    start = text.find(wanted)
    while start >= 0:
        places.append(Box.around(boxes[start : start + len(wanted)]))
        start = text.find(wanted, start + 1)
    return places


def copied(place: Box, homography: Sequence[float]) -> Box:
    """Where a place of the page lies on its copy: `homography` are its first eight numbers, row by row."""
    a, b, c, d, e, f, g, h = homography
    return Page(number=1, width=1, height=1, lay=(a, b, c, d, e, f, g, h, 1.0)).displayed(place)


class Places:
    """Says of a value's box whether it lies on its ink. Papers that were scanned need their originals."""

    def __init__(self, papers: Path, originals: Path | None = None) -> None:
        self._papers = papers
        self._originals = originals

    def __call__(self, archivo: str, page: Record, want: Record, have: Record) -> bool | None:
        """None when the place of the value is not known."""
        # The same value may stand elsewhere on the page in other words: what the program quotes is as good.
        told = {want["texto"], have["texto"]}
        if "caja" in want:
            places = [Box(*want["caja"])]
        elif not page.get("escaneada"):
            places = [p for text in told for p in quotes(self._papers / archivo, page["pagina"], text)]
        elif self._originals is not None and "escaneo" in page:
            there = [p for text in told for p in quotes(self._originals / archivo, page["pagina"], text)]
            places = [copied(place, page["escaneo"]["homografia"]) for place in there]
        else:
            places = []
        if not places:
            return None
        return "caja" in have and any(lies_on(Box(*have["caja"]), place) for place in places)
