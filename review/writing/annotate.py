"""Annotations laid on the pages of a PDF with pypdf: squares and notes (PDF 32000-1, 12.5.6)."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO

import pypdf
from pypdf.annotations import Rectangle, Text
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from review.reading.geometry import Frame
from review.writing import Why
from review.writing.signed_files import Refused, is_signed

_COLOUR = (0.75, 0.11, 0.11)
_PAD, _LINE = 3.0, 1.5  # points between a value and its square, and of the square's line
_NOTE, _STEP = 20.0, 24.0  # points: of a note's sign, and from one to the next on a page without places
_MARGIN = 12.0
_PRINTED = 4  # /F: the annotation is printed too

Mark = Mapping[str, Any]


def annotated(source: BinaryIO, marks: Iterable[Mark]) -> bytes:
    """The PDF with its marks (as `PageMarking`, in JSON). Raises Refused, and what pypdf raises."""
    reader = pypdf.PdfReader(source)
    if reader.is_encrypted:
        raise Refused(Why.ENCRYPTED)
    if is_signed(reader):
        raise Refused(Why.SIGNED)
    writer = pypdf.PdfWriter(clone_from=reader)
    loose: dict[int, int] = {}
    for mark in marks:
        index = mark["page"] - 1
        if not 0 <= index < len(writer.pages):
            continue
        frame = _frame(writer.pages[index], mark["rotation"])
        if mark["box"] is None:
            turn = loose[index] = loose.get(index, -1) + 1
            _add_note(writer, index, frame, turn, mark["said"])
        else:
            _add_square(writer, index, frame, mark["box"], mark["said"])
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _frame(page: pypdf.PageObject, rotation: int) -> Frame:
    box = page.cropbox
    edges = (float(box.left), float(box.bottom), float(box.right), float(box.top))
    return Frame(*edges, quarters=((page.rotation + rotation) // 90) % 4)


def user_space(frame: Frame, box: Iterable[float]) -> tuple[float, float, float, float]:
    """A box of the upright page (x0, top, x1, bottom) as left, bottom, right, top of user space.

    The way back of `Frame.place`.
    """
    x0, top, x1, bottom = box
    match frame.quarters % 4:
        case 0:
            return frame.left + x0, frame.top - bottom, frame.left + x1, frame.top - top
        case 1:
            return frame.left + top, frame.bottom + x0, frame.left + bottom, frame.bottom + x1
        case 2:
            return frame.right - x1, frame.bottom + top, frame.right - x0, frame.bottom + bottom
        case _:
            return frame.right - bottom, frame.top - x1, frame.right - top, frame.top - x0


def _add_square(writer: pypdf.PdfWriter, index: int, frame: Frame, box: Iterable[float], said: str) -> None:
    left, bottom, right, top = user_space(frame, box)
    rect = (left - _PAD, bottom - _PAD, right + _PAD, top + _PAD)
    square = Rectangle(rect=rect)
    _say(square, said)
    square[NameObject("/BS")] = DictionaryObject({NameObject("/W"): FloatObject(_LINE)})
    square[NameObject("/AP")] = DictionaryObject({NameObject("/N"): writer._add_object(_drawn(rect))})
    writer.add_annotation(index, square)


def _drawn(rect: tuple[float, float, float, float]) -> DecodedStreamObject:
    """How the square looks, for programs that draw only what a file tells them to."""
    left, bottom, right, top = rect
    inner = (left + _LINE / 2, bottom + _LINE / 2, right - left - _LINE, top - bottom - _LINE)
    colour = " ".join(f"{part:.3f}" for part in _COLOUR)
    look = DecodedStreamObject()
    look.set_data(f"{colour} RG {_LINE} w {' '.join(f'{part:.2f}' for part in inner)} re S".encode("ascii"))
    look[NameObject("/Type")] = NameObject("/XObject")
    look[NameObject("/Subtype")] = NameObject("/Form")
    look[NameObject("/BBox")] = ArrayObject(FloatObject(edge) for edge in rect)
    return look


def _add_note(writer: pypdf.PdfWriter, index: int, frame: Frame, turn: int, said: str) -> None:
    """A note at the head of the page, the first in its left corner, for what has no place of its own."""
    left = min(_MARGIN + _STEP * turn, max(0.0, frame.width - _NOTE))
    rect = user_space(frame, (left, _MARGIN, left + _NOTE, _MARGIN + _NOTE))
    note = Text(rect=rect, text=said)
    _say(note, said)
    writer.add_annotation(index, note)


def _say(annotation: DictionaryObject, said: str) -> None:
    annotation[NameObject("/Contents")] = TextStringObject(said)
    annotation[NameObject("/T")] = TextStringObject("Visto Bueno")
    annotation[NameObject("/C")] = ArrayObject(FloatObject(part) for part in _COLOUR)
    annotation[NameObject("/F")] = NumberObject(_PRINTED)
