"""Whole cuentas on paper under an entity's own checklist, laws, exceptions and contract list."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from review import desk, frames
from review.desk.entity import ListSource
from review.liquidation import LineKind, LineState
from review.model import ItemKind, PageKind, Resultado, State, Verdict, Waiver
from review.pipeline import judge_again, read_folder, submissions_of
from review.pipeline.taught import FolderTaught
from review.store import folders
from review.ways import laws
from tests import whole_cuentas as made
from tests.pipeline.conftest import AUGUST_OF_LUZ, JULY_OF_INES, JULY_OF_LUZ, Cuentas
from tests.whole_cuentas import AUGUST, FIRST, OTHERS

pytestmark = pytest.mark.usefixtures("shared_reader")

ROOT = Path(__file__).resolve().parents[2]
SENA = (ROOT / "data" / "listas" / "sena" / "checklist.toml").read_text(encoding="utf-8")
LAWS = (Path(laws.__file__).parent / "values.toml").read_text(encoding="utf-8")
PILA = ItemKind.SEGURIDAD_SOCIAL
EVERY = (JULY_OF_LUZ, AUGUST_OF_LUZ, JULY_OF_INES)


def with_wage(of: int) -> str:
    """The law values with another minimum wage for 2026."""
    assert LAWS.count("valor = 1750905") == 1
    return LAWS.replace("valor = 1750905", f"valor = {of}")


def states(cuentas: Cuentas) -> dict[str, dict[ItemKind, State]]:
    return {name: {item.kind: item.state for item in cuentas.view(name).items} for name in EVERY}


# --- two files for a cuenta ---


@pytest.fixture
def in_two_files(tmp_path: Path, cuentas: Cuentas) -> Cuentas:
    """The August of Luz in the two files that an entity asks for, with its checklist."""
    folder = tmp_path / "sena"
    made.put(folder / "checklist.toml", SENA.encode())
    content = made.facts(FIRST, AUGUST)
    content.pila.period = made.JULY
    parts = {
        "GF_1900000001_415_AGOSTO_2026.pdf": {ItemKind.CUENTA, PILA, ItemKind.BANCO},
        "GC_1900000001_415_AGOSTO_2026.pdf": {ItemKind.INFORME},
    }
    for name, kinds in parts.items():
        made.put(folder / name, made.draw(content, [made.photo(8)], kinds))
    made.contracts(folder)
    report = read_folder(folder, cuentas.store, processes=1)
    assert (report.read, report.ways_notes) == (2, ())
    return Cuentas(folder, cuentas.store)


def test_each_of_two_files_is_judged_for_its_items(in_two_files: Cuentas) -> None:
    judged = {
        one.archivo: {kind: item.state for kind, item in one.judgement.items.items()}
        for one in submissions_of(in_two_files.store, in_two_files.folder)
    }
    finance, contract = sorted(judged, reverse=True)
    assert judged[finance][ItemKind.INFORME] is State.NO_APLICA
    assert judged[finance][ItemKind.CUENTA] is State.CUMPLE
    assert judged[finance][PILA] is State.CUMPLE
    assert judged[contract][ItemKind.INFORME] is State.CUMPLE
    assert {state for kind, state in judged[contract].items() if kind is not ItemKind.INFORME} == {
        State.NO_APLICA
    }


def test_the_other_of_two_files_is_missed(in_two_files: Cuentas) -> None:
    (in_two_files.folder / "GC_1900000001_415_AGOSTO_2026.pdf").unlink()
    in_two_files.read()
    item = in_two_files.item("GF_1900000001_415_AGOSTO_2026.pdf", ItemKind.INFORME)
    assert item.state is State.POR_REVISAR
    (finding,) = item.findings
    assert "GC_*" in finding.message
    assert "no se ha recibido" in finding.message


def test_the_other_of_two_files_may_come_later(in_two_files: Cuentas) -> None:
    finance, contract = "GF_1900000001_415_AGOSTO_2026.pdf", "GC_1900000001_415_AGOSTO_2026.pdf"
    data = (in_two_files.folder / contract).read_bytes()
    (in_two_files.folder / contract).unlink()
    in_two_files.read()
    desk.decide(
        in_two_files.store, in_two_files.number(finance), Verdict.INCOMPLETA, "Falta el informe", "Ana"
    )
    in_two_files.put(contract, data, later=90)
    assert in_two_files.item(finance, ItemKind.INFORME).state is State.NO_APLICA
    assert stale(in_two_files, finance) == ("cambió lo que dicen otras cuentas",)


def test_what_two_files_share_with_last_month_is_found_in_each(in_two_files: Cuentas) -> None:
    content = made.facts(FIRST, made.SEPTEMBER)
    content.pila.period = made.JULY
    own = made.facts(FIRST, AUGUST).pila
    content.pila.planilla = own.planilla
    assert content.pila.voucher is not None
    content.pila.voucher.planilla = own.planilla
    september = {
        "GF_1900000001_415_SEPTIEMBRE_2026.pdf": {ItemKind.CUENTA, PILA, ItemKind.BANCO},
        "GC_1900000001_415_SEPTIEMBRE_2026.pdf": {ItemKind.INFORME},
    }
    for name, kinds in september.items():
        in_two_files.put(name, made.draw(content, [made.smaller(made.photo(8))], kinds), later=90)
    finance, contract = september
    repeated = in_two_files.said(finance, "seguridad_social_repetida")
    assert repeated.state is State.NO_CUMPLE
    assert repeated.other is not None
    assert repeated.other.archivo == "GF_1900000001_415_AGOSTO_2026.pdf"
    photo = in_two_files.said(contract, "informe_fotos")
    assert photo.state is State.POR_REVISAR
    assert photo.other is not None
    assert photo.other.archivo == "GC_1900000001_415_AGOSTO_2026.pdf"


# --- the entity's own checklist and laws ---


def test_a_checklist_with_an_error_is_told_and_reading_goes_on(cuentas: Cuentas) -> None:
    before = states(cuentas)
    made.put(cuentas.folder / "checklist.toml", (SENA + 'banco_diaz = "muchos"\n').encode())
    report = cuentas.put("ines agosto.pdf", made.draw(made.facts(OTHERS, AUGUST), [made.photo(4)]))
    assert report.read == 1
    (told,) = report.ways_notes
    line = SENA.count("\n") + 1
    assert told.startswith("«checklist.toml» tiene errores. ")
    assert f"Línea {line}: no se conoce «banco_diaz»." in told
    assert states(cuentas) == before
    problem = desk.folder_ways(cuentas.store, str(cuentas.folder)).checklist.problem
    assert problem == told
    made.put(cuentas.folder / "checklist.toml", SENA.encode(), later=5)
    mended = cuentas.read()
    assert (mended.ways_notes, mended.read) == ((), 0)
    made.put(cuentas.folder / "checklist.toml", b"entidad = [", later=10)
    assert cuentas.read().ways_notes[0].endswith("Mientras tanto se usa la versión anterior del archivo.")


def test_another_minimum_wage_beside_the_folder_judges_the_base_again(cuentas: Cuentas) -> None:
    assert cuentas.said(AUGUST_OF_LUZ, "seguridad_social_ibc").state is State.CUMPLE
    made.put(cuentas.folder / "leyes.toml", with_wage(2_500_000).encode())
    report = cuentas.read()
    assert (report.read, report.ways_notes) == (0, ())
    finding = cuentas.said(AUGUST_OF_LUZ, "seguridad_social_ibc")
    assert finding.state is State.NO_CUMPLE
    assert "2.500.000" in f"{finding.message} {finding.expected}"
    assert cuentas.view(AUGUST_OF_LUZ).result is Resultado.INCOMPLETA
    (cuentas.folder / "leyes.toml").unlink()
    cuentas.read()
    assert cuentas.said(AUGUST_OF_LUZ, "seguridad_social_ibc").state is State.CUMPLE


# --- words of its own ---

OF_BANKS = '[[banco]]\nnombre = "El Banco de Todos"\nescrituras = ["Bancolombia"]\n'


def bank_in(cuentas: Cuentas, number: int) -> object:
    table = frames.fields(cuentas.store, number).query("item == 'banco' and campo == 'banco'")
    return None if table.empty else table["valor"].item()


def bank_of(cuentas: Cuentas, archivo: str) -> object:
    return bank_in(cuentas, cuentas.number(archivo))


@pytest.fixture
def another_folder(cuentas: Cuentas, tmp_path: Path) -> Cuentas:
    """A folder of another entity with a cuenta of its own, in the same database."""
    folder = tmp_path / "otra"
    made.put(folder / "ines agosto.pdf", made.draw(made.facts(OTHERS, AUGUST), [made.photo(4)]))
    made.contracts(folder)
    assert read_folder(folder, cuentas.store, processes=1).read == 1
    return Cuentas(folder, cuentas.store)


def kept_recognitions(cuentas: Cuentas) -> dict[str, str | None]:
    known = folders.find(cuentas.store, str(cuentas.folder))
    assert known is not None
    found = folders.known_files(cuentas.store, known.id)
    return {name: file.recogniser_version for name, file in found.items()}


def test_words_beside_a_folder_have_its_papers_recognised_again_and_no_others(
    cuentas: Cuentas, another_folder: Cuentas
) -> None:
    assert bank_of(cuentas, AUGUST_OF_LUZ) == "Bancolombia"
    before, elsewhere = kept_recognitions(cuentas), kept_recognitions(another_folder)
    made.put(cuentas.folder / "palabras.toml", OF_BANKS.encode())
    report = cuentas.read()
    assert (report.read, report.judged, report.ways_notes, report.renewed) == (0, 3, (), (0, 0))
    assert {bank_of(cuentas, name) for name in EVERY} == {"El Banco de Todos"}
    now = kept_recognitions(cuentas)
    assert len(set(before.values())) == len(set(now.values())) == 1
    assert before != now
    assert another_folder.read().judged == 0
    assert bank_of(another_folder, "ines agosto.pdf") == "Bancolombia"
    assert kept_recognitions(another_folder) == elsewhere
    assert cuentas.read().unchanged == 3


def test_a_calendar_beside_a_folder_is_taken_and_judges_nothing_again(cuentas: Cuentas) -> None:
    told = b'version = 1\nentidad = "X"\n[reglas]\ncorte = "d\xc3\xada 17"\n'
    made.put(cuentas.folder / "calendario.toml", told)
    report = cuentas.read()
    assert (report.read, report.judged, report.ways_notes) == (0, 0, ())
    place = str(cuentas.folder)
    assert desk.folder_ways(cuentas.store, place).calendar.source is ListSource.FOLDER
    made.put(cuentas.folder / "calendario.toml", told.replace(b"17", b"70"), later=5)
    (note,) = cuentas.read().ways_notes
    assert note.startswith("«calendario.toml» tiene errores. Línea 4: ")
    kept = desk.folder_ways(cuentas.store, place).calendar
    assert (kept.source, kept.text) == (ListSource.FOLDER, told.decode())
    (cuentas.folder / "calendario.toml").unlink()
    assert cuentas.read().ways_notes == ()
    assert desk.folder_ways(cuentas.store, place).calendar.source is ListSource.PROGRAM


def test_a_comment_in_the_words_recognises_nothing_again(cuentas: Cuentas) -> None:
    made.put(cuentas.folder / "palabras.toml", OF_BANKS.encode())
    cuentas.read()
    made.put(cuentas.folder / "palabras.toml", f"# Así.\n\n{OF_BANKS}".encode(), later=5)
    report = cuentas.read()
    assert (report.read, report.judged) == (0, 0)


def test_without_its_words_a_folder_is_recognised_as_before(cuentas: Cuentas) -> None:
    before = kept_recognitions(cuentas)
    made.put(cuentas.folder / "palabras.toml", OF_BANKS.encode())
    cuentas.read()
    (cuentas.folder / "palabras.toml").unlink()
    report = cuentas.read()
    assert (report.read, report.judged) == (0, 3)
    assert bank_of(cuentas, AUGUST_OF_LUZ) == "Bancolombia"
    assert kept_recognitions(cuentas) == before


def test_judging_again_keeps_the_words_of_each_folder(cuentas: Cuentas, another_folder: Cuentas) -> None:
    made.put(cuentas.folder / "palabras.toml", OF_BANKS.encode())
    cuentas.read()
    kept = kept_recognitions(cuentas)
    other = another_folder.number("ines agosto.pdf")
    judge_again(cuentas.store, [*(cuentas.number(name) for name in EVERY), other])
    assert {bank_of(cuentas, name) for name in EVERY} == {"El Banco de Todos"}
    assert bank_in(another_folder, other) == "Bancolombia"
    assert kept_recognitions(cuentas) == kept
    read = {one.archivo: one for one in submissions_of(cuentas.store, cuentas.folder)}
    found = read[AUGUST_OF_LUZ].recognition.field(ItemKind.BANCO, "banco")
    assert found is not None
    assert found.value == "El Banco de Todos"


def test_one_content_in_two_folders_is_recognised_with_the_words_of_each(
    cuentas: Cuentas, tmp_path: Path
) -> None:
    folder = tmp_path / "copia"
    made.put(folder / AUGUST_OF_LUZ, (cuentas.folder / AUGUST_OF_LUZ).read_bytes())
    made.put(folder / "palabras.toml", OF_BANKS.encode())
    made.contracts(folder)
    copy = Cuentas(folder, cuentas.store)
    own = cuentas.number(AUGUST_OF_LUZ)
    copy.read()
    other = copy.number(AUGUST_OF_LUZ)
    assert own < other
    assert (bank_in(cuentas, own), bank_in(cuentas, other)) == ("Bancolombia", "El Banco de Todos")
    judge_again(cuentas.store, [own, other])
    assert (bank_in(cuentas, own), bank_in(cuentas, other)) == ("Bancolombia", "El Banco de Todos")


def test_versions_are_held_against_each_other_with_the_words_of_their_folder(cuentas: Cuentas) -> None:
    made.put(cuentas.folder / "palabras.toml", OF_BANKS.encode())
    cuentas.read()
    number = cuentas.number(AUGUST_OF_LUZ)
    desk.decide(cuentas.store, number, Verdict.DEVUELTA, "El banco no corresponde", "Ana")
    other = made.deal(FIRST.number, made.LUZ)
    other = replace(other, account=replace(other.account, bank="Davivienda"))
    cuentas.put(AUGUST_OF_LUZ, made.draw(made.facts(other, AUGUST), [made.photo(2)]), later=90)
    told = cuentas.said(AUGUST_OF_LUZ, "cuenta_version").message
    assert "«Banco» pasó de El Banco de Todos a Davivienda" in told


def test_a_page_moved_by_a_person_is_read_with_the_words_of_its_folder(cuentas: Cuentas) -> None:
    made.put(cuentas.folder / "palabras.toml", OF_BANKS.encode())
    cuentas.read()
    number = cuentas.number(AUGUST_OF_LUZ)
    (page, *_) = cuentas.item(AUGUST_OF_LUZ, ItemKind.INFORME).pages
    desk.move_page(cuentas.store, number, page, PageKind.OTRO, "Ana", remember=False)
    assert page not in cuentas.item(AUGUST_OF_LUZ, ItemKind.INFORME).pages
    assert bank_of(cuentas, AUGUST_OF_LUZ) == "El Banco de Todos"


def test_a_lesson_spares_what_was_recognised_with_words(cuentas: Cuentas) -> None:
    """What a lesson does not touch holds on, whatever the words it was recognised with."""
    made.put(cuentas.folder / "palabras.toml", OF_BANKS.encode())
    cuentas.read()
    number = cuentas.number(AUGUST_OF_LUZ)
    (page, *_) = cuentas.item(AUGUST_OF_LUZ, ItemKind.INFORME).pages
    desk.move_page(cuentas.store, number, page, PageKind.OTRO, "Ana", remember=True)
    (version,) = set(kept_recognitions(cuentas).values())
    assert version == FolderTaught(cuentas.store).of(1).version
    assert {bank_of(cuentas, name) for name in EVERY} == {"El Banco de Todos"}


def test_words_with_an_error_are_told_and_the_last_good_ones_hold(cuentas: Cuentas) -> None:
    made.put(cuentas.folder / "palabras.toml", b'[[banco]]\nnombre = "X"\nescritura = ["Bancolombia"]\n')
    (told,) = cuentas.read().ways_notes
    assert told.startswith("«palabras.toml» tiene errores. Línea ")
    assert "¿Quiso decir «escrituras»?" in told
    assert told.endswith("Mientras tanto se usa la que trae el programa.")
    assert desk.folder_ways(cuentas.store, str(cuentas.folder)).words_problem == told
    assert bank_of(cuentas, AUGUST_OF_LUZ) == "Bancolombia"
    made.put(cuentas.folder / "palabras.toml", OF_BANKS.encode(), later=5)
    assert cuentas.read().ways_notes == ()
    made.put(cuentas.folder / "palabras.toml", b"[[banco]", later=10)
    assert cuentas.read().ways_notes[0].endswith("Mientras tanto se usa la versión anterior del archivo.")
    assert bank_of(cuentas, AUGUST_OF_LUZ) == "El Banco de Todos"


EMBARGO = f"""
version = 1

