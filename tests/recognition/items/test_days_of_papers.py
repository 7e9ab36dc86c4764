"""The days that cuenta and informe tell, in forms of our own invention."""

from __future__ import annotations

import datetime as dt

import pytest

from review.model import ItemKind, RecognisedItem
from review.recognition import recognise
from tests.recognition.sheet import Sheet, document

SURE = 0.8


def sure(item: RecognisedItem, name: str) -> object:
    """The value of a field on which a rule would rest; else None."""
    found = item.fields.get(name)
    return None if found is None or found.confidence < SURE or found.note else found.value


def read(kind: ItemKind, *sheets: Sheet) -> RecognisedItem:
    return recognise(document(*sheets)).items[kind]


def cuenta(head: str, contract: str = "contrato PS-118-2026") -> Sheet:
    sheet = Sheet().line(head).skip().title("CUENTA DE COBRO No. 3").skip()
    sheet.line("MUNICIPIO DE PUERTO CLARO, NIT 800.111.222-3").line("DEBE A:")
    sheet.line("ROSA ELVIRA CAMPO DÍAZ, C.C. 34.567.890").skip()
    return sheet.paragraph(
        "La suma de DOS MILLONES DE PESOS ($ 2.000.000) por los honorarios del mes de junio de 2026, en"
        f" virtud del {contract}."
    )


@pytest.mark.parametrize(
    "contract",
    [
        "contrato PS-118-2026 suscrito el 12 de junio de 2026",
        "contrato de prestación de servicios No. 118 de 2026, firmado el 12 de junio de 2026",
        "otrosí No. 2 al contrato PS-118-2026, suscrito el 12 de junio de 2026",
    ],
)
def test_the_day_on_which_the_contract_was_signed_is_not_the_cuentas(contract: str) -> None:
    found = read(ItemKind.CUENTA, cuenta("Puerto Claro, 3 de julio de 2026", contract))
    assert sure(found, "fecha_cuenta") == dt.date(2026, 7, 3)


@pytest.mark.parametrize("sign", ["·", "|", "–", "-", "•"])
def test_a_town_and_a_day_parted_by_another_sign_than_a_comma(sign: str) -> None:
    found = read(ItemKind.CUENTA, cuenta(f"San Roque de la Sierra {sign} 3 de julio de 2026"))
    assert sure(found, "fecha_cuenta") == dt.date(2026, 7, 3)
    other = read(ItemKind.CUENTA, cuenta(f"Plazo de la segunda entrega {sign} 3 de julio de 2026"))
    assert sure(other, "fecha_cuenta") is None


@pytest.mark.parametrize("day", ["3-jul-26", "03/07/2026", "3 de julio de 2026"])
def test_the_only_day_in_the_head_of_a_cuenta_is_its_own(day: str) -> None:
    sheet = cuenta("MUNICIPIO DE PUERTO CLARO")
    sheet.text(440, 100, day)
    found = read(ItemKind.CUENTA, sheet).fields["fecha_cuenta"]
    assert found.value == dt.date(2026, 7, 3)
    early = cuenta("MUNICIPIO DE PUERTO CLARO")
    early.text(440, 100, "03/06/2026")
    assert read(ItemKind.CUENTA, early).fields["fecha_cuenta"].confidence < 0.9 < found.confidence


def test_a_day_in_the_margin_beside_what_was_done_is_the_informes() -> None:
    sheet = Sheet().title("INFORME DEL MES")
    piles = (("Contrato", "PS-118-2026"), ("Contratista", "Rosa Elvira Campo Díaz"))
    piles += (("Periodo", "junio de 2026"), ("Entregado", "3 de julio de 2026"))
    at = sheet.y
    for label, value in piles:
        sheet.text(46, at, label)
        sheet.text(46, at + 11, value)
        at += 30
    sheet.text(230, sheet.y, "Actividades realizadas:")
    for number in range(1, 8):
        line = f"{number}. Ordenar la sala {number} de la biblioteca. Ordené {number}0 libros."
        sheet.text(230, sheet.y + 15 * number, line)
    assert sure(read(ItemKind.INFORME, sheet), "fecha_informe") == dt.date(2026, 7, 3)


