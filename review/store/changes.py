"""Whether anything was written to the database since it was last asked, by whomever."""

from __future__ import annotations

from threading import Lock

import sqlalchemy as sa

from review.store.opening import database_file


class Changes:
    """SQLite tells each connection when another one, of this process or not, has changed the file
    (`PRAGMA data_version`). So one is kept that never writes."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self._told = engine.dialect.name == "sqlite" and database_file(engine.url) is not None
        self._listening: sa.Connection | None = None
        self._lock = Lock()

    def last(self) -> int | None:
        """A number that is another one after every change; None where the database does not tell. Raises
        DBAPIError."""
        if not self._told:
            return None
        with self._lock:
            if self._listening is None:
                self._listening = self._engine.connect()
            found = self._listening.exec_driver_sql("PRAGMA data_version").scalar()
            self._listening.rollback()  # so that nothing is held open meanwhile
        return None if found is None else int(found)

    def close(self) -> None:
        with self._lock:
            if self._listening is not None:
                self._listening.close()
                self._listening = None
