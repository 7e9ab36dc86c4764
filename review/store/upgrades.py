"""The schema of a database: a new one is made as it is today, one of an earlier version is brought up.

Both ways end in the same tables, indexes and triggers, as a test shows of every version there was.
"""

from __future__ import annotations

import re
from importlib import resources

import sqlalchemy as sa

from review.errors import StoreUnavailable
from review.store import append_only, dialects
from review.store.schema import METADATA
from review.store.schema_acts import ACTS, CHAIN
from review.store.schema_exports import EXPORTS
from review.store.schema_people import ACCESSES

_MIGRATIONS = resources.files("review.store") / "migrations"
_STEP = re.compile(r"v(\d{4})_\w+\.pyc?")
_VERSION = sa.Table(  # where Alembic looks for the version of a database
    "alembic_version",
    sa.MetaData(),
    sa.Column("version_num", sa.String(32), nullable=False),
    sa.PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)


def versions() -> list[str]:
    """That of every migration, the newest last."""
    steps = (_MIGRATIONS / "versions").iterdir()
    return sorted({found[1] for step in steps if (found := _STEP.fullmatch(step.name))})


SCHEMA_VERSION = versions()[-1]
"""That of the newest migration."""


def version_of(engine: sa.Engine, shown: str) -> str | None:
    """The schema of a database, None for a new one. Raises StoreUnavailable for another program's."""
    with engine.connect() as connection:
        version = version_in(connection)
        foreign = version is None and bool(sa.inspect(connection).get_table_names())
    if foreign:
        raise StoreUnavailable(
            f"«{shown}» es una base de datos de otro programa; no se cambió nada en ella. "
            "Indique otra con --bd: un archivo que no exista, o en un servidor una base vacía."
        )
    return version


def version_in(connection: sa.Connection) -> str | None:
    """The schema that a database says to have, None where it says none."""
    if not sa.inspect(connection).has_table(_VERSION.name):
        return None
    return connection.execute(sa.select(_VERSION.c.version_num)).scalar()


def bring_up_to_date(engine: sa.Engine, shown: str) -> None:
    """Make the tables of a new database, or run what migrations are missing. Raises StoreUnavailable."""
    version = version_of(engine, shown)
    if version is not None and version > SCHEMA_VERSION:
        raise StoreUnavailable(
            f"La base de datos «{shown}» fue hecha por una versión más nueva de Visto Bueno. "
            "Actualice el programa, o indique otra base con --bd."
        )
    dialects.of(engine).made_for_many(engine)
    if version == SCHEMA_VERSION:
        return
    with engine.begin() as connection:
        # Two processes opening a new database at once: the second waits, then finds nothing to do.
        dialects.of(connection).begin_writing(connection, by_person=True)
        version = version_in(connection)
        if version is None:
            _make(connection)
        elif version != SCHEMA_VERSION:
            migrate(connection, SCHEMA_VERSION)


def _make(connection: sa.Connection) -> None:
    METADATA.create_all(connection, checkfirst=False)
    for table in (*ACTS, CHAIN, EXPORTS, ACCESSES):
        append_only.forbid_changes(connection, table.name)
        append_only.forbid_replacing(connection, table.name)
    _VERSION.create(connection, checkfirst=False)
    connection.execute(sa.insert(_VERSION).values(version_num=SCHEMA_VERSION))


def migrate(connection: sa.Connection, version: str) -> None:
    """Bring a database of an earlier version up to `version`. Only then is Alembic imported."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("path_separator", "os")
    with resources.as_file(_MIGRATIONS) as scripts:
        config.set_main_option("script_location", str(scripts).replace("%", "%%"))
        config.attributes["connection"] = connection
        command.upgrade(config, version)