@pytest.mark.parametrize("box", ["B.5 ", "C) ", "7. ", ""])
def test_a_day_under_a_word_in_a_counted_box(box: str) -> None:
    sheet = (
        Sheet().title("INFORME DE ACTIVIDADES").line("Contrato PS-118-2026, Rosa Elvira Campo Díaz").skip()
    )
    sheet.row([(60, f"{box}Inicio"), (160, f"{box}Periodo reportado"), (420, f"{box}Diligenciado")], pad=2)
    sheet.row([(60, "01/03/2026"), (160, "01/06/2026 al 30/06/2026"), (420, "03-07-2026")])
    sheet.skip().line("Actividades desarrolladas").skip().paragraph("1. Ordené 40 libros de la biblioteca.")
    assert sure(read(ItemKind.INFORME, sheet), "fecha_informe") == dt.date(2026, 7, 3)


def test_a_contracts_day_alone_is_no_day_of_the_cuenta() -> None:
    signed = cuenta("Señores", "contrato PS-118-2026 suscrito el 12 de junio de 2026")
    assert sure(read(ItemKind.CUENTA, signed), "fecha_cuenta") is None


@pytest.mark.parametrize(
    "head",
    [
        "Puerto Claro del Mar, tres (03) de julio de 2026",
        "Radicación: Puerto Claro, C.M., 03-jul-2026",
    ],
)
def test_towns_and_days_of_every_writing(head: str) -> None:
    assert sure(read(ItemKind.CUENTA, cuenta(head)), "fecha_cuenta") == dt.date(2026, 7, 3)


GRID = (60.0, 230.0, 400.0)


def informe(heads: tuple[str, str], values: tuple[str, str] = ("01-jun-2026", "30-jun-2026")) -> Sheet:
    """A form of headings over their values; the first row names the contract."""
    sheet = Sheet(size=9).title("INFORME DE EJECUCIÓN CONTRACTUAL", 12).skip()
    sheet.row([(GRID[0], "1. Contrato No."), (GRID[1], "2. Contratista"), (GRID[2], "3. Cédula")], pad=1)
    sheet.row([(GRID[0], "PS-118-2026"), (GRID[1], "Rosa Elvira Campo Díaz"), (GRID[2], "34.567.890")])
    sheet.row([(GRID[0], heads[0]), (GRID[1], heads[1]), (GRID[2], "9. Cuota")], pad=1)
    sheet.row([(GRID[0], values[0]), (GRID[1], values[1]), (GRID[2], "2 de 7")])
    sheet.line("OBLIGACIONES Y ACTIVIDADES EJECUTADAS").skip()
    return sheet.paragraph("1. Atendí a 87 lectores de la biblioteca. Evidencia: planilla de préstamos.")


@pytest.mark.parametrize(
    "heads",
    [
        ("7. Período certificado: del", "8. al"),
        ("Lapso: del", "al:"),
        ("EJECUCIÓN REPORTADA: INICIAL", "EJECUCIÓN REPORTADA: FINAL"),
        ("Periodo reportado - inicio", "Periodo reportado - fin"),
        ("Servicio prestado desde", "Servicio prestado hasta"),
    ],
)
def test_a_period_in_two_cells_under_headings_of_every_kind(heads: tuple[str, str]) -> None:
    found = read(ItemKind.INFORME, informe(heads))
    assert sure(found, "periodo_inicio") == dt.date(2026, 6, 1)
    assert sure(found, "periodo_fin") == dt.date(2026, 6, 30)


def test_a_period_told_from_day_to_day_keeps_its_days() -> None:
    sheet = informe(("Ciudad", "Dependencia"), ("Puerto Claro", "Biblioteca"))
    sheet.line("Período reportado: del 01 al 28 de junio de 2026", 60).line("Periodo: JUNIO 2026", 60)
    assert sure(read(ItemKind.INFORME, sheet), "periodo_fin") == dt.date(2026, 6, 28)


