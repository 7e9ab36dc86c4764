"""Segunda mirada in a browser: another person opens pages, answers each item and records what they found."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from review import desk
from review.model import Verdict
from review.pipeline import read_folder
from review.store import Store
from tests.browser.drawing import settled, sign
from tests.clean_cuentas import IDS, write_clean
from tests.waiting import until

pytestmark = pytest.mark.browser
SIDEWAYS = "document.querySelector('[data-testid=stMain]').scrollWidth - window.innerWidth"


def test_another_person_looks_again(dashboard: str, page: Page, tmp_path: Path) -> None:
    papers, database = tmp_path / "cuentas", tmp_path / "visto.db"
    write_clean(papers)
    with Store.open(str(database)) as store:
        read_folder(papers, store, processes=1)
        for number in IDS:
            desk.decide(store, number, Verdict.APROBADA, "", "Ana Solarte")
    page.goto(f"{dashboard}/segunda?mes=2026-07")
    sign(page, "Eva Ruiz")
    expect(page.get_by_text("2 cuentas por mirar de nuevo")).to_be_visible()
    expect(page.get_by_text("Ana Solarte")).to_have_count(0)

    items = page.locator("[class*='st-key-mirada_item_']")
    expect(page.get_by_text("Si le tocara decidir").first).to_be_visible()
    seen = items.filter(has_text="Certificación bancaria").get_by_role("button", name="Página")
    number = (seen.text_content() or "").rpartition(" ")[2]
    assert number != "1", "the first page is in sight already"
    seen.click()
    expect(page.get_by_text(f"Página {number} de", exact=False).first).to_be_visible()
    settled(page)
    for place in range(items.count()):
        met = items.nth(place).get_by_role("radio", name="Cumple", exact=False).first
        met.click()
        expect(met).to_be_checked()
    would = page.get_by_role("radio", name="La aprobaría")
    would.click()
    expect(would).to_be_checked()
    page.get_by_role("button", name="Registrar lo que encontré").click()
    expect(page.get_by_text("coincide con lo decidido")).to_be_visible()
    expect(page.get_by_text("1 cuenta por mirar de nuevo")).to_be_visible()
    page.get_by_text("En qué coinciden", exact=True).click()
    expect(page.get_by_role("row").filter(has_text="Toda la cuenta")).to_contain_text("100 %")
    page.set_viewport_size({"width": 390, "height": 844})
    until(lambda: page.evaluate(SIDEWAYS) <= 0, "the agreement within the width of a telephone")
    with Store.open(str(database)) as store:
        assert list(desk.agreement(store)["coinciden"].unique()) == [1]
