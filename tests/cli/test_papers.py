"""`vistobueno informe`: what it writes and says, and its exit status."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from review import desk
from review.cli import main
from review.model import PaperKind, Verdict
from review.store import Store
from review.supervision.paper_drafts import draft
from tests.clean_cuentas import IDS, clean_database
from tests.supervision.read_back import parts, text
from tests.supervision.strange_form import strange_form
from tests.supervision.two_entities import BOSS, HOSPITAL, of_two


@pytest.fixture(scope="session")
def _clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return clean_database(tmp_path_factory)


@pytest.fixture
def database(_clean: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(_clean, tmp_path / "a.db"))


def approve(database: Path, *numbers: int) -> None:
    with Store.open(str(database)) as store:
        for number in numbers:
            desk.decide(store, number, Verdict.APROBADA, "", "Ana")


def run(database: Path, *more: str, month: str = "2026-07") -> int:
    with Store.open(str(database)) as store:
        view = desk.submission(store, 1)
    assert view is not None
    Path(view.folder).mkdir(parents=True, exist_ok=True)
    out = str(database.with_name("x.zip"))
    return main(["informe", view.folder, "--mes", month, "--bd", str(database), "--salida", out, *more])


def test_the_approved_ones_are_written_and_the_others_told(
    database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    approve(database, 2)
    assert run(database) == 1
    (name,) = parts(database.with_name("x.zip").read_bytes())
    assert name == "certificado_99900002_CPS-020-2026_07_2026.docx"
    told = capsys.readouterr().err
    assert "Todavía no está aprobada" in told
    assert "1 papel por $ 5.200.000; 1 por fuera." in told
    assert "Traceback" not in told


def test_all_of_them_is_status_zero_and_the_same_bytes(database: Path) -> None:
    approve(database, *IDS)
    assert run(database, "--clase", "informe") == 0
    first = database.with_name("x.zip").read_bytes()
    assert run(database, "--clase", "informe") == 0
    assert database.with_name("x.zip").read_bytes() == first
    assert len(parts(first)) == 2


def test_a_form_is_used_for_this_time_only(database: Path, tmp_path: Path) -> None:
    approve(database, 1)
    form = tmp_path / "acta.docx"
    form.write_bytes(strange_form())
    run(database, "--formato", str(form))
    (content,) = parts(database.with_name("x.zip").read_bytes()).values()
    assert "ACTA DE CUMPLIMIENTO" in text(content)
    run(database)
    (content,) = parts(database.with_name("x.zip").read_bytes()).values()
    assert "ACTA DE CUMPLIMIENTO" not in text(content)


@pytest.mark.parametrize("what", ["nobody", "month", "form", "bad form", "output"])
def test_when_nothing_can_be_done_a_line_says_so(
    database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], what: str
) -> None:
    bad = tmp_path / "malo.docx"
    bad.write_bytes(strange_form(lambda made: made.add_paragraph("{{ nada }}")))
    if what != "nobody":
        approve(database, 1)
    asked = {
        "form": ["--formato", "no.docx"],
        "bad form": ["--formato", str(bad)],
        "output": ["--salida", str(tmp_path)],
    }.get(what, [])
    told = {
        "nobody": "ninguna cuenta",
        "month": "Meses con cuentas: 2026-07",
        "form": "No se pudo leer el formato",
        "bad form": "no existe el campo «nada»",
        "output": "es una carpeta",
    }
    assert run(database, *asked, month="2020-01" if what == "month" else "2026-07") == 2
    assert told[what] in capsys.readouterr().err
    assert not database.with_name("x.zip").exists()


@pytest.mark.parametrize("kind", ["certificado_colectivo", "memorando"])
def test_a_paper_of_the_month_is_written_alone_or_in_a_zip(
    database: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    approve(database, 2)
    assert run(database, "--clase", kind) == 1
    (name,) = parts(database.with_name("x.zip").read_bytes())
    assert name == f"{kind}_07_2026.docx"
    told = capsys.readouterr().err
    assert "Todavía no está aprobada" in told
    assert "1 cuenta por $ 5.200.000; 1 por fuera." in told
    alone = database.with_name("x.docx")
    approve(database, 1)
    assert run(database, "--clase", kind, "--salida", str(alone)) == 0
    assert "$ 10.400.000" in text(alone.read_bytes())


def test_a_paper_of_one_entity_or_supervisor_is_written_by_their_names(
    database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    approve(database, 1, 2)
    with Store.open(str(database)) as store:
        of_two(store)
    assert run(database, "--clase", "memorando", "--entidad", HOSPITAL, "--supervisor", BOSS) == 0
    (name,) = parts(database.with_name("x.zip").read_bytes())
    assert name.startswith("memorando_07_2026_Hospital de San Telmo")
    assert "1 cuenta por $ 5.200.000; 0 por fuera." in capsys.readouterr().err
    assert run(database, "--supervisor", BOSS) == 0
    assert len(parts(database.with_name("x.zip").read_bytes())) == 1
    assert run(database, "--entidad", "Otra") == 2
    assert "Hay de: " in capsys.readouterr().err


def test_there_is_no_paper_of_a_month_without_approvals(
    database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(database, "--clase", "memorando") == 2
    assert "Ninguna cuenta de ese mes está aprobada" in capsys.readouterr().err


def test_the_code_of_a_certificate_is_checked_typed_or_from_a_picture(
    database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    approve(database, 1)
    with Store.open(str(database)) as store:
        made = draft(store, 1, PaperKind.CERTIFICADO)
    code, photo = made.facts.code, tmp_path / "foto.png"
    photo.write_bytes(parts(made.content)["word/media/vistobueno_codigo.png"])
    for asked in (code, str(photo)):
        assert main(["verificar", asked, "--bd", str(database)]) == 0
        out = capsys.readouterr().out
        assert "El papel corresponde con el registro." in out
        assert "contrato CPS-014-2026, pago 001, julio de 2026, $ 5.200.000" in out
        assert "El registro de actos está intacto." in out
    forged = code.replace("|5200000|", "|9200000|")
    assert main(["verificar", forged, "--bd", str(database), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["intacto"] is True
    assert (told["certificado"]["respuesta"], told["certificado"]["valor"]) == ("no_corresponde", 9_200_000)
    with Store.open(str(database)) as store:
        desk.reverse(store, 1, "Me equivoqué.", "Ana")
    assert main(["verificar", code, "--bd", str(database)]) == 1
    assert "el registro cambió después" in capsys.readouterr().out


@pytest.mark.parametrize("asked", ["VBC1|a", "empty.pdf"])
def test_a_code_that_cannot_be_read_is_told_in_a_line(
    database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], asked: str
) -> None:
    (tmp_path / "empty.pdf").write_bytes(b"")
    asked = str(tmp_path / asked) if asked.endswith("pdf") else asked
    assert main(["verificar", asked, "--bd", str(database)]) == 2
    told = capsys.readouterr()
    assert (told.out, len(told.err.splitlines())) == ("", 1)
