"""What an analyst calls: `review.read`, `review.load` and `review.page_tables`."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib import colors
from reportlab.platypus import SimpleDocTemplate, Table, TableStyle

import review
from review.catalogue.table_columns import TABLES
from review.errors import PageUnavailable
from tests.folders import write_contracts, write_cuenta

pytestmark = pytest.mark.usefixtures("shared_reader")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_cuenta(tmp_path / "cuentas" / "uno.pdf")
    write_contracts(tmp_path / "cuentas")
    return tmp_path / "cuentas"


def test_one_file(folder: Path) -> None:
    alone = review.read(folder / "uno.pdf")
    assert alone.judgement.payment == 1
    assert (
        review.read(str(folder / "uno.pdf"), str(folder / "contratos.csv")).judgement.contract
        == "CPS-014-2026"
    )


def test_a_folder_as_tables(folder: Path) -> None:
    tables = review.load(folder)
    for name in ("submissions", "pages", "fields", "findings", "contracts", "payments", "payable"):
        assert list(getattr(tables, name).columns) == list(TABLES[name][1]), name
        assert not getattr(tables, name).empty
    assert set(tables.findings["submission_id"]) == set(tables.submissions["id"])
    assert tables.report.read == 1


def test_a_database_is_kept_and_only_this_folder_is_told(folder: Path, tmp_path: Path) -> None:
    write_cuenta(tmp_path / "otras" / "dos.pdf", contract="CPS-020-2026")
    database = tmp_path / "a.db"
    review.load(folder, database=database)
    other = review.load(tmp_path / "otras", database=database)
    assert list(other.submissions["archivo"]) == ["dos.pdf"]
    assert list(other.contracts["contrato"]) == ["CPS-014-2026", "CPS-020-2026"], "known to the database"
    assert review.load(folder, database=database).report.unchanged == 1


def test_the_ruled_tables_of_a_page(tmp_path: Path) -> None:
    path = tmp_path / "tabla.pdf"
    table = Table([["AFP", "$ 288.000"], ["EPS", "$ 225.000"]])
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black)]))
    SimpleDocTemplate(str(path)).build([table])
    [found] = review.page_tables(path, 1)
    assert found.to_numpy().tolist() == [["AFP", "$ 288.000"], ["EPS", "$ 225.000"]]
    with pytest.raises(PageUnavailable):
        review.page_tables(path, 2)
