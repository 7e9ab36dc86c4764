"""Dudas by the keys alone: one answer a key, however it is pressed, and the next question at hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from review.pipeline import read_folder
from review.store import Store, queries
from tests.browser.drawing import settled, sign
from tests.folders import write_contracts, write_cuenta
from tests.waiting import until

pytestmark = pytest.mark.browser
REVIEWER = "Ana Solarte"
SIDEWAYS = "document.querySelector('[data-testid=stMain]').scrollWidth - window.innerWidth"
VALUE, MONTH = "duda_1_cuenta_valor", "duda_2_cuenta_periodo"
DAY, CONTRACT = "duda_3_cuenta_fecha_cuenta", "duda_3_cuenta_contrato"


def answered(database: Path) -> list[tuple[int, str, object, str]]:
    with Store.open(str(database)) as store:
        rows = [row for number in (1, 2, 3) for row in queries.log(store, "field_corrections", number)]
    return [(row["submission_id"], row["name"], row["value"], row["author"]) for row in rows]


def at_hand(page: Page, card: str) -> None:
    """The keys answer this question (to skip it needs no name, to answer it does), and nothing of the one
    before is being drawn any more."""
    expect(page.locator(f".st-key-no_{card} kbd")).to_be_visible()
    settled(page)


def test_doubts_are_answered_by_key(dashboard: str, page: Page, tmp_path: Path) -> None:
    papers = tmp_path / "cuentas"
    write_cuenta(papers / "a.pdf", note="VALOR A COBRAR: $ 1.850.000")
    write_cuenta(
        papers / "b.pdf",
        contract="CPS-020-2026",
        note="correspondiente al período del 01 al 31 de agosto de 2026",
    )
    write_cuenta(papers / "c.pdf", payment="002", month="julio", note="Contrato No. CPS-041-2026")
    write_contracts(papers)
    database = tmp_path / "visto.db"
    with Store.open(str(database)) as store:
        read_folder(papers, store, processes=1)
    page.goto(f"{dashboard}/dudas?mes=todos")
    sign(page, REVIEWER)
    at_hand(page, VALUE)
    expect(page.get_by_text("Quedan 4 dudas de 3 cuentas")).to_be_visible()
    cutting = page.get_by_alt_text("Recorte de la página 1: $ 1.850.000")
    expect(cutting).to_have_count(1)
    expect(cutting).to_be_visible()

    page.keyboard.down("2")
    at_hand(page, MONTH)
    page.keyboard.down("2")  # it is still held down, and repeats itself
    page.keyboard.up("2")
    page.keyboard.press("n")
    expect(page.get_by_role("textbox", name="¿Qué dice?")).to_be_focused()
    page.keyboard.type("junio de 2026")
    page.keyboard.press("Enter")
    at_hand(page, DAY)
    page.keyboard.press("s")
    at_hand(page, CONTRACT)
    page.keyboard.press("ArrowRight")
    expect(page.get_by_text("Saltó una")).to_be_visible()
    settled(page)
    page.get_by_role("button", name="Volver a las saltadas").click()
    at_hand(page, CONTRACT)
    page.keyboard.press("1")
    expect(page.get_by_text("no queda ninguna por responder")).to_be_visible()
    expect(page.locator(f".st-key-deshacer_{CONTRACT} kbd")).to_be_visible()
    settled(page)
    page.keyboard.press("z")
    at_hand(page, CONTRACT)
    page.get_by_role("button", name="CPS-014-2026", exact=False).dblclick()
    expect(page.get_by_text("no queda ninguna por responder")).to_be_visible()
    assert answered(database) == [
        (1, "valor", 1_800_000, REVIEWER),
        (2, "periodo", "2026-06", REVIEWER),
        (3, "fecha_cuenta", "2026-06-30", REVIEWER),
        (3, "contrato", "CPS-041-2026", REVIEWER),
        (3, "contrato", None, REVIEWER),
        (3, "contrato", "CPS-014-2026", REVIEWER),
    ]

    page.set_viewport_size({"width": 390, "height": 844})
    until(lambda: page.evaluate(SIDEWAYS) <= 0, "the wall within the width of a telephone")
