"""Files that are asked for appear whole or not at all, and replace nothing but a file."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from review.errors import OutputUnwritable
from review.machine.outputs import writable_place, write_whole

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="devices, links and permissions of Unix")


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_new_file_is_made_and_an_old_one_replaced_with_its_permissions(tmp_path: Path) -> None:
    place = tmp_path / "a.xlsx"
    usual = tmp_path / "otro"
    usual.touch()
    write_whole(place, b"1")
    assert place.stat().st_mode == usual.stat().st_mode
    place.chmod(0o640)
    write_whole(place, b"2")
    assert (place.read_bytes(), place.stat().st_mode & 0o777) == (b"2", 0o640)
    assert names(tmp_path) == {"a.xlsx", "otro"}


def test_a_link_stays_and_its_file_is_written(tmp_path: Path) -> None:
    (tmp_path / "lejos").mkdir()
    link = tmp_path / "a.xlsx"
    link.symlink_to(tmp_path / "lejos" / "b.xlsx")
    for content in (b"1", b"2"):
        write_whole(link, content)
        assert link.is_symlink()
        assert (tmp_path / "lejos" / "b.xlsx").read_bytes() == content
    assert names(tmp_path / "lejos") == {"b.xlsx"}


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "tubo")
    (tmp_path / "vuelta").symlink_to(tmp_path / "vuelta")
    for place in (tmp_path, tmp_path / "tubo", tmp_path / "vuelta", Path("/dev/null"), Path("/dev/full")):
        with pytest.raises(OutputUnwritable):
            write_whole(place, b"1")
    for place in (tmp_path / "no" / "a.xlsx", Path("a\0b"), tmp_path / ("a" * 300)):
        with pytest.raises(OutputUnwritable):
            write_whole(place, b"1")
    assert names(tmp_path) == {"tubo", "vuelta"}
    assert writable_place(tmp_path / "nuevo.xlsx") == Path(os.path.realpath(tmp_path)) / "nuevo.xlsx"


def test_a_failure_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "a.xlsx"
    write_whole(place, b"antes")

    def full(self: Path, content: bytes) -> int:
        with self.open("wb") as file:
            file.write(content[:2])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OutputUnwritable, match=r"a\.xlsx"):
        write_whole(place, b"despues")
    assert place.read_bytes() == b"antes"
    assert names(tmp_path) == {"a.xlsx"}
