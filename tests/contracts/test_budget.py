"""The budget of contracts out of lists: CDP, RP, rubro, fuente and dependencia, several RPs a contract."""

from __future__ import annotations

import csv
import datetime as dt
import io
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from review.contracts import ContractBook, ContractFile, read_contracts
from review.contracts.budget_headings import BUDGET_HEADERS, budget_columns
from review.contracts.budget_list import budget_list, with_budget
from review.contracts.budget_merging import filled_budget, joined_budget
from review.contracts.exports import NOTHING_KNOWN, combined, take
from review.contracts.list_headings import ListLayout, columns_of
from review.contracts.load import ReadRow
from review.contracts.matching import Known
from review.model import BudgetLine, Contract

N = "CPS-014-2026"
FIRST, SECOND = dt.date(2026, 1, 12), dt.date(2026, 7, 1)
INITIAL = BudgetLine(
    "contrato", "120", FIRST, 12_000_000, "345", dt.date(2026, 1, 15), 10_800_000, "2.1.2.02", "Servicios",
    "SGP", "Salud",
)  # fmt: skip
ADDED = BudgetLine("adición 1", "480", SECOND, 4_000_000, "912", SECOND, 3_600_000, "2.1.2.02", "Servicios",
                   "Propios", "Salud")  # fmt: skip
OWN = ["numero_contrato", "tramo", "cdp", "fecha_cdp", "valor_cdp", "rp", "fecha_rp", "valor_rp", "rubro",
       "nombre_rubro", "fuente", "dependencia"]  # fmt: skip


def cells(line: BudgetLine) -> list[object]:
    return [line.tramo, line.cdp, line.cdp_date, line.cdp_value, line.rp, line.rp_date, line.rp_value,
            line.rubro, line.rubro_name, line.fuente, line.dependencia]  # fmt: skip


def as_csv(tmp_path: Path, *rows: list[object]) -> Path:
    text = io.StringIO()
    csv.writer(text).writerows([["" if cell is None else cell for cell in row] for row in rows])
    path = tmp_path / "lista.csv"
    path.write_text(text.getvalue(), "utf-8")
    return path


def as_xlsx(tmp_path: Path, *rows: list[object]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(tmp_path / "lista.xlsx")
    return tmp_path / "lista.xlsx"


def one(path: Path) -> tuple[Contract, tuple[str, ...]]:
    book = read_contracts(path).book
    (contract,) = book.contracts
    return contract, book.notes


@pytest.mark.parametrize("write", [as_csv, as_xlsx])
def test_several_rps_of_a_contract_are_several_rows(tmp_path: Path, write: object) -> None:
    path = write(tmp_path, OWN, [N, *cells(INITIAL)], [N, *cells(ADDED)])  # type: ignore[operator]
    contract, notes = one(path)
    assert contract.budget == (INITIAL, ADDED)
    assert notes == (), "a row for another RP is no repetition"


def test_a_row_that_tells_the_same_twice_is_told(tmp_path: Path) -> None:
    contract, notes = one(as_csv(tmp_path, OWN, [N, *cells(INITIAL)], [N, *cells(INITIAL)]))
    assert contract.budget == (INITIAL,)
    assert notes == (f"Fila 3: el contrato {N} ya estaba en la fila 2, igual; no hacía falta.",)


def test_several_rps_of_a_contract_are_numbered_columns(tmp_path: Path) -> None:
    head = [
        "Contrato No.", "No. CDP", "RP 1", "Fecha RP 1", "Valor RP 1", "Nº R.P. 2", "Valor del RP 2",
        "Registro presupuestal adición 1", "Valor RP adición 1", "Fuente RP", "Fuente", "Rubro",
    ]  # fmt: skip
    row = [
        N,
        "120",
        "345",
        "15/01/2026",
        "$ 10.800.000",
        "346",
        "1.000.000",
        "912",
        "3600000",
        "",
        "SGP",
        "2.1",
    ]
    contract, _ = one(as_csv(tmp_path, head, row))
    assert contract.budget == (
        BudgetLine(cdp="120", rubro="2.1", fuente="SGP"),
        BudgetLine(rp="345", rp_date=dt.date(2026, 1, 15), rp_value=10_800_000, rubro="2.1", fuente="SGP"),
        BudgetLine(rp="346", rp_value=1_000_000, rubro="2.1", fuente="SGP"),
        BudgetLine("adición 1", rp="912", rp_value=3_600_000, rubro="2.1", fuente="SGP"),
    )
    contract, _ = one(as_csv(tmp_path, ["Contrato", "RP", "Valor RP", "RP", "Valor RP"], [N, 1, 10, 2, 20]))
    assert contract.budget == (BudgetLine(rp="1", rp_value=10), BudgetLine(rp="2", rp_value=20))


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("N° CDP", "cdp"), ("Certificado de Disponibilidad Presupuestal No.", "cdp"),
        ("FECHA DEL C.D.P.", "cdp_date"),
        ("Vr. CDP", "cdp_value"), ("CRP", "rp"), ("RPC No.", "rp"), ("n_mero_de_registro_presupuestal", "rp"),
        ("Compromiso presupuestal", "rp"),
        ("Fecha registro presupuestal", "rp_date"), ("Valor CRP", "rp_value"),
        ("RUBRO PRESUPUESTAL", "rubro"), ("Descripción del rubro", "rubro_name"),
        ("Fuente de financiación", "fuente"), ("Dependencia solicitante", "dependencia"), ("RP 2026", None),
        ("Corporación", None), ("Valor", None), ("Adiciones", None),
    ],
)  # fmt: skip
def test_common_headings(heading: str, meaning: str | None) -> None:
    assert [column.meaning for column in budget_columns([heading])] == ([meaning] if meaning else [])


