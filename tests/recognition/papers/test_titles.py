"""Titles told by what they mean."""

from __future__ import annotations

from dataclasses import replace

import pytest

from review.model import PageKind
from review.recognition import recognise
from review.recognition.knowledge.kinds import Paper
from review.recognition.papers.titles import (
    is_supervisors,
    joins_certificate,
    shows_evidence,
    titles_meant,
)
from tests.recognition.sheet import Sheet, document


@pytest.mark.parametrize(
    ("heading", "paper"),
    [
        ("informe consolidado de labores", Paper.INFORME),
        ("reporte de avance del contratista", Paper.INFORME),
        ("informe de gestion y cumplimiento mensual", Paper.INFORME),
        ("formato de cobro contratistas", Paper.CUENTA),
        ("orden de pago honorarios", Paper.CUENTA),
        ("factura equivalente", Paper.CUENTA),
        ("documento soporte para pago de honorarios", Paper.CUENTA),
        ("formato unico de radicacion de cuentas", Paper.CUENTA),
        ("formulario para presentacion de cuentas", Paper.CUENTA),
        ("constancia de producto financiero", Paper.BANCO),
        ("certificado de tu deposito", Paper.BANCO),
        ("recibo de recaudo estampilla pro cultura", Paper.IMPUESTOS),
        ("liquidacion de la tasa pro deporte", Paper.IMPUESTOS),
        ("comprobante de tu transaccion", Paper.COMPROBANTE),
        ("constancia de afiliacion", Paper.AFILIACION),
    ],
)
def test_a_title_is_told_by_its_meaning(heading: str, paper: Paper) -> None:
    assert paper in [found for found, _, _ in titles_meant(f" {heading} ")]


@pytest.mark.parametrize(
    "heading",
    [
        "informe de supervision y gestion",
        "informe del supervisor | actividades",
        "certificado de disponibilidad presupuestal",
        "acta de inicio",
        "informe | actividades",
        "contrato de prestacion de servicios",
        "certificado de cuenta de cobro radicada",
    ],
)
def test_a_title_of_another_paper_names_no_item(heading: str) -> None:
    items = {Paper.INFORME, Paper.BANCO, Paper.IMPUESTOS, Paper.PLANILLA}
    assert not items & {found for found, _, _ in titles_meant(f" {heading} ")}


@pytest.mark.parametrize(
    "heading", ["documento soporte para pago de honorarios", "soporte de pago a contratistas"]
)
def test_the_support_of_a_payment_to_come_is_no_receipt_of_one(heading: str) -> None:
    assert Paper.COMPROBANTE not in [found for found, _, _ in titles_meant(f" {heading} ")]
    assert Paper.COMPROBANTE in [found for found, _, _ in titles_meant(" soporte de pago ")]


@pytest.mark.parametrize(
    ("heading", "joined"),
    [
        ("informe mensual de labores y constancia de cumplimiento", True),
        ("informe de gestion y recibo a satisfaccion", True),
        ("reporte de actividades y de certificacion del supervisor", True),
        ("informe de supervision y certificacion de cumplimiento", False),
        ("certificacion de cumplimiento e informe", False),
        ("informe de actividades | y certificacion de cumplimiento", False),
        ("informe de actividades", False),
    ],
)
def test_an_informe_that_holds_its_certificate(heading: str, joined: bool) -> None:
    assert joins_certificate(f" {heading} ") is joined


@pytest.mark.parametrize(
    ("heading", "evidence"),
    [
        ("lista de asistencia | presentar la cuenta de cobro", True),
        ("control de asistencia", True),
        ("| planilla de asistencia a la jornada", True),
        ("registro fotografico", True),
        ("acta de reunion no 4", True),
        ("cuenta de cobro | lista de asistencia", False),
        ("acta de inicio", False),
        ("planilla de aportes", False),
    ],
)
def test_evidence_told_by_its_first_title(heading: str, evidence: bool) -> None:
    assert shows_evidence(f" {heading} ") is evidence


def certified(title: str) -> Sheet:
    sheet = Sheet().title(title)
    sheet.line("Contrato No. CPS-014-2026").line("Periodo: del 1 al 30 de junio de 2026").skip()
    sheet.line("OBLIGACIONES CONTRACTUALES   ACTIVIDADES REALIZADAS   EVIDENCIAS").skip()
    sheet.paragraph("1. Atender a los usuarios de la secretaría. Se atendieron 40 usuarios en el mes.")
    return sheet.paragraph(
        "El supervisor certifica que el contratista cumplió con las obligaciones del contrato a satisfacción."
    )


def test_an_informe_whose_title_joins_its_certificate_is_the_informe() -> None:
    """And the certificate on its second page is its end; an informe of the supervisor's own is not."""
    rest = Sheet().paragraph(
        "El supervisor certifica que el contratista cumplió con las obligaciones del contrato y autoriza el "
        "pago del periodo."
    )
    attended = Sheet().title("LISTA DE ASISTENCIA").line("Tema: cómo presentar la cuenta de cobro")
    for title, kind in (
        ("INFORME MENSUAL DE LABORES Y CONSTANCIA DE CUMPLIMIENTO", PageKind.INFORME),
        ("INFORME DE SUPERVISIÓN Y CONSTANCIA DE CUMPLIMIENTO", PageKind.OTRO),
    ):
        pages = tuple(
            sheet.page(number) for number, sheet in enumerate((certified(title), rest, attended), 1)
        )
        made = replace(document(certified(title)), pages=pages)
        kinds = [label.kind for label in recognise(made).pages]
        assert kinds[0] is kind
        assert kind is PageKind.OTRO or kinds == [PageKind.INFORME] * 3


@pytest.mark.parametrize(
    "heading",
    [
        "informe de supervisor",
        "formato unico informe de supervision contratos",
        "formato informe supervisor del contrato",
        "reporte mensual de interventoria",
        "certificado unico de supervision",
    ],
)
def test_the_paper_of_who_supervises_is_told_by_its_title(heading: str) -> None:
    assert is_supervisors(f" {heading} ")


@pytest.mark.parametrize(
    "heading",
    [
        "informe de actividades | supervisor del contrato",
        "informe final presentado al supervisor",
        "informe de actividades de apoyo a la supervision",
        "informe de apoyo a la supervision",
        "informe de supervision | informe de actividades del contratista",
    ],
)
def test_an_informe_that_names_the_supervisor_is_not_theirs(heading: str) -> None:
    assert not is_supervisors(f" {heading} ")