def test_the_start_of_the_contract_in_three_cells() -> None:
    sheet = informe(("Período reportado: desde", "Período reportado: hasta"))
    sheet.row([(60, "Inicio de la ejecución"), (230, "Día"), (310, "Mes"), (400, "Año")], pad=1)
    sheet.row([(230, "15"), (310, "04"), (400, "2026")])
    assert sure(read(ItemKind.INFORME, sheet), "fecha_inicio_contrato") == dt.date(2026, 4, 15)


PERIOD = ("Período reportado: desde", "Período reportado: hasta")


def test_an_early_day_beside_its_own_label_is_the_reports() -> None:
    signed = informe(PERIOD).skip().line("Ciudad y fecha: Puerto Claro, 09-jun-2026", 60)
    assert sure(read(ItemKind.INFORME, signed), "fecha_informe") == dt.date(2026, 6, 9)


@pytest.mark.parametrize(
    "label",
    ["Presentado", "Elaborado el", "PRESENTACIÓN", "9. Diligenciado", "Rendido el", "Informe de fecha"],
)
@pytest.mark.parametrize("day", [dt.date(2026, 7, 2), dt.date(2026, 6, 9)])
def test_a_word_that_says_what_was_done_with_the_report_tells_its_day(label: str, day: dt.date) -> None:
    """Over its day, or before it in one line; early or not."""
    cells = Sheet(size=9).title("INFORME DE EJECUCIÓN CONTRACTUAL", 12).skip()
    cells.row([(GRID[0], "Contrato"), (GRID[1], "Periodo del informe"), (GRID[2], label)], pad=1)
    cells.row([(GRID[0], "PS-118-2026"), (GRID[1], "01/06/2026 - 30/06/2026"), (GRID[2], f"{day:%d/%m/%Y}")])
    cells.line("ACTIVIDADES EJECUTADAS").skip().paragraph("1. Atendí a 87 lectores de la biblioteca.")
    line = informe(PERIOD).skip().line(f"{label}: {day:%d/%m/%Y}", 60)
    for sheet in (cells, line):
        assert sure(read(ItemKind.INFORME, sheet), "fecha_informe") == day


@pytest.mark.parametrize(
    "said",
    [
        "2. Catálogo de la sala. Presentado: 09/06/2026",
        "2. Inventario de prensa. Elaborado el 09/06/2026, con 40 registros.",
    ],
)
def test_what_was_done_with_a_deed_tells_no_day_of_the_report(said: str) -> None:
    found = read(ItemKind.INFORME, informe(PERIOD).paragraph(said))
    assert sure(found, "fecha_informe") is None


def test_the_day_on_which_the_form_was_made_is_not_the_reports() -> None:
    sheet = Sheet(size=9)
    for line in ("Código: F-12", "Versión: 3", "Elaborado: 12/06/2026"):
        sheet.line(line, 420)
    sheet.title("INFORME DE ACTIVIDADES", 12).line("Contrato No. PS-118-2026", 60)
    sheet.line("Periodo del informe: 01/06/2026 - 30/06/2026", 60).skip()
    sheet.line("ACTIVIDADES EJECUTADAS", 60).paragraph("1. Atendí a 87 lectores de la biblioteca.")
    assert read(ItemKind.INFORME, sheet).value("fecha_informe") is None


def test_the_day_since_which_a_form_is_in_force_is_not_the_reports() -> None:
    sheet = Sheet(size=9).line("Edición 2", 420).line("Rige desde 01-jun-2022", 420)
    sheet.title("PARTE MENSUAL DE ACTIVIDADES", 12).line("Contrato No. PS-118-2026", 60)
    sheet.line("Periodo del informe: 01/06/2026 - 30/06/2026", 60).skip()
    sheet.line("ACTIVIDADES EJECUTADAS", 60).paragraph("1. Atendí a 87 lectores de la biblioteca.")
    assert read(ItemKind.INFORME, sheet).value("fecha_informe") is None


