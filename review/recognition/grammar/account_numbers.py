"""Bank account numbers, as certificates, cuentas de cobro and SECOP write them."""

from __future__ import annotations

import re
from typing import Final

from review.recognition.grammar.dates import find_dates
from review.recognition.grammar.ids import PRODUCT_WORD, digits
from review.recognition.grammar.plain_text import Flat, Quote, flatten

_NUMBER: Final = r"""
    (?P<masked>[*x]{2,16}[ -]{0,3}\d{3,6}(?!\d))
  | (?P<tail>(?<=\ben[ ])\d{3,4}(?![\d.,/-]))
  | (?P<grouped>\d{2,6}(?:-[ ]?\d{1,12}){1,4}(?![\d-]))
  | (?P<spaced>\d{3,4}(?:[ ]\d{3,4}){1,4}[ ]\d{1,4}(?!\d)(?![ /.-]\d))
  | (?P<parted>\d{3,4}[ ]\d{6,10}(?!\d)(?![ /.-]\d))
  | (?P<dense>\d{6,20}(?!\d))
"""
_ACCOUNT: Final = re.compile(
    rf"""(?<![a-z])(?P<label>
        (?:cuentas?|cta|ctas)\b\.?(?![ ]de[ ]cobro)(?:[ ](?:bancaria|de[ ]ahorros?|ahorros?|corriente)\b)?
      | ahorros?\b | corriente\b | (?:deposito|producto)s?\b | nequi\b | daviplata\b | a[ ]la[ ]mano\b
    )(?P<between>[^\d*\n]{{0,60}}?)(?<![\d$.,/-])(?<![$][ ])(?:{_NUMBER})(?![.,/]\d)(?![ ]?%)""",
    re.VERBOSE,
)
_OTHER: Final = re.compile(
    r"\b(?:cobro|nit|cc|c\.c|cedula|ppt|pep|nuip|pasaporte|extranjeria|identificad[oa]|identificacion|documento|"
    r"valor|suma|planilla|celular|cel|telefono|tel|contrato|fecha|apertura|factura|radicado|codigo|desde|"
    r"el dia)\b|\$"
)
_ENDS_IN: Final = re.compile(r"\b(?:terminad|finalizad)[oa] en:? (?:el )?(?:n°|no\.?|numero )? ?$")
_BY_NUMBER: Final = re.compile(
    r"\b(?:identificad|distinguid|radicad)[oa] (?:con|bajo|por) (?:el )?(?:numero|no|n°|nro)\b"
)
_NAME: Final = re.compile(r"(?:[A-ZÁÉÍÓÚÑ][\wÁÉÍÓÚÑáéíóúñ]+ ){2}")
_KIND: Final = re.compile(r"ahorro|corriente|deposito|no\b|n°|numero|nro|#")
_OF_A_YEAR: Final = re.compile(r"20[1-4]\d-\d{1,5}|\d{1,5}-20[1-4]\d")  # a contract's, a paper's number
_LEAST_DIGITS: Final = 6  # figures: judgement, shorter ones may be anything
_LEAST_COMMON: Final = 3  # figures: what a masked account leaves to be compared by
_MOST_DIGITS: Final = 20  # judgement: accounts of Colombian banks have up to 16 figures; OCR may add some
_MASK_STARS: Final = 4  # a masked account is told with so many, however many its paper prints
_KIND_CONFIDENCE: Final = 0.95  # judgement: the label says what kind of account it is
_BARE_CONFIDENCE: Final = 0.75  # judgement: `cuenta` alone is said of other things too


def find_accounts(text: str) -> list[Quote[str]]:
    """Every labelled account number, in the order of the text: digits only, or `****1234` when masked.

    Labels: `cuenta de ahorros No.`, `corriente`, `depósito de bajo monto`, `producto`, `Nequi`… at most 60
    characters before the number. `Cuenta de cobro`, dates, amounts and identity numbers are not accounts.
    """
    flat = flatten(text)
    quotes: list[Quote[str]] = []
    for found in _ACCOUNT.finditer(flat.text):
        start, end = found.end("between"), found.end()
        if _OTHER.search(_own_words(text, flat, found)):
            continue
        printed = flat.text[start:end]
        number = digits(printed)
        if found["tail"] and _ENDS_IN.search(found["between"]) is None:
            continue
        if found["masked"] or found["tail"]:
            value = "*" * _MASK_STARS + number
        elif (
            _LEAST_DIGITS <= len(number) <= _MOST_DIGITS
            and not find_dates(printed)
            and not _OF_A_YEAR.fullmatch(printed)
        ):
            value = number
        else:
            continue
        sure = _KIND.search(found["label"] + found["between"]) is not None
        quotes.append(flat.quote(text, value, start, end, _KIND_CONFIDENCE if sure else _BARE_CONFIDENCE))
    return quotes


def _own_words(text: str, flat: Flat, found: re.Match[str]) -> str:
    """What stands between label and number, without `identificada con el número` said of the account.

    Behind a name the words are said of a person, and the number is the person's.
    """
    between = found["between"]
    said = _BY_NUMBER.search(between)
    if said is None:
        return between
    quote = flat.quote(text, "", found.start("between"), found.start("between") + said.start(), 1.0)
    return (
        between
        if _NAME.search(PRODUCT_WORD.sub(" ", f"{quote.text} "))
        else between[: said.start()] + between[said.end() :]
    )


def same_account(a: str, b: str) -> bool:
    """Whether two printed numbers can be the same account.

    Only digits count, zeros in front do not; of a masked number (`****1234`) the visible end must agree.
    """
    one, other = digits(a), digits(b)
    if not one or not other:
        return False
    if _is_masked(a) or _is_masked(b):
        common = min(len(one), len(other))
        return common >= _LEAST_COMMON and one[-common:] == other[-common:]
    return one.lstrip("0") == other.lstrip("0")


def _is_masked(number: str) -> bool:
    return re.search(r"[*xX•]{2}", number) is not None
