"""Speed, as ratios against named baselines of the same run: absolute figures say little on a shared machine.

Reading: pages a second of the whole walk against bare pypdfium2 text extraction and
`pdfplumber.extract_text` of the same files, in turn, medians. `leer` walks as the command does with
`--procesos 1`: one worker process reads ahead while this one recognises and judges; `ver` takes one file
after the other. The columns by CPU second count both processes together.
Second reading: `read_folder` of an unchanged folder against listing its tree, and that it opens no PDF.
Loose files as one PDF: see `tools.bench_assembling`.
Scanned pages: see `tools.bench_scans`. Pages of photographs: see `tools.bench_photographs`.
Cuentas beside each other: see `tools.bench_across`. Exports of SECOP II: see `tools.bench_secop`.
A month's workbook: see `tools.bench_workbook`. The supervisor's papers: see `tools.bench_papers`.
The pages of the dashboard on very many cuentas: see `tools.bench_screens`; as they grow: `tools.bench_scale`.
Many people at once: see `tools.bench_many`; many machines: `tools.bench_cluster`; PDFs that are not what they
say: `tools.bench_hostile`. When one of these misses its aim the exit status is 1.
Judging again: see `tools.bench_judging`. Grammars on texts made against them: see `tools.bench_grammar`; the
exit status is 1 when one of them goes over its text again and again.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import pdfplumber
import psutil
import pypdfium2

from review.contracts import load_contracts
from review.model import Document, Lectura, Origin
from review.pipeline import examine, read_folder
from review.pipeline.garbage import collected_seldom
from review.pipeline.understanding import looks_wanted, recognised
from review.reading import ReaderPool, read_document
from review.rules import judge
from review.store import Store
from tools import (
    bench_across,
    bench_assembling,
    bench_cluster,
    bench_grammar,
    bench_hostile,
    bench_judging,
    bench_many,
    bench_papers,
    bench_photographs,
    bench_scale,
    bench_scans,
    bench_screens,
    bench_secop,
    bench_workbook,
)
from tools.papers import folder as papers

AIM_PDFIUM = 0.4
AIM_PDFPLUMBER = 10.0
AIM_SECOND = 3.0
LONG_AGO = 1_700_000_000  # so that no file looks as if it were still being copied


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured: submissions and rounds for reading, files for the second reading, submissions
    that are scanned, photographs among which cuentas are compared."""

    submissions: int
    rounds: int
    folder_files: int
    scanned: int
    photographs: tuple[int, ...]


FULL = Size(submissions=12, rounds=5, folder_files=1000, scanned=5, photographs=bench_across.FULL)
QUICK = Size(submissions=4, rounds=3, folder_files=200, scanned=1, photographs=bench_across.QUICK)


@dataclass(frozen=True, slots=True)
class Speed:
    """Medians over the rounds. `pages_per_cpu_second` counts this process and its workers together."""

    name: str
    pages_per_second: float
    pages_per_cpu_second: float


@dataclass(frozen=True, slots=True)
class SecondReading:
    """Times in milliseconds, medians; what a second `leer` of an unchanged folder opened or started."""

    files: int
    listing_ms: float
    second_ms: float
    pdfs_opened: int
    workers_started: int

    @property
    def ratio(self) -> float:
        return self.second_ms / self.listing_ms


class _Watch:
    """Counts PDFs opened and processes started in this process, by the interpreter's audit events."""

    def __init__(self) -> None:
        self.on = False
        self.opened = 0
        self.started = 0
        sys.addaudithook(self._hear)

    def _hear(self, event: str, args: tuple[object, ...]) -> None:
        if self.on and event == "open":
            self.opened += str(args[0]).lower().endswith(".pdf")
        elif self.on and event == "subprocess.Popen":
            self.started += 1

    @contextmanager
    def watching(self) -> Iterator[None]:
        self.on = True
        try:
            yield
        finally:
            self.on = False


def _cpu_seconds() -> float:
    me = psutil.Process()
    every = [me, *me.children()]
    return sum(sum(process.cpu_times()[:2]) for process in every)


def _pdfium(path: Path) -> None:
    document = pypdfium2.PdfDocument(path)
    for page in document:
        text = page.get_textpage()
        text.get_text_bounded()
        text.close()
        page.close()
    document.close()


def _pdfplumber(path: Path) -> None:
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_text()
            page.close()


def _needs_ocr(path: Path, document: Document) -> bool:
    return any(page.origin is Origin.OCR for page in document.pages) or bool(looks_wanted(path, document))


