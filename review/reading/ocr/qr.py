"""QR codes in a picture, by OpenCV."""

from __future__ import annotations

import cv2
import numpy as np


def codes_in(picture: bytes) -> tuple[str, ...]:
    """What the QR codes in a picture (JPEG or PNG, drawn by us) say; those it cannot read are left out."""
    pixels = cv2.imdecode(np.frombuffer(picture, np.uint8), cv2.IMREAD_GRAYSCALE)
    if pixels is None:
        return ()
    found, said, _, _ = cv2.QRCodeDetector().detectAndDecodeMulti(pixels)
    return tuple(filter(None, said)) if found else ()
