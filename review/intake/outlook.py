"""A mail as Outlook saves it (.msg, [MS-OXMSG]): which files hang on it. The only place that knows olefile.

It comes from a stranger: what does not hold together is refused, and neither the time nor the memory it takes
goes beyond what a file of its size may ask for.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

import olefile

_MOST_ENTRIES = 16_384  # of the directory: forty times what a mail with many attachments has
_ENTRY_BYTES, _SECTOR_BYTES = 128, 512  # [MS-CFB] 2.6.1; the smaller of the two sizes of 2.2
_FAT_SECTORS = slice(44, 48)  # of the header, [MS-CFB] 2.2
_BROKEN = (
    OSError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    RecursionError,
    struct.error,
)

# [MS-OXMSG] 2.1 and 2.2: streams by the property that they hold; 001F is Unicode, 001E the sender's alphabet.
_PROPERTIES = "__properties_version1.0"
_ATTACHED = "__attach_version1.0_"
_DATA, _WITHIN = "__substg1.0_37010102", "__substg1.0_3701000d"
_SUBJECT, _NAMES = "0037", ("3707", "3704", "3001")  # names: long, short, as it is shown
_OLD_ALPHABET = "cp1252"  # of Windows in Spanish
_METHOD = 0x37050003  # PidTagAttachMethod, [MS-OXCMSG] 2.2.2.9
_BY_REFERENCE = (2, 3, 4, 7)
_HEAD_BYTES, _PROPERTY_BYTES = 8, 16  # of the properties of an attachment
_LONGEST_TEXT = 4096  # bytes of a name


class NotOutlook(Exception):
    """It is no mail of Outlook, or a broken one. For the room, which tells it in its own words."""


class Hanging(NamedTuple):
    """What hangs on a mail: a file (its `content`), another mail (`within`), or neither: a link (`linked`),
    or what arrived broken."""

    name: str | None
    content: bytes | None = None
    within: OutlookMail | None = None
    linked: bool = False


class _Compound(olefile.OleFileIO):  # type: ignore[misc]
    """A compound file whose directory is no longer than a mail's."""

    def loaddirectory(self, sect: int) -> None:
        most = _MOST_ENTRIES * _ENTRY_BYTES // self.sectorsize
        for _ in range(most):
            if sect >= len(self.fat):
                break
            sect = self.fat[sect]
        else:
            raise ValueError("a directory beyond measure")
        super().loaddirectory(self.first_dir_sector)


class OutlookMail:
    """A mail, or one within it (`place`). Raises NotOutlook when it is made of something else."""

    def __init__(self, content: bytes) -> None:
        self._place: tuple[str, ...] = ()
        if int.from_bytes(content[_FAT_SECTORS], "little") * _SECTOR_BYTES > len(content):
            raise NotOutlook("more tables than the file has room for")
        try:
            self._file = _Compound(io.BytesIO(content), raise_defects=olefile.DEFECT_INCORRECT)
            listed = [tuple(path) for path in self._file.listdir(streams=True, storages=True)]
        except _BROKEN as error:
            raise NotOutlook("no whole compound file") from error
        self._left = [len(content)]  # bytes: streams that lie over each other come to more than the file
        self._inside: dict[tuple[str, ...], dict[str, str]] = {}
        for path in listed:
            self._inside.setdefault(path[:-1], {})[path[-1].lower()] = path[-1]
        if _PROPERTIES not in self._inside.get((), {}):
            raise NotOutlook("another kind of compound file")

    @property
    def subject(self) -> str | None:
        return self._text(self._place, _SUBJECT)

    def hanging(self) -> Iterator[Hanging]:
        """What hangs on it, in the order in which it was hung. Never raises."""
        here = self._inside.get(self._place, {})
        for low in sorted(name for name in here if name.startswith(_ATTACHED)):
            yield self._one((*self._place, here[low]))

    def _one(self, place: tuple[str, ...]) -> Hanging:
        name = next(filter(None, (self._text(place, one) for one in _NAMES)), None)
        held = self._inside.get(place, {})
        if _WITHIN in held:
            inner = (*place, held[_WITHIN])
            if _PROPERTIES not in self._inside.get(inner, {}):
                return Hanging(name, b"")  # a drawing or the like of another program, in its own form
            return Hanging(name, within=self._within(inner))
        if _DATA in held:
            return Hanging(name, self._stream(place, _DATA))
        return Hanging(name, linked=self._method(place) in _BY_REFERENCE)

    def _within(self, place: tuple[str, ...]) -> OutlookMail:
        inner = object.__new__(OutlookMail)
        inner._file, inner._inside, inner._left, inner._place = self._file, self._inside, self._left, place
        return inner

    def _method(self, place: tuple[str, ...]) -> int | None:
        told = (self._stream(place, _PROPERTIES) or b"")[_HEAD_BYTES:]
        for at in range(0, len(told) - _PROPERTY_BYTES + 1, _PROPERTY_BYTES):
            tag, _, value, _ = struct.unpack_from("<4I", told, at)
            if tag == _METHOD:
                return int(value)
        return None

    def _text(self, place: tuple[str, ...], identity: str) -> str | None:
        for kind, alphabet in (("001f", "utf-16-le"), ("001e", _OLD_ALPHABET)):
            held = self._stream(place, f"__substg1.0_{identity}{kind}")
            if held:
                return held[:_LONGEST_TEXT].decode(alphabet, "replace").strip("\0 ") or None
        return None

    def _stream(self, place: tuple[str, ...], low: str) -> bytes | None:
        """None where it is missing, broken or more than is left to be read."""
        name = self._inside.get(place, {}).get(low)
        if name is None:
            return None
        with suppress(*_BROKEN):
            path = [*place, name]
            self._left[0] -= self._file.get_size(path)
            if self._left[0] >= 0:
                return bytes(self._file.openstream(path).read())
        return None
