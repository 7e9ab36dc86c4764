"""Prints of pictures: the same picture is found again, another one is not."""

from __future__ import annotations

import io
from random import Random

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageEnhance

from review.reading.prints import BYTES, SAME_PICTURE, Grey, coefficients, distance, print_of, turned_prints
from tools.papers import pictures

LEAST_BETWEEN_OTHERS = 60


def fingerprint(grey: Grey) -> bytes:
    return print_of(coefficients(grey))


def photographs(count: int) -> list[Image.Image]:
    made = [Image.open(io.BytesIO(pictures.photograph(Random(seed)))) for seed in range(count // 2)]
    return made + [texture(seed) for seed in range(count - len(made))]


def texture(seed: int, width: int = 320, height: int = 240) -> Image.Image:
    """Noise whose strength falls with its frequency, as in pictures of nature."""
    noise = np.fft.fft2(np.random.default_rng(seed).standard_normal((height, width)))
    far = np.hypot(np.fft.fftfreq(height)[:, None] * height, np.fft.fftfreq(width)[None, :] * width)
    drawn = np.real(np.fft.ifft2(noise / (far + 1) ** 1.3))
    levels = 128 + 45 * (drawn - drawn.mean()) / drawn.std()
    return Image.fromarray(levels.clip(0, 255).astype(np.uint8))


def grey(image: Image.Image) -> NDArray[np.uint8]:
    return np.asarray(image.convert("L"))


def again(image: Image.Image, quality: int) -> Image.Image:
    out = io.BytesIO()
    image.convert("RGB").save(out, "JPEG", quality=quality)
    return Image.open(io.BytesIO(out.getvalue()))


def test_the_same_photograph_keeps_its_print_and_others_have_another() -> None:
    images = photographs(60)
    prints = [fingerprint(grey(image)) for image in images]
    for image, told in zip(images, prints, strict=True):
        half = image.resize((image.width // 2, image.height // 2), Image.Resampling.LANCZOS)
        for changed in (
            again(half, 40),
            again(ImageEnhance.Brightness(image).enhance(1.1), 70),
            again(image.convert("L"), 60),
        ):
            assert distance(told, fingerprint(grey(changed))) <= SAME_PICTURE // 2
    apart = [distance(one, two) for n, one in enumerate(prints) for two in prints[:n]]
    assert min(apart) >= LEAST_BETWEEN_OTHERS
    assert 118 <= float(np.median(apart)) <= 138


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_the_print_of_the_turned_picture_follows_from_the_bits(quarters: int) -> None:
    for image in photographs(6):
        pixels = grey(image)
        turned = np.rot90(pixels, -quarters).copy()
        expected = turned_prints(fingerprint(pixels))[quarters]
        assert distance(expected, fingerprint(turned)) <= 1


def test_every_run_of_bits_holds_low_and_high_frequencies() -> None:
    """So that any sixteen of them tell pictures apart equally well: neighbours are not alike."""
    prints = [np.unpackbits(np.frombuffer(fingerprint(grey(one)), np.uint8)) for one in photographs(60)]
    for start in range(0, 8 * BYTES, 16):
        chunks = {one[start : start + 16].tobytes() for one in prints}
        assert len(chunks) >= 55


def test_a_picture_too_small_is_refused() -> None:
    assert len(fingerprint(np.zeros((17, 17), np.uint8))) == BYTES
    with pytest.raises(ValueError, match="too small"):
        fingerprint(np.zeros((16, 400), np.uint8))
