"""PDFium's functions bound by name, and how they are asked for what has no known length.

As in `review.reading.pdfium`, only worker processes import this.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

from pypdfium2 import raw

_P = ctypes.c_void_p


def bind(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    """A function that lets other threads run meanwhile: the worker must notice that its parent is gone."""
    return ctypes.CFUNCTYPE(result, *arguments)(ctypes.cast(getattr(raw, name), _P).value or 0)


def bind_short(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    """A function that returns at once, called thousands of times a page."""
    return ctypes.PYFUNCTYPE(result, *arguments)(ctypes.cast(getattr(raw, name), _P).value or 0)


def answer(ask: Callable[[int | None, int], int]) -> bytes:
    """What PDFium writes to a buffer (address, bytes of room), which is made as large as it says it needs.

    Given less room, some of its functions write nothing and others abort the process.
    """
    room = int(ask(None, 0))
    if room <= 0:
        return b""
    buffer = ctypes.create_string_buffer(room)
    written = int(ask(ctypes.addressof(buffer), room))
    return buffer.raw[: max(0, min(room, written))]


def answered_text(ask: Callable[[int | None, int], int]) -> str:
    """As `answer`, of a function that writes UTF-16 with a zero at its end."""
    return answer(ask)[:-2].decode("utf-16-le", "replace")
