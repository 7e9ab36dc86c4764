"""What a place in another cuenta means for this one, and how a person is told which cuenta it is."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from review import spanish
from review.model import Elsewhere, Match
from review.recognition.grammar import ids, person_names
from review.rules.facts import Facts
from review.rules.outcome import quote
from review.rules.same_identity import same_document


class Where(IntEnum):
    """In whose cuenta a thing was found again; the gravest first."""

    EARLIER = 0  # an earlier month of the same contract or person
    OTHER = 1  # another contractor's
    LATER = 2  # a later month: that one repeats this one
    SAME_MONTH = 3  # another contract of the same person, the same month


def placed(facts: Facts, matches: Iterable[Match]) -> list[tuple[Where, Match]]:
    """The matches with what each means for this cuenta, the gravest first, otherwise in their order."""
    found = [(where, one) for one in matches if (where := _where(facts, one.there)) is not None]
    return sorted(found, key=lambda pair: pair[0])


def of_contract(facts: Facts, there: Elsewhere) -> bool:
    """Whether a place is in a cuenta of the same contract."""
    key = ids.contract_key(facts.contract_number or "")
    return bool(key) and key == there.contract_key


def _where(facts: Facts, there: Elsewhere) -> Where | None:
    """None where the months are not known, and for what may be another version of this cuenta."""
    month = facts.billing.month or facts.billing.likely
    same_contract = of_contract(facts, there)
    if not same_contract and not _same_person(facts, there):
        return Where.OTHER
    if month is None or there.month is None:
        return None
    if month == there.month:
        return None if same_contract else Where.SAME_MONTH
    return Where.EARLIER if there.month < month else Where.LATER


def _same_person(facts: Facts, there: Elsewhere) -> bool:
    if facts.document is not None and there.document is not None:
        return same_document(facts.document, there.document)
    if facts.contractor and there.contractor:
        return person_names.same_person(facts.contractor, there.contractor)
    return False


def told(facts: Facts, there: Elsewhere) -> str:
    """How a person is told which cuenta it is."""
    month = "otra cuenta" if there.month is None else f"la cuenta de {spanish.month_name(there.month)}"
    if of_contract(facts, there):
        return f"{month} del mismo contrato"
    contract = f"del contrato {quote(there.contract)}" if there.contract else "de otro contrato"
    if _same_person(facts, there):
        return f"{month} {contract}, de la misma persona"
    return f"{month} {contract}, de {quote(there.contractor) if there.contractor else 'otra persona'}"
