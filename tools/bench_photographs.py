"""Speed on digital cuentas with pages of photographs: the first look against the text of the same files.

The baseline is bare pypdfium2 text extraction, which finds no word on those pages; beside it the same
reading, second looks and all, with every picture read in full. Where something is missing from a cuenta its
photographs are read in full either way. Seconds of processor, of this process and its worker together.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import psutil
import pypdfium2
from pypdf import PdfReader, PdfWriter
from reportlab.lib.pagesizes import letter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from review.model import PageKind
from review.pipeline.understanding import looks_wanted
from review.reading import ReaderPool
from tools import scenes
from tools.papers import folder as papers
from tools.papers.submission import Made

PHOTOGRAPHS = 2  # pages of them, in each cuenta
_WIDE, _HIGH, _SIDE, _FOOT = 480, 340, 66, (410, 40)  # points


@dataclass(frozen=True, slots=True)
class PhotographSpeed:
    """Seconds of processor a page; `glanced` pages were only looked over."""

    pages: int
    photographs: int
    glanced: int
    pdfium: float
    looked: float
    full: float

    @property
    def share(self) -> float:
        """What the first look leaves of the time of reading everything in full."""
        return self.looked / self.full


def measure_photographs(place: Path, seed: str, submissions: int) -> PhotographSpeed:
    """Read some digital submissions with pages of photographs behind their reports, both ways, in turn."""
    _, made = papers.fresh_set(seed, submissions)
    paths = []
    for number, (_, one) in enumerate(made):
        paths.append(place / f"fotos-{number}.pdf")
        paths[-1].write_bytes(_with_photographs(one, Random(f"{seed}/{number}/fotos")))
    pages = sum(len(pypdfium2.PdfDocument(path)) for path in paths)
    glanced = 0

    def looked_over() -> None:
        nonlocal glanced
        read = pool.read_many(paths, wanted=looks_wanted)
        glanced = sum(page.glanced for _, document in read for page in document.pages)

    def in_full() -> None:
        read = list(pool.read_many(paths))
        for path, document in read:
            pool.look(path, document, looks_wanted(path, document))

    with ReaderPool(1) as pool:
        list(pool.read_many(paths[:1]))  # the worker starts, and loads its models
        pdfium = _cpu(lambda: _texts(paths))
        looked = _cpu(looked_over)
        full = _cpu(in_full)
    photographs = PHOTOGRAPHS * len(paths)
    return PhotographSpeed(pages, photographs, glanced, pdfium / pages, looked / pages, full / pages)


def _with_photographs(made: Made, rng: Random) -> bytes:
    """A submission with pages of photographs, and nothing else, behind its report."""
    told: list[dict[str, object]] = made.truth["paginas"]  # type: ignore[assignment]
    last = max((number for number, page in enumerate(told, 1) if page["item"] == PageKind.INFORME), default=0)
    drawn = io.BytesIO()
    canvas = Canvas(drawn, pagesize=letter)
    for _ in range(PHOTOGRAPHS):
        for foot in _FOOT:
            shot = io.BytesIO(scenes.jpeg(scenes.photograph(scenes.place(rng), rng)))
            canvas.drawImage(ImageReader(shot), _SIDE, foot, _WIDE, _HIGH)
        canvas.showPage()
    canvas.save()
    writer, out = PdfWriter(), io.BytesIO()
    pages = list(PdfReader(io.BytesIO(made.data)).pages)
    for page in (*pages[:last], *PdfReader(drawn).pages, *pages[last:]):
        writer.add_page(page)
    writer.write(out)
    return out.getvalue()


def _texts(paths: Sequence[Path]) -> None:
    for path in paths:
        for page in pypdfium2.PdfDocument(path):
            page.get_textpage().get_text_bounded()


def _cpu(work: Callable[[], object]) -> float:
    began = _seconds()
    work()
    return _seconds() - began


def _seconds() -> float:
    me = psutil.Process()
    return sum(sum(process.cpu_times()[:2]) for process in (me, *me.children()))


def table(speed: PhotographSpeed) -> str:
    """The results for people."""
    return (
        f"cuentas with photographs: {speed.pages} pages, {speed.photographs} of photographs, of which "
        f"{speed.glanced} were only looked over\n"
        f"reading {1000 * speed.looked:.0f} ms of processor a page, {_ratio(speed.looked, speed.pdfium)} the "
        f"pypdfium2 text ({1000 * speed.pdfium:.2f} ms); everything in full "
        f"{1000 * speed.full:.0f} ms, {_ratio(speed.full, speed.pdfium)}: the first look takes "
        f"{speed.share:.2f} of it"
    )


def _ratio(one: float, baseline: float) -> str:
    return f"{one / max(baseline, 1e-6):.0f} x"
