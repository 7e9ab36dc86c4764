"""Reading on many machines: the same is told, what dies is tried again, and who fails is named."""

from __future__ import annotations

import pickle
import shutil
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from review.cli import main
from review.errors import BadArgument, ReaderUnavailable
from review.machine import private
from review.model import Box, Document, Lectura, Look, LookKind
from review.pipeline import Progress, read_folder, submissions_of
from review.reading import ReaderPool, cluster, dask_link, read_by, reasons
from review.reading.client import WorkerDied
from review.reading.cluster import ClusterReader, FarWorker, answered, reader_at
from review.store import Store
from tests.conftest import lent
from tests.folders import write_cuenta, write_scan
from tests.reading.machines import address_of, in_this_process, of_processes
from tests.waiting import HANG_SECONDS

ROOT = Path(__file__).resolve().parents[2]
THERE = "Dask"  # in the name of every thread of a worker in this process


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """A cluster that is there is waited for as long as a busy machine takes."""
    monkeypatch.setattr(dask_link, "_ANSWER_SECONDS", HANG_SECONDS)
    monkeypatch.setattr(dask_link, "_PATIENCE_SECONDS", HANG_SECONDS)


@pytest.fixture(scope="module")
def near() -> Iterator[str]:
    """The address of a cluster that does two things at once."""
    with in_this_process() as made:
        yield address_of(made)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Cuentas, one of them scanned, one that is none and one that is damaged."""
    place = tmp_path / "cuentas"
    for number in ("001", "002", "003"):
        write_cuenta(place / f"pago {number}.pdf", payment=number)
    write_scan(place / "escaneada.pdf")
    (place / "nada.pdf").write_bytes(b"hola")
    (place / "rota.pdf").write_bytes(b"%PDF-1.4\nnada")
    return place


def told(folder: Path, work: Path, *more: str) -> bytes:
    """What `leer` writes of a folder."""
    work.mkdir()
    out = work / "salida.jsonl"
    assert main(["leer", str(folder), "--bd", str(work / "a.db"), "--jsonl", str(out), *more]) == 1
    return out.read_bytes()


def read(address: str, *paths: Path) -> dict[Path, Document]:
    with reader_at(address)(1) as reader:
        return dict(reader.read_many(paths))


def test_the_same_is_told_to_the_byte(
    near: str, folder: Path, tmp_path: Path, one_reader: ReaderPool
) -> None:
    with read_by(lent(one_reader)):
        here = told(folder, tmp_path / "aquí")
    assert b'"ocr"' in here
    assert told(folder, tmp_path / "allá", "--motor", near) == here


def test_a_second_look_is_taken_there_too(near: str, folder: Path, one_reader: ReaderPool) -> None:
    path = folder / "escaneada.pdf"
    ((_, document),) = one_reader.read_many([path])
    looks = [Look(1, Box(0, 0, 612, 792), LookKind.PAGE)]
    with reader_at(near)(1) as reader:
        assert reader.look(path, document, looks) == one_reader.look(path, document, looks)


@pytest.mark.parametrize(
    "typed",
    [
        "dask://",
        "dask://equipo",
        "tcp://equipo:8786",
        "dask://equipo:0",
        "dask://equipo:99999",
        "dask://a:b@c:1",
    ],
)
def test_an_address_that_is_none_is_told(typed: str) -> None:
    with pytest.raises(BadArgument, match="dask://EQUIPO:8786"):
        reader_at(typed)


def test_an_address_may_ask_for_a_closed_channel() -> None:
    made = reader_at("dask+tls://[::1]:8786")(1)
    assert isinstance(made, ClusterReader)
    assert made._link._address == "tls://[::1]:8786"


def test_without_the_library_it_is_told_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ReaderUnavailable, match=r"vistobueno\[cluster\]"):
        read("dask://127.0.0.1:1")


@contextmanager
def listening(answer: bytes | None) -> Iterator[str]:
    """The address of somebody who is no scheduler: says this, or nothing for ever (None)."""
    held: list[socket.socket] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            try:
                while True:
                    one, _ = server.accept()
                    held.append(one)
                    if answer is not None:
                        one.sendall(answer)
                        one.close()
            except OSError:
                return

        threading.Thread(target=serve, daemon=True).start()
        yield f"dask://127.0.0.1:{server.getsockname()[1]}"
        for one in held:
            one.close()


@pytest.mark.parametrize(
    "answer", [None, b"", b"HTTP/1.1 400 Bad Request\r\n\r\n" + b"x" * 4_000, b"\0" * 200]
)
def test_who_does_not_answer_as_a_scheduler_is_told(
    answer: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dask_link, "_ANSWER_SECONDS", 0.5)
    write_cuenta(tmp_path / "cuentas" / "uno.pdf")
    with listening(answer) as address:
        assert (
            main(["leer", str(tmp_path / "cuentas"), "--bd", str(tmp_path / "a.db"), "--motor", address]) == 2
        )
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert "no responde. Revise la dirección" in lines[0]


def test_a_scheduler_without_workers_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask_link, "_ANSWER_SECONDS", 1.0)
    with in_this_process(workers=0) as made, pytest.raises(ReaderUnavailable, match="no tiene ningún equipo"):
        read(address_of(made))


def test_a_worker_with_another_program_is_told(
    near: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    versions = iter(["una"])
    monkeypatch.setattr(cluster, "reader_version", lambda: next(versions, "otra"))
    with pytest.raises(ReaderUnavailable, match="tiene otra versión de Visto Bueno"):
        read(near, folder / "pago 001.pdf")


def test_a_worker_without_our_program_is_told(
    near: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lacking(_: object) -> bytes:
        raise ModuleNotFoundError("review")

    monkeypatch.setattr(cluster, "answered", lacking)
    with pytest.raises(ReaderUnavailable, match="no está Visto Bueno, o es otra versión"):
        read(near, folder / "pago 001.pdf")


def test_a_worker_that_does_not_see_the_folder_is_told(
    near: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = cluster._size

    def seen(path: Path) -> int | None:
        return None if THERE in threading.current_thread().name else size(path)

    monkeypatch.setattr(cluster, "_size", seen)
    with pytest.raises(ReaderUnavailable, match="no ve la carpeta"):
        read(near, folder / "pago 001.pdf")


def test_a_file_that_nobody_sees_any_more_is_told_as_ever(
    near: str, folder: Path, one_reader: ReaderPool
) -> None:
    gone = folder / "no está.pdf"
    assert read(near, gone) == dict(one_reader.read_many([gone]))


def test_what_is_ours_is_read_here(near: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a mail carries lies in a folder that no other machine sees."""
    monkeypatch.setattr(private, "data_folder", lambda: tmp_path / "propio")
    monkeypatch.setattr(cluster, "answered", None)
    path = write_cuenta(tmp_path / "propio" / "correos" / "uno.pdf")
    assert read(near, path)[path].lectura is Lectura.LEIDO


