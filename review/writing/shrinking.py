"""Making the pictures of scanned pages smaller: fewer dots, stronger compression, never beyond what is read.

150 dots per inch at JPEG quality 40 still read every figure of a printed page when it was measured (PP-OCRv6
on noisy sheets at quality 30: no number wrong); below 150 dots they do not.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdf
from PIL import Image
from pypdf.errors import PyPdfError
from pypdf.generic import DictionaryObject, IndirectObject, NameObject, NumberObject, StreamObject

from review.writing.photo_sheets import jpeg_of


@dataclass(frozen=True, slots=True)
class Step:
    """Dots per inch that a picture keeps at least, and the quality of its JPEG (1–95)."""

    dpi: int
    quality: int


STEPS = (Step(220, 82), Step(180, 75), Step(150, 70), Step(150, 55), Step(150, 40))
_WORTH = 0.9  # of its bytes: what hardly shrinks stays as it was
_LEAST_BYTES = 20_000  # judgement: a logo is not what makes a file heavy
# What is transparent, of two tones or painted through a mask would be other if it were a JPEG.
_DELICATE = ("/SMask", "/Mask", "/ImageMask", "/Decode")


@dataclass(slots=True)
class _Picture:
    page: int
    reference: IndirectObject
    original: StreamObject
    inches: tuple[float, float]
    before: int
    after: int


@dataclass(slots=True)
class Shrinker:
    """The pictures on some pages (from 0) of a document, shrunk from what they were each time."""

    writer: pypdf.PdfWriter
    pages: Iterable[int]
    _pictures: list[_Picture] = field(init=False)

    def __post_init__(self) -> None:
        seen: set[int] = set()
        self._pictures = [one for page in self.pages for one in _pictures_of(self.writer, page, seen)]

    def shrink(self, step: Step) -> None:
        for one in self._pictures:
            smaller = _smaller(one.original, one.inches, step)
            if smaller is not None and len(smaller._data) < _WORTH * one.before:
                self.writer._replace_object(one.reference, smaller)
                one.after = len(smaller._data)

    def told(self) -> list[list[int]]:
        """Page, bytes before and after, of those that became smaller."""
        return [[one.page, one.before, one.after] for one in self._pictures if one.after < one.before]


def _pictures_of(writer: pypdf.PdfWriter, number: int, seen: set[int]) -> Iterator[_Picture]:
    page = writer.pages[number]
    # As if each filled the page: one that fills less has more dots than are reckoned here, never fewer.
    inches = (float(page.mediabox.width) / 72, float(page.mediabox.height) / 72)
    held = page.get("/Resources", DictionaryObject()).get_object().get("/XObject", DictionaryObject())
    for reference in held.get_object().values():
        if not isinstance(reference, IndirectObject) or reference.idnum in seen:
            continue
        seen.add(reference.idnum)
        one = reference.get_object()
        if isinstance(one, StreamObject) and _may_shrink(one):
            yield _Picture(number, reference, one, inches, len(one._data), len(one._data))


def _may_shrink(one: StreamObject) -> bool:
    return (
        one.get("/Subtype") == "/Image"
        and int(one.get("/BitsPerComponent", 8)) == 8
        and len(one._data) >= _LEAST_BYTES
        and not any(key in one for key in _DELICATE)
    )


def _smaller(one: StreamObject, inches: tuple[float, float], step: Step) -> StreamObject | None:
    try:
        image = _decoded(one)
    except (PyPdfError, ValueError, LookupError, TypeError, AttributeError, OSError, SyntaxError):
        return None  # it stays as it is
    if image.mode not in ("L", "RGB"):
        return None
    dots = max(image.width / inches[0], image.height / inches[1])
    if dots > step.dpi:
        scale = step.dpi / dots
        size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
        image = image.resize(size, Image.Resampling.LANCZOS)
    made = StreamObject()
    made._data = jpeg_of(image, step.quality)
    made |= {
        NameObject("/Type"): NameObject("/XObject"),
        NameObject("/Subtype"): NameObject("/Image"),
        NameObject("/Width"): NumberObject(image.width),
        NameObject("/Height"): NumberObject(image.height),
        NameObject("/BitsPerComponent"): NumberObject(8),
        NameObject("/ColorSpace"): NameObject("/DeviceGray" if image.mode == "L" else "/DeviceRGB"),
        NameObject("/Filter"): NameObject("/DCTDecode"),
    }
    return made


def _decoded(one: StreamObject) -> Image.Image:
    kind: Any = one.get("/Filter")
    if kind in ("/DCTDecode", ["/DCTDecode"]):
        image: Image.Image = Image.open(io.BytesIO(one._data), formats=["JPEG"])
        image.load()
        return image
    made: Image.Image = one.decode_as_image()
    return made
