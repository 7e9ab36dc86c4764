"""Families of labels: sets of phrases that name the same thing, made ready to be looked for on a page.

`№` in a phrase stands for every way to write "number".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import product

from review.recognition.grammar import fold
from review.recognition.knowledge import packaged
from review.recognition.knowledge.in_force import MOST_KEPT, words_in_force
from review.recognition.knowledge.own_words import Words
from review.recognition.page.near_words import Vocabulary
from review.recognition.page.page_text import plain_words

NUMBER_WORDS = ("no", "no.", "n°", "nro", "nro.", "num", "num.", "numero", "#", "n.°", "n")
_SHORT_WORDS = {
    "valor": ("vr", "vr.", "vlr", "vlr.", "v/r"),
    "contrato": ("cto", "cto.", "contr."),
    "cuenta": ("cta", "cta."),
    "documento": ("doc", "doc."),
    "identificacion": ("ident", "ident."),
    "fecha": ("fec", "fec.", "f."),
}
"""Words of labels as they are shortened. One alone is no label: `CTO 2689` is a number."""
_SHORT_DATE = re.compile(r"^(f\.|fec\.?)(?: de la| del?)(?= )")
_SLASH = re.compile(r" ?/ ?")
# Shorter labels are words like any other when a letter is wrong.
LEAST_BLURRED = 4


class Families:
    """The label families of one item, ready to be looked for."""

    def __init__(self, families: Iterable[tuple[str, Iterable[str]]]) -> None:
        """Names with their phrases; of two with one phrase the first one counts. "" is the family of labels
        whose values nobody wants."""
        phrases: dict[str, str] = {}
        for name, said in families:
            for phrase in said:
                for written in ways_to_write(phrase.strip()):
                    phrases.setdefault(written, name)
        phrases.pop("", None)
        self.phrases: tuple[tuple[str, str], ...] = tuple(phrases.items())
        words = {phrase: plain_words(phrase) for phrase in phrases}
        self._looked_for = {
            phrase: tuple(said) if len(phrase) >= LEAST_BLURRED and "#" not in phrase else ()
            for phrase, said in words.items()
        }
        common = Counter(word for said in words.values() for word in set(said))
        self._by_word: dict[str, list[int]] = {}
        self._longest_first = sorted(self.phrases, key=lambda row: (-len(row[0]), row[0]))
        for rank, (phrase, _) in enumerate(self._longest_first):
            rarest = min(words[phrase], key=lambda word: (common[word], -len(word)))
            self._by_word.setdefault(rarest, []).append(rank)

    def possible(self, words: set[str]) -> list[tuple[str, str]]:
        """The phrases whose rarest word is on a page of these words, longest phrase first."""
        ranks = [rank for word in words & self._by_word.keys() for rank in self._by_word[word]]
        ranks.sort()
        return [self._longest_first[rank] for rank in ranks]

    def has(self, phrase: str) -> bool:
        """Is it a label, whole?"""
        return phrase in self._looked_for

    def words(self, phrase: str) -> tuple[str, ...]:
        """The words to look for where OCR may have misspelt the phrase; none when it is too short."""
        return self._looked_for[phrase]

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words of the labels, to be looked for in what OCR read."""
        return Vocabulary({word for phrase, _ in self.phrases for word in plain_words(phrase)})


@dataclass(frozen=True, slots=True)
class LabelSet:
    """The families of a set of the files of knowledge, by its name; built when they are first looked for."""

    name: str

    def in_force(self) -> Families:
        """With the labels of the entity whose paper is read. Raises KeyError for a set that is none."""
        return _built(self.name, words_in_force())


@lru_cache(maxsize=MOST_KEPT * len(packaged.PAPER_FILES))
def _built(name: str, words: Words) -> Families:
    own = [(family, map(_folded, phrases)) for of, family, phrases in words.labels if of == name]
    return Families([*own, *packaged.labels(name).items()])


def _folded(phrase: str) -> str:
    """A label as pages are searched, its `№` left open."""
    return "№".join(map(fold, phrase.split("№")))


@lru_cache(maxsize=8192)
def ways_to_write(phrase: str) -> tuple[str, ...]:
    """The phrase with every way to write "number" in the place of `№`, with its words as columns too narrow
    for them have them (`vr. contrato`, `numero de cta`), and with its slash as OCR reads it."""
    numbers = [phrase.replace("№", word) for word in NUMBER_WORDS] if "№" in phrase else [phrase]
    numbers += [said for one in numbers for said in _slash_read(one)]
    words = phrase.split(" ")
    if len(words) == 1 or _SHORT_WORDS.keys().isdisjoint(words):
        return tuple(numbers)
    written = [
        " ".join(ways)
        for one in numbers
        for ways in product(*((word, *_SHORT_WORDS.get(word, ())) for word in one.split(" ")))
    ]
    # A narrow cell keeps no small words either: `f. inicio`.
    return tuple(dict.fromkeys([*written, *(_SHORT_DATE.sub(r"\1", one) for one in written)]))


def _slash_read(phrase: str) -> tuple[str, ...]:
    """`CC / Nit` as `CCINit`: OCR takes a slash for a straight letter, without the blanks around it."""
    return tuple(_SLASH.sub(letter, phrase) for letter in "il") if "/" in phrase else ()
