"""Dates of lists that a spreadsheet may have turned: what the columns prove, and what stays open."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl
import pytest

from review.contracts import ContractBook, load_contracts

SECOP = ["Referencia del Contrato", "ID Contrato", "Fecha de Firma"]
SECOP += ["Fecha de Inicio del Contrato", "Fecha de Fin del Contrato"]
Day = str | int | dt.date | None


def book_of(path: Path, head: list[str], *rows: list[Day]) -> ContractBook:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in (head, *rows):
        book.active.append(row)
    book.save(path / "lista.xlsx")
    return load_contracts(path / "lista.xlsx")


def secop(path: Path, *rows: list[Day]) -> ContractBook:
    numbered = ([f"CD-{n}-2026", f"CO1.PCCNTR.{n}", *row] for n, row in enumerate(rows, 31))
    return book_of(path, SECOP, *numbered)


def own(path: Path, *rows: list[Day]) -> ContractBook:
    numbered = ([f"CD-{n}-2026", *row] for n, row in enumerate(rows, 31))
    return book_of(path, ["contrato", "fecha inicio", "fecha fin"], *numbered)


def starts(book: ContractBook) -> list[dt.date | None]:
    return [contract.start for contract in book.contracts]


def day(month: int, number: int) -> dt.date:
    return dt.date(2026, month, number)


def test_what_was_turned_is_turned_back_where_the_rest_proves_it(tmp_path: Path) -> None:
    """Of an export in month/day/year the spreadsheet took `02/05/2026` for 2 May and left `12/31/2026`."""
    rows: list[list[Day]] = [
        ["01/28/2026", day(5, 2), "12/31/2026"],
        ["01/30/2026", "02/16/2026", day(10, 11)],
    ]
    book = secop(tmp_path, *rows)
    assert starts(book) == [day(2, 5), day(2, 16)]
    assert book.contracts[1].end == day(11, 10)
    assert [note.partition(":")[0] for note in book.notes] == [
        "Columna «Fecha de Inicio del Contrato»",
        "Columna «Fecha de Fin del Contrato»",
    ]
    assert all("se devolvieron a su orden" in note for note in book.notes)


def test_a_column_without_texts_is_proven_by_its_neighbours(tmp_path: Path) -> None:
    book = secop(tmp_path, ["01/28/2026", day(5, 2), "12/31/2026"], ["01/28/2026", day(9, 2), "12/31/2026"])
    assert starts(book) == [day(2, 5), day(2, 9)]


@pytest.mark.parametrize(
    "other",
    [
        day(3, 25),  # somebody typed dates in it
        "04/05/2026",  # the spreadsheet left what it could have turned
    ],
)
def test_what_is_not_proven_stays_open(tmp_path: Path, other: Day) -> None:
    book = secop(tmp_path, [None, day(5, 2), None], [None, "02/16/2026", None], [None, other, None])
    assert starts(book)[0] is None
    assert starts(book)[1] == day(2, 16)
    assert any(
        "Fila 2" in note and "el 5 de febrero de 2026 o el 2 de mayo de 2026" in note for note in book.notes
    )


@pytest.mark.parametrize("left_over", ["12/31/2026", "31/12/2026"])
def test_a_list_of_the_entity_is_not_turned_back(tmp_path: Path, left_over: str) -> None:
    """Somebody may have typed the one or the other: the dates that may be two are left blank."""
    book = own(tmp_path, [day(5, 2), left_over], [day(6, 6), left_over])
    assert starts(book) == [None, day(6, 6)]
    assert [contract.end for contract in book.contracts] == [day(12, 31)] * 2
    assert any("Escríbalas AAAA-MM-DD" in note for note in book.notes)


@pytest.mark.parametrize(
    "others",
    [
        [day(5, 20), "31/12/2026"],  # a true date that nobody can have turned
        [day(5, 3), day(12, 31)],
        ["03/05/2026", "31/12/2026"],  # texts that the spreadsheet would have turned
    ],
)
def test_true_dates_are_believed_where_nothing_speaks_against_them(tmp_path: Path, others: list[Day]) -> None:
    book = own(tmp_path, [day(5, 2), others[1]], others)
    assert starts(book)[0] == day(5, 2)
    assert book.notes == ()


def test_dates_that_a_program_printed_count_as_true_dates(tmp_path: Path) -> None:
    path = tmp_path / "c.csv"
    path.write_text(
        "Referencia del Contrato,ID Contrato,Fecha de Inicio del Contrato\n"
        "CD-31-2026,CO1.PCCNTR.31,2026-05-02 00:00:00\nCD-32-2026,CO1.PCCNTR.32,02/16/2026\n"
    )
    assert starts(load_contracts(path)) == [day(2, 5), day(2, 16)]


def test_a_column_that_goes_both_ways_is_not_guessed(tmp_path: Path) -> None:
    book = own(
        tmp_path, ["25/02/2026", None], ["02/26/2026", None], ["03/02/2026", None], ["04/04/2026", None]
    )
    assert starts(book) == [day(2, 25), day(2, 26), None, day(4, 4)]
    assert any("unas fechas van día/mes/año y otras mes/día/año" in note for note in book.notes)


def test_an_end_before_its_start_leaves_both_open(tmp_path: Path) -> None:
    book = own(tmp_path, [day(11, 2), day(9, 30)], [day(1, 15), day(7, 14)])
    assert (book.contracts[0].start, book.contracts[0].end) == (None, None)
    assert (book.contracts[1].start, book.contracts[1].end) == (day(1, 15), day(7, 14))
    assert book.notes == (
        "Fila 2: la fecha final (2026-09-30) es anterior a la inicial (2026-11-02); se dejaron en blanco. "
        "Revise las dos. Puede que la hoja de cálculo haya cambiado el día por el mes.",
    )


def test_a_start_before_the_signature_that_may_be_turned(tmp_path: Path) -> None:
    """All days are early, so that no text was left over to tell; the signature does."""
    book = secop(tmp_path, [day(3, 3), day(1, 7), day(12, 12)], [day(3, 3), day(4, 5), day(12, 12)])
    assert starts(book) == [None, day(4, 5)]
    assert any("anterior a la de la firma (2026-03-03)" in note for note in book.notes)


def test_a_start_that_was_late_signed_is_kept(tmp_path: Path) -> None:
    book = secop(tmp_path, [day(3, 3), day(2, 27), day(12, 12)])
    assert starts(book) == [day(2, 27)]
    assert book.notes == ()
