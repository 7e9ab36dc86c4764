"""The damage that spreadsheets do to a CSV: what is mended, and what is left out and told."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from review.sheets.delimited import parse

HEAD = ["contrato", "contratista", "objeto", "valor"]
ROWS = [
    ["CPS-21-2026", "Rosa Inventada", 'Apoyo al "Plan", y lo demás', "100"],
    ["CPS-22-2026", "Saúl Inventado", "Atender;\narchivar", "200"],
    ["CPS-23-2026", "Tulia Inventada", "Aseo", "300"],
]


def known(row: Sequence[str]) -> int:
    return sum(cell.strip().lower() in HEAD for cell in row)


def as_csv(rows: Sequence[Sequence[str]], delimiter: str = ",", quoting: int = csv.QUOTE_MINIMAL) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, quoting=quoting).writerows(rows)
    return text.getvalue()


def test_the_delimiter_is_the_one_that_shows_the_headings() -> None:
    """Cells full of bars and line breaks look steadier than the true columns."""
    rows = [HEAD, ["CPS-21-2026", "a|b", "|\n|\n|\n|", "\n|"]]
    assert parse(as_csv(rows), known).rows == tuple(rows)


@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_sound_quotes_are_left_alone(delimiter: str, quoting: int) -> None:
    found = parse(as_csv([["Contratos"], [], HEAD, *ROWS], delimiter, quoting), known)
    assert (found.rows[2:], found.notes) == ((HEAD, *ROWS), ())


def test_an_unclosed_quote_swallows_no_rows() -> None:
    text = 'contrato,contratista,objeto,valor\nA-1,Rosa,"Aseo,1\nA-2,Saúl,"x, y",2\nA-3,Tulia,z,3\n'
    found = parse(text, known)
    assert [row[0] for row in found.rows[1:]] == ["A-1", "A-2", "A-3"]
    assert [row[2] for row in found.rows[1:]] == ["Aseo", "x, y", "z"]
    assert found.notes == ("Fila 2: una comilla quedó sin cerrar; se leyó el renglón sin ella. Revíselo.",)


@pytest.mark.parametrize(
    "text",
    [
        'contrato;contratista;objeto;valor\r\n"A-1";"Rosa";"Aseo;"1"\r\n"A-2";"Saúl";"x";"2"\r\n',
        # closed by the first quote of another row
        'contrato,contratista,objeto,valor\nA-1,Rosa,"Aseo,1\nA-2,"Saúl",x,2\n',
        # closed as if it were right, two rows further down
        'contrato,contratista,objeto,valor\nA-1,Rosa,"Aseo,1\nA-2,Saúl,x",2\n',
        'contrato,contratista,objeto,valor\nA-2,Saúl,x,2\nA-1,Rosa,Aseo,"1\n',
    ],
)
def test_wherever_the_quote_closes_each_row_is_one(text: str) -> None:
    found = parse(text, known)
    assert sorted(row[0] for row in found.rows[1:]) == ["A-1", "A-2"]
    assert all(len(row) == len(HEAD) for row in found.rows)
    assert len(found.notes) == 1


@pytest.mark.parametrize(
    "heading",
    [
        'contrato,contratista,"objeto,valor',
        '"contrato,contratista,objeto,valor',
        'contrato,"contratista"",objeto,valor',
    ],
)
def test_an_unclosed_quote_in_the_headings_hides_no_column(heading: str) -> None:
    found = parse(f"{heading}\nA-1,Rosa,x,1\nA-2,Saúl,y,2\n", known)
    assert found.rows == (HEAD, ["A-1", "Rosa", "x", "1"], ["A-2", "Saúl", "y", "2"])
    assert found.notes == (
        "Una comilla de los encabezados quedó sin cerrar; se leyeron sin ella. Revíselos.",
    )


def test_what_cannot_be_told_apart_is_left_out_and_told() -> None:
    """Where the open cell holds commas of its own nothing says where it ends; the others keep their rows."""
    text = 'contrato,contratista,objeto,valor\nA-1,Rosa,"uno, dos y tres,1\nA-2,Saúl,x,2\n'
    found = parse(text, known)
    assert found.rows[1:] == ([], ["A-2", "Saúl", "x", "2"])
    assert len(found.notes) == 1
    assert found.notes[0].startswith("Fila 2: por sus comillas")


def test_the_rest_of_a_lost_row_is_no_row() -> None:
    text = 'contrato,contratista,objeto,valor\nA-1,Rosa,"El "gran\nplan",1\nA-2,Saúl,x,2\n'
    found = parse(text, known)
    assert found.rows[1:] == ([], [], ["A-2", "Saúl", "x", "2"])
    assert [note[:7] for note in found.notes] == ["Fila 2:", "Fila 3:"]


def test_quotes_inside_a_cell_that_were_not_doubled() -> None:
    text = 'contrato;contratista;objeto;valor\nA-1;Rosa;"El "gran" plan";1\nA-2;Saúl;x;2\n'
    assert [len(row) for row in parse(text, known).rows] == [4, 4, 4]


def test_lines_saved_again_whole_inside_quotes() -> None:
    """A spreadsheet that does not cut at commas keeps each line in one cell, and quotes it once more."""
    lines = [as_csv([row]).rstrip("\r\n") for row in (HEAD, *ROWS)]
    found = parse(as_csv([[line] for line in lines], quoting=csv.QUOTE_ALL), known)
    assert found.rows == (HEAD, *ROWS)
    assert len(found.notes) == 1
    assert found.notes[0].startswith("Renglones que venían enteros entre comillas: 4.")


def test_only_the_lines_with_quotes_saved_again() -> None:
    """Saved with semicolons, only the lines that held quotes are quoted once more; the others stay."""
    found = parse(as_csv([[",".join(HEAD)], [as_csv([ROWS[0]]).strip()], [",".join(ROWS[2])]], ";"), known)
    assert found.rows == (HEAD, ROWS[0], ROWS[2])
    assert "entre comillas: 1." in found.notes[0]


def test_semicolons_behind_every_line_part_nothing() -> None:
    """A line with a semicolon of its own makes the spreadsheet fill up all the others."""
    rows = ["contrato,contratista,objeto,valor;;", 'A-1,Rosa,"Aseo, y más",1;;', "A-2,Saúl,a; b; c,2"]
    for text in ("\r\n".join(rows), "\r\n".join(f'"{row[:-2]}";;' for row in (rows[0], "A-3,Ana,x,3;;"))):
        found = parse(text, known)
        assert {len(row) for row in found.rows} == {4}
        assert found.rows[0] == HEAD
        assert all(row[3].isdecimal() for row in found.rows[1:])


@pytest.mark.parametrize("line", ["sep=;", '"sep=;"', "SEP=;"])
def test_the_separator_that_a_file_declares(line: str) -> None:
    assert parse(f"{line}\r\na,b;c\r\n1;2\r\n", known).rows == ([""], ["a,b", "c"], ["1", "2"])


def test_a_tab_may_be_declared() -> None:
    assert parse("sep=\t\r\na,b\tc\r\n", known).rows == ([""], ["a,b", "c"])


def test_rows_are_numbered_with_the_declaration() -> None:
    text = 'sep=,\ncontrato,contratista,objeto,valor\nA-1,Rosa,"Aseo,1\nA-2,Saúl,x,2\n'
    assert parse(text, known).notes[0].startswith("Fila 3:")


TEXTS = st.text(alphabet='ab",;|\n\r ', max_size=12)


@given(st.lists(st.lists(TEXTS, min_size=4, max_size=4), max_size=5), st.sampled_from(",;\t|"))
@example([["", "", "", "\n|;||"]], "|")
def test_what_a_program_writes_is_read_as_written(rows: list[list[str]], delimiter: str) -> None:
    """Whatever stands in the cells, a sound file gives the very rows, and nothing to tell."""
    rows = [[f"x{row[0]}", *row[1:3], f"y{row[3]}"] for row in rows]
    found = parse(as_csv([HEAD, *rows], delimiter, csv.QUOTE_ALL), known)
    assert (found.rows, found.notes) == ((HEAD, *rows), ())
