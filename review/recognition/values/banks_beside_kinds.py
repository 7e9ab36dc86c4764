"""Banks of a short name, told by the kind of account behind it: `Nu – Cuenta de ahorros`, `Dale, ahorros`.

Alone such a name is a common word or a town, and counts only behind `banco`. Where it fills the place that a
bank has, at the beginning of a cell or behind a request to pay, and a kind of account follows, it is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from review.recognition.grammar import Quote, fold
from review.recognition.grammar.banks import find_bank
from review.recognition.page.page_text import PageText
from review.recognition.values.labels import Candidate
from review.recognition.values.readers import as_read, in_view, read_in

_KIND = re.compile(
    r"(?<=\S)[ \t\n]{0,3}[,:;/|(–—-]?[ \t\n]{0,3}"
    r"(?:(?:tipo de )?(?:cuenta|cta\.?|producto)[ :]{1,2}(?:de )?(?:ahorros?|corriente|nomina|deposito)\b"
    r"|(?:ahorros?|ahs|corriente|cte)\b|deposito (?:de bajo monto|electronico)\b|bajo monto\b)"
)
# What may stand before a name that is in the place of a bank.
_PLACE = re.compile(
    r"(?:^|\n\n|\t|[:;|]|\b(?:consig|transf|gir|abon|deposit)\w*(?: (?:a|en|al|la|mi|cuenta|de|suma))*)\s*$"
)
_BANK = "banco "
_MOST_WORDS = 3  # `Caja Social`, `Mundo Mujer`, `Caja Social S.A.`
_NAME_CHARS = 30  # the longest of them
_PLACE_CHARS = 40  # `transferir a mi cuenta de`
_CONFIDENCE = 0.78  # judgement: it may be a town before a column of kinds; a bank named in full says more


def banks_beside_kinds(page: PageText) -> list[Candidate[str]]:
    """The banks that stand right before a kind of account, where a bank is asked for."""
    found = read_in(page, page.flow, _named, _CONFIDENCE, "banco y tipo")
    if found:
        return found
    quotes = [q for q in as_read(page, _named)(page.rows.text) if _begins_cell(page, q)]
    return in_view(page, page.rows, quotes, _CONFIDENCE, "banco y tipo")


def _begins_cell(page: PageText, quote: Quote[str]) -> bool:
    """Whether no line of a wrapped cell goes before: `Colombia` ends `Banco Agrario de Colombia`."""
    first = page.segment_of[page.rows.indices(quote.start, quote.end)[0]]
    return page.blocks[page.block_of[first.words[0]]][0] is first


def _named(text: str) -> list[Quote[str]]:
    flat = fold(text)
    return [
        quote for kind in _KIND.finditer(flat) if (quote := _before(text, flat, kind.start())) is not None
    ]


def _before(text: str, flat: str, end: int) -> Quote[str] | None:
    """The bank whose name, alone in its place, ends here."""
    for start in _starts(flat, end):
        said = f"{_BANK}{text[start:end]}"
        names = find_bank(said)
        whole = len(names) == 1 and names[0].start <= len(_BANK) and names[0].end >= len(said.rstrip(" .,"))
        if whole and _PLACE.search(flat[max(start - _PLACE_CHARS, 0) : start]):
            return Quote(names[0].value, start, end, text[start:end], names[0].confidence)
    return None


def _starts(flat: str, end: int) -> Iterator[int]:
    """Where the last words before an offset begin, the farthest first: `Nu Colombia` is no `Colombia`."""
    words = list(re.finditer(r"\S+", flat[max(end - _NAME_CHARS, 0) : end]))
    for word in words[-_MOST_WORDS:]:
        yield max(end - _NAME_CHARS, 0) + word.start()
