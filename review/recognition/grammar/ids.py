"""Identity numbers: cédula, NIT and their check digit. Numbers count only with a label near them."""

from __future__ import annotations

import re
from typing import Final

from review.recognition.grammar.contract_numbers import contract_key, find_contract_numbers, same_contract
from review.recognition.grammar.text import Flat, Quote, flatten

__all__ = [
    "LONGEST_NIT",
    "check_digit",
    "contract_key",
    "digits",
    "find_contract_numbers",
    "find_person_ids",
    "plain_document",
    "same_contract",
]

_WEIGHTS: Final = (3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71)
LONGEST_NIT: Final = len(_WEIGHTS)
"""Digits that the DIAN's check digit is defined for."""

_LABEL: Final = re.compile(
    r"""(?<![a-z])(?:
        (?P<nit>n\.?[ ]?i\.?[ ]?t\b\.?(?:[ ]?/[ ]?c\.?[ ]?c\b\.?)?|rut\b|identificacion[ ]tributaria)
      | c\.?[ ]?c\b\.?(?:[ ]?[/o][ ]?n\.?i\.?t\b\.?|[ ]?/[ ]?c\.?e\b\.?)?
      | c\.?[ ]?e\b\.? | ni(?=-\d)
      | cedula(?:[ ]de)?(?:[ ](?:ciudadania|extranjeria))?
      | (?:documento|numero|no\.?|n°)[ ](?:de[ ])?(?:identidad|identificacion)
      | identificacion | identificad[oa]s?(?:[ ]?\(a\)|[ ]?/a)?[ ]con | documento
    )""",
    re.VERBOSE,
)
_TO_NUMBER: Final = re.compile(
    r"""(?:[ .:,;=#°()_-]|\bx\b|\b(?:no|nro|num|numero|n|la|el|de|identidad|identificacion|ciudadania|
        extranjeria|cedula|documento|tipo|cc|c\.c|ce|nit|n\.i\.t|con|y|(?:6\.[ ]?)?dv)\b){0,24}+(?=\d)""",
    re.VERBOSE,
)
_NUMBER: Final = re.compile(
    r"""(?P<base>
        \d{1,3}(?:[ ]?[.,'][ ]?\d{3}){1,4}(?!\d)
      | \d{1,3}(?:[ ]\d{3}){2,3}(?!\d)(?![ ]\d)
      | (?P<apart>\d(?:[ ]\d){6,14}(?!\d))
      | \d{5,12}(?!\d)
      )(?:[ ]?-[ ]?(?P<dv>\d)(?!\d|[.,]\d))?(?![.,/-]\d)(?!\d)""",
    re.VERBOSE,
)
_OF_ACCOUNT: Final = re.compile(r"\b(?:cuenta|producto|deposito)\b(?! de cobro)[^.;\d]{0,45}$")
_ID_WORD: Final = re.compile(r"\b(?:c\.?c|n\.?i\.?t|c\.?e|cedula|documento|identidad|identificacion)\b")
_NAME: Final = re.compile(r"(?:[A-ZÁÉÍÓÚÑ][\wÁÉÍÓÚÑáéíóúñ]+\W+){2}$")
_LEAST_DIGITS: Final = 5
_MOST_DIGITS: Final = 15
_SHORTEST_COMPANY: Final = 10  # figures of a NIT with its check digit


def digits(text: str) -> str:
    """The ASCII digits of the text, in order."""
    if text.isdecimal() and text.isascii():
        return text
    return "".join([char for char in text if char in "0123456789"])


def check_digit(nit: str) -> int:
    """The DIAN's check digit (DV, modulo 11) of a NIT or cédula given without it.

    Raises ValueError when `nit` is not 1 to 15 digits.
    """
    if not (nit.isascii() and nit.isdecimal() and len(nit) <= len(_WEIGHTS)):
        raise ValueError(f"not a NIT: {nit!r}")
    rest = sum(int(digit) * weight for digit, weight in zip(reversed(nit), _WEIGHTS, strict=False)) % 11
    return rest if rest < 2 else 11 - rest


def plain_document(document: str) -> str | None:
    """`0900123456-8` and `900123456` come to the same. None when there are no figures."""
    figures = digits(document).lstrip("0")
    if "-" in document and 2 <= len(figures) <= LONGEST_NIT and _checks(figures):
        return figures[:-1]
    if len(figures) == _SHORTEST_COMPANY and figures[0] in "89" and _checks(figures):
        return figures[:-1]
    return figures or None


def _checks(figures: str) -> bool:
    return str(check_digit(figures[:-1])) == figures[-1]


def _without_glued_digit(number: str, *, company: bool, apart: bool) -> str:
    """Drop a check digit written as one more figure, where the length shows that it is one."""
    body, last = number[:-1], number[-1:]
    if not body or int(last) != check_digit(body):
        return number
    if len(number) == 11 or (len(number) == 10 and number[0] in "89" and company):
        return body
    if apart and company and len(number) in (8, 9) and number[0] not in "89":
        return body
    return number


def _is_account(text: str, flat: Flat, label: re.Match[str], number: int) -> bool:
    """Is it the account that is identified, not a person: `la cuenta …, identificada con el número …`?"""
    if _ID_WORD.search(flat.text[label.end() : number]):
        return False
    said = _OF_ACCOUNT.search(flat.text[: label.start()])
    if said is None:
        return False
    between = flat.quote(text, "", said.start(), label.start(), 1.0)
    return _NAME.search(between.text) is None


def find_person_ids(text: str) -> list[Quote[str]]:
    """Every labelled cédula or NIT, as digits, in the order of the text.

    Labels: `C.C.`, `cédula de ciudadanía No.`, `NIT`, `C.E.`, `identificado(a) con`, `documento`…; figures
    may have dots, commas, apostrophes or gaps, or stand apart one by one as in the RUT's boxes. A check
    digit is dropped when it is right; behind a hyphen also when it is wrong, with half the confidence. The
    quote holds the figures, with the check digit that was dropped.
    """
    flat = flatten(text)
    quotes: list[Quote[str]] = []
    last_end = 0
    for label in _LABEL.finditer(flat.text):
        if label.start() < last_end:
            continue
        way = _TO_NUMBER.match(flat.text, label.end())
        number = _NUMBER.match(flat.text, way.end()) if way else None
        if number is None:
            continue
        if label[0].startswith("identificad") and _is_account(text, flat, label, number.start()):
            continue
        value = digits(number["base"])
        company = label["nit"] is not None or "nit" in flat.text[label.end() : number.start()]
        confidence = 0.95
        if number["dv"] is not None:
            if len(value) > _MOST_DIGITS or int(number["dv"]) != check_digit(value):
                confidence = 0.5
        elif len(value) <= _MOST_DIGITS:
            value = _without_glued_digit(value, company=company, apart=number["apart"] is not None)
        if not _LEAST_DIGITS <= len(value) <= 12 or value.startswith("0"):
            continue
        quotes.append(flat.quote(text, value, *number.span(), confidence))
        last_end = number.end()
    return quotes
