"""For how many working days a cuenta has waited for a decision, by the calendar and the checklist of its
folder."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from review.frames.shaping import local
from review.pipeline import ways_in_force
from review.pipeline.ways_in_force import Ways
from review.store import Store


class Wait(NamedTuple):
    """Calendar and working days without a decision, and the limit of the checklist when it is passed."""

    days: int | None = None
    working_days: int | None = None
    past_limit: int | None = None


def since(row: Mapping[str, Any]) -> dt.date | None:
    """The day of a cuenta, a row of `queries.submissions`, or of its arrival in Colombia."""
    received = local(row["received"])
    return row["account_date"] or (received.date() if received else None)


class Calendars:
    """The waits of cuentas up to a day; each folder's ways, and each first day, are looked up once."""

    def __init__(self, store: Store, until: dt.date) -> None:
        self._store = store
        self._until = until
        self._ways = cache(self._ways_of)
        self._days = cache(self._days_of)

    def wait(self, row: Mapping[str, Any], since: dt.date | None) -> Wait:
        """Of a row of `queries.submissions`, from the day of its cuenta (or of its arrival) on."""
        if since is None or row["verdict"] is not None:
            return Wait()
        working = self._days(row["folder_id"], since)
        limit = self._ways(row["folder_id"]).checklist.waiting_days
        late = bool(limit) and working > limit
        return Wait(max((self._until - since).days, 0), working, limit if late else None)

    def _ways_of(self, folder_id: int) -> Ways:
        return ways_in_force.of_folder(self._store, folder_id)

    def _days_of(self, folder_id: int, since: dt.date) -> int:
        return self._ways(folder_id).laws.workdays.working_days_between(since, self._until)
