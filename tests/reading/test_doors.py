"""Another engine and another way to spread the work are put in from outside, and all the rest follows."""

from __future__ import annotations

from pathlib import Path

import pytest

from review import frames
from review.interchange import to_json
from review.model import Document, ItemKind, Origin
from review.pipeline import read_folder, submissions_of
from review.reading import ReaderPool, read_by
from review.reading.ocr import chosen, page
from review.reading.ocr.chosen import lines_by
from review.store import Store
from tests.conftest import lent
from tests.folders import write_cuenta
from tests.reading import papers
from tests.reading.doors import FixedLines, OneByOne
from tests.reading.ocr import drawn

LINES = ("CUENTA DE COBRO No. 7", "Contrato No. CPS-031-2026", "Valor a pagar: $ 2.345.000")


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """A page that is a picture only, of something else than LINES."""
    place = tmp_path / "cuentas"
    place.mkdir()
    return papers.saved(place, papers.drawn(lambda c: c.drawImage(papers.photograph(), 0, 0, 612, 792)))


def words(document: Document) -> list[str]:
    return [word.text for page in document.pages for word in page.words]


def test_another_engine_reads_what_ours_would(scan: Path) -> None:
    with lines_by(FixedLines(*LINES)):
        ((path, document),) = OneByOne(1).read_many([scan])
    assert path == scan
    assert document.pages[0].origin is Origin.OCR
    assert words(document) == " ".join(LINES).split()
    ((_, ours),) = OneByOne(1).read_many([scan])
    assert words(ours) == [], "the engine goes when its time is over"


def test_the_second_opinion_may_be_another_ones() -> None:
    picture = drawn.page().picture
    with lines_by(FixedLines("uno dos tres"), FixedLines("cuatro cinco seis")):
        assert page.read_picture(picture, 1.0).texts == ["uno", "dos", "tres"]
        assert page.read_picture(picture, 1.0, careful=True).texts == ["cuatro", "cinco", "seis"]
    with lines_by(FixedLines("uno dos tres")):
        assert chosen.careful() is chosen.quick()


def test_what_another_engine_read_is_recognised_and_judged(scan: Path, tmp_path: Path) -> None:
    with Store.open(str(tmp_path / "a.db")) as store:
        with lines_by(FixedLines(*LINES)), read_by(OneByOne):
            read_folder(scan.parent, store)
        (seen,) = submissions_of(store, scan.parent)
    assert seen.recognition.value(ItemKind.CUENTA, "valor") == 2_345_000
    assert seen.recognition.value(ItemKind.CUENTA, "contrato") == "CPS-031-2026"


def test_however_the_work_is_spread_the_same_is_told(tmp_path: Path, one_reader: ReaderPool) -> None:
    folder = tmp_path / "cuentas"
    for number in ("001", "002", "003"):
        write_cuenta(folder / f"pago {number}.pdf", payment=number)
    told = []
    for name, opener in (("a", OneByOne), ("b", lent(one_reader))):
        with Store.open(str(tmp_path / f"{name}.db")) as store, read_by(opener):
            assert read_folder(folder, store, processes=1).read == 3
            told.append([to_json(one) for one in submissions_of(store, folder)])
            assert len(frames.submissions(store)) == 3
    assert told[0] == told[1]
