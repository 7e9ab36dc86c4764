"""What was decided here and is not in SECOP II yet, and what is settled there and nobody decided here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pandas as pd

from review import frames, spanish
from review.catalogue.payment_columns import SECOP_PENDING
from review.frames.passing import Passing, last_told, passing_of
from review.model import Month, SecopSource, SecopState, Verdict
from review.store import Store, queries
from review.store.queries import Row

SETTLED = (SecopState.RECHAZADO, SecopState.APROBADO, SecopState.PAGADO)
"""The states of what the entity has already answered there."""
HERE, THERE = (Passing.CONTRARIA, Passing.POR_PASAR), (Passing.SIN_DECIDIR,)
"""The two lists: decided here and not yet there; there and not decided here."""
_ORDER = (*HERE, *THERE, Passing.HECHA)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many cuentas a list has and what they add up to in pesos; `unknown` have no value that was read."""

    cuentas: int
    pesos: int
    unknown: int = 0


def secop_pending(store: Store, month: Month | None = None, folder: str | None = None) -> pd.DataFrame:
    """The cuentas in force that are decided here or settled in SECOP II, of a month or of all, of a folder or
    of all: columns of `review.catalogue.payment_columns.SECOP_PENDING`, what is to be done first. Raises
    StoreUnavailable."""
    found = (
        row
        for row in queries.submissions(store, month=month)
        if row["current"] and folder in (None, row["folder"])
    )
    told = sorted(_rows(store, found), key=lambda row: _ORDER.index(Passing(row["situacion"])))
    return frames.frame(SECOP_PENDING, told)


def tally(table: pd.DataFrame, wanted: Iterable[Passing]) -> Tally:
    """The rows of `secop_pending` that stand so."""
    rows = table[table["situacion"].isin([one.value for one in wanted])]
    return Tally(len(rows), int(rows["valor"].sum()), int(rows["valor"].isna().sum()))


def tally_told(one: Tally) -> str:
    """`3 cuentas, $ 5.400.000`."""
    unread = f" ({spanish.plural(one.unknown, 'cuenta')} sin valor leído)" if one.unknown else ""
    return f"{spanish.plural(one.cuentas, 'cuenta')}, {spanish.pesos(one.pesos)}{unread}"


def _rows(store: Store, found: Iterable[Row]) -> Iterator[Row]:
    exported = last_told(store)
    for row in found:
        verdict = None if row["verdict"] is None else Verdict(row["verdict"])
        state, source = SecopState(row["secop_state"]), SecopSource(row["secop_source"])
        if verdict is None and state not in SETTLED:
            continue
        passing = passing_of(verdict, state, source, decided=row["decision_at"], exported=exported)
        yield {
            "submission_id": row["id"],
            "carpeta": row["folder"],
            "contrato": row["contract"],
            "contratista": row["contractor"],
            "documento": row["document"],
            "periodo": row["period"],
            "pago": row["payment"],
            "valor": row["value"],
            "decision": row["verdict"],
            "decidido_en": frames.local(row["decision_at"]),
            "estado_secop": state.value,
            "fuente_secop": source.value,
            "situacion": passing.value,
            "que_hacer": what_to_do(passing, verdict, state),
        }


def what_to_do(passing: Passing, verdict: Verdict | None, state: SecopState) -> str | None:
    """The next act, in Spanish; None when there is none."""
    match passing:
        case Passing.HECHA:
            return None
        case Passing.SIN_DECIDIR:
            return "Decidir aquí: ya está respondida en SECOP II"
        case Passing.CONTRARIA:
            return f"Revisar: SECOP II dice {spanish.title(state).lower()}"
        case Passing.POR_PASAR:
            return "Aprobar en SECOP II" if verdict is Verdict.APROBADA else "Rechazar en SECOP II"
