"""Narrowing and ordering the list of cuentas, as pure functions over the table of `review.frames`."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from review import spanish
from review import spanish_titles as titles
from review.model import Avance, Resultado, SecopState, State
from screens.words import CONCEPTS, RESULTS, SECOP, UNDECIDED

NAMES = ("mes", "resultado", "secop", "decision", "concepto", "item", "supervisor", "q", "versiones", "orden")
SHOWN = (*NAMES, "compacta")  # what the list is narrowed by, and how it is drawn
DEFAULT_ORDER = "-espera"  # what waits longest comes first
STALE = "desactualizada"  # something changed since the decision, or since that of an earlier version
NEW = "nuevas"  # what is new to who looks: see `screens.listed`
PROBLEMS = (State.FALTA, State.NO_CUMPLE, State.POR_REVISAR)
_RISK = {Resultado.ILEGIBLE: 3, Resultado.INCOMPLETA: 2, Resultado.POR_REVISAR: 1, Resultado.COMPLETA: 0}

RESULT_OPTIONS = {"": "Todo resultado", **{value: mark.word for value, mark in RESULTS.items()}}
SECOP_OPTIONS = {
    "": "Todo estado SECOP",
    "pendientes": "Pendientes (sin enviar)",
    "enviadas": "Enviadas a la entidad",
    **{value: mark.word for value, mark in SECOP.items()},
}
DECISION_OPTIONS = {
    "": "Todo avance",
    UNDECIDED: "Por decidir",
    Avance.SIN_ABRIR.value: "Sin abrir",
    Avance.EN_REVISION.value: "En revisión",
    Avance.DEVUELTA.value: "Devueltas",
    Avance.INCOMPLETA.value: "Dejadas incompletas",
    Avance.APROBADA.value: "Aprobadas",
    STALE: "Desactualizadas",
    NEW: "Nuevas",
}
_BEGUN_OR_NOT = (Avance.SIN_ABRIR, Avance.EN_REVISION)
NO_CONCEPT = "sin_concepto"
CONCEPT_OPTIONS = {
    "": "Todo concepto",
    NO_CONCEPT: "Sin concepto",
    **{value: mark.word for value, mark in CONCEPTS.items()},
}
ITEM_OPTIONS = {
    "": "Cualquier ítem",
    **{f"{item}": f"{title}: con problema" for item, title in titles.ITEMS_SHORT.items()},
    **{
        f"{item}.{state}": f"{title}: {spanish.title(state).lower()}"
        for item, title in titles.ITEMS_SHORT.items()
        for state in PROBLEMS
    },
}


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked of the list. Empty text asks nothing."""

    resultado: str = ""
    secop: str = ""
    decision: str = ""
    concepto: str = ""
    item: str = ""
    supervisor: str = ""
    q: str = ""
    versiones: bool = False  # old versions too
    orden: str = DEFAULT_ORDER

    @classmethod
    def of(cls, params: Mapping[str, str]) -> Filters:
        """From the parameters of an address; words it does not know ask nothing."""
        return cls(
            resultado=_known(params, "resultado", RESULT_OPTIONS),
            secop=_known(params, "secop", SECOP_OPTIONS),
            decision=_known(params, "decision", DECISION_OPTIONS),
            concepto=_known(params, "concepto", CONCEPT_OPTIONS),
            item=_known(params, "item", ITEM_OPTIONS),
            supervisor=params.get("supervisor", ""),
            q=params.get("q", "").strip(),
            versiones=params.get("versiones") == "si",
            orden=params.get("orden") or DEFAULT_ORDER,
        )


def words(asked: Filters) -> str:
    """What is asked, in Spanish, for whoever gets the list that came of it; empty for everything."""
    told = [
        options[value]
        for options, value in (
            (RESULT_OPTIONS, asked.resultado),
            (SECOP_OPTIONS, asked.secop),
            (DECISION_OPTIONS, asked.decision),
            (CONCEPT_OPTIONS, asked.concepto),
            (ITEM_OPTIONS, asked.item),
        )
        if value
    ]
    told += [asked.supervisor] if asked.supervisor else []
    told += [f"«{asked.q}»"] if asked.q else []
    return "; ".join(told)


def _known(params: Mapping[str, str], name: str, options: Mapping[str, str]) -> str:
    value = params.get(name, "")
    return value if value in options else ""


def is_at(wanted: str, avance: str, *, stale: bool, new: bool) -> bool:
    """Whether a cuenta is among those of a value of `DECISION_OPTIONS`; `stale`: its decision, or that of an
    earlier version, is out of date."""
    if wanted == STALE:
        return stale
    if wanted == NEW:
        return new
    return wanted in ("", avance) or (wanted == UNDECIDED and avance in _BEGUN_OR_NOT)


