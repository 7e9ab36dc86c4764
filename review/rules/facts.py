"""What the rules ask of a submission: its values when they are sure, its contract, its pages.

How person, contract, month and payment are settled: `resolve.py`. What cannot be settled stays None, and the
rules that need it say so.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from review import spanish
from review import spanish_titles as titles
from review.model import (
    NO_HISTORY,
    Contract,
    History,
    ItemKind,
    Lectura,
    Month,
    Origin,
    PastAccount,
    RecognisedItem,
    Recognition,
    SecopPayment,
    Verdict,
)
from review.model.fields import card_of
from review.model.marks import PageMark
from review.recognition.grammar.plain_text import fold
from review.recognition.whole.second_look import SURE_INK
from review.rules import unread
from review.rules.billing import Billing
from review.rules.outcome import CannotTell, Case, Outcome, quote
from review.rules.schedule import Schedule
from review.rules.seen import SeenField, Sure, T
from review.ways.checklist import Checklist, ProRata
from review.ways.laws import Laws

_SENT_BACK = (Verdict.DEVUELTA, Verdict.INCOMPLETA)
_MOST_NAMED = 3  # contracts in a sentence


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything the rules ask. `places` are the numbers that the month billed may have in the contract, and
    `place` the one of them that the cuenta says, or else the calendar's.

    `by_assignor` says that the account is of who had the contract before it was assigned (cesión): then
    `document` and `schedule` are theirs. Without `contract`, it may be any of those `among`, if there are
    several. `elsewhere` are the items that the entity receives in another file.
    """

    recognition: Recognition
    sure: Sure
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
    places: tuple[int, ...]
    first: bool | None
    by_assignor: bool = False
    archivo: str = ""
    elsewhere: frozenset[ItemKind] = frozenset()
    history: History = NO_HISTORY
    secop: tuple[SecopPayment, ...] = ()
    among: tuple[Contract, ...] = ()

    # --- values ---

    def seen(self, kind: ItemKind, name: str, of: type[T]) -> SeenField[T] | None:
        """A value that was read and is sure, or None."""
        return self.sure.get(kind, name, of)

    def need(self, kind: ItemKind, name: str, of: type[T]) -> SeenField[T]:
        """A value the rule cannot do without. Raises CannotTell, saying why it is not to be had."""
        found = self.seen(kind, name, of)
        if found is None:
            raise CannotTell(self._not_told(kind, name)._replace(about=f"{kind.value}.{name}"))
        return found

    def need_like(self, kind: ItemKind, name: str, of: type[T], expected: T) -> SeenField[T]:
        """The same; one of sure ink that was read with little trust and without a rival is proved by being
        the one expected: `01/04/26` may be written in two orders, and the list tells which. Raises
        CannotTell."""
        field = self.recognition.field(kind, name)
        if field is not None and field.note is None and field.ink >= SURE_INK and field.value == expected:
            return SeenField(expected, field)
        return self.need(kind, name, of)

    def _not_told(self, kind: ItemKind, name: str) -> Outcome:
        """Why a value is not to be had."""
        title = card_of(kind, name).in_sentence
        where = titles.ITEMS[kind]
        field = self.recognition.field(kind, name)
        item = self.recognition.items.get(kind)
        ask = f"adjunte una copia legible de «{where}» en la que se lea: {title}."
        if field is not None and field.note:
            return Case(field).doubt(f"El dato «{title}» de «{where}» es dudoso: {field.note}", request=ask)
        if field is not None:
            return Case(field).doubt(
                f"El dato «{title}» de «{where}» se leyó con poca seguridad. Compruébelo en la página.",
                request=ask,
            )
        case = Case(self.all_pages())
        if item is None and kind in self.elsewhere:
            return case.aside(f"Se compara con «{where}», que va en el archivo «{self.other_file(kind)}».")
        if item is None:
            return case.doubt(
                f"Sin «{where}» no se conoce el dato «{title}», que hace falta para esta revisión."
            )
        return Case(item.pages).doubt(
            f"No se pudo leer el dato «{title}» en «{where}» ({spanish.page_list(item.pages)}).",
            request=ask,
        )

    # --- facts that a rule cannot do without ---

    def need_contract(self, what: str, item: RecognisedItem) -> Contract:
        """The contract of the list. Raises CannotTell; `what` is what cannot be checked without it."""
        if self.contract is not None:
            return self.contract
        raise CannotTell(Case(item.pages).doubt(f"{self.no_contract}; sin él no se puede comprobar {what}."))

    @property
    def no_contract(self) -> str:
        """Why the contract is not known, in Spanish."""
        if not self.among:
            return "El contrato no está en la lista de contratos"
        named = [_named(one) for one in self.among[:_MOST_NAMED]]
        if len(self.among) > _MOST_NAMED:
            named.append(f"otros {len(self.among) - _MOST_NAMED}")
        return (
            f"Hay {len(self.among)} contratos conocidos que pueden ser el de esta cuenta "
            f"({spanish.join(named)}) y nada en ella dice cuál es"
        )

    def need_schedule(self, what: str, item: RecognisedItem) -> Schedule:
        """The contract's dates. Raises CannotTell."""
        contract = self.need_contract(what, item)
        if self.schedule is not None:
            return self.schedule
        raise CannotTell(
            Case(item.pages).doubt(
                "La lista de contratos no trae una fecha de inicio válida para el contrato "
                f"{contract.number}; sin ella no se puede comprobar {what}."
            )
        )

    def need_month(self, item: RecognisedItem) -> Month:
        """The month billed. Raises CannotTell while the papers disagree or do not say it."""
        if self.billing.month is not None:
            return self.billing.month
        if ItemKind.CUENTA in self.elsewhere and not self.billing.candidates:
            raise CannotTell(
                Case(item.pages).aside(
                    f"El mes cobrado va en el archivo «{self.other_file(ItemKind.CUENTA)}»."
                )
            )
        raise CannotTell(Case(item.pages).doubt(self.billing.trouble))

    @property
    def took_over(self) -> bool:
        """Whether the month billed is that in which the contractor received the contract by assignment."""
        day = None if self.contract is None or self.by_assignor else self.contract.assigned_on
        return day is not None and self.billing.likely == Month.of(day)

    @property
    def last(self) -> bool | None:
        """Whether the month billed is the contract's last. None when that is not known."""
        month, schedule = self.billing.likely, self.schedule
        end = None if schedule is None else schedule.own_to or schedule.end
        return None if month is None or end is None else month >= Month.of(end)

    def asked_by_contract(self, kind: ItemKind) -> bool | None:
        """Whether the contract itself asks for an item. None without the contract."""
        if self.contract is None:
            return None
        name = next(one.name for one in self.checklist.items if one.kind is kind)
        return bool({fold(kind.value), fold(name)} & {fold(ask) for ask in self.contract.asks})

    # --- accounts ---

    def near(self, one: int, other: int, *, least: int = 1) -> bool:
        """Whether two amounts are the same within the list's tolerance, or within `least` pesos."""
        return abs(one - other) <= max(least, other * self.checklist.tolerance_per_thousand // 1000)

    @property
    def other_accounts(self) -> tuple[PastAccount, ...]:
        """The other accounts of the contract that were not sent back."""
        return tuple(one for one in self.history.accounts if one.verdict not in _SENT_BACK)

    # --- files ---

    def other_file(self, kind: ItemKind) -> str:
        """The shape of the name of the file that brings an item."""
        return next((part.pattern for part in self.checklist.files if kind in part.kinds), "aparte")

    def schedules(self) -> tuple[Schedule, ...]:
        """The contract's schedule with each monthly value it may have; empty when none can be known."""
        return () if self.schedule is None else self.schedule.with_derived_monthly(self.modes)

    @property
    def modes(self) -> tuple[ProRata, ...]:
        return self.checklist.pro_rata

    # --- pages ---

    def is_scanned(self, pages: Collection[int]) -> bool:
        """Whether OCR read any of the pages."""
        return any(label.number in pages and label.origin is Origin.OCR for label in self.recognition.pages)

    def all_pages(self) -> tuple[int, ...]:
        return tuple(label.number for label in self.recognition.pages)

    def unread_pages(self, kind: ItemKind) -> tuple[int, ...]:
        """Pages that nobody could read and that may belong to this item."""
        return unread.unread_pages(self.recognition, kind)

    def likely_pages(self, kind: ItemKind) -> tuple[int, ...]:
        """Pages that were read, and that may belong to this item though they tell too little of it."""
        return unread.likely_pages(self.recognition, kind)

    @property
    def glanced_pages(self) -> tuple[int, ...]:
        """Pages of photographs that were only looked over."""
        return unread.glanced_pages(self.recognition)

    def open_pages(self, kind: ItemKind) -> tuple[int, ...]:
        """Pages that may belong to this item: those that nobody could read, and the likely ones."""
        return unread.open_pages(self.recognition, kind)

    def may_hide(self, kind: ItemKind) -> bool:
        """Whether part of the file is unread, so that what is missing may be there."""
        return unread.may_hide(self.recognition, self.lectura, kind)

    def lacks(self, kind: ItemKind) -> bool:
        """Whether the item is surely missing: on no page, and in no other file of the account."""
        return kind not in self.elsewhere and unread.lacks(self.recognition, self.lectura, kind)

    def is_hardly_told(self, item: RecognisedItem) -> bool:
        """Whether every page of the item may as well be another paper."""
        doubtful = {label.number for label in self.recognition.pages if PageMark.DOUBTFUL in label.marks}
        return bool(item.pages) and set(item.pages) <= doubtful

    def is_picture(self, item: RecognisedItem) -> bool:
        """Whether no page of the item has text that could be read."""
        dark = {label.number for label in self.recognition.pages if PageMark.UNREAD in label.marks}
        return not item.fields and not item.marks and set(item.pages) <= dark


def _named(contract: Contract) -> str:
    whose = ", ".join(quote(one) for one in (contract.contractor, contract.entity) if one)
    return f"{quote(contract.number)}{f', de {whose}' if whose else ''}"
