"""Cargar recognises a contractor's receipt: what came, what did not, and what is no receipt."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pypdfium2
import pytest
from streamlit.testing.v1 import AppTest

from review.assembling import assemble
from review.assembling.receipt import Receipt, receipt_pdf
from review.pipeline import read_folder
from review.store import Store
from tests.folders import write_contracts, write_cuenta
from tests.screens.conftest import Opener

WHEN = dt.datetime(2026, 7, 3, 15, 15, tzinfo=dt.UTC)


@pytest.fixture
def papers(tmp_path: Path) -> tuple[Path, bytes, Path]:
    """A database with the cuenta that was put together, its receipt as a photograph, and that of another."""
    place, desk = tmp_path / "armado", tmp_path / "cuentas"
    place.mkdir()
    desk.mkdir()
    made = assemble([write_cuenta(tmp_path / "cobro.pdf")], place)
    paper = tmp_path / "recibo.pdf"
    paper.write_bytes(receipt_pdf(made, Receipt.of(made, WHEN)))
    picture = tmp_path / "recibo.png"
    pypdfium2.PdfDocument(paper)[0].render(scale=2).to_pil().save(picture)
    (desk / "llegó.pdf").write_bytes(made.pdf.read_bytes())
    write_contracts(desk)
    with Store.open(str(tmp_path / "visto.db")) as store:
        read_folder(desk, store, processes=1)
    return tmp_path / "visto.db", picture.read_bytes(), paper


def given(app: AppTest, name: str, content: bytes, kind: str) -> AppTest:
    return app.file_uploader(key="recibo").set_value([(name, content, kind)]).run()


def test_a_receipt_is_recognised_by_a_photograph_of_it(
    look: Opener, papers: tuple[Path, bytes, Path], tmp_path: Path
) -> None:
    database, picture, paper = papers
    app = given(look("cargar", database), "foto.png", picture, "image/png")
    assert list(app.exception) == []
    assert any("byte por byte" in one.value for one in app.success)
    told = "\n".join(one.value.replace("\\", "") for one in app.markdown)
    assert "cuenta de 1 página, armada el 3 de julio de 2026 a las 10:15" in told
    assert "Cuenta de cobro: página 1" in told
    assert "contrato CPS-014-2026, pago 001, junio de 2026; " in told
    assert "](./revisar?cuenta=1)" in told
    app = given(look("cargar", tmp_path / "otra.db"), "recibo.pdf", paper.read_bytes(), "application/pdf")
    assert any("no ha llegado" in one.value for one in app.warning)
    assert not app.success


def test_what_is_no_receipt_is_a_sentence(look: Opener, tmp_path: Path) -> None:
    cuenta = write_cuenta(tmp_path / "uno.pdf").read_bytes()
    for name, content in (("uno.pdf", cuenta), ("rota.pdf", b"%PDF-1.7 nada")):
        app = given(look("cargar"), name, content, "application/pdf")
        assert any("no se pudo leer el código de un recibo" in one.value for one in app.warning), name
        assert list(app.exception) == []
