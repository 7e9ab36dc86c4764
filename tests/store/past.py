"""The database past the program, by whoever has the file or a user of the server."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import sqlalchemy as sa

from review.store import dialects
from review.store.addresses import parsed


@dataclass(frozen=True, slots=True)
class Past:
    """A database of either kind; `address` is a file or that of a server."""

    address: str

    @property
    def of_server(self) -> bool:
        return "://" in self.address

    def script(self, script: str) -> None:
        """Run statements one after the other, with what guards the rows in force."""
        with self._connection() as run:
            for statement in filter(None, map(str.strip, script.split(";"))):
                run(statement)

    def unguarded(self, script: str) -> None:
        """The same, once all triggers are gone and no row needs to name one that exists."""
        self.script(f"{'; '.join(self._without_triggers())}; {script}")

    def rows(self, asked: str) -> list[tuple[Any, ...]]:
        with self._connection() as run:
            return [tuple(row) for row in run(asked).fetchall()]

    def engine(self) -> sa.Engine:
        return dialects.engine(parsed(self.address if self.of_server else f"sqlite:///{self.address}"))

    def _without_triggers(self) -> Iterator[str]:
        if self.of_server:
            yield "SET session_replication_role = replica"
            asked = "SELECT tgname, tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal"
            yield from (f"DROP TRIGGER {name} ON {table}" for name, table in self.rows(asked))
            return
        yield "PRAGMA foreign_keys=OFF"
        names = self.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        yield from (f"DROP TRIGGER {name}" for (name,) in names)

    @contextmanager
    def _connection(self) -> Iterator[Any]:
        if self.of_server:
            url = sa.make_url(self.address)
            opened: Any = psycopg.connect(
                host=str(url.query["host"]), user=url.username, dbname=url.database, autocommit=True
            )
        else:
            opened = sqlite3.connect(Path(self.address), isolation_level=None)
        with closing(opened):
            yield opened.execute
