"""Certificates of banks drawn up as forms: in two languages, in cells without a sentence, with their day in
the state of the account."""

from __future__ import annotations

import datetime as dt

import pytest

from review.model import ItemKind, PageKind, RecognisedItem
from review.model.marks import ItemMark
from review.recognition import recognise
from review.recognition.page.page_text import PageText
from review.recognition.papers.holdings import is_form_of_account
from tests.recognition.sheet import Sheet, document


def form(*rows: tuple[str, str], title: str = "BANK REFERENCE – REFERENCIA BANCARIA") -> Sheet:
    sheet = Sheet().title("BANCO FALABELLA").title(title, size=12.0).skip()
    for label, value in rows:
        sheet.row([(72, label), (260, value)], width=180)
    return sheet


TWO_LANGUAGES = (
    ("Issued / Expedición", "12/08/2026"),
    ("Customer / Cliente", "ROSA ELVIRA CAMPO IDROBO"),
    ("ID / Documento", "34567890"),
    ("Account type / Tipo de cuenta", "Cuenta de ahorros"),
    ("Account / Número de cuenta", "11402277815"),
)


def bank(sheet: Sheet) -> RecognisedItem:
    return recognise(document(sheet)).items[ItemKind.BANCO]


def test_a_reference_in_two_languages_certifies_without_a_sentence() -> None:
    found = recognise(document(form(*TWO_LANGUAGES)))
    assert found.pages[0].kind is PageKind.BANCO
    read = found.items[ItemKind.BANCO]
    assert (read.value("cuenta"), read.value("documento")) == ("11402277815", "34567890")
    assert (read.value("banco"), read.value("tipo_cuenta")) == ("Banco Falabella", "ahorros")


@pytest.mark.parametrize(
    "asks",
    [
        "Autorizo consignar en la cuenta el valor de mis honorarios.",
        "Datos para el pago del contrato CPS-071-2026.",
    ],
)
def test_the_same_cells_of_who_asks_to_be_paid_are_no_certificate(asks: str) -> None:
    assert is_form_of_account(PageText(form(*TWO_LANGUAGES).page()))
    assert not is_form_of_account(PageText(form(*TWO_LANGUAGES).skip().paragraph(asks).page()))


HOLDER = (
    ("Cédula", "34567890"),
    ("Producto", "Cuenta de ahorros No. 11402277815"),
    ("Fecha de expedición", "12/08/2026"),
)


@pytest.mark.parametrize("label", ["Titular", "Nombre del titular", "Cliente", "Titular de la cuenta"])
def test_a_name_under_a_label_says_whose_the_account_is(label: str) -> None:
    read = bank(form((label, "Rosa Elvira Campo Idrobo"), *HOLDER, title="CERTIFICADO DE CUENTA"))
    mark = read.mark(ItemMark.OWNED)
    assert mark is not None
    assert mark.text in ("Rosa Elvira Campo Idrobo", "Titular de la cuenta")
    assert read.mark(ItemMark.CLOSED) is None


def test_an_account_that_is_told_closed_stays_so_whoever_its_holder_is() -> None:
    rows = (("Titular", "Rosa Elvira Campo Idrobo"), *HOLDER, ("Estado", "Cancelada"))
    assert bank(form(*rows, title="CERTIFICADO DE CUENTA")).mark(ItemMark.CLOSED) is not None


def test_a_name_under_another_label_owns_nothing() -> None:
    read = bank(form(("Asesor", "Rosa Elvira Campo Idrobo"), *HOLDER, title="CERTIFICADO DE CUENTA"))
    assert read.mark(ItemMark.OWNED) is None


@pytest.mark.parametrize(
    ("product", "state"),
    [
        ("CUENTA DE AHORROS", "se encuentra VIGENTE al 9 de agosto de 2026"),
        ("CUENTA CORRIENTE", "está ACTIVA a la fecha 09/08/2026"),
    ],
)
def test_a_product_with_its_number_is_an_account_and_its_state_has_the_day(product: str, state: str) -> None:
    sheet = Sheet().line("Banco Falabella S.A.", 400).skip().title("CONSTANCIA DE PRODUCTO VIGENTE")
    sheet.paragraph(
        f"Consta que el producto {product} identificado con el número 6120044871 es de ROSA ELVIRA CAMPO "
        f"IDROBO (C.C. 34.567.890) y {state}."
    )
    read = bank(sheet)
    assert read.value("cuenta") == "6120044871"
    assert read.value("documento") == "34567890"
    assert not read.fields["documento"].others
    assert read.value("fecha") == dt.date(2026, 8, 9)


@pytest.mark.parametrize("kind", ["Tipo de producto", "Tipo de cuenta", "Clase de producto"])
@pytest.mark.parametrize(
    "lead", ["tiene con nosotros:", "tiene con nosotros este producto, que recibe abonos:"]
)
def test_a_number_below_its_product_is_the_account_and_one_word_heads_the_day(kind: str, lead: str) -> None:
    sheet = Sheet(size=12).title("BANCO FALABELLA").title("CERTIFICA").skip()
    sheet.paragraph(f"Que ROSA ELVIRA CAMPO IDROBO con cédula CC 34567890 figura en nuestros libros y {lead}")
    for label, value in (
        (kind, "Cuenta de Ahorros"),
        ("Número", "61200448713"),
        ("Apertura", "2016-02-14"),
        ("Estado", "Activa"),
        ("Expedición", "2026-08-12"),
    ):
        sheet.row([(72, label), (220, value)], width=180)
    read = bank(sheet)
    assert read.value("cuenta") == "61200448713"
    assert read.value("fecha") == dt.date(2026, 8, 12)


def test_where_an_identity_card_was_issued_heads_no_day_of_the_letter() -> None:
    sheet = form(
        ("Titular", "Rosa Elvira Campo Idrobo"),
        ("Cédula", "34567890"),
        ("Fecha de expedición del documento", "04/03/2009"),
        ("Producto", "Cuenta de ahorros No. 11402277815"),
        ("Emisión", "12/08/2026"),
        title="CERTIFICADO DE CUENTA",
    )
    assert bank(sheet).value("fecha") == dt.date(2026, 8, 12)
