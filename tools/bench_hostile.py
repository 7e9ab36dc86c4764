"""PDFs that are not what they say, read as any: none may end the program, hold it up or eat its memory, and
of each is told what became of it.

With a folder, the PDFs in it (a collection of public ones, such as those on which other programs were said to
fail): `python -m tools.bench_hostile FOLDER`. Without, the papers of `data/sample` spoilt under a seed: cut,
with bytes and numbers changed, with pieces of one in another, with pieces said twice.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

import psutil

from review.model import Document, Lectura
from review.reading import ReaderPool

SAMPLE = Path(__file__).parents[1] / "data" / "sample"
AIM_SECONDS = 30.0
AIM_BYTES = 1024**3
MANY, QUICK = 300, 60
_NUMBER = re.compile(rb"(?<=[ \[])\d{1,10}(?=[ /\]>\r\n])")
_ODD_NUMBERS = (b"0", b"-1", b"2147483647", b"99999999999", b"1e99", b"65536")


@dataclass(frozen=True, slots=True)
class Hostile:
    """How many files, in how many ways they ended, those of which nothing was told or more than once, the
    longest of one in seconds (on the wall, and of processor) and the most memory of a process that reads."""

    files: int
    ended: dict[str, int]
    unaccounted: int
    seconds: float
    cpu_seconds: float
    slowest: str
    peak_bytes: int

    @property
    def missed(self) -> bool:
        return bool(self.unaccounted) or self.cpu_seconds > AIM_SECONDS or self.peak_bytes > AIM_BYTES


# --- spoiling ---


def _cut(data: bytes, _: bytes, chance: Random) -> bytes:
    return data[: chance.randrange(len(data))]


def _changed(data: bytes, _: bytes, chance: Random) -> bytes:
    made = bytearray(data)
    for _turn in range(chance.choice((1, 4, 30, 300))):
        made[chance.randrange(len(made))] = chance.randrange(256)
    return bytes(made)


def _numbered(data: bytes, _: bytes, chance: Random) -> bytes:
    found = list(_NUMBER.finditer(data))
    made = data
    for one in sorted(
        chance.sample(found, min(len(found), chance.choice((1, 5, 40)))), key=lambda m: -m.start()
    ):
        made = made[: one.start()] + chance.choice(_ODD_NUMBERS) + made[one.end() :]
    return made


def _mixed(data: bytes, other: bytes, chance: Random) -> bytes:
    start, end = sorted(chance.randrange(len(other)) for _turn in range(2))
    place = chance.randrange(len(data))
    return data[:place] + other[start:end] + data[place + chance.choice((0, end - start)) :]


def _said_twice(data: bytes, _: bytes, chance: Random) -> bytes:
    start, end = sorted(chance.randrange(len(data)) for _turn in range(2))
    return data[:end] + data[start:end] * chance.choice((1, 3)) + data[end:]


WAYS: tuple[Callable[[bytes, bytes, Random], bytes], ...] = (_cut, _changed, _numbered, _mixed, _said_twice)


def spoil(folder: Path, many: int, seed: str) -> list[Path]:
    """So many files made of those of the sample, the same ones for the same seed."""
    chance = Random(f"hostile {seed}")
    good = [path.read_bytes() for path in sorted(SAMPLE.rglob("*.pdf"))]
    folder.mkdir()
    made = []
    for number in range(many):
        whole, other = chance.choice(good), chance.choice(good)
        data = whole
        while data == whole:  # a piece may be of no length, and a number be what it was
            for way in chance.sample(WAYS, chance.choice((1, 1, 2))):
                data = way(data, other, chance) or b"%PDF-"
        path = folder / f"{number:05d}.pdf"
        path.write_bytes(data)
        made.append(path)
    return made


# --- reading ---


@contextmanager
def _peak() -> Iterator[list[int]]:
    """The most memory that any process started by this one has meanwhile, looked at ten times a second."""
    most, over = [0], threading.Event()

    def watch() -> None:
        while not over.wait(0.1):
            for one in psutil.Process().children(recursive=True):
                try:
                    most[0] = max(most[0], one.memory_info().rss)
                except psutil.NoSuchProcess:
                    continue

    watching = threading.Thread(target=watch)
    watching.start()
    try:
        yield most
    finally:
        over.set()
        watching.join()


def _cpu() -> float:
    """Seconds of processor of this one and of all that it started, also those that are over."""
    me = psutil.Process()
    over = me.cpu_times()
    return sum(over) + sum(sum(one.cpu_times()[:2]) for one in me.children(recursive=True))


def measure_hostile(paths: Sequence[Path]) -> Hostile:
    """Read them one after the other as `leer` does, pictures of pages included."""
    ended: Counter[str] = Counter()
    told: Counter[Path] = Counter()
    longest, most_cpu, slowest = 0.0, 0.0, ""
    with _peak() as peak, ReaderPool(1) as reader:
        for path in paths:
            began, cpu = time.perf_counter(), _cpu()
            for which, document in reader.read_many([path]):
                told[which] += 1
                ended[_end_of(document)] += 1
            took = time.perf_counter() - began
            most_cpu = max(most_cpu, _cpu() - cpu)
            if took > longest:
                longest, slowest = took, path.name
    unaccounted = sum(told[path] != 1 for path in paths)
    return Hostile(len(paths), dict(ended), unaccounted, longest, most_cpu, slowest, peak[0])


def _end_of(document: Document) -> str:
    if document.lectura is not Lectura.LEIDO and not document.reason:
        return "without a reason"
    return f"{document.lectura.value}, ours" if document.lost else document.lectura.value


def table(found: Hostile) -> str:
    """The result for people."""
    ways = ", ".join(f"{many} {name}" for name, many in sorted(found.ended.items()))
    return (
        f"{found.files} PDFs that are not what they say: {ways}; without an end {found.unaccounted}\n"
        f"longest {found.seconds:.1f} s ({found.slowest}), {found.cpu_seconds:.1f} s of processor "
        f"(aim <= {AIM_SECONDS:.0f}); most memory {found.peak_bytes / 2**20:.0f} MB "
        f"(aim <= {AIM_BYTES / 2**20:.0f})"
    )


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.bench_hostile", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="PDFs to read instead")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--seed", default="bench")
    args = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as place:
        many = QUICK if args.quick else MANY
        paths = (
            sorted(one for one in args.folder.rglob("*") if one.suffix.lower() == ".pdf" and one.is_file())
            if args.folder
            else spoil(Path(place, "hostiles"), many, args.seed)
        )
        found = measure_hostile(paths)
    print(table(found))
    return int(found.missed)


if __name__ == "__main__":
    sys.exit(main())
