"""The table of confidence: it rises, it tells what was measured, and it can be read by the program."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from review.model import Origin
from review.recognition.values.calibration import Curve, load
from tools.calibration import Told, as_toml, expected_error, fit, rising, told


def boasting(seed: int, origin: Origin = Origin.OCR, many: int = 4000) -> list[Told]:
    """Values stated at 0.5 to 1 of which half as many of the doubtful ones are right as is said."""
    rng = Random(seed)
    out = []
    for _ in range(many):
        stated = rng.uniform(0.5, 1.0)
        out.append(Told(origin, stated, rng.random() < max(0.0, 2 * stated - 1)))
    return out


def test_shares_that_fall_are_pooled_and_those_that_rise_are_left() -> None:
    assert rising([(0.2, 1), (0.5, 1), (0.9, 1)]) == [0.2, 0.5, 0.9]
    assert rising([(0.2, 1), (0.9, 1), (0.5, 3)]) == pytest.approx([0.2, 0.6, 0.6])
    assert rising([(0.9, 1), (0.1, 1), (0.5, 2)]) == pytest.approx([0.5, 0.5, 0.5])


def test_a_fit_brings_confidence_near_the_share_right_on_other_values() -> None:
    curve = fit(boasting(1))
    others = boasting(2)
    before = expected_error([(one.stated, one.right) for one in others])
    after = expected_error([(curve.share(one.stated), one.right) for one in others])
    assert before > 0.2
    assert after < 0.03
    assert curve.share(0.75) == pytest.approx(0.5, abs=0.06)


@pytest.mark.parametrize("values", [[], boasting(3, many=5), [Told(Origin.OCR, 1.0, True)] * 3, boasting(4)])
def test_a_curve_always_rises_and_can_be_taken_back(values: list[Told]) -> None:
    curve = fit(values)
    for stated in (0.0, 0.2, 0.77, 0.96, 1.0):
        assert curve.stated(curve.share(stated)) == pytest.approx(stated, abs=0.01)


def test_a_few_right_values_prove_little() -> None:
    assert fit([Told(Origin.OCR, 0.9, True)] * 3).share(0.9) < 0.9
    assert fit([Told(Origin.OCR, 0.9, True)] * 3000).share(0.9) > 0.99


def test_the_table_written_is_the_table_read(tmp_path: Path) -> None:
    curves = {Origin.TEXTO: Curve(((0.0, 0.0), (1.0, 1.0))), Origin.OCR: fit(boasting(5))}
    path = tmp_path / "tabla.toml"
    path.write_text(as_toml(curves), encoding="utf-8")
    assert load(path) == curves


def test_a_value_that_no_paper_prints_is_wrong() -> None:
    truth = {"archivo": "a.pdf", "items": {"rut": {"campos": {"nit": {"valor": "123"}}}}}
    said = {"a.pdf": [("rut", "nit", "123", "ocr", 0.9), ("rut", "dv", "4", "texto", 0.8)]}
    assert told([truth], said) == [Told(Origin.OCR, 0.9, True), Told(Origin.TEXTO, 0.8, False)]
