"""Pages that only speak of planillas, stamps and cuentas are evidence of the informe, wherever they stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from review.model import Box, ItemKind, PageKind
from review.model.marks import PageMark
from review.recognition import recognise
from review.recognition.papers.titles import shows_evidence
from tests.recognition import item_papers as papers
from tests.recognition.sheet import Sheet, blank, document

INFORME, OTRO, BLANCO = PageKind.INFORME, PageKind.OTRO, PageKind.BLANCO
HEAD = (
    "De: Rosa Elvira Campo <rosa.campo@correo.co>",
    "Enviado el: lunes, 1 de junio de 2026 8:14",
    "Para: contratacion@puertoclaro.gov.co",
)
OF_PLANILLA = (
    "Buenos días. Adjunto la planilla de seguridad social de mayo con su comprobante de pago; la de junio "
    "queda pendiente en el operador Mi Planilla. Salud, pensión y riesgos laborales suman $ 508.300."
)
OF_STAMPS = (
    "Buenas tardes. Remito el recibo de las estampillas pro cultura y adulto mayor canceladas en el Banco "
    "Agrario, para la liquidación de los impuestos municipales del contrato, por valor de $ 125.000."
)


def mail(subject: str, text: str, *head: str) -> Sheet:
    sheet = Sheet()
    for line in (*(head or HEAD), f"Asunto: {subject}"):
        sheet.line(line)
    return sheet.skip().paragraph(text)


def minutes(title: str = "ACTA No. 4") -> Sheet:
    sheet = Sheet().title(title).line("Lugar: salón comunal").line("Asistentes: los que firman")
    return sheet.paragraph(
        "Orden del día: saludo; cómo presentar la planilla de seguridad social; las estampillas; compromisos."
    )


def files() -> Sheet:
    sheet = Sheet().line("Mi unidad > Junio").line("Nombre   Propietario   Última modificación")
    for name in ("Cuenta de cobro 5.docx", "Planilla seguridad social mayo.pdf", "Recibo estampillas.pdf"):
        sheet.line(f"{name}   yo   3 jun 2026")
    return sheet


def kinds(*sheets: Sheet | None) -> list[PageKind]:
    pages = [blank(n) if sheet is None else sheet for n, sheet in enumerate(sheets, 1)]
    return [label.kind for label in recognise(document(*pages)).pages]


SPEAKS = [
    mail("Planilla de seguridad social", OF_PLANILLA),
    mail("Estampillas del contrato y recibo de pago", OF_STAMPS),
    mail(
        "Re: cuenta de cobro",
        OF_STAMPS,
        "From: rosa.campo@correo.co",
        "Sent: Monday, June 1, 2026",
        "To: Tesorería",
    ),
    minutes(),
    files(),
]


@pytest.mark.parametrize("sheet", SPEAKS)
def test_what_only_speaks_of_papers_is_evidence_of_the_informe(sheet: Sheet) -> None:
    informe = papers.informe_as_a_letter()
    assert kinds(informe, sheet) == [INFORME, INFORME]
    assert kinds(informe, None, sheet) == [INFORME, BLANCO, INFORME]
    assert kinds(informe, papers.bank_letter(), sheet)[2] is INFORME
    assert kinds(informe, papers.planilla_row(), sheet)[2] is INFORME


@pytest.mark.parametrize("sheet", SPEAKS)
def test_without_an_informe_it_is_no_other_item(sheet: Sheet) -> None:
    assert kinds(papers.planilla_row(), sheet)[1] is OTRO


def test_what_a_mail_tells_does_not_touch_the_planilla_before_it() -> None:
    pages = (papers.informe_as_a_letter(), papers.planilla_row())
    alone = recognise(document(*pages)).items[ItemKind.SEGURIDAD_SOCIAL]
    beside = recognise(document(*pages, SPEAKS[0])).items[ItemKind.SEGURIDAD_SOCIAL]
    assert beside.pages == alone.pages
    assert (beside.fields, beside.marks) == (alone.fields, alone.marks)


def test_a_mail_that_tells_a_payment_whole_is_its_voucher() -> None:
    text = (
        "Su pago en PSE fue aprobado. Número de planilla: 9412345678. Valor pagado: $ 508.300. CUS "
        "1234567890. Concepto: seguridad social."
    )
    sheet = mail("Pago aprobado", text, "De: avisos@pse.com.co", "Fecha: 03/06/2026", "Para: rosa@correo.co")
    assert kinds(papers.informe_as_a_letter(), papers.planilla_row(), sheet)[2] is PageKind.SEGURIDAD_SOCIAL


def test_a_memorandum_by_which_a_treasury_certifies_is_no_mail() -> None:
    memo = mail(
        "Pago de estampillas",
        "La Tesorería certifica que Rosa Elvira Campo, C.C. 34.567.890, canceló el 12 de mayo de 2026 la "
        "suma de $ 125.000 por las estampillas del contrato 045 de 2026.",
        "DE: Tesorería Municipal",
        "PARA: Oficina de Contratación",
        "FECHA: 15 de mayo de 2026",
    )
    assert kinds(papers.informe_as_a_letter(), memo)[1] is PageKind.IMPUESTOS


@pytest.mark.parametrize("title", ["ACTA DE REUNIÓN No. 4", "AYUDA DE MEMORIA No. 4", "ACTA DE COMITÉ"])
def test_minutes_that_ask_for_the_informe_are_evidence_of_it(title: str) -> None:
    sheet = minutes(title).paragraph("La coordinación pide que cada quien radique a tiempo su informe.")
    found = recognise(document(papers.informe_as_a_letter(), sheet)).pages[1]
    assert (found.kind, PageMark.EVIDENCE in found.marks) == (INFORME, True)


@pytest.mark.parametrize("title", ["ACTA No. 4 DE RECIBO A SATISFACCIÓN", "ACTA No. 4 DE SUPERVISIÓN"])
def test_minutes_of_the_contract_are_none_of_a_meeting(title: str) -> None:
    assert kinds(papers.informe_as_a_letter(), papers.bank_letter(), minutes(title))[2] is OTRO


@pytest.mark.parametrize(
    "heading",
    [
        "registro de asistentes",
        "| listado de participantes",
        "anexo 3 de 5 | soportes graficos",
        "memoria fotografica",
        "capturas de pantalla",
        "anexo b | correo electronico",
        "ayuda de memoria",
        "soporte obligacion 4 | memorando",
        "evidencias de la actividad no 2",
        "g ad 014 | v 3 | lista de asistencia",
        "memorias del taller",
        "relatoria de la jornada",
    ],
)
def test_evidence_has_more_than_one_title(heading: str) -> None:
    assert shows_evidence(f" {heading} ")


@pytest.mark.parametrize(
    "heading", ["anexo 3 | planilla", "anexo tributario", "relacion de pagos", "v 3 | planilla"]
)
def test_a_title_of_another_paper_is_none_of_evidence(heading: str) -> None:
    assert not shows_evidence(f" {heading} ")


@pytest.mark.parametrize(
    "text",
    [
        "ROSA ELVIRA CAMPO DÍAZ, C.C. 34.567.890, está vinculada a nuestro fondo de pensiones desde 2016.",
        "ROSA ELVIRA CAMPO DÍAZ, C.C. 34.567.890, figura entre los cotizantes de nuestra EPS, al día, con sus"
        " beneficiarios.",
        "ROSA ELVIRA CAMPO DÍAZ, C.C. 34.567.890, cuenta con la cobertura de nuestra ARL, clase de riesgo I.",
    ],
)
def test_what_an_administrator_says_of_its_own_behind_an_informe_is_no_evidence(text: str) -> None:
    sheet = (
        Sheet().title("CERTIFICACIÓN DE VINCULACIÓN").paragraph(text).line("Expedida el 3 de mayo de 2026.")
    )
    assert kinds(papers.informe_as_a_letter(), sheet) == [INFORME, OTRO]


@pytest.mark.parametrize(
    ("paper", "kind"),
    [
        (papers.bank_letter, PageKind.BANCO),
        (papers.planilla_row, PageKind.SEGURIDAD_SOCIAL),
        (papers.voucher, PageKind.SEGURIDAD_SOCIAL),
        (papers.tax_receipt, PageKind.IMPUESTOS),
    ],
)
def test_an_item_below_a_caption_of_evidence_stays_an_item(
    paper: Callable[[], Sheet], kind: PageKind
) -> None:
    report = Sheet().title("INFORME MENSUAL DE ACTIVIDADES No. 3").line("Contrato: PS-118-2026").skip()
    report.line("OBLIGACIONES Y ACTIVIDADES REALIZADAS").line("1. Afiliarse. Se anexa la planilla.")
    captioned, below = Sheet().title("SOPORTE OBLIGACIÓN 1"), paper()
    captioned.words += [
        replace(word, box=Box(word.box.x0, word.box.top + 30, word.box.x1, word.box.bottom + 30))
        for word in below.words
    ]
    assert [page.kind for page in recognise(document(report, captioned)).pages] == [PageKind.INFORME, kind]


def circular(*head: str) -> Sheet:
    sheet = Sheet()
    for line in (*head, "CIRCULAR INTERNA No. 007", "PARA: Contratistas de prestación de servicios"):
        sheet.line(line, size=12).skip()
    return sheet.paragraph(
        "La cuenta de cobro se radica con la planilla de pago de aportes al sistema de seguridad social, el "
        "ingreso base de cotización es el 40 % del valor mensual y nunca menos de $ 1.750.905."
    )


def memorandum(to: str, by: str) -> Sheet:
    sheet = Sheet().line("Anexo 2.").skip().title("MEMORANDO").skip()
    for line in (f"PARA: {to}", f"DE: {by}", "ASUNTO: Designación para apoyar una visita"):
        sheet.line(line)
    return sheet.skip().paragraph(
        "Le solicito acompañar la comisión y rendir el informe correspondiente; recuerde anexar el pago de "
        "la seguridad social del mes."
    )


@pytest.mark.parametrize("head", [(), ("Anexo 1.", "INSTITUTO DE DEPORTE DE ALTOS DEL RÍO")])
def test_a_circular_behind_an_informe_is_evidence_whatever_it_speaks_of(head: tuple[str, ...]) -> None:
    pages = recognise(document(papers.informe_as_a_letter(), circular(*head))).pages
    assert PageMark.EVIDENCE in pages[1].marks
    assert recognise(document(circular(*head))).pages[0].kind is OTRO


def test_a_memorandum_to_the_contractor_is_evidence_and_one_from_him_is_none() -> None:
    sent = memorandum("Rosa Campo Díaz, contratista", "Elena Suárez Pinto, supervisora")
    assert PageMark.EVIDENCE in recognise(document(papers.informe_as_a_letter(), sent)).pages[1].marks
    own = memorandum("Elena Suárez Pinto, supervisora", "Rosa Campo Díaz, contratista")
    assert PageMark.EVIDENCE not in recognise(document(papers.informe_as_a_letter(), own)).pages[1].marks


def own_informe(*lines: str) -> Sheet:
    sheet = Sheet().title("INFORME DE ACTIVIDADES")
    for line in lines:
        sheet.line(line)
    return sheet.skip().paragraph("Actividades realizadas: orienté a 87 lectores y catalogué 140 libros.")


def test_a_report_on_another_contractor_behind_the_informe_is_evidence() -> None:
    first = own_informe("Contrato No. PS-118-2026", "Contratista: Rosa Elvira Campo Díaz")
    other = own_informe("Contratista: Jorge Henao Ruiz – Contrato 568 de 2025", "Periodo revisado: junio")
    found = recognise(document(first, other))
    assert PageMark.EVIDENCE in found.pages[1].marks
    assert found.items[ItemKind.INFORME].value("contrato") == "PS-118-2026"


def test_the_page_behind_a_cover_is_the_first_that_says_of_which_contract() -> None:
    cover = Sheet().skip(14).title("INFORME DE ACTIVIDADES").line("Rosa Elvira Campo Díaz", 220)
    body = own_informe("Contrato No. PS-118-2026", "Contratista: Rosa Elvira Campo Díaz")
    found = recognise(document(cover, body))
    assert PageMark.EVIDENCE not in found.pages[1].marks
    assert found.items[ItemKind.INFORME].value("contrato") == "PS-118-2026"


def internal_note(foot: str) -> Sheet:
    sheet = (
        Sheet().title("MEMORANDO 118").line("PARA: Oficina de Personal").line("DE: Secretaría de Educación")
    )
    sheet.line("ASUNTO: Reparto de expedientes").skip()
    return sheet.paragraph("Se reparten catorce expedientes del año pasado, foliados y cosidos.").line(foot)


@pytest.mark.parametrize("said", ["Proyectó: ", "Elaboró y digitó: ", "Redactado por: "])
def test_a_memorandum_that_the_contractor_drew_up_is_work_shown(said: str) -> None:
    informe = papers.informe_as_a_letter()
    by_contractor = internal_note(f"{said}Rosa Elvira Campo Díaz")
    found = recognise(document(informe, by_contractor, Sheet().line("Soporte 4").line("14:20"))).pages
    assert [page.kind for page in found] == [INFORME, INFORME, INFORME]
    assert PageMark.EVIDENCE in found[1].marks
    assert kinds(informe, internal_note(f"{said}Nubia Toro Salazar"))[1] is OTRO
    assert kinds(papers.bank_letter(), by_contractor)[1] is OTRO
