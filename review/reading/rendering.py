"""A page as a picture, in a worker: JPEG, upright, never more pixels than the limit."""

from __future__ import annotations

import io
import math
from dataclasses import replace
from pathlib import Path

from PIL import Image

from review.reading import pdfium, reasons
from review.reading.geometry import Frame
from review.reading.limits import Limits
from review.reading.pages import frame_of, turn_for
from review.reading.reader import Send
from review.reading.words import raw_words

# PNG costs ten times the time of JPEG here, for a preview.
_JPEG_QUALITY = 80
_POINTS_PER_INCH = 72
_ALMOST = 1e-6  # so that 935 pixels do not become 934 by a rounding error
_LONGEST_SIDE = 16_000  # pixels; JPEG ends at 65,535


def render_file_page(
    path: Path, number: int, dpi: int, rotation: int | None, limits: Limits, send: Send
) -> None:
    """Send page `number` (from 1) as JPEG, or an `end` with the Spanish reason why there is none."""
    try:
        data = path.read_bytes()
        with pdfium.opened(data) as document, pdfium.page_of(document, number - 1) as page:
            send({"kind": "picture"}, _jpeg(page, dpi, rotation, limits))
    except OSError as error:
        send({"kind": "end", "reason": reasons.not_found(error)}, b"")
    except pdfium.OpenFailed as failure:
        locked = failure.code in (pdfium.PASSWORD, pdfium.SECURITY)
        send({"kind": "end", "reason": reasons.ENCRYPTED if locked else reasons.BROKEN}, b"")
    except pdfium.PageFailed:
        send({"kind": "end", "reason": reasons.PAGE_BROKEN}, b"")


def _jpeg(page: int, dpi: int, rotation: int | None, limits: Limits) -> bytes:
    frame = frame_of(page)
    if frame is None:
        raise pdfium.PageFailed
    turn = _text_turn(page, frame, limits) if rotation is None else rotation // 90
    upright = replace(frame, quarters=frame.quarters + turn)
    scale = bounded_scale(upright.width, upright.height, dpi, limits.pixels)
    width, height = (
        max(1, int(upright.width * scale + _ALMOST)),
        max(1, int(upright.height * scale + _ALMOST)),
    )
    pixels = pdfium.render(page, width, height, colour=True, quarters=turn)
    out = io.BytesIO()
    Image.frombytes("RGB", (width, height), pixels).save(out, "JPEG", quality=_JPEG_QUALITY)
    return out.getvalue()


def _text_turn(page: int, frame: Frame, limits: Limits) -> int:
    with pdfium.text_of(page) as text_page:
        count = min(pdfium.count_chars(text_page), limits.page_chars)
        return turn_for(raw_words(text_page, count).quarters, frame)


def bounded_scale(width: float, height: float, dpi: int, pixels: int) -> float:
    """Pixels per point for `dpi`, less for a page (in points) that would come out too large."""
    bomb_guard = math.sqrt(pixels / (width * height))
    return min(dpi / _POINTS_PER_INCH, bomb_guard, _LONGEST_SIDE / max(width, height))
