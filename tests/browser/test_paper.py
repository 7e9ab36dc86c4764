"""A list on paper: every line of it, though the screen shows a page of them."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections import Counter
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import Page, expect

from review.store import Store
from tests.browser.drawing import settled
from tests.screens.example import month_of_many

pytestmark = [pytest.mark.browser, pytest.mark.long]
MANY = 60


@pytest.mark.parametrize(
    ("view", "first"),
    [("bandeja?", 25), ("bandeja?compacta=si&", MANY), ("pagos?", 40), ("cumplimiento?", 40)],
)
def test_every_line_of_a_month_is_printed(
    dashboard: str, page: Page, tmp_path: Path, view: str, first: int
) -> None:
    with Store.open(str(tmp_path / "visto.db")) as store:
        month_of_many(store, MANY, dt.date(2026, 6, 28))
    page.goto(f"{dashboard}/{view}mes=2026-06")
    lines = page.locator(".table").first.locator("tbody tr")
    expect(lines).to_have_count(first)
    settled(page)
    printed = "\n".join(one.extract_text() for one in pypdf.PdfReader(io.BytesIO(page.pdf())).pages)
    told = Counter(re.findall(r"CPS-(\d{3})-2026", printed))
    assert told == Counter(f"{one:03d}" for one in range(MANY))
    expect(lines).to_have_count(first)