@pytest.mark.parametrize(
    "foot",
    [
        "Rendido en la casa de la cultura de Puerto Claro, JULIO 02 DE 2026.",
        "Planilla 8123456789, pagada el 2026-07-01",
    ],
)
def test_a_report_ends_with_where_and_when_it_was_rendered(foot: str) -> None:
    """Also behind a line that ends with a figure, which is no identity card's."""
    sheet = informe(PERIOD).skip().line(foot, 60)
    if "Planilla" in foot:
        sheet.line("Enviado por Rosa Elvira Campo Díaz el 2026-07-02 a las 17:20.", 60)
    assert sure(read(ItemKind.INFORME, sheet), "fecha_informe") == dt.date(2026, 7, 2)


def test_the_day_of_a_report_in_the_cell_beside_firmado_el() -> None:
    sheet = (
        informe(PERIOD).skip().row([(60, "Firmado el"), (170, "2 jul. 2026"), (330, "Sede"), (400, "Norte")])
    )
    assert sure(read(ItemKind.INFORME, sheet), "fecha_informe") == dt.date(2026, 7, 2)


def test_a_line_of_prose_that_begins_with_firmado_el_tells_no_day_of_the_report() -> None:
    sheet = informe(PERIOD)
    sheet.line("2. Revisé 64 expedientes de la biblioteca; el último quedó", 72)
    sheet.line("firmado el 9 de junio de 2026 y se archivó.", 72).skip()
    assert sure(read(ItemKind.INFORME, sheet), "fecha_informe") is None


def test_the_day_on_which_a_portal_made_the_cuenta() -> None:
    made = cuenta("Portal de proveedores")
    made.line("Generada el 2026-07-03 · Estado: Radicada")
    assert sure(read(ItemKind.CUENTA, made), "fecha_cuenta") == dt.date(2026, 7, 3)


def test_the_ends_of_a_period_in_three_cells_each_with_their_words_below() -> None:
    sheet = Sheet(size=9).title("INFORME DE AVANCE DEL CONTRATISTA", 12).skip()
    sheet.row([(40, "1. Contrato número"), (240, "2. Nombres y apellidos")], pad=1)
    sheet.row([(40, "PS-118-2026"), (240, "Rosa Elvira Campo Díaz")])
    heads = ("8. Fecha de iniciación del contrato", "9. Periodo que informa: DESDE", "10. HASTA")
    places = (40, 220, 400)
    sheet.row(list(zip(places, heads, strict=True)), width=170, pad=1)
    days = (("15", "04"), ("01", "06"), ("30", "06"))
    for said in range(2):
        cells = [
            (place + 40 * at, text)
            for place, (day, month) in zip(places, days, strict=True)
            for at, text in enumerate((day, month, "2026") if not said else ("día", "mes", "año"))
        ]
        sheet.row(cells, pad=1)
    sheet.skip().line("11. OBLIGACIONES Y ACTIVIDADES EJECUTADAS").skip()
    found = read(
        ItemKind.INFORME, sheet.paragraph("1. Atendí a 87 lectores. Evidencia: planilla de préstamos.")
    )
    assert sure(found, "fecha_inicio_contrato") == dt.date(2026, 4, 15)
    assert sure(found, "periodo_inicio") == dt.date(2026, 6, 1)
    assert sure(found, "periodo_fin") == dt.date(2026, 6, 30)


def test_an_early_day_of_a_deed_is_not_believed() -> None:
    deed = informe(PERIOD).skip().line("Fecha: 09-jun-2026", 60)
    assert sure(read(ItemKind.INFORME, deed), "fecha_informe") is None


@pytest.mark.parametrize(
    "foot",
    [
        "Fecha de entrega del informe: 2026-07-02",
        "Para constancia se firma a los dos (02) días del mes de julio de 2026.",
    ],
)
def test_the_day_on_the_page_that_ends_the_informe(foot: str) -> None:
    """A page that hangs on to the informe may end it; what it says of an annex is no heading of one."""
    last = Sheet(size=9).line(
        "Evidencia: anexo 4 de este informe, en la carpeta compartida de la biblioteca."
    )
    for _ in range(6):
        last.paragraph(
            "Se atendieron además las solicitudes de otras oficinas, con los soportes en la carpeta."
        )
    last.line(foot)
    assert sure(read(ItemKind.INFORME, informe(PERIOD), last), "fecha_informe") == dt.date(2026, 7, 2)


