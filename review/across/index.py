"""All cuentas side by side: what each shares with others that it should not share.

Built once from every imprint, then asked for a few or for all. Versions of one cuenta (same contract, same
month) are never compared; nor is a planilla shared by contracts of one person, who pays one for all of them.
What very many contracts have in common is a form's and tells nothing; of another person's paragraph only
sentences count that stand there with the same figures and days.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

import numpy as np

from review.across.alike import Alike, Ints
from review.across.custom import Way, customs, sample
from review.across.imprint import (
    PRINT_BYTES,
    Imprint,
    NumberPrint,
    ParagraphPrint,
    Photo,
    is_version,
    same_person,
)
from review.across.own_sentences import MANY, OwnSentences
from review.across.shared_text import SharedText
from review.model import Box, Match, MatchKind
from review.recognition.grammar import ids

REPEATED: Final = 0.95
FURNITURE_TEXT: Final = MANY
FURNITURE_PHOTO: Final = 6
"""Other contracts with a picture from which on it is a form's: a letterhead, a campaign's poster."""
LEAST_COPIED: Final = 25
"""Words of a paragraph, in sentences that few have, that two people do not write alike by chance."""
LEAST_INFORME: Final = 30
"""Words that an informe must tell for it to be called a copy of another month's."""
MOST: Final = 5
"""Matches told of a cuenta, of each kind."""
_BITS: Final = 8 * PRINT_BYTES
_LESS_SURE: Final = 0.9

_Groups = dict[int, list[tuple[int, int, int]]]
"""By place: (row of another imprint, place there, how much)."""


