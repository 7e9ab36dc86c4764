"""Tables of an informe that set beside each obligation what was done about it: columns and rows."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from review.model import Box
from review.recognition.grammar import fold
from review.recognition.items.informe.activity_feet import without_feet
from review.recognition.items.informe.activity_lists import ActivityRow
from review.recognition.items.informe.activity_rows import asked_in, beside
from review.recognition.page.page_text import PageText, Segment
from review.recognition.page.paragraphs import Paragraph, PrintLine, paragraphs, pitch_of, starts_item, within

HEADER_WORDS = 6  # judgement: a heading's cell has fewer: `actividades ejecutadas durante el periodo`
# In units of the text's height.
HEADER_REACH = 2.6
HEADER_GAP = 0.3
OPEN_HEADER_GAP = 0.8  # judgement: below `… EN EL` its last word comes, in a form with wide lines too
WIDE = 0.35
_MOST_CELLS = 9
_HEADER_LINES, _CELL_WORDS = 5, 4  # a header's lines, at most, and the words of a cell's further lines

_DONE = re.compile(
    r"\b(?:actividad(?:es)?|acciones|desarrollo|gestion(?:es)?|labor(?:es)?|tareas?)\b"
    r"|\b(?:ejecutad|realizad|desarrollad|adelantad|cumplid|efectuad)[oa]s?\b"
    r"|\b(?:ejecucion|cumplimiento|avances?|logros?|resultados?) (?:de|del|en|y)\b|^ejecucion$|^avances?$"
    r"|\bdescripcion\b|\blo (?:ejecutado|realizado)\b|^cumplimiento$|\bque se hizo\b|\blo que hi(?:ce|zo)\b"
)
_SURELY_DONE = re.compile(
    r"\b(?:ejecutad|realizad|desarrollad|adelantad|cumplid|efectuad)[oa]s?\b|\bdesarrollo\b|\bgestion\b"
    r"|\bejecucion\b|\bcumplimiento\b|\bavances?\b|\blogros?\b|\bque se hizo\b|\blo que hi(?:ce|zo)\b"
)
_DUTY = re.compile(
    r"\bobligaci(?:on|ones)\b|\bcontractual(?:es)?\b|\bcompromisos?\b|\balcances?\b|\bpactad[oa]s?\b"
    r"|\bfunci(?:on|ones)\b"
)
_BESIDE = re.compile(
    r"%|\bsoportes?\b|\bevidencias?\b|\bobservaci(?:on|ones)\b|\bproductos?\b|\bentregables?\b|\bfechas?\b"
    r"|\bverificacion\b|\banexos?\b|\bcumple\b|\bporcentaje\b|\bperiodo\b|\bacumulad[oa]\b|\bubicacion\b"
    r"|\benlace\b|\blink\b|\bindicador(?:es)?\b|\bmeta\b|\bestado\b|\bdias?\b|\bhoras?\b|\bresponsable\b"
    r"|\blugar\b|\bmedios?\b|\bcantidad\b"
)
_STRONG_BESIDE = re.compile(r"%|\bsoportes?\b|\bevidencias?\b|\bobservaci(?:on|ones)\b|\bproductos?\b")
_TICK = re.compile(r"si|no|n/?a|n\.a\.?|parcial(?:mente)?|total(?:mente)?|/|[☐□]")
_REMARKED = re.compile(r"\bobservaci(?:on|ones)\b|\bresultados?\b|\bcomentarios?\b|\bdetalle\b")
_PROOF = re.compile(
    r"\b(?:soportes?|evidencias?|anexos?|medios? de verificacion|ubicacion|enlaces?|links?|registros?"
    r"|folios?)\b"
)
_BEGINS_HEAD = re.compile(r"(?:obligaci|actividad|soporte|observaci|evidencia|producto|descripci)")
_LEFT_OPEN = re.compile(r"\b(?:de|del|las?|los|el|y|e|o|en|por|con|al?|para)$")
_OF = re.compile(r"de|del|las?|los|y|e|o|en")
_NO_HEAD = re.compile(r"[.;]$|^(?:informe|formato)\b|\d|\bcodigo\b|\bversion\b|\w:\s*\w")
# Who signs below, unless it is told whose the work is: `gestión del contratista`.
_SIGNER = re.compile(r"\bcontratistas?\b")
_ITEM = re.compile(r"(?:items?|it|orden|no|n|nro|num|#|№|id)\s?[.°]?[o°]?")
_CUT_SHORT = re.compile(r"[a-z]{2,7}\.")  # `Asist.`, `Obs.`
# Forms count their boxes, also those of a table's head: `14. Obligación`, or a cell with the number alone.
_BOX_NUMBER = re.compile(r"\d{1,2}\s?(?:[.)]-?|-)(?:\s+|$)")
_OF_THE_MONTH = re.compile(r" (?:del|en el|durante el) (?:periodo|mes)\b")


_TELLS = re.compile(
    r"obligaci|actividad|ejecut|ejecucion|realizad|desarroll|gestion|cumpli|avance|logro|labor|accion|descripc"
    r"|soporte|evidencia|observac|producto|periodo|acumulad|%|compromiso|alcance|funcion|item|tarea|resultado"
)


class Role(StrEnum):
    DUTY = "duty"
    DONE = "done"
    PROOF = "proof"
    ITEM = "item"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Header:
    """A table's head: its cells from left to right, what each column holds, and where the body begins.
    Columns in which a duty is only ticked off are `ticked`, by their place."""

    page: PageText
    cells: tuple[Box, ...]
    roles: tuple[Role, ...]
    said: tuple[str, ...]
    top: float
    bottom: float
    loud: bool = False  # all in capitals
    ticked: frozenset[int] = frozenset()

    def again(self, other: Header) -> bool:
        """Is the other, within this table, a head too, and not a row of its body?"""
        return other.said == self.said or (other.loud and self.loud)

    def column(self, role: Role) -> int | None:
        return self.roles.index(role) if role in self.roles else None


def header_at(line: PrintLine) -> Header | None:
    """The head of a table of activities whose first line this is."""
    if not _TELLS.search(line.flat):
        return None
    page, height = line.page, line.page.height
    lines, at = page.lines, page.segment_of[line.words[0]].line
    first = lines[at]
    if any(len(s.words) > HEADER_WORDS for s in first):
        return None
    block: list[Sequence[Segment]] = [first]
    for below in lines[at + 1 : at + _HEADER_LINES]:
        gap = below[0].top - max(s.bottom for s in block[-1])
        near = gap < (OPEN_HEADER_GAP if _completes(below, block[-1], page) else HEADER_GAP) * height
        small = all(len(s.words) <= _CELL_WORDS for s in below)
        far = below[0].top - first[0].top > HEADER_REACH * height and not _heads_on(below, block, page)
        if far or not near or not small:
            break
        block.append(below)
    ticks = _ticks(lines[at + len(block)], page) if at + len(block) < len(lines) else ()
    while block:
        header = _header(block, page, ticks)
        if header is not None:
            return header
        block.pop()
        ticks = ()
    return None


def _ticks(line: Sequence[Segment], page: PageText) -> Sequence[Segment]:
    """The heads below one of a table, `SÍ NO N/A`, where whether a duty was met is ticked; else none."""
    said = [word for s in line for word in fold(page.text_of(s)).split()]
    return line if len(said) > 1 and all(_TICK.fullmatch(word) for word in said) else ()


def _completes(below: Sequence[Segment], above: Sequence[Segment], page: PageText) -> bool:
    """Does each cell of a line stand under one that ends with a word that another must follow?"""
    return all(
        any(one.box.shares_columns(two) and _LEFT_OPEN.search(fold(page.text_of(one))) for one in above)
        for two in below
    )


def _heads_on(below: Sequence[Segment], block: Sequence[Sequence[Segment]], page: PageText) -> bool:
    """Does a line go on with some heads, in capitals as all of them are? A row of the body has more cells."""
    told = [page.text_of(s) for line in (*block, below) for s in line]
    return len(below) < max(len(line) for line in block) and all(text.isupper() for text in told)


def _header(
    block: Sequence[Sequence[Segment]], page: PageText, ticks: Sequence[Segment] = ()
) -> Header | None:
    cells: list[list[Segment]] = []
    parts = (part for line in block for s in line for part in _cells(s, page))
    for segment in sorted(parts, key=lambda s: s.x0):
        if len(segment.words) > HEADER_WORDS:
            return None
        if cells and segment.x0 < max(s.x1 for s in cells[-1]):
            cells[-1].append(segment)
        else:
            cells.append([segment])
    if not 2 <= len(cells) <= _MOST_CELLS:
        return None
    said = [_head_of(fold(" ".join(page.text_of(s) for s in sorted(cell, key=_top)))) for cell in cells]
    around = tuple(Box.around(s.box for s in cell) for cell in cells)
    ticked = frozenset(at for at, box in enumerate(around) if any(box.shares_columns(s.box) for s in ticks))
    roles = None if any(_no_head(text) for text in said) else _roles(said, ticked)
    if roles is None:
        return None
    told = [text for cell in cells for s in cell if any(map(str.isalpha, text := page.text_of(s)))]
    loud = all(text.isupper() for text in told)
    under = [s.box for s in ticks]
    top, bottom = min(b.top for b in around), max(b.bottom for b in (*around, *under))
    return Header(page, around, roles, tuple(said), top, bottom, loud, ticked)


def _no_head(said: str) -> bool:
    if _ITEM.fullmatch(said) or _CUT_SHORT.fullmatch(said):
        return False
    signs = _SIGNER.search(said) and not (_DONE.search(said) or _DUTY.search(said))
    return bool(signs) or _NO_HEAD.search(said) is not None


def _head_of(said: str) -> str:
    """What a head's cell says, without the number of its box; a number alone heads a column of items."""
    counted = _BOX_NUMBER.match(said)
    if counted is None:
        return said.strip(" :*¿?")
    return said[counted.end() :].strip(" :*¿?") or "item"


