"""A server that `vistobueno abrir` started ends with it, however that ended."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from review.cli.options import PASS_VARIABLE


@asynccontextmanager
async def tethered(_: Any) -> AsyncIterator[None]:
    """The life of the server. By hand it is nobody's child, and its terminal closes it."""
    if os.environ.get(PASS_VARIABLE):
        threading.Thread(target=_end_with_parent, name="tether", daemon=True).start()
    yield


def _end_with_parent() -> None:
    """Our stdin is a pipe that the parent never writes to: it ends when the parent does."""
    while os.read(0, 1):
        pass
    signal.raise_signal(signal.SIGTERM)
