"""What a planilla pays to each subsystem: amounts of its rows or columns that add up to what it totals.

An amount is told only by the table's own words (a row or a column of health, of pension, of labour risks).
It is believed when the amounts side by side make a total that is printed, or when each is its rate of the
income base; what neither proves is told with a confidence on which nothing should rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from statistics import median
from typing import NamedTuple

from review.model import Box, Mark
from review.model.marks import ItemMark
from review.model.support import Support
from review.recognition.grammar import Quote, fold
from review.recognition.items.planilla.sums import HEALTH_RATE, PENSION_RATE, RISK_RATES, contribution
from review.recognition.page.page_text import PageText
from review.recognition.values.candidates import Choice
from review.recognition.values.labels import Candidate
from review.recognition.values.readers import LEAST_MONEY

HEALTH, PENSION, RISKS, SOLIDARITY = "salud", "pension", "riesgos", "solidaridad"
_OTHERS = "otros"
_MAIN = (HEALTH, PENSION, RISKS)

# Their names, and the codes of the administradoras (tabla de administradoras PILA).
_SUBSYSTEM = re.compile(
    r"\b(?:(?P<solidaridad>(?:fondo de )?solidaridad|f\.?s\.?p|subsistencia)"
    r"|(?P<otros>cajas?|ccf(?!c\d\d)\w{0,3}|sena|icbf|esap|min(?:isterio)?\.? (?:de )?educacion"
    r"|compensacion familiar|parafiscales|upc)"
    r"|(?P<pension>pension(?:es)?|afp|colpensiones|porvenir|proteccion(?! social)|colfondos|skandia|25-14"
    r"|23(?:02|03|09|10)01)"
    r"|(?P<salud>salud|eps\w{0,4}|e\.p\.s|essc?\d{2,3}|eas\d{2,3}|ccfc\d\d)"
    r"|(?P<riesgos>riesgos?|arl|arp|a\.r\.l|positiva|14-\d{1,2}))(?!\w)"
)
_TOTAL = re.compile(r"(?:i{0,3}\.?\s?)?(?:sub)?total|valor sin mora|valor liquidado")

# Pesos: no contribution of one person is more.
_LARGEST = 30_000_000
_LEAST_PART = 100
LEAST_PARTS = 2
_MOST_CANDIDATES = 8
# In heights of the page's print.
_ONE_ROW, _ONE_BAND, _HEAD_REACH, _ALIGNED = 0.7, 1.7, 14.0, 1.2
_PROVED, _RATED, _SUMMED, _UNPROVED = 0.97, 0.92, 0.95, 0.45
# What is so much more than the base asks for is paid for more people than one.
_FOR_MANY = 1.5
_PROVED_INK = 0.9  # what adds up and is the rate of its base was read rightly, however faint its ink


class _Label(NamedTuple):
    subsystem: str
    text: str
    box: Box

    @property
    def middle(self) -> float:
        return self.box.middle

    @property
    def centre(self) -> float:
        return self.box.centre


class _Solution(NamedTuple):
    parts: Mapping[str, Candidate[int]]
    total: int | None
    rated: bool


def amounts_in(page: PageText, quotes: Iterable[Quote[int]]) -> list[Candidate[int]]:
    """Amounts of the page's flow text, zeros too, as sure as their ink: their shape does not matter here."""
    flow = page.flow
    return [
        Candidate(q.value, q.text, page.number, flow.box(q.start, q.end), flow.confidence(q.start, q.end), "")
        for q in quotes
        if q.value == 0 or _LEAST_PART <= q.value <= _LARGEST
    ]


def subsystem_parts(
    pages: Sequence[PageText],
    amounts: Sequence[Sequence[Candidate[int]]],
    total: int | None,
    base: int | None,
) -> dict[str, Choice[int]]:
    """The contributions to health, pension, labour risks and solidarity, by the field's name.

    `amounts` are those of each page, `total` and `base` what the planilla was read to come to and to be of.
    """
    found = [s for page, own in zip(pages, amounts, strict=True) for s in _solutions(page, own, total, base)]
    best = _best(found)
    if best is None:
        return {}
    return {
        name: _choice(name, candidate, best, base)
        for name, candidate in best.parts.items()
        if name != _OTHERS
    }


def other_contribution(pages: Sequence[PageText], amounts: Sequence[Sequence[Candidate[int]]]) -> list[Mark]:
    """Where a planilla names a contribution beyond health, pension, risks and solidarity that is not zero.

    One whose amount is not told apart counts too; one beside which only zeros stand does not.
    """
    for page, own in zip(pages, amounts, strict=True):
        labels = _labels(page)
        named = [label for label in labels if label.subsystem == _OTHERS]
        paid = [*_by_row(page, labels, own).get(_OTHERS, ()), *_by_column(page, labels, own).get(_OTHERS, ())]
        if named and (not paid or any(c.value for c in paid)):
            return [Mark(ItemMark.OTHER_PARTS, named[0].text, page.number, named[0].box)]
    return []


