"""The example of a nightly job does what it says, with the commands alone, night after night."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from email.message import EmailMessage
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from openpyxl import load_workbook

from review import cli
from tests.folders import LONG_AGO, write_contracts, write_cuenta
from tests.schema import faults
from tests.servers import environment_of

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "docs" / "ejemplos" / "trabajo_nocturno.py"


@pytest.fixture
def downloads(tmp_path: Path) -> Path:
    place = tmp_path / "descargas"
    write_cuenta(place / "uno.pdf")
    write_contracts(place)
    made = EmailMessage()
    made["Subject"] = "Cuenta de julio"
    pdf = write_cuenta(tmp_path / "otra.pdf", payment="002", month="julio").read_bytes()
    made.add_attachment(pdf, maintype="application", subtype="pdf", filename="julio.pdf")
    (place / "correo.eml").write_bytes(made.as_bytes())
    (place / "vacio.pdf").write_bytes(b"")
    for name in ("correo.eml", "vacio.pdf"):
        os.utime(place / name, (LONG_AGO, LONG_AGO))
    return place


def load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("trabajo_nocturno", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def job(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> ModuleType:
    """The script, its commands run in this process: starting them anew each time costs seconds."""
    module = load()

    def ask(*arguments: object) -> tuple[int, list[str]]:
        status = cli.main([str(one) for one in arguments])
        return status, capsys.readouterr().err.strip().splitlines()

    monkeypatch.setattr(module, "ask", ask)
    return module


@pytest.mark.usefixtures("shared_reader")
def test_each_night_tells_what_is_new(
    job: ModuleType, downloads: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("review.machine.private.data_folder", lambda: tmp_path / "datos")
    out = tmp_path / "salida"
    asked = [str(downloads), str(out), "--bd", str(tmp_path / "a.db")]

    def summary() -> dict[str, Any]:
        made: dict[str, Any] = json.loads((out / "resumen.json").read_text("utf-8"))
        return made

    assert job.main(asked) == 1
    first = summary()
    assert (first["cuentas"], first["nuevas"], first["libros"]) == (3, 3, ["2026-06.xlsx", "2026-07.xlsx"])
    assert sum(first["resultados"].values()) == 3
    assert [one["archivo"] for one in first["sin_leer"]] == ["vacio.pdf"]
    assert "Hallazgos" in load_workbook(out / "2026-06.xlsx").sheetnames
    told = (out / "resumen.txt").read_text("utf-8")
    assert "No se pudo leer «vacio.pdf»: El archivo está vacío" in told
    assert "Libro: 2026-07.xlsx" in told
    lines = [json.loads(line) for line in (out / "cuentas.jsonl").read_text("utf-8").splitlines()]
    assert [faults(one) for one in lines] == [[], [], []]
    assert "correo.eml/julio.pdf" in {one["archivo"] for one in lines}

    assert job.main(asked) == 1
    assert (summary()["nuevas"], summary()["libros"]) == (0, [])

    write_cuenta(downloads / "agosto.pdf", payment="003", month="agosto")
    (downloads / "vacio.pdf").unlink()
    assert job.main(asked) == 0
    third = summary()
    assert (third["cuentas"], third["sin_leer"]) == (3, [])
    assert "2026-08.xlsx" in third["libros"]
    assert not [path for path in out.iterdir() if path.name.startswith(".")]


def test_a_night_on_which_nothing_can_be_done_says_so(tmp_path: Path) -> None:
    """As it is scheduled: a process of its own, which needs nothing but the program."""
    done = subprocess.run(
        [sys.executable, SCRIPT, tmp_path / "no_hay", tmp_path / "salida", "--bd", tmp_path / "a.db"],
        env=environment_of(tmp_path / "casa", PYTHONPATH=str(ROOT)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (2, "")
    told = (tmp_path / "salida" / "resumen.txt").read_text("utf-8")
    assert told.startswith("No se hizo nada.\nvistobueno: No existe la carpeta")
    assert not (tmp_path / "salida" / "resumen.json").exists()


def test_it_leans_on_nothing_but_the_promise() -> None:
    """Another program may do the same: no module of ours is imported."""
    text = SCRIPT.read_text("utf-8")
    assert "import review" not in text
    assert "from review" not in text
