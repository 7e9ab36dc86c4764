"""The drawing desk of these layouts: lines broken and ruled here, words set one by one or in runs."""
# ruff: noqa: E501  (rows of tables)

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from random import Random

from reportlab.lib import colors
from reportlab.pdfbase import pdfmetrics

from review.model import PageKind
from tools.papers.paper import Overflow, Paper, Style

Word = tuple[str, bool]


@dataclass(frozen=True, slots=True)
class Hand:
    """How one office's program sets type: style, width of letters in percent, words one by one or not."""

    style: Style = field(default_factory=Style)
    stretch: float = 100
    apart: bool = False
    margin: float = 62


def invent_hand(rng: Random) -> Hand:
    font = rng.choice(("Helvetica", "Helvetica", "Times-Roman", "Vera"))
    size = {
        "Helvetica": rng.choice((9, 10, 11)),
        "Times-Roman": rng.choice((11, 12)),
        "Vera": rng.choice((8.5, 9)),
    }
    style = Style(
        font, size[font], upper=rng.random() < 0.45, accents=rng.random() < 0.65,
        page=rng.choice(("carta", "carta", "oficio", "a4")),
    )  # fmt: skip
    stretch = rng.choice((100, 100, 92, 86)) if font != "Times-Roman" else rng.choice((100, 104))
    return Hand(style, stretch, rng.random() < 0.4, rng.choice((50, 62, 72)))


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a grid: `text` may hold ** to turn bold on and off, and line breaks."""

    text: str
    bold: bool = False
    align: str = "left"
    fill: str | None = None
    span: int = 1
    size: float | None = None
    color: str = "#000000"


def head(text: str, **more: object) -> Cell:
    return replace(Cell(text, bold=True, fill="#e4e4e4", align="center"), **more)  # type: ignore[arg-type]


class Sheet(Paper):
    """`Paper` with this family's own way of setting lines and tables."""

    hand = Hand()

    def __init__(self, target: io.BytesIO, *, encrypt: object = None) -> None:
        super().__init__(target, encrypt=encrypt)
        self.pictured: set[int] = set()
        self.odd: list[str] = []  # lines still to be set once in a font that nothing else has

    def pick_up(self, hand: Hand, total: int) -> None:
        """Begin another paper of `total` pages in another hand."""
        self.take_up(hand.style, total)
        self.hand, self.margin = hand, hand.margin

    def begin_sized(self, kind: PageKind, width: float, height: float) -> None:
        """Start a page of another size, in points."""
        self.begin(kind)
        self.width, self.height = width, height
        self.canvas.setPageSize((width, height))

    def begin_picture(self, kind: PageKind, data: bytes, width: float, height: float) -> None:
        """A page that is one picture and nothing else; what is printed in it is no text."""
        self.begin_sized(kind, width, height)
        self.pictured.add(self.number)
        self.picture(data, 0, 0, width, height)

    # --- one line ---------------------------------------------------------------------------------

    def measure(self, text: str, size: float, *, bold: bool = False, font: str | None = None) -> float:
        face = font or (self.style.bold if bold else self.style.font)
        return float(pdfmetrics.stringWidth(text, face, size)) * self.hand.stretch / 100

    def text(
        self, x: float, y: float, text: str, *, size: float | None = None, bold: bool = False,
        align: str = "left", color: str = "#000000", font: str | None = None,
    ) -> None:  # fmt: skip
        points = size or self.style.size
        if text in self.odd:
            self.odd.remove(text)
            font = "Times-Roman" if self.style.font == "Courier" else "Courier"
        wide = self.measure(text, points, bold=bold, font=font)
        left = x - {"left": 0.0, "center": wide / 2, "right": wide}[align]
        self.canvas.saveState()
        ink = self.canvas.beginText()
        ink.setFont(font or (self.style.bold if bold else self.style.font), points)
        ink.setHorizScale(self.hand.stretch)
        ink.setFillColor(colors.HexColor(color))
        if self.hand.apart:
            for word in text.split(" "):
                ink.setTextOrigin(left, self.height - y)
                ink.textOut(word)
                left += self.measure(word + " ", points, bold=bold, font=font)
        else:
            ink.setTextOrigin(left, self.height - y)
            ink.textOut(text)
        self.canvas.drawText(ink)
        self.canvas.restoreState()

    # --- paragraphs -------------------------------------------------------------------------------

    def _broken(self, text: str, width: float, size: float, bold: bool) -> list[list[Word]]:
        lines: list[list[Word]] = []
        for piece in text.split("\n"):
            line: list[Word] = []
            used = 0.0
            for part, chunk in enumerate(piece.split("**")):
                strong = bold != bool(part % 2)
                for word in chunk.split():
                    wide = self.measure(word + " ", size, bold=strong)
                    if line and used + wide > width + self.measure(" ", size):
                        lines.append(line)
                        line, used = [], 0.0
                    line.append((word, strong))
                    used += wide
            lines.append(line)
        return lines

    def _set_line(
        self, words: list[Word], x: float, base: float, width: float, size: float, align: str, color: str
    ) -> None:
        wide = [self.measure(w, size, bold=b) for w, b in words]
        gap = self.measure(" ", size)
        free = width - sum(wide) - gap * (len(words) - 1)
        if align == "justify" and len(words) > 1:
            gap += free / (len(words) - 1)
        else:
            x += {"center": free / 2, "right": free}.get(align, 0.0)
        plain = align != "justify" and len({b for _, b in words}) == 1
        if plain:
            self.text(x, base, " ".join(w for w, _ in words), size=size, bold=words[0][1], color=color)
            return
        for (word, strong), one in zip(words, wide, strict=True):
            self.text(x, base, word, size=size, bold=strong, color=color)
            x += one + gap

    def write(
        self, text: str, *, x: float | None = None, width: float | None = None, size: float | None = None,
        bold: bool = False, align: str = "left", after: float = 7, lead: float = 1.28,
        color: str = "#000000", next_page: Callable[[], None] | None = None,
    ) -> None:  # fmt: skip
        """Lines at the pen, which moves below them; ** turns bold on and off."""
        points = size or self.style.size
        wide = self.inner if width is None else width
        lines = self._broken(text, wide, points, bold)
        for i, words in enumerate(lines):
            if self.y + points * lead > self.height - 40:
                if next_page is None:
                    raise Overflow(f"{self.kind} page {self.number}: {text[:60]}")
                next_page()
            self.y += points * lead
            last = i == len(lines) - 1
            how = "left" if align == "justify" and last else align
            if words:
                left = self.margin if x is None else x
                self._set_line(words, left, self.y - points * 0.28, wide, points, how, color)
        self.y += after

    def room(self, height: float, next_page: Callable[[], None]) -> None:
        if self.y + height > self.height - 50:
            next_page()

    # --- tables -----------------------------------------------------------------------------------

    def grid(
        self, rows: Sequence[Sequence[Cell | str]], widths: Sequence[float], *, x: float | None = None,
        size: float | None = None, pad: float = 3, rules: str = "all", ink: str = "#444444",
        after: float = 8, least: float = 0, top: bool = False, next_page: Callable[[], None] | None = None,
    ) -> None:  # fmt: skip
        """A table at the pen. `widths` are parts of the text's width when they add up to 1.

        `rules`: all, rows (lines under each row) or none; `top` sets the text at the cells' top.
        """
        points = size or self.style.size
        scale = self.inner if sum(widths) < 1.01 else 1.0
        wides = [w * scale for w in widths]
        left = self.margin if x is None else x
        for row in rows:
            cells = [c if isinstance(c, Cell) else Cell(c) for c in row]
            placed: list[tuple[Cell, float, float, list[list[Word]], float]] = []
            at, column = left, 0
            for c in cells:
                wide = sum(wides[column : column + c.span])
                own = c.size or points
                placed.append((c, at, wide, self._broken(c.text, wide - 2 * pad - 2, own, c.bold), own))
                at, column = at + wide, column + c.span
            high = max(least, *(len(lines) * own * 1.22 + 2 * pad for _, _, _, lines, own in placed))
            if self.y + high > self.height - 36:
                if next_page is None:
                    raise Overflow(f"{self.kind} page {self.number}: row {cells[0].text[:40]}")
                next_page()
            for c, at, wide, lines, own in placed:
                if c.fill or rules == "all":
                    self.box(at, self.y, wide, high, fill=c.fill, stroke=ink if rules == "all" else None)
                base = self.y + pad + own * 0.95
                if not top:
                    base += (high - 2 * pad - len(lines) * own * 1.22) / 2
                for words in lines:
                    if words:
                        self._set_line(words, at + pad + 1, base, wide - 2 * pad - 2, own, c.align, c.color)
                    base += own * 1.22
            self.y += high
            if rules == "rows":
                self.line(left, self.y, left + sum(wides), self.y, color=ink)
        self.y += after

    def stacked(
        self, pairs: Sequence[tuple[str, str]], columns: int, *, below: bool = False, size: float | None = None,
        after: float = 8, widths: Sequence[float] | None = None,
    ) -> None:  # fmt: skip
        """Boxes with a small label over its value; with `below` the label stands under the value."""
        points = size or self.style.size
        wides = [w * self.inner for w in (widths or [1 / columns] * columns)]
        high = points * 2.5 + 8
        for start in range(0, len(pairs), columns):
            x = self.margin
            for (label, value), wide in zip(pairs[start : start + columns], wides, strict=False):
                self.box(x, self.y, wide, high, stroke="#555555")
                upper, lower = (points + 4, high - 5) if below else (points - 1, high - 5)
                if below:
                    self.text(x + 4, self.y + upper, value, size=points)
                    self.text(x + 4, self.y + lower, label, size=points - 2.5, color="#444444")
                else:
                    self.text(x + 4, self.y + upper, label, size=points - 2.5, bold=True)
                    self.text(x + 4, self.y + lower, value, size=points)
                x += wide
            self.y += high
        self.y += after

    def boxed_digits(self, digits: str, x: float, y: float, *, side: float = 13, size: float = 9) -> float:
        """One character a box, baseline inside; gives back where the row ends."""
        for c in digits:
            self.box(x, y, side, side + 1, stroke="#333333")
            self.text(x + side / 2, y + side - 3, c, size=size, align="center")
            x += side
        return x

    def sign(
        self, scrawl: bytes | None, lines: Sequence[str], *, x: float | None = None, align: str = "left"
    ) -> None:
        """A signature, if any, over its rule and the signer's lines."""
        left = self.margin if x is None else x
        if scrawl:
            self.picture(scrawl, left + 10, self.y, 110, 37)
        self.y += 38
        self.line(left, self.y, left + 190, self.y)
        for text in lines:
            self.y += self.style.size * 1.2
            if align == "center":
                self.text(left + 95, self.y, text, align="center")
            else:
                self.text(left, self.y, text)
        self.y += 8
