"""The notebooks for analysts run from their first cell to their last, and show what they say."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient
from openpyxl import load_workbook

from review.analysis.tables import LOADED
from tests.waiting import HANG_SECONDS

ROOT = Path(__file__).resolve().parent.parent
TOUR, MONTH = (ROOT / "notebooks" / name for name in ("analisis.ipynb", "revision_mensual.ipynb"))
MONTH_FOLDER = "2026-10"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The kernel keeps nothing in the cache of who runs the tests, and finds our code."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    return tmp_path


def executed(path: Path) -> list[dict[str, Any]]:
    """What every cell of a notebook gives."""
    book = nbformat.read(path, as_version=4)
    kept = [cell for cell in book.cells if cell.cell_type == "code"]
    assert all(cell.outputs for cell in kept), "it is kept executed"
    NotebookClient(
        book,
        timeout=None,
        startup_timeout=HANG_SECONDS,
        iopub_timeout=HANG_SECONDS,
        resources={"metadata": {"path": str(path.parent)}},
    ).execute()
    return [output for cell in book.cells for output in cell.get("outputs", ())]


def text_of(outputs: list[dict[str, Any]]) -> str:
    return "".join(output.get("text", "") for output in outputs)


@pytest.mark.long
def test_the_tour_runs() -> None:
    assert "cuentas, " in text_of(executed(TOUR))


def test_the_month_goes_from_a_folder_to_charts_and_workbook(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On three cuentas of the sample: the whole of it is read by other tests."""
    folder, made = home / "cuentas", home / "salida"
    made.mkdir()
    papers = sorted((ROOT / "data" / "sample" / MONTH_FOLDER / "enviadas").glob("*.[pP][dD][fF]"))[:2]
    wrong = ROOT / "data" / "sample" / MONTH_FOLDER / "pendientes" / "cuenta de cobro OCTUBRE Chilito (1).pdf"
    (folder / MONTH_FOLDER).mkdir(parents=True)
    for paper in (*papers, wrong):
        shutil.copy(paper, folder / MONTH_FOLDER / paper.name)
    shutil.copy(ROOT / "data" / "sample" / "contratos.csv", folder)
    monkeypatch.setenv("VISTOBUENO_CARPETA", str(folder))
    monkeypatch.setenv("VISTOBUENO_SALIDA", str(made))
    outputs = executed(MONTH)
    assert "2026-10: 3 cuentas por " in text_of(outputs)
    shown = [output.get("data", {}) for output in outputs]
    charts = [data[kind] for data in shown for kind in data if "vegalite.v5" in kind]
    assert [chart["title"] for chart in charts] == [
        "Ítems de 2026-10",
        "Lo que no se cumplió en 2026-10",
        "Valor cobrado",
    ]
    assert all(rows for chart in charts for rows in chart["datasets"].values())
    assert "<script" not in json.dumps(shown), "a chart or a cuenta would fetch something"
    assert any("data:image/jpeg;base64," in data.get("text/html", "") for data in shown)
    assert "Hallazgos" in load_workbook(made / "2026-10.xlsx").sheetnames
    assert {path.stem for path in made.glob("*.parquet")} == set(LOADED)


def test_what_a_kept_notebook_shows_names_no_place_of_its_makers() -> None:
    for path in (TOUR, MONTH):
        text = path.read_text("utf-8")
        assert not [word for word in ("/" + "work/", "/tmp/", "/home/", "/root") if word in text], path.name
