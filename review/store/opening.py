"""Opening the database: its file where it has one, its settings, its tables."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa

from review.errors import StoreUnavailable
from review.machine import private
from review.store import dialects, troubles, upgrades
from review.store.addresses import FILE_NAME, database_file, parsed, shown

_TO_DO = "Lea antes una carpeta con «vistobueno leer CARPETA», o indique con --bd la base que ya tiene."
_MISSING = f"No existe la base de datos «{{}}». {_TO_DO}"
_NOT_OURS = f"En «{{}}» no hay una base de datos de Visto Bueno. {_TO_DO}"


def open_engine(url: str, *, must_exist: bool = False) -> sa.Engine:
    """Connect and bring the tables up to date. Raises StoreUnavailable with what to do.

    With `must_exist` nothing is made: a place without a database of ours is refused.
    """
    address, name = parsed(url), shown(url)
    file = database_file(address)
    try:
        if file is not None and must_exist and not file.exists():
            raise StoreUnavailable(_MISSING.format(name))
        if file is not None:
            _make_file(file)
        engine = dialects.engine(address)
        if must_exist and upgrades.version_of(engine, name) is None:
            engine.dispose()
            raise StoreUnavailable(_NOT_OURS.format(name))
        upgrades.bring_up_to_date(engine, name)
        for kept_in in dialects.of(engine).files(engine):  # only now are they known to be ours
            private.close_file(kept_in)
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
