"""The ordinals of a form's boxes and of a list, `2. PAGO No. 3. DE`: they count what is printed.

A lone figure with a point may as well be a value at the end of its sentence, `pago No. 3.`: only one that
goes on with a series, the one before it a few words away, is surely an ordinal.
"""

from __future__ import annotations

import re

from review.recognition.page.page_text import PageText, View

_ORDINAL = re.compile(r"(?<!\S)(?P<figure>[1-9]\d?)(?:[.)]|\.-)[ \n\t]?(?=[A-ZÁÉÍÓÚÑ¿(%])")
_APART_CHARS = 200  # judgement: a row of headings, or two lines of a list


def ordinals(page: PageText) -> frozenset[int]:
    """The words of a page that are such ordinals, from the second of a series on."""
    return frozenset(word for view in (page.flow, page.rows) for word in _in_series(view))


def _in_series(view: View) -> list[int]:
    found: list[int] = []
    before, end = 0, 0
    for match in _ORDINAL.finditer(view.text):
        figure = int(match["figure"])
        if figure == before + 1 and before and match.start() - end < _APART_CHARS:
            found += view.indices(*match.span("figure"))
        before, end = figure, match.end()
    return found
