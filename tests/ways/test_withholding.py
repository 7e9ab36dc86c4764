"""The tables of withholding and the list of embargos as data: dated, with every error told by its line."""

from __future__ import annotations

import datetime as dt

import pytest

from review.ways import embargoes, laws
from review.ways.laws import LAWS, PACKAGED

TEXT = PACKAGED.read_text("utf-8")
OWN = TEXT[: TEXT.index("# --- Preliquidación")]
JUNE = dt.date(2026, 6, 30)
STAMP = """
[[estampilla]]
vigente_desde = 2026-01-01
nombre = "Procultura"
sobre = "contrato"
tarifa = 1
norma = "Ordenanza"
"""
ICA = """
[[reteica]]
vigente_desde = 2026-01-01
ciudad = "Villa del Monte"
tarifa_por_mil = 5
norma = "Acuerdo"
"""
FLAT = """
[[tarifa_392]]
vigente_desde = 2026-01-01
concepto = "honorarios"
declarante = true
tarifa = 10
tarifa_mayor = 11
mayor_desde_uvt_anio = 3300
norma = "Norma inventada 1"
"""
EMBARGO = """
[[embargo]]
documento = "1061700001"
clase = "alimentos"
oficio = "Oficio 1"
"""


def test_no_city_and_no_stamp_come_with_the_project() -> None:
    assert (LAWS.withholding.ica, LAWS.withholding.stamps) == ((), ())


def test_an_entity_s_file_that_leaves_the_tables_out_has_those_of_the_law() -> None:
    found, problems = laws.check(OWN + STAMP, "leyes.toml")
    assert problems == ()
    assert found is not None
    assert found.withholding.income == LAWS.withholding.income
    assert found.withholding.vat == LAWS.withholding.vat
    assert [one.name for one in found.withholding.stamps] == ["Procultura"]


def test_a_table_holds_from_its_day_on_until_a_newer_one() -> None:
    newer = STAMP.replace("2026-01-01", "2026-07-01").replace("tarifa = 1", "tarifa = 2")
    found, _ = laws.check(OWN + STAMP + newer, "leyes.toml")
    assert found is not None
    (june,), (july,) = (found.withholding.stamps_on(day) for day in (JUNE, dt.date(2026, 7, 1)))
    assert (june.rate, july.rate) == (1, 2)
    assert found.withholding.stamps_on(dt.date(2025, 12, 31)) == ()
    assert LAWS.withholding.income_on(dt.date(2022, 12, 31)) is None


def test_a_new_table_of_steps_keeps_the_rest_of_the_law() -> None:
    step = "\n[[tramo_383]]\nvigente_desde = 2027-01-01\ndesde_uvt = 0\ntarifa = 1\nmas_uvt = 0\n"
    found, problems = laws.check(TEXT + step, "leyes.toml")
    assert found is not None, problems
    old, new = (found.withholding.income_on(day) for day in (JUNE, dt.date(2027, 1, 1)))
    assert old is not None
    assert new is not None
    assert (len(old.brackets), len(new.brackets)) == (7, 1)
    assert old.exempt_year == new.exempt_year


@pytest.mark.parametrize(
    ("more", "key", "reason"),
    [
        (
            FLAT.replace("tarifa_mayor = 11\n", ""),
            "tarifa",
            "«tarifa_mayor» y «mayor_desde_uvt_anio» van juntas",
        ),
        (STAMP.replace('"contrato"', '"contratos"'), "sobre", "debe ser «contrato» o «cuenta»"),
        (STAMP + "vigente_hasta = 2025-01-01\n", "vigente_hasta", "anterior a «vigente_desde»"),
        (STAMP + "tarifas = 1\n", "tarifas", "no se conoce «tarifas»"),
        (STAMP.replace("tarifa = 1", "tarifa = 101"), "tarifa", "va de 0 a 100"),
        (ICA + ICA, "vigente_desde", "está dos veces desde el mismo día"),
        (ICA.replace("5", '"5"', 1).replace("ciudad", "cuidad"), "cuidad", "no se conoce «cuidad»"),
        ('[preliquidacion]\nconcepto_392 = "arriendo"\n', "concepto_392", "debe ser «honorarios» o"),
    ],
)
def test_what_is_wrong_is_told_by_its_line(more: str, key: str, reason: str) -> None:
    found, problems = laws.check(OWN + more, "leyes.toml")
    lines = (OWN + more).splitlines()
    assert found is None
    told = [one for one in problems if reason in one.reason]
    assert told, problems
    assert lines[(told[0].line or 0) - 1].startswith(key)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("desde_uvt = 150", "desde_uvt = 90", "van de menor a mayor"),
        ("desde_uvt = 0\n", "desde_uvt = 1\n", "empieza en 0"),
        ("declarante = true\n", "", "falta «declarante»"),
    ],
)
def test_the_tables_of_the_law_are_checked_too(old: str, new: str, reason: str) -> None:
    _, problems = laws.check(TEXT.replace(old, new, 1), "leyes.toml")
    assert any(reason in one.reason for one in problems), problems


def test_a_list_of_embargos() -> None:
    found, problems = embargoes.check(f"version = 1\n{EMBARGO}valor = 100\n", "embargos.toml")
    assert problems == ()
    assert found is not None
    assert [one.amount for one in found.of("1061700001", JUNE)] == [100]
    assert found.of("1061700002", JUNE) == ()
    empty, problems = embargoes.check("version = 1\n", "embargos.toml")
    assert empty is not None
    assert empty.every == ()


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        (EMBARGO, 3, "dice «valor» o «porcentaje»"),
        (f"{EMBARGO}valor = 1\nporcentaje = 2\n", 3, "uno de los dos"),
        (f"{EMBARGO}valor = 1\n".replace("1061700001", "1.061.700.001"), 4, "no es un número de identidad"),
        (f"{EMBARGO}valor = 1\n{EMBARGO}valor = 1\n", 12, "está dos veces"),
        (f"{EMBARGO}valor = 1\n".replace("alimentos", "alimento"), 5, "«clase» debe ser"),
        (f"{EMBARGO}valor = 1\nlimites = 2\n", 8, "no se conoce «limites»"),
        (f"{EMBARGO}porcentaje = 130\n", 7, "va de 0 a 100"),
    ],
)
def test_what_is_wrong_in_a_list_of_embargos_is_told_by_its_line(text: str, line: int, reason: str) -> None:
    found, problems = embargoes.check(f"version = 1\n{text}", "embargos.toml")
    assert found is None
    assert [one.line for one in problems if reason in one.reason] == [line], problems
