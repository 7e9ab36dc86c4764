"""What the rules say of a contract's RPs, and when they say nothing."""

from __future__ import annotations

import pytest

from review.model import BudgetLine
from tests.rules.builders import Case, later
from tests.rules.examples_budget import ADDED, FIRST, SHORT, UNTOLD, paid_by
from tests.rules.examples_payments import JUNE_AND_JULY

CODES = ("cuenta_rp", "cuenta_rp_saldo", "cuenta_rp_vigencia")
NAMES_ONE = {"cuenta.rp": "345"}


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    "case",
    [
        later(values=NAMES_ONE, history=JUNE_AND_JULY),
        later(values=NAMES_ONE, contract=paid_by(BudgetLine(cdp="120", rubro="2.1")), history=JUNE_AND_JULY),
        later(values={"cuenta.rp": "777"}, contract=paid_by(FIRST), unsure=("cuenta.rp", "cuenta.valor")),
    ],
    ids=["no budget", "a budget without RP", "nothing sure"],
)
def test_silence_where_nothing_is_known(code: str, case: Case) -> None:
    assert case.finding(code) is None


def test_a_number_that_may_be_the_contracts_in_the_words_of_a_system_is_not_told_to_be_another() -> None:
    assert later(values={"cuenta.rp": "2026000345"}, contract=paid_by(FIRST)).finding("cuenta_rp") is None


def test_without_values_or_dates_there_is_no_balance_nor_year() -> None:
    case = later(values=NAMES_ONE, contract=paid_by(UNTOLD), history=JUNE_AND_JULY)
    assert [case.finding(code) is None for code in CODES] == [False, True, True]


def test_the_finding_says_which_rp_and_why() -> None:
    over = later(contract=paid_by(SHORT), history=JUNE_AND_JULY).finding("cuenta_rp_saldo")
    assert over is not None
    assert over.message == (
        "La cuenta cobra $ 4.500.000 y se carga al RP 345 (contrato), al que le quedaban $ 2.000.000, por el "
        "orden de los tramos y sus fechas: faltan $ 2.500.000. Compruebe si en la lista falta un RP (por "
        "ejemplo de una adición) o si el valor está mal."
    )
    assert (over.expected, over.found) == ("Hasta $ 2.000.000", "$ 4.500.000")
    named = later(values={"cuenta.rp": "912"}, contract=paid_by(FIRST, ADDED), history=JUNE_AND_JULY)
    told = named.finding("cuenta_rp_saldo")
    assert told is not None
    assert "RP 912 (adición 1), al que le quedaban $ 4.500.000, que la cuenta nombra" in told.message
