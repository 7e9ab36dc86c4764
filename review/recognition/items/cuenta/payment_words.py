"""The number of a payment said in words (`tercer pago`, `4° pago`) or alone beside the title (`N.º 02`)."""

from __future__ import annotations

import re

from review.recognition.grammar import Quote, fold
from review.recognition.page.page_text import PageText
from review.recognition.values.labels import Candidate

_CARDINALS = (
    "uno",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
)
_ORDINALS = (
    "primer primero primera|segundo segunda|tercer tercero tercera|cuarto cuarta|quinto quinta|sexto sexta"
    "|septimo septima|octavo octava|noveno novena|decimo decima|undecimo undecima|duodecimo duodecima"
)
_NUMBERS = {
    **{word: at for at, word in enumerate(_CARDINALS, start=1)},
    **{word: at for at, group in enumerate(_ORDINALS.split("|"), start=1) for word in group.split()},
}
_ORDINAL = "|".join(sorted(_ORDINALS.replace("|", " ").split(), key=len, reverse=True))
_ANY = "|".join(sorted(_NUMBERS, key=len, reverse=True))
# Judgement: of the page's height; in heights, how far a figure stands below its sign; of a number in a title.
_HEAD, _BELOW_SIGN, _TITLE_SCORE = 0.3, 2.6, 0.66
_MOST_PAYMENTS = 99  # judgement: no contract of services is paid more often
_SAID_CONFIDENCE = 0.95  # judgement: `pago número tres`, `tercer pago`
_SIGN = r"(?:n\.? ?°|no\.?|nro\.?|num\.?|numero|#)"
_ALONE = re.compile(rf"{_SIGN} ?[:.]? ?(0{{0,4}}\d{{1,2}}(?: ?(?:/|de) ?\d{{1,2}})?)?")
_FIGURES = re.compile(r"0{0,4}\d{1,2}(?: ?(?:/|de) ?\d{1,2})?")
_PAYMENT = r"(?:pago|cuota|cuenta|desembolso|mensualidad|acta (?:parcial|de pago))"
_SAID = re.compile(
    rf"\b(?:(?P<before>{_ORDINAL})|(?P<figure>\d{{1,2}})\s?(?:°|er\b|ra\b|do\b|da\b|ro\b|to\b|ta\b)\.?)"
    rf"\s(?:y ultim[oa] )?{_PAYMENT}\b"
    rf"|\b(?:pago|cuota|desembolso|mensualidad|cuenta de cobro)\s?(?:(?:n|no|nro|num|numero)\b[.°]?)?[\s:#]*"
    rf"(?P<after>{_ANY})\b(?! (?:mil\b|millon|cientos|pesos))"
)


def payments_in_words(text: str) -> list[Quote[int]]:
    """Every payment whose number is said in words or as an ordinal, 1–99, in the order of the text."""
    found = []
    for match in _SAID.finditer(fold(text).replace("\n", " ")):
        word = match["before"] or match["after"]
        value = int(match["figure"]) if word is None else _NUMBERS[word]
        if 1 <= value <= _MOST_PAYMENTS:
            found.append(
                Quote(value, match.start(), match.end(), text[match.start() : match.end()], _SAID_CONFIDENCE)
            )
    return found


def numbers_of_the_title(page: PageText) -> list[Candidate[int]]:
    """`N.º 02` alone in a cell of the page's head, or `N.º` with the number in the cell below."""
    found: list[Candidate[int]] = []
    head = [s for s in page.segments if s.top < _HEAD * page.page.height]
    for segment in head:
        alone = _ALONE.fullmatch(fold(page.text_of(segment)).strip())
        if alone is None:
            continue
        cells = [segment]
        if not alone[1]:
            cells = [
                s
                for s in head
                if segment.box.shares_columns(s)
                and 0 < s.middle - segment.middle < _BELOW_SIGN * page.height
                and _FIGURES.fullmatch(page.text_of(s))
            ][:1]
        for cell in cells:
            text = page.text_of(cell)
            number = int(re.findall(r"\d+", text)[0])
            if 1 <= number <= _MOST_PAYMENTS:
                sure = _TITLE_SCORE * min(page.words[i].confidence for i in cell.words)
                found.append(Candidate(number, text, page.number, cell.box, sure, "junto al título"))
    return found
