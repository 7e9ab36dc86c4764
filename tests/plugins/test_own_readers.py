"""Readers of plug-ins: another engine, in the workers where it runs, and another way to spread the work."""

from __future__ import annotations

from pathlib import Path

import pytest

from review import plugins
from review.errors import PluginFailed
from review.model import Document, Lectura
from review.pipeline import read_folder
from review.reading import ReaderPool, open_reader, reader_version
from review.store import Store
from tests.folders import write_cuenta, write_scan
from tests.plugins.conftest import Put

EXAMPLES = Path(__file__).resolve().parents[2] / "docs" / "ejemplos" / "complementos"
READER = """
from review.reading import ReaderPool

class Mine(ReaderPool):
    pass

def own_reader(processes):
    return Mine(processes)
"""


def words(document: Document) -> str:
    return " ".join(word.text for page in document.pages for word in page.words)


def read(path: Path) -> Document:
    with open_reader(1) as reader:
        ((_, document),) = reader.read_many([path])
    return document


def test_the_example_mends_what_ours_reads(put: Put, tmp_path: Path) -> None:
    """The reader of docs/ejemplos, in a worker process of its own, on a page that is a picture only."""
    scan = write_scan(tmp_path / "a.pdf", ("CUENTA DE COBRO No. 7", "Contrato CPS-031-2026", "AMARILLO"))
    assert "AMARILLO" in words(read(scan))
    text = (EXAMPLES / "membrete.py").read_text("utf-8")
    put("membrete.py", text.replace('"TAMB1LLO": "TAMBILLO"', '"AMARILLO": "TAMBILLO"'))
    document = read(scan)
    assert "TAMBILLO" in words(document)
    assert "CPS-031-2026" in words(document)
    assert document.reader_version == reader_version()


def test_an_engine_that_fails_costs_the_pages_that_it_would_read_and_is_named(
    put: Put, tmp_path: Path
) -> None:
    put("roto.py", "def own_line_reader():\n    raise ValueError('x')\n")
    document = read(write_scan(tmp_path / "a.pdf"))
    assert document.lectura is not Lectura.LEIDO
    (page,) = document.pages
    assert page.failure is not None
    assert "El lector del complemento «roto» falló (ValueError)" in page.failure
    assert read(write_cuenta(tmp_path / "b.pdf")).lectura is Lectura.LEIDO


def test_another_way_to_spread_the_work(put: Put) -> None:
    assert type(open_reader(1)) is ReaderPool
    put("mio.py", READER)
    assert type(open_reader(1)).__name__ == "Mine"
    put("mio.py", READER.replace("return Mine(processes)", "return Mine(1 / 0)"))
    with pytest.raises(PluginFailed, match="«mio» falló"):
        open_reader(1)


def test_of_two_the_first_is_used_and_the_other_told(put: Put) -> None:
    put("b.py", READER)
    put("a.py", READER.replace("Mine", "First"))
    assert type(open_reader(1)).__name__ == "First"
    (problem,) = plugins.problems()
    assert problem.startswith("Complemento «b»: trae un lector de archivos")
    assert "«a»" in problem


def test_only_a_reader_makes_reading_due(put: Put, tmp_path: Path) -> None:
    ours = reader_version()
    put("regla.py", "VALUE = 1\n")
    assert reader_version() == ours
    folder = tmp_path / "cuentas"
    write_cuenta(folder / "uno.pdf")
    with Store.open(str(tmp_path / "a.db")) as store:
        read_folder(folder, store, processes=1)
        put("mio.py", READER)
        assert reader_version().startswith(f"{ours}+")
        report = read_folder(folder, store, processes=1)
        assert (report.read, report.renewed) == (1, (0, 0)), "people gave it: the program is the same"
        assert read_folder(folder, store, processes=1).unchanged == 1
