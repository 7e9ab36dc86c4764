"""No test may fail for being slow or by chance: what the tests themselves may not do."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

HERE = Path(__file__).resolve().parent
FILES = [path for path in sorted(HERE.rglob("*.py")) if path.name != "waiting.py"]
# Looking at a clock, waiting for one, and what differs from one process or one day to the next.
CLOCKS = {"sleep", "monotonic", "perf_counter", "process_time", "Timer", "hash", "today", "alarm"}
OF_OURS = {"frames.today"}  # fixed by the tests that need it
LIMITS = {"timeout", "default_timeout", "startup_timeout", "iopub_timeout"}


def dotted(node: ast.expr) -> str:
    match node:
        case ast.Name():
            return node.id
        case ast.Attribute():
            return f"{dotted(node.value)}.{node.attr}"
        case _:
            return "…"


def offences(source: str) -> Iterator[str]:
    """What a test's source does that may end differently on a busy machine, or by chance."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = dotted(node.func)
        last = name.rsplit(".", 1)[-1]
        if last in CLOCKS and name not in OF_OURS:
            yield f"line {node.lineno}: {name}() looks at the clock or changes with the process"
        if name.endswith("mark.timeout"):
            yield f"line {node.lineno}: a limit of time of its own"
        for keyword in node.keywords:
            if last == "settings" and keyword.arg in {"deadline", "derandomize"}:
                yield f"line {node.lineno}: {keyword.arg} is the profile's"
            if keyword.arg in LIMITS and any(
                isinstance(part, ast.Constant) and part.value not in (None, 0)  # none, or no wait at all
                for part in ast.walk(keyword.value)
            ):
                yield f"line {node.lineno}: {keyword.arg} is not HANG_SECONDS"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(HERE)))
def test_a_test_waits_for_what_it_awaits_and_for_no_clock(path: Path) -> None:
    assert list(offences(path.read_text(encoding="utf-8"))) == [], "see tests/waiting.py"


@pytest.mark.parametrize(
    "source",
    [
        "time.sleep(1)",
        "assert time.monotonic() - began < 10",
        "threading.Timer(0.6, write).start()",
        "subprocess.run(command, timeout=60)",
        "process.wait(timeout=2 * 10)",
        "AppTest.from_file(path, default_timeout=30)",
        "@pytest.mark.timeout(900)\ndef test_x(): ...",
        "@settings(max_examples=9, deadline=None)\ndef test_x(): ...",
        "digest = hash('a')",
        "dt.date.today()",
    ],
)
def test_what_depends_on_the_clock_is_seen(source: str) -> None:
    assert len(list(offences(source))) == 1


def test_waiting_as_long_as_a_hang_takes_is_no_offence() -> None:
    allowed = "process.wait(timeout=HANG_SECONDS); NotebookClient(book, timeout=None); frames.today()"
    assert list(offences(allowed)) == []


def test_hypothesis_knows_no_deadline() -> None:
    assert settings.default is not None
    for profile in (settings.default, settings.get_profile("suite"), settings.get_profile("fuzz")):
        assert profile.deadline is None
    assert settings.get_profile("suite").derandomize
    assert not settings.get_profile("fuzz").derandomize
