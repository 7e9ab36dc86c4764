"""The obligations of a cuenta at the desk: reached by their key, marked, recorded, told by its history."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from review import desk
from review.model import DutyTick
from review.pipeline import read_folder
from review.store import Store, reviewers
from tests.browser.drawing import listening, settled
from tests.clean_cuentas import write_clean

pytestmark = [pytest.mark.browser, pytest.mark.long]


def test_obligations_are_marked_and_told(dashboard: str, page: Page, tmp_path: Path) -> None:
    write_clean(tmp_path / "cuentas")
    with Store.open(str(tmp_path / "visto.db")) as store:
        read_folder(tmp_path / "cuentas", store, processes=1)
        reviewers.remember(store, reviewers.this_machine(), "Ana Solarte")
        view = desk.submission(store, 1)
    assert view is not None
    assert view.duties is not None
    lines = view.duties.lines
    page.goto(f"{dashboard}/revisar?mes=2026-07&cuenta=1")
    expect(page.get_by_text("Lleva 0 de")).to_be_visible()
    listening(page, "5")
    page.keyboard.press("5")
    expect(page.get_by_role("radio", name="Obligaciones")).to_be_checked()
    first = page.get_by_role("radiogroup", name="Marca de la obligación 1", exact=True)
    expect(first).to_be_visible()
    settled(page)

    page.get_by_role("button", name=f"Actividad, pág. {lines[0].pages[0]}").first.click()
    expect(page.locator("rect.on")).to_have_attribute("data-id", re.compile("^obligacion[.]"))
    settled(page)
    first.get_by_role("radio", name="No cumplida").click()
    page.get_by_label("Observación de la obligación 1", exact=True).fill("No entregó el acta.")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Las que faltan: cumplidas").click()
    page.get_by_role("button", name=f"Guardar {len(lines)} marcas").click()
    expect(page.get_by_text(f"Quedaron guardadas {len(lines)} marcas.")).to_be_visible()
    settled(page)
    with Store.open(str(tmp_path / "visto.db")) as store:
        view = desk.submission(store, 1)
    assert view is not None
    assert view.duties is not None
    assert [one.tick for one in view.duties.lines] == [
        DutyTick.NO_CUMPLIDA,
        *[DutyTick.CUMPLIDA] * (len(lines) - 1),
    ]
    assert view.duties.lines[0].remark == "No entregó el acta."

    # After it all was drawn anew, what can be done is still there, and the history tells of the act
    for name in ("Guardar las marcas", "Las que faltan: cumplidas"):
        expect(page.get_by_role("button", name=name)).to_be_visible()
    listening(page, "4")
    page.keyboard.press("4")
    expect(page.get_by_role("radio", name="Historia")).to_be_checked()
    expect(page.locator(".timeline").get_by_text("Ana Solarte").first).to_be_visible()
