"""What a planilla pays to each subsystem, read from tables of invented operators."""

from __future__ import annotations

import datetime as dt

import pytest

from review.model import ItemKind, Month, RecognisedItem
from review.recognition import recognise
from tests.recognition.sheet import Sheet, document

SURE = 0.8
HEALTH, PENSION, RISKS = 250_000, 320_000, 10_500
BASE, TOTAL = 2_000_000, 580_500


def pesos(amount: int, sign: str = "$ ") -> str:
    return f"{sign}{amount:,}".replace(",", ".")


def planilla(*, total: int = TOTAL) -> Sheet:
    sheet = Sheet(size=9).title("PLANILLA INTEGRADA DE AUTOLIQUIDACIÓN DE APORTES", 12)
    sheet.line("Planilla No. 8123456789     Periodo pensión: 2026-04")
    sheet.line(f"Total pagado: {pesos(total)}").skip()
    return sheet


def read(*sheets: Sheet) -> RecognisedItem:
    return recognise(document(*sheets)).items[ItemKind.SEGURIDAD_SOCIAL]


def sure(item: RecognisedItem, name: str) -> object:
    """The value of a field on which a rule would rest; else None."""
    found = item.fields.get(name)
    return None if found is None or found.confidence < SURE else found.value


def shares(item: RecognisedItem) -> tuple[object, object, object]:
    return sure(item, "salud"), sure(item, "pension"), sure(item, "riesgos")


def by_rows(health: int = HEALTH, pension: int = PENSION, risks: int = RISKS, *, late: int = 0) -> Sheet:
    """One administrator a row: what is due, interest, the sum of both."""
    rows = (("NUEVA EPS", health), ("COLFONDOS AFP", pension), ("ARL COLMENA", risks))
    whole = health + pension + risks
    sheet = planilla(total=whole + late)
    sheet.row([(50, "Entidad"), (250, "Obligación"), (350, "Intereses mora"), (470, "A pagar")], width=90)
    for at, (name, amount) in enumerate(rows):
        own = late if at == 0 else 0
        sheet.row([(50, name), (250, pesos(amount)), (350, pesos(own)), (470, pesos(amount + own))], width=90)
    cells = [(50, "Totales"), (250, pesos(whole)), (350, pesos(late)), (470, pesos(whole + late))]
    return sheet.row(cells, width=90)


def test_rows_that_add_up_to_the_total() -> None:
    item = read(by_rows())
    assert shares(item) == (HEALTH, PENSION, RISKS)
    assert item.fields["salud"].support
    assert sure(item, "mora") == 0


def test_interest_is_no_part_of_a_contribution() -> None:
    item = read(by_rows(late=7_400))
    assert shares(item) == (HEALTH, PENSION, RISKS)
    assert item.value("mora") in (None, 7_400)


def test_a_subsystem_paid_with_nothing_is_zero() -> None:
    item = read(by_rows(pension=0))
    assert shares(item) == (HEALTH, 0, RISKS)


def test_columns_with_the_base_beside_each_contribution() -> None:
    heads = ("Base salud", "Base pensión", "Base riesgos", "Salud", "Pensión", "Riesgos", "Suma")
    amounts = (BASE, BASE, BASE, HEALTH, PENSION, RISKS, TOTAL)
    places = (30, 115, 200, 285, 360, 435, 510)
    sheet = planilla().line("IBC: $ 2.000.000")
    sheet.row(list(zip(places, heads, strict=True)), width=80)
    sheet.row([(x, pesos(a, "")) for x, a in zip(places, amounts, strict=True)], width=80)
    assert shares(read(sheet)) == (HEALTH, PENSION, RISKS)


