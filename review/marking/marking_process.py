"""The process that writes a marked copy: `python -m review.marking.marking_process MEMORY_BYTES`.

It takes a line of JSON (the marks) and the PDF on stdin, and gives a line (`ok`, or why not) and the copy.
"""

from __future__ import annotations

import io
import json
import os
import sys

from pypdf.errors import PdfReadError

from review.marking.annotate import Refused, annotated

if sys.platform != "win32":
    import resource


def main() -> None:
    """Answer once. What a library prints goes nowhere: it must not fall before the answer."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    if sys.platform != "win32":
        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (int(sys.argv[1]), hard))
    try:
        head, data = sys.stdin.buffer.readline(), sys.stdin.buffer.read()
        copy = annotated(io.BytesIO(data), json.loads(head))
        answer = b"ok"
    except Refused as refusal:
        answer, copy = refusal.why.encode("ascii"), b""
    except MemoryError:
        answer, copy = b"grande", b""
    except (PdfReadError, ValueError, LookupError, TypeError, AttributeError, RecursionError, OSError):
        answer, copy = b"danado", b""  # pypdf lets out whatever a broken file makes of its own code
    answers.write(answer + b"\n" + copy)
    answers.close()


if __name__ == "__main__":
    main()
