"""The month's workbook as others open it: openpyxl, pandas, LibreOffice."""

from __future__ import annotations

import datetime as dt
import io
import os
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import IO

import pandas as pd
import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.escape import unescape
from openpyxl.worksheet.worksheet import Worksheet

from review.errors import OutputUnwritable
from review.machine import outputs
from review.sheets.cells import clean_text
from review.sheets.headings import COLUMNS, PENDING
from review.sheets.month import MonthBook, Scope, month_bytes, write_month
from tests.sheets import books
from tests.sheets.test_cells import HOSTILE

LAST = get_column_letter(len(COLUMNS[PENDING]))
SHEETS = ["Resumen", *COLUMNS]


def opened(book: MonthBook, *, data_only: bool = False) -> Workbook:
    return load_workbook(io.BytesIO(month_bytes(book)), data_only=data_only)


@pytest.fixture(scope="module")
def formulas() -> Workbook:
    return opened(books.full_month())


@pytest.fixture(scope="module")
def values() -> Workbook:
    return opened(books.full_month(), data_only=True)


def column(sheet: Worksheet, title: str) -> str:
    return next(cell.column_letter for cell in sheet[1] if cell.value == title)


def cells(workbook: Workbook) -> dict[tuple[str, str], object]:
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in workbook.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


def test_sheets_of_the_workbook(formulas: Workbook) -> None:
    assert formulas.sheetnames == SHEETS


def test_every_formula_has_its_value(formulas: Workbook, values: Workbook) -> None:
    shown = cells(values)
    ours = [at for at, value in cells(formulas).items() if isinstance(value, str) and value.startswith("=")]
    assert len(ours) > 60
    assert all(isinstance(shown[at], int) for at in ours)


def test_totals_are_the_sums_of_the_rows(values: Workbook) -> None:
    for title in ("Pendientes", "Enviadas"):
        sheet = values[title]
        money = [cell.value for cell in sheet[column(sheet, "Valor")][1:]]
        assert money[-1] == sum(money[:-1])
        assert sheet.cell(sheet.max_row, 1).value == "Total"
        assert sheet.cell(sheet.max_row, 2).value == sheet.max_row - 2


def test_headings_stand_in_the_order_that_finance_knows(formulas: Workbook) -> None:
    told = ", ".join(str(cell.value) for cell in formulas["Pendientes"][1])
    assert told == (
        "Contrato, Contratista, Documento, Pago, Periodo, Valor, Banco, Cuenta bancaria, Planilla PILA, "
        "Estado en SECOP II, Resultado, Qué falta, Decisión, Decidida por, Decidida el, Espera desde, "
        "Origen del estado, Motivo de la decisión, Archivo"
    )
    assert [cell.value for cell in formulas["Hallazgos"][1]][3:7] == [
        "Ítem",
        "Estado",
        "Gravedad",
        "Hallazgo",
    ]


def test_totals_follow_the_filter(formulas: Workbook) -> None:
    sheet = formulas["Pendientes"]
    letter = column(sheet, "Valor")
    assert sheet[f"{letter}5"].value == f"=SUBTOTAL(9,{letter}2:{letter}4)"
    assert sheet.auto_filter.ref == f"A1:{LAST}4"


def test_the_summary_squares(values: Workbook) -> None:
    rows = [[cell.value for cell in row] for row in values["Resumen"].iter_rows(max_col=5)]
    totals = [row for row in rows if row[0] == "Total"]
    paid, by_source, *others = totals
    assert paid == ["Total", 5, 9_000_015, None, None]
    assert by_source == ["Total", 1, 1_800_003, None, None]
    assert others == [["Total", 3, 2, 5, 9_000_015]] * 3
    assert ["Sin decidir", 1, 1_800_001, None, None] in rows
    assert ["Retenida", 1, 1_800_002, None, None] in rows
    assert ["SGP", 1, 1_800_003, None, None] in rows
    assert ["Rechazado", 1, 0, 1, 1_800_002] in rows
    assert ["Pagado", 0, 1, 1, 1_800_004] in rows
    assert ["Devuelta", 0, 1, 1, 1_800_004] in rows
    assert ["Certificación bancaria", 4, 0, 1, 0] in rows
    assert ["Contratos sin cuenta este mes", 1] in [row[:2] for row in rows]
    assert ["Archivos que no entran en las sumas", 3] in [row[:2] for row in rows]
    assert ["pendientes/CPS-007-2026 pago 002.pdf", "Tiene contraseña."] in [row[:2] for row in rows]