def test_the_rates_of_the_base_prove_amounts_without_a_total() -> None:
    sheet = Sheet(size=9).title("PLANILLA INTEGRADA DE AUTOLIQUIDACIÓN DE APORTES", 12)
    sheet.line("Planilla No. 8123456789     Periodo pensión: 2026-04").line("IBC: $ 2.000.000").skip()
    for name, rate, amount in (
        ("SALUD", "12,5%", HEALTH),
        ("PENSIÓN", "16%", PENSION),
        ("RIESGOS", "0,522%", RISKS),
    ):
        sheet.row([(60, name), (220, rate), (320, pesos(amount))])
    item = read(sheet)
    assert shares(item) == (HEALTH, PENSION, RISKS)
    assert sure(item, "tarifa_riesgos") == "0.522"


def test_what_nothing_proves_is_not_sure() -> None:
    sheet = Sheet(size=9).title("PLANILLA INTEGRADA DE AUTOLIQUIDACIÓN DE APORTES", 12)
    sheet.line("Planilla No. 8123456789     Periodo pensión: 2026-04").skip()
    for name, amount in (("SALUD", 111_100), ("PENSIÓN", 222_200), ("RIESGOS", 33_300)):
        sheet.row([(60, name), (320, pesos(amount))])
    assert shares(read(sheet)) == (None, None, None)


def test_solidarity_is_read_apart() -> None:
    rows = (("EPS", HEALTH), ("AFP", PENSION), ("Fondo de solidaridad", 20_000), ("ARL", RISKS))
    sheet = planilla(total=TOTAL + 20_000)
    for name, amount in rows:
        sheet.row([(60, name), (320, pesos(amount))])
    item = read(sheet)
    assert shares(item) == (HEALTH, PENSION, RISKS)
    assert sure(item, "solidaridad") == 20_000


def test_a_rate_of_the_table_of_the_law_is_not_the_rate_paid() -> None:
    sheet = by_rows().line("Clases de riesgo: I 0,522% II 1,044% III 2,436% IV 4,350% V 6,960%")
    assert sure(read(sheet), "tarifa_riesgos") is None


@pytest.mark.parametrize(
    ("month", "said"), [("2026-04", Month(2026, 4)), ("2026-05", Month(2026, 5)), ("2025-01", None)]
)
def test_the_month_of_health_is_that_of_pension_or_the_next(month: str, said: Month | None) -> None:
    assert sure(read(by_rows().line(f"Periodo salud: {month}")), "periodo_salud") == said


def test_days_due_date_and_key() -> None:
    sheet = (
        by_rows()
        .line("Días cotizados: 14")
        .line("Pagar antes del: 20/05/2026")
        .line("Clave de pago: 77120034")
    )
    item = read(sheet)
    assert sure(item, "dias") == 14
    assert sure(item, "fecha_limite") == dt.date(2026, 5, 20)
    assert sure(item, "clave_pago") == "77120034"
    assert item.value("planilla") == "8123456789"


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("Tipo de cotizante: 59", "tipo_cotizante_59"),
        ("Subtipo cotizante: 4", "no_aporta_pension"),
        ("Cotizante no obligado a cotizar a pensión", "no_aporta_pension"),
        ("Los riesgos laborales están a cargo de la entidad", "arl_entidad"),
    ],
)
def test_marks_of_the_payer(line: str, mark: str) -> None:
    assert read(by_rows().line(line)).mark(mark) is not None
    assert read(by_rows()).mark(mark) is None


def test_a_voucher_tells_which_planilla_it_paid() -> None:
    voucher = Sheet().title("Comprobante de pago").line("Transacción aprobada").line("CUS: 1234567890")
    voucher.line("Pago planilla de aportes 8123456789 seguridad social").line("Valor pagado: $ 580.500")
    voucher.line("Fecha: 12/05/2026")
    item = read(by_rows(), voucher)
    assert sure(item, "voucher_referencia") == "8123456789"


def test_a_number_of_anything_is_no_sure_reference() -> None:
    voucher = Sheet().title("Comprobante de pago").line("Transacción aprobada PSE seguridad social")
    voucher.line("Referencia: 5512345678").line("Valor pagado: $ 580.500").line("Fecha: 12/05/2026")
    assert sure(read(by_rows(), voucher), "voucher_referencia") is None


