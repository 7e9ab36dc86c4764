"""What a field's stated confidence is worth: measured on papers of both origins, written as a table.

`python -m tools.calibration [--seed S] [--check S] [--count N] [--readings DIR] [--papers DIR] [--dry]` fits
one rising curve for the PDF's own text and one for OCR on the papers of the first seed, writes them to
`review/recognition/values/calibration.toml`, and prints stated confidence against the share right in both
seeds, before and after. Confidences are taken back through the table in use, so a fit never stands on
another.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from review.model import Origin, Submission, fields
from review.recognition.values import calibration
from review.recognition.values.calibration import TABLE, Curve
from tools.accuracy import sets
from tools.accuracy.reading import each_kept
from tools.compare import same_value

MIX = ("--mix", "0.4,0.3,0.3")
EDGES = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 0.98, 0.99, 1.0)
# Added to the right and to the wrong of every bin: a few right values alone prove little.
_DOUBT = 0.5
_LEAST_STEP = 1e-4
_HEADER = """\
# Lo que dice el programa de un dato y cuántas veces acierta: pares [confianza declarada, proporción
# correcta], crecientes ambos. Entre dos puntos se toma la recta que los une. Se rehace con
# `make calibration`.
"""


@dataclass(frozen=True, slots=True)
class Told:
    """A value that the program told: how surely, by what reading, and whether it is on the paper."""

    origin: Origin
    stated: float
    right: bool


Values = list[tuple[str, str, Any, str, float]]


def values_of(submission: Submission) -> tuple[str, Values]:
    """A file's name and its values: item, field, value as in JSON, origin, stated confidence."""
    curves = calibration.curves()
    found: Values = []
    for kind, item in submission.recognition.items.items():
        for name, one in item.fields.items():
            origin = calibration.origin_of(one)
            stated = curves[origin].stated(one.confidence)
            found.append((kind.value, name, fields.to_json(one.value), origin.value, stated))
    return submission.archivo, found


def told(truths: Iterable[Mapping[str, Any]], said: Mapping[str, Values]) -> list[Told]:
    """Every value told, held against the truth. A value that no paper prints is wrong."""
    out = []
    for truth in truths:
        for item, name, value, origin, stated in said.get(truth["archivo"], ()):
            want = truth["items"][item]["campos"].get(name)
            right = want is not None and same_value(name, want["valor"], value)
            out.append(Told(Origin(origin), stated, right))
    return out


def rising(points: Sequence[tuple[float, float]]) -> list[float]:
    """Isotonic regression: (share, weight) in order of stated confidence → shares that never fall."""
    blocks: list[list[float]] = []
    for share, weight in points:
        blocks.append([share, weight, 1])
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            (y1, w1, n1), (y0, w0, n0) = blocks.pop(), blocks.pop()
            blocks.append([(y0 * w0 + y1 * w1) / (w0 + w1), w0 + w1, n0 + n1])
    return [float(y) for y in np.repeat([b[0] for b in blocks], [int(b[2]) for b in blocks])]


def fit(values: Sequence[Told]) -> Curve:
    """The curve of some values, a point for each bin of EDGES that holds any. Both axes rise strictly."""
    bins = _bins([(one.stated, one.right) for one in values])
    smoothed = [((share * n + _DOUBT) / (n + 2 * _DOUBT), float(n)) for _, n, _, share in bins]
    points: list[tuple[float, float]] = [(0.0, 0.0)]
    for (_, _, mean, _), share in zip(bins, rising(smoothed), strict=True):
        x, y = round(mean, 4), round(max(share, points[-1][1] + _LEAST_STEP), 4)
        if points[-1][0] < x < 1:
            points.append((x, y))
        elif x == 1:
            points.append((1.0, y))
    if points[-1][0] < 1:
        points.append((1.0, round(min(max(points[-1][1] + _LEAST_STEP, 0.999), 1.0), 4)))
    return Curve(tuple(points))


def expected_error(pairs: Sequence[tuple[float, bool]]) -> float:
    """How far confidences lie from the share right (0–1), in the bins of EDGES, on average over values."""
    return sum(abs(mean - share) * n for _, n, mean, share in _bins(pairs)) / max(len(pairs), 1)


def _bins(pairs: Sequence[tuple[float, bool]]) -> list[tuple[str, int, float, float]]:
    found = []
    for low, high in pairwise(EDGES):
        inside = [(c, r) for c, r in pairs if low <= c < high or (high == 1 and c == 1)]
        if inside:
            n = len(inside)
            found.append(
                (f"{low:.2f}–{high:.2f}", n, sum(c for c, _ in inside) / n, sum(r for _, r in inside) / n)
            )
    return found


def table(title: str, values: Sequence[Told], curves: Mapping[Origin, Curve]) -> str:
    """Confidence against the share right by origin, as stated and through the curves."""
    lines = []
    for origin in Origin:
        mine = [one for one in values if one.origin is origin]
        ways = {
            "stated": [(one.stated, one.right) for one in mine],
            "calibrated": [(curves[origin].share(one.stated), one.right) for one in mine],
        }
        for way, pairs in ways.items():
            lines.append(
                f"{title}, {origin}, {way}: {len(pairs)} values, expected calibration error"
                f" {100 * expected_error(pairs):.2f} %"
            )
            lines += [
                f"  {name:<12}{n:>7}  mean {mean:.3f}  right {share:.3f}"
                for name, n, mean, share in _bins(pairs)
            ]
    return "\n".join(lines)


def as_toml(curves: Mapping[Origin, Curve]) -> str:
    lines = [_HEADER]
    for origin, curve in curves.items():
        points = ", ".join(f"[{x:g}, {y:g}]" for x, y in curve.points)
        lines += [f"[{origin.value}]", f"puntos = [{points}]", ""]
    return "\n".join(lines)


def measure(seed: str, count: int, papers: Path, readings: Path) -> list[Told]:
    """The values told of fresh papers. Raises RuntimeError, ReaderUnavailable."""
    (made,) = sets.make((sets.Part(sets.DEVELOPMENT, seed, count, MIX),), papers)
    return told(made.truths(), dict(each_kept(made.papers, readings, values_of)))


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.calibration", description=__doc__)
    parser.add_argument("--seed", default="calibrar-1", help="of the papers fitted on")
    parser.add_argument("--check", default="calibrar-2", help="of the papers that the fit is held against")
    parser.add_argument("--count", type=int, default=60, help="submissions of each")
    parser.add_argument("--papers", type=Path, help="keep the papers here")
    parser.add_argument("--readings", type=Path, help="keep here what was read")
    parser.add_argument("--values", type=Path, help="write every value told here, as JSON")
    parser.add_argument("--dry", action="store_true", help="only print")
    args = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)
        fitted, held = (
            measure(seed, args.count, args.papers or work, args.readings or work / "lecturas")
            for seed in (args.seed, args.check)
        )
    curves = {origin: fit([one for one in fitted if one.origin is origin]) for origin in Origin}
    print(table(f"fitted on {args.seed}", fitted, curves))
    print(table(f"held against {args.check}", held, curves))
    if args.values:
        args.values.write_text(json.dumps([[o.origin, o.stated, o.right] for o in (*fitted, *held)]))
    if not args.dry:
        TABLE.write_text(as_toml(curves), encoding="utf-8")


if __name__ == "__main__":
    main()
