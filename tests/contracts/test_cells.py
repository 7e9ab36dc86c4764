"""Amounts and errors as cells hold them."""

from __future__ import annotations

import pytest

from review.contracts import cell_values

MINUS = "\u2212"


@pytest.mark.parametrize(
    "cell",
    [
        "-5.000.000",
        "(5.000.000)",
        "5.000.000-",
        f"{MINUS}5.000.000",
        "–5.000.000",
        "-$ 5.000.000",
        "$ -5.000.000",
        "$ (5.000.000,00)",
        "($5.000.000)",
        "$5.000.000-",
        "- 5000000",
        "-5,000,000.00",
        "COP -5.000.000",
        "-5000000",
        "(-5.000.000)",
        -5000000,
        -5000000.0,
    ],
)
def test_a_reduction_keeps_its_sign_or_is_told(cell: str | float) -> None:
    assert cell_values.signed_money(cell) == -5_000_000
    with pytest.raises(ValueError, match="es un valor negativo"):
        cell_values.money(cell)


@pytest.mark.parametrize(
    "cell", ["5.000.000", "$5.000.000.-", "5.000.000,-", "$ 5.000.000 (pesos)", "5000000.0", 5_000_000]
)
def test_what_is_no_reduction_has_no_sign(cell: str | float) -> None:
    assert cell_values.money(cell) == cell_values.signed_money(cell) == 5_000_000


@pytest.mark.parametrize("cell", ["$ -", "-", "$-", " $ – "])
def test_nothing_as_the_accounting_format_shows_it(cell: str) -> None:
    assert cell_values.signed_money(cell) is None


@pytest.mark.parametrize(
    "cell", ["5.000.000 - 2.000.000", "menos 5.000.000", "5.000.000 (-)", "((5.000.000))"]
)
def test_a_sign_that_is_not_understood_is_not_dropped(cell: str) -> None:
    with pytest.raises(ValueError, match="no es un valor en pesos"):
        cell_values.signed_money(cell)


@pytest.mark.parametrize(
    "cell", ["#REF!", "#¡REF!", "#N/A", "#N/D", "#¡VALOR!", "#DIV/0!", "#¿NOMBRE?", "####"]
)
def test_an_error_of_a_formula_is_no_text(cell: str) -> None:
    with pytest.raises(ValueError, match="su fórmula da un error"):
        cell_values.text(cell)


@pytest.mark.parametrize("cell", ["#12 de 2026", "# 4", "N/A"])
def test_a_number_sign_is_no_error(cell: str) -> None:
    cell_values.text(cell)
