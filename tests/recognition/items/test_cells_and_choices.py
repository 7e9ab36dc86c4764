"""Days in narrow cells, types of account that a form lets choose, and what a sentence says to be paid."""

from __future__ import annotations

import datetime as dt

import pytest

from review.model import ItemKind, RecognisedItem
from review.model.marks import ItemMark
from review.recognition import recognise
from tests.recognition.sheet import Sheet, document

DAY = ("DÍA", "MES", "AÑO")
CELL = 26.0  # points: so narrow that two of them look like one


def cells(left: float, texts: tuple[str, ...]) -> list[tuple[float, str]]:
    return [(left + at * CELL, text) for at, text in enumerate(texts)]


def informe(*sheets: Sheet) -> RecognisedItem:
    return recognise(document(*sheets)).items[ItemKind.INFORME]


def boxed() -> Sheet:
    """An informe whose days stand in cells under their headings, three days in a row, and a period."""
    sheet = Sheet(size=9).title("INFORME DE ACTIVIDADES", 12).skip()
    sheet.line("Contrato No. PS-118-2026", 60).line("Contratista: Rosa Elvira Campo Díaz", 60)
    sheet.row(
        [(60, "FECHA DE INICIO DEL CONTRATO"), (240, "FECHA DE TERMINACIÓN"), (420, "FECHA DEL INFORME")]
    )
    sheet.row([*cells(60, DAY), *cells(240, DAY), *cells(420, DAY)])
    sheet.row(
        [
            *cells(60, ("02", "03", "2026")),
            *cells(240, ("30", "11", "2026")),
            *cells(420, ("04", "07", "2026")),
        ]
    ).skip()
    sheet.row([(60, "PERIODO INFORMADO Desde"), *cells(220, DAY), (330, "Hasta"), *cells(380, DAY)])
    sheet.row([*cells(220, ("01", "06", "2026")), *cells(380, ("30", "06", "2026"))]).skip()
    return sheet.line("Obligación 1. Llevar el archivo del taller.", 60).line("Llevé el archivo.", 60)


def test_each_of_three_days_in_a_row_of_cells_is_of_the_label_above_it() -> None:
    found = informe(boxed())
    assert found.value("fecha_inicio_contrato") == dt.date(2026, 3, 2)
    assert found.value("fecha_informe") == dt.date(2026, 7, 4)


def test_a_period_in_cells_is_read_from_desde_to_hasta() -> None:
    found = informe(boxed())
    assert found.value("periodo_inicio") == dt.date(2026, 6, 1)
    assert found.value("periodo_fin") == dt.date(2026, 6, 30)


def test_the_day_of_another_label_above_desde_is_not_the_periods() -> None:
    """The values of a table stand beside their labels; those of the period below `DESDE` and `HASTA`."""
    sheet = Sheet(size=9).title("INFORME DE ACTIVIDADES", 12).skip()
    for row in (
        ((44, "CONTRATISTA"), (160, "ROSA ELVIRA CAMPO DÍAZ"), (414, "C.C."), (497, "34.567.890")),
        ((44, "FECHA DE SUSCRIPCIÓN"), (160, "25/05/2026"), (236, "FECHA DE INICIO"), (337, "01/06/2026")),
        ((44, "VALOR INICIAL"), (160, "$ 19.998.000"), (236, "PLAZO"), (337, "5 MESES")),
        ((44, "PERÍODO INFORMADO"), (160, "DESDE"), (236, "HASTA"), (337, "INFORME N°"), (414, "1 de 5")),
        ((160, "01/06/2026"), (236, "30/06/2026"), (414, "Parcial")),
        ((44, "SUPERVISOR"), (160, "Luis Arango Mesa, Secretaría General")),
    ):
        sheet.row(list(row), pad=2)
    found = informe(sheet.skip().line("1. Llevar el archivo. Llevé el archivo del taller.", 60))
    assert found.value("periodo_inicio") == dt.date(2026, 6, 1)
    assert found.value("periodo_fin") == dt.date(2026, 6, 30)


