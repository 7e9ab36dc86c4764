from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from review.errors import DataFileInvalid
from review.model import ItemKind
from review.ways.checklist import (
    DEFAULT,
    PACKAGED,
    FilePart,
    Late,
    Levy,
    PilaMonth,
    ProRata,
    Signature,
    TaxesBase,
    When,
    check,
    load,
)


def test_the_default_list() -> None:
    assert [item.kind for item in DEFAULT.items] == list(ItemKind)
    assert [DEFAULT.place(kind) for kind in ItemKind] == [1, 2, 3, 4, 5, 6]
    assert {kind for kind in ItemKind if DEFAULT.when(kind) is When.PRIMERA_CUENTA} == {
        ItemKind.RUT,
        ItemKind.IMPUESTOS,
    }
    assert DEFAULT.asked_later == set(ItemKind) - {ItemKind.RUT, ItemKind.IMPUESTOS}
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


OLD_RULES = """pila_mes = ["mes_cobrado", "mes_anterior"]
prorrateo = ["dias_reales", "dias_360"]
tolerancia_por_mil = 1
banco_dias = 30
rut_dias = 90
confianza_minima = 0.8
"""


@pytest.mark.parametrize("rules", ["", OLD_RULES])
def test_what_a_list_does_not_say_is_as_packaged(rules: str) -> None:
    """Lists written before a setting existed stay valid, and a short one says only what it changes."""
    head = PACKAGED.read_text(encoding="utf-8").partition("[reglas]")[0]
    own, problems = check(f"{head}[reglas]\n{rules}", "checklist.toml")
    assert problems == ()
    assert own is not None
    assert replace(own, version=DEFAULT.version) == DEFAULT


def test_every_way_of_an_entity() -> None:
    text = PACKAGED.read_text(encoding="utf-8")
    for old, new in (
        ('cuando = "primera_cuenta"', 'cuando = "ultima_cuenta"'),
        ('cuando = "primera_cuenta"', 'cuando = "segun_contrato"'),
        ('firma = "comparar"', 'firma = "exigir"'),
        ('planilla_tarde = "informar"', 'planilla_tarde = "revisar"'),
        ('impuestos_base = "contrato"', 'impuestos_base = "pago"'),
        ("numero_pago_por_mes = true", "numero_pago_por_mes = false"),
        ("informe_dias_antes = 10", "informe_dias_antes = 0"),
        ("cuenta_dias_antes = 10", "cuenta_dias_antes = 3"),
        ("evidencias_minimas = 0", "evidencias_minimas = 4"),
        ("texto_repetido = 0.95", "texto_repetido = 1"),
        ("dias_habiles_presentar = 5", "dias_habiles_presentar = 3"),
        ("dias_de_espera = 5", "dias_de_espera = 8"),
    ):
        assert old in text
        text = text.replace(old, new, 1)
    text += '[[impuesto]]\nnombre = "Procultura"\nporcentaje = 1.5\n'
    text += '[[archivo]]\npatron = "GF_*"\nitems = ["rut"]\n'
    own, problems = check(text, "checklist.toml")
    assert problems == ()
    assert own is not None
    assert own.when(ItemKind.RUT) is When.ULTIMA_CUENTA
    assert own.when(ItemKind.IMPUESTOS) is When.SEGUN_CONTRATO
    assert (own.signature, own.late_planilla, own.taxes_base) == (
        Signature.EXIGIR,
        Late.REVISAR,
        TaxesBase.PAGO,
    )
    assert (own.report_days_early, own.cuenta_days_early, own.least_evidence) == (0, 3, 4)
    assert (own.repeated_text, own.days_to_present, own.waiting_days) == (1.0, 3, 8)
    assert not own.payment_by_month
    assert own.levies == (Levy("Procultura", Decimal("1.5")),)
    assert own.files == (FilePart("GF_*", frozenset({ItemKind.RUT})),)


FILES = replace(
    DEFAULT,
    files=(
        FilePart("GF_*", frozenset({ItemKind.CUENTA})),
        FilePart("*gestión?contractual*", frozenset({ItemKind.INFORME})),
    ),
)


@pytest.mark.parametrize(
    ("archivo", "kinds"),
    [
        ("GF_1061700001_123_JUNIO_2026.pdf", {ItemKind.CUENTA}),
        ("junio/ana/gf_1.PDF", {ItemKind.CUENTA}),
        ("junio\\GF_1", {ItemKind.CUENTA}),
        ("Gestio\u0301n Contractual 2.pdf", {ItemKind.INFORME}),
        ("GF_todo/otro.pdf", None),
        ("otro.pdf", None),
    ],
)
def test_a_files_name_tells_which_items_it_holds(archivo: str, kinds: set[ItemKind] | None) -> None:
    assert FILES.kinds_in(archivo) == kinds
    assert DEFAULT.kinds_in(archivo) is None


def test_everything_wrong_is_told_at_once_with_its_line() -> None:
    text = """version = 1
entidad = "Mi entidad"
[[item]]
tipo = "informes"
nombre = "Informe"
cuando = "siempre"
[[item]]
tipo = "rut"
nombre = "RUT"
cuando = "primera"
[[item]]
tipo = "rut"
nombre = ""
cuando = "nunca"
[reglas]
banco_dias = "30"
rut_dia = 90
texto_repetido = 95
firma = "pedir"
pila_mes = ["anterior"]
[[impuesto]]
nombre = "Procultura"
porcentaje = 101
[[impuesto]]
nombre = "PROCULTURA"
porcentaje = 1
[[archivo]]
patron = "GF_*"
items = "cuenta"
"""
    own, problems = check(text, "checklist.toml")
    assert own is None
    told = {one.line: one.reason + " " + one.mend for one in problems}
    assert list(told) == [4, 10, 12, 13, 16, 17, 18, 19, 20, 23, 25, 29]
    assert "¿Quiso decir «informe»?" in told[4]
    assert "¿Quiso decir «primera_cuenta»?" in told[10]
    assert "el ítem «rut» está dos veces" in told[12]
    assert "un texto vacío" in told[13]
    assert "debe ser un número entero desde 1" in told[16]
    assert "¿Quiso decir «rut_dias»?" in told[17]
    assert "va de 0 a 1" in told[18]
    assert "¿Quiso decir «no_pedir»?" in told[19]
    assert "¿Quiso decir «mes_anterior»?" in told[20]
    assert "está dos veces" in told[25]
    assert "debe ser una lista" in told[29]


def test_check_and_load_agree(tmp_path: Path) -> None:
    path = tmp_path / "checklist.toml"
    path.write_text("version = 1\n[reglas]\nbanco_dias = 0\n", encoding="utf-8")
    with pytest.raises(DataFileInvalid) as caught:
        load(path)
    _, problems = check(path.read_text(encoding="utf-8"), path.name)
    assert caught.value.reason in {one.reason for one in problems}
    assert check(PACKAGED.read_text(encoding="utf-8"), "checklist.toml") == (DEFAULT, ())
