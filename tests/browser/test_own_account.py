"""The contractor's page as it is used: forty loose files dropped become one PDF, complete at the desk."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from review.model import ItemKind, Resultado
from review.pipeline import read_folder, submissions_of
from review.store import Store
from tests.browser.conftest import HANG_MS
from tests.whole_cuentas import FIRST, JULY, contracts, draw, facts
from tools.loose_papers import write_loose

pytestmark = [pytest.mark.browser, pytest.mark.long]
FILES, PHOTOGRAPHS = 40, 20
SENT = re.compile("/_stcore/upload_file/")
PHOTOGRAPHED = frozenset({"seguridad_social", "banco"})


def loose_files(place: Path) -> list[Path]:
    """A whole cuenta as it lies about: half of the files photographs, turned and dark; of the others some are
    evidence that a telephone made a PDF of."""
    papers = {kind.value: draw(facts(FIRST, JULY), only=[kind]) for kind in ItemKind}
    plain = len(papers) - len(PHOTOGRAPHED)
    files = write_loose(place, papers, Random("cuarenta"), FILES, PHOTOGRAPHED)
    shots = [one for one in files if one.suffix == ".jpg"]
    for one in shots[PHOTOGRAPHS:]:
        with Image.open(one) as picture:
            picture.convert("RGB").save(one.with_suffix(".pdf"), resolution=150)
        one.unlink()
    assert plain + len(shots) == FILES
    return sorted(place.iterdir())


def test_forty_loose_files_become_one_pdf_that_the_desk_finds_complete(
    dashboard: str, page: Page, tmp_path: Path
) -> None:
    files = loose_files(tmp_path / "sueltos")
    assert (len(files), sum(one.suffix == ".jpg" for one in files)) == (FILES, PHOTOGRAPHS)
    desk = tmp_path / "escritorio"
    desk.mkdir()
    contracts(desk, FIRST)
    page.goto(f"{dashboard}/mi_cuenta")
    page.get_by_text("Lista de contratos (opcional)").click()
    # First: the button waits for the files alone, and what is sent before them is there when they are
    with page.expect_response(SENT):
        page.locator(".st-key-contratos_subidos input[type=file]").set_input_files(desk / "contratos.csv")
    page.locator(".st-key-mi_cuenta_subidos input[type=file]").set_input_files(files)
    page.get_by_role("button", name="Revisar y armar el PDF").click()
    expect(
        page.get_by_text("Está completa: no se encontró nada que el supervisor devolvería.")
    ).to_be_visible(timeout=HANG_MS)
    expect(page.locator("[data-item=cuenta]")).to_be_visible()
    with page.expect_download() as taken:
        page.get_by_role("button", name="Descargar el PDF").click()
    made = desk / taken.value.suggested_filename
    taken.value.save_as(made)
    assert made.name == "CPS-014-2026 pago 001.pdf"

    page.get_by_role("tab", name="Guía para enviarla por SECOP II").click()
    expect(page.get_by_text("5200000", exact=True).first).to_be_visible()
    with page.expect_download() as taken:
        page.get_by_role("button", name="Descargar la guía para imprimir").click()
    assert Path(taken.value.path()).read_bytes().startswith(b"%PDF")

    with Store.open(str(tmp_path / "desk.db")) as store:
        report = read_folder(desk, store)
        (read,) = submissions_of(store, report.folder)
    assert read.judgement.result is Resultado.COMPLETA
    assert len(read.recognition.pages) >= FILES
