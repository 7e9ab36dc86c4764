"""The file of `leer --jsonl`: a line of JSON a submission, written while they are read.

Meanwhile it is called `SALIDA.parcial` and its lines are in the order of reading, those of this run only. At
the end the whole folder, in the order of the names, becomes SALIDA, and the other is gone. What a run that
was killed left is overwritten by the next.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from review.errors import OutputUnwritable
from review.interchange import to_json
from review.machine import private
from review.machine.outputs import replace_whole, unwritable, writable_place
from review.model import Submission

UNDER_WAY = ".parcial"


class Lines:
    """The output under way. Raises OutputUnwritable when it cannot be written any more."""

    def __init__(self, path: Path, output: IO[bytes]) -> None:
        self._path = path
        self._output = output
        self.written = 0

    def add(self, submissions: Iterable[Submission]) -> None:
        """Write them down now: each line reaches the system whole."""
        try:
            for submission in submissions:
                self._output.write(_line(submission))
                self.written += 1
        except OSError as error:
            raise unwritable(self._path, error) from error

    def finish(self, submissions: Iterable[Submission]) -> None:
        """Replace SALIDA by all of these, in one stroke."""
        replace_whole(self._path, lambda output: output.writelines(map(_line, submissions)))
        self.written = 0


@contextmanager
def opened(path: Path) -> Iterator[Lines]:
    """The output, begun. A run that fails leaves the lines of what it read, and nothing when it read none.

    Raises OutputUnwritable at once where it could not be written.
    """
    place = writable_place(path)
    partial = writable_place(place.with_name(place.name + UNDER_WAY))
    try:
        output = private.open_file(partial, "wb", buffering=0)  # of what is not asked for yet, only ours
    except OSError as error:
        raise unwritable(path, error) from error
    lines = Lines(path, output)
    try:
        with output:
            yield lines
    finally:
        if not lines.written:
            with suppress(OSError):
                partial.unlink(missing_ok=True)


def partial_of(path: Path) -> Path | None:
    """What an unfinished run left of this output, if anything."""
    try:
        place = writable_place(path)
    except OutputUnwritable:
        return None
    partial = place.with_name(place.name + UNDER_WAY)
    return partial if partial.is_file() else None


def _line(submission: Submission) -> bytes:
    return json.dumps(to_json(submission), ensure_ascii=False).encode() + b"\n"
