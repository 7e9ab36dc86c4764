"""A mail saved as a file (.eml, or .msg of Outlook), taken as a folder of attachments. It comes from a
stranger, like everything.

Its PDFs are to be read (`mail_files` lays them out); everything else that it carries is told with the reason
why it is not. What the mail says in its own text is no attachment and is not looked at.
"""

from __future__ import annotations

import email
from collections.abc import Iterator
from contextlib import suppress
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

from review.intake.file_names import MAIL_SUFFIX, MAIL_SUFFIXES, OUTLOOK_SUFFIX, PDF_SUFFIX
from review.intake.found import PassedOver
from review.intake.outlook import NotOutlook, OutlookMail
from review.intake.receipts import RECEIPT, is_receipt

MOST_FILE_BYTES = 128 * 1024**2
MOST_ATTACHMENTS = 200
DEEPEST = 8  # mails within mails
_HEADER_WINDOW = 1024
_LONGEST_NAME = 120  # characters, below what every file system holds with accents
_FORBIDDEN = {ord(char): "_" for char in '<>:"|?*/\\'} | dict.fromkeys(range(32))
_COMPOUND_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # begins a mail of Outlook
_SIGNED = b"content-type: multipart/signed"
_CUT = (StartBoundaryNotFoundDefect, CloseBoundaryNotFoundDefect)
_SPOILT = (InvalidBase64CharactersDefect, InvalidBase64LengthDefect, InvalidBase64PaddingDefect)

TAKEN = "Es un correo; se leyeron los PDF que trae adjuntos."
CUT = "El correo está cortado: se leyó lo que trae, pero puede faltar un adjunto. Guárdelo de nuevo."
NO_PDF = "Es un correo sin ningún PDF adjunto; si la cuenta viene en un enlace, descárguela a la carpeta."
NOT_A_MAIL = "No se pudo entender este correo; ábralo y guarde sus adjuntos en la carpeta."
TOO_MANY = f"El correo trae más de {MOST_ATTACHMENTS} adjuntos; este no se leyó. Guárdelo en la carpeta."
INNER = "Es un correo dentro de otro; se leyeron los PDF que trae adjuntos."
INNER_NO_PDF = "Es un correo dentro de otro, sin ningún PDF adjunto."
TOO_DEEP = "Es un correo dentro de demasiados correos; ábralo y guarde sus adjuntos en la carpeta."
FILE_TOO_LARGE = "El adjunto es demasiado grande y no se leyó; guárdelo en la carpeta."
LINKED = "Es un enlace y no un adjunto; ábralo y descargue el archivo a la carpeta."
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
    _names: dict[str, int] = field(default_factory=dict)

    def free(self, name: str) -> str:
        """The name, or with a number where another attachment has it already."""
        path, free = PurePosixPath(name), name
        number = self._names.get(name.casefold(), 2)  # the next to be tried of this name
        while free.casefold() in self._names:
            free = str(path.with_name(f"{path.stem} ({number}){path.suffix}"))
            number += 1
        self._names[name.casefold()] = number
        self._names.setdefault(free.casefold(), 2)
        return free


def opened(content: bytes) -> Opened:
    """The attachments of a mail. Never raises for what it holds."""
    found = Opened()
    if content.startswith(_COMPOUND_MARK):
        try:
            _take_outlook(OutlookMail(content), "", 0, found)
            found.told = TAKEN if found.files else NO_PDF
        except NotOutlook:
            found.told = NOT_A_MAIL
        return found
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
                    subject = _decoded(str(one.get("subject", ""))) or "correo"
                    given = _name(part) or f"{subject}{MAIL_SUFFIX}"
                    cut |= _take_inner(one, given, above, depth, found)
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


def _take_outlook(mail: OutlookMail, above: str, depth: int, found: Opened) -> None:
    """As `_take`, of a mail of Outlook; it is never cut: what misses a part is no such mail."""
    for one in mail.hanging():
        name = one.name or "adjunto"
        if one.within is not None:
            subject = one.within.subject or one.name or "correo"
            _take_inner(one.within, f"{subject}{OUTLOOK_SUFFIX}", above, depth, found)
        elif one.linked:
            found.passed_over.append(PassedOver(found.free(above + _safe(name)), LINKED))
        elif one.content is not None and _SIGNED in one.content[:_HEADER_WINDOW].lower():
            # Of a mail that was signed Outlook keeps all as it came over the wire, under one attachment
            _take(email.message_from_bytes(one.content), above, depth, found)
        else:
            _take_content(one.content or b"", above, name, depth, found, spoilt=one.content is None)


def _take_inner(message: Message | OutlookMail, name: str, above: str, depth: int, found: Opened) -> bool:
    name = found.free(above + _safe(name))
    if depth + 1 >= DEEPEST:
        found.passed_over.append(PassedOver(name, TOO_DEEP))
        return False
    before, cut = len(found.files), False
    if isinstance(message, OutlookMail):
        _take_outlook(message, f"{name}/", depth + 1, found)
    else:
        cut = _take(message, f"{name}/", depth + 1, found)
    found.passed_over.append(PassedOver(name, INNER if len(found.files) > before else INNER_NO_PDF))
    return cut


def _take_file(part: Message, above: str, name: str, depth: int, found: Opened) -> None:
    raw = part.get_payload(decode=True)
    content = raw if isinstance(raw, bytes) else b""
    spoilt = any(isinstance(one, _SPOILT) for one in part.defects)
    _take_content(content, above, name, depth, found, spoilt=spoilt)


def _take_content(content: bytes, above: str, name: str, depth: int, found: Opened, *, spoilt: bool) -> None:
    name = _safe(name)
    low = name.lower()
    if low.endswith(MAIL_SUFFIXES) and content and depth + 1 < DEEPEST:
        # Some programs send a mail within a mail as a mere file.
        _take_mail_file(content, above, name, depth, found)
        return
    pdf = low.endswith(PDF_SUFFIX) or b"%PDF-" in content[:_HEADER_WINDOW]
    if pdf and not low.endswith(PDF_SUFFIX):
        name += PDF_SUFFIX
    name = found.free(above + name)
    reason = _why_not(low, content, found, pdf=pdf, spoilt=spoilt)
    if reason is None and is_receipt(low, len(content), lambda size: content[:size]):
        reason = RECEIPT
    if reason is None:
        found.files.append(Attached(name, content))
    else:
        found.passed_over.append(PassedOver(name, reason))


def _take_mail_file(content: bytes, above: str, name: str, depth: int, found: Opened) -> None:
    message: Message | OutlookMail = email.message_from_bytes(content)
    with suppress(NotOutlook):
        if content.startswith(_COMPOUND_MARK):
            message = OutlookMail(content)
    if isinstance(message, Message) and not message.keys():
        found.passed_over.append(PassedOver(found.free(above + name), NOT_A_MAIL))
    else:
        _take_inner(message, name, above, depth, found)


def _why_not(low: str, content: bytes, found: Opened, *, pdf: bool, spoilt: bool) -> str | None:
    if len(found.files) + len(found.passed_over) >= MOST_ATTACHMENTS:
        return TOO_MANY
    if not pdf:
        told = {"winmail.dat": WINMAIL, "smime.p7m": LOCKED}.get(low)
        if low.endswith(MAIL_SUFFIXES):
            return TOO_DEEP if content else EMPTY
        return told or (ZIP if low.endswith(".zip") else OTHER_KIND)
    if not content:
        return SPOILT if spoilt else EMPTY
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
