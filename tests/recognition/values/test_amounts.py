"""Which figures beside a label of money are pesos, and which one the words of an amount mean."""

from __future__ import annotations

import pytest

from review.model import ItemKind
from review.recognition import recognise
from review.recognition.values.label_families import ways_to_write
from review.recognition.values.readers import money_values
from tests.recognition.sheet import Sheet, document


@pytest.mark.parametrize(
    "text",
    [
        "CE No. 433.130",
        ": ROSA CAMPO C.C. 34.567.890",
        "NIT 890.981.138",
        "P.P.T. 4.869.115",
        "servicios de mayo de 2026",
        "AGOSTO 2026",
    ],
)
def test_the_number_of_a_person_and_a_year_are_no_pesos(text: str) -> None:
    assert money_values(text) == []


@pytest.mark.parametrize(
    ("text", "amount"), [("2.026.000", 2_026_000), ("$ 2026", 2026), ("433.130", 433_130)]
)
def test_figures_alone_are(text: str, amount: int) -> None:
    assert [quote.value for quote in money_values(text)] == [amount]


def test_labels_are_shortened_word_by_word() -> None:
    assert {"vr. cto", "valor contrato", "vlr contrato"} <= set(ways_to_write("valor contrato"))
    assert ways_to_write("contrato") == ("contrato",), "alone it begins a number"
    assert "n° de doc." in ways_to_write("№ de documento")


def test_the_sum_stands_in_a_cell_apart_from_its_words() -> None:
    sheet = (
        Sheet(size=9)
        .title("CUENTA DE COBRO No. 01", 12)
        .line("MUNICIPIO DE PUERTO CLARO", 60)
        .line("DEBE A", 60)
    )
    sheet.row([(60, "ROSA ELVIRA CAMPO DÍAZ"), (300, "CE No. 433.130")]).line("LA CANTIDAD DE", 60)
    sheet.row([(60, "(DOS MILLONES DE PESOS MCTE)"), (460, "$2.000.000")], width=380)
    sheet.line("POR", 60).paragraph("Servicios de mayo de 2026, contrato PS-118-2026, pago 1 de 7.", 60)
    item = recognise(document(sheet)).items[ItemKind.CUENTA]
    assert (item.value("valor"), item.value("valor_letras")) == (2_000_000, 2_000_000)
    assert item.fields["valor"].note is None


@pytest.mark.parametrize(("figures", "value"), [("2.000.000", 2_000_000), ("2.300.000", None)])
def test_figures_in_a_box_of_their_own_are_known_by_the_words(figures: str, value: int | None) -> None:
    sheet = Sheet(size=9).title("CUENTA DE COBRO No. 01", 12).line("Señores: MUNICIPIO DE PUERTO CLARO", 60)
    sheet.line("Debe a: ROSA ELVIRA CAMPO DÍAZ, C.C. 34.567.890", 60)
    sheet.line("La suma de: Dos millones de pesos", 60).row([(460, figures)])
    sheet.line("Por concepto de: servicios del contrato PS-118-2026, mes de mayo de 2026", 60)
    item = recognise(document(sheet)).items[ItemKind.CUENTA]
    assert (item.value("valor"), item.value("valor_letras")) == (value, 2_000_000)


def test_of_a_row_of_amounts_the_one_in_words_is_asked_for() -> None:
    sheet = Sheet(size=8).title("CUENTA DE COBRO", 12).line("MUNICIPIO DE PUERTO CLARO", 40)
    sheet.row([(40, "Acreedor"), (110, "ROSA ELVIRA CAMPO DÍAZ"), (330, "C.C."), (370, "34.567.890")])
    sheet.row([(40, "Contrato"), (110, "PS-118-2026"), (330, "Mes cobrado"), (430, "AGOSTO 2026")])
    heads = ("VR. CONTRATO", "PAGADO ANTES", "VR. ESTA CUENTA", "SALDO")
    amounts = ("$12,000,000.00", "$4,000,000.00", "$2,000,000.00", "$6,000,000.00")
    places = (40, 170, 300, 430)
    sheet.row(list(zip(places, heads, strict=True)), pad=2).row(list(zip(places, amounts, strict=True)))
    sheet.row([(40, "Valor en letras"), (150, "DOS MILLONES DE PESOS M/CTE")], width=300)
    item = recognise(document(sheet)).items[ItemKind.CUENTA]
    assert (item.value("valor"), item.value("valor_contrato")) == (2_000_000, 12_000_000)
    assert item.fields["valor"].note is None


@pytest.mark.parametrize(("before", "sure"), [("TRES", True), ("DOS MILLONES", False)])
def test_the_number_of_another_cell_makes_the_words_of_a_sum_no_less_sure(before: str, sure: bool) -> None:
    """What counts the payments is no part of it; what is left of another sum may be."""
    sheet = Sheet(size=9).title("CUENTA DE COBRO", 12).line("MUNICIPIO DE PUERTO CLARO debe a")
    sheet.line("ROSA ELVIRA CAMPO DÍAZ, C.C. 34.567.890, contrato 030-2026, mayo de 2026").skip()
    sheet.line(before).skip().line("SETECIENTOS SETENTA Y TRES MIL PESOS").skip().line("$ 773.000")
    found = recognise(document(sheet)).items[ItemKind.CUENTA].fields["valor_letras"]
    assert (found.value == 773_000 and found.confidence > 0.9) is sure


@pytest.mark.parametrize("words", ["tres milones cuatrocientos mil", "tres millones cuatrosientos mil"])
def test_words_spelt_wrong_that_say_the_figures_beside_them_are_sure(words: str) -> None:
    sheet = Sheet().title("CUENTA DE COBRO No. 2").line("DEBE A: ROSA ELVIRA CAMPO DÍAZ C.C. 34.567.890")
    sheet.line(f"La suma de {words} pesos $ 3.400.000").line("Por honorarios de junio de 2026.")
    found = recognise(document(sheet)).items[ItemKind.CUENTA].fields["valor_letras"]
    assert found.value == 3_400_000
    assert found.confidence >= 0.9
    other = Sheet().title("CUENTA DE COBRO No. 2").line("DEBE A: ROSA ELVIRA CAMPO DÍAZ C.C. 34.567.890")
    other.line(f"La suma de {words} pesos $ 3.500.000").line("Por honorarios de junio de 2026.")
    unsure = recognise(document(other)).items[ItemKind.CUENTA].fields["valor_letras"]
    assert unsure.value == 3_400_000
    assert unsure.confidence < 0.9


def test_a_rate_in_words_near_the_figures_is_not_the_amount_in_words() -> None:
    sheet = Sheet().title("CUENTA DE COBRO No. 2").line("DEBE A: ROSA ELVIRA CAMPO DÍAZ C.C. 34.567.890")
    sheet.line("La suma de: DOS MILLONES OCHOCIENTOS OCHENTA MIL PESOS").skip(9)
    sheet.row([(60, "Valor bruto"), (400, "$ 2.780.000")]).row(
        [(60, "ReteICA 9,66 x mil"), (400, "$ 26.854")]
    )
    found = recognise(document(sheet.line("Honorarios de junio de 2026"))).items[ItemKind.CUENTA]
    assert (found.value("valor"), found.value("valor_letras")) == (2_780_000, 2_880_000)