def _top(segment: Segment) -> float:
    return segment.top


def _cells(segment: Segment, page: PageText) -> list[Segment]:
    """A run of heads with hardly a gap between them, parted: `ÍTEM OBLIGACIONES`."""
    words, cells = page.words, [[segment.words[0]]]
    for one, two in pairwise(segment.words):
        wide = words[two].box.x0 - words[one].box.x1 > WIDE * page.height
        begins = bool(_BEGINS_HEAD.match(fold(words[two].text))) and not _OF.fullmatch(fold(words[one].text))
        if (len(cells[-1]) == 1 and _ITEM.fullmatch(fold(words[one].text))) or (wide and begins):
            cells.append([two])
        else:
            cells[-1].append(two)
    return [Segment(tuple(own), *Box.around(words[i].box for i in own), segment.line) for own in cells]


def _roles(said: Sequence[str], ticked: Collection[int] = ()) -> tuple[Role, ...] | None:
    """What each column holds; None when these are no heads of a table of activities. Of columns that are only
    `ticked` none tells what was done: then what is remarked of each duty does."""
    roles = [Role.OTHER] * len(said)
    for at, text in enumerate(said):
        if _ITEM.fullmatch(text):
            roles[at] = Role.ITEM
    free = [
        at for at, role in enumerate(roles) if role is Role.OTHER and "%" not in said[at] and at not in ticked
    ]
    duties = [at for at in free if _DUTY.search(said[at]) and not _SURELY_DONE.search(said[at])]
    done = [at for at in free if at not in duties and _DONE.search(said[at])]
    done = (
        [at for at in done if not _BESIDE.search(_OF_THE_MONTH.sub("", said[at]))]
        or [at for at in done if _SURELY_DONE.search(said[at])]
        or [at for at in free if ticked and duties and _REMARKED.search(said[at])]
    )
    if not done:
        return None
    best = next((at for at in done if _SURELY_DONE.search(said[at])), done[0])
    if not duties:
        before = [at for at in done if at < best and not _SURELY_DONE.search(said[at])]
        duties = before[-1:]
    rest = [at for at in range(len(said)) if at not in duties and at != best]
    if not duties and not any(roles[at] is Role.ITEM or _STRONG_BESIDE.search(said[at]) for at in rest):
        return None
    roles[best] = Role.DONE
    if duties:
        roles[duties[0]] = Role.DUTY
    proof = next(
        (at for at, role in enumerate(roles) if role is Role.OTHER and _PROOF.search(said[at])), None
    )
    if proof is not None:
        roles[proof] = Role.PROOF
    return tuple(roles)


