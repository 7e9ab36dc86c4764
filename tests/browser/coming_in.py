"""A person who comes in to a dashboard on a server, by the page of their provider of identities."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import count

from playwright.sync_api import Error, Page, expect

from tests.browser.drawing import settled
from tests.waiting import until

# The provider's page has a style from afar.
_FROM_AFAR = re.compile(r"^https://(?!localhost[:/])")
# Looks at the page, some seconds' worth: a server that nobody visited yet may lose the first press.
_PRESS_EVERY = 200


def come_in(page: Page, address: str, subject: str, path: str = "/") -> None:
    page.context.route(_FROM_AFAR, lambda route: route.abort())
    page.goto(address + path)
    expect(page.get_by_role("button", name="Entrar")).to_be_visible()
    settled(page)  # the button may be one that is drawn anew
    until(_pressed(page, subject), "the provider's page")
    page.get_by_role("button", name=subject, exact=True).click()
    expect(page.get_by_role("button", name="Entrar")).to_have_count(0)
    settled(page)


def _pressed(page: Page, subject: str) -> Callable[[], bool]:
    """The way in pressed, and again, as a person does, where long after it the page is still there."""
    looks = count()

    def there() -> bool:
        try:
            if page.get_by_role("button", name=subject, exact=True).count():
                return True
            if next(looks) % _PRESS_EVERY == 0:
                page.get_by_role("button", name="Entrar").evaluate_all(
                    "all => all.forEach(one => one.click())"
                )
        except Error:  # the page is on its way to the other
            return False
        return False

    return there
