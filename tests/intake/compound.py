"""Mails of Outlook written by hand: compound files ([MS-CFB], version 3) that hold
what [MS-OXMSG] asks for."""

from __future__ import annotations

import struct
from typing import Any

Tree = dict[str, "bytes | Tree"]

SECTOR, MINI, CUTOFF = 512, 64, 4096
_FREE, _END, _FAT, _NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_STORAGE, _STREAM, _ROOT = 1, 2, 5


class _Writer:
    def __init__(self) -> None:
        self.sectors: list[bytes] = []
        self.fat: list[int] = []
        self.mini = b""
        self.mini_fat: list[int] = []
        self.entries: list[list[Any]] = []  # name, type, left, right, child, start, size

    def chain(self, data: bytes) -> int:
        """Sectors of the file for these bytes; the number of the first."""
        first = len(self.fat)
        count = -(-len(data) // SECTOR)
        for at in range(count):
            self.sectors.append(data[at * SECTOR : (at + 1) * SECTOR].ljust(SECTOR, b"\0"))
            self.fat.append(first + at + 1 if at + 1 < count else _END)
        return first if count else _END

    def stream(self, data: bytes) -> int:
        if len(data) >= CUTOFF or not data:
            return self.chain(data)
        first, count = len(self.mini_fat), -(-len(data) // MINI)
        self.mini += data.ljust(count * MINI, b"\0")
        self.mini_fat += [first + at + 1 for at in range(count - 1)] + [_END]
        return first

    def add(self, name: str, held: bytes | Tree, kind: int) -> int:
        number = len(self.entries)
        entry: list[Any] = [name, kind, _NONE, _NONE, _NONE, 0, 0]
        self.entries.append(entry)
        if isinstance(held, bytes):
            entry[5:] = [self.stream(held), len(held)]
        else:
            inner = [
                self.add(one, held[one], _STORAGE if isinstance(held[one], dict) else _STREAM)
                for one in sorted(held, key=lambda one: (len(one), one.upper()))
            ]
            entry[4] = self.balanced(inner)
        return number

    def balanced(self, numbers: list[int]) -> int:
        """The siblings as a tree; the number of its root."""
        if not numbers:
            return _NONE
        middle = len(numbers) // 2
        entry = self.entries[numbers[middle]]
        entry[2], entry[3] = self.balanced(numbers[:middle]), self.balanced(numbers[middle + 1 :])
        return numbers[middle]


def compound(held: Tree) -> bytes:
    """A compound file of streams (bytes) and storages (what is in them)."""
    made = _Writer()
    made.add("Root Entry", held, _ROOT)
    made.entries[0][5:] = [made.chain(made.mini), len(made.mini)]
    minis = b"".join(struct.pack("<I", one) for one in made.mini_fat)
    mini_first = made.chain(minis.ljust(-(-len(minis) // SECTOR) * SECTOR, b"\xff"))
    listed = b"".join(map(_entry, made.entries))
    directory = made.chain(listed + _entry(["", 0, _NONE, _NONE, _NONE, 0, 0]) * (-len(made.entries) % 4))
    tables = 1
    while tables * (SECTOR // 4) < len(made.fat) + tables:
        tables += 1
    assert tables <= 109, "larger than this writer knows"
    first = len(made.fat)
    fat = made.fat + [_FAT] * tables
    fat += [_FREE] * (tables * (SECTOR // 4) - len(fat))
    head = struct.pack(
        "<8s16sHHHHH6xIIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        bytes(16),
        *(0x3E, 3, 0xFFFE, 9, 6),
        *(0, tables, directory, 0, CUTOFF),
        *(mini_first, -(-len(minis) // SECTOR), _END, 0),
        first,
    )
    others = [first + at for at in range(1, tables)] + [_FREE] * (109 - tables)
    return b"".join(
        [head, struct.pack(f"<{108}I", *others), *made.sectors, struct.pack(f"<{len(fat)}I", *fat)]
    )


def _entry(entry: list[Any]) -> bytes:
    name, kind, left, right, child, start, size = entry
    text = name.encode("utf-16-le") + b"\0\0" if name else b""
    return (
        text.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(text), kind, 1, left, right, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )


def outlook_mail(*hanging: Tree, subject: str = "Cuenta de octubre", within: bool = False) -> Tree:
    """A mail of Outlook on which these hang (`attached`, `mail_within`)."""
    held: Tree = {f"__attach_version1.0_#{number:08X}": one for number, one in enumerate(hanging)}
    return {
        **held,
        "__properties_version1.0": bytes(24 if within else 32),
        "__nameid_version1.0": {},
        "__substg1.0_0037001F": subject.encode("utf-16-le"),
        "__substg1.0_1000001F": "Adjunto mi cuenta.".encode("utf-16-le"),
        "__substg1.0_001A001F": "IPM.Note".encode("utf-16-le"),
    }


def attached(name: str | None, content: bytes | None, *, method: int = 1, ansi: bool = False) -> Tree:
    """A file that hangs on a mail; without content it is only pointed to."""
    made: Tree = {"__properties_version1.0": bytes(8) + struct.pack("<4I", 0x37050003, 6, method, 0)}
    if content is not None:
        made["__substg1.0_37010102"] = content
    if name is not None:
        kind, alphabet = ("001E", "cp1252") if ansi else ("001F", "utf-16-le")
        made[f"__substg1.0_3707{kind}"] = name.encode(alphabet)
        made["__substg1.0_3704001F"] = "CORTO~1.PDF".encode("utf-16-le")
    return made


def mail_within(mail: Tree) -> Tree:
    """A mail that hangs on another."""
    return {"__properties_version1.0": bytes(8), "__substg1.0_3701000D": mail}