def test_the_code_of_a_fund_is_no_base() -> None:
    """In a table of merged headings it may stand under «IBC», where the base itself stands beside."""
    sheet = Sheet().title("LIQUIDACION DETALLADA DE APORTES").line("Planilla resumen   Tipo planilla I")
    sheet.line("Clave planilla 9412345678   Periodo pension 2026-06").skip()
    sheet.row([(72, "PENSION"), (300, "SALUD")]).row([(72, "IBC"), (140, "Dias"), (200, "Aporte")])
    sheet.row([(72, "230201"), (140, "30"), (200, "$ 280.200"), (300, "$ 218.900")])
    sheet.row([(200, "Base liquidada"), (300, "$ 1.750.905")])
    item = recognise(document(sheet)).items[ItemKind.SEGURIDAD_SOCIAL]
    assert item.value("ibc") in (None, 1_750_905)


def with_late_interest(last: str, *, interest: str = "5.000") -> Sheet:
    """A table whose rows tell no interest of their own, and whose foot tells it for the whole."""
    sheet = Sheet(size=9).title("PLANILLA INTEGRADA DE AUTOLIQUIDACIÓN DE APORTES", 12)
    sheet.line("Planilla No. 8123456789     Periodo pensión: 2026-04").skip(2)
    sheet.row([(60, "Administradora"), (260, "Aporte"), (360, "Intereses"), (480, "Aporte + interés")])
    for name, amount in (("PROTECCIÓN", PENSION), ("NUEVA EPS", HEALTH), ("BOLÍVAR", RISKS)):
        sheet.row([(60, name), (260, pesos(amount)), (360, "$ 0"), (480, pesos(amount))], width=90)
    sheet.row([(60, "Subtotales"), (260, pesos(TOTAL)), (360, f"$ {interest}"), (480, f"$ {last}")], width=90)
    return sheet.skip().line(f"Total pagado: $ {last}")


def test_interest_told_for_the_whole_belongs_to_the_total() -> None:
    found = read(with_late_interest("585.500"))
    assert sure(found, "total") == TOTAL + 5_000
    assert found.fields["total"].note is None


def test_a_total_that_its_own_row_contradicts_is_told_and_doubted() -> None:
    found = read(with_late_interest("670.500"))
    assert found.value("total") == 670_500
    assert "580.500" in (found.fields["total"].note or "")


def receipt(number: str = "8123456789", *, phone: str = "") -> Sheet:
    """Two pairs of cells a row, some of them wrapped, and an EPS whose name ends in a label."""
    sheet = Sheet(size=9).title("PLANILLA DE APORTES PAGADA", 12).skip()
    sheet.row([(60, "Número de planilla"), (190, number), (330, "Período pensión"), (450, "abril de 2026")])
    sheet.row(
        [
            (60, "Ingreso Base de Cotización"),
            (190, pesos(BASE)),
            (330, "Fecha de pago"),
            (450, "6 de mayo del 2026"),
        ],
        width=80,
    )
    sheet.row([(60, "Tipo"), (190, "I"), (330, "Total aportes"), (450, pesos(TOTAL))], width=80)
    sheet.line(
        f"EPS SALUD TOTAL EPS: {pesos(HEALTH)} · AFP COLFONDOS: {pesos(PENSION)} · ARL SURA: {pesos(RISKS)}",
        60,
    )
    return sheet.line(phone, 60) if phone else sheet


def test_a_day_wrapped_beside_another_wrapped_pair_is_read_whole() -> None:
    assert sure(read(receipt()), "fecha_pago") == dt.date(2026, 5, 6)


def test_an_eps_whose_name_ends_in_total_tells_no_total() -> None:
    found = read(receipt())
    assert sure(found, "total") == TOTAL
    assert found.fields["total"].note is None


def test_a_number_like_a_telephone_is_the_planillas_behind_its_own_label() -> None:
    assert sure(read(receipt("3125556677")), "planilla") == "3125556677"
    assert read(receipt("sin número", phone="Celular 312 5556677 o 3125556677")).value("planilla") is None


