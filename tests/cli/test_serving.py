"""Finding a port, and what is said when the dashboard cannot be started."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from review.cli import serving
from review.errors import DashboardUnavailable, FolderUnreadable


def test_a_busy_port_is_passed_over() -> None:
    with socket.socket() as busy:
        busy.bind((serving.ADDRESS, 0))
        busy.listen()
        taken = busy.getsockname()[1]
        assert taken < serving.free_port(taken) <= taken + serving.PORTS_TRIED


def test_no_free_port_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "PORTS_TRIED", 0)
    with pytest.raises(DashboardUnavailable, match="--puerto"):
        serving.free_port(18700)


def test_without_the_clone_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "ROOT", tmp_path)
    with pytest.raises(FolderUnreadable, match="vistobueno abrir CARPETA"):
        serving.sample_folder()
    with pytest.raises(DashboardUnavailable, match="carpeta del proyecto"):
        serving.serve(tmp_path, f"sqlite:///{tmp_path}/a.db")
    assert list(tmp_path.iterdir()) == [], "nothing was begun"


def test_a_dashboard_that_dies_is_told_with_its_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "dashboard.py").touch()
    (tmp_path / "cuentas").mkdir()
    monkeypatch.setattr(serving, "ROOT", tmp_path)
    monkeypatch.setattr(serving, "_command", lambda *_: ["false"])
    monkeypatch.setattr(serving.jobs, "start", lambda *_: 1)
    with pytest.raises(DashboardUnavailable, match=r"tablero\.log"):
        serving.serve(tmp_path / "cuentas", f"sqlite:///{tmp_path}/a.db", port=18600, browser=False)
