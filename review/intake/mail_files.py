"""The PDFs of mails as files, from which they are read and shown: in a folder of ours, closed to others.

The mails are only read. What was laid out stays as long as the mail is in its folder, and goes with it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from review.intake.file_names import PDF_SUFFIX, shown
from review.intake.found import FoundFile, PassedOver
from review.intake.mail import opened
from review.machine import originals, private

MOST_MAIL_BYTES = 256 * 1024**2
_MANIFEST = "adjuntos.json"
_FOLDER = "correos"

TOO_LARGE = "El correo es demasiado grande; ábralo y guarde sus adjuntos en la carpeta."
NO_ROOM = "No se pudieron guardar los adjuntos del correo; revise el espacio libre del disco."


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A mail whose PDFs lie ready to be read; `told` is said of the mail itself."""

    files: tuple[FoundFile, ...]
    passed_over: tuple[PassedOver, ...]


def laid_out(mail: FoundFile, root: Path) -> LaidOut:
    """The PDFs of a mail of a folder as files of ours, made when it is first seen or has changed, and what
    is told of the mail and its other attachments. Never raises for what it holds."""
    place = _place(mail, root)
    listed = _kept(place)
    try:
        if listed is None:
            listed = _lay_out(mail, place)
        return _as_found(mail, place, listed)
    except OSError:
        return LaidOut((), (PassedOver(mail.archivo, NO_ROOM),))


def forget_others(mails: Iterable[FoundFile], root: Path) -> None:
    """Empty what was laid out for mails that the folder does not hold any more."""
    kept = {_place(mail, root).name for mail in mails}
    own = _folder_of(root)
    with suppress(OSError):  # what cannot be emptied now is tried again the next time
        for one in [one for one in own.iterdir() if one.name not in kept]:
            _empty(one)


def _empty(folder: Path) -> None:
    for path, _, names in os.walk(folder, topdown=False):
        for name in names:
            Path(path, name).unlink(missing_ok=True)
        Path(path).rmdir()


def _folder_of(root: Path) -> Path:
    return private.data_folder() / _FOLDER / _short(os.fspath(root))


def _place(mail: FoundFile, root: Path) -> Path:
    return _folder_of(root) / _short(f"{mail.archivo}|{mail.size}|{mail.mtime_ns}")


def _short(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


class _Listed(NamedTuple):
    """What was laid out: (name of the attachment, name of our file, size), and what was not with its
    reason."""

    files: list[tuple[str, str, int]]
    passed_over: list[tuple[str, str]]
    told: str


def _kept(place: Path) -> _Listed | None:
    """What was laid out before, if it is all still there."""
    try:
        made = json.loads((place / _MANIFEST).read_text(encoding="utf-8"))
        listed = _Listed([tuple(one) for one in made["files"]], made["passed_over"], made["told"])
        whole = all((place / name).stat().st_size == size for _, name, size in listed.files)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return listed if whole else None


def _lay_out(mail: FoundFile, place: Path) -> _Listed:
    """Raises OSError."""
    if mail.size > MOST_MAIL_BYTES:
        return _Listed([], [], TOO_LARGE)
    with originals.at_hand(mail.path) as brought:
        found = opened(brought.read_bytes())
    originals.let_go(mail.path)
    private.make_folder(place.parent.parent)
    private.make_folder(place.parent)
    private.make_folder(place)
    files = []
    for number, one in enumerate(found.files, 1):
        name = f"{number}{PDF_SUFFIX}"
        private.write_whole(place / name, one.content)
        os.utime(place / name, ns=(mail.mtime_ns, mail.mtime_ns))
        files.append((one.name, name, len(one.content)))
    listed = _Listed(files, [(one.archivo, one.reason) for one in found.passed_over], found.told)
    private.write_whole(place / _MANIFEST, json.dumps(listed._asdict(), ensure_ascii=False).encode())
    return listed


def _as_found(mail: FoundFile, place: Path, listed: _Listed) -> LaidOut:
    files = tuple(
        FoundFile(str(place / name), shown(mail.archivo, inside), size, mail.mtime_ns, mail.secop_hint)
        for inside, name, size in listed.files
    )
    passed = [PassedOver(shown(mail.archivo, inside), reason) for inside, reason in listed.passed_over]
    return LaidOut(files, (PassedOver(mail.archivo, listed.told), *passed))
