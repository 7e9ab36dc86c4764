"""The flattened data row that some operators print: keys, months, days and the amount in one line."""

from __future__ import annotations

from collections.abc import Sequence

from review.recognition.grammar import Quote
from review.recognition.page.page_text import PageText
from review.recognition.papers.classify import PLANILLA_ROW
from review.recognition.values.wrapped_rows import wrapped_rows

# Groups of PLANILLA_ROW.
KEY, NUMBER, TYPE, DUE, PAID, VALUE = 5, 6, 7, 8, 9, 12
_CONFIDENCE = 0.99  # the whole row has the shape that the operators print


class DataRow:
    """The flattened data row of Aportes en Línea and SOI, when the page has one."""

    def __init__(self, page: PageText) -> None:
        self.page, self.view = page, page.rows
        self.found = PLANILLA_ROW.search(page.rows.flat)
        for view in wrapped_rows(page) if self.found is None else ():
            found = PLANILLA_ROW.search(view.flat)
            if found is not None:
                self.view, self.found = view, found
                break

    def quote(self, group: int) -> Quote[str] | None:
        if self.found is None or self.found[group] is None:
            return None
        start, end = self.found.span(group)
        return Quote(self.found[group], start, end, self.view.text[start:end], _CONFIDENCE)


def from_rows(rows: Sequence[DataRow], group: int) -> list[tuple[DataRow, Quote[str]]]:
    return [(row, quote) for row in rows if (quote := row.quote(group)) is not None]
