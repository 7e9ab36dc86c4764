"""Worker processes: many files, a death in the middle, time-outs, odd parents, no orphans."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

import review
from review.errors import ReaderUnavailable
from review.model import Lectura
from review.reading import Limits, ReaderPool, client, read_document
from review.reading.assembly import read_with
from review.reading.client import WorkerDied, WorkerProcess
from review.reading.wire import Head
from tests.reading.papers import drawn, letter_text, line, saved

ROOT = Path(review.__file__).resolve().parent.parent


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    return [saved(tmp_path, drawn(line(f"cuenta {number}")), f"{number}.pdf") for number in range(12)]


def gone(pid: int, seconds: float = 10) -> bool:
    """True when the process ends within so many seconds."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE:
            return True
        time.sleep(0.05)
    return False


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
    """A worker that dies, every time, when a page of `victim.pdf` after the first is due."""

    def ask(self, task: str, path: Path, limits: Limits, **details: Any) -> Iterator[tuple[Head, bytes]]:
        for message in super().ask(task, path, limits, **details):
            if path.name == "victim.pdf" and message[0].get("number", 1) > 1:
                raise WorkerDied(timed_out=False)
            yield message


def test_a_worker_that_keeps_dying_costs_only_its_file(tmp_path: Path) -> None:
    """The pages read before it died are kept; a file without any is damaged."""
    long = saved(tmp_path, drawn(letter_text, letter_text, letter_text), "victim.pdf")
    good = saved(tmp_path, drawn(letter_text, letter_text), "good.pdf")
    worker = Dying()
    documents = [read_with(worker, path, Limits()).document for path in (good, long, good)]
    worker.close()

    assert [document.lectura for document in documents] == [Lectura.LEIDO, Lectura.PARCIAL, Lectura.LEIDO]
    assert [page.failure is None for page in documents[1].pages] == [True, False, False]
    assert documents[1].reason == "No se pudieron leer 2 de 3 páginas (2, 3); mírelas en el archivo."


def test_what_never_ends_is_killed_in_time(tmp_path: Path) -> None:
    """A pipe without a writer blocks the worker for ever: the parent's clock ends it."""
    os.mkfifo(tmp_path / "x.pdf")
    worker = WorkerProcess()
    started = time.monotonic()
    with pytest.raises(WorkerDied) as death:
        list(worker.ask("read", tmp_path / "x.pdf", Limits(seconds=-2.5)))
    assert death.value.timed_out
    assert time.monotonic() - started < 10
    assert worker.pid is None


def test_a_process_that_others_keep_from_working_gets_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a busy machine the clock alone would give up pages that are in order, but not for ever."""
    monkeypatch.setattr(client._Watch, "_used", lambda _: 0.0)
    with subprocess.Popen([sys.executable, "-c", "while True: pass"]) as process:
        started = time.monotonic()
        client._Watch(process).allow(0.2)
        process.wait()
        assert 1.5 < time.monotonic() - started < 20


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
        timeout=60,
        check=False,
    )
    assert (done.stdout.split(), done.stderr) == (["leido", "leido"], "")


def test_no_worker_outlives_a_killed_parent(tmp_path: Path) -> None:
    """Not even one that is stuck in a file."""
    os.mkfifo(tmp_path / "x.pdf")
    parent = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "from pathlib import Path\n"
            "from review.reading import Limits\n"
            "from review.reading.client import WorkerProcess\n"
            "worker = WorkerProcess()\n"
            f"messages = worker.ask('read', Path({str(tmp_path / 'x.pdf')!r}), Limits())\n"
            "import threading; threading.Thread(target=lambda: list(messages), daemon=True).start()\n"
            "import time\n"
            "while worker.pid is None: time.sleep(0.01)\n"
            "time.sleep(1); print(worker.pid, flush=True); time.sleep(60)",
        ],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert parent.stdout is not None
    with parent, parent.stdout:
        pid = int(parent.stdout.readline())
        assert psutil.pid_exists(pid)
        parent.kill()
    assert gone(pid)


def test_closing_a_pool_ends_its_workers(files: list[Path]) -> None:
    with ReaderPool(2) as pool:
        list(pool.read_many(files))
        pids = pool.pids
    assert pids
    assert all(gone(pid) for pid in pids)


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
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == "[]"