def test_what_is_paid_from_no_known_source_is_told_too(tmp_path: Path) -> None:
    accounts = [books.account(n, estado_secop="aprobado") for n in (1, 2, 3)]
    sources: list[dict[str, str]] = [{"fuente": "SGP"}, {}, {"fuente": "Propios"}]
    paid = [books.paid(n, "por_pagar", **one) for n, one in enumerate(sources, 1)]
    book = books.book(accounts, payable=paid)
    rows = [
        [cell.value for cell in row] for row in opened(book, data_only=True)["Resumen"].iter_rows(max_col=3)
    ]
    start = rows.index(["Por pagar, por fuente", "Cuentas", "Valor"])
    assert rows[start + 1 : start + 5] == [
        ["Propios", 1, 1_800_003],
        ["SGP", 1, 1_800_001],
        ["No se conoce", 1, 1_800_002],
        ["Total", 3, 5_400_006],
    ]
    if shutil.which("soffice"):
        recalculated(book, tmp_path)


def test_pandas_shows_every_total() -> None:
    table = pd.read_excel(
        io.BytesIO(month_bytes(books.full_month())), sheet_name="Pendientes", dtype={"Documento": str}
    )
    assert table["Valor"].iloc[-1] == table["Valor"].iloc[:-1].sum()
    assert table["Documento"].iloc[0] == "001061700001"


def test_ids_are_text_with_their_zeros(formulas: Workbook) -> None:
    sheet = formulas["Pendientes"]
    for title, value in {
        "Documento": "001061700001",
        "Cuenta bancaria": "00912345678",
        "Planilla PILA": "0900000001",
    }.items():
        cell = sheet[f"{column(sheet, title)}2"]
        assert (cell.value, cell.data_type, cell.number_format) == (value, "s", "@")


def test_numbers_as_text_raise_no_warning() -> None:
    with zipfile.ZipFile(io.BytesIO(month_bytes(books.full_month()))) as parts:
        sheet = parts.read(f"xl/worksheets/sheet{SHEETS.index('Pendientes') + 1}.xml").decode()
    assert (
        f'<ignoredErrors><ignoredError sqref="A2:{LAST}4" numberStoredAsText="1"/></ignoredErrors>'
        "</worksheet>" in sheet
    )


def test_dates_are_dates_and_money_is_money(formulas: Workbook) -> None:
    sheet = formulas["Enviadas"]
    decided, period, value = (
        sheet[f"{column(sheet, title)}2"] for title in ("Decidida el", "Periodo", "Valor")
    )
    assert (decided.value, decided.number_format) == (dt.datetime.fromisoformat("2026-07-02"), "dd/mm/yyyy")
    assert period.value == dt.datetime.fromisoformat("2026-06-01")
    assert period.is_date
    assert value.value == 1_800_003
    assert '"$" #,##0' in value.number_format


