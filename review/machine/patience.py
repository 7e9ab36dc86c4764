"""Work of our own that an odd paper may make endless, given up after so much of the processor.

A pattern that runs holds the whole process and lets no other thread work: only a signal of the system reaches
it. So this holds in the main thread of a process, where a folder is read, on systems that have such signals;
elsewhere the work goes on until it is done. `tests/patterns_that_end.py` tries that no pattern needs it.
"""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class TookTooLong(BaseException):
    """No `Exception`: a guard around a plug-in must not take it for a mistake of the plug-in and go on."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Inside, TookTooLong is raised once this process worked so many seconds of the processor: a machine that
    is busy with other things changes nothing. Not one within another."""
    if sys.platform == "win32" or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _give_up(*_: Any) -> None:
    raise TookTooLong
