"""Traces as bytes, to be kept with a document's content: small, quick to read, of a stated version."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from review.across.imprint import PRINT_BYTES, NumberPrint, ParagraphPrint, Photo, SentencePrint, Traces
from review.model import Box, Month

FORMAT = 2
_HEAD = struct.Struct("<2sBBHH")  # signature, format, which numbers there are, photos, paragraphs
_BOX = struct.Struct("<4f")
_NUMBER = struct.Struct("<HBHBBB")  # page, sure, year, month, has box, length of the digits
_PHOTO = struct.Struct(f"<H4f{PRINT_BYTES}s")
_PARAGRAPH = struct.Struct("<H4fHHHH")  # page, box, words, digests, sentences, bytes of the quote
_SENTENCE = struct.Struct("<QH")
_SIGNATURE = b"VB"
_MOST = 0xFFFF


def pack(traces: Traces) -> bytes:
    """The traces as bytes, little-endian; boxes to a hundredth of a millimetre or better."""
    numbers = (traces.planilla, traces.account)
    which = sum(1 << bit for bit, number in enumerate(numbers) if number is not None)
    photos, paragraphs = traces.photos[:_MOST], traces.paragraphs[:_MOST]
    parts = [_HEAD.pack(_SIGNATURE, FORMAT, which, len(photos), len(paragraphs))]
    parts += [_number(number) for number in numbers if number is not None]
    parts += [_PHOTO.pack(photo.page, *photo.box, photo.print) for photo in photos]
    for one in paragraphs:
        quote = one.quote.encode("utf-8", "replace")[:_MOST]
        digests, sentences = one.digests[:_MOST], one.sentences[:_MOST]
        words = min(one.words, _MOST)
        parts.append(_PARAGRAPH.pack(one.page, *one.box, words, len(digests), len(sentences), len(quote)))
        parts += [struct.pack(f"<{len(digests)}Q", *digests)]
        parts += [_SENTENCE.pack(said.digest, min(said.words, _MOST)) for said in sentences]
        parts += [quote]
    return b"".join(parts)


def unpack(data: bytes) -> Traces:
    """The inverse of `pack`. Raises ValueError for bytes that are not traces of this format."""
    try:
        signature, form, which, photos, paragraphs = _HEAD.unpack_from(data)
        if (signature, form) != (_SIGNATURE, FORMAT):
            raise ValueError("not traces of this format")
        reader = _Reader(data, _HEAD.size)
        planilla = reader.number() if which & 1 else None
        account = reader.number() if which & 2 else None
        traces = Traces(
            planilla,
            account,
            tuple(reader.photo() for _ in range(photos)),
            tuple(reader.paragraph() for _ in range(paragraphs)),
        )
    except struct.error as error:
        raise ValueError("traces cut short") from error
    if reader.at != len(data):
        raise ValueError("traces cut short or followed by something else")
    return traces


def _number(number: NumberPrint) -> bytes:
    year, month = number.month or (0, 0)
    digits = number.digits.encode("utf-8", "replace")[:255]
    head = _NUMBER.pack(number.page, number.sure, year, month, number.box is not None, len(digits))
    return head + digits + (b"" if number.box is None else _BOX.pack(*number.box))


@dataclass(slots=True)
class _Reader:
    data: bytes
    at: int

    def text(self, length: int) -> str:
        self.at += length
        return self.data[self.at - length : self.at].decode("utf-8", "replace")

    def number(self) -> NumberPrint:
        page, sure, year, month, boxed, length = _NUMBER.unpack_from(self.data, self.at)
        self.at += _NUMBER.size
        digits = self.text(length)
        box = None
        if boxed:
            box = Box(*_BOX.unpack_from(self.data, self.at))
            self.at += _BOX.size
        return NumberPrint(digits, page, box, bool(sure), Month(year, month) if month else None)

    def photo(self) -> Photo:
        page, x0, top, x1, bottom, print_ = _PHOTO.unpack_from(self.data, self.at)
        self.at += _PHOTO.size
        return Photo(page, Box(x0, top, x1, bottom), print_)

    def paragraph(self) -> ParagraphPrint:
        head = _PARAGRAPH.unpack_from(self.data, self.at)
        page, x0, top, x1, bottom, words, count, told, length = head
        self.at += _PARAGRAPH.size
        digests = struct.unpack_from(f"<{count}Q", self.data, self.at)
        self.at += 8 * count
        sentences = tuple(self.sentence() for _ in range(told))
        return ParagraphPrint(page, Box(x0, top, x1, bottom), words, digests, self.text(length), sentences)

    def sentence(self) -> SentencePrint:
        self.at += _SENTENCE.size
        return SentencePrint(*_SENTENCE.unpack_from(self.data, self.at - _SENTENCE.size))
