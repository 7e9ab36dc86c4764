"""The whole walk on invented papers: the real command and its JSON, held against the truth of every page."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from random import Random

import pytest

from tools.accuracy import THRESHOLDS, below, examples, read_with_the_command
from tools.compare import compare
from tools.papers import folder
from tools.papers.scanned import scan

ROOT = Path(__file__).resolve().parents[1]
WANTED = tomllib.loads(THRESHOLDS.read_text(encoding="utf-8"))


def test_the_sample_is_read_as_it_was_made(tmp_path: Path) -> None:
    lines = (ROOT / "tests" / "data" / "sample_truth.jsonl").read_text(encoding="utf-8").splitlines()
    score = compare(map(json.loads, lines), read_with_the_command(ROOT / "data" / "sample", tmp_path))
    assert below(score, WANTED) == [], examples(score, 20)


@pytest.mark.parametrize("scanned", [0.0, 0.3])
def test_fresh_papers_never_get_a_false_cumple(tmp_path: Path, scanned: float) -> None:
    """Also when pages are pictures: what was not read is never said to comply, nor to be missing."""
    papers, truth = tmp_path / "papeles", tmp_path / "verdad.jsonl"
    deals, made = folder.fresh_set(f"prueba-{scanned}", 12)
    if scanned:
        made = [(name, scan(one, scanned, Random(name))) for name, one in made]
    folder.write(papers, deals, made, truth)
    truths = map(json.loads, truth.read_text(encoding="utf-8").splitlines())
    score = compare(truths, read_with_the_command(papers, tmp_path))
    figures = score.summary()
    assert figures["false_cumple"] == 0, examples(score, 20)
    assert figures["false_alarm"] == 0, examples(score, 20)
    if not scanned:
        assert below(score, WANTED) == [], examples(score, 20)
