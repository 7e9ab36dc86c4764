"""What one folder's list tells holds for the cuentas of every folder of the database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from review import desk, frames
from review.desk.secop_exports import import_secop
from review.model import ItemKind, Month, Resultado, State, Verdict
from review.pipeline import FolderReport, read_folder
from review.store import Store, list_imports
from tests import whole_cuentas as made
from tests.exports import LUZ_PAYMENT, PLAN_NAMES, write_export
from tests.folders import write_pdf
from tests.pipeline.conftest import AUGUST_OF_LUZ, JULY_OF_INES, JULY_OF_LUZ, Cuentas
from tests.whole_cuentas import AUGUST, FIRST, JULY, LUZ, OTHERS

pytestmark = pytest.mark.usefixtures("shared_reader")
OTHER_ENTITY = replace(made.ENTITY, name="MUNICIPIO DE SAN TELMO", nit="899996209", city="San Telmo")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(str(tmp_path / "vacia.db")) as opened:
        yield opened


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A folder without a list."""
    place = tmp_path / "zip"
    place.mkdir()
    return place


def versions(cuentas: Cuentas, elsewhere: Path) -> FolderReport:
    """Newer versions of the cuentas of July come in a folder without a list."""
    made.put(
        elsewhere / "de nuevo.pdf", made.draw(made.facts(FIRST, JULY), [made.photo(1)]) + b"\n", later=90
    )
    made.put(elsewhere / "ines.pdf", made.draw(made.facts(OTHERS, JULY), [made.photo(3)]) + b"\n", later=90)
    return read_folder(elsewhere, cuentas.store, processes=1)


def in_force(cuentas: Cuentas, month: Month = JULY) -> dict[str, str]:
    table = frames.submissions(cuentas.store, month)
    table = table[table["vigente"]]
    return dict(zip(table["archivo"], table["resultado"], strict=True))


def test_newer_versions_in_a_folder_without_a_list_stay_complete(cuentas: Cuentas, elsewhere: Path) -> None:
    assert set(in_force(cuentas).values()) == {"completa"}
    assert versions(cuentas, elsewhere).read == 2
    assert in_force(cuentas) == {"de nuevo.pdf": "completa", "ines.pdf": "completa"}
    table = frames.submissions(cuentas.store).set_index("archivo")
    assert table.loc["de nuevo.pdf", "supervisor"] == "Ana Solarte Paz"
    results = frames.compliance(cuentas.store, JULY)["resultado"]
    assert sorted(results) == ["completa", "completa", "sin_cuenta"]
    contracts = frames.contracts(cuentas.store)
    assert len(contracts) == 3
    assert set(contracts["carpeta"]) == {str(cuentas.folder)}


def test_cuentas_read_before_any_list_are_judged_by_the_one_that_comes(
    tmp_path: Path, elsewhere: Path, store: Store
) -> None:
    made.put(elsewhere / "luz.pdf", made.draw(made.facts(FIRST, JULY), [made.photo(1)]))
    read_folder(elsewhere, store, processes=1)
    assert list(frames.submissions(store)["resultado"]) == ["por_revisar"]
    made.contracts(tmp_path / "lista")
    report = read_folder(tmp_path / "lista", store, processes=1)
    assert (report.found, report.settled) == (0, 1)
    assert list(frames.submissions(store)["resultado"]) == ["completa"]
    assert read_folder(elsewhere, store, processes=1).judged == 0


