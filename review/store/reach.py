"""Which cuentas and contracts somebody may see who does not see all."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from review.model import Reach
from review.recognition.grammar import fold
from review.recognition.grammar.ids import contract_key
from review.store import schema as t
from review.store.owners import Owners
from review.store.queries import rows
from review.store.store import Store


@dataclass(frozen=True, slots=True)
class Reached:
    """The numbers of the cuentas and contracts, and the keys of the latter."""

    submissions: frozenset[int] = frozenset()
    contracts: frozenset[int] = frozenset()
    keys: frozenset[str] = frozenset()


def reached(store: Store, reach: Reach) -> Reached:
    """What `reach` comes to now, of a database seen whole: it is worked out again after each change. Raises
    StoreUnavailable."""
    return store.kept("reach", reach, lambda: _reached(store, reach), most=64)


def nothing_of(store: Store) -> Reach | None:
    """What the viewer of a database was given, where no contract in it is theirs and no cuenta either; None
    where there is one, and where nobody is asked who they are. Raises StoreUnavailable."""
    if store.viewer is None or store.viewer.reach.whole:
        return None
    found = reached(store.whole, store.viewer.reach)
    return None if found.contracts or found.submissions else store.viewer.reach


def _reached(store: Store, reach: Reach) -> Reached:
    numbers = {contract_key(one) for one in reach.numbers}
    supervisor = _name(reach.supervisor)
    names = ("id", "key", "document", "assignor", "entity_key", "supervisor")
    contracts = rows(store, sa.select(*(t.CONTRACTS.c[name] for name in names)).order_by(t.CONTRACTS.c.id))
    own = {
        row["id"]: row["key"]
        for row in contracts
        if row["key"] in numbers or (supervisor and _name(row["supervisor"] or "") == supervisor)
    }
    owners = Owners(contracts)
    column = t.SUBMISSIONS.c
    cuentas = rows(store, sa.select(column.id, column.contract_key, column.document, column.entity_key))
    seen = set()
    for row in cuentas:
        contract = owners.of(row)
        if row["contract_key"] in numbers or (contract is not None and contract["id"] in own):
            seen.add(row["id"])
    return Reached(
        frozenset(seen), frozenset(own), frozenset(own.values()) | frozenset(filter(None, numbers))
    )


def _name(written: str) -> str:
    """A name in one spelling: without accents, capitals and spare spaces."""
    return " ".join(fold(written).split())
