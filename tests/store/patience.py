"""Waiting for the turn to write as long as only a hang takes: a busy machine may make it long.

`python -m tests.store.patience leer …` is the program, so patient.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from review.cli import main
from review.store import dialects
from tests.waiting import HANG_SECONDS


def patient(setting: Callable[[object, str, int], None] = setattr) -> None:
    """From now on who waits for their turn to write waits as long as only a hang takes."""
    setting(dialects, "WAIT_MS", int(1000 * HANG_SECONDS))


if __name__ == "__main__":
    patient()
    sys.exit(main())
