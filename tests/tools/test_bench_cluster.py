"""The bench of machines misses its aim where two are too slow, or do not tell what one does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tools import bench_cluster
from tools.bench_cluster import Kind, Spread, Work

QUICK = Kind("scanned", 3, one=20.0, two=10.5, readers_cpu=5.0, order_cpu=0.5, same=True)


def test_two_machines_that_are_too_slow_or_tell_something_else_are_missed() -> None:
    assert QUICK.ratio > bench_cluster.AIM_RATIO
    assert not Spread(0.25, (QUICK,)).missed
    slow, other = replace(QUICK, two=15.0), replace(QUICK, same=False)
    assert Spread(0.25, (QUICK, slow)).missed
    assert Spread(None, (other,)).missed
    assert not Spread(None, (slow,)).missed, "machines that take each other's processors tell nothing"
    assert "NOT THE SAME" in bench_cluster.table(Spread(None, (other,)))


@pytest.mark.long
def test_the_same_is_read_by_one_and_by_two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With all the processor there is: how long they take is what the bench tells, and no test."""
    monkeypatch.setattr(bench_cluster, "_CGROUPS", tmp_path / "ninguno")
    found = bench_cluster.measure_cluster(tmp_path, "prueba", Work(scanned=1, digital=2))
    assert [(one.name, one.same) for one in found.kinds] == [("scanned", True), ("digital", True)]
    assert all(min(one.one, one.two, one.readers_cpu, one.order_cpu) > 0 for one in found.kinds)
