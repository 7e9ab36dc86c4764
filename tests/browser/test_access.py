"""Every page as axe-core judges it: wide and narrow, light and dark, nothing that keeps somebody out."""

from __future__ import annotations

from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from screens.frame import OF_A_SERVER, PAGES
from tests.browser.drawing import settled

pytestmark = [pytest.mark.browser, pytest.mark.long]
VIEWS = [
    *("" if name == "inicio" else name for name in PAGES if name not in OF_A_SERVER),
    "bandeja?compacta=si",
    "revisar?panel=corregir",
    "revisar?panel=historia",
    "revisar?todas=si&paginas=1-2&panel=corregir",
    "pagos?vista=mes",
    "pagos?vista=estado",
    "cumplimiento?vista=meses",
    "lista?vista=cambiar",
    "cargar?via=archivos",
    "mi_cuenta?vista=guia",
]
SIZES = ({"width": 1366, "height": 768}, {"width": 390, "height": 844})
# The order of headings weighs less to axe-core than it does to who goes through a page by them.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OPTIONS = {
    "runOnly": {"type": "tag", "values": [*RULES, "best-practice"]},
    "resultTypes": ["violations"],
}
WEIGHTY = {"serious", "critical"}
# The menu is Streamlit's own list: it puts its sections in it.
FOREIGN = "stSidebarNavItems"


def violations(page: Page) -> list[str]:
    """What axe-core holds against the page, a line for each thing."""
    # Streamlit's own menu is left out by where it stands, not by its rule: a list of ours is still looked at.
    found: list[dict[str, Any]] = (
        Axe()
        .run(page, context={"exclude": [[f"[data-testid={FOREIGN}]"]]}, options=OPTIONS)
        .response["violations"]
    )
    return [
        f"{one['id']}: {node['html'][:160]} ({node['failureSummary'][:240]})"
        for one in found
        if one["impact"] in WEIGHTY or one["id"] == "heading-order"
        for node in one["nodes"]
    ]


@pytest.mark.usefixtures("read")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_keeps_anybody_out(dashboard: str, page: Page, scheme: Literal["light", "dark"]) -> None:
    page.emulate_media(color_scheme=scheme)
    told: dict[str, list[str]] = {}
    for view in VIEWS:
        page.goto(f"{dashboard}/{view}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        for size in SIZES:
            page.set_viewport_size({"width": size["width"], "height": size["height"]})
            settled(page)
            if found := violations(page):
                told[f"{view} {size['width']}"] = found
    assert not told, "\n".join(f"{view}: {one}" for view, found in told.items() for one in found)
    background = "getComputedStyle(document.querySelector('[data-testid=stApp]')).colorScheme"
    assert page.evaluate(background) == scheme
