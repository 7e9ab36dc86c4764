"""Titles told by what they mean."""

from __future__ import annotations

import pytest

from review.recognition.papers.kinds import Paper
from review.recognition.papers.titles import titles_meant


@pytest.mark.parametrize(
    ("heading", "paper"),
    [
        ("informe consolidado de labores", Paper.INFORME),
        ("reporte de avance del contratista", Paper.INFORME),
        ("informe de gestion y cumplimiento mensual", Paper.INFORME),
        ("formato de cobro contratistas", Paper.CUENTA),
        ("orden de pago honorarios", Paper.CUENTA),
        ("factura equivalente", Paper.CUENTA),
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
