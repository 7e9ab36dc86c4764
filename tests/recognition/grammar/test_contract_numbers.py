from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.recognition.grammar.contract_numbers import figures_and_year
from review.recognition.grammar.ids import contract_key, find_contract_numbers, same_contract

from .hostile import HOSTILE, holds


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Contrato No. 4161.010.26.1.0001.2026", "4161.010.26.1.0001.2026"),
        ("causada por el contrato SGA-OPS-118-\n25.", "SGA-OPS-118- 25"),
        ("Contrato No. 26000058-H4", "26000058-H4"),
        ("CONTRATO: 410001072026", "410001072026"),
        ("Contrato PSP-CT26-121 del profesional", "PSP-CT26-121"),
        ("100.8.4.553.2024", "100.8.4.553.2024"),
        ("Contrato 100.8.4. 553.2024", "100.8.4. 553.2024"),
        ("CPS-1113-2024", "CPS-1113-2024"),
        ("según CPS-033.2023, cuyo objeto", "CPS-033.2023"),
        ("contrato 033 de 2026", "033 de 2026"),
        ("No. 045 del 2026", "045 del 2026"),
        ("CO1.PCCNTR.9730346", "CO1.PCCNTR.9730346"),
        ("Contrato de suministro No. 006-031-2026", "006-031-2026"),
        ("B-001-219-2020", "B-001-219-2020"),
        ("PSP 123 - 2026", "PSP 123 - 2026"),
        ("OPS-2026-045", "OPS-2026-045"),
        ("Contrato No.: 014-2026", "014-2026"),
        ("pago No. 001 del Contrato de Prestación de Servicios No. CPS-033-2026, cuyo", "CPS-033-2026"),
        ("CONTRATO DE PRESTACIÓN DE SERVICIOS PROFESIONALES No. CPS 014\nDE 2026", "CPS 014 DE 2026"),
        ("contrato No CPS-014-2026 del 15 de enero de 2026", "CPS-014-2026"),
        ("Contrato No. 045", "045"),
        ("CONTRATO EAS-OPS-084-26 CONTRATISTA", "EAS-OPS-084-26"),
        ("Orden / contrato\nHUV-CD-1207-25", "HUV-CD-1207-25"),
        ("según consta en CPS-014-26, cuyo objeto", "CPS-014-26"),
        ("dentro del contrato INDER 318/2026 cuyo", "INDER 318/2026"),
        ("Contrato\nEMCA 77 de 2025", "EMCA 77 de 2025"),
        ("Contrato 045-SUBTEC-2026, cuyo objeto", "045-SUBTEC-2026"),
        ("dentro del contrato 712-BIB-26, iniciado el 3 de junio", "712-BIB-26"),
        ("CONTRATO No. 318-JEFAT-\nLOGIS-2026", "318-JEFAT- LOGIS-2026"),
        ("Contrato N.º 31000417 K2-2026 Cobro N.º 1 de 6", "31000417 K2-2026"),
        ("contrato No. 4600077123 de suministro", "4600077123"),
        ("calidad de contratista del contrato N° 20260917 de Prestación de Servicios", "20260917"),
        ("Contrato BDT-2026-0417", "BDT-2026-0417"),
        ("Contrato 2026-SV-688", "2026-SV-688"),
        ("contrato CPS-DTAS-611-N-2026, pago 2 de 6", "CPS-DTAS-611-N-2026"),
        ("Contrato No. 012-2026-JUR del 3 de febrero", "012-2026-JUR"),
    ],
)
def test_one_number(text: str, number: str) -> None:
    assert [quote.value for quote in find_contract_numbers(text)] == [number]


