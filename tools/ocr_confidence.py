"""Makes `review/reading/ocr/confidence.toml`: what share of words is right, by how sure the model is.

`python -m tools.ocr_confidence [--seed S] [--pages N] [--check]`: reads invented scans with both models, word
by word, and fits falling curves (pool adjacent violators); with --check the table there is only measured.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from review.reading.ocr import confidence, engine, flattening, turning
from review.reading.ocr.engine import Engine
from review.reading.ocr.linewords import pieces
from review.reading.ocr.pixels import Quad
from tools.ocr_pages import CopiedPage, copied_pages, folded

KINDS = ("oficina", "telefono", "fax", "tenue", "fotocopia")
TARGET = Path(confidence.__file__).with_name("confidence.toml")
_BAND = 25  # words that a step of a curve needs
_PRIOR_WRONG = 0.5  # a wrong word added to each step: few words prove nothing
_AROUND = ".,;:()[]\"'-*_|"
_BORDERS = (0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 1.0)


@dataclass(frozen=True, slots=True)
class Seen:
    """A word read: how much the model doubts it (`confidence.doubt`), and whether it is right."""

    text: str
    doubt: float
    right: bool
    stated: float


def words_seen(page: CopiedPage, reader: Engine, name: str) -> list[Seen]:
    """Every word with a letter or digit read on a page, judged against what is printed where it stands."""
    found = turning.upright(page.picture, engine.quick())
    if (found.quarters + page.quarters) % 4:
        return []
    table = confidence.table(name)
    rows = [(folded(w.text), _placed(page, w.box)) for w in page.words]
    seen: list[Seen] = []
    for quad in found.quads:
        line = reader.raw(found.picture, quad)
        printed = _printed(rows, quad)
        for word in pieces(line).words:
            # A comma taken for a full stop behind a number changes nothing that is read from it.
            text = folded(word.text).strip(_AROUND)
            if printed is None or not any(c.isalnum() for c in text):
                continue
            sure = line.sure[word.first : word.last]
            seen.append(
                Seen(text, confidence.doubt(sure), text in printed, table.confidence(word.text, sure))
            )
    return seen


def _placed(page: CopiedPage, box: tuple[float, float, float, float]) -> Quad:
    x0, top, x1, bottom = box
    return flattening.applied(page.matrix, np.array([(x0, top), (x1, top), (x1, bottom), (x0, bottom)]))


def _printed(rows: Sequence[tuple[str, Quad]], quad: Quad) -> str | None:
    """What is printed inside a line's quad, without spaces; None where nothing is (stamps, drawings)."""
    origin, across, down = quad[0], quad[1] - quad[0], quad[3] - quad[0]
    inside = []
    for text, box in rows:
        x, y = np.linalg.solve(np.stack((across, down), axis=1), box.mean(axis=0) - origin)
        half = float(np.hypot(*(box[1] - box[0])) / np.hypot(*across)) / 2
        if 0 < y < 1 and x + half > 0 and x - half < 1:
            inside.append((float(x), text))
    return "".join(text for _, text in sorted(inside)) or None


def fitted(seen: Iterable[Seen]) -> tuple[list[float], list[float]]:
    """Doubts, rising, and the shares of words right, falling."""
    ordered = sorted(seen, key=lambda one: one.doubt)
    blocks: list[list[float]] = []  # words, right, sum of doubts
    for one in ordered:
        blocks.append([1.0, float(one.right), one.doubt])
        while len(blocks) > 1 and (
            blocks[-1][1] / blocks[-1][0] >= blocks[-2][1] / blocks[-2][0] or blocks[-2][0] < _BAND
        ):
            last = blocks.pop()
            blocks[-1] = [a + b for a, b in zip(blocks[-1], last, strict=True)]
    if len(blocks) > 1 and blocks[-1][0] < _BAND / 3:
        last = blocks.pop()
        blocks[-1] = [a + b for a, b in zip(blocks[-1], last, strict=True)]
    doubts = [round(total / count, 3) for count, _, total in blocks]
    shares = [round(right / (count + _PRIOR_WRONG), 4) for count, right, _ in blocks]
    return doubts, [min(shares[: index + 1]) for index in range(len(shares))]


def report(name: str, seen: Sequence[Seen]) -> None:
    """How stated confidence compares with the share that is right, band by band."""
    for kind, wanted in (("numbers", True), ("others", False)):
        some = [one for one in seen if confidence.is_number(one.text) == wanted]
        print(f"{name} {kind}: {len(some)} words, {sum(o.right for o in some) / max(1, len(some)):.2%} right")
        low = 0.0
        for high in _BORDERS:
            band = [one for one in some if low <= one.stated < high or high == 1.0 == one.stated]
            if band:
                stated = float(np.mean([one.stated for one in band]))
                right = float(np.mean([one.right for one in band]))
                print(f"  {low:.2f}–{high:.2f}: {len(band):6} stated {stated:.3f} right {right:.3f}")
            low = high


def main(argv: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        prog="python -m tools.ocr_confidence",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--seed", default="a")
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--check", action="store_true", help="measure the table, write nothing")
    args = parser.parse_args(argv)
    readers = {"quick": engine.quick(), "careful": engine.careful()}
    seen: dict[str, list[Seen]] = {name: [] for name in readers}
    for page in copied_pages(args.seed, args.pages, KINDS):
        for name, reader in readers.items():
            seen[name] += words_seen(page, reader, name)
    lines = ["# Made by `python -m tools.ocr_confidence`: change that, not this."]
    for name, words in seen.items():
        report(name, words)
        for kind, wanted in (("numbers", True), ("others", False)):
            doubts, shares = fitted(w for w in words if confidence.is_number(w.text) == wanted)
            lines += ["", f"[{name}.{kind}]", f"doubts = {doubts}", f"shares = {shares}"]
    if not args.check:
        TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
