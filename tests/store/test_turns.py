"""The turn to write in a file goes to who waits for it, and in vain it is waited for only so long."""

from __future__ import annotations

import threading
import time
from contextlib import ExitStack
from pathlib import Path
from types import SimpleNamespace

import pytest

from review.errors import StoreUnavailable
from review.store import Store, dialects, turns

pytestmark = pytest.mark.sqlite
BUSY = 40


def test_who_has_waited_long_looks_as_often_as_who_has_just_come(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else all that come later find it free first, and whoever came before them waits in vain."""
    with Store.open(str(tmp_path / "a.db")) as store, Store.open(str(tmp_path / "a.db")) as other:
        looks: list[float] = []
        held = ExitStack()

        def looked(seconds: float) -> None:
            looks.append(seconds)
            if len(looks) == BUSY:
                held.close()

        monkeypatch.setattr(turns, "time", SimpleNamespace(monotonic=time.monotonic, sleep=looked))
        held.enter_context(other.writing())
        with store.writing():
            pass
    assert (len(looks), len(set(looks))) == (BUSY, 1)
    assert looks[0] < 0.01, "a small part of what a turn takes"


def test_of_one_process_they_come_one_after_the_other(tmp_path: Path) -> None:
    """Many threads of a dashboard: each writes once, none fails, and none meets another."""
    with Store.open(str(tmp_path / "a.db")) as store:
        inside, most, written = 0, 0, []

        def write(number: int) -> None:
            nonlocal inside, most
            with store.writing() as connection:
                inside += 1
                most = max(most, inside)
                connection.exec_driver_sql("SELECT count(*) FROM decisions")  # the others go on meanwhile
                written.append(number)
                inside -= 1

        people = [threading.Thread(target=write, args=(number,)) for number in range(BUSY)]
        for one in people:
            one.start()
        for one in people:
            one.join()
    assert (most, sorted(written)) == (1, list(range(BUSY)))


def test_in_vain_it_is_waited_for_as_long_as_was_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialects, "WAIT_MS", 300)
    now = [0.0]

    def slept(seconds: float) -> None:
        now[0] += seconds

    monkeypatch.setattr(turns, "time", SimpleNamespace(monotonic=lambda: now[0], sleep=slept))
    with Store.open(str(tmp_path / "a.db")) as store, Store.open(str(tmp_path / "a.db")) as other:
        with other.writing():
            with pytest.raises(StoreUnavailable, match="la está usando otro programa"), store.writing():
                pass
            assert 0.3 <= now[0] < 0.31
        with store.writing():
            pass
