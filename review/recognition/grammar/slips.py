"""Values that OCR may take for one another: a figure or two confused, lost or added."""

from __future__ import annotations

import datetime as dt

from rapidfuzz.distance import OSA

from review.model import FieldValue, Month
from review.recognition.grammar.contract_numbers import contract_key

_LONG = 5
"""Of so many figures two may be misread; of fewer, and of a day or a month, one."""

_GROUP = 3
"""Figures between the signs that group an amount."""


def is_slip(one: FieldValue, other: FieldValue) -> bool:
    """Whether two different values lie as close as a misreading: one wrong figure, two in a long number,
    a long number or an amount torn.

    Equal values, and values of different types, are no slips. Text is compared as contracts are.
    """
    a, b = _figures(one), _figures(other)
    if type(one) is not type(other) or a == b or not a or not b:
        return False
    if isinstance(one, str) and min(len(a), len(b)) >= _LONG and (_is_part(a, b) or _is_part(b, a)):
        return True
    grouped = isinstance(one, int) and min(len(a), len(b)) >= _GROUP and not (len(a) - len(b)) % _GROUP
    if grouped and (_is_part(a, b) or _is_part(b, a)):  # `1.139` of `1.139.300`
        return True
    of_a_day = isinstance(one, dt.date | Month)
    allowed = 2 if min(len(a), len(b)) >= _LONG and not of_a_day else 1
    return bool(OSA.distance(a, b, score_cutoff=allowed) <= allowed)


def is_as_long(one: FieldValue, other: FieldValue) -> bool:
    """Whether both values have as many figures: none was lost or added, if one is a misreading."""
    return _count(one) == _count(other)


def _count(value: FieldValue) -> int:
    said = value if isinstance(value, str) else _figures(value)
    return sum(map(str.isdecimal, said))


def _is_part(short: str, long: str) -> bool:
    """Whether a number is another one torn in two."""
    return long.startswith(short) or long.endswith(short)


def _figures(value: FieldValue) -> str:
    match value:
        case Month():
            return f"{value.year:04d}{value.month:02d}"
        case dt.date():
            return f"{value:%Y%m%d}"
        case int():
            return str(value)
        case _:
            return value if value.isdecimal() else contract_key(value) or value
