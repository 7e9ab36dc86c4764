from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.recognition.grammar.banks import find_bank, owners_of
from review.recognition.knowledge import packaged

from .hostile import HOSTILE, holds

BANKS = {bank.name: bank.phrases for bank in packaged.banks()}


@pytest.mark.parametrize("name", BANKS)
def test_every_name_of_a_bank_is_known(name: str) -> None:
    for alias in BANKS[name]:
        for text in (f"en {alias.upper()} S.A.", f"la entidad\n{alias.lower()} certifica"):
            assert [quote.value for quote in find_bank(text)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Popular",
        "Occidente",
        "Bogotá, D.C.",
        "la caja",
        "nu",
        "Santander de Quilichao",
        "el banco de alimentos",
    ],
)
def test_a_word_is_not_a_bank(text: str) -> None:
    assert find_bank(text) == []


def test_the_longest_name_wins() -> None:
    assert [quote.text for quote in find_bank("Bancolombia a la mano y Banco Davivienda")] == [
        "Bancolombia a la mano",
        "Banco Davivienda",
    ]


@given(st.text())
def test_arbitrary_text_never_raises(text: str) -> None:
    """Whatever is found is the ink and a known bank."""
    for quote in find_bank(text):
        assert text[quote.start : quote.end] == quote.text
        assert quote.value in BANKS


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_read_to_its_end(text: str) -> None:
    assert holds(find_bank, text)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("COOFISAM – Cooperativa de Ahorro y Crédito", "Coofisam"),
        ("cuenta de ahorros en Coonfie", "Coonfie"),
        ("la Cooperativa Pío XII certifica", "Cooperativa Pío XII"),
        ("Mercado Pago S.A.", "Mercado Pago"),
        ("Financiera Crezcamos", "Crezcamos"),
        ("Pibank – Banco Pichincha S.A. hace constar", "Pibank"),
        ("mi cuenta de Nequi (Bancolombia)", "Nequi"),
        ("DaviPlata - Banco Davivienda", "Daviplata"),
    ],
)
def test_cooperatives_and_wallets_are_banks_too(said: str, name: str) -> None:
    assert [quote.value for quote in find_bank(said)] == [name]


@pytest.mark.parametrize(
    "said", ["para que crezcamos juntos", "si cambiamos el plan", "nos unimos a la mesa"]
)
def test_a_verb_is_no_cooperative(said: str) -> None:
    assert find_bank(said) == []


def test_a_brand_that_bears_the_name_of_a_bank_is_of_that_bank() -> None:
    assert owners_of("Daviplata") == {"Davivienda"}
    assert owners_of("Davivienda") == frozenset()
