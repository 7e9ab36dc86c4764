"""The dashboard on a server: who comes in by a real login, what each role sees and does, and the way out."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from review import desk, frames
from review.model import PersonRole, Reach
from review.model.viewer import EVERYTHING
from review.store import Store, accesses
from review.store.accesses import Access
from tests.browser.coming_in import come_in
from tests.browser.drawing import settled
from tests.identity_provider import on_a_server, provider, secrets
from tests.ports import some_free_port
from tests.screens.example import fill

pytestmark = [pytest.mark.browser, pytest.mark.long]
PEOPLE = {
    "s-1": {"name": "Sonia Vega", "email": "sonia@entidad.gov.co"},
    "r-1": {"name": "Rita Revisora", "email": "rita@entidad.gov.co"},
    "f-1": {"name": "Pía Pagadora", "email": "pia@entidad.gov.co"},
    "c-1": {"name": "Luz Consulta", "email": "luz@entidad.gov.co"},
    "a-1": {"name": "Ada Administra", "email": "ada@entidad.gov.co"},
    "x-1": {"name": "Equis", "email": "equis@entidad.gov.co"},
}
DOCUMENTS = [f"106170000{index}" for index in range(6)]


@dataclass(frozen=True, slots=True)
class Office:
    """A dashboard at an address, its database, and somebody else's cuenta for Sonia."""

    address: str
    database: str
    others: int


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    place = tmp_path_factory.mktemp("oficina")
    database = str(place / "visto.db")
    with Store.open(database) as store:
        fill(store)
        for email, role, reach in (
            ("ada@entidad.gov.co", PersonRole.ADMINISTRACION, EVERYTHING),
            ("sonia@entidad.gov.co", PersonRole.SUPERVISOR, Reach(supervisor="Sonia Vega")),
            ("rita@entidad.gov.co", PersonRole.REVISOR, EVERYTHING),
            ("pia@entidad.gov.co", PersonRole.FINANZAS, EVERYTHING),
            ("luz@entidad.gov.co", PersonRole.CONSULTA, EVERYTHING),
        ):
            desk.give_permission(store, email, role, reach, "Sistema")
        every = frames.submissions(store)
    others = int(every[every["supervisor"] == "Pedro Díaz"]["id"].iloc[0])
    port = some_free_port()
    public = f"http://localhost:{port}"
    environment = {
        **os.environ,
        "VISTOBUENO_BD": database,
        "XDG_CACHE_HOME": str(place / "cache"),
        "XDG_DATA_HOME": str(place / "data"),
    }
    with (
        provider(PEOPLE, place / "provider.log") as issuer,
        on_a_server(environment, public, port, secrets(place, public, issuer), place / "server.log"),
    ):
        yield Office(public, database, others)


def menu(page: Page) -> set[str]:
    links = page.get_by_test_id("stSidebarNavLink")
    expect(links.first).to_be_visible()
    return {one.split("\n")[-1].strip() for one in links.all_inner_texts()}


def test_nobody_sees_anything_before_they_come_in(office: Office, page: Page) -> None:
    for path in ("/", "/bandeja?mes=todos", f"/revisar?cuenta={office.others}", "/personas"):
        page.goto(office.address + path)
        expect(page.get_by_role("button", name="Entrar")).to_be_visible()
        settled(page)
        assert "CPS-" not in page.inner_text("body")
        assert page.get_by_test_id("stSidebarNavLink").count() == 0


def test_whom_nobody_let_in_is_told_whom_to_ask_and_may_leave(office: Office, page: Page) -> None:
    come_in(page, office.address, "x-1", "/bandeja?mes=todos")
    expect(page.get_by_text("Aún no tiene permiso")).to_be_visible()
    expect(page.get_by_text("Pídalo a ada@entidad.gov.co")).to_be_visible()
    settled(page)
    assert "CPS-" not in page.inner_text("body")
    page.get_by_role("button", name="Salir").click()
    page.get_by_role("button", name="End session").click()  # the provider asks too
    expect(page.get_by_role("button", name="Entrar")).to_be_visible()


def test_a_supervisor_sees_their_own_and_decides(office: Office, page: Page) -> None:
    come_in(page, office.address, "s-1")
    assert {"Inicio", "Bandeja", "Revisar", "Informes", "Cargar"} <= menu(page)
    assert "Personas" not in menu(page)
    page.goto(f"{office.address}/bandeja?mes=todos")
    expect(page.get_by_text("CPS-001-2026").first).to_be_visible()
    settled(page)
    text = page.inner_text("body")
    assert "CPS-000-2026" not in text
    assert "CPS-002-2026" not in text
    page.goto(f"{office.address}/revisar?cuenta={office.others}")
    expect(page.get_by_text("Esa cuenta no existe")).to_be_visible()
    page.goto(f"{office.address}/personas")
    expect(page.get_by_text("Su permiso (supervisor) no incluye esta página")).to_be_visible()
    page.goto(f"{office.address}/revisar?mes=2026-06")
    expect(page.get_by_test_id("stSidebar").get_by_text("Sonia Vega")).to_be_visible()
    expect(page.get_by_role("textbox", name="¿Quién revisa?")).to_have_count(0)
    settled(page)
    expect(page.get_by_role("radio", name="Devolver")).to_be_visible()


