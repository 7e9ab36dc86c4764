"""Forms of several pages: one head on each, counted `1 de 4`, `2 de 4`, and one title for all of them.

The middle of such a form speaks of the bank, of the planilla and of what was done, as papers of their own do;
its head says on each page what the whole is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from review.recognition.grammar import fold
from review.recognition.knowledge.kinds import Paper
from review.recognition.page.page_text import PageText, plain_words
from review.recognition.papers.classify import PageScore, score_page
from review.recognition.papers.titles import titles_meant

# Of the page's height: judgement, a form's head with its title; a scan may stand lower.
_HEAD, _COUNT = 0.17, 0.22
_LEAST_LINE = 3  # words: judgement, a name
_LEAST_HEAD = 5  # words: judgement, a name and a title
_ALIKE = 0.8  # judgement: of the words of both heads; OCR loses some
_FIGURES = re.compile(r"\d+")
_COUNTED = re.compile(r"(?<![\d/.-])(\d{1,2}) ?(?:de|/) ?(\d{1,2})(?![\d/.-])")
_BY_FORM = "es parte de un formato de varias páginas"
# Of an informe's own pages some are evidence: each is told by itself.
_WHOLE = frozenset({Paper.CUENTA})


def score_pages(texts: Mapping[int, PageText]) -> dict[int, PageScore]:
    """What the words of each page say, by its number, and the head of the form that it is a part of."""
    forms = forms_of_pages(texts)
    scores = {number: score_page(text) for number, text in texts.items()}
    return scores | {number: scores[number].holding(paper, _BY_FORM) for number, paper in forms.items()}


def same_head(one: PageText, other: PageText) -> bool:
    """Whether two pages have one first line, be it in print as small as a form's head. Figures may differ."""
    first, second = (
        [plain_words(_FIGURES.sub("", fold(page.text_of(segment)))) for segment in page.lines[0]]
        for page in (one, other)
    )
    return first == second and sum(map(len, first)) >= _LEAST_LINE


def forms_of_pages(texts: Mapping[int, PageText]) -> dict[int, Paper]:
    """The pages, by their number, that are part of a form of several, with the paper that its head names."""
    heads = {number: _Head.of(text) for number, text in texts.items()}
    found: dict[int, Paper] = {}
    for run in _runs(heads):
        paper = next((p for number in run if (p := _titled(heads[number].said)) is not None), None)
        if paper is not None and len(run) > 1:
            found |= dict.fromkeys(run, paper)
    return found


class _Head(NamedTuple):
    """What the head of a page says, and which one of how many it is counted."""

    said: str
    counts: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, text: PageText) -> _Head:
        said, around = (_above(text, share) for share in (_HEAD, _COUNT))
        return cls(said, frozenset(_COUNTED.findall(around)))


def _above(text: PageText, share: float) -> str:
    limit = share * text.page.height
    return fold(text.lines_of([s for line in text.lines for s in line if s.bottom < limit])).replace(
        "\n", " "
    )


def _runs(heads: Mapping[int, _Head]) -> Iterator[list[int]]:
    """Pages that follow each other under one head, each counted one more than the one before."""
    run: list[int] = []
    for number in sorted(heads):
        if run and not (number == run[-1] + 1 and _follows(heads[run[-1]], heads[number])):
            yield run
            run = []
        run.append(number)
    if run:
        yield run


def _follows(one: _Head, other: _Head) -> bool:
    if not any((str(int(at) + 1), of) in other.counts for at, of in one.counts if int(at) < int(of)):
        return False
    words, others = (set(plain_words(_COUNTED.sub("", head.said))) for head in (one, other))
    return min(len(words), len(others)) >= _LEAST_HEAD and len(words & others) >= _ALIKE * max(
        len(words), len(others)
    )


def _titled(head: str) -> Paper | None:
    said = f" {' '.join(plain_words(head))} "
    return next((paper for paper, _, _ in titles_meant(said) if paper in _WHOLE), None)


def same_run(earlier: PageScore | None, score: PageScore) -> bool:
    """`Página 2 de 3` after `Página 1 de 3`."""
    if earlier is None or earlier.number is None or score.number is None:
        return False
    return earlier.of == score.of and score.number == earlier.number + 1
