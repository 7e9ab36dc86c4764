"""Where a database is: what a user may write for it, and how it is named to a person."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import sqlalchemy as sa

from review.errors import StoreUnavailable
from review.machine import private

FILE_NAME: Final = "vistobueno.db"
DATABASE_VARIABLE: Final = "VISTOBUENO_BD"  # the environment's word for --bd
_SCHEME = re.compile(r"(?![A-Za-z]:)[\w+.-]*://")  # a single letter is a disk of Windows
_PASSWORD = re.compile(r"://.*@|\?.*", re.DOTALL)  # where one may stand in what is no address
_DRIVERS: Final = {"postgres": "postgresql+psycopg", "postgresql": "postgresql+psycopg"}
"""What an address that names no driver is opened with."""


def default_url(file_name: str = FILE_NAME) -> str:
    """A database in the user's data folder (made on opening, not here)."""
    return url_of(str(private.data_folder() / file_name))


def url_of(text: str) -> str:
    """A database URL from what a user may write: a URL, or the path of an SQLite file whatever its name.

    The same file from any current directory. Raises StoreUnavailable for a name that no URL can hold.
    """
    if _SCHEME.match(text):
        url = parsed(text)
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
    found = parsed(url)
    name = found.database
    if found.get_backend_name() != "sqlite" or not name or name == ":memory:" or "uri" in found.query:
        return None
    return Path(name)


def shown(url: str | sa.URL) -> str:
    """A database as it is named to a person: its file, or its address without a driver, the password and what
    stands behind a question mark, where there may be another one."""
    file = database_file(url)
    if file is not None:
        return str(file)
    found = parsed(url)
    plain = found.set(drivername=found.get_backend_name(), query={})
    return plain.render_as_string(hide_password=True)


def parsed(url: str | sa.URL) -> sa.URL:
    """An address in its parts, with the driver that it is opened with. Raises StoreUnavailable."""
    try:
        found = sa.make_url(url)
    except (sa.exc.ArgumentError, ValueError) as error:
        typed = _PASSWORD.sub(lambda part: "://…@" if part[0].startswith(":") else "?…", str(url))
        raise StoreUnavailable(
            f"No se entiende la dirección de la base de datos «{typed}». "
            "Escriba la ruta de un archivo .db o una dirección como sqlite:////ruta/archivo.db o "
            "postgresql://usuario@servidor/base."
        ) from error
    return found.set(drivername=_DRIVERS.get(found.drivername, found.drivername))
