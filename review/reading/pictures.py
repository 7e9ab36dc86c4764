"""Reading pages from their pictures, in a worker: drawn by PDFium, read by the OCR engine."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from review.errors import PluginFailed, ReaderUnavailable
from review.model import Box, Homography, LookKind
from review.reading import pdfium, pdfium_drawing, reasons
from review.reading.geometry import Frame
from review.reading.held import FileChanged, HeldDocument
from review.reading.limits import Limits
from review.reading.objects import PageObjects
from review.reading.ocr.glance import shows_writing
from review.reading.ocr.page import read_picture, reread
from review.reading.ocr.pixels import resized
from review.reading.ocr.slanted import SIDE, SlantedLine, read_slanted
from review.reading.pages import frame_of
from review.reading.photographs import cells_of, has_tones, printed_share
from review.reading.picturewire import FoundText, packed_texts
from review.reading.reader import Send
from review.reading.resolution import page_scale, region_scale
from review.reading.wire import Head
from review.reading.words import clean

Pixels = NDArray[np.uint8]

_LEVELS_DARKER = 40  # of 255: ink against its paper
_PAPER = 150  # of 255: darker than this is no blank paper, whatever else it is
_SEE_THROUGH = 255  # of 255: less somewhere, and the picture has a mask
_LIGHT, _WHITEST = 200, 254  # of 255: from where paper is light, and as white as can be
_LARGE = 0.1  # of the page: a picture this large may be a paper
_LEAST_PICTURE = 0.01  # of the page: a smaller picture is an ornament
_SAMPLES = 128  # pixels along the shorter side of a picture, to tell its tones
_TYPED = 20  # texts: fewer are what was typed over a scan
_SURE_LINE = 0.8  # judgement: the score of a large line that is read well enough
_BLOCK = 4  # pixels: so that the grain of a scanned sheet is no ink

held = HeldDocument()


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page ready to be drawn; `frame` is turned as asked, `scale` pixels per point."""

    document: int
    page: int
    frame: Frame
    turn: int
    scale: float
    objects: PageObjects

    @property
    def has_lost_picture(self) -> bool:
        """Whether a picture large enough to be a paper cannot be decoded: its place only looks blank."""
        area = self.frame.width * self.frame.height
        for bounds, picture in zip(self.objects.pictures, self.objects.picture_handles, strict=True):
            box = self.frame.place_one(*bounds)
            if box.width * box.height >= _LARGE * area and not pdfium_drawing.can_be_decoded(
                self.document, self.page, picture
            ):
                return True
        return False

    def pixels(self, box: Box | None = None, scale: float | None = None) -> Pixels:
        """The page, or the part of it in `box`, as a picture. Raises MemoryError."""
        scale = self.scale if scale is None else scale
        width, height = (max(1, round(side * scale)) for side in (self.frame.width, self.frame.height))
        window = (0, 0, width, height)
        if box is not None:
            left, top = max(0, math.floor(box.x0 * scale)), max(0, math.floor(box.top * scale))
            window = (
                min(left, width - 1),
                min(top, height - 1),
                min(width, max(left + 1, math.ceil(box.x1 * scale))),
                min(height, max(top + 1, math.ceil(box.bottom * scale))),
            )
        return pdfium.render_bgr(self.page, width, height, window, self.turn)


def read_page_picture(request: Head, limits: Limits, send: Send) -> None:
    """Send the words on the picture of a page, or a `failed` with the Spanish reason why there are none."""
    with _told(send), _sheet(request, limits) as sheet:
        if sheet.has_lost_picture:
            send({"kind": "failed", "reason": reasons.PICTURE_BROKEN}, b"")
        else:
            pixels = sheet.pixels()
            seen = _looked_over(sheet, pixels) if request.get("glance") else None
            send(*packed_texts([seen or _read_whole(sheet, pixels)]))


def look_again(request: Head, limits: Limits, send: Send) -> None:
    """Send what is seen at each of the places asked about on one page, or a `failed` with the reason."""
    with _told(send), _sheet(request, limits) as sheet:
        lay = None if request["lay"] is None else tuple(request["lay"])
        places = [(LookKind(kind), Box(*box)) for kind, box in request["looks"]]
        lines = iter(_read_lines(sheet, [box for kind, box in places if kind is LookKind.LINE], lay))
        found: list[FoundText] = []
        for kind, box in places:
            match kind:
                case LookKind.LINE:
                    found.append(next(lines))
                case LookKind.REGION:
                    found.append(_read_region(sheet, box))
                case LookKind.PAGE:
                    found.append(_read_whole(sheet, sheet.pixels(), careful=True))
                case LookKind.SLANTED:
                    found.append(_read_slanted(sheet, box))
                case LookKind.WHOLE:
                    found.append(_read_whole(sheet, sheet.pixels()))
        send(*packed_texts(found))


