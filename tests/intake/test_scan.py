"""Folders as they come: any names, debris, links, files still being copied; and nothing is ever written."""

from __future__ import annotations

import hashlib
import importlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from review.errors import FolderUnreadable
from review.intake import FolderScan, holds_papers, scan, sha256_of
from review.model import SecopState

PDF = b"%PDF-1.4\n%%EOF\n"
LONG_AGO = 1_700_000_000


def put(root: Path, name: str, data: bytes = PDF) -> Path:
    """A file that has not been touched for years."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    os.utime(path, (LONG_AGO, LONG_AGO))
    return path


def names(found: FolderScan) -> list[str]:
    return [file.archivo for file in found.files]


def reasons(found: FolderScan) -> dict[str, str]:
    return {passed.archivo: passed.reason for passed in found.passed_over}


def listing(root: Path) -> list[tuple[str, int, int, int, int]]:
    """Name, mode, size, mtime and ctime of everything under a folder, itself too."""
    every = [root, *root.rglob("*")]
    facts = [(str(path), path.lstat()) for path in every]
    return sorted((name, f.st_mode, f.st_size, f.st_mtime_ns, f.st_ctime_ns) for name, f in facts)


def test_finds_pdfs_whatever_they_are_called(tmp_path: Path) -> None:
    wanted = [
        "2026-06/CPS-014-2026 pago 001.pdf",
        "INFORME.PDF",
        "a" * 200 + ".pdf",
        "ñandú/María José n.º 3 (copia) #2%.Pdf",
        "con\nsalto.pdf",
    ]
    for name in wanted:
        put(tmp_path, name)
    assert names(scan(tmp_path)) == sorted(wanted)


def test_a_name_with_bytes_that_are_no_text_is_shown_as_text_and_still_opens(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/a\xf1o.pdf"
    Path(os.fsdecode(path)).write_bytes(PDF)
    (found,) = scan(tmp_path).files
    assert found.archivo == "a\\xf1o.pdf"
    found.archivo.encode("utf-8")
    assert found.path.read_bytes() == PDF


def test_facts_of_a_file(tmp_path: Path) -> None:
    path = put(tmp_path, "x.pdf")
    (found,) = scan(tmp_path).files
    assert (found.path, found.size, found.mtime_ns) == (path, len(PDF), LONG_AGO * 10**9)
    assert sha256_of(path) == hashlib.sha256(PDF).hexdigest()


def test_debris_is_told_and_not_read(tmp_path: Path) -> None:
    debris = [
        ".DS_Store",
        "._x.pdf",
        "Thumbs.db",
        "desktop.ini",
        "~$informe.docx",
        "x.pdf.part",
        "x.crdownload",
    ]
    for name in debris:
        put(tmp_path, name)
    put(tmp_path, "__MACOSX/x.pdf")
    found = scan(tmp_path)
    assert found.files == ()
    assert sorted(reasons(found)) == sorted([*debris, "__MACOSX"])


def test_other_files_are_told(tmp_path: Path) -> None:
    put(tmp_path, "foto.jpg", b"\xff\xd8\xff")
    put(tmp_path, "notas", b"texto")
    assert list(reasons(scan(tmp_path))) == ["foto.jpg", "notas"]


def test_a_file_named_pdf_is_read_whatever_it_holds_and_one_without_extension_if_it_is_a_pdf(
    tmp_path: Path,
) -> None:
    put(tmp_path, "a.pdf", b"")
    put(tmp_path, "b.pdf", b"<html>")
    put(tmp_path, "cuenta", PDF)
    put(tmp_path, "d.txt", PDF)
    found = scan(tmp_path)
    assert names(found) == ["a.pdf", "b.pdf", "cuenta"]
    assert list(reasons(found)) == ["d.txt"]


def test_links_are_never_followed(tmp_path: Path) -> None:
    outside = put(tmp_path, "fuera/secreto.pdf")
    root = tmp_path / "dentro"
    put(root, "real.pdf")
    (root / "archivo.pdf").symlink_to(outside)
    (root / "carpeta").symlink_to(outside.parent)
    (root / "muerto.pdf").symlink_to(tmp_path / "nada.pdf")
    (root / "circulo").symlink_to(root)
    found = scan(root)
    assert names(found) == ["real.pdf"]
    assert sorted(reasons(found)) == ["archivo.pdf", "carpeta", "circulo", "muerto.pdf"]
    assert all("enlace" in reason for reason in reasons(found).values())


def test_the_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    put(tmp_path, "real/x.pdf")
    (tmp_path / "atajo").symlink_to(tmp_path / "real")
    assert names(scan(tmp_path / "atajo")) == ["x.pdf"]


def test_a_folder_called_pdf_is_told_and_looked_into(tmp_path: Path) -> None:
    put(tmp_path, "x.pdf/dentro.pdf")
    found = scan(tmp_path)
    assert names(found) == ["x.pdf/dentro.pdf"]
    assert "carpeta" in reasons(found)["x.pdf"]


def test_pipes_are_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.pdf")
    os.mkfifo(tmp_path / "sin_extension")
    assert list(reasons(scan(tmp_path))) == ["sin_extension", "x.pdf"]


def test_a_subfolder_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Raised by hand: tests may run as root, whom no mode keeps out."""
    put(tmp_path, "cerrada/x.pdf")
    put(tmp_path, "abierta/y.pdf")
    listed = os.scandir

    def guarded(place: str):  # type: ignore[no-untyped-def]
        if str(place).endswith("cerrada"):
            raise PermissionError(13, "Permission denied")
        return listed(place)

    monkeypatch.setattr(os, "scandir", guarded)
    found = scan(tmp_path)
    assert names(found) == ["abierta/y.pdf"]
    assert "permiso" in reasons(found)["cerrada"]