def test_who_reviews_and_who_pays_see_all_and_no_permissions(office: Office, page: Page) -> None:
    come_in(page, office.address, "r-1", "/bandeja?mes=todos")
    assert {"Dudas", "Cargar", "Informes"} <= menu(page)
    expect(page.get_by_text("CPS-000-2026").first).to_be_visible()
    page.goto(f"{office.address}/personas")
    expect(page.get_by_text("Su permiso (revisor) no incluye esta página")).to_be_visible()


def test_who_pays_does_not_load(office: Office, page: Page) -> None:
    come_in(page, office.address, "f-1")
    assert "Cargar" not in menu(page)
    assert {"Pagos", "SECOP II", "Exportar"} <= menu(page)
    page.goto(f"{office.address}/cargar")
    expect(page.get_by_text("Su permiso (finanzas) no incluye esta página")).to_be_visible()


def test_who_consults_sees_all_masked_and_no_pages(office: Office, page: Page) -> None:
    come_in(page, office.address, "c-1")
    assert menu(page) == {
        *("Inicio", "Bandeja", "Revisar", "Cumplimiento", "Pagos", "Fallas y tiempos", "Exportar")
    }
    seen = []
    for path in (
        *(
            "bandeja?mes=todos",
            "cumplimiento?mes=2026-06",
            "cumplimiento?vista=meses",
            "exportar?mes=2026-06",
        ),
        *("pagos?mes=2026-06&vista=pagar", "fallas?mes=2026-06", f"revisar?cuenta={office.others}", ""),
    ):
        page.goto(f"{office.address}/{path}")
        expect(page.get_by_test_id("stSidebar").get_by_text("Luz Consulta")).to_be_visible()
        settled(page)
        text = page.inner_text("body")
        assert "datos personales que su permiso no incluye" not in text, path
        assert "Algo falló" not in text, path
        assert [one for one in DOCUMENTS if one in text.replace(".", "")] == [], path
        seen.append(text)
        expect(page.get_by_role("button", name="Aprobar")).to_have_count(0)
    assert any("CPS-000-2026" in text for text in seen)
    page.goto(f"{office.address}/revisar?cuenta={office.others}")
    expect(page.get_by_text("no se muestran las páginas de los PDF")).to_be_visible()
    settled(page)
    assert page.get_by_role("img", name="Página").count() == 0
    for path in ("dudas", "cargar", "informes", "secop", "lista", "personas", "segunda"):
        page.goto(f"{office.address}/{path}")
        expect(page.get_by_text("Su permiso (consulta) no incluye esta página")).to_be_visible()


def test_who_administers_gives_permissions_and_sees_no_cuenta(office: Office, page: Page) -> None:
    come_in(page, office.address, "a-1")
    expect(page.get_by_text("sonia@entidad.gov.co").first).to_be_visible()
    settled(page)
    assert page.get_by_test_id("stSidebarNavLink").count() == 0, "there is one page, and no menu"
    page.get_by_label("Correo con el que entra").fill("nueva@entidad.gov.co")
    page.get_by_label("Nombre del supervisor, como está en la lista").fill("Nueva")
    page.keyboard.press("Enter")
    settled(page)
    page.get_by_role("button", name="Dar permiso").click()
    given = page.locator("tbody tr").filter(has_text="nueva@entidad.gov.co")
    expect(given).to_contain_text("Aún no ha entrado")
    for path in ("bandeja?mes=todos", f"revisar?cuenta={office.others}", "exportar", "mi_cuenta"):
        page.goto(f"{office.address}/{path}")
        expect(page.get_by_text("Su permiso (administración) no incluye esta página")).to_be_visible()
        settled(page)
        assert "CPS-" not in page.inner_text("body")
    page.goto(f"{office.address}/personas?vista=accesos")
    expect(page.locator("tbody").get_by_text("Ada Administra").first).to_be_visible()
    with Store.open(office.database) as store:
        assert "nueva@entidad.gov.co" in {one.email for one in desk.permitted(store)}
        noted = {(one.name, one.what) for one in accesses.listed(store)}
    assert ("Ada Administra", Access.CAME_IN) in noted
    assert ("Ada Administra", Access.REFUSED) in noted
