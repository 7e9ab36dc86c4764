"""What was done, by tables, lists and prose of forms that nobody here has seen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review.model import Activity, Document, ItemKind
from review.recognition import recognise
from review.recognition.grammar.plain_text import composed
from tests.recognition.sheet import Sheet, document

DUTIES = (
    "Orientar a los ciudadanos que lleguen a la biblioteca pública.",
    "Mantener al día el catálogo de la colección local.",
    "Acompañar las visitas guiadas de los colegios del municipio.",
)
DONE = (
    "Orienté a 87 lectores y afilié a 23 niños entre el 4 y el 26 del mes.",
    "Catalogué 140 libros donados y corregí las fichas de la sala de prensa, que estaban incompletas.",
    "Acompañé tres visitas guiadas.",
)


def head(sheet: Sheet) -> Sheet:
    sheet.title("INFORME DE EJECUCIÓN CONTRACTUAL").skip()
    sheet.row([(72, "Contrato No."), (220, "PS-118-2026")])
    sheet.row([(72, "Contratista"), (220, "Rosa Elvira Campo Díaz")])
    sheet.row([(72, "Período del informe"), (220, "del 1 al 30 de junio de 2026")], width=300)
    return sheet.skip()


def closed(sheet: Sheet) -> Sheet:
    sheet.skip().paragraph("Para constancia se firma en Puerto Claro el 2 de julio de 2026.")
    return sheet.skip(3).line("Rosa Elvira Campo Díaz").line("C.C. 34.567.890")


def told(*sheets: Sheet) -> tuple[Activity, ...]:
    return recognise(document(*sheets)).activities


def pairs(*sheets: Sheet) -> list[tuple[str | None, str]]:
    return [(one.duty, one.text) for one in told(*sheets)]


def table(sheet: Sheet, heads: Sequence[str], *, blank: int = -1) -> Sheet:
    sheet.row([(72, heads[0]), (260, heads[1]), (470, heads[2])], width=180, pad=6)
    for at, (duty, done) in enumerate(zip(DUTIES, DONE, strict=True)):
        cells = [(72, duty), (470, f"Anexo {at + 1}")]
        sheet.row(cells if at == blank else [*cells, (260, done)], width=180)
    return sheet


@pytest.mark.parametrize(
    "heads",
    [
        ("OBLIGACIONES", "ACTIVIDADES", "SOPORTES"),
        ("Obligación específica", "Actividades ejecutadas", "Evidencia"),
        ("COMPROMISO", "GESTIÓN REALIZADA", "OBSERVACIONES"),
        ("Actividades pactadas", "Descripción de lo realizado", "Producto"),
    ],
)
def test_a_table_tells_each_obligation_with_what_was_done(heads: Sequence[str]) -> None:
    sheet = closed(table(head(Sheet()), heads))
    assert pairs(sheet) == list(zip(DUTIES, DONE, strict=True))


@pytest.mark.parametrize(
    "heads",
    [
        ("14.", "Obligación", "Actividad del mes", "¿Se cumplió?"),
        ("No.", "15. Obligaciones", "16. Actividades del período", "17. Soporte"),
    ],
)
def test_a_table_whose_boxes_are_counted(heads: Sequence[str]) -> None:
    sheet = head(Sheet())
    sheet.row([*zip((60, 90, 270, 480), heads, strict=True)], width=180, pad=6)
    for at, (duty, done) in enumerate(zip(DUTIES, DONE, strict=True), 1):
        sheet.row([(60, str(at)), (90, duty), (270, done), (480, "Sí")], width=170)
    assert pairs(closed(sheet)) == list(zip(DUTIES, DONE, strict=True))


def test_a_cell_left_blank_is_told_as_such() -> None:
    sheet = closed(table(head(Sheet()), ("OBLIGACIONES", "ACTIVIDADES", "SOPORTES"), blank=1))
    assert pairs(sheet) == [(DUTIES[0], DONE[0]), (DUTIES[1], ""), (DUTIES[2], DONE[2])]


def test_a_row_goes_on_on_the_next_page() -> None:
    first = head(Sheet()).row([(72, "OBLIGACIONES"), (260, "ACTIVIDADES"), (470, "SOPORTES")], pad=6)
    first.row([(72, DUTIES[0]), (260, "Orienté a 87 lectores y afilié a"), (470, "Anexo")], width=180)
    second = Sheet().title("INFORME DE EJECUCIÓN CONTRACTUAL")
    second.row([(72, "OBLIGACIONES"), (260, "ACTIVIDADES"), (470, "SOPORTES")], pad=6)
    second.row([(260, "23 niños entre el 4 y el 26 del mes.")], width=180)
    second.row([(72, DUTIES[2]), (260, DONE[2]), (470, "Anexo")], width=180)
    found = pairs(first, closed(second))
    assert (DUTIES[2], DONE[2]) in found
    assert " ".join(text for _, text in found[:-1]) == DONE[0]


def test_numbered_obligations_with_what_was_done_below() -> None:
    sheet = head(Sheet()).line("ACTIVIDADES DESARROLLADAS").skip()
    for at, (duty, done) in enumerate(zip(DUTIES, DONE, strict=True), 1):
        sheet.line(f"{at}. {duty}").paragraph(done)
    assert pairs(closed(sheet)) == list(zip(DUTIES, DONE, strict=True))


def test_obligations_and_deeds_named_before_each() -> None:
    sheet = head(Sheet()).line("CUMPLIMIENTO DE LAS OBLIGACIONES").skip()
    for at, (duty, done) in enumerate(zip(DUTIES, DONE, strict=True), 1):
        sheet.paragraph(f"Obligación {at}: {duty}").paragraph(f"Ejecución: {done}")
        sheet.paragraph("Evidencia: carpeta compartida")
    assert pairs(closed(sheet)) == list(zip(DUTIES, DONE, strict=True))


def test_obligations_and_deeds_in_one_paragraph() -> None:
    sheet = head(Sheet()).line("CUMPLIMIENTO DE LAS OBLIGACIONES").skip()
    for at, (duty, done) in enumerate(zip(DUTIES, DONE, strict=True), 1):
        sheet.paragraph(f"Obligación {at}. {duty} {done}")
    asks = "Custodiar los bienes a su cargo. Entregar al final los que solicitó la entidad, en buen estado."
    sheet.paragraph(f"Obligación 4. {asks}").paragraph("Obligación 5. Cuidar la sala de lectura.")
    assert pairs(closed(sheet)) == [
        *zip(DUTIES, DONE, strict=True),
        (asks, ""),
        ("Cuidar la sala de lectura.", ""),
    ]


def test_numbered_obligations_that_tell_their_deeds_at_once() -> None:
    sheet = head(Sheet()).line("DESARROLLO DE ACTIVIDADES").skip()
    for at, (duty, done) in enumerate(zip(DUTIES, DONE, strict=True), 1):
        sheet.paragraph(f"{at}. {duty} {done}")
    sheet.paragraph("4. Cuidar la sala de lectura.")
    assert pairs(closed(sheet)) == [*zip(DUTIES, DONE, strict=True), ("Cuidar la sala de lectura.", "")]
    listed = head(Sheet()).line("ACTIVIDADES REALIZADAS").skip()
    deeds = [f"{done} Se dejó constancia en el acta de la sala." for done in DONE]
    for at, deed in enumerate(deeds, 1):
        listed.paragraph(f"{at}. {deed}")
    assert pairs(closed(listed)) == [(None, deed) for deed in deeds]


def test_an_obligation_in_capitals_ends_where_capitals_do() -> None:
    sheet = head(Sheet()).line("DESARROLLO DE ACTIVIDADES").skip()
    duties = [duty.upper().rstrip(".") for duty in DUTIES]
    for at in (0, 1):
        sheet.line(f"{at + 1}. {duties[at]}").skip(0.5).paragraph(DONE[at])
    # The last rows of a table stand closer.
    sheet.line(f"3. {duties[2]}").line(DONE[2])
    assert pairs(closed(sheet)) == list(zip(duties, DONE, strict=True))


def test_a_deed_on_a_line_of_its_own_under_an_obligation_without_a_stop() -> None:
    sheet = head(Sheet()).line("DESARROLLO DE ACTIVIDADES").skip()
    for at in (0, 1):
        sheet.line(f"{at + 1}. {DUTIES[at]}").skip(0.5).paragraph(DONE[at])
    sheet.line("3. Acompañar las visitas guiadas").line("Acompañé tres visitas de colegios")
    sheet.line("4. Llevar el registro de préstamos y").line("Archivo de la sala de lectura")
    assert pairs(closed(sheet))[2:] == [
        ("Acompañar las visitas guiadas", "Acompañé tres visitas de colegios"),
        ("Llevar el registro de préstamos y Archivo de la sala de lectura", ""),
    ]


def test_a_deed_whose_subject_comes_first_under_an_obligation_without_a_stop() -> None:
    sheet = head(Sheet()).line("DESARROLLO DE ACTIVIDADES").skip()
    for at in range(2):
        sheet.line(f"{at + 1}. {DUTIES[at]}").skip(0.5).paragraph(DONE[at])
    sheet.line("3. Acompañar las visitas guiadas").line("El registro de las visitas se entregó el 12")
    assert pairs(closed(sheet))[2] == (
        "Acompañar las visitas guiadas",
        "El registro de las visitas se entregó el 12",
    )


def test_an_empty_answer_in_the_paragraph_of_its_obligation_however_its_line_breaks() -> None:
    sheet = head(Sheet()).line("CUMPLIMIENTO DE LAS OBLIGACIONES").skip()
    sheet.line(f"a) {DUTIES[0]} Actividad").line("cumplida.")
    sheet.line(f"b) {DUTIES[1]}").line("Actividad cumplida.")
    sheet.line(f"c) {DUTIES[2]} Actividad cumplida.")
    sheet.paragraph(
        "Acredito el pago de mis aportes con la planilla 9123456780, cancelada el 5 de julio de 2026."
    )
    sheet.line("Relación de anexos").line("Anexo 1. Fotografías.")
    assert pairs(closed(sheet)) == [(duty, "Actividad cumplida.") for duty in DUTIES]


def test_obligations_counted_in_words() -> None:
    sheet = head(Sheet()).line("CUMPLIMIENTO DE LAS OBLIGACIONES").skip()
    for number, duty, done in zip(("Primera", "Segunda", "Tercera"), DUTIES, DONE, strict=True):
        sheet.line(f"{number}. {duty}").line(done)
    assert pairs(closed(sheet)) == list(zip(DUTIES, DONE, strict=True))


@pytest.mark.parametrize(
    "said",
    [
        "Yo, Rosa Elvira Campo Díaz, con c.c. N.º 34.567.890,",
        "Rosa Elvira Campo Díaz, con cédula No. 34.567.890,",
    ],
)
def test_who_tells_it_is_named_before_a_document_however_it_is_told(said: str) -> None:
    sheet = (
        Sheet().title("INFORME DE ACTIVIDADES").skip().paragraph(f"{said} presento lo que hice en el mes.")
    )
    assert "Rosa Elvira Campo Díaz" in {one.value for one in recognise(document(sheet)).names}


def test_the_next_item_of_a_list_goes_on_on_a_page_that_speaks_of_annexes() -> None:
    first = head(Sheet()).line("CUMPLIMIENTO DE LAS OBLIGACIONES").skip()
    foot = "Piense en el medio ambiente antes de imprimir · Línea de atención 018000 112 233"
    for at in (0, 1):
        first.line(f"{at + 1}. {DUTIES[at]}").line(DONE[at])
    first.text(72, 752, foot)
    second = Sheet().line("3. Presentar los informes y soportes que se le pidan.")
    second.line("Se entregaron 12 soportes a la supervisión el 26 de junio. (Anexo 3.)")
    second.text(72, 752, foot)
    assert pairs(first, closed(second)) == [
        *zip(DUTIES[:2], DONE[:2], strict=True),
        (
            "Presentar los informes y soportes que se le pidan.",
            "Se entregaron 12 soportes a la supervisión el 26 de junio. (Anexo 3.)",
        ),
    ]


def test_an_answer_that_speaks_of_evidence_goes_on_on_the_next_page() -> None:
    found = told(*parted("Se hicieron las visitas, con registro fotográfico en el anexo 3."))
    assert [one.text for one in found][
        -1
    ] == "Se hicieron las visitas, con registro fotográfico en el anexo 3."


def test_a_number_that_closes_a_bracket_of_the_line_above_begins_no_item() -> None:
    sheet = head(Sheet()).line("ACTIVIDADES DESARROLLADAS").skip()
    for at, (duty, done) in enumerate(zip(DUTIES, DONE, strict=True), start=1):
        sheet.line(f"{at}. {duty}").line(f"{done[:-1]} (Anexo").line(f"{at}.)")
    assert pairs(closed(sheet)) == [
        (duty, f"{done[:-1]} (Anexo {at}.)")
        for at, (duty, done) in enumerate(zip(DUTIES, DONE, strict=True), start=1)
    ]


@pytest.mark.parametrize(
    "end",
    [
        "Dejo constancia de que los aportes a salud de junio se pagaron con la planilla 9123456780.",
        "Hasta la fecha se me han cancelado $ 4.200.000 del contrato.",
        "Con la presente cuenta queda un saldo de $ 2.100.000 por ejecutar.",
        "Las evidencias de lo dicho se anexan en doce folios.",
    ],
)
def test_what_a_letter_says_after_its_activities_is_none(end: str) -> None:
    sheet = head(Sheet()).line("CUMPLIMIENTO DE LAS OBLIGACIONES").skip()
    for at, (duty, done) in enumerate(zip(DUTIES, DONE, strict=True), 1):
        sheet.paragraph(f"Obligación {at}. {duty}").paragraph(done)
    assert pairs(closed(sheet.paragraph(end))) == list(zip(DUTIES, DONE, strict=True))


def test_a_deed_that_speaks_of_money_or_evidence_is_one() -> None:
    deeds = ("Hasta la fecha se han recibido 87 lectores.", "Las evidencias se tomaron en la sala.")
    sheet = head(Sheet()).line("ACTIVIDADES REALIZADAS").skip()
    for deed in (*DONE, *deeds):
        sheet.paragraph(f"- {deed}")
    assert [text for _, text in pairs(closed(sheet))] == [*DONE, *deeds]


def test_a_letter_with_a_list() -> None:
    sheet = Sheet().line("Puerto Claro, 2 de julio de 2026").skip().line("Doctora").line("ELENA SUÁREZ PINTO")
    sheet.skip().line("Asunto: Informe mensual de actividades, contrato 118 de 2026").skip()
    sheet.line("Respetada doctora:").skip()
    sheet.paragraph(
        "Presento el informe de las actividades que adelanté durante el mes de junio de 2026, como sigue:"
    )
    for at, done in enumerate(DONE, 1):
        sheet.paragraph(f"{at}) {done}")
    sheet.line("Cordialmente,").skip(3).line("ROSA ELVIRA CAMPO DÍAZ").line("C.C. 34.567.890")
    assert pairs(sheet) == [(None, done) for done in DONE]


def test_what_closes_or_surrounds_an_informe_is_no_activity() -> None:
    sheet = table(head(Sheet()), ("OBLIGACIONES", "ACTIVIDADES", "SOPORTES")).skip()
    sheet.line("Pago de seguridad social").row([(72, "No. Planilla:"), (260, "9123456780")])
    sheet.row([(72, "Fecha de pago:"), (260, "10/06/2026")]).row([(72, "Operador:"), (260, "SOI")])
    recognition = recognise(document(closed(sheet)))
    assert [(one.duty, one.text) for one in recognition.activities] == list(zip(DUTIES, DONE, strict=True))
    informe = recognition.items[ItemKind.INFORME]
    assert informe.value("planilla") == "9123456780"
    assert informe.value("planilla_fecha") == dt.date(2026, 6, 10)
    assert informe.value("planilla_operador") == "SOI"


def test_the_payment_and_the_money_of_the_contract() -> None:
    sheet = Sheet().title("INFORME DE EJECUCIÓN CONTRACTUAL").skip()
    for label, value in (
        ("Contrato No.", "PS-118-2026"),
        ("Cuota No.", "3 de 6"),
        ("Valor del contrato", "$ 18.000.000"),
        ("Valor de la cuota", "$ 3.000.000"),
        ("Pagos efectuados a la fecha", "$ 6.000.000"),
        ("Saldo pendiente de pago", "$ 9.000.000"),
        ("Período del informe", "del 1 al 30 de junio de 2026"),
    ):
        sheet.row([(72, label), (300, value)], width=220)
    informe = recognise(
        document(closed(table(sheet.skip(), ("OBLIGACIONES", "ACTIVIDADES", "SOPORTE"))))
    ).items[ItemKind.INFORME]
    read = {
        name: informe.value(name) for name in ("numero_pago", "valor", "valor_contrato", "pagado", "saldo")
    }
    assert read == {
        "numero_pago": 3,
        "valor": 3_000_000,
        "valor_contrato": 18_000_000,
        "pagado": 6_000_000,
        "saldo": 9_000_000,
    }


def inked(activity: Activity, paper: Document) -> bool:
    """Is every word of it printed within its box?"""
    box = activity.box
    page = paper.pages[activity.page - 1]
    there = [
        composed(w.text)  # as it is told: with its accents on the letters
        for w in page.words
        if box.x0 - 0.1 <= (w.box.x0 + w.box.x1) / 2 <= box.x1 + 0.1
        and box.top - 0.1 <= (w.box.top + w.box.bottom) / 2 <= box.bottom + 0.1
    ]
    return all(any(word in one for one in there) for word in activity.text.split())


WORD = st.text(st.characters(codec="utf-8", exclude_characters="\t\n\r \x00"), min_size=1, max_size=9)
SAID = st.lists(
    st.one_of(
        WORD, st.sampled_from(["1.", "•", "Obligación", "Ejecución:", "<b>", "=SUMA(A1)", "Firma", "así:"])
    ),
    min_size=1,
    max_size=14,
).map(" ".join)


@settings(max_examples=60)
@given(st.lists(st.tuples(SAID, SAID), min_size=1, max_size=6), st.booleans())
def test_every_activity_is_ink_on_its_page(rows: list[tuple[str, str]], tabled: bool) -> None:
    sheet = head(Sheet())
    if tabled:
        sheet.row([(72, "OBLIGACIONES"), (260, "ACTIVIDADES"), (470, "SOPORTES")], pad=6)
        for duty, done in rows:
            sheet.row([(72, duty), (260, done), (470, "Anexo")], width=180)
    else:
        sheet.line("ACTIVIDADES DESARROLLADAS").skip()
        for duty, done in rows:
            sheet.paragraph(duty).paragraph(done)
    paper = document(sheet)
    assert all(inked(one, paper) for one in recognise(paper).activities)


def in_cells(*, blank: int = -1) -> Sheet:
    """A form with a cell for each obligation, one for what was done, and one for the supervisor's word."""
    sheet = head(Sheet()).line("CUMPLIMIENTO DE LAS OBLIGACIONES").skip()
    for at, (duty, done) in enumerate(zip(DUTIES, DONE, strict=True)):
        sheet.paragraph(f"Obligación {at + 1} {duty}")
        sheet.paragraph("Actividades" if at == blank else f"Actividades {done}")
        sheet.paragraph(f"¿Recibida? SÍ _X_ NO ___ Observación: Ninguna. Producto: carpeta {at + 1}")
    return closed(sheet)


