"""Waiting until the dashboard has drawn what it draws."""

from __future__ import annotations

from playwright.sync_api import Page, expect


def settled(page: Page) -> None:
    """Nothing is being drawn any more, so that no twin of an element stays from what was drawn before."""
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
