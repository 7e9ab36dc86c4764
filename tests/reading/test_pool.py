"""Worker processes: many files, a death in the middle, time-outs, odd parents, no orphans."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import textwrap
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

import review
from review.errors import ReaderUnavailable
from review.model import Document, Lectura
from review.reading import Limits, ReaderPool, assembly, client, read_document, reasons
from review.reading.assembly import read_with
from review.reading.client import WorkerDied, WorkerProcess
from review.reading.wire import Head
from tests.reading.papers import drawn, letter_text, line, saved
from tests.waiting import HANG_SECONDS, until

ROOT = Path(review.__file__).resolve().parent.parent


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    return [saved(tmp_path, drawn(line(f"cuenta {number}")), f"{number}.pdf") for number in range(12)]


def gone(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def test_every_file_comes_back_once(files: list[Path]) -> None:
    with ReaderPool(2) as pool:
        read = dict(pool.read_many(files))
    assert sorted(read) == sorted(files)
    for path, document in read.items():
        assert [word.text for word in document.pages[0].words] == ["cuenta", path.stem]


def test_a_pool_can_be_used_again_and_left_early(files: list[Path]) -> None:
    with ReaderPool(1) as pool:
        some = pool.read_many(files)
        next(some)
        some.close()
        assert len(list(pool.read_many(files))) == len(files)
        workers = pool.pids
        assert len(list(pool.read_many(files))) == len(files)
        assert pool.pids == workers


def test_a_bad_file_among_good_ones_costs_only_itself(files: list[Path]) -> None:
    files[3].write_bytes(b"%PDF-1.4\nnada")
    with ReaderPool(2) as pool:
        read = dict(pool.read_many(files))
    assert [path for path, document in read.items() if document.lectura is not Lectura.LEIDO] == [files[3]]


def test_killing_a_worker_in_the_middle_loses_nothing(tmp_path: Path) -> None:
    """A worker killed from outside is replaced and its file read again."""
    paths = [saved(tmp_path, drawn(*[letter_text] * 40), f"{number}.pdf") for number in range(6)]
    with ReaderPool(1) as pool:
        reading = pool.read_many(paths)
        read = dict([next(reading)])
        (child,) = (c for c in psutil.Process().children() if c.pid == pool.pids[0])
        child.kill()
        read.update(reading)
    assert len(read) == len(paths)
    assert {document.lectura for document in read.values()} == {Lectura.LEIDO}


class Dying(WorkerProcess):
    """A worker that dies, every time, when one of some pages of `victim.pdf` is due; page 0 is the start."""

    def __init__(self, *deadly: int, timed_out: bool = False) -> None:
        super().__init__()
        self._deadly, self._timed_out = deadly, timed_out
        self.asked = 0

    def ask(self, task: str, path: Path, limits: Limits, **details: Any) -> Iterator[tuple[Head, bytes]]:
        self.asked += 1
        for message in super().ask(task, path, limits, **details):
            due = message[0].get("number", 0) if message[0]["kind"] in ("file", "page") else None
            if path.name == "victim.pdf" and due in self._deadly:
                raise WorkerDied(timed_out=self._timed_out)
            yield message


def read_dying(tmp_path: Path, pages: int, *deadly: int, timed_out: bool = False) -> tuple[Document, int]:
    """A file of so many pages read by a worker that dies on some of them; and how often it was asked."""
    worker = Dying(*deadly, timed_out=timed_out)
    path = saved(tmp_path, drawn(*[letter_text] * pages), "victim.pdf")
    try:
        return read_with(worker, path, Limits()).document, worker.asked
    finally:
        worker.close()


def lost_pages(document: Document) -> list[int]:
    return [page.number for page in document.pages if page.failure is not None]


def test_a_page_that_kills_the_worker_costs_only_itself(tmp_path: Path) -> None:
    """Those before it and behind it are read, each once; it is told as our loss."""
    document, asked = read_dying(tmp_path, 6, 2, 5)
    assert [page.number for page in document.pages] == [1, 2, 3, 4, 5, 6]
    assert lost_pages(document) == [2, 5]
    assert (document.lectura, document.lost) == (Lectura.PARCIAL, True)
    assert document.reason == "No se pudieron leer 2 de 6 páginas (2, 5); mírelas en el archivo."
    assert asked == 5


def test_a_last_page_that_kills_the_worker(tmp_path: Path) -> None:
    document, _ = read_dying(tmp_path, 3, 3)
    assert (document.lectura, lost_pages(document)) == (Lectura.PARCIAL, [3])


def test_a_file_that_keeps_killing_the_worker_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Workers are not started for ever: what is behind the last death that is borne stays unread."""
    monkeypatch.setattr(assembly, "_MOST_DEATHS", 3)
    pages = 2 * assembly._MOST_DEATHS
    document, asked = read_dying(tmp_path, pages, *range(2, pages + 1))
    assert lost_pages(document) == list(range(2, pages + 1))
    assert asked <= 2 * (assembly._MOST_DEATHS + 1)


