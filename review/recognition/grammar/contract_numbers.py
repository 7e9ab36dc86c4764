"""Contract numbers: `CPS-014-2026`, `033 de 2026`, `4161.010.26.1.0001.2026`, `CO1.PCCNTR.9730346`,
`045-GTH-2026`, `4600012345`.

Two spellings of one contract have the same key: zeros in front, dots, hyphens and words do not count.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from review.recognition.grammar.calendar_words import MONTHS
from review.recognition.grammar.plain_text import Quote, flatten, fold

# Prefixes that name a contract even where no word "contrato" is near.
_PREFIXES: Final = (
    "cpsp|cpsag|cpspag|cpsapg|cps|psp|psag|ps|ops|op|cdps|cd|cto|ctos|ct|cpr|cpsa|cas|cia|cms|opsp|cv|ods|os"
)
_YEAR: Final = r"(?:19|20)\d\d(?!\d)"
_SEP: Final = r"[ ]?[./-]?[ ]?"
_NUMBER_SIGN: Final = r"(?:n(?:o|ro|um)?\b\.?[ ]?[°.]?|n°|numero|[#])[ ]?:?[ ]?"
_AND_YEAR: Final = rf"(?:[ ]?[./-][ ]?|[ ](?:del?[ ](?:ano[ ])?)?|[ ]?,[ ]?){_YEAR}"
# A year of two figures, 2015 to 2050 as in _SHORT_YEARS: close to letters and number, `CPS-014-26`, or in the
# next line behind its hyphen.
_TWO_FIGURES: Final = r"(?:1[5-9]|[2-4]\d|50)"
_SHORT_YEAR: Final = rf"(?:[/-]|-[ ](?!\d\d[ ](?:de|al)\b)){_TWO_FIGURES}(?![\d/%]|[.,-]\d|-[a-z])"
# SECOP numbers a contract with six figures or more; a narrow cell breaks them in two lines.
_SECOP: Final = r"co1\.(?:pccntr|slcntr)\.(?:\d{5,12}(?!\d)|(?=\d+[ ]\d)(?:\d[ ]?){6,8}(?![\d./-]|[ ]\d))"
_CODES: Final = rf"""
    (?P<secop>{_SECOP})
  | (?P<dotted>\d{{2,4}}(?:[.][ ]?\d{{1,4}}){{3,7}}[.][ ]?{_YEAR}
     |\d{{1,4}}(?:(?:[.-]|-[ ])\d{{1,5}}){{1,6}}(?:[.-]|-[ ]){_YEAR})
  | (?P<lettered>[a-z]{{1,3}}(?:-[ ]?)?\d{{3}}-[ ]?\d{{2,4}}-[ ]?{_YEAR})
