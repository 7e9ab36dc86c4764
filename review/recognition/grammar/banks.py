"""The banks and wallets of Colombia, and the names by which papers call them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from review.recognition.grammar.plain_text import Quote, flatten, fold
from review.recognition.knowledge import packaged
from review.recognition.knowledge.in_force import MOST_KEPT, words_in_force
from review.recognition.knowledge.own_words import Words

_WORD: Final = re.compile(r"[a-z0-9]+!?")


Aliases = dict[str, list[tuple[tuple[str, ...], str]]]
_CONFIDENCE: Final = 0.95  # judgement: a bank's name is said of little else


@lru_cache(maxsize=MOST_KEPT)
def _by_first_word(words: Words) -> Aliases:
    """Aliases as words, longest first, under their first word, each with the canonical name."""
    table: Aliases = {}
    for bank in (*words.banks, *packaged.banks()):
        for alias in bank.phrases:
            said = tuple(_WORD.findall(fold(alias)))
            table.setdefault(said[0], []).append((said, bank.name))
    for entries in table.values():
        entries.sort(key=lambda entry: len(entry[0]), reverse=True)
    return table


def find_bank(text: str) -> list[Quote[str]]:
    """Every bank or wallet named, by its canonical name, in the order of the text."""
    flat, aliases = flatten(text), _by_first_word(words_in_force())
    if aliases.keys().isdisjoint(_WORD.findall(flat.text)):
        return []
    words = [(found[0], found.start(), found.end()) for found in _WORD.finditer(flat.text)]
    quotes: list[Quote[str]] = []
    index = 0
    while index < len(words):
        for alias, name in aliases.get(words[index][0], ()):
            run = words[index : index + len(alias)]
            if tuple(word for word, _, _ in run) == alias:
                quotes.append(flat.quote(text, name, run[0][1], run[-1][2], _CONFIDENCE))
                index += len(alias)
                break
        else:
            index += 1
    return quotes


@lru_cache(maxsize=MOST_KEPT)
def _owners(words: Words) -> dict[str, frozenset[str]]:
    banks = (*words.banks, *packaged.banks())
    said = {bank.name: {fold(alias) for alias in bank.phrases} for bank in banks}
    parts = {
        name: {part for alias in aliases for part in _WORD.findall(alias)} for name, aliases in said.items()
    }
    return {
        name: frozenset(other for other, own in said.items() if other != name and own & parts[name])
        for name in said
    }


def owners_of(brand: str) -> frozenset[str]:
    """The banks whose name is a word of a brand's own: Davivienda, of `Daviplata de Davivienda`."""
    return _owners(words_in_force()).get(brand, frozenset())
