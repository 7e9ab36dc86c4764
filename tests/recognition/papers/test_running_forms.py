"""A form of several pages, whose middle speaks as other papers do, under one head."""

from __future__ import annotations

import pytest

from review.model import ItemKind, PageKind
from review.recognition import recognise
from review.recognition.page.page_text import PageText
from review.recognition.papers.running_forms import forms_of_pages
from tests.recognition import item_papers as papers
from tests.recognition.sheet import Sheet, document

CUENTA = PageKind.CUENTA


def page(number: int, of: int = 3, title: str = "CUENTA DE COBRO MENSUAL") -> Sheet:
    sheet = Sheet(size=9)
    sheet.row([(60, "Proceso: Gestión Contractual de Puerto Claro"), (470, f"{number} de {of}")], width=300)
    return sheet.row([(60, title), (470, "Página")], width=300).skip(4)


def about_the_bank(sheet: Sheet) -> Sheet:
    sheet.line("CERTIFICACIÓN BANCARIA: el banco hace constar la cuenta de ahorros del titular")
    sheet.row(
        [(60, "Entidad bancaria"), (200, "Bancolombia"), (330, "Número de cuenta"), (450, "40608961307")]
    )
    return sheet.row([(60, "Nombres"), (200, "Rosa Elvira Campo Díaz"), (330, "C.C."), (450, "34.567.890")])


def about_the_planilla(sheet: Sheet) -> Sheet:
    sheet.line("APORTES AL SISTEMA DE SEGURIDAD SOCIAL: planilla PILA No. 8123456789, IBC, salud y pensión")
    return sheet.line("Periodo cotizado 06/2026, fecha de pago 02/07/2026, número de planilla 8123456789")


def about_the_sum(sheet: Sheet) -> Sheet:
    sheet.row([(60, "Corresponde al pago"), (200, "No. 1 de 4"), (330, "Contrato No."), (450, "030-2026")])
    return sheet.line("Valor a cobrar: DOS MILLONES DE PESOS M/CTE ($ 2.000.000), periodo junio de 2026")


def test_each_page_is_what_the_head_of_all_says() -> None:
    form = (about_the_bank(page(1)), about_the_sum(page(2)), about_the_planilla(page(3)))
    found = recognise(document(papers.informe_as_a_letter(), *form, papers.bank_letter()))
    assert [one.kind for one in found.pages] == [PageKind.INFORME, CUENTA, CUENTA, CUENTA, PageKind.BANCO]
    cuenta = found.items[ItemKind.CUENTA]
    assert cuenta.value("numero_pago") == 1
    assert (cuenta.value("cuenta"), cuenta.value("valor")) == ("40608961307", 2_000_000)


def told(*sheets: Sheet) -> list[int]:
    return list(forms_of_pages({at: PageText(sheet.page()) for at, sheet in enumerate(sheets, start=1)}))


def test_pages_under_one_head_are_one_form() -> None:
    assert told(page(1), page(2), page(3)) == [1, 2, 3]


@pytest.mark.parametrize(
    "others",
    [
        (page(3), page(2)),  # counted otherwise
        (page(2, 4), page(2, 4)),
        (page(2, title="COMPROBANTE DE LA PLANILLA DEL MES"), page(3, title="LISTA DE ANEXOS")),
        (papers.bank_letter(), papers.planilla_row()),
    ],
)
def test_other_heads_and_counts_make_no_form(others: tuple[Sheet, ...]) -> None:
    assert told(page(1), *others) == []


def test_the_pages_of_an_informe_are_told_each_by_itself() -> None:
    title = "INFORME MENSUAL DE ACTIVIDADES"
    assert told(page(1, title=title), page(2, title=title)) == []
