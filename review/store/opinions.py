"""What people did: rows that are only ever added. The last one about a thing is in force."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from review.errors import BadArgument, CuentaChanged, DecisionStands
from review.model import SecopState, Seen, Verdict
from review.store import acts, drafts, queries, standing, witness
from review.store import schema as t
from review.store.basis import basis_of
from review.store.codec import clean
from review.store.queries import Row
from review.store.store import Store
from review.store.was import was

CHANGED = "No quedó registrado: la cuenta cambió mientras usted la miraba. Mírela otra vez y decida de nuevo."

UNDONE = (
    "Este clic ya había quedado registrado, y después la decisión se anuló o se cambió: no rige. "
    "Mire lo que hay ahora y decida de nuevo."
)

LOOKED_AGAIN = (
    "Esta cuenta ya no está para mirar de nuevo: cambió su decisión, o alguien la miró antes. "
    "No se registró nada."
)

PAID = (
    "La cuenta ya está pagada en SECOP II: su decisión no se puede anular. Si ese estado no es el de hoy, "
    "corríjalo primero. No se registró nada."
)


class Recorded(NamedTuple):
    """The row that keeps an act, and whether it was added now."""

    row: Row
    new: bool


def append(store: Store, name: str, rows: Iterable[dict[str, Any]], *, at: dt.datetime | None = None) -> None:
    """Add rows to one of the append-only tables, with the same moment (now), each with what was before."""
    moment = at or dt.datetime.now(dt.UTC)
    made = [{**_cleaned(row), "at": moment} for row in rows]
    table = _table(name)
    if made:
        with store.writing() as connection:
            acts.add_each(connection, table, [_with_past(connection, table, row) for row in made])


def record(
    store: Store,
    name: str,
    row: Mapping[str, Any],
    *,
    seen: Seen | None = None,
    ticket: str | None = None,
) -> Recorded:
    """Add what a person did about one cuenta (`submission_id`), if it still is as they saw it (`seen`; None:
    whatever it is now), to a table of `APPEND_ONLY`. A `ticket` that was recorded before adds nothing.

    Comparing and writing are one transaction, in which nobody else writes about the cuenta. Raises
    CuentaChanged, also for a ticket whose decision is in force no longer; BadArgument when there is no such
    cuenta, DecisionStands, StoreUnavailable.
    """
    table = _table(name)
    number = row["submission_id"]
    with store.writing() as connection:
        held = _held(connection, number)
        before = None if ticket is None else _recorded(connection, table, number, ticket)
        if before is not None:
            _still_stands(connection, table, [before])
            return Recorded(before, new=False)
        now = witness.of_row(connection, held)
        if seen is not None and seen != now:
            raise CuentaChanged(CHANGED)
        made = _act(connection, table, row, held, seen or now, ticket, dt.datetime.now(dt.UTC))
        acts.add(connection, table, made)
    return Recorded(made, new=True)


def record_each(
    store: Store,
    name: str,
    rows: Sequence[Mapping[str, Any]],
    *,
    seen: Seen | None = None,
    ticket: str | None = None,
) -> bool:
    """`record` for several things about one cuenta at the same moment: all of the acts, or none. Gives
    whether they were added now. A ticket is of one act only, so that the first bears it for all of them."""
    table, moment, number = _table(name), dt.datetime.now(dt.UTC), rows[0]["submission_id"]
    with store.writing() as connection:
        held = _held(connection, number)
        if ticket is not None and (before := _recorded(connection, table, number, ticket)) is not None:
            _still_stands(connection, table, [before])
            return False
        now = witness.of_row(connection, held)
        if seen is not None and seen != now:
            raise CuentaChanged(CHANGED)
        made = [
            _act(connection, table, row, held, seen or now, None if place else ticket, moment)
            for place, row in enumerate(rows)
        ]
        acts.add_each(connection, table, made)
    return True


def record_all(
    store: Store,
    name: str,
    rows: Iterable[Mapping[str, Any]],
    *,
    seen: Mapping[int, Seen],
    ticket: str | None,
) -> bool:
    """`record` for many cuentas at the same moment: all of the acts, or none. Each is `seen` by its number.

    Gives whether they were added now; not so when all of them were recorded with this `ticket` before. Raises
    CuentaChanged when one is no longer as it was seen, BadArgument, StoreUnavailable.
    """
    table, moment = _table(name), dt.datetime.now(dt.UTC)
    ordered = sorted(rows, key=lambda row: row["submission_id"])  # two at once wait for each other
    with store.writing() as connection:
        places = [(row, _held(connection, row["submission_id"])) for row in ordered]
        before = [
            row
            for _, held in places
            if ticket is not None and (row := _recorded(connection, table, held["id"], ticket)) is not None
        ]
        if before and len(before) == len(places):
            _still_stands(connection, table, before)
            return False
        if any(witness.of_row(connection, held) != seen.get(held["id"]) for _, held in places):
            raise CuentaChanged(CHANGED)
        made = [_act(connection, table, row, held, seen[held["id"]], ticket, moment) for row, held in places]
        acts.add_each(connection, table, made)
    return True


def _act(
    connection: sa.Connection,
    table: sa.Table,
    row: Mapping[str, Any],
    held: Row,
    seen: Seen,
    ticket: str | None,
    moment: dt.datetime,
) -> dict[str, Any]:
    """The row of an act about a cuenta (`held`): a decision or a concept tells what it rests on, a decision
    and a second look end their draft, a reversal tells what it reverses, a second look of which file it is.

    Raises DecisionStands, CuentaChanged.
    """
    made = _with_past(connection, table, {**_cleaned(row), "ticket": ticket, "at": moment})
    if table in (t.DECISIONS, t.CONCEPTS):
        made |= _on(held, seen)
    if table in (t.DECISIONS, t.SECOND_LOOKS):
        drafts.discard(connection, held["id"], made["author"])
    if table is t.REVERSALS:
        made["decision_id"] = _to_reverse(connection, held)
    if table is t.SECOND_LOOKS:
        _to_look_at_again(connection, held, made["decision_id"])
        made["sha256"] = held["sha256"]
    return made


def _held(connection: sa.Connection, number: int) -> Row:
    held = witness.held(connection, number)
    if held is None:
        raise BadArgument(f"No hay una cuenta con el número {number} en la base de datos.")
    return held


def _with_past(connection: sa.Connection, table: sa.Table, row: dict[str, Any]) -> dict[str, Any]:
    return row | {"was": was(connection, table, row)} if "was" in table.c else row


def _on(held: Row, seen: Seen) -> dict[str, Any]:
    """What a decision or a concept rests on: the cuenta as it stands, which is as its author saw it."""
    return {
        "sha256": held["sha256"],
        "rules_version": held["rules_version"],
        "basis": {**basis_of(held), "seen": witness.packed(seen)},
    }


def _to_reverse(connection: sa.Connection, held: Row) -> int:
    """The number of the decision in force on a cuenta. Raises DecisionStands."""
    found = connection.execute(queries.decisions_in_force([held["id"]])).mappings().first()
    if found is None:
        raise DecisionStands("Esta cuenta no tiene una decisión que anular. No se registró nada.")
    if held["secop_state"] == SecopState.PAGADO.value:
        raise DecisionStands(PAID)
    return int(found["id"])


def _to_look_at_again(connection: sa.Connection, held: Row, decision_id: int) -> None:
    """Raises CuentaChanged unless this is the approval in force on a cuenta and nobody looked at it again."""
    approved = queries.decisions_in_force([held["id"]]).where(
        t.DECISIONS.c.id == decision_id,
        t.DECISIONS.c.verdict == Verdict.APROBADA.value,
    )
    looked = sa.select(t.SECOND_LOOKS.c.id).where(t.SECOND_LOOKS.c.decision_id == decision_id)
    if connection.execute(approved).first() is None or connection.execute(looked).first() is not None:
        raise CuentaChanged(LOOKED_AGAIN)


def _recorded(connection: sa.Connection, table: sa.Table, number: int, ticket: str) -> Row | None:
    statement = sa.select(table).where(table.c.submission_id == number, table.c.ticket == ticket)
    found = connection.execute(statement).mappings().first()
    return None if found is None else dict(found)


def _still_stands(connection: sa.Connection, table: sa.Table, before: Iterable[Row]) -> None:
    """A click sent again must not be told as done when what it decided was undone since. Raises
    CuentaChanged."""
    if table is not t.DECISIONS:
        return
    for row in before:
        asked = queries.decisions_in_force([row["submission_id"]]).where(t.DECISIONS.c.id == row["id"])
        if connection.execute(asked).first() is None:
            raise CuentaChanged(UNDONE)


def _table(name: str) -> sa.Table:
    if name not in t.APPEND_ONLY:
        raise ValueError(f"not an append-only table: {name}")
    return t.METADATA.tables[name]


def _cleaned(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: clean(value) if isinstance(value, str) else value for name, value in row.items()}


def settle(store: Store, near: Collection[int] | None = None) -> None:
    """Work out again the SECOP state in force of every cuenta, or of those of which it was said (`near`)."""
    with store.writing() as connection:
        standing.refresh(connection, near)