def is_stale(table: pd.DataFrame) -> pd.Series[bool]:
    """The rows whose decision, or that of an earlier version, is out of date."""
    return table["decision_desactualizada"].notna()


def concept(table: pd.DataFrame) -> pd.Series[str]:
    """The concept in force on each row, a value of `CONCEPT_OPTIONS`."""
    return table["concepto"].fillna(NO_CONCEPT)


def is_new(table: pd.DataFrame) -> pd.Series[bool]:
    """The rows that are new to who looks: none in a table that nobody in particular looks at."""
    return table["novedad"].notna() if "novedad" in table else pd.Series(False, index=table.index)


def fold(value: str) -> str:
    """Lower case without accents, to search as people type."""
    return unicodedata.normalize("NFD", value.casefold()).translate(_WITHOUT_MARKS)


class _WithoutMarks(dict[int, int | None]):
    """A letter by its number, an accent by nothing; each looked up once."""

    def __missing__(self, letter: int) -> int | None:
        self[letter] = None if unicodedata.combining(chr(letter)) else letter
        return self[letter]


_WITHOUT_MARKS = _WithoutMarks()


def _pending(states: pd.Series[str]) -> pd.Series[bool]:
    return states.map(lambda state: SecopState(state).pending).astype(bool)


def narrow(table: pd.DataFrame, asked: Filters) -> pd.DataFrame:
    """The rows of `frames.submissions` (or of `screens.listed`) that `asked` lets through, in their order."""
    keep = pd.Series(True, index=table.index)
    if not asked.versiones:
        keep &= table["vigente"]
    if asked.resultado:
        keep &= table["resultado"] == asked.resultado
    if asked.secop in ("pendientes", "enviadas"):
        pending = _pending(table["estado_secop"])
        keep &= pending if asked.secop == "pendientes" else ~pending
    elif asked.secop:
        keep &= table["estado_secop"] == asked.secop
    if asked.decision:
        states = zip(table["avance"], is_stale(table), is_new(table), strict=True)
        wanted = [is_at(asked.decision, avance, stale=old, new=new) for avance, old, new in states]
        keep &= pd.Series(wanted, index=table.index, dtype=bool)
    if asked.concepto:
        keep &= concept(table) == asked.concepto
    if asked.item:
        name, _, state = asked.item.partition(".")
        keep &= table[name].isin([state] if state else list(PROBLEMS))
    if asked.supervisor:
        keep &= (table["supervisor"] == asked.supervisor).fillna(False) | (
            table["entidad"] == asked.supervisor
        ).fillna(False)
    found = table[keep.fillna(False).astype(bool)]
    words = fold(asked.q).split()
    if words and len(found):
        columns = (found[name].fillna("").astype(str) for name in _SEARCHED)
        told = [fold(" ".join(filter(None, one))) for one in zip(*columns, strict=True)]
        found = found[[all(word in line for word in words) for line in told]]
    return in_order(found, asked.orden)


_SEARCHED = ["contratista", "contrato", "documento", "archivo", "supervisor", "entidad", "primer_hallazgo"]


ORDERS = ("contratista", "contrato", "pago", "valor", "resultado", "secop", "espera", "riesgo")


def in_order(table: pd.DataFrame, order: str) -> pd.DataFrame:
    """Sorted by a name of `ORDERS`, downwards with a minus before it; by `DEFAULT_ORDER` for one that it does
    not know. Unknown values come last.

    `riesgo` puts first what cannot be read, then what is incomplete, and of these what waits longest.
    """
    if order.removeprefix("-") not in ORDERS:
        order = DEFAULT_ORDER
    down, name = order.startswith("-"), order.removeprefix("-")
    risk = table["resultado"].map(_RISK).fillna(0).astype(int)
    waits = table["dias_espera"].astype("Float64").fillna(-1)
    by = {
        "riesgo": risk * 100_000 + waits,
        "espera": table["dias_espera"],
        "resultado": risk,
        "secop": table["estado_secop"].map(list(SECOP).index).astype(int),
        "contratista": table["contratista"].map(fold, na_action="ignore"),
        "contrato": table["contrato"].map(fold, na_action="ignore"),
    }
    values = by[name] if name in by else table[name]
    return table.loc[values.sort_values(ascending=not down, na_position="last", kind="stable").index]


def toggled(order: str, column: str) -> str:
    """The order after a click on a column's head: up first, down when it was up."""
    return f"-{column}" if order == column else column


def people(table: pd.DataFrame) -> dict[str, str]:
    """Supervisors and entities to choose from, with the word that tells which is which."""
    options = {"": "Toda entidad o supervisor"}
    for name, word in (("supervisor", "Supervisa"), ("entidad", "Entidad")):
        for value in sorted(table[name].dropna().unique(), key=fold):
            options.setdefault(str(value), f"{word}: {value}")
    return options
