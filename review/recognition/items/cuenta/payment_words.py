"""The number of a payment said in words: `tercer pago`, `4° pago`, `cuota número dos`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from review.recognition.grammar import Quote, fold
from review.recognition.grammar.payment_places import (
    ANY,
    FIGURE_ORDINAL,
    ORDINAL,
    WORDS_CONFIDENCE,
    counts_things,
    number_said,
)

_PAYMENT = r"(?:pago|cuota|desembolso|mensualidad|acta (?:parcial|de pago))"
_PAPER = r"(?:cuenta de cobro|cuenta)"
_SAID = re.compile(
    rf"\b(?P<before>{ORDINAL}|{FIGURE_ORDINAL})\s(?:y (?:ultim|unic)[oa] )?"
    rf"(?:{_PAYMENT}|(?P<paper>{_PAPER}))\b"
    rf"|\b(?:pago|cuota|desembolso|mensualidad|(?P<paper2>cuenta de cobro))\s?"
    rf"(?:(?:n|no|nro|num|numero)\b[.°]?)?[\s:#]*(?P<after>{ANY})\b"
)
_DIGITS = re.compile(r"\d+")
_ENDS = re.compile(r"[.;]\s+(?=[A-ZÁÉÍÓÚÑ¿])|\n\n")
# `un primer pago`, `se pagará así`: how the contract is paid, not what is asked for now.
_ONE_OF_THEM = re.compile(r"\b(?:un|una|otr[oa])\s*$")
_PLAN = re.compile(r"\bformas? de pago\b|\b(?:pagara|cancelara|desembolsara)n?\b|\bobliga a\b")
_JUST_BEFORE_CHARS, _JUST_BEHIND_CHARS = 8, 40  # `otra `; `(06) mensualidades`
# What a form asks to be brought once: `RUT (solo primer pago)`.
_ASKED_ONCE = re.compile(
    r"\b(?:anexar|anexe|adjuntar|adjunte|aportar|aporte|requiere|aplica|solo|solamente|unicamente|exclusivamente)\b"
)


def payments_in_words(text: str) -> list[Quote[int]]:
    """Every payment whose number is said in words or as an ordinal, 1–99, in the order of the text.

    Sentences that tell how the contract is paid, or what some payment needs, say nothing of this one.
    """
    return [quote for quote, paper in _said(text) if not paper]


def papers_in_words(text: str) -> list[Quote[int]]:
    """The same of the cuenta itself: `tercera cuenta de cobro`, which is its own consecutive number."""
    return [quote for quote, paper in _said(text) if paper]


def _said(text: str) -> Iterator[tuple[Quote[int], bool]]:
    flat = fold(text).replace("\n", " ")
    for start, end in _sentences(text):
        found: list[tuple[Quote[int], bool]] = []
        plan = _PLAN.search(flat, start, end)
        for match in _SAID.finditer(flat, start, end if plan is None else plan.start()):
            if match["after"] and counts_things(flat[match.end() : match.end() + _JUST_BEHIND_CHARS]):
                continue
            if not _ONE_OF_THEM.search(flat[max(start, match.start() - _JUST_BEFORE_CHARS) : match.start()]):
                found.append((_quoted(text, match), bool(match["paper"] or match["paper2"])))
        several = len({quote.value for quote, _ in found}) > 1
        if found and not several and not _ASKED_ONCE.search(flat, start, end):
            yield from found


def _quoted(text: str, match: re.Match[str]) -> Quote[int]:
    said = match["before"] or match["after"]
    figure = _DIGITS.match(said)
    value = number_said(said) if figure is None else int(figure[0])
    return Quote(value, match.start(), match.end(), text[match.start() : match.end()], WORDS_CONFIDENCE)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences and blocks of a text begin and end."""
    start = 0
    for end in _ENDS.finditer(text):
        yield start, end.end()
        start = end.end()
    yield start, len(text)
