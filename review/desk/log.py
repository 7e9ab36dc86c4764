"""What was done about a cuenta: all of it, and what happened after somebody looked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pandas as pd

from review import frames, spanish
from review.catalogue.table_columns import HISTORY
from review.desk import log_words
from review.model import Resultado, Seen
from review.store import Store, duty_rows, lesson_rows, note_rows, queries, waiver_rows, witness
from review.store.queries import Row


@dataclass(frozen=True, slots=True)
class _Kind:
    """An act of one table: what it is called in the history, the columns that say about what, the one put
    there, and how it is told."""

    name: str
    about: tuple[str, ...]
    value: str | None
    tell: Callable[[Row], str]


_ACTS = {
    "decisions": _Kind("decision", (), "verdict", log_words.decided),
    "concepts": _Kind("concepto", (), "concept", log_words.advised),
    "reversals": _Kind("anulacion", (), None, log_words.reversed_),
    "second_looks": _Kind("segunda_mirada", (), "verdict", log_words.looked_again),
    "item_marks": _Kind("item", ("item",), "state", log_words.marked),
    "page_moves": _Kind("pagina", ("page",), "kind", log_words.moved),
    "field_corrections": _Kind("campo", ("item", "name"), "value", log_words.corrected),
    "secop_states": _Kind("secop", (), "state", log_words.secop),
}


_SIGNED = ("author", "at", "role", "on_behalf")


def history(store: Store, submission_id: int) -> pd.DataFrame:
    """Everything done to a cuenta, oldest first: columns of `review.catalogue.table_columns.HISTORY`.

    Also what it taught, the exceptions to a rule for its contract or its whole folder, the notes on it, and
    what was said of its obligations.
    """
    acts = [
        _act(
            row,
            kind.name,
            ".".join(str(row[name]) for name in kind.about) or None,
            None if kind.value is None or row[kind.value] is None else str(row[kind.value]),
            kind.tell(row),
        )
        for table, kind in _ACTS.items()
        for row in queries.log(store, table, submission_id)
    ]
    acts += _lesson_acts(store, submission_id)
    acts += _waiver_acts(store, submission_id)
    acts += _note_acts(store, submission_id)
    acts += _duty_acts(store, submission_id)
    return frames.frame(HISTORY, sorted(acts, key=lambda act: str(act["cuando"])))


def _act(row: Row, what: str, about: str | None, value: str | None, told: str) -> Row:
    return {
        "cuando": frames.local(row["at"]),
        "quien": row["author"],
        "que": what,
        "sobre": about,
        "valor": value,
        "frase": told,
        "motivo": row.get("reason") or None,
        "rol": row["role"],
        "en_nombre_de": row["on_behalf"],
    }


def _lesson_acts(store: Store, submission_id: int) -> Iterator[Row]:
    for row in lesson_rows.listed(store, submission_id):
        about = str(row["page"]) if row["item"] is None else f"{row['item']}.{row['name']}"
        yield _act(row, "formato", about, "aprendido", log_words.taught(row))
        if row["state_at"] is not None:
            now = {name: row[f"state_{name}"] for name in _SIGNED}
            value = "renovado" if row["active"] else "olvidado"
            yield _act(now, "formato", about, value, log_words.set_lesson(row))


def _waiver_acts(store: Store, submission_id: int) -> Iterator[Row]:
    for account in queries.submissions(store, ids=[submission_id], absent=True):
        for row in waiver_rows.listed(store, account["folder_id"]):
            if row["contract_key"] not in (None, account["contract_key"]):
                continue
            yield _act(row, "excepcion", row["code"], str(row["until"]), log_words.waived(row))
            if row["withdrawn_at"] is not None:
                now = {name: row[f"withdrawn_{name}"] for name in (*_SIGNED, "reason")}
                yield _act(now, "excepcion", row["code"], None, log_words.waiver_withdrawn(row))


def _note_acts(store: Store, submission_id: int) -> Iterator[Row]:
    for row in note_rows.listed(store, submission_id):
        about = row["item"] if row["page"] is None else str(row["page"])
        yield _act(row | {"reason": row["text"]}, "nota", about, row["audience"], log_words.noted(row))
        if row["withdrawn_at"] is not None:
            now = {name: row[f"withdrawn_{name}"] for name in (*_SIGNED, "reason")}
            yield _act(now, "nota", about, None, log_words.note_withdrawn(row))


def _duty_acts(store: Store, submission_id: int) -> Iterator[Row]:
    for row in queries.log(store, "duty_marks", submission_id):
        yield _act(row, "obligaciones", None, None, log_words.ticked(row))
    for account in queries.submissions(store, ids=[submission_id], absent=True):
        before: tuple[str, ...] = ()
        for row in duty_rows.confirmations(store, account):
            yield _act(row, "obligaciones_contrato", None, None, log_words.confirmed_duties(row, before))
            before = tuple(row["duties"] or ())


@dataclass(frozen=True, slots=True)
class Happened:
    """Something that happened to a cuenta: by whom and when (empty and None: by the program itself), and what
    they did, in Spanish after their name."""

    author: str
    at: dt.datetime | None
    told: str
    quote: str = ""  # the reason that was written


def since(store: Store, submission_id: int, seen: Seen) -> tuple[Happened, ...]:
    """What happened to a cuenta after somebody saw it so, oldest first. Raises StoreUnavailable."""
    now = witness.of(store, submission_id)
    if now is None or now == seen:
        return ()
    acts = [
        Happened(row["author"], row["at"], _ACTS[table.name].tell(row), row["reason"])
        for name, table in witness.ACTS.items()
        for row in queries.log(store, table.name, submission_id)
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
