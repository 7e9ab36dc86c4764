"""The RUT (DIAN, form 001): NIT and check digit from their boxes, and the day on which the PDF was made.

The NIT's digits are printed apart, each in a box; the form's own number (14…) has eleven digits too and
stands in the box above. Only digits that stand in the row of box 5, left of box 6's end, are the NIT.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from review.model import Box, Field, Mark, Origin, Page, Word
from review.model.marks import ItemMark
from review.recognition.grammar.dates import find_dates
from review.recognition.grammar.ids import check_digit
from review.recognition.items.item_reading import ItemReading
from review.recognition.items.rut import rut_boxes as rut_boxes
from review.recognition.items.rut.rut_details import detail_fields, other_taxpayer
from review.recognition.items.rut.rut_labels import labels_of
from review.recognition.knowledge.signs import Signs
from review.recognition.page import across
from review.recognition.page.page_text import PageText
from review.recognition.page.stamps import void_mark
from review.recognition.papers.sorted_page import SortedPage
from review.recognition.values.candidates import Choice, boosted, choose, field_of, only_fields
from review.recognition.values.common import mark_where
from review.recognition.values.labels import Candidate
from review.recognition.values.readers import as_read, in_view

_MADE = re.compile(r"fecha\s*(?:de\s*)?generac[il1]on\s*(?:del\s*)?d[o0]cument[o0](?:\s*p[do]f)?\s*[:.]?\s*")
_CONFIRMING = re.compile(r"\b26\s*[.,-]?\s*(?:n.mer[o0]|no\.?)\s*de\s*[il1|]dent[a-z1|]{3,10}n\b(?!\s*tr)")
_OF_THE_FIRST_PAGE = re.compile(
    r"\b24\s*[.,-]?\s*t[il1]p[o0] de c[o0]ntr[il1]buyente|\b2\s*[.,-]?\s*c[o0]ncept[o0]\b"
)
_ANNEX = 0.6  # judgement: a NIT of the annex may be a partner's
_CONFIRMING_SCORE = 0.45  # judgement: box 26 alone is too little, it may have lost a figure
_NAME_LABELS = Signs("casillas_del_nombre")
_Pair = tuple[Candidate[str], Candidate[str] | None]

_IN_PROCESS = Signs("rut_en_tramite")
_ROWS_BELOW = 3.6  # heights, of the form: label, and the row of boxes below it
# How sure a number in boxes is: with its check digit, by the places of its figures alone, or by neither.
_PROVED, _PLACED, _PLACED_DIGIT, _UNPROVED = 0.98, 0.8, 0.85, 0.5
# Of a page's paper: where more is as white as can be, a pale watermark would be lost. Half is far from both:
# scans that keep their tones have less than a fifth, those of black and white more than four.
_BURNT = 0.5
_BORDERS = re.compile(r"[|\[\]{}()!¦]")
# Figures nearer to each other than this, in heights, are of one row of boxes.
_ONE_RUN = 2.0
_MADE_CHARS = 40  # of the line with the day and the hour behind `Fecha generación documento PDF`
_MADE_CONFIDENCE, _NAME_CONFIDENCE = 0.98, 0.93  # judgement: printed by the DIAN, in one place of the form
_NIT_WIDE, _DV_WIDE = 22, 1.5  # heights, of the form: the boxes of the NIT, and that of its check digit
_CELL_DOWN, _CELL_LEFT = 1.8, 3  # heights, of the form: how far below its label a name stands, and how far in


def read(pages: Sequence[SortedPage]) -> ItemReading:
    """Read the RUT; its first page tells most, and every page repeats the NIT."""
    texts = [p.text for p in pages if p.text is not None]
    repeated = [c for text in texts for c in _box_26(text)]
    found = [pair for text in texts for pair in _nit_and_dv(text, repeated)]
    misread = {text.number for text in texts if text.misreadable}
    nit = choose([*(c for c, _ in found), *(c for c in repeated if c.page in misread)])
    fields: dict[str, Field] = only_fields(field_of("nit", nit), field_of("fecha_generacion", _made(texts)))
    if nit is not None:
        digit = next((d for c, d in found if c.value == nit.best.value and d is not None), None)
        if digit is not None:
            fields["dv"] = Field("dv", digit.value, digit.text, digit.page, digit.box, round(digit.score, 3))
    fields |= {found.name: found for found in detail_fields(texts)}
    return ItemReading(fields, tuple(_marks(pages)), _names(texts))


def _marks(pages: Sequence[SortedPage]) -> Iterator[Mark]:
    """Drafts, told in print or across the page; whether every scanned page was looked over for the latter."""
    for one in pages:
        printed = None if one.text is None else mark_where(one.text, ItemMark.RUT_DRAFT, _IN_PROCESS)
        found = (
            printed
            or (one.text and across.says_not_final(void_mark(one.text), ItemMark.RUT_DRAFT))
            or across.not_final(one.page, ItemMark.RUT_DRAFT)
            or across.unread(one.page, ItemMark.RUT_LETTERS)
        )
        if found is not None:
            yield found
    company = (m for one in pages if one.text is not None and (m := other_taxpayer(one.text)) is not None)
    yield from list(company)[:1]
    scanned = [one.page for one in pages if one.page.origin is Origin.OCR]
    if scanned and all(page.slanted is not None for page in scanned):
        first = scanned[0]
        yield Mark(ItemMark.RUT_SEEN, "", first.number, _whole(first))
    burnt = next((page for page in scanned if page.burnt >= _BURNT), None)
    if burnt is not None:
        yield Mark(ItemMark.RUT_BURNT, "", burnt.number, _whole(burnt))


def _whole(page: Page) -> Box:
    return Box(0.0, 0.0, page.width, page.height)


def _made(pages: Sequence[PageText]) -> Choice[dt.date] | None:
    found: list[Candidate[dt.date]] = []
    for page in pages:
        for view in (page.rows, page.flow):
            for match in _MADE.finditer(view.flat):
                ahead = view.ahead(match.end(), _MADE_CHARS)
                found += in_view(
                    page,
                    view,
                    as_read(page, find_dates)(ahead)[:1],
                    _MADE_CONFIDENCE,
                    "fecha de generación",
                    match.end(),
                )
            if found:
                break
    return choose(found)


def _nit_and_dv(page: PageText, repeated: Sequence[Candidate[str]]) -> list[_Pair]:
    """The digits in the box of the NIT, and the one in the box of the DV; `repeated` in box 26.

    An annex may tell a partner or a representative in the same boxes: its NIT is the weaker one.
    """
    confirming = next((c for c in repeated if c.page == page.number), None)
    weight = 1.0 if _OF_THE_FIRST_PAGE.search(page.flow.flat) else _ANNEX
    for labels in labels_of(page):
        got = _digits_in_boxes(page, labels.nit, labels.dv, confirming)
        if got is not None:
            return [(boosted(got[0], weight), got[1])]
    return []


def _box_26(page: PageText) -> list[Candidate[str]]:
    """The identity number that a person's RUT repeats: a second reading of the NIT."""
    flow = page.flow
    for match in _CONFIRMING.finditer(flow.flat):
        label = flow.box(match.start(), match.end())
        digits = _run(
            [
                word
                for word in page.words
                if word.text.isdecimal()
                and 0 < word.box.middle - label.bottom < 2 * page.height
                and label.x0 - page.height < word.box.x0
            ],
            page.height,
        )
        number = "".join(word.text for word in digits)
        if rut_boxes.LEAST <= len(number) <= rut_boxes.MOST:
            ink = min(word.confidence for word in digits)
            if rut_boxes.is_headless(number, ink):
                continue
            shown = " ".join(word.text for word in digits)
            box = Box.around(word.box for word in digits)
            return [Candidate(number, shown, page.number, box, _CONFIRMING_SCORE * ink, "casilla 26")]
    return []