def test_cells_of_obligations_and_activities_are_paired() -> None:
    assert pairs(in_cells()) == list(zip(DUTIES, DONE, strict=True))


def test_an_empty_cell_of_activities_leaves_its_obligation_unanswered() -> None:
    assert pairs(in_cells(blank=1)) == [(DUTIES[0], DONE[0]), (DUTIES[1], ""), (DUTIES[2], DONE[2])]


@pytest.mark.parametrize(
    "line",
    [
        "Fecha de presentación: 02/07/2026",
        "FECHA DE ENTREGA DEL INFORME 2026-07-02",
        "Ciudad y fecha: Puerto Claro, 2 de julio de 2026",
    ],
)
def test_the_day_of_the_report_under_its_table_is_no_obligation(line: str) -> None:
    sheet = table(head(Sheet()), ("OBLIGACIONES", "ACTIVIDADES", "SOPORTES")).line(line)
    assert pairs(sheet) == list(zip(DUTIES, DONE, strict=True))


FEET: tuple[tuple[tuple[float, str], ...], ...] = (
    ((72, "DE ENTREGA DEL INFORME 2026-07-01"),),
    ((72, "Fecha de corte"), (260, "30/06/2026")),
    ((72, "Día de la entrega"), (260, "1 de julio de 2026")),
    ((72, "Radicado No. 2026-1182"),),
    ((72, "GC-FO-15 v.3 – 12/01/2024"),),
    ((72, "Página 1 de 2"),),
    ((72, "Total de obligaciones"), (260, "3")),
    ((72, "Valor cobrado en el mes"), (260, "$ 3.000.000")),
    ((72, "Elaborado por"), (260, "Rosa Elvira Campo")),
    ((72, "Se anexan folios"),),
    ((72, "Copia no controlada"),),
)


