"""Pages of several plain PDFs as one: in an order, upright, with bookmarks, under a size."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import pypdf
from pypdf.generic import NameObject

from review.writing.shrinking import STEPS, Shrinker


def joined(question: dict[str, Any]) -> bytes:
    """Write the PDF to `to`, of the `pages` (source, page from 0, degrees clockwise) of the files `sources`.

    `marks` are bookmarks (title, page from 0); `pictures` the pages, from 0, whose pictures may be made
    smaller so that the whole has at most `most` bytes; `title` is its own. Gives JSON: its `bytes`, those
    it had `before`, the pages made `smaller` (page from 0, bytes before and after) and by which `step` (dots
    per inch and JPEG quality). The same files give the same bytes.
    """
    writer = _bound(question["sources"], question["pages"])
    for title, page in question["marks"]:
        writer.add_outline_item(title=title, page_number=page)
    writer.metadata = None
    writer.add_metadata({"/Title": question["title"], "/Producer": "Visto Bueno"})
    made = _bytes_of(writer)
    told: dict[str, Any] = {"before": len(made), "smaller": [], "step": None}
    if len(made) > question["most"]:
        shrinker = Shrinker(writer, question["pictures"])
        for step in STEPS:
            shrinker.shrink(step)
            made = _bytes_of(writer)
            told |= {"step": [step.dpi, step.quality], "smaller": shrinker.told()}
            if len(made) <= question["most"]:
                break
    Path(question["to"]).write_bytes(made)
    return json.dumps(told | {"bytes": len(made)}).encode("ascii")


def _bound(sources: Sequence[str], pages: Sequence[Sequence[int]]) -> pypdf.PdfWriter:
    readers = [pypdf.PdfReader(source) for source in sources]
    writer = pypdf.PdfWriter()
    for source, run in groupby(pages, key=lambda one: one[0]):
        wanted = list(run)
        first = len(writer.pages)
        writer.append(readers[source], pages=[index for _, index, _ in wanted], import_outline=False)
        for page, (_, _, turn) in zip(writer.pages[first:], wanted, strict=True):
            if turn:
                page.rotate(turn)
    form = writer.root_object.get("/AcroForm")
    if form is not None and not form.get_object().get("/Fields"):
        del writer.root_object[NameObject("/AcroForm")]
    return writer


def _bytes_of(writer: pypdf.PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
