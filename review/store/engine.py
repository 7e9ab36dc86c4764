"""Opening the database: where it is, its settings, and its migrations."""

from __future__ import annotations

import sqlite3
from importlib import resources
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from review.errors import StoreUnavailable

SCHEMA_VERSION = "0004"  # the newest migration; a test compares it with review/store/migrations
BUSY_TIMEOUT_MS = 10_000
FILE_NAME = "vistobueno.db"


def default_url(file_name: str = FILE_NAME) -> str:
    """A database in the user's data folder (made on opening, not here)."""
    import platformdirs

    return url_of(str(Path(platformdirs.user_data_dir("vistobueno", appauthor=False)) / file_name))


def url_of(text: str) -> str:
    """A database URL from what a user may write: a URL, or the path of an SQLite file."""
    if "://" in text:
        return text
    return f"sqlite:///{Path(text).expanduser().absolute()}"


def open_engine(url: str) -> sa.Engine:
    """Connect and bring the tables up to date. Raises StoreUnavailable with what to do."""
    try:
        parsed = sa.make_url(url)
    except sa.exc.ArgumentError as error:
        raise StoreUnavailable(
            f"No se entiende la dirección de la base de datos «{url}». "
            "Escriba la ruta de un archivo .db o una dirección como sqlite:////ruta/archivo.db."
        ) from error
    shown = parsed.database if parsed.get_backend_name() == "sqlite" else parsed.render_as_string()
    try:
        if parsed.get_backend_name() == "sqlite" and parsed.database:
            Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        engine = sa.create_engine(parsed)
        if engine.dialect.name == "sqlite":
            sa.event.listen(engine, "connect", _set_up_sqlite)
        _bring_up_to_date(engine, str(shown))
    except (sa.exc.SQLAlchemyError, OSError, ImportError) as error:
        raise StoreUnavailable(
            f"No se pudo abrir la base de datos «{shown}» ({_first_line(error)}). "
            "Revise que la carpeta exista y se pueda escribir, o indique otra con --bd."
        ) from error
    return engine


def _first_line(error: Exception) -> str:
    cause = getattr(error, "orig", None) or error
    return str(cause).strip().splitlines()[0] if str(cause).strip() else type(cause).__name__


def _set_up_sqlite(connection: sqlite3.Connection, record: Any) -> None:
    del record
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _current_version(engine: sa.Engine) -> str | None:
    with engine.connect() as connection:
        if not sa.inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()


def _bring_up_to_date(engine: sa.Engine, shown: str) -> None:
    """Run what migrations are missing. Alembic is imported only when there is something to run."""
    version = _current_version(engine)
    if version == SCHEMA_VERSION:
        return
    if version is not None and version > SCHEMA_VERSION:
        raise StoreUnavailable(
            f"La base de datos «{shown}» fue hecha por una versión más nueva de Visto Bueno. "
            "Actualice el programa, o indique otra base con --bd."
        )
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("path_separator", "os")
    with resources.as_file(resources.files("review.store") / "migrations") as scripts:
        config.set_main_option("script_location", str(scripts).replace("%", "%%"))
        with engine.begin() as connection:
            if connection.dialect.name == "sqlite":
                # Two processes opening a new file at once: the second waits, then finds nothing to do.
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
