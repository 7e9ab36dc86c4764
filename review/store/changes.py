"""Whether anything was written to the database since it was last asked, by whomever."""

from __future__ import annotations

from collections.abc import Hashable
from threading import Lock

import sqlalchemy as sa

from review.store import dialects


class Changes:
    """The database is asked through a connection that is kept for that and never writes."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self._dialect = dialects.of(engine)
        self._told = self._dialect.tells_changes(engine)
        self._listening: sa.Connection | None = None
        self._lock = Lock()

    def last(self) -> Hashable:
        """Something that is another one after every change; None where the database does not tell. Raises
        DBAPIError."""
        if not self._told:
            return None
        with self._lock:
            try:
                return self._asked()
            except sa.exc.DBAPIError as error:
                self._forget()
                if not error.connection_invalidated:
                    raise
                return self._asked()  # the server went away and is back

    def _asked(self) -> Hashable:
        if self._listening is None:
            self._listening = self._dialect.listening(self._engine)
        return self._dialect.last_change(self._listening)

    def _forget(self) -> None:
        if self._listening is not None:
            self._listening.close()
            self._listening = None

    def close(self) -> None:
        with self._lock:
            self._forget()
