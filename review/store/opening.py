"""Opening the database: where it is, and its settings."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from review.errors import StoreUnavailable
from review.machine import private
from review.store import troubles, upgrades

BUSY_TIMEOUT_MS = 10_000
FILE_NAME = "vistobueno.db"
DATABASE_VARIABLE = "VISTOBUENO_BD"  # the environment's word for --bd
_TO_DO = "Lea antes una carpeta con «vistobueno leer CARPETA», o indique con --bd la base que ya tiene."
_MISSING = f"No existe la base de datos «{{}}». {_TO_DO}"
_NOT_OURS = f"En «{{}}» no hay una base de datos de Visto Bueno. {_TO_DO}"
_SCHEME = re.compile(r"(?![A-Za-z]:)[\w+.-]*://")  # a single letter is a disk of Windows
_BESIDE = ("", "-wal", "-shm", "-journal")  # what SQLite keeps a database in


def default_url(file_name: str = FILE_NAME) -> str:
    """A database in the user's data folder (made on opening, not here)."""
    return url_of(str(private.data_folder() / file_name))


def url_of(text: str) -> str:
    """A database URL from what a user may write: a URL, or the path of an SQLite file whatever its name.

    The same file from any current directory. Raises StoreUnavailable for a name that no URL can hold.
    """
    if _SCHEME.match(text):
        url = _parsed(text)
        file = database_file(url)
        if file is None or file.is_absolute():
            return text
        path = file
    else:
        url, path = sa.URL.create("sqlite"), Path(text).expanduser()
    try:
        return url.set(database=str(path.absolute())).render_as_string(hide_password=False)
    except UnicodeEncodeError as error:
        raise StoreUnavailable(
            f"El nombre de la base de datos «{ascii(text)[1:-1]}» tiene letras que no se entienden. "
            "Cámbiele el nombre al archivo, o indique otro con --bd."
        ) from error


def database_file(url: str | sa.URL) -> Path | None:
    """The file that an SQLite address names; None for a server, for a database in memory and for what only
    SQLite itself understands (`uri=true`). Raises StoreUnavailable."""
    parsed = _parsed(url)
    name = parsed.database
    if parsed.get_backend_name() != "sqlite" or not name or name == ":memory:" or "uri" in parsed.query:
        return None
    return Path(name)


def shown(url: str | sa.URL) -> str:
    """A database as it is named to a person: its file, or its address without the password."""
    file = database_file(url)
    return str(file) if file is not None else _parsed(url).render_as_string(hide_password=True)


def _parsed(url: str | sa.URL) -> sa.URL:
    try:
        return sa.make_url(url)
    except (sa.exc.ArgumentError, ValueError) as error:
        typed = re.sub(r"://[^@/]*@", "://…@", str(url))  # it may have a password
        raise StoreUnavailable(
            f"No se entiende la dirección de la base de datos «{typed}». "
            "Escriba la ruta de un archivo .db o una dirección como sqlite:////ruta/archivo.db."
        ) from error


def open_engine(url: str, *, must_exist: bool = False) -> sa.Engine:
    """Connect and bring the tables up to date. Raises StoreUnavailable with what to do.

    With `must_exist` nothing is made: a place without a database of ours is refused.
    """
    parsed, name = _parsed(url), shown(url)
    file = database_file(parsed)
    try:
        if file is not None and must_exist and not file.exists():
            raise StoreUnavailable(_MISSING.format(name))
        if file is not None:
            _make_file(file)
        # What goes into a question is people's data: it is no part of what an error says.
        engine = sa.create_engine(parsed, hide_parameters=True)
        if must_exist and upgrades.version_of(engine, name) is None:
            engine.dispose()
            raise StoreUnavailable(_NOT_OURS.format(name))
        if engine.dialect.name == "sqlite":
            sa.event.listen(engine, "connect", _set_up_sqlite)
        upgrades.bring_up_to_date(engine, name)
        _close_to_others(engine)  # only now is it known to be ours
    except (sa.exc.SQLAlchemyError, OSError, ImportError) as error:
        raise troubles.unopened(name, error) from error
    return engine


def _make_file(file: Path) -> None:
    """The file of a new database and its folder, closed to others: SQLite gives what it keeps beside the
    same permissions. Raises StoreUnavailable, OSError."""
    if file.is_dir():
        raise StoreUnavailable(
            f"«{file}» es una carpeta. Escriba también el nombre del archivo, por ejemplo "
            f"«{file / FILE_NAME}»."
        )
    private.make_folder(file.parent, ours=file.parent == private.data_folder())
    if not file.exists():
        private.open_file(file, "ab").close()


def _close_to_others(engine: sa.Engine) -> None:
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            files = [row[2] for row in connection.exec_driver_sql("PRAGMA database_list")]
        for file in filter(None, files):
            for end in _BESIDE:
                private.close_file(Path(file + end))


def _set_up_sqlite(connection: sqlite3.Connection, record: Any) -> None:
    del record
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA fullfsync=ON")  # macOS: wait for the disk too, not only for its cache
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA recursive_triggers=ON")  # REPLACE then fires the triggers against DELETE
    cursor.close()
