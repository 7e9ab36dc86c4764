"""The desk from the keyboard alone: cuentas approved and returned with few keys, none of which decides by
itself or acts while somebody writes; the way back to where one was; a note pinned by a click."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from review import desk
from review.model import PageKind, Verdict
from review.pipeline import read_folder
from review.store import Store, reviewers
from tests.browser.drawing import listening, settled
from tests.clean_cuentas import write_clean
from tests.returned_cuentas import RETURNED, write_returned

pytestmark = [pytest.mark.browser, pytest.mark.long]
REVIEWER = "Ana Solarte"
MOST_FOR_A_CLEAN_ONE, MOST_FOR_A_FAULTY_ONE = 3, 6
FOCUS = "getComputedStyle(document.activeElement).outlineStyle"


class Hand:
    """Somebody who has a keyboard and no mouse; counts the keys that they press."""

    def __init__(self, page: Page) -> None:
        self.page, self.pressed = page, 0

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.pressed += 1


@pytest.fixture
def hand(page: Page) -> Hand:
    page.set_viewport_size({"width": 1366, "height": 768})
    return Hand(page)


def begun(page: Page) -> None:
    """The cuenta is there, and nothing of it was looked at."""
    expect(page.get_by_text("Lleva 0 de")).to_be_visible()
    expect(page.get_by_role("radio", name="Devolver")).to_be_visible()
    listening(page, "a")


def read(database: Path, papers: Path) -> None:
    with Store.open(str(database)) as store:
        read_folder(papers, store, processes=1)
        reviewers.remember(store, reviewers.this_machine(), REVIEWER)


def verdict(database: Path, number: int) -> Verdict | None:
    with Store.open(str(database)) as store:
        view = desk.submission(store, number)
    assert view is not None
    return None if view.decision is None else view.decision.verdict


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    write_clean(tmp_path / "cuentas")
    read(tmp_path / "visto.db", tmp_path / "cuentas")
    return tmp_path / "visto.db"


@pytest.fixture(name="faulty")
def _faulty(tmp_path: Path) -> Path:
    write_returned(tmp_path / "cuentas")
    read(tmp_path / "visto.db", tmp_path / "cuentas")
    return tmp_path / "visto.db"


def test_a_clean_cuenta_is_approved_with_few_keys(dashboard: str, hand: Hand, clean: Path) -> None:
    page = hand.page
    page.goto(f"{dashboard}/revisar?mes=2026-07&decision=sin_decidir&cuenta=1")
    begun(page)
    hand.press("a")
    approve = page.get_by_role("button", name="Aprobar y seguir")
    expect(approve).to_be_focused()
    settled(page)
    expect(approve).to_be_focused()
    assert page.evaluate(FOCUS) == "solid", "whoever goes by key sees where they are"
    assert verdict(clean, 1) is None, "the key by itself decides nothing"
    hand.press("Enter")
    expect(page.get_by_text("Quedó registrada: aprobada")).to_be_visible()
    settled(page)
    assert verdict(clean, 1) is Verdict.APROBADA
    assert hand.pressed <= MOST_FOR_A_CLEAN_ONE
    hand.press("Enter")  # again by mistake, on the next cuenta
    hand.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    assert verdict(clean, 2) is None


def test_a_faulty_cuenta_is_returned_with_few_keys(dashboard: str, hand: Hand, faulty: Path) -> None:
    page = hand.page
    page.goto(f"{dashboard}/revisar?mes=todos&decision=sin_decidir&cuenta={RETURNED}")
    begun(page)
    with Store.open(str(faulty)) as store:
        view = desk.submission(store, RETURNED)
    assert view is not None
    against = [one for item in view.items for one in item.findings if not one.state.settled]
    looks = 0
    while page.get_by_text("en contra sin mirar").count():
        hand.press("v")
        looks += 1
        expect(page.get_by_text(f"Lleva {looks} de")).to_be_visible()
        settled(page)
    assert looks == 3, against
    hand.press("d")
    send_back = page.get_by_role("button", name="Devolver y seguir")
    expect(send_back).to_be_focused()
    settled(page)
    expect(send_back).to_be_focused()
    hand.press("Enter")
    expect(page.get_by_text("Quedó registrada: devuelta")).to_be_visible()
    assert verdict(faulty, RETURNED) is Verdict.DEVUELTA
    assert hand.pressed <= MOST_FOR_A_FAULTY_ONE


def test_no_key_acts_while_one_writes_or_a_window_is_open(dashboard: str, hand: Hand, faulty: Path) -> None:
    page = hand.page
    page.goto(f"{dashboard}/revisar?mes=todos&cuenta={RETURNED}")
    begun(page)
    hand.press("?")
    window = page.get_by_role("dialog")
    expect(window.get_by_text("Dar por visto el punto")).to_be_visible()
    for key in ("v", "a", "Shift+ArrowRight"):
        hand.press(key)
    hand.press("Escape")
    expect(window).to_have_count(0)
    settled(page)
    expect(page.get_by_text("Lleva 0 de")).to_be_visible()
    expect(page.get_by_role("radio", name="Aprobar")).not_to_be_checked()

    # An approval against the review asks why: the field is ready, and what is typed there is no key
    hand.press("a")
    reason = page.get_by_label("Motivo")
    expect(reason).to_be_focused()
    page.keyboard.type("vas en dinero")
    expect(page.get_by_text("Guardado en este equipo")).to_be_visible()  # it was sent, as at each pause
    expect(reason).to_have_value("vas en dinero")
    expect(page.get_by_text("Lleva 0 de")).to_be_visible()
    assert verdict(faulty, RETURNED) is None

    # Where nothing is written, the keys are back
    hand.press("Escape")
    settled(page)
    hand.press("v")
    expect(page.get_by_text("Lleva 1 de")).to_be_visible()
    settled(page)
    hand.press("n")
    expect(page.get_by_role("textbox", name="Nota", exact=True)).to_be_focused()
    hand.press("Escape")
    settled(page)
    hand.press("e")
    expect(page.get_by_label("Valor correcto")).to_be_focused()
    hand.press("Escape")
    settled(page)
    hand.press("m")
    expect(page.get_by_role("combobox", name="Estado", exact=False).first).to_be_focused()
    hand.press("Escape")
    listening(page, "1")
    hand.press("1")
    expect(page.get_by_role("radio", name="Ítems")).to_be_checked()


@pytest.mark.usefixtures("faulty")
def test_one_comes_back_to_where_one_was(dashboard: str, hand: Hand) -> None:
    page = hand.page
    page.goto(f"{dashboard}/revisar?mes=todos&cuenta={RETURNED}")
    begun(page)
    hand.press("v")
    expect(page.get_by_text("Lleva 1 de")).to_be_visible()
    settled(page)
    (shown,) = parse_qs(urlsplit(page.url).query)["evidencia"]
    expect(page.locator("rect.on")).to_have_attribute("data-id", shown)
    told = page.locator(".st-key-puntos").get_by_text("Lleva 1 de").inner_text()
    hand.press("b")
    expect(page).to_have_url(re.compile("/bandeja"))
    listening(page, "s")
    hand.press("s")
    expect(page.locator("tr.go a.main").first).to_be_focused()
    page.goto(f"{dashboard}/revisar?mes=todos&cuenta={RETURNED}")  # another session altogether
    expect(page.get_by_text(told)).to_be_visible()
    expect(page.locator("rect.on")).to_have_attribute("data-id", shown)
    listening(page, "arrowright")
    where = page.get_by_text(re.compile(r"^Página \d+ de"))
    here = where.inner_text()
    hand.press("ArrowRight")
    expect(where).not_to_have_text(here)
    listening(page, "+")
    sheet = page.locator(".viewer .frame")
    hand.press("+")
    assert sheet.evaluate("node => node.style.width") == "125%"
    hand.press("0")
    assert sheet.evaluate("node => node.style.width") == "100%"


def test_a_note_is_pinned_to_the_line_that_was_clicked(dashboard: str, hand: Hand, faulty: Path) -> None:
    page = hand.page
    page.goto(f"{dashboard}/revisar?mes=todos&cuenta={RETURNED}&panel=notas&pagina=1")
    sheet = page.locator(".viewer svg.pin")
    expect(sheet).to_be_visible()
    settled(page)
    sheet.click(position={"x": 12, "y": 12})
    expect(page.locator("rect.on")).to_have_attribute("data-id", "lugar")
    settled(page)
    page.get_by_role("radio", name="Para el contratista").click()
    page.get_by_role("textbox", name="Nota", exact=True).fill("Falta el sello.")
    page.get_by_role("button", name="Guardar la nota").click()
    expect(page.get_by_text("Nota guardada.")).to_be_visible()
    with Store.open(str(faulty)) as store:
        (note,) = desk.notes_of(store, RETURNED)
        view = desk.submission(store, RETURNED)
    assert (note.page, note.text) == (1, "Falta el sello.")
    assert note.box is not None
    assert view is not None
    (point,) = [one for one in desk.letter(view, Verdict.DEVUELTA).points if one.by_person]
    assert (point.page, point.box) == (1, note.box)
    expect(page.locator("rect[data-id^='nota.']")).to_be_visible()


def test_several_pages_are_chosen_by_key_or_by_dragging(dashboard: str, hand: Hand, faulty: Path) -> None:
    page = hand.page
    page.goto(f"{dashboard}/revisar?mes=todos&cuenta={RETURNED}&pagina=1")
    begun(page)
    listening(page, "g")
    hand.press("g")
    expect(page.locator(".viewer .frame")).to_have_class("frame turned-90")
    hand.press("p")
    boxes = page.locator(".thumb [role=checkbox]")
    expect(boxes.first).to_be_visible()
    listening(page, "x")
    hand.press("x")
    expect(boxes.first).to_be_focused()
    hand.press("x")
    hand.press("Shift+ArrowRight")
    told = page.locator(".viewer .bar")
    expect(told).to_contain_text("2 páginas elegidas")
    hand.press("x")
    expect(told).to_contain_text("1 página elegida")

    second, third = boxes.nth(1).bounding_box(), boxes.nth(2).bounding_box()
    assert second is not None
    assert third is not None
    page.mouse.move(second["x"] + 20, second["y"] + 20)
    page.mouse.down()
    page.mouse.move(second["x"] + 30, second["y"] + 24)
    page.mouse.move(third["x"] + 20, third["y"] + 20, steps=4)
    page.mouse.up()
    expect(told).to_contain_text("3 páginas elegidas")
    boxes.first.click()
    expect(told).to_contain_text("2 páginas elegidas")
    hand.press("e")
    expect(page.get_by_text("Decir qué son las páginas 2 y 3")).to_be_visible()
    settled(page)
    page.get_by_role("combobox", name="Son de").click()
    page.get_by_role("option", name="Otro documento").click()
    page.get_by_role("button", name="Cambiar todas").click()
    expect(page.get_by_text("Páginas 2 y 3: otro documento.")).to_be_visible()
    with Store.open(str(faulty)) as store:
        view = desk.submission(store, RETURNED)
    assert view is not None
    assert [one.kind for one in view.pages[1:3]] == [PageKind.OTRO, PageKind.OTRO]
    assert not view.pages[0].moved
    expect(told).to_contain_text("Elija las páginas")
