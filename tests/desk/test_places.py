"""Where on a page a click means: the print there, or a small square where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review import desk
from review.desk.places import PrintedLine, place_at, printed_on
from review.model import Box
from review.pipeline import read_folder
from review.store import Store
from tests.folders import write_cuenta

LINES = (PrintedLine("LA SUMA DE:", Box(72, 100, 160, 112)), PrintedLine("$ 1", Box(72, 118, 90, 130)))
WIDTH, HEIGHT = 612.0, 792.0


@pytest.mark.parametrize(
    ("spot", "box"),
    [
        ((80, 105), LINES[0].box),
        ((80, 113), LINES[0].box),
        ((80, 117), LINES[1].box),
        ((165, 105), LINES[0].box),
        ((300, 400), Box(288, 388, 312, 412)),
        ((1, 791), Box(0, 768, 24, 792)),
    ],
)
def test_a_click_means_the_nearest_print_or_its_surroundings(spot: tuple[float, float], box: Box) -> None:
    assert place_at(LINES, *spot, WIDTH, HEIGHT) == box


@given(st.floats(-50, 700), st.floats(-50, 900), st.floats(1, 700), st.floats(1, 900))
def test_a_place_is_never_off_its_page(x: float, y: float, width: float, height: float) -> None:
    box = place_at((), x, y, width, height)
    assert 0 <= box.x0 < box.x1 <= width
    assert 0 <= box.top < box.bottom <= height


def test_the_lines_of_a_page_are_those_printed_on_it(tmp_path: Path) -> None:
    write_cuenta(tmp_path / "cuentas" / "uno.pdf")
    with Store.open(str(tmp_path / "a.db")) as store:
        read_folder(tmp_path / "cuentas", store, processes=1)
        view = desk.submission(store, 1)
        assert view is not None
        lines = printed_on(store, view.sha256, 1)
        assert [one.text for one in lines][:2] == ["CUENTA DE COBRO No. 001", "Tambillo, 30 de junio de 2026"]
        assert lines[0].box.meets(Box(72, 90, 100, 105)), "from the top left corner of the page"
        assert printed_on(store, view.sha256, 9) == printed_on(store, "0" * 64, 1) == ()