"""
_PREFIXED: Final = (
    rf"(?P<prefix>(?:[a-z]{{2,8}}[./-]){{0,2}}(?:{_PREFIXES})(?:[./-][a-z]{{2,6}})?){_SEP}(?:{_NUMBER_SIGN})?"
    rf"(?:{_YEAR}(?:[./-]|-[ ])\d{{1,6}}(?![\d])|0*\d{{1,6}}(?!\d){_AND_YEAR})"
)
# A form's code has letters behind those of the contract: `CPS-FR-012-19`.
_SHORT: Final = (
    rf"(?P<short_year>(?:[a-z]{{2,8}}[./-]){{0,2}}(?:{_PREFIXES})(?:-[ ]|[./-])?\d{{2,6}}{_SHORT_YEAR})"
)
_ANY_PREFIX: Final = (
    r"(?:[a-z]{1,8}[./-]){1,3}[ ]?\d{1,6}(?!\d)"
    + _AND_YEAR
    + r"|(?:[a-z]{1,8}[./-]){1,3}\d{2,6}"
    + _SHORT_YEAR
)
_PLAIN: Final = r"0*\d{1,6}(?!\d)" + _AND_YEAR
_YEAR_FIRST: Final = r"20\d\d[ ]?[./-][ ]?\d{3,6}(?![\d/]|[.-]\d)"
# Years of contracts of today, `GTH-2026-0045`: `AB-1999-12` may be anything.
_PREFIX_YEAR_FIRST: Final = r"(?:[a-z]{2,8}[./-]){1,3}20[1-4]\d[./-]\d{1,6}(?![\d/]|[.-]\d)"
_NO_LETTERS: Final = frozenset(
    re.split(
        r"\s+",
        """de del la el los las al no nro num en con por para su orden ley acta dec res cdp crp rpc rp
        bpin nit cc ce rut tel cel ano mes dia fecha desde hasta pago cuota tipo proc obra valor
        hoja pag vs iva vence anual marco unico
        ene feb mar abr may jun jul ago sep sept oct nov dic enero marzo abril mayo
        junio julio agosto art otrosi anexo caso firma total item cuenta cobro plazo n y a o u""",
    )
)
_NO_WORD: Final = rf"(?!(?:{'|'.join(sorted(_NO_LETTERS | MONTHS.keys()))})\b)"
# The entity's letters behind the figures: `045-GTH-2026`, `12-SUBDIR-AREA-26`; never a day, `08-may-2026`.
_TAILED: Final = rf"\d{{1,6}}(?:[./-][ ]?{_NO_WORD}[a-z]{{2,8}}){{1,4}}(?:[./-][ ]?{_YEAR}|{_SHORT_YEAR})"
# A regional's letter behind a long number, `26000123 H3-2026` (regionales of an aeronautical authority).
_REGIONAL: Final = rf"\d{{5,10}}[ ][a-z]{{1,2}}\d{{1,2}}[/-]{_YEAR}"
# What SAP numbers contracts and orders with: ranges 45 and 46 of ten figures, as it is delivered.
_SAP: Final = r"4[56]\d{8}(?!\d)"
# Letters, a number and a year of today in any order, without a blank: `2026-SV-688`, `CPS-DTAS-611-N-2026`. A
# day, the number of another paper and the code of a form have letters of their own.
_NOT_JOINED: Final = (
    rf"(?!(?:{'|'.join(sorted(MONTHS))}|ver|version|vig|rpc?|crp|cdp|nit|ley|dec|res|acta)\b)"
)
_JOINED_PART: Final = rf"(?:{_NOT_JOINED}[a-z]{{1,8}}|\d{{1,6}})"
_JOINED: Final = (
    r"(?=(?:[a-z\d]+[./-])*20[1-4]\d(?![a-z\d]))(?=[\d./-]*[a-z])"
    r"(?=(?:[a-z\d]+[./-])*(?!20[1-4]\d(?![a-z\d]))\d{2,6}(?![a-z\d]))"
    rf"{_JOINED_PART}(?:[./-]{_JOINED_PART}){{2,6}}(?![./-]?[a-z\d])"
)
# The year and the number in one run of figures, `20260543`: some mayoralties number so.
_YEAR_GLUED: Final = r"20[1-4]\d{4,7}(?![./-]?\d)"
# The same with the year behind, `410001072026`: longer than any identity number that begins so.
_YEAR_GLUED_LAST: Final = r"[1-9]\d{3,9}20[1-4]\d(?![./-]?[a-z\d])"
# Letters in front and behind, and a year of two figures: `TMO-106-26-GG`.
_BETWEEN_LETTERS: Final = (
    rf"(?:{_NO_WORD}[a-z]{{2,8}}[./-]){{1,2}}\d{{2,6}}[/-]{_TWO_FIGURES}[./-][a-z]{{1,5}}(?![a-z\d])"
)
# Letters and figures in one part beside a number, `PSP-CT26-121`, `26000058-H4`.
_MIXED: Final = rf"(?:{_NOT_JOINED}[a-z]{{1,4}}\d{{1,4}}|\d{{1,4}}[a-z]{{1,3}})"
_CODED_PART: Final = rf"(?:{_MIXED}|{_NOT_JOINED}[a-z]{{1,8}}|\d{{1,10}})(?![a-z\d])"
_CODED: Final = (
    rf"(?=(?:[a-z\d]+(?:[/-]|-\s))*{_MIXED}(?![a-z\d]))(?=(?:[a-z\d]+(?:[/-]|-\s))*\d{{3,10}}(?![a-z\d]))"
    rf"{_CODED_PART}(?:(?:[/-]|-\s){_CODED_PART}){{1,4}}(?![./-]?[a-z\d])"
)
OTHER_SHAPES: Final = (
    rf"{_TAILED}|{_REGIONAL}|{_SAP}|{_YEAR_GLUED}|{_YEAR_GLUED_LAST}|{_PREFIX_YEAR_FIRST}|{_JOINED}|{_CODED}"
    rf"|{_BETWEEN_LETTERS}"
)
"""A pattern of folded text for numbers that only a label tells to be a contract's, figures first."""
# The entity's letters before a number, apart from it: `SG N° 0445 de 2026`, `UAE-CPS 045-2026`.
_LETTERS_BEFORE: Final = re.compile(
    r"(?<![\w./-])(?P<letters>[A-ZÑ]{2,5}(?:[ ]?[./-][ ]?[A-ZÑ]{1,6}){0,2})[ ]?[./-]?[ ]?"
    r"(?:(?:N[°º]|N\.[°º]|n[°º]|N[oO]\.?|n\.[°º]|no\.|NRO\.?|Nro\.?)[ ]?)?\n?\Z"
)
# At the end of a line any word in capitals may stand; after these it is a part of the number.
_LETTERS_FOLLOW: Final = re.compile(r"(?:\A\s*|\b(?:contrato|convenio|orden)s?:?[ ])\Z")
_TORN_SECOP: Final = re.compile(r"co1\.(?:pccntr|slcntr)\.\d[\d ]*", re.IGNORECASE)
_LETTERED: Final = 0.8  # judgement: letters in front make a number a contract's
_SIGNED: Final = (
    rf"(?!(?:{'|'.join(sorted(_NO_LETTERS))})\b)[a-z]{{2,5}}(?:[./-][a-z]{{1,6}}){{0,2}}[ ]{_NUMBER_SIGN}"
    rf"0*\d{{1,6}}(?!\d){_AND_YEAR}"
)
# Letters with a blank before the number, `INDER 318/2026`: only capitals are a part of it, see `_quote`.
_SPACED: Final = (
    rf"(?P<spaced>(?!(?:{'|'.join(sorted(_NO_LETTERS))})\b)[a-z]{{2,5}})"
    rf"[ ]0*\d{{1,6}}(?!\d)(?:[/-]|[ ]del?[ ]){_YEAR}"
)
_AS_PREFIX: Final = rf"(?!{_SEP}(?:{_NUMBER_SIGN})?\d)"  # the CTO of `CTO-014-2026` is a part of the number
_LABEL: Final = rf"(?:(?:contrato|convenio|orden|contractual)s?\b|ctos?\b{_AS_PREFIX})[ ]?"
_LABELLED: Final = re.compile(
    rf"""(?<![a-z]){_LABEL}
    (?:[/:(), .-]|\b(?:de|del|la|el|prestacion|servicios?|profesionales|apoyo|a|y|gestion|
       interadministrativo|convenio|contrato|orden|trabajo|compra|suministro|estatal|personales|los?|cps|ops|psp)\b){{0,16}}?
    (?:{_NUMBER_SIGN})?[:(]?[ ]?
    (?P<number>{_CODES}|{_PREFIXED}|{_SHORT}|{_ANY_PREFIX}|{_SIGNED}|{_SPACED}|(?P<other>{OTHER_SHAPES})
      |{_PLAIN}|{_YEAR_FIRST}
      |(?P<alone>\d{{2,5}}(?![\d/'%-]|[.,]\d|[ ]del?[ ])))
    """,
    re.VERBOSE,
)
_UNLABELLED: Final = re.compile(
    rf"""(?<![\w./-])(?<!\w-[ ])(?:(?P<number>{_CODES}|{_PREFIXED}|{_SHORT})
      |(?P<signed>{_NUMBER_SIGN}(?P<plain>0*\d{{2,6}}[ ]del?[ ]{_YEAR}))
      |(?P<short>\d{{3,5}}[ ]del?[ ]{_YEAR}))(?![./-]\d)""",
    re.VERBOSE,
)
_OTHER_PAPERS: Final = re.compile(
    r"\b(?:ley|leyes|decreto|dec|resolucion|res|acuerdo|ordenanza|circular|articulo|art|concepto|sentencia|acta|"
    r"documento|oficio|radicado|cdp|crp|rpc|rp|poliza|adicion|otrosi|factura|concejo|cuenta de cobro|pago|"
    r"conpes|comunicado|registro presupuestal|disponibilidad presupuestal)s?"
    r"(?: de| nacional| municipal| departamental| distrital| unico| reglamentari[oa]| legislativo){0,3}"
    r"(?: (?:n°|nro|no|numero|#)\.?)?[ .:]*$"
)
_SHAPES: Final = ("secop", "prefix", "dotted", "lettered", "short_year", "other")  # groups: whole shapes
_CALENDAR: Final = re.compile(r"\b(?:de|al?|dias?|(?:ene|feb|mar|abr|may|jun|jul|ago|sep|oct|nov|dic)\w*) $")
_LOOK_BACK: Final = 40  # characters: `certificado de disponibilidad presupuestal No. `
_SIGN_JUST_BEFORE: Final = re.compile(rf"{_NUMBER_SIGN}$", re.VERBOSE)
_DATE_LIKE: Final = re.compile(r"\d{1,2}[.-]\d{1,2}[.-]\d{4}")
_SIGN_CHARS: Final = 12  # the longest sign of a number (`identificado`, `número (`) with its blanks
_YEAR_FIGURES: Final = 4  # of a year in full
_SHORT_YEARS: Final = range(15, 51)  # judgement: years of two figures in which contracts of today were signed
_CODE_DOTS: Final = 4  # `110.10.05.045.2026` has more dots than an amount of money or a date
# Judgement: how surely figures are a contract's number, behind a label that says so …
_LABELLED_SHAPE_CONFIDENCE: Final = 0.98  # and in the shape of one
_LABELLED_CONFIDENCE: Final = 0.9
_LABELLED_BARE_CONFIDENCE: Final = 0.4  # figures alone, behind `No.`
# … and without a label.
_SECOP_CONFIDENCE: Final = 0.99  # `CO1.PCCNTR.…` is said of nothing else
_PREFIX_CONFIDENCE: Final = 0.95
_SHORT_YEAR_CONFIDENCE: Final = 0.9
_CODE_CONFIDENCE: Final = 0.8
_FEW_DOTS_CONFIDENCE: Final = 0.5
_SIGNED_CONFIDENCE: Final = 0.6  # `No. 045 de 2026`
_SHORT_CONFIDENCE: Final = 0.4  # `045 de 2026`


