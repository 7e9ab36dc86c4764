"""Papers that quote what items and certificates print."""

from __future__ import annotations

from dataclasses import replace

import pytest

from review.model import Origin, PageKind
from review.model.marks import PageMark
from review.recognition.papers.look_alikes import is_on_withholding
from review.recognition.papers.sequence import sort_pages
from tests.recognition.sheet import Sheet, document

_WHO = "ROSA ELVIRA CAMPO DÍAZ, identificada con C.C. 34.567.890,"
_SUM = "la suma de DOS MILLONES SETECIENTOS CINCUENTA MIL PESOS M/CTE ($ 2.750.000)"


def _letter(subject: str, says: str) -> Sheet:
    sheet = Sheet().line("Puerto Claro, 3 de junio de 2026").skip().line("Doctora").line("ELENA SUÁREZ PINTO")
    return sheet.skip().line(f"ASUNTO: {subject}").skip().paragraph(says)


def _shares(title: str) -> Sheet:
    sheet = Sheet().title("ALCALDÍA DE PUERTO CLARO").title(title, 12).skip()
    for line in (
        "Contratista: Rosa Elvira Campo Díaz",
        "Contrato: PS-118-2026",
        "Ingreso Base de Cotización – IBC (40%): $ 1.750.905",
        "Salud (12.5 %): $ 218.900",
        "Pensión (16 %): $ 280.200",
        "ARL: $ 9.200",
    ):
        sheet.line(line).skip()
    return sheet


def _kind(sheet: Sheet) -> PageKind:
    return sort_pages(document(sheet))[0].label.kind


@pytest.mark.parametrize(
    "subject",
    [
        "Disminución Base Retención en la Fuente Contrato No. PS-118-2026",
        "Depuración de la base de retención, contrato PS-118-2026",
        "Aplicación del artículo 383 del Estatuto Tributario",
    ],
)
def test_a_letter_on_what_is_withheld_asks_for_no_money(subject: str) -> None:
    says = f"{_WHO} solicito la retención. El valor a cobrar por concepto de honorarios asciende a {_SUM}."
    assert _kind(_letter(subject, says)) is PageKind.OTRO


def test_a_scanned_letter_on_what_is_withheld_asks_for_no_money() -> None:
    sheet = _letter(
        "Disminución Base Retención en la Fuente",
        f"{_WHO} pide la retención. El valor a cobrar por concepto de honorarios asciende a {_SUM}.",
    )
    sheet.origin = Origin.OCR
    sheet.words = [replace(word, confidence=0.97) for word in sheet.words]
    assert _kind(sheet) is PageKind.OTRO


def test_a_letter_that_asks_for_money_may_speak_of_what_is_withheld() -> None:
    says = (
        f"{_WHO} solicito el pago de {_SUM} por concepto de los honorarios de mayo del contrato PS-118-2026. "
        "Sobre la retención en la fuente, pido que se aplique el artículo 383 del Estatuto Tributario."
    )
    assert _kind(_letter("Cobro de honorarios y retención en la fuente", says)) is PageKind.CUENTA


def test_a_sheet_of_what_is_withheld_is_no_planilla() -> None:
    label = sort_pages(document(_shares("RETENCIÓN EN LA FUENTE")))[0].label
    assert label.kind is PageKind.OTRO
    assert f"{PageMark.MAY_BE_}{PageKind.SEGURIDAD_SOCIAL.value}" not in label.marks


def test_shares_that_name_no_planilla_are_none() -> None:
    assert _kind(_shares("DATOS DEL MES")) is PageKind.OTRO
    assert _kind(_shares("DATOS DE LA PLANILLA PILA")) is PageKind.SEGURIDAD_SOCIAL


def test_a_cuenta_may_have_a_part_on_what_is_withheld() -> None:
    sheet = Sheet().title("DOCUMENTO SOPORTE PARA PAGO DE HONORARIOS").line("Contrato: OPS-0436-26").skip()
    sheet.line("Valor: 3.250.000,00").skip().paragraph(
        "Para efectos de la retención en la fuente, declaro que aplica el artículo 383 del Estatuto"
        " Tributario."
    )
    assert _kind(sheet) is PageKind.CUENTA


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        (" alcaldia | retencion en la fuente | contratista ", True),
        (" alcaldia | calculo de retencion en la fuente | contratista ", True),
        (" alcaldia | certificado de la base gravable retencion | contratista ", False),
        (" alcaldia | retencion en la fuente que se aplica al contrato | contratista ", False),
        (" asunto cuenta de cobro sin retencion en la fuente ", False),
    ],
)
def test_only_a_title_of_its_own_or_a_subject_tells_such_a_paper(heading: str, told: bool) -> None:
    assert is_on_withholding(heading) is told


def test_who_certifies_contributions_of_no_planilla_certifies_none_of_it() -> None:
    sheet = Sheet().paragraph(
        "El suscrito jefe certifica que el contratista está al día con sus pagos de salud, pensión y ARL: EPS"
        " 374.000, AFP 478.800 y ARL 15.700."
    )
    assert _kind(sheet) is PageKind.OTRO
    sheet.paragraph("Los pagó con la planilla 8123456789 de los aportes de junio de 2026.")
    assert _kind(sheet) is PageKind.SEGURIDAD_SOCIAL


