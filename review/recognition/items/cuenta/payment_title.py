"""The number of a payment alone in the head of the cuenta, beside its title: `N.º 02`, `Número | 002`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from review.model import Box
from review.recognition.grammar import fold
from review.recognition.grammar.payment_places import MOST
from review.recognition.page.lines import Segment
from review.recognition.page.page_text import PageText
from review.recognition.values.labels import Candidate

# Judgement: of the page's height; in heights, how far a figure stands below its sign, and how far beside it
# in a form of seven columns; of a number in a title.
_HEAD, _BELOW_SIGN, _BESIDE_SIGN, _TITLE_SCORE = 0.3, 2.6, 12.0, 0.66
_BIG, _AS_BIG = (
    1.3,
    0.12,
)  # judgement: in heights of the print, a title's; and by how much two of its parts differ
_SIGN = r"(?:n\.? ?°|no\.?|nro\.?|num\.?|numero|#)"
_ALONE = re.compile(rf"{_SIGN} ?[:.]? ?(0{{0,4}}\d{{1,2}}(?: ?(?:/|de) ?\d{{1,2}})?)?")
_FIGURES = re.compile(r"0{0,4}\d{1,2}(?: ?(?:/|de) ?\d{1,2})?")
_TITLE = re.compile(r"\bcobro\b|\bdocumento (?:soporte|equivalente)\b|\bsolicitud de pago\b")
# What else has a number of its own: a cell that names it, beside or above, owns the number.
_OF_ANOTHER = re.compile(
    r"\b(?:contratos?|cdp|rp|crp|rpc|registro|disponibilidad|compromiso|proceso|orden|convenio|factura|acta"
    r"|resolucion|decreto|cedula|documento|identificacion|planilla|version|codigo|pagina|radicado|telefono"
    r"|direccion|banco|cuenta bancaria|cuenta de ahorros|poliza|expediente|folios?)\b"
)
_ITS_OWN = re.compile(r"\b(?:cobro|pago|cuota|doc(?:umento)? (?:soporte|equivalente))\b")
_DIGITS = re.compile(r"\d+")


def numbers_of_the_title(page: PageText) -> list[Candidate[int]]:
    """`N.º 02` alone in a cell of the page's head, or `N.º` and the number in the cell below or beside it.

    Else a figure in the print of the title.
    """
    found: list[Candidate[int]] = []
    head = [s for s in page.segments if s.top < _HEAD * page.page.height]
    said = {id(s): fold(page.text_of(s)).strip() for s in head}
    titled = any(_TITLE.search(text) for text in said.values())
    for segment in head:
        alone = _ALONE.fullmatch(said[id(segment)])
        if alone is None or _is_anothers(page, segment, head):
            continue
        cells = [segment] if alone[1] else _number_of(page, segment, head, titled=titled)
        found += [candidate for cell in cells for candidate in _candidates(page, cell)]
    return found or _as_big(page, head, said)


def _as_big(page: PageText, head: Sequence[Segment], said: dict[int, str]) -> list[Candidate[int]]:
    """A figure in the print of the title, at its height, whatever stands between: `Cuenta de cobro … 01`."""
    titles = [s for s in head if _TITLE.search(said[id(s)]) and s.height > _BIG * page.height]
    found: list[Candidate[int]] = []
    for cell in head:
        beside = (
            abs(cell.middle - title.middle) < _AS_BIG * title.height
            and abs(cell.height - title.height) < _AS_BIG * title.height
            and title.x1 < cell.x0
            for title in titles
        )
        if _FIGURES.fullmatch(said[id(cell)]) and any(beside):
            found += _candidates(page, cell)
    return found


def _candidates(page: PageText, cell: Segment) -> list[Candidate[int]]:
    text = page.text_of(cell)
    number = int(_DIGITS.findall(text)[0])
    if not 1 <= number <= MOST:
        return []
    sure = _TITLE_SCORE * min(page.words[i].confidence for i in cell.words)
    return [Candidate(number, text, page.number, cell.box, sure, "junto al título")]


def _number_of(page: PageText, sign: Segment, head: Sequence[Segment], *, titled: bool) -> list[Segment]:
    """The cell with the number of a sign that is alone in its own: below it or, if titled, the next one."""
    below = [
        s
        for s in head
        if sign.box.shares_columns(s)
        and 0 < s.middle - sign.middle < _BELOW_SIGN * page.height
        and _FIGURES.fullmatch(page.text_of(s))
    ]
    if below or not titled:
        return below[:1]
    beside = [
        s for s in head if sign.box.shares_rows(s) and 0 <= s.x0 - sign.box.x1 < _BESIDE_SIGN * page.height
    ]
    nearest = min(beside, key=lambda s: s.x0, default=None)
    return [] if nearest is None or not _FIGURES.fullmatch(page.text_of(nearest)) else [nearest]


def is_anothers(page: PageText, number: Box) -> bool:
    """Whether the cell before a number names something else: `Teléfono`, `Contrato | Número`."""
    before = _before(page.segments, number)
    if before is None:
        return False
    text = fold(page.text_of(before)).strip()
    return _is_anothers(page, before, page.segments) if _ALONE.fullmatch(text) else _names_another(text)


def _is_anothers(page: PageText, sign: Segment, around: Sequence[Segment]) -> bool:
    """Whether the cell before the sign, or the one above it, names something else that has a number."""
    above = [
        s
        for s in around
        if sign.box.shares_columns(s) and 0 < sign.middle - s.middle < _BELOW_SIGN * page.height
    ]
    owners = (_before(around, sign.box), max(above, key=lambda s: s.middle, default=None))
    return any(_names_another(fold(page.text_of(owner))) for owner in owners if owner is not None)


def _before(around: Sequence[Segment], box: Box) -> Segment | None:
    """The nearest cell left of a box, on its row."""
    left = [s for s in around if box.shares_rows(s) and s.x1 <= box.x0]
    return max(left, key=lambda s: s.x1, default=None)


def _names_another(text: str) -> bool:
    """Whether folded text is the bare name of something else: with figures its own value stands beside it."""
    named = _OF_ANOTHER.search(text) is not None and _ITS_OWN.search(text) is None
    return named and not any(map(str.isdecimal, text))