def test_a_contribution_beyond_the_four_is_told_unless_it_is_zero() -> None:
    for amount, told in ((12_000, True), (0, False)):
        sheet = planilla(total=TOTAL + 50_000)
        for name, part in (
            ("EPS", HEALTH),
            ("AFP", PENSION),
            ("ARL", RISKS),
            ("Caja de compensación", amount),
        ):
            sheet.row([(60, name), (320, pesos(part))])
        assert (read(sheet).mark("otros_aportes") is not None) is told
    assert read(by_rows()).mark("otros_aportes") is None


def by_names(health: str, *, amount: int = HEALTH, base: bool = True) -> Sheet:
    sheet = planilla()
    if base:
        sheet.line(f"IBC: {pesos(BASE)}").skip()
    rows = ((health, amount), ("COLFONDOS AFP", PENSION), ("ARL COLMENA", TOTAL - HEALTH - PENSION))
    for name, own in rows:
        sheet.row([(50, name), (320, pesos(own))], width=200)
    return sheet


@pytest.mark.parametrize("name", ["ESSC62 SIEMPREVIVA SAS", "EAS016 SIEMPREVIVA", "CCFC55 SIEMPREVIVA"])
def test_the_code_of_an_administradora_tells_what_it_takes(name: str) -> None:
    assert shares(read(by_names(name, base=False))) == (HEALTH, PENSION, RISKS)


def test_a_row_of_a_name_that_nobody_knows_is_told_by_its_rate_where_it_makes_the_total() -> None:
    assert shares(read(by_names("SIEMPREVIVA SAS"))) == (HEALTH, PENSION, RISKS)
    assert sure(read(by_names("SIEMPREVIVA SAS", amount=HEALTH + 1_000)), "salud") is None
    assert sure(read(by_names("SIEMPREVIVA SAS", base=False)), "salud") is None


def test_heads_parted_behind_the_word_number_stand_over_their_values() -> None:
    sheet = Sheet(size=8).title("SOPORTE DE PAGO GENERAL", 12).skip()
    for cells in (("PERIODO", "NUMERO", "FECHA", "VALOR"), ("PENSION", "PLANILLA", "PAGO", "PAGADO")):
        for x, said in zip((60, 180, 300, 420), cells, strict=True):
            sheet.text(x, sheet.y, said)
        sheet.y += 8.5
    sheet.skip().row([(60, "2026-06"), (180, "8565122286"), (300, "2026/07/02"), (420, "$ 580.500")])
    item = read(sheet)
    assert item.value("planilla") == "8565122286"
    assert item.value("periodo") == Month(2026, 6)
    assert item.value("total") == TOTAL


@pytest.mark.parametrize(
    "said",
    [
        "presenta los siguientes aportes, pagados el 03/07/2026 mediante la planilla No. 8123456789.",
        "La planilla No. 8123456789 fue pagada el 3 de julio de 2026 en el banco.",
        "pagó sus cotizaciones a salud, pensión y riesgos laborales de junio de 2026 con la planilla "
        "tipo I No. 8123456789 del operador el día 3 de julio de 2026.",
    ],
)
def test_a_certificate_tells_in_a_sentence_when_it_was_paid(said: str) -> None:
    sheet = Sheet().title("CERTIFICADO DE APORTES AL SISTEMA DE SEGURIDAD SOCIAL").skip()
    sheet.paragraph(f"El operador certifica que JUAN POTOSÍ, identificado con CC 34567890: {said}")
    assert read(sheet).value("fecha_pago") == dt.date(2026, 7, 3)


@pytest.mark.parametrize(
    "said",
    [
        "no pagó los aportes de junio de 2026 de la planilla No. 8123456789 el día 3 de julio de 2026.",
        "el pago de los aportes de la planilla No. 8123456789 vence el 3 de julio de 2026.",
        "tiene en pago los aportes de la planilla No. 8123456789 y se expide el 3 de julio de 2026.",
    ],
)
def test_another_day_of_such_a_sentence_is_not_that_of_payment(said: str) -> None:
    sheet = Sheet().title("CERTIFICADO DE APORTES AL SISTEMA DE SEGURIDAD SOCIAL").skip()
    sheet.paragraph(f"El operador certifica que JUAN POTOSÍ, identificado con CC 34567890: {said}")
    assert read(sheet).value("fecha_pago") is None