def find_contract_numbers(text: str) -> list[Quote[str]]:
    """Every contract number, as printed but for its white space, in the order of the text.

    With a label (`contrato No.`) any shape counts, even a number without year (low confidence); without
    one only SECOP ids, codes with dots that end in a year, known prefixes (`CPS`, `PSP`, `OPS`…) and, with
    low confidence, `045 de 2026`. Numbers of laws, decrees, certificates and payments are not contracts.
    """
    flat = flatten(text)
    quotes: list[Quote[str]] = []
    taken: list[tuple[int, int]] = []
    for found in _LABELLED.finditer(flat.text):
        start, end = found.span("number")
        if _DATE_LIKE.fullmatch(found["number"]):
            continue
        if found["spaced"]:
            start = found.end("spaced") + 1
            if not flat.quote(text, "", *found.span("spaced"), 1.0).text.isupper():
                continue
        if found["alone"]:
            if not _SIGN_JUST_BEFORE.search(flat.text[max(0, start - _SIGN_CHARS) : start]):
                continue
            confidence = _LABELLED_BARE_CONFIDENCE
        elif any(found[shape] for shape in _SHAPES):
            confidence = _LABELLED_SHAPE_CONFIDENCE
        else:
            confidence = _LABELLED_CONFIDENCE
        taken.append((start, end))
        quotes.append(_quote(text, start, end, confidence))
    borders = {edge for span in taken for edge in range(*span)}
    for found in _UNLABELLED.finditer(flat.text):
        group = "number" if found["number"] else "plain" if found["plain"] else "short"
        start, end = found.span(group)
        if start in borders or end - 1 in borders or _DATE_LIKE.fullmatch(found[group]):
            continue
        confidence = _unlabelled_confidence(flat.text, found, group)
        if confidence:
            quotes.append(_quote(text, start, end, confidence))
    return sorted(quotes, key=lambda quote: quote.start)


