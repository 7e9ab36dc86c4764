"""A person who comes in to a dashboard on a server, by the page of their provider of identities."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from screens.door import ENTER
from tests.browser.drawing import settled

# The provider's page has a style from afar.
_FROM_AFAR = re.compile(r"^https://(?!localhost[:/])")


def come_in(page: Page, address: str, subject: str, path: str = "/") -> None:
    page.context.route(_FROM_AFAR, lambda route: route.abort())
    page.goto(address + path)
    expect(page.get_by_role("button", name=ENTER)).to_be_visible()
    settled(page)  # the button may be one that is drawn anew
    page.get_by_role("button", name=ENTER).click()
    page.get_by_role("button", name=subject, exact=True).click()
    # The provider has a page without a way in too: inside they are before the head of another page
    heads = page.get_by_test_id("stApp").get_by_role("heading", level=1)
    expect(heads.filter(has_not_text="Visto Bueno")).to_be_visible()
    expect(page.get_by_role("button", name=ENTER)).to_have_count(0)
    settled(page)
