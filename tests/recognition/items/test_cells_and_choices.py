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


@pytest.mark.parametrize("wide", [44.0, 100.0])
def test_both_days_of_a_period_are_read_however_wide_their_cells_are(wide: float) -> None:
    """`DD`, `MM` and `AAAA` head each of them; the day of the paper has cells of its own."""
    sheet = Sheet(size=9).title("CUENTA DE COBRO CONTRATISTAS", 12).skip()
    sheet.row([(60, "1. CUENTA No."), (160, "2. CONTRATO No."), (430, "4. FECHA")])
    sheet.row([(60, "03"), (160, "PS-118-2026"), (440, "DD"), (480, "MM"), (526, "AAAA")], pad=2)
    sheet.row([(440, "03"), (480, "07"), (526, "2026")]).skip()
    sheet.row([(60, "7. PERIODO DESDE"), (290, "HASTA")])
    day = [70.0, 130.0, 190.0]
    last = [300.0, 300.0 + wide, 300.0 + 2 * wide]
    sheet.row(
        [*zip(day, ("DD", "MM", "AAAA"), strict=True), *zip(last, ("DD", "MM", "AAAA"), strict=True)], pad=2
    )
    sheet.row([*zip(day, ("01", "06", "2026"), strict=True), *zip(last, ("30", "06", "2026"), strict=True)])
    sheet.skip().line("VALOR A COBRAR: $ 2.100.000", 60).line("Rosa Elvira Campo Díaz C.C. 34.567.890", 60)
    found = recognise(document(sheet)).items[ItemKind.CUENTA]
    assert found.value("fecha_cuenta") == dt.date(2026, 7, 3)


def test_a_label_of_two_lines_has_its_cells_below_it() -> None:
    sheet = Sheet(size=9).title("INFORME DE ACTIVIDADES", 12).skip()
    sheet.line("Contrato No. PS-118-2026", 60).line("Contratista: Rosa Elvira Campo Díaz", 60).skip()
    sheet.row([(60, "6. C.C."), (400, "7. FECHA DE INICIO DEL")], pad=0).row(
        [(60, "34567890"), (400, "CONTRATO")]
    )
    sheet.row([(408, "DD"), (444, "MM"), (486, "AAAA")], pad=0)
    sheet.row([(408, "02"), (444, "03"), (486, "2026")]).skip()
    sheet.line("Actividades realizadas: orienté a 87 lectores.", 60)
    assert informe(sheet).value("fecha_inicio_contrato") == dt.date(2026, 3, 2)


@pytest.mark.parametrize("day", ["2018-03-22", "20 OCT 2020", "22/03/2018"])
def test_the_day_in_the_next_cell_is_no_figure_of_the_account(day: str) -> None:
    sheet = Sheet().title("BANCOLOMBIA").line("CERTIFICACIÓN BANCARIA").skip()
    sheet.paragraph("Certifica que ROSA ELVIRA CAMPO DÍAZ con CC 34567890 tiene los siguientes productos:")
    sheet.row([(72, "Nombre producto"), (200, "Producto No."), (262, "Fecha apertura"), (420, "Estado")])
    sheet.row([(72, "Cuenta corriente"), (200, f"31817784235 {day}"), (420, "Activa")])
    assert recognise(document(sheet)).items[ItemKind.BANCO].value("cuenta") == "31817784235"


def test_a_day_alone_under_the_name_of_the_house_is_the_letters() -> None:
    sheet = Sheet().title("banco de occidente").line("19 de julio de 2026").skip().line("¡Hola!").skip()
    sheet.paragraph(
        "Banco de Occidente certifica que Rosa Elvira Campo Díaz identificada con cédula de ciudadanía "
        "34567890 tiene una cuenta de ahorros con nosotros."
    )
    sheet.skip().line("Número: 710306468").line("Se abrió el: 17 de mayo de 2019").line("Estado: activo")
    assert recognise(document(sheet)).items[ItemKind.BANCO].value("fecha") == dt.date(2026, 7, 19)


def test_a_cuenta_in_prose_begins_with_the_day_it_is_of() -> None:
    sheet = (
        Sheet()
        .title("CUENTA DE COBRO NÚMERO UNO (1)")
        .skip()
        .paragraph(
            "En Suárez del Cauca, a los nueve (9) días del mes de junio de dos mil veintiséis (2026), el "
            "Resguardo de Tigres (NIT 817.001.234-5) debe a Rosa Elvira Campo Díaz, cédula "
            "34.567.890, la suma de dos millones cien mil pesos ($ 2.100.000 m/cte.) por lo hecho del "
            "primero (01) al treinta y uno (31) de mayo de 2026 dentro del contrato PS-118-2026."
        )
    )
    assert recognise(document(sheet)).items[ItemKind.CUENTA].value("fecha_cuenta") == dt.date(2026, 6, 9)


def test_the_day_on_which_a_contract_ends_is_no_town_with_the_day_of_the_informe() -> None:
    sheet = Sheet().title("Informe parcial de ejecución").line("Contrato PS-118-2026")
    sheet.line("Comienzo de la ejecución 1 de marzo de 2026").line("Vencimiento 31 de agosto de 2026")
    sheet.line("Lapso informado de 1 de junio de 2026 a 30 de junio de 2026").skip()
    sheet.line("Actividades realizadas: orienté a 87 lectores.").skip(3)
    sheet.line("Santa Marta, 3 de julio de 2026").skip(2).line("Rosa Elvira Campo Díaz").line("Contratista")
    assert informe(sheet).value("fecha_informe") == dt.date(2026, 7, 3)
