"""Cuentas with pages of photographs are told the same whether those are looked over or read in full."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from review.contracts import load_contracts
from review.model import ItemKind, PageKind, State, Submission
from review.model.marks import PageMark
from review.pipeline import examine, read_folder, submissions_of
from review.reading import render_page
from review.store import Store
from tests import whole_cuentas as whole

pytestmark = pytest.mark.usefixtures("shared_reader")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(f"sqlite:///{tmp_path / 'prueba.db'}") as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A complete cuenta; one without its bank letter; one of which two papers were scanned."""
    place = tmp_path / "cuentas"
    whole.contracts(place)
    first = whole.facts(whole.FIRST, whole.JULY)
    whole.put(place / "completa.pdf", whole.draw(first, shots(1, 2), titled=False))
    second = whole.facts(whole.OTHERS, whole.JULY)
    left = [kind for kind in ItemKind if kind is not ItemKind.BANCO]
    whole.put(place / "sin_banco.pdf", whole.draw(second, shots(3, 4), left, titled=False))
    third = whole.facts(whole.SECOND, whole.AUGUST)
    digital = whole.put(tmp_path / "digital.pdf", whole.draw(third, shots(5, 6), titled=False))
    whole.put(place / "mixta.pdf", scanned(digital, (2, 6)))
    return place


def shots(*seeds: int) -> list[bytes]:
    """Photographs that no other cuenta shows."""
    return [whole.photo(seed) for seed in seeds]


def scanned(path: Path, pages: Collection[int]) -> bytes:
    """The file with some of its pages, from 1, as pictures."""
    out, writer = io.BytesIO(), PdfWriter()
    for number, page in enumerate(PdfReader(path).pages, 1):
        if number in pages:
            picture = Image.open(io.BytesIO(render_page(path, number, dpi=150)))
            made = io.BytesIO()
            size = float(page.mediabox.width), float(page.mediabox.height)
            canvas = Canvas(made, pagesize=size)
            canvas.drawImage(ImageReader(picture), 0, 0, *size)
            canvas.save()
            page = PdfReader(made).pages[0]
        writer.add_page(page)
    writer.write(out)
    return out.getvalue()


def told(one: Submission) -> dict[str, object]:
    """Which page is what, the states, and every value with its place."""
    items = {kind.value: (item.state, dict(item.fields)) for kind, item in one.judgement.items.items()}
    return {"pages": [page.kind for page in one.recognition.pages], **items}


def looked_over(one: Submission) -> list[int]:
    return [page.number for page in one.recognition.pages if PageMark.GLANCED in page.marks]


def test_a_first_look_tells_what_reading_in_full_tells(folder: Path, store: Store) -> None:
    read_folder(folder, store, processes=1)
    seen = {one.archivo: one for one in submissions_of(store, folder)}
    contracts = load_contracts(folder / "contratos.csv")
    full = {name: examine(folder / name, contracts) for name in seen}

    assert {name: told(one) for name, one in seen.items()} == {name: told(one) for name, one in full.items()}
    assert [looked_over(one) for one in full.values()] == [[], [], []]
    (photographs,) = looked_over(seen["completa.pdf"])
    assert seen["completa.pdf"].recognition.pages[photographs - 1].kind is PageKind.INFORME
    assert seen["sin_banco.pdf"].judgement.items[ItemKind.BANCO].state is State.FALTA
    assert looked_over(seen["sin_banco.pdf"]) == []
    assert len(looked_over(seen["mixta.pdf"])) == 1
