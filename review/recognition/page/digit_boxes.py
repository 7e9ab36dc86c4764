"""Days written one figure a box (`0 5 0 8 2 0 2 6`), or in three boxes side by side, put together again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from review.model import Box, Page, Word
from review.recognition.grammar import fold
from review.recognition.grammar.calendar_words import YEAR_FIGURES, real_date

LEAST_FIGURES, MOST_FIGURES = 8, 160
"""A page with fewer figures alone in a box has no such day; one with more is a form all of boxes."""
# In heights of the figures.
WIDEST_GAP = 4.0
WIDEST_CELL_GAP, LEAST_CELL_GAP = 9.0, 1.0
# The same where each cell has its heading: of two days on a line both are read alike, however wide the cells.
WIDEST_HEADED_GAP = 16.0
_LEVEL = 0.4
_HEADING_REACH = 2.6
_SLACK = 6.0
# A figure may stand in the middle of a cell whose heading stands at its left.
_WIDE_CELL = 6.0
_YEARS = range(2000, 2100)
_SEPARATORS = frozenset("/-.|")
_LETTERS = frozenset(
    ("d", "m", "a", "y", "dd", "mm", "aa", "aaaa", "yyyy", "ddmmaaaa", "ddmmyyyy", "aaaammdd", "dd/mm/aaaa")
)
_WORDS = frozenset(("dia", "mes", "ano"))
_SHORT = frozenset(("dd", "mm", "aaaa"))
# Where the parts of a day stand in its eight figures.
_DAY_FIRST = (slice(0, 2), slice(2, 4), slice(4, 8))
_YEAR_FIRST = (slice(6, 8), slice(4, 6), slice(0, 4))
_NAME_REACH = 18.0  # judgement: a label's cell may be much wider than its words
_WIDER = 1.5  # judgement: headings of wide cells stand so many times as far above them


def with_days_whole(page: Page) -> Page:
    """The page with its boxed days as one word (`05/08/2026`) and without the letters that head their boxes.

    Days in three cells under `DÍA`, `MES` and `AÑO` are left alone: they are read by these; so are those
    under `DD`, `MM` and `AAAA` beside which a label stands. Where the words stand below the figures, what is
    above them names the day.
    """
    words = page.words
    single = sum(len(w.text) == 1 and w.text.isdecimal() for w in words)
    years = [w for w in words if len(w.text) == YEAR_FIGURES and w.text.isdecimal() and int(w.text) in _YEARS]
    runs: list[tuple[Sequence[Word], str]] = []
    if LEAST_FIGURES <= single <= MOST_FIGURES:
        runs += _days_of_figures(words)
    short = [w for w in words if len(w.text) <= 2 and w.text.isdecimal()] if years else []
    for year in years:
        runs += _day_of_cells(words, short, year)
    if not runs:
        return page
    gone: set[int] = set()
    made: dict[int, Word] = {}
    places = {id(word): at for at, word in enumerate(words)}
    for run, text in runs:
        spots = [places[id(word)] for word in run]
        if gone.intersection(spots):
            continue
        box = Box.around(word.box for word in run)
        gone.update(spots, _headings(words, box))
        sure = min(word.confidence for word in run)
        made[spots[0]] = replace(run[0], text=text, box=box, confidence=sure)
    found = [made.get(at, word) for at, word in enumerate(words) if at in made or at not in gone]
    return replace(page, words=tuple(found))


def _days_of_figures(words: Sequence[Word]) -> Iterator[tuple[Sequence[Word], str]]:
    figures = [w for w in words if len(w.text) == 1 and (w.text.isdecimal() or w.text in _SEPARATORS)]
    others = [w for w in words if not (len(w.text) == 1 and (w.text.isdecimal() or w.text in _SEPARATORS))]
    for line in _levels(figures):
        if len(line) < LEAST_FIGURES:
            continue
        high, low = min(map(_middle, line)), max(map(_middle, line))
        level = [w for w in others if w.box.top < low and w.box.bottom > high]
        run: list[Word] = []
        for word in [*line, None]:
            if word is not None and run and _follows(run[-1], word, level):
                run.append(word)
                continue
            digits = [one for one in run if one.text.isdecimal()]
            if digits and len(digits) % LEAST_FIGURES == 0:
                parts = [digits[at : at + LEAST_FIGURES] for at in range(0, len(digits), LEAST_FIGURES)]
                days = [_day("".join(one.text for one in part)) for part in parts]
                if all(days):
                    yield from zip(parts, days, strict=True)
            run = [] if word is None else [word]


def _levels(words: Sequence[Word]) -> Iterator[list[Word]]:
    """The words line by line, from left to right."""
    line: list[Word] = []
    for word in sorted(words, key=lambda w: (w.box.top + w.box.bottom, w.box.x0)):
        if line and abs(_middle(word) - _middle(line[0])) > _LEVEL * max(_height(line[0]), 1):
            yield sorted(line, key=lambda w: w.box.x0)
            line = []
        line.append(word)
    if line:
        yield sorted(line, key=lambda w: w.box.x0)


def _follows(last: Word, word: Word, others: Sequence[Word]) -> bool:
    gap = word.box.x0 - last.box.x1
    return gap <= WIDEST_GAP * _height(last) and not _between(last, word, others)


def _between(one: Word, two: Word, others: Sequence[Word]) -> bool:
    middle = _middle(one)
    return any(
        w.box.top < middle < w.box.bottom and w.box.x0 >= one.box.x1 - 1 and w.box.x1 <= two.box.x0 + 1
        for w in others
    )


def _day_of_cells(
    words: Sequence[Word], short: Sequence[Word], year: Word
) -> Iterator[tuple[Sequence[Word], str]]:
    """Day and month in the two cells left of a year, each in a cell of its own."""
    level = [w for w in short if abs(_middle(w) - _middle(year)) <= _LEVEL * max(_height(year), 1)]
    level = sorted((w for w in level if w.box.x1 <= year.box.x0 + 1), key=lambda w: w.box.x0)[-2:]
    if len(level) < 2:
        return
    run = [*level, year]
    height = max(_height(year), 1.0)
    box = Box.around(word.box for word in run)
    above = [
        words[at]
        for at in _headings(words, box, _WIDER * _HEADING_REACH, _WIDE_CELL * height)
        if _middle(words[at]) < box.middle
    ]
    said = {fold(head.text).strip(".:()") for head in above}
    widest = WIDEST_HEADED_GAP if said >= _SHORT else WIDEST_CELL_GAP
    for one, two in ((run[0], run[1]), (run[1], run[2])):
        if not LEAST_CELL_GAP * height < two.box.x0 - one.box.x1 <= widest * height:
            return
        if _between(one, two, words):
            return
    if said >= _WORDS or (said >= _SHORT and _are_named(words, above)):
        return
    day = _day(f"{int(run[0].text):02d}{int(run[1].text):02d}{year.text}")
    if day:
        yield run, day


def _are_named(words: Sequence[Word], heads: Sequence[Word]) -> bool:
    """Whether a label stands right before headings, on their line, and so not on that of the figures."""
    first = min(heads, key=lambda w: w.box.x0)
    reach = _NAME_REACH * _height(first)
    return any(
        -1 < first.box.x0 - word.box.x1 < reach
        and abs(_middle(word) - _middle(first)) <= _LEVEL * _height(first)
        and (said := fold(word.text).strip(".:()")).isalpha()
        and said not in _LETTERS | _WORDS  # the headings of the day before
        for word in words
    )


def _day(figures: str) -> str:
    """`05/08/2026` for eight figures that are a day, whichever end the year stands at; else nothing."""
    day, month, year = (figures[part] for part in _DAY_FIRST)
    if int(year) in _YEARS and real_date(int(year), int(month), int(day)):
        return f"{day}/{month}/{year}"
    day, month, year = (figures[part] for part in _YEAR_FIRST)
    if int(year) in _YEARS and real_date(int(year), int(month), int(day)):
        return f"{year}/{month}/{day}"
    return ""


def _headings(
    words: Sequence[Word], box: Box, reach: float = _HEADING_REACH, slack: float = _SLACK
) -> list[int]:
    """The letters printed above or below the boxes of a day."""
    height = max(box.bottom - box.top, 1.0)
    return [
        at
        for at, word in enumerate(words)
        if word.box.x0 > box.x0 - slack - height
        and word.box.x1 < box.x1 + slack + height
        and 0.5 * height < abs(_middle(word) - box.middle) < reach * height
        and fold(word.text).strip(".:()") in _LETTERS | _WORDS
    ]


def _height(word: Word) -> float:
    return word.box.bottom - word.box.top


def _middle(word: Word) -> float:
    return word.box.middle
