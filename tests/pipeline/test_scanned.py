"""A cuenta that was printed and scanned is told like the digital one."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from review.contracts import load_contracts
from review.model import Origin, Submission
from review.pipeline import Progress, examine, read_folder, submissions_of
from review.reading import read_document, render_page
from review.store import Store
from tests.folders import write_contracts, write_cuenta

pytestmark = pytest.mark.usefixtures("shared_reader")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(f"sqlite:///{tmp_path / 'prueba.db'}") as opened:
        yield opened


@pytest.fixture
def scanned(tmp_path: Path) -> Path:
    """The folder of a scan; the digital cuenta lies beside it."""
    digital = tmp_path / "digital" / "cuenta.pdf"
    write_cuenta(digital)
    folder = tmp_path / "escaneada"
    folder.mkdir()
    write_contracts(folder)
    canvas = Canvas(str(folder / "cuenta.pdf"))
    for page in read_document(digital).pages:
        picture = Image.open(io.BytesIO(render_page(digital, page.number, dpi=170)))
        canvas.setPageSize((page.width, page.height))
        canvas.drawImage(ImageReader(picture), 0, 0, page.width, page.height)
        canvas.showPage()
    canvas.save()
    return folder


def told(submission: Submission) -> dict[str, object]:
    return {kind.value: item.state for kind, item in submission.judgement.items.items()}


def test_a_scan_is_told_like_its_digital_paper(scanned: Path, store: Store) -> None:
    contracts = load_contracts(scanned / "contratos.csv")
    digital = examine(scanned.parent / "digital" / "cuenta.pdf", contracts)
    seen: list[Progress] = []
    report = read_folder(scanned, store, processes=1, progress=seen.append)
    (scan,) = submissions_of(store, scanned)

    assert report.unread == ()
    assert {page.origin for page in scan.recognition.pages} == {Origin.OCR}
    assert [page.kind for page in scan.recognition.pages] == [p.kind for p in digital.recognition.pages]
    assert (scan.judgement.contract, told(scan)) == (digital.judgement.contract, told(digital))
    pages = len(scan.recognition.pages)
    assert [(one.page, one.pages) for one in seen if one.page] == [(n, pages) for n in range(1, pages + 1)]
    for kind, item in digital.judgement.items.items():
        for name, field in item.fields.items():
            again = scan.judgement.items[kind].fields[name]
            assert again.value == field.value
            assert again.box == pytest.approx(field.box, abs=6)
