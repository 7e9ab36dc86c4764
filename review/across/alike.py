"""Photographs that are almost the same, found among many without comparing each with each.

A print of 256 bits is cut into 16 pieces of 16 bits, which are drawn from all over it. Two prints that differ
in at most 15 bits agree in a piece for certain, and almost always up to `NEAR` bits; so only prints that
agree in a piece are compared (multi-index hashing: Norouzi, Punjani, Fleet, CVPR 2012). A piece that very
many prints have tells nothing and is passed over, so that the cost stays in proportion to their number.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from review.across.imprint import PRINT_BYTES

NEAR: Final = 24
"""Bits, of 256, in which two prints of one photograph may differ."""
PIECES: Final = 16
MOST_ALIKE: Final = 400
"""Different prints that may have a piece in common before it stands for nothing."""
_BITS: Final = 8 * PRINT_BYTES
_AT_ONCE: Final = 4096  # prints asked for at a time, to bound the memory

Ints = NDArray[np.int64]

# A fixed shuffle: neighbouring bits of a print tend to go together.
_DRAWN: Final = np.random.Generator(np.random.PCG64(256)).permutation(_BITS)
_ONES: Final = np.array([bin(value).count("1") for value in range(1 << 16)], dtype=np.uint8)


class Alike:
    """Prints to be asked which of them are almost the same. Rows are the places in the sequence given."""

    def __init__(self, prints: list[bytes]) -> None:
        whole = np.frombuffer(b"".join(prints), dtype=np.uint8).reshape(len(prints), PRINT_BYTES)
        # Form pictures stand in thousands of papers bit for bit: each different print is looked up once.
        self._kinds, of = np.unique(whole, axis=0, return_inverse=True)
        self._kind: Ints = of.reshape(-1).astype(np.int64)
        self._members = np.argsort(self._kind, kind="stable")
        self._first = np.searchsorted(self._kind[self._members], np.arange(len(self._kinds) + 1))
        self._words = np.ascontiguousarray(self._kinds).view(np.uint16)
        bits = (
            np.unpackbits(self._kinds, axis=1)[:, _DRAWN] if len(prints) else np.zeros((0, _BITS), np.uint8)
        )
        self._pieces = np.ascontiguousarray(np.packbits(bits, axis=1)).view(np.uint16)
        self._orders = [np.argsort(self._pieces[:, piece], kind="stable") for piece in range(PIECES)]
        self._sorted = [self._pieces[order, piece] for piece, order in enumerate(self._orders)]

    def near(self, rows: Ints) -> tuple[Ints, Ints, Ints]:
        """Pairs (row, other row, bits that differ) for these rows, every other row that is near; each row is
        near itself."""
        asked, back = np.unique(self._kind[rows], return_inverse=True)
        parts = [self._near_kinds(asked[i : i + _AT_ONCE]) for i in range(0, len(asked), _AT_ONCE)]
        if not parts:
            return (_NONE, _NONE, _NONE)
        kind, other, bits = (np.concatenate(column) for column in zip(*parts, strict=True))
        starts = np.searchsorted(kind, asked)
        ends = np.searchsorted(kind, asked, side="right")
        back = back.reshape(-1)
        row, pair = spread(rows, starts[back], ends[back])
        out, member = spread(np.arange(len(row)), self._first[other[pair]], self._first[other[pair] + 1])
        return row[out], self._members[member], bits[pair][out]

    def _near_kinds(self, asked: Ints) -> tuple[Ints, Ints, Ints]:
        found = [asked * len(self._kinds) + asked]
        for piece in range(PIECES):
            keys = self._pieces[asked, piece]
            left = np.searchsorted(self._sorted[piece], keys)
            right = np.searchsorted(self._sorted[piece], keys, side="right")
            few = right - left <= MOST_ALIKE
            kind, place = spread(asked[few], left[few], right[few])
            found.append(kind * len(self._kinds) + self._orders[piece][place])
        pairs = np.unique(np.concatenate(found))
        kind, other = np.divmod(pairs, len(self._kinds))
        bits = _ONES[self._words[kind] ^ self._words[other]].sum(axis=1, dtype=np.int64)
        near = bits <= NEAR
        return kind[near], other[near], bits[near]


_NONE: Final[Ints] = np.zeros(0, dtype=np.int64)


def spread(values: Ints, left: Ints, right: Ints) -> tuple[Ints, Ints]:
    """Each value repeated for every place in its own range [left, right), and those places."""
    counts = right - left
    ends = np.cumsum(counts)
    total = int(ends[-1]) if len(ends) else 0
    places = np.arange(total) - np.repeat(ends - counts, counts) + np.repeat(left, counts)
    return np.repeat(values, counts), places
