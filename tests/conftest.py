"""What tests of several rooms share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from review.pipeline import walk
from review.reading import ReaderPool


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
