"""The strip of cuttings: each judged value beside its ink, and corrections that open at their field."""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from review import desk
from review.desk import ItemView, SubmissionView
from review.model import Alternative, Box, Finding, ItemKind, Severity, State
from review.model.fields import judged
from review.model.support import Support
from review.rules.registry import BY_CODE
from review.store import Store
from screens import at_fault, ink, item_sheet, pictures
from tests.screens.conftest import Opener
from tests.screens.drawn import components, errors

CUENTA = ItemKind.CUENTA


def seen(database: Path, number: int = 1) -> SubmissionView:
    with Store.open(str(database)) as store:
        found = desk.submission(store, number)
    assert found is not None
    return found


def strip(app: Any, kind: ItemKind = CUENTA) -> list[dict[str, Any]]:
    (sheet,) = components(app, "sheet")
    found: list[dict[str, Any]] = next(one for one in sheet["items"] if one["key"] == kind)["strip"]
    return found


def row(app: Any, name: str) -> dict[str, Any]:
    return next(one for one in strip(app) if one["fix"] == f"{CUENTA}.{name}")


def test_every_judged_value_stands_beside_its_ink_the_weightiest_first(look: Opener, read: Path) -> None:
    app = look("revisar", read, cuenta=1)
    assert errors(app) == []
    shown = [one["fix"] for one in strip(app) if one["src"]]
    order = [f"{CUENTA}.{card.name}" for card in judged(CUENTA)]
    assert shown
    assert shown == sorted(shown, key=order.index)
    value = row(app, "valor")
    assert value["src"].startswith("data:image/jpeg;base64,")
    assert value["value"] == "$ 1.800.000"
    assert value["alt"] == f"Recorte de la página {value['page']}. Cuenta: Valor, $ 1.800.000"


def test_a_page_is_drawn_once_for_all_its_cuttings(
    look: Opener, read: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int] = []
    real = pictures.render_page

    def counted(path: Path, page: int, **details: Any) -> bytes:
        drawn.append(page)
        return real(path, page, **details)

    monkeypatch.setattr(pictures, "ahead", lambda _wanted: True)
    pictures._lines.clear()  # type: ignore[attr-defined]
    monkeypatch.setattr(pictures, "render_page", counted)
    app = look("revisar", read, cuenta=1)
    assert len([one for one in strip(app) if one["src"]]) > 1
    pages = {one["page"] for one in strip(app) if one["src"]}
    assert pages == {1}
    assert drawn == [1, 1], "for the viewer, out of what is kept, and for all cuttings together"


def test_the_pages_of_the_next_cuenta_are_drawn_ahead_once(
    look: Opener, read: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[pictures.Wanted]] = []

    def noted(wanted: Iterable[pictures.Wanted]) -> bool:
        asked.append(list(wanted))
        return True

    monkeypatch.setattr(pictures, "ahead", noted)
    app = look("revisar", read, cuenta=1)
    app.run()
    (wanted,) = asked
    other = seen(read, 2)
    assert {(one.sha256, one.dpi) for one in wanted} == {(other.sha256, pictures.DPI)}
    assert 1 in {one.page for one in wanted}


def test_a_doubtful_value_is_told_so_with_its_note(look: Opener, read: Path) -> None:
    with sqlite3.connect(read) as connection:
        connection.execute(
            "UPDATE fields SET note = 'Hay dos valores.' WHERE submission_id = 1 AND name = 'valor'"
        )
        connection.execute("UPDATE fields SET confidence = 0.2 WHERE submission_id = 1 AND name = 'contrato'")
    app = look("revisar", read, cuenta=1)
    assert (row(app, "valor")["tone"], row(app, "valor")["doubt"]) == ("warn", "Hay dos valores.")
    assert "dudosa" in row(app, "contrato")["doubt"]
    assert row(app, "documento")["tone"] == ""


@pytest.mark.parametrize("note", [None, "También se leyó otro."])
def test_beside_a_doubtful_value_the_others_can_be_used(read: Path, note: str | None) -> None:
    item = seen(read).item(CUENTA)
    other = Alternative(1_900_000, "$ 1.900.000", 1, Box(1, 2, 3, 4), 0.5)
    fields = tuple(
        dataclasses.replace(one, note=note, others=(other,)) if one.name == "valor" else one
        for one in item.fields
    )
    drawn = item_sheet.draw_item(dataclasses.replace(item, fields=fields))
    (value,) = [one for one in drawn["strip"] if one["fix"] == "cuenta.valor"]
    assert [one["id"] for one in value["others"]] == ["otro.cuenta.valor.0"] * (note is not None)


def test_what_was_corrected_stands_beside_what_the_machine_read(look: Opener, read: Path) -> None:
    with Store.open(str(read)) as store:
        desk.correct_field(store, 1, CUENTA, "valor", 1_700_000, "Ana", remember=False)
    value = row(look("revisar", read, cuenta=1), "valor")
    assert value["value"] == "$ 1.700.000"
    assert value["machine"] == "Corregido; la máquina leyó $ 1.800.000"
    assert value["tone"] == ""


def test_a_judged_value_that_was_not_read_is_told(look: Opener, read: Path) -> None:
    with sqlite3.connect(read) as connection:
        connection.execute("DELETE FROM fields WHERE submission_id = 1 AND name = 'documento'")
    lacking = row(look("revisar", read, cuenta=1), "documento")
    assert (lacking["value"], lacking["tone"]) == ("No se leyó", "lacks")


def _agreeing(item: ItemView, *, but: str = "", **change: Any) -> ItemView:
    """The item passed, with everything surely read and told alike by another paper, `but` one field."""
    sure = {"support": (Support.MONTH_OF_INFORME,), "note": None, "confidence": 0.99}
    fields = tuple(
        dataclasses.replace(one, **(sure | (change if one.name == but else {}))) for one in item.fields
    )
    return dataclasses.replace(item, state=State.CUMPLE, fields=fields)


