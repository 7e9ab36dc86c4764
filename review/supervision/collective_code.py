"""The code of a paper about several cuentas, and what the log says of them today.

It tells the month, how many cuentas there are, their sum, the digest of what the code of each would say, and
the newest of the decisions that approved them: what was approved later is none of its business.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from review.model import Month, PaperKind, Verdict
from review.store import Store, queries
from review.store.queries import Row
from review.supervision.certified_code import CertifiedCode
from review.supervision.gathering import facts_of_each
from review.supervision.month_part import WHOLE, MonthPart
from review.supervision.paper_facts import PaperFacts


@dataclass(frozen=True, slots=True)
class CertifiedList:
    """What the log tells today of the cuentas of such a paper: the code that it would have (None: it would
    not be written), what each of them says, and the cuentas approved by then that are none of them any more,
    each as a person knows it."""

    code: CertifiedCode | None
    listed: tuple[CertifiedCode, ...]
    gone: tuple[str, ...]


def code_of_several(
    papers: Collection[PaperFacts], decisions: Mapping[int, int], month: Month
) -> CertifiedCode | None:
    """The code of a paper that tells these cuentas; `decisions` are the numbers of their decisions, by
    cuenta. None where the log tells nothing of one of them."""
    each = [one.code for one in papers]
    if not all(each) or not each:
        return None
    newest = max(papers, key=lambda one: decisions[one.submission_id])
    return CertifiedCode.of_several(each, month, sum(one.account.value for one in papers), newest.entry)


def listed_now(
    store: Store, folder_id: int, month: Month, newest: int, part: MonthPart = WHOLE
) -> CertifiedList:
    """The same paper made anew of what was approved up to the decision `newest`, by its number. Raises
    StoreUnavailable."""
    rows = [
        row
        for row in queries.submissions(store, month=month, absent=True)
        if row["folder_id"] == folder_id and part.holds(row)
    ]
    kept = [row["id"] for row in rows if row["current"] and (row["decision_id"] or newest + 1) <= newest]
    papers, _ = facts_of_each(store, kept, PaperKind.CERTIFICADO)
    numbers = {row["id"]: row["decision_id"] for row in rows}
    read = [CertifiedCode.read(one.code) for one in papers]
    there = {one.submission_id for one in papers}
    return CertifiedList(
        code_of_several(papers, numbers, month),
        tuple(one for one in read if one is not None),
        tuple(_named(row) for row in _approved_then(store, rows, newest) if row["id"] not in there),
    )


def _approved_then(store: Store, rows: Collection[Row], newest: int) -> list[Row]:
    """The cuentas whose last decision up to that one approved them."""
    last: dict[int, str] = {}
    for one in queries.decisions_of(store, [row["id"] for row in rows]):
        if one["id"] <= newest:
            last[one["submission_id"]] = one["verdict"]
    return [row for row in rows if last.get(row["id"]) == Verdict.APROBADA.value]


def _named(row: Row) -> str:
    return str(row["contract"] or row["archivo"])
