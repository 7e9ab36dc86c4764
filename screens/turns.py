"""Who is next where many wait for the same dear work: a few at once, the others in the order they came.

On a server a whole entity's contractors may put their papers together on the same day; each asks for every
processor and for the memory of the readers.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_TELL_SECONDS = 1.0
MOST_AT_ONCE = 2
"""Judgement: a long one does not stop all others, and two take no more memory than reading a folder."""


class Turns:
    """So many at once (`most`) of what is done `taken`."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._changed = threading.Condition()
        self._inside = 0
        self._waiting: list[object] = []

    @contextmanager
    def taken(self, tell: Callable[[int], None]) -> Iterator[None]:
        """Wait for a turn and hold it. `tell` hears how many are before, and may raise to give up."""
        mine = object()
        with self._changed:
            self._waiting.append(mine)
        try:
            while not self._enters(mine):
                tell(self._before(mine))
        except BaseException:
            with self._changed:
                self._waiting.remove(mine)
                self._changed.notify_all()
            raise
        try:
            yield
        finally:
            with self._changed:
                self._inside -= 1
                self._changed.notify_all()

    def _enters(self, mine: object) -> bool:
        """Whether it has its turn now, waited for a moment."""

        def is_next() -> bool:
            return self._waiting[0] is mine and self._inside < self._most

        with self._changed:
            if not self._changed.wait_for(is_next, _TELL_SECONDS):
                return False
            self._waiting.remove(mine)
            self._inside += 1
            self._changed.notify_all()  # the next one may come in too
            return True

    def _before(self, mine: object) -> int:
        with self._changed:
            return self._waiting.index(mine) + self._inside


ASSEMBLING = Turns(MOST_AT_ONCE)
"""Of all the sessions of this server."""
