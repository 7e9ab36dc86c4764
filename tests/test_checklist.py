from pathlib import Path

import pytest

from review.checklist import DEFAULT, PACKAGED, PilaMonth, ProRata, When, load
from review.errors import DataFileInvalid
from review.model import ItemKind


def test_the_default_list() -> None:
    assert [item.kind for item in DEFAULT.items] == list(ItemKind)
    assert [DEFAULT.place(kind) for kind in ItemKind] == [1, 2, 3, 4, 5, 6]
    assert {kind for kind in ItemKind if DEFAULT.when(kind) is When.PRIMERA_CUENTA} == {
        ItemKind.RUT,
        ItemKind.IMPUESTOS,
    }
    assert (DEFAULT.bank_days, DEFAULT.rut_days, DEFAULT.tolerance_per_thousand) == (30, 90, 1)
    assert DEFAULT.least_confidence == 0.8
    assert set(DEFAULT.pila_months) == {PilaMonth.MES_COBRADO, PilaMonth.MES_ANTERIOR}
    assert DEFAULT.pro_rata == (ProRata.DIAS_REALES, ProRata.DIAS_360)


def _with(tmp_path: Path, old: str, new: str) -> Path:
    text = PACKAGED.read_text(encoding="utf-8")
    assert old in text
    copy = tmp_path / "checklist.toml"
    copy.write_text(text.replace(old, new, 1), encoding="utf-8")
    return copy


def test_an_entity_may_bring_its_own(tmp_path: Path) -> None:
    own = load(_with(tmp_path, 'pila_mes = ["mes_cobrado", "mes_anterior"]', 'pila_mes = ["mes_anterior"]'))
    assert own.pila_months == (PilaMonth.MES_ANTERIOR,)
    assert own.version != DEFAULT.version


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('cuando = "primera_cuenta"', 'cuando = "a veces"', "«cuando» debe ser"),
        ('tipo = "rut"', 'tipo = "banco"', "el ítem «banco» está dos veces"),
        ('tipo = "rut"', 'tipo = "diploma"', "«tipo» debe ser"),
        ("banco_dias = 30", "banco_dias = 0", "«banco_dias» debe ser un número entero desde 1"),
        ("confianza_minima = 0.8", "confianza_minima = 80", "va de 0 a 1"),
        ("rut_dias = 90", "rut_dias = 90\nrut_meses = 3", "no se conoce «rut_meses»"),
        ('["dias_reales", "dias_360"]', '["dias_habiles"]', "sobra «dias_habiles»"),
    ],
)
def test_errors_name_line_and_reason(tmp_path: Path, old: str, new: str, reason: str) -> None:
    copy = _with(tmp_path, old, new)
    with pytest.raises(DataFileInvalid, match=r"checklist\.toml, línea \d+: ") as caught:
        load(copy)
    assert reason in str(caught.value)


def test_an_item_cannot_be_left_out_silently(tmp_path: Path) -> None:
    item = '[[item]]\ntipo = "impuestos"\nnombre = "Impuestos y estampillas"\ncuando = "primera_cuenta"\n'
    with pytest.raises(DataFileInvalid, match="falta el ítem «impuestos»"):
        load(_with(tmp_path, item, ""))
