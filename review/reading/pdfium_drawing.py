"""The adapter to PDFium for what is drawn rather than written: pixels of pictures, segments of paths, fonts.

As in `review.reading.pdfium`, handles are addresses and only worker processes import this.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import product

import numpy as np
from numpy.typing import NDArray
from pypdfium2 import raw

from review.reading.pdfium import fill_colour, has_transparency, object_bounds, object_matrix
from review.reading.pdfium_binding import answer, answered_text, bind, bind_short

_P, _I, _U, _F = ctypes.c_void_p, ctypes.c_int, ctypes.c_ulong, ctypes.c_float

_filters = bind("FPDFImageObj_GetImageFilterCount", _I, _P)
_filter = bind("FPDFImageObj_GetImageFilter", _U, _P, _I, _P, _U)
_raw_data = bind("FPDFImageObj_GetImageDataRaw", _U, _P, _P, _U)
_decoded_data = bind("FPDFImageObj_GetImageDataDecoded", _U, _P, _P, _U)
_bitmap = bind("FPDFImageObj_GetBitmap", _P, _P)
_painted_bitmap = bind("FPDFImageObj_GetRenderedBitmap", _P, _P, _P, _P)
_close_bitmap = bind("FPDFBitmap_Destroy", None, _P)
_bitmap_buffer = bind("FPDFBitmap_GetBuffer", _P, _P)
_bitmap_width = bind("FPDFBitmap_GetWidth", _I, _P)
_bitmap_height = bind("FPDFBitmap_GetHeight", _I, _P)
_bitmap_stride = bind("FPDFBitmap_GetStride", _I, _P)
_bitmap_format = bind("FPDFBitmap_GetFormat", _I, _P)
_segment = bind_short("FPDFPath_GetPathSegment", _P, _P, _I)
_segment_kind = bind_short("FPDFPathSegment_GetType", _I, _P)
_segment_closes = bind_short("FPDFPathSegment_GetClose", _I, _P)
_quick_bounds = bind_short("FPDFPageObj_GetBounds", _I, _P, _P, _P, _P, _P)
_draw_mode = bind_short("FPDFPath_GetDrawMode", _I, _P, _P, _P)
_base_name = bind("FPDFFont_GetBaseFontName", ctypes.c_size_t, _P, _P, ctypes.c_size_t)
_object_text = bind("FPDFTextObj_GetText", _U, _P, _P, _P, _U)

_clip_path = bind_short("FPDFPageObj_GetClipPath", _P, _P)
_count_clips = bind_short("FPDFClipPath_CountPaths", _I, _P)
_count_clip_points = bind_short("FPDFClipPath_CountPathSegments", _I, _P, _I)
_clip_point = bind_short("FPDFClipPath_GetPathSegment", _P, _P, _I, _I)
_point_of = bind_short("FPDFPathSegment_GetPoint", _I, _P, _P, _P)
_set_active = bind_short("FPDFPageObj_SetIsActive", _I, _P, _I)

count_segments = bind_short("FPDFPath_CountSegments", _I, _P)
font_of = bind_short("FPDFTextObj_GetFont", _P, _P)

_JPEG = b"DCTDecode"
_CHANNELS = {raw.FPDFBitmap_Gray: 1, raw.FPDFBitmap_BGR: 3, raw.FPDFBitmap_BGRx: 4, raw.FPDFBitmap_BGRA: 4}
_LUMA = np.array([29, 150, 77], np.float32) / 256  # blue, green, red
_ENOUGH = 128  # pixels a side that are left when a bitmap is made smaller
_OPAQUE = 255
_TEXT_LETTERS = 64
_MOST_CLIPS = 12
_MOST_CLIP_POINTS = 8
_CLIP_SLACK = 0.15  # of an object's height: less cut off leaves it readable
_MOST_SEGMENTS = 600
_MOST_PART_SEGMENTS = 20_000
_POINTS_A_CURVE = 3  # PDFium counts each of them as a segment


def is_jpeg(picture: int) -> bool:
    """Whether a picture's last filter is JPEG's."""
    count = _filters(picture)
    if count <= 0:
        return False
    name = answer(lambda address, room: int(_filter(picture, count - 1, address, room)))
    return name.rstrip(b"\0") == _JPEG


def picture_data(picture: int, *, jpeg: bool) -> bytes:
    """The picture's stream: as JPEG without the filters around it, or else as it stands in the file."""
    read = _decoded_data if jpeg else _raw_data
    return answer(lambda address, room: int(read(picture, address, room)))