def test_no_heading_means_two_things() -> None:
    headings = [name for names in BUDGET_HEADERS.values() for name in names]
    assert columns_of(headings) == {}


def test_what_makes_no_sense_is_left_blank_and_told(tmp_path: Path) -> None:
    row = [
        N,
        "contrato",
        "120",
        "31/02/2026",
        "-5000",
        dt.date(2026, 9, 1),
        "ayer",
        "mucho",
        "2.1",
        "",
        "",
        "",
    ]
    contract, notes = one(as_xlsx(tmp_path, OWN, row))
    assert contract.budget == (BudgetLine("contrato", "120", rubro="2.1"),)
    told = " ".join(notes)
    for said in ("fecha_cdp: ", "valor_cdp: «-5000» es un valor negativo", "rp: «2026-09-01»", "fecha_rp: ",
                 "valor_rp: "):  # fmt: skip
        assert said in told, notes


def test_a_reduction_is_a_value_below_zero_and_told(tmp_path: Path) -> None:
    contract, notes = one(as_csv(tmp_path, ["contrato", "rp", "valor_rp"], [N, 345, 900], [N, 345, "(300)"]))
    assert [line.rp_value for line in contract.budget] == [900, -300]
    assert notes == (
        "Fila 3: el RP 345 trae un valor negativo (-$ 300); se tomó como una reducción. Compruébelo.",
    )


def test_an_rp_told_twice_with_its_value_is_told(tmp_path: Path) -> None:
    rows = [[N, 345, 900, "SGP"], [N, "0345", 900, "Propios"]]
    contract, notes = one(as_csv(tmp_path, ["contrato", "rp", "valor_rp", "fuente"], *rows))
    assert len(contract.budget) == 2
    assert "el RP 0345 ya estaba, con el mismo valor ($ 900); se sumaron" in notes[0]


def test_who_decides_keeps_its_lines_and_takes_what_it_is_silent_on() -> None:
    bare = (BudgetLine(rp="0345"),)
    assert filled_budget(bare, (INITIAL, ADDED)) == (
        BudgetLine("contrato", "120", FIRST, 12_000_000, "0345", INITIAL.rp_date, 10_800_000, "2.1.2.02",
                   "Servicios", "SGP", "Salud"),
    )  # fmt: skip
    assert joined_budget(bare, (INITIAL, ADDED))[1:] == (ADDED,), "the list of the budget has more of its RPs"
    other = (BudgetLine(rp="346", rp_value=1),)
    assert joined_budget(other, (INITIAL, ADDED)) == other, "it tells another RP: the lists contradict"
    whole = (BudgetLine(dependencia="Planeación"),)
    assert [line.dependencia for line in filled_budget(whole, (BudgetLine(rp="1"), ADDED))] == [
        "Planeación",
        "Salud",
    ]
    assert filled_budget((), (ADDED,)) == filled_budget((ADDED,), ()) == (ADDED,)


