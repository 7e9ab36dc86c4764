"""The Bandeja on a telephone: the list begins on the first screen, and its filters are a switch away."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from review.store import Store
from tests.browser.drawing import listening, settled
from tests.screens.example import fill
from tests.waiting import until

pytestmark = [pytest.mark.browser, pytest.mark.long]
BEGINS = "document.querySelector('.st-key-lista_amplia').getBoundingClientRect().top"
SIDEWAYS = "document.querySelector('[data-testid=stMain]').scrollWidth - window.innerWidth"


def test_the_list_begins_on_the_first_screen(dashboard: str, page: Page, tmp_path: Path) -> None:
    with Store.open(str(tmp_path / "visto.db")) as store:
        fill(store)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{dashboard}/bandeja?mes=todos")
    expect(page.locator(".table tbody tr").first).to_be_visible()
    settled(page)
    switch, state = page.get_by_role("switch", name="Filtros"), page.get_by_label("Estado en SECOP II")
    pills = page.get_by_role("radio", name=re.compile("^Completa · "))
    expect(pills).to_be_visible()
    expect(state).to_be_hidden()
    until(lambda: page.evaluate(BEGINS) < 844 * 0.75, "the list in sight")

    # From the keyboard: the search is at hand, and so is what was folded away
    listening(page, "b")
    page.keyboard.press("b")
    expect(page.get_by_role("textbox", name="Buscar")).to_be_focused()
    page.keyboard.press("Tab")
    expect(switch).to_be_focused()
    page.keyboard.press("Space")
    expect(state).to_be_visible()
    expect(page.get_by_role("button", name="Vistas")).to_be_visible()
    until(lambda: page.evaluate(SIDEWAYS) <= 0, "the filters within the width")

    # What is chosen stays in the address, and is told while it is out of sight
    settled(page)
    state.click()
    page.get_by_role("option", name="Pendientes (sin enviar)").click()
    expect(page).to_have_url(re.compile("secop=pendientes"))
    expect(page.get_by_role("switch", name="Filtros (1)")).to_be_checked()

    # Where there is room everything is in sight, and there is no switch
    page.reload()
    settled(page)
    expect(page.get_by_role("switch", name="Filtros (1)")).not_to_be_checked()
    page.set_viewport_size({"width": 1366, "height": 768})
    expect(state).to_be_visible()
    expect(switch).to_have_count(0)


ROWS = """() => {
    const rows = {};
    for (const one of document.querySelectorAll(".st-key-puntos_teclas button")) {
        const at = Math.round(one.getBoundingClientRect().top);
        (rows[at] ??= []).push(one.innerText.match(/Visto|Corregir|Marcar|Nota|Punto/)?.[0]);
    }
    return Object.keys(rows).map(Number).sort((a, b) => a - b).map((at) => rows[at]);
}"""
BELOW = "(one) => one.getBoundingClientRect().bottom - window.innerHeight"
OF_A_POINT = ["Corregir", "Marcar", "Nota"]


@pytest.mark.usefixtures("read")
def test_what_is_done_of_a_point_stands_together(dashboard: str, page: Page) -> None:
    page.goto(f"{dashboard}/revisar?mes=todos")
    expect(page.get_by_role("button", name="Nota…")).to_be_visible()
    settled(page)
    for width in (360, 390, 560, 1024, 1366):
        page.set_viewport_size({"width": width, "height": 800})
        until(lambda: any(row[-3:] == OF_A_POINT for row in page.evaluate(ROWS)), f"one line at {width}")


@pytest.mark.usefixtures("read")
def test_who_signs_is_asked_in_sight_on_a_common_laptop(dashboard: str, page: Page) -> None:
    page.set_viewport_size({"width": 1366, "height": 768})
    page.goto(f"{dashboard}/bandeja?mes=todos")
    asked = page.get_by_role("textbox", name="¿Quién revisa?")
    expect(asked).to_be_visible()
    settled(page)
    told = page.get_by_text("Firma sus decisiones.")
    for one in (asked, told):
        until(lambda one=one: one.evaluate(BELOW) <= 0, "who signs, asked in sight")
