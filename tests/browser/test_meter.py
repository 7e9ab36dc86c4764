"""The measure of one's own pace, as the browser takes it, by a clock that the test moves."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from review.pipeline import read_folder
from review.store import Store
from tests.browser.drawing import settled, sign
from tests.clean_cuentas import write_clean

pytestmark = pytest.mark.browser
METER = Path(__file__).parents[2] / "screens" / "assets" / "meter.js"
BEGIN = """async (code) => {
  const url = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  const meter = (await import(url)).default;
  const root = document.body.appendChild(document.createElement("div"));
  window.told = [];
  window.draw = (of, got = 0, who = "ana") => meter({
    data: { of, who, got, idle: 30 }, parentElement: root,
    setTriggerValue: (name, value) => window.told.push([name, structuredClone(value)]),
  });
  window.leave = () => root.remove();
  let hidden = false;
  Object.defineProperty(document, "hidden", { get: () => hidden });
  window.hide = (yes) => { hidden = yes; document.dispatchEvent(new Event("visibilitychange")); };
}"""


@pytest.fixture
def meter(page: Page) -> Page:
    page.clock.install(time=0)
    page.set_content("<input id=field><button id=other>x</button>")
    page.evaluate(BEGIN, METER.read_text("utf-8"))
    page.clock.pause_at(1000)
    return page


def told(page: Page) -> list[dict[str, Any]]:
    """What was told last; nothing when nothing was."""
    found: list[list[Any]] = page.evaluate("window.told")
    assert all(name == "measured" for name, _ in found)
    return list(found[-1][1]) if found else []


def draw(page: Page, of: str, got: int = 0) -> None:
    page.evaluate("([of, got]) => window.draw(of, got)", [of, got])


def passing(page: Page, seconds: int) -> None:
    page.clock.run_for(1000 * seconds)


def test_time_in_use_and_keys_are_told_when_the_next_cuenta_comes(meter: Page) -> None:
    draw(meter, "1")
    passing(meter, 4)
    meter.keyboard.press("a")
    meter.keyboard.press("Control+ArrowRight")
    passing(meter, 3)
    draw(meter, "1")
    assert told(meter) == [], "nothing is told while it goes on"
    draw(meter, "2")
    assert told(meter) == [{"seq": 1, "of": "1", "who": "ana", "ms": 7000, "keys": 2}]
    passing(meter, 5)
    draw(meter, "", got=1)
    assert told(meter) == [{"seq": 2, "of": "2", "who": "ana", "ms": 5000, "keys": 0}]


def test_a_pause_counts_as_far_as_the_limit_and_a_hidden_tab_not_at_all(meter: Page) -> None:
    draw(meter, "1")
    passing(meter, 10)
    meter.keyboard.press("a")
    passing(meter, 300)
    meter.keyboard.press("a")
    passing(meter, 5)
    meter.evaluate("window.hide(true)")
    passing(meter, 600)
    meter.evaluate("window.hide(false)")
    passing(meter, 2)
    draw(meter, "")
    assert [one["ms"] for one in told(meter)] == [1000 * (10 + 30 + 5 + 2)]


def test_what_is_written_in_a_field_is_no_key(meter: Page) -> None:
    draw(meter, "1")
    meter.locator("#field").focus()
    meter.keyboard.type("Falta el RUT")
    meter.locator("#other").focus()
    meter.keyboard.press("b")
    draw(meter, "")
    assert [one["keys"] for one in told(meter)] == [1]


def test_who_goes_to_another_page_is_measured_no_more(meter: Page) -> None:
    draw(meter, "1")
    passing(meter, 4)
    meter.keyboard.press("a")
    meter.evaluate("window.leave()")
    meter.keyboard.press("b")
    passing(meter, 20)
    meter.keyboard.press("c")
    draw(meter, "")
    assert [(one["ms"], one["keys"]) for one in told(meter)] == [(4000, 1)]


def test_what_was_not_heard_is_told_again_with_the_next(meter: Page) -> None:
    draw(meter, "1")
    passing(meter, 1)
    draw(meter, "2")
    passing(meter, 1)
    draw(meter, "3")
    assert [one["seq"] for one in told(meter)] == [1, 2]
    passing(meter, 1)
    draw(meter, "4", got=2)
    assert [one["seq"] for one in told(meter)] == [3]


def test_one_sees_what_a_cuenta_took_after_having_left_it(dashboard: str, page: Page, tmp_path: Path) -> None:
    papers, database = tmp_path / "cuentas", tmp_path / "visto.db"
    write_clean(papers)
    with Store.open(str(database)) as store:
        read_folder(papers, store, processes=1)
    page.goto(f"{dashboard}/revisar?mes=2026-07&cuenta=1")
    sign(page, "Ana Solarte")
    expect(page.get_by_text("1 de 2 · faltan 2")).to_be_visible()
    page.get_by_text("Aprobar", exact=True).first.click()
    expect(page.get_by_text("no ha abierto las páginas de")).to_be_visible()
    settled(page)
    page.get_by_role("button", name=re.compile("^Siguiente")).click()
    expect(page.get_by_text("2 de 2 · faltan 2")).to_be_visible()
    settled(page)
    page.get_by_role("link", name="Fallas y tiempos").click()
    page.get_by_text("Mi ritmo", exact=True).click()
    expect(page.get_by_text("Cuentas medidas")).to_be_visible()
    expect(page.get_by_role("region", name="Su tiempo y sus teclas por cuenta")).to_contain_text("Completa")
    assert page.get_by_role("switch").or_(page.get_by_role("checkbox")).is_checked() is False