@pytest.mark.parametrize("foot", FEET)
def test_a_row_at_the_foot_of_the_table_is_no_obligation(foot: tuple[tuple[float, str], ...]) -> None:
    heads = ("Obligación contractual", "Actividad realizada", "Soporte")
    sheet = table(head(Sheet()), heads)
    alone = pairs(sheet)
    assert len(alone) == len(DUTIES)
    assert pairs(sheet.row(foot, width=180)) == alone


def test_a_table_of_the_planilla_below_tells_no_activity() -> None:
    sheet = table(head(Sheet()), ("Obligación contractual", "Actividad realizada", "Soporte"))
    alone = pairs(sheet)
    sheet.row([(72, "Planilla No.  Operador"), (260, "Mes"), (470, "Pagada")], width=180)
    assert pairs(sheet.row([(72, "9412345678 Asopagos"), (260, "2026-05"), (470, "Sí")], width=180)) == alone


def test_signers_under_the_table_are_no_obligations() -> None:
    sheet = table(head(Sheet()), ("Obligación contractual", "Actividad realizada", "Soporte"))
    alone = pairs(sheet)
    sheet.row([(72, "Rosa Elvira Campo Díaz"), (260, "Pedro Gil Arce")], width=180)
    assert pairs(sheet.row([(72, "Contratista"), (260, "Supervisor")], width=180)) == alone


