"""Importing SECOP II's exports into a folder: what is told, what changes, and that it stays."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from review import frames
from review.contracts.list_headings import ListLayout
from review.desk.secop_exports import import_secop, secop_imports
from review.errors import BadArgument, ContractsUnreadable
from review.pipeline import read_folder
from review.store import Store
from tests.exports import (
    CONTRACT_LABELS,
    INVOICE_NAMES,
    LUZ_CONTRACT,
    LUZ_PAYMENT,
    MARIA_PAYMENT,
    PLAN_NAMES,
    STRANGER,
    write_export,
)
from tests.folders import write_contracts, write_cuenta

pytestmark = pytest.mark.usefixtures("shared_reader")
ANA = "Ana Revisora"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(str(tmp_path / "a.db")) as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "cuentas"
    write_cuenta(place / "luz.pdf")
    write_cuenta(place / "maria.pdf", contract="CPS-020-2026")
    return place


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """The rows of both, one of them twice, a stranger's, and one whose state nobody knows."""
    odd = LUZ_PAYMENT | {"id_de_pago": "2", "estado": "En el limbo"}
    rows = [LUZ_PAYMENT, LUZ_PAYMENT, MARIA_PAYMENT, STRANGER, odd]
    return write_export(tmp_path / "plan.csv", PLAN_NAMES, *rows)


def states(store: Store) -> dict[str, tuple[str, str]]:
    """What the table of cuentas tells of SECOP, and from where."""
    table = frames.submissions(store)
    told = zip(table["estado_secop"], table["fuente_secop"], strict=True)
    return dict(zip(table["archivo"], told, strict=True))


def told(store: Store, archivo: str) -> dict[str, str]:
    """The rules about SECOP in a cuenta with the state of their findings."""
    found = frames.findings(store)
    mine = found[(found["archivo"] == archivo) & found["codigo"].str.contains("secop")]
    return dict(zip(mine["codigo"], mine["estado"], strict=True))


@pytest.mark.parametrize("listed", [True, False])
def test_an_import_tells_its_rows_and_reaches_the_cuentas(
    store: Store, folder: Path, plan: Path, listed: bool
) -> None:
    if listed:
        write_contracts(folder)
    read_folder(folder, store, processes=1)
    assert told(store, "luz.pdf") == {}
    report = import_secop(store, str(folder), [plan], ANA)
    (file,) = report.files
    assert (file.layout, file.rows) == (ListLayout.SECOP_PAYMENTS, 5)
    assert (file.matched, file.doubtful, file.left) == (3, 1, 1)
    (doubt,) = report.doubts
    assert (doubt.row, doubt.contract) == (6, "CPS-014-2026")
    assert "En el limbo" in doubt.reason
    assert report.judged == 2
    assert states(store) == {
        "luz.pdf": ("enviado", "plan_de_pagos"),
        "maria.pdf": ("pagado", "plan_de_pagos"),
    }
    assert told(store, "luz.pdf")["cuenta_secop_valor"] == "por_revisar", "1.900.000 against 1.800.000"
    assert told(store, "maria.pdf")["cuenta_secop_valor"] == "cumple"


def test_a_contract_of_the_export_fills_what_the_list_leaves_empty(
    store: Store, folder: Path, tmp_path: Path
) -> None:
    write_contracts(folder)
    read_folder(folder, store, processes=1)
    dear = LUZ_CONTRACT | {"Valor del Contrato": "$12.000.000"}
    path = write_export(tmp_path / "contratos_secop.csv", CONTRACT_LABELS, dear)
    report = import_secop(store, str(folder), [path], ANA)
    assert [one.contract for one in report.differences] == ["CPS-014-2026"]
    assert "$ 12.000.000" in report.differences[0].reason
    assert report.unmentioned == ("CPS-020-2026",)
    table = frames.contracts(store).set_index("contrato")
    luz = table.loc["CPS-014-2026"]
    assert (luz["valor_total"], luz["id_secop"]) == (10_800_000, "CO1.PCCNTR.9000014")
    assert luz["supervisor"] == "ANA SOLARTE", "«No Definido» says nothing"


def test_invoices_find_their_contract_through_an_earlier_import(
    store: Store, folder: Path, plan: Path, tmp_path: Path
) -> None:
    read_folder(folder, store, processes=1)
    import_secop(store, str(folder), [plan], ANA)
    invoice = {
        "id_contrato": "CO1.PCCNTR.9000014",
        "id_pago": "001",
        "numero_de_factura": "1",
        "fecha_factura": "2026-06-30T00:00:00.000",
        "estado": "Aprobado",
        "pago_confirmado": "true",
    }
    report = import_secop(
        store, str(folder), [write_export(tmp_path / "facturas.csv", INVOICE_NAMES, invoice)], ANA
    )
    assert report.files[0].matched == 1
    assert states(store)["luz.pdf"] == ("pagado", "plan_de_pagos")
    assert states(store)["maria.pdf"] == ("pagado", "plan_de_pagos"), "the plan stays"


