"""The contractors' page at its own address of a server: nobody logs in, it is all there is, nothing stays."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import HANG_MS
from tests.folders import write_cuenta
from tests.ports import some_free_port
from tests.proxies import in_front, nginx
from tests.servers import ROOT, Server, environment_of

pytestmark = [pytest.mark.browser, pytest.mark.long]
PATH = "/mi-cuenta"


@dataclass(frozen=True, slots=True)
class Place:
    """Where it is opened, the port that only the proxy asks, and the folders of who serves it."""

    address: str
    behind: int
    home: Path
    scratch: Path


@contextmanager
def started(arguments: list[str], home: Path, scratch: Path, told: str) -> Iterator[None]:
    with subprocess.Popen(
        [sys.executable, "-m", "review", "revisar-mi-cuenta", "--sin-navegador", *arguments],
        cwd=ROOT,
        env=environment_of(home, TMPDIR=str(scratch)),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
    ) as opened:
        try:
            assert opened.stdout is not None
            opened.stdout.readline()
            assert told in opened.stdout.readline()
            yield
        finally:
            opened.terminate()


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    nginx()
    made = tmp_path_factory.mktemp("contratistas")
    home, scratch = made / "casa", made / "tmp"
    scratch.mkdir()
    port, behind = some_free_port(), some_free_port()
    public = f"https://localhost:{port}{PATH}"
    with (
        started(["--direccion", public, "--puerto", str(behind)], home, scratch, f"listo en {public}/"),
        in_front(made / "nginx", port, some_free_port(), behind),
    ):
        yield Place(public, behind, home, scratch)


@pytest.fixture
def over_tls(page: Page) -> Iterator[Page]:
    browser = page.context.browser
    assert browser is not None
    context = browser.new_context(locale="es-CO", ignore_https_errors=True, accept_downloads=True)
    context.set_default_timeout(HANG_MS)
    yield context.new_page()
    context.close()


def test_a_contractor_puts_a_cuenta_together_and_takes_it_away(
    place: Place, over_tls: Page, tmp_path: Path
) -> None:
    page = over_tls
    page.goto(place.address)
    expect(page.get_by_role("heading", name="Mi cuenta")).to_be_visible()
    expect(page.get_by_role("button", name="Entrar")).to_have_count(0)
    expect(page.get_by_text("Viajan cifrados al servidor de la entidad")).to_be_visible()
    page.locator(".st-key-mi_cuenta_subidos input[type=file]").set_input_files(
        write_cuenta(tmp_path / "cobro.pdf")
    )
    page.get_by_role("button", name="Revisar y armar el PDF").click()
    expect(page.get_by_text("El supervisor la devolvería", exact=False).first).to_be_visible()
    with page.expect_download() as taken:
        page.get_by_role("button", name="Descargar el PDF").click()
    assert Path(taken.value.path()).read_bytes().startswith(b"%PDF")
    with page.expect_download() as taken:
        page.get_by_role("button", name="Descargar el recibo").click()
    assert Path(taken.value.path()).read_bytes().startswith(b"%PDF")
    page.get_by_role("button", name="Borrar todo").click()
    expect(page.get_by_role("button", name="Descargar el PDF")).to_have_count(0)
    kept = [one.suffix for where in (place.home, place.scratch) for one in where.rglob("*") if one.is_file()]
    assert not {".db", ".pdf", ".jpg"}.intersection(kept)


def test_there_is_no_other_page_and_no_other_name(place: Place, over_tls: Page) -> None:
    for name in ("bandeja", "revisar", "personas"):
        answer = over_tls.goto(f"{place.address}/{name}")
        assert answer is not None
        assert answer.status == 404, name
        assert "Esa página no existe en Visto Bueno" in over_tls.inner_text("body")
    asked = Server(place.behind).ask(f"{PATH}/")
    assert asked.status == 403, "only by the address that was told"
    assert place.address in asked.text
