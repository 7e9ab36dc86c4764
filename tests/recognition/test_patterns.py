"""No text of a paper holds the program: every pattern gives up."""

from __future__ import annotations

import subprocess
import sys

from tests import patterns_that_end
from tests.servers import ROOT

_LEAST = 500  # of patterns; fewer would mean that they are not found any more


def test_every_pattern_ends_on_texts_made_against_it() -> None:
    tried = subprocess.run(
        [sys.executable, "-m", patterns_that_end.__name__],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    *patterns, last = tried.stdout.splitlines()
    assert last == patterns_that_end.ENDED, f"does not end, or failed: {last}\n{tried.stderr}"
    assert len(patterns) > _LEAST