LISTED = Contract(N, "Luz Dary Ríos", "1061700001", entity_nit="899995774", secop_id="CO1.PCCNTR.9000014")
KNOWN = [Known(one.number, one.document, one.secop_id, one.entity_nit) for one in (LISTED,)]
KNOWN.append(Known("CPS-015-2026", "34550002"))
HEAD = ["contrato", "documento", "rp", "valor_rp"]


def budget_rows(tmp_path: Path, *rows: list[object]) -> ContractFile:
    found = budget_list(read_contracts(as_csv(tmp_path, HEAD, *rows)))
    assert found is not None
    return found


def test_a_list_of_the_budget_joins_by_number_and_every_row_has_a_fate(tmp_path: Path) -> None:
    rows = [
        ["CPS 014 DE 2026", "1061700001", 345, 900],
        [N, "", 912, 300],
        [N, "99999999", 7, 1],
        ["Z-9-2026", "", 8, 1],
    ]
    own = ContractBook((LISTED,), notes=("una nota",))
    book, report = take([budget_rows(tmp_path, *rows)], KNOWN, own)
    (file,) = report.files
    assert (file.layout, file.rows, file.matched, file.doubtful, file.left) == (ListLayout.BUDGET, 4, 2, 1, 1)
    assert [(doubt.row, "otra persona" in doubt.reason) for doubt in report.doubts] == [(4, True)]
    assert [count for _, count in file.reasons] == [1]
    assert report.without_budget == ("CPS-015-2026",)
    assert report.unmentioned == (), "no export of SECOP II was given"
    (contract,) = combined(own, book).contracts
    assert contract == replace(
        LISTED, budget=(BudgetLine(rp="345", rp_value=900), BudgetLine(rp="912", rp_value=300))
    )


def test_a_list_of_the_budget_makes_no_contract_known(tmp_path: Path) -> None:
    book, report = take([budget_rows(tmp_path, [N, "", 345, 900])], (), ContractBook())
    assert book.contracts == ()
    assert report.files[0].reasons == ((NOTHING_KNOWN, 1),)


def test_with_the_exports_as_the_list_the_budget_joins_them(tmp_path: Path) -> None:
    secop = ContractFile("c.csv", ListLayout.SECOP_CONTRACTS, (ReadRow(2, LISTED),), ContractBook((LISTED,)))
    book, report = take([budget_rows(tmp_path, [N, "", 345, 900]), secop], (), ContractBook())
    assert book.contracts == (replace(LISTED, budget=(BudgetLine(rp="345", rp_value=900),)),)
    assert [file.matched for file in report.files] == [1, 1]


def test_where_the_two_lists_tell_other_rps_that_of_contracts_decides_and_it_is_told(tmp_path: Path) -> None:
    own = ContractBook((replace(LISTED, budget=(BudgetLine(rp="346"),)),))
    book, report = take([budget_rows(tmp_path, [N, "", 345, 900])], KNOWN, own)
    (difference,) = report.differences
    assert difference.reason.startswith("su RP es 346 en la lista de contratos y 345 en la de presupuesto")
    assert combined(own, book).contracts[0].budget == (BudgetLine(rp="346"),)
    assert report.without_budget == ("CPS-015-2026",)


def test_a_list_without_columns_of_the_budget_is_none(tmp_path: Path) -> None:
    assert budget_list(read_contracts(as_csv(tmp_path, ["contrato", "documento"], [N, "1"]))) is None


def test_a_list_of_contracts_is_filled_without_a_database(tmp_path: Path) -> None:
    file = budget_rows(tmp_path, [N, "1061700001", 345, "mucho"])
    book = with_budget(ContractBook((LISTED,), notes=("una nota",)), file)
    assert book.contracts[0].budget == (BudgetLine(rp="345"),)
    assert book.notes[0] == "una nota"
    assert "valor_rp" in book.notes[1]
