"""Numbers of CDP and RP: when two spellings are of the same one, and when they surely are not."""

from __future__ import annotations

import re
from typing import Final

from review.recognition.grammar.plain_text import fold

_DIGITS: Final = re.compile(r"\d+")
_YEAR: Final = re.compile(r"20\d\d")
_DATE_BEHIND: Final = re.compile(r"(?<=\d)\s*[-,(]?\s*(?:del?|fecha)\b.*")
_LEAST_TAIL: Final = 3  # digits: judgement, a shorter number ends too many others


def _figures(number: str) -> tuple[str, ...]:
    """Its groups of digits without zeros in front; a year is left out where another group is there, since
    lists and papers write `345`, `345-2026` and `345 de 2026` of one RP."""
    groups = _DIGITS.findall(number)
    others = [group for group in groups if not _YEAR.fullmatch(group)]
    return tuple(group.lstrip("0") or "0" for group in others or groups)


def budget_key(number: str) -> str:
    """A number of CDP or RP in one spelling, empty without digits: `RP No. 0345 de 2026` → `345`."""
    return "-".join(_figures(_DATE_BEHIND.sub("", fold(number))))


def same_number(one: str | None, other: str | None) -> bool:
    """Whether two numbers of CDP or RP are the same; unknown ones are not."""
    return bool(one and other) and budget_key(one or "") == budget_key(other or "") != ""


def surely_other(one: str, other: str) -> bool:
    """Whether two numbers cannot be of one RP: systems of finance put the year or their own figures before
    the number that papers print, so that one that ends the other may be the same."""
    first, second = (key.replace("-", "") for key in (budget_key(one), budget_key(other)))
    if not first or not second or first == second:
        return False
    short, long = sorted((first, second), key=len)
    return not (len(short) >= _LEAST_TAIL and long.endswith(short)) and not long.startswith(short)
