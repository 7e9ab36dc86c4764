"""The program updated for real: a copy of it, in which something is edited, reads the same database."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

import review
from tests.folders import write_contracts, write_cuenta

# tests/pipeline/test_updates.py asks the same within one process.
pytestmark = [pytest.mark.long, pytest.mark.xdist_group("updates")]
PROGRAM = Path(review.__file__).parent
NAMES = ("uno.pdf", "dos.pdf")


@dataclass(frozen=True)
class Installed:
    """A copy of the program, a folder of two cuentas and the database they were read into."""

    place: Path

    def edit(self, path: str, old: str, new: str) -> None:
        file = self.place / "review" / path
        text = file.read_text(encoding="utf-8")
        assert old in text, f"{path} no longer says {old}"
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    @property
    def told(self) -> str:
        """What the last reading wrote of the cuentas."""
        return (self.place / "salida.jsonl").read_text(encoding="utf-8")

    def read(self, *, closed: bool = False) -> str:
        """What `leer` says; `closed`: a PDF opened by it would be told as one that cannot be read."""
        environment = {
            **os.environ,
            "PYTHONPATH": str(self.place),
            "XDG_CACHE_HOME": str(self.place / "cache"),
        }
        papers = [self.place / "cuentas" / name for name in NAMES]
        kept = [(path.read_bytes(), path.stat()) for path in papers]
        if closed:
            for path, (data, seen) in zip(papers, kept, strict=True):
                path.write_bytes(b"x" * len(data))
                os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns))
        ended = subprocess.run(
            [
                sys.executable,
                "-m",
                "review",
                "leer",
                "cuentas",
                "--bd",
                "a.db",
                "--procesos",
                "1",
                "--jsonl",
                "salida.jsonl",
            ],
            cwd=self.place,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        for path, (data, seen) in zip(papers, kept, strict=True):
            path.write_bytes(data)
            os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns))
        assert ended.returncode == 0, ended.stderr
        return re.sub(r"^.*Listo en [\d,]+ s: ", "", ended.stderr.strip(), flags=re.S)


@pytest.fixture(scope="module")
def read_by_the_one_before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("programa")
    shutil.copytree(PROGRAM, place / "review", ignore=shutil.ignore_patterns("__pycache__"))
    write_cuenta(place / "cuentas" / "uno.pdf")
    write_cuenta(place / "cuentas" / "dos.pdf", contract="CPS-020-2026")
    write_contracts(place / "cuentas")
    assert Installed(place).read() == "2 archivos; 2 leídos ahora."
    assert Installed(place).told.count('"fecha_cuenta"') == 2
    shutil.copytree(place / "review", place / "antes")
    shutil.copy(place / "a.db", place / "antes.db")
    return place


@pytest.fixture
def installed(read_by_the_one_before: Path) -> Installed:
    """The program and the database as they were, in the same place: a list is known by its path."""
    place = read_by_the_one_before
    shutil.rmtree(place / "review")
    shutil.copytree(place / "antes", place / "review")
    shutil.copy(place / "antes.db", place / "a.db")
    return Installed(place)


JUDGED = (
    "2 archivos; 2 revisados de nuevo sin abrirlos. Como el programa cambió, se revisaron de nuevo 2 cuentas."
)


def test_a_date_reader_that_returns_nothing_is_put_to_use_without_opening_a_pdf(installed: Installed) -> None:
    installed.edit(
        "recognition/grammar/calendar_words.py",
        "def real_date(",
        "def real_date(*_): ...\ndef _old(",
    )
    assert installed.read(closed=True) == JUDGED
    assert "fecha_cuenta" not in installed.told
    assert installed.read(closed=True) == "2 archivos; 2 sin cambios."


def test_a_rule_and_a_law_value_open_no_pdf(installed: Installed) -> None:
    installed.edit("rules/banco.py", '"la certificación bancaria"', '"el certificado del banco"')
    assert installed.read(closed=True) == JUDGED
    installed.edit("ways/laws/values.toml", "valor = 828116", "valor = 828117")
    assert installed.read(closed=True) == JUDGED


def test_a_reading_function_reads_again(installed: Installed) -> None:
    installed.edit(
        "reading/words.py",
        "def clean(texts: list[str])",
        "def clean(texts: list[str], _again: int = 0)",
    )
    assert installed.read() == (
        "2 archivos; 2 leídos ahora. Como el programa cambió, se leyeron de nuevo 2 cuentas."
    )
    assert installed.read(closed=True) == "2 archivos; 2 sin cambios."


def test_comments_and_code_for_something_else_change_nothing(installed: Installed) -> None:
    for path in (
        "reading/words.py",
        "recognition/items/cuenta/cuenta.py",
        "rules/banco.py",
        "ways/laws/values.toml",
    ):
        file = installed.place / "review" / path
        file.write_bytes(b"# Lo mismo.\n" + file.read_bytes())
    installed.edit("errors.py", "\n\n\nclass ", "\n\n\nclass Nueva(Exception): ...\n\n\nclass ")
    assert installed.read(closed=True) == "2 archivos; 2 sin cambios."
