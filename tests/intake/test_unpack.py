"""An uploaded ZIP is hostile: where its files go, how large they may get, what their names mean."""

from __future__ import annotations

import importlib
import io
import stat
import zipfile
from pathlib import Path
from typing import Any

import pytest

from review.errors import UploadRejected
from review.intake import unpack
from review.machine import private

rules = importlib.import_module("review.intake.unpack")

PDF = b"%PDF-1.4\n%%EOF\n"
Entry = tuple[str | zipfile.ZipInfo, bytes]


def zipped(folder: Path, *entries: Entry) -> Path:
    path = folder / "envio.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in entries:
            archive.writestr(name, data, zipfile.ZIP_DEFLATED)
    return path


def patched(path: Path, *changes: tuple[bytes, bytes]) -> Path:
    """The ZIP with bytes exchanged for others of the same length: what no ZIP library would write."""
    data = path.read_bytes()
    for old, new in changes:
        assert len(old) == len(new)
        assert old in data
        data = data.replace(old, new)
    path.write_bytes(data)
    return path


def relative(into: Path) -> list[str]:
    return sorted(path.relative_to(into).as_posix() for path in into.rglob("*") if path.is_file())


@pytest.fixture
def into(tmp_path: Path) -> Path:
    target = tmp_path / "nuestra" / "carpeta"
    target.mkdir(parents=True)
    return target


def test_keeps_folders_and_contents(tmp_path: Path, into: Path) -> None:
    out = unpack(zipped(tmp_path, ("junio/Ana/cuenta.pdf", PDF), ("contratos.csv", b"a;b")), into)
    assert relative(into) == ["contratos.csv", "junio/Ana/cuenta.pdf"]
    assert (into / "junio/Ana/cuenta.pdf").read_bytes() == PDF
    assert set(out.files) == {into / "contratos.csv", into / "junio/Ana/cuenta.pdf"}
    assert out.passed_over == ()


@pytest.mark.parametrize(
    "name",
    [
        "../fuera.pdf",
        "a/../../fuera.pdf",
        "/etc/fuera.pdf",
        "C:/fuera.pdf",
        "..\\fuera.pdf",
        "a\\..\\..\\b.pdf",
    ],
)
def test_never_writes_outside(tmp_path: Path, into: Path, name: str) -> None:
    out = unpack(zipped(tmp_path, (name, PDF), ("bueno.pdf", PDF)), into)
    assert relative(into) == ["bueno.pdf"]
    assert relative(tmp_path) == ["envio.zip", "nuestra/carpeta/bueno.pdf"]
    assert "fuera" in out.passed_over[0].reason


def test_makes_no_links(tmp_path: Path, into: Path) -> None:
    link = zipfile.ZipInfo("enlace.pdf")
    link.create_system = 3
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    out = unpack(zipped(tmp_path, (link, b"/etc/passwd")), into)
    assert relative(into) == []
    assert "enlace" in out.passed_over[0].reason


def test_leaves_debris_and_other_kinds_behind(tmp_path: Path, into: Path) -> None:
    entries = [("__MACOSX/a.pdf", PDF), ("._a.pdf", PDF), ("virus.exe", b"MZ"), ("a.pdf", PDF)]
    out = unpack(zipped(tmp_path, *entries), into)
    assert relative(into) == ["a.pdf"]
    assert len(out.passed_over) == 3


def test_two_files_of_one_name_are_both_kept(tmp_path: Path, into: Path) -> None:
    (into / "a.pdf").write_bytes(b"de antes")
    unpack(zipped(tmp_path, ("a.pdf", PDF)), into)
    assert relative(into) == ["a (2).pdf", "a.pdf"]
    assert (into / "a.pdf").read_bytes() == b"de antes"


def test_names_that_no_disk_takes_are_mended(tmp_path: Path, into: Path) -> None:
    unpack(zipped(tmp_path, ("a:b*?.pdf", PDF), ("ñ" * 250 + ".pdf", PDF)), into)
    first, second = relative(into)
    assert first == "a_b__.pdf"
    assert second.endswith("ñ.pdf")


def test_a_path_that_no_disk_takes_costs_its_own_file_only(tmp_path: Path, into: Path) -> None:
    deep = "/".join(["carpeta" * 20] * 60)
    out = unpack(zipped(tmp_path, (f"{deep}/x.pdf", PDF), ("bueno.pdf", PDF)), into)
    assert [path.name for path in into.iterdir()] == ["bueno.pdf"]
    assert [(one.archivo[-6:], "demasiado largo" in one.reason) for one in out.passed_over] == [
        ("/x.pdf", True)
    ]


@pytest.mark.parametrize("letter", ["a", "ñ", "漢", "😀"])
def test_a_name_is_cut_to_what_a_disk_holds_whatever_its_letters(
    tmp_path: Path, into: Path, letter: str
) -> None:
    """Disks count bytes, not letters; two names alike where they are cut are both kept."""
    entries = [(f"{letter * 250}{end}.pdf", PDF) for end in ("1", "2")]
    out = unpack(zipped(tmp_path, *entries), into)
    assert len(set(out.files)) == 2
    assert out.passed_over == ()
    assert all(path.suffix == ".pdf" and path.is_file() for path in out.files)


