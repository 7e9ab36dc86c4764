"""The rows of a part of an informe that tells activities: lines within its columns, items of its list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from review.recognition.items.informe.activity_lists import (
    ActivityRow,
    column_at,
    columns,
    read_on,
    told,
)
from review.recognition.items.informe.activity_rows import beside
from review.recognition.items.informe.activity_tables import without_number
from review.recognition.page.paragraphs import PrintLine, by_sentence, paragraphs, starts_item

_CROSSING = 1.5  # points by which a word passes over a column's edge: judgement
_BAND_WORDS = 5  # judgement: a band that names a group has no more
TITLE_WORDS = 12  # judgement: a line of more is a sentence
ANNOUNCES = re.compile(r"\b(?:actividades|obligaciones|gestiones|labores|tareas|acciones)\b")


def uncrossed(lines: Sequence[PrintLine], parts: Sequence[float]) -> list[PrintLine]:
    """The lines up to the first that runs across the columns; bands that name a group are left out."""
    kept: list[PrintLine] = []
    for line in lines:
        words = line.page.words
        over = [
            i
            for i in line.words
            for x in parts
            if words[i].box.x0 < x - _CROSSING and words[i].box.x1 > x + _CROSSING
        ]
        if not over:
            kept.append(line)
        elif len(line.words) > _BAND_WORDS and not (
            len(line.words) <= TITLE_WORDS and ANNOUNCES.search(line.flat)
        ):
            break
    return kept


def listed(lines: Sequence[PrintLine]) -> list[ActivityRow]:
    at = column_at(lines)
    if at is None:
        return told(paragraphs(lines, sentences=by_sentence(lines)))
    one, two = columns(lines, at)
    if read_on(one, two):
        return told([*paragraphs(one), *paragraphs(two)])
    asked, done = paragraphs(one), paragraphs(two)
    return [
        ActivityRow(
            without_number(asked[n].text) if n >= 0 else None, paragraph,
            starts_item(paragraph.text) or 0, paragraph.page.number,
        )
        for paragraph, n in zip(done, beside(asked, done), strict=True)
    ]  # fmt: skip
