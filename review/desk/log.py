"""What was done about a cuenta: all of it, and what happened after somebody looked."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import pandas as pd

from review import frames, spanish
from review.catalogue.table_columns import HISTORY
from review.model import ItemKind, PageKind, Resultado, Seen, State, Verdict
from review.model.fields import FIELDS
from review.store import Store, queries, witness
from review.store import lesson_rows as lesson_rows
from review.store.queries import Row

# For each record: what it is called in the history, the columns that say about what, and the one put there.
_ACTS = {
    "decisions": ("decision", (), "verdict"),
    "item_marks": ("item", ("item",), "state"),
    "page_moves": ("pagina", ("page",), "kind"),
    "field_corrections": ("campo", ("item", "name"), "value"),
    "secop_states": ("secop", (), "state"),
}


def history(store: Store, submission_id: int) -> pd.DataFrame:
    """Everything done to a cuenta, oldest first: columns of `review.catalogue.table_columns.HISTORY`."""
    acts = [
        {
            "cuando": frames.local(row["at"]),
            "quien": row["author"],
            "que": what,
            "sobre": ".".join(str(row[name]) for name in about) or None,
            "valor": None if row[value] is None else str(row[value]),
            "motivo": row.get("reason") or None,
        }
        for table, (what, about, value) in _ACTS.items()
        for row in queries.log(store, table, submission_id)
    ]
    acts += [_lesson_act(row) for row in lesson_rows.listed(store, submission_id)]
    acts += [
        {**_lesson_act(row), "cuando": frames.local(row["state_at"]), "quien": row["state_author"]}
        | {"valor": "renovado" if row["active"] else "olvidado"}
        for row in lesson_rows.listed(store, submission_id)
        if row["state_at"] is not None
    ]
    return frames.frame(HISTORY, sorted(acts, key=lambda act: str(act["cuando"])))


def _lesson_act(row: dict[str, Any]) -> dict[str, Any]:
    about = str(row["page"]) if row["item"] is None else f"{row['item']}.{row['name']}"
    return {
        "cuando": frames.local(row["at"]),
        "quien": row["author"],
        "que": "formato",
        "sobre": about,
        "valor": "aprendido",
        "motivo": None,
    }


@dataclass(frozen=True, slots=True)
class Happened:
    """Something that happened to a cuenta: by whom and when (empty and None: by the program itself), and what
    they did, in Spanish after their name."""

    author: str
    at: dt.datetime | None
    told: str
    quote: str = ""  # the reason that was written


_DECIDED = {
    Verdict.APROBADA: "aprobó la cuenta",
    Verdict.DEVUELTA: "devolvió la cuenta",
    Verdict.INCOMPLETA: "dejó la cuenta incompleta",
}


def since(store: Store, submission_id: int, seen: Seen) -> tuple[Happened, ...]:
    """What happened to a cuenta after somebody saw it so, oldest first. Raises StoreUnavailable."""
    now = witness.of(store, submission_id)
    if now is None or now == seen:
        return ()
    acts = [
        Happened(row["author"], row["at"], tell(row), row["reason"])
        for name, table, tell in (
            ("decision", "decisions", _decided),
            ("mark", "item_marks", _marked),
            ("move", "page_moves", _moved),
            ("correction", "field_corrections", _corrected),
        )
        for row in queries.log(store, table, submission_id)
        if row["id"] > getattr(seen, name)
    ]
    acts.sort(key=lambda act: act.at or dt.datetime.min.replace(tzinfo=dt.UTC))
    if now.current != seen.current:
        told = "Ahora es la versión vigente." if now.current else "Llegó otra versión del archivo."
        acts.append(Happened("", None, told))
    corrected = (now.mark, now.move, now.correction) != (seen.mark, seen.move, seen.correction)
    if not acts or (now.judgement != seen.judgement and not corrected):
        row = queries.submissions(store, ids=[submission_id], absent=True)[0]
        result = spanish.title(Resultado(row["result"])).lower()
        acts.append(Happened("", None, f"La cuenta se revisó de nuevo. Resultado de ahora: {result}."))
    return tuple(acts)


def _decided(row: Row) -> str:
    return _DECIDED[Verdict(row["verdict"])]


def _marked(row: Row) -> str:
    item = spanish.title(ItemKind(row["item"]))
    if row["state"] is None:
        return f"quitó la marca de {item}"
    return f"marcó {item}: {spanish.title(State(row['state'])).lower()}"


def _moved(row: Row) -> str:
    if row["kind"] is None:
        return f"dejó la página {row['page']} como la leyó la máquina"
    return f"puso la página {row['page']} en {spanish.title(PageKind(row['kind']))}"


def _corrected(row: Row) -> str:
    item = ItemKind(row["item"])
    field = f"{FIELDS[item][row['name']].title} de {spanish.title(item)}"
    return f"dejó {field} como lo leyó la máquina" if row["value"] is None else f"corrigió {field}"