def _quote(text: str, start: int, end: int, confidence: float) -> Quote[str]:
    quote = flatten(text).quote(text, "", start, end, confidence)
    first, sure = quote.start, quote.confidence
    if quote.text[:1].isdecimal():
        before = _LETTERS_BEFORE.search(text[max(first - _LOOK_BACK, 0) : first])
        if before is not None and _NO_LETTERS.isdisjoint(re.findall(r"[a-z]+", fold(before["letters"]))):
            letters = first - len(before[0])
            ahead = fold(text[max(letters - _LOOK_BACK, 0) : letters])
            if not before[0].endswith("\n") or _LETTERS_FOLLOW.search(ahead):
                first = letters
                sure = max(sure, _LETTERED)
    printed = text[first : quote.end]
    said = _TORN_SECOP.sub(lambda torn: "".join(torn[0].split()), " ".join(printed.split()))
    return Quote(said, first, quote.end, printed, sure)


def _unlabelled_confidence(text: str, found: re.Match[str], group: str) -> float:
    before = text[max(0, found.start() - _LOOK_BACK) : found.start()]
    if _OTHER_PAPERS.search(before):
        return 0.0
    if group == "short":
        return 0.0 if _CALENDAR.search(before) else _SHORT_CONFIDENCE
    if group == "plain":
        return _SIGNED_CONFIDENCE
    if found["secop"]:
        return _SECOP_CONFIDENCE
    if found["prefix"]:
        return _PREFIX_CONFIDENCE
    if found["short_year"]:
        return _SHORT_YEAR_CONFIDENCE
    code = found[group].count(".") >= _CODE_DOTS or found["lettered"]
    return _CODE_CONFIDENCE if code else _FEW_DOTS_CONFIDENCE


