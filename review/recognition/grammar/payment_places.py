"""The place of a payment among those of its contract, however written: `003`, `3 de 6`, `III`, `tercer`."""

from __future__ import annotations

import re

from review.recognition.grammar.number_words import BELOW_100, TENS
from review.recognition.grammar.plain_text import Quote, fold

MOST = 99  # judgement: no contract of services is paid more often
_MOST_SAID = 39  # judgement: three years in months, and some more; figures tell what is beyond
_TEN = 10  # of the decimal system: a unit is less
# Judgement: a label told what it is, so that only a badly printed one is another number.
FIGURES_CONFIDENCE, WORDS_CONFIDENCE = 0.98, 0.95
_UNITS = (
    "primer primero primera|segundo segunda|tercer tercero tercera|cuarto cuarta|quinto quinta|sexto sexta"
    "|septimo septima setimo setima|octavo octava|noveno novena"
)
_TENS = ((10, "decim"), (20, "vigesim"), (30, "trigesim"))
_OTHERS = {"undecimo": 11, "undecima": 11, "duodecimo": 12, "duodecima": 12}
# Possessive, so that a long row of dots is walked once.
_SIGN = r"[\s.:°*_=-]*+(?:(?P<sign>#|no\b|nro\b|n\.?°|num\b|numero\b)[\s.:°#*_-]*+)?+"
_MARK = r"(?:\.?°|\.?(?:er|r[oa]|d[oa]|t[oa]|m[oa]|v[oa]|n[oa]|[oa])\b\.?)"
"""What makes an ordinal of a figure: `2.º`, `2do`, `3ra.`, `2a`."""
_MONTHS = r"(?!\s*de\s+(?:ene|feb|mar|abr|may|jun|jul|ago|sep|oct|nov|dic))"
_DAY = r"(?!\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d)"
# Things that are counted: `pago 30 días`, `seis cuotas` tell how many, not which one.
_COUNTED = re.compile(
    r"(?:\s?\(\d{1,2}\))?\s?(?:%|(?:dias|meses|semanas|horas|anos|quincenas|informes|productos|entregas|pagos"
    r"|cuotas|mensualidades|desembolsos|contados|contratos|trabajadores|personas|salarios|smmlv|smlmv|uvt|veces"
    r"|visitas|talleres|sesiones|planillas|folios|facturas|paginas|mil|millon|millones"
    r"|pesos|cientos|por ciento)\b|pesos|cientos)"
)
_ROMAN = re.compile(r"(?=[IVX])(X{0,3})(IX|IV|V?I{0,3})(?![\w.,-]*\w)")
_ROMAN_DIGITS = {"": 0, "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9}


def _ordinals() -> dict[str, int]:
    """The ordinals 1–39, folded: `tercer`, `decimo segundo`, `decimosegundo`."""
    units = {word: at for at, group in enumerate(_UNITS.split("|"), start=1) for word in group.split()}
    found = units | _OTHERS
    for ten, stem in _TENS:
        found |= {stem + end: ten for end in "oa"}
        ends = [stem + end + space for end in "oa" for space in ("", " ")]
        found |= {end + word: ten + unit for word, unit in units.items() for end in ends}
    return found


def _cardinals() -> dict[str, int]:
    """The cardinals 1–39, folded. `un pago` and `una cuota` tell no number."""
    small = {word: value for word, value in BELOW_100.items() if value and word not in ("un", "una")}
    tens = {word: value for word, value in TENS.items() if value <= _TENS[-1][0]}
    units = {word: value for word, value in small.items() if value < _TEN}
    parted = {f"{ten} y {unit}": tens[ten] + units[unit] for ten in tens for unit in units}
    return {word: value for word, value in small.items() if value <= _MOST_SAID} | tens | parted


def _pattern(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word))).replace(" ", r"\s")


