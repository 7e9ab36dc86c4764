"""Papers of who supervises or pays, drawn up in the words of an informe, a receipt or a contract."""

from __future__ import annotations

import pytest

from review.model import ItemKind, Origin, PageKind
from review.model.marks import PageMark
from review.recognition import recognise
from review.recognition.papers.titles import is_supervisors
from tests.recognition import item_papers as papers
from tests.recognition.sheet import Sheet, document


def kinds(*sheets: Sheet) -> list[PageKind]:
    return [page.kind for page in recognise(document(*sheets)).pages]


def answered(title: str) -> Sheet:
    """The duties one by one, in all words of an informe."""
    sheet = Sheet(size=9).title(title, 12).line("Contrato No. PS-118-2026", 60)
    sheet.line("Contratista: Rosa Elvira Campo Díaz", 60).line("Objeto del contrato: orientar lectores", 60)
    sheet.line("Período del informe: 01/06/2026 al 30/06/2026", 60).skip()
    sheet.row([(60, "DESCRIPCIÓN DE LAS ACTIVIDADES"), (250, "AVANCE"), (420, "EVIDENCIAS")], width=160)
    sheet.row([(60, "Orientar a los lectores"), (250, "Orienté a 87 lectores"), (420, "Soporte 1")])
    sheet.row([(60, "Mantener el catálogo"), (250, "Catalogué 140 libros"), (420, "Soporte 2")])
    return sheet.skip(2).line("Elena Suárez Pinto", 60).line("Supervisora", 60)


@pytest.mark.parametrize(
    "title",
    ["INFORME DE SUPERVISOR", "FORMATO INFORME SUPERVISOR DEL CONTRATO", "REPORTE MENSUAL DE INTERVENTORÍA"],
)
def test_it_is_no_informe_whatever_it_tells_of_the_duties(title: str) -> None:
    assert kinds(answered(title)) == [PageKind.OTRO]
    assert kinds(answered("INFORME DE ACTIVIDADES")) == [PageKind.INFORME]


def test_its_second_page_goes_on_with_it() -> None:
    second = Sheet().line("Información del pago de seguridad social:").line("No. Planilla: 8123456789")
    second.line("Salud, pensión y riesgos. Novedades: ninguna. IBC $ 1.800.000")
    second.line("Concepto: el contratista realizó las siguientes actividades durante el periodo:")
    second.paragraph("1. Orientar a los lectores: orientó a 87 lectores.")
    assert kinds(answered("INFORME DE SUPERVISIÓN"), second) == [PageKind.OTRO, PageKind.OTRO]


def test_what_a_contractor_prepares_makes_no_contract_of_a_page() -> None:
    page = Sheet(size=9)
    page.row([(60, "Apoyar los estudios previos"), (300, "Elaboré 37 borradores de estudios previos.")])
    page.row([(60, "Llevar el archivo"), (300, "Intervine 50 carpetas del contrato.")])
    assert kinds(papers.informe_as_a_letter(), page) == [PageKind.INFORME, PageKind.INFORME]


def test_an_order_to_pay_of_the_supervisor_is_no_informe() -> None:
    sheet = Sheet().title("ACTA DE PAGO No. 04").line("Contrato número: PS-118-2026")
    sheet.line("Objeto del contrato: orientar lectores")
    sheet.paragraph(
        "Que, entre el municipio y Rosa Elvira Campo Díaz, se celebró el contrato, que el contratista"
        " presentó informe de los trabajos y actividades ejecutadas como parte de sus obligaciones, y que los"
        " recibió la supervisión, con los documentos que acreditan el pago de los aportes de pensión."
    )
    sheet.paragraph("ACUERDAN pagar al contratista la suma de $ 2.000.000. Saldo pendiente $ 4.000.000.")
    sheet.line("Elena Suárez Pinto").line("Supervisora")
    assert kinds(papers.informe_as_a_letter(), papers.bank_letter(), sheet)[2] is PageKind.OTRO


def letter_of_taxes(text: str) -> Sheet:
    sheet = Sheet().title("MUNICIPIO DE PUERTO CLARO").title("SECRETARÍA DE HACIENDA")
    sheet.title("ESTAMPILLAS MUNICIPALES").line("Estampilla pro cultura y estampilla pro hospitales")
    return sheet.paragraph(text).line("Rosa Elvira Campo Díaz").line("C.C. No. 34.567.890")


