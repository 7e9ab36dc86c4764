"""`vistobueno secop`: the report on stdout, what could not be used on stderr, and the exit status."""

from __future__ import annotations

from pathlib import Path

import pytest

from review.cli import main
from tests.exports import LUZ_PAYMENT, PLAN_NAMES, STRANGER, write_export
from tests.folders import write_contracts, write_cuenta

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
