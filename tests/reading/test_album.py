"""Pictures of pages are not kept for ever."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from review.reading import album

NOW = 1_800_000_000.0
DAY = 86_400.0


@pytest.fixture(autouse=True)
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Callable[[], None]]:
    """What was asked to be done aside, and is not done here."""
    work: list[Callable[[], None]] = []
    monkeypatch.setattr(album, "_aside", work.append)
    return work


def put(folder: Path, name: str, age: float, size: int = 10) -> Path:
    path = folder / name
    path.write_bytes(b"x" * size)
    os.utime(path, (NOW - age, NOW - age))
    return path


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_picture_nobody_looks_at_any_more_goes(tmp_path: Path) -> None:
    put(tmp_path, "vieja.jpg", (album.MOST_DAYS + 1) * DAY)
    put(tmp_path, "de hace poco.jpg", (album.MOST_DAYS - 1) * DAY)
    album.tidy(tmp_path, NOW)
    assert names(tmp_path) == {"de hace poco.jpg"}


def test_a_picture_that_is_looked_at_stays(tmp_path: Path) -> None:
    seen = put(tmp_path, "vista.jpg", (album.MOST_DAYS + 1) * DAY)
    before = seen.stat().st_mtime
    assert album.take(seen) == b"x" * 10
    assert seen.stat().st_mtime != before
    assert album.take(tmp_path / "otra.jpg") is None


def test_too_many_pictures_make_room_the_oldest_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(album, "MOST_BYTES", 250)
    for age in range(5):
        put(tmp_path, f"{age}.jpg", age * DAY, size=100)
    album.tidy(tmp_path, NOW)
    assert names(tmp_path) == {"0.jpg", "1.jpg"}


def test_what_a_run_that_died_left_half_written_goes(tmp_path: Path) -> None:
    put(tmp_path, "tmp1.part", album.ORPHANED_SECONDS + 1)
    put(tmp_path, "tmp2.part", 1)
    album.tidy(tmp_path, NOW)
    assert names(tmp_path) == {"tmp2.part"}, "one that is being written now stays"


def test_what_is_not_ours_stays(tmp_path: Path) -> None:
    put(tmp_path, "nota.txt", 10 * album.MOST_DAYS * DAY)
    (tmp_path / "carpeta.jpg.d").mkdir()
    album.tidy(tmp_path, NOW)
    assert names(tmp_path) == {"nota.txt", "carpeta.jpg.d"}
    album.tidy(tmp_path / "no está", NOW)


def test_keeping_pictures_asks_for_it_aside_now_and_then(
    tmp_path: Path, asked: list[Callable[[], None]]
) -> None:
    old = put(tmp_path, "vieja.jpg", 10**9)
    for number in range(album._EVERY):
        album.keep(tmp_path / f"{number}.jpg", b"x")
    assert old.exists(), "who looks at a page does not wait for it"
    assert len(asked) == 1
    asked[0]()
    assert not old.exists()
    assert len(names(tmp_path)) == album._EVERY


def test_one_at_a_time(tmp_path: Path, asked: list[Callable[[], None]]) -> None:
    old = put(tmp_path, "vieja.jpg", 10**9)
    album.tidy_aside(tmp_path)
    with album._tidying:
        asked[0]()
        assert old.exists()
    asked[0]()
    assert not old.exists()
