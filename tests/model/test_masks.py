"""What is left of a person's numbers for who need not know them."""

from __future__ import annotations

import pytest

from review.model import masks


@pytest.mark.parametrize(
    ("told", "left"),
    [
        ("1061700001", "•••001"),
        ("C.C. 1.061.700.001 de Popayán", "C.C. •••001 de Popayán"),
        ("documento 76 300 123", "documento •••123"),
        ("la cuenta 0231-456789012 no es", "la cuenta 0231-•••012 no es"),
        ("NIT 900.123.456-7", "NIT •••456-7"),
        ("celular 310 555 12 34", "celular •••234"),
        ("llame al 3105551234", "llame al •••234"),
        ("escriba a ana.solarte@correo.com.co", "escriba a a•••@•••"),
        ("cuentas/1061700001_pago 3.pdf", "cuentas/•••001_pago 3.pdf"),
        ("CC1061700001", "CC•••001"),
        ("la planilla 9000000001 es de 2026-03", "la planilla •••001 es de 2026-03"),
    ],
)
def test_a_number_of_a_person_leaves_its_end(told: str, left: str) -> None:
    assert masks.text(told) == left


@pytest.mark.parametrize(
    "told",
    [
        "",
        "LUZ DARY RÍOS",
        "CPS-014-2026",
        "se requiere la de mayo por $ 512.000 o $ 1.513.000.",
        "COP 1.800.000",
        "el 30/06/2026, o 2026-06-30",
        "CO1.PCCNTR.9730346",
        "3f2a91c07be4d5e6f708192a3b4c5d6e3f2a91c07be4d5e6f708192a3b4c5d6e",
        "Ley 1581 de 2012",
    ],
)
def test_money_days_contracts_and_names_stay(told: str) -> None:
    assert masks.text(told) == told


def test_what_is_known_to_be_personal_leaves_no_more_whatever_it_looks_like() -> None:
    assert masks.whole("10617") == "•••617"
    assert masks.whole("617") == "•••"
    assert masks.whole("AB-12") == "•••"
