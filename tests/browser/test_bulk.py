"""The clean cuentas of the Bandeja, ticked and approved at once: recorded once, however it is clicked."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from review.pipeline import read_folder
from review.store import Store, queries
from tests.browser.drawing import sign
from tests.clean_cuentas import IDS, write_clean
from tests.waiting import until

pytestmark = pytest.mark.browser
REVIEWER = "Ana Solarte"
SIDEWAYS = "document.querySelector('[data-testid=stMain]').scrollWidth - window.innerWidth"


def decided(database: Path) -> list[tuple[int, str, str]]:
    with Store.open(str(database)) as store:
        rows = [row for number in IDS for row in queries.log(store, "decisions", number)]
    return [(row["submission_id"], row["verdict"], row["author"]) for row in rows]


def test_clean_cuentas_are_approved_at_once(dashboard: str, page: Page, tmp_path: Path) -> None:
    papers, database = tmp_path / "cuentas", tmp_path / "visto.db"
    write_clean(papers)
    with Store.open(str(database)) as store:
        read_folder(papers, store, processes=1)
    page.goto(f"{dashboard}/bandeja?mes=2026-07")
    sign(page, REVIEWER)
    page.get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Aprobar a la vez las 2 elegidas…").click()
    expect(page.get_by_text("Aprobar 2 cuentas por $ 10.400.000")).to_be_visible()

    typed = page.get_by_label("Para confirmar, escriba cuántas cuentas son")
    typed.fill("3")
    page.keyboard.press("Enter")
    expect(page.get_by_text("No quedó registrado nada")).to_be_visible()
    assert decided(database) == []
    page.set_viewport_size({"width": 390, "height": 844})
    until(lambda: page.evaluate(SIDEWAYS) <= 0, "the confirmation within the width of a telephone")
    page.set_viewport_size({"width": 1280, "height": 900})
    typed.fill("2")
    page.get_by_role("button", name="Aprobar las 2 cuentas").dblclick()
    expect(page.get_by_text("Quedaron aprobadas 2 cuentas por $ 10.400.000.")).to_be_visible()
    assert decided(database) == [(number, "aprobada", REVIEWER) for number in IDS]

    page.goto(f"{dashboard}/revisar?mes=2026-07&cuenta=1&panel=historia")
    entry = page.get_by_role("listitem").filter(
        has_text=f"{REVIEWER} (supervisor) aprobó la cuenta en bloque"
    )
    expect(entry).to_have_count(1)
    expect(entry).to_contain_text("con 1 otra, total $ 10.400.000")
