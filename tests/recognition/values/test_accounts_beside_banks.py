"""Accounts that cuentas de cobro ask for without a label of their own, in rows and sentences of a bank."""

from __future__ import annotations

import pytest

from review.model import ItemKind, RecognisedItem
from review.recognition import recognise
from tests.recognition.sheet import Sheet, document

ACCOUNT = "60317724085"
Cells = tuple[tuple[float, str], ...]


def cuenta() -> Sheet:
    sheet = Sheet().title("CUENTA DE COBRO No. 5").line("DEBE A: LUZ MARINA OSPINA REY C.C. 41.708.922")
    return sheet.paragraph("La suma de TRES MILLONES DE PESOS ($ 3.000.000) por honorarios de abril de 2026.")


def read(sheet: Sheet) -> RecognisedItem:
    return recognise(document(sheet)).items[ItemKind.CUENTA]


def in_rows(*rows: Cells) -> RecognisedItem:
    sheet = cuenta()
    for row in rows:
        sheet.row(row)
    return read(sheet)


@pytest.mark.parametrize(
    "rows",
    [
        (((60, "GIRAR A"), (220, "Bancamía"), (360, ACCOUNT), (480, "AHORROS")),),
        (((60, "Páguese en"), (220, "Banco Itaú"), (360, ACCOUNT), (480, "Corriente")),),
        (
            ((60, "Entidad"), (220, "Número"), (360, "Clase")),
            ((60, "Banco Popular"), (220, ACCOUNT), (360, "Ahorros")),
        ),
        (((60, "Medio de pago"), (220, f"Transferencia Davivienda {ACCOUNT}")),),
        (((60, "Abonar a"), (220, "Bancolombia"), (360, "603-177240-85"), (480, "Ahorros")),),
        (((60, "Titular"), (150, "Luz Ospina"), (260, "Banco Popular"), (370, ACCOUNT), (480, "Ahorros")),),
    ],
)
def test_a_row_of_the_bank_tells_the_account(rows: tuple[Cells, ...]) -> None:
    found = in_rows(*rows)
    assert found.value("cuenta") == ACCOUNT
    assert found.fields["cuenta"].note is None
    assert found.value("banco") is not None


@pytest.mark.parametrize(
    "line",
    [
        f"Consignar: Banco Falabella {ACCOUNT} ahorros.",
        f"Agradezco transferir al número {ACCOUNT} del Banco Caja Social.",
        f"El pago se puede depositar en AV Villas, No. {ACCOUNT}, de la que soy titular.",
        f"Páguese al {ACCOUNT} corriente de Bancoomeva. Quedo atenta.",
    ],
)
def test_a_sentence_with_the_bank_tells_the_account(line: str) -> None:
    assert read(cuenta().paragraph(line)).value("cuenta") == ACCOUNT


def test_a_label_and_its_account_far_from_each_other_in_columns_of_text() -> None:
    sheet = cuenta()
    rows = [
        ("Concepto", "Apoyo a la gestión documental de la secretaría y a la atención de quienes la visitan"),
        ("Banco", "Banco Serfinanza"),
        ("Cuenta número", ACCOUNT),
    ]
    for label, value in rows:
        sheet.row([(60, label), (220, value)], width=300, pad=1)
    assert read(sheet).value("cuenta") == ACCOUNT


@pytest.mark.parametrize(
    "row",
    [
        ((60, "Consignar en"), (200, "Bancolombia"), (330, "Tel."), (400, "6042208841")),
        ((60, "Girar a"), (200, "Luz Ospina"), (330, "41708922"), (440, "Bancolombia")),
        ((60, "Titular"), (200, "Ana Rey"), (330, "52417903"), (440, "Bancolombia")),
        ((60, "Consignar en"), (200, "Bancolombia"), (330, "890903938-8")),
        ((60, "Ahorros"), (200, "Bancolombia"), (330, "Contrato"), (440, "202600347")),
        ((60, "Bancolombia"), (200, "Ahorros"), (330, "Ana Rey, celular"), (450, "3004158812")),
        ((60, "Luz Ospina"), (200, "3004158812"), (330, "Transferencia Bancolombia")),
        ((60, "Consignar en"), (200, "Bancolombia, titular Ana Rey"), (400, "5241790311")),
    ],
)
def test_a_number_of_something_else_beside_a_bank_is_no_account(row: Cells) -> None:
    assert in_rows(row).value("cuenta") is None


