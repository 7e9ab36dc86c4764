"""What is used again in an invented world is found, and nothing else is; the cost can be measured."""

from __future__ import annotations

from tools import bench_across, reuse
from tools.reuse_world import invent


def test_what_is_planted_is_found_and_nothing_else() -> None:
    seen = reuse.measure(invent(60, 1, seed=3))
    assert seen.planted.total() == 5
    assert seen.photos >= 4 * 60
    assert seen.found_share == 1
    assert seen.wrong_share == 0
    assert "found: 100.00%" in reuse.table(60, seen)


def test_the_growth_is_told_against_the_least() -> None:
    grown = bench_across.measure_growth((250, 500))
    assert [one.photos for one in grown] == [250, 500]
    assert grown[0].ratio == 1
    assert "500 photographs in    100 cuentas" in bench_across.table(grown)
