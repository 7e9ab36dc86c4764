"""Amounts of money in figures, as Colombians write them: `$ 2.500.000`, `2'500.000`, `$1,684,000.00`.

Point, comma and apostrophe all separate thousands; whatever follows them in threes is thousands, and
one or two figures at the end are cents. Whole pesos come out: cents are rounded and cost confidence.
"""

from __future__ import annotations

import re
from typing import Final

from review.recognition.grammar.plain_text import Quote, fold

_GAP: Final = r"[ \t]{0,2}"
_NUMBER: Final = rf"""
    (?P<dense>\d{{1,3}}(?:[.,']\d{{3}})+(?!\d)(?![ \t]{{1,2}}[.,']\d{{3}}(?!\d)))
  | (?P<gappy>\d{{1,3}}(?:{_GAP}[.,']{_GAP}\d{{3}}(?!\d))+)
  | (?P<spaced>\d{{1,3}}(?:[ ]\d{{3}}(?!\d)){{1,4}}(?![ ]\d))
  | (?P<plain>\d{{4,15}}|\d{{1,3}}(?![ ]\d{{3}}))
"""
_CENTS: Final = r"[ ]?[.,][ ]?(?P<cents>\d{1,2}|[o0]{2}|-{1,2})"
# What fills the space before a figure so that nobody adds another: `$ ****1.950.000****`, `$ ____1.950.000`.
_GUARD: Final = r"[ ]?(?:[*=]{3,40}|[.]{3,40}|_{2,40}|-{2,40})[ ]?"
_AMOUNT: Final = re.compile(
    rf"""
    (?P<sign>(?<![a-z$])(?:cop[ ]?)?\$(?:[ ]?cop\b)?|(?<![a-z\d])cop\b)?
    (?(sign)(?:[\s*=]{{0,4}}|{_GUARD}))
    (?<![^\W_])(?<!\d[.,'/-])
    (?:{_NUMBER})(?:{_CENTS})?
    (?![\d])(?![.,'][\d])(?![ ]?%)
    (?P<scale>[ ]?mill[o0]n(?:es)?\b|[ ]?mil\b)?
    """,
    re.VERBOSE,
)
_PESOS_AFTER: Final = re.compile(
    r"[\s.)=*-]{0,4}(?:de\s{1,3})?(?:pesos?\b|m\s?/?\s?cte\b|m\s?/\s?l\b|mcte\b|cop\b|moneda\b)"
)
_LABEL_BEFORE: Final = re.compile(
    r"\b(?:valor(?:es)?|total(?:es)?|suma|monto|saldo|ibc|ingreso base|honorarios|cuantia|"
    r"asciende a|recibi|pagad[oa]|pagar|cancelado|subtotal|neto)\b(?P<between>[a-z\s/():.=*]{0,40})$"
)
_OTHER_NUMBER: Final = re.compile(
    r"\b(?:no|nos|nro|numero|n|nit|cc|c\.c|ce|cedula|documento|identificad[oa]s?|identificacion|telefono|tel|"
    r"cel|celular|cuenta|cta|planilla|contrato|clave|referencia|cus|dias|afiliados|folios?|pagina)\b\W*$|#\W*$"
)
_JOINED_AFTER: Final = re.compile(r"[-/]\d|[a-z]|°")
_MILLIONS: Final = re.compile(r"\d{1,3}'\d{3}[.,']\d{3}$")  # 2'500.000 is written of money only
_LOOK_BACK: Final = 64  # characters: the longest label with the 40 that _LABEL_BEFORE lets follow it
_LEAST_LABELLED: Final = 1000  # pesos: less is no amount of these papers, but a number
_MOST: Final = 10**13
_THOUSAND, _MILLION = 1000, 1_000_000  # what `mil` and `millones` multiply by
_TENTH_CENTS: Final = 10  # `,5` is five tenths of a peso
_HALF_PESO_CENTS: Final = 50  # from which on cents are rounded up
_PLAIN_DIGITS: Final = range(5, 10)  # judgement: figures without separators that may be pesos, not a number
_LEAST_PLAIN_DIGITS: Final = 4  # with `$`, fewer figures than these need no separator and are seldom money
# Judgement: how surely figures with `$` mean so many pesos …
_DENSE_CONFIDENCE: Final = 0.99
_GAPPY_CONFIDENCE: Final = 0.85  # blanks between the groups
_PLAIN_CONFIDENCE: Final = 0.95
_SMALL_CONFIDENCE: Final = 0.8
_SCALE_CONFIDENCE: Final = 0.8  # `2 millones`
_CENTS_CONFIDENCE: Final = 0.7  # with cents, which nobody is paid
# … and without it.
_PESOS_CONFIDENCE: Final = 0.95  # `pesos` follows
_MILLIONS_CONFIDENCE: Final = 0.85  # `2'500.000`
_LABELLED_CONFIDENCE: Final = 0.85
_GROUPS_CONFIDENCE: Final = 0.9  # alone, two separators
_ONE_GROUP_CONFIDENCE: Final = 0.6  # alone, one separator
_BARE_CONFIDENCE: Final = 0.6  # alone, as many figures as pesos have
_ODD_BARE_CONFIDENCE: Final = 0.3