def rows(lines: Sequence[PrintLine], header: Header, parts: Sequence[float]) -> list[ActivityRow]:
    """The rows of a table's body, which may run over pages, from top to bottom."""
    edges = [float("-inf"), *parts, float("inf")]

    def column(role: Role) -> list[PrintLine]:
        at = header.column(role)
        if at is None:
            return []
        cut = (within(line, edges[at], edges[at + 1]) for line in lines)
        return [line for line in cut if line is not None]

    duties, done = column(Role.DUTY), column(Role.DONE)
    pitch = pitch_of(done, duties)
    own = paragraphs(done, pitch)
    if header.column(Role.DUTY) is None:
        return _proved([_row(None, one) for one in own], [None] * len(own), column(Role.PROOF))
    asked, counted = asked_in(duties, column(Role.ITEM), pitch)
    at = header.column(Role.DONE) or 0
    span = (edges[at], edges[at + 1])
    taken: dict[int, list[Paragraph]] = {}
    for paragraph, duty in zip(own, beside(asked, own), strict=True):
        taken.setdefault(duty, []).append(paragraph)
    found = [_row(None, paragraph) for paragraph in taken.get(-1, ())]
    numbered = [False] * len(found)
    beside_rows: list[Paragraph | None] = [None] * len(found)
    for n, asks in enumerate(asked):
        if n in taken:
            found += [_row(asks, paragraph) for paragraph in taken[n]]
        elif not _covered(asks, own):
            place = _blank(asks, header, span, at)
            found.append(ActivityRow(without_number(asks.text), None, 0, asks.page.number, place))
        one = n < counted or (not asks.page.blurred and starts_item(asks.text) is not None)
        numbered += [one] * (len(found) - len(numbered))
        new = len(found) - len(beside_rows)
        beside_rows += [asks, *[None] * (new - 1)] if new else []
    kept = without_feet(found, numbered)
    asked_by = {id(row): duty for row, duty in zip(found, beside_rows, strict=True)}
    return _proved(kept, [asked_by[id(row)] for row in kept], column(Role.PROOF))