[[embargo]]
documento = "{made.LUZ.document}"
clase = "alimentos"
oficio = "Oficio 12 de 2026"
valor = 250000
"""


def embargo_of(cuentas: Cuentas, name: str) -> tuple[LineState, int | None]:
    found = desk.preliquidation(cuentas.store, cuentas.number(name))
    assert found is not None
    (line,) = [one for one in found.lines if one.kind is LineKind.EMBARGO]
    return line.state, line.most


def test_the_embargos_beside_a_folder_hold_for_its_cuentas_and_nothing_is_judged_again(
    cuentas: Cuentas,
) -> None:
    assert embargo_of(cuentas, JULY_OF_LUZ) == (LineState.NOT_CONFIGURED, None)
    made.put(cuentas.folder / "embargos.toml", EMBARGO.encode())
    report = cuentas.read()
    assert report.ways_notes == ()
    assert (report.read, report.judged) == (0, 0)
    assert embargo_of(cuentas, JULY_OF_LUZ) == (LineState.WORKED_OUT, 250_000)
    assert embargo_of(cuentas, JULY_OF_INES) == (LineState.NOT_DUE, None)


def test_embargos_with_an_error_are_told_by_line_and_the_last_good_ones_hold(cuentas: Cuentas) -> None:
    wrong = EMBARGO.replace("valor = 250000", "valores = 250000")
    made.put(cuentas.folder / "embargos.toml", wrong.encode())
    (told,) = cuentas.read().ways_notes
    assert told.startswith("«embargos.toml» tiene errores. Línea 4: un embargo dice «valor» o «porcentaje»")
    assert "Línea 8: no se conoce «valores». ¿Quiso decir «valor»?" in told
    assert told.endswith("Mientras tanto no se conoce ningún embargo.")
    assert desk.folder_ways(cuentas.store, str(cuentas.folder)).embargoes_problem == told
    assert embargo_of(cuentas, JULY_OF_LUZ) == (LineState.NOT_CONFIGURED, None)
    made.put(cuentas.folder / "embargos.toml", EMBARGO.encode(), later=5)
    cuentas.read()
    made.put(cuentas.folder / "embargos.toml", b"[[embargo]", later=10)
    assert cuentas.read().ways_notes[0].endswith("Mientras tanto se usa la versión anterior del archivo.")
    assert embargo_of(cuentas, JULY_OF_LUZ) == (LineState.WORKED_OUT, 250_000)


def test_trying_other_laws_keeps_the_words_of_the_folder(cuentas: Cuentas) -> None:
    own = '[[banco]]\nnombre = "Otro"\nescrituras = ["Municipio"]\n'
    made.put(cuentas.folder / "palabras.toml", f"{OF_BANKS}{own}".encode())
    cuentas.read()
    assert not desk.preview(cuentas.store, str(cuentas.folder), laws_text=LAWS).changes
    assert {bank_of(cuentas, name) for name in EVERY} == {"El Banco de Todos"}


@pytest.mark.parametrize("what", ["wage", "checklist", "contracts", "waiver"])
def test_what_a_preview_tells_is_what_applying_it_does(cuentas: Cuentas, tmp_path: Path, what: str) -> None:
    desk.decide(cuentas.store, cuentas.number(JULY_OF_LUZ), Verdict.APROBADA, "", "Ana")
    made.put(cuentas.folder / "leyes.toml", with_wage(2_500_000).encode())
    cuentas.read()
    trials: dict[str, dict[str, Any]] = {
        "wage": {"laws_text": with_wage(1_000_000)},
        "checklist": {"checklist_text": SENA},
        "contracts": {
            "contracts": made.contracts(tmp_path / "otra", made.deal(FIRST.number, made.LUZ, fee=5_100_000))
        },
        "waiver": {
            "waiver": Waiver(0, "seguridad_social_ibc", None, "Ana", "no se exige", dt.date(2026, 12, 31))
        },
    }
    trial = trials[what]
    folder, before = str(cuentas.folder), states(cuentas)
    told = desk.preview(cuentas.store, folder, **trial)
    assert states(cuentas) == before, "nothing is written"
    assert told.changes
    desk.apply(cuentas.store, folder, "Ana", **trial)
    after = states(cuentas)
    changed = {
        (name, kind): (before[name][kind], after[name][kind])
        for name in EVERY
        for kind in ItemKind
        if before[name][kind] is not after[name][kind]
    }
    assert {
        (change.archivo, one.item): (one.before, one.after)
        for change in told.changes
        for one in change.items
        if one.before is not one.after
    } == changed
    for change in told.changes:
        assert cuentas.view(change.archivo).result is change.after
    untouched = set(EVERY) - {change.archivo for change in told.changes}
    assert all(before[name] == after[name] for name in untouched)
    assert told.decided == sum(change.archivo == JULY_OF_LUZ for change in told.changes)
    assert not desk.preview(cuentas.store, folder, **trial).changes, "it is in force now"
    assert cuentas.read().read == 0
    assert states(cuentas) == after, "reading again keeps what was put in force"


# --- exceptions ---


def test_an_exception_excuses_until_its_day(cuentas: Cuentas) -> None:
    made.put(cuentas.folder / "leyes.toml", with_wage(2_500_000).encode())
    cuentas.read()
    folder, store = str(cuentas.folder), cuentas.store
    received = cuentas.view(AUGUST_OF_LUZ).received.date()
    number = desk.add_waiver(
        store, folder, "seguridad_social_ibc", FIRST.number, "Concepto jurídico 14", received, "Ana"
    )
    finding = cuentas.said(AUGUST_OF_LUZ, "seguridad_social_ibc")
    assert finding.state is State.NO_APLICA
    assert finding.waiver is not None
    assert finding.waiver.id == number
    assert "Exceptuada por Ana" in finding.message
    assert "Concepto jurídico 14" in finding.message
    assert cuentas.item(AUGUST_OF_LUZ, PILA).state is State.CUMPLE
    assert cuentas.said(JULY_OF_INES, "seguridad_social_ibc").state is State.NO_CUMPLE, "another contract"
    desk.withdraw_waiver(store, number, "Se venció el concepto", "Ana")
    assert cuentas.said(AUGUST_OF_LUZ, "seguridad_social_ibc").state is State.NO_CUMPLE
    before = received - dt.timedelta(days=1)
    desk.add_waiver(store, folder, "seguridad_social_ibc", FIRST.number, "Concepto 14", before, "Ana")
    finding = cuentas.said(AUGUST_OF_LUZ, "seguridad_social_ibc")
    assert (finding.state, finding.waiver) == (State.NO_CUMPLE, None)


# --- decisions that are out of date ---


def stale(cuentas: Cuentas, archivo: str) -> tuple[str, ...]:
    decision = cuentas.view(archivo).decision
    assert decision is not None
    return decision.stale


@pytest.fixture
def decided(cuentas: Cuentas) -> Cuentas:
    for name in EVERY:
        desk.decide(cuentas.store, cuentas.number(name), Verdict.APROBADA, "", "Ana")
        assert stale(cuentas, name) == ()
    return cuentas


def test_a_decision_stands_while_nothing_it_rests_on_changes(decided: Cuentas) -> None:
    decided.read()
    judge_again(decided.store, [decided.number(name) for name in EVERY])
    decided.put("ines agosto.pdf", made.draw(made.facts(OTHERS, AUGUST), [made.photo(4)]))
    assert [stale(decided, name) for name in EVERY] == [(), (), ()]
    table = frames.submissions(decided.store)
    assert table["decision_desactualizada"].isna().all()


def test_a_decision_is_out_of_date_when_laws_change(decided: Cuentas) -> None:
    made.put(decided.folder / "leyes.toml", with_wage(2_500_000).encode())
    decided.read()
    assert stale(decided, AUGUST_OF_LUZ) == ("cambiaron las reglas o la lista",)
    decision = decided.view(AUGUST_OF_LUZ).decision
    assert decision is not None
    assert decision.other_result


def test_a_decision_is_out_of_date_when_its_contract_changes(decided: Cuentas) -> None:
    other = made.deal(FIRST.number, made.LUZ, fee=5_100_000)
    made.contracts(decided.folder, other, OTHERS)
    decided.read()
    assert stale(decided, AUGUST_OF_LUZ) == ("cambiaron las reglas o la lista",)
    assert stale(decided, JULY_OF_INES) == ()


def test_a_decision_is_out_of_date_when_a_value_is_corrected(decided: Cuentas) -> None:
    number = decided.number(AUGUST_OF_LUZ)
    desk.correct_field(decided.store, number, ItemKind.CUENTA, "valor", 5_000_000, "Ana", remember=False)
    assert stale(decided, AUGUST_OF_LUZ) == ("se corrigió un dato",)
    assert stale(decided, JULY_OF_LUZ) == ()


def test_a_decision_is_out_of_date_when_another_cuenta_shares_its_photo(decided: Cuentas) -> None:
    decided.put("ines agosto.pdf", made.draw(made.facts(OTHERS, AUGUST), [made.smaller(made.photo(2))]))
    assert stale(decided, AUGUST_OF_LUZ) == ("cambió lo que dicen otras cuentas",)
    assert [stale(decided, name) for name in (JULY_OF_LUZ, JULY_OF_INES)] == [(), ()]


def test_a_decision_on_an_earlier_version_is_told(decided: Cuentas) -> None:
    decided.put(AUGUST_OF_LUZ, made.draw(made.facts(FIRST, AUGUST), [made.photo(9)]), later=90)
    view = decided.view(AUGUST_OF_LUZ)
    assert view.decision is None
    assert view.earlier_decision is not None
    assert view.earlier_decision.stale == ("llegó otra versión del archivo",)


# --- what the contract list says of a contract ---


@pytest.mark.parametrize(
    ("cells", "code", "state", "told"),
    [
        ({"suspensiones": "2026-08-10 a 2026-08-24"}, "cuenta_valor", State.NO_CUMPLE, "16/30"),
        ({"riesgo": "III"}, "seguridad_social_clase_riesgo", State.POR_REVISAR, "III"),
    ],
)
def test_more_of_the_contract_changes_what_is_judged(
    cuentas: Cuentas, cells: dict[str, str], code: str, state: State, told: str
) -> None:
    made.contracts(cuentas.folder, columns={FIRST.number: cells})
    report = cuentas.read()
    assert (report.contracts_notes, report.read) == ((), 0)
    finding = cuentas.said(AUGUST_OF_LUZ, code)
    assert finding.state is state
    assert told in finding.message
    assert cuentas.faults(AUGUST_OF_LUZ) == {code: state}
    assert cuentas.faults(JULY_OF_INES) == {}, "of another contract"


def test_before_it_was_assigned_the_contract_was_of_who_gave_it_away(cuentas: Cuentas) -> None:
    assigned = {"cesion": "2026-08-01", "documento_cedente": made.INES.document}
    made.contracts(cuentas.folder, columns={FIRST.number: assigned})
    assert cuentas.read().contracts_notes == ()
    others_papers = {
        "cuenta_persona",
        "seguridad_social_persona",
        "banco_titular",
        "rut_persona",
        "impuestos_persona",
    }
    assert cuentas.faults(JULY_OF_LUZ) == dict.fromkeys(others_papers, State.NO_CUMPLE)
    asked_again = dict.fromkeys(("rut_falta", "impuestos_falta"), State.POR_REVISAR)
    assert cuentas.faults(AUGUST_OF_LUZ) == asked_again, "the first cuenta of who took it over"
    first = made.facts(made.deal(FIRST.number, made.INES, "24087654321"), made.JULY)
    cuentas.put(JULY_OF_LUZ, made.draw(first, [made.photo(6)]), later=90)
    assert cuentas.faults(JULY_OF_LUZ) == {}
    assert cuentas.faults(AUGUST_OF_LUZ) == asked_again


def test_days_after_the_end_are_billed_only_with_a_prorroga(cuentas: Cuentas) -> None:
    short = made.deal(FIRST.number, made.LUZ, end=dt.date(2026, 8, 15))
    made.contracts(cuentas.folder, short, OTHERS)
    cuentas.read()
    assert cuentas.faults(AUGUST_OF_LUZ)["cuenta_valor"] is State.NO_CUMPLE
    made.contracts(cuentas.folder, short, OTHERS, columns={FIRST.number: {"prorroga": "2026-12-31"}})
    report = cuentas.read()
    assert (report.contracts_notes, report.read) == ((), 0)
    assert "cuenta_valor" not in cuentas.faults(AUGUST_OF_LUZ)
    assert cuentas.said(AUGUST_OF_LUZ, "cuenta_valor").state is State.CUMPLE
