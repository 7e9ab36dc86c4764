"""Folders of an object store: the same is told as of a folder, each object is got once and nothing is put."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import closing
from email.message import EmailMessage
from pathlib import Path

import pytest

from review.cli import main
from review.desk import submission
from review.errors import FolderUnreadable, NotPacked
from review.expediente.cuenta_package import refuse_changed
from review.intake import bucket, scan, sha256_of
from review.machine import far_places, object_store, originals, private
from review.marking import PageMarking, marked_copy
from review.pipeline import jobs, read_folder
from review.pipeline.jobs import JobState
from review.pipeline.walk import Walk
from review.reading import ReaderPool, read_by, render_page
from review.reading.cluster import reader_at
from review.store import Store, copies, folders
from review.upkeep.restoring import OriginalState, compared
from screens import uploads
from tests import object_stores
from tests.conftest import lent
from tests.folders import write_contracts, write_cuenta, write_scan
from tests.object_stores import BUCKET, ObjectStore
from tests.reading.machines import address_of, in_this_process
from tests.waiting import until

FOLDER = f"s3://{BUCKET}/entidad/2026"


@pytest.fixture(scope="module")
def server() -> Iterator[ObjectStore]:
    with object_stores.object_store() as made:
        yield made


@pytest.fixture
def there(server: ObjectStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ObjectStore]:
    """The server, empty, where this process looks; what we keep of it lies in the temporary folder."""
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(private, "data_folder", lambda: tmp_path / "datos")
    monkeypatch.setattr(private, "cache_folder", lambda: tmp_path / "reserva")
    monkeypatch.setattr(originals, "_copies", originals._Copies())
    object_store._store.cache_clear()
    yield server
    server.closed, server.cut = False, 0
    server.ask("POST", "/moto-api/reset")
    server.ask("PUT", f"/{BUCKET}")
    object_store._store.cache_clear()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store.open(str(tmp_path / "b.db"))) as made:
        yield made


def kept(tmp_path: Path) -> list[Path]:
    return [path for path in (tmp_path / "reserva" / "originales").rglob("*") if path.is_file()]


def told(folder: str, work: Path, *more: str) -> bytes:
    work.mkdir()
    out = work / "salida.jsonl"
    assert main(["leer", folder, "--bd", str(work / "a.db"), "--jsonl", str(out), *more]) == 1
    return out.read_bytes()


def test_the_same_is_told_as_of_a_folder(
    there: ObjectStore, tmp_path: Path, one_reader: ReaderPool, capsys: pytest.CaptureFixture[str]
) -> None:
    """With its list of contracts, a mail, a scan, a damaged file and names that are not ASCII; also by a
    cluster. The methods asked are those that change nothing."""
    place = tmp_path / "cuentas" / "2026"
    for number in ("001", "002"):
        write_cuenta(place / "junio ñ" / f"pago {number} +%&.pdf", payment=number)
    write_scan(place / "escaneada.pdf")
    (place / "rota.pdf").write_bytes(b"%PDF-1.4\nnada")
    (place / "vacía.pdf").write_bytes(b"")
    (place / "sin extensión").write_bytes((place / "escaneada.pdf").read_bytes())
    (place / "nota.txt").write_bytes(b"hola")
    write_contracts(place)
    mail = EmailMessage()
    mail["From"] = "a@b.co"
    inside = write_cuenta(tmp_path / "otra.pdf", payment="003").read_bytes()
    mail.add_attachment(inside, maintype="application", subtype="pdf", filename="otra.pdf")
    (place / "correo.eml").write_bytes(mail.as_bytes())
    there.put_folder(place, "entidad/2026")
    there.put("entidad/2026/carpeta vacía/", b"")
    there.put("entidad/2026-otra/no es de aquí.pdf", b"%PDF-")
    for one in object_store.listed(Path(FOLDER)):  # a cuenta was received when its file was put there
        path = place / one.key.removeprefix("entidad/2026/")
        if path.is_file():
            os.utime(path, ns=(one.mtime_ns, one.mtime_ns))
    there.asked.clear()
    with read_by(lent(one_reader)):
        here = told(str(place), tmp_path / "aquí")
        assert told(FOLDER, tmp_path / "allá") == here
    assert {method for method, _ in there.asked} == {"GET", "HEAD"}
    beside = ["contratos.csv", "correo.eml", "sin extensión"]  # the last is looked at for how it begins
    names = [one.name for one in place.rglob("*") if one.is_file() and one.name != "nota.txt"]
    assert sorted(Path(key).name for key in there.taken()) == sorted([*names, beside[-1]])
    assert kept(tmp_path) == []
    assert b'"ocr"' in here
    with in_this_process() as cluster:
        assert told(FOLDER, tmp_path / "grupo", "--motor", address_of(cluster)) == here
    assert "Listo en" in capsys.readouterr().err


@pytest.mark.usefixtures("shared_reader")
def test_a_second_reading_only_lists(there: ObjectStore, tmp_path: Path, store: Store) -> None:
    there.put("a/uno.pdf", write_cuenta(tmp_path / "x.pdf").read_bytes())
    there.put("a/contratos.csv", write_contracts(tmp_path).read_bytes())
    folder = Path(f"s3://{BUCKET}/a")
    assert read_folder(folder, store, processes=1).read == 1
    assert [one.path for one in folders.every(store)] == [f"s3://{BUCKET}/a"]
    there.asked.clear()
    again = read_folder(folder, store, processes=1)
    assert (again.read, again.unchanged) == (0, 1)
    assert there.asked == [("GET", f"/{BUCKET}")]


@pytest.mark.usefixtures("shared_reader")
def test_what_is_changed_moved_and_gone_is_noticed(there: ObjectStore, tmp_path: Path, store: Store) -> None:
    """Also another content of the same size, put there within the same second."""
    one, two = (write_cuenta(tmp_path / f"{n}.pdf", payment=n).read_bytes() for n in ("001", "002"))
    assert len(one) == len(two)
    folder = Path(f"s3://{BUCKET}/a")
    for name, content in (("a/uno.pdf", one), ("a/dos.pdf", one + b"\n"), ("a/tres.pdf", two + b"\n")):
        there.put(name, content)
    assert read_folder(folder, store, processes=1).read == 3
    there.put("a/uno.pdf", two)
    there.remove("a/dos.pdf")
    there.put("a/sub/dos.pdf", one + b"\n")
    there.remove("a/tres.pdf")
    report = read_folder(folder, store, processes=1)
    # What was moved keeps what was said of it; its bytes are known, so that only the changed one is read.
    assert (report.found, report.read, report.gone) == (2, 1, 1)
    known = folders.known_files(store, folders.every(store)[0].id)
    assert {name for name, file in known.items() if file.present} == {"uno.pdf", "sub/dos.pdf"}


@pytest.mark.usefixtures("shared_reader")
def test_without_room_for_copies_the_same_is_read(
    there: ObjectStore, tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(originals, "MOST_BYTES", 0)
    there.put("a/uno.pdf", write_cuenta(tmp_path / "x.pdf").read_bytes())
    report = read_folder(Path(f"s3://{BUCKET}/a"), store, processes=1)
    assert (report.read, report.unread) == (1, ())
    assert there.taken() == ["a/uno.pdf", "a/uno.pdf"]
    assert kept(tmp_path) == []


def test_a_reading_that_is_broken_off_keeps_no_copies(
    there: ObjectStore, tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor does a dashboard that goes on for months after a reading that failed."""
    there.put("a/uno.pdf", write_cuenta(tmp_path / "x.pdf").read_bytes())
    held = []

    def broken_off(_walk: Walk, _processes: int) -> None:
        with originals.at_hand(Path(f"s3://{BUCKET}/a/uno.pdf")):
            held.extend(kept(tmp_path))
        assert kept(tmp_path) == held, "it may be wanted again"
        raise KeyboardInterrupt

    monkeypatch.setattr(Walk, "run", broken_off)
    with pytest.raises(KeyboardInterrupt):
        read_folder(Path(f"s3://{BUCKET}/a"), store, processes=1)
    assert len(held) == 1
    assert kept(tmp_path) == []


