"""Ways of writing that a memorandum, a hospital's table, a receipt in cells and a council's letter share with
papers of other offices."""

from __future__ import annotations

import datetime as dt

import pytest

from review.model import ItemKind, Month, PageKind, RecognisedItem
from review.model.marks import PageMark
from review.recognition import recognise
from tests.recognition.item_papers import bank_letter, informe_with_labels_above
from tests.recognition.sheet import Sheet, document


def item(kind: ItemKind, *sheets: Sheet) -> RecognisedItem:
    return recognise(document(*sheets)).items[kind]


def memorandum(
    begins: str = "que inició su ejecución el 1 de marzo de 2026 y termina el 30 de septiembre",
) -> Sheet:
    sheet = Sheet().title("INFORME DE GESTIÓN Y AVANCE DEL CONTRATISTA")
    sheet.row([(72, "PARA:"), (160, "BLANCA NIEVES OSORIO VELA, supervisor(a)")], width=400)
    sheet.row([(72, "DE:"), (160, "ROSA CAMPO IDROBO, contratista, C.C. 52.417.903")], width=400)
    sheet.row([(72, "REFERENCIA:"), (160, "Contrato CPS-045-2026. Informe 1 de 7")], width=400).skip()
    sheet.paragraph(
        "En cumplimiento de lo pactado rindo informe de las actividades adelantadas desde el 1 de marzo "
        "hasta el 31 de marzo de 2026, en desarrollo del contrato cuyo objeto es prestar servicios de apoyo "
        f"a la gestión documental, la digitalización y la atención de ventanilla, {begins}."
    )
    sheet.paragraph("a) Custodiar los bienes que se le entreguen. – Sin novedad sobre los equipos.")
    return sheet


def test_who_is_called_contractor_behind_their_name_and_not_who_supervises() -> None:
    names = recognise(document(memorandum())).names
    assert {name.value for name in names} == {"ROSA CAMPO IDROBO"}


def test_the_beginning_of_a_contract_told_behind_what_it_is_about() -> None:
    assert item(ItemKind.INFORME, memorandum()).value("fecha_inicio_contrato") == dt.date(2026, 3, 1)


def test_a_beginning_that_is_of_something_else_is_none() -> None:
    read = item(
        ItemKind.INFORME, memorandum("que tiene tres líneas; la jornada inició el 9 de marzo de 2026")
    )
    assert read.value("fecha_inicio_contrato") is None


@pytest.mark.parametrize("label", ["F. inicio:", "F. de inicio:", "Fec. inicio:"])
def test_dates_with_their_label_cut_short(label: str) -> None:
    sheet = Sheet().title("INFORME MENSUAL DE ACTIVIDADES")
    sheet.line("Nombre: ROSA CAMPO IDROBO").line("Contrato: OPS No. 065-2026")
    sheet.line(f"{label} 01/04/2026").line("Mes que reporta: ABRIL DE 2026").line(
        "F. entrega: 04/05/2026"
    ).skip()
    read = item(ItemKind.INFORME, sheet.paragraph("1. Apoyé la atención de usuarios en la ventanilla."))
    assert read.value("fecha_inicio_contrato") == dt.date(2026, 4, 1)
    assert read.value("fecha_informe") == dt.date(2026, 5, 4)


def ticked(last: str = "Cuadro de turnos – primera quincena") -> Sheet:
    sheet = Sheet().title("INFORME MENSUAL DE ACTIVIDADES")
    sheet.line("Contratista: ROSA CAMPO IDROBO").line("Contrato: OPS No. 065-2026")
    sheet.line("Mes que reporta: ABRIL DE 2026").skip()
    sheet.row([(110, "OBLIGACIÓN"), (246, "CUMPLIMIENTO"), (372, "OBSERVACIONES / RESULTADOS")], pad=3.0)
    sheet.row([(248, "SI"), (269, "NO"), (296, "N/A")])
    for duty, done in (
        (
            "Digitar y validar la información en los aplicativos institucionales.",
            "Se digitaron 53 formularios.",
        ),
        ("Acompañar las jornadas de atención en los municipios priorizados.", "Se atendieron 83 hogares."),
        ("Cumplir las demás actividades que le indique el supervisor.", "No se asignaron otras en el mes."),
    ):
        sheet.row([(44, duty), (250, "X"), (322, done)], width=190)
    sheet.skip().line(last, 40)
    sheet.row([(51 + 35 * day, str(day)) for day in range(1, 15)], width=30, pad=0.0)
    return sheet.row([(51 + 35 * day, "MT" if day % 2 else "L") for day in range(1, 15)], width=30)