@pytest.mark.parametrize(("name", "says"), [("nada", "No existe"), ("x.pdf", "no es una carpeta")])
def test_a_folder_that_cannot_be_read_says_so(tmp_path: Path, name: str, says: str) -> None:
    put(tmp_path, "x.pdf")
    with pytest.raises(FolderUnreadable, match=says):
        scan(tmp_path / name)


def test_nothing_is_written(tmp_path: Path) -> None:
    """A read-only tree; since root may write anyway, everything about it is compared, too."""
    root = tmp_path / "entrega"
    put(root, "pendientes/a.pdf")
    put(root, "contratos.csv", b"x")
    put(root, "sin_extension")
    for folder in (root, root / "pendientes"):
        folder.chmod(0o555)
    before = listing(root)
    try:
        assert names(scan(root)) == ["pendientes/a.pdf", "sin_extension"]
        assert listing(root) == before
    finally:
        for folder in (root, root / "pendientes"):
            folder.chmod(0o755)


def test_the_order_does_not_depend_on_the_disk(tmp_path: Path) -> None:
    for name in ("b/2.pdf", "a.pdf", "B.pdf", "a/1.pdf", "á.pdf"):
        put(tmp_path, name)
    assert names(scan(tmp_path)) == ["B.pdf", "a.pdf", "a/1.pdf", "b/2.pdf", "á.pdf"]


@pytest.mark.parametrize("name", ["contratos.csv", "Contratos.XLSX", "CONTRATOS.xlsx"])
def test_the_contracts_file_at_the_root(tmp_path: Path, name: str) -> None:
    path = put(tmp_path, name)
    put(tmp_path, "otra/contratos.csv")
    found = scan(tmp_path)
    assert found.contracts_file == path
    assert list(reasons(found)) == ["otra/contratos.csv"]


def test_of_two_contracts_files_one_is_used_and_the_other_told(tmp_path: Path) -> None:
    put(tmp_path, "contratos.xlsx")
    chosen = put(tmp_path, "contratos.csv")
    found = scan(tmp_path)
    assert found.contracts_file == chosen
    put(tmp_path, "presupuesto.xlsx")
    chosen = put(tmp_path, "presupuesto.csv")
    found = scan(tmp_path)
    assert found.budget_file == chosen
    assert sorted(reasons(found)) == ["contratos.xlsx", "presupuesto.xlsx"]


@pytest.mark.parametrize(
    "name",
    [
        *("checklist.toml", "leyes.toml", "palabras.toml", "embargos.toml", "presupuesto.csv"),
        "calendario.toml",
        *("CHECKLIST.TOML", "Leyes.toml", "Presupuesto.CSV"),
    ],
)
def test_an_entitys_own_ways_at_the_root_are_found_and_not_told_as_debris(tmp_path: Path, name: str) -> None:
    path = put(tmp_path, name)
    put(tmp_path, f"otra/{name}")
    found = scan(tmp_path)
    chosen = {"checklist.toml": found.checklist_file, "leyes.toml": found.laws_file}
    chosen |= {"palabras.toml": found.words_file, "embargos.toml": found.embargoes_file}
    chosen |= {"presupuesto.csv": found.budget_file, "calendario.toml": found.calendar_file}
    assert chosen.pop(name.lower()) == path
    assert set(chosen.values()) == {None}
    assert list(reasons(found)) == [f"otra/{name}"]


def test_of_two_checklists_one_is_used_and_the_other_told(tmp_path: Path) -> None:
    chosen = put(tmp_path, "Checklist.toml")
    put(tmp_path, "checklist.toml")
    found = scan(tmp_path)
    assert found.checklist_file == chosen
    assert reasons(found) == {"checklist.toml": "Hay dos listas de chequeo; se usa la otra. Deje solo una."}


