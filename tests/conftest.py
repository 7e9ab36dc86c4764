"""What tests of several rooms share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from review import failures, private
from review.pipeline import walk
from review.reading import ReaderPool

# A test must fail because of what it tests, never because of chance or of a busy machine: no deadline, and
# the same examples every time. `make fuzz` looks for others.
settings.register_profile(
    "suite",
    deadline=None,
    derandomize=True,
    database=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("fuzz", settings.get_profile("suite"), derandomize=False, max_examples=1_000)
settings.load_profile("suite")


@pytest.fixture(autouse=True)
def failure_log(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where failures are written down: in no test in the log of who runs it."""
    place = tmp_path_factory.getbasetemp() / "log"
    (place / failures.LOG_NAME).unlink(missing_ok=True)
    monkeypatch.setattr(private, "log_folder", lambda: place)
    return place / failures.LOG_NAME


@pytest.fixture(scope="session")
def one_reader() -> Iterator[ReaderPool]:
    """A reader's process for the whole session: starting one takes longer than reading a small PDF."""
    with ReaderPool(1) as pool:
        yield pool


@pytest.fixture
def shared_reader(one_reader: ReaderPool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Folders are read by that process."""
    monkeypatch.setattr(walk, "ReaderPool", lent(one_reader))


def lent(pool: ReaderPool) -> type:
    """What stands for `ReaderPool` where folders are read with the processes of `pool`."""

    class Lent:
        def __init__(self, processes: int) -> None:
            assert processes >= 1

        def __enter__(self) -> ReaderPool:
            return pool

        def __exit__(self, *exception: Any) -> None:
            """The process goes on for the next test."""

    return Lent
