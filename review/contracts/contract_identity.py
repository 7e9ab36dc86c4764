"""When two mentions of a contract are of the same one: number, person, entity and SECOP identifier.

Numbers are given out by each entity, so that two contracts may have the same one.
"""

from __future__ import annotations

from enum import IntEnum

from review.model import Contract
from review.recognition.grammar import fold, person_names
from review.recognition.grammar.ids import plain_document


class Tie(IntEnum):
    """How surely two mentions with one number are of one contract; a higher one is surer."""

    NONE = 0
    MAY_BE = 1
    ENTITY = 2
    PERSON = 3
    SECOP = 4


def entity_key(nit: str | None, name: str | None) -> str | None:
    """An entity in one spelling: its NIT without check digit, else its name; None when neither is told."""
    plain = plain_document(nit) if nit else None
    return plain or (fold(name) if name else None)


def entity_of(contract: Contract) -> str | None:
    """The entity of a contract in that spelling."""
    return entity_key(contract.entity_nit, contract.entity)


def same_or_unknown(one: str | None, other: str | None) -> bool:
    """Whether two identity numbers are not of different people, or entities; a NIT may have its check
    digit."""
    if not one or not other or one == other:
        return True
    return plain_document(one) == plain_document(other)


def tie(one: Contract, other: Contract) -> Tie:
    """How surely two contracts with one number are the same."""
    if one.secop_id and other.secop_id:
        return Tie.SECOP if one.secop_id == other.secop_id else Tie.NONE
    if not same_or_unknown(one.entity_nit, other.entity_nit):
        return Tie.NONE
    if one.document and other.document:
        if same_or_unknown(one.document, other.document) or _assigned(one, other) or _assigned(other, one):
            return Tie.PERSON
        return Tie.ENTITY if one.entity_nit and other.entity_nit else Tie.NONE
    if one.entity_nit and other.entity_nit:
        return Tie.ENTITY
    if one.contractor and other.contractor:
        return Tie.MAY_BE if person_names.same_person(one.contractor, other.contractor) else Tie.NONE
    return Tie.MAY_BE


def _assigned(before: Contract, after: Contract) -> bool:
    """Whether who has it in the first gave it over to who has it in the second."""
    return bool(after.assignor and before.document) and same_or_unknown(before.document, after.assignor)
