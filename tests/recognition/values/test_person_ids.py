"""A number that has a label of its own, or stands far from any, is no second identity number of a receipt."""

from __future__ import annotations

import pytest

from review.model import Field, ItemKind, RecognisedItem
from review.recognition import recognise
from tests.recognition.sheet import Sheet, document

OWN, ANOTHERS = "34.567.890", "5830174426"
LEFT, VALUES, RIGHT, FAR = 50.0, 190.0, 330.0, 430.0


def receipt(label: str, last_label: str = "Acto o documento") -> Sheet:
    """Two columns of labels, each with its values beside it: text goes from the first to its values."""
    sheet = Sheet(size=9).title("DEPARTAMENTO DEL LITORAL").title("RECIBO OFICIAL DE ESTAMPILLAS")
    sheet.row([(LEFT, label), (VALUES, ANOTHERS), (RIGHT, "Fecha"), (FAR, "12/05/2026")], pad=2)
    sheet.row([(LEFT, "Pagador"), (VALUES, "Rosa Campo"), (RIGHT, "C.C. o NIT"), (FAR, OWN)], pad=2)
    sheet.row(
        [(LEFT, last_label), (VALUES, "Contrato 045 de 2026"), (RIGHT, "Cuantía"), (FAR, "$ 21.000.000")]
    )
    sheet.row([(LEFT, "Estampilla pro cultura"), (FAR, "$ 125.000")]).row(
        [(LEFT, "Total"), (FAR, "$ 125.000")]
    )
    return sheet.line("PAGADO EN BANCO AGRARIO EL 12/05/2026")


def taxes(sheet: Sheet) -> RecognisedItem:
    return recognise(document(sheet)).items[ItemKind.IMPUESTOS]


@pytest.mark.parametrize(
    "label", ["Liquidación N.°", "Referencia", "Código de barras", "Recibo No.", "Folio"]
)
def test_the_number_of_a_receipt_is_no_second_document(label: str) -> None:
    found: Field = taxes(receipt(label)).fields["documento"]
    assert (found.value, found.note) == ("34567890", None)


def test_the_number_of_a_receipt_is_no_document_where_the_document_was_not_read() -> None:
    sheet = receipt("Liquidación N.°")
    sheet.words = [word for word in sheet.words if word.text != OWN]
    assert "documento" not in taxes(sheet).fields


def test_two_labelled_documents_are_still_a_doubt() -> None:
    sheet = receipt("Liquidación N.°").line("Identificado con C.C. 41.708.922")
    found = taxes(sheet).fields["documento"]
    assert found.note is not None
    assert {found.value, *(one.value for one in found.others)} >= {"34567890", "41708922"}


def test_a_document_alone_in_its_column_is_still_read() -> None:
    sheet = Sheet(size=9).title("RECIBO OFICIAL DE ESTAMPILLAS")
    sheet.row([(LEFT, "Pagador"), (VALUES, "Rosa Elvira Campo Díaz")], pad=2)
    sheet.row([(LEFT, "Documento"), (VALUES, OWN)]).row([(LEFT, "Total"), (FAR, "$ 125.000")])
    assert taxes(sheet.line("PAGADO EL 12/05/2026")).fields["documento"].value == "34567890"
