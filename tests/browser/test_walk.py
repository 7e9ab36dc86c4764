"""One walk as a supervisor makes it: load a folder, open a cuenta, see its evidence, approve, export."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect

from tests.browser.drawing import settled, sign
from tests.folders import LONG_AGO, write_contracts, write_cuenta
from tests.waiting import until

pytestmark = pytest.mark.browser
REVIEWER = "Ana Solarte"
SIDEWAYS = "document.querySelector('[data-testid=stMain]').scrollWidth - window.innerWidth"


def follow(page: Page, link: str, where: str) -> None:
    """Until the other page is there, what is done on the screen is still done to the one that was left."""
    page.get_by_role("link", name=link).click()
    expect(page).to_have_url(re.compile(rf"/{where}\b"))


def drawn(page: Page, text: str) -> None:
    """Wait until a text is there, and nothing of what was drawn before is left on the page."""
    expect(page.get_by_text(text)).to_be_visible()
    settled(page)


def test_from_a_folder_to_the_workbook(dashboard: str, page: Page, tmp_path: Path) -> None:
    folder = tmp_path / "cuentas"
    write_cuenta(folder / "uno.pdf")
    write_cuenta(folder / "dos.pdf", contract="CPS-020-2026")
    write_contracts(folder)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto(f"{dashboard}/cargar")  # a deep address in a server nobody has visited yet
    page.get_by_label("Carpeta con los PDF de las cuentas").fill(str(folder))
    page.keyboard.press("Enter")
    expect(page.get_by_text("2 PDF y la lista contratos.csv")).to_be_visible()
    page.get_by_role("button", name="Leer la carpeta").click()
    follow(page, "Ver las cuentas en la bandeja", "bandeja")

    sign(page, REVIEWER)
    expect(page.get_by_role("row")).to_have_count(3)
    page.get_by_role("link", name="LUZ DARY RÍOS PARRA").click()
    expect(page).to_have_url(re.compile(r"/revisar\?.*cuenta=\d+"))
    expect(page.locator("[data-item=cuenta]")).to_be_visible()
    settled(page)
    page.locator("[data-item=cuenta]").get_by_text("Ver todo").click()
    page.locator("[data-id='campo.cuenta.valor']").get_by_role("button", name="Ver Valor").click()
    expect(page).to_have_url(re.compile(r"evidencia=campo\.cuenta\.valor"))
    expect(page.locator("rect.on")).to_have_attribute("data-id", "campo.cuenta.valor")
    expect(page.get_by_alt_text(re.compile("^Página 1 de"))).to_be_visible()
    settled(page)

    page.get_by_role("radio", name="Aprobar").click()
    page.get_by_label("Motivo").fill("Los demás soportes llegaron en papel.")
    page.get_by_role("button", name="Aprobar y seguir").click()
    drawn(page, "Quedó registrada: aprobada · LUZ DARY RÍOS PARRA")
    page.get_by_role("button", name="Ver", exact=True).click()
    drawn(page, f"Aprobada por {REVIEWER}")

    follow(page, "Exportar", "exportar")
    taken = page.get_by_role("button", name="Descargar el libro de Excel")
    expect(taken).to_be_visible()
    settled(page)
    with page.expect_download() as waiting:
        taken.click()
    assert waiting.value.suggested_filename == "cuentas_2026-06.xlsx"
    saved = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(saved)
    workbook = load_workbook(saved)
    assert workbook.sheetnames[0] == "Resumen"
    told = [value for row in workbook["Pendientes"].iter_rows(values_only=True) for value in row]
    assert "LUZ DARY RÍOS PARRA" in told
    assert "Aprobada" in told

    page.set_viewport_size({"width": 390, "height": 844})
    for name in (
        "",
        "bandeja",
        "revisar",
        "dudas",
        "cumplimiento",
        "pagos",
        "fallas",
        "cargar",
        "exportar",
        "lista",
    ):
        page.goto(f"{dashboard}/{name}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        settled(page)
        expect(page.get_by_text("Algo falló")).to_have_count(0)
        until(lambda: page.evaluate(SIDEWAYS) <= 0, f"«{name}» within the width of a telephone")
    outside = [url for url in asked if not url.startswith((dashboard, "data:", "blob:"))]
    assert outside == []


def apart(pictures: Locator, start: Literal["x", "y"], length: Literal["width", "height"]) -> bool:
    """Whether the first picture ends before the second begins. They move while the page is laid out."""
    here, there = (pictures.nth(place).bounding_box() for place in (0, 1))
    return here is not None and there is not None and here[start] + here[length] < there[start]


@pytest.mark.long
def test_two_cuentas_side_by_side_and_a_rule_set_aside(dashboard: str, page: Page, tmp_path: Path) -> None:
    folder = tmp_path / "cuentas"
    write_cuenta(folder / "uno.pdf")
    write_cuenta(folder / "uno corregida.pdf", note="Corregida", mtime=LONG_AGO + 90)
    write_contracts(folder)
    page.goto(f"{dashboard}/cargar")
    page.get_by_label("Carpeta con los PDF de las cuentas").fill(str(folder))
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Leer la carpeta").click()
    follow(page, "Ver las cuentas en la bandeja", "bandeja")
    sign(page, REVIEWER)
    page.get_by_role("link", name="LUZ DARY RÍOS PARRA").click()
    drawn(page, "Esta cuenta reemplaza una versión anterior.")

    cuenta = page.locator("[data-item=cuenta]")
    cuenta.get_by_text("Ver todo").click()
    cuenta.get_by_text("sin efecto en el estado").click()
    cuenta.get_by_role("button", name="Comparar con la versión anterior").click()
    pictures = page.get_by_alt_text(re.compile("^Página 1 de LUZ DARY"))
    expect(pictures).to_have_count(2)
    until(lambda: apart(pictures, "x", "width"), "the versions side by side")
    page.set_viewport_size({"width": 390, "height": 844})
    until(lambda: apart(pictures, "y", "height"), "the versions one under the other")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.get_by_role("button", name="Volver a la revisión").click()

    banco = page.locator("[data-item=banco]")
    expect(banco).to_be_visible()
    settled(page)
    banco.get_by_role("button", name="Exceptuar esta regla…").click()
    page.get_by_label("Motivo").fill("El banco la entrega la otra semana.")
    page.get_by_role("button", name="Ver qué cambiaría").click()
    drawn(page, "Cambiarían 2 de 2 cuentas")
    page.get_by_role("button", name="Exceptuar la regla").click()
    expect(banco.get_by_text(f"Exceptuada por {REVIEWER} para este contrato")).to_be_visible()
    page.goto(f"{dashboard}/lista?vista=excepciones")
    expect(page.get_by_role("table").get_by_text("En vigor")).to_be_visible()


def test_decisions_are_not_lost_from_sight(dashboard: str, page: Page, tmp_path: Path) -> None:
    folder = tmp_path / "cuentas"
    write_cuenta(folder / "uno.pdf")
    write_cuenta(folder / "dos.pdf", contract="CPS-020-2026")
    write_cuenta(folder / "tres.pdf", contract="CPS-020-2026", payment="002", month="julio")
    write_contracts(folder)
    page.goto(f"{dashboard}/cargar")
    page.get_by_label("Carpeta con los PDF de las cuentas").fill(str(folder))
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Leer la carpeta").click()
    expect(page.get_by_role("link", name="Ver las cuentas en la bandeja")).to_be_visible()
    page.goto(f"{dashboard}/revisar?mes=todos&decision=sin_decidir")
    name = sign(page, REVIEWER)
    drawn(page, "1 de 3 · faltan 3")
    first = page.url

    # The order stays, and the next one is the next that waits
    page.get_by_role("radio", name="Aprobar").click()
    page.get_by_label("Motivo").fill("Los demás soportes llegaron en papel.")
    page.get_by_role("button", name="Aprobar y seguir").dblclick()
    drawn(page, "2 de 3 · faltan 2")
    page.get_by_role("button", name="Ver", exact=True).click()
    drawn(page, "1 de 3 · faltan 2")
    drawn(page, f"Aprobada por {REVIEWER}")
    page.get_by_role("radio", name="Historia").click()
    expect(
        page.get_by_role("listitem").filter(has_text=f"{REVIEWER} (supervisor) aprobó la cuenta.")
    ).to_have_count(1)
    page.get_by_role("button", name=re.compile("^Siguiente")).click()
    drawn(page, "2 de 3 · faltan 2")

    # A reload finds the name and what was being written
    page.get_by_role("radio", name="Devolver").click()
    letter = page.get_by_label("Texto para el contratista")
    letter.fill("Falta la planilla de mayo.")  # and the field is not left
    expect(page.get_by_text("Guardado en este equipo")).to_be_visible()
    page.reload()
    expect(name).to_have_value(REVIEWER)
    drawn(page, "2 de 3 · faltan 2")
    expect(letter).to_have_value("Falta la planilla de mayo.")

    # What another tab decided meanwhile is told, and nothing is recorded over it
    other = page.context.new_page()
    other.goto(page.url)
    drawn(other, "2 de 3 · faltan 2")
    other.get_by_role("radio", name="Dejar incompleta").click()
    drawn(other, "Dejar incompleta y seguir")  # until then the field is that of the return being written
    other.get_by_label("Texto para el contratista").fill("Se espera el RUT.")
    other.get_by_role("button", name="Dejar incompleta y seguir").click()
    drawn(other, "3 de 3 · falta 1")
    other.close()
    page.get_by_role("button", name="Devolver y seguir").click()
    drawn(page, "No quedó registrado lo que usted hizo")
    expect(page.get_by_text("dejó la cuenta incompleta")).to_be_visible()
    expect(letter).to_have_value("Falta la planilla de mayo.")
    page.get_by_role("button", name="Ya lo vi").click()
    expect(page.get_by_text("No quedó registrado lo que usted hizo")).to_have_count(0)
    drawn(page, "2 de 3 · falta 1")
    page.get_by_role("button", name="Devolver y seguir").click()
    drawn(page, "3 de 3 · falta 1")
    page.get_by_role("radio", name="Aprobar").click()
    page.get_by_label("Motivo").fill("Los demás soportes llegaron en papel.")
    page.get_by_role("button", name="Aprobar la cuenta").click()
    drawn(page, "No queda ninguna por decidir en esta revisión.")
    page.goto(first)
    drawn(page, "1 de 3 · no falta ninguna")
