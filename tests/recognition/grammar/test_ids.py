from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.recognition.grammar.ids import (
    as_document,
    check_digit,
    digits,
    document_key,
    find_person_ids,
    is_company,
    plain_document,
)

from .hostile import HOSTILE, holds


@pytest.mark.parametrize(
    ("nit", "digit"),
    [
        ("890399011", 3),
        ("899999061", 9),
        ("890903938", 8),
        ("800197268", 4),
        ("900123456", 8),
        ("860002964", 4),
    ],
)
def test_check_digit_of_known_nits(nit: str, digit: int) -> None:
    assert check_digit(nit) == digit


@pytest.mark.parametrize("nit", ["", "12a", "900.123.456", "1" * 16, "９００"])
def test_check_digit_wants_digits(nit: str) -> None:
    with pytest.raises(ValueError, match="not a NIT"):
        check_digit(nit)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("C.C. 1.061.700.001 de Popayán", "1061700001"),
        ("CC 1061700001", "1061700001"),
        ("CC-1061700001", "1061700001"),
        ("C.C. 1'061.700.001", "1061700001"),
        ("c.c.  1 061 700 001", "1061700001"),
        ("Cédula de ciudadanía No. 1.061.700.001", "1061700001"),
        ("identificado(a) con CC 1061700001", "1061700001"),
        ("identificada con la C.C. No.\n1061700001", "1061700001"),
        ("identificado con cédula de ciudadanía número 34.567.890 expedida en Cali", "34567890"),
        ("C.C. / C.E. No. 1061700001", "1061700001"),
        ("C.C. (X) NIT ( ) No. 10.617.000", "10617000"),
        ("NIT 900.123.456-8", "900123456"),
        ("NIT 890.399.011 - 3", "890399011"),
        ("Nit 9001234568", "900123456"),
        ("NIT/CC: 10617000", "10617000"),
        ("empresa X con documento NI-900123456", "900123456"),
        ("5. Número de Identificación Tributaria (NIT) 6. DV 1 0 6 1 7 0 0 0 0 1", "1061700001"),
        ("NUIP 1.061.700.001", "1061700001"),
        ("N.U.I.P. No. 1061700001", "1061700001"),
        ("P.P.T. 1.061.700.001 de Cali", "1061700001"),
        ("Permiso por Protección Temporal (PPT) No. 5.123.456", "5123456"),
        ("Identificación: PT 1061700001", "1061700001"),
        ("PEP 901234567890123", "901234567890123"),
        ("T.I. 1.061.700.001", "1061700001"),
        ("tarjeta de identidad No. 1061700001", "1061700001"),
        ("D.N.I. 45678912", "45678912"),
        ("cédula de extranjería No. 456.789", "456789"),
        ("Pasaporte No. XR 204517", "XR204517"),
        ("identificada con PA XR204517, domiciliada", "XR204517"),
        ("Identificación: PA XR204517", "XR204517"),
        ("C.E. E456789", "E456789"),
        ("26. Número de Identificación 1 0 6 1 7 0 0 0 0 1", "1061700001"),
    ],
)
def test_one_number(text: str, number: str) -> None:
    assert [quote.value for quote in find_person_ids(text)] == [number]


@pytest.mark.parametrize(
    "text",
    [
        "teléfono 3001234567",
        "Contrato 1.061.700.001",
        "documento soporte 123456",
        "CC 10 06 2026",
        "CC. 12",
        "$ 1.061.700",
        "documento FE12345",
        "CC CPS-014-2026",
        "pasaporte XR204517-2026",
    ],
)
def test_no_identity(text: str) -> None:
    assert find_person_ids(text) == []


def test_a_wrong_check_digit_is_left_out_with_half_the_confidence() -> None:
    (right,), (wrong,) = find_person_ids("NIT 900.123.456-8"), find_person_ids("NIT 900.123.456-7")
    assert right.value == wrong.value == "900123456"
    assert wrong.confidence < right.confidence


def _dotted(number: int) -> str:
    return f"{number:,}".replace(",", ".")


FORMS = [
    str,
    _dotted,
    lambda n: f"{n:,}",
    lambda n: f"{n:,}".replace(",", " "),
    lambda n: _dotted(n) + f"-{check_digit(str(n))}",
]


@given(
    st.integers(1_000_000, 1_299_999_999),
    st.sampled_from(FORMS),
    st.sampled_from(
        [
            "C.C. ",
            "CC No. ",
            "cédula de ciudadanía número ",
            "identificado(a) con C.C. ",
            "documento: ",
            "NIT ",
        ]
    ),
)
def test_any_cedula_in_any_form_is_found_where_it_stands(number: int, form, label: str) -> None:  # type: ignore[no-untyped-def]
    """Any cédula with a label is found once, without dots and check digit, with the offsets of its ink."""
    text = "el señor, " + label + form(number) + ", vecino"
    (quote,) = find_person_ids(text)
    assert quote.value == str(number)
    assert text[quote.start : quote.end] == quote.text


@given(st.text(alphabet="cCnNiItT. -0123456789'\n", max_size=60))
def test_noise_never_raises_nor_invents_a_digit(text: str) -> None:
    """The value is always a stretch of the digits of its quote."""
    for quote in find_person_ids(text):
        assert text[quote.start : quote.end] == quote.text
        assert digits(quote.text).startswith(quote.value)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_read_to_its_end(text: str) -> None:
    assert holds(find_person_ids, text)


@pytest.mark.parametrize(
    ("text", "document"),
    [
        ("1.061.700.001", "1061700001"),
        ("CC1061700001", "1061700001"),
        ("PPT No. 5.123.456", "5123456"),
        ("xr 204517", "XR204517"),
        ("PA XR204517", "XR204517"),
        ("Pasaporte XR-204517", "XR204517"),
        ("sin documento", None),
    ],
)
def test_a_document_is_told_in_one_way(text: str, document: str | None) -> None:
    assert as_document(text) == document
    assert document_key(text) == (document or "")
    assert plain_document(text) == document


@given(st.integers(10_000, 999_999_999), st.sampled_from(["X", "AB", "YBC"]))
def test_a_passport_is_told_alike_wherever_it_stands(number: int, letters: str) -> None:
    """In a paper, in a list, with its kind or without: the same letters and figures."""
    passport = f"{letters}{number}"
    (quote,) = find_person_ids(f"la señora, Pasaporte No. {passport}, vecina")
    assert quote.value == quote.text == as_document(passport) == as_document(f"PA {passport}") == passport


@pytest.mark.parametrize(
    ("number", "company"),
    [
        ("900123456", True),
        ("800123456", True),
        ("1061700001", False),
        ("76123456", False),
        ("700123456", False),
    ],
)
def test_companies_have_nine_figures_that_begin_with_eight_or_nine(number: str, company: bool) -> None:
    assert is_company(number) == company
