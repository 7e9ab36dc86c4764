"""What a field's stated confidence is worth: how often such values were right when that was measured.

The table is data (`calibration.toml`), one curve for the PDF's own text and one for OCR. Both axes rise, so
that the stated confidence can be had back from the calibrated one.
"""

from __future__ import annotations

import tomllib
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path

from review.model import Field, Origin, RecognisedItem, Recognition
from review.model.own_codes import own_parts

TABLE = Path(__file__).with_name("calibration.toml")
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Curve:
    """Straight between points (stated, share right). Both rise strictly, from (0, …) to (1, …)."""

    points: tuple[Point, ...]

    def __post_init__(self) -> None:
        rises = all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(self.points))
        if len(self.points) < 2 or not rises or self.points[0][0] != 0 or self.points[-1][0] != 1:
            raise ValueError(f"not a calibration curve: {self.points}")

    def share(self, stated: float) -> float:
        """How often values stated so surely are right."""
        return _between(self.points, stated)

    def stated(self, share: float) -> float:
        """The inverse of `share`."""
        return _between([(y, x) for x, y in self.points], share)


def _between(points: Sequence[Point], at: float) -> float:
    place = min(max(bisect_right(points, (at, float("inf"))), 1), len(points) - 1)
    (x0, y0), (x1, y1) = points[place - 1], points[place]
    share = min(max((at - x0) / (x1 - x0), 0.0), 1.0)
    return y0 + share * (y1 - y0)


def load(path: Path) -> dict[Origin, Curve]:
    """The curves of a table. Raises ValueError when one is missing or does not rise."""
    said = tomllib.loads(path.read_text(encoding="utf-8"))
    curves = {}
    for origin in Origin:
        points = said.get(origin.value, {}).get("puntos")
        if points is None:
            raise ValueError(f"no curve for {origin.value} in {path.name}")
        curves[origin] = Curve(tuple((float(x), float(y)) for x, y in points))
    return curves


@cache
def curves() -> dict[Origin, Curve]:
    """The table that the program uses."""
    return load(TABLE)


def origin_of(found: Field) -> Origin:
    """Whether the ink of a value is the PDF's own text or was read from a picture."""
    return Origin.TEXTO if found.ink >= 1 else Origin.OCR


def calibrated(recognition: Recognition) -> Recognition:
    """The recognition with every field's stated confidence turned into its share of right values."""
    return replace(recognition, items={kind: _calibrated(item) for kind, item in recognition.items.items()})


def _calibrated(item: RecognisedItem) -> RecognisedItem:
    table = curves()
    return replace(
        item,
        fields={
            # What a plug-in is worth nobody has measured: it stays as sure as it says
            name: found if own_parts(name) else _worth(found, table[origin_of(found)])
            for name, found in item.fields.items()
        },
    )


def _worth(found: Field, curve: Curve) -> Field:
    """A field whose confidence, and that of the values passed over, is a share of right values."""
    others = tuple(replace(one, confidence=round(curve.share(one.confidence), 3)) for one in found.others)
    return replace(found, confidence=round(curve.share(found.confidence), 3), others=others)
