"""Pages and recognitions as compact bytes, so that later rooms can work again without opening the PDF.

Boxes of words are kept in whole hundredths of a point, as the reader gives them; everything else exactly.
"""

from __future__ import annotations

import datetime as dt
import json
import zlib
from array import array
from collections.abc import Iterable, Sequence
from enum import Enum
from typing import Any

import numpy as np

from review.model import (
    Activity,
    Alternative,
    Box,
    Declaration,
    Edit,
    EditKind,
    Field,
    FieldValue,
    ItemKind,
    Mark,
    Month,
    Origin,
    Page,
    PageKind,
    PageLabel,
    PicturePrint,
    Printed,
    RecognisedItem,
    Recognition,
    Stands,
    Word,
)

_UNITS_PER_POINT = 100
_TENTHS = 10
# What earlier readers did not keep: slanted lines, prints, strokes, edits, how burnt, if glanced at.
_NOT_KEPT: list[Any] = [None, (), (), (), 0.0, False]
FAST = 1  # zlib's level: the bytes are read again far less often than they are written


def cleaned(value: Any) -> Any:
    """Lists and dictionaries with every text in them `clean`, ready for JSON; of an enum its name."""
    match value:
        case Enum():
            return value.name
        case str():
            return clean(value)
        case dict():
            return {name: cleaned(one) for name, one in value.items()}
        case list() | tuple():
            return [cleaned(one) for one in value]
    return value


def clean(text: str | None) -> str | None:
    """Text that any database takes: without NUL and without halves of surrogate pairs."""
    if text is None:
        return None
    if "\x00" in text:
        text = text.replace("\x00", "")
    if text.isascii():
        return text
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode("utf-8")
    return text


def _frame(header: Any, *parts: bytes) -> bytes:
    head = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    sizes = [len(head), *map(len, parts)]
    return zlib.compress(array("I", [len(sizes), *sizes]).tobytes() + b"".join((head, *parts)), FAST)


def _unframe(body: bytes) -> tuple[Any, list[bytes]]:
    raw = zlib.decompress(body)
    step = array("I").itemsize
    count = array("I", raw[:step])[0]
    parts, at = [], step * (count + 1)
    for size in array("I", raw[step:at]):
        parts.append(raw[at : at + size])
        at += size
    return json.loads(parts[0].decode("utf-8", "surrogatepass")), parts[1:]


def pack_pages(pages: Iterable[Page]) -> bytes:
    """The pages of a document with all their words."""
    header, texts, boxes = [], [], []
    for page in pages:
        unsure = (
            [word.confidence for word in page.words] if any(w.confidence != 1 for w in page.words) else None
        )
        header.append(
            [
                page.number,
                page.width,
                page.height,
                page.origin.value,
                page.rotation,
                [list(box) for box in page.pictures],
                page.picture_share,
                page.has_ink,
                page.failure,
                page.lay,
                len(page.words),
                unsure,
                _pack_slanted(page.slanted),
                [[list(one.box), one.print.hex()] for one in page.prints],
                [list(box) for box in page.strokes],
                [[one.kind.value, list(one.box), clean(one.text)] for one in page.edits],
                page.burnt,
                page.glanced,
            ]
        )
        for word in page.words:
            texts.append(word.text.replace("\x00", ""))
            boxes.append(word.box)
    hundredths = np.rint(np.array(boxes, dtype=np.float64) * _UNITS_PER_POINT).astype(np.int32)
    return _frame(header, "\x00".join(texts).encode("utf-8", "surrogatepass"), hundredths.tobytes())


def unpack_pages(body: bytes) -> tuple[Page, ...]:
    """The inverse of `pack_pages`."""
    header, (text, packed) = _unframe(body)
    texts = iter(text.decode("utf-8", "surrogatepass").split("\x00"))
    boxes = map(Box._make, (np.frombuffer(packed, np.int32).reshape(-1, 4) / _UNITS_PER_POINT).tolist())
    pages = []
    for row in header:
        number, width, height, origin, rotation, pictures, share, ink, failure, lay, count, unsure, *later = (
            row
        )
        slanted, prints, strokes, edits, burnt, glanced = list(later) + _NOT_KEPT[len(later) :]
        confidences = unsure or [1.0] * count
        words = tuple(Word(next(texts), next(boxes), confidence) for confidence in confidences)
        pages.append(
            Page(
                number=number,
                width=width,
                height=height,
                words=words,
                origin=Origin(origin),
                rotation=rotation,
                pictures=tuple(Box(*box) for box in pictures),
                picture_share=share,
                has_ink=ink,
                failure=failure,
                lay=None if lay is None else tuple(lay),
                slanted=_unpack_slanted(slanted),
                prints=tuple(PicturePrint(Box(*box), bytes.fromhex(told)) for box, told in prints),
                strokes=tuple(Box(*box) for box in strokes),
                edits=tuple(Edit(EditKind(kind), Box(*box), text) for kind, box, text in edits),
                burnt=burnt,
                glanced=glanced,
            )
        )
    return tuple(pages)


