"""The tables everybody reads: their columns, and their sums."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pandas as pd
import pytest

from review import frames
from review.catalogue import cuenta_columns, table_columns
from review.catalogue.column import Column
from review.model import Month, Verdict
from review.store import Store, opinions
from tests.store.filled import contract, filled, submission

JUNE, JULY = Month(2026, 6), Month(2026, 7)
TABLES = {
    frames.submissions: cuenta_columns.SUBMISSIONS,
    frames.pages: cuenta_columns.PAGES,
    frames.fields: cuenta_columns.FIELDS,
    frames.findings: cuenta_columns.FINDINGS,
    frames.contracts: table_columns.CONTRACTS,
    frames.payments: table_columns.PAYMENTS,
    frames.payable: table_columns.PAYABLE,
    frames.balance: table_columns.BALANCE,
    frames.budget: table_columns.BUDGET,
    frames.files: table_columns.FILES,
    frames.jobs: table_columns.JOBS,
    frames.compliance_by_month: table_columns.COMPLIANCE_BY_MONTH,
}
BY_MONTH = {
    frames.compliance: table_columns.COMPLIANCE,
    frames.export_changes: table_columns.EXPORT_CHANGES,
    frames.missing: table_columns.MISSING,
    frames.not_presented: table_columns.NOT_PRESENTED,
}


def types(table: pd.DataFrame) -> dict[str, str]:
    return {str(name): str(dtype) for name, dtype in table.dtypes.items()}


def expected(spec: dict[str, Column]) -> dict[str, str]:
    return {name: column.dtype for name, column in spec.items()}


def test_an_empty_database_gives_every_table_with_its_columns_and_types(tmp_path: Path) -> None:
    with Store.open(str(tmp_path / "a.db")) as store:
        for function, spec in TABLES.items():
            table = function(store)
            assert table.empty
            assert types(table) == expected(spec), function.__name__
        for by_month, spec in BY_MONTH.items():
            assert types(by_month(store, JUNE)) == expected(spec)
        assert frames.months(store) == []


def test_every_column_says_what_it_holds() -> None:
    assert len(table_columns.TABLES) >= 12
    assert all(column.about for _, spec in table_columns.TABLES.values() for column in spec.values())


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """K1: June (two versions) and July, paid and approved; K2: June, fails; K3: billed nothing."""
    opened = filled(
        tmp_path,
        [
            submission(1, versions=2, current=False, value=1),
            submission(2, contract="K1", contract_key="K1", versions=2, secop_state="pagado"),
            submission(3, contract="K1", contract_key="K1", period="2026-07", payment=2),
            submission(
                4,
                contract="K2",
                contract_key="K2",
                result="incompleta",
                rut="falta",
                banco="no_cumple",
                value=None,
            ),
            submission(5, contract=None, contract_key=None, period=None, payment=None, value=None),
            submission(6, contract="K2", contract_key="K2", present=False, current=False),
            submission(
                7, contract="K9", contract_key="K9", result="por_revisar", rut="por_revisar", value=500
            ),
        ],
        [
            contract("K1", contractor="LUZ", entity="MUNICIPIO", supervisor="ANA", total_value=10_000_000),
            contract("K2", contractor="EVA"),
            contract("K3", contractor="IVO", start=dt.date(2026, 7, 15), end=dt.date(2026, 12, 31)),
        ],
    )
    opinions.append(
        opened,
        "decisions",
        [
            {
                "submission_id": 2,
                "verdict": verdict,
                "reason": "",
                "author": "Ana",
                "sha256": "x",
                "rules_version": "1",
            }
            for verdict in (Verdict.DEVUELTA.value, Verdict.APROBADA.value)
        ],
        at=dt.datetime(2026, 7, 2, 3, 0, tzinfo=dt.UTC),
    )
    return opened


def test_two_people_with_the_same_number_are_kept_apart(tmp_path: Path) -> None:
    cuentas = [
        submission(1, contract_key="K", document="11111", value=100),
        submission(2, contract_key="K", document="22222", value=200),
    ]
    lists = [
        contract("K", document="11111", contractor="ANA"),
        contract("K", document="22222", contractor="EVA"),
    ]
    table = frames.balance(filled(tmp_path, cuentas, lists))
    assert list(zip(table["contratista"], table["cobrado"], strict=True)) == [("ANA", 100), ("EVA", 200)]


def test_months_newest_first(store: Store) -> None:
    assert frames.months(store) == [JULY, JUNE]


def test_submissions_of_a_month_with_what_is_in_force(store: Store) -> None:
    table = frames.submissions(store, JUNE, on=dt.date(2026, 7, 10)).set_index("id")
    assert list(table.index) == [1, 2, 4, 7]
    row = table.loc[2]
    assert (row["entidad"], row["supervisor"]) == ("MUNICIPIO", "ANA")
    assert (row["decision"], row["decidido_por"]) == ("aprobada", "Ana")
    assert row["decidido_en"] == pd.Timestamp("2026-07-01 22:00"), "in Colombian time"
    assert pd.isna(row["dias_espera"])
    assert table.loc[4, "dias_espera"] == 10
    assert len(frames.submissions(store)) == 6, "those without month too; not those gone from their folder"


def test_days_of_waiting_count_from_arrival_without_a_date_and_never_below_zero(tmp_path: Path) -> None:
    store = filled(
        tmp_path, [submission(1, account_date=None), submission(2, account_date=dt.date(2027, 1, 1))]
    )
    assert list(frames.submissions(store, on=dt.date(2026, 7, 4))["dias_espera"]) == [3, 0]


def test_compliance_of_a_month(store: Store) -> None:
    table = frames.compliance(store, JUNE)
    assert list(table["contrato"]) == ["K1", "K2", "K9"], "K3 had not begun"
    assert list(table["submission_id"]) == [2, 4, 7]
    assert list(table["rut"]) == ["cumple", "falta", "por_revisar"]
    july = frames.compliance(store, JULY).set_index("contrato")
    assert dict(july["resultado"]) == {"K1": "completa", "K2": "sin_cuenta", "K3": "sin_cuenta"}
    assert pd.isna(july.loc["K3", "submission_id"])


def test_compliance_by_month(store: Store) -> None:
    table = frames.compliance_by_month(store).set_index("contrato")
    assert list(table.columns[-2:]) == ["2026-06", "2026-07"]
    assert list(table.loc["K1"].iloc[-2:]) == ["completa", "completa"]
    assert list(table.loc["K2"].iloc[-2:]) == ["incompleta", "sin_cuenta"]
    assert pd.isna(table.loc["K3", "2026-06"])


def test_payments_are_those_in_force(store: Store) -> None:
    table = frames.payments(store, JUNE)
    assert list(table["submission_id"]) == [2, 4, 7]
    assert list(table["pendiente"]) == [False, True, True]


def test_balance_counts_each_cuenta_once(store: Store) -> None:
    table = frames.balance(store).set_index("contrato")
    assert list(table.index) == ["K1", "K2", "K3", "K9"]
    row = table.loc["K1"]
    assert (row["cuentas"], row["cobrado"], row["aprobado"], row["pagado"]) == (
        2,
        3_600_000,
        1_800_000,
        1_800_000,
    )
    assert (row["pendiente"], row["porcentaje"], row["ultimo_periodo"]) == (6_400_000, 36.0, "2026-07")
    assert pd.isna(table.loc["K2", "pendiente"])
    assert table.loc["K2", "cobrado"] == 0


def test_what_fails_most_comes_first(store: Store) -> None:
    table = frames.missing(store, JUNE)
    told = set(zip(table["item"], table["estado"], table["cuantas"], strict=True))
    assert told == {("banco", "no_cumple", 1), ("rut", "falta", 1), ("rut", "por_revisar", 1)}
    assert list(table["cuantas"]) == sorted(table["cuantas"], reverse=True)
