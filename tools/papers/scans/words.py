"""The words of a digital page with their boxes, and what a bad reader makes of them."""

from __future__ import annotations

from random import Random

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from tools.papers.scans.sheet import Word

_TAKEN_FOR = {
    "0": "O68", "1": "lI7", "2": "Z7", "3": "85", "4": "A9", "5": "S63", "6": "5G8", "7": "1T", "8": "B36",
    "9": "4g", "o": "0c", "l": "1I", "i": "1j", "e": "c", "a": "o", "n": "ri", "m": "rn", "ñ": "n", "á": "a",
    "ó": "6o", "S": "5$", "$": "S", ".": ",", ",": ".", "E": "F", "C": "G", "T": "7",
}  # fmt: skip


def words_of(page: pdfium.PdfPage) -> list[Word]:
    """Words of a page's text layer, boxes in points from the top left corner."""
    height = page.get_height()
    layer = page.get_textpage()
    count = layer.count_chars()
    text = layer.get_text_range(0, count) if count else ""
    words: list[Word] = []
    run: list[tuple[str, tuple[float, float, float, float]]] = []

    def close() -> None:
        if run:
            boxes = [b for _, b in run]
            words.append(
                Word(
                    "".join(c for c, _ in run), min(b[0] for b in boxes), height - max(b[3] for b in boxes),
                    max(b[2] for b in boxes), height - min(b[1] for b in boxes),
                )
            )  # fmt: skip
            run.clear()

    for i, char in enumerate(text[:count]):
        if char.isspace():
            close()
        else:
            run.append((char, layer.get_charbox(i, loose=True)))
    close()
    return words


def small_print(page: pdfium.PdfPage) -> float:
    """The size in points above which nineteen of twenty letters of the page are; 9 when it has none."""
    layer = page.get_textpage()
    sizes = sorted(pdfium_c.FPDFText_GetFontSize(layer.raw, i) for i in range(0, layer.count_chars(), 5))
    sizes = [s for s in sizes if s > 2]
    return float(sizes[len(sizes) // 20]) if sizes else 9.0


def misread(words: list[Word], rng: Random) -> list[Word]:
    """As a cheap OCR would have left them: digits wrong, letters swapped, words lost."""
    out = []
    for word in words:
        if rng.random() < 0.06:
            continue
        shown = "".join(
            rng.choice(_TAKEN_FOR[c])
            if c in _TAKEN_FOR and rng.random() < (0.3 if c.isdecimal() else 0.12)
            else c
            for c in word.text
        )
        out.append(Word(shown, word.x0, word.top, word.x1, word.bottom))
    return out
