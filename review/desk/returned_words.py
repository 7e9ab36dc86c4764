"""What a person wrote when they returned a cuenta: which requests of checks it holds, and what else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from review import spanish
from review.recognition.grammar.plain_text import fold

_POINT = re.compile(r"^\s*(?:\d{1,2}[.)]|[-*•])\s*(?P<text>.*\S)\s*$")
"""A line of a list: `3. …`, `- …`."""
_ITEM = re.compile(r"^ítem (?P<number>\d+)(?P<name>[^:]*):\s*", re.IGNORECASE)
"""What a request is about, before its colon: `Ítem 3: `, `Ítem 3, Seguridad social (página 4): `."""
_ENDINGS = ("corrijala y enviela", "adjunte por secop ii solo")
"""How the sentence begins with which a draft ends, folded: it asks for nothing by itself."""
_SPACES = re.compile(r"\W+")


def without_item(request: str) -> str:
    """A request without the item that it begins with, which is told elsewhere."""
    rest = _ITEM.sub("", request)
    return spanish.capital(rest) if rest else request


class Asked(NamedTuple):
    """The places of the faults that were asked for, and the points that no check follows."""

    faults: tuple[int, ...]
    own_words: tuple[str, ...]


class _Point(NamedTuple):
    text: str
    item: str  # its number, empty when it names none
    said: str  # without the item, folded


def split(reason: str, faults: Sequence[str]) -> Asked:
    """Which of the requests in `faults` a reason asks for, and what else it asks.

    A request is asked for when one of the points says it. One that no point says was taken out by whoever
    wrote the reason, unless a point in other words is about its item, or the points name no item at all: then
    it is followed too, and the words stay beside it.
    """
    points = [_point(text) for text in _points(reason)]
    requests = [_point(text) for text in faults]
    said = {place: _saying(points, one) for place, one in enumerate(requests)}
    own = [one for place, one in enumerate(points) if place not in said.values()]
    loose = {one.item for one in own}
    names_items = any(one.item for one in points)
    return Asked(
        tuple(
            place
            for place, one in enumerate(requests)
            if said[place] is not None or not names_items or one.item in loose
        ),
        tuple(one.text for one in own),
    )


def _points(reason: str) -> list[str]:
    """The points of a list and the paragraphs beside it, without what only frames them; without a list, the
    whole reason as one."""
    blocks: list[str] = []
    listed: set[int] = set()
    goes_on = False
    for line in map(str.strip, reason.splitlines()):
        point = _POINT.match(line)
        if point is not None:
            listed.add(len(blocks))
            blocks.append(point["text"])
        elif line and goes_on:
            blocks[-1] = f"{blocks[-1]} {line}"
        elif line:
            blocks.append(line)
        goes_on = bool(line)
    said = [
        (place in listed, text) for place, text in enumerate(blocks) if not _only_frames(place, text, listed)
    ]
    if not listed:
        whole = " ".join(text for _, text in said)
        return [whole] if whole else []
    return [text for is_point, text in said if is_point] + [text for is_point, text in said if not is_point]


def _only_frames(place: int, text: str, listed: set[int]) -> bool:
    """A greeting, what leads to the list, the sentence with which a draft ends; an empty point."""
    if place in listed:
        return False
    return text.endswith(":") or fold(text).startswith(_ENDINGS) or not _plain(text).strip("0123456789")


def _point(text: str) -> _Point:
    about = _ITEM.match(text)
    if about is None:
        return _Point(text, "", _plain(text))
    return _Point(text, about["number"], _plain(text[about.end() :]))


def _plain(text: str) -> str:
    return _SPACES.sub(" ", fold(text)).strip()


def _saying(points: Sequence[_Point], request: _Point) -> int | None:
    """The first point that says a request, with whatever else it says."""
    found = (
        place
        for place, one in enumerate(points)
        if one.item in ("", request.item) and f" {request.said} " in f" {one.said} "
    )
    return next(found, None)