def _choice(name: str, candidate: Candidate[int], of: _Solution, base: int | None) -> Choice[int]:
    support: tuple[str, ...] = ()
    sure = _UNPROVED
    if of.total is not None:
        support += (Support.PARTS_ADD_UP,)
        sure = _SUMMED
    if of.rated:
        support += (Support.RATE_OF_BASE,)
        sure = _RATED if of.total is None else _PROVED
    if base is not None and name in (HEALTH, PENSION) and candidate.value > _FOR_MANY * _due(name, base):
        sure = _UNPROVED
    ink = candidate.score if sure < _PROVED else max(candidate.score, _PROVED_INK)
    return Choice(candidate, round(sure * ink, 3), None, (), support)


def _due(name: str, base: int) -> int:
    rate = HEALTH_RATE if name == HEALTH else PENSION_RATE
    return max(contribution(base, rate))


def _best(found: Sequence[_Solution]) -> _Solution | None:
    """The solution that is proved most; none when two that are proved alike say different things."""
    for kind in (
        [s for s in found if s.rated and s.total is not None],
        [s for s in found if s.total is not None],
        [s for s in found if s.rated],
        [s for s in found if s.total is None and not s.rated],
    ):
        if not kind:
            continue
        # With interest in a column of its own both columns add up: what was liquidated is the smaller.
        kind.sort(key=lambda s: (-len(s.parts), sum(c.value for c in s.parts.values())))
        first = kind[0]
        same_shape = [s for s in kind if s.parts.keys() == first.parts.keys()]
        if all(_values(s) == _values(first) or _is_less(first, s) for s in same_shape):
            return first
        return None
    return None


def _values(solution: _Solution) -> dict[str, int]:
    return {name: candidate.value for name, candidate in solution.parts.items()}


def _is_less(one: _Solution, other: _Solution) -> bool:
    """Is every part of one a little less than the other's, as without the interest?"""
    return one.total is not None and all(
        one.parts[name].value <= c.value <= 2 * max(one.parts[name].value, 1)
        for name, c in other.parts.items()
    )


def _solutions(
    page: PageText, amounts: Sequence[Candidate[int]], total: int | None, base: int | None
) -> Iterator[_Solution]:
    """Sets of contributions that the page tells; one in a row of a name that nobody knows is told by its rate
    where it makes the total with the others."""
    labels = _labels(page)
    if len({label.subsystem for label in labels} & {*_MAIN}) < 2:
        return
    lines = list(_total_lines(page))
    totals = {c.value for c in amounts for b in lines if _beside(b, c.box, page.height)}
    if total is not None:
        totals.add(total)
    by_row = _by_row(page, labels, amounts)
    for owned, upright in ((by_row, True), (_by_column(page, labels, amounts), False)):
        for parts in _sets(owned, page.height, upright=upright):
            yield from _proofs(parts, amounts, totals, base, page.height, upright=upright)
    lacking = {*_MAIN} - by_row.keys()
    if base is None or len(lacking) != 1:
        return
    name = lacking.pop()
    told = {id(candidate) for own in by_row.values() for candidate in own}
    rest = [c for c in amounts if c.value and id(c) not in told and _is_rate(name, c.value, base)]
    for parts in _sets(by_row | {name: rest}, page.height, upright=True):
        proofs = _proofs(parts, amounts, totals, base, page.height, upright=True)
        yield from (proof for proof in proofs if proof.total is not None)


def _labels(page: PageText) -> list[_Label]:
    rows = page.rows
    return [
        _Label(
            match.lastgroup or "",
            rows.text[match.start() : match.end()],
            rows.box(match.start(), match.end()),
        )
        for match in _SUBSYSTEM.finditer(rows.flat)
    ]


def _total_lines(page: PageText) -> Iterator[Box]:
    for segment in page.segments:
        if _TOTAL.match(fold(page.text_of(segment))):
            yield segment.box


def _beside(label: Box, amount: Box, height: float) -> bool:
    return amount.x1 > label.x0 and abs(label.middle - amount.middle) < _ONE_ROW * height


def _by_row(
    page: PageText, labels: Sequence[_Label], money: Sequence[Candidate[int]]
) -> dict[str, list[Candidate[int]]]:
    """The amounts in the row of each subsystem, right of its name; the nearest name owns them."""
    owned: dict[str, list[Candidate[int]]] = {}
    for amount in money:
        beside = [
            label
            for label in labels
            if label.box.x1 <= amount.box.x0 + 1
            and abs(label.middle - amount.box.middle) < _ONE_ROW * page.height
        ]
        if beside:
            nearest = max(beside, key=lambda label: label.box.x1)
            owned.setdefault(nearest.subsystem, []).append(amount)
    return owned