@pytest.mark.parametrize(
    ("duty", "done"),
    [
        ("Las demás que le asigne el supervisor.", ""),
        ("Fechar y valorar los folios del archivo.", ""),
        ("Apoyo logístico en dos jornadas", "2 jornadas culturales"),
        ("Informes y reportes de la sala de lectura", "Elaborados tres y entregados en mayo"),
    ],
)
def test_a_last_obligation_stays_also_where_nothing_was_done(duty: str, done: str) -> None:
    sheet = table(head(Sheet()), ("Obligación contractual", "Actividad realizada", "Soporte"))
    cells = [(72, duty), (260, done), (470, "Anexo")] if done else [(72, duty), (470, "Anexo")]
    assert pairs(sheet.row(cells, width=180))[-1] == (duty, done)


def test_a_line_without_a_number_under_numbered_obligations_is_none() -> None:
    def numbered() -> Sheet:
        sheet = head(Sheet()).row(
            [(72, "Obligación contractual"), (260, "Actividad realizada"), (470, "Soporte")], width=180, pad=6
        )
        for at, (duty, done) in enumerate(zip(DUTIES, DONE, strict=True), 1):
            sheet.row([(72, f"{at}. {duty}"), (260, done), (470, f"Anexo {at}")], width=180)
        return sheet

    alone = pairs(numbered())
    assert pairs(numbered().row([(72, "Gobierno de la gente")], width=180)) == alone
    last = pairs(numbered().row([(72, "4. Gobierno de la sala de prensa")], width=180))
    assert last == [*alone, ("Gobierno de la sala de prensa", "")]


