"""Waiting until the dashboard has drawn what it draws."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from review.model.actor import person_key


def settled(page: Page) -> None:
    """Nothing is being drawn any more, so that no twin of an element stays from what was drawn before."""
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")


_HEARD = "key => [...(window.vbKeys ?? [])].some(([root, keys]) => root.isConnected && keys[key])"


def listening(page: Page, key: str) -> None:
    """Nothing is being drawn any more, and this key is listened to."""
    settled(page)
    page.wait_for_function(_HEARD, arg=key)


def sign(page: Page, who: str) -> Locator:
    """Who looks gives their name, and the page is drawn anew for them, whoever was known before."""
    field = page.get_by_role("textbox", name="¿Quién revisa?")
    expect(field).to_be_visible()
    settled(page)
    field.fill(who)
    page.keyboard.press("Enter")
    # Streamlit writes the key of a piece of screen as a class
    theirs = re.sub(r"[^\w-]", "-", f"quien_{person_key(who)}", flags=re.ASCII)
    expect(page.locator(f".st-key-{theirs}")).to_be_visible()
    settled(page)
    return field
