"""How the time to compare cuentas grows with them: 1,000, 10,000 and 100,000 photographs, five a cuenta.

The prints are mixed from those of photographs drawn here, three each: so many different ones, with bits as
uneven as those of pictures, are made at once. Seconds are of processor, which a shared machine's other guests
do not lengthen much; ratios are of the time a photograph, against the least number.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from review.across import Imprint, Index, NumberPrint, ParagraphPrint, Photo, SentencePrint, Traces
from review.model import Box, Month
from tools import scenes
from tools.reuse_world import print_of

AIM_GROWTH = 2.0
FULL = (1_000, 10_000, 100_000)
QUICK = (1_000, 10_000)
NEW = 50  # cuentas of a night
_DRAWN = 120
_A_CUENTA = 5
_DIGESTS = 12  # of each of five paragraphs
_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Growth:
    """Seconds of processor to compare all cuentas from nothing, and to be told of the `NEW` last ones once
    they are indexed; `ratio` is the time a photograph against the first line's."""

    photos: int
    seconds: float
    new_seconds: float
    ratio: float


def measure_growth(sizes: Sequence[int]) -> list[Growth]:
    """The times for so many photographs, ascending. The best of a few rounds: other guests only add."""
    rng = Random(7)
    drawn = [print_of(scenes.jpeg(scenes.photograph(scenes.place(rng), rng))) for _ in range(_DRAWN)]
    base = [int.from_bytes(one) for one in drawn if one is not None]
    grown: list[Growth] = []
    for size in sizes:
        imprints = [_imprint(row, base, rng) for row in range(size // _A_CUENTA)]
        seconds, new = min(_timed(imprints) for _ in range(_ROUNDS))
        first = grown[0] if grown else None
        ratio = 1.0 if first is None else seconds / size / (first.seconds / first.photos)
        grown.append(Growth(size, seconds, new, ratio))
    return grown


def _timed(imprints: list[Imprint]) -> tuple[float, float]:
    began = time.process_time()
    index = Index(imprints)
    index.matches()
    whole = time.process_time()
    new = [one.submission_id for one in imprints[-NEW:]]
    index.matches(new)
    index.beside(new)
    return whole - began, time.process_time() - whole


def _imprint(row: int, base: list[int], rng: Random) -> Imprint:
    contract, month = divmod(row, 10)
    number = f"CPS-{contract + 1}-2026"
    box = Box(72, 90, 472, 390)
    mixed = (a ^ b ^ c for a, b, c in (rng.sample(base, 3) for _ in range(_A_CUENTA)))
    photos = tuple(Photo(4, box, told.to_bytes(32)) for told in mixed)
    text = tuple(
        ParagraphPrint(
            1,
            box,
            40,
            tuple(sorted(rng.getrandbits(64) for _ in range(_DIGESTS))),
            "",
            tuple(SentencePrint(rng.getrandbits(64), 13) for _ in range(3)),
        )
        for _ in range(5)
    )
    traces = Traces(NumberPrint(f"9{row:09d}", 3, box), None, photos, text)
    billed = Month(2026, 1).plus(month)
    received = dt.datetime(billed.year, billed.month, 28, tzinfo=dt.UTC)
    return Imprint(
        row, f"{row}.pdf", number, number, f"1061{contract:06d}", None, billed, month + 1, received, traces
    )


def table(grown: Sequence[Growth]) -> str:
    """The results for people."""
    lines = [
        f"{one.photos:8} photographs in {one.photos // _A_CUENTA:6} cuentas: {one.seconds:7.2f} s,"
        f" {one.seconds / one.photos * 1e6:6.0f} µs each, ratio {one.ratio:.2f};"
        f" the {NEW} last ones {one.new_seconds * 1000:.0f} ms"
        for one in grown
    ]
    return "\n".join([*lines, f"aim for the ratio: <= {AIM_GROWTH:.0f}"])