_NOISE: Final = re.compile(
    r"\b(?:contratos?|convenios?|interadministrativo|orden(?: de (?:prestacion|trabajo|compra|servicios?))?|"
    r"prestacion|servicios?|profesionales|personales|apoyo|gestion|numero|nro|num|no|n|del|de|la|el|los|a|y|"
    r"ano|vigencia|estatal|suministro|compraventa|arrendamiento|consultoria|obra)\b|[°#]"
)
_PART: Final = re.compile(r"[a-z]+|\d+")
_LETTERS_BETWEEN: Final = re.compile(r"\d+(?: [a-z]{2,8})+ \d\d")  # the parts of `045-GTH-26`
_BEFORE_REGIONAL: Final = re.compile(r"(\d{5,10} [a-z]{1,2}) (\d{1,2})")  # those of `26000123 H3`
_SECOP_ID: Final = re.compile(r"co1 ?\. ?(pccntr|slcntr|bdos|ntc) ?\. ?(\d+)")


def is_secop_id(contract: str) -> bool:
    """Whether a contract is named as SECOP II does, `CO1.PCCNTR.9730346`, and not by its entity's number."""
    return _SECOP_ID.search(fold(contract)) is not None


@dataclass(frozen=True, slots=True)
class _Parts:
    """A contract number taken apart: letters before it, figures (without zeros in front) and letters behind,
    in their order, and the year if any. `year_of_two` is one of two figures behind letters, `045-GTH-26`."""

    prefix: str
    numbers: tuple[str, ...]
    year: str
    year_of_two: str = ""
    key: str = field(init=False)

    def __post_init__(self) -> None:
        # Keys are kept with what people decided about a contract: of a known number they never change.
        numbers = (*self.numbers, self.year_of_two) if self.year_of_two else self.numbers
        parts = [self.prefix.upper(), *numbers, self.year]
        separator = "." if len(numbers) > 2 and not self.prefix else "-"
        object.__setattr__(self, "key", separator.join(part for part in parts if part))

    @property
    def parts(self) -> tuple[str, ...]:
        """The figures and letters behind, each as it is printed: the `H3` of `26000123 H3` is one."""
        return tuple(_BEFORE_REGIONAL.sub(r"\1\2", " ".join(self.numbers)).split())

    @property
    def figures(self) -> tuple[str, ...]:
        return tuple(part for part in self.parts if part.isdecimal())

    @property
    def letters(self) -> str:
        """The letters before the figures and behind them: `GTH-045` and `045-GTH` are one contract's."""
        return self.prefix + "".join(part for part in self.parts if not part.isdecimal())

    @property
    def told_year(self) -> str:
        return self.year or (f"20{self.year_of_two}" if self.year_of_two else "")


