"""What is expected of an item, looked for on its pages before another value is believed.

The contract list and the other items say which person, contract, account and amount are due. Here it is told
where such a value stands, in any writing, and what a value is that was read in its place: a piece torn from
the one expected, a piece of something else, or another value, whole and with a label of its own. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import lru_cache
from typing import Final, NamedTuple

from review.model import (
    Alternative,
    Box,
    Field,
    FieldValue,
    Origin,
    Printed,
    RecognisedItem,
    Recognition,
    Stands,
)
from review.model.fields import Form
from review.model.own_codes import own_parts
from review.recognition.grammar.account_numbers import same_account
from review.recognition.grammar.contract_numbers import figures_and_year, is_secop_id, same_contract
from review.recognition.grammar.ids import LONGEST_NIT, check_digit, digits, document_key
from review.recognition.values.candidates import MOST_OTHERS

_BETWEEN: Final = r"[ \n]?[.,'-]?[ \n]?"
"""What may stand between the figures of a number: a grouping sign, a blank, the end of a line."""
_BETWEEN_PARTS: Final = r"(?:[ \n./-]|\bdel?\b){1,6}"
"""The same between the number of a contract and its year."""
_MISREAD: Final = {
    "0": "0OoQD", "1": "1lI|!i", "2": "2Zz", "5": "5sS", "6": "6G", "8": "8B",
}  # fmt: skip
"""Signs that OCR reads for a figure, as `grammar.misread` takes them."""
_LEAST_DIGITS: Final = 4
"""A shorter number stands everywhere."""
_LEAST_PART: Final = 5
"""Figures in common that no two persons or accounts have by chance."""
_LIKELY: Final = 0.5
"""A field less sure than this may be another's."""
_LEAST_TORN: Final = 3
"""Figures of a piece whose rest stands right behind it."""
_YEAR: Final = 4
"""Figures of a year."""
_LAST_DAY: Final = 31
"""Up to here the number of a contract looks like the day or the month of a date."""
_FIGURES_APART: Final = 3
"""Figures, zeros in front with them, that no day nor month is written with."""
_MASK: Final = re.compile(r"[*xX•]{2}")


class PlaceRole(Enum):
    """What a place says that its number is."""

    OWN = auto()  # it was read, beside a label, for the value that is compared
    OTHER = auto()  # another value of the item was read there
    NONE = auto()


class Place(NamedTuple):
    """Where an expected value stands: page, box, how it is written there, and what the place says of it."""

    page: int
    box: Box
    text: str
    role: PlaceRole


class ValueDifference(Enum):
    """What a value is that differs from the one expected."""

    TORN = auto()  # a piece of the expected one, which is whole in the same ink
    EXPECTED_TOO = auto()  # the expected one stands in the item as well
    PIECE = auto()  # of a longer number, or short of a part
    UNLABELLED = auto()  # nothing says that it is such a number
    ANOTHER = auto()  # whole, labelled, and the expected one nowhere in the item


@dataclass(frozen=True, slots=True)
class Compared:
    """What became of the comparison; `place` is where the expected value stands, if it does."""

    difference: ValueDifference
    place: Place | None = None


def compare(
    recognition: Recognition, item: RecognisedItem, found: Field, expected: Sequence[FieldValue], form: Form
) -> Compared:
    """What a value is that was read and equals none of those expected. A person's word is what it says."""
    if found.stands is Stands.TOLD:
        return Compared(ValueDifference.ANOTHER)
    for value in expected:
        torn = _torn_from(recognition, item, found, value, form)
        if torn is not None:
            return Compared(ValueDifference.TORN, torn)
    for value in expected:
        for place in places(recognition, item, found, value, form):
            if form is not Form.BY_TYPE or place.role is not PlaceRole.OTHER:
                return Compared(ValueDifference.EXPECTED_TOO, place)
    if found.stands is Stands.PIECE or any(is_part(found.value, value, form) for value in expected):
        return Compared(ValueDifference.PIECE)
    if found.stands is Stands.UNLABELLED:
        return Compared(ValueDifference.UNLABELLED)
    return Compared(ValueDifference.ANOTHER)


def settled(found: Field, expected: Sequence[FieldValue], form: Form) -> Field | None:
    """The expected value where a field is in doubt for another one that is no rival: a piece of the expected
    one, or has it within. None where another value stands in the same role, where it is not known which, and
    where the reading itself is unsure."""
    read: list[Field | Alternative] = [found, *found.others]
    known = 0 < len(found.others) < MOST_OTHERS
    if found.note is None:  # sure, and yet no rival: the paper tells both names of the contract
        known = known and _is_other_name(found.value, expected, form)
        read = [one for one in read if one.confidence >= _LIKELY]
    right = [one for one in read if any(same(one.value, value, form) for value in expected)]
    if not right or not known or found.confidence < _LIKELY:
        return None
    if any(one not in right and not _is_of(one.value, expected, form) for one in read):
        return None
    best = right[0]
    return replace(
        found, value=best.value, text=best.text, page=best.page, box=best.box, note=None, stands=Stands.WHOLE
    )