def grey_pixels(picture: int) -> NDArray[np.float32] | None:
    """A picture decoded by PDFium, in levels of grey (0–255), made smaller where it is large."""
    bitmap = _bitmap(picture)
    if not bitmap:
        return None
    try:
        channels = _CHANNELS.get(_bitmap_format(bitmap))
        width, height, stride = _bitmap_width(bitmap), _bitmap_height(bitmap), _bitmap_stride(bitmap)
        start = _bitmap_buffer(bitmap)
        if channels is None or not start or width <= 0 or height <= 0:
            return None
        rows = np.ctypeslib.as_array((ctypes.c_uint8 * (stride * height)).from_address(start))
        pixels = rows.reshape(height, stride)[:, : width * channels].reshape(height, width, channels)
        return _smaller(pixels)
    finally:
        _close_bitmap(bitmap)


def opacity(document: int, page: int, picture: int) -> tuple[int, int] | None:
    """The least and the greatest opacity (0–255) of a picture as it is painted, with its masks; None when it
    cannot be decoded or shown."""
    bitmap = _painted_bitmap(document, page, picture)
    if not bitmap:
        return None
    try:
        width, height, stride = _bitmap_width(bitmap), _bitmap_height(bitmap), _bitmap_stride(bitmap)
        start = _bitmap_buffer(bitmap)
        if not start or width <= 0 or height <= 0:
            return None
        if _bitmap_format(bitmap) != raw.FPDFBitmap_BGRA:
            return _OPAQUE, _OPAQUE
        rows = np.ctypeslib.as_array((ctypes.c_uint8 * (stride * height)).from_address(start))
        alpha = rows.reshape(height, stride)[:, 3 : 4 * width : 4]
        return int(alpha.min()), int(alpha.max())
    finally:
        _close_bitmap(bitmap)


def can_be_decoded(document: int, page: int, picture: int) -> bool:
    """Whether PDFium can make anything of a picture's data; one whose mask hides it all, it can."""
    painted = opacity(document, page, picture)
    if painted is not None and painted[1] > 0:
        return True
    bitmap = _bitmap(picture)
    if bitmap:
        _close_bitmap(bitmap)
    return bool(bitmap)


