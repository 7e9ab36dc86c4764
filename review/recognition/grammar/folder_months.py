"""The month that the folders around a file tell."""

from __future__ import annotations

import re
from pathlib import PurePosixPath, PureWindowsPath

from review.model import Month
from review.recognition.grammar.dates import find_months


def month_of_place(archivo: str, folder: str = "") -> Month | None:
    """The month that the nearest folder with one in its name tells: `2026-06/enviadas/luz.pdf`."""
    inside = PurePosixPath(archivo).parts[:-1]
    for name in (*reversed(inside), PureWindowsPath(folder).name):
        found = find_months(re.sub(r"[_\s]+", "-", name)) or find_months(name)
        if found:
            return found[0].value
    return None