def test_screen_and_print_set_up(formulas: Workbook) -> None:
    for sheet in formulas.worksheets:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToWidth == 1
        assert sheet.oddHeader.left.text == "Cuentas de cobro de junio de 2026"
        assert sheet.oddFooter.left.text == (
            "Hecho por Ana Gómez, con lo que había el 03/07/2026 16:10. Reglas 2026.11-a1b2c3."
        )
        assert sheet.oddFooter.center.text == "Página &P de &N"
        assert "Ley 1474 de 2011, arts. 83 y 84" in sheet.oddFooter.right.text
    for title in SHEETS[1:]:
        sheet = formulas[title]
        assert sheet.freeze_panes == "C2"
        assert sheet.print_title_rows == "$1:$1"
        assert all(sheet.column_dimensions[cell.column_letter].width >= 6 for cell in sheet[1])


@pytest.mark.parametrize("author", ["Ana & Luis &P &[File] " * 30, "=1+1", "\x00\n\t", ""])
def test_an_author_cannot_spoil_the_footer(author: str) -> None:
    sheet = opened(books.book(made_by=author)).worksheets[0]
    footer = sheet.oddFooter
    assert len(str(footer)) <= 255
    assert "&" not in footer.left.text
    assert footer.center.text == "Página &P de &N"


def test_document_properties(formulas: Workbook) -> None:
    about = formulas.properties
    assert about.title == "Cuentas de cobro de junio de 2026"
    assert about.creator == "Ana Gómez"
    assert about.created == about.modified == dt.datetime.fromisoformat("2026-07-03T21:10:42")
    assert about.keywords == "2026-06, reglas 2026.11-a1b2c3"


def test_equal_books_give_equal_bytes() -> None:
    assert month_bytes(books.full_month()) == month_bytes(books.full_month())


def test_the_data_is_a_named_table_without_a_total(formulas: Workbook) -> None:
    sheet = formulas["Datos"]
    (told,) = sheet.tables.values()
    assert (told.displayName, told.ref) == ("Cuentas", f"A1:{get_column_letter(len(COLUMNS['Datos']))}6")
    assert [column.name for column in told.tableColumns] == [cell.value for cell in sheet[1]]
    assert sheet.max_row == 6
    assert sheet.auto_filter.ref is None


def test_an_empty_month_has_no_table() -> None:
    assert not opened(books.book())["Datos"].tables


def test_lines_to_sign_on_are_printed(formulas: Workbook) -> None:
    sheet = formulas["Por pagar"]
    signed = [cell.value for cell in sheet[sheet.max_row] if cell.value]
    assert signed == ["Elaboró", "Revisó: supervisión", "Recibió: finanzas"]
    assert sheet.print_area.endswith(f"${sheet.max_row}")


def test_each_page_says_who_pays_on_paper_of_an_office(formulas: Workbook) -> None:
    for sheet in formulas.worksheets:
        assert sheet.oddHeader.center.text == "Alcaldía de Prueba"
    assert formulas["Por pagar"].page_setup.paperSize == 1, "carta"


def test_numbers_never_wrap_and_have_room() -> None:
    long = [books.account(n, valor=998_000_000_000, documento="9" * 30) for n in range(1, 4)]
    sheet = opened(books.book(long), data_only=True)["Pendientes"]
    for title, text in (("Valor", "$ 2.994.000.000.000"), ("Documento", "9" * 30)):
        letter = column(sheet, title)
        assert sheet.column_dimensions[letter].width > len(text)
        assert not sheet[f"{letter}2"].alignment.wrap_text


@pytest.mark.parametrize("scope", ["pendientes", "enviadas", "todas"])
def test_an_empty_month_says_so(scope: str) -> None:
    workbook = opened(books.book(scope=scope), data_only=True)  # type: ignore[arg-type]
    assert workbook.sheetnames == SHEETS
    for title in SHEETS[1:]:
        assert workbook[title]["A1"].value == "Contrato"
        assert str(workbook[title]["A2"].value).endswith(".")
        assert workbook[title].max_row == 2
    assert "No hay cuentas de junio de 2026 en este libro." in cells(workbook).values()


