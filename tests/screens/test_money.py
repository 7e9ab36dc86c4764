from __future__ import annotations

import pytest

from review.desk import ItemView
from review.model import Finding, ItemKind, Severity, State
from screens import item_sheet, money

PILA = ItemKind.SEGURIDAD_SOCIAL


def said(code: str, state: State, expected: str, found: str, item: ItemKind = PILA) -> Finding:
    return Finding(code, item, state, Severity.RECHAZO, "Mensaje.", expected=expected, found=found, page=4)


def item(*findings: Finding, kind: ItemKind = PILA) -> ItemView:
    return ItemView(kind, State.NO_CUMPLE, State.NO_CUMPLE, (4,), (), findings)


@pytest.mark.parametrize(
    ("expected", "much", "how"),
    [
        ("Desde $ 218.900: el 12,5 % de $ 1.750.905", "Desde $ 218.900", "el 12,5 % de $ 1.750.905"),
        ("$ 4.500.000 (mes completo)", "$ 4.500.000", "mes completo"),
        ("$ 10 (mes completo) o $ 9 (saldo)", "$ 10 (mes completo) o $ 9 (saldo)", ""),
        ("Hasta $ 18.600.000", "Hasta $ 18.600.000", ""),
        ("A cargo de la entidad", "A cargo de la entidad", ""),
        ("", "", ""),
    ],
)
def test_what_is_expected_is_parted_from_how_it_is_counted(expected: str, much: str, how: str) -> None:
    assert money.counted(expected) == (much, how)


def test_contributions_are_told_in_the_order_of_the_planilla_and_not_twice() -> None:
    pension = said("seguridad_social_pension", State.NO_CUMPLE, "Desde $ 280.200: el 16 %", "$ 200.000")
    base = said("seguridad_social_ibc", State.CUMPLE, "Desde $ 1.750.905", "$ 1.750.905")
    rows = money.rows(item(pension, base), "hallazgo.seguridad_social.0")
    assert [(row["title"], row["found"], row["expected"], row["how"]) for row in rows] == [
        ("Base (IBC)", "$ 1.750.905", "Desde $ 1.750.905", ""),
        ("Pensión", "$ 200.000", "Desde $ 280.200", "el 16 %"),
    ]
    assert [row["on"] for row in rows] == [False, True]
    assert [row["tone"] for row in rows] == ["good", "bad"]
    (problem,) = item_sheet.draw_item(item(pension, base))["findings"]
    assert problem["message"] == "Mensaje."
    assert problem["expected"] == problem["found"] == ""


def test_one_amount_alone_needs_no_table() -> None:
    value = said("cuenta_valor", State.NO_CUMPLE, "$ 10", "$ 12", ItemKind.CUENTA)
    alone = item(value, kind=ItemKind.CUENTA)
    assert money.rows(alone, "") == []
    (problem,) = item_sheet.draw_item(alone)["findings"]
    assert (problem["expected"], problem["found"]) == ("$ 10", "$ 12")
    words = said("cuenta_letras", State.CUMPLE, "$ 12", "$ 12", ItemKind.CUENTA)
    assert len(money.rows(item(value, words, kind=ItemKind.CUENTA), "")) == 2