def _is_of(value: FieldValue, expected: Sequence[FieldValue], form: Form) -> bool:
    if form is Form.CONTRACT:
        return _is_other_name(value, expected, form)
    return any(is_part(value, one, form) for one in expected)


def _is_other_name(value: FieldValue, expected: Sequence[FieldValue], form: Form) -> bool:
    """SECOP II names each contract by an id of its own, which stands beside the entity's number and is no
    other number."""
    return form is Form.CONTRACT and all(is_secop_id(str(value)) != is_secop_id(str(one)) for one in expected)


def places(
    recognition: Recognition, item: RecognisedItem, found: Field | None, value: FieldValue, form: Form
) -> Iterator[Place]:
    """Where a value stands on the pages of an item, in any writing; `found` is the field compared with it."""
    for other in () if found is None else found.others:
        if same(other.value, value, form):
            yield Place(other.page, other.box, other.text, PlaceRole.OWN)
    for run in _runs(recognition, item):
        scanned = run[0].page in _scanned(recognition)
        for match in _written(value, form, scanned=scanned).finditer(_text(run)):
            page, box, text = _where(run, *match.span())
            yield Place(page, box, text, _role(item, found, value, form, page, box))


def alone(recognition: Recognition, item: RecognisedItem, contract: str) -> Place | None:
    """Where a contract's number stands on an item's pages, when no other number there is written like it:
    `AAM-OPS-219-26` has a rival in `AAM-OPS-333-26`, and in any other figures before its year."""
    for place in places(recognition, item, None, contract, Form.CONTRACT):
        others = (
            match[0]
            for run in _runs(recognition, item)
            for match in _like(place.text, figures_and_year(contract)[1]).finditer(_text(run))
        )
        return None if any(not same_contract(one, place.text) for one in others) else place
    return None


def _like(written: str, year: str) -> re.Pattern[str]:
    """What is written as this number is, with other figures but for the year. One of figures alone is like
    those that are as long and end with the same year, if it does."""
    if written.isdecimal():
        end = written[-_YEAR:] if written[-_YEAR:].startswith("20") else ""
        return re.compile(rf"(?<!\d)\d{{{len(written) - len(end)}}}{end}(?!\d)")
    parts = (
        (part if part in (year, year[-2:]) and year else r"\d+") if part.isdecimal() else re.escape(part)
        for part in re.split(r"(\d+)", written)
    )
    return re.compile(rf"{_START}(?<!\d[./-]){''.join(parts)}{_END}(?![./-]\d)", re.IGNORECASE)


def same(one: FieldValue, other: FieldValue, form: Form) -> bool:
    """Whether two values of a form are the same, however they are written."""
    if not isinstance(one, str) or not isinstance(other, str):
        return one == other
    match form:
        case Form.CONTRACT:
            return same_contract(one, other)
        case Form.ACCOUNT:
            return same_account(one, other)
        case _:
            return _plain(one) == _plain(other)


def is_part(found: FieldValue, expected: FieldValue, form: Form) -> bool:
    """Whether a number is a piece of the one expected, or has it within: torn, or glued to its neighbour; of
    a contract, whether it lacks the year that the expected one has, or is the head of SECOP II's id."""
    if not isinstance(found, str) or not isinstance(expected, str):
        return False
    if form is Form.CONTRACT:
        if is_secop_id(found) and is_secop_id(expected):
            return digits(expected) != digits(found) and digits(expected).startswith(digits(found))
        (numbers, year), (_, due) = figures_and_year(found), figures_and_year(expected)
        return bool(due) and not year and len(numbers) < 2
    one, other = sorted((_plain(found), _plain(expected)), key=len)
    return len(one) >= _LEAST_PART and one != other and one in other


def _plain(number: str) -> str:
    return document_key(number) if number.isalnum() else digits(number).lstrip("0")


# --- where numbers stand ---


def _runs(recognition: Recognition, item: RecognisedItem) -> Iterator[list[Printed]]:
    """The numbers on an item's pages, those together that go on from line to line."""
    pages = set(item.pages)
    run: list[Printed] = []
    for one in recognition.numbers:
        if one.page not in pages:
            continue
        run.append(one)
        if not one.wraps:
            yield run
            run = []
    if run:
        yield run


def _text(run: Sequence[Printed]) -> str:
    return "\n".join(one.text for one in run)


