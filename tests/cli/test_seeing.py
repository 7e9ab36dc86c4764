"""`ver --resumen` and `ver --dibujar`: one paper for a person, in words and in pictures."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from review.cli import main
from tests.folders import write_contracts, write_cuenta


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    path = tmp_path / "cuentas" / "uno.pdf"
    write_cuenta(path)
    write_contracts(path.parent)
    return path


def test_the_summary_tells_state_values_and_what_to_do(pdf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ver", str(pdf), "--resumen"]) == 0
    told = capsys.readouterr().out
    assert "Resultado: Incompleta" in told
    assert "Contrato CPS-014-2026" in told
    assert "Cuenta de cobro: Cumple (página 1)" in told
    assert "  Valor: $ 1.800.000 (página 1)" in told
    flat = " ".join(told.split())
    assert re.search(r"Informe de actividades: Falta • Falta: .*? Qué pedir: ", flat)
    assert max(map(len, told.splitlines())) <= 100
    assert "{" not in told


def test_of_a_file_that_cannot_be_read_the_reason_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "vacio.pdf").write_bytes(b"")
    assert main(["ver", str(tmp_path / "vacio.pdf"), "--resumen"]) == 1
    told = capsys.readouterr().out
    assert "Resultado: Ilegible" in told
    assert "Vacío: " in told


def test_the_drawings_are_counted_and_take_the_place_of_the_json(
    pdf: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "dibujos"
    assert main(["ver", str(pdf), "--dibujar", str(place)]) == 0
    told = capsys.readouterr()
    assert told.out == ""
    assert "6 dibujos" in told.err
    assert len(list(place.glob("pagina-001-*.png"))) == 6
    assert main(["ver", str(pdf), "--dibujar", str(pdf.parent)]) == 2
    assert "Indique otra carpeta" in capsys.readouterr().err
    assert not list(pdf.parent.glob("*.png"))
