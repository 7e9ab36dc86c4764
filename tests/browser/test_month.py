"""A month at the desk, in two browsers at once: from the folder to the verified log, with the server killed
while a letter is being written. Each step leaves a picture, wide and narrow, beside its database."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from review import desk
from review.__main__ import main
from review.model import ItemKind, RequestFate, Verdict
from review.store import Store, drafts, queries
from tests.browser.conftest import HANG_MS, Server
from tests.browser.drawing import listening, settled, sign
from tests.folders import CUENTA, write_pdf
from tests.returned_cuentas import with_faults
from tests.waiting import until
from tests.whole_cuentas import FIRST, JULY, OTHERS, contracts, deal, draw, facts, put
from tools.papers.facts import Facts
from tools.papers.world import Person

pytestmark = [pytest.mark.browser, pytest.mark.long]
SUPERVISOR, REVIEWER = "Ana Solarte", "Eva Ruiz"
WRITTEN = "Además, firme el informe con tinta negra."
NOE = Person(
    "Noé", "Chicangana Ipia", "99900003", "Cali", "Calle 1 No. 2-30", "3100000003", "n@correo.example"
)
THIRD = deal("CPS-033-2026", NOE, "24011112222")
UNSURE = CUENTA.format(
    contract="CPS-077-2026",
    payment="001",
    days=30,
    month="junio",
    name="SARA PINO",
    document="34.550.003",
    note="VALOR A COBRAR: $ 1.850.000",
)
RETURN = re.compile("Devolver (la cuenta|y seguir)")
SIDEWAYS = "document.querySelector('[data-testid=stMain]').scrollWidth - window.innerWidth"
WIDE, NARROW = {"width": 1366, "height": 768}, {"width": 390, "height": 844}


class Desk:
    """One person at one browser."""

    def __init__(self, page: Page, server: Server, who: str, pictures: Path) -> None:
        self.page, self.server, self.who, self.pictures = page, server, who, pictures
        page.set_viewport_size({"width": WIDE["width"], "height": WIDE["height"]})

    def go(self, where: str) -> None:
        self.page.goto(f"{self.server.address}/{where}")
        name = self.page.get_by_role("textbox", name="¿Quién revisa?")
        expect(name).to_be_visible()
        settled(self.page)
        if name.input_value() != self.who:
            sign(self.page, self.who)

    def press(self, name: str, within: Locator | None = None) -> None:
        settled(self.page)
        (within or self.page).get_by_role("button", name=name).first.click()

    def sees(self, text: str) -> None:
        expect(self.page.get_by_text(text).first).to_be_visible()
        settled(self.page)

    def picture(self, step: str) -> None:
        for name, size in (("ancha", WIDE), ("angosta", NARROW)):
            self.page.set_viewport_size({"width": size["width"], "height": size["height"]})
            settled(self.page)
            until(lambda: self.page.evaluate(SIDEWAYS) <= 0, f"«{step}» within its width")
            self.page.screenshot(path=self.pictures / f"{step}-{name}.png", animations="disabled")
        self.page.set_viewport_size({"width": WIDE["width"], "height": WIDE["height"]})
        settled(self.page)


def wrong() -> Facts:
    return with_faults("planilla_vieja", "cuenta_letras_distintas")


def again() -> Facts:
    return with_faults("planilla_vieja")


def number(server: Server, name: str) -> int:
    with Store.open(str(server.database)) as store:
        (found,) = [row["id"] for row in queries.submissions(store) if row["archivo"].endswith(name)]
    return int(found)


def verdict(server: Server, cuenta: int) -> Verdict | None:
    with Store.open(str(server.database)) as store:
        view = desk.submission(store, cuenta)
    assert view is not None
    return None if view.decision is None else view.decision.verdict


def kept(server: Server, cuenta: int) -> str:
    """The letter that the supervisor is writing, as it is kept."""
    with Store.open(str(server.database)) as store:
        draft = drafts.of(store, cuenta, SUPERVISOR)
    return "" if draft is None else draft.texts.get(Verdict.DEVUELTA, "")


def read(ana: Desk, folder: Path) -> None:
    ana.go("cargar")
    ana.page.get_by_label("Carpeta con los PDF de las cuentas").fill(str(folder))
    ana.page.keyboard.press("Enter")
    ana.press("Leer la carpeta")
    expect(ana.page.get_by_role("link", name="Ver las cuentas en la bandeja")).to_be_visible()


def test_a_month_at_the_desk(server: Server, page: Page, tmp_path: Path) -> None:
    papers, doubtful, pictures = tmp_path / "cuentas", tmp_path / "otras", tmp_path / "pasos"
    put(papers / "julio uno.pdf", draw(facts(FIRST, JULY)))
    put(papers / "julio otra.pdf", draw(facts(OTHERS, JULY)))
    put(papers / "julio tercera.pdf", draw(facts(THIRD, JULY)))
    put(papers / "agosto.pdf", draw(wrong(), only=wrong().present - {ItemKind.BANCO}), later=10)
    contracts(papers, FIRST, OTHERS, THIRD)
    write_pdf(doubtful / "a.pdf", UNSURE)
    browser = page.context.browser
    assert browser is not None
    ana = Desk(page, server, SUPERVISOR, pictures)

    # The folders are read, and the month is triaged
    read(ana, papers)
    read(ana, doubtful)
    ana.go("bandeja?mes=todos&decision=sin_decidir")
    ana.sees("5 cuentas")
    ana.picture("1 bandeja")

    # What was read with doubt is answered by key
    ana.go("dudas?mes=todos")
    ana.sees("Queda 1 duda de 1 cuenta")
    expect(page.locator("[class*='st-key-es_1_'] kbd")).to_be_visible()
    ana.picture("2 dudas")
    page.keyboard.press("1")
    ana.sees("no queda ninguna por responder")

    # A clean cuenta is decided from the keyboard
    clean = number(server, "julio uno.pdf")
    ana.go(f"revisar?mes=todos&decision=sin_decidir&cuenta={clean}")
    ana.sees("Lleva 0 de")
    listening(page, "a")
    page.keyboard.press("a")
    expect(page.get_by_role("button", name="Aprobar y seguir")).to_be_focused()
    ana.picture("3 aprobar")
    page.get_by_role("button", name="Aprobar y seguir").focus()
    page.keyboard.press("Enter")
    ana.sees("Quedó registrada: aprobada")
    assert verdict(server, clean) is Verdict.APROBADA

    # Another person, in another browser, gives their concept on the faulty one
    faulty = number(server, "agosto.pdf")
    theirs = browser.new_context(locale="es-CO")
    theirs.set_default_timeout(HANG_MS)
    eva = Desk(theirs.new_page(), server, REVIEWER, pictures)
    eva.go(f"revisar?mes=todos&cuenta={faulty}")
    eva.press("Supervisor")
    eva.page.get_by_role("combobox", name="Rol").click()
    eva.page.get_by_role("option", name="Revisor").click()
    eva.page.keyboard.press("Escape")
    eva.page.get_by_text("Con inconsistencia", exact=True).click()
    eva.page.get_by_label("Qué encontró").fill("La planilla es de otro mes.")
    eva.picture("4 concepto")
    eva.press("Dar concepto")
    eva.sees("Quedó registrado su concepto")

    # The supervisor writes the letter; the server is killed in the middle, and nothing typed is lost
    ana.go(f"revisar?mes=todos&cuenta={faulty}")
    ana.sees(f"Concepto de {REVIEWER}")
    listening(page, "d")
    page.keyboard.press("d")
    expect(page.get_by_role("button", name=RETURN)).to_be_focused()
    settled(page)
    letter = page.get_by_label("Texto para el contratista")
    letter.press("Control+End")
    page.keyboard.type(f"\n{WRITTEN}")
    # Long in typing it is kept at each pause: what counts is that the whole of it was
    until(lambda: WRITTEN in kept(server, faulty), "what was typed, kept")
    server.kill()
    server.start()
    ana.go(f"revisar?mes=todos&cuenta={faulty}")
    expect(letter).to_have_value(re.compile(re.escape(WRITTEN)))
    ana.picture("5 carta")
    page.get_by_role("button", name=RETURN).click()
    ana.sees("Quedó registrada: devuelta")
    assert verdict(server, faulty) is Verdict.DEVUELTA

    # The cuenta comes again: what was asked is followed point by point
    put(papers / "agosto corregida.pdf", draw(again()), later=20)
    read(ana, papers)
    back = number(server, "agosto corregida.pdf")
    ana.go(f"revisar?mes=todos&cuenta={back}")
    ana.sees("Lo que se pidió al devolverla")
    with Store.open(str(server.database)) as store:
        asked = desk.requests_of(store, back)
    assert asked is not None
    fates = {one.code or one.asked: one.fate for one in asked.requests}
    assert fates["banco_falta"] is RequestFate.ATENDIDO
    assert fates["seguridad_social_periodo"] is RequestFate.NO_ATENDIDO
    ana.picture("6 de nuevo")

    # Clean ones at once, their number typed
    ana.go("bandeja?mes=2026-07&decision=sin_decidir")
    ana.press("Aprobar a la vez las 2 completas…")
    ana.sees("Aprobar 2 cuentas por $ 10.400.000")
    page.get_by_label("Para confirmar, escriba cuántas cuentas son").fill("2")
    ana.picture("7 en bloque")
    page.get_by_role("button", name="Aprobar las 2 cuentas").click()
    ana.sees("Quedaron aprobadas 2 cuentas por $ 10.400.000.")
    for name in ("otra.pdf", "tercera.pdf"):
        assert verdict(server, number(server, name)) is Verdict.APROBADA

    # A decision is taken back, and everything stays in the log
    ana.go(f"revisar?mes=todos&cuenta={clean}")
    page.get_by_text("Anular la decisión").first.click()
    page.get_by_label("Por qué se anula").fill("Era la del mes siguiente.")
    ana.picture("8 anular")
    page.get_by_role("button", name="Anular la decisión").last.click()
    ana.sees("La decisión quedó anulada")
    assert verdict(server, clean) is None
    theirs.close()
    assert main(["verificar", "--bd", f"sqlite:///{server.database}"]) == 0
