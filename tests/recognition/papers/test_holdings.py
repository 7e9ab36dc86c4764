"""Papers under titles that nobody knows, or under none, told by what they hold."""

from __future__ import annotations

import datetime as dt

import pytest

from review.model import ItemKind, Origin, PageKind
from review.recognition import recognise
from tests.recognition.sheet import Sheet, document

WHO = "Rosa Elvira Campo Díaz, identificada con cédula de ciudadanía No. 34.567.890,"


def letter(text: str, *foot: str) -> Sheet:
    sheet = Sheet().title("LA ESPIGA").line("Puerto Claro, 3 de junio de 2026").skip().paragraph(text).skip(2)
    for line in foot:
        sheet.line(line)
    return sheet


@pytest.mark.parametrize(
    "sheet",
    [
        letter(
            f"Según nuestros registros, {WHO} es asociada y posee la cuenta de ahorros No. 220118456.",
            "Jefe de captaciones",
        ),
        letter(
            f"Informamos que {WHO} mantiene abierta en esta entidad la cuenta de ahorros No. 220118456 desde"
            " el 4 de mayo de 2020.",
            "Directora de oficina",
        ),
        letter(
            f"En atención a su solicitud: {WHO} figura con cuenta corriente número 220118456, activa.",
            "VIGILADA SUPERSOLIDARIA",
        ),
    ],
)
def test_a_house_that_nobody_knows_tells_an_account_it_keeps(sheet: Sheet) -> None:
    found = recognise(document(sheet))
    assert found.pages[0].kind is PageKind.BANCO
    assert found.items[ItemKind.BANCO].value("cuenta") == "220118456"


@pytest.mark.parametrize(
    "text",
    [
        f"Comedidamente pido consignar a {WHO} quien posee en la entidad la cuenta de ahorros No. 220118456.",
        f"Se ordena a la entidad, para {WHO} que tiene con la entidad la cuenta de ahorros No. 220118456, el"
        " desembolso del mes.",
        f"{WHO} tiene la cuenta de ahorros No. 220118456.",
    ],
)
def test_who_asks_to_be_paid_into_an_account_keeps_none(text: str) -> None:
    assert recognise(document(letter(text))).pages[0].kind is not PageKind.BANCO


def report(title: str, *foot: str) -> Sheet:
    sheet = Sheet().title("ALCALDÍA DE PUERTO CLARO").title(title)
    for label, value in (("Contrato", "PS-118-2026"), ("Contratista", "Rosa Elvira Campo Díaz")):
        sheet.row([(72, label), (300, value)], width=250)
    sheet.row([(72, "Obligaciones"), (260, "Qué se hizo"), (470, "Soporte")], width=180, pad=6)
    for duty, done in (
        ("Orientar a los lectores.", "Orienté a 87 lectores."),
        ("Mantener el catálogo.", "Catalogué 140 libros donados."),
        ("Acompañar a los colegios.", "Acompañé tres visitas guiadas."),
    ):
        sheet.row([(72, duty), (260, done), (470, "Folio 3")], width=180)
    for line in foot:
        sheet.line(line)
    return sheet


@pytest.mark.parametrize(
    "title", ["FICHA DE SEGUIMIENTO DEL CONTRATISTA", "BITÁCORA DE JUNIO", "MEMORIA MENSUAL", "GC-FO-15"]
)
def test_duties_and_what_was_done_about_them_make_an_informe(title: str) -> None:
    assert recognise(document(report(title))).pages[0].kind is PageKind.INFORME


def receipt_of_services(*, planilla: tuple[tuple[str, str], ...], origin: Origin) -> Sheet:
    """Duties answered one by one, and the planilla quoted by its number and day at the foot."""
    sheet = Sheet(origin=origin).title("PUERTO CLARO S.A.").title("RECEPCIÓN DE LO CONTRATADO")
    rows = (
        ("Contrato No.", "PS-118-2026"),
        ("Contratista", "Rosa Elvira Campo Díaz"),
        ("Servicio desde", "01/06/2026"),
        ("Servicio hasta", "30/06/2026"),
    )
    for label, value in rows:
        sheet.row([(72, label), (300, value)], width=250)
    sheet.skip().line("Servicios por obligación").skip()
    duties = ("Orientar a los lectores", "Mantener el catálogo", "Acompañar a los colegios")
    for at, duty in enumerate(duties, start=1):
        sheet.line(f"{at}. {duty}").line("Actividad cumplida.").skip()
    for label, value in planilla:
        sheet.row([(72, label), (300, value)], width=250)
    return sheet