def test_a_numbered_list_that_nothing_announces() -> None:
    """Each item an obligation without a full stop, and an empty answer on the next line."""
    sheet = head(Sheet())
    for number, duty in enumerate(DUTIES, 1):
        sheet.line(f"{number}. {duty.rstrip('.')}").line("Actividad cumplida.")
    sheet.line(
        "Planilla de seguridad social: 9000000001 – Operador Uno – periodo 06/2026 – pagada 03/06/2026"
    )
    assert pairs(closed(sheet)) == [(duty.rstrip("."), "Actividad cumplida.") for duty in DUTIES]


def test_a_numbered_list_without_answers_tells_no_activities() -> None:
    sheet = head(Sheet())
    for number, said in enumerate(("Copia de la cédula", "Acta de inicio", "Registro presupuestal"), 1):
        sheet.line(f"{number}. {said}")
    assert pairs(closed(sheet)) == []


def parted(*below: str, last_answer: str = "") -> tuple[Sheet, Sheet]:
    """A list of obligations whose last one ends the page, and the page that follows."""
    first = head(Sheet()).line("CUMPLIMIENTO DE LAS OBLIGACIONES").skip()
    for at, (duty, done) in enumerate(zip(DUTIES, (*DONE[:2], last_answer), strict=True), 1):
        first.line(f"{at}. {duty}").line(*([f"Gestión: {done}"] if done else [""])).skip()
    second = Sheet()
    for line in below:
        second.paragraph(line)
    return first, second


@pytest.mark.parametrize("answer", [f"Gestión: {DONE[2]}", f"Resultado: {DONE[2]}", DONE[2]])
def test_what_was_done_about_the_last_obligation_of_a_page_stands_on_the_next(answer: str) -> None:
    found = told(*parted(answer))
    assert [(one.duty, one.page) for one in found] == [(DUTIES[0], 1), (DUTIES[1], 1), (DUTIES[2], 2)]
    assert found[-1].text == DONE[2]


def test_a_page_of_evidence_behind_an_answered_list_tells_no_activity() -> None:
    found = told(*parted("Gestión: taller con los colegios.", "Foto 2", last_answer=DONE[2]))
    assert [one.page for one in found] == [1, 1, 1]


# --- forms told apart by their heads, their numbers and the words around them ---


@pytest.mark.parametrize(
    "heads",
    [
        ("Obligación pactada", "Gestión del contratista", "Medio de verificación"),
        ("OBLIGACIÓN", "¿QUÉ SE HIZO?", "REGISTRO"),
        ("Obligación específica", "Ejecución y entregable", "Ubicación"),
    ],
)
@pytest.mark.parametrize("counted", ["Ít.", "N.º", "#"])
def test_heads_that_say_whose_work_it_is_or_ask_what_was_done(heads: Sequence[str], counted: str) -> None:
    sheet = head(Sheet()).row([(50, counted), (80, heads[0]), (260, heads[1]), (470, heads[2])], pad=6)
    for at, (duty, done) in enumerate(zip(DUTIES, DONE, strict=True), 1):
        sheet.row([(50, str(at)), (80, duty), (260, done), (470, f"Anexo {at}")], width=170)
    assert pairs(closed(sheet)) == list(zip(DUTIES, DONE, strict=True))


SHORT = ("Orienté a 87 lectores.", "Catalogué 140 libros.", "Acompañé tres visitas.")


