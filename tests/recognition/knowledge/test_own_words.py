"""An entity's own words: what each makes of its papers, and what is told of a file with errors."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from review.model import ItemKind, PageKind, Recognition
from review.recognition import recognise
from review.recognition.knowledge import own_words, packaged
from review.recognition.knowledge.in_force import with_words, words_in_force
from review.recognition.knowledge.own_words import NO_WORDS, Words
from tests.recognition.sheet import Sheet, document

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "palabras.md").read_text("utf-8")
EXAMPLE = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)[0]
FIELDS = re.compile(r"(?<=<!-- campos -->\n).*?(?=<!-- /campos -->)", re.DOTALL)


def made(text: str) -> Words:
    words, problems = own_words.check(text, "palabras.toml")
    assert problems == ()
    assert words is not None
    return words


def read(sheet: Sheet, text: str = "") -> Recognition:
    return recognise(document(sheet), words=made(text) if text else NO_WORDS)


def planilla(brand: str) -> Sheet:
    sheet = Sheet(size=9).title("PLANILLA INTEGRADA DE AUTOLIQUIDACIÓN DE APORTES", 12).line(brand)
    return sheet.line("Planilla No. 8123456789     Periodo pensión: 2026-04").line("Total pagado: $ 580.500")


def cuenta(label: str) -> Sheet:
    sheet = Sheet().title("CUENTA DE COBRO No. 3").line("LA ALCALDÍA DE TAMBILLO").line("DEBE A:")
    sheet.line("LUZ DARY RÍOS PARRA   C.C. 1900000001").skip()
    sheet.line("por sus servicios según contrato, mes de agosto de 2026.").skip(2)
    return sheet.line(f"{label}: 4.150.000").skip().line("Atentamente,")


def test_the_example_of_the_page_is_a_file_without_errors() -> None:
    words = made(EXAMPLE)
    assert [len(part) for part in (words.titles, words.operators, words.banks)] == [2, 1, 1]
    assert ("cuenta", "suma", ("Estipendio del mes",)) in words.labels


def test_the_page_names_every_field_that_has_labels() -> None:
    known: dict[str, list[str]] = {}
    for name in sorted(packaged.fields()):
        item, _, field = name.partition(".")
        known.setdefault(item, []).append(f"`{field}`")
    told = "".join(f"- `{item}`: {', '.join(fields)}\n" for item, fields in known.items())
    found = FIELDS.search(PAGE)
    assert found is not None
    assert found[0] == told


def test_a_title_of_the_entity_tells_its_paper() -> None:
    sheet = Sheet().title("BITÁCORA MENSUAL DE LA PERSONA CONTRATISTA").skip()
    sheet.paragraph("Durante agosto de 2026 se atendieron las visitas de la vereda y se entregó el registro.")
    (before,), (after,) = read(sheet).pages, read(sheet, EXAMPLE).pages
    assert before.kind is PageKind.OTRO
    assert after.kind is PageKind.INFORME
    assert after.confidence > 0.8


def test_a_paper_that_is_no_item_is_told_by_its_title() -> None:
    sheet = Sheet().title("FICHA DE CARACTERIZACIÓN POBLACIONAL").skip(30)
    sheet.line("Cuenta de cobro").line("Valor a pagar").line("Concepto").line("La suma de")
    (before,), (after,) = read(sheet).pages, read(sheet, EXAMPLE).pages
    assert before.kind is PageKind.CUENTA
    assert after.kind is PageKind.OTRO


def test_a_label_of_the_entity_leads_to_its_field() -> None:
    before, after = read(cuenta("Estipendio del mes")), read(cuenta("Estipendio del mes"), EXAMPLE)
    assert before.field(ItemKind.CUENTA, "valor") is None
    found = after.field(ItemKind.CUENTA, "valor")
    assert found is not None
    assert (found.value, found.text) == (4_150_000, "4.150.000")


@pytest.mark.parametrize("written", ["Acuerdo de voluntades No.", "ACUERDO DE VOLUNTADES NÚMERO"])
def test_a_label_of_the_entity_may_leave_open_how_number_is_written(written: str) -> None:
    sheet = Sheet().title("CUENTA DE COBRO").line("DEBE A:").line("LUZ DARY RÍOS   C.C. 1900000001")
    sheet.line(f"{written} 415").line("La suma de: $ 4.150.000")
    before, after = read(sheet), read(sheet, EXAMPLE)
    assert before.field(ItemKind.CUENTA, "contrato") is None
    found = after.field(ItemKind.CUENTA, "contrato")
    assert found is not None
    assert found.value == "415"


def test_a_label_of_the_entity_goes_before_one_of_ours() -> None:
    """«Valor adición» hides its amount from others, until an entity says that it is what it pays."""
    own = '[[etiquetas]]\ncampo = "cuenta.valor"\nfrases = ["Valor adición"]'
    assert read(cuenta("Valor adición")).field(ItemKind.CUENTA, "valor") is None
    assert read(cuenta("Valor adición"), own).field(ItemKind.CUENTA, "valor") is not None


def test_an_operator_of_the_entity_is_told_by_its_brand() -> None:
    sheet = planilla("PILA SERRANA - www.pilaserrana.com.co")
    before, after = read(sheet), read(sheet, EXAMPLE)
    assert before.field(ItemKind.SEGURIDAD_SOCIAL, "operador") is None
    found = after.field(ItemKind.SEGURIDAD_SOCIAL, "operador")
    assert found is not None
    assert (found.value, found.text) == ("Pila Serrana", "PILA SERRANA")


def test_a_bank_of_the_entity_is_told() -> None:
    sheet = Sheet().title("CERTIFICACIÓN DE CUENTA").line("Coop. La Floresta certifica que LUZ DARY RÍOS")
    sheet.line("con C.C. 1900000001 es titular de la cuenta de ahorros No. 24012345678, activa.")
    before, after = read(sheet), read(sheet, EXAMPLE)
    assert before.field(ItemKind.BANCO, "banco") is None
    found = after.field(ItemKind.BANCO, "banco")
    assert found is not None
    assert found.value == "Cooperativa La Floresta"


def test_words_are_in_force_for_what_is_recognised_with_them_only() -> None:
    words = made(EXAMPLE)
    with with_words(words):
        assert words_in_force() is words
    assert words_in_force() is NO_WORDS
    recognise(document(planilla("Pila Serrana")), words=words)
    assert read(planilla("Pila Serrana")).field(ItemKind.SEGURIDAD_SOCIAL, "operador") is None


def test_comments_and_layout_say_nothing() -> None:
    noted = "# Otra nota.\n\n" + EXAMPLE.replace(" = ", "  =  ")
    assert made(noted) == made(EXAMPLE)
    assert made(EXAMPLE.replace("Estipendio", "Pago")) != made(EXAMPLE)


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ('[[titulos]]\npapel = "informes"\nfrases = ["Bitácora"]', 2, "¿Quiso decir «informe»?"),
        ('[[titulos]]\npapel = "rut"\nfrases = ["Registro"]', 2, "«papel» debe ser"),
        ('[[etiquetas]]\ncampo = "cuenta.valr"\nfrases = ["Pago"]', 2, "¿Quiso decir «cuenta.valor»?"),
        ('[[etiquetas]]\ncampo = "cuenta.valor"\nfrases = ["$"]', 3, "es muy corto"),
        ('[[etiquetas]]\ncampo = "cuenta.valor"\nfrases = ["pago|suma"]', 3, "lleva una barra"),
        ('[[etiquetas]]\ncampo = "cuenta.valor"\nfrases = "Pago"', 3, "debe ser una lista de textos"),
        ('[[operador]]\nnombre = "Pila"\nmarca = ["Pila"]', 3, "¿Quiso decir «marcas»?"),
        ('[[banco]]\nescrituras = ["Floresta"]', 1, "falta «nombre»"),
        ('[[bancos]]\nnombre = "Floresta"', 1, "¿Quiso decir «banco»?"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, line: int, told: str) -> None:
    words, problems = own_words.check(text, "palabras.toml")
    assert words is None
    assert any(one.line == line and told in f"{one.reason} {one.mend}" for one in problems), problems
