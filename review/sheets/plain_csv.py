"""A table as CSV that a spreadsheet opens as text and numbers, and never as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from review.sheets.cells import clean_text

_RUNS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")  # what a spreadsheet takes for a formula
_AS_TEXT = "'"
_SEPARATOR = ";"  # that of lists where the comma is of decimals, as in Colombia


def csv_bytes(titles: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """The table in UTF-8 with its mark, so that its accents are read. A text that a spreadsheet would run
    begins with an apostrophe; what is not known is empty."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=_SEPARATOR, lineterminator="\r\n")
    writer.writerow(titles)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, int):
        return str(value)
    text = clean_text(str(value))
    return _AS_TEXT + text if text.lstrip().startswith(_RUNS) else text
