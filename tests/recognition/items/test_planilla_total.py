"""Which of several amounts a planilla was paid with: contributions, interest, or both."""

from __future__ import annotations

from dataclasses import replace

import pytest

from review.model import ItemKind, RecognisedItem
from review.model.marks import ItemMark
from review.recognition import recognise
from tests.recognition.sheet import Sheet, document

BASE = 2_000_000
PARTS = (("PENSIÓN", 320_000), ("SALUD", 250_000), ("RIESGOS", 10_500))
WHOLE = 580_500
FEW, SOME, MUCH, OF_A_YEAR = (
    (100, 80, 20),
    (1_700, 1_300, 500),
    (5_100, 4_200, 1_200),
    (60_000, 48_000, 9_000),
)
OF_INTEREST = (FEW, SOME, MUCH, OF_A_YEAR)


def pesos(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")


def planilla(late: tuple[int, int, int], columns: str, told: int | None = None) -> Sheet:
    """Columns of `A`portes, `I`nterest and the `T`otal of both, with the row of their totals."""
    sheet = Sheet(size=9).title("RESUMEN PLANILLA PAGADA", 12)
    sheet.line("Planilla No. 8123456789     Periodo pensión: 2026-04")
    if told is not None:
        sheet.row([(60, "VALOR TOTAL"), (250, f"$ {pesos(told)}")])
    heads = {"A": "COTIZACIÓN", "I": "INTERESES MORA", "T": "TOTAL"}
    places = [(column, 250 + 110 * at) for at, column in enumerate(columns)]
    # A table above whose column of days stands over that of the last amounts.
    days = 250 + 110 * (len(columns) - 1)
    sheet.skip().row([(60, "Tipo planilla"), (days, "Días mora")]).row([(60, "I"), (days, "3")])
    sheet.skip().row([(60, "SUBSISTEMA"), (160, "IBC"), *((x, heads[c]) for c, x in places)], width=100)
    for (name, part), own in zip(PARTS, late, strict=True):
        of = {"A": part, "I": own, "T": part + own}
        sheet.row([(60, name), (160, pesos(BASE)), *((x, pesos(of[c])) for c, x in places)], width=100)
    of = {"A": WHOLE, "I": sum(late), "T": WHOLE + sum(late)}
    return sheet.row([(60, "TOTAL"), *((x, pesos(of[c])) for c, x in places)], width=100)


def read(sheet: Sheet) -> RecognisedItem:
    return recognise(document(sheet)).items[ItemKind.SEGURIDAD_SOCIAL]


@pytest.mark.parametrize("late", OF_INTEREST)
@pytest.mark.parametrize("columns", ["AI", "IA", "AIT"])
def test_the_total_is_what_its_label_tells_and_the_row_proves(
    late: tuple[int, int, int], columns: str
) -> None:
    fields = read(planilla(late, columns, told=WHOLE + sum(late))).fields
    for name, amount in (("total", WHOLE + sum(late)), ("mora", sum(late))):
        assert (fields[name].value, fields[name].note) == (amount, None)
        assert fields[name].confidence > 0.9


@pytest.mark.parametrize("late", OF_INTEREST)
def test_the_last_column_is_the_total_where_it_holds_the_interest(late: tuple[int, int, int]) -> None:
    total = read(planilla(late, "AIT")).fields["total"]
    assert (total.value, total.note) == (WHOLE + sum(late), None)


@pytest.mark.parametrize("late", OF_INTEREST)
def test_interest_that_no_total_holds_leaves_a_doubt(late: tuple[int, int, int]) -> None:
    total = read(planilla(late, "AI")).fields["total"]
    assert total.value == WHOLE
    assert total.note is not None
    assert pesos(sum(late)) in total.note


@pytest.mark.parametrize("late", OF_INTEREST)
def test_interest_on_a_line_of_its_own(late: tuple[int, int, int]) -> None:
    sheet = planilla(late, "A")
    sheet.row([(60, "Intereses de mora"), (250, pesos(sum(late)))])
    item = read(sheet.row([(60, "Total pagado"), (250, pesos(WHOLE + sum(late)))]))
    assert item.value("total") == WHOLE + sum(late)
    assert item.value("mora") == sum(late)


def test_days_late_are_no_interest() -> None:
    sheet = planilla((0, 0, 0), "A", told=WHOLE).line("Mora: 12")
    assert read(sheet).value("mora") != 12


def test_a_column_without_interest_is_no_column_of_interest() -> None:
    sheet = Sheet(size=9).title("RESUMEN PLANILLA PAGADA", 12)
    sheet.line("Planilla No. 8123456789     Periodo pensión: 2026-04").skip()
    sheet.row([(60, "Administradora"), (250, "Valor sin mora")], width=100)
    for name, part in PARTS:
        sheet.row([(60, name), (290, pesos(part))])
    total = read(sheet.row([(60, "TOTAL"), (290, pesos(WHOLE))])).fields["total"]
    assert total.value == WHOLE
    assert total.confidence > 0.9


@pytest.mark.parametrize("short", [40_000, 100_000, -40_000])
def test_a_total_that_its_own_column_does_not_make_leaves_a_doubt(short: int) -> None:
    """The column of contributions proves one total; the one of what was paid says another."""
    sheet = planilla((0, 0, 0), "AT")
    wrong, right = pesos(WHOLE - short), pesos(WHOLE)
    last = max((word for word in sheet.words if word.text == right), key=lambda word: word.box.x0)
    sheet.words[sheet.words.index(last)] = replace(last, text=wrong)
    mark = read(sheet).mark(ItemMark.OTHER_TOTAL)
    assert mark is not None
    assert mark.text.endswith(wrong)


@pytest.mark.parametrize("columns", ["AT", "AIT", "TA"])
def test_totals_that_agree_leave_no_doubt(columns: str) -> None:
    found = read(planilla((0, 0, 0), columns))
    assert found.fields["total"].note is None
    assert found.mark(ItemMark.OTHER_TOTAL) is None


def test_the_heading_of_a_column_is_not_the_total_of_its_first_row() -> None:
    """`TOTAL PAGADO` heads what each subsystem was paid; the last row adds it up under another name."""
    sheet = Sheet(size=9).title("CERTIFICADO DE APORTES DEL COTIZANTE", 12)
    sheet.line("Planilla No. 8123456789     Periodo pensión: 2026-04").skip()
    sheet.row([(60, "SUBSISTEMA"), (220, "IBC"), (400, "TOTAL PAGADO")], width=100)
    for name, part in PARTS:
        sheet.row([(60, name), (220, f"$ {pesos(BASE)}"), (410, f"$ {pesos(part)}")])
    sheet.row([(300, "VALOR CANCELADO"), (410, f"$ {pesos(WHOLE)}")])
    assert read(sheet).value("total") == WHOLE
