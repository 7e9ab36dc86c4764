"""Settling the facts of a submission once for all its rules: person, contract, month, payment.

The contract list decides first; without it, what most of the papers agree on.
"""

from __future__ import annotations

from collections.abc import Iterable

from review.contracts import ContractBook
from review.contracts.book import Said
from review.model import NO_HISTORY, Contract, History, ItemKind, Lectura, Month, Recognition
from review.recognition.grammar import ids
from review.rules.billing import Billing, Hints, settle
from review.rules.facts import Facts
from review.rules.same_identity import majority, same_document
from review.rules.schedule import Schedule
from review.rules.seen import Sure
from review.rules.unread import lacks
from review.ways.checklist import Checklist
from review.ways.laws import Laws

_CONTRACT_FIELDS = (ItemKind.CUENTA, ItemKind.INFORME, ItemKind.IMPUESTOS)
_DOCUMENT_FIELDS = (
    (ItemKind.CUENTA, "documento"),
    (ItemKind.SEGURIDAD_SOCIAL, "documento"),
    (ItemKind.BANCO, "documento"),
    (ItemKind.RUT, "nit"),
    (ItemKind.IMPUESTOS, "documento"),
)


def resolve(
    recognition: Recognition,
    *,
    lectura: Lectura,
    archivo: str,
    contracts: ContractBook,
    checklist: Checklist,
    laws: Laws,
    history: History = NO_HISTORY,
) -> Facts:
    """Settle the facts of one submission."""
    sure = Sure.of(recognition, checklist)
    numbers = _values(sure, ((kind, "contrato") for kind in _CONTRACT_FIELDS))
    documents = _values(sure, _DOCUMENT_FIELDS)
    agreed = majority(numbers, ids.same_contract)
    entities = _values(sure, [(ItemKind.CUENTA, "nit_entidad")])
    found = contracts.find(Said.of(numbers, documents, archivo, entities))
    if found.contract is None and agreed is not None:
        again = contracts.find(Said.of([agreed], documents, archivo, entities))
        found = again if again.contract is not None else found
    contract = found.contract
    schedule = None if contract is None else Schedule.of(contract)
    payment = sure.get(ItemKind.CUENTA, "numero_pago", int)
    number = None if payment is None else payment.value
    mine = checklist.kinds_in(archivo) if checklist.files else None
    elsewhere = frozenset[ItemKind]() if mine is None else frozenset(ItemKind) - mine
    alone = ItemKind.CUENTA in elsewhere and ItemKind.CUENTA not in recognition.items
    gone = ItemKind.CUENTA not in elsewhere and lacks(recognition, lectura, ItemKind.CUENTA)
    hints = Hints.of(recognition, archivo)
    billing = settle(sure, checklist, schedule, number, alone=alone, lacks_cuenta=gone, hints=hints)
    likely = billing.likely
    places = () if schedule is None or likely is None else billing.places(schedule, likely)
    likely_place = number if number in places else places[0] if places else None
    place = None if billing.month is None else likely_place
    by_assignor = contract is not None and _is_by_assignor(contract, billing, documents)
    if schedule is not None:
        schedule = schedule.of_assignor() if by_assignor else schedule.of_assignee()
    return Facts(
        recognition=recognition,
        sure=sure,
        lectura=lectura,
        checklist=checklist,
        laws=laws,
        contract=contract,
        among=found.among,
        schedule=schedule,
        contract_number=agreed if contract is None else contract.number,
        document=_document(contract, documents, by_assignor=by_assignor),
        contractor=_contractor(None if by_assignor else contract, recognition),
        billing=billing,
        payment=(place if checklist.payment_by_month else None) or number or likely_place,
        place=place,
        places=() if place is None else places,
        first=_is_first(number, schedule, billing, hints, _counted(sure)),
        by_assignor=by_assignor,
        archivo=archivo,
        elsewhere=elsewhere,
        history=history,
        secop=() if contract is None else contracts.payments_of(contract),
    )


def _values(sure: Sure, names: Iterable[tuple[ItemKind, str]]) -> list[str]:
    found = (sure.get(kind, name, str) for kind, name in names)
    return [one.value for one in found if one is not None]


def _is_by_assignor(contract: Contract, billing: Billing, documents: list[str]) -> bool:
    """Whether the account is of who assigned the contract: by its month, its period, or whose papers it has.

    In the month of the assignment either of them may bill the days of theirs.
    """
    day = contract.assigned_on
    if day is None:
        return False
    month = billing.likely
    if month is not None and month != Month.of(day):
        return month < Month.of(day)
    if month is not None and billing.period is not None:
        if billing.period.last < day:
            return True
        if billing.period.first >= day:
            return False
    theirs = [one for one in documents if contract.assignor and same_document(one, contract.assignor)]
    new = [one for one in documents if contract.document and same_document(one, contract.document)]
    return len(theirs) > len(new)


def _document(contract: Contract | None, documents: list[str], *, by_assignor: bool) -> str | None:
    known = None if contract is None else contract.assignor if by_assignor else contract.document
    if known is not None:
        return known
    return majority(documents, same_document)


def _contractor(contract: Contract | None, recognition: Recognition) -> str | None:
    if contract is not None and contract.contractor is not None:
        return contract.contractor
    return str(recognition.names[0].value) if recognition.names else None


def _is_first(
    payment: int | None, schedule: Schedule | None, billing: Billing, hints: Hints, counted: int | None
) -> bool | None:
    """Payment 1, and the contract's first month where both are known. None when they disagree, unless the
    folder's month is that of a later payment; or when the papers do not let it be known. `counted` is the
    payment that the informe says."""
    first_month = None if schedule is None else schedule.first_month
    if schedule is None or first_month is None or billing.month is None:
        return _is_first_by_number(payment, first_month, billing, hints, counted)
    by_month = billing.month == first_month or 1 in billing.places(schedule, billing.month)
    if schedule.own_from is not None and Month.of(schedule.own_from) == billing.month != first_month:
        return None  # who took the contract over may be asked as for a first account
    if payment is None or by_month == (payment == 1):
        return by_month
    place = hints.place
    later = payment != 1 and place != first_month and place in schedule.months_of(payment)
    return False if later else None


def _is_first_by_number(
    payment: int | None, first_month: Month | None, billing: Billing, hints: Hints, counted: int | None
) -> bool | None:
    """The same where the month billed is not settled, or when the contract began is not known: a number that
    the informe, or a month that only hints tell, speaks against is not enough."""
    if payment is None:
        return None if first_month is None or billing.likely is None else billing.likely == first_month
    first = payment == 1
    if counted is not None and (counted == 1) != first:
        return None
    told = {*billing.candidates, hints.informe, hints.place}
    return None if not first and first_month is not None and first_month in told else first


def _counted(sure: Sure) -> int | None:
    """The number of the payment that the informe says."""
    found = sure.get(ItemKind.INFORME, "numero_pago", int)
    return None if found is None else found.value