_VALUES = _cardinals() | _ordinals()
ORDINAL = (
    r"(?:(?:decim|vigesim|trigesim)[oa]\s?)?"
    r"(?:primer[oa]?|segund[oa]|tercer[oa]?|cuart[oa]|quint[oa]|sext[oa]|sep?tim[oa]|octav[oa]|noven[oa])"
    r"|(?:un|duo)?decim[oa]|(?:vi|tri)gesim[oa]"
)
"""A pattern for an ordinal in words, folded: the keys of `_ordinals`."""
ANY = f"{ORDINAL}|{_pattern(_cardinals())}"
"""A pattern for any number in words, folded."""
FIGURE_ORDINAL = rf"\d{{1,2}}\s?{_MARK}"
"""A pattern for an ordinal in figures, folded."""
_FIGURES = re.compile(
    rf"{_SIGN}\(?(?P<number>0{{0,5}}\d{{1,3}})(?:(?P<mark>{_MARK})|\b)(?![.,'/-]?\d{{3}}){_DAY}"
    rf"(?P<of>\s*(?:de|/|-)\s*(?:(?P<most>\d{{1,2}})\b(?!\s*(?:de\b|/|-))|(?:{ANY})\b))?{_MONTHS}"
)
_WORDS = re.compile(
    rf"{_SIGN}(?P<number>{ANY})\b(?:\s?\(0{{0,3}}\d{{1,2}}\))?"
    rf"(?P<of>\s*(?:de|/)\s*(?:\(?\d{{1,2}}\b|(?:{ANY})\b))?"
)
_BEFORE_ROMAN = re.compile(_SIGN)
_OF_A_YEAR = re.compile(
    rf"{_SIGN}(?:20\d\d\s?[-/]\s?(?P<after>0{{0,4}}\d{{1,2}})|(?P<before>0{{0,4}}\d{{1,2}})\s?[-/]\s?20\d\d)"
    r"(?![\d.,/-]*\d)"
)


def number_said(words: str) -> int:
    """The number of words that `ANY` or `ORDINAL` found. Raises KeyError for others."""
    return _VALUES[" ".join(words.split())]


def counts_things(text: str) -> bool:
    """Whether folded text right behind a number says what is counted: `días`, `(6) cuotas`, `millones`."""
    return _COUNTED.match(text) is not None


def place_at_start(text: str) -> Quote[int] | None:
    """The place (1–99) that is written at the very start of the text, or None.

    A number of things is none (`30 días`), nor is a day, nor `5 de 3`. Roman figures are capitals; a single
    one, which may as well be a cross in a box, needs the sign of a number before it.
    """
    return _in_figures(text) or _in_words(text) or _in_roman(text)


def place_in_year(text: str) -> Quote[int] | None:
    """A number with its year at the very start of the text: `003-2026`, `2026/3`."""
    found = _OF_A_YEAR.match(fold(text))
    if found is None:
        return None
    value = int(found["before"] or found["after"])
    start = min(at for at in (found.start("before"), found.start("after")) if at >= 0)
    start = text.rfind("20", 0, start) if found["after"] else start
    return _quote(text, value, start, found.end(), WORDS_CONFIDENCE)


def _in_figures(text: str) -> Quote[int] | None:
    flat = fold(text)
    found = _FIGURES.match(flat)
    if found is None or (found["most"] is not None and int(found["most"]) < int(found["number"])):
        return None
    if not (found["sign"] or found["mark"] or found["of"]) and counts_things(flat[found.end() :]):
        return None
    end = found.end("most") if found["most"] else found.end("mark") if found["mark"] else found.end("number")
    return _quote(text, int(found["number"]), found.start("number"), end, FIGURES_CONFIDENCE)


def _in_words(text: str) -> Quote[int] | None:
    flat = fold(text)
    found = _WORDS.match(flat)
    if found is None or (not found["of"] and counts_things(flat[found.end("number") :])):
        return None
    return _quote(
        text, number_said(found["number"]), found.start("number"), found.end("number"), WORDS_CONFIDENCE
    )


def _in_roman(text: str) -> Quote[int] | None:
    sign = _BEFORE_ROMAN.match(fold(text))
    found = _ROMAN.match(text, sign.end()) if sign is not None else None
    if sign is None or found is None or (len(found[0]) == 1 and (not sign["sign"] or found[0] == "X")):
        return None
    value = _TEN * len(found[1]) + _ROMAN_DIGITS[found[2]]
    return _quote(text, value, found.start(), found.end(), WORDS_CONFIDENCE)


def _quote(text: str, value: int, start: int, end: int, sure: float) -> Quote[int] | None:
    return Quote(value, start, end, text[start:end], sure) if 1 <= value <= MOST else None
