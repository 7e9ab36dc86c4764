"""What the supervisor said of obligations, and those that were confirmed for contracts: only ever added."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from review.model import ConfirmedDuties, DutyMark, DutySource, DutyTick, GivenMark, Signer
from review.store import acts
from review.store import schema as t
from review.store.act_signature import signature
from review.store.codec import clean
from review.store.owners import Owners
from review.store.portions import portions
from review.store.queries import Row, latest, rows
from review.store.store import Store

_WHOSE = ("contract_key", "document", "entity_key")


def packed(marks: Iterable[DutyMark]) -> list[list[str]]:
    """Marks as the column `marks` holds them."""
    return [[clean(one.duty) or "", one.tick.value, clean(one.remark) or ""] for one in marks]


def marks_in(row: Mapping[str, Any]) -> tuple[DutyMark, ...]:
    """The marks of a row of `duty_marks`."""
    return tuple(DutyMark(duty, DutyTick(tick), remark) for duty, tick, remark in row["marks"])


def marks_of(store: Store, ids: Collection[int]) -> dict[int, tuple[GivenMark, ...]]:
    """The last mark on each obligation of each of these cuentas, given about the file that they have now.
    Raises StoreUnavailable."""
    table, cuentas = t.DUTY_MARKS, t.SUBMISSIONS
    same = sa.and_(cuentas.c.id == table.c.submission_id, cuentas.c.sha256 == table.c.sha256)
    found: dict[int, dict[str, GivenMark]] = defaultdict(dict)
    wanted = sorted(ids)
    for portion in portions(wanted):
        some = table.c.submission_id.in_(portion)
        for row in rows(store, sa.select(table).join(cuentas, same).where(some).order_by(table.c.id)):
            for mark in marks_in(row):
                found[row["submission_id"]][mark.duty] = GivenMark(mark, row["author"], row["at"])
    return {
        number: tuple(one for one in marks.values() if one.mark.tick is not DutyTick.SIN_MARCAR)
        for number, marks in found.items()
    }


def confirm(
    store: Store,
    account: Mapping[str, Any],
    duties: Sequence[str] | None,
    *,
    source: DutySource,
    name: str,
    pages: Sequence[int],
    author: Signer,
) -> None:
    """Keep the obligations of the contract of a cuenta (a row of `queries.submissions`); None: it has none
    confirmed any more. Raises StoreUnavailable."""
    row = {
        **{one: account[one] for one in _WHOSE},
        "duties": None if duties is None else [clean(one) for one in duties],
        "origin": {"source": source.value, "name": clean(name), "pages": list(pages)},
        **signature(author),
        "at": dt.datetime.now(dt.UTC),
    }
    with store.writing() as connection:
        acts.add(connection, t.CONTRACT_DUTIES, row)


class Confirmed:
    """The obligations confirmed for contracts, to look up by cuentas."""

    def __init__(self, store: Store) -> None:
        last = rows(store, latest(t.CONTRACT_DUTIES, *_WHOSE))
        self._owners: Owners[Row] = Owners(
            {**row, "key": row["contract_key"], "assignor": None} for row in last
        )

    def of(self, account: Mapping[str, Any]) -> ConfirmedDuties | None:
        """Those of the contract of a cuenta (a row of `queries.submissions`)."""
        row = self._owners.of(account) if account["contract_key"] else None
        return None if row is None or row["duties"] is None else confirmed_of(row)


def confirmed_of(row: Row) -> ConfirmedDuties:
    """Of a row of `contract_duties`."""
    origin = row["origin"]
    return ConfirmedDuties(
        duties=tuple(row["duties"] or ()),
        source=DutySource(origin["source"]),
        author=row["author"],
        at=row["at"],
        name=origin["name"] or "",
        pages=tuple(origin["pages"]),
    )


def confirmations(store: Store, account: Mapping[str, Any]) -> list[Row]:
    """Every confirmation for the contract of a cuenta and its withdrawal, oldest first. Raises
    StoreUnavailable."""
    if not account["contract_key"]:
        return []
    table = t.CONTRACT_DUTIES
    statement = sa.select(table).where(table.c.contract_key == account["contract_key"]).order_by(table.c.id)
    every = rows(store, statement)
    return [
        row
        for row in every
        if Owners([{**row, "key": row["contract_key"], "assignor": None}]).of(account) is not None
    ]
