"""Which cuentas are of one contract: the same number, of the same person and the same entity.

Numbers are given out by each entity, so two contracts may have the same one. What a cuenta does not say of
itself is taken from the others with its number while they all agree. Who gave a contract over (cesión) and
who took it are one party.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from review.recognition.grammar.ids import plain_document

_SEPARATOR = "\x1f"


class Contracts:
    """What the contracts in force say of whose a number is."""

    def __init__(self, rows: Iterable[Mapping[str, Any]]) -> None:
        self._entities: dict[str, list[tuple[str | None, str | None]]] = defaultdict(list)
        self._heirs: dict[str, dict[str, str]] = defaultdict(dict)
        for row in rows:
            document = _person(row["document"])
            self._entities[row["key"]].append((document, row["entity_key"]))
            assignor = _person(row["assignor"])
            if document and assignor:
                self._heirs[row["key"]][assignor] = document

    def person(self, key: str, document: str | None) -> str | None:
        person = _person(document)
        return None if person is None else self._heirs[key].get(person, person)

    def people(self, key: str) -> set[str]:
        """Those who have a contract with this number."""
        return {person for person, _ in self._entities.get(key, ()) if person}

    def entity(self, key: str, person: str | None) -> str | None:
        found = self._entities.get(key, [])
        own = [entity for document, entity in found if document == person] or [e for _, e in found]
        return own[0] if len(set(own)) == 1 else None


def _person(document: str | None) -> str | None:
    return None if document is None else plain_document(document)


def parties(rows: Iterable[Mapping[str, Any]], contracts: Contracts) -> dict[int, str | None]:
    """For each cuenta (id, contract_key, document, entity_key) its party; None without a contract number."""
    by_key: dict[str, list[tuple[int, str | None, str | None]]] = defaultdict(list)
    found: dict[int, str | None] = {}
    for row in rows:
        key = row["contract_key"]
        if key:
            by_key[key].append((row["id"], row["entity_key"], contracts.person(key, row["document"])))
        else:
            found[row["id"]] = None
    for key, members in by_key.items():
        people = {person for _, _, person in members if person} | contracts.people(key)
        by_person: dict[str | None, list[tuple[int, str | None]]] = defaultdict(list)
        for number, entity, person in members:
            whose = person or _only(people)
            by_person[whose].append((number, contracts.entity(key, whose) or entity))
        for whose, accounts in by_person.items():
            entities = {entity for _, entity in accounts if entity}
            for number, entity in accounts:
                found[number] = _SEPARATOR.join((key, whose or "", entity or _only(entities) or ""))
    return found


def key_of(party: str) -> str:
    """The key of the contract of a party."""
    return party.partition(_SEPARATOR)[0]


def _only(values: set[str]) -> str | None:
    return next(iter(values)) if len(values) == 1 else None
