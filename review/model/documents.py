"""What is read: a document, its pages and the words on them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from review.model.basics import Box


class Lectura(StrEnum):
    """What became of a file found in the folder. Exactly one for each file."""

    LEIDO = "leido"
    PARCIAL = "parcial"
    CIFRADO = "cifrado"
    DANADO = "danado"
    VACIO = "vacio"
    NO_ES_PDF = "no_es_pdf"
    DEMASIADO_GRANDE = "demasiado_grande"

    @property
    def readable(self) -> bool:
        return self in (Lectura.LEIDO, Lectura.PARCIAL)


class Origin(StrEnum):
    """Where the words of a page come from."""

    TEXTO = "texto"
    OCR = "ocr"


Homography = tuple[float, float, float, float, float, float, float, float, float]
"""A plane perspective a to i, row by row: x' = (ax + by + c) / (gx + hy + i), y' = (dx + ey + f) / (…)."""


READ_TWICE = 0.99995
"""How sure a word is that two unlike models read alike, each of them surely: surer than what one reads."""


@dataclass(frozen=True, slots=True)
class Word:
    """A run of ink without spaces. `confidence` is 1.0 for the PDF's own text."""

    text: str
    box: Box
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class PicturePrint:
    """A photograph on a page, told by what it shows: `print` is 32 bytes that stay almost the same when it is
    made smaller or compressed again. `box` on the page as displayed upright."""

    box: Box
    print: bytes


class EditKind(StrEnum):
    """Signs that a digital page was changed after its document was made."""

    REVISION = "revision"  # a later update of the file wrote this page's drawing anew, or laid text over it
    FONT = "fuente"  # figures in a font that nothing else of their kind on the page has


@dataclass(frozen=True, slots=True)
class Edit:
    """Where such a sign is; `text` is the ink there. `box` on the page as displayed upright."""

    kind: EditKind
    box: Box
    text: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A page as read. `words` are in the order of the file; recognition makes lines of them.

    `picture_share` is the part of the page's area (0–1) covered by images, or, of a scanned sheet that holds
    photographs and no writing, by those; `has_ink` is False when the rendered page is blank paper. `failure`
    is the Spanish reason when this page could not be read.

    A page read by OCR may lie askew in its picture. Its words are then placed on the page made flat, where
    lines are level; `lay` leads from there to the page as displayed upright (`displayed`).

    `slanted` are the lines of large writing across the page, a word each, or None when nobody looked for
    them (`LookKind.SLANTED`); one that could not be read has no confidence.

    `glanced` when its picture was only looked over and no writing seen: what it may hold was not read
    (`LookKind.WHOLE`).

    `burnt` is the share (0–1) of the paper in its picture that is as white as can be: nearly all of it in a
    picture of black and white or one burnt out, where pale print is lost. 0 where no picture was read.

    `prints` are its photographs, `strokes` the places of free-hand drawing such as signatures (pictures of
    signatures are among `pictures`), `edits` the signs of a later change. All on the page as displayed.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...] = ()
    origin: Origin = Origin.TEXTO
    rotation: int = 0
    pictures: tuple[Box, ...] = ()
    picture_share: float = 0.0
    has_ink: bool = True
    failure: str | None = None
    lay: Homography | None = None
    slanted: tuple[Word, ...] | None = None
    prints: tuple[PicturePrint, ...] = ()
    strokes: tuple[Box, ...] = ()
    edits: tuple[Edit, ...] = ()
    burnt: float = 0.0
    glanced: bool = False

    def displayed(self, box: Box) -> Box:
        """Where a box among `words` lies on the page as displayed upright: the least box around it."""
        if self.lay is None:
            return box
        a, b, c, d, e, f, g, h, i = self.lay
        corners = [
            ((a * x + b * y + c) / (g * x + h * y + i), (d * x + e * y + f) / (g * x + h * y + i))
            for x in (box.x0, box.x1)
            for y in (box.top, box.bottom)
        ]
        xs, ys = zip(*corners, strict=True)
        return Box(min(xs), min(ys), max(xs), max(ys))

    def flattened(self, box: Box) -> Box:
        """Where a box of the page as displayed lies on the page made flat: the least box around it."""
        if self.lay is None:
            return box
        a, b, c, d, e, f, g, h, i = self.lay
        back = (
            e * i - f * h, c * h - b * i, b * f - c * e,
            f * g - d * i, a * i - c * g, c * d - a * f,
            d * h - e * g, b * g - a * h, a * e - b * d,
        )  # fmt: skip
        return replace(self, lay=back).displayed(box)

    @property
    def is_picture(self) -> bool:
        """Ink but no text: a scan or a photograph, unread until OCR reads it."""
        return self.has_ink and not self.words and self.failure is None


@dataclass(frozen=True, slots=True)
class Document:
    """A PDF as read: its pages in order, or why there are none.

    `reason` is the Spanish sentence for the user whenever `lectura` is not `leido`. `lost` when some of it
    was not read for a cause of ours (the reader died or was too slow): to be read again the next time.
    """

    sha256: str
    size: int
    lectura: Lectura
    pages: tuple[Page, ...] = ()
    reason: str | None = None
    reader_version: str = ""
    lost: bool = False


class LookKind(StrEnum):
    """How to look again at a place that has been read, or passed over."""

    LINE = "line"
    REGION = "region"
    PAGE = "page"
    SLANTED = "slanted"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Look:
    """A place to be looked at again before a value there is believed, or held to be missing.

    LINE: a line or cell of a page read by OCR, `box` on the flat page, for the careful model. REGION: a
    picture within a page of digital text, `box` on the page as displayed, never read so far. PAGE: a whole
    page read by OCR, for the careful model. SLANTED: large writing across a part of a page, such as a
    watermark, that no text tells, `box` on the page as displayed. WHOLE: a page whose picture was only looked
    over, to be read like any other.
    """

    page: int
    box: Box
    kind: LookKind
