"""Figures in a font that nothing else on their digital page has: a sign that one of them was changed.

Only a font with hardly anything but figures is looked at, never a bolder or slanted face of another one on
the page. A number counts when part of its digits are in that font and part are not, or when the other numbers
of its line or column are all in one other font.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass

from review.model import Box, Edit, EditKind
from review.reading import pdfium, pdfium_drawing
from review.reading.geometry import Frame
from review.reading.objects import PageObjects
from review.reading.words import RawWords

# Papers whose values count; the fonts of all texts of a page are dear to ask for.
_TELLS_VALUES = re.compile("planilla|aporte|cotiza|cobro|pagar|consign|honorario|ahorro", re.IGNORECASE)
_MOST_TEXTS = 1000
_LEAST_TEXTS = 8  # on the page: too few tell nothing
_MOST_RARE = 3  # texts in the font
_FIGURES = re.compile(r"[\s$.,:'%()+/-]*\d[\d\s$.,:'%()+/-]*")
_LEAST_DIGITS = 4  # of a number that stands alone in its font
_LEAST_OTHERS = 3  # numbers beside it
_ALIGNED = 3.0  # points
_HEIGHTS = 1.6  # one word's height divided by another's
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_STYLE = re.compile(
    r"(?:[-,\s]|(?<=[a-z]))(?:bold|negrita|italic|oblique|cursiva|semibold|demi|light|medium|black|regular|roman|"
    r"narrow|condensed|it|bd|mt|ps|psmt)+", re.IGNORECASE
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Figure:
    text: str
    box: Box
    fonts: frozenset[str]


def odd_figures(objects: PageObjects, words: RawWords, text_page: int, frame: Frame) -> list[Edit]:
    """Figures of a page whose font is out of the ordinary, on the upright page."""
    if len(objects.texts) > _MOST_TEXTS or not any(map(_TELLS_VALUES.search, words.texts)):
        return []
    rare = _rare_fonts(objects.texts, text_page)
    if not rare:
        return []
    names = {item: name for name, items in rare.items() for item in items}
    figures = [_Figure(text, box, fonts) for text, box, fonts in _numbers(words, text_page, frame, names)]
    return [
        Edit(EditKind.FONT, one.box, one.text)
        for one in figures
        if any(one.fonts) and ("" in one.fonts or _stands_out(one, figures))
    ]


def _rare_fonts(texts: list[int], text_page: int) -> dict[str, list[int]]:
    """The fonts with few texts, all of them figures, by name: the handles of their texts."""
    if len(texts) < _LEAST_TEXTS:
        return {}
    fonts = list(map(pdfium_drawing.font_of, texts))
    counts = Counter(fonts)
    if len(counts) < 2 or min(counts.values()) > _MOST_RARE:
        return {}
    names = {font: pdfium_drawing.font_name(font) if font else "" for font in counts}
    used: Counter[str] = Counter()
    for font, count in counts.items():
        used[names[font]] += count
    faces = {name: _SUBSET.sub("", name) for name in used}
    families = {name: _STYLE.sub("", face).casefold() for name, face in faces.items()}
    rare: defaultdict[str, list[int]] = defaultdict(list)
    for item, font in zip(texts, fonts, strict=True):
        name = names[font]
        styled = any(families[other] == families[name] and faces[other] != faces[name] for other in used)
        if name and used[name] <= _MOST_RARE and not styled:
            rare[name].append(item)
    return {name: items for name, items in rare.items() if _are_figures(items, text_page)}


def _are_figures(items: list[int], text_page: int) -> bool:
    texts = [pdfium_drawing.text_of_object(item, text_page) for item in items]
    inked = [text for text in texts if text.strip()]
    return bool(inked) and all(_FIGURES.fullmatch(text) for text in inked)


def _numbers(
    words: RawWords, text_page: int, frame: Frame, names: dict[int, str]
) -> list[tuple[str, Box, frozenset[str]]]:
    """The words with figures, with the rare fonts that their digits are in; "" stands for all others."""
    found = []
    for text, first, edges in zip(words.texts, words.firsts, words.edges.tolist(), strict=True):
        if not any(map(str.isdecimal, text)):
            continue
        fonts = frozenset(
            names.get(pdfium.text_object_of(text_page, first + place) or 0, "")
            for place, sign in enumerate(text)
            if sign.isdecimal()
        )
        a, b, c, d, e, f, g, h = edges
        box = frame.place_one(min(a, e), min(d, h), max(c, g), max(b, f))
        found.append((text, box, fonts))
    return found


def _stands_out(one: _Figure, figures: list[_Figure]) -> bool:
    """Whether a number wholly in a rare font has enough others beside, above or below it."""
    if sum(map(str.isdecimal, one.text)) < _LEAST_DIGITS or len(one.fonts) != 1:
        return False
    others = [two for two in figures if two.fonts == {""} and _beside(one.box, two.box)]
    return len(others) >= _LEAST_OTHERS


def _beside(one: Box, two: Box) -> bool:
    heights = sorted((one.height, two.height))
    if heights[0] <= 0 or heights[1] / heights[0] > _HEIGHTS:
        return False
    middle = two.middle
    in_line = one.top <= middle <= one.bottom
    return in_line or abs(one.x1 - two.x1) <= _ALIGNED or abs(one.x0 - two.x0) <= _ALIGNED
