from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.recognition.grammar.account_numbers import find_accounts, same_account

from .hostile import HOSTILE, holds


@pytest.mark.parametrize(
    ("text", "account"),
    [
        ("Cuenta de ahorros No. 123-456789-01 del Banco", "12345678901"),
        ("CUENTA DE AHORROS 12345678901 2019/05/20 ACTIVA", "12345678901"),
        ("CUENTA DE AHORROS | 123-456789-01 | 2019/05/20 | ACTIVA", "12345678901"),
        ("Cuenta de ahorros 12345678901 2019-02-26 Activo *****", "12345678901"),
        ("Cuenta Bancaria: Bancolombia / 12345678901 / Ahorro", "12345678901"),
        ("No. CUENTA: 0570123456789012", "0570123456789012"),
        ("depósito de bajo monto DaviPlata No. 3001234567", "3001234567"),
        ("Nequi: 300 123 4567", "3001234567"),
        ("cuenta corriente N° 900-12345-6 de Bancolombia", "900123456"),
        ("cuenta de ahorros terminada en ****1234", "****1234"),
    ],
)
def test_one_account(text: str, account: str) -> None:
    assert [quote.value for quote in find_accounts(text)] == [account]


@pytest.mark.parametrize(
    "text",
    [
        "CUENTA DE COBRO No. 0010001",
        "Cuenta de ahorros a nombre de X con C.C. 1061700001",
        "titular de la cuenta de ahorros, con PPT 5823047",
        "Cuenta a nombre de X. Pasaporte 104772915",
        "cuenta de ahorros del 30/06/2026",
        "Cuenta No. 2026-04178",
        "cuenta 04178-2026",
        "valor de la cuenta $ 1.800.000",
        "cuenta 1.800.000",
        "la cuenta del 30 06 2026",
    ],
)
def test_no_account(text: str) -> None:
    assert find_accounts(text) == []


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("123-456789-01", "12345678901", True),
        ("00130-12", "13012", True),
        ("****1234", "567891234", True),
        ("****1234", "****1234", True),
        ("****1234", "567891235", False),
        ("12345", "12346", False),
        ("1234", "561234", False),
        ("**34", "561234", False),
        ("", "", False),
    ],
)
def test_same_account(a: str, b: str, same: bool) -> None:
    assert same_account(a, b) is same
    assert same_account(b, a) is same


@given(
    st.integers(10**8, 10**16),
    st.sampled_from(["cuenta de ahorros No. ", "Cuenta corriente: ", "CTA. AHORROS N° "]),
)
def test_any_labelled_account_is_found_where_it_stands(number: int, label: str) -> None:
    """Any account number behind a label is found once, with the offsets of its ink."""
    text = f"en la {label}{number} del banco"
    (quote,) = find_accounts(text)
    assert quote.value == str(number)
    assert text[quote.start : quote.end] == quote.text


@given(st.text(alphabet="cuenta 0123456789-*.$/\n", max_size=80))
def test_noise_never_raises(text: str) -> None:
    """Quotes are the ink, and masked values are the only ones that are not digits."""
    for quote in find_accounts(text):
        assert text[quote.start : quote.end] == quote.text
        assert quote.value.lstrip("*").isdigit()


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_read_to_its_end(text: str) -> None:
    assert holds(find_accounts, text)
