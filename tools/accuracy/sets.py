"""The sets that are measured: which generator makes them, from which seeds, how many of each origin."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DEVELOPMENT, MEASURING = "tools.papers", "tools.measuring"
SCANNED = ("--mix", "0,0.5,0.5")
ILLEGIBLE = (*SCANNED, "--scans", "ilegible")
# Measuring papers are scanned by the same machines.
_SOURCES = {DEVELOPMENT: ("papers",), MEASURING: ("papers", "measuring")}


@dataclass(frozen=True, slots=True)
class Part:
    """A folder of a set: the module that makes it, its seed, how many submissions, more options."""

    generator: str
    seed: str
    count: int
    options: tuple[str, ...] = ()

    def digest(self) -> str:
        """Of everything that its papers depend on."""
        told = hashlib.sha256(repr(self).encode())
        for folder in _SOURCES[self.generator]:
            for source in sorted((Path(__file__).resolve().parents[1] / folder).rglob("*.py")):
                told.update(source.read_bytes())
        return told.hexdigest()[:16]


def _both(
    generator: str, seed: str, digital: int, scanned: Sequence[int], illegible: int
) -> tuple[Part, ...]:
    return (
        Part(generator, f"{seed}-d", digital),
        *(Part(generator, f"{seed}-e{n}", count, SCANNED) for n, count in enumerate(scanned, 1)),
        Part(generator, f"{seed}-i", illegible, ILLEGIBLE),
    )


# Seeds that nobody tunes with; `medida` is of layouts that recognition is never developed on.
SETS: dict[str, tuple[Part, ...]] = {
    "desarrollo": _both(DEVELOPMENT, "cifras-3", 120, (20, 20, 20, 20), 6),
    "medida": _both(MEASURING, "cifras-3", 120, (20, 20, 20, 20), 6),
    # Small enough for every run of the tests.
    "ci": (
        Part(DEVELOPMENT, "ci-3-d", 40),
        Part(DEVELOPMENT, "ci-3-e1", 4, SCANNED),
        Part(DEVELOPMENT, "ci-3-e2", 4, SCANNED),
    ),
}


@dataclass(frozen=True, slots=True)
class Folder:
    """Papers and their truth on disk. `originals` are the same papers before they were scanned."""

    papers: Path
    truth: Path
    originals: Path | None = None

    def truths(self) -> list[dict[str, Any]]:
        lines = self.truth.read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines if line.strip()]


def _make(part: Part, out: Path, options: Sequence[str]) -> Path:
    """Make the papers unless they are there; the truth is written last. Raises RuntimeError."""
    truth = out.with_suffix(".verdad.jsonl")
    if truth.exists():
        return truth
    command = [
        sys.executable, "-m", part.generator, "make", str(out), "--seed", part.seed,
        "--count", str(part.count), "--truth", str(truth), *options,
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode or not truth.exists():
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    return truth


def make(parts: Sequence[Part], into: Path) -> list[Folder]:
    """The papers of every part, made where `into` has not the same already. Raises RuntimeError."""
    places = [into / part.digest() for part in parts]
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        originals = [
            pool.submit(_make, part, place / "originales", ()) if part.options else None
            for part, place in zip(parts, places, strict=True)
        ]
        truths = [
            pool.submit(_make, part, place / "papeles", part.options)
            for part, place in zip(parts, places, strict=True)
        ]
        return [
            Folder(
                place / "papeles",
                truth.result(),
                None if original is None else original.result().with_suffix("").with_suffix(""),
            )
            for place, truth, original in zip(places, truths, originals, strict=True)
        ]
