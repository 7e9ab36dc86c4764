"""The plane of a page, from its lines of text and its edges."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from review.reading.ocr.flattening import applied, lay
from review.reading.ocr.pixels import Quad
from tests.reading.ocr import drawn


def _lines(matrix: np.ndarray, count: int = 14, seed: int = 1) -> list[Quad]:
    """Quads of lines of different lengths as a page seen through `matrix` shows them, a little unsure."""
    rng = np.random.default_rng(seed)
    quads = []
    for row in range(count):
        y, x1 = 120 + row * 900 / count, rng.uniform(350, 830)
        flat = np.array([(80, y), (x1, y), (x1, y + 26), (80, y + 26)], np.float64)
        quads.append(applied(matrix, flat) + rng.normal(0, 0.4, (4, 2)))
    return quads


def _sheet(matrix: np.ndarray) -> np.ndarray:
    """White paper on a dark table."""
    paper = np.full((drawn.HEIGHT, drawn.WIDTH, 3), 245, np.uint8)
    return np.asarray(
        cv2.warpPerspective(paper, matrix, (drawn.WIDTH, drawn.HEIGHT), borderValue=(60, 70, 80)), np.uint8
    )


def _off_level(found: np.ndarray | None, matrix: np.ndarray) -> float:
    """The worst angle (degrees) of what should be level or upright, on the page made flat by `found`."""
    corners = np.array([(60, 60), (840, 60), (840, 1100), (60, 1100)], np.float64)
    way = matrix if found is None else np.linalg.inv(found) @ matrix
    a, b, c, d = applied(way, corners)
    level = [np.arctan2(*(one - other)[::-1]) for one, other in ((b, a), (c, d))]
    upright = [np.arctan2(*(one - other)) for one, other in ((d, a), (c, b))]
    return float(np.degrees(np.abs([*level, *upright]).max()))


@pytest.mark.parametrize("degrees", [-10.0, -2.0, 0.8, 6.0])
def test_a_turn_is_taken_back(degrees: float) -> None:
    matrix = drawn.skew(degrees)
    assert _off_level(lay(_sheet(np.eye(3)), _lines(matrix)), matrix) < 0.2


def test_perspective_is_taken_back_with_the_edges_of_the_paper() -> None:
    matrix = drawn.slant()
    assert _off_level(None, matrix) > 2
    assert _off_level(lay(_sheet(matrix), _lines(matrix, 24)), matrix) < 0.5


def test_stamps_and_scrawls_do_not_turn_a_page() -> None:
    matrix = drawn.skew(1.5)
    scrawls = _lines(drawn.skew(-14.0), 4, seed=2)
    assert _off_level(lay(_sheet(np.eye(3)), _lines(matrix) + scrawls), matrix) < 0.3


def test_a_flat_page_lies_flat() -> None:
    assert lay(_sheet(np.eye(3)), _lines(np.eye(3))) is None


def test_too_few_lines_tell_nothing() -> None:
    assert lay(_sheet(np.eye(3)), _lines(drawn.skew(5.0), 3)) is None
    assert lay(_sheet(np.eye(3)), []) is None


def test_the_page_keeps_its_place() -> None:
    matrix = drawn.skew(3.0)
    found = lay(_sheet(np.eye(3)), _lines(matrix))
    assert found is not None
    middle = np.array([(drawn.WIDTH / 2, drawn.HEIGHT / 2)])
    assert np.allclose(applied(found, middle), middle, atol=1.0)
    assert np.allclose(np.hypot(*(found[:2, 0])), 1.0, atol=0.01)