def measure_reading(folder: Path, rounds: int) -> list[Speed]:
    """Speeds of the walk and of the baselines over the PDFs of `folder` that need no OCR, in turn."""
    contracts = load_contracts(folder / "contratos.csv")
    paths: list[Path] = []
    pages = 0
    for path in sorted(folder.rglob("*.pdf")):
        document = read_document(path)
        if document.lectura is Lectura.LEIDO and not _needs_ocr(path, document):
            paths.append(path)
            pages += len(document.pages)
    del document  # a document held here would be walked over by every garbage collection measured

    def pooled() -> None:
        for _ in pool.read_many(paths):
            pass

    def walked() -> None:
        with collected_seldom():
            for path, document in pool.read_many(paths):
                judge(recognised(document), lectura=document.lectura, archivo=path.name, contracts=contracts)

    def each(one: Callable[[Path], object]) -> Callable[[], None]:
        def every() -> None:
            for path in paths:
                one(path)

        return every

    with ReaderPool(1) as pool:
        ways: dict[str, Callable[[], None]] = {
            "pypdfium2 text": each(_pdfium),
            "walk (leer)": walked,
            "walk (ver)": each(lambda path: examine(path, contracts)),
            "reading (leer)": pooled,
            "reading (ver)": each(read_document),
            "pdfplumber text": each(_pdfplumber),
        }
        pooled()
        # What making the papers left in memory is no part of what is measured.
        gc.collect()
        gc.freeze()
        times: dict[str, list[tuple[float, float]]] = {name: [] for name in ways}
        for _ in range(rounds):
            for name, way in ways.items():
                cpu, wall = _cpu_seconds(), time.perf_counter()
                way()
                times[name].append((time.perf_counter() - wall, _cpu_seconds() - cpu))
    return [
        Speed(
            name,
            pages / statistics.median(wall for wall, _ in measured),
            pages / max(statistics.median(cpu for _, cpu in measured), 0.01),
        )
        for name, measured in times.items()
    ]


def measure_second(source: Path, folder: Path, files: int, rounds: int) -> SecondReading:
    """Fill `folder` with `files` different small PDFs, read it twice and time the second reading."""
    _fill(folder, source, files)
    watch = _Watch()
    store = Store.open(f"sqlite:///{folder.parent / 'bench.db'}")
    read_folder(folder, store)
    listing: list[float] = []
    second: list[float] = []
    for _ in range(rounds):
        began = time.perf_counter()
        for place, _, names in os.walk(folder):
            for name in names:
                os.stat(f"{place}/{name}")  # noqa: PTH116  the baseline is the plain way
        listing.append(time.perf_counter() - began)
        began = time.perf_counter()
        with watch.watching():
            report = read_folder(folder, store)
        second.append(time.perf_counter() - began)
        assert report.unchanged == files, f"{report.unchanged} of {files} files unchanged"
    return SecondReading(
        files,
        statistics.median(listing) * 1000,
        statistics.median(second) * 1000,
        watch.opened,
        watch.started,
    )


def _fill(folder: Path, source: Path, files: int) -> None:
    """Copies that differ in a comment behind the end of the file, fifty to a folder."""
    smallest = min(source.rglob("*.pdf"), key=lambda path: path.stat().st_size).read_bytes()
    for number in range(files):
        path = folder / f"{number // 50:03d}" / f"CPS-{number:04d}-2026.pdf"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(smallest + b"\n%%%d\n" % number)
        os.utime(path, (LONG_AGO, LONG_AGO))


