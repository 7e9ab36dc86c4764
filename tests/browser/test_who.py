"""Who reviews, at two browsers of one server: each keeps its own name, and the next key is no part of it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from screens.browsers import COOKIE
from tests.browser.conftest import HANG_MS
from tests.browser.drawing import listening, settled, sign

pytestmark = [pytest.mark.browser, pytest.mark.long]


def name(page: Page, address: str, who: str = "") -> Locator:
    """Open the Bandeja, and sign with a name if one is given; the field in which it stands."""
    page.goto(f"{address}/bandeja?mes=todos")
    field = page.get_by_role("textbox", name="¿Quién revisa?")
    expect(field).to_be_visible()
    settled(page)
    return sign(page, who) if who else field


@pytest.mark.usefixtures("read")
def test_each_browser_keeps_the_name_that_was_given_in_it(dashboard: str, page: Page) -> None:
    browser = page.context.browser
    assert browser is not None
    others = browser.new_context(locale="es-CO")
    others.set_default_timeout(HANG_MS)
    theirs = others.new_page()
    expect(name(page, dashboard)).to_have_value("")
    name(page, dashboard, "Ana Solarte")
    # Of a new browser what is known is the machine's
    expect(name(theirs, dashboard)).to_have_value("Ana Solarte")
    name(theirs, dashboard, "Eva Ruiz")
    expect(name(page, dashboard)).to_have_value("Ana Solarte")
    expect(name(theirs, dashboard)).to_have_value("Eva Ruiz")

    # What tells them apart says nothing, is read by no script, and is not in the address
    (kept,) = [one for one in page.context.cookies() if one["name"] == COOKIE]
    assert kept["httpOnly"]
    assert "Ana" not in kept["value"]
    assert kept["value"] not in page.url
    assert COOKIE not in page.evaluate("document.cookie")

    # Who took the name away is not given another's
    field = page.get_by_role("textbox", name="¿Quién revisa?")
    field.fill("")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Firma sus decisiones.")).to_be_visible()
    settled(page)
    name(theirs, dashboard, "Eva Ruiz Sosa")
    expect(name(page, dashboard)).to_have_value("")
    others.close()


@pytest.mark.usefixtures("read")
def test_the_key_after_the_name_is_no_part_of_it(dashboard: str, page: Page) -> None:
    name(page, dashboard, "Ana Solarte")
    listening(page, "s")
    page.keyboard.press("s")
    expect(page.locator("tr.go a.main").first).to_be_focused()
    expect(page.get_by_role("textbox", name="¿Quién revisa?")).to_have_value("Ana Solarte")
