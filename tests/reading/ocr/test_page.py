"""Pictures of pages, read: whatever way they lie, and whatever they are pictures of."""

from __future__ import annotations

import io
from random import Random

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw

from review.reading.ocr import turning
from review.reading.ocr.flattening import applied
from review.reading.ocr.page import PictureText, read_picture, reread
from tests.reading.ocr import drawn
from tools.papers import pictures

NUMBERS = ("1.999.204.517", "4.318.700", "4161.010.26.1.0733", "01/09/2026", "918-224630-71", "9406113852")


@pytest.fixture(scope="module")
def page() -> drawn.Drawn:
    return drawn.page()


@pytest.fixture(scope="module")
def flat(page: drawn.Drawn) -> PictureText:
    return read_picture(page.picture, 1.0)


def _box(read: PictureText, word: str) -> np.ndarray:
    return np.asarray(read.boxes[read.texts.index(word)])


def _shown(read: PictureText, box: np.ndarray) -> np.ndarray:
    """The middle of a flat box on the picture as displayed."""
    middle = np.array([[(box[0] + box[2]) / 2, (box[1] + box[3]) / 2]])
    lay = np.eye(3) if read.lay is None else np.array(read.lay).reshape(3, 3)
    return applied(lay, middle)[0]


def test_a_flat_page_is_read_word_by_word_in_order(flat: PictureText) -> None:
    assert flat.quarters == 0
    assert flat.lay is None
    assert flat.legible
    assert [word for word in flat.texts if word != "$"] == [word for word in drawn.words() if word != "$"]


def test_boxes_are_those_of_the_ink(flat: PictureText, page: drawn.Drawn) -> None:
    for word in (*NUMBERS, "Concepto", "371.000"):
        found, (x0, top, x1, bottom) = _box(flat, word), page.boxes[word]
        assert abs(found[0] - x0) <= 4
        assert abs(found[2] - x1) <= 4
        assert found[1] <= top + 3
        assert found[3] >= bottom - 3
        assert found[3] - found[1] <= 1.7 * (bottom - top)


def test_boxes_are_in_points(page: drawn.Drawn, flat: PictureText) -> None:
    halved = read_picture(page.picture, 0.5)
    assert np.allclose(halved.boxes * 2, flat.boxes)


@pytest.mark.parametrize("turn", [1, 2, 3])
def test_a_turned_page_is_put_upright(page: drawn.Drawn, flat: PictureText, turn: int) -> None:
    read = read_picture(np.ascontiguousarray(np.rot90(page.picture, -turn)), 1.0)
    assert read.quarters == 4 - turn
    assert read.texts == flat.texts
    assert np.abs(read.boxes - flat.boxes).max() < 6


@pytest.mark.parametrize("degrees", [4.0, -9.0])
def test_a_crooked_page_is_made_level(page: drawn.Drawn, degrees: float) -> None:
    matrix = drawn.skew(degrees)
    read = read_picture(drawn.warped(page.picture, matrix), 1.0)
    assert set(NUMBERS) <= set(read.texts)
    for first, last in (("la", "servicios"), ("Planilla", "2026-09-12"), ("Pensión", "371.000")):
        assert abs(_box(read, first)[1] - _box(read, last)[1]) < 6
    assert abs(_box(read, "Salud")[0] - _box(read, "Pensión")[0]) < 5
    _points_back(read, page, matrix)


def test_a_photograph_of_a_page_is_made_flat(page: drawn.Drawn) -> None:
    matrix = drawn.slant()
    read = read_picture(drawn.warped(page.picture, matrix), 1.0)
    assert set(NUMBERS) <= set(read.texts)
    for first, last in (("CUENTA", "No."), ("la", "servicios"), ("Pensión", "371.000")):
        assert abs(_box(read, first)[1] - _box(read, last)[1]) < 6
    for upper, lower in (("Medellín,", "Planilla"), ("Concepto", "Pensión")):
        assert abs(_box(read, upper)[0] - _box(read, lower)[0]) < 8
    _points_back(read, page, matrix)


def _points_back(read: PictureText, page: drawn.Drawn, matrix: np.ndarray) -> None:
    for word in NUMBERS:
        x0, top, x1, bottom = page.boxes[word]
        there = applied(matrix, np.array([[(x0 + x1) / 2, (top + bottom) / 2]]))[0]
        assert np.hypot(*(_shown(read, _box(read, word)) - there)) < 6


def test_a_shadow_hides_nothing(page: drawn.Drawn) -> None:
    read = read_picture(drawn.shadow(page.picture), 1.0)
    assert set(NUMBERS) <= set(read.texts)


