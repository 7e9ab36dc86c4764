"""What a submission says of itself, settled once for all its rules: person, contract, month, payment.

The contract list decides first; without it, what most of the papers agree on. What cannot be settled stays
None, and the rules that need it say so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from review import spanish
from review.checklist import Checklist, ProRata
from review.contracts import ContractBook
from review.fields import FIELDS
from review.laws import Laws
from review.model import (
    NO_HISTORY,
    Contract,
    History,
    ItemKind,
    Lectura,
    Month,
    PageKind,
    RecognisedItem,
    Recognition,
    SecopPayment,
)
from review.recognition.grammar import ids
from review.rules.billing import Billing, settle
from review.rules.rule import CannotTell, doubt
from review.rules.schedule import Schedule
from review.rules.seen import Seen, T, seen

LONGEST_NIT = 15
"""Digits that the DIAN's check digit is defined for."""

_CONTRACT_FIELDS = (ItemKind.CUENTA, ItemKind.INFORME, ItemKind.IMPUESTOS)
_DOCUMENT_FIELDS = (
    (ItemKind.CUENTA, "documento"),
    (ItemKind.SEGURIDAD_SOCIAL, "documento"),
    (ItemKind.BANCO, "documento"),
    (ItemKind.RUT, "nit"),
    (ItemKind.IMPUESTOS, "documento"),
)


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything the rules ask. `place` is the number that the month billed has in the contract."""

    recognition: Recognition
    lectura: Lectura
    checklist: Checklist
    laws: Laws
    contract: Contract | None
    schedule: Schedule | None
    contract_number: str | None
    document: str | None
    contractor: str | None
    billing: Billing
    payment: int | None
    place: int | None
    first: bool | None
    archivo: str = ""
    history: History = NO_HISTORY
    secop: tuple[SecopPayment, ...] = ()

    # --- values ---

    def seen(self, kind: ItemKind, name: str, of: type[T]) -> Seen[T] | None:
        """A value that was read and is sure, or None."""
        return seen(self.recognition, self.checklist, kind, name, of)

    def need(self, kind: ItemKind, name: str, of: type[T]) -> Seen[T]:
        """A value the rule cannot do without. Raises CannotTell, saying why it is not to be had."""
        found = self.seen(kind, name, of)
        if found is not None:
            return found
        title = (
            FIELDS[kind][name].title.lower() if name not in ("ibc", "nit", "dv") else FIELDS[kind][name].title
        )
        where = spanish.ITEMS[kind]
        field = self.recognition.field(kind, name)
        item = self.recognition.items.get(kind)
        ask = f"adjunte una copia legible de «{where}» en la que se lea: {title}."
        if field is not None and field.note:
            raise CannotTell(
                doubt(f"El dato «{title}» de «{where}» es dudoso: {field.note}", field, request=ask)
            )
        if field is not None:
            message = f"El dato «{title}» de «{where}» se leyó con poca seguridad. Compruébelo en la página."
            raise CannotTell(doubt(message, field, request=ask))
        if item is None:
            message = f"Sin «{where}» no se conoce el dato «{title}», que hace falta para esta revisión."
            raise CannotTell(doubt(message, self.all_pages()))
        message = f"No se pudo leer el dato «{title}» en «{where}» ({spanish.page_list(item.pages)})."
        raise CannotTell(doubt(message, item.pages, request=ask))

    # --- facts that a rule cannot do without ---

    def need_contract(self, what: str, item: RecognisedItem) -> Contract:
        """The contract of the list. Raises CannotTell; `what` is what cannot be checked without it."""
        if self.contract is not None:
            return self.contract
        message = f"El contrato no está en la lista de contratos; sin él no se puede comprobar {what}."
        raise CannotTell(doubt(message, item.pages))

    def need_schedule(self, what: str, item: RecognisedItem) -> Schedule:
        """The contract's dates. Raises CannotTell."""
        contract = self.need_contract(what, item)
        if self.schedule is not None:
            return self.schedule
        message = (
            f"La lista de contratos no trae una fecha de inicio válida para el contrato {contract.number}; "
            f"sin ella no se puede comprobar {what}."
        )
        raise CannotTell(doubt(message, item.pages))

    def need_month(self, item: RecognisedItem) -> Month:
        """The month billed. Raises CannotTell while the papers disagree or do not say it."""
        if self.billing.month is not None:
            return self.billing.month
        raise CannotTell(doubt(self.billing.trouble, item.pages))

    def schedules(self) -> tuple[Schedule, ...]:
        """The contract's schedule with each monthly value it may have; empty when none can be known."""
        return () if self.schedule is None else self.schedule.with_derived_monthly(self.modes)

    @property
    def modes(self) -> tuple[ProRata, ...]:
        return self.checklist.pro_rata

    # --- pages ---

    def all_pages(self) -> tuple[int, ...]:
        return tuple(label.number for label in self.recognition.pages)

    def unread_pages(self, kind: ItemKind) -> tuple[int, ...]:
        """Pages that nobody could read and that may belong to this item.

        A picture over a whole page may be any paper scanned, also where it follows the informe; so may a page
        that was read and hardly told.
        """
        mine = (PageKind.OTRO, PageKind(kind.value))
        return tuple(
            p.number
            for p in self.recognition.pages
            if p.marks & {"pagina_completa", "dudosa"} or ("ilegible" in p.marks and p.kind in mine)
        )

    def may_hide(self, kind: ItemKind) -> bool:
        """Whether part of the file is unread, so that what is missing may be there."""
        return self.lectura is Lectura.PARCIAL or bool(self.unread_pages(kind))

    def is_hardly_told(self, item: RecognisedItem) -> bool:
        """Whether every page of the item may as well be another paper."""
        doubtful = {label.number for label in self.recognition.pages if "dudosa" in label.marks}
        return bool(item.pages) and set(item.pages) <= doubtful

    def is_picture(self, item: RecognisedItem) -> bool:
        """Whether no page of the item has text that could be read."""
        unread = {label.number for label in self.recognition.pages if "ilegible" in label.marks}
        return not item.fields and not item.marks and set(item.pages) <= unread


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
    numbers = _values(recognition, checklist, ((kind, "contrato") for kind in _CONTRACT_FIELDS))
    documents = _values(recognition, checklist, _DOCUMENT_FIELDS)
    agreed = majority(numbers, ids.same_contract)
    contract = contracts.match(numbers, documents, archivo)
    if contract is None and agreed is not None:
        contract = contracts.match([agreed], documents, archivo)
    schedule = None if contract is None else Schedule.of(contract)
    payment = seen(recognition, checklist, ItemKind.CUENTA, "numero_pago", int)
    number = None if payment is None else payment.value
    billing = settle(recognition, checklist, schedule, number)
    likely = billing.likely
    likely_place = None if schedule is None or likely is None else billing.place(schedule, likely)
    place = None if billing.month is None else likely_place
    return Facts(
        recognition=recognition,
        lectura=lectura,
        checklist=checklist,
        laws=laws,
        contract=contract,
        schedule=schedule,
        contract_number=agreed if contract is None else contract.number,
        document=_document(contract, documents),
        contractor=_contractor(contract, recognition),
        billing=billing,
        payment=place or number or likely_place,
        place=place,
        first=_is_first(number, schedule, billing),
        archivo=archivo,
        history=history,
        secop=() if contract is None else contracts.payments_of(contract),
    )


