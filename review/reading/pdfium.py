"""The adapter to PDFium: plain functions over integer handles. Used inside worker processes only.

PDFium is not thread-safe and may abort on hostile input, so nothing outside a worker imports this.
Handles are addresses (`int`); 0 is PDFium's null. Own prototypes instead of the library's are what
makes a call per word affordable: they take addresses without wrapping them in pointer objects.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import repeat

import numpy as np
import pypdfium2  # noqa: F401  initialises the library
from numpy.typing import NDArray
from pypdfium2 import raw

from review.reading.pdfium_binding import answered_text, bind, bind_short

_P, _I, _U, _F = ctypes.c_void_p, ctypes.c_int, ctypes.c_ulong, ctypes.c_float

PASSWORD, SECURITY = int(raw.FPDF_ERR_PASSWORD), int(raw.FPDF_ERR_SECURITY)
TEXT, PATH, IMAGE, FORM = (
    int(raw.FPDF_PAGEOBJ_TEXT),
    int(raw.FPDF_PAGEOBJ_PATH),
    int(raw.FPDF_PAGEOBJ_IMAGE),
    int(raw.FPDF_PAGEOBJ_FORM),
)
_UNSEEN_FLAGS = int(raw.FPDF_ANNOT_FLAG_HIDDEN) | int(raw.FPDF_ANNOT_FLAG_NOVIEW)
# Annotations that cover nothing.
_BARE_ANNOTATIONS = frozenset(
    {
        int(raw.FPDF_ANNOT_LINK),
        int(raw.FPDF_ANNOT_POPUP),
        int(raw.FPDF_ANNOT_WIDGET),
        int(raw.FPDF_ANNOT_FREETEXT),
    }
)
# Annotations people write and sign with; links and pop-up notes are not ink.
_INKED_ANNOTATIONS = frozenset(
    {int(raw.FPDF_ANNOT_FREETEXT), int(raw.FPDF_ANNOT_STAMP), int(raw.FPDF_ANNOT_WIDGET)}
)
_DRAWN_ANNOTATIONS = frozenset({int(raw.FPDF_ANNOT_INK), int(raw.FPDF_ANNOT_STAMP)})
_TYPED_ANNOTATIONS = frozenset({int(raw.FPDF_ANNOT_FREETEXT), int(raw.FPDF_ANNOT_STAMP)})
_NOTE_LETTERS = 1000
_MOST_ANNOTATIONS = 2000


class OpenFailed(Exception):
    """PDFium refuses the file; `code` is its FPDF_ERR_*."""

    def __init__(self, code: int) -> None:
        super().__init__(f"PDFium error {code}")
        self.code = code


class PageFailed(Exception):
    """PDFium cannot load a page or its text."""


_load_document = bind("FPDF_LoadMemDocument64", _P, _P, ctypes.c_size_t, _P)
_load_page = bind("FPDF_LoadPage", _P, _P, _I)
_page_box = bind("FPDF_GetPageBoundingBox", _I, _P, _P)
_load_text = bind("FPDFText_LoadPage", _P, _P)
_text_count = bind("FPDFText_CountChars", _I, _P)
_text = bind("FPDFText_GetText", _I, _P, _I, _I, _P)
_unicode = bind_short("FPDFText_GetUnicode", ctypes.c_uint, _P, _I)
_annotation_count = bind("FPDFPage_GetAnnotCount", _I, _P)
_annotation = bind("FPDFPage_GetAnnot", _P, _P, _I)
_annotation_kind = bind("FPDFAnnot_GetSubtype", _I, _P)
_annotation_rect = bind("FPDFAnnot_GetRect", _I, _P, _P)
_annotation_flags = bind("FPDFAnnot_GetFlags", _I, _P)
_remove_annotation = bind("FPDFPage_RemoveAnnot", _I, _P, _I)
_annotation_has = bind("FPDFAnnot_HasKey", _I, _P, ctypes.c_char_p)
_annotation_text = bind("FPDFAnnot_GetStringValue", _U, _P, ctypes.c_char_p, _P, _U)
_close_annotation = bind("FPDFPage_CloseAnnot", None, _P)
_annotation_file = bind("FPDFAnnot_GetFileAttachment", _P, _P)
_attachment_name = bind("FPDFAttachment_GetName", _U, _P, _P, _U)
_flatten = bind("FPDFPage_Flatten", _I, _P, _I)
_bounds = bind("FPDFPageObj_GetBounds", _I, _P, _P, _P, _P, _P)
_matrix = bind("FPDFPageObj_GetMatrix", _I, _P, _P)
_picture_size = bind("FPDFImageObj_GetImagePixelSize", _I, _P, _P, _P)
_fill = bind_short("FPDFPageObj_GetFillColor", _I, _P, _P, _P, _P, _P)
_render = bind("FPDF_RenderPageBitmap", None, _P, _P, _I, _I, _I, _I, _I, _I)
_new_bitmap = bind("FPDFBitmap_CreateEx", _P, _I, _I, _I, _P, _I)
_fill_bitmap = bind("FPDFBitmap_FillRect", _I, _P, _I, _I, _I, _I, _U)
_close_bitmap = bind("FPDFBitmap_Destroy", None, _P)

count_pages = bind("FPDF_GetPageCount", _I, _P)
close_document = bind("FPDF_CloseDocument", None, _P)
close_page = bind("FPDF_ClosePage", None, _P)
close_text = bind("FPDFText_ClosePage", None, _P)
page_quarters = bind("FPDFPage_GetRotation", _I, _P)
count_objects = bind("FPDFPage_CountObjects", _I, _P)
get_object = bind_short("FPDFPage_GetObject", _P, _P, _I)
count_form_objects = bind("FPDFFormObj_CountObjects", _I, _P)
get_form_object = bind_short("FPDFFormObj_GetObject", _P, _P, _U)
object_kind = bind_short("FPDFPageObj_GetType", _I, _P)
text_mode = bind_short("FPDFTextObj_GetTextRenderMode", _I, _P)
has_transparency = bind_short("FPDFPageObj_HasTransparency", _I, _P)
text_object_of = bind_short("FPDFText_GetTextObject", _P, _P, _I)
_loose_char_box = bind_short("FPDFText_GetLooseCharBox", _I, _P, _I, _P)


@contextmanager
def opened(data: bytes) -> Iterator[int]:
    """The document in `data`, closed afterwards. Raises OpenFailed."""
    buffer = ctypes.create_string_buffer(data, len(data))
    document = _load_document(ctypes.addressof(buffer), len(data), None)
    if not document:
        raise OpenFailed(int(raw.FPDF_GetLastError()))
    try:
        yield int(document)
    finally:
        close_document(document)


Edges = tuple[float, float, float, float]
"""Left, bottom, right, top in user space."""


@dataclass(slots=True)
class Annotations:
    """What people added to a page: whether anything of it has to be drawn in, and where (left, bottom, right,
    top in user space) there is ink, a stamp or a signed field, something that may cover the page, and a form
    field with the value that it holds; and the names of the files that hang on it as paper clips, seen or
    unseen (PDF 32000-1, 12.5.6.15)."""

    inked: bool = False
    drawn: list[Edges] = field(default_factory=list)
    covering: list[Edges] = field(default_factory=list)
    fields: list[tuple[Edges, str]] = field(default_factory=list)
    attached: list[str] = field(default_factory=list)

    def take_all(self, page: int) -> None:
        """Take note of a page's annotations, and take from it those that no viewer shows."""
        unseen = []
        for index in range(min(_annotation_count(page), _MOST_ANNOTATIONS)):
            annotation = _annotation(page, index)
            if annotation:
                if _annotation_kind(annotation) == raw.FPDF_ANNOT_FILEATTACHMENT:
                    self._take_file(annotation)
                # One that belongs to a layer may be shown or not; that it is shown, nobody vouches for.
                if _annotation_flags(annotation) & _UNSEEN_FLAGS or _annotation_has(annotation, b"OC"):
                    unseen.append(index)
                else:
                    self._take(annotation)
                _close_annotation(annotation)
        for index in reversed(unseen):
            _remove_annotation(page, index)

    def _take_file(self, annotation: int) -> None:
        attachment = _annotation_file(annotation)
        if attachment:  # a paper clip without one carries nothing
            self.attached.append(attachment_name(attachment))

    def _take(self, annotation: int) -> None:
        kind = _annotation_kind(annotation)
        edges = _edges_of(annotation)
        if edges is None:
            return
        self.inked |= kind in _INKED_ANNOTATIONS
        if kind == raw.FPDF_ANNOT_WIDGET:
            self.fields.append((edges, _annotation_string(annotation, b"V")))
        if kind in _DRAWN_ANNOTATIONS or (kind == raw.FPDF_ANNOT_WIDGET and _is_signed(annotation)):
            self.drawn.append(edges)
        if kind not in _BARE_ANNOTATIONS:
            self.covering.append(edges)


