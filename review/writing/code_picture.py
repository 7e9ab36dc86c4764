"""A QR code as a picture. Nothing of a stranger is opened for it, so that it needs no process of its own."""

from __future__ import annotations

import io

import segno

_QUIET = 4  # modules of white around it (ISO/IEC 18004)
_MODULE = 8  # pixels: a printer of 300 dpi shows each whole at the size that papers give it


def qr_png(text: str) -> bytes:
    """The picture, the same bytes for the same text. Raises ValueError for more than a code can hold."""
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="png", scale=_MODULE, border=_QUIET)
    return out.getvalue()
