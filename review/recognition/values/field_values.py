"""Every value on a page that may be a given field's, wherever it stands: what a lesson chooses from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import cast

from review.model import FieldType, FieldValue, ItemKind
from review.model.fields import FIELDS, Form, written_as
from review.recognition.grammar import Quote, fold
from review.recognition.grammar.amount_words import find_amounts
from review.recognition.grammar.banks import find_bank
from review.recognition.grammar.dates import find_dates
from review.recognition.grammar.ids import PASSPORT, as_document, digits, find_contract_numbers, same_contract
from review.recognition.values.bank_accounts import account_numbers
from review.recognition.values.readers import money_values, months

Finder = Callable[[str], Sequence[Quote[FieldValue]]]

_SURE, _BARE = 0.97, 0.9  # judgement: with what makes its shape plain, and without
_NUMBER = re.compile(r"(?<![\d.,/-])(?:\d{1,3}(?:[.,]\d{3}){1,4}|\d(?:-?\d){3,21})(?![\d/]|[.,]\d)")
_CHECKED = re.compile(r"(?<![\d.,/-])(\d{1,3}(?:[.,]\d{3}){2,3}|\d{6,11})(?: ?- ?\d)?(?![\d/-]|[.,]\d)")
_PASSPORT = re.compile(rf"(?<![\w.,/-]){PASSPORT}")
_ONE_DIGIT = re.compile(r"(?<![\w.,/-])\d(?![\w/-]|[.,]\d)")
_COUNT = re.compile(r"(?<![\w.,/$-])0{0,4}([1-9]\d?)(?![\w%/-]|[.,]\d)")
_BARE_CONTRACT = re.compile(
    r"(?<![\w.,/$-])(?:[a-z]{1,8}[-. ]{0,2})?\d{1,6}(?:[.-]\d{1,6}){0,6}(?: (?:de|del) 20\d\d)?"
    r"(?![\w/-]|[.,]\d)"
)
_ACCOUNT_KINDS = re.compile(r"\b(?:(ahorros?)|(corriente)|(deposito))\b")
_CONTRACTS = frozenset(name for _, name in written_as(Form.CONTRACT))


def values_on(text: str, item: ItemKind, name: str) -> list[Quote[FieldValue]]:
    """The values in a text that the grammar of the field accepts, in their order."""
    return sorted(_finder(item, name)(text), key=lambda quote: (quote.start, -quote.end))


def can_be_placed(item: ItemKind, name: str) -> bool:
    """Whether the field's value is printed as such; the operator, for one, is told by the whole paper."""
    card = FIELDS[item][name]
    return card.form in _BY_FORM or card.type in _BY_TYPE


def same_value(name: str, one: FieldValue, other: FieldValue) -> bool:
    """Is it the same value, however it is written?"""
    if name in _CONTRACTS:
        return same_contract(str(one), str(other))
    return one == other


def _finder(item: ItemKind, name: str) -> Finder:
    card = FIELDS[item][name]
    by_type = _BY_TYPE.get(card.type, lambda _: ())
    return _BY_FORM.get(card.form, by_type)


def _quotes(found: Iterator[re.Match[str]], text: str, group: int = 0) -> Iterator[Quote[FieldValue]]:
    for match in found:
        start, end = match.span(group)
        yield Quote(digits(text[start:end]), start, end, text[start:end], _SURE)


def _numbers(text: str) -> list[Quote[FieldValue]]:
    return list(_quotes(_NUMBER.finditer(text), text))


def _checked_numbers(text: str) -> list[Quote[FieldValue]]:
    """Identity numbers, without the check digit that may follow; passports with their letters."""
    lettered: list[Quote[FieldValue]] = [
        Quote(
            as_document(text[m.start() : m.end()]) or "", m.start(), m.end(), text[m.start() : m.end()], _BARE
        )
        for m in _PASSPORT.finditer(fold(text))
    ]
    return [*_quotes(_CHECKED.finditer(text), text, 1), *lettered]


def _single_digits(text: str) -> list[Quote[FieldValue]]:
    return list(_quotes(_ONE_DIGIT.finditer(text), text))


def _counts(text: str) -> list[Quote[FieldValue]]:
    return [
        Quote(int(match[1]), match.start(), match.end(), match[0], _SURE)
        for match in _COUNT.finditer(fold(text))
    ]


def _contracts(text: str) -> list[Quote[FieldValue]]:
    shaped: list[Quote[FieldValue]] = [
        Quote(q.value, q.start, q.end, q.text, q.confidence) for q in find_contract_numbers(text)
    ]
    bare: list[Quote[FieldValue]] = [
        Quote(text[m.start() : m.end()], m.start(), m.end(), text[m.start() : m.end()], _BARE)
        for m in _BARE_CONTRACT.finditer(fold(text))
        if not any(m.start() < q.end and q.start < m.end() for q in shaped)
    ]
    return shaped + bare


def _account_kinds(text: str) -> list[Quote[FieldValue]]:
    names = ("ahorros", "corriente", "deposito")
    return [
        Quote(
            names[(match.lastindex or 1) - 1],
            match.start(),
            match.end(),
            text[match.start() : match.end()],
            _SURE,
        )
        for match in _ACCOUNT_KINDS.finditer(fold(text))
    ]


_BY_FORM: dict[Form, Finder] = {
    Form.IN_WORDS: cast(Finder, find_amounts),
    Form.PERSON: _checked_numbers,
    Form.CHECK_DIGIT: _single_digits,
    Form.CONTRACT: _contracts,
    Form.ACCOUNT: cast(Finder, account_numbers),
    Form.ACCOUNT_KIND: _account_kinds,
    Form.BANK: cast(Finder, find_bank),
}

_BY_TYPE: dict[FieldType, Finder] = {
    FieldType.MONEY: cast(Finder, money_values),
    FieldType.DATE: cast(Finder, find_dates),
    FieldType.MONTH: cast(Finder, months),
    FieldType.DIGITS: _numbers,
    FieldType.COUNT: _counts,
}
