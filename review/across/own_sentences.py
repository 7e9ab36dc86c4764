"""Sentences that stand in several informes as they are: whose own they are, and which many contracts have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from review.across.imprint import Imprint, ParagraphPrint

MANY: Final = 4
"""Other contracts with a sentence, or a paragraph, from which on it is a form's, or what many say."""


class OwnSentences:
    """The sentences of cuentas, to be asked which two of them share. Rows are places in `cuentas`."""

    def __init__(self, cuentas: Sequence[Imprint]) -> None:
        self._cuentas = cuentas
        self._telling: dict[int, list[int]] = defaultdict(list)
        for row in range(len(cuentas)):
            for digest in self._told([row]):
                self._telling[digest].append(row)

    def words_in_both(self, row: int, mine: ParagraphPrint, theirs: ParagraphPrint) -> int:
        """Words of the sentences that stand in both as they are, but for those that many contracts have."""
        both = set(theirs.sentences)
        return sum(one.words for one in mine.sentences if one in both and not self._is_many(row, one.digest))

    def beside(self, rows: Iterable[int]) -> set[int]:
        """Rows with a sentence of these that few have, or would have without these."""
        asked = list(rows)
        found: set[int] = set()
        for digest in self._told(asked):
            telling = self._telling[digest]
            if len({self._cuentas[row].owner for row in telling}) <= MANY + len(asked):
                found.update(telling)
        return found

    def _told(self, rows: Iterable[int]) -> set[int]:
        told = (paragraph for row in rows for paragraph in self._cuentas[row].traces.paragraphs)
        return {one.digest for paragraph in told for one in paragraph.sentences}

    def _is_many(self, row: int, digest: int) -> bool:
        owner, others = self._cuentas[row].owner, set[str | None]()
        for other in (self._cuentas[at] for at in self._telling[digest]):
            if other.counts and other.owner != owner:
                others.add(other.owner)
                if len(others) >= MANY:
                    return True
        return False
