"""Two papers on one page: a letter of the bank under a cuenta, two sheets copied side by side.

A page is parted only where each side, read by itself, is surely a paper of another item and says little of
the rest. An informe quotes every paper: what seems to share its sheet is told as what the page may be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from review.model import Page, Word
from review.model.marks import PageMark
from review.recognition.knowledge.kinds import Paper
from review.recognition.page.page_text import PageText
from review.recognition.papers.classify import ENOUGH, KIND, PageScore, score_page
from review.recognition.papers.sequence import speaks_of_planilla
from review.recognition.papers.sorted_page import SortedPage, page_text

# What a paper told apart weighs at least: whole ones of our tests weigh 23 to 42, what a cuenta says of its
# planilla 9.
SURE_HALF_WEIGHT = 16.0
# Phrases that say so at least: judgement.
LEAST_PHRASES = 3
# What the whole page must say of a second paper before it is looked at in parts, which is dear: pages that
# held two said 13 of it at least; of 2,900 that held one, four in a hundred said 6.
HINT_WEIGHT = 6.0
# What another paper may weigh in a half, as a share of its own: a receipt's words are in every form of money.
RIVAL_SHARE = 0.3
LEAST_HALF_WORDS = 25
# The white between two papers, in heights of the page's print: lines of a paragraph stand within half of it.
GAP_LINES = 1.0
MOST_CUTS = 8
# Where two sheets side by side may part, in shares of the page's width.
GUTTER_SHARES = (0.4, 0.6)

_SHARED = "comparte la hoja con otro papel"


def apart(pages: Sequence[SortedPage]) -> tuple[SortedPage, ...]:
    """The pages, each that holds two papers as two with the same number: the heavier paper first."""
    return tuple(half for page in pages for half in _halves(page))


def _halves(page: SortedPage) -> tuple[SortedPage, ...]:
    text, score = page.text, page.score
    told = page.label.marks & {PageMark.LEARNED, PageMark.EVIDENCE}
    # Whoever moved or taught the page said what it is; only what its words told may be two papers.
    if text is None or score is None or told or not _hints(score) or len(text.words) < 2 * LEAST_HALF_WORDS:
        return (page,)
    best: tuple[SortedPage, ...] = ()
    reached = (0.0, 0)
    for parts in _cuts(text):
        found = _sure_halves(page, parts)
        if len({half.label.kind for half in found}) < len(parts):
            continue
        # Where one paper ends, each half says all of itself and nothing of the other; a signature belongs
        # to what stands over it.
        clear = (sum(_weight(half) - _rival(half) for half in found), len(parts[0].words))
        if clear > reached:
            best, reached = tuple(sorted(found, key=_weight, reverse=True)), clear
    if any(half.paper is Paper.INFORME for half in best):
        return (_beside_informe(page, best),)
    return best or (page,)


def _beside_informe(page: SortedPage, halves: Sequence[SortedPage]) -> SortedPage:
    """The page whole, and which item it may hold besides the one that it is taken for."""
    kinds = {half.label.kind for half in halves} - {page.label.kind}
    marks = page.label.marks | {f"{PageMark.MAY_BE_}{kind}" for kind in kinds}
    return replace(page, label=replace(page.label, marks=marks))


def _hints(score: PageScore) -> bool:
    kinds = {KIND[paper] for paper, weight in score.weights if paper in KIND and weight >= HINT_WEIGHT}
    return len(kinds) > 1


def _weight(page: SortedPage) -> float:
    return 0.0 if page.score is None else page.score.weights[0][1]


def _rival(page: SortedPage) -> float:
    """The most that a paper of another kind weighs in a page."""
    weights = () if page.score is None else page.score.weights
    return max((weight for paper, weight in weights if KIND.get(paper) is not page.label.kind), default=0.0)


def _sure_halves(whole: SortedPage, parts: Sequence[Page]) -> list[SortedPage]:
    """The parts as pages of their own; none when one of them surely is no paper by itself."""
    found: list[SortedPage] = []
    for part in parts:
        half = _sure(whole, part)
        if half is None:
            return []
        found.append(half)
    return found


def _sure(whole: SortedPage, part: Page) -> SortedPage | None:
    """A part of a sheet as a page of its own, when it surely is a paper of an item by itself."""
    text = page_text(part) if len(part.words) >= LEAST_HALF_WORDS else None
    score = None if text is None else score_page(text)
    if text is None or score is None or score.best not in KIND:
        return None
    if score.best is Paper.COMPROBANTE and not speaks_of_planilla(text):
        return None  # of what it stands under: a receipt of taxes has its own
    label = replace(
        whole.label, kind=KIND[score.best], confidence=score.confidence, why=(_SHARED, *score.why)
    )
    half = SortedPage(label, text, score.best, part, score)
    weight = _weight(half)
    if weight < SURE_HALF_WEIGHT or len(score.why) < LEAST_PHRASES:
        return None
    return half if _rival(half) < max(ENOUGH, RIVAL_SHARE * weight) else None


def _cuts(text: PageText) -> Iterator[tuple[Page, Page]]:
    """The ways to part a page: down its gutter, and through its widest bands of white."""
    page = text.page
    if page.width > page.height and (x := _gutter(page)) is not None:
        yield _part(page, lambda word: word.box.x1 <= x)
    bands: list[tuple[float, float]] = []
    reached = 0.0
    for above, below in pairwise(text.lines):
        reached = max(reached, *(segment.bottom for segment in above))
        white = min(segment.top for segment in below) - reached
        if white >= GAP_LINES * text.height:
            bands.append((white, reached + white / 2))
    for _, y in sorted(bands, reverse=True)[:MOST_CUTS]:
        yield _part(page, lambda word, y=y: (word.box.top + word.box.bottom) / 2 < y)  # type: ignore[misc]


def _part(page: Page, first: Callable[[Word], bool]) -> tuple[Page, Page]:
    one = tuple(word for word in page.words if first(word))
    other = tuple(word for word in page.words if not first(word))
    return replace(page, words=one), replace(page, words=other)


def _gutter(page: Page) -> float | None:
    """The widest band of white down the middle of a wide page, by its middle; None when there is none."""
    low, high = (share * page.width for share in GUTTER_SHARES)
    bands: list[tuple[float, float]] = []
    reached = low
    for word in sorted(page.words, key=lambda word: word.box.x0):
        if word.box.x0 > reached:
            bands.append((min(word.box.x0, high) - reached, (reached + min(word.box.x0, high)) / 2))
        reached = max(reached, word.box.x1)
        if reached >= high:
            break
    return max(bands)[1] if bands else None
