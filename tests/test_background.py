"""The tests do not depend on who runs them: not on a script that has them in its background."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
@pytest.mark.parametrize(("first", "ignored"), [("", "True"), ("import tests.conftest\n", "False")])
def test_ctrl_c_reaches_what_the_tests_start_also_in_the_background_of_a_script(
    first: str, ignored: str
) -> None:
    asks = "import signal; print(signal.getsignal(signal.SIGINT) is signal.SIG_IGN)"
    starts = f"import subprocess, sys\n{first}subprocess.run([sys.executable, '-c', {asks!r}])"
    ignoring = "import signal, sys, os\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\n"
    ignoring += f"os.execv(sys.executable, [sys.executable, '-c', {starts!r}])"
    told = subprocess.run(
        [sys.executable, "-c", ignoring], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == ignored
