"""The growth that the bench tells of grammars: near one where time grows with the text, missed beyond."""

from __future__ import annotations

import pytest

from tools import bench_grammar


@pytest.mark.parametrize(("power", "ratio", "missed"), [(1, 1.0, False), (2, bench_grammar.TIMES, True)])
def test_a_time_that_grows_faster_than_the_text_is_missed(power: int, ratio: float, missed: bool) -> None:
    grown = bench_grammar.measure_grammars(4_000, clock=lambda _, text: float(len(text) ** power))
    assert [one.name for one in grown] == list(bench_grammar.FINDERS)
    for one in grown:
        assert one.ratio == pytest.approx(ratio, rel=0.1)
        assert one.missed is missed
    assert ("MISSED" in bench_grammar.table(4_000, grown)) is missed


def test_hostile_texts_are_as_long_as_asked_and_all_different() -> None:
    texts = bench_grammar.hostile(1_000)
    assert len(set(texts)) == len(bench_grammar.HOSTILE)
    assert all(970 < len(text) < 1_020 for text in texts)
