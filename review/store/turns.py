"""The turn to write in an SQLite file, for who has waited and not for who has just come.

SQLite lets whoever waits look again and again, the longer they have waited the more seldom: among many that
come and go, who came first is then overtaken by all, until nobody waits any more. Here one of each process
looks, always as often; the others of it stand in line behind.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from functools import cache
from typing import Final

import sqlalchemy as sa

_LOOK_SECONDS: Final = 0.005
"""Between two looks at whether it is free: a small part of what the shortest of our transactions takes."""


def take(connection: sa.Connection, wait_ms: int) -> None:
    """Begin to write; it is ours until the transaction ends. Raises OperationalError when others have had it
    for all of `wait_ms`."""
    until = time.monotonic() + wait_ms / 1000
    line = _line(str(connection.engine.url))
    first = line.acquire(timeout=wait_ms / 1000)
    try:
        connection.exec_driver_sql("PRAGMA busy_timeout=0")
        while not _taken(connection, last=time.monotonic() >= until):
            time.sleep(_LOOK_SECONDS)
    finally:
        if first:
            line.release()
        connection.exec_driver_sql(f"PRAGMA busy_timeout={wait_ms}")


def _taken(connection: sa.Connection, *, last: bool) -> bool:
    try:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    except sa.exc.OperationalError as error:
        if last or not _is_busy(error.orig):
            raise
        return False
    return True


def _is_busy(error: BaseException | None) -> bool:
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF == sqlite3.SQLITE_BUSY


@cache
def _line(_: str) -> threading.Lock:
    """Where those of this process stand that want to write in one file."""
    return threading.Lock()