@lru_cache(maxsize=65_536)
def _parts(text: str) -> _Parts | None:
    folded = fold(text)
    secop = _SECOP_ID.search(folded)
    if secop:
        return _Parts(f"co1.{secop[1]}.{secop[2]}", (), "")
    clear = _UNLABELLED.search(folded)
    if clear and clear["number"]:
        folded = clear["number"]
    prefix = ""
    numbers: list[str] = []
    for part in _PART.findall(_NOISE.sub(" ", folded)):
        if part.isdecimal():
            numbers.append(part.lstrip("0") or "0")
        elif numbers:
            numbers.append(part)
        else:
            prefix += part
    if not any(number.isdecimal() for number in numbers):
        return None
    year = ""
    if len(numbers) == 2 and _is_year(numbers[0], short=False) and not _is_year(numbers[1], short=False):
        numbers.reverse()
    if len(numbers) > 1 and _is_year(numbers[-1], short=len(numbers) == 2):
        year = numbers.pop()
        year = year if len(year) == _YEAR_FIGURES else f"20{year}"
    of_two = ""
    if not year and _LETTERS_BETWEEN.fullmatch(" ".join(numbers)) and _is_year(numbers[-1], short=True):
        of_two = numbers.pop()
    return _Parts(prefix, tuple(numbers), year, of_two)


def _is_year(number: str, *, short: bool) -> bool:
    """2026, or, behind a single number, the 26 of `CPS-014-26`."""
    if len(number) == _YEAR_FIGURES:
        return number[:2] in ("19", "20")
    return short and number.isdecimal() and len(number) == 2 and int(number) in _SHORT_YEARS


def contract_key(text: str) -> str:
    """The number in the one spelling by which contracts are compared; empty when there is no number.

    `CPS-033.2023`, `cps 33 - 2023` and `Contrato CPS No. 033 de 2023` give `CPS-33-2023`; codes with dots
    keep them, without zeros in front; `CO1.PCCNTR.9730346` stays.
    """
    parts = _parts(text)
    return parts.key if parts else ""


def same_contract(a: str, b: str) -> bool:
    """Whether two spellings can be the same contract.

    True when their keys agree, and when number and year agree and one has no letters (`014 de 2026` and
    `CPS-014-2026`) or the number agrees and one does not tell the year. Letters may stand on either side of
    the figures (`GTH-045-2026` and `045-GTH-26`).
    """
    one, other = _parts(a), _parts(b)
    if one is None or other is None:
        return False
    if one.key == other.key:
        return True
    if len(one.figures) != 1 or one.figures != other.figures:
        return False
    letters_agree = one.letters == other.letters or not (one.letters and other.letters)
    years_agree = one.told_year == other.told_year or not (one.told_year and other.told_year)
    return letters_agree and years_agree


def figures_and_year(text: str) -> tuple[tuple[str, ...], str]:
    """The figures of a contract number without zeros in front, and its year; nothing where there is none.

    Of a SECOP id its number, which needs no year.
    """
    secop = _SECOP_ID.search(fold(text))
    if secop:
        return (secop[2].lstrip("0") or "0",), ""
    parts = _parts(text)
    return (parts.parts, parts.told_year) if parts else ((), "")


def serial(text: str) -> str:
    """The figures of a contract number without its letters and its year, to look it up; may be empty."""
    parts = _parts(text)
    return ".".join(parts.numbers) if parts else ""
