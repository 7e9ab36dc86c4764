"""Continuous integration ends with the tests that failed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLAYED = """
import pytest
def test_good(): pass
def test_bad(): assert [1, 2] == [1, 3], "otra cosa"
@pytest.fixture
def broken(): raise RuntimeError("no se pudo")
def test_never(broken): pass
"""


def test_the_failures_are_told_with_their_reasons(tmp_path: Path) -> None:
    (tmp_path / "test_played.py").write_text(PLAYED, encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    run = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--junitxml=results.xml", "."]
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    subprocess.run(run, cwd=tmp_path, env=env, capture_output=True, check=False)
    script = ROOT / ".ci" / "failures.py"
    told = subprocess.run(
        [sys.executable, script, tmp_path / "results.xml"], capture_output=True, text=True, check=True
    ).stdout
    assert "2 failed:" in told
    assert "failure: test_played::test_bad" in told
    assert "otra cosa" in told
    assert "error: test_played::test_never" in told
    assert "no se pudo" in told
    assert "test_good" not in told