def test_the_folders_name_tells_the_secop_state(tmp_path: Path) -> None:
    put(tmp_path, "Pendientes/a.pdf")
    put(tmp_path, "Pendientes/Enviadas a la entidad/b.pdf")
    put(tmp_path, "otras/c.pdf")
    hints = {file.archivo: file.secop_hint for file in scan(tmp_path).files}
    assert hints == {
        "Pendientes/a.pdf": SecopState.PENDIENTE_REGISTRO,
        "Pendientes/Enviadas a la entidad/b.pdf": SecopState.ENVIADO,
        "otras/c.pdf": None,
    }
    assert [file.secop_hint for file in scan(tmp_path / "Pendientes").files][
        1
    ] is SecopState.PENDIENTE_REGISTRO


class Clock:
    """The time that a scan sees: it passes only while the scan sleeps, and `meanwhile` happens then."""

    def __init__(self, meanwhile: Callable[[float], object]) -> None:
        self.now = LONG_AGO + 0.0
        self.slept: list[float] = []
        self.meanwhile = meanwhile

    def time_ns(self) -> int:
        return int(self.now * 1e9)

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds
        self.meanwhile(self.now - LONG_AGO)


def fresh(path: Path, data: bytes) -> None:
    """A file that was changed a tenth of a second before the scan."""
    path.write_bytes(data)
    os.utime(path, (LONG_AGO - 0.1, LONG_AGO - 0.1))


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock(lambda _: None)
    monkeypatch.setattr(importlib.import_module("review.intake.scan"), "time", made)
    return made


def test_a_fresh_whole_file_is_read_after_a_short_look(tmp_path: Path, clock: Clock) -> None:
    fresh(tmp_path / "x.pdf", PDF)
    assert names(scan(tmp_path)) == ["x.pdf"]
    assert len(clock.slept) == 1
    assert 0 < clock.slept[0] < 0.5


def test_a_file_that_has_settled_is_not_waited_for(tmp_path: Path, clock: Clock) -> None:
    fresh(tmp_path / "x.pdf", PDF)
    assert names(scan(tmp_path, settle_seconds=0.05)) == ["x.pdf"]
    assert clock.slept == []


def test_a_file_that_grows_meanwhile_waits(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "x.pdf"
    fresh(path, b"%PDF-1.4\n")
    clock.meanwhile = lambda _: path.write_bytes(path.read_bytes() + b"more")
    found = scan(tmp_path)
    assert found.files == ()
    assert "copiando" in reasons(found)["x.pdf"]


def test_a_fresh_file_without_an_end_is_watched_for_the_whole_time(tmp_path: Path, clock: Clock) -> None:
    """A copy that pauses longer than the first look, and goes on before the second."""
    path = tmp_path / "x.pdf"
    fresh(path, b"%PDF-1.4\n")
    clock.meanwhile = lambda passed: passed > 0.6 and path.write_bytes(b"%PDF-1.4\nmore")
    found = scan(tmp_path, settle_seconds=1.2)
    assert sum(clock.slept) == pytest.approx(1.2)
    assert list(reasons(found)) == ["x.pdf"]
    assert names(scan(tmp_path, settle_seconds=0)) == ["x.pdf"]


def test_exports_of_secop_at_the_root_are_noticed_and_not_passed_over(tmp_path: Path) -> None:
    exports = ["SECOP_II_-_Contratos_Electrónicos_20260701.csv", "mis facturas.CSV", "plan-de-pagos 2026.csv"]
    others = ["gastos.csv", "facturas.xlsx", "sub/facturas.csv"]
    for name in (*exports, *others):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("a,b\n", encoding="utf-8")
    found = scan(tmp_path, settle_seconds=0)
    assert [path.name for path in found.exports] == sorted(exports)
    assert sorted(passed.archivo for passed in found.passed_over) == sorted(others)


@pytest.mark.parametrize(
    "name", ["a.pdf", "dentro/A.PDF", "a.Zip", "dentro/muy dentro/cuenta", "carpeta.pdf/nota.txt"]
)
def test_a_folder_with_what_may_be_a_paper_is_not_empty(tmp_path: Path, name: str) -> None:
    (tmp_path / "nota.txt").touch()
    assert not holds_papers(tmp_path)
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_bytes(b"%PDF-1.4")
    assert holds_papers(tmp_path)


def test_a_folder_that_cannot_be_looked_into_is_told(tmp_path: Path) -> None:
    with pytest.raises(FolderUnreadable, match="No existe la carpeta"):
        holds_papers(tmp_path / "no")
    (tmp_path / "archivo").touch()
    with pytest.raises(FolderUnreadable, match="no es una carpeta"):
        holds_papers(tmp_path / "archivo")