def _where(run: Sequence[Printed], start: int, end: int) -> tuple[int, Box, str]:
    """The lines that a stretch of a run's text touches."""
    touched: list[Printed] = []
    at = 0
    for one in run:
        if start < at + len(one.text) and at < end:
            touched.append(one)
        at += len(one.text) + 1
    return touched[0].page, Box.around(one.box for one in touched), _text(run)[start:end]


def _role(
    item: RecognisedItem, found: Field | None, value: FieldValue, form: Form, page: int, box: Box
) -> PlaceRole:
    for name, field in item.fields.items():
        if (found is not None and name == found.name) or own_parts(name) is not None:
            continue
        if field.page == page and field.box.meets(box) and same(field.value, value, form):
            return PlaceRole.OTHER
    return PlaceRole.NONE


def _scanned(recognition: Recognition) -> frozenset[int]:
    return frozenset(label.number for label in recognition.pages if label.origin is Origin.OCR)


# --- how numbers are written ---


@lru_cache(maxsize=256)
def _written(value: FieldValue, form: Form, *, scanned: bool) -> re.Pattern[str]:
    """Every writing of a value; a pattern that finds nothing for one that is too short to be looked for."""
    if form is Form.CONTRACT:
        return _contract(str(value), scanned=scanned)
    figures = str(value) if isinstance(value, int) else _plain(str(value))
    if not figures.isalnum() or len(figures) < _LEAST_DIGITS or _MASK.search(str(value)):
        return _NOWHERE
    checked = ""
    if form is Form.PERSON and figures.isdecimal() and len(figures) <= LONGEST_NIT:
        checked = rf"(?:[ ]?-?[ ]?{check_digit(figures)})?"
    return re.compile(rf"{_START}0*{_figures(figures, scanned=scanned)}{checked}{_END}", re.IGNORECASE)


_START: Final = r"(?<!\d)"
_END: Final = r"(?!\d)"
_NOWHERE: Final = re.compile(r"(?!)")


def _figures(figures: str, *, scanned: bool, between: str = _BETWEEN) -> str:
    return between.join(_sign(one, scanned=scanned) for one in figures)


def _sign(figure: str, *, scanned: bool) -> str:
    return f"[{re.escape(_MISREAD[figure])}]" if scanned and figure in _MISREAD else figure


def _contract(number: str, *, scanned: bool) -> re.Pattern[str]:
    """The figures of a contract's number beside its year, on either side; or alone where they are many."""
    numbers, year = figures_and_year(number)
    if not numbers:
        return _NOWHERE
    parts = [_figures(one, scanned=scanned, between="") for one in numbers]
    body = _BETWEEN_PARTS.join(rf"0*{part}" for part in parts)
    if len(numbers) == 1 and len(numbers[0]) <= 2 and int(numbers[0]) <= _LAST_DAY:
        body = rf"(?:(?<=[a-z][-./ ])0*|{'0' * (_FIGURES_APART - len(numbers[0]))}0*){parts[0]}"
    if year:
        told = _figures(year, scanned=scanned, between="")
        said = rf"{body}{_BETWEEN_PARTS}{told}|{told}{_BETWEEN_PARTS}{body}"
        if len("".join(numbers)) >= _FIGURES_APART:
            said += rf"|{body}[-/]{_figures(year[2:], scanned=scanned, between='')}"
    elif sum(map(len, numbers)) > _LEAST_DIGITS:
        said = body
    else:
        return _NOWHERE
    return re.compile(rf"{_START}(?<!\d[./-])(?:{said}){_END}(?![./-]\d)", re.IGNORECASE)


# --- a value torn from the one expected ---


def _torn_from(
    recognition: Recognition, item: RecognisedItem, found: Field, value: FieldValue, form: Form
) -> Place | None:
    """The expected value where the one found is a piece of its ink: whole there, and nothing else goes on."""
    piece = digits(found.text)
    if form is Form.BY_TYPE or found.stands is Stands.UNLABELLED or len(piece) < _LEAST_TORN:
        return None
    for place in places(recognition, item, found, value, form):
        if place.role is PlaceRole.OWN or place.page != found.page or not place.box.meets(found.box):
            continue
        whole = digits(place.text)
        if piece in whole and len(piece) < len(whole) and not _stands_apart(recognition, found, place):
            return Place(place.page, place.box, place.text, PlaceRole.OWN)
    return None


def _stands_apart(recognition: Recognition, found: Field, place: Place) -> bool:
    """Whether the value found is printed in that line outside the expected one as well: then it may be no
    piece of that."""
    said = " ".join(found.text.split())
    lines = [one.text for one in recognition.numbers if one.page == place.page and one.box.meets(place.box)]
    return any(said in rest for rest in "\n".join(lines).split(place.text)) or not lines
