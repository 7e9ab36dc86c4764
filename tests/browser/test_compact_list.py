"""The Bandeja as a compact list: a month on few screens, its icons' words by key, also on a telephone."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from review.store import Store
from tests.browser.drawing import settled
from tests.screens.example import month_of_many
from tests.waiting import until

pytestmark = [pytest.mark.browser, pytest.mark.long]
SIDEWAYS = "document.querySelector('[data-testid=stMain]').scrollWidth - window.innerWidth"
IN_SIGHT = """lines => lines.filter(line => {
  const place = line.getBoundingClientRect();
  return place.height > 0 && place.top >= 0 && place.bottom <= window.innerHeight;
}).length"""
FEWEST_LINES = 20


def test_a_month_of_120_in_lines(dashboard: str, page: Page, tmp_path: Path) -> None:
    with Store.open(str(tmp_path / "visto.db")) as store:
        month_of_many(store, 120, dt.date(2026, 6, 28))
    page.set_viewport_size({"width": 1366, "height": 768})
    page.goto(f"{dashboard}/bandeja?mes=2026-06")
    lines = page.locator(".table tbody tr")
    expect(lines).to_have_count(25)
    settled(page)
    page.get_by_text("Lista compacta").click()
    expect(lines).to_have_count(60)
    expect(page).to_have_url(re.compile("compacta=si"))
    settled(page)
    until(lambda: lines.evaluate_all(IN_SIGHT) >= FEWEST_LINES, "twenty cuentas on the screen")

    marks = lines.first.get_by_role("img")
    expect(marks.first).to_have_accessible_name("Cumple")
    marks.first.focus()
    expect(lines.first.get_by_text("Cumple", exact=True).first).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(marks.nth(1)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(lines.nth(1).get_by_role("img").nth(1)).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".sign.bare:focus")).to_have_count(0)

    page.set_viewport_size({"width": 390, "height": 844})
    until(lambda: page.evaluate(SIDEWAYS) <= 0, "the list within the width of a telephone")
    lines.first.get_by_role("link").click()
    expect(page).to_have_url(re.compile(r"/revisar\?.*compacta=si"))
