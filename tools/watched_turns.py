"""Who waits for whose turn to write, in any process of those that are watched.

`python -m tools.watched_turns FILE leer …` is the program, and writes its turns into FILE as JSON.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from review import cli

_ASKED = ("PRAGMA synchronous", "pg_advisory_xact_lock")  # what is said when a turn to write is wanted
_GIVEN = ("BEGIN IMMEDIATE", "pg_advisory_xact_lock")  # and what ends when it is there, in either database


@dataclass(frozen=True, slots=True)
class Turn:
    """Moments of the machine's clock, the same in all its processes, and the processor that was spent while
    others had to wait."""

    asked: float
    given: float
    ended: float
    cpu: float

    @property
    def waited(self) -> float:
        return self.given - self.asked


class Turns:
    """Notes each turn of this process, in any thread."""

    def __init__(self) -> None:
        self._now = threading.local()
        self.told: list[Turn] = []
        sa.event.listen(sa.Engine, "before_cursor_execute", self._asked)
        sa.event.listen(sa.Engine, "after_cursor_execute", self._given)
        sa.event.listen(sa.pool.Pool, "checkin", self._ended)

    def _asked(self, _connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if any(one in statement for one in _ASKED):
            self._now.asked = time.monotonic()

    def _given(self, _connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if any(one in statement for one in _GIVEN):
            self._now.given, self._now.cpu = time.monotonic(), time.thread_time()

    def _ended(self, *_: Any) -> None:
        given, self._now.given = getattr(self._now, "given", None), None
        if given is not None:
            spent = time.thread_time() - self._now.cpu
            self.told.append(Turn(self._now.asked, given, time.monotonic(), spent))

    def as_json(self) -> list[dict[str, float]]:
        return [asdict(one) for one in self.told]


def counted(turns: Sequence[Turn]) -> list[float]:
    """Of each turn the processor that others spent while it was waited for: how long the wait would have been
    at least, and at most where each has a processor of its own and the disk is quick."""
    return [
        sum(other.cpu for other in turns if other.given < one.given and other.ended > one.asked)
        for one in turns
    ]


def main() -> int:
    out, *arguments = sys.argv[1:]
    turns = Turns()
    status = cli.main(arguments)
    Path(out).write_text(json.dumps(turns.as_json()), "utf-8")
    return status


if __name__ == "__main__":
    sys.exit(main())