def _edges_of(annotation: int) -> Edges | None:
    edges = (_F * 4)()
    if not _annotation_rect(annotation, ctypes.addressof(edges)):
        return None
    left, top, right, bottom = edges
    return min(left, right), min(top, bottom), max(left, right), max(top, bottom)


def _is_signed(widget: int) -> bool:
    """Whether a form field holds a signature that shows."""
    if _annotation_string(widget, b"FT") != "Sig":
        return False
    return bool(_annotation_has(widget, b"V")) and bool(_annotation_has(widget, b"AP"))


def attachment_name(attachment: int) -> str:
    """The name of an attached file."""
    return answered_text(lambda address, room: int(_attachment_name(attachment, address, room)))


def _annotation_string(annotation: int, key: bytes) -> str:
    return answered_text(lambda address, room: int(_annotation_text(annotation, key, address, room)))


@contextmanager
def page_of(document: int, index: int, annotations: Annotations | None = None) -> Iterator[int]:
    """Page `index` (from 0) with its filled form fields, notes and stamps drawn in; `annotations` is told of
    them. Raises PageFailed."""
    page = _load_page(document, index)
    if page:
        added = Annotations() if annotations is None else annotations
        added.take_all(page)
        if added.inked:
            _flatten(page, raw.FLAT_NORMALDISPLAY)
            close_page(page)
            page = _load_page(document, index)
    if not page:
        raise PageFailed
    try:
        yield int(page)
    finally:
        close_page(page)


