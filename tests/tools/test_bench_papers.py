"""The bench of the supervisor's papers drafts what it says, and its figures are told."""

from __future__ import annotations

from pathlib import Path

from tools import bench_papers


def test_papers_are_drafted_and_told(tmp_path: Path) -> None:
    speed = bench_papers.measure_papers(tmp_path, "bench", 5)
    assert speed.papers == 5
    assert speed.size > 5_000
    assert speed.ratio > 0
    assert "5 certificates in one ZIP" in bench_papers.table(speed)
