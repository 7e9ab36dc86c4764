"""The notebook for analysts runs from its first cell to its last, and shows what it says."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from tests.waiting import HANG_SECONDS

NOTEBOOK = Path(__file__).resolve().parent.parent / "notebooks" / "analisis.ipynb"


@pytest.mark.long
def test_the_notebook_runs() -> None:
    book = nbformat.read(NOTEBOOK, as_version=4)
    kept = [cell for cell in book.cells if cell.cell_type == "code"]
    assert all(cell.outputs for cell in kept), "it is kept executed"
    NotebookClient(
        book,
        timeout=None,
        startup_timeout=HANG_SECONDS,
        iopub_timeout=HANG_SECONDS,
        resources={"metadata": {"path": str(NOTEBOOK.parent)}},
    ).execute()
    told = "".join(output.get("text", "") for cell in book.cells for output in cell.get("outputs", ()))
    assert "cuentas, " in told
