"""The account that a cuenta is to be paid into, as read, and where it differs from what else is known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from review import spanish
from review.model import Contract, ItemKind, Month
from review.recognition.grammar import account_numbers, fold
from review.recognition.grammar.banks import find_bank
from review.recognition.grammar.person_names import same_person
from review.rules.same_identity import same_document
from review.store import Store
from review.store.bank_rows import bank_values, holder_names, payments_in_force
from review.store.queries import Row

_ASKED, _CERTIFIED = ItemKind.CUENTA, ItemKind.BANCO


@dataclass(frozen=True, slots=True)
class PaidInto:
    """An account: that of the cuenta de cobro, else of the bank's certificate. `holder` is the document of
    whom the bank certifies it for, `holder_name` the name there where a check told it; `certified` the
    account of the certificate."""

    bank: str | None = None
    account: str | None = None
    kind: str | None = None
    holder: str | None = None
    certified: str | None = None
    holder_name: str | None = None


class Accounts:
    """Of some cuentas (`ids`), those of a month or of all that are now in a folder; what the one before each
    said is looked up by its contract's party."""

    def __init__(self, store: Store, ids: Collection[int], month: Month | None) -> None:
        self._before: dict[int, tuple[int, Month]] = {}
        last: dict[tuple[str, str | None], list[tuple[int, str]]] = defaultdict(list)
        for row in payments_in_force(store, month, ids):
            earlier = last[row["party"], row["part"]]
            before = next((one for one in reversed(earlier) if one[1] < row["period"]), None)
            if before is not None:
                self._before[row["id"]] = before[0], Month.parse(before[1])
            earlier.append((row["id"], row["period"]))
        asked = {*ids, *(self._before[number][0] for number in ids if number in self._before)}
        names = holder_names(store, asked)
        self._read = {
            number: replace(_paid_into(values), holder_name=names.get(number))
            for number, values in bank_values(store, asked).items()
        }

    def of(self, number: int) -> PaidInto:
        return self._read.get(number, PaidInto())

    def holder_name(self, row: Row) -> str | None:
        """Who holds the account: the name that was read with it, else the contractor's where the document is
        theirs."""
        read = self.of(row["id"])
        own = read.holder and row["document"] and same_document(read.holder, row["document"])
        return read.holder_name or (row["contractor"] if own else None)

    def differences(self, row: Row, contract: Contract | None) -> str | None:
        """What differs, in Spanish sentences; None when nothing does. `row` is one of
        `queries.submissions`."""
        return " ".join(self._told(row, contract)) or None

    def _told(self, row: Row, contract: Contract | None) -> Iterator[str]:
        read = self.of(row["id"])
        if read.account and read.certified and not account_numbers.same_account(read.account, read.certified):
            yield f"La cuenta de cobro pide la {read.account} y la certificación es de la {read.certified}."
        if read.holder and row["document"] and not same_document(read.holder, row["document"]):
            yield f"La certificación es del documento {read.holder}, que no es el del contratista."
        own = row["contractor"]
        if read.holder_name and own and not same_person(read.holder_name, own):
            yield f"La certificación trae el nombre {read.holder_name}, y el contratista es {own}."
        if contract is not None and not _gave_it_over(row, contract):
            known = PaidInto(contract.bank, contract.account, contract.account_type)
            if told := spanish.join(_other(read, known)):
                yield f"El contrato tiene registrado otro dato: {told}."
        before = self._before.get(row["id"])
        if before is not None and (told := spanish.join(_other(read, self.of(before[0])))):
            yield f"En {spanish.month_name(before[1])} era otro: {told}."


def _paid_into(values: Mapping[tuple[ItemKind, str], str]) -> PaidInto:
    return PaidInto(
        bank=values.get((_ASKED, "banco")) or values.get((_CERTIFIED, "banco")),
        account=values.get((_ASKED, "cuenta")) or values.get((_CERTIFIED, "cuenta")),
        kind=values.get((_CERTIFIED, "tipo_cuenta")),
        holder=values.get((_CERTIFIED, "documento")),
        certified=values.get((_CERTIFIED, "cuenta")),
    )


def _gave_it_over(row: Row, contract: Contract) -> bool:
    """Whether the cuenta is of who had the contract before a cesión: its account is another by right."""
    return bool(row["document"] and contract.assignor and same_document(row["document"], contract.assignor))


def _other(read: PaidInto, known: PaidInto) -> Iterator[str]:
    """What of an account is known otherwise than it was read; nothing where either is not known."""
    mine, theirs = read.account or "", known.account or ""
    if _digits(mine) and _digits(theirs) and not account_numbers.same_account(mine, theirs):
        yield f"cuenta {theirs}"
    one, other = _kind(read.kind or ""), _kind(known.kind or "")
    if one and other and one != other:
        yield f"de {other}"
    if read.bank and known.bank and _bank(read.bank) != _bank(known.bank):
        yield f"banco {known.bank}"
    if read.holder and known.holder and not same_document(read.holder, known.holder):
        yield f"titular {known.holder}"


def _digits(text: str) -> bool:
    return any(map(str.isdecimal, text))


def _bank(text: str) -> str:
    """The canonical name of a bank however it is written."""
    return next((one.value for one in find_bank(text)), fold(text).strip())


def _kind(text: str) -> str:
    folded = fold(text)
    return "ahorros" if "ahorro" in folded else "corriente" if "corriente" in folded else ""
