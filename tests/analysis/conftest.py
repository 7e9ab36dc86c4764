"""What is kept for analysts lies in no test in the cache of who runs it."""

from __future__ import annotations

from pathlib import Path

import pytest

from review.machine import private


@pytest.fixture(autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path_factory.mktemp("cache")
    monkeypatch.setattr(private, "cache_folder", lambda: place)
    return place