class Index:
    """Imprints side by side. `repeated` (0–1) is the part of an informe's text that makes it a copy."""

    def __init__(self, imprints: Iterable[Imprint], *, repeated: float = REPEATED) -> None:
        self._all = sorted(imprints, key=lambda one: one.submission_id)
        self._row_of = {one.submission_id: row for row, one in enumerate(self._all)}
        self._repeated = repeated
        self._customs: frozenset[Way] | None = None
        self._owners = [one.owner for one in self._all]
        self._keys = [tuple({one.owner, one.person} - {None}) for one in self._all]
        self._digests: dict[int, frozenset[int]] = {}
        self._planillas: dict[str, list[int]] = defaultdict(list)
        self._of_owner: dict[str | None, list[int]] = defaultdict(list)
        self._photos: list[tuple[int, Photo]] = []
        self._paragraphs: list[tuple[int, ParagraphPrint]] = []
        self._photo_rows: list[range] = []
        self._paragraph_rows: list[range] = []
        for row, one in enumerate(self._all):
            for key in self._keys[row]:
                self._of_owner[key].append(row)
            if one.traces.planilla is not None:
                self._planillas[_plain(one.traces.planilla)].append(row)
            begins = len(self._photos), len(self._paragraphs)
            self._photos += ((row, photo) for photo in one.traces.photos)
            self._paragraphs += ((row, paragraph) for paragraph in one.traces.paragraphs)
            self._photo_rows.append(range(begins[0], len(self._photos)))
            self._paragraph_rows.append(range(begins[1], len(self._paragraphs)))
        self._alike = Alike([photo.print for _, photo in self._photos])
        self._sentences = OwnSentences(self._all)
        self._shared = SharedText([paragraph.digests for _, paragraph in self._paragraphs])

    def matches(self, wanted: Iterable[int] | None = None) -> dict[int, tuple[Match, ...]]:
        """What these cuentas (None: all) share with others, best first, by submission id in ascending order.

        Cuentas that share nothing are left out. Raises KeyError for an id that is not in the index.
        """
        asked = range(len(self._all)) if wanted is None else sorted(self._row_of[one] for one in set(wanted))
        rows = [row for row in asked if self._all[row].counts]
        photos, texts = self._near_photos(rows), self._same_paragraphs(rows)
        found: dict[int, tuple[Match, ...]] = {}
        for row in rows:
            kinds = (
                self._planilla_matches(row),
                self._photo_matches(row, photos),
                self._text_matches(row, texts),
            )
            told = tuple(match for kind in kinds for match in _best(kind))
            if told:
                found[self._all[row].submission_id] = tuple(self._judged(row, match) for match in told)
        return found

    # --- customs ---

    def _judged(self, row: int, match: Match) -> Match:
        """The match, told for a custom when it is one."""
        if self._customs is None:
            self._customs = self._learn_customs()
        return replace(match, usual=self._way(row, match) in self._customs)

    def _learn_customs(self) -> frozenset[Way]:
        rows = sample([row for row, one in enumerate(self._all) if one.counts])
        photos, texts = self._near_photos(rows), self._same_paragraphs(rows)
        does = []
        for row in rows:
            shared = (*self._photo_matches(row, photos), *self._text_matches(row, texts))
            does.append(frozenset(filter(None, (self._way(row, match) for match in shared))))
        return customs(map(self._could, rows), does)

    def _could(self, row: int) -> frozenset[Way]:
        """What a cuenta has that another could have too."""
        traces, month = self._all[row].traces, self._all[row].month
        ways = {Way.PHOTO} if traces.photos else set()
        if any(one.words >= LEAST_COPIED for one in traces.paragraphs):
            ways.add(Way.OTHER_TEXT)
        if month is not None and sum(one.words for one in traces.paragraphs) >= LEAST_INFORME:
            others = (self._all[at] for key in self._keys[row] for at in self._of_owner[key] if at != row)
            if any(other.counts and other.month is not None and other.month < month for other in others):
                ways.add(Way.OWN_TEXT)
        return frozenset(ways)

    def _way(self, row: int, match: Match) -> Way | None:
        if match.kind is MatchKind.PLANILLA:
            return None
        if match.kind is MatchKind.FOTO:
            return Way.PHOTO
        other = self._row_of[match.there.submission_id]
        return Way.OWN_TEXT if set(self._keys[row]) & set(self._keys[other]) else Way.OTHER_TEXT

    def beside(self, changed: Iterable[int]) -> frozenset[int]:
        """Other cuentas that share something with these, so that what is told of them may have changed.

        Works for superseded and absent ones too: their neighbours are those who lose a match.
        """
        rows = sorted(self._row_of[one] for one in set(changed))
        touched = self._sentences.beside(rows)
        for row in rows:
            one = self._all[row]
            for key in self._keys[row]:
                touched.update(self._of_owner[key])
            if one.traces.planilla is not None:
                touched.update(self._planillas[_plain(one.traces.planilla)])
        for groups, most in (
            (self._near_photos(rows), FURNITURE_PHOTO),
            (self._same_paragraphs(rows), FURNITURE_TEXT),
        ):
            for others in groups.values():
                neighbours = {other for other, _, _ in others}
                if len({self._owners[other] for other in neighbours}) <= most + len(rows):
                    touched |= neighbours
        return frozenset(self._all[row].submission_id for row in touched.difference(rows))

    # --- planillas ---

    def _planilla_matches(self, row: int) -> Iterator[Match]:
        mine = self._all[row]
        number = mine.traces.planilla
        if number is None or _is_document(number, mine):
            return
        for other_row in self._planillas[_plain(number)]:
            other = self._all[other_row]
            theirs = other.traces.planilla
            if theirs is None or not other.counts or other_row == row:
                continue
            same_contract = self._owners[row] == self._owners[other_row]
            if same_contract and is_version(mine, other):
                continue
            if not same_contract and same_person(mine, other) is not False:
                continue
            months = {number.month, theirs.month} - {None}
            share = 1.0 if number.sure and theirs.sure and len(months) < 2 else _LESS_SURE
            there = other.place(theirs.page, theirs.box)
            yield Match(MatchKind.PLANILLA, number.page, number.box, there, share, number.digits)

    # --- photographs ---

    def _near_photos(self, rows: Iterable[int]) -> _Groups:
        asked = _rows(self._photo_rows, rows)
        found = zip(*(column.tolist() for column in self._alike.near(asked)), strict=True)
        return _grouped(found, [row for row, _ in self._photos])

    def _photo_matches(self, row: int, near: _Groups) -> Iterator[Match]:
        for place in self._photo_rows[row]:
            others = [(other, at, bits) for other, at, bits in near.get(place, ()) if self._all[other].counts]
            if len({self._owners[other] for other, _, _ in others} - {self._owners[row]}) >= FURNITURE_PHOTO:
                continue
            photo = self._photos[place][1]
            for other_row, at, bits in others:
                other = self._all[other_row]
                if other_row == row or not self._may_compare(row, other_row):
                    continue
                there = other.place(self._photos[at][1].page, self._photos[at][1].box)
                share = round(1 - bits / _BITS, 3)
                yield Match(MatchKind.FOTO, photo.page, photo.box, there, share, "")

    # --- text ---

    def _same_paragraphs(self, rows: Iterable[int]) -> _Groups:
        asked = _rows(self._paragraph_rows, rows)
        found = zip(*(column.tolist() for column in self._shared.holders(asked)), strict=True)
        return _grouped(found, [row for row, _ in self._paragraphs])

    def _text_matches(self, row: int, same: _Groups) -> Iterator[Match]:
        mine = self._all[row]
        own: list[ParagraphPrint] = []
        copied: dict[int, list[tuple[ParagraphPrint, ParagraphPrint, float]]] = defaultdict(list)
        for place in self._paragraph_rows[row]:
            others = [(other, at, n) for other, at, n in same.get(place, ()) if self._all[other].counts]
            if len({self._owners[other] for other, _, _ in others} - {self._owners[row]}) >= FURNITURE_TEXT:
                continue
            paragraph = self._paragraphs[place][1]
            own.append(paragraph)
            if paragraph.words < LEAST_COPIED:
                continue
            for other_row, at, shared in others:
                other = self._all[other_row]
                theirs = self._paragraphs[at][1]
                if self._owners[row] == self._owners[other_row] or same_person(mine, other) is not False:
                    continue
                if self._sentences.words_in_both(row, paragraph, theirs) >= LEAST_COPIED:
                    part = min(1.0, shared / len(paragraph.digests))
                    copied[other_row].append((paragraph, theirs, part))
        yield from self._repeats(row, own)
        for other_row, pairs in copied.items():
            paragraph, theirs, part = max(pairs, key=lambda pair: (pair[0].words, pair[2], -pair[0].page))
            there = self._all[other_row].place(theirs.page, theirs.box)
            yield Match(
                MatchKind.TEXTO, paragraph.page, paragraph.box, there, round(part, 3), paragraph.quote
            )

    def _repeats(self, row: int, own: list[ParagraphPrint]) -> Iterator[Match]:
        """Earlier months of the same contract, or of the same person, whose informe this one repeats."""
        mine = self._all[row]
        digests = {digest for one in own for digest in one.digests}
        if mine.month is None or sum(one.words for one in own) < LEAST_INFORME or not digests:
            return
        rows = {at for key in self._keys[row] for at in self._of_owner[key] if at != row}
        for other_row in sorted(rows):
            other = self._all[other_row]
            if not other.counts or other.month is None or other.month >= mine.month:
                continue
            share = len(digests & self._digests_of(other_row)) / len(digests)
            if share < self._repeated:
                continue
            page, box = _widest(own)
            held = [one for one in other.traces.paragraphs if not digests.isdisjoint(one.digests)]
            quote = max(own, key=lambda one: one.words).quote
            yield Match(MatchKind.TEXTO, page, box, other.place(*_widest(held)), round(share, 3), quote)

    def _may_compare(self, row: int, other_row: int) -> bool:
        mine, other = self._all[row], self._all[other_row]
        if self._owners[row] == self._owners[other_row]:
            return not is_version(mine, other)
        return same_person(mine, other) is not None

    def _digests_of(self, row: int) -> frozenset[int]:
        """All digests of an informe, made when they are first asked for."""
        if row not in self._digests:
            told = self._all[row].traces.paragraphs
            self._digests[row] = frozenset(digest for one in told for digest in one.digests)
        return self._digests[row]