@pytest.mark.parametrize(
    ("timed_out", "lectura", "says"),
    [(False, Lectura.DANADO, "se cerró"), (True, Lectura.DEMASIADO_GRANDE, "segundos")],
)
@pytest.mark.parametrize("deadly", [(0,), (1, 2)])
def test_a_file_of_which_nothing_is_read_blames_nobody(
    tmp_path: Path, deadly: tuple[int, ...], timed_out: bool, lectura: Lectura, says: str
) -> None:
    document, _ = read_dying(tmp_path, 2, *deadly, timed_out=timed_out)
    assert (document.lectura, document.lost, document.pages) == (lectura, True, ())
    assert len(document.sha256) == 64
    assert document.reason is not None
    assert says in document.reason
    assert "Leer de nuevo" in document.reason
    assert "contratista" not in document.reason


def test_a_page_on_which_the_worker_hangs_costs_only_itself(tmp_path: Path) -> None:
    document, asked = read_dying(tmp_path, 4, 2, timed_out=True)
    assert (document.lectura, lost_pages(document), asked) == (Lectura.PARCIAL, [2], 2)


def test_a_worker_that_dies_once_loses_nothing(tmp_path: Path) -> None:
    """It may have been killed by others: the same page is tried once more, those read are not."""

    class Unlucky(Dying):
        def ask(self, *args: Any, **details: Any) -> Iterator[tuple[Head, bytes]]:
            self._deadly = (3,) if self.asked == 0 else ()
            return super().ask(*args, **details)

    worker = Unlucky()
    document = read_with(worker, saved(tmp_path, drawn(*[letter_text] * 4), "victim.pdf"), Limits()).document
    worker.close()
    assert (document.lectura, document.lost, worker.asked) == (Lectura.LEIDO, False, 2)
    assert [len(page.words) for page in document.pages] == [96] * 4


def test_a_file_that_changes_while_it_is_read_again_is_told(tmp_path: Path) -> None:
    path = saved(tmp_path, drawn(*[letter_text] * 3), "victim.pdf")

    class Changing(Dying):
        def ask(self, *args: Any, **details: Any) -> Iterator[tuple[Head, bytes]]:
            if self.asked:
                saved(tmp_path, drawn(*[letter_text] * 2), "victim.pdf")
            return super().ask(*args, **details)

    worker = Changing(2)
    document = read_with(worker, path, Limits()).document
    worker.close()
    assert (document.sha256, document.reason) == ("", reasons.FILE_CHANGED)


def test_a_bad_page_before_a_deadly_one_is_still_told(tmp_path: Path) -> None:
    """The worker that reads on knows nothing of the pages before."""
    path = saved(tmp_path, drawn(letter_text, line("poco"), line("más")), "victim.pdf")

    class Unlucky(Dying):
        def ask(self, *args: Any, **details: Any) -> Iterator[tuple[Head, bytes]]:
            self._deadly = (2,) if self.asked == 0 else ()
            return super().ask(*args, **details)

    worker = Unlucky()
    document = read_with(worker, path, Limits(page_chars=100)).document
    worker.close()
    assert (document.lectura, lost_pages(document), document.lost) == (Lectura.PARCIAL, [1], False)


