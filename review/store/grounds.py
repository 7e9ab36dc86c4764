"""What an answer that is kept rests on, as a mark that is another one when any of it is: so that it is worked
out again for that, and not for whatever else is written to the database."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

import sqlalchemy as sa

from review.model import Month
from review.store import schema as t
from review.store.portions import portions
from review.store.queries import Row, rows
from review.store.store import Store

_ADDED_TO = (
    t.LIST_IMPORTS,
    t.SECOP_IMPORTS,
    t.SETTINGS,
    t.WAIVERS,
    t.WAIVER_WITHDRAWALS,
    t.LESSONS,
    t.LESSON_STATES,
)
"""Of what is only added to, the last number tells whether it was."""

_BESIDE = (
    *(t.FOLDERS.c[name] for name in ("id", "path", "contracts_path", "contracts_stamp")),
    *(t.FOLDER_DATA.c[name] for name in ("kind", "stamp", "problem")),
)
_TAKEN = ("folder_id", "kind", "taken", "held_against")


def of_judging(store: Store) -> Hashable:
    """What a cuenta is judged by besides its papers and other cuentas: contracts, an entity's ways, lessons,
    exceptions. Raises StoreUnavailable."""
    books = sa.select(*(t.CONTRACT_BOOKS.c[name] for name in _TAKEN))
    beside = sa.select(*_BESIDE).outerjoin_from(t.FOLDERS, t.FOLDER_DATA)
    payments = sa.select(sa.func.count(), sa.func.max(t.SECOP_PAYMENTS.c.id))
    # Of the whole database, since it tells nothing of anybody: whole lists are kept from whoever sees some.
    with store.whole.reading() as connection:
        last = [sa.select(sa.func.max(table.c.id)) for table in _ADDED_TO]
        found = [sorted(map(repr, connection.execute(asked))) for asked in (books, beside, payments, *last)]
    return tuple(map(tuple, found)), of_contracts(store)


def of_contracts(store: Store) -> Hashable:
    """The contracts in force as they are seen, with all that is written of them, and where folders are.
    Raises StoreUnavailable."""
    # As they lie there: to make dates and lists of them would take longer than what is kept.
    lying = sa.text(f"SELECT * FROM {t.CONTRACTS.name} ORDER BY id")
    folders = sa.select(t.FOLDERS.c.id, t.FOLDERS.c.path).order_by(t.FOLDERS.c.id)
    return _hash(store, lying), _hash(store, folders)


def of_month(store: Store, month: Month, names: Sequence[str]) -> Hashable:
    """These columns of the cuentas now in a folder, of a month or of none that is known. Raises
    StoreUnavailable."""
    column = t.SUBMISSIONS.c
    here = column.present & ((column.period == str(month)) | column.period.is_(None))
    return _hash(store, sa.select(*(column[name] for name in names)).where(here).order_by(column.id))


def _hash(store: Store, asked: sa.Executable) -> int:
    with store.reading() as connection:
        found = connection.execute(asked).fetchall()
    try:
        return hash(tuple(map(tuple, found)))
    except TypeError:  # lists, where the database gives them as such
        return hash(repr(found))


def as_they_stand(store: Store, ids: Sequence[int]) -> list[Row]:
    """The rows of `submissions` with these numbers, and nothing else: with the digests of all that each was
    judged on. Raises StoreUnavailable."""
    found: list[dict[str, Any]] = []
    for portion in portions(ids):
        found += rows(store, sa.select(t.SUBMISSIONS).where(t.SUBMISSIONS.c.id.in_(portion)))
    return found
