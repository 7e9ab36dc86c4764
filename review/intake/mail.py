"""A mail saved as a file (.eml), taken as a folder of attachments. It comes from a stranger, like everything.

Its PDFs are to be read (`mail_files` lays them out); everything else that it carries is told with the reason
why it is not. What the mail says in its own text is no attachment and is not looked at.
"""

from __future__ import annotations

import email
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.errors import (
    CloseBoundaryNotFoundDefect,
    HeaderParseError,
    InvalidBase64CharactersDefect,
    InvalidBase64LengthDefect,
    InvalidBase64PaddingDefect,
    StartBoundaryNotFoundDefect,
)
from email.header import decode_header, make_header
from email.message import Message
from pathlib import PurePosixPath
from typing import NamedTuple

from review.intake.file_names import MAIL_SUFFIX, OUTLOOK_SUFFIX, PDF_SUFFIX
from review.intake.found import PassedOver

MOST_FILE_BYTES = 128 * 1024**2
MOST_ATTACHMENTS = 200
DEEPEST = 8  # mails within mails
_HEADER_WINDOW = 1024
_LONGEST_NAME = 120  # characters, below what every file system holds with accents
_FORBIDDEN = {ord(char): "_" for char in '<>:"|?*/\\'} | dict.fromkeys(range(32))
_CUT = (StartBoundaryNotFoundDefect, CloseBoundaryNotFoundDefect)
_SPOILT = (InvalidBase64CharactersDefect, InvalidBase64LengthDefect, InvalidBase64PaddingDefect)

TAKEN = "Es un correo; se leyeron los PDF que trae adjuntos."
CUT = "El correo está cortado: se leyó lo que trae, pero puede faltar un adjunto. Guárdelo de nuevo."
NO_PDF = "Es un correo sin ningún PDF adjunto; si la cuenta viene en un enlace, descárguela a la carpeta."
NOT_A_MAIL = "No se pudo entender este correo; ábralo y guarde sus adjuntos en la carpeta."
TOO_MANY = f"El correo trae más de {MOST_ATTACHMENTS} adjuntos; este no se leyó. Guárdelo en la carpeta."
OUTLOOK = (
    "Es un correo en el formato de Outlook (.msg); ábralo y guárdelo como .eml, o guarde sus adjuntos en la "
    "carpeta."
)
INNER = "Es un correo dentro de otro; se leyeron los PDF que trae adjuntos."
INNER_NO_PDF = "Es un correo dentro de otro, sin ningún PDF adjunto."
TOO_DEEP = "Es un correo dentro de demasiados correos; ábralo y guarde sus adjuntos en la carpeta."
FILE_TOO_LARGE = "El adjunto es demasiado grande y no se leyó; guárdelo en la carpeta."
SPOILT = "El adjunto llegó dañado dentro del correo; pídalo de nuevo."
EMPTY = "El adjunto está vacío; pídalo de nuevo."
LOCKED = "El correo está cifrado; ábralo con su programa de correo y guarde sus adjuntos en la carpeta."
WINMAIL = "Outlook envió los adjuntos dentro de este archivo; pídalos de nuevo o guárdelos con Outlook."
ZIP = "Es un ZIP dentro de un correo; descomprímalo en la carpeta."
OTHER_KIND = "No es un PDF; si es un soporte de la cuenta, guárdelo como PDF."


class Attached(NamedTuple):
    """A PDF of a mail, to be laid out under a name that no other of the mail has."""

    name: str
    content: bytes


@dataclass(slots=True)
class Opened:
    """What a mail carries: its PDFs, what else with the reason, and what is to be said of the mail itself."""

    files: list[Attached] = field(default_factory=list)
    passed_over: list[PassedOver] = field(default_factory=list)
    told: str = TAKEN
    _names: set[str] = field(default_factory=set)

    def free(self, name: str) -> str:
        """The name, or with a number where another attachment has it already."""
        path, number, free = PurePosixPath(name), 2, name
        while free.casefold() in self._names:
            free = str(path.with_name(f"{path.stem} ({number}){path.suffix}"))
            number += 1
        self._names.add(free.casefold())
        return free


def opened(content: bytes) -> Opened:
    """The attachments of a mail. Never raises for what it holds."""
    found = Opened()
    message = email.message_from_bytes(content)
    if not message.keys() or (not message.is_multipart() and _name(message) is None and not _is_pdf(message)):
        locked = message.get_content_type() in ("application/pkcs7-mime", "application/x-pkcs7-mime")
        found.told = LOCKED if locked else NO_PDF if message.keys() else NOT_A_MAIL
        return found
    cut = _take(message, "", 0, found)
    found.told = CUT if cut else TAKEN if found.files else NO_PDF
    return found