def _run(words: Sequence[Word], height: float) -> list[Word]:
    """The first of these words and those that follow it in one row of boxes."""
    run: list[Word] = []
    for word in sorted(words, key=lambda word: word.box.x0):
        if run and word.box.x0 - run[-1].box.x1 > _ONE_RUN * height:
            break
        run.append(word)
    return run


def _digits_in_boxes(
    page: PageText, label: Box, dv_label: Box | None, confirming: Candidate[str] | None
) -> _Pair | None:
    """Digit words below (or right of) the label, row by row, until one makes a NIT; else what box 26 holds,
    where the check digit is that number's."""
    right = label.x1 + _NIT_WIDE * page.height
    if dv_label is not None:
        right = dv_label.x1 + _DV_WIDE * page.height
    low, high = label.top - 0.5 * page.height, label.bottom + _ROWS_BELOW * page.height
    digits = [
        (index, word)
        for index, word in enumerate(page.words)
        if _figures(page, word)
        and low < word.box.middle < high
        and label.x0 - 2 * page.height <= word.box.x0
        and word.box.x1 <= right + page.height
    ]
    rows: dict[int, list[int]] = {}
    for index, _ in digits:
        segment = page.segment_of[index]
        rows.setdefault(segment.line, []).append(index)
    number = None if confirming is None else confirming.value
    cuts = (
        _nit_of_row(page, sorted(rows[at], key=lambda i: page.words[i].box.x0), dv_label, number)
        for at in sorted(rows)
    )
    found = next((cut for cut in cuts if cut is not None), None)
    if found is not None and found[1] is not None:
        return found
    if confirming is None or dv_label is None:
        return found
    # Left of the label the NIT's own figures stand, and one in eleven is what the check digit would be.
    boxed = [word for _, word in digits if word.box.centre >= dv_label.x0]
    return _by_box_26(page, boxed, confirming) or found