def test_a_worker_killed_while_it_starts_is_started_again(
    files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    real, calls = client.receive, []

    def receive(stream: Any) -> Any:
        calls.append(stream)
        return None if len(calls) == 1 else real(stream)

    monkeypatch.setattr(client, "receive", receive)
    worker = WorkerProcess()
    assert read_with(worker, files[0], Limits()).document.lectura is Lectura.LEIDO
    worker.close()


def test_what_never_ends_is_killed_in_time(tmp_path: Path) -> None:
    """A pipe without a writer blocks the worker for ever: the parent's clock ends it."""
    os.mkfifo(tmp_path / "x.pdf")
    worker = WorkerProcess()
    with pytest.raises(WorkerDied) as death:
        list(worker.ask("read", tmp_path / "x.pdf", Limits(seconds=-2.5)))
    assert death.value.timed_out
    assert worker.pid is None


@pytest.fixture
def busy(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[subprocess.Popen[bytes], list[float]]]:
    """A process that always wants to work, and what its watch is told of its seconds of the processor."""
    used = [0.0]

    def told(_: client._Watch) -> float:
        used.append(used[-1])
        return used[-1]

    monkeypatch.setattr(client._Watch, "_used", told)
    monkeypatch.setattr(psutil.Process, "status", lambda _: psutil.STATUS_RUNNING)
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        yield process, used
        process.kill()


def test_a_process_that_others_keep_from_working_gets_its_time(
    busy: tuple[subprocess.Popen[bytes], list[float]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a busy machine the clock alone would give up pages that are in order."""
    monkeypatch.setattr(client, "_STARVED", 1e9)
    process, used = busy
    watch = client._Watch(process)
    watch.allow(0.1)
    until(lambda: len(used) > 5 or process.poll() is not None, "the watch's looks at the process")
    assert process.poll() is None
    used.append(1.0)
    process.wait()
    assert watch.rang


def test_a_process_is_not_waited_for_for_ever(busy: tuple[subprocess.Popen[bytes], list[float]]) -> None:
    process, used = busy
    watch = client._Watch(process)
    watch.allow(0.1)
    process.wait()
    assert watch.rang
    assert used[-1] == 0.0


def test_threads_share_the_long_lived_worker(files: list[Path]) -> None:
    found: dict[Path, str] = {}

    def read(path: Path) -> None:
        found[path] = read_document(path).pages[0].words[1].text

    threads = [threading.Thread(target=read, args=(path,)) for path in files]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {path: path.stem for path in files}


def test_works_in_a_script_without_a_main_guard(files: list[Path], tmp_path: Path) -> None:
    """Where a `multiprocessing` pool would start the script again in every child."""
    script = tmp_path / "guion.py"
    script.write_text(
        textwrap.dedent(f"""
        from pathlib import Path
        from review.reading import ReaderPool
        with ReaderPool(2) as pool:
            for path, document in pool.read_many([Path({str(files[0])!r}), Path({str(files[1])!r})]):
                print(document.lectura.value)
        """)
    )
    done = subprocess.run(
        [sys.executable, str(script)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout.split(), done.stderr) == (["leido", "leido"], "")


def test_no_worker_outlives_a_killed_parent(tmp_path: Path) -> None:
    """Not even one that is stuck in a file."""
    path = tmp_path / "x.pdf"
    os.mkfifo(path)
    parent = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "from pathlib import Path\n"
            "from review.reading import Limits\n"
            "from review.reading.client import WorkerProcess\n"
            "worker = WorkerProcess()\n"
            "worker._running(answering=False)\n"
            "print(worker.pid, flush=True)\n"
            f"list(worker.ask('read', Path({str(path)!r}), Limits(seconds={HANG_SECONDS})))",
        ],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert parent.stdout is not None
    with parent, parent.stdout:
        pid = int(parent.stdout.readline())
        ours = until(lambda: opened_by_its_reader(path), "the worker in its file")
        assert not gone(pid)
        parent.kill()
    until(lambda: gone(pid), "the worker's end")
    os.close(ours)


def opened_by_its_reader(pipe: Path) -> int | None:
    """Our end of a pipe, once another process has it open for reading: it then waits for us to write."""
    try:
        return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
    except OSError as error:
        if error.errno != errno.ENXIO:  # nobody reads from it yet
            raise
        return None


def test_closing_a_pool_ends_its_workers(files: list[Path]) -> None:
    with ReaderPool(2) as pool:
        list(pool.read_many(files))
        pids = pool.pids
    assert pids
    until(lambda: all(gone(pid) for pid in pids), "the workers' end")


def test_says_so_when_no_worker_can_be_started(files: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    with pytest.raises(ReaderUnavailable, match="No se pudo iniciar"), ReaderPool(1) as pool:
        list(pool.read_many(files))


def test_a_worker_loads_neither_tables_nor_database() -> None:
    """Half a second and fifty megabytes for every worker, if the package's front door were heavy."""
    code = (
        "import sys, review.reading.worker\n"
        "print([name for name in ('pandas', 'sqlalchemy', 'streamlit', 'pdfplumber', 'openpyxl')"
        " if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
