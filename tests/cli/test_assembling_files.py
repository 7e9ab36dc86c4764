"""`armar`: the PDF where it was asked for, its receipt beside it, and what was not taken told."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest

from review.assembling.receipt import receipt_on
from review.cli import main
from tests.folders import write_contracts, write_cuenta

HEIC = Path(__file__).parent.parent / "data" / "iphone.heic"


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    place = tmp_path / "papeles"
    write_cuenta(place / "cobro.pdf")
    write_contracts(place)
    return place


def test_a_folder_becomes_a_pdf_with_its_name_and_a_receipt(
    papers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "salida"
    out.mkdir()
    assert main(["armar", str(papers), "--salida", str(out), "--mes", "2026-07"]) == 0
    told = capsys.readouterr().out
    assert "1. Informe de actividades: Falta" in told
    assert "Cuenta de cobro (página 1): Los papeles cobran junio de 2026, y usted escribió julio" in told
    made, receipt = out / "CPS-014-2026 pago 001.pdf", out / "CPS-014-2026 pago 001 - recibo.pdf"
    found = receipt_on(receipt)
    assert found is not None
    assert found.is_of(made)
    assert str(receipt) in told


def test_what_does_not_go_in_is_told_and_changes_the_status(
    papers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (papers / "rota.jpg").write_bytes(b"\xff\xd8\xff nada")
    files = [str(papers / "cobro.pdf"), str(papers / "rota.jpg"), str(HEIC)]
    out = tmp_path / "x.pdf"
    assert main(["armar", *files, "--salida", str(out)]) == 1
    assert "rota.jpg está dañado" in capsys.readouterr().err
    assert len(pypdf.PdfReader(out).pages) == 2, "the photograph of an iPhone is taken"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nada.pdf", "--salida", "x.pdf"], "no existe"),
        (["cobro.pdf", "--salida", "cobro.pdf"], "no se reemplaza"),
        (["cobro.pdf", "--salida", "x.docx"], "debe terminar en .pdf"),
        (["cobro.pdf", "--salida", "x.pdf", "--mes", "ayer"], "no es un mes"),
        (["cobro.pdf", "--salida", "x.pdf", "--contrato", "CPS-099-2026"], "no está en la lista"),
    ],
)
def test_what_is_asked_wrongly_is_a_sentence_and_nothing_is_written(
    arguments: list[str],
    told: str,
    papers: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(papers)
    before = {path.name: path.read_bytes() for path in papers.iterdir()}
    assert main(["armar", *arguments]) == 2
    assert told in capsys.readouterr().err
    assert {path.name: path.read_bytes() for path in papers.iterdir()} == before


def test_the_list_of_the_entity_names_the_pdf_and_a_wrong_one_is_told_by_its_line(
    papers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from review.ways.checklist import PACKAGED

    packaged = PACKAGED.read_text("utf-8")
    pattern = 'pdf_nombre = "CONTRATO pago PAGO"'
    own = papers / "checklist.toml"
    own.write_text(packaged.replace(pattern, 'pdf_nombre = "CEDULA_AÑO-MES"'), "utf-8")
    assert main(["armar", str(papers), "--salida", str(tmp_path)]) == 0
    assert (tmp_path / "1061700001_2026-06.pdf").is_file()
    own.write_text(packaged.replace(pattern, 'pdf_nombre = "{cedula}"'), "utf-8")
    assert main(["armar", str(papers), "--salida", str(tmp_path)]) == 2
    assert "no tiene ninguna de sus palabras" in capsys.readouterr().err