def test_a_line_is_read_once_more_where_it_lies(page: drawn.Drawn) -> None:
    picture = drawn.warped(page.picture, drawn.slant())
    read = read_picture(picture, 0.5)
    words = ("Cuenta", "918-224630-71", "Bancolombia")
    boxes = np.array([_box(read, word) for word in words])
    line = np.array([boxes[0, 0], boxes[:, 1].min(), boxes[-1, 2], boxes[:, 3].max()])
    (again, number) = reread(picture, 0.5, np.stack((line, boxes[1])), read.lay)
    assert again.texts == ["Cuenta", "de", "ahorros", "918-224630-71", "Bancolombia"]
    assert number.texts == ["918-224630-71"]
    assert np.abs(again.boxes[3] - boxes[1]).max() < 4


@pytest.mark.parametrize("size", [(1, 1), (3, 4000), (4000, 3), (20, 3000), (40, 40), (17, 900)])
def test_any_size_is_a_picture(size: tuple[int, int]) -> None:
    noise = np.random.default_rng(7).integers(0, 255, (*size, 3), np.uint8)
    for picture in (noise, np.full_like(noise, 255)):
        read = read_picture(picture, 0.36)
        assert len(read.texts) == len(read.boxes) == len(read.confidences)


@pytest.mark.parametrize("grey", [0, 200, 255])
def test_blank_paper_holds_no_words(grey: int) -> None:
    read = read_picture(np.full((700, 500, 3), grey, np.uint8), 0.5)
    assert read.texts == []
    assert read.boxes.shape == (0, 4)
    assert read.legible


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_photograph_of_people_holds_no_words(seed: int) -> None:
    image = Image.open(io.BytesIO(pictures.photograph(Random(seed)))).convert("RGB")
    assert read_picture(np.ascontiguousarray(np.asarray(image)[:, :, ::-1]), 0.5).texts == []


def test_a_telephone_screen_with_few_words_keeps_its_way_up() -> None:
    image = Image.open(io.BytesIO(pictures.title("Pago exitoso")[0])).convert("RGB")
    screen = np.full((900, 420, 3), 255, np.uint8)
    words = cv2.resize(np.asarray(image), (300, round(300 * image.height / image.width)))
    screen[400 : 400 + words.shape[0], 60:360] = words[:, :, ::-1]
    read = read_picture(screen, 0.5)
    assert read.quarters == 0
    assert read.texts == ["Pago", "exitoso"]


def test_a_page_that_nobody_can_read_is_no_noise(page: drawn.Drawn) -> None:
    blurred = cv2.GaussianBlur(page.picture, (0, 0), 8)
    read = read_picture(np.ascontiguousarray(cv2.resize(blurred, (450, 580))), 1.0)
    assert read.texts == []


STAMPS = ["14/03/2026 09:21", "15/03/2026 16:48"]


def _sure_of(monkeypatch: pytest.MonkeyPatch, quarters: int) -> None:
    chances = np.full(4, 0.03, np.float32)
    chances[quarters] = 0.91
    monkeypatch.setattr(turning, "turns", lambda _: chances)


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_signs_in_a_photograph_are_read_though_the_model_would_turn_it(
    monkeypatch: pytest.MonkeyPatch, quarters: int
) -> None:
    """The model that tells how a page lies is as sure of photographs, of which it knows nothing."""
    _sure_of(monkeypatch, quarters)
    read = read_picture(drawn.photographs(STAMPS), 0.5)
    assert read.quarters == 0
    assert read.texts == [word for stamp in STAMPS for word in stamp.split()]


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_turned_picture_of_few_lines_is_put_upright(monkeypatch: pytest.MonkeyPatch, quarters: int) -> None:
    _sure_of(monkeypatch, quarters)
    read = read_picture(np.ascontiguousarray(np.rot90(drawn.photographs(STAMPS), quarters)), 0.5)
    assert read.quarters == quarters
    assert read.texts == [word for stamp in STAMPS for word in stamp.split()]


MAIL = [
    "De: Marina Quiroga Lozano",
    "Para: Oficina de contratos",
    "Asunto: Entrega de la base de datos",
    "Fecha: 31 de mayo de 2026",
    "Buenas tardes, adjunto el archivo solicitado para revisar.",
]


@pytest.mark.parametrize("turned", [0, 2])
def test_a_page_that_reads_badly_as_the_model_turns_it_is_read_as_it_is(
    monkeypatch: pytest.MonkeyPatch, turned: int
) -> None:
    """A mail printed above a dark picture has lines enough to be a page; the model is sure of the picture."""
    _sure_of(monkeypatch, 2)
    sheet = Image.new("RGB", (1224, 1584), (255, 255, 255))
    pen = ImageDraw.Draw(sheet)
    for row, line in enumerate(MAIL):
        pen.text((130, 140 + 34 * row), line, (0, 0, 0), font_size=24)
    pen.rectangle((130, 400, 760, 900), (0, 0, 0))
    read = read_picture(np.ascontiguousarray(np.rot90(np.asarray(sheet), turned)), 0.5)
    assert read.quarters == turned
    assert read.texts == " ".join(MAIL).split()
