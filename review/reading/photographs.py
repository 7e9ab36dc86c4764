"""The photographs of a digital page: embedded pictures of many tones, each told by its print.

JPEG is decoded by Pillow at an eighth of its size or so, which is all that a print needs; other pictures by
PDFium. A picture that is in a file several times (the same data) is decoded once. What is small, long and
narrow, mostly white or of few tones is no photograph: logos, signatures, barcodes, banners, charts and
pictures of paper. Those would look alike where nothing was used twice.
"""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from review.model import Box, PicturePrint
from review.reading import pdfium, pdfium_drawing
from review.reading.geometry import Frame
from review.reading.limits import Limits
from review.reading.objects import PageObjects
from review.reading.prints import Grey, coefficients, print_of

_LEAST_SHARE = 0.03  # of the page's area
_LEAST_PIXELS = 100  # a side
_LONGEST = 3.5  # times its width: banners are longer
_MOST_ON_A_PAGE = 40
_FILE_PIXELS = 24  # times the limit on the pixels of a page: what is decoded of one file, at most
_DECODED_SIDE = 64  # pixels that are left of the shorter side of a JPEG, at least

_WHITE = 232  # of 255
_MOST_WHITE = 0.4  # of the pixels: paper, charts and programs' windows have more
_TONES = 32
_LEAST_TONES = 1.5  # bits of entropy among 32 tones
_MOST_ONE_TONE = 0.75  # of the pixels
_LEAST_STRENGTH = 0.15  # levels of grey: a weaker wave is drawn by the compression

_CELLS = 160  # along the longer side of a sheet: one is less than 2 mm of a letter
_EDGE = 3  # cells: the margin in which nothing but paper may be seen
_EVEN = 25  # of 255: by so much paper may differ along the edge of the sheet
_MOSTLY_EVEN = 0.95  # of the edge: the rest is dust and staples
_DARKER = 40  # of 255: ink against its paper
_THICK = 3  # cells to each side: strokes and lines of writing are thinner
_AROUND = 2  # cells: a photograph fades towards its edge
_MOST_BESIDE = 0.002  # of the sheet: dust. A signature alone is more


def photograph_print(grey: Grey | None) -> bytes | None:
    """The print of a picture of levels of grey (0–255), or None of one that is small or no photograph."""
    if grey is None or min(grey.shape) < _DECODED_SIDE // 2 or not has_tones(grey):
        return None
    waves = coefficients(grey)
    weak = np.count_nonzero(np.abs(waves) < _LEAST_STRENGTH)
    return None if 2 * weak > waves.size else print_of(waves)


def has_tones(grey: Grey) -> bool:
    """Whether a picture has the many tones of a photograph."""
    if float((grey >= _WHITE).mean()) > _MOST_WHITE:
        return False
    levels = (grey.ravel() * np.float32(_TONES / 256)).astype(np.intp)
    shares = np.bincount(levels, minlength=_TONES) / levels.size
    if shares.max() > _MOST_ONE_TONE:
        return False
    shares = shares[shares > 0]
    return float(-(shares * np.log2(shares)).sum()) >= _LEAST_TONES


def printed_share(sheet: Grey) -> float:
    """The share (0–1) of a scanned sheet (`grey` levels, 0–255) over which photographs are printed.

    0 where anything else is on it, and where no paper is seen around them: then the sheet itself may be what
    was photographed.
    """
    edge = np.concatenate([sheet[:_EDGE].ravel(), sheet[-_EDGE:].ravel(),
                           sheet[:, :_EDGE].ravel(), sheet[:, -_EDGE:].ravel()])  # fmt: skip
    paper = float(np.median(edge))
    if float((np.abs(edge - paper) < _EVEN).mean()) < _MOSTLY_EVEN:
        return 0.0
    ink = sheet < paper - _DARKER
    solid = _shrunk(_shrunk(ink, _THICK), _THICK, grown=True)
    rows, columns = np.flatnonzero(solid.any(axis=1)), np.flatnonzero(solid.any(axis=0))
    if not rows.size:
        return 0.0
    top, bottom, left, right = rows[0], rows[-1] + 1, columns[0], columns[-1] + 1
    beside = ink.copy()
    beside[max(0, top - _AROUND) : bottom + _AROUND, max(0, left - _AROUND) : right + _AROUND] = False
    if float(beside.mean()) > _MOST_BESIDE or not has_tones(sheet[top:bottom, left:right]):
        return 0.0
    return float((bottom - top) * (right - left)) / sheet.size


def cells_of(height: int, width: int) -> tuple[int, int]:
    """Rows and columns of cells into which `printed_share` wants a sheet of this size averaged."""
    scale = _CELLS / max(height, width)
    return max(1, round(height * scale)), max(1, round(width * scale))


def _shrunk(mask: NDArray[np.bool_], by: int, *, grown: bool = False) -> NDArray[np.bool_]:
    """A mask without the cells that have one outside within so many cells, across and down; or, `grown`,
    with those that have one inside."""
    for axis in (0, 1):
        moved = [np.roll(mask, step, axis) for step in range(-by, by + 1)]
        mask = np.any(moved, axis=0) if grown else np.all(moved, axis=0)
    return mask


@dataclass(slots=True)
class Photographs:
    """The photographs of one file, page after page. `left` counts the pixels that may still be decoded."""

    left: int
    _known: dict[bytes, bytes | None] = field(default_factory=dict)

    @classmethod
    def within(cls, limits: Limits) -> Photographs:
        return cls(_FILE_PIXELS * limits.pixels)

    def on(self, objects: PageObjects, frame: Frame, limits: Limits) -> list[PicturePrint]:
        """Those on a page, in the order in which they are painted."""
        found: list[PicturePrint] = []
        for bounds, handle in zip(objects.pictures, objects.picture_handles, strict=True):
            box = frame.place_one(*bounds)
            if not _is_large(box, frame) or len(found) >= _MOST_ON_A_PAGE:
                continue
            told = self._print(handle, limits)
            if told is not None:
                found.append(PicturePrint(box, told))
        return found

    def _print(self, handle: int, limits: Limits) -> bytes | None:
        wide, high = pdfium.picture_size(handle)
        if min(wide, high) < _LEAST_PIXELS or wide * high > limits.pixels:
            return None
        try:
            jpeg = pdfium_drawing.is_jpeg(handle)
            data = pdfium_drawing.picture_data(handle, jpeg=jpeg)
            key = hashlib.blake2b(data, digest_size=16).digest()
            if key not in self._known:
                if wide * high > self.left:
                    return None
                self.left -= wide * high
                grey = _decoded_jpeg(data, limits) if jpeg else pdfium_drawing.grey_pixels(handle)
                self._known[key] = photograph_print(grey)
        except MemoryError:
            return None
        return self._known[key]


def _is_large(box: Box, frame: Frame) -> bool:
    if box.width * box.height < _LEAST_SHARE * frame.width * frame.height:
        return False
    return max(box.width, box.height) <= _LONGEST * min(box.width, box.height)


def _decoded_jpeg(data: bytes, limits: Limits) -> Grey | None:
    try:
        with Image.open(io.BytesIO(data), formats=["JPEG"]) as image:
            if image.width * image.height > limits.pixels:
                return None
            image.draft("L", (_DECODED_SIDE, _DECODED_SIDE))
            return np.asarray(image.convert("L"))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