def test_an_object_that_comes_cut_is_got_again(there: ObjectStore, tmp_path: Path) -> None:
    content = write_cuenta(tmp_path / "x.pdf").read_bytes()
    there.put("a/uno.pdf", content)
    there.cut = 1
    path = Path(f"s3://{BUCKET}/a/uno.pdf")
    with originals.at_hand(path) as place:
        assert place.read_bytes() == content
        assert place.stat().st_mode & 0o077 == 0
        assert place.parent.stat().st_mode & 0o077 == 0
    assert len(there.taken()) == 2
    there.put("a/uno.pdf", content + b"\n")
    assert sha256_of(path) != sha256_of(tmp_path / "x.pdf"), "an old copy is not taken for the new object"


@pytest.mark.usefixtures("shared_reader")
def test_the_dashboard_shows_and_packs_what_is_there(
    there: ObjectStore, tmp_path: Path, store: Store
) -> None:
    there.put("a/uno.pdf", write_cuenta(tmp_path / "x.pdf").read_bytes())
    folder = uploads.checked(f" s3://{BUCKET}/a/ ")
    assert uploads.look(folder).pdfs == 1
    assert [far_places.told(one) for one in uploads.above(folder)] == [f"s3://{BUCKET}"]
    assert uploads.above(folder.parent) == ()
    read_folder(folder, store, processes=1)
    view = submission(store, 1)
    assert view is not None
    assert far_places.told(view.path) == f"s3://{BUCKET}/a/uno.pdf"
    assert render_page(view.path, 1, sha256=view.sha256, cache=tmp_path / "páginas").startswith(b"\xff\xd8")
    assert marked_copy(view.path, [PageMarking(1, "vea")]).startswith(b"%PDF-")
    refuse_changed(view.path, view.sha256)
    assert [fate for _, fate in compared(copies.contents(store).originals)] == [OriginalState.SAME]
    there.put("a/uno.pdf", b"%PDF-otra")
    with pytest.raises(NotPacked, match="cambió"):
        refuse_changed(view.path, view.sha256)
    assert [fate for _, fate in compared(copies.contents(store).originals)] == [OriginalState.CHANGED]
    there.remove("a/uno.pdf")
    assert [fate for _, fate in compared(copies.contents(store).originals)] == [OriginalState.MISSING]


