"""A folder of plug-ins that is in force while a test runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from review import plugins

Put = Callable[[str, str], None]


@pytest.fixture
def put(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Put]:
    """Writes a plug-in, and has all of them found again."""
    folder = tmp_path / "complementos"
    folder.mkdir()
    monkeypatch.setenv(plugins.VARIABLE, str(folder))
    plugins.forget()

    def write(name: str, text: str) -> None:
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        plugins.forget()

    yield write
    monkeypatch.undo()
    plugins.forget()
