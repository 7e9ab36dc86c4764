"""Writing PDFs: the only room that does, each time in a process of its own, as everything that opens a
stranger's file.

`written` asks that process for one task and gives its answer; what each task takes is told where it is done
(`annotate`, `loose_sheets`, `joining`, `receipt_sheet`, `guide_sheet`). Whoever asks tells a person why it
could not be.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from enum import StrEnum
from pathlib import Path
from typing import Any

from review.reading.limits import DEFAULT_LIMITS

__all__ = ["Why", "WritingFailed", "WritingTask", "written"]

_PACKAGE_ROOT = Path(__file__).resolve().parents[2]


class WritingTask(StrEnum):
    """What the process can be asked."""

    MARK = "mark"
    LOOSE = "loose"
    JOIN = "join"
    RECEIPT = "receipt"
    GUIDE = "guide"


class Why(StrEnum):
    """Why something was not written."""

    ENCRYPTED = "cifrado"
    SIGNED = "firmado"
    BIG = "grande"
    BROKEN = "danado"
    LATE = "tarde"
    NOT_STARTED = "sin_iniciar"


class WritingFailed(Exception):
    """Nothing was written. For the room that asked, which turns it into a sentence."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why


def written(task: WritingTask, question: Any, data: bytes = b"", *, seconds: float) -> bytes:
    """What the process writes: `question` as JSON, and the bytes it is about. Raises WritingFailed, after so
    many seconds too."""
    said, late = run(task, question, data, seconds=seconds)
    if late:
        raise WritingFailed(Why.LATE)
    answer, _, made = said.partition(b"\n")
    if answer == b"ok":
        return made
    told = answer.decode("ascii", "replace")
    raise WritingFailed(Why(told) if told in set(Why) else Why.BROKEN)


def run(task: WritingTask, question: Any, data: bytes = b"", *, seconds: float) -> tuple[bytes, bool]:
    """All that the process says until it ends, dies, or is ended after so many seconds; and whether that was.

    Raises WritingFailed when it cannot be started.
    """
    paths = [str(_PACKAGE_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    command = [sys.executable, "-P", "-m", "review.writing.writing_process", task.value]
    try:
        done = subprocess.run(
            [*command, str(DEFAULT_LIMITS.memory_bytes)],
            input=json.dumps(question).encode("ascii") + b"\n" + data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONHASHSEED": "0"},
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        return error.output or b"", True
    except OSError as error:
        raise WritingFailed(Why.NOT_STARTED) from error
    return done.stdout, False
