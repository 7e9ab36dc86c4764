"""Copies of an SQLite database, made while others work on it, and what can be told of a file by itself.

A copy is looked at as it is: nothing is brought up to date in it, and nothing is written to it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa

from review.errors import StoreUnavailable
from review.machine import private
from review.store import dialects, troubles, upgrades
from review.store import schema as t
from review.store.addresses import database_file, parsed, shown
from review.store.schema import METADATA
from review.store.schema_acts import ACTS, CHAIN
from review.store.store import Store

_MOST_TOLD: Final = 20  # of what is wrong with a database
SERVER: Final = (
    "La base de datos «{}» está en un servidor, y de ella responde su administrador: use las copias del "
    "propio servidor (en PostgreSQL, pg_dump y pg_restore)."
)


@dataclass(frozen=True, slots=True)
class Original:
    """A file that a cuenta was read from, as it was then; `size` in bytes."""

    folder: str
    archivo: str
    location: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Contents:
    """What a database holds: its schema, the rows of each table, and the files it was read from."""

    schema: str
    rows: Mapping[str, int]
    originals: tuple[Original, ...]


def file_of(url: str) -> Path:
    """The file of a database. Raises StoreUnavailable for one that has none."""
    file = database_file(url)
    if file is None:
        raise StoreUnavailable(SERVER.format(shown(url)))
    return file


def copy(source: Path, target: Path) -> None:
    """The database of one moment as a single new file, closed to others; who works on it is not held up.
    Raises StoreUnavailable."""
    with _told(source):
        private.open_file(target, "xb").close()
        with closing(_read_only(source)) as there, closing(sqlite3.connect(target)) as here:
            there.backup(here)
            here.execute("PRAGMA journal_mode=DELETE")  # one file, with nothing beside it


def faults(file: Path) -> tuple[str, ...]:
    """What SQLite itself finds wrong in a database, none when it is whole. Raises StoreUnavailable for a file
    in which it cannot even look."""
    with _told(file), closing(_read_only(file)) as connection:
        try:
            found = [str(row[0]) for row in connection.execute(f"PRAGMA integrity_check({_MOST_TOLD})")]
        except sqlite3.DatabaseError as error:
            if _code(error).startswith("SQLITE_CORRUPT"):
                return (str(error),)
            raise
        if found != ["ok"]:
            return tuple(found)
        lost = connection.execute("PRAGMA foreign_key_check").fetchmany(_MOST_TOLD)
        return tuple(f"{row[0]}, {row[1]}: {row[2]}" for row in lost)


def refuse_damaged(url: str) -> None:
    """Raises StoreUnavailable for a database with damaged pages: SQLite finds one only where it comes by, and
    what is added to such a database is lost with it. Costs a look at every page, not at what they say."""
    file = database_file(url)
    if file is None or not file.exists():
        return
    with _told(file), closing(_read_only(file)) as connection:
        (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if found != "ok":
        raise troubles.damaged(str(file), str(found).splitlines()[-1])


def contents(store: Store) -> Contents:
    """Raises StoreUnavailable."""
    with store.reading() as connection:
        there = set(sa.inspect(connection).get_table_names())
        counts = {
            table.name: connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
            for table in METADATA.sorted_tables
            if table.name in there
        }
        asked = (
            sa.select(
                t.FOLDERS.c.path, t.FILES.c.archivo, t.FILES.c.location, t.FILES.c.sha256, t.FILES.c.size
            )
            .join(t.FOLDERS, t.FOLDERS.c.id == t.FILES.c.folder_id)
            .where(t.FILES.c.present, t.FILES.c.submission_id.is_not(None), t.FILES.c.sha256 != "")
            .order_by(t.FOLDERS.c.path, t.FILES.c.archivo)
        )
        originals = tuple(
            Original(
                row.path, row.archivo, row.location or f"{row.path}/{row.archivo}", row.sha256, row.size or 0
            )
            for row in (connection.execute(asked) if t.FILES.name in there else ())
        )
        schema = upgrades.version_in(connection)
    return Contents(schema or "", counts, originals)


def unguarded(store: Store) -> list[str]:
    """The tables of acts that lack one of the triggers that keep them. Raises StoreUnavailable."""
    with store.reading() as connection:
        names = [table.name for table in (*ACTS, CHAIN)]
        return dialects.of(connection).guards.missing(connection, names)


@contextmanager
def looked_at(place: Path | str) -> Iterator[Store]:
    """A database as it is, by its file or its address, that cannot be written through. Raises
    StoreUnavailable."""
    if isinstance(place, str):
        url, engine = place, _server_read_only(place)
    else:
        url = str(sa.URL.create("sqlite", database=str(place)))
        engine = sa.create_engine("sqlite://", creator=lambda: _read_only(place), hide_parameters=True)
    try:
        yield Store(engine, url)
    finally:
        engine.dispose()


def _server_read_only(url: str) -> sa.Engine:
    try:
        return dialects.engine(parsed(url)).execution_options(postgresql_readonly=True)
    except (sa.exc.SQLAlchemyError, ImportError) as error:
        raise troubles.unopened(shown(url), error) from error


def careless(store: Store) -> list[str]:
    """The settings of a server by which what was told to be kept may be lost. Raises StoreUnavailable."""
    with store.reading() as connection:
        return dialects.of(connection).careless(connection)


def release(file: Path) -> None:
    """Bring what lies beside a database into its file. Raises StoreUnavailable while another program has it
    open; one that is damaged is left as it is."""
    with _told(file), closing(sqlite3.connect(file, timeout=0)) as connection:
        try:
            connection.execute("PRAGMA journal_mode=DELETE")
        except sqlite3.DatabaseError as error:
            if not _code(error).startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
                raise


def _read_only(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False)


def _code(error: sqlite3.Error) -> str:
    return getattr(error, "sqlite_errorname", "")


@contextmanager
def _told(file: Path) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        wrapped: Any = error if isinstance(error, OSError) else sa.exc.DBAPIError("", {}, error)
        raise troubles.unopened(str(file), wrapped) from error
