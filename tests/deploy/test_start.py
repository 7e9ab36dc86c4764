"""The start of who has nothing but a Python: on Windows by its `.cmd`, which is only read here."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from deploy import start
from tests.servers import ROOT
from tests.test_locks import PROJECT

CMD = (ROOT / "deploy" / "Abrir Visto Bueno.cmd").read_bytes()


class Commands:
    """Notes what would be run, and makes the folder of an environment; one that has `failing` among its
    words fails."""

    def __init__(self, failing: str = "-") -> None:
        self.run: list[list[str]] = []
        self.environments: list[dict[str, str]] = []
        self.failing = failing

    def __call__(self, command: Sequence[str], environment: dict[str, str]) -> int:
        self.run.append(list(command))
        self.environments.append(environment)
        if self.failing in command:
            return 3
        if "venv" in command:
            Path(command[-1]).mkdir()
        return 0


def test_the_first_time_the_environment_is_made_of_the_lock_and_then_only_used(tmp_path: Path) -> None:
    told: list[str] = []
    first, second = Commands(), Commands()
    assert start.main(["C:/cuentas"], do=first, base=tmp_path, say=told.append) == 0
    made, installed, opened = first.run
    folder = Path(made[-1])
    assert folder.parent == tmp_path
    assert made[1:3] == ["-m", "venv"]
    assert installed[-2:] == ["-r", str(ROOT / "requirements.lock")]
    assert {"--no-deps", "--require-hashes"} < set(installed)
    assert opened[1:] == ["-m", "review", "abrir", "C:/cuentas"]
    assert {installed[0], opened[0]} == {str(start.python_of(folder))}
    assert first.environments[-1]["PYTHONPATH"] == str(ROOT)
    assert len(told) == 1
    assert start.main([], do=second, base=tmp_path, say=told.append) == 0
    assert [one[1:] for one in second.run] == [["-m", "review", "abrir"]]


@pytest.mark.parametrize("failing", ["venv", "install"])
def test_what_was_left_half_made_is_made_again(tmp_path: Path, failing: str) -> None:
    told: list[str] = []
    assert start.main([], do=Commands(failing), base=tmp_path, say=told.append) == 2
    assert "internet" in told[-1]
    again = Commands()
    assert start.main([], do=again, base=tmp_path, say=told.append) == 0
    assert len(again.run) == 3


def test_another_lock_is_another_environment_and_the_old_one_goes(tmp_path: Path) -> None:
    one, other = (start.environment_folder(lock, tmp_path) for lock in (b"a", b"b"))
    assert one != other
    one.mkdir()
    assert start.prepare(other, ROOT / "requirements.lock", Commands())
    assert not one.exists()


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "casa").write_text("")
    told: list[str] = []
    assert start.main([], do=Commands(), base=tmp_path / "casa", say=told.append) == 2
    assert str(tmp_path / "casa") in told[-1]


@pytest.mark.parametrize(
    ("version", "largest", "said"),
    [((3, 10, 4), 2**63 - 1, "3.10.4"), ((3, 12, 1), 2**31 - 1, "32 bits"), ((3, 14, 0), 2**63 - 1, None)],
)
def test_a_python_that_does_not_serve_is_told(
    version: tuple[int, ...], largest: int, said: str | None
) -> None:
    reason = start.unfit(version, largest)
    assert (reason is None) if said is None else (reason is not None and said in reason)


def test_the_dashboards_own_end_is_the_end(tmp_path: Path) -> None:
    assert start.main([], do=Commands("abrir"), base=tmp_path, say=lambda _: None) == 3


def test_it_asks_for_the_python_that_the_project_asks_for() -> None:
    assert PROJECT["project"]["requires-python"] == f">={'.'.join(map(str, start.OLDEST))}"
    assert sys.version_info >= start.OLDEST


def test_windows_reads_the_file_as_it_was_written() -> None:
    assert CMD.count(b"\r\n") == CMD.count(b"\n")
    lines = CMD.decode("utf-8").split("\r\n")
    assert lines[0] == "@echo off"
    first_accent = next(at for at, line in enumerate(lines) if not line.isascii())
    assert lines.index("chcp 65001 >nul") < first_accent
    assert "*.cmd text eol=crlf" in (ROOT / ".gitattributes").read_text("utf-8").splitlines()


def test_it_looks_for_each_python_declared_and_starts_what_lies_beside_it() -> None:
    text = CMD.decode("utf-8")
    (versions,) = re.findall(r"for %%V in \(([\d. ]+)\)", text)
    declared = [
        one.rsplit(" ", 1)[1] for one in PROJECT["project"]["classifiers"] if re.search(r":: 3\.\d+$", one)
    ]
    assert sorted(versions.split()) == sorted(declared)
    assert str(start.OLDEST) in text
    (beside,) = re.findall(r'"%~dp0([\w.]+)"', text)
    assert (ROOT / "deploy" / beside).is_file()


def test_every_label_that_is_gone_to_is_there() -> None:
    text = CMD.decode("utf-8")
    assert set(re.findall(r"goto (\w+)", text)) == set(re.findall(r"^:(\w+)\r$", text, flags=re.M))
    assert text.count("pause") == 2, "the window stays open while there is something to read"
