"""The points of a cuenta: what wants a look before it is decided, and how many have had one.

A point is a check that did not pass, a value that somebody corrected, a check that somebody set aside, or an
item in which nothing stands out, whose values are compared with their ink in one look. Those that somebody
acted on count as done; of the others those that the person says to have looked at. A point whose content
becomes another one has another key: a look at what it said before is no look at what it says now.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from review.desk.views import FieldView, ItemView, SubmissionView
from review.model import Finding, ItemKind, Severity
from review.model.fields import judged, to_json
from review.rules.states import WORST_FIRST
from review.rules.waivers import message_alone

_DIGEST_BYTES = 6  # judgement: some dozens of points a cuenta


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to look at. `finding` is its place among those of the item, `field` the name of its value;
    a `whole` one is the item, and its `field` the weightiest in it. `page` (from 1) is where to look, None
    where nothing was found. `open` says that it stands against the cuenta; `acted` that a person did
    something about it."""

    key: str
    item: ItemKind
    told: str
    page: int | None
    finding: int | None = None
    field: str | None = None
    whole: bool = False
    open: bool = False
    acted: bool = False


def points_of(view: SubmissionView) -> tuple[Point, ...]:
    """The points of a cuenta in the order in which its items are shown, the worst of each item first."""
    return tuple(point for item in view.items for point in _of_item(item))


def done(point: Point, looked: Collection[str]) -> bool:
    """Whether somebody acted on a point, or looked at it as it is now."""
    return point.acted or point.key in looked


def count_done(points: Sequence[Point], looked: Collection[str]) -> int:
    return sum(done(point, looked) for point in points)


def unseen(points: Sequence[Point], looked: Collection[str]) -> tuple[Point, ...]:
    """The points that stand against the cuenta and that nobody looked at."""
    return tuple(point for point in points if point.open and not done(point, looked))


def following(points: Sequence[Point], here: Point | None, looked: Collection[str]) -> Point | None:
    """The next point that waits for a look, from the beginning again after the end: those that stand against
    the cuenta before the others. None when none waits."""
    start = 0 if here is None or here not in points else points.index(here) + 1
    turned = [*points[start:], *points[:start]]
    waiting = [one for one in turned if one != here and not done(one, looked)]
    return next((one for one in waiting if one.open), next(iter(waiting), None))


def beside(points: Sequence[Point], here: Point | None, step: int) -> Point | None:
    """The point so many places on or back; None past either end."""
    if here is None or here not in points:
        return next(iter(points), None)
    place = points.index(here) + step
    return points[place] if 0 <= place < len(points) else None


def _of_item(item: ItemView) -> Iterator[Point]:
    found = sorted(
        ((place, one) for place, one in enumerate(item.findings) if _fails(one)),
        key=lambda pair: WORST_FIRST.index(pair[1].state),
    )
    for place, one in found:
        yield _of_finding(item, place, one, acted=item.marked)
    for place, one in enumerate(item.findings):
        if one.waiver is not None and one.state.settled:
            yield _of_finding(item, place, one, acted=True)
    for field in item.fields:
        if field.corrected:
            yield _of_field(item, field)
    if item.pages and not found:
        yield _whole(item)


def _fails(finding: Finding) -> bool:
    return not finding.state.settled and finding.severity is not Severity.INFORMATIVA


def _of_finding(item: ItemView, place: int, one: Finding, *, acted: bool) -> Point:
    return Point(
        key=_key(item, one.code, one.state, one.message),
        item=item.kind,
        told=message_alone(one),
        page=one.page,
        finding=place,
        open=not one.state.settled and not item.state.settled,
        acted=acted,
    )


def _of_field(item: ItemView, field: FieldView) -> Point:
    return Point(
        key=_key(item, field.name, str(to_json(field.value))),
        item=item.kind,
        told=f"{field.title}: corregido.",
        page=field.page,
        field=field.name,
        acted=True,
    )


def _whole(item: ItemView) -> Point:
    values = [f"{one.name}={to_json(one.value)}" for one in item.fields]
    order = [card.name for card in judged(item.kind)]
    shown = sorted(
        (one for one in item.fields if one.name in order and one.page is not None),
        key=lambda one: order.index(one.name),
    )
    first = next(iter(shown), None)
    return Point(
        key=_key(item, "todo", *map(str, item.pages), *values),
        item=item.kind,
        told="Compare lo leído con el papel." if shown else "Mire sus páginas.",
        page=item.pages[0] if first is None else first.page,
        field=None if first is None else first.name,
        whole=True,
        acted=item.marked,
    )


def _key(item: ItemView, what: str, *said: str) -> str:
    digest = hashlib.blake2b("\0".join(said).encode(), digest_size=_DIGEST_BYTES).hexdigest()
    return f"{item.kind}.{what}.{digest}"
