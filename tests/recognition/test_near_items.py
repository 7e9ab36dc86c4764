"""Papers that speak as an item does and are none, and pages of a cuenta that hardly say so."""

from __future__ import annotations

import pytest

from review.model import PageKind
from review.model.marks import PageMark
from review.recognition import recognise
from tests.recognition import item_papers as papers
from tests.recognition.sheet import Sheet, document

OTRO, CUENTA, IMPUESTOS = PageKind.OTRO, PageKind.CUENTA, PageKind.IMPUESTOS


def kinds(*sheets: Sheet) -> list[PageKind]:
    return [label.kind for label in recognise(document(*sheets)).pages]


def certificate(title: str, text: str, *rows: str, office: str = "Subgerencia Administrativa") -> Sheet:
    sheet = Sheet().title(office).title(title).paragraph(text)
    for row in rows:
        sheet.row([(90, row), (300, "$ 2.750.000")])
    return sheet.line("Expedido el 30 de junio de 2026").skip(3).line("Profesional universitaria")


GOODS = [
    certificate(
        "PAZ Y SALVO DE ALMACÉN",
        "El almacenista hace constar que ROSA ELVIRA CAMPO DÍAZ, C.C. 34.567.890, contrato No. 045 de 2026,"
        " se encuentra a paz y salvo por elementos devolutivos e inventarios.",
    ),
    certificate(
        "PAZ Y SALVO",
        "Se certifica que la contratista entregó los equipos, el carné y el archivo a su cargo y no tiene"
        " pendientes. Contrato 045 de 2026.",
    ),
    certificate(
        "CONSTANCIA DE PAZ Y SALVO CON LA BIBLIOTECA",
        "No registra préstamos a su nombre ni multas por pagar. Válido para el último pago.",
    ),
]
FEES = [
    certificate(
        "CERTIFICA",
        "Que ROSA ELVIRA CAMPO DÍAZ presta sus servicios mediante contrato No. 045 de 2026, en cumplimiento"
        " de sus obligaciones contractuales, con estos honorarios por mes:",
        "Enero de 2026",
        "Febrero de 2026",
        office="OFICINA DE TALENTO HUMANO",
    ),
    certificate(
        "CERTIFICACIÓN DE HONORARIOS",
        "La contratista ha recibido los siguientes honorarios por las actividades del contrato.",
        "Marzo de 2026",
        "Abril de 2026",
    ),
    certificate(
        "HACE CONSTAR",
        "Que el contrato de prestación de servicios No. 045 de 2026 tiene por objeto el apoyo a la gestión,"
        " con actividades realizadas en la sede y una remuneración mensual así:",
        "Mayo de 2026",
    ),
]
OF_TAXES = [
    certificate(
        "CERTIFICADO DE RETENCIÓN EN LA FUENTE",
        "Año gravable 2025. Base gravable $ 30.000.000, valor retenido $ 1.000.000. Secretaría de Hacienda.",
    ),
    certificate(
        "CIRCULAR 014",
        "La Secretaría de Hacienda recuerda que la estampilla pro cultura (1 %) y la de adulto mayor (4 %) se"
        " liquidan sobre la base gravable del contrato a cargo del contribuyente.",
    ),
    certificate(
        "COMPROBANTE DE EGRESO No. 445",
        "Pago de honorarios del contrato 045 de 2026. Tesorería municipal.",
        "Estampilla pro cultura",
        "Neto pagado",
    ),
]


@pytest.mark.parametrize("paper", [*GOODS, *FEES, *OF_TAXES])
def test_a_paper_that_only_speaks_like_an_item_is_none_alone_or_after_an_informe(paper: Sheet) -> None:
    assert kinds(paper) == [OTRO]
    behind = recognise(document(papers.informe_as_a_letter(), paper)).pages[1]
    assert behind.kind is OTRO or PageMark.EVIDENCE in behind.marks


def test_a_paz_y_salvo_of_taxes_is_their_receipt() -> None:
    paper = certificate(
        "PAZ Y SALVO",
        "El tesorero certifica que ROSA ELVIRA CAMPO DÍAZ se encuentra a paz y salvo por las estampillas del"
        " contrato No. 045 de 2026, que canceló por la suma de $ 125.000.",
        office="SECRETARÍA DE HACIENDA MUNICIPAL",
    )
    assert kinds(paper) == [IMPUESTOS]


ANNEXES = (
    "Anexo: informe de actividades, planilla de seguridad social, certificación bancaria, RUT, estampillas."
)


@pytest.mark.parametrize(
    "text",
    [
        "Me permito cobrar al municipio la suma de $ 2.750.000 por los servicios de junio de 2026, contrato"
        " No. 045 de 2026.",
        "El Municipio de Villa del Monte debe a ROSA ELVIRA CAMPO DÍAZ, C.C. 34.567.890, la suma de dos"
        " millones setecientos cincuenta mil pesos por los servicios de junio de 2026.",
        "De manera atenta solicito el pago de mis honorarios de junio de 2026 por dos millones de pesos,"
        " contrato de prestación de servicios 045 de 2026.",
        "La Alcaldía adeuda a ROSA ELVIRA CAMPO DÍAZ, por sus servicios profesionales de junio de 2026, el"
        " valor de $ 2.750.000.",
    ],
)
def test_who_asks_for_a_sum_writes_a_cuenta_whatever_annexes_it_names(text: str) -> None:
    sheet = Sheet().line("Villa del Monte, 1 de julio de 2026").skip().paragraph(text).paragraph(ANNEXES)
    assert kinds(sheet) == [CUENTA]


def test_naming_the_papers_without_asking_for_money_is_no_cuenta() -> None:
    sheet = (
        Sheet()
        .line("Villa del Monte, 1 de julio de 2026")
        .paragraph("Remito los documentos del contrato 045 de 2026 para su revisión.")
    )
    assert kinds(sheet.paragraph(ANNEXES)) == [OTRO]


SWORN = (
    "Declaro bajo la gravedad de juramento que no tomaré costos ni deducciones asociados a mis rentas de"
    " trabajo (artículo 383 del Estatuto Tributario) y que no tengo dependientes a mi cargo."
)
HEAD = "ALCALDÍA DE VILLA DEL MONTE GESTIÓN FINANCIERA GF-FT-03"


def last_page(head: str = "", foot: str = "") -> Sheet:
    sheet = Sheet()
    for line in (head, ""):
        sheet.line(line)
    return sheet.paragraph(SWORN).skip(4).line("ROSA ELVIRA CAMPO DÍAZ").line(foot)


def first_page(head: str = "", foot: str = "") -> Sheet:
    sheet = papers.cuenta_as_a_letter()
    sheet.text(72, 30, head)
    sheet.text(72, 760, foot)
    return sheet


@pytest.mark.parametrize(
    ("head", "foot"), [("", "Página {} de 2"), (HEAD, ""), (HEAD, "Página {} de 2"), ("", "")]
)
def test_the_declarations_of_a_cuenta_run_on_over_the_page(head: str, foot: str) -> None:
    one, two = first_page(head, foot.format(1)), last_page(head, foot.format(2))
    assert kinds(one, two) == [CUENTA, CUENTA]


def test_a_declaration_with_a_title_of_its_own_is_another_paper() -> None:
    two = Sheet().title("DECLARACIÓN JURAMENTADA DE DEPENDIENTES").paragraph(SWORN)
    assert kinds(first_page(), two) == [CUENTA, OTRO]
