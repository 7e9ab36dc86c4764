"""Which pages have to be read from their picture: no words, words that are none, or a scan's hidden layer."""

from __future__ import annotations

import re
from collections.abc import Sequence

_COVERING = 0.5  # of the page: a scan pasted into a page with a heading typed over it
_TILED = 0.85  # of the page: a scan saved as many strips
_TYPED_OVER = 60  # words: more are a page of its own, on a picture for its background
_HIDDEN_LAYER = 15  # words: fewer are what a signing program hides

_SAMPLE = 64  # words, from all over the page: enough to tell, and nothing beside reading them
_ENOUGH_LETTERS = 60
_VOWELS = "aeiouáéíóúü"
_WITHOUT_VOWELS = str.maketrans("", "", _VOWELS)
_VOWEL_SHARE = (0.30, 0.62)  # of the letters; Spanish prose has 0.45 to 0.50
_WITHOUT_RARE = str.maketrans("", "", "jkqwxz")
_RARE_SHARE = 0.15  # of the letters; Spanish prose has 0.02 to 0.03
_PLAUSIBLE = 0.5  # of the words: a page of names and abbreviations still has more
_UNREADABLE = 0.1  # of the characters
_CID = "(cid:"
_NO_LETTER = re.compile("[\ufffd\ue000-\uf8ff\x80-\x9f]")
_LETTERS = re.compile(r"[^\W\d_]+")
_OF_TWO_LETTERS = (
    "a e o u y de la el en se su al un no si es lo le me mi te tu ya da va ha he cc n d c s p dv cp cr kr cl "
    "av tv of ap ti ce pa ii iv vi ix xi x v i l m"
)
_SHORT = frozenset(_OF_TWO_LETTERS.split())
_NO_SPANISH = re.compile(r"[bcdfghjklmnpqrstvwxzñ]{5}|(.)\1\1|[aeiouáéíóú]{5}")


def needs_ocr(
    words: int, *, hidden: int, largest_share: float, picture_share: float, outlined: bool = False
) -> bool:
    """Whether the picture of a page with ink has to be read.

    `words` are those seen, `hidden` those that lie unseen on or beneath a picture; `largest_share` is the
    part of the page (0–1) that its largest picture covers, `picture_share` the part that all cover;
    `outlined` says that there is writing turned into curves beside the words.
    """
    if not words or outlined:
        return True
    covered = largest_share >= _COVERING or picture_share >= _TILED
    return (covered and (hidden > 0 or words <= _TYPED_OVER)) or hidden >= _HIDDEN_LAYER


def is_junk(texts: Sequence[str]) -> bool:
    """Whether a page's words are none: a font without a way back to letters, or a wrong one.

    Told by what cannot be text (`(cid:…)`, private and replacement characters) and, where there are letters
    enough, by vowels, rare letters and the shape of the words. Never true of numbers alone.
    """
    text = " ".join(texts[:: 1 + len(texts) // _SAMPLE]).lower()
    if _CID in text or not text.isascii():
        strange = len(_NO_LETTER.findall(text)) + len(_CID) * text.count(_CID)
        if strange > _UNREADABLE * len(text):
            return True
    words = _LETTERS.findall(text)
    letters = "".join(words)
    if len(letters) < _ENOUGH_LETTERS:
        return False
    if 1 - len(letters.translate(_WITHOUT_RARE)) / len(letters) > _RARE_SHARE:
        return True
    vowels = 1 - len(letters.translate(_WITHOUT_VOWELS)) / len(letters)
    if _VOWEL_SHARE[0] <= vowels <= _VOWEL_SHARE[1]:
        return False
    return sum(map(_plausible, words)) < _PLAUSIBLE * len(words)


def _plausible(word: str) -> bool:
    """Whether a word in small letters may be one of Spanish, or a sign of one or two letters."""
    if len(word) <= 2:
        return word in _SHORT
    return any(vowel in word for vowel in _VOWELS) and not _NO_SPANISH.search(word)