def test_who_lets_stamps_be_deducted_has_paid_none() -> None:
    lets = (
        "Yo, Rosa Elvira Campo Díaz, autorizo de manera expresa al municipio para que realice los descuentos"
    )
    paid = "Valor pagado por Rosa Elvira Campo Díaz en el recaudo de estampillas"
    assert kinds(letter_of_taxes(f"{paid}: $ 125.000.")) == [PageKind.IMPUESTOS]
    found = recognise(document(letter_of_taxes(f"{lets} por estampillas de $ 125.000.")))
    assert ItemKind.IMPUESTOS not in found.items
    assert PageMark.EVIDENCE not in found.pages[0].marks


def test_a_planilla_quoted_on_a_scanned_page_of_the_informe_is_none() -> None:
    page = Sheet(origin=Origin.OCR).line("Actividad / comentario del contratista:")
    page.paragraph(
        "Participé en 66 mesas técnicas y contesté 55 peticiones sin vencimientos. Diseñé 9 piezas."
    )
    page.line("APORTES A SEGURIDAD SOCIAL DEL MES").line("Número planilla: 4437928162. Aportes en Línea")
    assert kinds(papers.informe_as_a_letter(), page) == [PageKind.INFORME, PageKind.INFORME]


def _ticked(title: str, *answers: str) -> Sheet:
    """A form in which each duty is ticked as met, with the cells of an informe around."""
    sheet = Sheet(size=9).title(title, 12)
    sheet.row([(60, "Tipo de informe: Parcial X"), (300, "Periodo del informe: 01/06/2026 al 30/06/2026")])
    sheet.line("Contrato No. PS-118-2026", 60).line("Contratista: Rosa Elvira Campo Díaz", 60)
    sheet.line("Supervisora: Elena Suárez Pinto", 60).skip()
    sheet.row([(60, "Obligación"), (300, "Descripción de lo hecho")])
    duties = ("Orientar a los lectores", "Mantener el catálogo", "Cuidar la sala infantil")
    for duty, answer in zip(duties, answers, strict=True):
        sheet.row([(60, duty), (300, answer)])
    return sheet.skip().line("Se anexa: informe de actividades y planilla", 60)


def test_cells_of_a_supervisors_form_make_no_informe_of_it() -> None:
    title = " formato informe de supervision y pagos | tipo de informe parcial x final | "
    assert is_supervisors(title)
    assert not is_supervisors(title + "informe parcial de actividades | ")


def test_duties_only_ticked_as_met_are_a_supervisors_under_any_title() -> None:
    assert kinds(_ticked("F0RMAT0 1NF DE SUPFRVN", *["CUMPLE X"] * 3)) == [PageKind.OTRO]
    told = ("Orienté a 87 lectores. Cumple X", "Catalogué 140 libros. Cumple X", "Dicté 4 talleres. Cumple X")
    assert kinds(_ticked("INFORME DE ACTIVIDADES", *told)) == [PageKind.INFORME]


def test_a_parcial_of_the_supervisor_is_no_page_of_the_informe() -> None:
    act = Sheet().title("ACTA PARCIAL No. 2").line("Contrato número: PS-118-2026")
    act.paragraph("Se reunieron la supervisora y la contratista para dejar el balance del contrato.")
    act.line("Valor de esta acta: $ 2.750.000").line("Saldo por ejecutar: $ 5.500.000")
    assert kinds(answered("INFORME DE ACTIVIDADES"), act) == [PageKind.INFORME, PageKind.OTRO]


@pytest.mark.parametrize(
    "title",
    [
        "REVISIÓN DE SOPORTES PARA EL PAGO",
        "VERIFICACIÓN DE REQUISITOS PARA CUENTAS",
        "LISTA DE CHEQUEO DE PAGOS",
    ],
)
def test_a_checklist_is_none_of_the_papers_that_it_names_though_it_tells_the_contracts_sum(
    title: str,
) -> None:
    sheet = Sheet(size=9).title(title, 12).line("Contrato No. PS-118-2026", 60)
    sheet.line("Valor del contrato: $ 16.500.000", 60).skip()
    for paper in ("Informe de actividades del contratista", "Planilla de seguridad social"):
        sheet.row([(60, paper), (380, "SI X NO")])
    for paper in ("Certificación bancaria", "RUT", "Recibo de pago de estampillas"):
        sheet.row([(60, paper), (380, "SI X NO")])
    assert kinds(sheet) == [PageKind.OTRO]


def test_what_a_supervisor_revised_is_named_in_a_sentence_and_not_in_the_title() -> None:
    sheet = Sheet().title("INFORME DE SUPERVISIÓN – MARZO").line("Contrato: PS-118-2026").skip()
    sheet.paragraph(
        "Se cotejaron los anexos: el informe de actividades del contratista, sus soportes y la constancia de "
        "aportes. No hay observaciones."
    )
    assert kinds(sheet.line("Elena Suárez Pinto").line("Supervisora")) == [PageKind.OTRO]
