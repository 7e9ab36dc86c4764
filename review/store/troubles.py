"""What goes wrong with a database, as a Spanish sentence that says what to do."""

from __future__ import annotations

import os
from typing import Final

import sqlalchemy as sa

from review.errors import StoreUnavailable

DAMAGED: Final = (
    "está dañada. No la borre: guarde una copia y vuelva al último respaldo con «vistobueno restaurar "
    "RESPALDO.zip --reemplazar», o indique otra con --bd. Las cuentas se pueden volver a leer; lo que "
    "ustedes decidieron está solo en ella y en sus respaldos. «vistobueno doctor» dice más."
)
NOT_ONE: Final = (
    "no es una base de datos, o se dañó desde el comienzo. No se cambió nada en ella. Revise el nombre, "
    "vuelva al último respaldo con «vistobueno restaurar RESPALDO.zip --reemplazar», o indique otra con --bd."
)
FULL: Final = (
    "no cabe en el disco: está lleno. Libere espacio y vuelva a intentar; lo que ya estaba guardado sigue en "
    "ella."
)
BUSY: Final = "la está usando otro programa. Ciérrelo, o espere a que termine, y vuelva a intentar."
CLOSED: Final = (
    "no se puede abrir o escribir. Revise que la carpeta exista y que usted tenga permiso para escribir en "
    "ella, o indique otra con --bd."
)
DISK: Final = (
    "no se pudo leer o escribir en su disco. Revise que esté conectado y que tenga espacio, y vuelva a "
    "intentar; lo que ya estaba guardado sigue ahí."
)
SILENT: Final = (
    "no responde. Cierre otros programas que la usen, revise el espacio en disco y vuelva a intentar."
)
# What SQLite calls it (the beginning of the name: it has finer ones) and what we say.
_OF_SQLITE: Final = (
    (("SQLITE_NOTADB",), NOT_ONE),
    (("SQLITE_CORRUPT", "SQLITE_FORMAT"), DAMAGED),
    (("SQLITE_FULL",), FULL),
    (("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_PROTOCOL"), BUSY),
    (("SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM", "SQLITE_AUTH"), CLOSED),
    (("SQLITE_IOERR",), DISK),
)


def failed(shown: str, error: sa.exc.DBAPIError) -> StoreUnavailable | None:
    """What to say of a failure of the database at work; None when it is a mistake of ours."""
    code = getattr(error.orig, "sqlite_errorname", None)
    told = _of_sqlite(code)
    if told is None and isinstance(error, sa.exc.OperationalError):
        # Without a code it is Python's own: text in the file that is no text.
        told = DAMAGED if code is None and _is_sqlite(error) else SILENT
    return None if told is None else StoreUnavailable(_sentence(shown, told, code))


def unopened(shown: str, error: Exception) -> StoreUnavailable:
    """What to say when it cannot be opened at all."""
    orig = getattr(error, "orig", None)
    code = getattr(orig, "sqlite_errorname", None)
    if (told := _of_sqlite(code)) is not None:
        return StoreUnavailable(_sentence(shown, told, code))
    if isinstance(error, OSError) and error.errno is not None:
        return StoreUnavailable(_sentence(shown, CLOSED, os.strerror(error.errno)))
    return StoreUnavailable(_sentence(shown, CLOSED, _first_line(orig or error)))


def damaged(shown: str, what: str) -> StoreUnavailable:
    """What to say of a database in which SQLite itself finds something wrong."""
    return StoreUnavailable(_sentence(shown, DAMAGED, what))


def _of_sqlite(code: str | None) -> str | None:
    return next((told for names, told in _OF_SQLITE if code is not None and code.startswith(names)), None)


def _is_sqlite(error: sa.exc.DBAPIError) -> bool:
    return type(error.orig).__module__ == "sqlite3"


def _sentence(shown: str, told: str, code: str | None) -> str:
    return f"La base de datos «{shown}» {told}" + (f" ({code})" if code else "")


def _first_line(error: BaseException) -> str:
    said = str(error).strip()
    return said.splitlines()[0] if said else type(error).__name__
