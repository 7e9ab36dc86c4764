"""The piece of a page around a value: in the page, with its line beside it, and the value in a frame."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from review.drawing.cutting import LINE, cut, cut_each, window
from review.model import Box

WIDTH, HEIGHT = 612.0, 792.0
EDGES = st.floats(0, 600)


@given(EDGES, EDGES, st.floats(1, 800), st.floats(1, 900))
def test_a_window_stays_on_the_page_and_holds_what_of_the_value_is_on_it(
    left: float, top: float, width: float, height: float
) -> None:
    box = Box(left, top, left + width, top + height)
    found = window(box, WIDTH, HEIGHT)
    assert 0 <= found.x0 < found.x1 <= WIDTH + 1e-6
    assert 0 <= found.top < found.bottom <= HEIGHT + 1e-6
    assert found.width >= min(width, WIDTH) - 1e-6
    if box.x1 <= WIDTH and box.bottom <= HEIGHT:
        assert found.x0 <= box.x0 + 1e-6
        assert found.x1 >= box.x1 - 1e-6
        assert found.top <= box.top + 1e-6
        assert found.bottom >= box.bottom - 1e-6


def test_a_small_value_comes_with_its_line() -> None:
    found = window(Box(300, 400, 340, 412), WIDTH, HEIGHT)
    assert (found.width, found.height) == (250, 44)
    assert found.centre == 320
    assert window(Box(10, 400, 50, 412), WIDTH, HEIGHT).x0 == 0, "moved into the page, not made smaller"
    assert window(Box(10, 400, 50, 412), WIDTH, HEIGHT).width == 250


@pytest.mark.parametrize("scale", [2, 4])
def test_the_value_is_framed_where_it_stands(scale: int) -> None:
    page = Image.new("RGB", (int(WIDTH) * scale, int(HEIGHT) * scale), "white")
    page.paste((0, 0, 0), (300 * scale, 400 * scale, 340 * scale, 412 * scale))
    out = io.BytesIO()
    page.save(out, "JPEG", quality=95)
    made = Image.open(io.BytesIO(cut(out.getvalue(), Box(300, 400, 340, 412), WIDTH, HEIGHT)))
    assert made.size == (250 * scale, 44 * scale)
    coloured = [
        (x, y)
        for x in range(made.width)
        for y in range(made.height)
        if (pixel := made.getpixel((x, y))) and isinstance(pixel, tuple) and pixel[0] - pixel[2] > 40
    ]
    xs, ys = [x for x, _ in coloured], [y for _, y in coloured]
    near = 2 * scale
    assert abs(min(xs) - 103 * scale) <= near
    assert abs(max(xs) - 147 * scale) <= near
    assert abs(min(ys) - 14 * scale) <= near
    assert abs(max(ys) - 30 * scale) <= near


def test_lines_of_one_page_are_cut_closely_each_for_itself() -> None:
    page = Image.new("RGB", (int(WIDTH), int(HEIGHT)), "white")
    out = io.BytesIO()
    page.save(out, "JPEG")
    boxes = [Box(300, 400, 340, 412), Box(20, 100, 400, 140)]
    made = [Image.open(io.BytesIO(one)) for one in cut_each(out.getvalue(), boxes, WIDTH, HEIGHT, LINE)]
    assert [one.size for one in made] == [(210, 26), (460, 52)]
