"""The day a paper was signed, among the days of all else that it tells, and where its contract began."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from review.model import ItemKind, PageKind
from review.model.marks import PageMark
from review.recognition.items.informe.report_day import tail
from review.recognition.papers.sequence import SortedPage, sort_pages
from tests.recognition.items.test_days_of_papers import PERIOD, cuenta, informe, read, sure
from tests.recognition.sheet import Sheet, document

SIGNED = dt.date(2026, 7, 2)


def told(deed: str, foot: str = "Puerto Claro, 2 de julio de 2026") -> Sheet:
    """An informe in sentences, one of which tells this deed."""
    sheet = Sheet().title("INFORME DE GESTIÓN").line("Contratista: Rosa Elvira Campo Díaz, C.C. 34.567.890")
    sheet.line("Contrato: PS-118-2026").line("Periodo del informe: 01/06/2026 al 30/06/2026").skip()
    sheet.paragraph("Sobre la biblioteca del municipio se cumplió lo siguiente.")
    sheet.paragraph(f"Atendí a 87 lectores y ordené la sala de prensa. {deed}").skip()
    return sheet.line(foot).skip(2).line("Rosa Elvira Campo Díaz").line("Contratista")


@pytest.mark.parametrize(
    "deed",
    [
        "También se firmó el convenio con la escuela el 30 de junio de 2026.",
        "Con los vecinos se firmó un compromiso de lectura el 26 de junio de 2026.",
        "Al cierre se elabora la lista de libros perdidos el 29 de junio de 2026.",
        "A los lectores se expide el carné de la biblioteca desde el 24 de junio de 2026.",
        "Revisé los contratos de préstamo; el último quedó firmado el 1 de julio de 2026.",
        "Redacté el segundo informe entregado el 30 de junio de 2026 a la escuela.",
        "Los aportes de junio van en la planilla No. 8123456789, con fecha 1 de julio de 2026.",
    ],
)
def test_the_day_on_which_something_else_was_signed_is_not_the_reports(deed: str) -> None:
    assert sure(read(ItemKind.INFORME, told(deed)), "fecha_informe") == SIGNED
    assert read(ItemKind.INFORME, told(deed, "Atentamente,")).value("fecha_informe") is None


def test_a_day_told_with_an_activity_is_that_of_the_deed() -> None:
    deed = informe(PERIOD).paragraph(
        "2. Oficio a la escuela, firmado el 26 de junio de 2026, con las listas."
    )
    deed.paragraph("3. Ordené la sala de prensa y la colección local. Evidencia: fotografías.")
    assert read(ItemKind.INFORME, deed).value("fecha_informe") is None


def test_a_day_before_the_period_is_kept_in_doubt_where_no_other_is_told() -> None:
    item = read(ItemKind.INFORME, told("", "Para constancia se firma en Puerto Claro el 25 de mayo de 2026."))
    assert item.value("fecha_informe") == dt.date(2026, 5, 25)
    assert sure(item, "fecha_informe") is None


def test_a_report_is_rather_signed_when_its_period_is_over() -> None:
    sheet = told("").skip().line("Puerto Claro, 28 de junio de 2026")
    assert sure(read(ItemKind.INFORME, sheet), "fecha_informe") == SIGNED
    early = told("", "Puerto Claro, 28 de junio de 2026")
    assert sure(read(ItemKind.INFORME, early), "fecha_informe") == dt.date(2026, 6, 28)


@pytest.mark.parametrize(
    "foot",
    [
        "Se firma el presente informe en Puerto Claro el 2 de julio de 2026.",
        "Se expide el informe a los dos (02) días del mes de julio de 2026.",
        "Se suscribe el dos (02) de julio de 2026.",
        "Para que conste firmo en Puerto Claro, a los dos (2) días del mes de julio de 2026.",
        "En fe de lo cual lo firmo en Puerto Claro el 2 de julio de 2026.",
        "Este informe quedó firmado el 2 de julio de 2026.",
        "Fecha de esta entrega: 02.07.2026",
        "Informe remitido el 2 de julio de 2026.",
        "Este reporte fue radicado el 2 de julio de 2026.",
        "Fecha del presente reporte 2-jul-2026",
        "Para los fines de pago se suscribe la presente en Puerto Claro, el 2 de julio de 2026.",
        "Se presenta el informe del 1 de junio de 2026 al 30 de junio de 2026, hoy 2 de julio de 2026.",
    ],
)
def test_the_paper_itself_may_be_what_is_signed(foot: str) -> None:
    assert sure(read(ItemKind.INFORME, told("", foot)), "fecha_informe") == SIGNED


@pytest.mark.parametrize(
    "card",
    [
        "ROSA ELVIRA CAMPO DÍAZ, C.C. 34.567.890 expedida en Puerto Claro,",
        "ROSA ELVIRA CAMPO DÍAZ, cédula No. 34.567.890 (expedida en Puerto Claro),",
    ],
)
def test_where_the_identity_card_was_handed_out_signs_no_cuenta(card: str) -> None:
    sheet = Sheet().line("Puerto Claro, dos (02) de julio de 2026").skip().title("CUENTA DE COBRO No. 3")
    sheet.line("MUNICIPIO DE PUERTO CLARO, NIT 800.111.222-3, debe a")
    sheet.paragraph(
        f"{card} la suma de DOS MILLONES DE PESOS ($ 2.000.000), según recibo del 26 de junio de 2026, por"
        " los honorarios de junio de 2026, contrato PS-118-2026."
    )
    assert sure(read(ItemKind.CUENTA, sheet), "fecha_cuenta") == SIGNED


def test_the_first_day_of_the_month_billed_is_not_the_day_of_the_cuenta() -> None:
    signed = cuenta("Puerto Claro, 2 de julio de 2026").paragraph(
        "Se presenta por los servicios desde el 1 de junio de 2026 hasta el 30 de junio de 2026."
    )
    assert sure(read(ItemKind.CUENTA, signed), "fecha_cuenta") == SIGNED


STAMPS = [
    ("Radicado: 2026409018130", "Fecha: 03/07/2026 09:16 Folios: 10", "Destino: Pagaduría"),
    ("Al contestar cite el No. 20264090", "Fecha radicado: 2026-07-03 Anexos: 3", "Tipo: cuenta"),
]


def stamped(lines: tuple[str, ...], sheet: Sheet) -> Sheet:
    for at, line in enumerate(lines):
        sheet.text(380, 20 + 9 * at, line, 7)
    return sheet


@pytest.mark.parametrize("lines", STAMPS)
def test_a_stamp_of_reception_tells_no_day_of_the_paper(lines: tuple[str, ...]) -> None:
    for kind, sheet, name in (
        (ItemKind.INFORME, told(""), "fecha_informe"),
        (ItemKind.CUENTA, cuenta("Puerto Claro, 2 de julio de 2026"), "fecha_cuenta"),
    ):
        assert sure(read(kind, stamped(lines, sheet)), name) == SIGNED
    nowhere = stamped(lines, told("", "Atentamente,"))
    assert sure(read(ItemKind.INFORME, nowhere), "fecha_informe") is None


@pytest.mark.parametrize("label", ["Fecha termina", "FECHA VENCE", "Fecha final del contrato"])
def test_the_day_on_which_the_contract_ends_is_not_the_reports(label: str) -> None:
    sheet = informe(PERIOD).line(f"{label}: 31/08/2026", 60)
    assert read(ItemKind.INFORME, sheet).value("fecha_informe") is None


OTHERS = (
    "Se atendieron además las solicitudes de otras oficinas del municipio, todas resueltas a tiempo, y"
    " la información quedó guardada en la carpeta compartida de la dependencia, de la que se remitió copia."
)
SENTENCE = "la entrega de los libros. [Anexo 5]"


def test_the_last_page_of_an_informe_in_prose_tells_its_day() -> None:
    """It begins within a sentence that names an annex; the day stands under the town, above who signs."""
    last = Sheet().line(SENTENCE).skip()
    for done in ("Se tomaron fotografías de la sala.", "Quedó un registro fotográfico de la jornada."):
        last.paragraph(f"{done} {OTHERS}")
    last.line("Puerto Claro, julio 02 de 2026").skip().line("Rosa Elvira Campo Díaz – contratista")
    assert sure(read(ItemKind.INFORME, informe(PERIOD), last), "fecha_informe") == SIGNED


@pytest.mark.parametrize("below", ["Señores", "Sala de lectura, 4 de julio de 2026"])
def test_a_letter_or_a_photograph_behind_the_informe_tells_no_day_of_it(below: str) -> None:
    behind = Sheet().line("Puerto Claro, 2 de julio de 2026").skip().line(below).skip()
    behind.paragraph("Los vecinos de la vereda agradecen las visitas de la biblioteca durante el mes.")
    assert read(ItemKind.INFORME, informe(PERIOD), behind).value("fecha_informe") is None


START = dt.date(2026, 3, 16)


@pytest.mark.parametrize(
    "said",
    [
        "el contrato PS-118-2026, que se viene ejecutando desde el 16 de marzo de 2026,",
        "el contrato PS-118-2026, en ejecución a partir del 16 de marzo de 2026,",
        "el contrato PS-118-2026, para atender la sala de lectura de la biblioteca del municipio y de sus"
        " veredas, por $ 9.000.000, con inicio el dieciséis (16) de marzo de 2026 y vencimiento el treinta"
        " (30) de septiembre de 2026,",
        "la orden PS-118-2026, que comienza el 16 de marzo de 2026 y termina el 30 de septiembre de 2026,",
    ],
)
def test_a_sentence_that_tells_since_when_the_contract_runs(said: str) -> None:
    sheet = (
        Sheet()
        .title("INFORME DE GESTIÓN")
        .paragraph(
            f"En cumplimiento de lo pactado en {said} presento lo realizado del 1 al 30 de junio de 2026."
        )
    )
    assert sure(read(ItemKind.INFORME, sheet), "fecha_inicio_contrato") == START


@pytest.mark.parametrize(
    "said",
    [
        "el contrato PS-118-2026, amparado por la póliza con inicio el 16 de marzo de 2026 y vencimiento el"
        " 30 de septiembre de 2026,",
        "el contrato PS-118-2026, y del curso que comienza el 16 de marzo de 2026 y termina el 30 de"
        " septiembre de 2026,",
        "el contrato PS-118-2026, y de la feria que comienza el 16 de junio de 2026 y termina el 20 de"
        " junio de 2026,",
    ],
)
def test_the_term_of_something_else_is_not_the_contracts(said: str) -> None:
    sheet = (
        Sheet()
        .title("INFORME DE GESTIÓN")
        .paragraph(f"En cumplimiento de {said} presento lo realizado del 1 al 30 de junio de 2026.")
    )
    assert read(ItemKind.INFORME, sheet).value("fecha_inicio_contrato") is None


@pytest.mark.parametrize("label", ["Comenzó el", "Inició el", "Se ejecuta desde el", "Empezó"])
def test_a_verb_alone_in_its_cell_labels_the_start(label: str) -> None:
    sheet = informe((label, "Va hasta"), ("16 de marzo de 2026", "30 de septiembre de 2026"))
    assert sure(read(ItemKind.INFORME, sheet), "fecha_inicio_contrato") == START


@pytest.mark.parametrize(
    "deed",
    ["La campaña de lectura inició el 16 de marzo de 2026.", "Inició el 16 de marzo de 2026 la campaña."],
)
def test_a_verb_in_a_sentence_tells_no_start_of_the_contract(deed: str) -> None:
    assert read(ItemKind.INFORME, informe(PERIOD).paragraph(deed)).value("fecha_inicio_contrato") is None
    assert read(ItemKind.INFORME, told(deed)).value("fecha_inicio_contrato") is None


def test_a_verb_at_the_head_of_a_line_of_prose_is_no_label() -> None:
    prose = (
        informe(PERIOD).line("La campaña de lectura de las veredas").line("inició el 16 de marzo de 2026.")
    )
    assert read(ItemKind.INFORME, prose).value("fecha_inicio_contrato") is None


@pytest.mark.parametrize(
    "said",
    [
        "por el contrato PS-118-2026, que arrancó el día 15 de abril de 2026, presento lo hecho",
        "por el contrato PS-118-2026, que empezó a ejecutarse el 15 de abril de 2026, presento lo hecho",
        "por el contrato PS-118-2026, cuyo objeto es «Prestar con autonomía los servicios de apoyo a la "
        "biblioteca, con sus salas y jornadas de lectura», y que comenzó a ejecutarse el 15 de abril de "
        "2026, presento lo hecho",
    ],
)
def test_prose_tells_where_the_contract_began(said: str) -> None:
    sheet = told("")
    sheet.paragraph(f"Yo, Rosa Elvira Campo Díaz, {said} en junio.")
    assert sure(read(ItemKind.INFORME, sheet), "fecha_inicio_contrato") == dt.date(2026, 4, 15)


@pytest.mark.parametrize(
    "label",
    [
        "Iniciación de labores",
        "Comienzo de la ejecución",
        "Inicio del pedido",
        "Arranque del contrato",
        "Fecha iniciación",
    ],
)
def test_labels_of_where_the_contract_began(label: str) -> None:
    sheet = informe(PERIOD).row([(60, label), (230, "15/04/2026")])
    assert sure(read(ItemKind.INFORME, sheet), "fecha_inicio_contrato") == dt.date(2026, 4, 15)


@pytest.mark.parametrize(
    "line",
    ["APROBADO 28/06/2026", "Entrega 02 – Julio 2026", "Emisión 15-jul-2026", "Revisión 2 de julio de 2026"],
)
def test_what_a_form_says_of_itself_is_no_town(line: str) -> None:
    assert read(ItemKind.INFORME, told("", "Atentamente,").line(line)).value("fecha_informe") is None


@pytest.mark.parametrize(
    ("day", "expected"), [("02/07/2026", SIGNED), ("14/03/2025", None), ("01/06/2026", None)]
)
def test_what_was_issued_when_the_month_was_over_is_the_report_and_else_its_form(
    day: str, expected: dt.date | None
) -> None:
    issued = told("", f"Fecha de emisión: {day}")
    assert sure(read(ItemKind.INFORME, issued), "fecha_informe") == expected
    beside = issued.skip().line("Fecha del informe: 03/07/2026")
    assert read(ItemKind.INFORME, beside).value("fecha_informe") == dt.date(2026, 7, 3)


def _marked(page: SortedPage, *, evidence: bool) -> SortedPage:
    marks = frozenset({PageMark.EVIDENCE}) if evidence else frozenset[PageMark]()
    return replace(page, label=replace(page.label, kind=PageKind.INFORME, marks=marks))


def test_what_goes_on_with_an_informe_may_stand_before_a_paper_that_looks_like_it() -> None:
    """A page of evidence that is taken for one of the informe's own is not where it ends."""
    last = Sheet().line("Fecha de diligenciamiento: 2 de julio de 2026")
    sheets = (told(""), last, Sheet().line("ANEXO 1. Fotografías"), told(""), Sheet().line("Foto 8"))
    own = (True, False, False, True, False)
    pages = [
        _marked(page, evidence=not mine)
        for page, mine in zip(sort_pages(document(*sheets)), own, strict=True)
    ]
    assert [text.number for text in tail(pages, {})] == [2, 5]
    assert [text.number for text in tail(pages[:2], {})] == [2]
