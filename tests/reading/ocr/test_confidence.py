"""Stated confidence: falling with doubt, and judged apart for numbers."""

from __future__ import annotations

import numpy as np
import pytest

from review.reading.ocr import confidence


@pytest.mark.parametrize("name", ["quick", "careful"])
def test_more_doubt_never_means_more_confidence(name: str) -> None:
    table = confidence.table(name)
    for curve in (table.numbers, table.others):
        assert list(curve.doubts) == sorted(curve.doubts)
        assert list(curve.shares) == sorted(curve.shares, reverse=True)
        assert 0 <= curve.share(0.0) < curve.share(-6.0) <= 1


def test_one_unsure_digit_makes_a_number_doubtful() -> None:
    table = confidence.table("quick")
    sure = np.full(9, 0.9999, np.float32)
    doubtful = sure.copy()
    doubtful[4] = 0.5
    assert table.confidence("4.318.700", sure) > 0.97
    assert table.confidence("4.318.700", doubtful) < 0.9


def test_a_number_has_three_digits() -> None:
    assert confidence.is_number("$4.31")
    assert confidence.is_number("CPS-033")
    assert not confidence.is_number("07")
    assert not confidence.is_number("Medellín")


def test_doubt_is_that_of_the_whole_word() -> None:
    assert confidence.doubt(np.ones(5, np.float32)) == pytest.approx(-6)
    assert confidence.doubt(np.array([0.9], np.float32)) == pytest.approx(-1, abs=1e-3)
    assert confidence.doubt(np.array([0.9, 0.9], np.float32)) > confidence.doubt(np.array([0.9], np.float32))