def _smaller(pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Levels of grey of a picture of 1, 3 or 4 channels, in blocks of several pixels where it is large."""
    step = max(1, min(pixels.shape[:2]) // _ENOUGH)
    skip = max(1, step // 2)  # every second pixel or so of a block is enough
    pixels = pixels[::skip, ::skip]
    step //= skip
    rows, columns = pixels.shape[0] // step, pixels.shape[1] // step
    grey = np.zeros((rows, columns), np.float32)
    for channel, weight in enumerate(_LUMA if pixels.shape[2] > 1 else (np.float32(1),)):
        plane = pixels[: rows * step, : columns * step, channel]
        for down, right in product(range(step), repeat=2):
            grey += plane[down::step, right::step] * (weight / step**2)
    return grey


_modes = (_I * 2)()
_mode_at = tuple(ctypes.addressof(_modes) + 4 * n for n in range(2))


_edges = (_F * 4)()
_edge_at = tuple(ctypes.addressof(_edges) + 4 * n for n in range(4))


def filled_bounds(path: int, least: float) -> tuple[float, float, float, float] | None:
    """left, bottom, right, top of an opaquely filled path; None of others and of thinner ones."""
    if not _quick_bounds(path, *_edge_at):
        return None
    left, bottom, right, top = _edges
    if right - left < least or top - bottom < least:
        return None
    if not _draw_mode(path, *_mode_at) or _modes[0] == raw.FPDF_FILLMODE_NONE:
        return None
    if fill_colour(path)[3] < _OPAQUE or has_transparency(path):
        return None
    return left, bottom, right, top


def is_only_stroked(path: int) -> bool:
    """Whether a path is drawn as a line, without a fill."""
    if not _draw_mode(path, *_mode_at):
        return False
    return _modes[0] == raw.FPDF_FILLMODE_NONE and bool(_modes[1])


def is_filled(path: int) -> bool:
    """Whether a path is drawn as an area."""
    return bool(_draw_mode(path, *_mode_at)) and _modes[0] != raw.FPDF_FILLMODE_NONE


def part_bounds(path: int) -> list[tuple[float, float, float, float]]:
    """left, bottom, right, top of each part of a path that has curves, in the space of its container."""
    a, b, c, d, e, f = object_matrix(path)
    found = []
    xs: list[float] = []
    ys: list[float] = []
    curved = False
    for index in range(min(count_segments(path), _MOST_PART_SEGMENTS)):
        segment = _segment(path, index)
        if not segment or not _point_of(segment, *_point_at):
            continue
        kind = _segment_kind(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO and xs:
            found += [(min(xs), min(ys), max(xs), max(ys))] if curved else []
            xs, ys, curved = [], [], False
        curved = curved or kind == raw.FPDF_SEGMENT_BEZIERTO
        x, y = _point
        xs.append(a * x + c * y + e)
        ys.append(b * x + d * y + f)
    if curved:
        found.append((min(xs), min(ys), max(xs), max(ys)))
    return found


def has_curves(path: int) -> bool:
    """Whether any segment of a path is a curve."""
    kinds = (
        _segment_kind(_segment(path, index)) for index in range(min(count_segments(path), _MOST_SEGMENTS))
    )
    return any(kind == raw.FPDF_SEGMENT_BEZIERTO for kind in kinds)


def segment_kinds(path: int) -> tuple[int, int, bool]:
    """Curves and straight lines of a path, and whether it comes back to where it began."""
    points = lines = 0
    closed = False
    for index in range(min(count_segments(path), _MOST_SEGMENTS)):
        segment = _segment(path, index)
        if segment:
            kind = _segment_kind(segment)
            points += kind == raw.FPDF_SEGMENT_BEZIERTO
            lines += kind == raw.FPDF_SEGMENT_LINETO
            closed = closed or bool(_segment_closes(segment))
    return points // _POINTS_A_CURVE, lines, closed


_point = (_F * 2)()
_point_at = tuple(ctypes.addressof(_point) + 4 * n for n in range(2))


def is_cut(page_object: int) -> bool:
    """Whether a clipping path may leave a part of an object out: any but a rectangle around all of it.

    Both are in the space of the object's container.
    """
    clips = _clip_path(page_object)
    count = _count_clips(clips) if clips else 0
    if count <= 0:
        return False
    bounds = object_bounds(page_object)
    if bounds is None:
        return True
    left, bottom, right, top = bounds
    for index in range(min(count, _MOST_CLIPS)):
        points = _clip_points(clips, index)
        xs, ys = {round(x, 1) for x, _ in points}, {round(y, 1) for _, y in points}
        if len(xs) != 2 or len(ys) != 2:
            return True
        slack = _CLIP_SLACK * (top - bottom)
        if (
            min(xs) > left + slack
            or max(xs) < right - slack
            or min(ys) > bottom + slack
            or max(ys) < top - slack
        ):
            return True
    return count > _MOST_CLIPS


def _clip_points(clips: int, index: int) -> list[tuple[float, float]]:
    points = []
    for place in range(min(_count_clip_points(clips, index), _MOST_CLIP_POINTS)):
        segment = _clip_point(clips, index, place)
        if segment and _point_of(segment, *_point_at):
            points.append((_point[0], _point[1]))
    return points


@contextmanager
def without(objects: Iterable[int]) -> Iterator[None]:
    """While it lasts, these objects are not painted when their page is rendered."""
    held = list(objects)
    for one in held:
        _set_active(one, 0)
    try:
        yield
    finally:
        for one in held:
            _set_active(one, 1)


def font_name(font: int) -> str:
    """The name that a font has in its file, with the mark of its subset."""
    name = answer(lambda address, room: int(_base_name(font, address, room)))
    return name.rstrip(b"\0").decode("utf-8", "replace")


def text_of_object(item: int, text_page: int) -> str:
    """The first characters of a text object."""
    text = answered_text(lambda address, room: int(_object_text(item, text_page, address, room)))
    return text[:_TEXT_LETTERS]
