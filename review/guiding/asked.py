"""What has to be mended, point by point: out of the check of a cuenta, or out of the entity's own words, that
is a letter, as the justification of a rejection in SECOP II, or as a mail."""

from __future__ import annotations

import email
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import default

from review.assembling import Advice
from review.errors import BadArgument

_MOST_CHARACTERS = 20_000  # judgement: a letter of a hundred points has half of it
_MOST_BYTES = 5_000_000  # of a mail without attachments, far beyond any
_POINT = re.compile(r"^\s*(?:\d{1,3}[.)]|[•\-–*])\s+(?P<said>\S.*)$")
_PLACE = re.compile(r"^(?P<where>(?:Ítem|Item) \d+[^:]{0,60}|Página \d+)\s*:\s*(?P<said>.+)$", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]+")


@dataclass(frozen=True, slots=True)
class ToMend:
    """A thing to mend: where (the item and its page, empty where nothing says it) and what."""

    where: str
    said: str


def asked_by(advice: Iterable[Advice]) -> tuple[ToMend, ...]:
    """What a supervisor would return, and what they would look at, in that order."""
    return tuple(ToMend(one.where, f"{one.fault} {one.remedy}".strip()) for one in advice)


def asked_in_letter(text: str) -> tuple[ToMend, ...]:
    """The points of a letter, or of a justification as SECOP II shows it; without points, all of it as one.

    A point goes on until an empty line or the next one. Raises BadArgument where there is nothing.
    """
    points = [_placed(said) for said in _points(text[:_MOST_CHARACTERS])]
    if points:
        return tuple(points)
    whole = " ".join(_CONTROL.sub(" ", text[:_MOST_CHARACTERS]).split())
    if not whole:
        raise BadArgument("No hay nada escrito: pegue lo que le pidieron, o suba el correo.")
    return (ToMend("", whole),)


def asked_in_mail(content: bytes) -> tuple[ToMend, ...]:
    """The points of a letter that came as a mail (`.eml`). Raises BadArgument for what is no mail."""
    try:
        if len(content) > _MOST_BYTES:
            raise BadArgument("El correo es demasiado grande: ábralo, copie su texto y péguelo.")
        mail = email.message_from_bytes(content, policy=default)
        body = mail.get_body(("plain",)) if isinstance(mail, EmailMessage) and mail.keys() else None
        text = None if body is None else body.get_content()
    except (MessageError, LookupError, ValueError, AttributeError) as error:
        raise BadArgument(_NO_MAIL) from error
    if not isinstance(text, str) or not text.strip():
        raise BadArgument(_NO_MAIL)
    return asked_in_letter(text)


_NO_MAIL = "No se entiende este correo, o no trae texto. Ábralo, copie lo que le pidieron y péguelo."


def _points(text: str) -> Iterator[str]:
    held: list[str] = []
    for raw in text.splitlines():
        line = " ".join(_CONTROL.sub(" ", raw).split())
        found = _POINT.match(line)
        if found or not line:
            if held:
                yield " ".join(held)
            held = [found["said"]] if found else []
        elif held:
            held.append(line)
    if held:
        yield " ".join(held)


def _placed(said: str) -> ToMend:
    found = _PLACE.match(said)
    return ToMend("", said) if found is None else ToMend(found["where"], found["said"])
