"""What is written down of a failure that nobody foresaw: where in the program, never whose papers.

A user is asked to send the log. The message of an exception may quote anything (a name, an amount, a row of
the database), so of each one only its kind, the lines of the program, and what cannot hold data are told.
"""

from __future__ import annotations

import datetime as dt
import logging
import os
import re
import sys
import threading
import traceback
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from review import __version__
from review.machine import private

LOG_NAME = "errores.log"
_MOST_LINKS = 10  # of a chain of exceptions
_MOST_OF_STATEMENT = 300  # characters
_QUOTED = re.compile(r"'[^']*'")


def note(what: str, error: BaseException) -> Path | None:
    """Write a failure down; gives the log file, or None when it cannot be written. `what` names no one."""
    now = dt.datetime.now(dt.UTC)
    told = f"{now:%Y-%m-%d %H:%M:%S} UTC, vistobueno {__version__}: {what}\n{trace(error)}\n"
    log = private.log_folder() / LOG_NAME
    try:
        private.make_folder(log.parent)
        with private.open_file(log, "a", encoding="utf-8", errors="backslashreplace") as out:
            out.write(told)
    except OSError:
        return None
    return log


def trace(error: BaseException) -> str:
    """An exception with those that led to it, the first one first, without their messages."""
    return "\nwhich led to:\n".join(map(_one, reversed(list(_chain(error)))))


def _chain(error: BaseException) -> Iterator[BaseException]:
    link: BaseException | None = error
    for _ in range(_MOST_LINKS):
        if link is None:
            return
        yield link
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)


def _one(error: BaseException) -> str:
    frames = [
        f"  {_place(frame.filename)}:{frame.lineno} {frame.name}: {frame.line}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    lines = [*frames, " ".join([kind, *_harmless(error)])]
    if isinstance(error, BaseExceptionGroup):
        lines += [f"  with: {line}" for one in error.exceptions for line in trace(one).splitlines()]
    return "\n".join(lines)


def _place(file: str) -> str:
    """A file of the program without the folders above it, in which the user's name may be."""
    above = [entry for entry in map(os.path.abspath, sys.path) if file.startswith(entry + os.sep)]
    return os.path.relpath(file, max(above, key=len)) if above else Path(file).name


def _harmless(error: BaseException) -> Iterator[str]:
    """What can be told of an exception: names of the program, codes of the system, a question's text."""
    if isinstance(error, (AttributeError, NameError, ImportError)) and error.name:
        yield f"({error.name})"
    if isinstance(error, OSError) and error.errno is not None:
        yield f"({os.strerror(error.errno)})"
    if code := getattr(error, "sqlite_errorname", None) or getattr(error, "sqlstate", None):
        yield f"({code})"
    statement = getattr(error, "statement", None)
    if isinstance(statement, str):
        yield f"[{_QUOTED.sub('?', ' '.join(statement.split()))[:_MOST_OF_STATEMENT]}]"


@cache
def guard() -> None:
    """From now on this process logs no more of an exception than `trace` tells, whoever logs it."""
    made = logging.getLogRecordFactory()

    def closed(*args: Any, **named: Any) -> logging.LogRecord:
        record = made(*args, **named)
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            record.exc_info, record.exc_text = None, trace(error)
        return record

    def ended(thread: threading.ExceptHookArgs) -> None:
        if thread.exc_value is not None:
            print(trace(thread.exc_value), file=sys.stderr)

    logging.setLogRecordFactory(closed)
    sys.excepthook = lambda _kind, error, _frames: print(trace(error), file=sys.stderr)
    threading.excepthook = ended
