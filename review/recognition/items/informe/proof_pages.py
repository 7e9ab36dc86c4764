"""Pages of evidence that name the activity they prove: `Anexo 3`, `Evidencias de la obligación 2`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from review.model import Activity
from review.model.marks import PageMark
from review.recognition.grammar import fold
from review.recognition.papers.sorted_page import SortedPage

_OPENING_LINES: Final = 6  # judgement: the head of a page, with the entity's name above its title
_TITLE_WORDS: Final = 14  # judgement: a line of more speaks of something, it names no page
_NUMBER = r"(?:n[o°.]* ?|numero |# ?)?0?(\d{1,2})\b(?![./-]\d)"
_BY_PROOF = re.compile(rf"\b(anexo|evidencia|soporte) {_NUMBER}")
_BY_DUTY = re.compile(rf"\b(?:obligacion|actividad|compromiso) {_NUMBER}")


def with_proof_pages(activities: Sequence[Activity], pages: Sequence[SortedPage]) -> tuple[Activity, ...]:
    """The activities, each with the pages of evidence that name it: by what stands beside it about its
    evidence, or by the place of its obligation among those that the informe counts. Nothing is said of pages
    that name none. Never raises for what the pages say."""
    named = [(page.page.number, *_names(page)) for page in pages if PageMark.EVIDENCE in page.label.marks]
    if not any(proofs or duties for _, proofs, duties in named):
        return tuple(activities)
    places = {
        duty: at for at, duty in enumerate(dict.fromkeys(one.duty for one in activities if one.duty), 1)
    }
    return tuple(_with(one, places, named) for one in activities)


def _with(
    one: Activity, places: dict[str, int], named: Sequence[tuple[int, set[tuple[str, int]], set[int]]]
) -> Activity:
    said = {(what, int(number)) for what, number in _BY_PROOF.findall(fold(f"{one.proof} {one.text}"))}
    place = places.get(one.duty or "")
    own = [number for number, proofs, duties in named if (proofs & said) or place in duties]
    return replace(one, proof_pages=tuple(own)) if own else one


def _names(page: SortedPage) -> tuple[set[tuple[str, int]], set[int]]:
    """What the head of a page names: annexes, and obligations by their number."""
    if page.text is None:
        return set(), set()
    proofs: set[tuple[str, int]] = set()
    duties: set[int] = set()
    for line in page.text.lines[:_OPENING_LINES]:
        said = fold(" ".join(page.text.text_of(segment) for segment in line))
        if len(said.split()) <= _TITLE_WORDS:
            proofs |= {(what, int(number)) for what, number in _BY_PROOF.findall(said)}
            duties |= {int(number) for number in _BY_DUTY.findall(said)}
    return proofs, duties
