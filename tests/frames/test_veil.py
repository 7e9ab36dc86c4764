"""What whoever only consults is told of people: every table, the workbook and the CSV, masked."""

from __future__ import annotations

import inspect
import io
import re
from collections.abc import Callable, Iterator
from typing import Any

import openpyxl
import pandas as pd
import pytest

from review import desk, frames
from review.errors import NotAllowed
from review.model import ItemKind, Month, PersonRole, Reach
from review.pipeline import read_folder
from review.sharing.export import csv_of, month_book, note_export
from review.sheets.month import month_bytes
from review.store import Store, export_rows
from tests.folders import write_contracts, write_cuenta
from tests.viewers import seen_by

MONTH = Month(2026, 6)
TABLES = [
    name
    for name in frames.__all__
    if callable(made := getattr(frames, name))
    and inspect.signature(made).return_annotation in ("pd.DataFrame", pd.DataFrame)
    and "store" in inspect.signature(made).parameters
]
OF_MONTH = ("compliance", "cut_load", "export_changes", "missing", "not_presented")
NEEDED: dict[str, tuple[Any, ...]] = {
    **dict.fromkeys(OF_MONTH, (MONTH,)),
    "pace": ("persona",),
    "longest": (MONTH, 8),
    "payable_in_order": (MONTH,),
}
pytestmark = pytest.mark.usefixtures("shared_reader")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    place = tmp_path_factory.mktemp("veil")
    papers = place / "cuentas"
    write_cuenta(papers / "1061700001 junio.pdf")
    write_cuenta(papers / "dos.pdf", contract="CPS-020-2026")
    write_contracts(papers)
    with Store.open(str(place / "a.db")) as store:
        read_folder(papers, store, processes=1)
        yield store


def secrets(store: Store) -> set[str]:
    """The numbers of people that were read: documents, accounts, planillas."""
    table = frames.fields(store)
    numbers = {
        re.sub(r"\D", "", str(one))
        for one in table[table["campo"].isin(["documento", "cuenta", "planilla", "nit"])]["valor"].dropna()
    }
    found = {one for one in numbers if len(one) >= 6}
    assert len(found) >= 3
    return found


def told(table: pd.DataFrame) -> str:
    """All that is in a table, with its numbers as they would be read."""
    return re.sub(r"(?<=\d)[. ](?=\d)", "", "\n".join(map(str, table.to_numpy().ravel())))


def test_there_are_tables_to_try() -> None:
    assert {"submissions", "fields", "findings", "payable", "contracts", "files"} <= set(TABLES)
    assert len(TABLES) > 20


@pytest.mark.parametrize("name", TABLES)
def test_no_table_tells_a_number_of_a_person_to_who_only_consults(whole: Store, name: str) -> None:
    made: Callable[..., pd.DataFrame] = getattr(frames, name)
    luz = seen_by(whole, PersonRole.CONSULTA)
    every, masked = made(whole, *NEEDED.get(name, ())), made(luz, *NEEDED.get(name, ()))
    assert list(masked.columns) == list(every.columns)
    assert list(masked.dtypes) == list(every.dtypes)
    assert len(masked) == len(every)
    assert [one for one in secrets(whole) if one in told(masked)] == []
    assert told(made(seen_by(whole, PersonRole.REVISOR), *NEEDED.get(name, ()))) == told(every)


def test_money_days_names_and_contracts_stay(whole: Store) -> None:
    luz = seen_by(whole, PersonRole.CONSULTA)
    every, masked = frames.submissions(whole), frames.submissions(luz)
    for name in ("contrato", "contratista", "valor", "fecha_cuenta", "resultado", "sha256"):
        assert masked[name].equals(every[name]), name
    fields = frames.fields(luz)
    values = fields[(fields["item"] == ItemKind.CUENTA) & (fields["campo"] == "valor")]["valor"]
    assert set(values) == {"1800000"}


def test_what_is_made_of_masked_tables_is_worked_out_of_whole_ones(whole: Store) -> None:
    """Two people whose documents end alike are two people still."""
    luz = seen_by(whole, PersonRole.CONSULTA)
    for name in ("balance", "payments"):
        every, masked = getattr(frames, name)(whole), getattr(frames, name)(luz)
        assert masked["contrato"].tolist() == every["contrato"].tolist()


def test_neither_workbook_nor_csv_tells_one(whole: Store) -> None:
    luz = seen_by(whole, PersonRole.CONSULTA)
    book = month_book(luz, MONTH, "todas", "Luz")
    content = month_bytes(book)
    note_export(luz, book, content, "Luz")
    last = export_rows.last_told(luz, MONTH)
    assert last is not None
    assert last[1] == "Luz", "that it was exported is nobody's secret; what was in it is"
    with pytest.raises(NotAllowed):
        export_rows.last_whole(luz, MONTH)
    sheets = openpyxl.load_workbook(io.BytesIO(content)).worksheets
    cells = "\n".join(
        str(cell) for sheet in sheets for row in sheet.iter_rows(values_only=True) for cell in row
    )
    assert "CPS-020-2026" in cells
    for text in (cells, csv_of(book).decode("utf-8-sig")):
        joined = re.sub(r"(?<=\d)[. ](?=\d)", "", text)
        assert [one for one in secrets(whole) if one in joined] == []
    everything = month_bytes(month_book(seen_by(whole, PersonRole.FINANZAS), MONTH, "todas", "Pía"))
    assert len(everything) > 0


def test_what_is_not_masked_is_not_told_at_all(whole: Store) -> None:
    luz = seen_by(whole, PersonRole.CONSULTA)
    for asked in (
        lambda: desk.submission(luz, 1),
        lambda: desk.preliquidation(luz, 1),
        lambda: frames.rps_of_each(luz),
        lambda: desk.history(luz, 1),
    ):
        with pytest.raises(NotAllowed, match="datos personales"):
            asked()


def test_who_sees_some_cuentas_masked_sees_only_those(whole: Store) -> None:
    luz = seen_by(whole, PersonRole.CONSULTA, Reach(numbers=("CPS-020-2026",)))
    assert frames.submissions(luz)["contrato"].tolist() == ["CPS-020-2026"]
    assert frames.months(luz) == frames.months(whole)
