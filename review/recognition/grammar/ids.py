"""Identity numbers: cédula, NIT and their check digit, and the documents of minors and foreigners.

Numbers count only with a label near them. A passport may have letters: its number is told in capitals,
without blanks, and is compared as such.
"""

from __future__ import annotations

import re
from typing import Final

from review.recognition.grammar.contract_numbers import contract_key, find_contract_numbers, same_contract
from review.recognition.grammar.plain_text import Flat, Quote, flatten

__all__ = [
    "DOCUMENT_KIND",
    "LONGEST_NIT",
    "PASSPORT",
    "as_document",
    "check_digit",
    "contract_key",
    "digits",
    "document_key",
    "find_contract_numbers",
    "find_person_ids",
    "is_company",
    "names_a_document",
    "plain_document",
    "same_contract",
]

# Of the check digit, from the last figure to the first (DIAN).
_WEIGHTS: Final = (3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71)
LONGEST_NIT: Final = len(_WEIGHTS)
"""Digits that the DIAN's check digit is defined for."""

DOCUMENT_KIND: Final = r"""(?:
    c\.?[ ]?[ce]\b\.? | n\.?[ ]?u\.?[ ]?i\.?[ ]?p\b\.? | p\.?[ ]?p\.?[ ]?t\b\.? | p\.?[ ]?e\.?[ ]?p\b\.?
  | [pt]\.?[ti]\b\.? | p\.?a\b\.? | d\.?n\.?i\b\.? | pasaporte\b | tarjeta[ ]de[ ]identidad
  | permiso[ ](?:por|de)[ ]proteccion[ ]temporal | permiso[ ]especial[ ]de[ ]permanencia
  | cedula[ ]de[ ](?:ciudadania|extranjeria)
)"""
"""What documents of persons are called, in flat text and a verbose pattern: C.C., C.E., T.I., NUIP, PPT (PT
in the PILA), PEP, PA, DNI and in full."""
PASSPORT: Final = r"[a-z]{1,3}[ -]?\d{5,9}[a-z]?(?![\w-]*\w)"
"""A number with letters, in flat text."""
_WITH_LETTERS: Final = re.compile(
    r"(?<![a-z])(?:p\.?a|pasaporte|p\.?e\.?p|d\.?n\.?i|c\.?e|extranjeria|identificad)"
)
_WHOLE_PASSPORT: Final = re.compile(PASSPORT)
_KIND_BEFORE: Final = re.compile(
    rf"{DOCUMENT_KIND}[ .:#-]*|(?:cc|ce|ti|pa|pt|ppt|pep|nit|ni|dni|nuip)(?=\d)", re.VERBOSE
)
_LABEL: Final = re.compile(
    r"""(?<![a-z])(?:
        (?P<nit>n\.?[ ]?i\.?[ ]?t\b\.?(?:[ ]?/[ ]?c\.?[ ]?c\b\.?)?|rut\b|identificacion[ ]tributaria)
      | c\.?[ ]?c\b\.?(?:[ ]?[/o][ ]?n\.?i\.?t\b\.?|[ ]?/[ ]?c\.?e\b\.?)?
      | ni(?=-\d)
      | cedula(?:[ ]de)?(?:[ ](?:ciudadania|extranjeria))?
      | (?:documento|numero|no\.?|n°)[ ](?:de[ ])?(?:identidad|identificacion)
      | identificacion | identificad[oa]s?(?:[ ]?\(a\)|[ ]?/a)?[ ]con | documento
      | """
    + DOCUMENT_KIND
    + ")",
    re.VERBOSE,
)
_TO_NUMBER: Final = re.compile(
    r"""(?:[ .:,;=#°()_☐☑☒□■▢✓✔✗✘-]|\bx\b
        |\b(?:no|nro|num|numero|n|la|el|de|identidad|identificacion|ciudadania
        |extranjeria|cedula|documento|tipo|cc|c\.c|ce|nit|n\.i\.t|con|y|(?:6\.[ ]?)?dv
        |ppt|p\.p\.t|pt|p\.t|pep|p\.e\.p|pa|p\.a|ti|t\.i|nuip|n\.u\.i\.p|dni|pasaporte
        |permiso[ ](?:por|de)[ ]proteccion[ ]temporal|permiso[ ]especial[ ]de[ ]permanencia
        |tarjeta[ ]de[ ]identidad)\b){0,24}+(?=\d|[a-z]{1,3}[ -]?\d{5})""",
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
_LETTERED: Final = re.compile(rf"(?P<base>{PASSPORT}|\d{{13,15}}(?!\d))")
_OF_ACCOUNT: Final = re.compile(
    r"\b(?:cuenta|producto|deposito)\b(?! de cobro)(?:(?!\b(?:cuenta|producto|deposito)\b)[^.;\d]){0,45}$"
)
_ID_WORD: Final = re.compile(r"\b(?:c\.?c|n\.?i\.?t|c\.?e|cedula|documento|identidad|identificacion)\b")
_NAME: Final = re.compile(r"(?:[A-ZÁÉÍÓÚÑ][\wÁÉÍÓÚÑáéíóúñ]+\W+){2}$")
# In capitals too no name of anybody: `el producto CUENTA CORRIENTE identificado con …`.
PRODUCT_WORD: Final = re.compile(
    r"\b(?:productos?|cuentas?|ahorros?|corriente|n[oó]mina|dep[oó]sito|bajo monto|electr[oó]nico|de|del)\b",
    re.IGNORECASE,
)
_LEAST_DIGITS: Final = 5  # the shortest cédulas in use
_MOST_DIGITS: Final = 15  # as many as the check digit has weights for
_SHORTEST_COMPANY: Final = 10  # figures of a NIT with its check digit
_MOST_PERSON_DIGITS: Final = 12  # judgement: the longest identity number without letters, check digit and all
_COMPANY_DIGITS: Final = 9  # a NIT of the DIAN's range for companies, 800,000,000 to 999,999,999
_PERSON_NIT_DIGITS: Final = 11  # a cédula of ten figures and its check digit
_OLD_CEDULA_DIGITS: Final = (8, 9)  # a cédula of seven or eight figures and its check digit
_CHECK_MODULUS: Final = 11  # the check digit is what is left of it (DIAN)
_LABELLED_CONFIDENCE: Final = 0.95  # judgement: its label says what it is


def is_company(number: str) -> bool:
    """Whether an identity number is the NIT of a company or an entity: nine figures that begin with 8 or 9.

    The numbers of persons have another length or begin otherwise (DIAN, casilla 5 of the RUT).
    """
    return len(number) == _COMPANY_DIGITS and number[0] in "89"


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
    rest = sum(int(digit) * weight for digit, weight in zip(reversed(nit), _WEIGHTS, strict=False))
    rest %= _CHECK_MODULUS
    return rest if rest < 2 else _CHECK_MODULUS - rest


def plain_document(document: str) -> str | None:
    """`0900123456-8` and `900123456` come to the same; a passport keeps its letters. None when
    there are no figures."""
    figures = document_key(document)
    if not figures.isdecimal():
        return figures or None
    if "-" in document and 2 <= len(figures) <= LONGEST_NIT and _checks(figures):
        return figures[:-1]
    if len(figures) == _SHORTEST_COMPANY and figures[0] in "89" and _checks(figures):
        return figures[:-1]
    return figures or None


def as_document(text: str) -> str | None:
    """An identity number as it is told: digits; or capitals and digits, for a passport with letters.

    What the document is called before it (`PPT 1900000001`) is left out. None when there are no figures.
    """
    flat = flatten(text).text.strip()
    kind = _KIND_BEFORE.match(flat)
    number = flat[kind.end() :].strip(" .:#-") if kind else flat
    if _WHOLE_PASSPORT.fullmatch(number):
        return _solid(number)
    return digits(number) or None


def document_key(text: str) -> str:
    """What two writings of one identity number have in common: no zeros in front. Empty without figures."""
    return (as_document(text) or "").lstrip("0")


def _solid(number: str) -> str:
    return "".join(sign for sign in number if sign.isalnum()).upper()


def _checks(figures: str) -> bool:
    return str(check_digit(figures[:-1])) == figures[-1]


def _without_glued_digit(number: str, *, company: bool, apart: bool) -> str:
    """Drop a check digit written as one more figure, where the length shows that it is one."""
    body, last = number[:-1], number[-1:]
    if not body or int(last) != check_digit(body):
        return number
    if len(number) == _PERSON_NIT_DIGITS or (
        len(number) == _SHORTEST_COMPANY and number[0] in "89" and company
    ):
        return body
    if apart and company and len(number) in _OLD_CEDULA_DIGITS and number[0] not in "89":
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
    return _NAME.search(PRODUCT_WORD.sub(" ", between.text)) is None


def names_a_document(text: str) -> bool:
    """Whether a text has a label of an identity number: `C.C. o NIT`, `documento de identidad`."""
    return _LABEL.search(flatten(text).text) is not None


def find_person_ids(text: str) -> list[Quote[str]]:
    """Every labelled cédula, NIT or other document of a person, in the order of the text.

    Labels: `C.C.`, `cédula de ciudadanía No.`, `NIT`, `C.E.`, `NUIP`, `PPT`, `pasaporte`, `identificado(a)
    con`, `documento`…; values are digits, but for a passport's with letters (see `as_document`). Figures
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
        if way and number is None and _WITH_LETTERS.search(flat.text[label.start() : way.end()]):
            lettered = _LETTERED.match(flat.text, way.end())
            if lettered is not None:
                quotes.append(
                    flat.quote(text, as_document(lettered[0]) or "", *lettered.span(), _LABELLED_CONFIDENCE)
                )
                last_end = lettered.end()
                continue
        if number is None:
            continue
        if label[0].startswith("identificad") and _is_account(text, flat, label, number.start()):
            continue
        value = digits(number["base"])
        company = label["nit"] is not None or "nit" in flat.text[label.end() : number.start()]
        confidence = _LABELLED_CONFIDENCE
        if number["dv"] is not None:
            if len(value) > _MOST_DIGITS or int(number["dv"]) != check_digit(value):
                confidence = 0.5
        elif len(value) <= _MOST_DIGITS:
            value = _without_glued_digit(value, company=company, apart=number["apart"] is not None)
        if not _LEAST_DIGITS <= len(value) <= _MOST_PERSON_DIGITS or value.startswith("0"):
            continue
        quotes.append(flat.quote(text, value, *number.span(), confidence))
        last_end = number.end()
    return quotes
