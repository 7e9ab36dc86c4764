from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from review.recognition.grammar.money import find_money, parse_money

from .hostile import HOSTILE, holds


@pytest.mark.parametrize(
    ("text", "pesos"),
    [
        ("$ 2.500.000", 2_500_000),
        ("$ *****4.512.350*****", 4_512_350),
        ("$ ______1.950.000", 1_950_000),
        ("$ ---1.950.000---", 1_950_000),
        ("$ .....1.950.000", 1_950_000),
        ("2'500.000", 2_500_000),
        ("2´500.000 pesos", 2_500_000),
        ("$1,684,000", 1_684_000),
        ("3.250.000 M/CTE", 3_250_000),
        ("$ 905.200,00", 905_200),
        ("$1.800.000.00", 1_800_000),
        ("$1.800.000,oo", 1_800_000),
        ("$1.800.000.oo", 1_800_000),
        ("($2,869,600)", 2_869_600),
        ("$ 2 500 000", 2_500_000),
        ("COP 2.500.000", 2_500_000),
        ("COP$ 2.500.000", 2_500_000),
        ("$ 2. 869. 600", 2_869_600),
        ("$1800000", 1_800_000),
        ("2.5 millones de pesos", 2_500_000),
        ("$ 1'800.000=", 1_800_000),
        ("Suma de $\n1.800.000", 1_800_000),
        ("VALOR TOTAL: 1.800.000,oo", 1_800_000),
        ("$0", 0),
    ],
)
def test_one_amount(text: str, pesos: int) -> None:
    assert [quote.value for quote in find_money(text)] == [pesos]


@pytest.mark.parametrize(
    "text",
    [
        "1.061.700.001",
        "C.C. 1.061.700.001 de Popayán",
        "VALOR DEL CONTRATO No. 1.061.700.001",
        "NIT 900.123.456-8",
        "Tel. 300 123 4567",
        "tel $ 300 123 4567",
        "código JD01.F018 VERSIÓN 002",
        "0,522 %",
        "valor 12,5 %",
        "total 16 %",
        "página 1 de 4",
        "30.06.2026",
        "4161.010.26.1.0001.2026",
        "US$ 500",
        "pago 001 de 2026",
    ],
)
def test_what_is_not_money(text: str) -> None:
    assert find_money(text) == []


def test_cents_are_rounded_and_cost_confidence() -> None:
    (exact,) = find_money("$ 1.800.000,00")
    (rounded,) = find_money("$ 1.800.000,50")
    assert rounded.value == 1_800_001
    assert rounded.confidence < exact.confidence


def test_bare_numbers_count_only_when_asked_and_less_when_short() -> None:
    (short,) = find_money("1.684", bare=True)
    (long,) = find_money("1.800.000", bare=True)
    assert (short.value, long.value) == (1684, 1_800_000)
    assert short.confidence < long.confidence
    assert find_money("1.684") == []


@pytest.mark.parametrize("text", ["0,522", "30.06.2026", "300.123.4567", "1.800.000.1234", "16 %"])
def test_not_even_bare(text: str) -> None:
    assert find_money(text, bare=True) == []


@pytest.mark.parametrize(
    ("text", "pesos"),
    [("$75.000.000", 75_000_000), ("75000000.00", 75_000_000), (" ( $ 1.000 ) pesos m/cte ", 1000),
     ("$ 1.000 y $ 2.000", None), ("hola", None), ("", None), ("pago 1.000", None)],
)  # fmt: skip
def test_parse_money_wants_one_amount_and_nothing_else(text: str, pesos: int | None) -> None:
    assert parse_money(text) == pesos


def _grouped(pesos: int, separator: str) -> str:
    return f"{pesos:,}".replace(",", separator)


FORMS = [
    lambda n: "$ " + _grouped(n, "."),
    lambda n: "$" + _grouped(n, ","),
    lambda n: "$" + _grouped(n, "'"),
    lambda n: "$ " + _grouped(n, ".") + ",00",
    lambda n: "$ " + _grouped(n, ",") + ".00",
    lambda n: "$ " + _grouped(n, ".") + ",oo",
    lambda n: "COP " + _grouped(n, "."),
    lambda n: "$ " + _grouped(n, ". "),
    lambda n: f"${n}",
    lambda n: _grouped(n, ".") + " pesos",
    lambda n: _grouped(n, ".") + " M/CTE",
]


@given(
    st.integers(1000, 999_999_999_999),
    st.sampled_from(FORMS),
    st.sampled_from(["", "por la suma de ", "(", "\n"]),
)
def test_any_amount_in_any_form_is_found_where_it_stands(pesos: int, form, before: str) -> None:  # type: ignore[no-untyped-def]
    """Any whole amount, in any of the forms that papers use, is found once, with the offsets of its ink."""
    text = before + form(pesos) + " según contrato"
    (quote,) = find_money(text)
    assert quote.value == pesos
    assert text[quote.start : quote.end] == quote.text


@given(st.text(alphabet="$ .,'0123456789oO-\n%abmilnes/", max_size=80), st.booleans())
@example("$ 1 000", True)
def test_noise_never_raises_nor_invents_a_digit(text: str, bare: bool) -> None:
    """Every figure of a value is in its quote (a scale word aside), and the quote is the ink."""
    for quote in find_money(text, bare=bare):
        assert text[quote.start : quote.end] == quote.text
        assert 0 < quote.confidence <= 1
        if "mil" not in quote.text.lower() and quote.confidence > 0.7:
            shown = "".join(c for c in quote.text if c.isdigit())
            assert shown.startswith(str(quote.value))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_read_to_its_end(text: str) -> None:
    assert holds(lambda t: find_money(t, bare=True), text)


def test_a_group_set_apart_is_a_part_of_the_amount() -> None:
    (quote,) = find_money("$1.139 .300")
    assert quote.value == 1_139_300
    assert [quote.value for quote in find_money("$1.139 300,5 kilos")] == [1139]