def test_a_job_reads_it_in_a_process_of_its_own(there: ObjectStore, tmp_path: Path, store: Store) -> None:
    there.put("a/uno.pdf", write_cuenta(tmp_path / "x.pdf").read_bytes())
    number = jobs.start(store.url, Path(f"s3://{BUCKET}/a"), processes=1)

    def ended() -> bool:
        job = jobs.status(store, number)
        return job is not None and not job.state.active

    until(ended, "the job")
    job = jobs.status(store, number)
    assert job is not None
    assert (job.state, job.error, job.folder) == (JobState.TERMINADO, None, f"s3://{BUCKET}/a")


def test_names_that_are_no_paths_and_debris_are_passed_over(there: ObjectStore) -> None:
    for key in ("a/b//c.pdf", "a/x/../c.pdf", "a/./d.pdf", "a/x\\y.pdf", "a/__MACOSX/e.pdf", "a/f.pdf/g.pdf"):
        there.put(key, b"%PDF-")
    found = scan(Path(f"s3://{BUCKET}/a"))
    assert [one.archivo for one in found.files] == ["f.pdf/g.pdf"]
    reasons = {one.archivo: one.reason for one in found.passed_over}
    assert [name for name, reason in reasons.items() if reason == bucket.BAD_NAME] == [
        "./d.pdf",
        "b//c.pdf",
        "x/../c.pdf",
        "x\\y.pdf",
    ]
    assert len(reasons) == 6


def test_what_is_wrong_is_told_in_a_sentence(
    there: ObjectStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def complaint(folder: str = f"s3://{BUCKET}/a") -> str:
        object_store._store.cache_clear()
        assert main(["leer", folder, "--bd", str(tmp_path / "c.db")]) == 2
        return capsys.readouterr().err

    there.put("a/uno.pdf", b"%PDF-")
    assert "No existe el balde" in complaint("s3://otro-balde/a")
    assert "no hay ningún PDF" in complaint(f"s3://{BUCKET}/nada")
    assert main(["ver", f"s3://{BUCKET}/a/no.pdf"]) == 2
    assert "no está en el almacén" in capsys.readouterr().err
    there.closed = True
    assert "no deja leer" in complaint()
    there.closed = False
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert "AWS_ACCESS_KEY_ID" in complaint()
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "x")
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    assert "no responde" in complaint()
    monkeypatch.setitem(sys.modules, "s3fs", None)
    assert "vistobueno[almacen]" in complaint()


@pytest.mark.parametrize("typed", ["s3://", "s3://../etc", "s3://a@b/c", "s3://x"])
def test_no_other_place_is_reached_by_its_address(there: ObjectStore, typed: str) -> None:
    with pytest.raises(FolderUnreadable, match=r"almacén"):
        scan(Path(typed))
    assert there.asked == []


@pytest.mark.parametrize("typed", ["file:///etc", "local:///etc", "memory://a", "S3://a", "https://a/b"])
def test_other_schemes_are_folders_that_are_not_there(typed: str) -> None:
    with pytest.raises(FolderUnreadable, match="No existe la carpeta"):
        scan(far_places.resolved(Path(typed)))


def test_what_a_killed_process_fetched_is_taken_away(there: ObjectStore, tmp_path: Path) -> None:
    there.put("a/uno.pdf", b"%PDF-")
    left = tmp_path / "reserva" / "originales" / f"{originals._machine()}-{2**30}-x"
    left.mkdir(parents=True)
    (left / "copia").write_bytes(b"de alguien")
    sha256_of(Path(f"s3://{BUCKET}/a/uno.pdf"))
    assert not left.exists()


def test_a_machine_of_a_cluster_that_does_not_see_it_is_told(
    there: ObjectStore, tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its worker is in this process: what it sees there is made to fail."""
    from review.reading import cluster

    there.put("a/uno.pdf", write_cuenta(tmp_path / "x.pdf").read_bytes())
    sizes = iter([5, None, 5])
    monkeypatch.setattr(cluster, "_size", lambda _: next(sizes))
    with (
        in_this_process(threads=1) as made,
        read_by(reader_at(address_of(made))),
        pytest.raises(Exception, match=rf"no ve la carpeta «s3://{BUCKET}/a»"),
    ):
        read_folder(Path(f"s3://{BUCKET}/a"), store)
