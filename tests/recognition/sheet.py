"""Paper made of words at coordinates, without a PDF: what the reading room would hand over."""

from __future__ import annotations

from collections.abc import Sequence

from review.model import Box, Document, Lectura, Origin, Page, Word

LETTER = (612.0, 792.0)
CHARACTER = 0.5  # of the size: a common width of sans-serif print
SPACE = 0.28


class Sheet:
    """A page to write on. Coordinates are points from the top left corner."""

    def __init__(self, *, size: float = 10.0, origin: Origin = Origin.TEXTO) -> None:
        self.size = size
        self.origin = origin
        self.words: list[Word] = []
        self.y = 60.0

    def text(self, x: float, y: float, text: str, size: float | None = None) -> float:
        """Print one line; gives the x where it ends."""
        height = size or self.size
        for part in text.split(" "):
            width = len(part) * CHARACTER * height
            if part:
                self.words.append(Word(part, Box(x, y, x + width, y + height)))
            x += width + SPACE * height
        return x - SPACE * height

    def line(self, text: str, x: float = 72.0, size: float | None = None, gap: float = 1.35) -> Sheet:
        """Print a line under the one before."""
        self.text(x, self.y, text, size)
        self.y += gap * (size or self.size)
        return self

    def title(self, text: str, size: float = 14.0) -> Sheet:
        width = len(text) * CHARACTER * size
        return self.line(text, max((LETTER[0] - width) / 2, 40), size, gap=2.0)

    def skip(self, lines: float = 1.0) -> Sheet:
        self.y += lines * 1.35 * self.size
        return self

    def paragraph(self, text: str, x: float = 72.0, width: float = 468.0, size: float | None = None) -> Sheet:
        """Print wrapped text, one line under the other, and an empty line."""
        for line in wrapped(text, width, size or self.size):
            self.line(line, x, size)
        return self.skip(0.8)

    def row(self, cells: Sequence[tuple[float, str]], *, width: float = 150.0, pad: float = 8.0) -> Sheet:
        """A table's row: (x, text) a cell, wrapped to `width`, all from the same top."""
        lines = [wrapped(text, width, self.size) for _, text in cells]
        for (x, _), cell in zip(cells, lines, strict=True):
            for at, line in enumerate(cell):
                self.text(x, self.y + at * 1.2 * self.size, line)
        self.y += max(map(len, lines)) * 1.2 * self.size + pad
        return self

    def page(self, number: int = 1) -> Page:
        return Page(number, *LETTER, words=tuple(self.words), origin=self.origin)


def wrapped(text: str, width: float, size: float) -> list[str]:
    lines, line = [], ""
    for part in text.split():
        longer = f"{line} {part}".strip()
        if line and len(longer) * CHARACTER * size > width:
            lines.append(line)
            line = part
        else:
            line = longer
    return [*lines, line] if line else lines


def picture(number: int) -> Page:
    return Page(number, *LETTER, pictures=(Box(0, 0, *LETTER),), picture_share=1.0)


def blank(number: int) -> Page:
    return Page(number, *LETTER, has_ink=False)


def document(*sheets: Sheet | Page) -> Document:
    """A readable document of these pages, numbered from 1."""
    pages = []
    for number, sheet in enumerate(sheets, start=1):
        page = sheet.page(number) if isinstance(sheet, Sheet) else sheet
        assert page.number == number
        pages.append(page)
    return Document("0" * 64, 1, Lectura.LEIDO, tuple(pages))
