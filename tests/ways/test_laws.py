from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.errors import DataFileInvalid
from review.ways.laws import LAWS, PACKAGED, load

WAGE = 1_750_905  # 2026


def test_minimum_wages_and_their_norms() -> None:
    wage = LAWS.minimum_wage(2026)
    assert wage is not None
    assert (wage.value, wage.norm) == (WAGE, "Decreto 159 de 2026")
    assert [LAWS.minimum_wages[year].value for year in (2023, 2024, 2025)] == [
        1_160_000,
        1_300_000,
        1_423_500,
    ]
    assert LAWS.minimum_wage(2027) is None


def test_uvt() -> None:
    uvt = LAWS.uvt(2026)
    assert uvt is not None
    assert uvt.value == 52_374
    assert LAWS.uvt(2018) is None


@pytest.mark.parametrize(
    ("risk", "amount"), [("I", 9_200), ("II", 18_300), ("III", 42_700), ("IV", 76_200), ("V", 121_900)]
)
def test_contributions_at_the_floor_of_2026(risk: str, amount: int) -> None:
    parts = LAWS.contributions(WAGE, wage=WAGE, risk_class=risk)
    assert (parts.health, parts.pension, parts.labour_risk) == (218_900, 280_200, amount)


def test_the_least_total_of_2026() -> None:
    assert LAWS.contributions(WAGE, wage=WAGE).total == 508_300


@pytest.mark.parametrize(
    ("fee", "parts"),
    [
        (4_500_000, (225_000, 288_000, 9_400, 0)),
        (6_000_000, (300_000, 384_000, 12_600, 0)),
        (8_000_000, (400_000, 512_000, 16_800, 0)),
        (20_000_000, (1_000_000, 1_280_000, 41_800, 80_000)),
    ],
)
def test_contributions_on_forty_per_cent(fee: int, parts: tuple[int, int, int, int]) -> None:
    got = LAWS.contributions(LAWS.least_ibc(fee, wage=WAGE), wage=WAGE)
    assert (got.health, got.pension, got.labour_risk, got.solidarity) == parts


@pytest.mark.parametrize(
    ("wages", "percent"),
    [
        (3.99, "0"),
        (4, "1"),
        (15.99, "1"),
        (16, "1.2"),
        (17, "1.4"),
        (18, "1.6"),
        (19, "1.8"),
        (20, "2"),
        (25, "2"),
    ],
)
def test_steps_of_the_fondo_de_solidaridad(wages: float, percent: str) -> None:
    ibc = int(wages * WAGE)
    assert str(LAWS.solidarity_rate(ibc, wage=WAGE)) == percent
    assert LAWS.contributions(ibc, wage=WAGE).solidarity >= ibc * float(percent) / 100


@given(st.integers(0, 60_000_000), st.integers(0, 5_000_000), st.sampled_from(["I", "II", "III", "IV", "V"]))
def test_contributions_grow_with_the_ibc(ibc: int, more: int, risk: str) -> None:
    low = LAWS.contributions(ibc, wage=WAGE, risk_class=risk)
    high = LAWS.contributions(ibc + more, wage=WAGE, risk_class=risk)
    assert low.health <= high.health
    assert low.pension <= high.pension
    assert low.labour_risk <= high.labour_risk
    assert low.solidarity <= high.solidarity
    assert all(part % 100 == 0 for part in (low.health, low.pension, low.labour_risk, low.solidarity))


@pytest.mark.parametrize(("wage", "fee"), [(WAGE, 4_377_263), (1_423_500, 3_558_750)])
def test_the_floor_binds_below_two_and_a_half_wages(wage: int, fee: int) -> None:
    assert LAWS.least_ibc(fee - 3, wage=wage) == wage
    assert LAWS.least_ibc(fee + 3, wage=wage) > wage


def test_least_ibc_by_days_and_its_cap() -> None:
    assert LAWS.least_ibc(0, wage=1_800_000, days=12) == 720_000
    assert LAWS.least_ibc(0, wage=1_800_000, days=31) == 1_800_000
    assert LAWS.least_ibc(1_000_000_000, wage=WAGE) == 25 * WAGE


def _with(tmp_path: Path, old: str, new: str) -> Path:
    text = PACKAGED.read_text(encoding="utf-8")
    assert old in text
    copy = tmp_path / "leyes.toml"
    copy.write_text(text.replace(old, new, 1), encoding="utf-8")
    return copy


def test_an_entity_may_bring_its_own_values(tmp_path: Path) -> None:
    own = load(
        _with(
            tmp_path,
            "# --- Unidad",
            '[[salario_minimo]]\nanio = 2027\nvalor = 1900000\nnorma = "Propia"\n\n# --- U',
        )
    )
    wage = own.minimum_wage(2027)
    assert wage is not None
    assert wage.value == 1_900_000
    assert own.version != LAWS.version


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("valor = 1750905", "valor = -1", "«valor» debe ser un número entero"),
        ("valor = 1750905", 'valor = "1.750.905"', "«valor» debe ser un número entero"),
        ("anio = 2025", "anio = 2026", "el año 2026 está dos veces"),
        ("porcentaje = 40", "porcentaje = 400", "no puede pasar de 100"),
        ("salud = 12.5", "salut = 12.5", "falta «salud»"),
        ("piso_smmlv = 1", "piso_smmlv = 1\npiso = 2", "no se conoce «piso»"),
        ("desde_smmlv = 20", "desde_smmlv = 2", "de menor a mayor"),
        ("IV = 4.350", "IV = true", "«IV» debe ser un número positivo"),
    ],
)
def test_errors_name_line_and_reason(tmp_path: Path, old: str, new: str, reason: str) -> None:
    copy = _with(tmp_path, old, new)
    with pytest.raises(DataFileInvalid, match=r"leyes\.toml, línea \d+: ") as caught:
        load(copy)
    assert reason in str(caught.value)


def test_the_line_is_the_right_one(tmp_path: Path) -> None:
    copy = _with(tmp_path, "valor = 1423500", "valor = 0")
    line = copy.read_text(encoding="utf-8").splitlines().index("valor = 0") + 1
    with pytest.raises(DataFileInvalid, match=rf"línea {line}:"):
        load(copy)