def find(imprints: Iterable[Imprint], *, repeated: float = REPEATED) -> dict[int, tuple[Match, ...]]:
    """What every cuenta shares with others, by submission id; those that share nothing are left out."""
    return Index(imprints, repeated=repeated).matches()


def _grouped(pairs: Iterable[tuple[int, int, int]], row_of: list[int]) -> _Groups:
    groups: _Groups = defaultdict(list)
    for place, other, much in pairs:
        groups[place].append((row_of[other], other, much))
    return groups


def _rows(places: list[range], rows: Iterable[int]) -> Ints:
    return np.array([place for row in rows for place in places[row]], dtype=np.int64)


def _plain(number: NumberPrint) -> str:
    return ids.digits(number.digits).lstrip("0")


def _is_document(number: NumberPrint, owner: Imprint) -> bool:
    """Whether the contractor's document was taken for the planilla: it is the same every month."""
    return owner.person is not None and ids.plain_document(number.digits) == owner.person


def _widest(paragraphs: list[ParagraphPrint]) -> tuple[int, Box]:
    """The page with most of the text, and the box around it there."""
    words: dict[int, int] = defaultdict(int)
    for one in paragraphs:
        words[one.page] += one.words
    page = max(words, key=lambda number: (words[number], -number))
    return page, Box.around(one.box for one in paragraphs if one.page == page)


def _best(matches: Iterable[Match]) -> list[Match]:
    def order(match: Match) -> tuple[float, int, int, int, Box, int]:
        month = match.there.month
        later = 0 if month is None else month.year * 12 + month.month
        place = match.box or Box(0, 0, 0, 0)
        return (-match.share, -later, match.there.submission_id, match.page, place, match.there.page or 0)

    return sorted(matches, key=order)[:MOST]
