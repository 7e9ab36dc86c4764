"""Pages of invented submissions as a machine copied them, with every word that stands on them.

What `tools.ocr_confidence` and `tools.ocr_quality` measure the OCR on.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

import cv2
import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray

from tools.papers.folder import fresh_set
from tools.papers.scans.devices import invent_device, needed_dpi, shoot
from tools.papers.scans.geometry import Matrix, Picture
from tools.papers.scans.words import small_print, words_of

_PAGES_OF_ONE = 4
_FEWEST_WORDS = 12


@dataclass(frozen=True, slots=True)
class TrueWord:
    """A word that stands on the page, and its box (x0, top, x1, bottom) in points of the flat page."""

    text: str
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class CopiedPage:
    """The picture of a page (height × width × 3, blue first), turned clockwise by `quarters`.

    `matrix` leads from the flat page's points to the pixels of the picture before it was turned; `quotes`
    are what the truth says of it: field name and the text that is printed.
    """

    kind: str
    dpi: int
    quarters: int
    picture: NDArray[np.uint8]
    matrix: Matrix
    words: tuple[TrueWord, ...]
    quotes: tuple[tuple[str, str], ...]


def copied_pages(seed: str, count: int, kinds: tuple[str, ...], turned: float = 0.0) -> Iterator[CopiedPage]:
    """`count` pages, the kinds of machine in turn; a share (0–1) of them `turned`. Same seed, same pages."""
    rng = Random(f"ocr/{seed}")
    _, submissions = fresh_set(seed, max(1, -(-count // _PAGES_OF_ONE)))
    made = 0
    for _, submission in submissions:
        document = pdfium.PdfDocument(submission.data)
        for number in rng.sample(range(len(document)), k=min(_PAGES_OF_ONE, len(document))):
            page = document[number]
            words = words_of(page)
            if made == count or len(words) < _FEWEST_WORDS or page.get_rotation():
                continue
            kind = kinds[made % len(kinds)]
            made += 1
            machine = invent_device(kind, rng)

            def render(dpi: float, page: pdfium.PdfPage = page) -> Picture:
                bitmap = page.render(scale=dpi / 72, rev_byteorder=True)
                return np.ascontiguousarray(bitmap.to_numpy()[:, :, :3])

            dpi = needed_dpi(machine, small_print(page))
            shot = shoot(machine, render, page.get_size(), rng, dpi)
            quarters = rng.randrange(1, 4) if rng.random() < turned else 0
            yield CopiedPage(
                kind,
                dpi,
                quarters,
                np.ascontiguousarray(np.rot90(_compressed(shot.picture, shot.quality), -quarters)),
                shot.matrix,
                tuple(TrueWord(w.text, (w.x0, w.top, w.x1, w.bottom)) for w in words),
                tuple(_quotes(submission.truth, number + 1)),
            )


def _compressed(picture: Picture, quality: int) -> NDArray[np.uint8]:
    blue_first = picture[:, :, ::-1] if picture.ndim == 3 else picture
    _, data = cv2.imencode(".jpg", np.ascontiguousarray(blue_first), [cv2.IMWRITE_JPEG_QUALITY, quality])
    return np.asarray(cv2.imdecode(np.asarray(data), cv2.IMREAD_COLOR), np.uint8)


def _quotes(truth: dict[str, object], page: int) -> Iterator[tuple[str, str]]:
    items: dict[str, dict[str, dict[str, dict[str, object]]]] = truth["items"]  # type: ignore[assignment]
    for item in items.values():
        for name, field in item.get("campos", {}).items():
            if field["pagina"] == page and field["texto"]:
                yield name, str(field["texto"])


def folded(text: str) -> str:
    """Lower case, accents and spaces off, dashes and quotation marks plain."""
    plain = unicodedata.normalize("NFKD", text.translate(_PLAIN)).lower()
    return "".join(c for c in plain if not unicodedata.combining(c) and not c.isspace())


_PLAIN = str.maketrans("–—−’‘´`“”«»º°ª", "---''''\"\"\"\"ooa")
