"""Progress is told in a notebook's cell, and nowhere else."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import review
from review.analysis import notebook_progress
from review.pipeline import Progress
from tests.folders import write_cuenta


class Cell:
    """What a notebook would show: each writing of its output."""

    def __init__(self) -> None:
        self.written: list[str] = []

    def HTML(self, text: str) -> str:  # noqa: N802 - as IPython calls it
        return text

    def display(self, made: str, *, display_id: bool) -> Cell:
        assert display_id
        self.written.append(made)
        return self

    def update(self, made: str) -> None:
        self.written.append(made)


@pytest.fixture
def cell(monkeypatch: pytest.MonkeyPatch) -> Cell:
    made = Cell()
    shell = SimpleNamespace(kernel=object())
    monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=lambda: shell))
    monkeypatch.setitem(sys.modules, "IPython.display", made)
    return made


@pytest.mark.usefixtures("shared_reader")
def test_loading_a_folder_tells_how_far_it_is(cell: Cell, tmp_path: Path) -> None:
    for number in ("001", "002"):
        write_cuenta(tmp_path / "a" / f"<b>{number}.pdf", payment=number)
    review.load(tmp_path / "a", keep=False)
    assert "Leyendo 2 de 2: &lt;b&gt;00" in "".join(cell.written)
    assert cell.written[-1] == "<small>2 archivos leídos.</small>"


def test_a_cell_is_written_again_only_for_another_hundredth(cell: Cell) -> None:
    with notebook_progress.told() as tell:
        assert tell is not None
        for done in range(1001):
            tell(Progress(done, 1000, "a.pdf", 1.0))
    assert len(cell.written) == 102


def test_what_has_nothing_to_read_shows_nothing(cell: Cell) -> None:
    with notebook_progress.told() as tell:
        assert tell is not None
        tell(Progress(0, 0, None, 0.0))
    assert cell.written == []


@pytest.mark.parametrize("shell", [None, SimpleNamespace()])
def test_elsewhere_nothing_is_told(monkeypatch: pytest.MonkeyPatch, shell: Any) -> None:
    monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=lambda: shell))
    with notebook_progress.told() as tell:
        assert tell is None


@pytest.mark.usefixtures("shared_reader")
def test_a_script_hears_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    write_cuenta(tmp_path / "a" / "uno.pdf")
    review.load(tmp_path / "a", keep=False)
    assert capfd.readouterr() == ("", "")
