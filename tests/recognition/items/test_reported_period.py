"""The period that an informe reports, among the days and spans of what it says was done. Our own papers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from review.model import Box, Field, ItemKind
from review.model.marks import ItemMark
from review.recognition import recognise
from review.recognition.items.informe.informe import FAMILIES
from review.recognition.items.informe.reported_period import reported_period
from review.recognition.page.page_text import PageText
from review.recognition.values.labels import LabelledPage
from tests.recognition.sheet import Sheet, document

JUNE = (dt.date(2026, 6, 1), dt.date(2026, 6, 30))
SURE = 0.8
OF_A_DEED = 0.6  # at most so sure is a span that tells when something was done
NAMES = ("periodo_inicio", "periodo_fin")
COLUMNS = (60.0, 90.0, 250.0, 420.0, 500.0)


def fields(*sheets: Sheet) -> list[Field | None]:
    informe = recognise(document(*sheets)).items[ItemKind.INFORME]
    return [informe.fields.get(name) for name in NAMES]


def sure(*sheets: Sheet) -> tuple[object, ...]:
    """The period on which a rule would rest: None for an end that is doubtful."""
    return tuple(
        None if one is None or one.confidence < SURE or one.note else one.value for one in fields(*sheets)
    )


def head(*lines: str) -> Sheet:
    sheet = Sheet(size=9).title("INFORME DE ACTIVIDADES", 12).skip()
    sheet.line("Contrato No. PS-118-2026", 60).line("Contratista: Rosa Elvira Campo Díaz", 60)
    for line in lines:
        sheet.line(line, 60)
    return sheet.skip()


def table(sheet: Sheet, heads: tuple[str, ...], *rows: tuple[str, ...]) -> Sheet:
    for cells in (heads, *rows):
        sheet.row(list(zip(COLUMNS, cells, strict=False)), width=130)
    return sheet


DONE = (
    "Subí a la página las piezas desde el 9 de junio de 2026 y las envié a prensa.",
    "Dejé foliados los libros hasta el 17 de junio de 2026, con su índice.",
)


def under_headings(*cells: tuple[float, str], heads: tuple[tuple[float, str], ...]) -> Sheet:
    """Headings in a row, and the values under them."""
    sheet = head()
    return sheet.row(list(heads), width=140, pad=4).row(list(cells), width=140).skip()


@pytest.mark.parametrize("left", [300.0, 345.0])
def test_two_days_under_one_heading_that_spans_them(left: float) -> None:
    heads = ((60.0, "Periodicidad"), (180.0, "Avance"), (left, "Periodo reportado"))
    cells = ((60.0, "Mensual"), (180.0, "80 %"), (300.0, "2026-06-01"), (430.0, "2026-06-30"))
    assert sure(under_headings(*cells, heads=heads)) == JUNE


def test_a_heading_keeps_the_day_below_it_from_the_period_beside() -> None:
    heads = ((60.0, "Periodo reportado"), (300.0, "Fecha de aprobación"))
    cells = ((60.0, "2026-06-01"), (300.0, "2026-06-30"))
    assert sure(under_headings(*cells, heads=heads)) == (None, None)


@pytest.mark.parametrize("said", ["Servicio {}", "Servicios prestados {}"])
def test_services_from_one_day_to_another(said: str) -> None:
    sheet = head()
    for end, day in (("desde", "01/06/2026"), ("hasta", "30/06/2026")):
        sheet.row([(60.0, said.format(end)), (250.0, day)])
    assert sure(sheet) == JUNE


def test_days_under_an_unknown_label_leave_the_month_to_a_person() -> None:
    between = ("Objeto: apoyar la biblioteca pública del municipio", "Supervisora: Elena Suárez Pinto")
    half = head("Mes: junio de 2026", *between, "Jornadas: del 1 al 15 de junio de 2026")
    assert sure(half) == (None, None)
    assert [one.value for one in fields(half) if one is not None] == [JUNE[0], dt.date(2026, 6, 15)]
    assert sure(head("Mes: junio de 2026", *between, "Jornadas: del 1 al 30 de junio de 2026")) == JUNE
    assert sure(head("Mes: junio de 2026", *between, "Jornadas: del 3 al 12 de junio de 2026")) == JUNE


@pytest.mark.parametrize(
    "said",
    [
        ("Desde: 01/06/2026", "Hasta: 30/06/2026"),
        ("Lapso", "desde: 01/06/2026", "hasta: 30/06/2026"),
        ("Periodo que se informa: desde 01/06/2026 hasta 30/06/2026",),
        ("Periodo reportado: del 1 al 30 de junio de 2026",),
    ],
)
def test_a_day_since_and_a_day_until_in_what_was_done_make_no_period(said: tuple[str, ...]) -> None:
    sheet = head(*said).line("ACTIVIDADES EJECUTADAS", 60).skip()
    for number, one in enumerate(DONE, start=1):
        sheet.paragraph(f"{number}. {one}", 60)
    assert sure(sheet) == JUNE


def test_a_line_that_begins_with_since_is_no_cell() -> None:
    """In a narrow column a sentence is broken before `desde` and before `hasta`."""
    sheet = head("Desde: 01/06/2026     Hasta: 30/06/2026", "Otros datos del contrato").skip()
    for line in ("Piezas en redes, publicadas", "desde el 9 de junio de 2026.", "Libros foliados, todos,"):
        sheet.line(line, 60)
    assert sure(sheet.line("hasta el 17 de junio de 2026.", 60)) == JUNE


def test_the_opening_sentence_of_a_letter_is_the_period() -> None:
    sheet = Sheet().line("Puerto Claro, 3 de julio de 2026").skip()
    sheet.line("Ref.: Informe de gestión del contrato PS-118-2026").skip()
    sheet.paragraph(
        "Rosa Elvira Campo Díaz, contratista, rindo informe de las labores adelantadas desde el 1 de junio"
        " de 2026 hasta el 30 de junio de 2026, así:"
    )
    for number, one in enumerate(DONE, start=1):
        sheet.paragraph(f"Obligación {number}. Apoyar la biblioteca del municipio. {one}")
    assert sure(sheet) == JUNE


ROWS = {
    "a span": (
        ("No.", "Obligación", "Actividad realizada", "Periodo"),
        ("1", "Atender la sala de lectura", "Atendí a 87 lectores", "3/06/2026 a 12/06/2026"),
        ("2", "Ordenar los libros", "Ordené la colección local", "15/06/2026 a 26/06/2026"),
    ),
    "an end in a column each": (
        ("No.", "Obligación", "Actividad realizada", "Desde", "Hasta"),
        ("1", "Atender la sala", "Atendí a 87 lectores de la sala", "03/06/2026", "12/06/2026"),
        ("2", "Ordenar los libros", "Ordené la colección local", "15/06/2026", "26/06/2026"),
    ),
    "a label in the cell": (
        ("No.", "Obligación", "Actividad realizada", "Soporte"),
        ("1", "Atender la sala", "Atendí a 87 lectores. Periodo: 3/06/2026 al 12/06/2026", "Anexo 1"),
        ("2", "Ordenar los libros", "Ordené todo. Periodo: 15/06/2026 al 26/06/2026", "Anexo 2"),
    ),
}


@pytest.mark.parametrize("rows", ROWS.values(), ids=ROWS.keys())
@pytest.mark.parametrize(
    ("said", "period"),
    [
        ("Periodo: del 1 al 30 de junio de 2026", JUNE),
        ("Mes reportado: junio de 2026", JUNE),
        # A report of another month than its rows is told by its own period, and accused by it.
        ("Periodo: del 1 al 31 de mayo de 2026", (dt.date(2026, 5, 1), dt.date(2026, 5, 31))),
    ],
)
def test_the_span_of_a_row_is_that_of_an_activity(
    said: str, period: tuple[dt.date, dt.date], rows: tuple[tuple[str, ...], ...]
) -> None:
    assert sure(table(head(said), *rows)) == period


@pytest.mark.parametrize("rows", ROWS.values(), ids=ROWS.keys())
def test_the_spans_of_rows_alone_are_never_believed(rows: tuple[tuple[str, ...], ...]) -> None:
    assert sure(table(head(), *rows)) == (None, None)


def test_a_label_of_the_reports_own_counts_among_the_activities() -> None:
    sheet = table(head("Periodo: del 1 al 31 de mayo de 2026"), *ROWS["a span"])
    sheet.line("Periodo del informe: 1/06/2026 al 30/06/2026", 90).skip()
    first, _ = fields(sheet)
    assert first is not None
    assert first.note is not None


def test_two_periods_told_as_the_reports_stay_a_doubt() -> None:
    sheet = head("Periodo: del 1 al 30 de junio de 2026", "Desde: 01/05/2026     Hasta: 31/05/2026")
    first, _ = fields(sheet.line("ACTIVIDADES EJECUTADAS", 60).paragraph("1. Atendí a 87 lectores.", 60))
    assert first is not None
    assert first.note is not None


def test_two_spellings_of_one_period_agree() -> None:
    """Where months have thirty days, the thirtieth of May is its end."""
    sheet = head("Periodo: del 1 al 30 de mayo de 2026", "Desde: 01/05/2026     Hasta: 31/05/2026")
    sheet.line("ACTIVIDADES EJECUTADAS", 60).paragraph("1. Atendí a 87 lectores.", 60)
    first, last = fields(sheet)
    assert first is not None
    assert last is not None
    assert (first.value, first.note, last.note) == (dt.date(2026, 5, 1), None, None)


def test_the_share_done_in_the_period_is_no_period() -> None:
    sheet = head("Mes reportado: junio de 2026").line("OBLIGACIONES", 60).skip()
    sheet.line("Periodo (%): 100", 60).line("Entregas del 3/06/2026 al 12/06/2026", 60)
    assert sure(sheet) == JUNE


@pytest.mark.parametrize("last", [30, 31])
def test_the_cells_of_a_form_are_none_of_its_activities(last: int) -> None:
    """`Objeto contractual` is a title of activities elsewhere; here the form goes on below it."""
    sheet = Sheet(size=9).title("INFORME DE ACTIVIDADES", 12).skip().line("1. Contrato: PS-118-2026", 60)
    sheet.line("6. Objeto contractual", 60).line("Apoyar la biblioteca del municipio", 60).skip()
    sheet.row([(60, "7. Período certificado: del"), (250, "8. al"), (420, "9. Pago")], pad=1)
    sheet.row([(60, "01-may-2026"), (250, f"{last}-may-2026"), (420, "3 de 6")])
    for number, one in enumerate(DONE, start=1):
        sheet.row([(60, f"Obligación {number}"), (120, "Apoyar la biblioteca")], width=400)
        sheet.row([(60, "Actividades"), (120, one)], width=400)
    assert sure(sheet) == (dt.date(2026, 5, 1), dt.date(2026, 5, last))


def test_a_sentence_that_announces_the_activities_says_the_period() -> None:
    """Its last line may begin like an item: `(30) de junio de 2026:`."""
    sheet = Sheet().line("INFORME DE ACTIVIDADES N.° 1", 200).skip().line("Contrato PS-118-2026").skip()
    sheet.line("Presento las actividades ejecutadas en el período comprendido entre el primero (01) de")
    sheet.line("junio de 2026 y el treinta").line("(30) de junio de 2026:").skip()
    for number, one in enumerate(DONE, start=1):
        sheet.paragraph(f"Obligación {number}. Apoyar la biblioteca del municipio. {one}")
    assert sure(sheet) == JUNE


def test_a_sentence_of_an_activity_is_no_label_of_the_report() -> None:
    sheet = head("Mes reportado: junio de 2026").line("ACTIVIDADES EJECUTADAS", 60).skip()
    sheet.paragraph("1. Atendí la sala en el periodo reportado 3/06/2026 al 12/06/2026.", 60)
    assert sure(sheet) == JUNE


def test_the_opening_without_a_label_goes_before_the_rows() -> None:
    sheet = head("Labores que adelanté del 1 al 30 de junio de 2026")
    first, last = fields(table(sheet, *ROWS["a label in the cell"]))
    assert first is not None
    assert last is not None
    assert (first.value, last.value) == JUNE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Desde: 20/06/2026", "en permiso"),
        ("Publiqué las piezas desde el 9 de junio de 2026", "Hasta el 17 de junio de 2026 folié los libros"),
        ("Publiqué todo desde el 9 de junio de 2026. Hasta el 17 de junio de 2026 folié.", "Los libros."),
    ],
)
def test_ends_that_stand_apart_make_no_period(one: str, other: str) -> None:
    sheet = head("Desde: 01/06/2026     Hasta: 30/06/2026").skip(9)
    assert sure(sheet.line(one, 60).skip(0.8).line(other, 60)) == JUNE


OPENS, CLOSES = 60.0, 300.0


@pytest.mark.parametrize("heading", ["Informa desde", "Se certifica desde", "4. Actividades desde"])
def test_a_heading_of_what_is_reported_since_goes_with_a_bare_until(heading: str) -> None:
    """Beside the day on which the contract began, which may be the first of the month reported."""
    heads = (("Comenzó el", 60.0), (heading, 220.0), ("Hasta", 400.0))
    days = ("1 jun 2026", "1 jun 2026", "30 jun 2026")
    sheet = head().row([(x, said) for said, x in heads], width=130, pad=1)
    sheet.row([(x, day) for (_, x), day in zip(heads, days, strict=True)], width=130)
    assert sure(table(sheet.skip(), *ROWS["a span"])) == JUNE


def in_a_grid(one: str, other: str) -> Sheet:
    """Two headings, each over its day."""
    sheet = head().row([(OPENS, one), (CLOSES, other)], pad=1, width=200)
    return sheet.row([(OPENS, "01-jun-2026"), (CLOSES, "30-jun-2026")])


def in_one_row(one: str, other: str) -> Sheet:
    """Two headings, each with its day in the next cell."""
    cells = [(OPENS, one), (200.0, "01/06/2026"), (CLOSES, other), (450.0, "30/06/2026")]
    return head().row(cells, width=200)


def on_two_lines(one: str, other: str) -> Sheet:
    """Two headings, each with its day behind it."""
    return head(f"{one}: 1 de junio de 2026", f"{other}: 30 de junio de 2026")


@pytest.mark.parametrize("lay", [in_a_grid, in_one_row, on_two_lines])
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("5. Rinde desde", "6. Rinde hasta"),
        ("Inicio del corte", "Cierre del corte"),
        ("Lapso cobrado: del", "Lapso cobrado: al"),
        ("Primer día reportado", "Último día reportado"),
        ("COBRO COMIENZA", "COBRO TERMINA"),
        ("Fecha inicial que cubre", "Fecha final que cubre"),
    ],
)
def test_headings_alike_but_for_their_end_head_a_period(
    one: str, other: str, lay: Callable[[str, str], Sheet]
) -> None:
    assert sure(table(lay(one, other), *ROWS["a span"])) == JUNE


@pytest.mark.parametrize("lay", [in_a_grid, in_one_row])
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Prórroga cobrada desde", "Prórroga cobrada hasta"),
        ("Reporta desde", "Factura hasta"),
        ("Inicio del contrato que se informa", "Fin del contrato que se informa"),
        ("Aportes reportados desde", "Aportes reportados hasta"),
    ],
)
def test_other_headings_alike_head_no_period(one: str, other: str, lay: Callable[[str, str], Sheet]) -> None:
    """Those of a term or of another paper, and two that do not belong together."""
    assert sure(lay(one, other)) == (None, None)


@pytest.mark.parametrize(
    "label",
    [
        "Lapso que se informa",
        "Mes objeto de reporte",
        "Tiempo cubierto",
        "Intervalo al que corresponde el informe",
        "Fechas que cubre",
        "Periodo de este informe",
    ],
)
def test_the_months_of_a_planilla_do_not_stand_for_the_reports_own(label: str) -> None:
    """Its small table at the foot has a month of its own, headed in many ways."""
    sheet = table(head(f"{label}: 1 al 30 de junio de 2026"), *ROWS["a span"])
    sheet.skip().line("SEGURIDAD SOCIAL", 60).skip(2)
    sheet.row([(60, "No. de pago"), (200, "Mes cotizado"), (350, "Operador")], pad=12)
    sheet.row([(60, "7700112233"), (200, "mayo de 2026"), (350, "Simple")])
    assert sure(sheet) == JUNE


@pytest.mark.parametrize("heading", ["Mes cotizado", "Mes al que se aportó, cotizado", "Mes de los aportes"])
def test_the_month_of_a_planilla_alone_is_no_period(heading: str) -> None:
    sheet = head().line("ACTIVIDADES EJECUTADAS", 60).skip()
    sheet.paragraph("1. Atendí a 87 lectores de la sala.", 60)
    sheet.skip().line("SEGURIDAD SOCIAL", 60).skip(2)
    sheet.row([(60, "No. de pago"), (200, heading), (350, "Operador")], pad=12)
    sheet.row([(60, "7700112233"), (200, "mayo de 2026"), (350, "Simple")])
    assert fields(sheet) == [None, None]


@pytest.mark.parametrize(("label", "sure"), [("Lapso que se reporta", True), ("Jornadas", False)])
def test_a_row_that_its_own_label_heads_is_no_activity(label: str, sure: bool) -> None:
    """Forms number their parts like a list of obligations, and part a day in cells."""
    sheet = Sheet(size=9).line("1. IDENTIFICACIÓN", 60)
    days = ((190, "DESDE"), (250, "01"), (280, "06"), (310, "2026"), (370, "HASTA"), (420, "30"), (450, "06"))
    top = sheet.y
    sheet.row([(60, label), *days, (480, "2026")])
    text = PageText(sheet.page())
    told = {1: [Box(60, top, 510, top + 9)]}
    found = reported_period([LabelledPage(text, FAMILIES)], told)
    assert found is not None
    assert found.best.value == JUNE
    assert (found.confidence > OF_A_DEED) is sure


def test_two_days_in_cells_under_one_heading() -> None:
    """A heading over both cells, among other headings with a value each."""
    sheet = head()
    sheet.row([(60, "PERIODICIDAD"), (160, "AVANCE"), (290, "PERIODO GESTIONADO")], pad=4)
    sheet.row([(60, "MENSUAL"), (160, "43%"), (290, "2026-06-01"), (440, "2026-06-30")])
    sheet.row([(60, "OBLIGACIÓN"), (290, "ACTIVIDAD REALIZADA")])
    sheet.row([(60, "Orientar a los lectores"), (290, "Orienté a 87 lectores el 12 de junio de 2026.")])
    assert sure(sheet) == JUNE


def test_the_day_under_the_next_heading_is_no_end() -> None:
    sheet = head()
    sheet.row([(60, "PERIODO"), (290, "FECHA DE REVISIÓN")], pad=4)
    sheet.row([(60, "2026-06-01"), (290, "2026-06-30")])
    assert sure(sheet) != JUNE


def test_a_form_that_asks_for_the_period_as_its_date() -> None:
    sheet = head("FECHA DEL INFORME: DE: 2026-06-01 00:00:00 A 2026-06-30 23:59:59")
    sheet.line("Actividades: orienté a 87 lectores de la biblioteca.", 60)
    informe = recognise(document(sheet)).items[ItemKind.INFORME]
    assert sure(sheet) == JUNE
    assert informe.value("fecha_informe") is None
    assert informe.mark(ItemMark.DAY_UNREAD) is None


def test_the_day_until_which_a_term_runs_is_not_when_it_began() -> None:
    sheet = head("Período del informe: 01/06/2026 al 30/06/2026")
    sheet.line("Término: desde el acta de inicio, hasta el 2026-10-31", 60)
    assert recognise(document(sheet)).items[ItemKind.INFORME].value("fecha_inicio_contrato") is None


def test_month_and_year_asked_for_together() -> None:
    sheet = head().row([(60, "Mes y año:"), (250, "Junio 2026")])
    sheet.row([(60, "Actividad"), (250, "Orienté a 87 lectores de la biblioteca.")])
    assert sure(sheet) == JUNE


def test_a_period_in_boxes_takes_no_days_of_the_boxes_above_it() -> None:
    sheet = Sheet(size=9).title("INFORME DEL CONTRATISTA").line("Contrato PS-118-2026").skip()
    sheet.row([(50, "Inicio del contrato"), (230, "Terminación"), (420, "Fecha del informe")], pad=2)
    sheet.row([(50 + at, "DÍA MES AÑO") for at in (0, 180, 370)], pad=2)
    sheet.row([(50 + at, day) for at, day in ((0, "01 03 2026"), (180, "30 06 2026"), (370, "03 07 2026"))])
    sheet.row(
        [(50, "Periodo informado  Desde"), (180, "DÍA MES AÑO"), (260, "Hasta"), (300, "DÍA MES AÑO")], pad=2
    )
    sheet.row([(180, "01 06 2026"), (300, "30 06 2026")])
    sheet.skip().line("Actividades ejecutadas").paragraph("1. Ordené 40 libros de la biblioteca.")
    assert sure(sheet) == JUNE


def test_days_broken_at_the_end_of_full_cells_side_by_side() -> None:
    sheet = Sheet(size=9).title("INFORME PARCIAL DE EJECUCIÓN").line("Universidad de la Sierra").skip()
    sheet.row([(46, "OPS: 176-2026"), (245, "Contratista: Rosa Campo"), (440, "Cédula: 34567890")], pad=2)
    at = sheet.y
    for line, cells in enumerate(
        (
            (
                "Plazo OPS: comienza 2026-01-01, hasta 2026-",
                "Lapso del informe: 2026-06-01 a 2026-",
                "Entregado: 2026-07-",
            ),
            ("12-31", "06-30", "03"),
        )
    ):
        for x, said in zip((46, 245, 440), cells, strict=True):
            sheet.text(x, at + 11 * line, said)
    sheet.y = at + 40
    sheet.line("Obligaciones y avance").paragraph("1. Ordenar la biblioteca. Se ordenaron 40 libros.")
    assert sure(sheet) == JUNE
    assert recognise(document(sheet)).items[ItemKind.INFORME].value("contrato") == "176-2026"


def test_the_numbered_cells_of_a_form_are_no_list_of_what_was_done() -> None:
    """The title tells activities, the form's own cells are numbered, and only then begins the list."""
    sheet = Sheet(size=8).title("REPORTE DE ACTIVIDADES DE CONTRATISTAS", 11).skip()
    sheet.row([(60, "1. CONTRATO No."), (200, "2. NOMBRE"), (420, "3. CÉDULA")], pad=0)
    sheet.row([(60, "118-2026"), (200, "ROSA ELVIRA CAMPO DÍAZ"), (420, "34567890")], width=210)
    sheet.row([(60, "4. LAPSO: DESDE"), (200, "5. LAPSO: HASTA")], pad=0)
    sheet.row([(60, "01/06/2026"), (200, "30/06/2026")]).line("6. RELACIÓN DE ACTIVIDADES", 60).skip()
    for number, one in enumerate(DONE, start=1):
        sheet.line("Obligación: Apoyar la biblioteca del municipio en lo que se requiera.", 80)
        sheet.text(62, sheet.y, str(number))
        sheet.skip(0.3).line(f"Ejecución: {one} Periodo: 3/06/2026 al 12/06/2026", 80).skip()
    assert sure(sheet) == JUNE


def test_values_in_a_column_of_their_own_are_not_the_planillas() -> None:
    """The last label of the column is the planilla's, and the first values of the next stand above it."""
    sheet = head()
    for label, said in (
        ("Lapso que se informa", "Junio 1 al 30 de 2026"),
        ("Planilla No.", "7719204618"),
    ):
        sheet.row([(60, label), (220, said)], pad=3)
    assert sure(sheet.skip()) == JUNE


def test_when_a_contract_began_over_the_period_is_no_begin_of_the_period() -> None:
    """Labels one under the other: `Fecha inicio` and, below, `Período informado`."""
    sheet = Sheet(size=9).title("INFORME DE ACTIVIDADES", 12).skip()
    sheet.row([(60, "Contrato No."), (200, "PS-118-2026")], pad=1)
    sheet.row([(60, "Fecha inicio"), (200, "02/03/2026"), (350, "Fecha fin"), (450, "30/09/2026")], pad=1)
    sheet.row([(60, "Período informado"), (200, "01/06/2026 a 30/06/2026")], pad=1)
    informe = recognise(document(sheet.skip())).items[ItemKind.INFORME]
    assert informe.value("fecha_inicio_contrato") == dt.date(2026, 3, 2)
    assert sure(sheet) == JUNE
