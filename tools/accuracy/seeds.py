"""Whether what is told of papers depends on chance: the seed of Python's hashes, the number of processes.

A set or a dictionary of it walked in its own order, or answers taken as they come, give other figures on
another run of the same program over the same papers.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path

from tools.accuracy.reading import Way, said, tell_with_the_command
from tools.accuracy.sets import Folder

WAYS = (Way(seed=1, processes=1), Way(seed=2, processes=2), Way(seed=3, processes=2))
DIGITAL, SCANNED = 24, 1  # submissions of a folder that are read again and again


def read_each_way(papers: Path, work: Path) -> list[Path]:
    """The file that the command writes of `papers`, once each way. Raises RuntimeError."""
    told = []
    for way in WAYS:
        own = work / f"semilla-{way.seed}"
        own.mkdir(parents=True)
        told.append(tell_with_the_command(papers, own, way))
    return told


def differing(told: Sequence[Path]) -> list[str]:
    """The submissions of which not every file says the same, byte for byte; the files have one order."""
    first, *others = (path.read_bytes().splitlines() for path in told)
    found: dict[str, None] = {}
    for other in others:
        for one, another in zip_longest(first, other):
            if one != another:
                line = one or another
                found[said(line)["archivo"]] = None
    return list(found)


def sample_of(folder: Folder, into: Path) -> Path:
    """The first papers of a folder, beside its list of contracts."""
    papers = sorted(path for path in folder.papers.rglob("*") if path.suffix.lower() == ".pdf")
    chosen = papers[: DIGITAL if folder.originals is None else SCANNED]
    for path in (*chosen, folder.papers / "contratos.csv"):
        target = into / path.relative_to(folder.papers)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, target)
    return into


def chance(folders: Sequence[Folder], work: Path) -> list[str]:
    """The submissions, of some of every folder, that are told in different ways. Raises RuntimeError."""
    found = []
    for number, folder in enumerate(folders, 1):
        papers = sample_of(folder, work / f"muestra-{number}")
        found += differing(read_each_way(papers, work / f"semillas-{number}"))
    return found
