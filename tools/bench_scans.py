"""Speed on scanned pages: the whole walk against the OCR engine alone, and against OCRmyPDF where found.

The engine alone reads the pictures that the walk would draw of the pages, in one process with one thread, its
models loaded beforehand; the walk is that of the command, with its start and its second looks. Seconds of
processor count a shared machine's other guests out; seconds of the clock do not.
"""

from __future__ import annotations

import io
import os
import resource
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import psutil
import pypdfium2
from pypdf import PdfWriter

from review.pipeline import read_folder
from review.store import Store
from tools.papers import folder as papers
from tools.papers.scanned import scan_all

AIM_ENGINE = 1.15
DRAWN_DPI = 200  # as `review.reading.resolution` draws a letter page
_LANGUAGE = "spa"
# Run on its own, so that nothing but the engine is measured: prints pages, seconds, seconds of processor.
_ENGINE_ALONE = """
import sys, time
import cv2, pypdfium2
from review.reading.ocr import engine
cv2.setNumThreads(1)
reader = engine.quick()
pictures = [
    page.render(scale=float(sys.argv[1]) / 72).to_numpy()[:, :, :3].copy()
    for path in sys.argv[2:]
    for page in pypdfium2.PdfDocument(path)
]
read = lambda picture: reader.read(picture, reader.quads(picture))
read(pictures[0])
wall, cpu = time.perf_counter(), time.process_time()
for picture in pictures:
    read(picture)
print(len(pictures), time.perf_counter() - wall, time.process_time() - cpu)
"""


@dataclass(frozen=True, slots=True)
class ScanSpeed:
    """Seconds a page by the clock and by processor (all processes together); peak memory of the largest
    child process in megabytes (None: not watched)."""

    name: str
    pages: int
    wall: float
    cpu: float
    peak_mb: float | None = None


def _measured(name: str, pages: int, work: Callable[[], object]) -> ScanSpeed:
    """Do some work and tell what it and its children, all ended by then, took."""
    stop, peak = threading.Event(), [0]

    def watch() -> None:
        while not stop.wait(0.05):
            for child in psutil.Process().children(recursive=True):
                try:
                    peak[0] = max(peak[0], child.memory_info().rss)
                except psutil.Error:
                    continue

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    wall, cpu = time.perf_counter(), _processor_seconds()
    work()
    wall, cpu = time.perf_counter() - wall, _processor_seconds() - cpu
    stop.set()
    watcher.join()
    return ScanSpeed(name, pages, wall / pages, cpu / pages, peak[0] / 1e6)


def _processor_seconds() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _engine_alone(files: Sequence[Path]) -> ScanSpeed:
    threads = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    command = [sys.executable, "-c", _ENGINE_ALONE, str(DRAWN_DPI), *map(str, files)]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, env=os.environ | threads,
        cwd=Path(__file__).resolve().parents[1],
    )  # fmt: skip
    pages, wall, cpu = done.stdout.split()
    return ScanSpeed("engine alone", int(pages), float(wall) / int(pages), float(cpu) / int(pages))


def _walk(folder: Path, processes: int, database: Path) -> None:
    store = Store.open(f"sqlite:///{database}")
    report = read_folder(folder, store, processes=processes)
    assert report.read == report.found, "not every file was read"


def _make(into: Path, seed: str, submissions: int) -> tuple[list[Path], Path, int]:
    """Scanned submissions in `into`/varios, all of them as one file in `into`/uno, and how many pages."""
    many, one = into / "varios", into / "uno"
    many.mkdir()
    one.mkdir()
    _, made = papers.fresh_set(seed, submissions)
    whole = PdfWriter()
    files = []
    for number, (_, each) in enumerate(made):
        scanned = scan_all(each, Random(f"{seed}/{number}"))
        files.append(many / f"{number}.pdf")
        files[-1].write_bytes(scanned.data)
        whole.append(io.BytesIO(scanned.data))
    whole.write(one / "todo.pdf")
    old = time.time() - 3600  # so that no file looks as if it were still being copied
    for path in (*files, one / "todo.pdf"):
        os.utime(path, (old, old))
    return files, one / "todo.pdf", sum(len(pypdfium2.PdfDocument(path)) for path in files)


def _ocrmypdf(whole: Path, out: Path, jobs: int, omp: str | None) -> None:
    env = dict(os.environ)
    env.pop("OMP_THREAD_LIMIT", None)
    if omp is not None:
        env["OMP_THREAD_LIMIT"] = omp
    subprocess.run(
        [
            "ocrmypdf", "--quiet", "--force-ocr", "--language", _LANGUAGE, "--jobs", str(jobs),
            "--output-type", "pdf", "--sidecar", str(out / "texto.txt"), str(whole), str(out / "salida.pdf"),
        ],
        check=True, capture_output=True, env=env,
    )  # fmt: skip


def measure_scans(place: Path, seed: str, submissions: int) -> list[ScanSpeed]:
    """Speeds over the pages of some scanned submissions; OCRmyPDF among them only where it is installed."""
    files, whole, pages = _make(place, seed, submissions)
    speeds = [_engine_alone(files)]
    for processes in (1, 2):
        for name, folder in (("walk", files[0].parent), ("one big file", whole.parent)):
            database = place / f"{folder.name}-{processes}.db"

            def walk(folder: Path = folder, processes: int = processes, database: Path = database) -> None:
                _walk(folder, processes, database)

            speeds.append(_measured(f"{name}, {processes} process{'es' * (processes > 1)}", pages, walk))
    if shutil.which("ocrmypdf") and shutil.which("tesseract"):
        for omp in ("1", None):
            for jobs in (1, 2):
                name = f"OCRmyPDF, {jobs} job{'s' * (jobs > 1)}" + (", 1 thread" if omp else "")

                def sidecar(jobs: int = jobs, omp: str | None = omp) -> None:
                    _ocrmypdf(whole, place, jobs, omp)

                speeds.append(_measured(name, pages, sidecar))
    return speeds


def table(speeds: Sequence[ScanSpeed]) -> str:
    """The results for people."""
    alone = speeds[0]
    by_name = {speed.name: speed for speed in speeds}
    lines = [
        f"{'':26}{'s/page':>9}{'/ engine':>10}{'cpu-s/page':>12}{'/ engine':>10}{'worker MB':>11}",
        *(
            f"{speed.name:26}{speed.wall:9.2f}{speed.wall / alone.wall:10.2f}{speed.cpu:12.2f}"
            f"{speed.cpu / alone.cpu:10.2f}{'' if speed.peak_mb is None else f'{speed.peak_mb:11.0f}'}"
            for speed in speeds
        ),
        f"{alone.pages} scanned pages; aim for the walk with 1 process: <= {AIM_ENGINE} x the engine alone",
    ]
    for name in ("walk", "one big file"):
        gain = by_name[f"{name}, 1 process"].wall / by_name[f"{name}, 2 processes"].wall
        lines.append(f"{name}: 2 processes are {gain:.2f} times as fast as 1")
    if not any(speed.name.startswith("OCRmyPDF") for speed in speeds):
        lines.append("OCRmyPDF was not measured: ocrmypdf and tesseract are not both on the PATH")
    return "\n".join(lines)
