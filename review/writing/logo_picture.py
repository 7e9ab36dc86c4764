"""An entity's logo as its papers hold it: a PNG of few pixels, made of the picture that was given.

Only the two kinds that are asked for are opened, and none whose head tells of more pixels than a logo has.
"""

from __future__ import annotations

import io
from typing import Final

from PIL import Image, UnidentifiedImageError

from review.errors import LogoInvalid

KINDS: Final = ("PNG", "JPEG")
MOST_BYTES: Final = 2 * 1024 * 1024  # judgement: a logo of 600 dpi takes a tenth
_MOST_PIXELS: Final = 4_000  # a side: above it is a poster
_LEAST_PIXELS: Final = 16  # a side: below it nothing is seen
_KEPT_PIXELS: Final = (900, 300)  # at 48 × 14 mm, more than 450 dpi
_DAMAGED: Final = (
    "No se pudo abrir «{}»: la imagen está dañada, o no es PNG ni JPG. Ábrala en un programa de imágenes y "
    "guárdela de nuevo como PNG."
)


def logo_png(content: bytes, name: str) -> bytes:
    """The logo as PNG, the same bytes for the same picture. Raises LogoInvalid with one sentence."""
    if len(content) > MOST_BYTES:
        raise LogoInvalid(f"«{name}» pesa más de 2 MB. Guárdela más pequeña: basta con 900 puntos de ancho.")
    try:
        with Image.open(io.BytesIO(content), formats=KINDS) as opened:
            _fit(opened.size, name)
            made = opened.convert("RGBA")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise LogoInvalid(_DAMAGED.format(name)) from error
    made.thumbnail(_KEPT_PIXELS)
    out = io.BytesIO()
    made.save(out, format="PNG")
    return out.getvalue()


def _fit(size: tuple[int, int], name: str) -> None:
    if max(size) > _MOST_PIXELS:
        raise LogoInvalid(
            f"«{name}» mide {size[0]} × {size[1]} puntos, más de {_MOST_PIXELS} por lado. Guárdela más "
            "pequeña."
        )
    if min(size) < _LEAST_PIXELS:
        raise LogoInvalid(
            f"«{name}» mide {size[0]} × {size[1]} puntos: es muy pequeña para imprimirla. Busque una más "
            "grande."
        )


def png_size(content: bytes) -> tuple[int, int]:
    """Width and height in pixels of a PNG that `logo_png` made."""
    with Image.open(io.BytesIO(content), formats=("PNG",)) as opened:
        return opened.size
