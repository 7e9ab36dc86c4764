"""The signs of the screens. A state is always a word and an icon; colour only helps."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, NamedTuple, cast

import pandas as pd

from review import spanish
from review import spanish_titles as titles
from review.frames.absent import NO_DATA
from review.frames.totals import NO_ACCOUNT
from review.model import (
    Concept,
    Lectura,
    PayStanding,
    Resultado,
    SecopSource,
    SecopState,
    SinceExport,
    State,
    Verdict,
)
from review.ways import checklist


class Sign(NamedTuple):
    """How a state is shown: its word, an icon of `assets/base.js` and a tone of `assets/base.css`."""

    word: str
    icon: str
    tone: str

    def cell(self) -> dict[str, str]:
        """The sign as our components take it."""
        return self._asdict()


def signs(*told: tuple[StrEnum, str, str]) -> dict[str, Sign]:
    """The sign of each member, its word the title: (member, icon, tone)."""
    return {member: Sign(spanish.title(member), icon, tone) for member, icon, tone in told}


UNKNOWN = Sign("—", "dash", "mute")
UNDECIDED = "sin_decidir"
# Confidences of the recogniser, from 0 to 1. Doubtful is what the rules would not rely on either.
SURE, DOUBTFUL = 0.9, checklist.DEFAULT.least_confidence

STATES = signs(
    (State.CUMPLE, "check", "good"),
    (State.NO_CUMPLE, "cross", "bad"),
    (State.FALTA, "missing", "bad"),
    (State.POR_REVISAR, "eye", "warn"),
    (State.NO_APLICA, "dash", "mute"),
)

RESULTS = signs(
    (Resultado.COMPLETA, "check", "good"),
    (Resultado.POR_REVISAR, "eye", "warn"),
    (Resultado.INCOMPLETA, "cross", "bad"),
    (Resultado.ILEGIBLE, "blur", "bad"),
)

MONTH_RESULTS: dict[str, Sign] = {
    **RESULTS,
    Resultado.ILEGIBLE: RESULTS[Resultado.ILEGIBLE]._replace(word="Llegó, no se pudo leer"),
    NO_ACCOUNT: Sign("Sin cuenta", "missing", "mute"),
}

SECOP = signs(
    (SecopState.SIN_CONFIRMAR, "help", "mute"),
    (SecopState.PENDIENTE_REGISTRO, "clock", "warn"),
    (SecopState.ENVIADO, "send", "info"),
    (SecopState.BAJO_APROBACION, "eye", "info"),
    (SecopState.RECHAZADO, "back", "bad"),
    (SecopState.APROBADO, "check", "good"),
    (SecopState.PAGADO, "money", "good"),
)

TOLD_SECOP: dict[str, Sign] = {**SECOP, NO_DATA: Sign("Sin datos", "help", "mute")}

# As the entity's own screens shorten them; for narrow columns.
SHORT_SECOP: dict[str, Sign] = {
    state: mark._replace(word=word)
    for (state, mark), word in zip(
        SECOP.items(),
        ("Sin confirmar", "Pendiente", "Enviado", "En aprobación", "Rechazado", "Aprobado", "Pagado"),
        strict=True,
    )
}

DECISIONS: dict[str, Sign] = {
    UNDECIDED: Sign("Sin decidir", "clock", "mute"),
    Verdict.APROBADA: Sign("Aprobada", "check", "good"),
    Verdict.DEVUELTA: Sign("Devuelta", "back", "bad"),
    Verdict.INCOMPLETA: Sign("Dejada incompleta", "pause", "warn"),
}

PAID = signs(
    (PayStanding.POR_PAGAR, "money", "good"),
    (PayStanding.POR_PASAR, "send", "warn"),
    (PayStanding.SIN_DECIDIR, "clock", "info"),
    (PayStanding.RETENIDA, "pause", "bad"),
    (PayStanding.PAGADA, "check", "mute"),
    (PayStanding.POR_FUERA, "dash", "mute"),
)

SINCE = signs(
    (SinceExport.ENTRO, "plus", "info"),
    (SinceExport.CAMBIO, "history", "warn"),
    (SinceExport.SALIO, "back", "bad"),
)

CONCEPTS: dict[str, Sign] = {
    Concept.VISTO_BUENO: Sign("Visto bueno", "check", "info"),
    Concept.CON_INCONSISTENCIA: Sign("Con inconsistencia", "eye", "warn"),
}

OUTDATED = Sign("Desactualizada", "clock", "warn")
REPLACES = Sign("Versión nueva", "history", "info")

SOURCES: dict[str, str] = {source.value: spanish.title(source) for source in SecopSource}

READINGS = signs(
    (Lectura.LEIDO, "check", "good"),
    (Lectura.PARCIAL, "eye", "warn"),
    (Lectura.CIFRADO, "lock", "bad"),
    (Lectura.DANADO, "blur", "bad"),
    (Lectura.VACIO, "missing", "bad"),
    (Lectura.NO_ES_PDF, "cross", "bad"),
    (Lectura.DEMASIADO_GRANDE, "blur", "bad"),
)

SHORT_PAGE_KINDS: dict[str, str] = {
    **{item.value: title for item, title in titles.ITEMS_SHORT.items()},
    "otro": "Otro",
    "blanco": "En blanco",
}


def missing(value: object) -> bool:
    """True for None, NA, NaN, NaT and blank text: what a cell of a table holds when nothing is known."""
    if value is None or isinstance(value, str):
        return not (value and value.strip())
    return bool(pd.api.types.is_scalar(value) and pd.isna(cast(Any, value)))


def sign(table: dict[str, Sign], value: object) -> Sign:
    """The sign of `value`, or its own text when it is a word this version does not know."""
    return UNKNOWN if missing(value) else table.get(str(value), Sign(str(value), "help", "mute"))


def confidence(value: object) -> str:
    """Say plainly how sure the machine is of what it read (`value` from 0 to 1)."""
    if missing(value):
        return ""
    share = float(str(value))
    if share >= SURE:
        return "Lectura segura"
    return "Lectura probable" if share >= DOUBTFUL else "Lectura dudosa: compárela con la página"