def test_what_an_interrupted_import_left_is_made_up_for(
    cuentas: Cuentas, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made.contracts(elsewhere, made.deal(OTHERS.number, made.INES, "24087654321", fee=5_900_000))

    def stop(*_: object, **__: object) -> int:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("review.pipeline.judge_again", stop)
        with pytest.raises(KeyboardInterrupt):
            read_folder(elsewhere, cuentas.store, processes=1)
    assert cuentas.faults(JULY_OF_INES) == {}
    report = cuentas.read()
    assert (report.judged, report.unchanged) == (1, 2)
    assert "cuenta_valor" in cuentas.faults(JULY_OF_INES)


def test_the_same_list_in_two_folders_counts_once_and_judges_nothing(
    cuentas: Cuentas, elsewhere: Path
) -> None:
    before = dict(frames.submissions(cuentas.store).set_index("archivo")["resultado"])
    made.contracts(elsewhere)
    report = read_folder(elsewhere, cuentas.store, processes=1)
    assert report.contracts_changes is not None
    assert (report.contracts_changes.quiet, report.contracts_changes.unchanged, report.settled) == (
        True,
        3,
        0,
    )
    assert len(frames.contracts(cuentas.store)) == 3
    assert len(frames.compliance(cuentas.store, JULY)) == 3
    assert dict(frames.submissions(cuentas.store).set_index("archivo")["resultado"]) == before
    assert cuentas.read().judged == 0


def test_a_list_of_another_folder_judges_again_just_what_it_touches(
    cuentas: Cuentas, elsewhere: Path
) -> None:
    dearer = made.deal(OTHERS.number, made.INES, "24087654321", fee=5_900_000)
    made.contracts(elsewhere, dearer)
    report = read_folder(elsewhere, cuentas.store, processes=1)
    assert report.settled == 1
    assert "cuenta_valor" in cuentas.faults(JULY_OF_INES)
    assert cuentas.faults(JULY_OF_LUZ) == cuentas.faults(AUGUST_OF_LUZ) == {}
    (taken,) = list_imports.log(cuentas.store, str(elsewhere))
    assert taken.report == report.contracts_changes
    (change,) = taken.report.changed
    assert change.contract == OTHERS.number
    assert {field.title for field in change.fields} == {"valor mensual", "valor total"}
    assert change.fields[0].before == "$ 5.200.000"


def test_the_same_number_in_another_entity_is_another_contract(cuentas: Cuentas, elsewhere: Path) -> None:
    theirs = made.deal(FIRST.number, made.INES, "24099999999", entity=OTHER_ENTITY)
    made.contracts(elsewhere, theirs)
    made.put(elsewhere / "otra.pdf", made.draw(made.facts(theirs, JULY), [made.photo(5)]))
    read_folder(elsewhere, cuentas.store, processes=1)
    table = frames.submissions(cuentas.store, JULY).set_index("archivo")
    assert dict(table["vigente"]) == dict.fromkeys(table.index, True), "no version of each other"
    assert table.loc["otra.pdf", "entidad"] == OTHER_ENTITY.name
    assert table.loc[JULY_OF_LUZ, "entidad"] == made.ENTITY.name
    assert cuentas.faults(JULY_OF_LUZ) == {}
    contract = cuentas.view("otra.pdf").contract_data
    assert contract is not None
    assert (contract.entity_nit, contract.document) == (OTHER_ENTITY.nit, made.INES.document)
    rows = frames.compliance(cuentas.store, JULY)
    assert sorted(rows[rows["contrato"] == FIRST.number]["documento"]) == sorted(
        [made.INES.document, LUZ.document]
    )


def test_without_anything_that_tells_the_entity_the_doubt_is_told(cuentas: Cuentas, elsewhere: Path) -> None:
    theirs = made.deal(FIRST.number, made.INES, "24099999999", entity=OTHER_ENTITY)
    read_folder_with_list(cuentas, elsewhere.parent / "otra", theirs)
    only = f"""CUENTA DE COBRO No. 001
DEBE A: EL CONTRATISTA
LA SUMA DE: CINCO MILLONES DOSCIENTOS MIL PESOS M/CTE ($ 5.200.000)
POR CONCEPTO DE: pago No. 001 del Contrato de Prestación de Servicios No. {FIRST.number},
correspondiente al período del 01 al 31 de julio de 2026"""
    write_pdf(elsewhere / "nadie.pdf", only)
    read_folder(elsewhere, cuentas.store, processes=1)
    view = cuentas.view("nadie.pdf")
    assert (view.contract, view.contract_data) == (None, None)
    told = cuentas.said("nadie.pdf", "cuenta_valor")
    assert told.state is State.POR_REVISAR
    assert "2 contratos conocidos" in told.message
    assert OTHER_ENTITY.name in told.message
    assert in_force(cuentas)[JULY_OF_LUZ] == "completa", "it takes nobody's place"


def read_folder_with_list(cuentas: Cuentas, folder: Path, *deals: made.Deal) -> FolderReport:
    made.contracts(folder, *deals)
    return read_folder(folder, cuentas.store, processes=1)


def test_a_contract_left_out_stays_known_but_is_not_awaited(cuentas: Cuentas, elsewhere: Path) -> None:
    made.contracts(cuentas.folder, FIRST)
    report = cuentas.read()
    assert report.contracts_changes is not None
    assert report.contracts_changes.left_out == (OTHERS.number, made.SECOND.number)
    assert cuentas.faults(JULY_OF_INES) == {}
    august = frames.compliance(cuentas.store, AUGUST)
    assert list(august["contrato"]) == [FIRST.number], "nobody awaits the others' cuenta"
    versions(cuentas, elsewhere)
    assert in_force(cuentas) == {"de nuevo.pdf": "completa", "ines.pdf": "completa"}


def test_a_list_that_is_gone_from_its_folder_is_still_known(cuentas: Cuentas, elsewhere: Path) -> None:
    (cuentas.folder / "contratos.csv").unlink()
    assert cuentas.read().contracts_changes is None
    versions(cuentas, elsewhere)
    assert set(in_force(cuentas).values()) == {"completa"}


def test_the_contracts_of_an_entity_read_later_are_not_absent_before(
    cuentas: Cuentas, elsewhere: Path
) -> None:
    theirs = made.deal("OPS-7-2026", made.INES, "24099999999", entity=OTHER_ENTITY)
    silent = made.deal("OPS-8-2026", LUZ, entity=OTHER_ENTITY)
    made.put(elsewhere / "otra.pdf", made.draw(made.facts(theirs, AUGUST), [made.photo(5)]))
    read_folder_with_list(cuentas, elsewhere, theirs, silent)
    listed = {
        str(month): set(frames.not_presented(cuentas.store, month)["contrato"]) for month in (JULY, AUGUST)
    }
    assert listed["2026-07"] == {made.SECOND.number}, "no cuenta of that entity was read before August"
    assert listed["2026-08"] == {OTHERS.number, made.SECOND.number, silent.number}


def test_exports_taken_through_one_folder_hold_for_the_others(
    cuentas: Cuentas, elsewhere: Path, tmp_path: Path
) -> None:
    versions(cuentas, elsewhere)
    row = LUZ_PAYMENT | {
        "referencia_contrato": FIRST.number, "documento_proveedor": LUZ.document, "estado": "Aprobado",
        "valor_a_pagar": "5200000",
        "valor_neto": "5200000", "valor_total": "5200000",
    }  # fmt: skip
    plan = write_export(tmp_path / "plan.csv", PLAN_NAMES, row)
    report = import_secop(cuentas.store, str(cuentas.folder), [plan], "Ana")
    assert report.files[0].matched == 1
    states = dict(frames.submissions(cuentas.store).set_index("archivo")["estado_secop"])
    assert (states["de nuevo.pdf"], states[JULY_OF_LUZ], states["ines.pdf"]) == (
        "aprobado", "aprobado", "sin_confirmar",
    )  # fmt: skip
    sent_back = write_export(tmp_path / "otro.csv", PLAN_NAMES, row | {"estado": "Rechazado"})
    other = import_secop(cuentas.store, str(elsewhere), [sent_back], "Ana")
    assert set(other.unmentioned) == {OTHERS.number}, "what is told is of that folder"
    states = dict(frames.submissions(cuentas.store).set_index("archivo")["estado_secop"])
    assert (states["de nuevo.pdf"], states[JULY_OF_LUZ]) == ("rechazado", "rechazado"), "the last one decides"


def test_a_decision_on_a_cuenta_is_not_out_of_date_because_another_folder_has_the_list(
    cuentas: Cuentas, elsewhere: Path
) -> None:
    desk.decide(cuentas.store, cuentas.number(JULY_OF_LUZ), Verdict.APROBADA, "", "Ana")
    read_folder_with_list(cuentas, elsewhere, FIRST, OTHERS, made.SECOND)
    decision = cuentas.view(JULY_OF_LUZ).decision
    assert decision is not None
    assert decision.stale == ()
    assert cuentas.view(JULY_OF_LUZ).result is Resultado.COMPLETA
    assert cuentas.item(JULY_OF_LUZ, ItemKind.CUENTA).state is State.CUMPLE
