"""The receipt: what it says is read back from its page, and tells the file from any other."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from review.assembling import Assembled, assemble
from review.assembling.receipt import Receipt, receipt_on, receipt_pdf
from review.model import PageKind
from tests.folders import write_cuenta

WHEN = dt.datetime(2026, 7, 3, 10, 15, 20, 999, tzinfo=dt.timezone(dt.timedelta(hours=-5)))


@pytest.fixture
def made(tmp_path: Path) -> Assembled:
    folder = tmp_path / "armado"
    folder.mkdir()
    return assemble([write_cuenta(tmp_path / "cuenta.pdf")], folder)


def test_the_page_says_it_and_its_qr_is_read_from_pdf_and_picture(made: Assembled, tmp_path: Path) -> None:
    receipt = Receipt.of(made, WHEN)
    page = tmp_path / "recibo.pdf"
    page.write_bytes(receipt_pdf(made, receipt))
    there = replace(receipt, made_at=WHEN.astimezone(dt.UTC))
    told = pypdfium2.PdfDocument(receipt_pdf(made, there))[0].get_textpage().get_text_bounded()
    assert "3 de julio de 2026, 10:15" in told, "also where the clock of the machine is another country's"
    assert receipt_pdf(made, receipt) == page.read_bytes(), "the same receipt, the same bytes"
    picture = tmp_path / "recibo.png"
    pypdfium2.PdfDocument(page)[0].render(scale=2).to_pil().save(picture)
    assert receipt_on(page) == receipt == receipt_on(picture)
    assert receipt.items == ((PageKind.CUENTA, (1,)),)
    assert receipt.made_at == WHEN.replace(microsecond=0)
    assert receipt.is_of(made.pdf)
    other = tmp_path / "otra.pdf"
    other.write_bytes(made.pdf.read_bytes() + b"\n")
    assert not receipt.is_of(other)
    assert receipt_on(made.pdf) is None


@pytest.mark.parametrize(
    "spoil",
    [
        lambda code: code[:10],
        lambda code: code.replace("VISTO BUENO", "OTRA COSA"),
        lambda code: code.replace("cuenta:1", "cuenta:1-99999999"),
        lambda code: code.replace("cuenta:1", "postre:1"),
        lambda code: code.replace("2026-07-03", "ayer"),
        lambda code: code + "\nmás",
    ],
)
def test_what_is_no_receipt_is_none(made: Assembled, spoil: object) -> None:
    code = Receipt.of(made, WHEN).code
    assert Receipt.read(code) == Receipt.of(made, WHEN)
    assert Receipt.read(spoil(code)) is None  # type: ignore[operator]