def test_a_name_that_is_no_text_is_no_zip(tmp_path: Path, into: Path) -> None:
    """Marked as UTF-8, which it is not."""
    path = patched(zipped(tmp_path, ("ñandú.pdf", PDF)), ("ñ".encode(), b"\xff\xff"))
    with pytest.raises(UploadRejected, match="no es un ZIP"):
        unpack(path, into)


@pytest.mark.parametrize("codepage", ["utf-8", "cp850", "cp437"])
def test_names_in_any_code_page(tmp_path: Path, into: Path, codepage: str) -> None:
    """As macOS, Windows in Spanish and old programs write them: without saying which."""
    meant = "pensión año.pdf"
    raw = meant.encode(codepage)
    placeholder = b"x" * len(raw)
    path = patched(zipped(tmp_path, (placeholder.decode(), PDF)), (placeholder, raw))
    unpack(path, into)
    assert relative(into) == [meant]


def test_a_password_is_a_reason(tmp_path: Path, into: Path) -> None:
    """The flag of encryption set in both headers; the content need not really be encrypted."""
    path = zipped(tmp_path, ("a.pdf", PDF))
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    with pytest.raises(UploadRejected, match="contraseña"):
        unpack(path, into)


def test_a_damaged_entry_is_told_and_the_rest_kept(tmp_path: Path, into: Path) -> None:
    path = zipped(tmp_path, ("malo.pdf", b"abc" * 500), ("bueno.pdf", PDF))
    data = bytearray(path.read_bytes())
    data[45] ^= 0xFF
    path.write_bytes(data)
    out = unpack(path, into)
    assert relative(into) == ["bueno.pdf"]
    assert [(passed.archivo, "dañado" in passed.reason) for passed in out.passed_over] == [("malo.pdf", True)]


def test_a_file_and_a_folder_of_one_name(tmp_path: Path, into: Path) -> None:
    out = unpack(zipped(tmp_path, ("a.pdf", PDF), ("a.pdf/b.pdf", PDF), ("c.pdf", PDF)), into)
    assert relative(into) == ["a.pdf", "c.pdf"]
    assert [passed.archivo for passed in out.passed_over] == ["a.pdf/b.pdf"]


def test_a_full_disk_says_so(tmp_path: Path, into: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, *_: object, **__: object) -> None:
        raise OSError(28, "No space left on device", str(self))

    path = zipped(tmp_path, ("carpeta/a.pdf", PDF))
    monkeypatch.setattr(Path, "mkdir", full)
    with pytest.raises(UploadRejected, match="espacio"):
        unpack(path, into)


def test_a_disk_that_fills_up_leaves_no_half_file(
    tmp_path: Path, into: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(io.FileIO):
        def write(self, data: Any) -> int:
            super().write(data[:2])
            raise OSError(28, "No space left on device")

    path = zipped(tmp_path, ("a.pdf", PDF))
    monkeypatch.setattr(private, "open_file", lambda place, mode: Full(place, mode))
    with pytest.raises(UploadRejected, match="espacio"):
        unpack(path, into)
    assert relative(into) == []


@pytest.mark.parametrize("data", [b"", b"no soy un zip", b"PK\x03\x04 cortado"])
def test_what_is_no_zip_says_so(tmp_path: Path, into: Path, data: bytes) -> None:
    path = tmp_path / "envio.zip"
    path.write_bytes(data)
    with pytest.raises(UploadRejected, match="no es un ZIP"):
        unpack(path, into)


def test_a_bomb_by_ratio(tmp_path: Path, into: Path) -> None:
    """30 MB of zeros in 30 kB."""
    with pytest.raises(UploadRejected, match="demasiado"):
        unpack(zipped(tmp_path, ("a.pdf", bytes(30_000_000))), into)
    assert relative(into) == []


def test_a_bomb_by_total_size(tmp_path: Path, into: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Told before anything is written: what is refused would else lie on the disk."""
    monkeypatch.setattr(rules, "MOST_BYTES", 100)
    monkeypatch.setattr(rules, "_extract", lambda *_: pytest.fail("it was written"))
    entries = [(f"{number}.pdf", PDF) for number in range(20)]
    with pytest.raises(UploadRejected, match="demasiado"):
        unpack(zipped(tmp_path, *entries), into)


def test_what_is_refused_half_way_leaves_nothing_and_takes_nothing_along(tmp_path: Path, into: Path) -> None:
    (into / "junio").mkdir()
    (into / "junio" / "de antes.pdf").write_bytes(PDF)
    good = [(f"junio/{number}/a.pdf", PDF) for number in range(3)]
    with pytest.raises(UploadRejected, match="demasiado"):
        unpack(zipped(tmp_path, *good, ("julio/bomba.pdf", bytes(30_000_000))), into)
    assert [one.relative_to(into).as_posix() for one in sorted(into.rglob("*"))] == [
        "junio",
        "junio/de antes.pdf",
    ]


def test_a_bomb_by_entries(tmp_path: Path, into: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "MOST_ENTRIES", 3)
    entries = [(f"{number}.pdf", PDF) for number in range(4)]
    with pytest.raises(UploadRejected, match="archivos"):
        unpack(zipped(tmp_path, *entries), into)
    assert relative(into) == []
