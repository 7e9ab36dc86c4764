"""Photographs that are almost the same, found among many without comparing each with each.

A print of 256 bits is cut into pieces of 20 bits, once after each of two shuffles. Two prints that differ in
at most 11 bits agree in a piece for certain, and almost always up to 20 bits; so only prints that agree in
a piece are compared (multi-index hashing: Norouzi, Punjani, Fleet, CVPR 2012). A piece that very many
different prints have tells nothing and is passed over, so that the cost stays in proportion to their number.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from review.reading.prints import BYTES, turned_prints

NEAR: Final = 28
"""Bits in which two prints of one photograph may differ. Of 600 drawn ones of 60 places (`tools.scenes`) none
differed in more than 20 once made half as large and compressed at quality 40; of two of one place, none in
less than 58."""
MOST_ALIKE: Final = 400
"""Different prints that may have a piece in common before it stands for nothing."""
_BITS: Final = 8 * BYTES
_PIECE: Final = 20
_PIECES: Final = _BITS // _PIECE
_SHUFFLES: Final = 2
_AT_ONCE: Final = 4096  # prints asked for at a time, to bound the memory

Ints = NDArray[np.int64]
_Bytes = NDArray[np.uint8]

_DRAWN: Final = [
    np.random.Generator(np.random.PCG64(seed)).permutation(_BITS)[: _PIECES * _PIECE]
    for seed in range(_SHUFFLES)
]
_ONES: Final = np.array([value.bit_count() for value in range(1 << 16)], dtype=np.uint8)
_NONE: Final[Ints] = np.zeros(0, dtype=np.int64)


class Alike:
    """Prints to be asked which of them are almost the same. Rows are the places in the sequence given."""

    def __init__(self, prints: list[bytes]) -> None:
        whole = np.frombuffer(b"".join(prints), dtype=np.uint8).reshape(len(prints), BYTES)
        # Form pictures stand in thousands of papers bit for bit: each different print is looked up once.
        self._kinds, of = np.unique(whole, axis=0, return_inverse=True)
        self._kind: Ints = of.reshape(-1).astype(np.int64)
        self._members = np.argsort(self._kind, kind="stable")
        self._first = np.searchsorted(self._kind[self._members], np.arange(len(self._kinds) + 1))
        pieces = _pieces(self._kinds)
        self._orders = [np.argsort(column, kind="stable") for column in pieces]
        self._sorted = [column[order] for column, order in zip(pieces, self._orders, strict=True)]

    def near(self, rows: Ints) -> tuple[Ints, Ints, Ints]:
        """Triples (row, other row, bits that differ): for these rows, every row whose photograph is the same
        as theirs, whichever way it was turned. Each is near itself."""
        asked, back = np.unique(self._kind[rows], return_inverse=True)
        parts = [self._near_kinds(asked[i : i + _AT_ONCE]) for i in range(0, len(asked), _AT_ONCE)]
        if not parts:
            return _NONE, _NONE, _NONE
        kind, other, bits = (np.concatenate(column) for column in zip(*parts, strict=True))
        starts = np.searchsorted(kind, asked)[back.reshape(-1)]
        ends = np.searchsorted(kind, asked, side="right")[back.reshape(-1)]
        row, pair = spread(rows, starts, ends)
        out, member = spread(np.arange(len(row)), self._first[other[pair]], self._first[other[pair] + 1])
        return row[out], self._members[member], bits[pair][out]

    def _near_kinds(self, asked: Ints) -> tuple[Ints, Ints, Ints]:
        """The same among different prints, ascending; of a pair the way of turning that fits best."""
        found = [self._near_as_it_stands(asked, turned) for turned in _turned(self._kinds[asked])]
        kind, other, bits = (np.concatenate(column) for column in zip(*found, strict=True))
        order = np.lexsort((bits, other, kind))
        kind, other, bits = kind[order], other[order], bits[order]
        first = np.ones(len(kind), dtype=bool)
        first[1:] = (kind[1:] != kind[:-1]) | (other[1:] != other[:-1])
        return kind[first], other[first], bits[first]

    def _near_as_it_stands(self, asked: Ints, prints: _Bytes) -> tuple[Ints, Ints, Ints]:
        found = [_NONE]
        for keys, ordered, order in zip(_pieces(prints), self._sorted, self._orders, strict=True):
            by_key = np.argsort(keys)  # searched in their order, keys are found from near to near
            left = np.searchsorted(ordered, keys[by_key])
            right = np.searchsorted(ordered, keys[by_key], side="right")
            few = right - left <= MOST_ALIKE
            query, place = spread(by_key[few], left[few], right[few])
            found.append(query * len(self._kinds) + order[place])
        pairs = np.unique(np.concatenate(found))
        query, other = np.divmod(pairs, max(len(self._kinds), 1))
        # Whoever has a common piece is found by another one; itself, always.
        differ = prints[query].view(np.uint16) ^ self._kinds[other].view(np.uint16)
        bits = _ONES[differ].sum(axis=1, dtype=np.int64)
        near = bits <= NEAR
        return asked[query[near]], other[near], bits[near]


def spread(values: Ints, left: Ints, right: Ints) -> tuple[Ints, Ints]:
    """Each value repeated for every place in its own range [left, right), and those places."""
    counts = right - left
    ends = np.cumsum(counts)
    total = int(ends[-1]) if len(ends) else 0
    places = np.arange(total) - np.repeat(ends - counts, counts) + np.repeat(left, counts)
    return np.repeat(values, counts), places


def _pieces(prints: _Bytes) -> list[NDArray[np.uint32]]:
    """The pieces of all prints, an array for each place from which a piece is drawn."""
    bits = np.unpackbits(prints, axis=1)
    columns: list[NDArray[np.uint32]] = []
    for drawn in _DRAWN:
        apart = np.zeros((len(prints), _PIECES, 32), dtype=np.uint8)
        apart[:, :, :_PIECE] = bits[:, drawn].reshape(len(prints), _PIECES, _PIECE)
        whole = np.packbits(apart, axis=2).view(np.uint32)[:, :, 0]
        columns += [np.ascontiguousarray(whole[:, piece]) for piece in range(_PIECES)]
    return columns


def _turned(prints: _Bytes) -> list[_Bytes]:
    """The prints as they are, and those of the pictures turned by a quarter, a half and three quarters."""
    bits = np.unpackbits(prints, axis=1)
    return [np.packbits(bits[:, place] ^ changed, axis=1) for place, changed in _turns()]


@lru_cache(maxsize=1)
def _turns() -> list[tuple[Ints, _Bytes]]:
    """For each way of turning: which bit comes to each place, and which are changed. Asked of single bits, so
    that thousands of prints can be turned at once."""
    changed = [_bits(one) for one in turned_prints(bytes(BYTES))]
    single = [turned_prints((1 << (_BITS - 1 - bit)).to_bytes(BYTES)) for bit in range(_BITS)]
    turns = []
    for way, flips in enumerate(changed):
        place = np.zeros(_BITS, dtype=np.int64)
        for bit in range(_BITS):
            place[np.flatnonzero(_bits(single[bit][way]) ^ flips)] = bit
        turns.append((place, flips))
    return turns


def _bits(told: bytes) -> _Bytes:
    return np.unpackbits(np.frombuffer(told, dtype=np.uint8))
