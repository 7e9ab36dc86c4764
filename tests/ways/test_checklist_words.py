import tomllib
from dataclasses import fields, replace
from decimal import Decimal
from pathlib import Path

import pytest

from review.model import ItemKind
from review.ways import checklist_words
from review.ways.checklist import (
    DEFAULT,
    PACKAGED,
    FilePart,
    Late,
    Levy,
    PilaMonth,
    Signature,
    SupervisorPost,
    TaxesBase,
    When,
    check,
)
from review.ways.checklist_settings import KEYS, SETTINGS, Setting
from review.ways.checklist_words import Difference
from tools import checklist_doc

DOCUMENT = Path(__file__).parents[2] / "docs" / "lista_de_chequeo.md"
TOP = {"entity", "items", "levies", "files", "posts", "version"}


def test_every_setting_of_the_packaged_list_has_its_words() -> None:
    packaged = tomllib.loads(PACKAGED.read_text(encoding="utf-8"))
    assert [one.key for one in SETTINGS] == list(packaged["reglas"])
    assert {one.attribute for one in SETTINGS} == {one.name for one in fields(DEFAULT)} - TOP


def test_every_key_told_is_one_that_is_read_and_every_one_read_is_told() -> None:
    text = PACKAGED.read_text(encoding="utf-8") + (
        '[[impuesto]]\nnombre = "Procultura"\nporcentaje = 1.5\n'
        '[[supervisor]]\nnombre = "Ana Solarte"\ncargo = "Asesora"\n'
        '[[archivo]]\npatron = "GF_*"\nitems = ["cuenta"]\n'
    )
    written = tomllib.loads(text)
    known = {("", name) for name, value in written.items() if not isinstance(value, list | dict)}
    for table, rows in written.items():
        if isinstance(rows, list):
            known |= {(f"[[{table}]]", name) for row in rows for name in row}
    assert known == {(one.table, one.key) for one in KEYS}
    assert check(text, "checklist.toml")[1] == ()


def test_the_document_tells_every_key_and_is_fresh() -> None:
    document = DOCUMENT.read_text(encoding="utf-8")
    assert [one.key for one in (*SETTINGS, *KEYS) if f"`{one.key}`" not in document] == []
    assert document == checklist_doc.document(), "make rules"


def test_items_are_told_in_order_with_when_and_limits() -> None:
    told = checklist_words.items(DEFAULT)
    assert [(one.place, one.kind) for one in told] == list(enumerate(ItemKind, start=1))
    bank, rut = told[3], told[4]
    assert bank.when == "En todas las cuentas."
    assert "Tiene 30 días o menos a la fecha de la cuenta de cobro." in bank.holds
    assert rut.when.startswith("Solo en la primera cuenta")
    assert "Tiene 90 días o menos a la fecha de la cuenta de cobro." in rut.holds


def test_an_item_not_asked_holds_nothing() -> None:
    items = tuple(replace(one, when=When.NUNCA) for one in DEFAULT.items)
    assert {(one.when, one.holds) for one in checklist_words.items(replace(DEFAULT, items=items))} == {
        ("No se pide.", ())
    }


OTHER = replace(
    DEFAULT,
    pila_months=(PilaMonth.MES_ANTERIOR,),
    pro_rata=DEFAULT.pro_rata[:1],
    tolerance_per_thousand=0,
    bank_days=1,
    rut_days=2,
    least_confidence=0.755,
    report_days_early=0,
    cuenta_days_early=1,
    signature=Signature.EXIGIR,
    least_evidence=3,
    repeated_text=0.8,
    late_planilla=Late.REVISAR,
    days_to_present=1,
    waiting_days=9,
    ending_days=45,
    taxes_base=TaxesBase.PAGO,
    payment_by_month=False,
    decided_by_another=True,
    blind_sample=5,
    sources_page=False,
    paper_code=False,
    paper_names="CEDULA_RP_MES_AÑO",
    most_megabytes=50,
    file_name="CEDULA_MES",
)


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda one: one.key)
def test_a_setting_that_changes_is_told_before_and_after(setting: Setting) -> None:
    told = {one.what: one for one in checklist_words.differences(DEFAULT, OTHER)}
    assert len(told) == len(SETTINGS)
    one = told[setting.title]
    assert one.before
    assert one.after
    assert one.before != one.after


def test_equal_lists_do_not_differ() -> None:
    assert checklist_words.differences(DEFAULT, replace(DEFAULT, version="2")) == ()


def test_what_else_differs_is_told() -> None:
    first, second, *rest = DEFAULT.items
    other = replace(
        DEFAULT,
        entity="Hospital",
        items=(second, replace(first, name="Certificado", when=When.ULTIMA_CUENTA), *rest),
        posts=(SupervisorPost("Ana Solarte", "Asesora"),),
        levies=(Levy("Procultura", Decimal("1.50")), Levy("Adulto mayor", Decimal(4))),
        files=(FilePart("GF_*", frozenset({ItemKind.CUENTA, ItemKind.SEGURIDAD_SOCIAL})),),
    )
    assert [one.what for one in checklist_words.differences(DEFAULT, other)] == [
        "Entidad",
        "Orden de los ítems",
        "Nombre del ítem",
        "Cuándo se pide: Certificado",
        "Impuestos y estampillas",
        "Cargos de los supervisores",
        "Archivos de la cuenta",
    ]
    assert checklist_words.levies(other) == "Se cobran: Procultura 1,5 % y Adulto mayor 4 %."
    assert checklist_words.files(other) == ("El archivo «GF_*» trae Cuenta de cobro y Seguridad social.",)
    assert checklist_words.differences(DEFAULT, replace(DEFAULT, entity="X")) == (
        Difference("Entidad", "General", "X"),
    )


@pytest.mark.parametrize(
    ("pattern", "why"),
    [("informes", "no tiene ninguna"), ("../CEDULA", "no van en el nombre"), ("MESA", "ninguna")],
)
def test_a_name_that_tells_nothing_or_is_no_name_is_refused(pattern: str, why: str) -> None:
    text = PACKAGED.read_text(encoding="utf-8").replace("CLASE_CEDULA_CONTRATO_MES_AÑO", pattern)
    (one,) = check(text, "checklist.toml")[1]
    assert why in one.reason
    assert "CEDULA" in one.mend


def test_a_post_is_found_by_the_name_however_it_is_written() -> None:
    listed = replace(DEFAULT, posts=(SupervisorPost("Ana  Solarte Páz", "Asesora"),))
    assert (listed.post_of("ANA SOLARTE PAZ"), listed.post_of("Ana"), listed.post_of(None)) == (
        "Asesora",
        "",
        "",
    )