def _by_column(
    page: PageText, labels: Sequence[_Label], money: Sequence[Candidate[int]]
) -> dict[str, list[Candidate[int]]]:
    """The amounts below the head of a table that names the subsystems side by side."""
    owned: dict[str, list[Candidate[int]]] = {}
    heads = list(_heads(labels, page.height))
    for amount in money:
        middle, centre = amount.box.middle, amount.box.centre
        above = [h for h in heads if middle > max(label.middle for label in h)]
        if not above:
            continue
        head = max(above, key=lambda h: max(label.middle for label in h))
        if middle - max(label.middle for label in head) > _HEAD_REACH * page.height:
            continue
        nearest = min(head, key=lambda label: abs(label.centre - centre))
        owned.setdefault(nearest.subsystem, []).append(amount)
    return owned


def _heads(labels: Sequence[_Label], height: float) -> Iterator[list[_Label]]:
    """Names of two subsystems or more side by side, on one line or on two that touch."""
    band: list[_Label] = []
    for label in sorted(labels, key=lambda one: one.middle):
        if band and label.middle - band[-1].middle > _ONE_BAND * height:
            if _side_by_side(band):
                yield band
            band = []
        band.append(label)
    if band and _side_by_side(band):
        yield band


def _side_by_side(band: Sequence[_Label]) -> bool:
    names = {label.subsystem for label in band}
    if len(names & {*_MAIN}) < 2:
        return False
    return not any(
        one.subsystem != other.subsystem and one.box.shares_columns(other.box)
        for one in band
        for other in band
    )


def _sets(
    owned: Mapping[str, Sequence[Candidate[int]]], height: float, *, upright: bool
) -> Iterator[dict[str, Candidate[int]]]:
    """One amount of each subsystem that was named, in one column (or on one line) of the table."""
    names = [name for name in (*_MAIN, SOLIDARITY, _OTHERS) if owned.get(name)]
    if len(set(names) & {*_MAIN}) < 2:
        return
    first, *rest = names
    for anchor in owned[first]:
        near = [
            [c for c in owned[name] if _in_line(anchor.box, c.box, height, upright=upright)][
                :_MOST_CANDIDATES
            ]
            for name in rest
        ]
        # A subsystem beyond the three may be named without an amount of its own.
        ways = [[*own, *([] if name in _MAIN else [None])] for name, own in zip(rest, near, strict=True)]
        for chosen in product(*ways):
            parts = {first: anchor}
            parts |= {name: c for name, c in zip(rest, chosen, strict=True) if c is not None}
            if sum(c.value > 0 for c in parts.values()) >= LEAST_PARTS:
                yield parts


def _in_line(one: Box, other: Box, height: float, *, upright: bool) -> bool:
    """Do two amounts stand in one column, by their ends or their middles, or on one line?"""
    if not upright:
        return abs(one.middle - other.middle) < _ONE_ROW * height
    ends = (one.x1 - other.x1, one.x0 - other.x0, (one.x0 + one.x1 - other.x0 - other.x1) / 2)
    return min(map(abs, ends)) < _ALIGNED * height


def _proofs(
    parts: Mapping[str, Candidate[int]],
    money: Sequence[Candidate[int]],
    totals: set[int],
    base: int | None,
    height: float,
    *,
    upright: bool,
) -> Iterator[_Solution]:
    running = sum(c.value for c in parts.values())
    proved = running in totals or any(
        _follows(c.box, parts.values(), height, upright=upright) for c in money if c.value == running
    )
    rated = base is not None and all(_is_rate(name, c.value, base) for name, c in parts.items())
    if running < LEAST_MONEY or (base is not None and {base} == {c.value for c in parts.values() if c.value}):
        return
    yield _Solution(parts, running if proved else None, rated)


def _follows(amount: Box, parts: Iterable[Candidate[int]], height: float, *, upright: bool) -> bool:
    """Does an amount stand where the sum of the parts does: below their column, or at their line's end?"""
    boxes = [c.box for c in parts]
    if upright:
        right = median(b.x1 for b in boxes)
        return amount.top > max(b.bottom for b in boxes) - 1 and abs(amount.x1 - right) < _ALIGNED * height
    return amount.x0 >= max(b.x1 for b in boxes) and abs(amount.middle - median(b.middle for b in boxes)) < (
        _ONE_ROW * height
    )


def _is_rate(name: str, value: int, base: int) -> bool:
    if name == HEALTH:
        return value in contribution(base, HEALTH_RATE)
    if name == PENSION:
        return value in contribution(base, PENSION_RATE)
    if name == RISKS:
        return value == 0 or any(value in contribution(base, rate) for rate in RISK_RATES)
    return True