def close_rows(*, middle: bool) -> Sheet:
    """Rows so close, without a stop, that only the numbers of their own column part the obligations."""
    sheet = head(Sheet()).row([(50, "No."), (80, "OBLIGACIÓN"), (260, "ACTIVIDAD"), (470, "SOPORTE")], pad=6)
    for at, (duty, done) in enumerate(zip(DUTIES, SHORT, strict=True), 1):
        top = sheet.y
        sheet.row([(80, duty.rstrip(".")), (260, done), (470, f"Anexo {at}")], width=170, pad=0)
        lines = round((sheet.y - top) / (1.2 * sheet.size))
        own = round(len(duty) * 5 / 170 + 0.5)
        sheet.text(50, top + (own - 1) * 0.6 * sheet.size if middle else top, str(at))
        assert lines >= own
    return sheet


@pytest.mark.parametrize("middle", [False, True])
def test_numbers_in_a_column_of_their_own_part_the_obligations(middle: bool) -> None:
    found = told(closed(close_rows(middle=middle)))
    assert [one.duty for one in found] == [duty.rstrip(".") for duty in DUTIES]


def test_who_signs_below_a_counted_table_is_no_obligation() -> None:
    sheet = close_rows(middle=False).skip(2)
    sheet.row([(80, "Rosa Elvira de la Hoz"), (260, "Luz Marina Campo Díaz")])
    assert [one.duty for one in told(sheet)] == [duty.rstrip(".") for duty in DUTIES]


def test_the_last_word_of_a_head_below_it_is_no_activity() -> None:
    sheet = head(Sheet()).row(
        [(72, "OBLIGACIONES"), (260, "ACCIONES REALIZADAS EN EL"), (470, "SOPORTE")], pad=3
    )
    sheet.row([(260, "PERÍODO")], pad=8)
    for at, (duty, done) in enumerate(zip(DUTIES, DONE, strict=True), 1):
        sheet.row([(72, duty), (260, done), (470, f"Anexo {at}")], width=180)
    assert pairs(closed(sheet)) == list(zip(DUTIES, DONE, strict=True))


@pytest.mark.parametrize("mark", ["7.{} ", "OBL-0{} "])
def test_numbers_of_a_number_and_codes_begin_an_obligation(mark: str) -> None:
    sheet = head(Sheet()).line("7. DESCRIPCIÓN DE ACTIVIDADES").skip()
    for at, (duty, done) in enumerate(zip(DUTIES, DONE, strict=True), 1):
        sheet.line(mark.format(at) + duty.rstrip(".")).paragraph(done)
    assert pairs(closed(sheet)) == [(d.rstrip("."), done) for d, done in zip(DUTIES, DONE, strict=True)]


def test_a_measure_at_the_head_of_a_line_begins_nothing() -> None:
    sheet = head(Sheet()).line("ACTIVIDADES DESARROLLADAS").skip()
    sheet.line("1. Recorrí la vereda con el equipo en una jornada de unas").line(
        "2.5 horas por el río."
    ).skip()
    sheet.line("2. Acompañé tres visitas guiadas a la casa de la cultura.")
    assert len(told(closed(sheet))) == 2


def test_a_label_on_a_line_of_its_own_parts_what_was_done() -> None:
    sheet = head(Sheet()).line("Obligaciones (3)").skip()
    for at, (duty, done) in enumerate(zip(DUTIES, DONE, strict=True), 1):
        sheet.line(f"OBL-0{at} {duty.rstrip('.')}").line("Avance reportado").line(done)
        sheet.line(f"Adjunto: obl0{at}_acta.pdf (166 KB)").skip(0.4)
    found = told(closed(sheet))
    assert [(one.duty, one.text) for one in found] == [
        (duty.rstrip("."), done) for duty, done in zip(DUTIES, DONE, strict=True)
    ]
    assert [one.proof for one in found] == [f"obl0{at}_acta.pdf (166 KB)" for at in (1, 2, 3)]


def test_obligations_in_capitals_are_no_titles_of_a_list() -> None:
    sheet = head(Sheet()).line("Informo el cumplimiento de las obligaciones, así:").skip()
    for at, (duty, done) in enumerate(zip(DUTIES, DONE, strict=True), 1):
        sheet.line(f"{at}. {duty.rstrip('.').upper()}").line(f"CUMPLIMIENTO: {done}").skip(0.4)
    assert pairs(closed(sheet)) == [
        (duty.rstrip(".").upper(), done) for duty, done in zip(DUTIES, DONE, strict=True)
    ]


def test_the_column_of_evidence_is_told_with_its_row() -> None:
    sheet = closed(table(head(Sheet()), ("OBLIGACIONES", "ACTIVIDADES", "SOPORTES")))
    assert [one.proof for one in told(sheet)] == ["Anexo 1", "Anexo 2", "Anexo 3"]


def test_pages_of_evidence_that_name_an_annex_or_an_obligation_go_with_it() -> None:
    report = closed(table(head(Sheet()), ("OBLIGACIONES", "ACTIVIDADES", "SOPORTES")))
    annex = Sheet().title("EVIDENCIAS").line("Anexo 3. Registro fotográfico").line("Visita de los colegios")
    other = (
        Sheet().title("EVIDENCIAS").line("Anexo fotográfico, actividad No. 1").line("Jornada de afiliación")
    )
    none = Sheet().title("EVIDENCIAS").line("Registro fotográfico de la jornada del 12 de junio")
    found = told(report, annex, other, none)
    assert [one.proof_pages for one in found] == [(3,), (), (2,)]


def test_a_day_and_place_or_a_farewell_below_a_table_is_no_activity() -> None:
    for closing in (
        "Puerto Claro, 2 de julio de 2026",
        "Respetuosamente,",
        "Esta es la entrega número 1 de 7.",
    ):
        sheet = table(head(Sheet()), ("OBLIGACIONES", "ACTIVIDADES", "SOPORTES"))
        sheet.row([(260, closing)], width=200)
        assert pairs(sheet) == list(zip(DUTIES, DONE, strict=True)), closing