def _proved(
    found: Sequence[ActivityRow], asked: Sequence[Paragraph | None], proofs: Sequence[PrintLine]
) -> list[ActivityRow]:
    """The rows with what the column of evidence says at their height; `asked` is the obligation of each."""
    bands = [_lines_of(row, duty) for row, duty in zip(found, asked, strict=True)]
    said: dict[int, list[str]] = {}
    for line in proofs:
        at = _band_of(line, bands)
        if at is not None:
            said.setdefault(at, []).append(line.text)
    return [row._replace(proof=" ".join(said.get(at, ()))) for at, row in enumerate(found)]


def _lines_of(row: ActivityRow, duty: Paragraph | None) -> list[PrintLine]:
    return [line for own in (row.done, duty) if own is not None for line in own.lines]


def _band_of(line: PrintLine, bands: Sequence[Sequence[PrintLine]]) -> int | None:
    """The row at whose height a line stands; None where two rows may be meant."""
    far: list[tuple[float, int]] = []
    for at, own in enumerate(bands):
        here = [one.box for one in own if one.page is line.page]
        if here:
            top, bottom = min(box.top for box in here), max(box.bottom for box in here)
            far.append((max(top - line.box.middle, line.box.middle - bottom, 0.0), at))
    near = [at for off, at in far if off == min(far)[0]]
    return near[0] if len(near) == 1 else None


def _row(duty: Paragraph | None, done: Paragraph) -> ActivityRow:
    asked = None if duty is None else without_number(duty.text)
    return ActivityRow(asked, done, starts_item(done.text) or 0, done.page.number)


def without_number(text: str) -> str:
    """An item's words without the number or bullet before them."""
    return text[starts_item(text) or 0 :].strip()


def _covered(duty: Paragraph, done: Sequence[Paragraph]) -> bool:
    """Is there anything written beside the obligation?"""
    return any(
        line.page is duty.page and duty.box.shares_rows(line.box)
        for paragraph in done
        for line in paragraph.lines
    )


def _blank(duty: Paragraph, header: Header, span: tuple[float, float], at: int) -> Box:
    """The place of a cell left blank."""
    left = span[0] if span[0] > 0 else header.cells[at].x0
    right = span[1] if span[1] < duty.page.page.width else header.cells[at].x1
    return Box(left, duty.box.top, max(right, left + 1.0), duty.box.bottom)
