"""A month out of the database into its workbook."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from review.export import month_book
from review.model import ItemKind, Month
from review.rules import RULES_VERSION
from review.sheets.month import month_bytes, sheet_tables
from review.sheets.tables import MonthTables
from review.store import Store
from review.store import schema as t

JUNE = Month(2026, 6)
NOW = dt.datetime(2026, 7, 4, 2, 0, tzinfo=dt.UTC)  # still 3 July in Colombia


def submission(number: int, **changes: Any) -> dict[str, Any]:
    return {
        "id": number,
        "folder_id": 1,
        "archivo": f"{number}.pdf",
        "sha256": f"{number:064x}",
        "lectura": "leido",
        "present": True,
        "received": NOW - dt.timedelta(days=3),
        "contract": f"CPS-00{number}-2026",
        "contract_key": f"cps {number} 2026",
        "document": "0012345",
        "contractor": "LUZ DARY RÍOS",
        "payment": 1,
        "period": "2026-06",
        "value": 2_000_000,
        "account_date": dt.date(2026, 6, 30),
        "machine_result": "completa",
        "result": "completa",
        **dict.fromkeys((item.value for item in ItemKind), "cumple"),
        "secop_state": "sin_confirmar",
        "secop_source": "ninguna",
        "current": True,
        "versions": 1,
        "copies": 0,
        "finding_count": 0,
        "rules_version": "1",
        "judged_with": "1",
        "judged_at": NOW,
    } | changes


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    rows = [
        submission(1),
        submission(2, secop_state="enviado", secop_source="a_mano"),
        submission(3, period="2026-05"),
        submission(4, period=None, lectura="cifrado", reason="Tiene contraseña.", result="ilegible"),
    ]
    with Store.open(str(tmp_path / "prueba.db")) as opened:
        with opened.writing() as connection:
            connection.execute(t.FOLDERS.insert(), {"id": 1, "path": "/cuentas", "contracts_notes": []})
            for row in rows:
                connection.execute(
                    t.DOCUMENTS.insert(),
                    {
                        "sha256": row["sha256"],
                        "reader_version": "1",
                        "size": 1,
                        "lectura": row["lectura"],
                        "page_count": 1,
                        "picture_pages": 0,
                        "failed_pages": 0,
                        "sheets": [],
                        "read_at": NOW,
                    },
                )
                connection.execute(t.SUBMISSIONS.insert(), row)
            connection.execute(
                t.FIELDS.insert(),
                [
                    {
                        "submission_id": n,
                        "item": "cuenta",
                        "name": "cuenta",
                        "value": f"00{n}",
                        "corrected": False,
                    }
                    for n in (1, 3)
                ],
            )
        yield opened


def test_the_book_holds_the_month_and_the_files_without_month(store: Store) -> None:
    book = month_book(store, JUNE, "todas", "Ana Gómez", made_at=NOW)
    assert list(book.submissions["archivo"]) == ["1.pdf", "2.pdf", "4.pdf"]
    assert set(book.fields["submission_id"]) == {1}
    assert (book.rules_version, book.source, book.made_by) == (RULES_VERSION, "/cuentas", "Ana Gómez")
    tables = sheet_tables(book)
    assert list(tables["Pendientes"]["Cuenta bancaria"]) == ["001"]
    assert list(tables["Pendientes"]["Días de espera"]) == [3]
    assert list(tables["Enviadas"]["Contrato"]) == ["CPS-002-2026"]
    assert MonthTables(book).aside == [("4.pdf", "Tiene contraseña.")]


@pytest.mark.parametrize("month", [JUNE, Month(2031, 1)])
def test_the_workbook_of_any_month_can_be_written(store: Store, month: Month) -> None:
    workbook = load_workbook(io.BytesIO(month_bytes(month_book(store, month, "todas", "Ana"))))
    assert workbook.sheetnames[0] == "Resumen"
