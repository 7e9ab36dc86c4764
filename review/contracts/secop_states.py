"""The states of a cuenta in SECOP II, in every wording: supplier's screen, entity's screen, open data."""

from __future__ import annotations

import re
from typing import Final

from review.model import SecopState
from review.recognition.grammar import fold

_WORDS: Final = re.compile(r"[a-z]+")
# In the order in which they are tried: "pendiente de aprobación" is not "pendiente".
_WORDINGS: Final[tuple[tuple[re.Pattern[str], SecopState], ...]] = tuple(
    (re.compile(pattern), state)
    for pattern, state in (
        (r"sin confirmar|por confirmar|desconocid[oa]", SecopState.SIN_CONFIRMAR),
        (r"(?:bajo|en|pendiente de|pendiente) aprobacion|en revision", SecopState.BAJO_APROBACION),
        (r"pendiente(?: de| por)? (?:registr\w+|confirmar|envi\w+)|pendiente|por enviar|sin enviar|borrador|"
         r"no enviad[oa]", SecopState.PENDIENTE_REGISTRO),
        (r"rechazad[oa]|devuelt[oa]", SecopState.RECHAZADO),
        (r"pagad[oa]|cancelad[oa] al proveedor", SecopState.PAGADO),
        (r"enviad[oa](?: a la entidad(?: estatal)?| por(?: el)? proveedor)?|radicad[oa]|recibid[oa]",
         SecopState.ENVIADO),
        (r"aprobad[oa]|aceptad[oa]", SecopState.APROBADO),
    )
)  # fmt: skip
_MAY_FOLLOW: Final = frozenset(
    {
        "a",
        "al",
        "la",
        "el",
        "por",
        "de",
        "del",
        "en",
        "entidad",
        "estatal",
        "proveedor",
        "supervisor",
        "secop",
        "ii",
    }
    | {"aprobado", "aprobada", "aceptado", "aceptada", "factura", "cuenta", "cobro"}
)


def parse_secop_state(text: str) -> SecopState | None:
    """The state that a cell or a screen says; None when it is none of SECOP II's.

    Case, accents, underscores and punctuation do not count: `Enviado a la Entidad Estatal`, `Enviado Por
    Proveedor` and `enviado` are the same (Colombia Compra Eficiente: plan de pagos, open data uymx-8p3j).
    """
    plain = " ".join(_WORDS.findall(fold(text)))
    for pattern, state in _WORDINGS:
        found = pattern.match(plain)
        if found and _MAY_FOLLOW.issuperset(plain[found.end() :].split()):
            return state
    return None
