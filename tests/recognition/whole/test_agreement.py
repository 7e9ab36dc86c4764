"""Values held against each other, their calibration, and the places worth a second look."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from review.model import (
    Alternative,
    Box,
    Document,
    Field,
    FieldValue,
    ItemKind,
    Lectura,
    LookKind,
    Mark,
    Month,
    Origin,
    Page,
    PageKind,
    PageLabel,
    RecognisedItem,
    Recognition,
    Word,
)
from review.recognition.values.calibration import Curve, calibrated, curves, load
from review.recognition.whole.agreement import agreed, month_billed
from review.recognition.whole.disputed import disputed
from review.recognition.whole.second_look import wanted

BOX = Box(72, 100, 200, 112)
NUMBER = {kind: at for at, kind in enumerate(ItemKind, start=1)}


def read(
    values: dict[str, FieldValue], *, ink: float = 0.8, others: dict[str, FieldValue] | None = None
) -> Recognition:
    """A recognition of these values (`item.campo`), all read by OCR with this ink, a page an item."""
    fields: dict[ItemKind, dict[str, Field]] = {}
    for path, value in values.items():
        item, _, name = path.partition(".")
        kind = ItemKind(item)
        passed = (others or {}).get(path)
        rival = () if passed is None else (Alternative(passed, str(passed), NUMBER[kind], BOX, 0.5),)
        found = Field(name, value, str(value), NUMBER[kind], BOX, 0.7, None, (), rival, ink)
        fields.setdefault(kind, {})[name] = found
    items = {kind: RecognisedItem(kind, (NUMBER[kind],), own) for kind, own in fields.items()}
    origin = Origin.OCR if ink < 1 else Origin.TEXTO
    labels = tuple(PageLabel(NUMBER[kind], PageKind(kind.value), 0.9, origin) for kind in items)
    return Recognition(labels, items)


def of(recognition: Recognition, path: str) -> Field:
    item, _, name = path.partition(".")
    found = recognition.field(ItemKind(item), name)
    assert found is not None
    return found


def test_words_and_figures_that_agree_prove_each_other() -> None:
    found = agreed(read({"cuenta.valor": 1_800_000, "cuenta.valor_letras": 1_800_000}))
    assert of(found, "cuenta.valor").support == ("coincide con el valor en letras",)
    assert of(found, "cuenta.valor").confidence >= 0.97


def test_a_slip_is_put_right_by_what_was_also_read() -> None:
    found = agreed(
        read(
            {"cuenta.valor": 1_300_000, "cuenta.valor_letras": 1_800_000}, others={"cuenta.valor": 1_800_000}
        )
    )
    chosen = of(found, "cuenta.valor")
    assert (chosen.value, chosen.others[0].value) == (1_800_000, 1_300_000)
    assert chosen.support


def test_what_is_no_slip_and_what_is_printed_text_stay_as_read() -> None:
    values: dict[str, FieldValue] = {"cuenta.valor": 4_567_000, "cuenta.valor_letras": 1_800_000}
    others: dict[str, FieldValue] = {"cuenta.valor": 1_800_000}
    assert of(agreed(read(values, others=others)), "cuenta.valor").value == 4_567_000
    values["cuenta.valor"] = 1_300_000
    text = agreed(read(values, ink=1.0, others=others))
    assert of(text, "cuenta.valor").value == 1_300_000
    assert of(text, "cuenta.valor").confidence == 0.7


def test_a_check_digit_speaks_for_the_nit_or_against_it() -> None:
    right = agreed(read({"rut.nit": "1061700001", "rut.dv": "4"}))
    assert "el dígito de verificación es correcto" in of(right, "rut.nit").support
    wrong = agreed(read({"rut.nit": "1061700007", "rut.dv": "4"}))
    assert of(wrong, "rut.nit").confidence < 0.6
    mended = agreed(read({"rut.nit": "1061700007", "rut.dv": "4"}, others={"rut.nit": "1061700001"}))
    assert of(mended, "rut.nit").value == "1061700001"


def test_papers_that_agree_prove_each_other_and_not_the_one_that_differs() -> None:
    found = agreed(
        read({"cuenta.documento": "1061700001", "banco.documento": "1061700001", "rut.nit": "1061700009"})
    )
    assert of(found, "cuenta.documento").support == ("igual en la certificación bancaria",)
    assert not of(found, "rut.nit").support


def test_a_base_whose_contributions_make_the_total() -> None:
    found = agreed(read({"seguridad_social.ibc": 1_750_905, "seguridad_social.total": 517_400}))
    assert of(found, "seguridad_social.ibc").support == ("pensión + salud + riesgos del IBC suman el total",)
    other = agreed(read({"seguridad_social.ibc": 1_150_905, "seguridad_social.total": 517_400}))
    assert not of(other, "seguridad_social.ibc").support


def test_the_month_of_cuenta_and_informe_and_an_impossible_day() -> None:
    values: dict[str, FieldValue] = {
        "cuenta.periodo": Month(2026, 6),
        "cuenta.fecha_cuenta": dt.date(2020, 6, 30),
        "informe.periodo_inicio": dt.date(2026, 6, 1),
        "informe.periodo_fin": dt.date(2026, 6, 30),
        "seguridad_social.periodo": Month(2026, 5),
    }
    found = agreed(read(values))
    assert of(found, "cuenta.periodo").support == ("el mes es el del informe",)
    assert of(found, "seguridad_social.periodo").support == ("es el mes cobrado o el anterior",)
    assert of(found, "cuenta.fecha_cuenta").confidence < 0.6
    assert month_billed(found.items) == Month(2026, 6)


def test_the_calibration_table_rises_and_can_be_undone(tmp_path: Path) -> None:
    assert set(curves()) == set(Origin)
    curve = Curve(((0.0, 0.1), (0.6, 0.5), (1.0, 0.98)))
    assert curve.share(0.6) == pytest.approx(0.5)
    assert curve.stated(curve.share(0.83)) == pytest.approx(0.83)
    with pytest.raises(ValueError, match="calibration"):
        Curve(((0.0, 0.5), (1.0, 0.5)))
    (tmp_path / "t.toml").write_text("[texto]\npuntos = [[0, 0], [1, 1]]\n", encoding="utf-8")
    with pytest.raises(ValueError, match="ocr"):
        load(tmp_path / "t.toml")
    assert of(calibrated(read({"cuenta.valor": 1})), "cuenta.valor").confidence == pytest.approx(
        curves()[Origin.OCR].share(0.7), abs=1e-3
    )


def page_of(recognition: Recognition, kind: ItemKind, ink: float) -> Page:
    words = [Word(found.text, found.box, ink) for found in recognition.items[kind].fields.values()]
    words += [Word("otra", Box(72, 300 + 14 * at, 200, 312 + 14 * at), ink) for at in range(9)]
    origin = Origin.OCR if ink < 1 else Origin.TEXTO
    return Page(NUMBER[kind], 612, 792, tuple(words), origin)


def document(*pages: Page) -> Document:
    return Document("0" * 64, 1, Lectura.LEIDO, pages)


def test_a_line_in_doubt_is_looked_at_again_and_a_proved_one_is_not() -> None:
    seen = read({"cuenta.valor": 1_800_000}, ink=0.9)
    (look,) = wanted(document(page_of(seen, ItemKind.CUENTA, 0.9)), seen)
    assert (look.kind, look.page) == (LookKind.LINE, NUMBER[ItemKind.CUENTA])
    assert look.box.x0 <= BOX.x0
    assert look.box.x1 >= BOX.x1
    proved = agreed(read({"cuenta.valor": 1_800_000, "cuenta.valor_letras": 1_800_000}, ink=0.9))
    assert wanted(document(page_of(proved, ItemKind.CUENTA, 0.9)), proved) == ()


def test_clear_values_are_looked_at_again_where_one_denies_the_other() -> None:
    clear = {"seguridad_social.total": 508_300, "seguridad_social.voucher_valor": 408_300}
    seen = read({**clear, "seguridad_social.periodo": Month(2026, 5)}, ink=0.99)
    page = page_of(seen, ItemKind.SEGURIDAD_SOCIAL, 0.99)
    assert LookKind.LINE in {look.kind for look in wanted(document(page), seen)}
    alike = read({**clear, "seguridad_social.voucher_valor": 508_300}, ink=0.99)
    assert LookKind.LINE not in {look.kind for look in wanted(document(page), alike)}


@pytest.mark.parametrize(
    ("values", "denied"),
    [
        ({"cuenta.valor": 5_240_000, "cuenta.valor_letras": 4_940_000}, {"valor", "valor_letras"}),
        ({"cuenta.valor": 5_240_000, "cuenta.valor_letras": 1_180_000}, set()),
        ({"cuenta.valor": 5_240_000}, set()),
        ({"cuenta.contrato": "0591 de 2026", "informe.contrato": "0531 de 2026"}, {"contrato"}),
        (
            {
                "cuenta.periodo": Month(2026, 1),
                "informe.periodo_inicio": dt.date(2026, 3, 1),
                "informe.periodo_fin": dt.date(2026, 3, 31),
            },
            {"periodo", "periodo_inicio", "periodo_fin"},
        ),
        ({"cuenta.periodo": Month(2026, 5), "seguridad_social.periodo": Month(2026, 4)}, set()),
        ({"cuenta.periodo": Month(2026, 5), "seguridad_social.periodo": Month(2026, 1)}, {"periodo"}),
    ],
)
def test_what_differs_by_a_slip_is_disputed(values: dict[str, FieldValue], denied: set[str]) -> None:
    assert {name for _, name in disputed(read(values, ink=0.99))} == denied


def test_a_page_read_badly_is_read_again_whole() -> None:
    seen = read({"cuenta.valor": 1_800_000}, ink=0.5)
    assert [look.kind for look in wanted(document(page_of(seen, ItemKind.CUENTA, 0.5)), seen)] == [
        LookKind.PAGE
    ]


def test_a_picture_is_read_where_the_proof_of_payment_is_missing() -> None:
    seen = read({"seguridad_social.periodo": Month(2026, 5)}, ink=1.0)
    picture = Box(50, 400, 500, 700)
    page = page_of(seen, ItemKind.SEGURIDAD_SOCIAL, 1.0)
    page = Page(page.number, 612, 792, page.words, pictures=(picture, Box(0, 0, 60, 30)), picture_share=0.3)
    (look,) = wanted(document(page), seen)
    assert (look.kind, look.box) == (LookKind.REGION, picture)
    whole = {
        "seguridad_social.periodo": Month(2026, 5),
        "seguridad_social.ibc": 1_750_905,
        "seguridad_social.total": 517_400,
        "seguridad_social.documento": "1061700001",
    }
    told = read(whole, ink=1.0)
    item = told.items[ItemKind.SEGURIDAD_SOCIAL]
    paid = RecognisedItem(
        item.kind, item.pages, item.fields, (Mark("planilla_pagada", "PAGADA", page.number, BOX),)
    )
    assert wanted(document(page), Recognition(told.pages, {item.kind: paid})) == ()