def _pack_slanted(lines: tuple[Word, ...] | None) -> Any:
    return None if lines is None else [[clean(line.text), list(line.box), line.confidence] for line in lines]


def _unpack_slanted(packed: Any) -> tuple[Word, ...] | None:
    return None if packed is None else tuple(Word(text, Box(*box), sure) for text, box, sure in packed)


def _pack_value(value: FieldValue) -> Any:
    if isinstance(value, Month):
        return {"month": str(value)}
    if isinstance(value, dt.date):
        return {"date": value.isoformat()}
    return value


def _unpack_value(packed: Any) -> FieldValue:
    match packed:
        case {"month": text}:
            return Month.parse(text)
        case {"date": text}:
            return dt.date.fromisoformat(text)
        case int() | str():
            return packed
    raise ValueError(f"not a packed value: {packed!r}")


def _pack_field(found: Field) -> list[Any]:
    return [
        found.name,
        _pack_value(found.value),
        found.text,
        found.page,
        list(found.box),
        found.confidence,
        found.note,
        list(found.support),
        [[_pack_value(o.value), o.text, o.page, list(o.box), o.confidence] for o in found.others],
        found.ink,
        found.stands,
    ]


def _unpack_field(packed: list[Any]) -> Field:
    name, value, text, page, box, confidence, note, support, others, ink, stands = packed
    return Field(
        name,
        _unpack_value(value),
        text,
        page,
        Box(*box),
        confidence,
        note,
        tuple(support),
        tuple(Alternative(_unpack_value(v), t, p, Box(*b), c) for v, t, p, b, c in others),
        ink,
        Stands(stands),
    )


def _pack_printed(one: Printed) -> list[Any]:
    """In tenths of a point: there are many, and they are only pointed at."""
    return [one.page, clean(one.text), int(one.wraps), *(round(side * _TENTHS) for side in one.box)]


def _unpack_printed(packed: list[Any]) -> Printed:
    page, text, wraps, *sides = packed
    return Printed(page, Box(*(side / _TENTHS for side in sides)), text, bool(wraps))


def _packed_declaration(told: Declaration | None) -> dict[str, Any]:
    """Nothing where there is none, as in what was kept before declarations were read."""
    if told is None:
        return {}
    return {"declaration": [list(told.pages), [_pack_field(found) for found in told.answers.values()]]}


def _unpacked_declaration(packed: Any) -> Declaration | None:
    if packed is None:
        return None
    pages, answers = packed
    return Declaration(tuple(pages), {found[0]: _unpack_field(found) for found in answers})


def pack_recognition(recognition: Recognition) -> bytes:
    """A recognition, whole."""
    return _frame(
        {
            "pages": [
                [p.number, p.kind, p.confidence, p.origin, p.rotation, list(p.why), sorted(p.marks)]
                for p in recognition.pages
            ],
            "items": [
                [
                    item.kind,
                    list(item.pages),
                    [_pack_field(found) for found in item.fields.values()],
                    [[mark.name, mark.text, mark.page, list(mark.box)] for mark in item.marks],
                ]
                for item in recognition.items.values()
            ],
            "names": [_pack_field(found) for found in recognition.names],
            "activities": [
                [
                    clean(told.duty),
                    clean(told.text),
                    told.page,
                    list(told.box),
                    clean(told.proof),
                    list(told.proof_pages),
                ]
                for told in recognition.activities
            ],
            "numbers": [_pack_printed(one) for one in recognition.numbers],
            **_packed_declaration(recognition.declaration),
        }
    )


def unpack_recognition(body: bytes) -> Recognition:
    """The inverse of `pack_recognition`."""
    packed, _ = _unframe(body)
    items = {}
    for kind, pages, fields, marks in packed["items"]:
        items[ItemKind(kind)] = RecognisedItem(
            kind=ItemKind(kind),
            pages=tuple(pages),
            fields={found[0]: _unpack_field(found) for found in fields},
            marks=tuple(Mark(name, text, page, Box(*box)) for name, text, page, box in marks),
        )
    return Recognition(
        pages=tuple(
            PageLabel(
                number, PageKind(kind), confidence, Origin(origin), rotation, tuple(why), frozenset(marks)
            )
            for number, kind, confidence, origin, rotation, why, marks in packed["pages"]
        ),
        items=items,
        names=tuple(_unpack_field(found) for found in packed["names"]),
        activities=tuple(_unpack_activity(*told) for told in packed.get("activities", ())),
        numbers=tuple(map(_unpack_printed, packed.get("numbers", ()))),
        declaration=_unpacked_declaration(packed.get("declaration")),
    )


def _unpack_activity(
    duty: str | None,
    text: str,
    page: int,
    box: Sequence[float],
    proof: str = "",
    proof_pages: Sequence[int] = (),
) -> Activity:
    """The last two are not there in what an earlier version kept."""
    return Activity(duty, text, page, Box(*box), proof, tuple(proof_pages))
