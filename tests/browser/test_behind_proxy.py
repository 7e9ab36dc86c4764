"""The dashboard as an entity has it: `vistobueno abrir` behind a real nginx, with TLS and under a path."""

from __future__ import annotations

import http.client
import re
import ssl
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from review import desk
from review.model import PersonRole, Reach
from review.model.viewer import EVERYTHING
from review.pipeline import read_folder
from review.store import Store, accesses
from review.store.accesses import Access
from tests.browser.coming_in import come_in
from tests.browser.drawing import settled
from tests.folders import write_contracts, write_cuenta
from tests.identity_provider import provider, secrets
from tests.ports import some_free_port
from tests.proxies import in_front, nginx
from tests.servers import ROOT, Answer, environment_of
from tests.waiting import HANG_SECONDS

pytestmark = [pytest.mark.browser, pytest.mark.long]
PEOPLE = {
    "r-1": {"name": "Rita Revisora", "email": "rita@entidad.gov.co"},
    "c-1": {"name": "Luz Consulta", "email": "luz@entidad.gov.co"},
    "s-1": {"name": "Sonia Vega", "email": "sonia@entidad.gov.co"},
    "a-1": {"name": "Ada Administra", "email": "ada@entidad.gov.co"},
}
PATH = "/vistobueno"
FILE = re.compile(rf"{PATH}/media/\w+\.\w+")
SENT = re.compile(rf"{PATH}/_stcore/upload_file/[\w-]+/[\w-]+")


@dataclass(frozen=True, slots=True)
class Site:
    """What stands at an address: nginx, and the dashboard behind it."""

    port: int
    trust: ssl.SSLContext
    database: str
    log: Path

    @property
    def origin(self) -> str:
        return f"https://localhost:{self.port}"

    @property
    def address(self) -> str:
        return self.origin + PATH

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        asking = http.client.HTTPSConnection("localhost", self.port, timeout=HANG_SECONDS, context=self.trust)
        try:
            asking.request(method, path, headers=headers)
            told = asking.getresponse()
            text = told.read().decode("utf-8", "replace")
            return Answer(told.status, {name.lower(): value for name, value in told.getheaders()}, text)
        finally:
            asking.close()

    def shake_hands(self, origin: str, **headers: str) -> None:
        """Open a websocket as a page of `origin` does, and close it. Raises InvalidStatus where refused."""
        with connect(
            f"wss://localhost:{self.port}{PATH}/_stcore/stream",
            ssl=self.trust,
            subprotocols=[Subprotocol("streamlit")],
            origin=Origin(origin),
            additional_headers=headers,
            max_size=None,
            open_timeout=HANG_SECONDS,
            proxy=None,
        ):
            return


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    nginx()
    place = tmp_path_factory.mktemp("sitio")
    papers, database = place / "cuentas", str(place / "visto.db")
    write_cuenta(papers / "uno.pdf")
    write_contracts(papers)
    with Store.open(database) as store:
        read_folder(papers, store, processes=1)
        for email, role, reach in (
            ("rita@entidad.gov.co", PersonRole.REVISOR, EVERYTHING),
            ("luz@entidad.gov.co", PersonRole.CONSULTA, EVERYTHING),
            ("ada@entidad.gov.co", PersonRole.ADMINISTRACION, EVERYTHING),
            ("sonia@entidad.gov.co", PersonRole.SUPERVISOR, Reach(supervisor="Sonia Vega")),
        ):
            desk.give_permission(store, email, role, reach, "Sistema")
    port, behind = some_free_port(), some_free_port()
    public = f"https://localhost:{port}{PATH}"
    with provider(PEOPLE, place / "provider.log") as issuer:
        command = [
            *(sys.executable, "-m", "review", "abrir", str(papers), "--bd", database),
            *("--puerto", str(behind), "--sin-navegador", "--direccion", public),
            *("--ingreso", str(secrets(place, public, issuer))),
        ]
        with subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment_of(place / "casa"),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            text=True,
        ) as opened:
            try:
                assert opened.stdout is not None
                told = [opened.stdout.readline() for _ in range(2)]
                assert f"127.0.0.1:{behind}" in told[0]
                assert f"listo en {public}/" in told[1]
                with in_front(place / "nginx", port, behind) as trust:
                    yield Site(port, trust, database, place / "nginx" / "access.log")
            finally:
                opened.terminate()


@pytest.fixture
def over_tls(page: Page) -> Iterator[Page]:
    """A page of a browser that takes the certificate, which nobody but the test knows."""
    browser = page.context.browser
    assert browser is not None
    context = browser.new_context(
        viewport={"width": 1280, "height": 900},
        locale="es-CO",
        accept_downloads=True,
        ignore_https_errors=True,
    )
    context.set_default_timeout(1000 * HANG_SECONDS)
    yield context.new_page()
    context.close()


def brought(page: Page) -> str:
    """The cookies of a browser, as it tells them to the site."""
    return "; ".join(f"{one['name']}={one['value']}" for one in page.context.cookies())