@pytest.mark.parametrize("support", ["Carpeta de la sala / anexo 3", "Anexo 3", "Evidencia 3"])
def test_a_cell_that_names_an_annex_heads_no_annex(support: str) -> None:
    """A table of activities goes on at the head of the last page, which ends the informe."""
    last = Sheet(size=9)
    for done in ("Ordené la colección local y la sala de prensa.", "Llevé los libros a cinco veredas."):
        last.row([(60, "Atender la biblioteca del municipio"), (230, done), (420, support)], width=160)
    last.skip().line("Fecha de elaboración: 02-jul-2026", 60).skip(3)
    last.line("Rosa Elvira Campo Díaz", 60).line("Contratista", 60)
    assert sure(read(ItemKind.INFORME, informe(PERIOD), last), "fecha_informe") == dt.date(2026, 7, 2)


def test_the_day_of_an_annex_is_not_the_reports() -> None:
    annex = Sheet(size=9).title("Anexo 2. Acta de la mesa de trabajo", 12).skip()
    annex.line("Fecha de elaboración: 2026-07-02").paragraph("Se revisaron los compromisos de la reunión.")
    assert sure(read(ItemKind.INFORME, informe(PERIOD), annex), "fecha_informe") is None


def test_the_days_of_deeds_in_a_table_do_not_gainsay_the_reports_own() -> None:
    sheet = informe(PERIOD).row([(60, "ENTREGABLE"), (400, "FECHA")], pad=1)
    for deed in ("Catálogo", "Listado"):
        sheet.row([(60, deed), (400, "28-jun-2026")], pad=1)
    sheet.skip().line("Fecha de presentación: 03/07/2026", 60)
    assert sure(read(ItemKind.INFORME, sheet), "fecha_informe") == dt.date(2026, 7, 3)


def test_a_day_that_is_told_and_not_read_is_marked() -> None:
    found = read(ItemKind.INFORME, informe(PERIOD).skip().line("Fecha de presentación: O3 jvl 2O26", 60))
    mark = found.mark("etiqueta_fecha")
    assert mark is not None
    assert mark.text == "Fecha de presentación"
    assert read(ItemKind.INFORME, informe(PERIOD)).mark("etiqueta_fecha") is None


def grid(label: str, value: str) -> Sheet:
    """A form without a day of its own but for this cell."""
    sheet = Sheet(size=9).title("INFORME DE EJECUCIÓN CONTRACTUAL", 12).skip()
    sheet.row([(GRID[0], "Contrato"), (GRID[1], "Periodo del informe"), (GRID[2], label)], pad=1)
    sheet.row([(GRID[0], "PS-118-2026"), (GRID[1], "01/06/2026 - 30/06/2026"), (GRID[2], value)])
    return sheet.line("ACTIVIDADES EJECUTADAS").skip().paragraph("1. Atendí a 87 lectores de la biblioteca.")


@pytest.mark.parametrize("label", ["Puesto en la ventanilla", "Consta a", "Sello"])
def test_a_day_under_a_heading_that_nobody_knows_is_marked(label: str) -> None:
    found = read(ItemKind.INFORME, grid(label, "09/06/2026"))
    mark = found.mark("etiqueta_fecha")
    assert found.value("fecha_informe") is None
    assert mark is not None
    assert mark.text == "09/06/2026"


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("Pago de la planilla", "09/06/2026"),
        ("Termina", "31/08/2026"),
        ("Póliza", "09/06/2026"),
        ("Inicia", "03/06/2026"),
        ("Sello", "09/06/2024"),
    ],
)
def test_the_days_of_other_things_are_not_marked(label: str, value: str) -> None:
    assert read(ItemKind.INFORME, grid(label, value)).mark("etiqueta_fecha") is None


