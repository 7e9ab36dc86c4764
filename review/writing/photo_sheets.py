"""A picture as pages of a PDF: fitted to a letter sheet, its own compression kept.

A JPEG goes in as it is, without what a camera wrote about place and time in it; how the camera was held is
told to the page. Only a picture with more pixels than a sheet can show is made smaller.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pi_heif import register_heif_opener
from PIL import Image, ImageOps, ImageSequence
from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from review.reading.limits import DEFAULT_LIMITS
from review.writing import Why
from review.writing.signed_files import Refused

_SHEET = (612.0, 792.0)  # points: letter, the paper of Colombian offices
_MARGIN = 18.0  # points: what printers leave white
_LEAST_DPI = 72.0  # a small picture is not blown up beyond its pixels
_SHARP_DPI, _SHARP_QUALITY = 300, 90  # what is left of a picture too large: no printer shows more
_MOST_DECODED = 200_000_000  # pixels of a picture; beyond them it is a bomb, not a photograph
_FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "BMP", "GIF", "HEIF")
_ONE_FRAME = ("JPEG", "MPO", "PNG", "WEBP", "GIF", "HEIF")  # others hold pages
_ORIENTATION = 0x0112  # EXIF
_TURNS = {1: 0, 3: 180, 6: 90, 8: 270}  # EXIF orientation: degrees clockwise; the others are mirrored

# Segments of a JPEG that say how it is decoded or coloured; the other APPn and comments are about the camera.
_KEPT_SEGMENTS = (0xE0, 0xE2, 0xEE)
_COMMENT, _SCAN = 0xFE, 0xDA


def picture_sheets(source: Path, to: Path) -> dict[str, Any]:
    """Write the sheets; gives how many `pages` and, of a picture made smaller, `reduced` as before, after.

    Raises Refused, OSError and what Pillow raises of a broken picture.
    """
    Image.MAX_IMAGE_PIXELS = _MOST_DECODED
    Image.init()  # by itself Pillow knows only some of the formats that are named to it
    register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)
    rl_config.useA85 = 0
    canvas = Canvas(str(to), pagesize=_SHEET, invariant=1, pageCompression=1)
    told: dict[str, Any] = {"pages": 0}
    with Image.open(source, formats=_FORMATS) as image:
        if image.width * image.height > _MOST_DECODED:
            raise Refused(Why.BIG)
        if image.format == "HEIF":
            image.load()  # what its head says of its size need not be so
        for frame in _frames(image):
            before = frame.size
            turn, picture, size = _fitted(frame, source)
            _lay(canvas, picture, size, turn)
            told["pages"] += 1
            if size[0] < before[0] and size[1] < before[1]:
                told["reduced"] = [list(before), list(size)]
    canvas.save()
    return told


def _frames(image: Image.Image) -> Iterator[Image.Image]:
    if image.format in _ONE_FRAME:
        yield image
        return
    for number, frame in enumerate(ImageSequence.Iterator(image)):
        if number >= DEFAULT_LIMITS.pages:
            raise Refused(Why.BIG)
        yield frame


def _fitted(image: Image.Image, source: Path) -> tuple[int, ImageReader, tuple[int, int]]:
    """How a picture is to be turned (degrees clockwise), the picture as it goes in, and its pixels."""
    turn = _TURNS.get(int(image.getexif().get(_ORIENTATION, 1)))
    if image.width * image.height > DEFAULT_LIMITS.pixels:
        upright = ImageOps.exif_transpose(_decoded(image))
        upright.thumbnail(_most_pixels(upright.size), Image.Resampling.LANCZOS)
        return 0, ImageReader(io.BytesIO(jpeg_of(upright, _SHARP_QUALITY))), upright.size
    if image.format in ("JPEG", "MPO") and image.mode in ("L", "RGB") and turn is not None:
        return turn, ImageReader(io.BytesIO(bare_jpeg(source.read_bytes()))), image.size
    upright = _on_white(ImageOps.exif_transpose(image))
    if image.format in ("JPEG", "MPO", "HEIF", "WEBP"):
        return 0, ImageReader(io.BytesIO(jpeg_of(upright, _SHARP_QUALITY))), upright.size
    return 0, ImageReader(upright), upright.size


def _decoded(image: Image.Image) -> Image.Image:
    image.draft("RGB", _most_pixels(image.size))
    return _on_white(image)


def _most_pixels(size: tuple[int, int]) -> tuple[int, int]:
    width, height = _sheet_for(size)
    return round(width / 72 * _SHARP_DPI), round(height / 72 * _SHARP_DPI)


def _on_white(image: Image.Image) -> Image.Image:
    """Without transparency, in colours or greys that a JPEG can hold; EXIF is kept to be turned by."""
    if image.mode in ("L", "RGB", "1"):
        return image
    if "A" in image.getbands() or "transparency" in image.info:
        layered = image.convert("RGBA")
        sheet = Image.new("RGB", layered.size, "white")
        sheet.paste(layered, mask=layered.getchannel("A"))
        return sheet
    return image.convert("L" if image.mode.startswith("I") else "RGB")


def jpeg_of(image: Image.Image, quality: int) -> bytes:
    """The picture as JPEG, without what was written about it."""
    out = io.BytesIO()
    plain = image if image.mode in ("L", "RGB") else image.convert("RGB")
    plain.info = {}
    plain.save(out, "JPEG", quality=quality, optimize=True, exif=b"", icc_profile=None)
    return out.getvalue()


def bare_jpeg(data: bytes) -> bytes:
    """A JPEG without EXIF, thumbnails and comments (ITU T.81, B.1.1): its picture stays byte for byte.

    Raises ValueError where its segments do not follow each other.
    """
    kept, at = [data[:2]], 2
    while True:
        if data[at : at + 1] != b"\xff" or at + 4 > len(data):
            raise ValueError("no segment where one should begin")
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == 0xFF:  # fill bytes may stand before a marker
            at += 1
            continue
        if marker == _SCAN:
            return b"".join([*kept, data[at:]])
        about = (0xE0 <= marker <= 0xEF and marker not in _KEPT_SEGMENTS) or marker == _COMMENT
        if not about:
            kept.append(data[at : at + 2 + length])
        at += 2 + length


def _sheet_for(size: tuple[int, int]) -> tuple[float, float]:
    return _SHEET if size[0] <= size[1] else (_SHEET[1], _SHEET[0])


def _lay(canvas: Canvas, picture: ImageReader, size: tuple[int, int], turn: int) -> None:
    width, height = _sheet_for(size)
    scale = min((width - 2 * _MARGIN) / size[0], (height - 2 * _MARGIN) / size[1], 72 / _LEAST_DPI)
    wide, high = size[0] * scale, size[1] * scale
    canvas.setPageSize((width, height))
    canvas.setPageRotation(turn)
    canvas.drawImage(picture, (width - wide) / 2, (height - high) / 2, wide, high)
    canvas.showPage()