def test_a_narrower_scope_says_what_it_leaves_out() -> None:
    workbook = opened(books.full_month("pendientes"))
    assert "Solo las pendientes; hay 2 cuentas más del mes, fuera de este libro." in cells(workbook).values()
    assert (
        workbook["Enviadas"]["A2"].value
        == "Este libro se pidió solo con las cuentas pendientes de junio de 2026."
    )


def test_hostile_text_reaches_no_formula_and_no_link() -> None:
    accounts = [
        books.account(n, contratista=text, contrato=text, archivo=text, documento=text, motivo_decision=text)
        for n, text in enumerate(HOSTILE, 1)
    ]
    hostile = books.book(
        accounts,
        findings=[
            books.finding(n, mensaje=text, encontrado=text, solicitud=text)
            for n, text in enumerate(HOSTILE, 1)
        ],
        fields=[books.value(n, "cuenta", "cuenta", text) for n, text in enumerate(HOSTILE, 1)],
        made_by="=1+1",
        source='=HYPERLINK("http://malo.example")',
    )
    content = month_bytes(hostile)
    workbook, harmless = (
        load_workbook(io.BytesIO(content)),
        opened(books.book([books.account(n) for n in range(1, 23)])),
    )
    for sheet in workbook.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f" and sheet.title != "Hallazgos":
                    assert harmless[sheet.title][cell.coordinate].value == cell.value
                assert cell.hyperlink is None
    assert {cell.value for cell in workbook["Hallazgos"][len(HOSTILE) + 2] if cell.data_type == "f"} == {
        f"=SUBTOTAL(3,G2:G{len(HOSTILE) + 1})"
    }
    shown = {unescape(cell.value) for cell in workbook["Pendientes"]["B"][1:-1]}
    assert shown == {clean_text(text) for text in HOSTILE}
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert not [name for name in parts.namelist() if "externalLink" in name or "worksheets/_rels" in name]


def test_writing_leaves_only_the_workbook(tmp_path: Path) -> None:
    destination = tmp_path / "junio.xlsx"
    destination.write_text("antes")
    write_month(destination, books.full_month())
    assert destination.read_bytes() == month_bytes(books.full_month())
    assert [path.name for path in tmp_path.iterdir()] == ["junio.xlsx"]


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputUnwritable, match="es una carpeta"):
        write_month(tmp_path, books.book())
    with pytest.raises(OutputUnwritable, match="No existe la carpeta"):
        write_month(tmp_path / "no" / "junio.xlsx", books.book())


def test_a_failed_write_leaves_the_old_workbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full_disk(handle: int, mode: str) -> IO[bytes]:
        os.close(handle)
        return Path("/dev/full").open(mode)

    destination = tmp_path / "junio.xlsx"
    destination.write_text("antes")
    monkeypatch.setattr(outputs.os, "fdopen", full_disk)
    with pytest.raises(OutputUnwritable, match="No se pudo escribir"):
        write_month(destination, books.book())
    assert [path.name for path in tmp_path.iterdir()] == ["junio.xlsx"]
    assert destination.read_text() == "antes"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("scope", ["todas", "pendientes"])
def test_libreoffice_reckons_the_same_totals(scope: Scope, tmp_path: Path) -> None:
    recalculated(books.full_month(scope), tmp_path)


def recalculated(book: MonthBook, place: Path) -> None:
    """Saved again by openpyxl the formulas have no values: those in LibreOffice's copy are its own sums."""
    opened(book).save(place / "mes.xlsx")
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(place / 'perfil').as_uri()}",
            "--headless",
            "--convert-to",
            "xlsx:Calc MS Excel 2007 XML",
            "--outdir",
            str(place / "otra"),
            str(place / "mes.xlsx"),
        ],
        check=True,
        capture_output=True,
    )
    copy = load_workbook(place / "otra" / "mes.xlsx", data_only=True)
    expected = cells(opened(book, data_only=True))
    numbers = {at: value for at, value in expected.items() if isinstance(value, int)}
    assert {at: copy[at[0]][at[1]].value for at in numbers} == numbers
