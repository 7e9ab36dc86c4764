"""The worker process: `python -m review.reading.worker`, asked over stdin, answering over stdout.

A process started by its own command line, not forked nor spawned by `multiprocessing`: it works from a
script without a main guard, from a Streamlit thread, from a notebook and under pytest alike. It ends as
soon as its stdin closes, so none outlives its parent, not even in the middle of a file that never ends.
"""

from __future__ import annotations

import gc
import os
import queue
import signal
import sys
import threading
from pathlib import Path
from typing import BinaryIO

from review.reading import reasons
from review.reading.limits import Limits
from review.reading.reader import Send, read_file
from review.reading.wire import Head, receive, send

if sys.platform != "win32":
    import resource

READY = {"kind": "ready"}
_PICTURES = "review.reading.pictures"


def _private_channels() -> tuple[BinaryIO, BinaryIO]:
    """stdin and stdout for us alone: what a library prints must not fall between the messages."""
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return requests, answers


def _hear(stream: BinaryIO, heard: queue.SimpleQueue[Head]) -> None:
    while (message := receive(stream)) is not None:
        heard.put(message[0])
    os._exit(0)


def _bound_memory(memory_bytes: int) -> None:
    """Private memory only (RLIMIT_DATA): libraries that map large files or reserve addresses still work."""
    if sys.platform != "win32":
        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (memory_bytes, hard))


def answer(request: Head, limits: Limits, reply: Send) -> None:
    """Do what is asked and reply, with the message that ends it last. Raises MemoryError."""
    path = Path(request["path"])
    match request["task"]:
        case "read":
            read_file(path, limits, reply, request.get("first", 1))
        case "picture" | "look":
            from review.reading import pictures  # half a second and the engine's memory, for scans only

            task = pictures.read_page_picture if request["task"] == "picture" else pictures.look_again
            task(request, limits, reply)
        case "render":
            from review.reading.rendering import render_file_page  # costs memory that readers need not pay

            render_file_page(path, request["page"], request["dpi"], request["rotation"], limits, reply)
        case "tables":
            from review.reading.ruled_tables import tables_in_file

            tables_in_file(path, request["page"], reply)


def main() -> None:
    """Answer requests until stdin closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    requests, answers = _private_channels()
    heard: queue.SimpleQueue[Head] = queue.SimpleQueue()
    threading.Thread(target=_hear, args=(requests, heard), daemon=True).start()

    def reply(head: Head, blob: bytes = b"") -> None:
        send(answers, head, blob)

    # Collecting garbage while a file is read costs a fifth of the time; between files, next to nothing.
    gc.disable()
    gc.freeze()
    reply(READY)
    while True:
        request = heard.get()
        limits = Limits(**request["limits"])
        reads_pictures = _PICTURES in sys.modules
        if reads_pictures and request["task"] == "read":
            sys.modules[_PICTURES].held.release()
        reads_pictures |= request["task"] in ("picture", "look")
        _bound_memory(limits.memory_bytes + (limits.ocr_memory_bytes if reads_pictures else 0))
        try:
            answer(request, limits, reply)
        except MemoryError:
            reply({"kind": "end", "lectura": "demasiado_grande", "reason": reasons.TOO_MUCH_MEMORY})
        gc.collect()


if __name__ == "__main__":
    main()
