"""QR codes in a picture, by OpenCV."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

# OpenCV loses some codes whose modules are no whole number of dots wide; at another size it finds them.
_SIZES = (1.0, 0.5, 0.75, 1.5, 2.0)


def codes_in(picture: bytes) -> tuple[str, ...]:
    """What the QR codes in a picture (JPEG or PNG, drawn by us) say; those it cannot read are left out."""
    pixels = cv2.imdecode(np.frombuffer(picture, np.uint8), cv2.IMREAD_GRAYSCALE)
    if pixels is None:
        return ()
    for size in _SIZES:
        scaled = cv2.resize(pixels, None, fx=size, fy=size, interpolation=cv2.INTER_AREA)
        if said := _codes(np.asarray(scaled, np.uint8)):
            return said
    return ()


def _codes(pixels: NDArray[np.uint8]) -> tuple[str, ...]:
    for detector in (cv2.QRCodeDetector(), cv2.QRCodeDetectorAruco()):
        found, said, _, _ = detector.detectAndDecodeMulti(pixels)
        if found and any(said):
            return tuple(filter(None, said))
    return ()
