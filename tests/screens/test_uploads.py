from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path

import pytest

from review.errors import FolderUnreadable, UploadRejected
from review.intake import scan
from review.machine import private
from screens import uploads
from tests.intake.compound import attached, compound, outlook_mail

NOW = dt.datetime(2026, 6, 30, 15, 4)  # noqa: DTZ001 - names a folder by the wall clock


class Dropped:
    def __init__(self, name: str, content: bytes) -> None:
        self.name = name
        self._content = content

    def getbuffer(self) -> memoryview:
        return memoryview(self._content)


def test_a_path_is_checked_with_a_sentence_for_each_fault(tmp_path: Path) -> None:
    (tmp_path / "archivo.pdf").write_bytes(b"%PDF")
    for typed, told in (
        ("", "Escriba la ruta"),
        (str(tmp_path / "nada"), "No existe"),
        (str(tmp_path / "archivo.pdf"), "es un archivo"),
        ("a\x00b", "No se entiende"),
    ):
        with pytest.raises(FolderUnreadable, match=told):
            uploads.checked(typed)
    assert uploads.checked(f' "{tmp_path}" ') == tmp_path


def test_a_folder_is_told_at_a_glance(tmp_path: Path) -> None:
    (tmp_path / "junio").mkdir()
    (tmp_path / ".oculta").mkdir()
    for name in ("uno.pdf", "junio/dos.PDF", "junio/nota.txt", ".oculta/tres.pdf", "Contratos.csv"):
        (tmp_path / name).write_bytes(b"x")
    assert uploads.look(tmp_path) == uploads.Sight(2, ("junio",), "Contratos.csv")
    (tmp_path / "leyes.toml").touch()
    (tmp_path / "calendario.toml").touch()
    (tmp_path / "Checklist.toml").touch()
    assert uploads.look(tmp_path).own == ("Checklist.toml", "calendario.toml", "leyes.toml")


def test_dropped_files_are_kept_apart_and_are_ready_to_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(private, "data_folder", lambda: tmp_path / "datos")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("dentro/dos.pdf", b"%PDF-1.4")
        archive.writestr("nota.exe", b"MZ")
    left = uploads.keep(
        [
            Dropped("../../uno.pdf", b"%PDF-1.4"),
            Dropped("uno.pdf", b"%PDF-1.5"),
            Dropped("todo.ZIP", packed.getvalue()),
            Dropped("correo.msg", compound(outlook_mail(attached("tres.pdf", b"%PDF-1.4")))),
        ],
        tmp_path / "recibidos",
        NOW,
    )
    found = scan(tmp_path / "recibidos").files
    assert [one.archivo for one in found] == [
        "2026-06-30 1504/correo.msg/tres.pdf",
        "2026-06-30 1504/dentro/dos.pdf",
        "2026-06-30 1504/uno (2).pdf",
        "2026-06-30 1504/uno.pdf",
    ]
    assert len(left) == 1
    assert "nota.exe" in left[0]
    assert {path.name for path in tmp_path.iterdir()} == {"recibidos", "datos"}


def test_a_zip_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UploadRejected):
        uploads.keep([Dropped("x.zip", b"no")], tmp_path, NOW)
    assert list(tmp_path.iterdir()) == []


def test_a_list_of_contracts_goes_beside_the_papers(tmp_path: Path) -> None:
    assert (
        uploads.keep_list(Dropped("Mi lista.CSV", b"a"), tmp_path, "contratos") == tmp_path / "contratos.csv"
    )
    budget = uploads.keep_list(Dropped("RP 2026.xlsx", b"a"), tmp_path, "presupuesto")
    assert budget == tmp_path / "presupuesto.xlsx"
    assert uploads.look(tmp_path).own == ("presupuesto.xlsx",)
    with pytest.raises(UploadRejected, match="presupuesto debe ser un archivo CSV o XLSX"):
        uploads.keep_list(Dropped("lista.pdf", b"a"), tmp_path, "presupuesto")


def test_each_database_has_an_inbox_of_its_own() -> None:
    assert uploads.inbox("sqlite:////datos/uno.db") == Path("/datos/uno - recibidos")
    assert uploads.inbox("sqlite:////datos/dos.db") != uploads.inbox("sqlite:////datos/uno.db")
    assert uploads.inbox("postgresql://host/base").name == "recibidos"


class Cut(Dropped):
    """A file for which there is no room."""

    def getbuffer(self) -> memoryview:
        raise OSError(28, "No space left on device")


def test_a_full_disk_leaves_no_half_file_and_the_list_there_was(tmp_path: Path) -> None:
    inbox = tmp_path / "recibidos"
    uploads.keep_list(Dropped("lista.csv", b"la de antes"), inbox, "contratos")
    with pytest.raises(FolderUnreadable, match="No se pudo guardar"):
        uploads.keep([Dropped("uno.pdf", b"%PDF-1.4"), Cut("dos.pdf", b"")], inbox, NOW)
    with pytest.raises(FolderUnreadable, match="No se pudo guardar"):
        uploads.keep_list(Cut("lista.csv", b""), inbox, "contratos")
    kept = {path.name: path.read_bytes() for path in inbox.rglob("*") if path.is_file()}
    assert kept == {"contratos.csv": b"la de antes", "uno.pdf": b"%PDF-1.4"}
