"""`guia`: the PDF where it was asked for, with the values of a cuenta and what was asked of it."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest

from review.cli import main
from review.ways.checklist import PACKAGED
from tests.folders import write_cuenta


def words(path: Path) -> str:
    pages = pypdf.PdfReader(io.BytesIO(path.read_bytes())).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.fixture
def cuenta(tmp_path: Path) -> Path:
    return write_cuenta(tmp_path / "papeles" / "cobro.pdf")


def test_without_a_cuenta_it_is_for_anybody(tmp_path: Path) -> None:
    assert main(["guia", "--salida", str(tmp_path / "guia.pdf")]) == 0
    assert "Olvidar «Enviar» es la falla más común" in words(tmp_path / "guia.pdf")


def test_of_a_cuenta_it_has_its_values_and_what_would_be_returned(cuenta: Path, tmp_path: Path) -> None:
    before = cuenta.read_bytes()
    assert main(["guia", str(cuenta), "--salida", str(tmp_path / "guia.pdf")]) == 0
    said = words(tmp_path / "guia.pdf")
    assert "1800000" in said
    assert "no se leyó" in said
    assert "Lo que hay que corregir antes de enviarla" in said
    assert cuenta.read_bytes() == before


def test_with_the_letter_of_a_return_it_tells_what_was_asked(cuenta: Path, tmp_path: Path) -> None:
    letter = tmp_path / "carta.txt"
    letter.write_text("Cordial saludo:\n\n1. Ítem 3, Seguridad social: adjunte la planilla.\n", "utf-8")
    out = tmp_path / "guia.pdf"
    assert main(["guia", str(cuenta), "--devuelta", str(letter), "--salida", str(out)]) == 0
    assert "Lo que le pidieron Ítem 3, Seguridad social: adjunte la planilla." in words(out)
    assert "Lo que hay que corregir antes" not in words(out)


def test_the_entitys_list_beside_the_cuenta_or_named_is_the_one_that_is_drawn(
    cuenta: Path, tmp_path: Path
) -> None:
    own = PACKAGED.read_text("utf-8").replace('"Cuenta de cobro"', '"Cobro del mes"')
    assert "Cobro del mes" in own
    (cuenta.parent / "checklist.toml").write_text(own, "utf-8")
    out = tmp_path / "guia.pdf"
    assert main(["guia", str(cuenta), "--salida", str(out)]) == 0
    assert "Cobro del mes" in words(out)
    out.unlink()
    assert main(["guia", "--lista", str(cuenta.parent), "--salida", str(out)]) == 0
    assert "Cobro del mes" in words(out)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nada.pdf", "--salida", "x.pdf"], "«nada.pdf» no existe"),
        (["cobro.pdf", "--salida", "cobro.pdf"], "se reemplazaría"),
        (["cobro.pdf", "--salida", "x.docx"], "debe terminar en .pdf"),
        (["cobro.pdf", "--devuelta", "cobro.pdf", "--salida", "x.pdf"], "no es un texto"),
        (["cobro.pdf", "--lista", "otra.toml", "--salida", "x.pdf"], "«otra.toml» no existe"),
        (["roto.pdf", "--salida", "x.pdf"], "no se pudo leer"),
    ],
)
def test_what_is_asked_wrongly_is_a_sentence_and_nothing_is_written(
    arguments: list[str],
    told: str,
    cuenta: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(cuenta.parent)
    (cuenta.parent / "roto.pdf").write_bytes(b"%PDF-1.7\n\xff nada")
    before = {path.name: path.read_bytes() for path in cuenta.parent.iterdir()}
    assert main(["guia", *arguments]) == 2
    assert told in capsys.readouterr().err
    assert {path.name: path.read_bytes() for path in cuenta.parent.iterdir()} == before