def _folded(item: ItemView) -> list[str]:
    return [one["fix"].partition(".")[2] for one in ink.strip(item) if one["agreed"]]


def test_what_several_papers_say_alike_is_folded_but_the_weightiest(read: Path) -> None:
    item = _agreeing(seen(read).item(CUENTA))
    told = [one.name for one in ink.told(item)]
    assert len(told) > 3
    assert (told[0], _folded(item)) == ("valor", told[1:])
    assert (
        item_sheet.draw_item(item)["agreedTitle"]
        == f"{len(told) - 1} datos iguales en otro papel o en la lista"
    )


@pytest.mark.parametrize(
    "change",
    [
        {"support": ()},
        {"support": (Support.LEARNED,)},
        {"confidence": 0.3},
        {"note": "También se leyó otro."},
        {"corrected": True},
    ],
    ids=lambda change: next(iter(change)),
)
def test_the_ink_of_a_value_that_nothing_proves_stays_in_sight(read: Path, change: dict[str, Any]) -> None:
    item = dataclasses.replace(seen(read).item(CUENTA), findings=())
    assert "documento" in _folded(_agreeing(item))
    assert "documento" not in _folded(_agreeing(item, but="documento", **change))


@pytest.mark.parametrize(("found", "folded"), [("1.800.000", True), ("1.700.000", False)])
def test_a_value_that_a_check_found_as_expected_is_folded_too(read: Path, found: str, folded: bool) -> None:
    item = _agreeing(seen(read).item(CUENTA), but="documento", support=())
    field = next(one for one in item.fields if one.name == "documento")
    held = Finding(
        "cuenta_contratista",
        CUENTA,
        State.CUMPLE,
        Severity.RECHAZO,
        "Mensaje.",
        page=field.page,
        box=field.box,
        expected="1.800.000",
        found=found,
    )
    kept = tuple(one for one in item.findings if one.box != field.box)
    assert ("documento" in _folded(dataclasses.replace(item, findings=(*kept, held)))) is folded


@pytest.mark.parametrize("state", [State.NO_CUMPLE, State.POR_REVISAR])
def test_all_ink_of_an_item_that_does_not_pass_stays_in_sight(read: Path, state: State) -> None:
    item = dataclasses.replace(_agreeing(seen(read).item(CUENTA)), state=state)
    assert _folded(item) == []
    assert item_sheet.draw_item(item)["agreedTitle"] == ""


def test_without_its_file_the_words_that_were_read_stand_there(look: Opener, filled: Path) -> None:
    app = look("revisar", filled, mes="2026-06")
    value = row(app, "valor")
    assert value["src"] is None
    assert value["quote"] == "$ 1.800.000,oo"


def test_a_finding_is_corrected_at_the_field_that_it_points_to(read: Path) -> None:
    view = seen(read)
    document = next(one for one in view.item(CUENTA).fields if one.name == "documento")

    def about(code: str, page: int | None, box: Box | None, needed: str | None = None) -> str:
        rule = BY_CODE[code]
        finding = Finding(
            code,
            rule.item,
            State.POR_REVISAR,
            Severity.RECHAZO,
            "Mensaje.",
            page=page,
            box=box,
            about=needed or rule.about,
        )
        return at_fault.fix_of(view.items, finding)

    assert about("cuenta_mes", document.page, document.box) == "cuenta.documento", "the ink decides"
    assert about("cuenta_mes", None, None) == "cuenta.periodo"
    assert about("cuenta_valor", None, None) == "cuenta.valor"
    assert about("cuenta_firma", None, None) == ""
    assert about("banco_fecha", None, None) == "", "its item is not in the file"
    assert about("seguridad_social_ibc", None, None, "cuenta.valor") == "cuenta.valor"


def test_of_values_at_one_place_the_one_that_is_compared_is_corrected(read: Path) -> None:
    view = seen(read)
    item = view.item(CUENTA)
    place = item.fields[0]
    fields = tuple(dataclasses.replace(one, page=place.page, box=place.box) for one in item.fields)
    here = dataclasses.replace(item, fields=fields)

    def about(code: str) -> str:
        finding = Finding(
            code,
            CUENTA,
            State.NO_CUMPLE,
            Severity.RECHAZO,
            "M.",
            page=place.page,
            box=place.box,
            about=BY_CODE[code].about,
        )
        return at_fault.fix_of([here], finding)

    assert about("cuenta_contrato") == "cuenta.contrato"
    assert about("cuenta_firma") == "cuenta.valor", "the weightiest"


@pytest.mark.parametrize("name", ["valor", "periodo", "documento"])
def test_a_correction_opens_at_its_own_field(look: Opener, read: Path, name: str) -> None:
    app = look("revisar", read, cuenta=1, panel="corregir", arreglo="cuenta.contrato", reviewer="Ana")
    app.query_params["arreglo"] = f"cuenta.{name}"
    app.run()
    assert errors(app) == []
    boxes = {one.label: one.value for one in app.selectbox}
    assert (boxes["Del ítem"], boxes["Dato"]) == (CUENTA, name)
    first = next(one.label for one in app.selectbox if one.label in ("Dato", "Ítem"))
    assert first == "Dato", "what was asked for is at hand"


def test_an_address_that_names_no_field_opens_at_the_item(look: Opener, read: Path) -> None:
    app = look("revisar", read, cuenta=1, panel="corregir", arreglo="banco.nada", reviewer="Ana")
    assert errors(app) == []
    assert next(one for one in app.selectbox if one.label == "Del ítem").value is ItemKind.BANCO
