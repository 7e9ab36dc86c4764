"""When what the database tells of cuentas last changed."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from review.store import schema as t
from review.store.store import Store


def last_change(store: Store) -> dt.datetime | None:
    """The moment of the last act, judgement or new file; None in an empty database. What was opened, begun or
    exported changes nothing. Raises StoreUnavailable."""
    store = store.telling  # nobody's personal data is in the answer
    columns = (t.CHAIN.c.at, t.SUBMISSIONS.c.judged_at, t.FILES.c.first_seen)
    with store.reading() as connection:
        found = [connection.execute(sa.select(sa.func.max(column))).scalar() for column in columns]
    return max((one for one in found if one is not None), default=None)