def _take(message: Message, above: str, depth: int, found: Opened) -> bool:
    """Put every attachment of a mail in its place; whether the mail is cut. `above` is the name of the mail
    that it came in."""
    cut = False
    for part in _parts(message):
        cut |= any(isinstance(one, _CUT) for one in part.defects)
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            for one in inner if isinstance(inner, list) else []:
                if isinstance(one, Message):
                    cut |= _take_inner(one, part, above, depth, found)
            continue
        name = _name(part)
        if part.is_multipart() or (name is None and not _is_pdf(part)):
            continue
        _take_file(part, above, name or f"adjunto{PDF_SUFFIX}", depth, found)
    return cut


def _parts(message: Message) -> Iterator[Message]:
    """The message and its parts, but not those of the mails within."""
    waiting = [message]
    while waiting:
        part = waiting.pop(0)
        yield part
        if part.get_content_type() != "message/rfc822" or part is message:
            payload = part.get_payload()
            inner = [one for one in payload if isinstance(one, Message)] if isinstance(payload, list) else []
            waiting[:0] = inner


def _take_inner(message: Message, part: Message, above: str, depth: int, found: Opened) -> bool:
    name = _name(part) or f"{_decoded(str(message.get('subject', ''))) or 'correo'}{MAIL_SUFFIX}"
    name = found.free(above + _safe(name))
    if depth + 1 >= DEEPEST:
        found.passed_over.append(PassedOver(name, TOO_DEEP))
        return False
    before = len(found.files)
    cut = _take(message, f"{name}/", depth + 1, found)
    found.passed_over.append(PassedOver(name, INNER if len(found.files) > before else INNER_NO_PDF))
    return cut


def _take_file(part: Message, above: str, name: str, depth: int, found: Opened) -> None:
    raw = part.get_payload(decode=True)
    content = raw if isinstance(raw, bytes) else b""
    spoilt = any(isinstance(one, _SPOILT) for one in part.defects)
    name = _safe(name)
    low = name.lower()
    if low.endswith(MAIL_SUFFIX) and content and depth + 1 < DEEPEST:
        # Some programs send a mail within a mail as a mere file.
        _take_inner(email.message_from_bytes(content), part, above, depth, found)
        return
    pdf = low.endswith(PDF_SUFFIX) or b"%PDF-" in content[:_HEADER_WINDOW]
    if pdf and not low.endswith(PDF_SUFFIX):
        name += PDF_SUFFIX
    name = found.free(above + name)
    reason = _why_not(low, content, found, pdf=pdf, spoilt=spoilt)
    if reason is None:
        found.files.append(Attached(name, content))
    else:
        found.passed_over.append(PassedOver(name, reason))


def _why_not(low: str, content: bytes, found: Opened, *, pdf: bool, spoilt: bool) -> str | None:
    if len(found.files) + len(found.passed_over) >= MOST_ATTACHMENTS:
        return TOO_MANY
    if not pdf:
        told = {"winmail.dat": WINMAIL, "smime.p7m": LOCKED}.get(low)
        return told or (
            ZIP if low.endswith(".zip") else OUTLOOK if low.endswith(OUTLOOK_SUFFIX) else OTHER_KIND
        )
    if not content:
        return EMPTY
    if len(content) > MOST_FILE_BYTES:
        return FILE_TOO_LARGE
    return SPOILT if spoilt else None


def _is_pdf(part: Message) -> bool:
    return part.get_content_type() == "application/pdf"


def _name(part: Message) -> str | None:
    """The name of an attachment as its sender wrote it; None where a part has none."""
    try:
        given = part.get_filename()
    except (LookupError, ValueError):
        given = None
    return _decoded(given) if given else None


def _decoded(text: str) -> str:
    """A header as text; as it stands where it was encoded badly."""
    try:
        return str(make_header(decode_header(text))).strip()
    except (HeaderParseError, LookupError, ValueError):
        return text.strip()


def _safe(name: str) -> str:
    """A name of one part that every file system takes, and that leads nowhere else."""
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    text = last.encode("utf-8", "replace").decode("utf-8").translate(_FORBIDDEN).strip(" .") or "adjunto"
    path = PurePosixPath(text)
    return text if len(text) <= _LONGEST_NAME else path.stem[: _LONGEST_NAME - 8] + path.suffix[:8]
