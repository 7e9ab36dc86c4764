"""Which row of a table of activities a line stands in: by its height, by its middle, by its number."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from review.recognition.page.paragraphs import Paragraph, PrintLine, paragraphs

# In units of the text's height.
SAME_TOP = 0.75
_MOST_PAIRS = 4000
_TOP_SHARE = 0.7
# In heights, what a way to part a column costs: a paragraph before a page's first duty, when a page before
# has one, or none has; a duty without a paragraph; a paragraph left below.
_CARRIED_COST, _LEADING_COST, _EMPTY_COST, _LEFT_COST = 0.2, 4, 3, 2
_GOES_ON = re.compile(r"(?:\(\d{1,2}\) )?[a-záéíóúñü]{2}")
_COUNT = re.compile(r"\(?(\d{1,2})\s?[.)°-]*")
_LEAST_COUNTED = 2  # items: one number counts nothing


def asked_in(
    duties: Sequence[PrintLine], items: Sequence[PrintLine], pitch: float
) -> tuple[list[Paragraph], int]:
    """The obligations of a column, and how many of them are counted: by the numbers beside them, where a
    column of its own counts them from the first, else as geometry and punctuation tell them apart."""
    told = _whole(paragraphs(duties, pitch))
    counted: list[Paragraph] = []
    for line in items:
        found = _COUNT.fullmatch(line.flat)
        if found is not None and int(found[1]) == len(counted) + 1:
            counted.append(Paragraph((line,)))
    if len(counted) == len(told):
        return told, len(counted)
    if len(counted) < _LEAST_COUNTED or len(counted) * len(duties) > _MOST_PAIRS:
        return told, 0
    rows_of = _by_number(counted, duties)
    if not set(range(len(counted))) <= set(rows_of):
        return told, 0
    made = [Paragraph(tuple(rows_of[at])) for at in range(len(counted))]
    # Below the last one may stand what is no obligation any more.
    return [*made[:-1], *paragraphs(made[-1].lines, pitch)], len(counted)


def _whole(told: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs with those joined to the one above that go on with its sentence: in small letters, where
    it has no stop. What a bracket numbers there is a figure said in words before: `cinco | (5) días`."""
    whole: list[Paragraph] = []
    for one in told:
        if whole and _GOES_ON.match(one.text) and not whole[-1].text.rstrip().endswith((".", ";", ":")):
            whole[-1] = Paragraph((*whole[-1].lines, *one.lines))
        else:
            whole.append(one)
    return whole


def _by_number(counted: Sequence[Paragraph], lines: Sequence[PrintLine]) -> dict[int, list[PrintLine]]:
    """The lines of each number: those from its own height on, or those whose middle it is, whichever the
    numbers of the table stand nearer to."""
    single = [Paragraph((line,)) for line in lines]
    ways = []
    for way, edge in ((_by_top, _top_of), (_by_middle, _middle_of)):
        rows_of: dict[int, list[PrintLine]] = {}
        for line, at in zip(lines, way(counted, single), strict=True):
            rows_of.setdefault(at, []).append(line)
        off = sum(_off(counted[at], rows_of.get(at, ()), edge) for at in range(len(counted)))
        ways.append((off, rows_of))
    return min(ways, key=lambda found: found[0])[1]


def _off(number: Paragraph, own: Sequence[PrintLine], edge: Callable[[Paragraph], float]) -> float:
    """How far a number stands from its lines, in points; a line that is none of them counts but once."""
    here = tuple(line for line in own if line.page is number.page)
    most = number.page.height
    return min(abs(edge(Paragraph(here)) - edge(number)), most) if here else most


def _top_of(paragraph: Paragraph) -> float:
    return paragraph.box.top


def _middle_of(paragraph: Paragraph) -> float:
    return paragraph.box.middle


def beside(asked: Sequence[Paragraph], done: Sequence[Paragraph]) -> list[int]:
    """For each paragraph of what was done the obligation in whose row it stands, -1 for none."""
    if not asked:
        return [-1] * len(done)
    by_top = _by_top(asked, done)
    firsts: dict[int, Paragraph] = {}
    for paragraph, duty in zip(done, by_top, strict=True):
        firsts.setdefault(duty, paragraph)
    level = [
        abs(firsts[n].box.top - asked[n].box.top) < SAME_TOP * asked[n].page.height for n in firsts if n >= 0
    ]
    first = (asked[0].page.number, asked[0].box.top)
    apart = any(_place(p) < first for p in done)
    if (level and sum(level) >= _TOP_SHARE * len(level) and not apart) or len(asked) * len(
        done
    ) > _MOST_PAIRS:
        return by_top
    return _by_middle(asked, done)


def _place(paragraph: Paragraph) -> tuple[int, float]:
    return paragraph.page.number, paragraph.box.top + SAME_TOP * paragraph.page.height


def _by_top(asked: Sequence[Paragraph], done: Sequence[Paragraph]) -> list[int]:
    found, at = [], -1
    for paragraph in done:
        while at + 1 < len(asked) and (
            (asked[at + 1].page.number, asked[at + 1].box.top) <= _place(paragraph)
        ):
            at += 1
        found.append(at)
    return found


def _by_middle(asked: Sequence[Paragraph], done: Sequence[Paragraph]) -> list[int]:
    """Rows whose cells are centred: runs of paragraphs whose middle is that of the obligation."""
    found: list[int] = []
    before = -1
    for number in dict.fromkeys(p.page.number for p in (*done, *asked)):
        duties = [n for n, p in enumerate(asked) if p.page.number == number]
        own = [p for p in done if p.page.number == number]
        if not duties:
            found += [before] * len(own)
            continue
        found += _runs(asked, duties, own, before)
        before = duties[-1]
    return found


def _runs(
    asked: Sequence[Paragraph], duties: Sequence[int], own: Sequence[Paragraph], before: int
) -> list[int]:
    height = own[0].page.height if own else 1.0
    tops, bottoms = [p.box.top for p in own], [p.box.bottom for p in own]
    lead = (_CARRIED_COST if before >= 0 else _LEADING_COST) * height
    # best[k]: the least cost of giving the first k paragraphs to the duties so far, and how.
    best: list[tuple[float, list[int]]] = [(k * lead, [before] * k) for k in range(len(own) + 1)]
    for n in duties:
        middle = asked[n].box.middle
        following: list[tuple[float, list[int]]] = []
        for end in range(len(own) + 1):
            cost, way = best[end][0] + _EMPTY_COST * height, best[end][1]
            for start in range(end):
                off = abs((tops[start] + bottoms[end - 1]) / 2 - middle)
                if best[start][0] + off < cost:
                    cost, way = best[start][0] + off, best[start][1] + [n] * (end - start)
            following.append((cost, way))
        best = following
    # What is left below the last run goes on with it.
    ends = [(cost + _LEFT_COST * height * (len(own) - k), way, k) for k, (cost, way) in enumerate(best)]
    _, way, k = min(ends, key=lambda end: end[0])
    return way + [duties[-1]] * (len(own) - k)
