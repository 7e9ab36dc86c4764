"""The cuentas of a review in the order it began with, whatever is decided or read meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from review.store import Store, basis, queries, review_order


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """The cuentas of a review in its order, and those of them that still wait for a decision."""

    number: int
    ids: tuple[int, ...]
    waiting: frozenset[int]

    def place(self, here: int) -> int | None:
        """The place of a cuenta, from 0; None when it is not of this review."""
        return self.ids.index(here) if here in self.ids else None

    def before(self, here: int) -> int | None:
        """The cuenta just before this one, decided or not."""
        place = self.place(here)
        return self.ids[place - 1] if place else None

    def next_waiting(self, here: int) -> int | None:
        """The next other one that waits for a decision, from the beginning again after the end."""
        place = self.place(here)
        start = 0 if place is None else place + 1
        turned = self.ids[start:] + self.ids[:start]
        return next((one for one in turned if one in self.waiting and one != here), None)

    def after(self, here: int) -> int | None:
        """The next one that waits; when no other one does, the one just after this."""
        found, place = self.next_waiting(here), self.place(here)
        if found is not None or place is None:
            return found
        return self.ids[place + 1] if place + 1 < len(self.ids) else None


def begin_line(store: Store, asked: str, ids: Sequence[int], *, outdated: bool = False) -> ReviewLine:
    """Begin a review of these cuentas, `asked` for by a filter; with `outdated`, of decisions that are out of
    date. Raises StoreUnavailable."""
    return _line(store, review_order.keep(store, asked, ids), tuple(ids), outdated)


def kept_line(store: Store, number: int, asked: str, *, outdated: bool = False) -> ReviewLine | None:
    """A review that was begun; None when there is none with this number and filter.

    Raises StoreUnavailable.
    """
    ids = review_order.find(store, number, asked)
    return None if ids is None else _line(store, number, ids, outdated)


def _line(store: Store, number: int, ids: tuple[int, ...], outdated: bool) -> ReviewLine:
    waiting = review_order.undecided(store, ids)
    if outdated:
        decided = queries.submissions(store, ids=ids)
        waiting |= {row["id"] for row in decided if row["verdict"] and basis.staleness(row).reasons}
    return ReviewLine(number, ids, frozenset(waiting))
