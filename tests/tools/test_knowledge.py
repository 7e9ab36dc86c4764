"""The report of entries that no paper prints."""

from __future__ import annotations

import pytest

from review.model import Origin, Word
from review.recognition.papers.sequence import sort_pages
from review.recognition.papers.sorted_page import SortedPage
from tests.recognition import item_papers as papers
from tests.recognition.sheet import Sheet, document
from tools.knowledge import entries, report, unused


def pages(*sheets: Sheet) -> tuple[SortedPage, ...]:
    return sort_pages(document(*sheets))


def missing(*sheets: Sheet) -> set[tuple[str, str]]:
    return {(one.tells, one.phrase) for one in unused(pages(*sheets))}


def test_what_a_paper_prints_is_used_and_what_none_prints_is_not() -> None:
    every = {(one.tells, one.phrase) for one in entries()}
    left = missing(papers.planilla_row())
    assert every - left >= {
        ("planilla", "liquidacion detallada de aportes"),
        ("planilla, ibc", "ibc"),
        ("Aportes en Línea", "aportes en linea"),
        ("Nequi", "Nequi"),
    }
    assert left >= {("SOI", "soi"), ("informe", "informe de actividades"), ("Bancolombia", "Bancolombia")}
    assert missing() == every


def test_labels_are_looked_for_on_pages_of_their_own_item() -> None:
    label = ("planilla, ibc", "ibc")
    sheet = papers.cuenta_as_a_letter().line("IBC: 1.750.905")
    assert label in missing(sheet)
    assert label not in missing(sheet, papers.planilla_row())


@pytest.mark.parametrize("written", ["No. de planilla", "Número de planilla", "N° de planilla"])
def test_any_way_to_write_number_is_one_entry(written: str) -> None:
    sheet = Sheet().title("PLANILLA INTEGRADA DE AUTOLIQUIDACIÓN DE APORTES").line(f"{written} 8123456789")
    sheet.line("Total pagado: $ 508.300")
    assert ("planilla, planilla", "№ de planilla") not in missing(sheet)


def test_a_phrase_that_ocr_misspelt_is_printed_too() -> None:
    sheet = Sheet(origin=Origin.OCR).title("lnforme de actividade5")
    sheet.words = [Word(word.text, word.box, 0.9) for word in sheet.words]
    assert ("informe", "informe de actividades") not in missing(sheet)


def test_the_report_counts_and_names_them() -> None:
    left = unused(pages(papers.planilla_row()))
    table = list(report(left, listed=False))
    assert table[-1] == f"| all | {len(list(entries()))} | {len(left)} |"
    named = list(report(left, listed=True))[len(table) :]
    assert len(named) == len(left)
    assert all(line.count("\t") == 4 for line in named)
    assert any(line.startswith("operadores.toml\toperador\tSOI\tsoi\t") for line in named)
