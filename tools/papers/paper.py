"""The drawing desk: a canvas measured from the top left, that notes which value stands on which page."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from xml.sax.saxutils import escape

import pypdfium2 as pdfium
import reportlab
import reportlab.rl_config
from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4, letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, Table

from review.model import FieldValue, PageKind
from review.model.fields import DECLARATION, FIELDS, to_json
from tools.papers import wording

# Office programs write binary streams; ASCII85 would only make the files bigger.
reportlab.rl_config.useA85 = 0
FONT_FOLDER = Path(reportlab.__file__).parent / "fonts"
OFICIO = (612.0, 936.0)
SIZES = {"carta": letter, "a4": A4, "oficio": OFICIO}
_ALIGN = {"left": TA_LEFT, "center": TA_CENTER, "right": TA_RIGHT, "justify": TA_JUSTIFY}

for _name, _file in (
    ("Vera", "Vera"),
    ("Vera-Bold", "VeraBd"),
    ("Vera-Italic", "VeraIt"),
    ("Vera-BI", "VeraBI"),
):
    pdfmetrics.registerFont(TTFont(_name, str(FONT_FOLDER / f"{_file}.ttf")))
pdfmetrics.registerFontFamily(
    "Vera", normal="Vera", bold="Vera-Bold", italic="Vera-Italic", boldItalic="Vera-BI"
)
_BOLD = {
    "Helvetica": "Helvetica-Bold",
    "Times-Roman": "Times-Bold",
    "Courier": "Courier-Bold",
    "Vera": "Vera-Bold",
}


@dataclass(frozen=True, slots=True)
class Style:
    """How one hand writes: typeface, size in points, whether labels shout and accents are typed."""

    font: str = "Helvetica"
    size: float = 10
    upper: bool = False
    accents: bool = True
    page: str = "carta"

    @property
    def bold(self) -> str:
        return _BOLD[self.font]

    def label(self, text: str) -> str:
        plain = text if self.accents else wording.unaccented(text)
        return plain.upper() if self.upper else plain

    def prose(self, text: str) -> str:
        return text if self.accents else wording.unaccented(text)


def invent_style(rng: Random, *, fonts: Sequence[str] = ("Helvetica", "Times-Roman", "Vera")) -> Style:
    font = rng.choice(list(fonts))
    size = rng.choice((9.5, 10, 10.5, 11)) - (1 if font == "Vera" else 0)
    page = rng.choice(("carta", "carta", "carta", "a4", "oficio"))
    return Style(font, size, rng.random() < 0.5, rng.random() < 0.75, page)


def invent_wide_style(rng: Random) -> Style:
    """As `invent_style`, over more typefaces and sizes."""
    font = rng.choice(("Helvetica", "Times-Roman", "Vera", "Helvetica", "Times-Roman", "Courier"))
    size = rng.choice((8.5, 9, 9.5, 10, 10.5, 11, 11.5, 12)) - {"Vera": 1, "Courier": 1.5}.get(font, 0)
    return Style(
        font, size, rng.random() < 0.5, rng.random() < 0.7, rng.choice(("carta", "carta", "a4", "oficio"))
    )


@dataclass
class Printed:
    """A value as it stands on a page."""

    value: int | str
    page: int
    text: str
    remarks: dict[str, object] = field(default_factory=dict)


@dataclass
class Ledger:
    """The truth, written while drawing: each page's kind, the values printed on it, the evidence shown."""

    pages: list[PageKind] = field(default_factory=list)
    fields: dict[PageKind, dict[str, Printed]] = field(default_factory=dict)
    photos: list[bytes] = field(default_factory=list)  # of the report's annexes
    declared: dict[str, Printed] = field(default_factory=dict)  # by the tax declaration


class Overflow(RuntimeError):
    """Something was drawn below the page's margin: a layout is at fault."""


