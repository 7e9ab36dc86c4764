"""Seeing what a change would do before it is in force; exceptions, the entity's own ways, stale decisions."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest

from review import desk, frames
from review.desk.entity import ListSource
from review.errors import BadArgument
from review.model import ItemKind, Resultado, State, Verdict, Waiver
from review.pipeline import read_folder
from review.store import Store
from review.store.settings import SettingKind
from review.ways import checklist
from tests.folders import LONG_AGO, write_contracts, write_cuenta

pytestmark = pytest.mark.usefixtures("shared_reader")
PACKAGED = checklist.PACKAGED.read_text(encoding="utf-8")
WITHOUT_RUT = PACKAGED.replace('cuando = "primera_cuenta"', 'cuando = "nunca"')
LATER = dt.date(2030, 1, 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_cuenta(tmp_path / "cuentas" / "uno.pdf")
    write_contracts(tmp_path / "cuentas")
    return tmp_path / "cuentas"


@pytest.fixture
def store(tmp_path: Path, folder: Path) -> Store:
    opened = Store.open(str(tmp_path / "a.db"))
    read_folder(folder, opened, processes=1)
    return opened


def item(store: Store, kind: ItemKind) -> desk.ItemView:
    seen = desk.submission(store, 1)
    assert seen is not None
    return seen.item(kind)


def write_checklist(folder: Path, text: str, mtime: int = LONG_AGO) -> None:
    path = folder / "checklist.toml"
    path.write_text(text, encoding="utf-8")
    os.utime(path, (mtime, mtime))


def database(store: Store) -> bytes:
    with store.reading() as connection:
        dump = connection.connection.dbapi_connection.iterdump()  # type: ignore[union-attr]
        return "\n".join(dump).encode()


def test_a_preview_tells_what_applying_does_and_writes_nothing(store: Store, folder: Path) -> None:
    desk.decide(store, 1, Verdict.DEVUELTA, "Falta el RUT", "Ana")
    before = database(store)
    seen = desk.preview(store, str(folder), checklist_text=WITHOUT_RUT)
    assert database(store) == before
    change = seen.changes[0]
    assert (seen.judged, len(seen.changes), seen.decided) == (1, 1, 1)
    assert (change.before, change.after) == (Resultado.INCOMPLETA, Resultado.INCOMPLETA)
    rut = next(one for one in change.items if one.item is ItemKind.RUT)
    assert (rut.before, rut.after, rut.codes) == (State.FALTA, State.NO_APLICA, ("rut_falta",))
    assert change.decision is not None
    assert desk.apply(store, str(folder), "Eva", checklist_text=WITHOUT_RUT) == 1
    assert item(store, ItemKind.RUT).state is State.NO_APLICA
    assert desk.preview(store, str(folder), checklist_text=WITHOUT_RUT).changes == ()
    assert read_folder(folder, store).judged == 0, "what a person put in force stays"
    now = desk.submission(store, 1)
    assert now is not None
    assert now.decision is not None
    assert (now.decision.stale, now.decision.other_result) == (("cambiaron las reglas o la lista",), True)
    told = frames.submissions(store)["decision_desactualizada"].iloc[0]
    assert told == "Cambiaron las reglas o la lista. Algún ítem cambiaría de estado."


def test_another_contract_list_is_tried(store: Store, folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "otra"
    other.mkdir()
    seen = desk.preview(store, str(folder), contracts=write_contracts(other, monthly=1_900_000))
    assert next((one.item, one.after) for one in seen.changes[0].items) == (
        ItemKind.CUENTA,
        State.NO_CUMPLE,
    )
    assert item(store, ItemKind.CUENTA).state is State.CUMPLE


def test_a_text_with_errors_is_told_and_nothing_applied(store: Store, folder: Path) -> None:
    for act in (
        lambda text: desk.preview(store, str(folder), checklist_text=text),
        lambda text: desk.apply(store, str(folder), "Ana", checklist_text=text),
    ):
        with pytest.raises(BadArgument, match="Línea"):
            act(PACKAGED.replace('cuando = "siempre"', 'cuando = "jamas"'))
    assert desk.folder_ways(store, str(folder)).checklist.source is ListSource.PROGRAM
    with pytest.raises(BadArgument, match="no se ha leído"):
        desk.preview(store, "/nada", checklist_text=PACKAGED)


def test_a_checklist_beside_the_folder_is_used_and_a_persons_comes_before(store: Store, folder: Path) -> None:
    write_checklist(folder, WITHOUT_RUT)
    report = read_folder(folder, store)
    assert (report.judged, report.ways_notes) == (1, ())
    assert item(store, ItemKind.RUT).state is State.NO_APLICA
    assert desk.folder_ways(store, str(folder)).checklist.source is ListSource.FOLDER
    desk.apply(store, str(folder), "Ana", checklist_text=PACKAGED)
    assert item(store, ItemKind.RUT).state is State.FALTA
    way = desk.folder_ways(store, str(folder)).checklist
    assert (way.source, way.author) == (ListSource.PERSON, "Ana")
    desk.withdraw_way(store, str(folder), SettingKind.CHECKLIST, "Ana")
    assert item(store, ItemKind.RUT).state is State.NO_APLICA
    (folder / "checklist.toml").unlink()
    read_folder(folder, store)
    assert item(store, ItemKind.RUT).state is State.FALTA


def test_a_broken_checklist_stops_nothing_and_is_told(store: Store, folder: Path) -> None:
    write_checklist(folder, WITHOUT_RUT)
    read_folder(folder, store)
    write_checklist(folder, WITHOUT_RUT + "\nesto no es\n", LONG_AGO + 5)
    report = read_folder(folder, store)
    assert report.ways_notes[0].startswith("«checklist.toml» tiene errores. Línea ")
    assert "versión anterior" in report.ways_notes[0]
    assert item(store, ItemKind.RUT).state is State.NO_APLICA, "as it was last good"
    assert read_folder(folder, store).ways_notes == report.ways_notes
    assert desk.folder_ways(store, str(folder)).checklist.problem == report.ways_notes[0]


def test_an_exception_holds_until_its_day_and_may_be_withdrawn(store: Store, folder: Path) -> None:
    place = str(folder)
    tried = Waiver(0, "rut_falta", None, "Ana", "lo tiene la entidad", LATER)
    assert desk.preview(store, place, waiver=tried).changes[0].items[0].item is ItemKind.RUT
    assert desk.waivers(store) == []
    number = desk.add_waiver(store, place, "rut_falta", "CPS 14 de 2026", "lo tiene la entidad", LATER, "Ana")
    rut = item(store, ItemKind.RUT)
    assert rut.state is State.NO_APLICA
    assert rut.findings[0].waiver is not None
    assert (rut.findings[0].waiver.author, desk.waivers(store, place)[0].state) == ("Ana", "vigente")
    desk.withdraw_waiver(store, number, "ya no", "Eva")
    assert item(store, ItemKind.RUT).state is State.FALTA
    assert (desk.waivers(store)[0].state, desk.waivers(store)[0].withdrawn_by) == ("retirada", "Eva")
    desk.add_waiver(store, place, "rut_falta", None, "antes", dt.date(2020, 1, 1), "Ana")
    assert item(store, ItemKind.RUT).state is State.FALTA, "it came in after that day"
    assert desk.waivers(store)[0].state == "vencida"


def test_exceptions_are_signed_and_about_a_rule(store: Store, folder: Path) -> None:
    for code, reason, author in (("no_hay", "x", "Ana"), ("rut_falta", " ", "Ana"), ("rut_falta", "x", "")):
        with pytest.raises(BadArgument):
            desk.add_waiver(store, str(folder), code, None, reason, LATER, author)
    with pytest.raises(BadArgument, match="excepción"):
        desk.withdraw_waiver(store, 9, "x", "Ana")


def test_a_decision_tells_what_was_corrected_after_it(store: Store) -> None:
    desk.decide(store, 1, Verdict.APROBADA, "", "Ana")
    seen = desk.submission(store, 1)
    assert seen is not None
    assert seen.decision is not None
    assert seen.decision.stale == ()
    desk.correct_field(store, 1, ItemKind.CUENTA, "valor", 1_900_000, "Eva", remember=False)
    seen = desk.submission(store, 1)
    assert seen is not None
    assert seen.decision is not None
    assert (seen.decision.stale, seen.decision.other_result) == (("se corrigió un dato",), True)
