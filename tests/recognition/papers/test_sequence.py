"""Pages told by their neighbours."""

from __future__ import annotations

from dataclasses import replace

import pytest

from review.model import ItemKind, Origin, PageKind, Word
from review.recognition import recognise
from tests.recognition import item_papers as papers
from tests.recognition import lookalikes
from tests.recognition.sheet import Sheet, blank, document, picture

INFORME, CUENTA, OTRO = PageKind.INFORME, PageKind.CUENTA, PageKind.OTRO


def kinds(*pages: object) -> list[PageKind]:
    return [label.kind for label in recognise(document(*pages)).pages]  # type: ignore[arg-type]


def evidence_text() -> Sheet:
    return Sheet().line("Fotografía 1. Jornada de vacunación en la vereda El Hato, 12 de marzo de 2026")


def test_evidence_of_text_and_of_pictures_belongs_to_the_informe() -> None:
    informe, cuenta = papers.informe_as_a_letter(), papers.cuenta_as_a_letter()
    found = recognise(document(informe, evidence_text(), picture(3), picture(4), cuenta))
    assert [label.kind for label in found.pages] == [INFORME, INFORME, INFORME, INFORME, CUENTA]
    assert found.items[ItemKind.INFORME].pages == (1, 2, 3, 4)
    assert found.items[ItemKind.INFORME].mark("evidencias") is not None
    assert all("evidencia" in label.marks for label in found.pages[1:4])


def test_evidence_does_not_change_what_was_read_from_the_informe() -> None:
    alone = recognise(document(papers.informe_as_a_letter())).items[ItemKind.INFORME]
    sheet = evidence_text().line("Contrato No. 999 de 2025, periodo del 1 al 30 de junio de 2025")
    assert (
        recognise(document(papers.informe_as_a_letter(), sheet)).items[ItemKind.INFORME].fields
        == alone.fields
    )


def test_a_picture_elsewhere_is_unread() -> None:
    found = recognise(document(papers.cuenta_as_a_letter(), papers.planilla_row(), picture(3)))
    assert found.pages[2].kind is OTRO
    assert "ilegible" in found.pages[2].marks
    assert found.pages[2].confidence < 0.6


def test_a_page_that_failed_is_unread_and_says_why() -> None:
    failed = replace(picture(2), has_ink=True, failure="La página está dañada.")
    label = recognise(document(papers.bank_letter(), failed)).pages[1]
    assert label.kind is OTRO
    assert "ilegible" in label.marks
    assert "La página está dañada." in label.why


def test_blank_paper_is_blank_also_within_the_informe() -> None:
    assert kinds(papers.informe_as_a_letter(), blank(2), papers.bank_letter())[1] is PageKind.BLANCO


def test_lookalikes_after_the_informe_are_not_its_evidence() -> None:
    others = (lookalikes.supervision_report(), lookalikes.contract())
    assert kinds(papers.informe_as_a_letter(), *others)[1:] == [OTRO, OTRO]


def test_numbered_pages_stay_together() -> None:
    first = papers.cuenta_as_a_letter().line("Página 1 de 2")
    second = Sheet().line("Página 2 de 2").line("Firma, dirección y teléfono")
    assert kinds(first, second) == [CUENTA, CUENTA]


def test_items_are_found_in_any_order() -> None:
    sheets = (papers.rut_page(), papers.bank_letter(), papers.cuenta_as_a_letter(), papers.planilla_row())
    found = recognise(document(*sheets))
    assert [label.kind.item for label in found.pages] == [
        ItemKind.RUT,
        ItemKind.BANCO,
        ItemKind.CUENTA,
        ItemKind.SEGURIDAD_SOCIAL,
    ]


def slip(value: str) -> Sheet:
    sheet = Sheet().title("COMPROBANTE DE PAGO").row([(80, "Valor pagado"), (300, value)])
    return sheet.line("Transacción aprobada")


def test_a_receipt_of_its_own_follows_the_paper_before_it() -> None:
    assert kinds(papers.tax_receipt(), slip("$ 825.000"))[1] is PageKind.IMPUESTOS
    assert kinds(papers.planilla_row(), slip("$ 508.300"))[1] is PageKind.SEGURIDAD_SOCIAL


def test_what_a_person_says_of_a_page_is_done() -> None:
    found = recognise(document(papers.bank_letter(), picture(2)), forced={2: PageKind.SEGURIDAD_SOCIAL})
    assert found.pages[1].kind is PageKind.SEGURIDAD_SOCIAL
    assert found.pages[1].confidence == 1.0
    assert found.items[ItemKind.SEGURIDAD_SOCIAL].pages == (2,)
    found = recognise(document(papers.bank_letter()), forced={1: PageKind.OTRO})
    assert found.items == {}


