"""The record of what was exported: who, when, which cuentas and how they stood."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Final

import sqlalchemy as sa

from review.model import Month, Signer
from review.store import schema as t
from review.store.act_signature import signature
from review.store.codec import clean, cleaned
from review.store.queries import Row, rows
from review.store.store import Store

WHOLE: Final = "todas"
"""The scope of an export that leaves no cuenta of its month out."""


@dataclass(frozen=True, slots=True)
class ExportedCuenta:
    """A cuenta as an export held it. `key` is that of all its versions; `standing` a
    `review.model.PayStanding`; `value` is in pesos."""

    key: str
    submission_id: int
    standing: str
    value: int | None
    contract: str | None
    contractor: str | None
    document: str | None
    payment: int | None
    sha256: str | None


@dataclass(frozen=True, slots=True)
class Export:
    """An export of a month. `digest` is the SHA-256 of the file."""

    id: int
    month: Month
    scope: str
    digest: str
    held: tuple[ExportedCuenta, ...]
    author: str
    at: dt.datetime


def add(
    store: Store, month: Month, scope: str, digest: str, held: Iterable[ExportedCuenta], author: Signer
) -> None:
    """Note an export. Raises StoreUnavailable."""
    row = {
        "period": str(month),
        "scope": clean(scope),
        "digest": digest,
        "held": [cleaned(asdict(one)) for one in held],
        **signature(author),
        "at": dt.datetime.now(dt.UTC),
    }
    with store.writing() as connection:
        connection.execute(sa.insert(t.EXPORTS).values(row))


def last_whole(store: Store, month: Month) -> Export | None:
    """The last export of a month that left nothing out. Raises StoreUnavailable."""
    table = t.EXPORTS
    wanted = sa.select(table).where(table.c.period == str(month), table.c.scope == WHOLE)
    found = rows(store, wanted.order_by(table.c.id.desc()).limit(1))
    return _export(found[0]) if found else None


def last_told(store: Store, month: Month) -> tuple[dt.datetime, str] | None:
    """When a month was last exported with nothing left out, and by whom. Raises StoreUnavailable."""
    store = store.telling  # nobody's personal data is in the answer
    last = last_whole(store, month)
    return None if last is None else (last.at, last.author)


def _export(row: Row) -> Export:
    held = tuple(ExportedCuenta(**one) for one in row["held"])
    month = Month.parse(row["period"])
    return Export(row["id"], month, row["scope"], row["digest"], held, row["author"], row["at"])
