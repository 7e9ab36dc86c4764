"""The number of a payment said in words: `tercer pago`, `primera cuenta`, `cuota número tres`, `4° pago`."""

from __future__ import annotations

import re

from review.recognition.grammar import Quote, fold

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
        if 1 <= value <= 99:
            found.append(Quote(value, match.start(), match.end(), text[match.start() : match.end()], 0.95))
    return found
