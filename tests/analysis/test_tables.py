"""What an analyst calls for tables: `review.load`, `review.page_tables`, and the files of them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest
from openpyxl import load_workbook
from reportlab.lib import colors
from reportlab.platypus import SimpleDocTemplate, Table, TableStyle

import review
from review import desk
from review.analysis import kept_folders
from review.analysis.parquet_files import ABOUT
from review.analysis.tables import LOADED, Tables
from review.catalogue.table_columns import TABLES
from review.errors import BadArgument, OutputUnwritable, PageUnavailable
from review.frames import frame
from review.model import ItemKind, Verdict
from review.store import Store
from tests.conftest import nothing_read
from tests.folders import write_contracts, write_cuenta, write_scan

pytestmark = pytest.mark.usefixtures("shared_reader")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_cuenta(tmp_path / "cuentas" / "uno.pdf")
    write_contracts(tmp_path / "cuentas")
    return tmp_path / "cuentas"


def assert_as_catalogued(tables: Tables) -> None:
    for name in LOADED:
        table, spec = getattr(tables, name), TABLES[name][1]
        assert list(table.columns) == list(spec), name
        assert [str(kind) for kind in table.dtypes] == [column.dtype for column in spec.values()], name


def test_a_folder_as_tables(folder: Path) -> None:
    tables = review.load(folder)
    assert_as_catalogued(tables)
    for name in LOADED:
        assert getattr(tables, name).empty == (name in ("decisions", "doubts", "obligaciones")), name
    assert set(tables.findings["submission_id"]) == set(tables.submissions["id"])
    assert tables.report.read == 1
    assert tables.cuentas is tables.submissions
    assert tables.months == ["2026-06"]


def test_a_folder_without_cuentas_gives_the_same_tables_empty(tmp_path: Path) -> None:
    (tmp_path / "nada").mkdir()
    tables = review.load(tmp_path / "nada")
    assert_as_catalogued(tables)
    assert all(getattr(tables, name).empty for name in LOADED)
    tables.parquet(tmp_path)
    assert "«nada»" in repr(tables)


def test_items_tell_what_the_other_tables_do(folder: Path) -> None:
    tables = review.load(folder)
    items = tables.items.set_index("item")
    assert list(items.index) == [kind.value for kind in ItemKind]
    one = tables.submissions.iloc[0]
    assert dict(items["estado"]) == {kind.value: one[kind.value] for kind in ItemKind}
    assert items.loc["cuenta", "paginas"] == 1
    assert items.loc["cuenta", "campos"] == len(tables.fields[tables.fields["item"] == "cuenta"]) > 0
    assert items.loc["rut", "paginas"] == 0
    wrong = tables.findings[tables.findings["estado"].isin(["no_cumple", "falta", "por_revisar"])]
    assert items["por_corregir"].sum() == len(wrong) > 0


def test_decisions_are_all_of_them_and_say_which_is_in_force(folder: Path, tmp_path: Path) -> None:
    database = tmp_path / "a.db"
    number = int(review.load(folder, database=database).submissions["id"].iloc[0])
    with Store.open(str(database)) as store:
        desk.decide(store, number, Verdict.DEVUELTA, "Falta todo", "Ana Solarte")
        desk.decide(store, number, Verdict.INCOMPLETA, "Falta algo", "Ana Solarte")
    tables = review.load(folder, database=database)
    assert_as_catalogued(tables)
    told = tables.decisions
    assert list(told["decision"]) == ["devuelta", "incompleta"]
    assert list(told["vigente"]) == [False, True]
    assert list(told["archivo"]) == ["uno.pdf", "uno.pdf"]
    assert told["cuando"].is_monotonic_increasing


def test_doubts_are_those_that_the_desk_would_ask(tmp_path: Path) -> None:
    write_scan(tmp_path / "cuentas" / "escaneo.pdf", ("HOJA SUELTA", "sin título ni valor"))
    tables = review.load(tmp_path / "cuentas")
    assert_as_catalogued(tables)
    assert list(tables.doubts["clase"]) == ["pagina"]
    assert list(tables.doubts["archivo"]) == ["escaneo.pdf"]
    assert list(tables.doubts["pagina"]) == [1]


def test_a_folder_is_kept_by_its_content_until_it_is_forgotten(folder: Path, cache: Path) -> None:
    first = review.load(folder)
    (folder / "uno.pdf").rename(folder / "otro nombre.pdf")
    with nothing_read():
        again = review.load(folder)
    assert list(again.submissions["archivo"]) == ["otro nombre.pdf"]
    assert again.database == first.database
    pd.testing.assert_series_equal(again.submissions["sha256"], first.submissions["sha256"])
    assert all(path.stat().st_mode & 0o077 == 0 for path in cache.rglob("*"))
    assert review.forget(folder) == 1
    assert review.forget() == 0
    assert [path for path in cache.rglob("*") if path.is_file() and path.name != "frescura.json"] == []
    assert review.load(folder).report.read == 1


def test_what_is_told_of_a_folder_depends_on_no_other(folder: Path, tmp_path: Path) -> None:
    alone = review.load(folder, keep=False)
    shutil.copytree(folder, tmp_path / "otra")
    review.load(tmp_path / "otra")
    after = review.load(folder)
    pd.testing.assert_frame_equal(after.findings, alone.findings)
    assert list(after.contracts["contrato"]) == list(alone.contracts["contrato"])


def test_another_list_of_contracts_is_not_remembered(folder: Path, tmp_path: Path) -> None:
    other = write_contracts(tmp_path, monthly=2_000_000)
    (folder / "contratos.csv").unlink()
    assert len(review.load(folder, contracts=other).contracts) == 2
    assert review.load(folder).contracts.empty


def test_the_oldest_of_too_many_folders_is_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cache: Path
) -> None:
    monkeypatch.setattr(kept_folders, "MOST_KEPT", 2)
    for name in ("a", "b", "c"):
        (tmp_path / name).mkdir()
        review.load(tmp_path / name)
    assert len(list(cache.rglob("*.db"))) == 2
    assert review.forget(tmp_path / "c") == 1


def test_without_keeping_nothing_stays(folder: Path, cache: Path) -> None:
    tables = review.load(folder, keep=False)
    assert list(cache.rglob("*.db")) == []
    assert tables.database is None
    with pytest.raises(BadArgument, match="keep=False"):
        tables.workbook("2026-06", folder / "x.xlsx")


def test_a_database_is_kept_and_only_this_folder_is_told(folder: Path, tmp_path: Path) -> None:
    write_cuenta(tmp_path / "otras" / "dos.pdf", contract="CPS-020-2026")
    database = tmp_path / "a.db"
    review.load(folder, database=database)
    other = review.load(tmp_path / "otras", database=database)
    assert list(other.submissions["archivo"]) == ["dos.pdf"]
    assert list(other.contracts["contrato"]) == ["CPS-014-2026", "CPS-020-2026"], "known to the database"
    assert review.load(folder, database=database).report.unchanged == 1


def test_parquet_has_the_same_rows_and_says_what_each_column_is(folder: Path, tmp_path: Path) -> None:
    tables = review.load(folder)
    written = tables.parquet(tmp_path)
    assert [path.name for path in written] == [f"{name}.parquet" for name in LOADED]
    for name, path in zip(LOADED, written, strict=True):
        about, spec = TABLES[name]
        schema = pq.read_schema(path)
        assert schema.metadata[ABOUT].decode() == about
        assert {one.name: one.metadata[ABOUT].decode() for one in schema} == {
            column.name: column.about for column in spec.values()
        }
        back = frame(spec, pd.read_parquet(path).astype(object).to_dict("records"))
        pd.testing.assert_frame_equal(back, getattr(tables, name), obj=name)
    with pytest.raises(OutputUnwritable):
        tables.parquet(tmp_path / "no hay")


def test_the_workbook_of_a_month(folder: Path, tmp_path: Path) -> None:
    tables = review.load(folder)
    place = tables.workbook("2026-06", tmp_path / "junio.xlsx")
    assert "Hallazgos" in load_workbook(place).sheetnames
    with pytest.raises(BadArgument, match="Meses con cuentas: 2026-06"):
        tables.workbook("2026-07", tmp_path / "julio.xlsx")


def test_a_notebook_is_shown_what_there_is(tmp_path: Path) -> None:
    place = tmp_path / "<b>raro</b>"
    write_cuenta(place / "<script>x.pdf")
    (place / "<script>vacio.pdf").write_bytes(b"")
    told = review.load(place, keep=False)
    shown = told._repr_html_()
    assert "<script" not in shown
    assert "<b>raro" not in shown
    assert "&lt;script&gt;vacio.pdf" in shown
    assert "findings" in shown
    assert len(repr(told)) < 300


def test_the_ruled_tables_of_a_page(tmp_path: Path) -> None:
    path = tmp_path / "tabla.pdf"
    table = Table([["AFP", "$ 288.000"], ["EPS", "$ 225.000"]])
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black)]))
    SimpleDocTemplate(str(path)).build([table])
    [found] = review.page_tables(path, 1)
    assert found.to_numpy().tolist() == [["AFP", "$ 288.000"], ["EPS", "$ 225.000"]]
    with pytest.raises(PageUnavailable):
        review.page_tables(path, 2)