_CERTIFICATES = ("POLICÍA", "MEDIDAS CORRECTIVAS (RNMC)", "PROCURADURÍA", "CONTRALORÍA")


def test_certificates_that_are_only_listed_part_no_informe() -> None:
    informe = Sheet().title("INFORME DE ACTIVIDADES").line("Contrato PS-118-2026, mayo de 2026").skip()
    listed = Sheet().row([(72, "ANTECEDENTES"), (300, "FECHA DE EXPEDICIÓN")])
    for name in _CERTIFICATES:
        listed.row([(72, name), (300, "09/04/2026")], width=200)
    assert sort_pages(document(informe, listed))[1].label.kind is PageKind.INFORME
    told = (
        Sheet()
        .title("PROCURADURÍA")
        .title("CERTIFICADO DE ANTECEDENTES", 12)
        .paragraph("La persona NO REGISTRA SANCIONES. Consulte también a la Contraloría y a la Policía.")
    )
    assert sort_pages(document(informe, told))[1].label.kind is PageKind.OTRO


def _agencys(title: str, *lines: str) -> Sheet:
    sheet = Sheet().title("ASESORÍAS SERRANÍA LTDA.").line("NIT 901.222.333-4").skip().title(title, 12)
    sheet.line("Cliente: Rosa Elvira Campo Díaz    C.C. 34.567.890").skip()
    sheet.row([(72, "Cotizante"), (200, "EPS"), (270, "AFP"), (340, "ARL"), (410, "Administración")])
    sheet.row(
        [(72, "Rosa Campo"), (200, "$ 218.900"), (270, "$ 280.200"), (340, "$ 9.200"), (410, "$ 20.000")]
    )
    for line in ("Total a pagar: $ 528.300", "Son: quinientos veintiocho mil trescientos pesos", *lines):
        sheet.line(line).skip()
    return sheet


@pytest.mark.parametrize("title", ["CUENTA DE COBRO No. 318", "RECIBO DE COBRO DE APORTES"])
def test_the_bill_of_who_pays_planillas_for_others_is_no_cuenta(title: str) -> None:
    label = sort_pages(document(_agencys(title)))[0].label
    assert label.kind is PageKind.OTRO
    assert PageMark.AFFILIATION not in label.marks


def test_a_cuenta_that_tells_what_its_contractor_contributes_stays_one() -> None:
    own = _agencys(
        "CUENTA DE COBRO No. 3", "Por concepto de honorarios del contrato PS-118-2026, junio de 2026"
    )
    assert _kind(own) is PageKind.CUENTA


@pytest.mark.parametrize("columns", [False, True])
@pytest.mark.parametrize("number", ["6. ", "f) ", "Obligación 6. "])
def test_an_obligation_at_a_pages_head_is_no_title_of_what_it_names(number: str, *, columns: bool) -> None:
    first = Sheet().title("INFORME DE ACTIVIDADES").line("Contrato PS-118-2026").skip()
    first.line("Obligaciones específicas y actividades realizadas").skip()
    for at in range(3, 6):
        first.paragraph(f"{at}. Ordenar la sala {at} de la biblioteca. Ordené 40 libros de la sala {at}.")
    second = Sheet()
    asked, done = "Verificar las cuentas de cobro de los talleristas.", "Se verificaron 12 cuentas de cobro."
    if columns:
        second.row([(72, f"{number}{asked}"), (330, done)], width=220)
        second.row([(72, "7. Archivar lo recibido en el mes."), (330, "Se archivaron 30 folios.")], width=220)
    else:
        second.paragraph(f"{number}{asked} {done}").paragraph("7. Archivar lo recibido. Archivé 30 folios.")
    second.skip()
    second.line("Cordialmente,").skip(3).line("Rosa Elvira Campo Díaz")
    kinds = [page.label.kind for page in sort_pages(document(first, second))]
    assert kinds == [PageKind.INFORME, PageKind.INFORME]


def test_the_rest_of_a_cell_at_a_pages_head_is_no_title_of_what_it_names() -> None:
    first = Sheet().title("CERTIFICADO DE ACTIVIDADES DEL CONTRATISTA").line("Contrato PS-118-2026").skip()
    first.row([(72, "Obligación"), (300, "Actividad realizada")])
    first.row([(72, "a) Acompañar las visitas y"), (300, "Acompañé tres visitas.")], width=200)
    second = Sheet()
    second.row(
        [(72, "los talleres, y recibir de los talleristas la planilla con la cuenta de cobro.")], width=110
    )
    second.row([(72, "b) Ordenar la sala de prensa."), (300, "Ordené 40 periódicos de la sala.")], width=200)
    second.skip().line("Cordialmente,").skip(3).line("Rosa Elvira Campo Díaz").line("Contratista")
    kinds = [page.label.kind for page in sort_pages(document(first, second))]
    assert kinds == [PageKind.INFORME, PageKind.INFORME]