@contextmanager
def _told(send: Send) -> Iterator[None]:
    """Whatever goes wrong with one page is sent as its reason; `gone` when the whole file is, `unavailable`
    when no page can be read from its picture."""
    try:
        yield
    except (FileChanged, pdfium.OpenFailed):
        send({"kind": "gone", "reason": reasons.FILE_CHANGED}, b"")
    except OSError as error:
        send({"kind": "gone", "reason": reasons.not_found(error)}, b"")
    except ReaderUnavailable as error:
        send({"kind": "unavailable", "reason": str(error)}, b"")
    except PluginFailed as error:
        send({"kind": "failed", "reason": str(error)}, b"")
    except pdfium.PageFailed:
        send({"kind": "failed", "reason": reasons.PAGE_BROKEN}, b"")
    except MemoryError:
        held.release()
        send({"kind": "failed", "reason": reasons.PICTURE_TOO_MUCH_MEMORY}, b"")
    except Exception:  # noqa: BLE001  onnxruntime and OpenCV let errors of many kinds through
        send({"kind": "failed", "reason": reasons.PICTURE_NOT_READ}, b"")


@contextmanager
def _sheet(request: Head, limits: Limits) -> Iterator[_Sheet]:
    document = held.open(Path(request["path"]), request["sha256"])
    with pdfium.page_of(document, request["page"] - 1) as page:
        frame = frame_of(page)
        if frame is None:
            raise pdfium.PageFailed
        turn = request["rotation"] // 90
        frame = replace(frame, quarters=frame.quarters + turn)
        objects = PageObjects.of(page, frame)

        def see_through(picture: int) -> bool:
            painted = pdfium_drawing.opacity(document, page, picture)
            return painted is not None and painted[0] < _SEE_THROUGH

        scale = page_scale(frame, objects, limits.pixels, see_through)
        yield _Sheet(document, page, frame, turn, scale, objects)


def _looked_over(sheet: _Sheet, pixels: Pixels) -> FoundText | None:
    """What is known of a page of photographs on which a first look sees no writing; None where there may be
    some, or where something of it is no photograph.

    What is typed is left out: it is known, and would be taken for writing on the photograph.
    """
    if not _is_of_photographs(sheet, pixels):
        return None
    pictured = pixels
    if sheet.objects.texts:
        with pdfium_drawing.without(sheet.objects.texts):
            pictured = sheet.pixels()
    if shows_writing(pictured):
        return None
    nowhere = np.empty((0, 4))
    return FoundText([], nowhere, [], has_ink=shows_ink(pixels), burnt=burnt_share(pixels), glanced=True)


def _is_of_photographs(sheet: _Sheet, pixels: Pixels) -> bool:
    """Whether the pictures on a page large enough to hold writing all have the tones of a photograph."""
    area = sheet.frame.width * sheet.frame.height
    large = [
        box
        for box in sheet.objects.picture_boxes(sheet.frame)
        if box.width * box.height >= _LEAST_PICTURE * area
    ]
    return bool(large) and all(has_tones(_thinned(pixels, box, sheet.scale)) for box in large)


