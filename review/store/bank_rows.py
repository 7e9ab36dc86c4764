"""Where cuentas say that they are to be paid, and which payments came before which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Final

import sqlalchemy as sa

from review.model import ItemKind, Month
from review.store import schema as t
from review.store.portions import MOST, portions
from review.store.queries import Row, rows
from review.store.store import Store

_NAME_CHECK: Final = f"{ItemKind.BANCO}_nombre"
_WANTED: Final[Mapping[ItemKind, tuple[str, ...]]] = {
    ItemKind.CUENTA: ("banco", "cuenta"),
    ItemKind.BANCO: ("banco", "cuenta", "tipo_cuenta", "documento"),
}


def bank_values(store: Store, ids: Collection[int]) -> dict[int, dict[tuple[ItemKind, str], str]]:
    """What those of these cuentas that are now in folders say of bank and account: by cuenta, item and field.
    Raises StoreUnavailable."""
    table = t.FIELDS
    wanted = sa.or_(
        *(sa.and_(table.c.item == item, table.c.name.in_(names)) for item, names in _WANTED.items())
    )
    statement = (
        sa.select(table.c.submission_id, table.c.item, table.c.name, table.c.value)
        .join(t.SUBMISSIONS, t.SUBMISSIONS.c.id == table.c.submission_id)
        .where(t.SUBMISSIONS.c.present, wanted)
    )
    found: dict[int, dict[tuple[ItemKind, str], str]] = defaultdict(dict)
    asked = sorted(ids)
    for portion in portions(asked):
        some = statement.where(table.c.submission_id.in_(portion))
        for row in rows(store, some):
            if row["value"]:
                found[row["submission_id"]][ItemKind(row["item"]), row["name"]] = str(row["value"])
    return found


def holder_names(store: Store, ids: Collection[int]) -> dict[int, str]:
    """The name that the bank's certificate of some of these cuentas was read to be in, where a check of it
    tells it. Raises StoreUnavailable."""
    table = t.FINDINGS
    statement = sa.select(table.c.submission_id, table.c.found).where(
        table.c.code == _NAME_CHECK, table.c.found.is_not(None)
    )
    found: dict[int, str] = {}
    for portion in portions(sorted(ids)):
        for row in rows(store, statement.where(table.c.submission_id.in_(portion))):
            found[row["submission_id"]] = str(row["found"])
    return found


def payments_in_force(
    store: Store, month: Month | None = None, ids: Collection[int] | None = None
) -> list[Row]:
    """The cuentas in force now in folders of which contract and month are known, in the order of their
    payments: `id`, `party`, `part`, `period`. With `month`, up to it, and of the contracts with a cuenta in
    it, or with one of these `ids` where they are few. Raises StoreUnavailable."""
    column = t.SUBMISSIONS.c
    wanted = [column.present, column.current, column.party.is_not(None), column.period.is_not(None)]
    if month is not None:
        here = t.SUBMISSIONS.alias().c
        among = here.id.in_(ids) if ids is not None and len(ids) <= MOST else here.period == str(month)
        parties = sa.select(here.party).where(among, here.party.is_not(None))
        wanted += [column.party.in_(parties), column.period <= str(month)]
    statement = sa.select(column.id, column.party, column.part, column.period).where(*wanted)
    return rows(store, statement.order_by(column.period, column.payment.nulls_first(), column.id))
