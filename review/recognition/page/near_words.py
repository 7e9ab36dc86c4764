"""Words as OCR spells them: which word of a vocabulary was meant, and which words were run together.

What stands in figures only is never mended: a number is read or it is not.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

# One letter wrong, missing or too many for each of these.
LETTERS_AN_ERROR = 6
# Shorter words are only looked for with look-alike letters: an error makes another word of them.
LEAST_LETTERS = 5
# Words run together are told when they have this many letters, one of them at least LEAST_CONTENT.
LEAST_GLUED = 6
LEAST_CONTENT = 4
# Short words that may be a part of a glued one; any other is too likely to be within a longer word.
SMALL_WORDS = frozenset(
    ("a", "al", "con", "de", "del", "el", "en", "la", "las", "los", "no", "para", "por", "que", "se", "y")
)
_MANY = 2  # two already say that the word may be more than one
_REMEMBERED = 50_000  # words: some megabytes, more than a month of papers has

_SHAPES = str.maketrans({"0": "o", "1": "l", "i": "l", "|": "l", "5": "s", "8": "b", "6": "b", "q": "g"})


class Near(NamedTuple):
    """A word of the vocabulary that may have been meant; `errors` counts letters, look-alikes not."""

    word: str
    errors: int


def shape(text: str) -> str:
    """The folded text with letters and figures that look alike made one: same length."""
    return text.translate(_SHAPES)


def _outline(text: str) -> str:
    """`shape`, with strokes that look like one letter made one."""
    return shape(text.replace("rn", "m").replace("vv", "w").replace("ii", "u"))


class Vocabulary:
    """Folded words without punctuation, ready to be asked for. What was asked once is remembered."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = frozenset(word for word in words if word)
        self._outlines: dict[str, list[str]] = {}
        self._by_length: dict[int, tuple[list[str], list[str]]] = {}
        self._shapes: dict[str, str] = {}
        for word in sorted(self.words):
            self._outlines.setdefault(_outline(word), []).append(word)
            if len(word) >= LEAST_LETTERS and not any(map(str.isdecimal, word)):
                outlines, spelt = self._by_length.setdefault(len(word), ([], []))
                outlines.append(_outline(word))
                spelt.append(word)
            if len(word) >= LEAST_CONTENT or word in SMALL_WORDS:
                self._shapes.setdefault(shape(word), word)
        self._shapes |= {shape(word): word for word in sorted(SMALL_WORDS)}
        self._longest = max(map(len, self._shapes))
        self._near: dict[str, tuple[Near, ...]] = {}
        self._parts: dict[str, tuple[str, ...]] = {}

    def near(self, token: str) -> tuple[Near, ...]:
        """The words that the folded token may stand for, best only; itself when it is one of them."""
        found = self._near.get(token)
        if found is None:
            if len(self._near) > _REMEMBERED:
                self._near.clear()
            found = self._near[token] = self._meant(token)
        return found

    def _meant(self, token: str) -> tuple[Near, ...]:
        if token in self.words:
            return (Near(token, 0),)
        letters = sum(map(str.isalpha, token))
        if len(token) < 2 or letters <= len(token) - letters:
            return ()
        alike = self._outlines.get(_outline(token))
        if alike:
            return tuple(Near(word, 0) for word in alike[:_MANY])
        return self._edited(token) if len(token) >= LEAST_LETTERS - 1 else ()

    def _edited(self, token: str) -> tuple[Near, ...]:
        by_outline, by_letters = self._nearest(token, _outline(token), 0), self._nearest(token, token, 1)
        if not by_outline or (by_letters and by_letters[0].errors < by_outline[0].errors):
            return by_letters
        return by_outline

    def _nearest(self, token: str, said: str, spelling: int) -> tuple[Near, ...]:
        most = max(len(token) // LETTERS_AN_ERROR, 1)
        found: list[Near] = []
        for length in range(len(token) - most, len(token) + most + 1):
            spellings = self._by_length.get(length, ((), ()))
            allowed = min(most, max(length // LETTERS_AN_ERROR, 1))
            for _, errors, at in process.extract_iter(
                said, spellings[spelling], scorer=Levenshtein.distance, score_cutoff=allowed
            ):
                found.append(Near(spellings[1][at], max(int(errors), 1)))
        least = min((near.errors for near in found), default=0)
        return tuple(near for near in found if near.errors == least)[:_MANY]

    def parts(self, token: str) -> tuple[str, ...]:
        """The words that were run together in the folded token, which they fill letter by letter.

        Empty when it is one word (also a slightly misspelt one) or none of them is long enough to tell.
        """
        found = self._parts.get(token)
        if found is None:
            if len(self._parts) > _REMEMBERED:
                self._parts.clear()
            found = self._parts[token] = self._parted(token)
        return found

    def _parted(self, token: str) -> tuple[str, ...]:
        if len(token) < LEAST_GLUED or self.near(token) or self._is_plural(token):
            return ()
        outline = shape(token)
        # The fewest words that fill the first letters, for every number of letters.
        filled: list[tuple[str, ...] | None] = [(), *[None] * len(token)]
        for at in range(1, len(token) + 1):
            for start in range(max(at - self._longest, 0), at):
                before = filled[start]
                word = self._shapes.get(outline[start:at]) if before is not None else None
                if before is None or word is None:
                    continue
                known = filled[at]
                if known is None or len(before) + 1 < len(known):
                    filled[at] = (*before, word)
        whole = filled[-1]
        return whole if whole is not None and max(map(len, whole)) >= LEAST_CONTENT else ()

    def _is_plural(self, token: str) -> bool:
        return token.removesuffix("s") in self.words or token.removesuffix("es") in self.words
