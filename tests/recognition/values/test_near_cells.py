"""Values that stand below their label's line, in rows of a table, in columns that run into each other."""

from __future__ import annotations

from collections.abc import Callable

from review.recognition.page.page_text import PageText
from review.recognition.values.contracts_beside import contracts_after_label
from review.recognition.values.label_families import Families
from review.recognition.values.labels import LabelledPage
from review.recognition.values.readers import bare_money, id_numbers
from tests.recognition.sheet import Sheet

FAMILIES = Families(
    [
        ("contrato", ["contrato no", "contrato"]),
        ("documento", ["cc/nit"]),
        ("ibc", ["base de cotizacion"]),
        ("total", ["total a pagar"]),
        ("otro", ["cdp", "nombre", "detalle", "periodo", "valor sin mora", "pro cultura"]),
    ]
)


def beside(sheet: Sheet, family: str, read: Callable[[str], object]) -> list[object]:
    page = LabelledPage(PageText(sheet.page()), FAMILIES)
    return [candidate.value for candidate in page.candidates(family, read)]  # type: ignore[arg-type]


def test_a_cell_may_stand_in_the_middle_of_a_row_of_several_lines() -> None:
    sheet = Sheet()
    for x, head in ((60, "CONTRATO"), (200, "DETALLE"), (420, "PERIODO")):
        sheet.text(x, 100, head)
    for at, line in enumerate(
        ("Prestar los servicios de", "apoyo a la biblioteca del", "barrio en sus", "talleres")
    ):
        sheet.text(200, 130 + 12 * at, line)
    sheet.text(60, 148, "CPS-014-2026")
    assert beside(sheet, "contrato", contracts_after_label) == ["CPS-014-2026"]


def test_what_stands_under_the_next_heading_of_one_line_is_no_value_beside_this_one() -> None:
    """The heads run together in one line of print; the amounts below them do not."""
    sheet = Sheet()
    sheet.text(60, 100, "ADMINISTRADORA BASE DE COTIZACION VALOR SIN MORA")
    for y in (114, 127):
        sheet.text(62, y, "SALUD TOTAL")
        sheet.text(150, y, "$1.750.905")
        sheet.text(262, y, "$218.900")
    assert beside(sheet, "ibc", bare_money) == [1_750_905]


def test_the_amount_of_the_row_above_is_not_beside_a_label_over_its_value() -> None:
    sheet = Sheet()
    sheet.text(60, 100, "Pro cultura")
    sheet.text(200, 100, "$ 162.500")
    sheet.text(60, 118, "Total a pagar", size=8)
    sheet.text(60, 127, "$ 650.000")
    assert beside(sheet, "total", bare_money) == [650_000]


def test_a_name_as_wide_as_its_column_runs_into_the_number_of_the_next() -> None:
    sheet = Sheet()
    sheet.text(60, 100, "1. Nombre")
    sheet.text(207, 100, "2. CC/NIT")
    sheet.text(60, 112, "JHON FREDY SALCEDO LONDOÑO 73815830")
    assert beside(sheet, "documento", id_numbers) == ["73815830"]


def test_a_value_may_be_set_at_the_right_of_its_column() -> None:
    sheet = Sheet()
    sheet.text(60, 100, "Nombre")
    sheet.text(200, 100, "Contrato No.")
    sheet.text(420, 100, "CDP")
    sheet.text(60, 114, "Rosa Campo")
    sheet.text(310, 114, "CPS-014-2026")
    sheet.text(420, 114, "1180")
    assert beside(sheet, "contrato", contracts_after_label) == ["CPS-014-2026"]


def test_a_label_in_small_letters_within_a_sentence_opens_nothing() -> None:
    """A line of a paragraph that begins with `contrato` is no cell of a form."""
    sheet = Sheet()
    sheet.text(60, 100, "Cumplir las demás actividades propias de la naturaleza del")
    sheet.text(60, 112, "contrato que le indique")
    sheet.text(420, 112, "8")
    page = LabelledPage(PageText(sheet.page()), FAMILIES)
    assert [hit.opens for hit in page.of("contrato")] == [False]
