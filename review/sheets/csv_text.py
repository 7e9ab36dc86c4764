"""Tables as CSV that a Spanish spreadsheet opens well and in which nothing is a formula.

A spreadsheet makes a formula of a cell that begins with one of a few signs. Where a cell begins is not ours
to say: LibreOffice and Excel split a line at whatever separators they are told or guess, and what they save
again has other quotes. So a sign is made harmless wherever a cell could begin: at the start, and behind any
separator inside a text.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from typing import Final

import pandas as pd

from review.sheets.cells import clean_text

SEPARATOR: Final = ";"
"""What a spreadsheet in Spanish of Colombia splits at: its decimals are written with a comma."""

# Signs that begin a formula, also in their wide form, which Excel takes for the same (OWASP, CSV Injection).
# Between the edge of a cell and its sign may stand spaces, quotes and letters without width.
_WAKES: Final = re.compile("(^|[,;|\t])([\\s\"'\u00ad\u200b-\u200f\u2060-\u2064\ufeff]*)(?=[=+\\-@＝＋－＠])")
_INERT: Final = r"\1\2’"
"""Not the plain apostrophe, which a spreadsheet may take for a mark of its own and leave out on saving."""


def csv_bytes(table: pd.DataFrame) -> bytes:
    """A table as the bytes of a CSV, UTF-8 with its mark, one line a row. Numbers stay numbers; days are
    written AAAA-MM-DD; what is missing is empty."""
    safe = table.astype(object).map(_cell)
    head = {name: inert(str(name)) for name in safe.columns}
    text = safe.rename(columns=head).to_csv(index=False, sep=SEPARATOR, lineterminator="\r\n")
    return text.encode("utf-8-sig", "replace")


def rows_as_csv(titles: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """The same of rows under these titles."""
    return csv_bytes(pd.DataFrame(list(rows), columns=list(titles), dtype=object))


def _cell(value: object) -> object:
    if value is None or (pd.api.types.is_scalar(value) and pd.isna(value)):  # type: ignore[call-overload]
        return ""
    if isinstance(value, dt.datetime):
        return value.isoformat(" ", "minutes") if value.time() != dt.time() else value.date().isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    return inert(value) if isinstance(value, str) else value


def inert(text: str) -> str:
    """A text in one line in which nothing can begin a formula, however its line is split."""
    line = " ".join(clean_text(text).split())
    return _WAKES.sub(_INERT, line)
