"""What a cuenta of the sample costs a person: keys, looks, and waiting for the picture after each key.

`python -m tools.hand_speed`; it needs a chromium. Every doubt of the sample is answered by key; then every
cuenta of a month that nobody decided is opened in the queue of a real browser and decided from the keyboard
alone: a clean one is approved, a faulty one is looked at point by point and returned. The person looks a
second at each cutting in sight and at each point against the cuenta. A picture is waited for until the last
change of the page after the key, once nothing is being drawn; what is told of seconds is of this machine.
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page, expect, sync_playwright

from review.model import Month, Resultado
from review.store import Store, queries, reviewers
from tools.readme_pictures import dashboard

MONTH = Month(2026, 10)
MOST_KEYS = {Resultado.COMPLETA: 3, Resultado.INCOMPLETA: 6}
"""What a hand may need at most."""
MOST_SECONDS = {Resultado.COMPLETA: 10, Resultado.INCOMPLETA: 45}
"""What a person may need at most, looks and waiting together."""
LOOK_SECONDS = 1
MANY_DOUBTS, MOST_FOR_THEM = 50, 120
_STILL_MS = 400  # without any change: a page that is drawn changes many times a second
_WAIT_MS = 600_000  # what only a hang takes
_WIDE = {"width": 1366, "height": 768}
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_WATCH = """() => {
    window.seen = { key: 0, last: 0 };
    const pressed = () => { const now = performance.now(); window.seen = { key: now, last: now }; };
    addEventListener("keydown", pressed, true);
    new MutationObserver(() => { window.seen.last = performance.now(); })
        .observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
}"""
_STILL = "still => performance.now() - window.seen.last > still"
_HEARD = "key => [...(window.vbKeys ?? [])].some(([root, keys]) => root.isConnected && keys[key])"


@dataclass(frozen=True, slots=True)
class Step:
    """A key, and the milliseconds until the picture after it stood still."""

    key: str
    ms: float


@dataclass(frozen=True, slots=True)
class Decided:
    """A cuenta and what deciding it took."""

    contract: str
    result: Resultado
    steps: tuple[Step, ...]
    looks: int

    @property
    def waited(self) -> float:
        """Seconds."""
        return sum(step.ms for step in self.steps) / 1000

    @property
    def seconds(self) -> float:
        """Looks and waiting."""
        return self.looks * LOOK_SECONDS + self.waited


class Hand:
    """Somebody with a keyboard and no mouse."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.steps: list[Step] = []

    def press(self, key: str, shown: Callable[[], object]) -> None:
        """Press a key and wait for what it shows."""
        self.page.keyboard.press(key)
        shown()
        _settled(self.page)
        seen = self.page.evaluate("window.seen")
        self.steps.append(Step(key, seen["last"] - seen["key"]))


def _settled(page: Page) -> None:
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    page.wait_for_function(_STILL, arg=_STILL_MS)


def _undecided(database: Path) -> list[queries.Row]:
    with Store.open(str(database)) as store:
        reviewers.remember(store, reviewers.this_machine(), "Ana Solarte")
        found = queries.submissions(store, month=MONTH)
    return [row for row in found if row["current"] and row["verdict"] is None and row["result"] in MOST_KEYS]


def decide(page: Page, address: str, row: queries.Row) -> Decided:
    """Open a cuenta in the queue and decide it."""
    page.goto(f"{address}/revisar?mes={MONTH}&decision=sin_decidir&cuenta={row['id']}")
    page.evaluate(_WATCH)
    expect(page.get_by_role("radio", name="Devolver")).to_be_visible()
    page.wait_for_function(_HEARD, arg="a")
    _settled(page)
    hand, result = Hand(page), Resultado(row["result"])
    looks = page.locator(".sheet-items img:visible").count()
    if result is Resultado.COMPLETA:
        _sign(hand, "a", "Aprobar y seguir", "Quedó registrada: aprobada")
    else:
        against = page.get_by_text("en contra sin mirar")
        while against.count():
            told = page.locator(".st-key-puntos").get_by_text(re.compile("Lleva ")).inner_text()
            hand.press("v", lambda told=told: _other(page, told))  # type: ignore[misc]
            looks += 1
        _sign(hand, "d", "Devolver y seguir", "Quedó registrada: devuelta")
    return Decided(row["contract"] or row["archivo"], result, tuple(hand.steps), looks)


