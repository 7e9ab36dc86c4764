"""The numbers printed on the pages of the items, and how the values read stand among them.

The contract list is not known while a document is recognised: what is kept here lets an expected value be
looked for later, with no page at hand. Pages made flat; `displayed` leads to where people look.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from review.model import Field, ItemKind, PageLabel, Printed, RecognisedItem, Recognition, Stands
from review.model.fields import FIELDS, Form
from review.model.marks import PageMark
from review.recognition.grammar.ids import LONGEST_NIT, check_digit, digits
from review.recognition.page.page_text import PageText

_CHAIN: Final = re.compile(r"(?<!\S)[^\s\d]*+\d\S*+(?: (?:[^\s\d]*+\d\S*+|[./-]|(?i:del?)(?= [^\s\d]*+\d)))*")
_LEAST_DIGITS: Final = 4
"""Figures that stand together and may be an amount, an account or a person's number. Where the line above or
below goes on with them, fewer may be a part of one."""
_COMPARED: Final = (Form.PERSON, Form.CONTRACT, Form.ACCOUNT)
"""Forms whose values are held against the contract list."""
_CLOSE_BEFORE: Final = re.compile(r"\d[.,'/-]?\Z")
_CLOSE_BEHIND: Final = re.compile(r"[.,'/-]?\d")
# An account may be parted by blanks in any way, a person's number only before three figures.
_ACCOUNT_BEFORE: Final = re.compile(r"(?<![\d.,/-])\d{2,}(?: | ?- ?)\Z")
_ACCOUNT_BEHIND: Final = re.compile(r"(?: | ?- ?)\d{2,}(?![\d/-]|[.,]\d)")
_GROUP_BEHIND: Final = re.compile(r" \d{3}(?![\d/-]|[.,]\d)")
_TORN: Final = re.compile(r" ?-\n\d| ?[.,']\n\d{3}(?!\d)|\n(?:-|[.,']\d{3}(?!\d))")
_CHECK_DIGIT: Final = re.compile(r" ?-? ?(\d)(?!\d)")


def with_numbers(recognition: Recognition, texts: Mapping[int, PageText]) -> Recognition:
    """The recognition with the numbers of its items' pages, and with how its values stand among them.

    Evidence in an informe is other papers: what it prints is not the item's.
    """
    own = [label for label in recognition.pages if _is_own(label) and label.number in texts]
    return replace(
        recognition,
        items={kind: _item(kind, item, texts) for kind, item in recognition.items.items()},
        numbers=tuple(one for label in own for one in numbers_on(texts[label.number])),
    )


def _is_own(label: PageLabel) -> bool:
    return label.kind.item is not None and PageMark.EVIDENCE not in label.marks


def numbers_on(page: PageText) -> Iterator[Printed]:
    """The numbers of a page in the order of reading, a line of a cell or paragraph at a time."""
    flow = page.flow
    found: list[tuple[int, int]] = [match.span() for match in _CHAIN.finditer(flow.text)]
    for at, (start, end) in enumerate(found):
        text = flow.text[start:end]
        wraps = at + 1 < len(found) and flow.text[end : found[at + 1][0]] == "\n"
        goes_on = wraps or (at > 0 and flow.text[found[at - 1][1] : start] == "\n")
        if goes_on or len(digits(text)) >= _LEAST_DIGITS:
            yield Printed(page.number, flow.box(start, end).in_tenths(), text, wraps)


def _item(kind: ItemKind, item: RecognisedItem, texts: Mapping[int, PageText]) -> RecognisedItem:
    cards = FIELDS[kind]
    fields = {
        name: _field(found, cards[name].form, texts)
        if name in cards and cards[name].form in _COMPARED
        else found
        for name, found in item.fields.items()
    }
    return replace(item, fields=fields)


def _field(found: Field, form: Form, texts: Mapping[int, PageText]) -> Field:
    page = texts.get(found.page)
    if page is None or found.stands is not Stands.WHOLE or not is_piece(page, found, form):
        return found
    return replace(found, stands=Stands.PIECE)


def is_piece(page: PageText, found: Field, form: Form) -> bool:
    """Whether the ink goes on where the value ends: another figure close to it, a group of three behind a
    blank, a line that ends in a hyphen. The check digit behind a person's number is none of these."""
    before, behind = _around(page, found)
    if form is Form.PERSON:
        behind = _without_check_digit(found, behind)
    signs_before, signs_behind = [_CLOSE_BEFORE], [_CLOSE_BEHIND, _TORN]
    if form is Form.ACCOUNT:
        signs_before.append(_ACCOUNT_BEFORE)
        signs_behind.append(_ACCOUNT_BEHIND)
    if form is Form.PERSON:
        signs_behind.append(_GROUP_BEHIND)
    return any(sign.search(before) for sign in signs_before) or any(
        sign.match(behind) for sign in signs_behind
    )


def _around(page: PageText, found: Field) -> tuple[str, str]:
    """What stands before and behind the value in its cell or paragraph; nothing where it is not found."""
    flow = page.flow
    at = flow.text.find(found.text) if found.text else -1
    while at >= 0:
        end = at + len(found.text)
        if flow.box(at, end).meets(found.box):
            return flow.text[:at].rpartition("\n\n")[2], flow.text[end:].partition("\n\n")[0]
        at = flow.text.find(found.text, at + 1)
    return "", ""


def _without_check_digit(found: Field, behind: str) -> str:
    """The ink behind a person's number, without its check digit: behind a hyphen any, else the right one."""
    number, said = digits(found.text), _CHECK_DIGIT.match(behind)
    if said is None or not 1 <= len(number) <= LONGEST_NIT:
        return behind
    right = "-" in said[0] or int(said[1]) == check_digit(number)
    return behind[said.end() :] if right else behind
