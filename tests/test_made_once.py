"""What is made once is made once, and comes back as it was."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from tests.made_once import kept, made_once


def test_whoever_asks_first_makes_it_for_all(tmp_path: Path) -> None:
    made: list[int] = []
    together = Barrier(4)

    def make() -> dict[str, int]:
        made.append(1)
        return {"cuentas": len(made)}

    def ask(_: int) -> dict[str, int]:
        together.wait()
        return kept(tmp_path, "uno", make)

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(ask, range(4))) == [{"cuentas": 1}] * 4
    assert kept(tmp_path, "otro", make) == {"cuentas": 2}


def test_what_could_not_be_made_is_made_by_the_next(tmp_path: Path) -> None:
    def fail() -> int:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        kept(tmp_path, "uno", fail)
    assert kept(tmp_path, "uno", lambda: 1) == 1


def test_workers_share_and_a_session_without_workers_keeps_nothing(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PYTEST_XDIST_WORKER", raising=False)
    assert made_once(tmp_path_factory, "probado", lambda: 1) == 1
    assert made_once(tmp_path_factory, "probado", lambda: 2) == 2
    base = tmp_path_factory.mktemp("obrero")
    monkeypatch.setattr(tmp_path_factory, "getbasetemp", lambda: base / "gw0")
    monkeypatch.setenv("PYTEST_XDIST_WORKER", "gw0")
    assert made_once(tmp_path_factory, "probado", lambda: 3) == 3
    assert made_once(tmp_path_factory, "probado", lambda: 4) == 3