def test_a_head_of_many_lines_is_no_obligation() -> None:
    sheet = head(Sheet())
    for line in ("DESCRIPCIÓN DE", "LAS", "ACTIVIDADES", "CONTRACTUALES"):
        if line == "LAS":
            sheet.text(260, sheet.y, "AVANCE EN LAS ACTIVIDADES")
            sheet.text(470, sheet.y, "EVIDENCIAS")
        sheet.line(line, gap=1.1)
    sheet.skip(0.8)
    for duty, done in zip(DUTIES, DONE, strict=True):
        sheet.row([(72, duty), (260, done), (470, "Anexo")], width=180)
    assert pairs(closed(sheet)) == list(zip(DUTIES, DONE, strict=True))


def test_text_below_a_table_does_not_part_its_columns() -> None:
    sheet = head(Sheet())
    sheet.row([(72, "Obligaciones"), (260, "Acciones realizadas"), (490, "Soportes")], width=180, pad=6)
    # Text set to both edges: its last words stand below each other as those of a column do.
    deeds = (
        "Orienté a 87 lectores de la sala en",
        "Catalogué 140 libros donados en",
        "Acompañé tres visitas en",
    )
    for duty, done in zip(DUTIES, deeds, strict=True):
        sheet.text(440, sheet.y, "junio.")
        sheet.row([(72, duty), (260, done), (490, "Anexo")], width=180)
    before = "Ahora se da cuenta de los viajes hechos, previo a este"
    words = before.split()
    before = " ".join([*words[:-1], words[-1] + "." * (67 - sum(map(len, words)))])
    assert 4 < 440 - sheet.text(72, sheet.y, before) <= 5  # no gap that parts the sentence
    sheet.text(440, sheet.y, "desplazamientos según orden")
    assert pairs(closed(sheet.skip())) == [
        (duty, f"{done} junio.") for duty, done in zip(DUTIES, deeds, strict=True)
    ]


def test_a_table_that_only_counts_leaves_what_was_done_to_the_list_below_it() -> None:
    one, two = head(Sheet()), Sheet()
    one.row([(72, "No."), (110, "Obligación"), (470, "Actividades")])
    for at, duty in enumerate(DUTIES):
        one.row([(72, str(at + 1)), (110, duty), (490, "1")], width=340)
    one.skip().line("5. Detalle por obligación", 220).skip()
    for at, (duty, done) in enumerate(zip(DUTIES, DONE, strict=True)):
        sheet = one if at < 2 else two
        sheet.line(f"Obligación {at + 1}. {duty.rstrip('.')}").skip()
        sheet = one if at < 1 else two
        sheet.line(f"Actividad 1 — 2026-06-1{at} · Puerto Claro").skip().paragraph(done).skip()
    found = pairs(one, closed(two))
    assert [done for _, done in found] == list(DONE)
    assert [str(duty).rstrip(".") for duty, _ in found] == [duty.rstrip(".") for duty in DUTIES]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (
            "Cumplir con los lineamientos que dicten la Oficina de Archivo y el",
            "Comité de Gestión Documental.",
        ),
        ("Presentar los informes que le pidan las entidades de control o el", "Consejo Municipal de Lectura"),
    ],
)
def test_capitals_that_go_on_with_an_obligation_are_nobodys_name(above: str, below: str) -> None:
    sheet = head(Sheet()).line("En el mes hice estas actividades, en orden de las obligaciones:").skip()
    for at, (duty, done) in enumerate(zip((DUTIES[0], f"{above} {below}"), DONE, strict=False)):
        lines = (duty,) if at == 0 else (above, below)
        for n, line in enumerate(lines):
            sheet.line(f"{'abc'[at]}) {line}" if n == 0 else line, gap=1.9)
        sheet.skip().line(done, gap=1.9).skip()
    found = pairs(closed(sheet))
    assert [duty for duty, _ in found] == [DUTIES[0], f"{above} {below}"]


def test_a_section_with_a_number_and_a_title_ends_items_with_letters() -> None:
    sheet = head(Sheet()).line("2. EJECUCIÓN. En el mes se cumplieron las siguientes actividades:").skip()
    for letter, duty, done in zip("abc", DUTIES, DONE, strict=True):
        sheet.line(f"{letter}) {duty}", 90).line(f"Cumplimiento: {done}", 90).skip()
    sheet.line("3. PLANILLA. Los aportes del mes van en hoja aparte.").skip()
    sheet.line("4. CIERRE. El contrato sigue su curso sin novedad.").skip()
    assert [duty for duty, _ in pairs(closed(sheet))] == list(DUTIES)


MORE = (
    (
        "Elaborar los informes que solicite la dirección.",
        "Elaboré dos informes de lectores y uno de préstamos.",
    ),
    (
        "Asistir a las reuniones que convoque el supervisor.",
        "Asistí a las reuniones del 8 y del 22 de junio.",
    ),
    (
        "Apoyar el inventario anual de la biblioteca.",
        "Apoyé el conteo de la sala infantil y de la hemeroteca.",
    ),
)


