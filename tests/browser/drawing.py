"""Waiting until the dashboard has drawn what it draws."""

from __future__ import annotations

from playwright.sync_api import Page, expect


def settled(page: Page) -> None:
    """Nothing is being drawn any more, so that no twin of an element stays from what was drawn before."""
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")


_HEARD = "key => [...(window.vbKeys ?? [])].some(([root, keys]) => root.isConnected && keys[key])"


def listening(page: Page, key: str) -> None:
    """Nothing is being drawn any more, and this key is listened to."""
    settled(page)
    page.wait_for_function(_HEARD, arg=key)