@pytest.mark.parametrize(
    "text",
    [
        "Contrato 901234567-3",
        "Contratista 1066673041",
        "26000058-H4",
        "PA-GF-03-FOR-07",
        "Ley 2277 de 2022",
        "Ley No. 100 de 1993",
        "Decreto 1273 de 2018",
        "Decreto Único Reglamentario 1083 de 2015",
        "Acuerdo Distrital No. 0761 de 2020",
        "Resolución 000167 de 2021",
        "JD01.F018",
        "MAHP03.03.01.18.P11.F01",
        "Junio 1 al 30 de 2026",
        "30-06-2026",
        "contrato 30/06/2026",
        "Contrato GC-FO-12-VER-2-2022",
        "VALOR DEL CONTRATO 10.800.000",
        "objeto del contrato 12 meses",
        "contrato de 2026",
        "Registro presupuestal No. 123 de 2026",
        "NIT 900.123.456-8",
        "Código del formato: CPS-FR-012-19",
        "contrato vigente 12/2026",
        "contrato AB-120-26%",
        "contrato 08-may-2026",
        "inicio del contrato 01/abr/2026",
        "Contrato C.C. 1061700123",
        "contrato tel. 3104600123",
        "Oficio No. 8123 / JEF-LOGIS-2026",
        "contrato OPS-014-26.500.000",
        "Tel. 300 123 4567",
    ],
)
def test_no_contract(text: str) -> None:
    assert find_contract_numbers(text) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("CPS-033.2023", "cps 33 - 2023"),
        ("CPS-014-2026", "Contrato CPS No. 014 de 2026"),
        ("014 de 2026", "CPS-014-2026"),
        ("OPS-2026-045", "OPS-045-2026"),
        ("4161.010.26.1.0001.2026", "4161.10.26.1.1.2026"),
        ("co1.pccntr.9730346", "CO1.PCCNTR.9730346"),
        ("CPS-014-2026", "CPS-014-26"),
        ("EAS-OPS-084-26", "084 de 2026"),
        ("Contrato No. 045", "CPS-045-2026"),
        ("006-031-2026", "6-31-2026"),
        ("045-SUBTEC-2026", "45 de 2026"),
        ("045-SUBTEC-2026", "SUBTEC-045-26"),
        ("712-BIB-26", "712-BIB-2026"),
        ("31000417 K2-2026", "31000417"),
        ("31000417 K2-2026", "31000417K2 2026"),
        ("BDT-2026-0417", "BDT-417-2026"),
    ],
)
def test_the_same_contract(a: str, b: str) -> None:
    assert same_contract(a, b)
    assert same_contract(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("CPS-014-2026", "CPS-014-2025"),
        ("PSP-CT26-121", "PSP-CT26-751"),
        ("26000058-H4", "26000163-H4"),
        ("CPS-014-2026", "OPS-014-2026"),
        ("CPS-014-2026", "CPS-140-2026"),
        ("EAS-OPS-084-26", "EAS-OPS-084-25"),
        ("014 de 2026", "CPS-014-2025"),
        ("CO1.PCCNTR.1", "CO1.PCCNTR.2"),
        ("4161.010.26.1.0001.2026", "4161.010.26.1.0002.2026"),
        ("045-SUBTEC-2026", "045-SUBADM-2026"),
        ("045-SUBTEC-2026", "045-SUBTEC-2025"),
        ("712-BIB-26", "712-BIB-25"),
        ("31000417 K2-2026", "31000417 K3-2026"),
        ("31000417 K2-2026", "31000418 K2-2026"),
        ("4600077123", "460007"),
        ("", ""),
        ("contrato", "contrato"),
    ],
)
def test_different_contracts(a: str, b: str) -> None:
    assert not same_contract(a, b)


@pytest.mark.parametrize(
    ("number", "figures", "year"),
    [
        ("712-BIB-26", ("712", "bib"), "2026"),
        ("31000417 K2-2026", ("31000417", "k2"), "2026"),
        ("4600077123", ("4600077123",), ""),
    ],
)
def test_the_figures_and_the_year_of_a_contract(number: str, figures: tuple[str, ...], year: str) -> None:
    assert figures_and_year(number) == (figures, year)


@pytest.mark.parametrize(
    ("number", "key"), [("712-BIB-26", "712.bib.26"), ("045-SUBTEC-2026", "45-subtec-2026")]
)
def test_a_key_that_decisions_hang_on_stays(number: str, key: str) -> None:
    """Exceptions of one contract are kept under its key: a key that changed would lose them."""
    assert contract_key(number) == key


SPELLINGS = [
    lambda p, n, y: f"{p}-{n:03d}-{y}",
    lambda p, n, y: f"{p}-{n}.{y}",
    lambda p, n, y: f"{p} {n:04d} - {y}",
    lambda p, n, y: f"{p.lower()} No. {n} de {y}",
    lambda p, n, y: f"{p}{n:03d}-{y}",
]
PREFIXES = st.sampled_from(["CPS", "PSP", "OPS", "CD", "CTO"])


@given(PREFIXES, st.integers(1, 99_999), st.integers(2015, 2040), st.sampled_from(SPELLINGS))
def test_every_spelling_is_found_and_has_one_key(prefix: str, number: int, year: int, spell) -> None:  # type: ignore[no-untyped-def]
    """A contract in any spelling is found where it stands, and its key is that of `PREFIJO-NÚMERO-AÑO`."""
    text = f"Contrato de prestación de servicios No. {spell(prefix, number, year)}, celebrado"
    (quote,) = find_contract_numbers(text)
    assert text[quote.start : quote.end] == quote.text
    assert contract_key(quote.value) == f"{prefix}-{number}-{year}"


@given(
    st.tuples(PREFIXES, st.integers(1, 999), st.integers(2015, 2040)),
    st.tuples(PREFIXES, st.integers(1, 999), st.integers(2015, 2040)),
)
def test_keys_agree_only_for_one_contract(a: tuple[str, int, int], b: tuple[str, int, int]) -> None:
    """Full numbers are the same contract exactly when prefix, number and year are the same."""
    one, other = (f"{p}-{n:03d}-{y}" for p, n, y in (a, b))
    assert same_contract(one, other) == (a == b)


@given(st.text(max_size=60))
def test_arbitrary_text_never_raises(text: str) -> None:
    """Any text has a list of numbers and a key."""
    for quote in find_contract_numbers("contrato " + text):
        assert ("contrato " + text)[quote.start : quote.end] == quote.text
    assert isinstance(contract_key(text), str)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_read_to_its_end(text: str) -> None:
    assert holds(find_contract_numbers, text)