def test_a_picture_over_a_whole_page_may_be_a_paper_wherever_it_stands() -> None:
    photo = replace(picture(3), picture_share=0.45)
    found = recognise(
        document(papers.informe_as_a_letter(), picture(2), photo, papers.planilla_row(), picture(5))
    )
    assert [label.kind for label in found.pages[1:3]] == [INFORME, INFORME]
    assert found.pages[1].marks == {"evidencia", "pagina_completa"}
    assert found.pages[2].marks == {"evidencia"}
    assert found.pages[4].marks == {"ilegible", "pagina_completa"}


def end_of_informe() -> Sheet:
    """What an informe says of the planilla, when a page was too short for it."""
    return (
        Sheet()
        .row([(60, "Planilla No. 7412589630"), (320, "Operador: Aportes en Línea")])
        .row([(60, "Fecha de pago: 04/05/2026"), (320, "Mes de aportes: abril de 2026")])
    )


def read_by_ocr(sheet: Sheet, sure: float = 0.95) -> Sheet:
    sheet.origin = Origin.OCR
    sheet.words = [Word(word.text, word.box, sure) for word in sheet.words]
    return sheet


def attendance() -> Sheet:
    sheet = Sheet().line("LISTA DE ASISTENCIA").line("Tema: cómo presentar la cuenta de cobro")
    for name in ("Rosa Vélez", "Iván Mora", "Nubia Cano"):
        sheet.row([(60, name), (320, "Presentar la cuenta de cobro con sus soportes")])
    return sheet


def test_what_ocr_reads_at_the_end_of_an_informe_is_no_planilla() -> None:
    found = recognise(document(papers.informe_as_a_letter(), read_by_ocr(end_of_informe())))
    assert [label.kind for label in found.pages] == [INFORME, INFORME]
    # Without a sum it is no planilla that was read badly either.
    assert "dudosa" not in found.pages[1].marks


def test_a_blank_back_does_not_end_the_evidence() -> None:
    informe, cuenta = papers.informe_as_a_letter(), papers.cuenta_as_a_letter()
    assert kinds(informe, blank(2), evidence_text(), cuenta)[2] is INFORME


def test_what_is_titled_as_evidence_is_evidence_wherever_it_stands() -> None:
    first = (papers.informe_as_a_letter(), papers.bank_letter())
    for sheet in (attendance(), read_by_ocr(attendance())):
        label = recognise(document(*first, sheet)).pages[2]
        assert label.kind is INFORME
        assert not {"dudosa", "puede_ser_cuenta"} & label.marks
    assert kinds(papers.bank_letter(), attendance())[1] is not INFORME
    numbered = Sheet().line("Anexo 3. Soportes de las actividades").line("Jornada del 4 de marzo")
    assert kinds(*first, numbered)[2] is INFORME


def test_a_page_read_well_may_only_be_what_it_names() -> None:
    def hardly(sure: float) -> Sheet:
        return read_by_ocr(Sheet().line("Valor en letras").line("moneda corriente").line("cuota 3"), sure)

    (label,) = recognise(document(hardly(0.95))).pages
    assert label.marks >= {"dudosa", "puede_ser_cuenta"}
    assert label.may_be("cuenta")
    assert not label.may_be("banco")
    (label,) = recognise(document(hardly(0.7))).pages
    assert label.may_be("cuenta")
    assert label.may_be("banco")


def poorly_read_annex(number: str) -> Sheet:
    """The second page of a RUT of which OCR kept the form's number and little else."""
    sheet = Sheet(size=7).line("Hoja 2").line("4. Humero da tonmutaro")
    return sheet.line(number).line("5 Humera de lden cón Tributene 6.DV").line("162. Nombre del local")


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("14798812345", PageKind.RUT),
        ("1 4 7 9 8 8 1 2 3 4 5", PageKind.RUT),
        ("14798812346", PageKind.OTRO),
        ("147988123456", PageKind.OTRO),
    ],
)
def test_a_page_that_repeats_the_number_of_the_form_belongs_to_the_rut(number: str, kind: PageKind) -> None:
    read = recognise(document(papers.rut_page(), papers.bank_letter(), poorly_read_annex(number)))
    assert [page.kind for page in read.pages] == [PageKind.RUT, PageKind.BANCO, kind]


def test_a_paper_told_by_its_own_words_may_quote_the_form() -> None:
    quoting = papers.bank_letter().line("Formulario RUT del titular: 14798812345")
    read = recognise(document(papers.rut_page(), quoting))
    assert [page.kind for page in read.pages] == [PageKind.RUT, PageKind.BANCO]
