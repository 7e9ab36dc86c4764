"""No page speaks English, not in what is read nor in what is heard; and on paper only the cuenta is left."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from screens.frame import OF_A_SERVER, PAGES
from tests.browser.drawing import settled

pytestmark = [pytest.mark.browser, pytest.mark.long]
VIEWS = [
    *("" if name == "inicio" else name for name in PAGES if name not in OF_A_SERVER),
    "bandeja?compacta=si",
    "cargar?via=archivos",
]
VIEWS += [
    "revisar?panel=corregir",
    "lista?vista=cambiar",
    "pagos?vista=mes",
    "pagos?vista=estado",
    "mi_cuenta?vista=guia",
]
# Words that stand in no Spanish sentence of ours, and in nothing that Streamlit should still say.
ENGLISH = re.compile(
    r"\b(the|and|of|your|to|is|are|close|open|view|show|hide|choose|option|options|select|clear|press|enter|"
    r"apply|more|less|search|page|pages|next|previous|sidebar|collapse|expand|copy|link|remove|delete|upload|"
    r"file|files|browse|drag|drop|settings|rerun|print|deploy|loading|help|fullscreen|download|running|"
    r"connection|connecting|found|results)\b",
    re.IGNORECASE,
)
DECIMALS = re.compile(r"\d\.\d{1,2} ?%|\$ ?\d+,\d{3}\b")
# Everything said: words and names of what is not hidden, also inside our components. An icon is drawn from
# its English name; what is not rendered is said to nobody; what is quoted is of a paper or a folder.
SAID = r"""() => {
  const said = [];
  const hear = (root) => {
    for (const node of root.querySelectorAll("*")) {
      if (node.shadowRoot) hear(node.shadowRoot);
      if (!node.checkVisibility() || node.closest("[translate=no], svg, style")) continue;
      for (const name of ["aria-label", "title", "placeholder", "alt"]) said.push(node.getAttribute(name));
      for (const one of node.childNodes) if (one.nodeType === Node.TEXT_NODE) said.push(one.data);
    }
  };
  hear(document.body);
  return said.filter(Boolean).map((one) => one.replace(/«[^»]*»/g, "«…»").trim()).filter(Boolean);
}"""


def still(page: Page) -> None:
    """Drawn, and told to the browser in what language."""
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    settled(page)
    expect(page.locator("html")).to_have_attribute("lang", "es-CO")


@pytest.mark.usefixtures("read")
def test_no_page_speaks_english(dashboard: str, page: Page) -> None:
    told: set[str] = set()
    for view in VIEWS:
        page.goto(f"{dashboard}/{view}")
        still(page)
        said: list[str] = page.evaluate(SAID)
        assert len(said) > 20, view
        told |= {f"{view}: {one}" for one in said if ENGLISH.search(one) or DECIMALS.search(one)}
    page.goto(f"{dashboard}/bandeja")
    still(page)
    page.get_by_role("combobox").first.click()
    expect(page.get_by_role("option").first).to_be_visible()
    told |= {f"a list to choose from: {one}" for one in page.evaluate(SAID) if ENGLISH.search(one)}
    assert not told, "\n".join(sorted(told))


@pytest.mark.usefixtures("read")
def test_on_paper_there_is_the_cuenta_with_its_evidence(dashboard: str, page: Page) -> None:
    page.goto(f"{dashboard}/revisar?cuenta=1")
    still(page)
    page.emulate_media(media="print", color_scheme="dark")
    for gone in ("stSidebar", "stHeader", "stButton"):
        for one in page.get_by_test_id(gone).all():
            expect(one).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_alt_text(re.compile("^Página 1 de"))).to_be_visible()
    expect(page.locator("[data-item=cuenta]")).to_be_visible()
    ink = page.locator(".vb").first.evaluate("one => getComputedStyle(one).getPropertyValue('--ink')")
    assert ink == "#1c2730", "dark on white, whatever the screen is"
    page.goto(f"{dashboard}/bandeja?mes=todos")
    still(page)
    expect(page.get_by_role("table")).to_be_visible()
    expect(page.get_by_role("textbox", name="Buscar")).to_be_hidden()
    assert (
        page.evaluate("getComputedStyle(document.querySelector('[data-testid=stMain]')).overflow")
        == "visible"
    )