def notes_on(page: int) -> list[tuple[Edges, str]]:
    """Typed notes and stamps: left, bottom, right, top in user space, and what they say."""
    found = []
    for index in range(min(_annotation_count(page), _MOST_ANNOTATIONS)):
        annotation = _annotation(page, index)
        if annotation:
            edges = _edges_of(annotation) if _annotation_kind(annotation) in _TYPED_ANNOTATIONS else None
            if edges is not None:
                found.append((edges, _annotation_string(annotation, b"Contents")[:_NOTE_LETTERS]))
            _close_annotation(annotation)
    return found


@contextmanager
def bare_page_of(document: int, index: int) -> Iterator[int]:
    """Page `index` (from 0) without anything that was added as an annotation. Raises PageFailed."""
    page = _load_page(document, index)
    if not page:
        raise PageFailed
    try:
        yield int(page)
    finally:
        close_page(page)


@contextmanager
def text_of(page: int) -> Iterator[int]:
    """The text of a page, closed afterwards. Raises PageFailed."""
    text_page = _load_text(page)
    if not text_page:
        raise PageFailed
    try:
        yield int(text_page)
    finally:
        close_text(text_page)


def count_chars(text_page: int) -> int:
    return max(0, int(_text_count(text_page)))


def characters(text_page: int, count: int) -> str:
    """The page's text, one Python character for each of PDFium's `count` characters."""
    buffer = bytearray(2 * (count + 1))
    written = _text(text_page, 0, count, ctypes.addressof(ctypes.c_char.from_buffer(buffer)))
    text = buffer[: 2 * max(0, written - 1)].decode("utf-16-le", "surrogatepass")
    if len(text) == count:
        return text
    # PDFium leaves characters without a Unicode value out of the text but counts them.
    codes = (int(_unicode(text_page, index)) for index in range(count))
    return "".join(chr(code) if code <= 0x10FFFF else "\ufffd" for code in codes)


