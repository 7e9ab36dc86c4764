"""From ordered pages to the PDF: bookmarks for its parts, its size, and what had to be done to it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from review.assembling.loose_files import LooseFile
from review.assembling.ordering import Leaf, ordered
from review.errors import NotAssembled
from review.model import Document, PageKind
from review.ways.checklist import Checklist
from review.writing import Why, WritingFailed, WritingTask, written

OTHERS = "Otros documentos"
_SECONDS, _SECONDS_A_PAGE = 60.0, 5.0  # judgement: a large photograph is compressed some five times
_FAILED = {
    Why.BIG: "Los archivos juntos son demasiado grandes para armarlos. Quite los que sobran o redúzcalos.",
    Why.LATE: "Armar el PDF tardó demasiado y se dejó. Quite los archivos que sobran, o redúzcalos.",
    Why.NOT_STARTED: "No se pudo armar el PDF: al equipo le falta memoria. Cierre otros programas y repita.",
}
_BROKEN = "No se pudo armar el PDF porque algo en uno de los archivos está dañado. Imprímalos como PDF."


@dataclass(frozen=True, slots=True)
class BoundPart:
    """The pages (from 1) of an item, or of what is none of them (OTRO), and the files they came from."""

    kind: PageKind
    title: str
    pages: tuple[int, ...]
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BoundPdf:
    """What was made. Sizes in bytes: `before` is what it was without compressing pictures. `smaller` are the
    pages whose pictures were compressed, to `dpi` dots per inch and a JPEG `quality`; `turned` those put
    upright. `untouched` when it is a signed file, left byte for byte as it was."""

    parts: tuple[BoundPart, ...]
    pages: int
    size: int
    before: int
    smaller: tuple[int, ...] = ()
    dpi: int = 0
    quality: int = 0
    turned: tuple[int, ...] = ()
    untouched: bool = False


def bind(
    files: Sequence[LooseFile], documents: Sequence[Document], to: Path, checklist: Checklist, most: int
) -> BoundPdf:
    """Write the PDF of these files, each with its document. Raises NotAssembled."""
    leaves = ordered(documents, checklist)
    if len(files) == 1 and files[0].signed:
        leaves = tuple(sorted(leaves, key=lambda leaf: leaf.page))
        shutil.copyfile(files[0].path, to)
        size = to.stat().st_size
        return BoundPdf(_parts(leaves, files, checklist), len(leaves), size, size, untouched=True)
    parts = _parts(leaves, files, checklist)
    question = {
        "sources": [str(one.sheets) for one in files],
        "pages": [[leaf.file, leaf.page, leaf.turn] for leaf in leaves],
        "marks": [[part.title, part.pages[0] - 1] for part in parts],
        "pictures": [place for place, leaf in enumerate(leaves) if leaf.is_scan],
        "most": most,
        "title": "Cuenta de cobro",
        "to": str(to),
    }
    try:
        answer = written(WritingTask.JOIN, question, seconds=_SECONDS + _SECONDS_A_PAGE * len(leaves))
    except WritingFailed as failure:
        raise NotAssembled(_FAILED.get(failure.why, _BROKEN)) from failure
    told = json.loads(answer)
    dpi, quality = told["step"] or (0, 0)
    return BoundPdf(
        parts=parts,
        pages=len(leaves),
        size=told["bytes"],
        before=told["before"],
        smaller=tuple(sorted({page + 1 for page, _, _ in told["smaller"]})),
        dpi=dpi,
        quality=quality,
        turned=tuple(place for place, leaf in enumerate(leaves, 1) if leaf.turn),
    )


def _parts(leaves: Sequence[Leaf], files: Sequence[LooseFile], checklist: Checklist) -> tuple[BoundPart, ...]:
    return tuple(_each_part(leaves, files, checklist))


def _each_part(
    leaves: Sequence[Leaf], files: Sequence[LooseFile], checklist: Checklist
) -> Iterator[BoundPart]:
    titles = {
        PageKind(item.kind.value): f"{place}. {item.name}"
        for place, item in enumerate(checklist.items, start=1)
    }
    numbered = enumerate(leaves, start=1)
    for kind, run in groupby(numbered, key=lambda pair: pair[1].kind):
        pages = list(run)
        names = dict.fromkeys(files[leaf.file].name for _, leaf in pages)
        yield BoundPart(kind, titles.get(kind, OTHERS), tuple(number for number, _ in pages), tuple(names))