def letter(start: str) -> Sheet:
    """An informe whose sentences tell the start of the contract."""
    sheet = Sheet().line("Puerto Claro, 2 de julio de 2026").skip()
    sheet.line("Asunto: Informe de actividades No. 2, contrato PS-118-2026").skip()
    for line in (
        "En cumplimiento de lo pactado en el contrato de la referencia, con acta de inicio de",
        f"fecha {start}, presento el informe de actividades del 1 de junio de 2026 al",
        "30 de junio de 2026.",
    ):
        sheet.line(line)
    return sheet.skip().line("1. Atendí a 87 lectores de la biblioteca y ordené la sala de prensa.")


def test_a_start_told_in_a_sentence_broken_over_lines_is_read() -> None:
    found = read(ItemKind.INFORME, letter("15 de abril de 2026"))
    assert sure(found, "fecha_inicio_contrato") == dt.date(2026, 4, 15)


def test_a_start_told_in_a_sentence_and_not_read_is_marked() -> None:
    found = read(ItemKind.INFORME, letter("l5 de abrll de 2O26"))
    assert found.value("fecha_inicio_contrato") is None
    assert found.mark("etiqueta_inicio") is not None


def under_letters(second: str | None) -> Sheet:
    """An informe whose days stand in cells under `DD`, `MM` and `AAAA`, beside their labels."""
    sheet = Sheet().title("INFORME MENSUAL DE ACTIVIDADES").line("Contrato: PS-118-2026").skip()
    top = sheet.y
    for x, text in ((60, "FECHA DE INICIO"), (200, "DD"), (250, "MM"), (300, "AAAA")):
        sheet.text(x, top, text)
    for x, text in ((200, "15"), (250, "04"), (300, "2026")):
        sheet.text(x, top + 15, text)
    for x, text in ((60, "PERIODO"), (130, "DESDE"), (200, "DD"), (250, "MM"), (300, "AAAA")):
        sheet.text(x, top + 32, text)
    sheet.text(390, top + 32, "HASTA (DD / MM / AAAA)")
    cells = [(390, "30"), (440, "06"), (490, "2026")]
    if second is not None:
        cells += [(200, second), (250, "06"), (300, "2026")]
    for x, text in cells:
        sheet.text(x, top + 47, text)
    sheet.y = top + 80
    sheet.paragraph("Actividades realizadas y obligaciones específicas del contratista")
    return sheet.paragraph("1. Se ordenó la sala de prensa. 2. Se atendió a 87 lectores.")


def test_days_in_cells_under_letters_are_of_the_label_beside_these() -> None:
    found = read(ItemKind.INFORME, under_letters("01"))
    assert sure(found, "fecha_inicio_contrato") == dt.date(2026, 4, 15)
    assert sure(found, "periodo_inicio") == dt.date(2026, 6, 1)
    assert sure(found, "periodo_fin") == dt.date(2026, 6, 30)


def test_no_cell_lends_its_day_to_the_label_of_one_that_was_not_read() -> None:
    found = read(ItemKind.INFORME, under_letters(None))
    assert sure(found, "fecha_inicio_contrato") == dt.date(2026, 4, 15)
    assert found.value("periodo_inicio") is None


def beside_a_margin(*margin: str) -> Sheet:
    sheet = Sheet()
    for at, line in enumerate(margin):
        sheet.text(60, 60 + 12 * at, line)
    sheet.text(180, 72, "Abril 20 de 2026")
    sheet.y = 96
    sheet.line("Certificación bancaria", 180).skip()
    sheet.line("El Banco Mundo Mujer S.A. certifica que Rosa Elvira Campo Díaz, C.C. 34.567.890,", 180, 8)
    return sheet.line("es titular de la cuenta de ahorros No. 182721717953, que está activa.", 180, 8)


def test_the_day_of_a_letter_beside_the_lines_of_its_margin_is_read() -> None:
    found = read(ItemKind.BANCO, beside_a_margin("Banco", "Mundo", "Mujer"))
    assert found.value("fecha") == dt.date(2026, 4, 20)


def test_the_day_beside_a_label_of_two_lines_is_no_day_of_the_letter() -> None:
    assert read(ItemKind.BANCO, beside_a_margin("Antigüedad", "desde")).value("fecha") is None