class Paper:
    """Pages under construction. Coordinates in points from the top left corner; `y` is the pen's height."""

    def __init__(self, target: io.BytesIO, *, encrypt: object = None) -> None:
        self.canvas = Canvas(target, invariant=1, pageCompression=1, encrypt=encrypt)
        self.ledger = Ledger()
        self.style = Style()
        self.margin = 62.0
        self.width, self.height = letter
        self.y = 0.0
        self.item_total = 0
        self.item_page = 0
        self.muted = False  # what is drawn does not count: nothing goes to the truth
        self.words: Random | None = None  # chooses among wordings; without it the first is written
        self._open = False
        self._pictured = False

    # --- pages ------------------------------------------------------------------------------------

    @property
    def number(self) -> int:
        return len(self.ledger.pages)

    @property
    def inner(self) -> float:
        return float(self.width - 2 * self.margin)

    @property
    def kind(self) -> PageKind:
        return self.ledger.pages[-1]

    def take_up(self, style: Style, total: int) -> None:
        """Begin another paper of `total` pages, in another hand."""
        self.item_page, self.item_total, self.margin, self.style = 0, total, 62.0, style

    def begin(self, kind: PageKind, *, size: str | None = None, landscape: bool = False) -> None:
        """Start a page that belongs to `kind`."""
        if self._open:
            self.canvas.showPage()
        self.width, self.height = SIZES[size or self.style.page]
        if landscape:
            self.width, self.height = self.height, self.width
        self.canvas.setPageSize((self.width, self.height))
        self.ledger.pages.append(kind)
        self._open = True
        self.item_page += 1
        self.y = self.margin

    def finish(self) -> None:
        if self._open:
            self.canvas.showPage()
        self.canvas.save()

    def need(self, height: float) -> bool:
        return bool(self.y + height <= self.height - self.margin)

    # --- values -----------------------------------------------------------------------------------

    def put(self, name: str, value: FieldValue, text: str, **remarks: object) -> str:
        """Note that the field is printed on this page as `text`, and give `text` back.

        `remarks` go into the truth beside it, as they are.
        """
        if self.kind.item is None or name not in FIELDS[self.kind.item]:
            raise KeyError(f"{self.kind}: {name}")
        if self.muted:
            return text
        if self._pictured:
            remarks["en_imagen"] = True
        known = self.ledger.fields.setdefault(self.kind, {})
        known.setdefault(name, Printed(to_json(value), self.number, text, remarks))
        return text

    def declare(self, name: str, value: FieldValue, text: str) -> str:
        """Note an answer of the tax declaration that is printed on this page as `text`, and give `text` back.
        Raises KeyError for what it never answers."""
        if name not in DECLARATION:
            raise KeyError(name)
        self.ledger.declared.setdefault(name, Printed(to_json(value), self.number, text))
        return text

    def say(self, *options: str) -> str:
        """One of the wordings; the first where papers are to be plain."""
        return self.words.choice(options) if self.words else options[0]

    @contextmanager
    def shot(self, width: float, height: float, *, scale: float, quality: int = 72) -> Iterator[list[bytes]]:
        """Draw on a screen of `width` × `height` points instead of the page; gives its JPEG when done.

        `scale` is pixels a point. Values put meanwhile are marked `en_imagen` in the truth.
        """
        kept = (self.canvas, self.width, self.height, self.margin, self.y, self.style)
        target = io.BytesIO()
        self.canvas = Canvas(target, pagesize=(width, height), invariant=1)
        self.width, self.height, self.margin, self.y, self._pictured = width, height, 24.0, 24.0, True
        taken: list[bytes] = []
        yield taken
        self.canvas.showPage()
        self.canvas.save()
        self.canvas, self.width, self.height, self.margin, self.y, self.style = kept
        self._pictured = False
        picture = pdfium.PdfDocument(target.getvalue())[0].render(scale=scale).to_pil().convert("RGB")
        out = io.BytesIO()
        picture.save(out, "JPEG", quality=quality)
        taken.append(out.getvalue())

    # --- ink --------------------------------------------------------------------------------------

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float | None = None,
        bold: bool = False,
        align: str = "left",
        color: str = "#000000",
        font: str | None = None,
    ) -> None:
        """One line with its baseline at `y`."""
        points = size or self.style.size
        face = font or (self.style.bold if bold else self.style.font)
        self.canvas.setFont(face, points)
        self.canvas.setFillColor(colors.HexColor(color))
        draw = {
            "left": self.canvas.drawString,
            "center": self.canvas.drawCentredString,
            "right": self.canvas.drawRightString,
        }[align]
        draw(x, self.height - y, text)
        self.canvas.setFillColor(colors.black)

    def line(
        self, x0: float, y0: float, x1: float, y1: float, *, width: float = 0.6, color: str = "#000000"
    ) -> None:
        self.canvas.setStrokeColor(colors.HexColor(color))
        self.canvas.setLineWidth(width)
        self.canvas.line(x0, self.height - y0, x1, self.height - y1)

    def box(
        self,
        x: float,
        y: float,
        w: float,
        h: float,
        *,
        fill: str | None = None,
        stroke: str | None = "#000000",
    ) -> None:
        if fill:
            self.canvas.setFillColor(colors.HexColor(fill))
        if stroke:
            self.canvas.setStrokeColor(colors.HexColor(stroke))
        self.canvas.setLineWidth(0.6)
        self.canvas.rect(x, self.height - y - h, w, h, stroke=int(bool(stroke)), fill=int(bool(fill)))
        self.canvas.setFillColor(colors.black)

    def picture(self, data: bytes, x: float, y: float, w: float, h: float) -> None:
        """A JPEG or PNG with its top left corner at x, y."""
        self.canvas.drawImage(ImageReader(io.BytesIO(data)), x, self.height - y - h, w, h, mask="auto")

    def cell(
        self,
        text: str,
        *,
        size: float | None = None,
        bold: bool = False,
        align: str = "left",
        color: str = "#000000",
        lead: float = 1.22,
    ) -> Paragraph:
        """A paragraph for a table's cell; `text` may hold <b>, <i> and <br/>."""
        points = size or self.style.size
        look = ParagraphStyle(
            "x",
            fontName=self.style.bold if bold else self.style.font,
            fontSize=points,
            leading=points * lead,
            alignment=_ALIGN[align],
            textColor=colors.HexColor(color),
            allowWidows=1,
        )
        return Paragraph(text, look)

    def para(
        self,
        text: str,
        *,
        size: float | None = None,
        bold: bool = False,
        align: str = "left",
        after: float = 8,
        x: float | None = None,
        width: float | None = None,
        lead: float = 1.35,
        color: str = "#000000",
    ) -> None:
        """A wrapped paragraph at the pen, which moves below it. Raises Overflow at the foot of the page."""
        flow = self.cell(text, size=size, bold=bold, align=align, lead=lead, color=color)
        w = self.inner if width is None else width
        _, high = flow.wrapOn(self.canvas, w, 10_000)
        if self.y + high > self.height - 30:
            raise Overflow(f"{self.kind} page {self.number}: {text[:60]}")
        flow.drawOn(self.canvas, self.margin if x is None else x, self.height - self.y - high)
        self.y += high + after

    def table(
        self,
        rows: Sequence[Sequence[object]],
        widths: Sequence[float],
        looks: Sequence[tuple[object, ...]] = (),
        *,
        x: float | None = None,
        after: float = 10,
        grid: str | None = "#000000",
        pad: float = 3,
        heights: Sequence[float | None] | None = None,
        next_page: Callable[[], None] | None = None,
    ) -> None:
        """A table at the pen. With `next_page` it goes on over pages; without, Overflow is raised."""
        basic: list[tuple[object, ...]] = [
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("TOPPADDING", (0, 0), (-1, -1), pad),
            ("BOTTOMPADDING", (0, 0), (-1, -1), pad),
            ("LEFTPADDING", (0, 0), (-1, -1), pad + 1),
            ("RIGHTPADDING", (0, 0), (-1, -1), pad + 1),
            ("FONTNAME", (0, 0), (-1, -1), self.style.font),
            ("FONTSIZE", (0, 0), (-1, -1), self.style.size),
        ]
        if grid:
            basic.append(("GRID", (0, 0), (-1, -1), 0.5, colors.HexColor(grid)))
        rest = Table(
            [list(r) for r in rows], colWidths=list(widths), rowHeights=heights, style=[*basic, *looks]
        )
        left = self.margin if x is None else x
        while True:
            _, high = rest.wrapOn(self.canvas, sum(widths), 10_000)
            room = self.height - self.margin - self.y
            if high <= room:
                rest.drawOn(self.canvas, left, self.height - self.y - high)
                self.y += high + after
                return
            if next_page is None:
                raise Overflow(f"{self.kind} page {self.number}: a table of {high:.0f} points")
            parts = rest.split(sum(widths), room)
            if parts:
                _, high = parts[0].wrapOn(self.canvas, sum(widths), room)
                parts[0].drawOn(self.canvas, left, self.height - self.y - high)
                rest = parts[1]
            next_page()

    def pair(
        self, label: str, value: str, *, x: float | None = None, gap: float = 6, after: float = 5
    ) -> None:
        """`Label: value` on one line at the pen."""
        left = self.margin if x is None else x
        base = self.y + self.style.size
        self.text(left, base, label, bold=True)
        shift = pdfmetrics.stringWidth(label, self.style.bold, self.style.size)
        self.text(left + shift + gap, base, value)
        self.y = base + after

    def signature(self, data: bytes | None, lines: Sequence[str], *, x: float | None = None) -> None:
        """A drawn signature, if any, over its line and the signer's data."""
        left = self.margin if x is None else x
        if data:
            self.picture(data, left + 6, self.y, 118, 40)
        self.y += 42
        self.line(left, self.y, left + 200, self.y)
        for text in lines:
            self.y += self.style.size * 1.25
            self.text(left, self.y, text)
        self.y += 8


def safe(text: str) -> str:
    """Text for a paragraph's markup."""
    return escape(text)
