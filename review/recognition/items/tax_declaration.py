"""The contractor's tax declaration: what it answers, by SÍ or NO as marked, or in its own sentences.

A question is told by its subject. Whatever is marked both ways, or asked with a «no» that an answer may be
read against, is told with a note and never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final, NamedTuple

from review.model import Box, Declaration, Field
from review.model.fields import DECLARATION, NO, YES
from review.recognition.grammar import fold
from review.recognition.grammar.money import find_money
from review.recognition.knowledge.signs import Signs
from review.recognition.page.page_text import PageText, Segment, plain_words
from review.recognition.values.option_marks import Kind, MarkedAnswer, Token, answer_in, tokens

_MARKED_CONFIDENCE: Final = 0.95  # judgement: a mark beside its question
_SAID_CONFIDENCE: Final = 0.9  # judgement: a sentence of who signs
_UNCLEAR_CONFIDENCE: Final = 0.3  # judgement: both answers, or an answer to what is denied
_LEAST_MONEY: Final = 0.8  # judgement: surer than any figures, as `$` makes them
_MOST_LINES: Final = 6  # judgement: of a question wrapped in its cell
_NEAR_LINES: Final = 1.6  # of the text's height: from one line of a cell to the next
_SAME_LEFT: Final = (
    3.0  # of the text's height: a cell's lines begin together, but for a number before the first
)
_VERB_REACH: Final = 12  # words from what somebody says of himself to its subject: judgement, a clause
_DENIES_REACH: Final = 3  # words between `no` and its verb: `no me encuentro`
_DENIAL_REACH: Final = 9  # words between `no` and the subject of a question

_VALUE = "_valor"
_BOTH_WAYS = "se leen las dos respuestas"
_MARKED_BOTH = "las marcas no dejan ver cuál es la respuesta"
_DENIED = "la pregunta niega, y la respuesta puede leerse de dos maneras"
_SUBJECTS: Final[Mapping[str, Signs]] = {
    "usa_costos": Signs("pregunta_usa_costos"),
    "dependientes": Signs("pregunta_dependientes"),
    "intereses_vivienda": Signs("pregunta_intereses_vivienda"),
    "medicina_prepagada": Signs("pregunta_medicina_prepagada"),
    "afc": Signs("pregunta_afc"),
    "pension_voluntaria": Signs("pregunta_pension_voluntaria"),
    "obligado_facturar": Signs("pregunta_obligado_facturar"),
    "responsable_iva": Signs("pregunta_responsable_iva"),
    "declarante_renta": Signs("pregunta_declarante_renta"),
}
_SAYS: Final = Signs("declara_de_si")
_SENTENCE_ENDS = re.compile(r"[.;?¿]\s|\n\n")
_ENDS_QUESTION = re.compile(r"[?.:;]\s*$")
_DENIAL = frozenset({"no", "ni", "sin", "tampoco"})


class Question(NamedTuple):
    """Where something is asked: the segments of it, and the words before its subject."""

    name: str
    segments: tuple[Segment, ...]
    before: tuple[str, ...]

    @property
    def box(self) -> Box:
        return Box.around(one.box for one in self.segments)


_SWORN = frozenset({"juramento", "juramentada", "juramentado", "declaro", "manifiesto", "certifico"})
"""One of these stands on every page that declares something, be it a part of another paper."""


def may_declare(page: PageText) -> bool:
    """Whether a page that is not told to be a declaration may hold one."""
    return bool(page.words_said & _SWORN)


def read_declaration(pages: Sequence[PageText]) -> Declaration | None:
    """What the pages of a declaration answer; None when they answer nothing."""
    found: dict[str, list[Field]] = {}
    for page in pages:
        for one in _on_page(page):
            found.setdefault(one.name, []).append(one)
    if not found:
        return None
    answers = {name: _one(found[name]) for name in DECLARATION if name in found}
    numbers = sorted({one.page for several in found.values() for one in several})
    return Declaration(tuple(numbers), answers)


def _one(several: Sequence[Field]) -> Field:
    """What a subject is answered: the surest, unless another sure answer says otherwise."""
    best = max(several, key=lambda one: one.confidence)
    against = [one for one in several if one.value != best.value and one.note is None]
    return _unclear(best, _BOTH_WAYS) if against and best.note is None else best


def _unclear(found: Field, note: str) -> Field:
    return replace(found, note=note, confidence=_UNCLEAR_CONFIDENCE)


def _on_page(page: PageText) -> Iterator[Field]:
    every = tokens(page)
    marked: set[str] = set()
    for question in _questions(page, every):
        band = _band(question, page, every)
        answer = answer_in(page, every, band)
        if answer is None:
            continue
        marked.add(question.name)
        yield _field(page, question, answer)
        if answer.yes and f"{question.name}{_VALUE}" in DECLARATION:
            yield from _money(page, question.name, band)
    for found in _statements(page, every):
        if found.name not in marked:
            yield found


# --- questions ---


def _questions(page: PageText, every: Sequence[Token]) -> list[Question]:
    """Each subject where a line names it first, with the lines of its cell."""
    hits: list[tuple[int, str, tuple[str, ...]]] = []
    for at, segment in enumerate(page.segments):
        own = plain_words(fold(page.text_of(segment)))
        said = (*own, *_wrapped(page, at))
        for name, signs in _SUBJECTS.items():
            place = _place(said, signs)
            if place is not None and place < len(own):
                hits.append((at, name, tuple(said[:place])))
    others = {at for at, _, _ in hits} | _answering(page, every)
    return [_whole(page, at, name, before, others) for at, name, before in hits]


def _answering(page: PageText, every: Sequence[Token]) -> set[int]:
    """The segments that answer: no question goes on in them."""
    return {
        at
        for at, segment in enumerate(page.segments)
        if any(one.kind.is_option and segment.box.holds_middle_of(one.box) for one in every)
    }


def _wrapped(page: PageText, at: int) -> list[str]:
    """The words of the next line of the same cell, where a sentence goes on."""
    if _ENDS_QUESTION.search(page.text_of(page.segments[at])):
        return []
    near = _next_line(page, at, 1)
    return [] if near is None else plain_words(fold(page.text_of(page.segments[near])))


def _place(said: Sequence[str], signs: Signs) -> int | None:
    """Where one of the phrases begins among words."""
    for phrase in signs:
        words = phrase.split()
        for at in range(len(said) - len(words) + 1):
            if list(said[at : at + len(words)]) == words:
                return at
    return None


def _whole(page: PageText, at: int, name: str, before: tuple[str, ...], others: set[int]) -> Question:
    """The question with the lines above and below that belong to it: of its cell, and none of the others."""
    segments = page.segments
    own = [segments[at]]
    words = before
    for step in (-1, 1):
        place = at
        while len(own) < _MOST_LINES:
            edge = own[0] if step < 0 else own[-1]
            if step > 0 and _ENDS_QUESTION.search(page.text_of(edge)):
                break
            near = _next_line(page, place, step)
            if near is None or near in others:
                break
            if step < 0 and _ENDS_QUESTION.search(page.text_of(segments[near])):
                break
            own = [segments[near], *own] if step < 0 else [*own, segments[near]]
            words = (*plain_words(fold(page.text_of(segments[near]))), *words) if step < 0 else words
            place = near
    return Question(name, tuple(own), words)


def _next_line(page: PageText, at: int, step: int) -> int | None:
    """The segment above or below in the same cell."""
    here = page.segments[at]
    places = range(at + step, len(page.segments) if step > 0 else -1, step)
    for place in places:
        other = page.segments[place]
        if abs(other.middle - here.middle) > _NEAR_LINES * page.height:
            return None
        if other.line != here.line and abs(other.x0 - here.x0) <= _SAME_LEFT * page.height:
            return place
    return None


def _band(question: Question, page: PageText, every: Sequence[Token]) -> Box:
    """The rows of a question; of one with no answer on them, the row below when that is nothing but one."""
    box = question.box
    if any(box.top <= one.level <= box.bottom for one in every):
        return box
    below = [one for one in every if 0 < one.level - box.bottom <= _NEAR_LINES * page.height]
    if {one.kind for one in below} >= {Kind.YES, Kind.NO}:
        return Box(box.x0, box.top, box.x1, max(one.box.bottom for one in below))
    return box


def _field(page: PageText, question: Question, answer: MarkedAnswer) -> Field:
    """The answer of a question. One that denies is turned by a yes; a no to it may mean either."""
    denied = _denied(question.before[-_DENIAL_REACH:])
    yes = answer.yes != denied
    told = " ".join(page.text_of(one) for one in question.segments)
    made = Field(
        question.name,
        YES if yes else NO,
        f"{told} {answer.text}",
        page.number,
        answer.box,
        round(_MARKED_CONFIDENCE * answer.confidence, 3),
    )
    if not answer.clear:
        return _unclear(made, _MARKED_BOTH)
    return _unclear(made, _DENIED) if denied and not answer.yes else made


def _denied(before: Sequence[str]) -> bool:
    """Whether a question says no before its subject. `No. 3` counts it."""
    return any(
        word in _DENIAL and not (word == "no" and after[:1].isdecimal())
        for word, after in pairwise((*before, ""))
    )


def _money(page: PageText, name: str, band: Box) -> Iterator[Field]:
    """The amount on the rows of a question and of its answer."""
    row = [one for one in page.segments if band.top <= one.middle <= band.bottom]
    view = page.view(row)
    for quote in find_money(view.text):
        if quote.confidence >= _LEAST_MONEY and quote.value:
            sure = round(quote.confidence * view.confidence(quote.start, quote.end), 3)
            place = view.box(quote.start, quote.end)
            yield Field(f"{name}{_VALUE}", quote.value, quote.text, page.number, place, sure)
            return


# --- sentences ---


def _statements(page: PageText, every: Sequence[Token]) -> Iterator[Field]:
    """What who signs says of himself: one chosen by a box before it, or one without any box."""
    flow = page.flow
    start = 0
    for end in (*(found.end() for found in _SENTENCE_ENDS.finditer(flow.text)), len(flow.text)):
        said = plain_words(flow.flat[start:end])
        asks = "?" in flow.text[start:end]
        for name, signs in _SUBJECTS.items() if said and not asks else ():
            yes = _said(said, signs)
            if yes is None:
                continue
            box = flow.box(start, end)
            chosen = _chosen(page, every, box)
            if chosen is not False:
                sure = round(_SAID_CONFIDENCE * flow.confidence(start, end), 3)
                text = " ".join(flow.text[start:end].split())
                yield Field(name, YES if yes else NO, text, page.number, box, sure)
        start = end


def _chosen(page: PageText, every: Sequence[Token], box: Box) -> bool | None:
    """Whether the box at the beginning of a sentence is marked; None when there is none."""
    first = [
        one
        for one in every
        if box.top - page.height / 2 <= one.level <= box.top + page.height and not one.kind.is_option
    ]
    return None if not first else any(one.kind is Kind.MARK for one in first)


def _said(said: Sequence[str], signs: Signs) -> bool | None:
    """Whether a sentence says so or denies it; None where nobody says it of himself."""
    place = _place(said, signs)
    if place is None:
        return None
    verbs = _SAYS.words()
    for at in range(place - 1, max(place - 1 - _VERB_REACH, -1), -1):
        if said[at] in verbs:
            return not _DENIAL & set(said[max(at - _DENIES_REACH, 0) : at])
    return None
