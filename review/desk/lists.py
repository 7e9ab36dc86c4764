"""What the contract lists of the folders changed of what was known."""

from __future__ import annotations

import datetime as dt

from review.contracts.list_changes import ListReport, lines
from review.store import Store, list_imports

__all__ = ["ListReport", "lines", "list_taken"]


def list_taken(
    store: Store, folder: str, since: dt.datetime | None, until: dt.datetime | None
) -> ListReport | None:
    """What the contract list of a folder (its path) changed when it was taken between these moments; None
    when it was not. Raises StoreUnavailable."""
    if since is None or until is None:
        return None
    found = (one.report for one in list_imports.log(store, folder) if since <= one.at <= until)
    return next(found, None)
