"""A contractor's papers as they lie about: a file for each, some of them photographed, turned and dark."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from random import Random

import pypdfium2
from PIL import Image, ImageEnhance

from tools import scenes

_DPI = 200  # of a paper photographed whole: what a telephone leaves of it
_DARK = 0.6
_ORIENTATION = 0x0112  # EXIF
_HELD = {0: 1, 90: 8, 180: 3, 270: 6}  # degrees clockwise the picture lies turned: the EXIF that says so


def write_loose(
    place: Path, papers: Mapping[str, bytes], rng: Random, files: int, photographed: frozenset[str]
) -> list[Path]:
    """Write each of `papers` (PDFs by name) as a file, those `photographed` as a JPEG for each page, and
    photographs of places until there are so many `files`.

    Of the pictures one in three lies turned in its pixels, another says in its EXIF how it was held, and
    half are dark.
    """
    place.mkdir(parents=True, exist_ok=True)
    made: list[Path] = []
    for name, data in papers.items():
        if name in photographed:
            made += _shots(place, name, data, rng)
        else:
            made.append(place / f"{name}.pdf")
            made[-1].write_bytes(data)
    for number in range(1, files - len(made) + 1):
        scene = scenes.photograph(scenes.place(rng), rng)
        shot = scene.resize((scene.width * 5, scene.height * 5), Image.Resampling.BICUBIC)
        made.append(_saved(place / f"foto {number}.jpg", shot, rng, number))
    return made


def _shots(place: Path, name: str, data: bytes, rng: Random) -> list[Path]:
    document = pypdfium2.PdfDocument(data)
    return [
        _saved(
            place / f"{name} {number}.jpg",
            page.render(scale=_DPI / 72).to_pil().convert("RGB"),
            rng,
            number,
            turned=number % 2 == 1,
        )
        for number, page in enumerate(document, start=1)
    ]


def _saved(path: Path, image: Image.Image, rng: Random, number: int, *, turned: bool = False) -> Path:
    if number % 2:
        image = ImageEnhance.Brightness(image).enhance(_DARK)
    degrees = rng.choice((90, 180, 270)) if turned or number % 3 == 0 else 0
    image = image.rotate(-degrees, expand=True)
    exif = Image.Exif()
    if not turned:
        exif[_ORIENTATION] = _HELD[degrees]
    out = io.BytesIO()
    image.save(out, "JPEG", quality=90, exif=exif)
    path.write_bytes(out.getvalue())
    return path