def _value(found: re.Match[str]) -> tuple[int, float] | None:
    """Whole pesos and how surely the figures mean them; None when they cannot be money."""
    dense, gappy, spaced, plain = found.group("dense", "gappy", "spaced", "plain")
    body: str = dense or gappy or spaced or plain
    digits = "".join(char for char in body if char.isdecimal())
    if len(digits) > 1 and digits[0] == "0":
        return None
    confidence = _DENSE_CONFIDENCE
    if gappy or spaced:
        confidence = _GAPPY_CONFIDENCE
    elif plain:
        confidence = _PLAIN_CONFIDENCE if len(plain) >= _LEAST_PLAIN_DIGITS else _SMALL_CONFIDENCE
    if dense and "." in dense and "," in dense:
        confidence = 0.5
    pesos = int(digits)
    cents = found["cents"]
    if found["scale"]:
        unit = _THOUSAND if found["scale"].strip() == "mil" else _MILLION
        if plain is None or (unit == _THOUSAND and cents):
            return None
        fraction = cents if cents and cents.isdecimal() else ""
        pesos = (int(digits + fraction) * unit) // 10 ** len(fraction)
        confidence = _SCALE_CONFIDENCE
    elif cents and cents.isdecimal() and int(cents):
        hundredths = int(cents) * (_TENTH_CENTS if len(cents) == 1 else 1)
        pesos += hundredths >= _HALF_PESO_CENTS
        confidence = min(confidence, _CENTS_CONFIDENCE)
    return (pesos, confidence) if pesos < _MOST else None


def _bare_confidence(found: re.Match[str]) -> float:
    """How surely figures without a sign and without a label are money, by their shape alone."""
    groups = sum(found[0].count(separator) for separator in ".,'")
    if found["dense"]:
        return _GROUPS_CONFIDENCE if groups > 1 else _ONE_GROUP_CONFIDENCE
    if found["plain"]:
        return _BARE_CONFIDENCE if len(found["plain"]) in _PLAIN_DIGITS else _ODD_BARE_CONFIDENCE
    return 0.5


def _unsigned_confidence(text: str, found: re.Match[str], pesos: int, *, bare: bool) -> float | None:
    """What the neighbours say of figures without `$`; None when nothing says that they are money."""
    start, end = found.start(), found.end()
    if _PESOS_AFTER.match(text, end):
        return _PESOS_CONFIDENCE
    if found["scale"] or _JOINED_AFTER.match(text, end):
        return None
    if found["dense"] and _MILLIONS.match(found["dense"]):
        return _MILLIONS_CONFIDENCE
    if bare:
        return _bare_confidence(found)
    shaped = found["dense"] or (found["plain"] and len(found["plain"]) in _PLAIN_DIGITS)
    if pesos < _LEAST_LABELLED or not shaped:
        return None
    label = _LABEL_BEFORE.search(text[max(0, start - _LOOK_BACK) : start])
    if label is None or _OTHER_NUMBER.search(label["between"]):
        return None
    return _LABELLED_CONFIDENCE


def find_money(text: str, *, bare: bool = False) -> list[Quote[int]]:
    """Every amount in figures, in whole pesos, in the order of the text.

    Without `bare` an amount needs a sign (`$`, `COP`), a word of money behind it (`pesos`, `M/CTE`) or a
    label before it (`valor`, `total`…). With `bare` any number counts (a cell of a money column), with the
    confidence that its shape deserves: `1.684` may be 1684 or a code, `1.800.000` is hardly anything else.
    Percentages, phones, dates and numbers joined to letters or other numbers are never amounts. The quote
    holds the sign and the cents, not `M/CTE`.
    """
    folded = fold(text)
    quotes = []
    for found in _AMOUNT.finditer(folded):
        value = _value(found)
        if value is None:
            continue
        pesos, confidence = value
        if not found["sign"]:
            neighbours = _unsigned_confidence(folded, found, pesos, bare=bare)
            if neighbours is None:
                continue
            confidence = min(confidence, neighbours)
        start, end = found.span()
        quotes.append(Quote(pesos, start, end, text[start:end], confidence))
    return quotes


_ONLY_TRIMMING: Final = re.compile(
    r"(?:[\s().:;=*$-]|\bde\b|\bpesos?\b|\bm\s?/?\s?cte\b|\bm\s?/\s?l\b|\bmcte\b|\bcop\b|\bmoneda\b|"
    r"\bcorriente\b|\blegal\b|\bcolombianos\b)*"
)


def parse_money(text: str) -> int | None:
    """The amount when the whole text is one amount (sign and `pesos M/CTE` allowed), else None."""
    quotes = find_money(text, bare=True)
    if len(quotes) != 1:
        return None
    quote, folded = quotes[0], fold(text)
    rest = (folded[: quote.start], folded[quote.end :])
    return quote.value if all(_ONLY_TRIMMING.fullmatch(part) for part in rest) else None
