"""The justification with which a payment is rejected in SECOP II, out of what the contractor was told.

On a rejection the contractor edits the same request, so that these words are all that remains of the round
there: what only frames them goes, and what does not fit is cut after a whole sentence and told.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from review import spanish

MORE = " …"
_GREETING = re.compile(
    r"^(?:cordial saludo|buen[oa]s? (?:d[ií]as?|tardes?)|se[ñn]or(?:a|es)?\b)[^:]*:?\s*$", re.IGNORECASE
)
_ENDS = re.compile(r"(?<=[.;!?])\s+|\n")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]+")


class Justification(NamedTuple):
    """The text to type, and a sentence about it in Spanish. `cut` is how many characters were left out."""

    text: str
    told: str
    cut: int = 0


def justification(reason: str, length: int) -> Justification:
    """What was written for the contractor, in at most `length` characters, of which there are more than
    those of `MORE`."""
    whole = _whole(reason)
    if not whole:
        return Justification("", "La decisión no tiene motivo escrito: escriba qué debe corregir.")
    if len(whole) <= length:
        return Justification(whole, f"{_count(len(whole))} de los {spanish.number(length)} que caben.")
    kept = _kept(whole, length - len(MORE)) + MORE
    left = len(whole) - len(kept) + len(MORE)
    told = (
        f"Caben {_count(length)} y el texto tiene {spanish.number(len(whole))}: se cortó en una frase "
        f"y quedaron por fuera {spanish.number(left)}. Envíe la carta completa al contratista por otro medio."
    )
    return Justification(kept, told, left)


def _whole(reason: str) -> str:
    """Without greeting, empty lines and what cannot be typed in a form."""
    lines = map(typed, reason.splitlines())
    said = [line for line in lines if line]
    if len(said) > 1 and _GREETING.match(said[0]):
        said = said[1:]
    return "\n".join(said)


def typed(text: str) -> str:
    """A line as a field of a form takes it."""
    return " ".join(_CONTROL.sub(" ", text).split())


def _kept(whole: str, most: int) -> str:
    """As many whole sentences as fit; of a first one that does not, as many words."""
    ends = [found.start() for found in _ENDS.finditer(whole) if 0 < found.start() <= most]
    ends = [end for end in ends if not re.search(r"(?:^|\n)\d{1,2}\.$", whole[:end])]
    if ends:
        return whole[: ends[-1]].rstrip()
    words = whole[:most].rpartition(" ")[0]
    return (words or whole[:most]).rstrip(" ,;:")


def _count(many: int) -> str:
    return spanish.plural(many, "carácter", "caracteres")