def test_what_runs_there_goes_by_its_name_and_comes_back_as_bytes() -> None:
    """No code is sent, and nothing that could be one is taken."""
    from distributed.protocol import pickle as of_dask

    sent = of_dask.dumps(answered)
    assert pickle.loads(sent) is answered
    assert sent == pickle.dumps(answered, protocol=pickle.HIGHEST_PROTOCOL)


def test_a_scheduler_that_goes_half_way_costs_nothing_of_what_was_read(
    tmp_path: Path, folder: Path, one_reader: ReaderPool
) -> None:
    with in_this_process(threads=1) as made, Store.open(str(tmp_path / "a.db")) as store:

        def tell(progress: Progress) -> None:
            if progress.done == 2 and progress.page is None:
                made.close()

        with (
            read_by(reader_at(address_of(made))),
            pytest.raises(ReaderUnavailable, match=r"dejó de responder\. Lo ya leído quedó guardado"),
        ):
            read_folder(folder, store, progress=tell)
        kept = len(list(submissions_of(store, folder)))
        assert 2 <= kept < 6
        with read_by(lent(one_reader)):
            report = read_folder(folder, store)
        assert report.read == 6 - kept


class Doomed:
    """A link to a cluster of which a worker dies whenever it is asked for the victim."""

    def __init__(self) -> None:
        self.alone: list[bool] = []
        self.lock = threading.Lock()

    def submit(self, call: Any, request: dict[str, Any]) -> Any:
        self.alone.append(self.lock.locked())

        class Asked:
            def answer(self) -> bytes:
                if "victim" in request["path"]:
                    raise WorkerDied(timed_out=False)
                made: bytes = call(request)
                return made

        return Asked()


def test_what_was_lost_is_tried_once_more_and_alone(folder: Path, tmp_path: Path) -> None:
    link, victim = Doomed(), tmp_path / "victim.pdf"
    shutil.copy(folder / "pago 001.pdf", victim)
    reader = ClusterReader("tcp://nadie:1")
    reader._workers = [FarWorker(link, reader._own, link.lock)]  # type: ignore[arg-type]
    found = dict(reader.read_many([victim, folder / "pago 002.pdf"]))
    assert (found[victim].lectura, found[victim].reason, found[victim].lost) == (
        Lectura.DANADO,
        reasons.KILLED_READER,
        True,
    )
    assert found[folder / "pago 002.pdf"].lectura is Lectura.LEIDO
    assert link.alone == [False, True, False]