def table(speeds: Sequence[Speed], second: SecondReading) -> str:
    """The results for people."""
    by_name = {speed.name: speed for speed in speeds}
    pdfium, plumber = by_name["pypdfium2 text"], by_name["pdfplumber text"]
    head = f"{'':22}{'pages/s':>9}{'/ pdfium':>10}{'/ plumber':>11}{'pages/cpu-s':>13}{'/ pdfium':>10}"
    lines = [
        f"{speed.name:22}{speed.pages_per_second:9.0f}"
        f"{speed.pages_per_second / pdfium.pages_per_second:10.2f}"
        f"{speed.pages_per_second / plumber.pages_per_second:11.1f}"
        f"{speed.pages_per_cpu_second:13.0f}"
        f"{speed.pages_per_cpu_second / pdfium.pages_per_cpu_second:10.2f}"
        for speed in speeds
    ]
    return "\n".join(
        [
            head,
            *lines,
            f"aim for the walk: >= {AIM_PDFIUM} x pdfium, >= {AIM_PDFPLUMBER:.0f} x pdfplumber",
            "",
            f"second reading of {second.files} unchanged files: {second.second_ms:.1f} ms,"
            f" listing {second.listing_ms:.1f} ms, ratio {second.ratio:.2f} (aim <= {AIM_SECOND:.0f});"
            f" PDFs opened {second.pdfs_opened}, processes started {second.workers_started}",
        ]
    )


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a tenth of the work, rougher figures")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--seed", default="bench", help="of the invented submissions")
    parser.add_argument(
        "--only",
        choices=(
            "digital",
            "scans",
            "photographs",
            "assembling",
            "across",
            "judging",
            "secop",
            "workbook",
            "papers",
            "screens",
            "scale",
            "many",
            "cluster",
            "hostile",
            "grammar",
        ),
        help="a part of it",
    )
    args = parser.parse_args(argv)
    size = QUICK if args.quick else FULL
    told: dict[str, object] = {}
    missed = False

    def note(name: str, figures: object, table_of_it: str) -> None:
        told[name] = figures
        if not args.json:
            print(table_of_it, end="\n\n", flush=True)

    with tempfile.TemporaryDirectory() as place:
        # The digital papers last: that measure leaves this process's memory frozen.
        if args.only in (None, "across"):
            grown = bench_across.measure_growth(size.photographs)
            note("across", [asdict(g) for g in grown], bench_across.table(grown))
        if args.only in (None, "scans"):
            scans = bench_scans.measure_scans(Path(place), args.seed, size.scanned)
            note("scans", [asdict(s) for s in scans], bench_scans.table(scans))
        if args.only in (None, "photographs"):
            photographs = bench_photographs.measure_photographs(Path(place), args.seed, size.submissions)
            note("photographs", asdict(photographs), bench_photographs.table(photographs))
        if args.only in (None, "assembling"):
            loose = bench_assembling.QUICK if args.quick else bench_assembling.FULL
            assembling = bench_assembling.measure_assembling(Path(place), args.seed, loose)
            note("assembling", asdict(assembling), bench_assembling.table(assembling))
        if args.only in (None, "judging"):
            cuentas = bench_judging.QUICK if args.quick else bench_judging.FULL
            judging = bench_judging.measure_judging(Path(place), args.seed, cuentas)
            note("judging", asdict(judging), bench_judging.table(judging))
        if args.only in (None, "secop"):
            rows = bench_secop.QUICK if args.quick else bench_secop.FULL
            taking = bench_secop.measure_taking(Path(place), rows)
            note("secop", asdict(taking), bench_secop.table(taking))
        if args.only in (None, "workbook"):
            rows = bench_workbook.QUICK if args.quick else bench_workbook.FULL
            workbook = bench_workbook.measure_workbook(rows, size.rounds)
            note("workbook", asdict(workbook), bench_workbook.table(workbook))
        if args.only in (None, "papers"):
            count = bench_papers.QUICK if args.quick else bench_papers.FULL
            drafting = bench_papers.measure_papers(Path(place), args.seed, count)
            note("papers", asdict(drafting), bench_papers.table(drafting))
        if args.only in (None, "screens"):
            extent = bench_screens.QUICK if args.quick else bench_screens.FULL
            screens = bench_screens.measure_screens(Path(place), extent)
            note("screens", asdict(screens), bench_screens.table(screens))
        if args.only in (None, "scale"):
            extents = bench_scale.QUICK if args.quick else bench_scale.FULL
            scale = bench_scale.measure_scale(Path(place), extents)
            note("scale", asdict(scale), bench_scale.table(scale))
        if args.only in (None, "many"):
            office = bench_many.QUICK if args.quick else bench_many.FULL
            at_once = bench_many.measure_many(Path(place), office)
            missed |= at_once.missed
            note("many", asdict(at_once), bench_many.table(at_once))
        if args.only in (None, "cluster"):
            work = bench_cluster.QUICK if args.quick else bench_cluster.FULL
            spread = bench_cluster.measure_cluster(Path(place), args.seed, work)
            missed |= spread.missed
            note("cluster", asdict(spread), bench_cluster.table(spread))
        if args.only in (None, "hostile"):
            files = bench_hostile.QUICK if args.quick else bench_hostile.MANY
            hostile = bench_hostile.measure_hostile(
                bench_hostile.spoil(Path(place, "hostile"), files, args.seed)
            )
            missed |= hostile.missed
            note("hostile", asdict(hostile), bench_hostile.table(hostile))
        if args.only in (None, "grammar"):
            letters = bench_grammar.QUICK if args.quick else bench_grammar.FULL
            grammars = bench_grammar.measure_grammars(letters)
            missed |= any(one.missed for one in grammars)
            note("grammar", [asdict(one) for one in grammars], bench_grammar.table(letters, grammars))
        if args.only in (None, "digital"):
            made, many = Path(place, "papers"), Path(place, "many")
            deals, submissions = papers.fresh_set(args.seed, size.submissions, papers.DEFAULT_MONTHS)
            papers.write(made, deals, submissions, Path(place, "truth.jsonl"))
            speeds = measure_reading(made, size.rounds)
            second = measure_second(made, many, size.folder_files, 2 * size.rounds + 1)
            told |= {"reading": [asdict(s) for s in speeds], "second": asdict(second)}
            if not args.json:
                print(table(speeds, second))
    if args.json:
        print(json.dumps(told))
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
