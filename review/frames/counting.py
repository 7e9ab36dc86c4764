"""Which cuentas are counted, and which are out and why: one answer for every screen that counts them.

Counted are those in a folder now that are the version in force, could be read and tell their month.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from review import spanish
from review.model import Month, Resultado
from review.recognition.grammar.folder_months import month_of_place
from review.store import Store, queries, standing_rows


@dataclass(frozen=True, slots=True)
class Count:
    """How many cuentas are counted, and how many files are out: older versions, unreadable, without month."""

    many: int = 0
    older: int = 0
    unreadable: int = 0
    undated: int = 0

    @property
    def sentence(self) -> str:
        """How many, and what is out and why, in Spanish."""
        told = f"Se cuentan {spanish.plural(self.many, 'cuenta')}"
        if self.many == 1:
            told = "Se cuenta 1 cuenta"
        out = [
            spanish.plural(many, *words)
            for many, words in (
                (self.older, ("versión anterior", "versiones anteriores")),
                (self.unreadable, ("archivo que no se pudo leer", "archivos que no se pudieron leer")),
                (self.undated, ("archivo sin mes conocido", "archivos sin mes conocido")),
            )
            if many
        ]
        if not out:
            return f"{told}; no queda nada por fuera."
        verb = "queda" if self.older + self.unreadable + self.undated == 1 else "quedan"
        return f"{told}; por fuera {verb} {spanish.join(out)}."


class Out(StrEnum):
    """Why a file counts nowhere."""

    VERSION_ANTERIOR = "version_anterior"
    ILEGIBLE = "ilegible"
    SIN_MES = "sin_mes"


def count(store: Store, month: Month | None = None) -> Count:
    """Of a month or of all of them. A file that could not be read belongs to the month that it or its folder
    tells; one whose month nobody knows may be of any, and is told in each. Raises StoreUnavailable."""
    store = store.telling  # nobody's personal data is in the answer
    out: Counter[Out | None] = Counter()
    for row in standing_rows.tally(store, month):
        if row["undated"] and row["unread"]:
            continue  # of these each tells its month by its place
        if row["current"] or not row["undated"]:
            out[_out(row["current"], row["unread"], row["undated"])] += row["many"]
    out.update(_placed(standing_rows.unplaced(store), month).values())
    return Count(out[None], out[Out.VERSION_ANTERIOR], out[Out.ILEGIBLE], out[Out.SIN_MES])


def _out(current: bool, unread: bool, undated: bool) -> Out | None:
    """Why a file is out; an older version whose month nobody knows is told nowhere."""
    if not current:
        return Out.VERSION_ANTERIOR
    if unread:
        return Out.ILEGIBLE
    return Out.SIN_MES if undated else None


def standing(store: Store, month: Month | None = None) -> dict[int, Out | None]:
    """The files that `count` tells of, each with why it is out; None: it is counted. An older version whose
    month nobody knows is told nowhere. Raises StoreUnavailable."""
    return _placed(queries.standing(store, month), month)


def _placed(rows: Iterable[queries.Row], month: Month | None) -> dict[int, Out | None]:
    found: dict[int, Out | None] = {}
    for row in rows:
        unread = row["result"] == Resultado.ILEGIBLE
        told = row["period"]
        if told is None and unread:
            place = month_of_place(row["archivo"], row["folder"])
            told = None if place is None else str(place)
        if month is not None and told not in (None, str(month)):
            continue
        if row["current"] or told is not None:
            found[row["id"]] = _out(row["current"], unread, told is None)
    return found