def certificate(sentence: str) -> RecognisedItem:
    sheet = Sheet().title("BANCO DEL LITORAL").title("CONSTANCIA DE CUENTA").skip()
    for line in sentence.split("|"):
        sheet.line(line)
    return recognise(document(sheet.line("Firmada el día 21 de junio de 2026."))).items[ItemKind.BANCO]


@pytest.mark.parametrize("kind", ["ahorros", "corriente"])
@pytest.mark.parametrize("choice", ["corriente o de ahorros", "de ahorros o corriente", "ahorros/corriente"])
def test_the_types_that_a_form_lets_choose_are_not_the_accounts(kind: str, choice: str) -> None:
    found = certificate(
        f"La oficina hace constar que existe la cuenta {choice} que se indica:|"
        f"clase {kind}, número 282-285008-82, a nombre de ROSA CAMPO DÍAZ, cédula 34.567.890."
    )
    assert found.value("tipo_cuenta") == kind
    assert found.value("fecha") == dt.date(2026, 6, 21)
    assert any(mark.name == ItemMark.OWNED for mark in found.marks)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("pagó por la planilla No. 5250487698, el día 02/07/2026, los aportes:", dt.date(2026, 7, 2)),
        ("no pagó por la planilla No. 5250487698, el día 02/07/2026, los aportes:", None),
    ],
)
def test_a_sentence_says_when_a_planilla_was_paid(said: str, day: dt.date | None) -> None:
    sheet = Sheet(size=9).title("CERTIFICADO DE APORTES").skip()
    sheet.line(f"El operador hace constar que ROSA CAMPO DÍAZ con CC 34567890 {said}", 40).skip()
    columns = (40.0, 140.0, 260.0, 330.0, 400.0, 480.0)
    for row in (
        ("Subsistema", "Administradora", "Mes", "Días", "IBC", "Aporte"),
        ("SALUD", "EPS SANITAS", "06/2026", "30", "$1.750.905", "$218.900"),
        ("PENSIÓN", "COLFONDOS", "06/2026", "30", "$1.750.905", "$280.200"),
        ("RIESGOS", "ARL SURA", "06/2026", "30", "$1.750.905", "$9.200"),
    ):
        sheet.row(list(zip(columns, row, strict=True)))
    sheet.row([(400, "Total pagado"), (480, "$508.300")])
    found = recognise(document(sheet)).items[ItemKind.SEGURIDAD_SOCIAL]
    assert found.value("fecha_pago") == day


def test_boxes_to_tick_may_stand_between_the_kinds_of_document_and_the_number() -> None:
    sheet = Sheet().title("CUENTA DE COBRO No. 3").skip()
    sheet.line("MUNICIPIO DEL LITORAL, NIT 800.188.492-1").line("DEBE(N) A Rosa Campo Díaz")
    sheet.line("Documento C.C. ☒ C.E. □ 34.567.890").line("La suma de $ 2.100.000")
    sheet.line("Por concepto del contrato PS-118-2026, del 1 al 30 de junio de 2026")
    found = recognise(document(sheet)).items[ItemKind.CUENTA]
    assert found.value("documento") == "34567890"


def test_a_role_said_after_a_name_is_no_label_of_the_name_below_it() -> None:
    sheet = Sheet().title("INFORME MENSUAL DE ACTIVIDADES No. 3").skip()
    sheet.line("PARA: Nidia Ulcué Tróchez, contratista")
    sheet.line("DE: Efraín Guamanga Rivas, supervisor del contrato").skip()
    sheet.line("Contrato: PS-118-2026").line("Periodo: del 1 al 30 de junio de 2026").skip()
    sheet.paragraph("Actividades realizadas: se ordenó la sala de prensa y se atendió a 87 lectores.")
    assert all("Guamanga" not in str(name.value) for name in recognise(document(sheet)).names)
