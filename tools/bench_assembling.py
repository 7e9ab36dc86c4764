"""Speed of putting a contractor's loose files together, half of them photographs, against merging alone.

The baseline is pypdf appending the same files, already made PDFs, one behind the other: no page is
recognised, turned or compressed. Wall-clock seconds: the work is done in other processes.
"""

from __future__ import annotations

import io
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random

from pypdf import PdfReader, PdfWriter

from review.assembling import assemble
from review.assembling.loose_files import made_plain
from tools.loose_papers import write_loose
from tools.papers import folder as papers
from tools.papers.submission import Made

FULL, QUICK = 40, 14
_PHOTOGRAPHED = frozenset({"seguridad_social", "banco"})


@dataclass(frozen=True, slots=True)
class AssemblingSpeed:
    """Seconds for so many `files` and `pages`: everything (`whole`), opening the files, merging by pypdf."""

    files: int
    pages: int
    whole: float
    opening: float
    merging: float


def measure_assembling(place: Path, seed: str, files: int) -> AssemblingSpeed:
    """Make loose files of one invented cuenta, and put them together both ways."""
    _, made = papers.fresh_set(seed, 1)
    loose = write_loose(place / "sueltos", _by_item(made[0][1]), Random(seed), files, _PHOTOGRAPHED)
    whole_place, plain_place = place / "armado", place / "abiertos"
    whole_place.mkdir()
    plain_place.mkdir()
    began = time.perf_counter()
    plain = [one.sheets for one in made_plain(loose, plain_place) if one.sheets is not None]
    opening = time.perf_counter() - began
    began = time.perf_counter()
    _merged(plain)
    merging = time.perf_counter() - began
    began = time.perf_counter()
    pages = assemble(loose, whole_place).bound.pages
    return AssemblingSpeed(len(loose), pages, time.perf_counter() - began, opening, merging)


def _by_item(made: Made) -> dict[str, bytes]:
    """The pages of each item of a submission as a PDF of their own."""
    told: list[dict[str, str]] = made.truth["paginas"]  # type: ignore[assignment]
    reader = PdfReader(io.BytesIO(made.data))
    writers: dict[str, PdfWriter] = {}
    for page, known in zip(reader.pages, told, strict=True):
        writers.setdefault(known["item"], PdfWriter()).add_page(page)
    found = {}
    for name, writer in writers.items():
        out = io.BytesIO()
        writer.write(out)
        found[name] = out.getvalue()
    return found


def _merged(files: list[Path]) -> bytes:
    writer, out = PdfWriter(), io.BytesIO()
    for path in files:
        writer.append(path)
    writer.write(out)
    return out.getvalue()


def table(speed: AssemblingSpeed) -> str:
    """The results for people."""
    return (
        f"assembling {speed.files} loose files ({speed.pages} pages): {speed.whole:.1f} s, "
        f"{1000 * speed.whole / max(speed.pages, 1):.0f} ms a page; opening them {speed.opening:.1f} s\n"
        f"pypdf merging alone: {speed.merging:.2f} s; reading twice, ordering and judging make it "
        f"{speed.whole / max(speed.merging, 1e-6):.0f} x"
    )