def test_what_was_done_is_told_beside_a_column_of_ticks() -> None:
    activities = recognise(document(ticked())).activities
    assert [one.duty for one in activities] == [
        "Digitar y validar la información en los aplicativos institucionales.",
        "Acompañar las jornadas de atención en los municipios priorizados.",
        "Cumplir las demás actividades que le indique el supervisor.",
    ]
    assert all(one.text for one in activities)


def test_a_last_obligation_that_nobody_answered_is_no_caption() -> None:
    activities = recognise(document(ticked("Elaborar los informes que se le pidan."))).activities
    assert [one.duty for one in activities if not one.text] == ["Elaborar los informes que se le pidan."]


def support(*lines: tuple[str, str], head: str = "No. 1", under: str = "3 de junio de 2026") -> Sheet:
    sheet = Sheet()
    sheet.row([(57, "CUENTA DE COBRO"), (460, head)], pad=0.0).row([(460, under)])
    sheet.row([(45, "DE"), (228, "PARA"), (400, "CONTRATO")], pad=2.0)
    sheet.row([(45, "Rosa Campo Idrobo"), (228, "ALCALDÍA DE PUEBLO CLARO"), (400, "CPS-045-2026")], pad=0.0)
    sheet.row([(45, "C.C. 52.417.903"), (228, "NIT 890.900.286-0"), (400, "1 de marzo de 2026 –")], pad=0.0)
    sheet.row([(400, "31 de julio de 2026")])
    for label, said in lines:
        sheet.row([(50, label), (150, said)], width=400)
    return sheet.row([(50, "Valor"), (150, "$ 2.000.000")], width=400)


CLAIMED = (
    "Descripción",
    "Honorarios de 1 de mayo de 2026 a 31 de mayo de 2026. Apoyar la gestión documental.",
)


def test_days_from_one_to_another_that_nothing_else_tells_are_what_is_billed() -> None:
    assert item(ItemKind.CUENTA, support(CLAIMED)).value("periodo") == Month(2026, 5)


def test_the_day_in_the_head_is_not_that_until_which_the_contract_runs() -> None:
    day = item(ItemKind.CUENTA, support(CLAIMED)).fields["fecha_cuenta"]
    assert (day.value, day.note) == (dt.date(2026, 6, 3), None)


def test_a_day_behind_the_number_of_the_cuenta() -> None:
    read = item(ItemKind.CUENTA, support(CLAIMED, head="", under="CC-04 03.06.2026"))
    assert read.value("fecha_cuenta") == dt.date(2026, 6, 3)


def test_a_lapse_is_a_period() -> None:
    assert item(ItemKind.CUENTA, support(("Lapso cobrado", "1-may-26 a 31-may-26"))).fields[
        "periodo"
    ].value == Month(2026, 5)


def circular() -> Sheet:
    sheet = Sheet().title("CIRCULAR EXTERNA 0000027 DE 2026").line("PARA: CONTRATISTAS Y APORTANTES")
    sheet.line("ASUNTO: PAGO DE APORTES A TRAVÉS DE LA PLANILLA INTEGRADA – PILA").line(
        "FECHA: 1 de junio de 2026"
    )
    return sheet.skip().paragraph(
        "Los independientes cotizan mes vencido sobre el cuarenta por ciento del valor del contrato. "
        "El número de la planilla, la fecha de pago y el total pagado deberán verificarse antes de cada pago."
    )


def supervised(number: str) -> Sheet:
    sheet = Sheet().title("INFORME DE SUPERVISIÓN – SEGUIMIENTO")
    sheet.row([(48, "Contratista"), (130, "Luisa Vela Campo"), (300, "Contrato"), (420, number)])
    sheet.row([(48, "Supervisor"), (130, "Mario Osorio"), (300, "Saldo por pagar"), (420, "$ 5.000.000")])
    sheet.paragraph(
        "Revisadas las facturas y la certificación de aportes, se verificó el cumplimiento. "
        "Se recomienda efectuar el pago."
    )
    return sheet.line("Mario Osorio").line("Supervisor")


def caption() -> Sheet:
    return (
        Sheet()
        .line("Soporte 4")
        .line("Resultados de la encuesta de satisfacción")
        .skip(20)
        .line("Sem 1 Sem 2")
    )


