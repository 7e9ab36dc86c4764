"""The process that writes PDFs: `python -m review.writing.writing_process TASK MEMORY_BYTES`.

It takes a line of JSON (the question) and bytes on stdin, and gives a line (`ok`, or why not) and what it
wrote.
"""

from __future__ import annotations

import io
import json
import os
import sys
from typing import IO, Any

from pypdf.errors import PyPdfError

from review.writing import Why, WritingTask
from review.writing.signed_files import Refused

if sys.platform != "win32":
    import resource


def main() -> None:
    """Answer once. What a library prints goes nowhere: it must not fall before the answer."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    if sys.platform != "win32":
        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (int(sys.argv[2]), hard))
    head, data = sys.stdin.buffer.readline(), sys.stdin.buffer.read()
    if sys.argv[1] == WritingTask.LOOSE:
        _tell_each(json.loads(head), answers)
        return
    try:
        made, answer = _done(WritingTask(sys.argv[1]), json.loads(head), data), "ok"
    except Refused as refusal:
        made, answer = b"", refusal.why.value
    except MemoryError:
        made, answer = b"", Why.BIG.value
    except (PyPdfError, ValueError, LookupError, TypeError, AttributeError, RecursionError, OSError):
        made, answer = b"", Why.BROKEN.value  # pypdf lets out whatever a broken file makes of its own code
    answers.write(answer.encode("ascii") + b"\n" + made)
    answers.close()


def _tell_each(files: Any, answers: IO[bytes]) -> None:
    """What becomes of each file, told at once: the next one may end the process."""
    from review.writing.loose_sheets import loose_sheets

    for line in loose_sheets(files):
        answers.write(line)
        answers.flush()


def _done(task: WritingTask, question: Any, data: bytes) -> bytes:
    """A task, whose libraries are loaded for it alone."""
    match task:
        case WritingTask.MARK:
            from review.writing.annotate import annotated

            return annotated(io.BytesIO(data), question)
        case WritingTask.JOIN:
            from review.writing.joining import joined

            return joined(question)
        case WritingTask.RECEIPT:
            from review.writing.receipt_sheet import receipt_sheet

            return receipt_sheet(question)
        case WritingTask.GUIDE:
            from review.writing.guide_sheet import guide_sheet

            return guide_sheet(question)
        case WritingTask.LOOSE:
            raise ValueError("told one by one")


if __name__ == "__main__":
    main()
