"""Pages told by what they count: the sections and activities of the page before go on."""

from __future__ import annotations

import pytest

from review.model import PageKind
from review.recognition.papers.sequence import sort_pages
from tests.recognition.sheet import Sheet, document

LETTERS = ("A. EL CONTRATO", "B. LOS DÍAS", "C. LO EJECUTADO", "D. LO QUE SE ENTREGA", "E. QUIENES FIRMAN")
NUMBERS = ("1. EL CONTRATO", "2. LOS DÍAS", "3. LO EJECUTADO", "4. LO QUE SE ENTREGA", "5. QUIENES FIRMAN")
ROMANS = ("I. EL CONTRATO", "II. LOS DÍAS", "III. LO EJECUTADO", "IV. LO QUE SE ENTREGA", "V. QUIENES FIRMAN")


def _first(heads: tuple[str, ...]) -> Sheet:
    sheet = Sheet().title("INFORME DE ACTIVIDADES DEL CONTRATISTA").skip()
    sheet.line(heads[0]).line("Contrato PS-118-2026. Rosa Elvira Campo Díaz, C.C. 34.567.890").skip()
    sheet.line(heads[1]).line("Período del informe: del 1 al 30 de junio de 2026").skip()
    sheet.line(heads[2]).skip()
    return sheet.paragraph("Orienté a 87 lectores, catalogué 140 libros y acompañé tres visitas guiadas.")


def _second(heads: tuple[str, ...]) -> Sheet:
    sheet = Sheet().line(heads[3]).skip()
    for line in (
        "[X] Planilla de seguridad social  [X] Certificación bancaria  [ ] RUT",
        "[X] Cuenta de cobro",
    ):
        sheet.line(line).skip()
    return sheet.line(heads[4]).skip(4).line("Rosa Elvira Campo Díaz").line("Contratista")


def _kinds(*sheets: Sheet) -> list[PageKind]:
    return [page.label.kind for page in sort_pages(document(*sheets))]


@pytest.mark.parametrize("heads", [LETTERS, NUMBERS, ROMANS])
def test_a_list_of_annexes_in_the_next_section_of_an_informe_is_the_informes(heads: tuple[str, ...]) -> None:
    assert _kinds(_first(heads), _second(heads)) == [PageKind.INFORME, PageKind.INFORME]


def test_a_list_that_counts_on_from_nothing_is_a_paper_of_its_own() -> None:
    other = ("H. EL CONTRATO", "I. LOS DÍAS", "J. LO EJECUTADO", "A. DATOS", "B. FIRMAS")
    assert _kinds(_first(LETTERS), _second(other)) == [PageKind.INFORME, PageKind.OTRO]


def test_activities_counted_on_keep_the_page_from_what_it_names() -> None:
    one, two = _first(LETTERS), Sheet()
    for at in range(1, 6):
        sheet = one if at < 4 else two
        sheet.line(
            f"ACTIVIDAD {at}  Llevar las novedades de la sala {at} y sus aportes al sistema de fichas."
        )
        sheet.line(f"Hecho: ordené {at}0 libros y apliqué las novedades de la sala {at}.").skip()
    two.line("APORTES AL SISTEMA DE SEGURIDAD SOCIAL").skip()
    two.row([(72, "Planilla N.º"), (200, "Operador"), (320, "Mes"), (430, "Fecha de pago")])
    two.row([(72, "8123456789"), (200, "Mi Planilla"), (320, "junio 2026"), (430, "3 de julio de 2026")])
    two.skip().line("Firma:").skip(3).line("Rosa Elvira Campo Díaz")
    assert _kinds(one, two) == [PageKind.INFORME, PageKind.INFORME]


def test_an_item_with_its_title_is_one_whatever_it_counts() -> None:
    bill = Sheet().title("CUENTA DE COBRO No. 3").line("D. LO QUE SE COBRA").skip()
    bill.paragraph("Municipio de Puerto Claro debe a Rosa Elvira Campo Díaz la suma de $ 2.000.000.")
    assert _kinds(_first(LETTERS), bill) == [PageKind.INFORME, PageKind.CUENTA]
