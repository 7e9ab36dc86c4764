"""Files that are asked for appear whole or not at all, and replace nothing but a file."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

from review.errors import OutputUnwritable
from review.machine.outputs import replace_whole, writable_place, write_whole
from tests.servers import ROOT

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


def test_a_failure_leaves_what_was_there(tmp_path: Path) -> None:
    place = tmp_path / "a.xlsx"
    write_whole(place, b"antes")

    def full(output: IO[bytes]) -> None:
        output.write(b"de")
        raise OSError(28, "No space left on device")

    with pytest.raises(OutputUnwritable, match=r"a\.xlsx"):
        replace_whole(place, full)
    assert place.read_bytes() == b"antes"
    assert names(tmp_path) == {"a.xlsx"}


KILLED = """
import os, pathlib, signal, sys
from review.machine.outputs import replace_whole

def write(output):
    output.write(b"de alguien")
    output.flush()
    os.kill(os.getpid(), signal.SIGKILL)

os.umask(0)
replace_whole(pathlib.Path(sys.argv[1]), write)
"""


def test_what_a_killed_run_left_is_closed_to_others_and_goes_with_the_next(tmp_path: Path) -> None:
    place = tmp_path / "a.jsonl"
    for path in (tmp_path / ".a.jsonl.mi copia.tmp", tmp_path / ".b.jsonl.12345678.tmp"):
        path.touch()
    others = names(tmp_path)
    assert subprocess.run([sys.executable, "-c", KILLED, place], cwd=ROOT, check=False).returncode < 0
    (left,) = names(tmp_path) - others
    assert (tmp_path / left).read_bytes() == b"de alguien"
    assert (tmp_path / left).stat().st_mode & 0o777 == 0o600

    def another_meanwhile(output: IO[bytes]) -> None:
        output.write(b"1")
        write_whole(place, b"2")

    replace_whole(place, another_meanwhile)
    assert place.read_bytes() == b"1", "what is being written is nobody's leftover"
    assert names(tmp_path) == {*others, "a.jsonl"}