@pytest.mark.parametrize("annex", [circular(), supervised("642-2025")], ids=["circular", "of-another"])
def test_what_speaks_of_others_behind_an_informe_is_evidence_and_parts_it_from_none(annex: Sheet) -> None:
    pages = recognise(document(informe_with_labels_above(), annex, caption(), bank_letter())).pages
    assert [page.kind for page in pages] == [*[PageKind.INFORME] * 3, PageKind.BANCO]
    assert PageMark.EVIDENCE in pages[1].marks


def test_what_the_supervisor_wrote_of_this_contract_is_no_evidence() -> None:
    informe = informe_with_labels_above()
    own = str(recognise(document(informe)).items[ItemKind.INFORME].value("contrato"))
    pages = recognise(document(informe_with_labels_above(), supervised(own), bank_letter())).pages
    assert pages[1].kind is PageKind.OTRO


def council(
    *, ends: str = "Dejo constancia de encontrarme a paz y salvo por aportes."
) -> tuple[Sheet, Sheet]:
    first = Sheet().line("Pueblo Claro, 3 de junio de 2026").skip().line("Doctora").line("DORIS CAICEDO")
    first.line("Secretaria General").skip().line(
        "Asunto: Informe de actividades. Contrato No. CPS-045-2026"
    ).skip()
    first.paragraph(
        "ROSA CAMPO IDROBO, identificada con la cédula de ciudadanía 52.417.903, en mi condición de "
        "contratista presento el informe de las actividades cumplidas entre el 1 y el 31 de mayo de 2026:"
    )
    first.paragraph(
        "UNO. Organizar los documentos del archivo. Actividad: Se foliaron y rotularon 89 carpetas."
    )
    second = Sheet().paragraph(
        "DOS. Cumplir las demás actividades inherentes a la naturaleza del contrato que le indique el "
        "supervisor. Actividad: Apoyé la logística de ocho eventos institucionales."
    )
    second.paragraph(ends).line("De usted, cordialmente,").skip(3)
    return first, second.line("ROSA CAMPO IDROBO").line("C.C. 52.417.903")


def test_the_rest_of_a_letter_is_of_the_informe_that_it_began() -> None:
    pages = recognise(document(*council(), bank_letter())).pages
    assert [page.kind for page in pages] == [PageKind.INFORME, PageKind.INFORME, PageKind.BANCO]


def products(*, head: str = "Certificamos la existencia de los productos relacionados a nombre de:") -> Sheet:
    sheet = Sheet().line("Certificado N.º 5625801").line("Emitido el 03 JUN 2026").skip().line(head)
    sheet.line("Rosa Campo Idrobo CC 52417903").skip()
    sheet.row([(75, "Producto"), (194, "Número de cuenta"), (319, "Apertura"), (420, "Estado")], width=110)
    return sheet.row([(75, "Cuenta de ahorros"), (194, "9189327573"), (319, "06 NOV 2013"), (420, "Activa")])


def test_a_table_of_products_is_a_banks_letter_though_no_bank_is_read() -> None:
    assert [page.kind for page in recognise(document(products())).pages] == [PageKind.BANCO]


def test_an_account_that_somebody_certifies_is_not_surely_missing() -> None:
    (page,) = recognise(document(products(head="Se certifica lo que sigue a nombre de:"))).pages
    assert page.kind is PageKind.BANCO or page.may_be("banco")


def test_a_form_of_payment_is_a_cuenta() -> None:
    sheet = Sheet().title("FORMATO ÚNICO DE PAGO").line("CONTRATOS DE PRESTACIÓN DE SERVICIOS").skip()
    sheet.row([(43, "1. Número de pago"), (178, "2. Fecha de elaboración"), (310, "3. Contrato")], pad=0.0)
    sheet.row([(43, "1"), (178, "03/06/2026"), (310, "2026-0044")])
    sheet.row([(43, "5. Beneficiario"), (310, "6. Cédula de ciudadanía")], pad=0.0)
    sheet.row([(43, "ROSA CAMPO IDROBO"), (310, "52417903")])
    sheet.row([(43, "11. Valor bruto"), (178, "12. Valor en letras")], pad=0.0)
    sheet.row([(43, "$2,100,000"), (178, "DOS MILLONES CIEN MIL PESOS M/L")], width=300)
    sheet.row([(43, "13. Banco"), (178, "14. Tipo de cuenta"), (310, "15. Número")], pad=0.0)
    sheet.row([(43, "Bancamía"), (178, "Ahorros [X] Corriente [ ]"), (310, "3534838708")])
    assert [page.kind for page in recognise(document(sheet)).pages] == [PageKind.CUENTA]
