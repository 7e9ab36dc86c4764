"""What a contractor has at hand, file by file: what each is, and as a plain PDF to be bound with others."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from review.assembling import office_files
from review.errors import NotAssembled
from review.reading.limits import DEFAULT_LIMITS
from review.reading.sniff import HEADER_WINDOW, describe, is_heif, is_pdf
from review.writing import Why, WritingFailed, WritingTask, run

_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OFFICE_PARTS = ("word/", "xl/", "ppt/", "content.xml")
_SECONDS_A_FILE = 60.0  # judgement: far beyond the largest photograph

_PROBLEMS = {
    Why.ENCRYPTED: (
        "tiene contraseña y no se puede abrir. Quítesela (ábralo y guárdelo sin ella, o imprímalo como PDF) "
        "y agréguelo de nuevo."
    ),
    Why.BIG: "es demasiado grande para armarlo. Redúzcalo o divídalo, y agréguelo de nuevo.",
    Why.BROKEN: "está dañado o incompleto. Descárguelo o tómele la foto otra vez, y agréguelo de nuevo.",
    Why.LATE: "tardó demasiado en abrirse, y se dejó. Guárdelo de nuevo como PDF o JPG y agréguelo.",
    Why.NOT_STARTED: "no se pudo abrir: al equipo le falta memoria. Cierre otros programas y repita.",
}


class LooseKind(StrEnum):
    """What a loose file is, by its bytes."""

    PDF = "pdf"
    PICTURE = "picture"
    OFFICE = "office"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class LooseFile:
    """A file as it was given. `problem` says, behind its name, why it is not in the PDF, and what to do.

    `sheets` is it as a plain PDF of so many `pages`. `signed` digitally; `locked` against being changed;
    `attached` are the files that hang on it, which stay out; `reduced` a picture's pixels before and after.
    """

    path: Path
    kind: LooseKind
    sheets: Path | None = None
    pages: int = 0
    signed: bool = False
    locked: bool = False
    attached: tuple[str, ...] = ()
    reduced: tuple[tuple[int, int], tuple[int, int]] | None = None
    problem: str | None = None

    @property
    def name(self) -> str:
        return self.path.name


def made_plain(
    files: Sequence[Path], folder: Path, tell: Callable[[str], None] = lambda _: None
) -> Iterator[LooseFile]:
    """Each file as a plain PDF in `folder`, or why not, in the order given. Never raises for what one holds.

    `tell` hears the name of each before its turn.
    """
    waiting: list[dict[str, str]] = []
    found: dict[int, LooseFile] = {}
    for number, path in enumerate(files):
        tell(path.name)
        one = _looked_at(path)
        source = path
        if one.kind is LooseKind.OFFICE and one.problem is None:
            place = folder / f"{number:04d}-office"
            place.mkdir()
            try:
                source = office_files.as_pdf(path, place)
            except NotAssembled as error:
                one = _refused(path, one.kind, f"es de Word o Excel. {error}")
        found[number] = one
        if one.problem is None:
            kind = "picture" if one.kind is LooseKind.PICTURE else "pdf"
            to = folder / f"{number:04d}.pdf"
            waiting.append({"path": str(source), "kind": kind, "to": str(to), "number": str(number)})
    for question, told in _written(waiting):
        number = int(question["number"])
        found[number] = _of(found[number], Path(question["to"]), told)
    yield from (found[number] for number in range(len(files)))


def _looked_at(path: Path) -> LooseFile:
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(HEADER_WINDOW)
    except OSError:
        return _refused(path, LooseKind.OTHER, "no se puede abrir. Revise que siga en su carpeta.")
    kind = _kind_of(path, start)
    if not size:
        return _refused(path, kind, "está vacío: pesa 0 bytes. Descárguelo o tómele la foto otra vez.")
    if size > DEFAULT_LIMITS.file_bytes:
        return _refused(path, kind, _PROBLEMS[Why.BIG])
    if kind is LooseKind.OTHER:
        what = describe(start)
        told = f"es {what}, y" if what else "no es de una clase que se conozca;"
        return _refused(
            path, kind, f"{told} no se puede poner en el PDF. Guárdelo como PDF o JPG y agréguelo de nuevo."
        )
    return LooseFile(path, kind)


def _kind_of(path: Path, start: bytes) -> LooseKind:
    if start.startswith(_PICTURES) or (start[:4] == b"RIFF" and start[8:12] == b"WEBP") or is_heif(start):
        return LooseKind.PICTURE
    if start.startswith((_OLD_OFFICE, b"{\\rtf")) or (start.startswith(b"PK\x03\x04") and _is_office(path)):
        return LooseKind.OFFICE
    return LooseKind.PDF if is_pdf(start) else LooseKind.OTHER


def _is_office(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as held:
            return any(name.startswith(_OFFICE_PARTS) for name in held.namelist())
    except (OSError, ValueError, NotImplementedError, zipfile.BadZipFile):
        return False


def _refused(path: Path, kind: LooseKind, problem: str) -> LooseFile:
    return LooseFile(path, kind, problem=problem)


def _written(waiting: Sequence[dict[str, str]]) -> Iterator[tuple[dict[str, str], dict[str, Any]]]:
    """What became of each; one that the process dies of, or hangs on, is left and the next ones are tried."""
    left = list(waiting)
    while left:
        try:
            said, late = run(WritingTask.LOOSE, left, seconds=_SECONDS_A_FILE * len(left))
        except WritingFailed as failure:
            yield from ((one, {"answer": failure.why.value}) for one in left)
            return
        told = [json.loads(line) for line in said.splitlines(keepends=True) if line.endswith(b"\n")]
        yield from zip(left, told, strict=False)
        left = left[len(told) :]
        if left:
            yield left.pop(0), {"answer": (Why.LATE if late else Why.BROKEN).value}


def _of(one: LooseFile, sheets: Path, told: dict[str, Any]) -> LooseFile:
    if told["answer"] != "ok":
        return _refused(one.path, one.kind, _PROBLEMS[Why(told["answer"])])
    if not told["pages"]:
        return _refused(one.path, one.kind, "no tiene páginas. Descárguelo otra vez y agréguelo de nuevo.")
    reduced = told.get("reduced")
    return LooseFile(
        one.path,
        one.kind,
        sheets,
        told["pages"],
        told.get("signed", False),
        told.get("locked", False),
        tuple(told.get("attached", ())),
        None if reduced is None else ((reduced[0][0], reduced[0][1]), (reduced[1][0], reduced[1][1])),
    )
