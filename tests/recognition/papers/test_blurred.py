"""Papers recognised as OCR reads them: the same papers as elsewhere, misread from seeds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from review.model import Box, ItemKind, Origin, PageKind, Word
from review.recognition import recognise
from review.recognition.page.page_text import PageText
from review.recognition.page.scanned_words import scanned_words
from review.recognition.papers.phrase_search import phrase_index
from review.recognition.values.label_families import Families
from review.recognition.values.labels import LabelledPage
from tests.recognition import item_papers as papers
from tests.recognition import lookalikes
from tests.recognition.noise import FAIR, scanned
from tests.recognition.papers.test_classify import KINDS, made_in
from tests.recognition.sheet import Sheet, document

VOCABULARY = phrase_index().vocabulary

SEEDS = ("uno", "dos", "tres", "cuatro")


@pytest.mark.parametrize("paper", KINDS, ids=lambda paper: paper.__name__)
def test_an_item_is_told_as_ocr_reads_it(paper: Callable[[], Sheet]) -> None:
    for seed in SEEDS:
        (label,) = recognise(scanned(document(paper()), seed, FAIR)).pages
        assert label.kind is KINDS[paper] or label.confidence < 0.6, seed
        assert label.confidence >= 0.6 or "dudosa" in label.marks


def test_nearly_all_items_are_told_surely() -> None:
    told = [
        label.kind is kind and label.confidence >= 0.6
        for paper, kind in KINDS.items()
        for seed in SEEDS
        for label in recognise(scanned(document(paper()), seed, FAIR)).pages
    ]
    assert sum(told) >= 0.93 * len(told)


@pytest.mark.parametrize("paper", made_in(lookalikes), ids=lambda paper: paper.__name__)
def test_a_lookalike_as_ocr_reads_it_is_no_item(paper: Callable[[], Sheet]) -> None:
    for seed in SEEDS:
        (label,) = recognise(scanned(document(paper()), seed, FAIR)).pages
        assert label.kind is PageKind.OTRO or label.confidence < 0.6, seed


def scan(*lines: str) -> Sheet:
    sheet = Sheet(origin=Origin.OCR)
    for line in lines:
        sheet.line(line)
    sheet.words = [Word(word.text, word.box, 0.9) for word in sheet.words]
    return sheet


@pytest.mark.parametrize(
    "lines",
    [
        ("CERTIFICADO ORDINARIO No. 553", "Consultado el sistema, MARTA OSORIO, con cédula 52.417.903,",
         "NO REGISTRA SANCIONES vigentes."),
        ("CIRCULAR INTERNA No. 12", "Para: contratistas. Asunto: requisitos de las cuentas de cobro",
         "Traer: 1) informe de actividades; 2) cuenta de cobro, con el valor en letras y en números;",
         "3) planilla de seguridad social; 4) certificación bancaria; 5) RUT y 6) recibo de estampillas."),
    ],
)  # fmt: skip
def test_another_paper_read_well_is_not_doubted(lines: tuple[str, ...]) -> None:
    (label,) = recognise(document(scan(*lines))).pages
    assert label.kind is PageKind.OTRO
    assert not label.marks


def labels(sheet: Sheet, **families: str) -> list[tuple[str, str]]:
    text = PageText(scanned_words(sheet.page(), VOCABULARY), VOCABULARY)
    page = LabelledPage(text, Families((name, said.split("|")) for name, said in families.items()))
    return [(hit.family, text.flow.text[hit.start : hit.end]) for hit in page.hits]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Número de contrato: CPS-1-2026", "Número de contrato"),
        ("Numer0 de contrato CPS-1-2026", "Numer0 de contrato"),
        ("Númerode contrato: CPS-1-2026", "Número de contrato"),
        ("Número de con trato CPS-1-2026", "Número de con trato"),
        ("Núrnero de contrafo: CPS-1-2026", "Núrnero de contrafo"),
    ],
)
def test_a_label_is_found_misspelt(line: str, said: str) -> None:
    assert labels(scan(line), contrato="numero de contrato|contrato") == [("contrato", said)]


def test_a_label_is_found_at_its_value_without_a_space() -> None:
    assert labels(scan("NIT900123456"), nit="nit") == [("nit", "NIT")]
    assert labels(scan("Valor:$1.800.000"), valor="valor") == [("valor", "Valor")]


def test_a_label_never_runs_over_its_value_nor_its_cell() -> None:
    assert labels(scan("Fecha: de pag0"), fecha="fecha de pago") == []


def test_words_read_in_a_picture_of_a_digital_page_may_be_misspelt_too() -> None:
    sheet = Sheet().line("Adjunto la imagen del soporte")
    sheet.words += scan("", "", "", "Certifi cación Bancarla").words
    text = PageText(scanned_words(sheet.page(), VOCABULARY), VOCABULARY)
    assert text.blurred
    assert " soporte certificacion bancaria " in text.plain
    assert text.slots is not None
    assert list(text.slots.find(("certificacion", "bancaria")))


def test_a_title_on_two_lines_is_one_title() -> None:
    sheet = scan("BANCO DE LA MONTAÑA").skip(2).title("Certificación", 18).skip(1.5).title("Bancaria", 18)
    sheet.skip(2).paragraph(
        "Certifica que Marleny Tovar con cédula 1.081.619.289 es titular de la cuenta de ahorros 123456789"
    )
    sheet.words = [Word(word.text, word.box, 0.9) for word in sheet.words]
    (label,) = recognise(document(sheet)).pages
    assert label.kind is PageKind.BANCO
    assert label.confidence >= 0.6


def screen(*lines: str) -> Sheet:
    """A telephone's screen over the whole page."""
    sheet = scan(*lines)
    sheet.words = [Word(w.text, Box(*(1.6 * side for side in w.box)), 0.9) for w in sheet.words]
    return sheet


