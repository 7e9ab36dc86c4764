"""The expediente: what is in it, that it is all there and untouched, and the same bytes each time."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest

from review import desk
from review.cli import main
from review.errors import BadArgument, NotPacked
from review.expediente.cuenta_package import CuentaPackage, package_of_cuenta
from review.expediente.month_package import package_of_month
from review.expediente.package_files import PackageFile, apart, zipped
from review.model import Month, Verdict
from review.store import Store
from tests.supervision.two_entities import HOSPITAL, of_two

JULY = Month(2026, 7)
STEM = "1900000001_CPS-014-2026_07_2026"


def opened(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def one(store: Store, number: int = 1) -> CuentaPackage:
    return package_of_cuenta(store, number)


def test_a_package_holds_all_that_stands_behind_a_payment(store: Store, read: Path) -> None:
    made = one(store)
    held = opened(zipped(made.files))
    assert made.name == f"expediente_{STEM}"
    assert list(held) == [
        "indice.html",
        f"cuenta_{STEM}.pdf",
        f"certificado_{STEM}.docx",
        f"lista_de_chequeo_{STEM}.html",
        f"registro_{STEM}.html",
        f"registro_{STEM}.csv",
        f"registro_{STEM}.json",
        "folios.csv",
        "huellas.sha256",
    ]
    assert held[f"cuenta_{STEM}.pdf"] == (read / "cuentas" / "a.pdf").read_bytes(), "untouched"
    told = dict(line.split("  ")[::-1] for line in held.pop("huellas.sha256").decode().splitlines())
    assert told == {name: hashlib.sha256(content).hexdigest() for name, content in held.items()}


def test_the_same_state_gives_the_same_bytes(store: Store) -> None:
    assert zipped(one(store).files) == zipped(one(store).files)
    assert zipped(package_of_month(store, JULY).files) == zipped(package_of_month(store, JULY).files)


def test_the_checklist_tells_state_page_box_and_who_decided(store: Store) -> None:
    held = opened(zipped(one(store).files))
    said = held[f"lista_de_chequeo_{STEM}.html"].decode()
    assert "Aprobada por Ana Solarte Paz el " in said
    assert "Todo en orden." in said
    assert "La revisión automática, reglas " in said
    assert re.search(
        r"<td>Valor</td><td>\$ 5\.200\.000</td><td>[^<]+</td><td>3</td><td>\d+, \d+, \d+, \d+</td>", said
    )
    assert said.count("<h2>") == 6


def test_the_log_is_a_page_a_table_and_json_tied_to_the_chain(store: Store) -> None:
    made = one(store)
    held = opened(zipped(made.files))
    assert "aprobó la cuenta" in held[f"registro_{STEM}.html"].decode()
    (row,) = rows(held[f"registro_{STEM}.csv"])
    assert (row["Quién"], row["Qué hizo"], row["Motivo o texto"]) == (
        "Ana Solarte Paz", "aprobó la cuenta", "Todo en orden.",
    )  # fmt: skip
    told = json.loads(held[f"registro_{STEM}.json"])
    assert [act["que"] for act in told["actos"]] == ["decision"]
    assert told["registro"]["actos"] >= 1
    assert re.fullmatch("[0-9a-f]{64}", told["eslabon_de_la_decision"])


def test_the_folio_list_counts_pages_and_names_the_documents_in_the_pdf(store: Store) -> None:
    made = one(store)
    held = opened(zipped(made.files))
    found = rows(held["folios.csv"])
    whole = found[0]
    pages = len(made.view.pages)
    assert (whole["Páginas"], whole["Folio inicial"], whole["Folio final"]) == (str(pages), "1", str(pages))
    assert whole["Huella SHA-256"] == made.view.sha256
    assert [row["N.º de orden"] for row in found[:7]] == ["1", *(f"1.{place}" for place in range(1, 7))]
    assert found[1]["Nombre"] == "Informe de actividades"
    assert [row["Archivo"] for row in found if "." not in row["N.º de orden"]] == [
        name for name in held if name not in ("indice.html", "folios.csv", "huellas.sha256")
    ]


def test_what_is_not_approved_is_packed_without_certificate_and_says_why(store: Store) -> None:
    made = one(store, 2)
    held = opened(zipped(made.files))
    assert not any(name.startswith("certificado") for name in held)
    assert "Va sin certificado: Todavía no está aprobada" in held["indice.html"].decode()


def test_a_month_has_a_folder_for_each_its_papers_and_one_index(store: Store) -> None:
    made = package_of_month(store, JULY)
    held = opened(zipped(made.files))
    folders = {name.partition("/")[0] for name in held if "/" in name}
    assert folders == {f"expediente_{STEM}", "expediente_99900002_CPS-020-2026_07_2026"}
    assert {name for name in held if "/" not in name} == {
        "indice.html", "indice.csv", "folios.csv", "huellas.sha256", "certificado_colectivo_07_2026.docx",
        "memorando_07_2026.docx",
    }  # fmt: skip
    found = {row["Contrato"]: row for row in rows(held["indice.csv"])}
    assert (found["CPS-014-2026"]["Valor"], found["CPS-014-2026"]["Certificado"]) == ("5200000", "Sí")
    assert "no está aprobada" in found["CPS-020-2026"]["Certificado"]
    links = re.findall(r'href="\./([^"]+)"', held["indice.html"].decode())
    assert links
    assert set(links) <= set(held)


def test_a_month_of_two_entities_has_the_papers_of_each(read: Path, tmp_path: Path) -> None:
    with Store.open(str(shutil.copy(read / "a.db", tmp_path / "two.db"))) as opened:
        desk.decide(opened, 2, Verdict.APROBADA, "", "Ana")
        of_two(opened)
        made = package_of_month(opened, JULY)
    papers = {
        one.path: one.title for one in made.files if one.path.startswith(("memorando", "certificado_col"))
    }
    assert len(papers) == 4
    assert papers[f"memorando_07_2026_{HOSPITAL.rstrip('.')}.docx"] == (
        f"Memorando a financiera de {HOSPITAL}, borrador para firmar"
    )


def test_a_pdf_that_changed_or_is_gone_is_left_out_and_told(read: Path, store: Store) -> None:
    place = read / "cuentas" / "b.pdf"
    kept = place.read_bytes()
    try:
        place.write_bytes(kept + b"\n")
        with pytest.raises(NotPacked, match="cambió después de leerlo"):
            one(store, 2)
        made = package_of_month(store, JULY)
        assert [(left.submission_id, "cambió" in left.why) for left in made.left] == [(2, True)]
        assert "No se pudieron empacar" in opened(zipped(made.files))["indice.html"].decode()
        place.unlink()
        with pytest.raises(NotPacked, match="no se puede leer"):
            one(store, 2)
        with pytest.raises(NotPacked, match="No se puede leer"):
            zipped([PackageFile("x.pdf", "x", source=place, sha256="0" * 64)])
    finally:
        place.write_bytes(kept)
    with pytest.raises(NotPacked, match="cambió mientras"):
        zipped([PackageFile("x.pdf", "x", source=place, sha256="0" * 64)])


def test_there_is_none_of_a_month_or_cuenta_that_is_not_there(store: Store) -> None:
    with pytest.raises(BadArgument, match="Meses con cuentas: 2026-07"):
        package_of_month(store, Month(2020, 1))
    with pytest.raises(NotPacked, match="No hay una cuenta con el número 99"):
        one(store, 99)


def test_two_files_of_one_name_are_told_apart() -> None:
    made = apart([PackageFile("a.csv", "1"), PackageFile("A.csv", "2"), PackageFile("a-2.csv", "3")])
    assert [file.path for file in made] == ["a.csv", "A-2.csv", "a-2-2.csv"]


# --- the command ---


def run(read: Path, *more: str) -> int:
    return main(["empacar", "--bd", str(read / "a.db"), *more])


def test_the_command_writes_a_zip_for_each_month_into_a_folder(
    read: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "salida"
    assert run(read, "--mes", "2026-07", "--salida", str(out)) == 0
    assert [path.name for path in out.iterdir()] == ["expediente_2026-07.zip"]
    assert "1 cuenta sin certificado" in capsys.readouterr().err
    first = (out / "expediente_2026-07.zip").read_bytes()
    assert run(read, "--mes", "2026-07", "--salida", str(tmp_path / "x.zip")) == 0
    assert (tmp_path / "x.zip").read_bytes() == first


@pytest.mark.parametrize("name", ["a.pdf", "A.PDF", "CPS-014-2026"])
def test_the_command_packs_one_cuenta_by_its_file_or_contract(read: Path, tmp_path: Path, name: str) -> None:
    assert run(read, "--mes", "2026-07", "--cuenta", name, "--salida", str(tmp_path)) == 0
    held = opened((tmp_path / f"expediente_{STEM}.zip").read_bytes())
    assert f"cuenta_{STEM}.pdf" in held


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (["--mes", "2020-01", "--salida", "x"], "Meses con cuentas: 2026-07"),
        (["--mes", "julio", "--salida", "x"], "no es un mes"),
        (["--mes", "2026-07", "--cuenta", "z.pdf", "--salida", "x"], "no hay una cuenta «z.pdf»"),
        (["--mes", "2026-07", "--mes", "2026-08", "--salida", "x.zip"], "--salida es una carpeta"),
        (["--mes", "2026-07", "--salida", "no/hay/x"], "No se pudo escribir"),
    ],
)
def test_when_nothing_can_be_packed_a_line_says_so(
    read: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    more: list[str], told: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    assert run(read, *more) == 2
    err = capsys.readouterr().err
    assert told in err
    assert "Traceback" not in err
    assert list(tmp_path.rglob("*.zip")) == []
