"""The entity's list of its budget: given by a person, beside the PDFs, or named; and where it is seen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from review import frames
from review.cli import main
from review.contracts.list_headings import ListLayout
from review.desk.secop_exports import import_secop, secop_imports
from review.errors import ContractsUnreadable
from review.pipeline import contract_book, jobs, read_folder
from review.store import Store, job_rows
from tests.folders import write_contracts, write_cuenta

pytestmark = pytest.mark.usefixtures("shared_reader")
LIST = (
    "Contrato,Tramo,CDP,RP,Valor RP,Rubro,Fuente\n"
    "CPS-014-2026,contrato,120,345,10800000,2.1.2,SGP\n"
    "CPS-014-2026,adición 1,480,912,3600000,2.1.2,Propios\n"
    "CPS-099-2026,contrato,7,8,9,2.1.2,SGP\n"
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(str(tmp_path / "a.db")) as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "cuentas"
    write_cuenta(place / "luz.pdf")
    write_contracts(place)
    return place


def write_list(path: Path, text: str = LIST) -> Path:
    path.write_text(text, "utf-8")
    return path


def rps(store: Store) -> dict[str, str]:
    table = frames.contracts(store)
    return dict(zip(table["contrato"], table["rp"].fillna(""), strict=True))


def test_given_by_a_person_it_reaches_the_contracts_and_its_report_stays(
    store: Store, folder: Path, tmp_path: Path
) -> None:
    read_folder(folder, store, processes=1)
    report = import_secop(store, str(folder), [write_list(tmp_path / "RP 2026.csv")], "Ana")
    (file,) = report.files
    assert (file.name, file.layout, file.matched, file.left) == ("RP 2026.csv", ListLayout.BUDGET, 2, 1)
    assert report.without_budget == ("CPS-020-2026",)
    assert report.judged == 1, "the cuenta of the contract that it tells of"
    assert rps(store) == {"CPS-014-2026": "345, 912", "CPS-020-2026": ""}
    assert secop_imports(store, str(folder))[0].report == report
    other = write_list(tmp_path / "otra.csv", LIST.replace(",912,", ",913,"))
    import_secop(store, str(folder), [other], "Ana")
    assert rps(store)["CPS-014-2026"] == "345, 913", "the next list takes its place"


def test_beside_the_pdfs_it_is_taken_by_itself(store: Store, folder: Path) -> None:
    write_list(folder / "presupuesto.csv")
    report = read_folder(folder, store, processes=1)
    told = "lista de presupuesto: «presupuesto.csv»: 3 filas; 2 reconocidas, 0 dudosas y 1 por fuera."
    assert told in report.secop_notes
    assert rps(store)["CPS-014-2026"] == "345, 912"
    (folder / "presupuesto.csv").unlink()
    read_folder(folder, store, processes=1)
    assert rps(store)["CPS-014-2026"] == "345, 912", "what was taken stays"


def test_one_that_is_named_is_taken_in_its_place(store: Store, folder: Path, tmp_path: Path) -> None:
    write_list(folder / "presupuesto.csv", LIST.replace("345", "999"))
    named = write_list(tmp_path / "aparte.csv")
    read_folder(folder, store, budget=named, processes=1)
    assert rps(store)["CPS-014-2026"] == "345, 912"
    for wrong in (folder / "contratos.csv", tmp_path / "no hay.csv"):
        with pytest.raises(ContractsUnreadable, match=wrong.name):
            read_folder(folder, store, budget=wrong, processes=1)


def test_a_job_takes_the_list_that_it_was_given(store: Store, folder: Path, tmp_path: Path) -> None:
    named = write_list(tmp_path / "aparte.csv")
    number = job_rows.add(store, str(folder), None, 1, str(named))
    ended = jobs.run(store, number)
    assert ended is not None
    assert ended.state is jobs.JobState.TERMINADO
    assert rps(store)["CPS-014-2026"] == "345, 912"


def test_the_commands_take_it(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    database, named = str(tmp_path / "b.db"), str(write_list(tmp_path / "aparte.csv"))
    assert main(["leer", str(folder), "--presupuesto", named, "--bd", database, "--procesos", "1"]) == 0
    assert "lista de presupuesto: «aparte.csv»: 3 filas" in capsys.readouterr().err
    with Store.open(database) as store:
        assert rps(store)["CPS-014-2026"] == "345, 912"
    assert main(["secop", str(folder), named, "--bd", database]) == 0
    told = capsys.readouterr().out
    assert "aparte.csv (lista de presupuesto, CDP y RP)" in told
    assert "Contratos sin RP en la lista de presupuesto:\n  CPS-020-2026" in told
    assert main(["ver", str(folder / "luz.pdf"), "--presupuesto", str(folder / "contratos.csv")]) == 2
    assert "no es una lista de presupuesto" in capsys.readouterr().err


def test_a_lone_file_is_held_against_both_lists(folder: Path) -> None:
    book = contract_book(folder / "contratos.csv", write_list(folder / "presupuesto.csv"))
    assert [len(contract.budget) for contract in book.contracts] == [2, 0]
