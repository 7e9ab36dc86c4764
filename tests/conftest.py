"""What tests of several rooms share."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

from review.machine import failures, private
from review.reading import Reader, ReaderPool, read_by
from tests import schema

if TYPE_CHECKING:
    from tests import postgresql

schema.hold_every_json()

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

# What a script runs in its background has Ctrl+C ignored, also by the programs that the tests start and end.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def failure_log(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where failures are written down: in no test in the log of who runs it."""
    place = tmp_path_factory.getbasetemp() / "log"
    (place / failures.LOG_NAME).unlink(missing_ok=True)
    monkeypatch.setattr(private, "log_folder", lambda: place)
    return place / failures.LOG_NAME


@pytest.fixture(scope="session")
def postgres() -> Iterator[postgresql.Server]:
    """A PostgreSQL server of this process's own."""
    from tests import postgresql  # only who asks for it needs what it needs

    with postgresql.running() as made:
        yield made


@pytest.fixture(scope="session")
def one_reader() -> Iterator[ReaderPool]:
    """A reader's process for the whole session: starting one takes longer than reading a small PDF."""
    with ReaderPool(1) as pool:
        yield pool


@pytest.fixture
def shared_reader(one_reader: ReaderPool) -> Iterator[None]:
    """Folders are read by that process."""
    with read_by(lent(one_reader)):
        yield


def lent(reader: Any) -> Callable[[int], Reader]:
    """Makes no reader: lends this one, or whatever has a `read_many`, which goes on for the next test."""

    class Lent:
        read_many, look = reader.read_many, getattr(reader, "look", None)

        def __enter__(self) -> Reader:
            return self

        def __exit__(self, *exception: Any) -> None:
            """It goes on."""

    def opened(processes: int) -> Reader:
        assert processes >= 1
        return Lent()

    return opened


def nothing_read() -> AbstractContextManager[None]:
    """While it lasts, nobody may ask for a PDF to be read."""

    def refused(processes: int) -> Reader:
        raise AssertionError(f"a reader of {processes} was asked for")

    return read_by(refused)
