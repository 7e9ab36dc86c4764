"""What each kind of database does in a way of its own; the rest of the room asks here, and never which it is.

SQLite is a file of one machine, PostgreSQL a server for many. Both keep the same promises: two who write wait
for each other, what a person did is on the disk when it ends, nothing that people did can be changed, and
lists come in the same order.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Hashable, Mapping
from pathlib import Path
from typing import Any, Final, Protocol

import sqlalchemy as sa

from review.errors import StoreUnavailable
from review.store import turns
from review.store.guards import Guards, PostgresqlGuards, SqliteGuards

WAIT_MS: Final = 10_000
"""How long who wants to write waits for who does, in milliseconds, before it is told that somebody else has
the database: judgement, far beyond any of our transactions."""

_TURN: Final = 0x566F426F  # «VoBo»: the advisory lock of PostgreSQL that whoever writes holds
_BESIDE: Final = ("", "-wal", "-shm", "-journal")  # what SQLite keeps a database in
_HEARD_SECONDS: Final = {"idle": 30, "interval": 10, "count": 3}
"""A machine that went away is noticed within a minute, and its turn to write given to the next one."""


class Dialect(Protocol):
    """What is done otherwise in each."""

    guards: Guards
    """How what people did is kept from being changed."""

    def set_up(self, engine: sa.Engine) -> None:
        """How every connection is to be."""

    def made_for_many(self, engine: sa.Engine) -> None:
        """What the database itself keeps of that, once it is known to be ours. Raises StoreUnavailable."""

    def files(self, engine: sa.Engine) -> list[Path]:
        """The files that it lies in, as far as this program has to do with them."""

    def begin_writing(self, connection: sa.Connection, *, by_person: bool) -> None:
        """Wait for one's turn, which is held until the transaction ends: whoever writes then sees all that
        those before it wrote. See `Store.writing`."""

    def begin_one_moment(self, connection: sa.Connection) -> None:
        """From now on this transaction, which has not asked anything yet, sees the database as it is now."""

    def tells_changes(self, engine: sa.Engine) -> bool:
        """Whether `last_change` tells anything."""

    def listening(self, engine: sa.Engine) -> sa.Connection:
        """A connection to ask `last_change` through, again and again, and nothing else."""

    def last_change(self, listening: sa.Connection) -> Hashable:
        """Another one than before whenever anybody has written meanwhile, through this program or not."""

    def careless(self, connection: sa.Connection) -> list[str]:
        """Settings that are not ours, by which what was told to be on the disk may not be there."""

    def count_on(self, connection: sa.Connection, table: sa.Table) -> None:
        """The next row gets the number after the greatest that there is, also when they were given by us."""

    def json_of(self, column: sa.Column[Any]) -> sa.ColumnElement[Any]:
        """The value of a column of JSON, to be given as the very text to keep."""

    def is_of_value(self, error: sa.exc.DBAPIError) -> bool:
        """Whether what could not be read is a value, and the database itself is well."""


class _Sqlite:
    guards: Guards = SqliteGuards()

    def set_up(self, engine: sa.Engine) -> None:
        sa.event.listen(engine, "connect", _set_up_sqlite)

    def made_for_many(self, engine: sa.Engine) -> None:
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA journal_mode=WAL")

    def files(self, engine: sa.Engine) -> list[Path]:
        with engine.connect() as connection:
            names = [row[2] for row in connection.exec_driver_sql("PRAGMA database_list")]
        return [Path(name + end) for name in filter(None, names) for end in _BESIDE]

    def begin_writing(self, connection: sa.Connection, *, by_person: bool) -> None:
        # The connection may have been used for the other kind before.
        connection.exec_driver_sql(f"PRAGMA synchronous={'FULL' if by_person else 'NORMAL'}")
        turns.take(connection, WAIT_MS)

    def begin_one_moment(self, connection: sa.Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    def tells_changes(self, engine: sa.Engine) -> bool:
        name = engine.url.database
        return bool(name) and name != ":memory:" and "uri" not in engine.url.query

    def listening(self, engine: sa.Engine) -> sa.Connection:
        return engine.connect()

    def last_change(self, listening: sa.Connection) -> Hashable:
        """SQLite tells each connection when another one has changed the file: this one never writes."""
        found: Hashable = listening.exec_driver_sql("PRAGMA data_version").scalar()
        listening.rollback()  # so that nothing is held open meanwhile
        return found

    def careless(self, connection: sa.Connection) -> list[str]:
        del connection
        return []

    def count_on(self, connection: sa.Connection, table: sa.Table) -> None:
        """It does so by itself."""

    def json_of(self, column: sa.Column[Any]) -> sa.ColumnElement[Any]:
        return sa.bindparam(column.name, type_=sa.Text)

    def is_of_value(self, error: sa.exc.DBAPIError) -> bool:
        """Python's own complaint of a text that is none has no code of SQLite's."""
        return getattr(error.orig, "sqlite_errorname", None) is None


def _set_up_sqlite(connection: sqlite3.Connection, record: Any) -> None:
    del record
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={WAIT_MS}")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA fullfsync=ON")  # macOS: wait for the disk too, not only for its cache
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA recursive_triggers=ON")  # REPLACE then fires the triggers against DELETE
    cursor.close()


class _Postgresql:
    guards: Guards = PostgresqlGuards()

    def set_up(self, engine: sa.Engine) -> None:
        from review.store.one_order import InOneOrder  # it loads much that a file does not need

        engine.dialect.ddl_compiler = InOneOrder
        sa.event.listen(engine, "connect", _set_up_postgresql)

    def made_for_many(self, engine: sa.Engine) -> None:
        with engine.connect() as connection:
            encoding = connection.exec_driver_sql("SHOW server_encoding").scalar()
        if encoding != "UTF8":
            raise StoreUnavailable(
                f"La base de datos del servidor guarda letras en {encoding}, y no todas caben. Pida a su "
                "administrador una nueva en UTF8: CREATE DATABASE vistobueno ENCODING 'UTF8' TEMPLATE "
                "template0."
            )

    def files(self, engine: sa.Engine) -> list[Path]:
        del engine
        return []

    def begin_writing(self, connection: sa.Connection, *, by_person: bool) -> None:
        """One lock for the whole database, given back with the transaction. As each statement sees what was
        written before it began (READ COMMITTED), whoever gets the lock sees all."""
        connection.exec_driver_sql(
            f"SET LOCAL synchronous_commit TO {'ON' if by_person else 'OFF'}; "
            f"SELECT pg_advisory_xact_lock({_TURN})"
        )

    def begin_one_moment(self, connection: sa.Connection) -> None:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")

    def tells_changes(self, engine: sa.Engine) -> bool:
        del engine
        return True

    def listening(self, engine: sa.Engine) -> sa.Connection:
        return engine.connect().execution_options(isolation_level="AUTOCOMMIT")

    def last_change(self, listening: sa.Connection) -> Hashable:
        """Which transactions are over: one that wrote is over when what it wrote can be seen, never later.
        Other databases of the server count too. Numbers of transactions are never used again, but by a server
        that was brought back from a copy, which has started since."""
        asked = "SELECT pg_current_snapshot()::text, pg_postmaster_start_time()::text"
        return tuple(listening.exec_driver_sql(asked).one())

    def careless(self, connection: sa.Connection) -> list[str]:
        wanted = ("fsync", "full_page_writes")
        return [name for name in wanted if connection.exec_driver_sql(f"SHOW {name}").scalar() != "on"]

    def count_on(self, connection: sa.Connection, table: sa.Table) -> None:
        key = table.autoincrement_column
        if key is not None:
            sequence = sa.func.pg_get_serial_sequence(table.name, key.name)
            connection.execute(sa.select(sa.func.setval(sequence, sa.func.max(key))))

    def json_of(self, column: sa.Column[Any]) -> sa.ColumnElement[Any]:
        return sa.cast(sa.bindparam(column.name, type_=sa.Text), sa.JSON)

    def is_of_value(self, error: sa.exc.DBAPIError) -> bool:
        """The server gives what it keeps; only what Python has no word for is of the value."""
        return isinstance(error, sa.exc.DataError) and getattr(error.orig, "sqlstate", None) is None


def _set_up_postgresql(connection: Any, record: Any) -> None:
    del record
    with connection.cursor() as cursor:
        cursor.execute(f"SET lock_timeout = {WAIT_MS}")
        for name, value in _HEARD_SECONDS.items():
            cursor.execute(f"SET tcp_keepalives_{name} = {value}")
    connection.commit()


_DIALECTS: Final[Mapping[str, Dialect]] = {"sqlite": _Sqlite(), "postgresql": _Postgresql()}


def of(place: sa.Engine | sa.Connection) -> Dialect:
    """What is done otherwise in this database."""
    return _DIALECTS[place.dialect.name]


def engine(address: sa.URL) -> sa.Engine:
    """A way into a database, with nothing asked of it yet. Raises StoreUnavailable, and what SQLAlchemy and
    the system raise."""
    # What goes into a question is people's data: it is no part of what an error says.
    made = sa.create_engine(address, **_options(address), hide_parameters=True)
    if made.dialect.name not in _DIALECTS:
        raise StoreUnavailable(
            "Visto Bueno guarda su base de datos en un archivo (SQLite) o en un servidor PostgreSQL. "
            "Indique con --bd un archivo, o una dirección como postgresql://usuario@servidor/base."
        )
    of(made).set_up(made)
    return made


def _options(address: sa.URL) -> dict[str, Any]:
    if address.get_backend_name() != "postgresql":
        return {}
    asked: dict[str, Any] = {
        "client_encoding": "utf8",
        "application_name": "vistobueno",
        "connect_timeout": WAIT_MS // 1000,
        **{f"keepalives_{name}": value for name, value in _HEARD_SECONDS.items()},
    }
    kept = {name: value for name, value in asked.items() if name not in address.query}
    # A server that was started again is not told to who comes next.
    return {"isolation_level": "READ COMMITTED", "pool_pre_ping": True, "connect_args": kept}
