"""A process that ends as if killed at a moment told beforehand: a statement or a commit of the database,
before or after, or a file about to be touched.

`python -m tests.killed_at MOMENT leer FOLDER DATABASE OUTPUT`, `… MOMENT trabajar FOLDER DATABASE` or
`… MOMENT decidir DATABASE FIRST LAST`.
At the moment 0 it is not ended; how many there were is told at the end (`moments N`).
"""

from __future__ import annotations

import os
import signal
import sys
from itertools import count
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from review import cli
from review.pipeline import jobs
from review.store import Store, job_rows, opinions

EVENTS = ("before_cursor_execute", "after_cursor_execute", "commit")
OF_FILES = ("open", "os.rename", "os.remove", "os.truncate")


class _Doom:
    """Counts the moments, and ends the process at one of them."""

    def __init__(self, moment: int) -> None:
        self._moment, self._count, self.passed = moment, count(1), 0

    def __call__(self, *_: Any) -> None:
        self.passed = next(self._count)
        if self.passed == self._moment:
            os.kill(os.getpid(), signal.SIGKILL)

    def hang_over(self, place: str) -> None:
        """From now on: each statement and each commit, before and after, and each file under `place`."""
        for event in EVENTS:
            sa.event.listen(sa.Engine, event, self)

        def audited(event: str, arguments: tuple[Any, ...]) -> None:
            if event in OF_FILES and str(arguments[0]).startswith(place):
                self()

        sys.addaudithook(audited)


def main() -> int:
    moment, what, *rest = sys.argv[1:]
    doom = _Doom(int(moment))
    if what == "leer":
        folder, database, output = rest
        doom.hang_over(str(Path(output).parent))
        told = ["leer", folder, "--bd", database, "--procesos", "1", "--jsonl", output]
        status = cli.main(told)
    elif what == "trabajar":
        folder, database = rest
        with Store.open(database) as store:
            jobs.running(store)  # those that died are noticed
            number, _ = job_rows.claim(store, folder, None, 1, None)
            job_rows.change(store, number, pid=os.getpid())
            doom.hang_over(str(Path(database).parent))
            ended = jobs.run(store, number)
        status = int(ended is None or ended.state is not jobs.JobState.TERMINADO)
    else:
        database, first, last = rest
        doom.hang_over(str(Path(database).parent))
        status = _decide(database, range(int(first), int(last)))
    print("moments", doom.passed, flush=True)
    return status


def _decide(database: str, numbers: range) -> int:
    """Each click has its ticket; that it was recorded is told once it was."""
    with Store.open(database) as store:
        for number in numbers:
            row = {
                "submission_id": 1 + number % 2,
                "verdict": "aprobada",
                "reason": str(number),
                "author": "Ana",
            }
            opinions.record(store, "decisions", {**row, "reason": str(number)}, ticket=f"clic {number}")
            print("recorded", number, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
