"""`vistobueno secop`: the report on stdout, what could not be used on stderr, and the exit status."""

from __future__ import annotations

from pathlib import Path

import pytest

from review import desk, frames
from review.cli import main
from review.model import Verdict
from review.store import Store
from tests.exports import LUZ_PAYMENT, PLAN_NAMES, STRANGER, write_export
from tests.folders import LONG_AGO, write_contracts, write_cuenta

pytestmark = pytest.mark.usefixtures("shared_reader")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "cuentas"
    write_cuenta(place / "uno.pdf")
    write_contracts(place)
    return place


def test_the_report_adds_up(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    database = str(tmp_path / "a.db")
    odd = LUZ_PAYMENT | {"id_de_pago": "2", "estado": "En el limbo"}
    plan = str(write_export(tmp_path / "plan.csv", PLAN_NAMES, LUZ_PAYMENT, STRANGER, odd))
    assert main(["leer", str(folder), "--bd", database, "--procesos", "1"]) == 0
    capsys.readouterr()
    assert main(["secop", str(folder), plan, "--bd", database]) == 0
    told = capsys.readouterr()
    assert "3 filas = 1 reconocida + 1 dudosa + 1 por fuera" in told.out
    assert (
        "plan.csv, fila 4 (CPS-014-2026, LUZ DARY RIOS PARRA): no se conoce el estado «En el limbo»."
        in told.out
    )
    assert "Decidido aquí y todavía no en SECOP II: ninguna cuenta." in told.out
    assert "Contratos de los que SECOP II no dice nada:\n  CPS-020-2026" in told.out
    assert told.out.endswith("1 cuenta revisada de nuevo, sin abrir ningún PDF.\n")
    assert told.err == ""
    assert main(["secop", str(folder), plan, str(folder / "contratos.csv"), "--bd", database]) == 1
    assert "«contratos.csv» no es una exportación de SECOP II" in capsys.readouterr().err


@pytest.mark.parametrize("what", ["not read yet", "no folder", "no file"])
def test_nothing_done_is_one_line(
    what: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = str(tmp_path / "a.db")
    plan = write_export(tmp_path / "plan.csv", PLAN_NAMES, LUZ_PAYMENT)
    if what == "no file":
        main(["leer", str(folder), "--bd", database, "--procesos", "1"])
        capsys.readouterr()
        plan.unlink()
    place = tmp_path / "no hay" if what == "no folder" else folder
    assert main(["secop", str(place), str(plan), "--bd", database]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.splitlines()) == 1


def test_what_one_folder_takes_holds_for_the_cuentas_of_another(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = str(tmp_path / "a.db")
    write_cuenta(tmp_path / "zip" / "otra vez.pdf", note="otra versión", mtime=LONG_AGO + 90)
    plan = str(write_export(tmp_path / "plan.csv", PLAN_NAMES, LUZ_PAYMENT))
    for place in (folder, tmp_path / "zip"):
        assert main(["leer", str(place), "--bd", database, "--procesos", "1"]) == 0
    assert "contratos" not in capsys.readouterr().err.splitlines()[-1]
    assert main(["secop", str(folder), plan, "--bd", database]) == 0
    assert "2 cuentas revisadas de nuevo" in capsys.readouterr().out
    with Store.open(database) as store:
        table = frames.submissions(store)
        told = dict(zip(table["archivo"], table["estado_secop"], strict=True))
        assert told == {"uno.pdf": "enviado", "otra vez.pdf": "enviado"}
        assert dict(zip(table["archivo"], table["vigente"], strict=True))["otra vez.pdf"]
        assert set(table["supervisor"]) == {"ANA SOLARTE"}


def test_reading_tells_what_a_list_changed(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = str(tmp_path / "a.db")
    main(["leer", str(folder), "--bd", database, "--procesos", "1"])
    capsys.readouterr()
    write_contracts(folder, monthly=1_900_000)
    assert main(["leer", str(folder), "--bd", database, "--procesos", "1"]) == 0
    assert capsys.readouterr().err.splitlines()[:2] == [
        "lista de contratos: 0 contratos nuevos, 1 con cambios y 1 sin cambios.",
        "lista de contratos: CPS-014-2026 (LUZ DARY RÍOS PARRA): valor mensual: $ 1.900.000 "
        "(antes: $ 1.800.000).",
    ]
    main(["leer", str(folder), "--bd", database, "--procesos", "1"])
    assert "lista de contratos" not in capsys.readouterr().err


def test_what_is_to_be_passed_on_is_told_with_its_pesos_and_leaves_when_an_export_shows_it(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = str(tmp_path / "a.db")
    main(["leer", str(folder), "--bd", database, "--procesos", "1"])
    with Store.open(database) as store:
        desk.decide(store, 1, Verdict.APROBADA, "", "Ana")
    capsys.readouterr()
    assert main(["secop", str(folder), "--bd", database]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Decidido aquí y todavía no en SECOP II: 1 cuenta, $ 1.800.000.",
        "  CPS-014-2026, LUZ DARY RÍOS PARRA, pago 001, junio de 2026, $ 1.800.000: Aprobar en SECOP II.",
        "Respondido en SECOP II y sin decidir aquí: ninguna cuenta.",
    ]
    plan = str(write_export(tmp_path / "plan.csv", PLAN_NAMES, LUZ_PAYMENT | {"estado": "Aprobado"}))
    assert main(["secop", str(folder), plan, "--bd", database]) == 0
    assert "Decidido aquí y todavía no en SECOP II: ninguna cuenta." in capsys.readouterr().out
    with Store.open(database) as store:
        desk.reverse(store, 1, "Fue un error.", "Ana")
    main(["secop", str(folder), "--bd", database])
    assert "Respondido en SECOP II y sin decidir aquí: 1 cuenta, $ 1.800.000." in capsys.readouterr().out


def test_the_lists_of_a_folder_that_was_not_read_are_refused(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = str(tmp_path / "a.db")
    main(["leer", str(folder), "--bd", database, "--procesos", "1"])
    capsys.readouterr()
    assert main(["secop", str(tmp_path), "--bd", database]) == 2
    assert "no se ha leído todavía" in capsys.readouterr().err
