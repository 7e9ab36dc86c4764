"""Pages of a month that were not recognised, where something of their cuenta is still open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from review.desk.questions import Account, PageShape
from review.desk.value_doubts import account_of, shape_of
from review.model import ItemKind, Month, PageKind, State
from review.model.marks import PageMark
from review.store import Store, doubt_rows, overlays, queries
from review.store.queries import Row

_OPEN = (State.FALTA, State.NO_CUMPLE, State.POR_REVISAR)
_TOLD_BY_MARK = {PageMark.UNREAD, PageMark.FULL_PICTURE, PageMark.DOUBTFUL}


@dataclass(frozen=True, slots=True)
class PageDoubt:
    """A page of which it is asked what it is. `taken` is what it counts as now, `may_be` are the items that
    recognition thought possible, and `lacking` those of its cuenta that are missing or open."""

    account: Account
    page: int
    sheet: PageShape
    taken: PageKind
    may_be: tuple[ItemKind, ...]
    lacking: tuple[ItemKind, ...]
    unread: bool

    @property
    def key(self) -> str:
        return f"{self.account.submission_id}.{self.page}"

    @property
    def rank(self) -> tuple[int, str, int, int]:
        """First the cuentas of which least is open."""
        return len(self.lacking), self.account.archivo, self.account.submission_id, self.page


def in_month(store: Store, month: Month | None = None, *, undated: bool = False) -> list[PageDoubt]:
    """The pages not recognised of the cuentas of a month that wait for a decision, in the order in which they
    are asked; months as in `value_doubts.in_month`. Raises StoreUnavailable."""
    return _told(store, doubt_rows.pages_in_doubt(store, month, undated=undated))


def of(store: Store, submission_ids: Sequence[int]) -> list[PageDoubt]:
    """Those of these cuentas. Raises StoreUnavailable."""
    return _told(store, doubt_rows.pages_in_doubt(store, ids=submission_ids))


def is_doubtful(page: Mapping[str, Any]) -> bool:
    """Whether a row of `pages` is of a page that nobody could read, or that may be something else."""
    marks = set(page["marks"])
    return bool(marks & _TOLD_BY_MARK) or any(mark.startswith(PageMark.MAY_BE_) for mark in marks)


def _told(store: Store, pages: Sequence[Row]) -> list[PageDoubt]:
    asked = [page for page in pages if is_doubtful(page)]
    numbers = sorted({page["submission_id"] for page in asked})
    rows = {row["id"]: row for row in queries.submissions(store, ids=numbers)} if numbers else {}
    said = overlays.in_force(store, numbers) if numbers else {}
    found = []
    for page in asked:
        number = page["submission_id"]
        if number not in rows or (number in said and page["number"] in said[number].moves):
            continue
        lacking = tuple(kind for kind in ItemKind if rows[number][kind.value] in _OPEN)
        if lacking:
            found.append(_doubt(page, rows[number], lacking))
    return sorted(found, key=lambda one: one.rank)


def _doubt(page: Row, row: Row, lacking: tuple[ItemKind, ...]) -> PageDoubt:
    marks = set(page["marks"])
    return PageDoubt(
        account=account_of(row),
        page=page["number"],
        sheet=shape_of(page),
        taken=PageKind(page["kind"]),
        may_be=tuple(kind for kind in ItemKind if f"{PageMark.MAY_BE_}{kind.value}" in marks),
        lacking=lacking,
        unread=PageMark.UNREAD in marks,
    )