def loose_char_boxes(text_page: int, indices: list[int], address: int) -> None:
    """Write left, top, right, bottom (float32, user space) of each character to memory at `address`.

    Loose boxes reach from the font's descent to its ascent. A character without one leaves its place
    as it was.
    """
    places = range(address, address + 16 * len(indices), 16)
    deque(map(_loose_char_box, repeat(text_page), indices, places), maxlen=0)


def page_box(page: int) -> tuple[float, float, float, float]:
    """left, bottom, right, top of the visible page in user space (MediaBox or letter size when missing)."""
    box = (_F * 4)()
    if not _page_box(page, ctypes.addressof(box)):
        raise PageFailed
    left, top, right, bottom = box
    return left, bottom, right, top


def object_bounds(page_object: int) -> tuple[float, float, float, float] | None:
    """left, bottom, right, top of an object in the space of its container."""
    box = (_F * 4)()
    start = ctypes.addressof(box)
    if not _bounds(page_object, start, start + 4, start + 8, start + 12):
        return None
    left, bottom, right, top = box
    return left, bottom, right, top


def object_matrix(page_object: int) -> tuple[float, float, float, float, float, float]:
    """The object's matrix a, b, c, d, e, f; the identity when it has none."""
    matrix = (_F * 6)()
    if not _matrix(page_object, ctypes.addressof(matrix)):
        return 1.0, 0.0, 0.0, 1.0, 0.0, 0.0
    a, b, c, d, e, f = matrix
    return a, b, c, d, e, f


_channels = (ctypes.c_uint * 4)()
_channel_at = tuple(ctypes.addressof(_channels) + 4 * n for n in range(4))


def fill_colour(page_object: int) -> tuple[int, int, int, int]:
    """Red, green, blue and opacity (0–255) of an object's fill; opaque black when it has no plain colour."""
    if not _fill(page_object, *_channel_at):
        return 0, 0, 0, 255
    red, green, blue, alpha = _channels
    return red, green, blue, alpha


def picture_size(picture: int) -> tuple[int, int]:
    """Width and height in pixels of a picture on a page; 0, 0 when it cannot be told."""
    size = (ctypes.c_uint * 2)()
    start = ctypes.addressof(size)
    if not _picture_size(picture, start, start + 4):
        return 0, 0
    return size[0], size[1]


def render(page: int, width: int, height: int, *, colour: bool, quarters: int = 0) -> bytes:
    """The page as rows of pixels on white paper: RGB triples, or one grey byte each.

    `width` and `height` are those of the result; `quarters` turns it clockwise beyond its own /Rotate.
    Raises MemoryError when there is no room for it.
    """
    channels = 3 if colour else 1
    buffer = bytearray(width * height * channels)
    start = ctypes.c_char.from_buffer(buffer)
    flags = raw.FPDF_REVERSE_BYTE_ORDER if colour else raw.FPDF_GRAYSCALE
    _draw(page, ctypes.addressof(start), (0, 0, width, height), (width, height), quarters, flags, channels)
    return bytes(buffer)


def render_bgr(
    page: int, width: int, height: int, window: tuple[int, int, int, int], quarters: int = 0
) -> NDArray[np.uint8]:
    """A part of the page, drawn `width` by `height` pixels large: rows × columns × blue, green, red.

    `window` is the part's left, top, right and bottom, in pixels. Raises MemoryError.
    """
    left, top, right, bottom = window
    pixels = np.empty((bottom - top, right - left, 3), np.uint8)
    _draw(page, pixels.ctypes.data, window, (width, height), quarters, 0, 3)
    return pixels


def _draw(
    page: int,
    address: int,
    window: tuple[int, int, int, int],
    size: tuple[int, int],
    quarters: int,
    flags: int,
    channels: int,
) -> None:
    left, top, right, bottom = window
    width, height = right - left, bottom - top
    layout = raw.FPDFBitmap_BGR if channels == 3 else raw.FPDFBitmap_Gray
    bitmap = _new_bitmap(width, height, layout, address, width * channels)
    if not bitmap:
        raise MemoryError
    try:
        _fill_bitmap(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        _render(bitmap, page, -left, -top, *size, quarters % 4, raw.FPDF_ANNOT | flags)
    finally:
        _close_bitmap(bitmap)