def _other(page: Page, told: str) -> None:
    progress: Locator = page.locator(".st-key-puntos").get_by_text(re.compile("Lleva "))
    expect(progress).not_to_have_text(told)


def _sign(hand: Hand, key: str, button: str, recorded: str) -> None:
    hand.press(key, lambda: expect(hand.page.get_by_role("button", name=button)).to_be_focused())
    hand.press("Enter", lambda: expect(hand.page.get_by_text(recorded)).to_be_visible())


def answer(page: Page, address: str) -> list[Step]:
    """Answer every doubt about a value of all months as it was read, by its key."""
    page.goto(f"{address}/dudas?mes=todos")
    page.evaluate(_WATCH)
    expect(page.get_by_text(re.compile(r"^Quedan? \d+ duda"))).to_be_visible()
    hand = Hand(page)
    first = page.locator("[class*='st-key-es_1_'] kbd")  # only the question at hand has keys
    while page.get_by_text(re.compile(r"^Quedan? \d+ duda")).count():
        expect(first).to_be_visible()
        _settled(page)
        left = page.locator(".st-key-muro_cabeza").inner_text()
        key = first.inner_text().strip().lower()
        hand.press(key, lambda left=left: _fewer(page, left))  # type: ignore[misc]
    return hand.steps


def _fewer(page: Page, before: str) -> None:
    expect(page.locator(".st-key-muro_cabeza")).not_to_have_text(before)


def measure(database: Path, address: str) -> tuple[list[Step], list[Decided]]:
    """Answer all doubts, and decide all cuentas of the month, the clean ones first."""
    chromium = next((path for name in _BROWSERS if (path := shutil.which(name))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport=_WIDE, locale="es-CO")  # type: ignore[arg-type]
        page.set_default_timeout(_WAIT_MS)
        expect.set_options(timeout=_WAIT_MS)
        order = list(MOST_KEYS)
        _undecided(database)  # who answers has a name
        answered = answer(page, address)
        rows = sorted(_undecided(database), key=lambda row: order.index(Resultado(row["result"])))
        found = [decide(page, address, row) for row in rows]
        browser.close()
    return answered, found


def told(answered: Sequence[Step], found: Sequence[Decided]) -> str:
    """A line for each, and the most and the median of each kind."""
    lines = [
        f"{one.result.value:11} {one.contract:24} {len(one.steps)} keys, {one.looks} looks, "
        + f"{one.seconds:.1f} s  "
        + "  ".join(f"{step.key} {step.ms / 1000:.1f} s" for step in one.steps)
        for one in found
    ]
    for result, most in MOST_KEYS.items():
        of = [one for one in found if one.result is result]
        if of:
            keys, seconds = max(len(one.steps) for one in of), [one.seconds for one in of]
            waited = statistics.median(one.waited for one in of)
            looks = statistics.median(one.looks for one in of)
            lines.append(
                f"{result.value}: {len(of)} cuentas, {keys} keys at most (aim {most}), "
                f"{statistics.median(seconds):.1f} s each (most {max(seconds):.1f} s, "
                f"aim {MOST_SECONDS[result]} s): {looks:.0f} looks of {LOOK_SECONDS} s "
                f"and {waited:.1f} s of waiting"
            )
    if answered:
        each = statistics.median(step.ms for step in answered) / 1000
        whole = MANY_DOUBTS * (LOOK_SECONDS + each)
        lines.append(
            f"dudas: {len(answered)} answered with a key each, {each:.1f} s of waiting; {MANY_DOUBTS} of "
            f"them with a look at each {whole:.0f} s (aim {MOST_FOR_THEM} s)"
        )
    return "\n".join(lines)


def main(argv: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.hand_speed", description=__doc__)
    parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as home, dashboard(Path(home)) as address:
        print(told(*measure(Path(home) / "visto.db", address)))


if __name__ == "__main__":
    main()
