"""Whether two identity numbers, two contract numbers or several papers mean the same."""

from __future__ import annotations

from collections.abc import Callable

from review.model import Contract
from review.recognition.grammar import ids


def same_document(one: str, other: str) -> bool:
    """Whether two identity numbers are one: zeros in front and a right check digit behind don't count.

    Letters of a passport do.
    """
    a, b = sorted((ids.document_key(one), ids.document_key(other)), key=len)
    if a == b:
        return bool(a)
    return (
        a.isdecimal() and 6 <= len(a) <= ids.LONGEST_NIT and b[:-1] == a and str(ids.check_digit(a)) == b[-1]
    )


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