def _by_box_26(page: PageText, figures: Sequence[Word], confirming: Candidate[str]) -> _Pair | None:
    """What box 26 holds, where the last figure in box 6 is its check digit."""
    if not figures:
        return None
    last = max(figures, key=lambda word: word.box.x1)
    digit = _figures(page, last)
    if digit != str(check_digit(confirming.value)):
        return None
    dv = Candidate(digit, last.text, page.number, last.box, _PROVED * last.confidence, "casilla 6")
    return boosted(confirming, _PROVED / _CONFIRMING_SCORE), dv


def _figures(page: PageText, word: Word) -> str:
    """The word's figures, when it holds nothing else but what a box's border is read as; else nothing."""
    text = word.text.replace("-", "")
    if page.misreadable:
        text = _BORDERS.sub("", text)
    return text if text.isdecimal() else ""


def _is_cut(page: PageText, indices: Sequence[int], *, after: bool) -> bool:
    """Whether figures stand before (or after) those taken, as near as those of one row of boxes."""
    taken = Box.around(page.words[i].box for i in indices)
    line = page.segment_of[indices[0]].line
    near = _ONE_RUN * page.height
    return any(
        0 <= taken.x0 - word.box.x1 < near or (after and 0 <= word.box.x0 - taken.x1 < near)
        for index, word in enumerate(page.words)
        if index not in indices and page.segment_of[index].line == line and _figures(page, word)
    )


def _nit_of_row(
    page: PageText, indices: list[int], dv_label: Box | None, repeated: str | None
) -> _Pair | None:
    if page.misreadable and _is_cut(page, indices, after=dv_label is None):
        return None
    words = [replace(page.words[i], text=_figures(page, page.words[i])) for i in indices]
    cut = rut_boxes.cut_row(rut_boxes.figures_of(words), dv_label, page.height, repeated)
    if cut is None:
        return None
    ink = min(figure.ink for figure in (*cut.nit, *filter(None, [cut.dv])))
    # What OCR read in boxes is believed by its check digit, or when another paper says the same.
    sure = _PROVED if cut.proved else _PLACED if cut.placed and not page.misreadable else _UNPROVED
    nit = _candidate(page, cut.nit, cut.number, sure * ink, "casilla 5")
    if cut.dv is None:
        return nit, None
    sure = _PROVED if cut.proved else _PLACED_DIGIT
    return nit, _candidate(page, [cut.dv], cut.dv.text, sure * ink, "casilla 6")


def _candidate(
    page: PageText, figures: Sequence[rut_boxes.Figure], value: str, score: float, source: str
) -> Candidate[str]:
    box = Box.around(figure.box for figure in figures)
    return Candidate(value, rut_boxes.shown(figures), page.number, box, score, source)


def _names(pages: Sequence[PageText]) -> tuple[Field, ...]:
    """Boxes 31–34 put together as people write them: first names, then surnames."""
    for page in pages:
        parts: list[tuple[str, Box]] = []
        for label in _NAME_LABELS:
            at = page.flow.flat.find(label)
            if at < 0:
                parts.append(("", Box(0, 0, 0, 0)))
                continue
            parts.append(_below(page, page.flow.box(at, at + len(label))))
        one, two, first, other = parts
        words = [p for p in (first, other, one, two) if p[0]]
        if first[0] and one[0]:
            text = " ".join(p[0] for p in words)
            return (
                Field(
                    "contratista", text, text, page.number, Box.around(p[1] for p in words), _NAME_CONFIDENCE
                ),
            )
    return ()


def _below(page: PageText, label: Box) -> tuple[str, Box]:
    """The words in the cell under a box's label."""
    near = [
        s
        for s in page.segments
        if label.bottom - 1 < s.middle < label.bottom + _CELL_DOWN * page.height
        and label.shares_columns(s, 2)
    ]
    words = [
        i
        for s in near
        for i in s.words
        if label.x0 - page.height <= page.words[i].box.x0 <= label.x1 + _CELL_LEFT * page.height
    ]
    words = [i for i in words if page.words[i].text.isalpha() and page.words[i].text.isupper()]
    if not words:
        return "", Box(0, 0, 0, 0)
    words.sort(key=lambda i: page.words[i].box.x0)
    return " ".join(page.words[i].text for i in words), Box.around(page.words[i].box for i in words)
