"""What the console cannot show: an old one of Windows has not all letters, and nothing fails for that."""

from __future__ import annotations

import io
import json
import sys
from typing import Any


def bear() -> None:
    """From now on a letter that the console does not have is shown as a question mark."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")


def json_for(made: dict[str, Any]) -> str:
    """JSON for the console, with the letters as they are, or all escaped where it has not all of them."""
    told = json.dumps(made, ensure_ascii=False, indent=2)
    try:
        told.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        return json.dumps(made, indent=2)
    return told
