"""Photographs of digital pages: found again when used again, and told from what is none."""

from __future__ import annotations

import io
from pathlib import Path
from random import Random

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from review.model import Box, Lectura, Page, PicturePrint, Word
from review.reading import Limits, read_document
from review.reading.merging import turn, with_picture
from review.reading.picturewire import PictureReading
from review.reading.prints import SAME_PICTURE, distance, turned_prints
from tests.reading import papers
from tests.reading.test_prints import again, texture
from tools.papers import pictures

PLACE = (100.0, 300.0, 320.0, 240.0)


def photograph(seed: int = 1) -> Image.Image:
    return Image.open(io.BytesIO(pictures.photograph(Random(seed)))).convert("RGB")


def with_image(image: Image.Image, *, form: bool = False, place: tuple[float, ...] = PLACE) -> papers.Draw:
    out = io.BytesIO()
    image.save(out, image.format or "PNG", **({"quality": "keep"} if image.format == "JPEG" else {}))
    reader = ImageReader(io.BytesIO(out.getvalue()))

    def draw(canvas: Canvas) -> None:
        papers.letter_text(canvas)
        if form:
            canvas.beginForm("dentro")
            canvas.drawImage(reader, *place)
            canvas.endForm()
            canvas.doForm("dentro")
        else:
            canvas.drawImage(reader, *place)

    return draw


def pages_of(tmp_path: Path, *draw: papers.Draw, limits: Limits | None = None) -> tuple[Page, ...]:
    return read_document(papers.saved(tmp_path, papers.drawn(*draw)), limits or Limits()).pages


@pytest.mark.parametrize("outer", [["/FlateDecode"], ["/FlateDecode", "/ASCII85Decode"]])
@pytest.mark.parametrize("flat", [False, True])
def test_a_jpeg_packed_once_more_is_read_as_it_was(tmp_path: Path, outer: list[str], flat: bool) -> None:
    """PDFium aborts when it is given less room than the JPEG without those filters needs."""
    picture = again(Image.new("RGB", (900, 700), (120, 90, 60)) if flat else photograph(), 90)
    data = papers.drawn(with_image(picture), with_image(picture, form=True))
    packed = papers.wrapped_jpegs(data, *outer)
    assert packed.count(b"/DCTDecode") == data.count(b"/DCTDecode")
    assert b"/FlateDecode /DCTDecode" in packed.replace(b"\n", b" ") or len(outer) > 1
    plain, wrapped = (
        read_document(papers.saved(tmp_path, one, name)) for one, name in ((data, "a.pdf"), (packed, "b.pdf"))
    )
    assert wrapped.lectura is Lectura.LEIDO
    assert [page.prints for page in wrapped.pages] == [page.prints for page in plain.pages]
    assert [bool(page.prints) for page in wrapped.pages] == [not flat] * 2


@pytest.mark.parametrize("form", [False, True])
def test_a_photograph_used_again_smaller_and_compressed_is_the_same(tmp_path: Path, form: bool) -> None:
    full = again(photograph(), 90)
    half = again(full.resize((full.width // 2, full.height // 2)), 40)
    other = again(photograph(2), 90)
    pages = pages_of(tmp_path, with_image(full, form=form), with_image(half), with_image(other))
    first, second, third = (page.prints[0] for page in pages)
    assert distance(first.print, second.print) <= SAME_PICTURE // 2
    assert distance(first.print, third.print) > 2 * SAME_PICTURE
    assert first.box == Box(100, 792 - 540, 420, 792 - 300)


def test_pixels_decoded_by_pdfium_give_the_same_print(tmp_path: Path) -> None:
    image = photograph(3)
    packed, bare, grey = pages_of(
        tmp_path, with_image(again(image, 90)), with_image(image), with_image(image.convert("L"))
    )
    assert distance(packed.prints[0].print, bare.prints[0].print) <= SAME_PICTURE // 2
    assert distance(packed.prints[0].print, grey.prints[0].print) <= SAME_PICTURE // 2


def test_a_photograph_turned_before_it_was_pasted_is_found(tmp_path: Path) -> None:
    image = photograph(4)
    one, two = pages_of(
        tmp_path,
        with_image(again(image, 90)),
        with_image(again(image.rotate(-90, expand=True), 80), place=(100, 300, 240, 320)),
    )
    assert distance(turned_prints(one.prints[0].print)[1], two.prints[0].print) <= SAME_PICTURE // 2


def test_what_is_no_photograph_has_no_print(tmp_path: Path) -> None:
    rng = Random(5)
    plain = [
        Image.new("RGB", (400, 300), (90, 120, 150)),
        *(
            Image.open(io.BytesIO(made)).convert("RGB")
            for made in (
                pictures.logo(rng, "ABC"),
                pictures.signature(rng),
                pictures.bars(rng),
                pictures.chart(rng),
                pictures.title("Informe de actividades")[0],
                pictures.watermark("BORRADOR"),
            )
        ),
    ]
    large = [image.resize((max(image.width, 300), max(image.height, 300))) for image in plain]
    for page in pages_of(tmp_path, *(with_image(image) for image in large)):
        assert page.pictures
        assert page.prints == ()


def test_small_and_narrow_pictures_are_passed_over(tmp_path: Path) -> None:
    image = again(photograph(6), 90)
    small, banner, coarse = pages_of(
        tmp_path,
        with_image(image, place=(100, 300, 90, 60)),
        with_image(image, place=(50, 300, 500, 60)),
        with_image(image.resize((99, 66)).convert("RGB")),
    )
    assert [page.prints for page in (small, banner, coarse)] == [(), (), ()]


def test_a_picture_beyond_the_limit_on_pixels_is_not_decoded(tmp_path: Path) -> None:
    image = again(texture(1), 90)
    limits = Limits(pixels=image.width * image.height - 1)
    (page,) = pages_of(tmp_path, with_image(image), limits=limits)
    assert page.pictures
    assert page.prints == ()


def test_prints_strokes_and_boxes_turn_with_their_page() -> None:
    page = Page(
        1, 600, 800, prints=(PicturePrint(Box(0, 0, 10, 20), b"x" * 32),), strokes=(Box(0, 0, 10, 20),)
    )
    made = turn(page, 1)
    assert made.prints[0].box == made.strokes[0] == Box(780, 0, 800, 10)


def test_the_picture_of_a_written_page_is_no_photograph() -> None:
    page = Page(1, 600, 800, prints=(PicturePrint(Box(0, 0, 600, 800), b"x" * 32),))
    words = tuple(Word("palabra", Box(10, 10 * n, 60, 10 * n + 8), 0.9) for n in range(60))
    assert with_picture(page, PictureReading(words[:5])).prints == page.prints
    assert with_picture(page, PictureReading(words)).prints == ()
