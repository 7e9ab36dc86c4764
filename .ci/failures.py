"""The tests of JUnit files that failed, each with the end of what it said: `python .ci/failures.py FILE…`."""

from __future__ import annotations

import sys
from pathlib import Path
from xml.etree import ElementTree

LINES = 40  # of each failure


def failures(path: Path) -> list[str]:
    """Name and last lines of every test that failed or could not be run. Raises OSError and ParseError."""
    told = []
    for case in ElementTree.parse(path).getroot().iter("testcase"):
        for kind in ("failure", "error"):
            for found in case.findall(kind):
                lines = (found.text or found.get("message") or "").splitlines()[-LINES:]
                head = f"{kind}: {case.get('classname')}::{case.get('name')} ({case.get('time')} s)"
                told.append("\n".join([head, *(f"    {line}" for line in lines)]))
    return told


if __name__ == "__main__":
    found = [told for name in sys.argv[1:] for told in failures(Path(name))]
    if found:
        print("\n\n".join(["", f"{len(found)} failed:", *found]))
