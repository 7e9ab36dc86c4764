"""A receipt that lies among the cuentas is told as one, and nothing else is taken for it."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from review.assembling import assemble
from review.assembling.receipt import Receipt, receipt_pdf
from review.intake import scan
from review.intake.mail import opened
from review.intake.receipts import RECEIPT
from tests.folders import write_cuenta
from tests.intake.test_mail import message

WHEN = dt.datetime(2026, 7, 3, 10, 15, tzinfo=dt.UTC)


@pytest.fixture
def receipt(tmp_path: Path) -> bytes:
    place = tmp_path / "armado"
    place.mkdir()
    made = assemble([write_cuenta(tmp_path / "cobro.pdf")], place)
    return receipt_pdf(made, Receipt.of(made, WHEN))


def test_beside_its_cuenta_it_is_no_cuenta(receipt: bytes, tmp_path: Path) -> None:
    folder = tmp_path / "cuentas"
    cuenta = write_cuenta(folder / "CPS-014-2026 pago 001.pdf")
    (folder / "CPS-014-2026 pago 001 - recibo.pdf").write_bytes(receipt)
    (folder / "otro recibo.pdf").write_bytes(b"%PDF-1.7\n/Subject (otra cosa)\n%%EOF")
    (folder / "vacio recibo.pdf").write_bytes(b"")
    shutil.copy(cuenta, folder / "su recibo.pdf")
    found = scan(folder, settle_seconds=0)
    assert {one.archivo: one.reason for one in found.passed_over} == {
        "CPS-014-2026 pago 001 - recibo.pdf": RECEIPT
    }
    assert [one.archivo for one in found.files] == [
        "CPS-014-2026 pago 001.pdf",
        "otro recibo.pdf",
        "su recibo.pdf",
        "vacio recibo.pdf",
    ]


def test_in_a_mail_too(receipt: bytes, tmp_path: Path) -> None:
    cuenta = write_cuenta(tmp_path / "uno.pdf").read_bytes()
    found = opened(message(("uno.pdf", cuenta), ("uno - Recibo.PDF", receipt)).as_bytes())
    assert [one.name for one in found.files] == ["uno.pdf"]
    assert {one.archivo: one.reason for one in found.passed_over} == {"uno - Recibo.PDF": RECEIPT}