def _thinned(pixels: Pixels, box: Box, scale: float) -> Pixels:
    """Some of the pixels in a part of the page, as levels of grey."""
    left, top, right, bottom = (round(edge * scale) for edge in box)
    part = pixels[top : max(bottom, top + 1), left : max(right, left + 1), 1]
    step = max(1, min(part.shape) // _SAMPLES)
    return part[::step, ::step]


def _read_whole(sheet: _Sheet, pixels: Pixels, *, careful: bool = False) -> FoundText:
    found = read_picture(pixels, 1 / sheet.scale, careful=careful)
    texts, boxes, confidences = _words(found.texts, found.boxes, found.confidences)
    ink = bool(texts) or shows_ink(pixels)
    photographed = 0.0 if texts or not ink else _photographed(sheet, pixels)
    return FoundText(
        texts,
        boxes,
        confidences,
        found.quarters,
        found.lay,
        ink,
        burnt_share(pixels),
        photographed=photographed,
    )


def _photographed(sheet: _Sheet, pixels: Pixels) -> float:
    """The share of a sheet on which photographs are printed and no writing is seen, not even some that cannot
    be read; 0 of any other, and of a page that something was typed on."""
    if sheet.objects.texts or shows_writing(pixels):
        return 0.0
    rows, columns = cells_of(*pixels.shape[:2])
    return printed_share(resized(pixels, columns, rows).mean(axis=2, dtype=np.float32))


def _read_region(sheet: _Sheet, box: Box) -> FoundText:
    scale = region_scale(sheet.frame, sheet.objects, box, sheet.scale)
    found = read_picture(sheet.pixels(box, scale), 1 / scale)
    return FoundText(*_words(found.texts, found.boxes, found.confidences), found.quarters, found.lay)


def _read_slanted(sheet: _Sheet, box: Box) -> FoundText:
    """Large slanted lines within a part of the page as displayed, a word each. Of a typed page without its
    text, which is known already: what is left may be a watermark in any direction."""
    scale = SIDE / max(sheet.frame.width, sheet.frame.height)
    objects = sheet.objects
    typed = set(objects.texts) - objects.invisible - objects.beneath
    is_typed = len(typed) >= _TYPED
    with pdfium_drawing.without(objects.texts):
        lines = read_slanted(sheet.pixels(box, scale), anyhow=is_typed)
        if is_typed and objects.paths:
            unsure = any(line.confidence < _SURE_LINE for line in lines)
            with pdfium_drawing.without(objects.paths):
                alone = read_slanted(sheet.pixels(box, scale), anyhow=unsure, bare=True)
            lines = _better_read(lines, alone)
    corner = (max(0.0, box.x0), max(0.0, box.top))
    edges = [(*(q := line.quad / scale + corner).min(axis=0), *q.max(axis=0)) for line in lines]
    boxes = np.array(edges, np.float64).reshape(-1, 4)
    return FoundText(*_words([line.text for line in lines], boxes, [line.confidence for line in lines]))


def _better_read(lines: Sequence[SlantedLine], alone: Sequence[SlantedLine]) -> list[SlantedLine]:
    """Lines, and those read surely from the pictures alone, where no bar or ruling of the form tears the
    letters: of two in one place the surer."""
    sure = [line for line in alone if line.confidence >= _SURE_LINE]
    kept = [
        line
        for line in lines
        if line.confidence >= _SURE_LINE or not any(_holds_middle(one, line) for one in sure)
    ]
    return [*kept, *(one for one in sure if not any(_holds_middle(one, line) for line in kept))]


def _holds_middle(one: SlantedLine, other: SlantedLine) -> bool:
    """Whether the middle of one line lies within the upright rectangle around another."""
    middle = other.quad.mean(axis=0)
    return bool((one.quad.min(axis=0) <= middle).all() and (middle <= one.quad.max(axis=0)).all())


def _read_lines(sheet: _Sheet, boxes: Sequence[Box], lay: Homography | None) -> list[FoundText]:
    """Each line of the flat page read by the careful model; its words are on the flat page too."""
    if not boxes:
        return []
    lines = reread(sheet.pixels(), 1 / sheet.scale, np.array(boxes, np.float64), lay)
    return [FoundText(*_words(line.texts, line.boxes, line.confidences)) for line in lines]


def _words(
    texts: Sequence[str], boxes: NDArray[np.float64], confidences: Sequence[float]
) -> tuple[list[str], NDArray[np.float64], list[float]]:
    """Words in the house's spelling; those that come out empty are left out."""
    if not texts:
        return [], boxes.reshape(-1, 4), []
    spelt = clean([text.replace("\n", "") for text in texts])
    kept = [index for index, text in enumerate(spelt) if text]
    return [spelt[index] for index in kept], boxes[kept], [confidences[index] for index in kept]


def burnt_share(pixels: Pixels) -> float:
    """The share (0–1) of a picture's paper (rows × columns × 3) that is as white as can be."""
    green = pixels[:, :, 1]
    paper = int(np.count_nonzero(green >= _LIGHT))
    return int(np.count_nonzero(green >= _WHITEST)) / paper if paper else 0.0


def shows_ink(pixels: Pixels) -> bool:
    """Whether a picture (rows × columns × 3) is anything but blank paper, white or grey."""
    rows, columns = (max(_BLOCK, side - side % _BLOCK) for side in pixels.shape[:2])
    whole = pixels[:rows, :columns]
    if min(whole.shape[:2]) < _BLOCK:
        return bool(whole.mean(axis=2).min() < _PAPER)
    blocks = resized(whole, columns // _BLOCK, rows // _BLOCK).mean(axis=2)
    paper = float(np.median(blocks))
    return paper < _PAPER or bool(blocks.min() < paper - _LEVELS_DARKER)
