"""The program installed: its wheel unpacked somewhere, run from an empty folder, with no clone in sight."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from configparser import ConfigParser
from dataclasses import dataclass
from pathlib import Path

import pytest

from review import __version__
from tests.folders import write_cuenta
from tests.servers import ROOT, environment_of, opened_at
from tests.waiting import HANG_SECONDS


@dataclass(frozen=True)
class Installed:
    """Where the wheel lies, and an empty folder to be in."""

    place: Path
    empty: Path

    @property
    def environment(self) -> dict[str, str]:
        return environment_of(self.empty.parent / "casa", PYTHONPATH=str(self.place))

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=self.empty,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    base = tmp_path_factory.mktemp("rueda")
    how = ("--no-deps", "--no-build-isolation", "--no-index", "--quiet", "--disable-pip-version-check")
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", *how, "--wheel-dir", str(base), str(ROOT)],
        check=True,
        cwd=base,
        env=environment_of(base / "casa"),
    )
    (wheel,) = base.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(base / "puesto")
    (base / "vacia").mkdir()
    return Installed(base / "puesto", base / "vacia")


def test_it_is_itself_and_has_its_command(installed: Installed) -> None:
    told = installed.run(
        "-c", "import review, review.cli.serving as s; print(review.__file__, s.ROOT, s.sample_folder())"
    )
    package, root, sample = map(Path, told.stdout.split())
    assert package.parent.parent == installed.place
    assert root == installed.place / "vistobueno_tablero"
    assert sample == root / "data" / "sample"
    assert len(list(sample.rglob("*.pdf"))) > 10
    assert installed.run("-m", "review", "--version").stdout == f"vistobueno {__version__}\n"
    (points,) = installed.place.glob("*.dist-info/entry_points.txt")
    commands = ConfigParser()
    commands.read_string(points.read_text("utf-8"))
    assert commands["console_scripts"]["vistobueno"] == "review.cli:main"


def test_nothing_of_the_makers_is_in_it_and_nothing_of_the_program_is_missing(installed: Installed) -> None:
    assert {one.name for one in installed.place.iterdir() if not one.name.endswith(".dist-info")} == {
        "review",
        "vistobueno_tablero",
    }
    for folder, root in (("review", ""), ("pages", "vistobueno_tablero"), ("screens", "vistobueno_tablero")):
        ours, theirs = (
            {
                path.relative_to(base).as_posix()
                for path in (base / folder).rglob("*")
                if path.is_file() and "__pycache__" not in path.parts
            }
            for base in (ROOT, installed.place / root)
        )
        assert ours == theirs
    options = ".streamlit/config.toml"
    assert (installed.place / "vistobueno_tablero" / options).read_bytes() == (ROOT / options).read_bytes()


def test_it_reads_a_paper(installed: Installed) -> None:
    write_cuenta(installed.empty.parent / "papeles" / "uno.pdf")
    told = installed.run("-m", "review", "ver", "../papeles/uno.pdf")
    assert told.returncode == 0, told.stderr
    assert json.loads(told.stdout)["items"]["cuenta"]["campos"]["valor"]["valor"] == 1_800_000
    assert list(installed.empty.iterdir()) == []


def test_it_opens_the_dashboard(installed: Installed) -> None:
    folder = installed.empty.parent / "cuentas"
    folder.mkdir()
    command = subprocess.Popen(
        [sys.executable, "-m", "review", "abrir", str(folder), "--sin-navegador"],
        cwd=installed.empty,
        env=installed.environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert command.stdout is not None
        server = opened_at(command.stdout.readline())
        assert str(folder) in server.visit("cargar")
        assert "Lista de chequeo" in server.visit("lista")
        assert server.ask(Host="evil.example").status == 403, "the gate stands in it too"
        command.terminate()
        assert command.wait(timeout=HANG_SECONDS) == 0
    finally:
        command.kill()
        command.communicate()
    assert list(installed.empty.iterdir()) == []
