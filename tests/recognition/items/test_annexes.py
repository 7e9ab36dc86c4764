"""Evidence that an informe announces, and what says that it is somewhere else."""

from __future__ import annotations

import pytest

from review.model import ItemKind, PageKind
from review.model.marks import ItemMark
from review.recognition import recognise
from tests.recognition import item_papers as papers
from tests.recognition.sheet import Sheet, document


def marks(*lines: str, cells: tuple[tuple[float, str], ...] = ()) -> set[str]:
    sheet: Sheet = papers.informe_with_labels_above()
    sheet.skip(2)
    for line in lines:
        sheet.line(line).skip(2)
    if cells:
        sheet.row(list(cells))
    read = recognise(document(sheet), forced={1: PageKind.INFORME})
    named = {ItemMark.ANNEXES, ItemMark.ELSEWHERE, ItemMark.NO_ANNEXES}
    return {mark.name for mark in read.items[ItemKind.INFORME].marks if mark.name in named}


@pytest.mark.parametrize(
    "line",
    [
        "Se atendieron 34 solicitudes en la ventanilla (ver anexo 2).",
        "Visité dos veredas del municipio. Soporte: listas de asistencia.",
        "Los soportes de lo anterior se adjuntan a continuación.",
        "Se anexan las evidencias de cada actividad.",
        "Evidencias: fotografías de la jornada del 12 de junio.",
        "Se anexa registro fotográfico de la jornada.",
        "Lo anterior según soportes que hacen parte del informe.",
        "Evidencias en ( 12 ) folios",
    ],
)
def test_an_informe_announces_its_evidence(line: str) -> None:
    assert marks(line) == {ItemMark.ANNEXES}


@pytest.mark.parametrize(
    "line",
    [
        "Sin archivos adjuntos",
        "No hay evidencias.",
        "Sin adjuntos",
        "Evidencias: N/A",
        "Anexos: ninguno",
        "Anexos: 0",
        "Evidencias en ( 0 ) folios",
        "Soportes en 0 páginas",
    ],
)
def test_an_informe_says_that_it_brings_none(line: str) -> None:
    assert marks(line) == {ItemMark.NO_ANNEXES}


@pytest.mark.parametrize(("y", "found"), [(20.0, set()), (770.0, set()), (600.0, {ItemMark.ELSEWHERE})])
def test_the_address_that_a_browser_prints_is_no_link_to_evidence(y: float, found: set[str]) -> None:
    sheet = papers.informe_with_labels_above()
    sheet.text(40, y, "https://intranet.puertoclaro.example/informes/12/imprimir")
    read = recognise(document(sheet), forced={1: PageKind.INFORME}).items[ItemKind.INFORME]
    assert {mark.name for mark in read.marks if mark.name == ItemMark.ELSEWHERE} == found


def test_the_cells_of_a_column_of_evidence_announce_it() -> None:
    assert marks("Evidencia de cada actividad", cells=((72, "Atendí la ventanilla"), (430, "Folio 4"))) == {
        ItemMark.ANNEXES
    }


@pytest.mark.parametrize(
    "line",
    [
        "Presté soporte técnico a 34 usuarios de la red.",
        "Se anexa planilla de seguridad social y certificación bancaria como soporte.",
        "Levantar el registro fotográfico de las visitas de campo.",
    ],
)
def test_other_words_announce_nothing(line: str) -> None:
    assert marks(line) == set()


@pytest.mark.parametrize(
    "line",
    [
        "Evidencias: https://drive.example/carpeta/junio",
        "Los soportes se anexan en la plataforma SECOP II.",
        "Se adjuntan las evidencias en CD.",
    ],
)
def test_evidence_may_be_elsewhere(line: str) -> None:
    assert marks(line) == {ItemMark.ANNEXES, ItemMark.ELSEWHERE}


def test_a_platform_that_is_worked_on_is_no_other_place() -> None:
    assert marks("Publiqué en la plataforma los contratos del mes y respondí el correo.") == set()


@pytest.mark.parametrize(
    "line", ["Actividad cumplida. [No se anexa]", "Se atendió la jornada, sin evidencias."]
)
def test_an_informe_may_say_that_it_has_no_evidence(line: str) -> None:
    assert marks(line) == {ItemMark.NO_ANNEXES}


@pytest.mark.parametrize(
    "line", ["No se anexa el RUT por ser la segunda cuenta.", "Se archivó todo sin demora."]
)
def test_what_is_lacking_of_other_papers_denies_no_evidence(line: str) -> None:
    assert marks(line) == set()


PAYS = "Pagar mes a mes sus aportes al sistema general de salud, de pensiones y riesgos laborales."


@pytest.mark.parametrize(
    "lines",
    [
        (f"1. {PAYS} Gestión: Se cumplió; ver soporte adjunto.",),
        ("1. Estar al día como independiente. Se hizo el aporte mensual; ver soporte adjunto.",),
    ],
)
def test_what_proves_the_aportes_is_no_evidence_of_the_informe(lines: tuple[str, ...]) -> None:
    assert marks(*lines) == set()


def test_the_answer_in_a_cell_below_the_obligation_of_paying_is_proved_by_the_planilla() -> None:
    """Labels in a column of their own are read before their values: only its row tells whose answer it is."""
    sheet = papers.informe_with_labels_above()
    sheet.skip(2).line("Cotizar como independiente a salud, pensiones y riesgos laborales.")
    for label, said in (("Gestión", "Se cumplió; ver soporte adjunto."), ("Lugar", "Puerto Claro")):
        sheet.row([(72, label), (220, said)], width=300, pad=2)
    read = recognise(document(sheet), forced={1: PageKind.INFORME})
    assert ItemMark.ANNEXES not in {mark.name for mark in read.items[ItemKind.INFORME].marks}


def test_an_answer_to_another_obligation_announces_its_evidence() -> None:
    below = f"1. {PAYS} Gestión: Se cumplió."
    assert marks(below, "2. Capacitar en riesgos laborales. Dicté dos talleres; ver soporte 2.") == {
        ItemMark.ANNEXES
    }
