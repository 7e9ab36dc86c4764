"""Loose files, each as a plain PDF to be bound: no lock, no signature that would break, nothing hidden.

One file after the other; what becomes of each is told as soon as it is known, so that one that kills the
process takes no other with it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import pypdf
from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, NameObject

from review.reading.limits import DEFAULT_LIMITS
from review.reading.pdfium_saving import saved_anew
from review.writing import Why
from review.writing.photo_sheets import picture_sheets
from review.writing.signed_files import Refused, is_signed

PDF, PICTURE = "pdf", "picture"
_BROKEN = (
    PyPdfError,
    DependencyError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    RuntimeError,  # pi_heif's, besides that of recursion
    OSError,
    SyntaxError,  # Pillow's, of a broken PNG
)
_MOST_NAMES = 20


def loose_sheets(files: Sequence[dict[str, str]]) -> Iterator[bytes]:
    """A line of JSON for each file (`path`, `kind`, `to`): `answer` is `ok` or a `Why`; then its `pages`, and
    of a PDF whether it was `signed` or `locked` and the names of the files `attached` to it."""
    for one in files:
        told: dict[str, Any]
        try:
            source, to = Path(one["path"]), Path(one["to"])
            told = picture_sheets(source, to) if one["kind"] == PICTURE else _plain_pdf(source, to)
            told["answer"] = "ok"
        except Refused as refusal:
            told = {"answer": refusal.why.value}
        except MemoryError:
            told = {"answer": Why.BIG.value}
        except _BROKEN:
            told = {"answer": Why.BROKEN.value}
        yield json.dumps(told).encode("ascii") + b"\n"


def _plain_pdf(source: Path, to: Path) -> dict[str, Any]:
    data = source.read_bytes()
    told: dict[str, Any] = {"signed": False, "locked": False, "attached": []}
    try:
        reader = pypdf.PdfReader(source)
        told["locked"] = reader.is_encrypted
        if reader.is_encrypted and not reader.decrypt(""):
            raise Refused(Why.ENCRYPTED)
        told |= _facts(reader)
        writer = _copied(reader)
    except FileNotDecryptedError as error:
        raise Refused(Why.ENCRYPTED) from error
    except _BROKEN:
        # pypdf is stricter than the programs people see it in, and lacks ciphers without another library
        reader = pypdf.PdfReader(_stream(saved_anew(data)))
        told |= _facts(reader)
        writer = _copied(reader)
    if len(writer.pages) > DEFAULT_LIMITS.pages:
        raise Refused(Why.BIG)
    with to.open("wb") as out:
        writer.write(out)
    return told | {"pages": len(writer.pages)}


def _stream(data: bytes) -> Any:
    import io

    return io.BytesIO(data)


def _facts(reader: pypdf.PdfReader) -> dict[str, Any]:
    attached: list[str] = []
    with suppress(*_BROKEN):
        attached = sorted(reader.attachments)[:_MOST_NAMES]
    return {"signed": is_signed(reader), "attached": attached}


def _copied(reader: pypdf.PdfReader) -> pypdf.PdfWriter:
    writer = pypdf.PdfWriter()
    writer.append(reader, import_outline=False)
    _unsign(writer)
    return writer


def _unsign(writer: pypdf.PdfWriter) -> None:
    """A signature over other bytes would be told to be broken, or forged: what is seen of it stays."""
    form = writer.root_object.get("/AcroForm")
    if form is not None:
        held = form.get_object()
        for key in ("/SigFlags", "/XFA"):
            held.pop(key, None)
        held[NameObject("/Fields")] = ArrayObject(
            field for field in held.get("/Fields", ()) if field.get_object().get("/FT") != "/Sig"
        )
    for page in writer.pages:
        for one in page.get("/Annots", ()) or ():
            annotation = one.get_object()
            if isinstance(annotation, DictionaryObject) and annotation.get("/FT") == "/Sig":
                annotation[NameObject("/Subtype")] = NameObject("/Stamp")
                for key in ("/FT", "/V", "/Parent", "/Lock", "/SV", "/AA", "/A"):
                    annotation.pop(key, None)