RECEIPT = ("¡Listo!", "Pago realizado", "Pago en PSE", "Referencia 9428605135", "Valor $ 508.300")
CHAT = ("Ana Lozano", "en línea", "Buenos días, ya envié el listado", "Listo, gracias", "10:32 a. m.")


def test_a_telephones_receipt_after_the_informe_is_a_receipt() -> None:
    found = recognise(document(papers.informe_as_a_letter(), screen(*RECEIPT)))
    assert found.pages[1].kind is PageKind.SEGURIDAD_SOCIAL
    assert found.items[ItemKind.SEGURIDAD_SOCIAL].mark("comprobante") is not None


@pytest.mark.parametrize(
    "lines",
    [
        CHAT,
        ("Reunión en Microsoft Teams", "Pago de estampillas: dudas", "Participantes (12)", "Chat"),
        ("De: ana@correo.invalid", "Asunto: soporte de pago y planilla", "Adjunto lo solicitado. Listo."),
        ("Sistema de correspondencia", "Radicado 2218", "Estado: pendiente", "Trámite: solicitud de pago"),
    ],
)
def test_screens_of_work_after_the_informe_stay_its_evidence(lines: tuple[str, ...]) -> None:
    found = recognise(document(papers.informe_as_a_letter(), screen(*lines), papers.planilla_row()))
    assert found.pages[1].kind is PageKind.INFORME
    assert "evidencia" in found.pages[1].marks


def test_writing_that_makes_no_sense_is_said_to_be_unread() -> None:
    sheet = scan(*("xk3 wqz lorv nnet bri0 qkd",) * 5)
    sheet.words = [Word(word.text, word.box, 0.2) for word in sheet.words]
    (label,) = recognise(document(sheet)).pages
    assert label.kind is PageKind.OTRO
    assert "ilegible" in label.marks
    assert label.confidence < 0.6


def test_a_page_read_badly_may_be_what_it_seems() -> None:
    sheet = scan("Valor en letras", "moneda corriente", "cuota 3", "Firma")
    (label,) = recognise(document(sheet)).pages
    assert label.kind is PageKind.OTRO
    assert "dudosa" in label.marks
    assert label.confidence < 0.6


def test_a_cell_for_the_day_of_the_acta_is_no_title() -> None:
    sheet = scan("INFORME DE GESTIÓN DEL CONTRATISTA", "CONTRATO ACTA DE INICIO VENCE", "2026-071 05/01/2026")
    assert recognise(document(sheet)).pages[0].kind is PageKind.INFORME
    sheet = scan("ACTA DE INICIO", "para el informe de gestión del contratista", "2026-071 05/01/2026")
    assert recognise(document(sheet)).pages[0].kind is PageKind.OTRO


def test_a_cell_for_the_registro_presupuestal_is_no_title() -> None:
    fields = "Beneficiario Registro presupuestal Valor bruto $ 8.916.000"
    (label,) = recognise(document(scan("SOLICITUD DE ORDEN DE PAGO", fields, "Concepto: apoyo"))).pages
    assert (label.kind, "dudosa" in label.marks) == (PageKind.CUENTA, False)
    registered = scan("REGISTRO PRESUPUESTAL", "de la solicitud de orden de pago", "Rubro Valor $ 8.916.000")
    assert recognise(document(registered)).pages[0].kind is PageKind.OTRO


def test_a_scanned_checklist_is_told_by_the_items_that_it_names() -> None:
    names = (
        "Informe de actividades",
        "Cuenta de cobro",
        "Planilla de aportes",
        "Certificación bancaria",
        "RUT",
        "Pago de estampillas",
    )
    (label,) = recognise(document(scan("VERIFICACION DE PAPELES", *names))).pages
    assert label.kind is PageKind.OTRO
    assert not any(label.may_be(kind.value) for kind in ItemKind)


def test_a_planilla_that_a_well_read_informe_quotes_without_a_sum_parts_nothing() -> None:
    page = scan(
        "Aportes al Sistema de Seguridad Social", "Planilla No. 7345828961", "Sin novedades", "Mes julio"
    )
    assert recognise(document(papers.informe_as_a_letter(), page)).pages[1].kind is PageKind.INFORME
    page.line("Total $ 541.800")
    page.words = [Word(word.text, word.box, 0.9) for word in page.words]
    told = recognise(document(papers.informe_as_a_letter(), page)).pages[1]
    assert told.kind is PageKind.SEGURIDAD_SOCIAL or told.may_be("seguridad_social")


@pytest.mark.parametrize(
    "lines",
    [
        (
            "Algo salió mal",
            "Pago rechazado",
            "Para ACH COLOMBIA",
            "¿Cuánto? $ 623.500",
            "Referencia 568579810",
        ),
        ("Transacción fallida", "Pago no exitoso", "Valor $ 623.500", "Referencia 568579810"),
    ],
)
def test_a_receipt_of_a_payment_that_was_not_made_is_a_receipt(lines: tuple[str, ...]) -> None:
    (label,) = recognise(document(screen(*lines))).pages
    assert (label.kind, "dudosa" in label.marks) == (PageKind.SEGURIDAD_SOCIAL, False)


@pytest.mark.parametrize("line", ["CCINit: 28041272", "CClNit: 28041272", "CC / Nit: 28041272"])
def test_a_label_with_a_slash_is_found_as_ocr_reads_it(line: str) -> None:
    assert [family for family, _ in labels(scan(line), documento="cc / nit", persona="nit")] == ["documento"]
