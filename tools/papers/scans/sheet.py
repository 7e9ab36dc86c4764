"""A picture made into a page of a PDF: turned, with margins, with or without a layer of text under it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
from PIL import Image, TiffTags
from pypdf import PdfWriter
from pypdf.generic import (
    BooleanObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
)
from reportlab.lib.pagesizes import A4, letter
from reportlab.pdfbase.pdfmetrics import stringWidth

from tools.papers.scans.devices import Shot
from tools.papers.scans.geometry import Matrix, Picture, apply, moving, scaling

MOST_BYTES = 240_000


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text layer and its box on the page as it was before it was copied, in points."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Laid:
    """How a picture came to lie on its page: see `escaneo` in the truth."""

    matrix: Matrix
    giro: int
    rotate: int


def _name(text: str) -> NameObject:
    return NameObject(f"/{text}")


def jpeg(picture: Picture, quality: int) -> bytes:
    """A JPEG that a mail server would let pass: coarser until it is, down to quality 34."""
    while True:
        out = io.BytesIO()
        Image.fromarray(picture).save(out, "JPEG", quality=quality)
        if out.tell() <= MOST_BYTES or quality <= 34:
            break
        quality -= 6
    return out.getvalue()


def _group4(picture: Picture) -> bytes:
    """The picture as a fax machine sends it (CCITT group 4)."""
    out = io.BytesIO()
    image = Image.fromarray(picture).convert("1", dither=Image.Dither.NONE)
    image.save(out, "TIFF", compression="group4", strip_size=image.width * image.height)
    with Image.open(out) as tiff:
        tags = {TiffTags.lookup(k).name: v for k, v in tiff.tag_v2.items()}  # type: ignore[attr-defined]
    start, size = tags["StripOffsets"], tags["StripByteCounts"]
    if len(start) != 1:
        raise ValueError("the fax is in more than one strip")
    return out.getvalue()[start[0] : start[0] + size[0]]


def image_object(picture: Picture, quality: int, *, bitonal: bool = False) -> StreamObject:
    image = StreamObject()
    if bitonal:
        image.set_data(_group4(picture))
        image[_name("Filter")] = _name("CCITTFaxDecode")
        image[_name("DecodeParms")] = DictionaryObject(
            {
                _name("K"): NumberObject(-1), _name("Columns"): NumberObject(picture.shape[1]),
                _name("Rows"): NumberObject(picture.shape[0]), _name("BlackIs1"): BooleanObject(True),
            }
        )  # fmt: skip
    else:
        image.set_data(jpeg(picture, quality))
        image[_name("Filter")] = _name("DCTDecode")
    image[_name("Type")] = _name("XObject")
    image[_name("Subtype")] = _name("Image")
    image[_name("Width")] = NumberObject(picture.shape[1])
    image[_name("Height")] = NumberObject(picture.shape[0])
    image[_name("ColorSpace")] = _name("DeviceGray" if picture.ndim == 2 else "DeviceRGB")
    image[_name("BitsPerComponent")] = NumberObject(1 if bitonal else 8)
    return image


def _hidden_text(words: Sequence[Word], matrix: Matrix, height: float) -> bytes:
    """The words in no ink (render mode 3) where they stand in the picture."""
    lines = [b"BT 3 Tr"]
    for word in words:
        x0, y1 = apply(matrix, word.x0, word.bottom)
        x1, _ = apply(matrix, word.x1, word.bottom)
        _, y0 = apply(matrix, word.x0, word.top)
        size = max(3.0, (y1 - y0) * 0.95)
        natural = stringWidth(word.text, "Helvetica", size) or 1.0
        shown = word.text.encode("cp1252", "replace")
        for raw in (b"\\", b"(", b")"):
            shown = shown.replace(raw, b"\\" + raw)
        stretch = max(20.0, min(300.0, 100 * (x1 - x0) / natural))
        lines.append(
            f"/F0 {size:.2f} Tf {stretch:.1f} Tz 1 0 0 1 {x0:.2f} {height - y1 + size / 5:.2f} Tm (".encode()
            + shown
            + b" ) Tj"
        )
    return b"\n".join([*lines, b"ET"])


def _frame(
    shot: Shot, size: tuple[float, float], rng: Random
) -> tuple[float, float, tuple[float, float, float, float]]:
    """The upright page's width and height, and the picture's x, y (from the top), width and height."""
    height, width = shot.picture.shape[:2]
    if rng.random() < 0.2:
        paper = A4 if rng.random() < 0.5 else letter
        page = (max(paper), min(paper)) if width > height else paper
        scale = min(page[0] / width, page[1] / height) * rng.uniform(0.84, 0.96)
        w, h = width * scale, height * scale
        return page[0], page[1], ((page[0] - w) / 2, (page[1] - h) * rng.choice((0.5, 0.5, 0.25)), w, h)
    across = size[0] if rng.random() < 0.8 else width * 72 / 96  # some programs take every dot for 1/96 inch
    return across, across * height / width, (0.0, 0.0, across, across * height / width)


def add_page(
    writer: PdfWriter, shot: Shot, size: tuple[float, float], rng: Random, *, turn: int, layer: Sequence[Word]
) -> Laid:
    """Append the picture as a page, lying `turn` degrees clockwise; sometimes /Rotate puts it right.

    `size` is the page's own, in points; the words of `layer` are placed by the picture's homography.
    """
    width, height, (x, y, w, h) = _frame(shot, size, rng)
    rows, columns = shot.picture.shape[:2]
    matrix = moving(x, y) @ scaling(w / columns, h / rows) @ shot.matrix
    picture = np.ascontiguousarray(np.rot90(shot.picture, -turn // 90))
    box = {
        0: (x, y, w, h),
        90: (height - y - h, x, h, w),
        180: (width - x - w, height - y - h, w, h),
        270: (y, width - x - w, h, w),
    }[turn]
    across, down = (width, height) if turn % 180 == 0 else (height, width)
    rotate = (360 - turn) % 360 if turn and rng.random() < 0.4 else 0

    page = writer.add_blank_page(across, down)
    image = writer._add_object(image_object(picture, shot.quality, bitonal=shot.bitonal))
    content = StreamObject()
    code = (
        f"q {box[2]:.3f} 0 0 {box[3]:.3f} {box[0]:.3f} {down - box[1] - box[3]:.3f} cm /Im0 Do Q\n".encode()
    )
    resources = DictionaryObject({_name("XObject"): DictionaryObject({_name("Im0"): image})})
    if layer and not turn:
        code += _hidden_text(layer, matrix, height)
        font = DictionaryObject(
            {
                _name("Type"): _name("Font"), _name("Subtype"): _name("Type1"),
                _name("BaseFont"): _name("Helvetica"), _name("Encoding"): _name("WinAnsiEncoding"),
            }
        )  # fmt: skip
        resources[_name("Font")] = DictionaryObject({_name("F0"): font})
    content.set_data(code)
    page[_name("Resources")] = resources
    page[_name("Contents")] = writer._add_object(content.flate_encode())
    if rotate:
        page[_name("Rotate")] = NumberObject(rotate)
    giro = 0 if rotate else (360 - turn) % 360
    return Laid(matrix, giro, rotate)
