"""Continuous integration runs both tiers of the tests, and ends with those that failed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PLAYED = """
import pytest
def test_good(): pass
def test_bad(): assert [1, 2] == [1, 3], "otra cosa"
@pytest.fixture
def broken(): raise RuntimeError("no se pudo")
def test_never(broken): pass
"""
# Makes a tier of one test, which fails when the tier is in $FAILING; «test» may also fail before its tests.
MAKE = """#!/usr/bin/env bash
echo "made $1"
case " $FAILING " in *" lint "*) [ "$1" = test ] && exit 2;; esac
file="${PYTEST_ADDOPTS##*--junitxml=}"
fault=""
case " $FAILING " in *" $1 "*) fault='<failure message="mal">AssertionError</failure>';; esac
echo "<testsuite><testcase classname='a' name='$1' time='1'>$fault</testcase></testsuite>" > "$file"
[ -z "$fault" ]
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


@pytest.mark.skipif(sys.platform == "win32", reason="a script of Unix")
@pytest.mark.parametrize(
    ("failing", "told"),
    [
        ("", []),
        ("test", ["1 failed:", "failure: a::test"]),
        ("long", ["1 failed:", "failure: a::long"]),
        ("test long", ["2 failed:", "failure: a::long", "failure: a::test"]),
        ("lint", []),
        ("lint long", ["1 failed:", "failure: a::long"]),
    ],
)
def test_both_tiers_are_run_and_either_may_fail_it(tmp_path: Path, failing: str, told: list[str]) -> None:
    shutil.copytree(ROOT / ".ci", tmp_path / ".ci")
    bins = tmp_path / ".venv" / "bin"
    bins.mkdir(parents=True)
    (bins / "python").symlink_to(sys.executable)
    idle = dict.fromkeys(("chromium", "strace", "nginx", "initdb"), "#!/bin/sh\n")
    for name, text in {"make": MAKE, **idle}.items():
        (bins / name).write_text(text, encoding="utf-8")
        (bins / name).chmod(0o755)
    env = os.environ | {"PATH": f"{bins}:{os.environ['PATH']}", "FAILING": failing}
    done = subprocess.run([tmp_path / ".ci" / "run"], env=env, capture_output=True, text=True, check=False)
    lines = done.stdout.splitlines()
    assert [line for line in lines if line.startswith("made ")] == ["made test", "made long"]
    assert (done.returncode != 0) == bool(failing), done.stderr
    assert sorted(line.split(" (")[0] for line in lines if "fail" in line) == told


@pytest.mark.parametrize(
    "promise",
    [
        "test_layers.py",
        "machine/test_offline.py",
        "test_door.py",
        "machine/test_private.py",
        "intake/test_scan.py",
    ],
)
def test_what_the_house_promises_is_tested_before_every_change(promise: str) -> None:
    """Only what is dear and guards something rare may wait for the long tier."""
    assert "mark.long" not in (ROOT / "tests" / promise).read_text(encoding="utf-8")


def test_the_forge_tries_every_python_that_is_declared_with_pinned_actions_and_no_secret() -> None:
    flow = (ROOT / ".github" / "workflows" / "tests.yml").read_text("utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = [found[1] for one in project["classifiers"] if (found := re.search(r":: (3\.\d+)$", one))]
    tried = re.search(r"python: \[(.*)\]", flow)
    assert tried is not None
    assert re.findall(r"3\.\d+", tried[1]) == declared
    used = re.findall(r"uses: (\S+)", flow)
    assert used
    assert [one for one in used if not re.fullmatch(r"[\w-]+/[\w-]+@v\d+\.\d+\.\d+", one)] == []
    assert "secrets" not in flow
    made = {target for line in re.findall(r"make ([a-z -]+)", flow) for target in line.split()}
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert made == {"lint", "types", "check-layers", "unit", "long", "oldest"}
    assert [one for one in made if not re.search(rf"^{one}:", makefile, flags=re.M)] == []
