"""What is dear to make is made once a session, by the first of the worker processes that asks for it."""

from __future__ import annotations

import fcntl
import os
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

T = TypeVar("T")


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[], T]) -> T:
    """What `make` gives, which can be pickled: made here, or taken from where another worker kept it."""
    base = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" not in os.environ:
        return make()
    return kept(base.parent, name, make)


def kept(folder: Path, name: str, make: Callable[[], T]) -> T:
    """What `make` gives, from the file `name` of the folder; made and written there when there is none."""
    path = folder / f"{name}.pickle"
    with path.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            unfinished = path.with_suffix(".unfinished")
            unfinished.write_bytes(pickle.dumps(make()))
            unfinished.replace(path)
    found: T = pickle.loads(path.read_bytes())
    return found
