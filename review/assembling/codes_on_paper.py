"""What the QR codes on a paper say: a PDF, a picture of it, or a document where LibreOffice is."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from review.assembling.loose_files import made_plain
from review.errors import PageUnavailable
from review.reading import render_page
from review.reading.ocr.qr import codes_in

_DPI = 200  # of the page a QR is looked for on: its modules are then a dozen dots wide


def codes_on_paper(file: Path, most_pages: int) -> Iterator[str]:
    """The codes of the first and the last pages, so many of each, the first ones first; none of what cannot
    be opened."""
    with tempfile.TemporaryDirectory(prefix="vistobueno-codigo-") as scratch:
        (one,) = made_plain([file], Path(scratch))
        if one.sheets is None or one.problem is not None:
            return
        first = range(1, min(one.pages, most_pages) + 1)
        last = range(max(one.pages - most_pages, most_pages) + 1, one.pages + 1)
        for page in (*first, *last):
            try:
                picture = render_page(one.sheets, page, dpi=_DPI)
            except PageUnavailable:
                continue
            yield from codes_in(picture)