# --- with processes that can be killed ---

# What a worker's machine does about a file called so: it fails each time, or the first time only.
DEADLY = """
import os
from pathlib import Path
from review.reading import cluster

really = getattr(cluster, "really", cluster._told)  # Dask may load this twice

def told(request):
    if request["task"] == {task!r} and Path(request["path"]).name == {name!r}:
        mark = Path({mark!r})
        deaths = int(mark.read_text()) if mark.exists() else 0
        if deaths < {deaths}:
            mark.write_text(str(deaths + 1))
            os._exit(9)
    return really(request)

cluster.really, cluster._told = really, told
"""


def deadly(place: Path, *, name: str, deaths: int, task: str = "read") -> tuple[Path, Path]:
    """The file to preload in the workers, and the one that counts how many died."""
    place.mkdir()
    mark, script = place / "muertes", place / "mortal.py"
    script.write_text(DEADLY.format(task=task, name=name, mark=str(mark), deaths=deaths))
    return script, mark


@pytest.mark.long
@pytest.mark.parametrize(("nanny", "task"), [("--nanny", "read"), ("--no-nanny", "picture")])
def test_a_worker_killed_in_the_middle_loses_nothing(
    folder: Path, tmp_path: Path, one_reader: ReaderPool, nanny: str, task: str
) -> None:
    with read_by(lent(one_reader)):
        here = told(folder, tmp_path / "aquí")
    script, mark = deadly(tmp_path / "guion", name="escaneada.pdf", deaths=1, task=task)
    with of_processes(tmp_path / "equipos", 2, nanny, "--preload", str(script)) as machines:
        assert told(folder, tmp_path / "allá", "--motor", machines.address) == here
    assert mark.read_text() == "1"


@pytest.mark.long
def test_a_file_that_kills_two_workers_is_told_and_the_others_are_read(folder: Path, tmp_path: Path) -> None:
    script, mark = deadly(tmp_path / "guion", name="pago 002.pdf", deaths=99)
    paths = sorted(folder.iterdir())
    with of_processes(tmp_path / "equipos", 2, "--nanny", "--preload", str(script)) as machines:
        found = read(machines.address, *paths)
    victim = found.pop(folder / "pago 002.pdf")
    assert (victim.reason, victim.lost) == (reasons.KILLED_READER, True)
    assert sum(one.lectura is Lectura.LEIDO for one in found.values()) == 3
    assert [one for one in found.values() if one.lost] == []
    assert 2 <= int(mark.read_text()) <= 3, "Dask may have begun a third before it is told to stop"


@pytest.mark.long
def test_a_scheduler_that_is_killed_is_told_in_a_sentence(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    script, mark = deadly(tmp_path / "guion", name="pago 003.pdf", deaths=1)
    script.write_text(
        script.read_text().replace(
            "os._exit(9)", "os.kill(int(Path({!r}).read_text()), 9)".format(str(tmp_path / "pid"))
        )
    )
    with of_processes(tmp_path / "equipos", 1, "--no-nanny", "--preload", str(script)) as machines:
        (tmp_path / "pid").write_text(str(machines.scheduler.pid))
        assert main(["leer", str(folder), "--bd", str(tmp_path / "a.db"), "--motor", machines.address]) == 2
    assert mark.exists()
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert "dejó de responder. Lo ya leído quedó guardado" in lines[0]


# Digital papers, and two with a page that is a scan.
SAMPLE = (
    "2026-08/enviadas/CTO-061*.pdf",
    "2026-10/pendientes/CTO-061*.pdf",
    "2026-10/enviadas/cuenta*Fern*.pdf",
)


@pytest.mark.long
def test_the_number_of_workers_changes_no_byte(tmp_path: Path, one_reader: ReaderPool) -> None:
    sample, papers = ROOT / "data" / "sample", tmp_path / "cuentas"
    papers.mkdir()
    for number, one in enumerate(path for pattern in SAMPLE for path in sample.glob(pattern)):
        shutil.copy2(one, papers / f"{number}.pdf")
    shutil.copy2(sample / "contratos.csv", papers)
    (papers / "nada.pdf").write_bytes(b"hola")
    with read_by(lent(one_reader)):
        here = told(papers, tmp_path / "aquí")
    assert len(here.splitlines()) == len(SAMPLE) + 1
    for workers in (1, 2, 3):
        with of_processes(tmp_path / f"equipos {workers}", workers) as machines:
            assert told(papers, tmp_path / f"allá {workers}", "--motor", machines.address) == here
