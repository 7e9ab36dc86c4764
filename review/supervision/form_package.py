"""A Word document as the package of parts that it is: opened within limits, written with the same bytes
whenever its parts are the same."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from review.errors import FormInvalid

BODY: Final = "word/document.xml"
MOST_BYTES: Final = (
    10_000_000  # of a form as it is uploaded; judgement: logos included, real ones are far less
)
_MOST_UNPACKED: Final = 60_000_000
_MOST_PARTS: Final = 500
_MOST_TEXT_PART: Final = 5_000_000  # of a part that holds text: some hundreds of pages
_TEXT_PART = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_XML = re.compile(r".*\.(?:xml|rels)", re.IGNORECASE)
_MACROS = re.compile(r"vbaProject|macroEnabled|activeX", re.IGNORECASE)
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)  # the first day that a ZIP can tell
_REACHES_OUT = re.compile(r"^\s*(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT)\b", re.IGNORECASE)
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_INSTRUCTION = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}instrText"
_SIMPLE_FIELD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}fldSimple"
_INSTRUCTION_OF = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}instr"

_NO_WORD = (
    "El archivo no es un documento de Word (.docx). Ábralo en Word o LibreOffice y guárdelo como .docx."
)


@dataclass(frozen=True, slots=True)
class FormPackage:
    """The parts of a document by their names, in the order of the file."""

    parts: dict[str, bytes]

    @property
    def text_parts(self) -> dict[str, bytes]:
        """The parts in which what is printed is written: the body first."""
        found = {name: part for name, part in self.parts.items() if _TEXT_PART.fullmatch(name)}
        return {BODY: found[BODY], **found}

    def other_xml(self) -> dict[str, bytes]:
        """The other parts of XML: styles, properties, comments…"""
        return {
            name: part
            for name, part in self.parts.items()
            if _XML.fullmatch(name) and not _TEXT_PART.fullmatch(name)
        }

    def written(self, changed: Mapping[str, bytes]) -> bytes:
        """The document with some parts replaced, and new ones behind; all others are as they came, byte for
        byte."""
        return packed({name: changed.get(name, part) for name, part in (self.parts | dict(changed)).items()})


def opened(content: bytes) -> FormPackage:
    """The parts of a document. Raises FormInvalid for what is no document of Word, is too large, holds
    macros, or fetches something from elsewhere when it is opened."""
    if len(content) > MOST_BYTES:
        raise FormInvalid("El formato pesa demasiado: el límite es de 10 MB. Reduzca las imágenes que trae.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = _read(archive)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise FormInvalid(_NO_WORD) from error
    if BODY not in parts or "[Content_Types].xml" not in parts:
        raise FormInvalid(_NO_WORD)
    if any(_MACROS.search(name) for name in parts) or _MACROS.search(
        parts["[Content_Types].xml"].decode("utf-8", "replace")
    ):
        raise FormInvalid("El formato trae macros, y no se aceptan. Guárdelo como .docx, sin macros.")
    for name, part in parts.items():
        if _XML.fullmatch(name):
            _refuse_reaching_out(name, parsed(part))
    return FormPackage(parts)


def _read(archive: zipfile.ZipFile) -> dict[str, bytes]:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    texts = (entry.file_size for entry in entries if _TEXT_PART.fullmatch(entry.filename))
    if (
        len(entries) > _MOST_PARTS
        or sum(entry.file_size for entry in entries) > _MOST_UNPACKED
        or max(texts, default=0) > _MOST_TEXT_PART
        or len({entry.filename for entry in entries}) != len(entries)
    ):
        raise FormInvalid(
            "El formato es demasiado grande por dentro. Empiece de nuevo desde uno más sencillo."
        )
    return {entry.filename: archive.read(entry) for entry in entries}


def parsed(part: bytes) -> etree._Element:
    """A part as XML. Raises FormInvalid for what is none, and for one with declarations of its own."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(part, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FormInvalid(
            "El documento está dañado por dentro. Ábralo en Word y guárdelo otra vez."
        ) from error
    if root.getroottree().docinfo.doctype:
        raise FormInvalid("El documento trae declaraciones que no son de Word, y no se acepta.")
    return root


def _refuse_reaching_out(name: str, root: etree._Element) -> None:
    """What Word would fetch from elsewhere as the filled paper is opened: linked pictures, a template of a
    server, another program's data. A link to be clicked is no such thing."""
    for one in root.iter(_RELATIONSHIP):
        if one.get("TargetMode") == "External" and not (one.get("Type") or "").endswith("/hyperlink"):
            raise FormInvalid(
                "El formato trae algo enlazado de fuera (una imagen o una plantilla). Insértelo en el "
                "documento, sin enlace, y súbalo de nuevo."
            )
    for one in root.iter(_INSTRUCTION, _SIMPLE_FIELD):
        if _REACHES_OUT.match(one.text or "") or _REACHES_OUT.match(one.get(_INSTRUCTION_OF) or ""):
            raise FormInvalid(
                f"El formato trae un campo de Word que busca datos fuera ({name.partition('/')[2]}). Quítelo."
            )


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A ZIP of these parts in this order, the same bytes for the same parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, part in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, part)
    return out.getvalue()
