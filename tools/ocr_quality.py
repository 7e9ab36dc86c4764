"""How well pictures of pages are read: `python -m tools.ocr_quality [--seed S] [--pages N] [--plain]`.

For each kind of machine: seconds of processor a page (and of the quick engine alone, without turning,
flattening or second thoughts), share of the truth's quotes found exactly in what was read (accents and spaces
aside), numbers of three digits or more that are printed and read, numbers read that nothing printed explains,
turned pages put upright, and by how many degrees rows of words are off level on the flat page. With --plain
the engine alone is timed and judged too.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from review.reading.ocr import confidence, engine, flattening
from review.reading.ocr.page import PictureText, read_picture
from tools.ocr_pages import CopiedPage, copied_pages, folded

KINDS = ("oficina", "telefono", "fax", "tenue", "fotocopia")
_POINTS = 72


@dataclass(slots=True)
class Tally:
    """Counts over the pages of one kind."""

    pages: int = 0
    seconds: float = 0.0
    alone: float = 0.0
    quotes: int = 0
    found: int = 0
    plain_found: int = 0
    numbers: int = 0
    numbers_read: int = 0
    numbers_wrong: int = 0
    upright: int = 0
    tilts: list[float] = field(default_factory=list)

    def row(self, name: str, *, plain: bool) -> str:
        tilt = float(np.median(self.tilts)) if self.tilts else 0.0
        alone = f"{self.alone / self.pages:6.2f}" if plain else "     –"
        plain_found = f"{self.plain_found / max(1, self.quotes):7.1%}" if plain else "      –"
        return (
            f"{name:10} {self.pages:5} {self.seconds / self.pages:6.2f} {alone} {self.quotes:6} "
            f"{self.found / max(1, self.quotes):7.1%} {plain_found} {self.numbers:7} "
            f"{self.numbers_read / max(1, self.numbers):7.1%} "
            f"{self.numbers_wrong / max(1, self.numbers):7.2%} "
            f"{self.upright / self.pages:7.0%} {tilt:6.2f}"
        )


HEADER = "tipo       págs.  s/pág  solo  citas   leídas solo    números leídos  errados  derechas  desnivel"


def _plain_texts(page: CopiedPage) -> tuple[list[str], float]:
    """The engine alone: its lines where they are found, on the picture as it comes, upright."""
    picture = np.ascontiguousarray(np.rot90(page.picture, page.quarters))
    start = time.process_time()
    quick = engine.quick()
    lines = quick.read(picture, quick.quads(picture))
    return [line.text for line in lines], time.process_time() - start


def measure(page: CopiedPage, tally: Tally, *, plain: bool) -> None:
    """Read one page and add what came of it."""
    start = time.process_time()
    read = read_picture(page.picture, _POINTS / page.dpi)
    tally.seconds += time.process_time() - start
    tally.pages += 1
    upright = (read.quarters + page.quarters) % 4 == 0
    tally.upright += upright
    text = folded("".join(read.texts))
    quotes = [folded(quote) for _, quote in page.quotes]
    tally.quotes += len(quotes)
    tally.found += sum(quote in text for quote in quotes)
    printed = [folded(word.text) for word in page.words]
    numbers = [_digits(word) for word in printed if confidence.is_number(word)]
    seen = _digits(text)
    tally.numbers += len(numbers)
    tally.numbers_read += sum(number in seen for number in numbers)
    everything = _digits("".join(printed))
    tally.numbers_wrong += sum(
        confidence.is_number(word) and _digits(word) not in everything for word in read.texts
    )
    if upright and read.texts:
        tally.tilts.append(_tilt(page, read))
    if plain:
        lines, seconds = _plain_texts(page)
        tally.alone += seconds
        alone = folded("".join(lines))
        tally.plain_found += sum(quote in alone for quote in quotes)


def _digits(text: str) -> str:
    return "".join(character for character in text if character.isdecimal())


def _tilt(page: CopiedPage, read: PictureText) -> float:
    """By how many degrees the worse of the page's top and bottom rows is off level on the flat page."""
    scale = _POINTS / page.dpi
    lay = np.eye(3) if read.lay is None else np.array(read.lay).reshape(3, 3)
    to_points = np.diag([scale, scale, 1.0])
    matrix = flattening.inverse(lay) @ to_points @ page.matrix
    boxes = np.array([word.box for word in page.words])
    x0, top, x1, bottom = boxes[:, 0].min(), boxes[:, 1].min(), boxes[:, 2].max(), boxes[:, 3].max()
    ends = flattening.applied(matrix, np.array([[(x0, y), (x1, y)] for y in (top, bottom)]))
    across = ends[:, 1] - ends[:, 0]
    return float(np.degrees(np.abs(np.arctan2(across[:, 1], across[:, 0]))).max())


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        prog="python -m tools.ocr_quality",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--seed", default="calidad")
    parser.add_argument("--pages", type=int, default=50)
    parser.add_argument("--kinds", default=",".join(KINDS))
    parser.add_argument("--plain", action="store_true", help="also the engine alone")
    args = parser.parse_args(argv)
    engine.quick()
    tallies: dict[str, Tally] = defaultdict(Tally)
    for page in copied_pages(args.seed, args.pages, tuple(args.kinds.split(",")), turned=0.2):
        measure(page, tallies[page.kind], plain=args.plain)
    print(HEADER)
    for kind, tally in tallies.items():
        print(tally.row(kind, plain=args.plain))


if __name__ == "__main__":
    main()