@pytest.mark.parametrize("first", [3, 4])
def test_a_memoria_goes_on_at_the_head_of_its_second_column(first: int) -> None:
    """Obligation and deed one under the other, printed as a newspaper prints."""
    every = [*zip(DUTIES, DONE, strict=True), *MORE]
    sheet = head(Sheet()).title("MEMORIA DEL MES").skip()
    top, foot = sheet.y, sheet.y
    for x, rows in ((72, every[:first]), (320, every[first:])):
        sheet.y = top
        for duty, done in rows:
            sheet.paragraph(f"{every.index((duty, done)) + 1}. {duty}", x, 215).paragraph(done, x, 215)
        foot = max(foot, sheet.y)
    sheet.y = foot
    assert pairs(closed(sheet)) == every


@pytest.mark.parametrize(
    "heads", [("OBLIGACIÓN", "MEMORIA"), ("Lo contratado", "Memoria de lo hecho en el mes")]
)
def test_a_memoria_answers_each_obligation_in_the_column_beside_it(heads: tuple[str, str]) -> None:
    sheet = head(Sheet()).row([(72, heads[0]), (310, heads[1])], width=215)
    for at, (duty, done) in enumerate(zip(DUTIES, DONE, strict=True), 1):
        sheet.row([(72, f"{at}. {duty}"), (310, done)], width=215)
    assert pairs(closed(sheet)) == list(zip(DUTIES, DONE, strict=True))


def test_a_line_that_goes_on_in_small_letters_begins_no_obligation() -> None:
    """`… dentro de los primeros cinco | (5) días hábiles`: what a bracket counts there was said in words."""
    sheet = head(Sheet())
    sheet.row([(72, "Obligaciones"), (290, "Actividades ejecutadas"), (470, "Soporte")], pad=6)
    sheet.row([(72, "Orientar a los ciudadanos."), (290, DONE[0]), (470, "Anexo 1")], width=170)
    for at, line in enumerate(
        (
            "Cargar sus cuentas en la plataforma",
            "dentro de los primeros cinco",
            "(5) días hábiles de cada mes.",
        )
    ):
        sheet.text(72, sheet.y + 18 * at, line)
    sheet.text(290, sheet.y, "Se cargó la cuenta del mes.")
    sheet.y += 70
    sheet.row([(72, DUTIES[2]), (290, DONE[2]), (470, "Anexo 3")], width=170)
    found = pairs(closed(sheet))
    assert [done for _, done in found if not done] == []
    assert any(duty is not None and duty.endswith("(5) días hábiles de cada mes.") for duty, _ in found)


def test_a_heading_may_be_cut_short() -> None:
    sheet = head(Sheet())
    sheet.row(
        [(72, "OBLIGACIÓN"), (260, "ACTIVIDAD DESARROLLADA"), (430, "ASIST."), (490, "EVIDENCIA")], pad=6
    )
    for duty, done in zip(DUTIES, DONE, strict=True):
        sheet.row([(72, duty), (260, done), (430, "77"), (490, "Registro")], width=160)
    assert [duty for duty, _ in pairs(closed(sheet))] == list(DUTIES)


def test_who_signs_is_no_obligation_whatever_their_office() -> None:
    sheet = table(head(Sheet()), ("Obligaciones", "Actividades ejecutadas", "Soporte")).skip()
    sheet.row([(72, "NOMBRE COMPLETO"), (260, "Coordinador del servicio")], pad=0)
    sheet.row([(72, "Doris Valderrama Ibáñez"), (260, "Paola Andrea Gaitán Narváez")])
    assert [duty for duty, _ in pairs(sheet)] == list(DUTIES)


def test_an_answer_after_its_letter_goes_on_on_the_next_page() -> None:
    """`R/ …`, by letters: the page behind it names photographs too, and is the report's for its answer."""
    first = head(Sheet()).line("En el período adelanté las siguientes obligaciones:").skip()
    for letter, duty, done in zip("ab", DUTIES[:2], DONE[:2], strict=True):
        first.line(f"{letter}) {duty}", 90).line(f"R/ {done}", 110).skip(0.5)
    first.line(f"c) {DUTIES[2]}", 90)
    second = Sheet().line(f"R/ {DONE[2]}", 110).skip()
    second.paragraph("Anexo registro fotográfico. Agradezco su atención.")
    assert pairs(first, closed(second))[:3] == list(zip(DUTIES, DONE, strict=True))


def test_the_number_that_ends_a_sentence_over_its_soporte_begins_no_item() -> None:
    sheet = head(Sheet()).line("OBLIGACIONES Y ACTIVIDADES").skip()
    for number, (duty, done) in enumerate(zip(DUTIES, DONE, strict=True), start=1):
        sheet.line(f"{number}°) {duty}").line(f"Actividades: {done} Además corregí otros", 100)
        sheet.line(f"{number + 4}. Soporte: Oficios.", 100).skip(0.5)
    assert [said for _, said in pairs(closed(sheet))] == [
        f"{done} Además corregí otros {number}. Soporte: Oficios."
        for number, done in enumerate(DONE, start=5)
    ]


def test_short_cells_set_in_the_middle_part_where_their_head_begins() -> None:
    """Who signs stands across the edge, and no two centred cells begin alike."""
    sheet = head(Sheet())
    sheet.row([(72, "OBLIGACIÓN"), (250, "ACTIVIDAD CUMPLIDA"), (430, "EVIDENCIA")], pad=6)
    for at, (duty, done) in enumerate(zip(DUTIES, DONE, strict=True)):
        middle = sheet.y + 8
        sheet.row([(72, duty), (250, done)], width=165)
        sheet.text(466 + 5 * at, middle, ("Acta", "Correos", "Fichas")[at])
    sheet.skip(3).text(72, sheet.y, "Rosa Elvira Campo Díaz")
    sheet.text(300, sheet.y, "Gloria Stella Hernández Navas")
    assert pairs(sheet.skip())[:3] == list(zip(DUTIES, DONE, strict=True))
