"""Perceptual prints of pictures: 256 bits that stay almost the same when a picture is scaled or compressed.

The method is that of PDQ (Facebook, "The TMK+PDQF Video-Hashing Algorithm and the PDQ Image-Hashing
Algorithm", 2019) and of its forerunner pHash: a discrete cosine transform of the grey picture, of which
16 × 16 low frequencies are kept and reduced to a bit each. Two things are ours. The transform is
taken of the whole picture at once, without making it small before. And a bit tells the *sign* of its
coefficient, not whether it lies above the median of all: the print of the picture turned or mirrored then
follows from the bits alone, for turning a picture changes places and signs of its coefficients only.
Frequencies 1 to 16 in each direction take part: those of no change along one side are left out, for every
landscape has the same (sky above, ground below).

Unrelated pictures differ in 128 bits, give or take 8 to 14; see `SAME_PICTURE`.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

BYTES = 32
SAME_PICTURE = 32
"""Bits (of 256) in which two prints of the same picture differ at most, when it was not cropped."""

_SIDE = 16
_BITS = _SIDE * _SIDE
# Bit n of a print is the coefficient at place n × _STEP of the square read row by row. The step shares no
# divisor with 256, so that each takes its turn, and spreads every run of bits over all frequencies.
_STEP = 75
_ORDER = (np.arange(_BITS) * _STEP) % _BITS
_PLACE = np.argsort(_ORDER)

Grey = NDArray[np.uint8] | NDArray[np.float32]


def print_of(waves: NDArray[np.float32]) -> bytes:
    """The print (32 bytes) of the picture with these `coefficients`."""
    return np.packbits((waves > 0).ravel()[_ORDER]).tobytes()


def coefficients(grey: Grey) -> NDArray[np.float32]:
    """The cosine transform of a grey picture, rows × columns of 0–255, at least 17 pixels a side: 16 × 16,
    vertical frequency first, in levels of grey. Raises ValueError of a smaller one."""
    rows, columns = grey.shape
    if min(rows, columns) <= _SIDE:
        raise ValueError(f"a picture of {columns} × {rows} pixels is too small for a print")
    made: NDArray[np.float32] = _waves(rows) @ grey.astype(np.float32) @ _waves(columns).T
    return made


def distance(one: bytes, two: bytes) -> int:
    """In how many of their 256 bits two prints differ."""
    return (int.from_bytes(one) ^ int.from_bytes(two)).bit_count()


def turned_prints(told: bytes) -> tuple[bytes, ...]:
    """The print as it is, and those of the picture turned clockwise by 90, 180 and 270 degrees."""
    square = np.unpackbits(np.frombuffer(told, np.uint8))[_PLACE].reshape(_SIDE, _SIDE)
    odd = (np.arange(1, _SIDE + 1, dtype=np.uint8) % 2).astype(np.uint8)
    # Mirroring one side changes the sign of its odd frequencies; a quarter turn also swaps the sides.
    right = square.T ^ odd[np.newaxis, :]
    upside_down = square ^ odd[np.newaxis, :] ^ odd[:, np.newaxis]
    left = square.T ^ odd[:, np.newaxis]
    return told, *(np.packbits(one.ravel()[_ORDER]).tobytes() for one in (right, upside_down, left))


@lru_cache(maxsize=64)
def _waves(length: int) -> NDArray[np.float32]:
    """Cosine waves of frequencies 1 to 16 over so many pixels: 16 × length; each adds up to no grey."""
    frequencies = np.arange(1, _SIDE + 1)[:, np.newaxis]
    places = (2 * np.arange(length) + 1)[np.newaxis, :]
    waves = np.cos(np.pi * places * frequencies / (2 * length)) * (2 / length)
    return waves.astype(np.float32)