QUOTED = (
    ("Planilla PILA", "9404512207"),
    ("Operador", "Aportes en Línea"),
    ("Periodo cotizado salud", "05/2026"),
    ("Fecha de pago", "04/06/2026"),
)


@pytest.mark.parametrize("origin", [Origin.TEXTO, Origin.OCR])
def test_a_planilla_quoted_without_a_sum_makes_no_planilla_of_an_informe(origin: Origin) -> None:
    found = recognise(document(receipt_of_services(planilla=QUOTED, origin=origin)))
    assert found.pages[0].kind is PageKind.INFORME
    assert found.items[ItemKind.INFORME].value("periodo_fin") == dt.date(2026, 6, 30)


@pytest.mark.parametrize(
    ("title", "foot"),
    [
        ("INFORME DE SUPERVISIÓN", ""),
        ("FICHA DE SEGUIMIENTO", "El suscrito supervisor verificó lo anterior."),
        ("CONCEPTO", "Se hace constar que lo anterior se recibió."),
    ],
)
def test_what_a_supervisor_tells_of_the_contractor_is_none(title: str, foot: str) -> None:
    assert recognise(document(report(title, foot))).pages[0].kind is not PageKind.INFORME


def test_a_bank_tells_the_account_in_a_table_of_its_products() -> None:
    sheet = Sheet().line("Cooperativa La Espiga")
    sheet.paragraph(
        "La cooperativa informa que la cliente ROSA ELVIRA CAMPO DÍAZ con CC 34567890 posee con esta entidad"
        " el producto que se detalla:"
    )
    sheet.row([(60, "Clase de producto"), (230, "Número"), (330, "Apertura"), (430, "Estado")], pad=1)
    sheet.row([(60, "Cuenta corriente"), (230, "220118456"), (330, "22/05/2024"), (430, "Activa")])
    found = recognise(document(sheet))
    assert found.pages[0].kind is PageKind.BANCO
    assert found.items[ItemKind.BANCO].value("cuenta") == "220118456"


def bill(*lines: str) -> Sheet:
    sheet = Sheet().title("NÚMERO DE LA CUOTA")
    for line in lines:
        sheet.line(line)
    return sheet


BILLED = (
    "Elaborada el: 01-06-2026 Contrato: CPS-014-2026",
    "Páguese a: ROSA ELVIRA CAMPO DÍAZ C.C. 34.567.890",
    "Correspondiente a: 01-05-2026 / 31-05-2026, servicios prestados",
    "Cuota No. 2",
    "Neto que se cobra: $ 5.240.000",
    "Consignar: Bancolombia cuenta de ahorros 96846391318",
)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "Son: CINCO MILLONES DOSCIENTOS CUARENTA Y UN MIL PESOS",  # it disagrees, and is returned for that
    ],
)
def test_a_sum_for_a_period_and_the_one_account_it_goes_to_are_a_cuenta(words: str) -> None:
    found = recognise(document(bill(*BILLED, words)))
    assert found.pages[0].kind is PageKind.CUENTA
    assert found.items[ItemKind.CUENTA].value("valor") == 5_240_000


@pytest.mark.parametrize(
    "line",
    [
        "El suscrito supervisor certifica que la contratista cumplió",
        "Se autoriza el pago a la contratista",
    ],
)
def test_who_certifies_that_a_sum_is_due_asks_for_none(line: str) -> None:
    assert recognise(document(bill(*BILLED, line))).pages[0].kind is not PageKind.CUENTA


def test_a_declaration_that_names_the_account_and_the_fee_is_no_cuenta() -> None:
    sheet = Sheet().title("DECLARACIÓN JURAMENTADA ARTÍCULO 383")
    for line in (*BILLED, "Manifiesto bajo la gravedad de juramento que no tomaré costos ni deducciones"):
        sheet.line(line)
    assert recognise(document(sheet)).pages[0].kind is not PageKind.CUENTA
