"""Which contract in force a cuenta is of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Generic, TypeVar

from review.contracts.contract_identity import same_or_unknown

Row = TypeVar("Row", bound=Mapping[str, Any])


class Owners(Generic[Row]):
    """The contracts in force (rows with `key`, `document`, `assignor` and `entity_key`), to look up."""

    def __init__(self, contracts: Iterable[Row]) -> None:
        self._by_key: dict[str, list[Row]] = defaultdict(list)
        for row in contracts:
            self._by_key[row["key"]].append(row)

    def of(self, account: Mapping[str, Any]) -> Row | None:
        """The contract of a cuenta (a row with `contract_key`, `document` and `entity_key`): that with its
        number of which nothing tells that it is of another person or entity. None when several are."""
        key, document, entity = (account[name] for name in ("contract_key", "document", "entity_key"))
        found = [
            row
            for row in self._by_key.get(key, ())
            if _is_theirs(row, document) and _is_of(row["entity_key"], entity)
        ]
        for surely in (
            lambda row: bool(document) and document in (row["document"], row["assignor"]),
            lambda row: bool(entity) and row["entity_key"] == entity,
        ):
            if len(found) > 1:
                found = [row for row in found if surely(row)] or found
        return found[0] if len(found) == 1 else None


def _is_theirs(row: Mapping[str, Any], document: str | None) -> bool:
    return same_or_unknown(row["document"], document) or bool(
        row["assignor"] and same_or_unknown(row["assignor"], document)
    )


def _is_of(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other
