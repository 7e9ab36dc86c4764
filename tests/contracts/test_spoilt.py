"""Identifiers that a spreadsheet has made dates."""

from __future__ import annotations

from pathlib import Path

import pytest

from review.contracts import load_contracts


def lista(path: Path, *numbers: str, document: str = "1061700031") -> Path:
    rows = [f"{number};Rosa Inventada;{document}" for number in numbers]
    (path / "c.csv").write_text("\n".join(["contrato;contratista;cedula", *rows]))
    return path / "c.csv"


@pytest.mark.parametrize(
    "number",
    [
        "sep-26",
        "9-sep",
        "SEPT.-2026",
        "01-sep-26",
        "2026-09-01",
        "2026-09-01 00:00:00",
        "1-9-2026",
        "9/14/2026",
        "46266",
        "46266.0",
        "feb-05",
        "ago/26",
    ],
)
def test_a_number_that_is_a_date_now_is_told_and_not_used(tmp_path: Path, number: str) -> None:
    book = load_contracts(lista(tmp_path, "CD-31-2026", number))
    assert [contract.number for contract in book.contracts] == ["CD-31-2026"]
    assert book.notes == (
        f"Fila 3: contrato: «{number}»: Excel lo convirtió en una fecha; escríbalo en una columna con "
        "formato de texto; se dejó por fuera.",
    )


@pytest.mark.parametrize(
    "number",
    [
        "CPS-9-2026",
        "009-2026",
        "2026-009",
        "MAR-026-2026",
        "100.8.4.553.2026",
        "1.9.2026",
        "9 de 2026",
        "123",
        "99999",
        "4600001",
        "13-45-2026",
    ],
)
def test_a_number_is_a_number(tmp_path: Path, number: str) -> None:
    book = load_contracts(lista(tmp_path, "CD-31-2026", number))
    assert [contract.number for contract in book.contracts] == ["CD-31-2026", number]
    assert book.notes == ()


@pytest.mark.parametrize(
    "numbers",
    [
        ("12-45-2026", "10-11-2026"),  # one that is no day shows how the entity numbers
        ("2026-31-01", "2026-10-11"),
        ("45912", "45913"),  # bare numbers among their like
        ("45912", "123"),
    ],
)
def test_the_column_shows_an_own_way_of_numbering(tmp_path: Path, numbers: tuple[str, ...]) -> None:
    book = load_contracts(lista(tmp_path, *numbers))
    assert [contract.number for contract in book.contracts] == list(numbers)
    assert book.notes == ()


def test_the_other_number_of_the_row_is_used(tmp_path: Path) -> None:
    path = tmp_path / "c.csv"
    path.write_text("Referencia del Contrato,ID Contrato\nsep-26,CO1.PCCNTR.31\n")
    book = load_contracts(path)
    assert [contract.number for contract in book.contracts] == ["CO1.PCCNTR.31"]
    assert len(book.notes) == 1
    assert book.notes[0].endswith("; se tomó «CO1.PCCNTR.31».")


def test_a_document_that_is_a_date_now_is_none(tmp_path: Path) -> None:
    book = load_contracts(lista(tmp_path, "CD-31-2026", document="1/03/2026"))
    assert book.contracts[0].document is None
    assert "Excel lo convirtió en una fecha" in book.notes[0]