def same_document(one: str, other: str) -> bool:
    """Whether two identity numbers are one: zeros in front and a right check digit behind don't count."""
    if one == other:
        return bool(ids.digits(one))
    a, b = sorted((ids.digits(one).lstrip("0"), ids.digits(other).lstrip("0")), key=len)
    if a == b:
        return bool(a)
    return 6 <= len(a) <= LONGEST_NIT and b[:-1] == a and str(ids.check_digit(a)) == b[-1]


def same_contract(one: str, contract: Contract) -> bool:
    """Whether a number printed on a paper names this contract, by its number or by its SECOP id."""
    return ids.same_contract(one, contract.number) or (
        contract.secop_id is not None and ids.same_contract(one, contract.secop_id)
    )


def majority(votes: list[str], same: Callable[[str, str], bool]) -> str | None:
    """The value that at least two papers give and more than any other, or None."""
    groups: list[list[str]] = []
    for vote in votes:
        group = next((one for one in groups if same(one[0], vote)), None)
        if group is None:
            groups.append([vote])
        else:
            group.append(vote)
    groups.sort(key=len, reverse=True)
    if not groups or len(groups[0]) < 2 or (len(groups) > 1 and len(groups[0]) == len(groups[1])):
        return None
    return groups[0][0]


def _values(
    recognition: Recognition, checklist: Checklist, names: Iterable[tuple[ItemKind, str]]
) -> list[str]:
    found = (seen(recognition, checklist, kind, name, str) for kind, name in names)
    return [one.value for one in found if one is not None]


def _document(contract: Contract | None, documents: list[str]) -> str | None:
    if contract is not None and contract.document is not None:
        return contract.document
    return majority(documents, same_document)


def _contractor(contract: Contract | None, recognition: Recognition) -> str | None:
    if contract is not None and contract.contractor is not None:
        return contract.contractor
    return str(recognition.names[0].value) if recognition.names else None


def _is_first(payment: int | None, schedule: Schedule | None, billing: Billing) -> bool | None:
    """Payment 1, and the contract's first month where both are known. None when they disagree, or when the
    papers do not let it be known."""
    first_month = None if schedule is None else schedule.first_month
    if schedule is not None and first_month is not None and billing.month is not None:
        by_month = billing.month == first_month or billing.place(schedule, billing.month) == 1
        return by_month if payment is None or by_month == (payment == 1) else None
    if payment == 1:
        return True
    if payment is None:
        return None if first_month is None or billing.likely is None else billing.likely == first_month
    return None if first_month is not None and first_month in billing.candidates else False
