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
REFUSED: Final = (
    "está en un servidor que no dejó entrar. Revise el usuario y la clave, o pida a su administrador que le "
    "dé permiso."
)
NOT_THERE: Final = (
    "no existe en el servidor. Revise el nombre, o pida a su administrador que la cree; las tablas las hace "
    "Visto Bueno."
)
NOT_ALLOWED: Final = (
    "no deja escribir a su usuario. Pida a su administrador que lo haga dueño de la base (ALTER DATABASE … "
    "OWNER TO …)."
)
NOT_ANSWERING: Final = (
    "está en un servidor que no responde. Revise la red y la dirección (servidor, puerto, base, usuario y "
    "clave), y vuelva a intentar; si sigue así, avise a su administrador. Lo que ya estaba guardado sigue "
    "ahí."
)
SERVER_FULL: Final = (
    "no tiene más disco o memoria en su servidor. Avise a su administrador; lo que ya estaba guardado sigue "
    "en ella."
)
MANY: Final = "está en un servidor que no recibe más conexiones. Espere un momento y vuelva a intentar."
SERVER_DAMAGED: Final = (
    "está dañada en su servidor. Deje de trabajar en ella y avise a su administrador, que tiene las copias "
    "(pg_restore)."
)
ONLY_READ: Final = (
    "está en un servidor que solo deja leer. Indique con --bd el servidor principal, o avise a su "
    "administrador."
)
NOT_INSTALLED: Final = (
    "no se pudo usar: para PostgreSQL falta una parte del programa. Instálela con «pip install "
    "'vistobueno[postgresql]'», o indique con --bd un archivo."
)
# What PostgreSQL calls it (the beginning of its SQLSTATE) and what we say.
_OF_POSTGRESQL: Final = (
    (("28",), REFUSED),
    (("3D000",), NOT_THERE),
    (("42501", "3F000"), NOT_ALLOWED),
    (
        (
            "08",
            "57P",
        ),
        NOT_ANSWERING,
    ),
    (("53300",), MANY),
    (("53", "54"), SERVER_FULL),
    (("55P03", "40"), BUSY),
    (("25006",), ONLY_READ),
    (("XX001", "XX002", "58", "42P01"), SERVER_DAMAGED),
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
    code, told = _of_code(error.orig)
    if told is None and isinstance(error, sa.exc.OperationalError):
        told = _without_a_name(code) if _is_of(error, "sqlite3") else NOT_ANSWERING
    return None if told is None else StoreUnavailable(_sentence(shown, told, code))


def unopened(shown: str, error: Exception) -> StoreUnavailable:
    """What to say when it cannot be opened at all."""
    orig = getattr(error, "orig", None)
    code, told = _of_code(orig)
    if told is not None:
        return StoreUnavailable(_sentence(shown, told, code))
    if isinstance(error, ImportError) and "psycopg" in (error.name or str(error)):
        return StoreUnavailable(_sentence(shown, NOT_INSTALLED, None))
    if isinstance(error, sa.exc.OperationalError) and not _is_of(error, "sqlite3"):
        return StoreUnavailable(_sentence(shown, NOT_ANSWERING, _first_line(orig or error)))
    if isinstance(error, OSError) and error.errno is not None:
        return StoreUnavailable(_sentence(shown, CLOSED, os.strerror(error.errno)))
    return StoreUnavailable(_sentence(shown, CLOSED, _first_line(orig or error)))


def damaged(shown: str, what: str) -> StoreUnavailable:
    """What to say of a database in which SQLite itself finds something wrong."""
    return StoreUnavailable(_sentence(shown, DAMAGED, what))


def _without_a_name(code: str | None) -> str:
    """Of SQLite: without a code it is Python's own complaint of text in the file that is no text."""
    return DAMAGED if code is None else SILENT


def _of_code(orig: object) -> tuple[str | None, str | None]:
    """What the database calls it, and what we say; None where it has no name or we have nothing to say."""
    for attribute, sentences in (("sqlite_errorname", _OF_SQLITE), ("sqlstate", _OF_POSTGRESQL)):
        code: str | None = getattr(orig, attribute, None)
        if code is not None:
            return code, next((told for names, told in sentences if code.startswith(names)), None)
    return None, None


def _is_of(error: sa.exc.DBAPIError, module: str) -> bool:
    return type(error.orig).__module__ == module


def _sentence(shown: str, told: str, code: str | None) -> str:
    return f"La base de datos «{shown}» {told}" + (f" ({code})" if code else "")


def _first_line(error: BaseException) -> str:
    said = str(error).strip()
    return said.splitlines()[0] if said else type(error).__name__
