"""Paragraphs that stand in several informes, found by the digests that they share."""

from __future__ import annotations

from typing import Final

import numpy as np

from review.across.alike import Ints, spread

WHOLE: Final = 0.85
"""Part of a paragraph's digests that stand in another one when it is the same, almost whole."""
COMMON: Final = 400
"""Paragraphs that may have a digest before it is a form's and tells nothing."""
_AT_ONCE: Final = 20_000  # digests asked for at a time, to bound the memory


class SharedText:
    """Paragraphs to be asked which others hold them. Rows are the places in the sequence given."""

    def __init__(self, paragraphs: list[tuple[int, ...]]) -> None:
        self._starts = np.cumsum([0, *map(len, paragraphs)])
        self._digests = np.fromiter(
            (digest for one in paragraphs for digest in one), dtype=np.uint64, count=int(self._starts[-1])
        )
        rows = np.repeat(np.arange(len(paragraphs)), np.diff(self._starts))
        order = np.argsort(self._digests, kind="stable")
        self._sorted, self._rows = self._digests[order], rows[order]

    def __len__(self) -> int:
        return len(self._starts) - 1

    def holders(self, rows: Ints) -> tuple[Ints, Ints, Ints]:
        """Triples (row, other row, digests in common) in which the other holds this one almost whole.

        Common digests are left out of the reckoning; a paragraph that has few others is held by nobody.
        """
        asked, places = spread(rows, self._starts[rows], self._starts[rows + 1])
        shared: list[Ints] = []
        told = np.zeros(len(self), dtype=np.int64)
        for i in range(0, len(asked), _AT_ONCE):
            row, digest = asked[i : i + _AT_ONCE], self._digests[places[i : i + _AT_ONCE]]
            left = np.searchsorted(self._sorted, digest)
            right = np.searchsorted(self._sorted, digest, side="right")
            few = right - left <= COMMON
            np.add.at(told, row[few], 1)
            mine, at = spread(row[few], left[few], right[few])
            shared.append(mine * len(self) + self._rows[at])
        pairs, counts = np.unique(np.concatenate([*shared, _NONE]), return_counts=True)
        row, other = np.divmod(pairs, max(len(self), 1))
        sizes = np.diff(self._starts)
        enough = (row != other) & (2 * told[row] >= sizes[row]) & (counts >= WHOLE * told[row])
        return row[enough], other[enough], counts[enough]


_NONE: Final[Ints] = np.zeros(0, dtype=np.int64)
