"""Stamps and words that void a paper: ANULADO, BORRADOR, COPIA NO VÁLIDA… large on the page, or beside its
title. A word of running text («se anuló la cita», «no válido sin firma») voids nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from review.model import Box, Mark, Word
from review.model.marks import ItemMark
from review.recognition.grammar import fold
from review.recognition.page.page_text import PageText, Segment, plain_words

_PAPER = (
    r"(?:documento|copia|ejemplar|papel|formato|cuenta(?: de cobro)?|informe|planilla|comprobante|soporte"
    r"|certificad[oa]|certificacion|constancia|rut|recibo|factura|pago)"
)
_WORD = (
    r"(?:anulad[oa](?: por \w+(?: \w+){0,3})?|nul[oa]|borrador|en tramite"
    r"|invalid[oa]|muestra|ejemplo|especimen|specimen|(?:de )?prueba"
    r"|sin (?:ningun )?(?:valor|validez)(?: (?:comercial|legal|fiscal|alguno?|oficial))?"
    r"|no (?:es )?valid[oa](?: (?:para|como) \w+(?: \w+){0,3})?|no tiene (?:valor|validez)"
    r"|(?:solo|solamente|unicamente|exclusivamente) para (?:el )?tramite"
    r"|para (?:el )?tramite (?:solo|solamente|unicamente|exclusivamente))"
)
# Alone, «prueba» or «muestra» may be the name of what a page shows.
_STAMP = re.compile(rf"(?:(?:{_PAPER} )*{_WORD} ?)+")
_ONLY_WITH_PAPER = re.compile(r"(?:de )?(?:prueba|ejemplo)")
_AFTER_TITLE = re.compile(rf"{_PAPER}\b.* (?P<word>(?:{_PAPER} )?{_WORD})")
_TITLE = re.compile(rf"{_PAPER}\b")
# In heights of the page's print: what is so tall is no text of the paper. A title may be nearly so.
_TALL = 2.0
_MOST_TALL = 200  # words looked at
_NEAR, _WIDE = 0.5, 1.0  # of the smaller word's longer side
_HEAD = 0.25  # of the page's height, from its top
_TITLE_WORDS = 9


# Letters put down one by one come out of the file in pieces and, where they stand aslant or on their head, in
# another order. What has all letters of these, and no other, is one of them.
_PAPERS = ("", "documento", "copia", "ejemplar", "papel", "formato")
_WORDS = (
    *("anulado", "anulada", "borrador", "en tramite", "invalido", "invalida", "especimen", "specimen"),
    *("sin valor", "sin validez", "no valido", "no valida", "no es valido", "no es valida"),
    *("solo para tramite", "para tramite unicamente", "unicamente para tramite"),
)
# The paper's edge may have cut one off.
_SAID = [(paper + word).replace(" ", "") for paper in _PAPERS for word in _WORDS]
_LETTERS = frozenset("".join(sorted(part)) for said in _SAID for part in (said, said[1:], said[:-1]))


def void_mark(page: PageText) -> Mark | None:
    """The first stamp or word that voids the page's paper, with its place."""
    return next(_stamps(page), None) or next(_beside_title(page), None)


def _stamps(page: PageText) -> Iterator[Mark]:
    """Large words of one writing, whichever way they run, when they say only that."""
    tall = [word for word in page.words if _is_tall(word, page.height)][:_MOST_TALL]
    for group in (*_runs(tall), *_groups(tall, _NEAR), *_groups(tall, _WIDE)):
        said = " ".join(word.text for word in group)
        if _voids(said) or _letters(said) in _LETTERS:
            yield Mark(ItemMark.VOIDED, said, page.number, Box.around(word.box for word in group))


def _is_tall(word: Word, height: float) -> bool:
    """A single letter that lies on its side is as wide as it would be tall."""
    side = max(word.box.height, word.box.width) if len(word.text) == 1 else word.box.height
    return side >= _TALL * height


def _runs(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Words that follow each other in the file and touch."""
    run: list[Word] = []
    for word in words:
        if run and not _touch(run[-1], word, _NEAR):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _groups(words: Sequence[Word], room: float) -> Iterator[list[Word]]:
    """Words that touch others of the same group, in the order of the file: a watermark may be put down
    letter by letter, in any order."""
    left = list(enumerate(words))
    while left:
        group = [left.pop(0)]
        for _, one in group:
            near = [(at, other) for at, other in left if _touch(one, other, room)]
            left = [pair for pair in left if pair not in near]
            group += near
        yield [word for _, word in sorted(group, key=lambda pair: pair[0])]


def _touch(one: Word, other: Word, room: float) -> bool:
    """Do two tall words touch, with so much room (in sides of the smaller one) between them?"""
    room *= min(max(one.box.height, one.box.width), max(other.box.height, other.box.width))
    across = max(one.box.x0, other.box.x0) - min(one.box.x1, other.box.x1)
    down = max(one.box.top, other.box.top) - min(one.box.bottom, other.box.bottom)
    return across < room and down < room


def _voids(text: str) -> bool:
    words = [word for word in plain_words(fold(text)) if not any(map(str.isdecimal, word))]
    plain = ("" if all(len(word) == 1 for word in words) else " ").join(words)
    return _STAMP.fullmatch(plain) is not None and _ONLY_WITH_PAPER.fullmatch(plain) is None


def _letters(text: str) -> str:
    return "".join(sorted(filter(str.isalpha, fold(text))))


def _beside_title(page: PageText) -> Iterator[Mark]:
    """In capitals in the head of the page: alone on its line or beside a title, or at a title's end."""
    for line in page.lines:
        if not line or line[0].top > _HEAD * page.page.height:
            continue
        for segment in line:
            text = page.text_of(segment)
            if _alone(page, segment, line, text):
                yield Mark(ItemMark.VOIDED, text, page.number, segment.box)
            elif (word := _at_title_end(text)) is not None:
                yield Mark(ItemMark.VOIDED, word, page.number, segment.box)


def _alone(page: PageText, segment: Segment, line: Sequence[Segment], text: str) -> bool:
    if not (_is_capital(text) and _voids(text)):
        return False
    return all(_TITLE.match(fold(page.text_of(one))) for one in line if one is not segment)


def _at_title_end(text: str) -> str | None:
    """`CUENTA DE COBRO No. 003 (ANULADA)`: the words that void it, as printed."""
    words = [word for word in text.split() if plain_words(fold(word))]
    if not 1 < len(words) <= _TITLE_WORDS:
        return None
    plain = [" ".join(plain_words(fold(word))) for word in words]
    found = _AFTER_TITLE.fullmatch(" ".join(plain))
    if found is None:
        return None
    tail = words[-len(found["word"].split()) :]
    said = " ".join(tail)
    return said if _is_capital(said) and _is_capital(words[0]) and _voids(said) else None


def _is_capital(text: str) -> bool:
    return any(map(str.isalpha, text)) and text == text.upper()
