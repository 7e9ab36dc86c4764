"""The number of the payment that a cuenta asks for, apart from the paper's own consecutive number."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from review.recognition.grammar import Quote
from review.recognition.grammar.payment_places import place_in_year
from review.recognition.items.cuenta.payment_title import is_anothers, numbers_of_the_title
from review.recognition.items.cuenta.payment_words import papers_in_words, payments_in_words
from review.recognition.values.candidates import Choice, choose
from review.recognition.values.labels import Candidate, LabelledPage
from review.recognition.values.readers import counts, read_in

_OF_HOW_MANY = re.compile(r"\d\s*(?:de|/)\s*\d", re.IGNORECASE)
_SHEETS = re.compile(
    r"\b(?:hojas?|paginas?|pag|folios?)\W{1,3}(?:n[o°.]{1,2} ?)?(\d{1,3}(?: ?(?:de|/) ?\d{1,3})?)(?!\d)"
)
_DAYS = re.compile(r"(?<![\d/.-])(\d{1,2})[-/](?:[a-z]{3,10}|\d{1,2})[-/](?:20)?\d\d(?![\d/])")
_LONGEST = 3  # figures of a payment's number
_OWN_NUMBER = 0.72  # judgement: `cuenta de cobro No. 3` is mostly the third payment
_OTHER_NUMBER = 0.5  # judgement: … but not where the payment has a box of its own, or its number a year
_YEARS_OWN = "El número trae el año: puede ser el consecutivo de las cuentas del año y no el del pago."
_UNDER = 0.9  # judgement: in the line under its label
# In heights of the label: how far under it a line may begin.
_NEAR, _FAR = 0.6, 2.2
_SIGN = 2  # room before it for the number of its box
# A series of papers is called by letters before its numbers, and nothing follows these in their line.
_SERIES = re.compile(r"[\s.:°#]{0,4}(?P<letters>[A-Z]{1,5})[ -]{1,2}(?=0{0,4}\d{1,2}\s*(?:\n|$))")
_SERIES_CHARS = 12  # letters of a series and what may go before
_OF_CONTRACTS = frozenset({"CPS", "OPS", "PSP", "PS", "CD", "CTO", "OS", "ODS", "RP", "CDP", "CRP", "NIT"})
_REACH_CHARS = 4  # `: `, `No.`: the number follows its label at once
# Judgement: said in words, so that a label that says otherwise leaves a doubt; in the cell below its label.
_WORDS_CONFIDENCE, _BELOW_CONFIDENCE = 0.98, 0.9


def payment_number(pages: Sequence[LabelledPage]) -> Choice[int] | None:
    """The number beside a label of its own, or in a sentence; else that of the paper itself.

    Where both a label and a sentence tell one they must agree.
    """
    found: list[Candidate[int]] = []
    for page in pages:
        told = page.candidates("pago", counts, reach=_REACH_CHARS) or _beneath(page)
        # Where a cuota has a box of its own, a consecutive number is the paper's.
        own = _OWN_NUMBER if told or not _has_box(page) else _OTHER_NUMBER
        papers = page.candidates("consecutivo", _counts_of_papers, reach=_SERIES_CHARS, trust=own)
        told += page.candidates("entrega", _counts_of, reach=_REACH_CHARS)
        found += [*told, *(c for c in papers if not is_anothers(page.page, c.box))]
    found += _in_words(pages, payments_in_words)
    if not any(c.source.startswith("pago") for c in found):
        found += _in_words(pages, papers_in_words)
    if not found:
        found = [c for page in pages[:1] for c in numbers_of_the_title(page.page)]
    found = _not_of_others(pages, found)
    return choose(found) if found else _of_the_year(pages)


def _not_of_others(pages: Sequence[LabelledPage], found: Sequence[Candidate[int]]) -> list[Candidate[int]]:
    """The numbers without those of the form's own sheets, broken over a line or not (`Hoja 1 de 1`), and
    without those that begin a day (`5-jul-26`)."""
    others = [
        (page.page.number, view.box(other.start(1), other.end(1)))
        for page in pages
        for view in (page.page.flow, page.page.rows)
        for pattern in (_SHEETS, _DAYS)
        for other in pattern.finditer(view.flat)
    ]
    return [c for c in found if not any(c.page == number and c.box.meets(box) for number, box in others)]


def _in_words(
    pages: Sequence[LabelledPage], read: Callable[[str], Sequence[Quote[int]]]
) -> list[Candidate[int]]:
    return [
        candidate
        for page in pages
        for candidate in read_in(page.page, page.page.flow, read, _WORDS_CONFIDENCE, "pago en letras")
    ]


def _counts_of(text: str) -> list[Quote[int]]:
    """Which one of how many at the very start of the text: `3 de 7`."""
    return [quote for quote in counts(text) if _OF_HOW_MANY.search(quote.text)]


def _counts_of_papers(text: str) -> list[Quote[int]]:
    """A paper's own number, also behind the letters of its series: `4`, `DSE 4`, `CC-004`."""
    series = _SERIES.match(text)
    if series is None or series["letters"] in _OF_CONTRACTS:
        return [quote for quote in counts(text) if quote.start <= _REACH_CHARS]
    start = series.end()
    return [
        replace(q, start=q.start + start, end=q.end + start)
        for q in counts(text[start:])
        if q.text.isdecimal()
    ]


def _in_year(text: str) -> list[Quote[int]]:
    found = place_in_year(text)
    return [] if found is None else [found]


def _of_the_year(pages: Sequence[LabelledPage]) -> Choice[int] | None:
    """The paper's number with a year (`003-2026`), in doubt: all papers of a person may be counted so."""
    found = choose(
        c
        for page in pages
        for c in page.candidates("consecutivo", _in_year, reach=_REACH_CHARS, trust=_OTHER_NUMBER)
    )
    return None if found is None else replace(found, note=_YEARS_OWN)


def _has_box(page: LabelledPage) -> bool:
    text = page.page.flow.flat
    return any(hit.opens and text[hit.start : hit.end].startswith("cuota ") for hit in page.of("pago"))


def _beneath(page: LabelledPage) -> list[Candidate[int]]:
    """A lone number right under the label of the payment, which its line runs together with other text."""
    found: list[Candidate[int]] = []
    for hit in page.of("pago"):
        label = page.page.flow.box(hit.start, hit.end)
        height = label.bottom - label.top
        under = [
            word
            for word in page.page.words
            if label.x0 - _SIGN * height <= word.box.x0 <= label.x1
            and _NEAR * height < word.box.top - label.top < _FAR * height
        ]
        if len(under) == 1 and under[0].text.isdecimal() and len(under[0].text) <= _LONGEST:
            (word,) = under
            source = "pago: debajo del rótulo"
            found.append(
                Candidate(
                    int(word.text),
                    word.text,
                    page.page.number,
                    word.box,
                    _BELOW_CONFIDENCE * word.confidence,
                    source,
                )
            )
    return [one for one in found if one.value > 0]