def test_from_the_login_to_a_page_of_a_cuenta(site: Site, over_tls: Page) -> None:
    page = over_tls
    come_in(page, site.address, "r-1", "/bandeja?mes=todos")
    expect(page).to_have_url(re.compile(rf"^{site.address}/"))
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Bandeja").click()
    expect(page).to_have_url(re.compile("/bandeja"))
    expect(page.get_by_role("link", name="LUZ DARY RÍOS PARRA")).to_be_visible()
    settled(page)
    page.get_by_role("link", name="LUZ DARY RÍOS PARRA").click()
    expect(page).to_have_url(re.compile(rf"^{site.address}/revisar\?.*cuenta=\d+"))
    seen = page.get_by_alt_text(re.compile("^Página 1 de"))
    expect(seen).to_be_visible()
    assert seen.evaluate("one => one.decode().then(() => one.naturalWidth)") > 100
    kept = [one for one in page.context.cookies() if one["name"].startswith(("_streamlit", "visto_bueno"))]
    assert kept
    assert [one["name"] for one in kept if not one["secure"]] == []
    assert [one["path"] for one in kept if one["name"].startswith("_streamlit_user")] == [PATH] * 2
    with Store.open(site.database) as store:
        noted = {(one.name, one.what) for one in accesses.listed(store)}
    assert ("Rita Revisora", Access.CUENTA) in noted
    assert site.log.read_text("utf-8") == "", "what was searched stays out of the proxy's log"


def test_a_guessed_address_says_that_it_is_not_for_them(site: Site, over_tls: Page) -> None:
    page = over_tls
    come_in(page, site.address, "c-1")
    for path in ("dudas", "cargar", "informes", "personas"):
        page.goto(f"{site.address}/{path}")
        expect(page.get_by_text("Su permiso (consulta) no incluye esta página")).to_be_visible()
    told = site.ask(f"{PATH}/nada")
    assert (told.status, f"href='{PATH}/'" in told.text) == (404, True)
    bare = site.ask(PATH)
    assert (bare.status, bare.headers["location"]) == (301, f"{site.address}/")


def test_a_supervisor_of_no_contract_is_told_what_to_ask_and_of_whom(site: Site, over_tls: Page) -> None:
    page = over_tls
    come_in(page, site.address, "s-1")
    expect(page.get_by_text("Ningún contrato de los que se han leído es suyo.")).to_be_visible()
    expect(
        page.get_by_text("Escriba a ada@entidad.gov.co: que revise si su nombre está igual")
    ).to_be_visible()
    page.goto(f"{site.address}/revisar?cuenta=1")
    expect(page.get_by_text("Esa cuenta no existe")).to_be_visible()
    settled(page)
    assert "RÍOS PARRA" not in page.inner_text("body")


def test_by_another_name_or_from_another_site_nothing_is_answered(site: Site) -> None:
    for path in ("/", "/bandeja", "/_stcore/host-config", "/media/nada.png"):
        for headers in (
            {"Host": "evil.example"},
            {"Host": f"localhost:{site.port}", "Origin": "https://evil.example"},
            {"Host": f"localhost:{site.port}", "Origin": f"http://localhost:{site.port}"},
            {"Host": "evil.example", "X-Forwarded-Host": f"localhost:{site.port}"},
        ):
            told = site.ask(PATH + path, **headers)
            assert told.status == 403, (path, headers)
            assert site.address in told.text
    site.shake_hands(site.origin)
    for origin in ("https://evil.example", "null", f"http://localhost:{site.port}"):
        with pytest.raises(InvalidStatus) as refused:
            site.shake_hands(origin)
        assert refused.value.response.status_code == 403


def test_what_is_downloaded_goes_only_to_whom_it_was_offered(site: Site, over_tls: Page) -> None:
    page = over_tls
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    come_in(page, site.address, "r-1", "/exportar?mes=2026-06")
    page.goto(f"{site.address}/exportar?mes=2026-06")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Descargar el libro de Excel").click()
    assert waiting.value.suggested_filename == "cuentas_2026-06.xlsx"
    waiting.value.path()  # waits until it is whole
    (file,) = {urlsplit(one).path for one in [waiting.value.url, *asked] if FILE.search(one)}
    own = brought(page)
    assert site.ask(file, Cookie=own).status == 200
    assert site.ask(file, Cookie=own).headers["cache-control"] == "private, no-store"
    page.context.clear_cookies()
    come_in(page, site.address, "c-1")
    forged = re.sub(r"(_streamlit_user=)[^;]{8}", r"\1AAAAAAAA", own)
    assert forged != own
    for cookies in ("", brought(page), forged):
        told = site.ask(file, Cookie=cookies)
        assert (told.status, "no existe" in told.text) == (404, True), cookies


def test_nothing_is_taken_from_who_did_not_come_in(site: Site, over_tls: Page, tmp_path: Path) -> None:
    page = over_tls
    come_in(page, site.address, "r-1", "/cargar?via=archivos")
    page.goto(f"{site.address}/cargar?via=archivos")
    place = page.locator(".st-key-pdf_subidos input[type=file]")
    expect(place).to_be_attached()
    settled(page)
    with page.expect_request(SENT) as sending:
        place.set_input_files(write_cuenta(tmp_path / "otra.pdf", payment="002"))
    answer = sending.value.response()
    assert answer is not None
    assert answer.ok
    taken = urlsplit(sending.value.url).path
    for cookies in ("", "_streamlit_user=otra"):
        told = site.ask(taken, "PUT", Cookie=cookies)
        assert (told.status, "Entre primero" in told.text) == (403, True)