@pytest.mark.parametrize(("head", "is_sure"), [("Periodo", True), ("Mes", True), ("Código", False)])
def test_the_month_of_pensions_row_is_sure_under_the_head_of_its_column(head: str, is_sure: bool) -> None:
    sheet = Sheet(size=8).title("PLANILLA DE AUTOLIQUIDACIÓN: APORTES POR SUBSISTEMA", 12).skip()
    sheet.line("Planilla No. 8123456789").skip()
    sheet.row([(50, "Subsistema"), (150, "Entidad"), (250, "NIT"), (340, head), (430, "Aporte")])
    parts = (("PENSIÓN", "COLFONDOS", PENSION), ("SALUD", "COMPENSAR", HEALTH), ("RIESGOS", "COLMENA", RISKS))
    for name, paid_to, part in parts:
        sheet.row([(50, name), (150, paid_to), (250, "800227940"), (340, "06-2026"), (430, pesos(part, ""))])
    assert (sure(read(sheet), "periodo") == Month(2026, 6)) is is_sure


def boxed(label: str) -> Sheet:
    sheet = planilla().row([(60, "TIPO"), (110, "DIA"), (160, "MES"), (210, "AÑO"), (260, label)], width=250)
    return sheet.row([(60, "I"), (110, "02"), (160, "07"), (210, "2026"), (260, "Entidad: NEQUI")], width=250)


def test_a_day_of_payment_in_boxes_beside_its_label() -> None:
    assert read(boxed("FECHA DE PAGO (día, mes, año)")).value("fecha_pago") == dt.date(2026, 7, 2)
    assert read(boxed("FECHA LÍMITE DE PAGO (día, mes, año)")).value("fecha_pago") is None


def repeated(*amounts: int, gap: float = 0.0) -> Sheet:
    """A table whose head for the base was not read, and whose rate of pension is not that of the law."""
    sheet = planilla().line("Referencia 60625125").skip()
    for at, (name, part) in enumerate((("PENSION", 240_000), ("SALUD", HEALTH), ("RIESGOS", RISKS))):
        sheet.row([(60, name), (260 + at * gap, pesos(amounts[at])), (420, pesos(part))])
    return sheet


def test_the_largest_amount_that_each_row_repeats_in_one_column_is_the_base() -> None:
    assert read(repeated(BASE, BASE, BASE)).value("ibc") == BASE
    assert read(repeated(BASE, BASE, BASE + 1_000)).value("ibc") is None
    assert read(repeated(BASE, BASE, BASE, gap=40)).value("ibc") is None


@pytest.mark.parametrize("month", ["mes junio año 2026", "MES 06 ANO 2026", "MES 06 ANO|2026"])
def test_periods_told_as_month_and_year_be_they_broken_over_a_line(month: str) -> None:
    sheet = Sheet(size=8).title("PLANILLA INTEGRADA AUTOLIQUIDACIÓN DE APORTES", 10).skip()
    sheet.line("NUMERO PLANILLA: 8512004477", 40).line("ESTADO PLANILLA: PAGADA", 40)
    top = sheet.y
    for x, label in ((40, "PERIODO COTIZACION SALUD"), (320, "PERIODO COTIZACION OTROS")):
        for at, line in enumerate(f"{label}: {month}".split("|")):
            sheet.text(x, top + 9 * at, line)
    sheet.y = top + 30
    sheet.line("FECHA PAGO: 2026/07/02", 40).line("TOTAL PAGADO: $ 508.300", 40)
    item = read(sheet)
    assert item.value("periodo") == Month(2026, 6)
    assert item.value("periodo_salud") == Month(2026, 6)
