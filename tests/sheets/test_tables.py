"""The tables of the month's workbook."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pandas as pd
import pytest
from pandas import DataFrame

from review.sheets.headings import COLUMNS
from review.sheets.month import sheet_tables
from review.sheets.month_tables import MonthTables
from tests.sheets import books


@pytest.fixture(scope="module")
def tables() -> dict[str, DataFrame]:
    return sheet_tables(books.full_month())


def row(table: DataFrame, contract: str) -> pd.Series[object]:
    return table.set_index("Contrato").loc[contract]


def test_sheets_in_order(tables: dict[str, DataFrame]) -> None:
    assert list(tables) == [
        "Por pagar",
        "Faltan en SECOP II",
        "Sin decidir",
        "Retenidas",
        "Pagadas",
        "Pendientes",
        "Enviadas",
        "Sin presentar",
        "RP y fuente",
        "Preliquidación",
        "Lista de chequeo",
        "Hallazgos",
        "Huellas",
        "Datos",
    ]


def test_each_cuenta_in_force_is_in_one_sheet(tables: dict[str, DataFrame]) -> None:
    assert list(tables["Pendientes"]["Contrato"]) == ["CPS-001-2026", "CPS-002-2026", "CPS-005-2026"]
    assert list(tables["Enviadas"]["Contrato"]) == ["CPS-003-2026", "CPS-004-2026"]


def test_files_that_count_nowhere_are_told() -> None:
    assert MonthTables(books.full_month()).aside == [
        ("pendientes/CPS-006-2026 pago 002.pdf", "Versión anterior de una cuenta que ya está en la lista."),
        ("pendientes/CPS-007-2026 pago 002.pdf", "Tiene contraseña."),
        (
            "pendientes/CPS-008-2026 pago 002.pdf",
            "No se encontró en ella el mes que cobra; ábrala en Revisar y escríbalo.",
        ),
    ]


def test_an_unread_file_of_the_month_stays_in_the_list() -> None:
    unread = books.account(
        9, lectura="danado", motivo_lectura="El PDF está dañado.", resultado="ilegible", contrato=None
    )
    table = sheet_tables(books.book([unread]))["Pendientes"]
    assert list(table["Resultado"]) == ["Ilegible"]
    assert list(table["Qué falta"]) == ["El PDF está dañado."]


def test_an_account_tells_bank_account_and_planilla(tables: dict[str, DataFrame]) -> None:
    first = row(tables["Pendientes"], "CPS-001-2026")
    assert (first["Banco"], first["Cuenta bancaria"], first["Planilla PILA"]) == (
        "Bancolombia",
        "00912345678",
        "0900000001",
    )
    assert first["Documento"] == "001061700001"
    assert first["Periodo"] == dt.date(2026, 6, 1)
    assert pd.isna(first["Qué falta"])
    second = row(tables["Pendientes"], "CPS-002-2026")
    assert (second["Banco"], second["Cuenta bancaria"]) == ("Davivienda", "0045")


def test_what_is_missing_is_what_would_be_asked(tables: dict[str, DataFrame]) -> None:
    assert row(tables["Pendientes"], "CPS-002-2026")["Qué falta"] == (
        "• Ítem 3: la planilla es de 2026-04; adjunte la de mayo o junio de 2026.\n• Sin fecha."
    )
    assert row(tables["Pendientes"], "CPS-005-2026")["Qué falta"] == (
        "• No se pudo leer la página 7.\n• Adjunte la certificación."
    )


def test_decision_with_author_and_date(tables: dict[str, DataFrame]) -> None:
    approved, returned = (row(tables["Enviadas"], f"CPS-00{n}-2026") for n in (3, 4))
    assert (approved["Decisión"], approved["Decidida por"], approved["Decidida el"]) == (
        "Aprobada",
        "Ana Gómez",
        dt.date(2026, 7, 2),
    )
    assert (returned["Decisión"], returned["Motivo de la decisión"]) == ("Devuelta", "Falta el comprobante")
    assert approved["Estado en SECOP II"] == "Enviado a la Entidad Estatal"
    assert approved["Origen del estado"] == "Plan de pagos de SECOP II"


def test_checklist_has_sign_and_word_and_pages(tables: dict[str, DataFrame]) -> None:
    checklist = tables["Lista de chequeo"]
    first = row(checklist, "CPS-001-2026")
    assert first["Seguridad social"] == "✔ Cumple"
    assert first["RUT"] == "– No aplica"
    assert first["Páginas"] == "Informe 1–3; Cuenta 4; Otros 5"
    assert row(checklist, "CPS-005-2026")["Certificación bancaria"] == "○ Falta"


def test_a_silent_contract_is_in_the_checklist(tables: dict[str, DataFrame]) -> None:
    silent = row(tables["Lista de chequeo"], "CPS-090-2026")
    assert silent["Resultado"] == "Sin cuenta este mes"
    assert pd.isna(silent["Informe de actividades"])


def test_findings_are_the_open_ones_of_versions_in_force(tables: dict[str, DataFrame]) -> None:
    findings = tables["Hallazgos"]
    assert list(findings["Contrato"]) == ["CPS-002-2026", "CPS-002-2026", "CPS-005-2026"]
    assert list(findings["Estado"]) == ["No cumple", "Por revisar", "Falta"]
    assert findings["Norma"].iloc[0] == "Ley 1150 de 2007, art. 23"


@pytest.mark.parametrize(
    ("scope", "pending", "sent", "checked"),
    [("pendientes", 3, 0, 4), ("enviadas", 0, 2, 2), ("todas", 3, 2, 6)],
)
def test_scope(scope: str, pending: int, sent: int, checked: int) -> None:
    tables = sheet_tables(books.full_month(scope))  # type: ignore[arg-type]
    assert [len(tables[name]) for name in ("Pendientes", "Enviadas", "Lista de chequeo")] == [
        pending,
        sent,
        checked,
    ]


def test_an_empty_month_has_tables_with_headings() -> None:
    for table in sheet_tables(books.book()).values():
        assert table.empty
        assert len(table.columns) >= 6


def test_each_counted_cuenta_is_in_one_sheet_of_those_who_are_paid(tables: dict[str, DataFrame]) -> None:
    paid = {name: list(tables[name]["Contrato"]) for name in ("Por pagar", "Faltan en SECOP II", "Pagadas")}
    assert paid == {
        "Por pagar": ["CPS-003-2026"],
        "Faltan en SECOP II": ["CPS-005-2026"],
        "Pagadas": ["CPS-004-2026"],
    }
    for name, why in (
        ("Sin decidir", {"CPS-001-2026": "Sin decidir; completa."}),
        ("Retenidas", {"CPS-002-2026": "Sin decidir; incompleta."}),
    ):
        assert dict(zip(tables[name]["Contrato"], tables[name]["Por qué"], strict=True)) == why


def test_the_data_has_a_line_for_each_cuenta_that_counts_and_adds_up(tables: dict[str, DataFrame]) -> None:
    data = tables["Datos"]
    assert sorted(data["Contrato"]) == [f"CPS-00{n}-2026" for n in (1, 2, 3, 4, 5)]
    everything = [tables[name]["Valor"].sum() for name in ("Pendientes", "Enviadas")]
    assert data["Valor"].sum() == sum(everything)
    assert row(data, "CPS-005-2026")["Certificación bancaria"] == "○ Falta"
    assert row(data, "CPS-001-2026")["Planilla PILA"] == "0900000001"
    assert row(data, "CPS-003-2026")["Banco"] == "Bancolombia", "not the state of the item of that name"


def test_the_hashes_are_of_every_file_also_of_those_in_no_sum(tables: dict[str, DataFrame]) -> None:
    hashes = tables["Huellas"]
    assert len(hashes) == 7
    assert "Por fuera de las sumas" in set(hashes["Situación"])
    assert hashes["Huella (SHA-256)"].iloc[0] == f"{1:064x}"


def test_chosen_cuentas_alone(tables: dict[str, DataFrame]) -> None:
    del tables
    chosen = dataclasses.replace(books.full_month(), only=frozenset({2, 3}))
    found = sheet_tables(chosen)
    assert [len(found[name]) for name in ("Pendientes", "Enviadas", "Datos", "Huellas", "Retenidas")] == [
        1, 1, 2, 2, 1,
    ]  # fmt: skip
    assert found["Sin presentar"].empty
    assert "CPS-090-2026" not in set(found["Lista de chequeo"]["Contrato"])


def test_waiting_is_told_by_its_first_day(tables: dict[str, DataFrame]) -> None:
    """How many days it has been would be another number tomorrow, in a workbook that is the same."""
    assert row(tables["Pendientes"], "CPS-001-2026")["Espera desde"] == dt.date(2026, 6, 29)
    assert pd.isna(row(tables["Enviadas"], "CPS-003-2026")["Espera desde"])


@pytest.mark.parametrize("title", list(COLUMNS))
def test_no_sheet_has_two_columns_of_one_name(title: str) -> None:
    """One would be filled with the other's values, and a table in a workbook takes no title twice."""
    for told in ([one.column.name for one in COLUMNS[title]], [one.title for one in COLUMNS[title]]):
        assert sorted(told) == sorted(set(told))
        assert all(told)