def test_two_accounts_asked_for_alike_are_told_as_a_doubt() -> None:
    found = in_rows(
        ((60, "Consignar en"), (220, "Bancamía"), (360, ACCOUNT), (480, "Ahorros")),
        ((60, "Consignar en"), (220, "Bancamía"), (360, "71528830462"), (480, "Ahorros")),
    )
    assert found.fields["cuenta"].note is not None
    assert {found.value("cuenta"), *(one.value for one in found.fields["cuenta"].others)} == {
        ACCOUNT,
        "71528830462",
    }


@pytest.mark.parametrize(
    ("rows", "bank"),
    [
        ((((60, "Abono del pago"), (220, f"Nu – Cuenta de ahorros {ACCOUNT}")),), "Nu"),
        ((((60, "GIRAR A"), (220, "Dale"), (360, "AHORROS"), (480, ACCOUNT)),), "Dale!"),
        ((((60, "Para pagar"), (220, f"Ualá, cuenta de ahorros No. {ACCOUNT}")),), "Ualá"),
        ((((60, "Pago en"), (220, f"Bold / depósito electrónico {ACCOUNT}")),), "Bold"),
        ((((60, "Pago en"), (220, f"Caja Social | Cuenta corriente {ACCOUNT}")),), "Banco Caja Social"),
    ],
)
def test_a_bank_of_a_short_name_is_told_by_the_kind_of_account(rows: tuple[Cells, ...], bank: str) -> None:
    found = in_rows(*rows).fields["banco"]
    assert (found.value, found.note) == (bank, None)


@pytest.mark.parametrize(
    ("line", "bank"),
    [
        (f"Por favor transferir a Nu (ahorros) el valor al número {ACCOUNT}.", "Nu"),
        (f"Girar a: RappiPay, depósito de bajo monto {ACCOUNT}", "RappiPay"),
        (f"C.C. de Bogotá, cuenta de ahorros {ACCOUNT} de Davivienda.", "Davivienda"),
    ],
)
def test_a_short_name_counts_only_where_a_bank_is_asked_for(line: str, bank: str) -> None:
    found = read(cuenta().line(line)).fields["banco"]
    assert (found.value, found.note) == (bank, None)


def test_the_last_line_of_a_wrapped_name_is_no_bank() -> None:
    sheet = cuenta()
    lines = (("Entidad", "Banco Agrario de", "Cuenta"), ("financiera", "Colombia", "ahorros"))
    for at, (label, name, kind) in enumerate(lines):
        sheet.text(60, 200 + 12 * at, label)
        sheet.text(220, 200 + 12 * at, name)
        sheet.text(360, 200 + 12 * at, kind)
    sheet.text(480, 212, ACCOUNT)
    found = read(sheet).fields["banco"]
    assert (found.value, found.others) == ("Banco Agrario", ())


def test_a_town_before_an_account_is_no_bank() -> None:
    found = read(cuenta().line(f"Vecina de Bogotá, cuenta de ahorros {ACCOUNT}."))
    assert "banco" not in found.fields


def test_the_payees_own_number_is_no_other_account() -> None:
    """The text goes on from `Fecha de la cuenta`, the last of a column of labels, with the values' column."""
    sheet = Sheet().title("FORMATO ÚNICO DE PAGO – CUENTA DE COBRO")
    rows = (
        ("Beneficiario", "LUZ MARINA OSPINA REY", "Valor bruto", "$ 3.000.000"),
        ("C.C.", "1041708922", "Entidad", "Banco Popular"),
        ("Contrato No.", "CPS-046-2026", "Clase de cuenta", "Cuenta corriente"),
        ("Fecha de la cuenta", "05/may/2026", "No. de cuenta", ACCOUNT),
    )
    for at, row in enumerate(rows):
        for x, said in zip((44, 188, 360, 470), row, strict=True):
            sheet.text(x, 120 + 14 * at, said)
    found = read(sheet).fields["cuenta"]
    assert (found.value, found.note, found.others) == (ACCOUNT, None, ())