def test_the_next_import_of_a_kind_takes_its_place(
    store: Store, folder: Path, plan: Path, tmp_path: Path
) -> None:
    read_folder(folder, store, processes=1)
    import_secop(store, str(folder), [plan], ANA)
    sent_back = LUZ_PAYMENT | {"estado": "Rechazado", "valor_total": "1800000"}
    later = write_export(tmp_path / "despues.csv", PLAN_NAMES, sent_back)
    import_secop(store, str(folder), [later], "Otra Persona")
    assert states(store) == {
        "luz.pdf": ("rechazado", "plan_de_pagos"),
        "maria.pdf": ("sin_confirmar", "ninguna"),
    }
    log = secop_imports(store, str(folder))
    assert [(one.author, one.report.files[0].name) for one in log] == [
        ("Otra Persona", "despues.csv"),
        (ANA, "plan.csv"),
    ]
    assert log[1].report.doubts[0].row == 6


def test_reading_again_keeps_what_was_imported_and_takes_new_cuentas_to_it(
    store: Store, folder: Path, plan: Path
) -> None:
    (folder / "maria.pdf").rename(folder.parent / "maria.pdf")
    read_folder(folder, store, processes=1)
    assert import_secop(store, str(folder), [plan], ANA).files[0].matched == 2
    again = read_folder(folder, store, processes=1)
    assert (again.unchanged, again.judged) == (1, 0)
    assert states(store) == {"luz.pdf": ("enviado", "plan_de_pagos")}
    write_contracts(folder, monthly=1_900_000)
    read_folder(folder, store, processes=1)
    assert states(store) == {"luz.pdf": ("enviado", "plan_de_pagos")}
    (folder / "contratos.csv").unlink()
    (folder.parent / "maria.pdf").rename(folder / "maria.pdf")
    read_folder(folder, store, processes=1)
    assert states(store)["maria.pdf"] == ("pagado", "plan_de_pagos")
    assert told(store, "maria.pdf")["cuenta_secop_estado"] == "cumple"


def test_exports_beside_the_pdfs_are_taken_by_themselves(store: Store, folder: Path, plan: Path) -> None:
    name = "SECOP_II_-_Plan_de_pagos_20260701.csv"
    plan.rename(folder / name)
    (folder / "facturas.csv").write_text("sin,nada,que,ver\n1,2,3,4\n", encoding="utf-8")
    report = read_folder(folder, store, processes=1)
    assert not any(name in problem.archivo for problem in report.problems)
    assert any(f"«{name}»: 5 filas; 3 reconocidas" in note for note in report.secop_notes)
    assert any("facturas.csv" in note and "columna" in note for note in report.secop_notes)
    assert states(store)["luz.pdf"] == ("enviado", "plan_de_pagos")
    assert len(secop_imports(store, str(folder))) == 1
    assert read_folder(folder, store, processes=1).secop_notes == report.secop_notes
    write_export(folder / name, PLAN_NAMES, LUZ_PAYMENT | {"estado": "Aprobado"})
    read_folder(folder, store, processes=1)
    assert states(store)["luz.pdf"] == ("aprobado", "plan_de_pagos")
    (folder / name).unlink()
    read_folder(folder, store, processes=1)
    assert states(store)["luz.pdf"] == ("aprobado", "plan_de_pagos"), "what was taken stays"


def test_one_bad_file_does_not_spoil_the_others(
    store: Store, folder: Path, plan: Path, tmp_path: Path
) -> None:
    read_folder(folder, store, processes=1)
    own = write_contracts(tmp_path)
    report = import_secop(store, str(folder), [own, plan], ANA)
    assert [file.name for file in report.files] == ["plan.csv"]
    assert [name for name, _ in report.unread] == ["contratos.csv"]
    with pytest.raises(ContractsUnreadable, match="no es una exportación"):
        import_secop(store, str(folder), [own], ANA)
    with pytest.raises(ContractsUnreadable):
        import_secop(store, str(folder), [tmp_path / "no hay.csv"], ANA)
    assert len(secop_imports(store, str(folder))) == 1


def test_an_import_is_signed_and_of_a_folder_that_was_read(store: Store, folder: Path, plan: Path) -> None:
    with pytest.raises(BadArgument, match="no se ha leído"):
        import_secop(store, str(folder), [plan], ANA)
    read_folder(folder, store, processes=1)
    with pytest.raises(BadArgument, match="nombre"):
        import_secop(store, str(folder), [plan], " ")
