"""Activities told without a table's head: numbered lists, obligations with what was done below, prose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from review.model import Box
from review.recognition.grammar import fold
from review.recognition.grammar.dates import find_dates
from review.recognition.grammar.deeds import deed_at, tells_a_deed
from review.recognition.page.paragraphs import (
    Paragraph,
    PrintLine,
    ends_sentence,
    falls_short,
    starts_item,
    within,
)

_DUTY_KEY = re.compile(
    r"(?:obligaci(?:on|ones)|compromiso|funcion|actividad contractual|alcance)"
    r"(?: (?:especifica|contractual|general)(?:es|s)?)?\s*(?:n[o°.]*\s*)?\d{0,2}\s*[.:)-]+\s*"
)
_DONE_KEY = re.compile(
    r"(?:ejecucion|actividad(?:es)?|cumplimiento|desarrollo|gestion(?:es)?|accion(?:es)?|avances?|labor(?:es)?"
    r"|descripcion|resultados?)(?: de (?:la )?(?:actividad|obligacion|ejecucion))?"
    r"(?: (?:realizad|ejecutad|desarrollad|adelantad|cumplid|reportad)[oa]s?)?"
    r"\s*(?:n[o°.]*\s*)?\d{0,2}\s*:\s*"
    r"|(?:r\s?[/:]|(?:rta|rpta|respuesta)\s?[/:.])[\s/:.-]*"
)
# The same on a line of its own, without a colon.
_DONE_LINE = re.compile(
    r"(?:ejecucion|actividad(?:es)?|gestion(?:es)?|accion(?:es)?|avances?|labor(?:es)?|resultados?)"
    r" (?:realizad|ejecutad|desarrollad|adelantad|cumplid|reportad)[oa]s?"
)
# Forms with a cell for each: the words of the cell begin with a capital, or it was left empty.
_DUTY_CELL = re.compile(r"Obligaci[oó]n\s+(?:N[.°º]*\s*)?\d{1,2}\s*[.:)-]*\s+(?=[A-ZÁÉÍÓÚÑ])")
_DONE_CELL = re.compile(
    r"(?:Actividad(?:es)?|Gesti[oó]n|Ejecuci[oó]n|Acci(?:[oó]n|ones)|Resultados?|Cumplimiento)"
    r"(?: (?:realizad|ejecutad|desarrollad|adelantad)[oa]s?)?\s*:?\s*(?=[A-ZÁÉÍÓÚÑ\d]|$)"
)
_TO_DO = re.compile(r"[a-z]{2,}[aei]r(?:se|l[aeo]s?)?\b|las demas\b")  # what an obligation begins with
_BESIDE_KEY = re.compile(
    r"(?:evidencias?|soportes?|productos?|anexos?|adjuntos?|archivos? adjuntos?|observaci(?:on|ones)"
    r"|medios? de verificacion|fechas?|enlaces?|links?|ubicacion)\b[^:]{0,30}:"
)
EMPTY_ANSWERS = frozenset(
    (
        "actividad cumplida",
        "cumplida",
        "cumplido",
        "se cumplio",
        "ok",
        "si",
        "ejecutada",
        "actividad ejecutada",
    )
)
"""Answers to an obligation that tell nothing, folded."""
# Of those, the ones that tell of evidence.
_PROOF_KEY = re.compile(
    r"(?:evidencias?|soportes?|anexos?|(?:archivos? )?adjuntos?|medios? de verificacion|enlaces?|links?)\b"
    r"[^:]{0,30}:"
)
# Share of a list's items with a paragraph of their own below: then the items are obligations.
_ANSWERED = 0.6
LEAST_WORDS = 3
_OPENING_WORDS = 2  # `se atendieron`, `atendí a`: the verb of a deed opens what was done
_BAND_WORDS = 9
# A column of text begins where so many lines have a word, and none runs across.
_COLUMN, _LEAST_LINES = 0.4, 3
_MIDDLE = 0.2
_ALIGNED, _GAP = 0.25, 0.45
_MOST_LINES = 1500


class ActivityRow(NamedTuple):
    """What was done, and the obligation that it answers. `done` is None for a place left blank, `place`;
    `proof` is what stands beside it about its evidence."""

    duty: str | None
    done: Paragraph | None
    label: int = 0  # characters of the paragraph before the words of what was done
    page: int = 0
    place: Box | None = None
    proof: str = ""


def column_at(lines: Sequence[PrintLine]) -> float | None:
    """Where the second of two columns begins; None when the text runs over the page's width."""
    if not _LEAST_LINES <= len(lines) <= _MOST_LINES:
        return None
    height = lines[0].page.height
    left, right = min(line.box.x0 for line in lines), max(line.box.x1 for line in lines)
    low, high = left + _MIDDLE * (right - left), right - _MIDDLE * (right - left)
    starts: dict[int, int] = {}
    for line in lines:
        words = line.page.words
        for at, index in enumerate(line.words):
            x0 = words[index].box.x0
            if low < x0 < high and (not at or x0 - words[line.words[at - 1]].box.x1 > _GAP * height):
                starts[round(x0)] = starts.get(round(x0), 0) + 1
    if not starts:
        return None
    edge, _ = max(starts.items(), key=lambda found: (found[1], -found[0]))
    slack = _ALIGNED * height
    aligned = sum(n for x, n in starts.items() if abs(x - edge) <= slack)
    if aligned < max(_LEAST_LINES, _COLUMN * len(lines)):
        return None
    boxes = (line.page.words[i].box for line in lines for i in line.words)
    if any(b.x0 < edge - slack and b.x1 > edge - 0.5 for b in boxes):
        return None
    return edge - slack


def columns(lines: Sequence[PrintLine], at: float) -> tuple[list[PrintLine], list[PrintLine]]:
    """The lines parted in two columns."""
    sides = [[within(line, *span) for line in lines] for span in ((float("-inf"), at), (at, float("inf")))]
    one, two = ([line for line in side if line is not None] for side in sides)
    return one, two


def read_on(one: Sequence[PrintLine], two: Sequence[PrintLine]) -> bool:
    """Does the text go on from the foot of the first column to the head of the second, as in a newspaper?"""
    return bool(one and two) and starts_item(one[0].text) is not None and starts_item(two[0].text) is not None


def told(found: Sequence[Paragraph]) -> list[ActivityRow]:
    """The activities that paragraphs tell, in their order."""
    kept = [part for p in found if not _band(p) for part in _answer_apart(p)]
    said = [fold(p.text) for p in kept]
    keyed = [at for at, text in enumerate(said) if _DONE_KEY.match(_bare(text))]
    asked = [at for at, text in enumerate(said) if _DUTY_KEY.match(_bare(text))]
    numbered = [at for at, p in enumerate(kept) if starts_item(p.text) is not None]
    duties = sum(_DUTY_CELL.match(p.text) is not None for p in found)
    if duties > 1 and 2 * sum(_DONE_CELL.match(p.text) is not None for p in found) >= duties:
        return _in_cells(found)
    if len(asked) >= 1 and len(asked) + len(keyed) >= 2:
        return _keyed(kept, said, set(asked))
    if keyed and numbered and not set(keyed) >= set(numbered):
        return _keyed(kept, said, {*numbered} - {*keyed})
    if len(numbered) < 2:
        return [row for p in kept if (row := _plain(p)) is not None]
    return _numbered(kept, set(numbered))


def opens_answer(text: str) -> bool:
    """Whether a line begins to say what was done about the obligation before it."""
    cell = _DONE_CELL.match(text)
    if _DONE_KEY.match(fold(text)) or (cell is not None and _heads_a_deed(text[cell.end() :])):
        return True
    return tells_a_deed(" ".join(text.split()[:_OPENING_WORDS]))


def _answer_apart(paragraph: Paragraph) -> list[Paragraph]:
    """An item, and an empty answer that stands on the line below it."""
    lines = paragraph.lines
    label = next((at for at, line in enumerate(lines) if at and _DONE_LINE.fullmatch(line.flat)), None)
    if label is not None:
        return [Paragraph(lines[:label]), Paragraph(lines[label:])]
    if len(lines) < 2 or fold(lines[-1].text).strip(" .") not in EMPTY_ANSWERS or lines[-1].text[0].islower():
        return [paragraph]
    return [Paragraph(lines[:-1]), Paragraph(lines[-1:])]


def _past_key(text: str, at: int) -> int:
    """Where, from a place on, what was done is told, behind the word that announces it."""
    key = _DONE_KEY.match(fold(text[at:]))
    return at if key is None else at + key.end()


def _behind_key(text: str) -> str:
    return text[text.index(":") + 1 :].strip()


def _bare(said: str) -> str:
    return said[starts_item(said) or 0 :]


def _band(paragraph: Paragraph) -> bool:
    """Is it a title that parts the list?"""
    text = paragraph.text
    begins = starts_item(text)
    if begins is not None and _TO_DO.match(fold(text[begins:])):
        return False
    return text.isupper() and len(text.split()) <= _BAND_WORDS and not text.endswith(".")


def _plain(paragraph: Paragraph, duty: str | None = None) -> ActivityRow | None:
    text = paragraph.text
    begins = starts_item(text) or 0
    said = fold(text[begins:])
    if _BESIDE_KEY.match(said):
        return None
    key = _DONE_KEY.match(said)
    label = begins + (key.end() if key else 0)
    if key is None and len(paragraph.lines) > 1 and _DONE_LINE.fullmatch(paragraph.lines[0].flat):
        label = len(paragraph.lines[0].text) + 1
    if len(text[label:].split()) < LEAST_WORDS and duty is None and key is None:
        return None
    return ActivityRow(duty, paragraph, label, paragraph.page.number)


def _keyed(kept: Sequence[Paragraph], said: Sequence[str], asked: set[int]) -> list[ActivityRow]:
    """`Obligación 1. …` followed by `Ejecución: …`."""
    found: list[ActivityRow] = []
    duty: str | None = None
    open_duty: Paragraph | None = None
    beside = False
    for at, paragraph in enumerate(kept):
        if at in asked:
            if open_duty is not None:
                found.append(_blank(duty, open_duty))
            begins = starts_item(paragraph.text) or 0
            key = _DUTY_KEY.match(said[at][begins:])
            begins += key.end() if key else 0
            duty = paragraph.text[begins:].strip() or None
            open_duty, beside = (paragraph if duty else None), False
            done = done_at(paragraph, begins)
            if done is not None:
                duty = paragraph.text[begins:done].strip()
                found.append(ActivityRow(duty, paragraph, done, paragraph.page.number))
                open_duty = None
            continue
        if found and _PROOF_KEY.match(_bare(said[at])):
            found[-1] = found[-1]._replace(proof=_behind_key(paragraph.text))
        beside = bool(_BESIDE_KEY.match(_bare(said[at]))) or (beside and not _DONE_KEY.match(_bare(said[at])))
        row = None if beside else _plain(paragraph, duty)
        if row is not None:
            found.append(row)
            open_duty = None
    if open_duty is not None:
        found.append(_blank(duty, open_duty))
    return found


def _in_cells(found: Sequence[Paragraph]) -> list[ActivityRow]:
    """`Obligación 1` and `Actividades` each with a cell; what else the form asks stands in cells beside."""
    rows: list[ActivityRow] = []
    duty: str | None = None
    asked: Paragraph | None = None
    empty = False
    for paragraph in found:
        begins, tells = _DUTY_CELL.match(paragraph.text), _DONE_CELL.match(paragraph.text)
        if begins is not None:
            rows += [_blank(duty, asked)] if asked is not None else []
            duty, asked, empty = paragraph.text[begins.end() :].strip(), paragraph, False
        elif tells is not None and asked is not None:
            empty = tells.end() == len(paragraph.text) or _heads_a_deed(paragraph.text[tells.end() :])
            if not empty:
                rows.append(ActivityRow(duty, paragraph, tells.end(), paragraph.page.number))
                asked = None
        elif empty and asked is not None and _says(paragraph) and paragraph.text[:1].isalnum():
            rows.append(ActivityRow(duty, paragraph, 0, paragraph.page.number))
            asked = None
    return rows + ([_blank(duty, asked)] if asked is not None else [])


def _heads_a_deed(text: str) -> bool:
    """Is it the number, the day and the place of what the lines below tell: `1 - 12/05/2026, Casa Lúdica`?"""
    return text[:1].isdecimal() and bool(find_dates(text)) and not tells_a_deed(text)


def _blank(duty: str | None, asked: Paragraph) -> ActivityRow:
    return ActivityRow(duty, None, 0, asked.page.number, asked.box)


def _numbered(kept: Sequence[Paragraph], numbered: set[int]) -> list[ActivityRow]:
    """A list: of activities, or of obligations when most items have what was done below them."""
    parted: list[tuple[Paragraph, bool]] = []
    answered = sum(
        (at + 1 < len(kept) and at + 1 not in numbered and _says(kept[at + 1])) or _done_in(kept[at])
        for at in numbered
    )
    duties = answered >= _ANSWERED * len(numbered)
    for at, paragraph in enumerate(kept):
        follows = at + 1 < len(kept) and at + 1 not in numbered
        halves = _parted(paragraph) if duties and at in numbered and not follows else None
        if halves is None:
            parted.append((paragraph, at in numbered))
        else:
            parted += [(halves[0], True), (halves[1], False)]
    if not duties:
        return [row for p, _ in parted if (row := _plain(p)) is not None]
    found: list[ActivityRow] = []
    duty: str | None = None
    for at, (paragraph, is_item) in enumerate(parted):
        if is_item:
            begins = starts_item(paragraph.text) or 0
            duty = paragraph.text[begins:].strip()
            done = done_at(paragraph, begins)
            if done is not None or at + 1 == len(parted) or parted[at + 1][1]:
                found.append(_unanswered(paragraph, begins))
                duty = found[-1].duty
        else:
            row = _plain(paragraph, duty)
            if row is not None:
                found.append(row)
            elif found and _PROOF_KEY.match(_bare(fold(paragraph.text))):
                found[-1] = found[-1]._replace(proof=_behind_key(paragraph.text))
    return found


def _unanswered(paragraph: Paragraph, begins: int) -> ActivityRow:
    """An item with nothing below it among obligations that have: it may tell itself what was done."""
    duty = paragraph.text[begins:].strip()
    done = done_at(paragraph, begins)
    if done is not None:
        told = _past_key(paragraph.text, done)
        return ActivityRow(paragraph.text[begins:done].strip(), paragraph, told, paragraph.page.number)
    several = _plain(paragraph) if ". " in duty else None
    return several or _blank(duty, paragraph)


def _done_in(paragraph: Paragraph) -> bool:
    return done_at(paragraph, starts_item(paragraph.text) or 0) is not None


def done_at(paragraph: Paragraph, begins: int) -> int | None:
    """Where, in a paragraph that opens with an obligation, it begins to say what was done about it."""
    text = paragraph.text
    at = _by_line(paragraph, begins)
    if at is None and (told := deed_at(text[begins:])) is not None:
        at = begins + told
    return None if at is None or tells_a_deed(text[begins:at]) else at


def _by_line(paragraph: Paragraph, begins: int) -> int | None:
    """Where a line begins with the verb of a deed, or after capitals without them; or with a deed's whole
    sentence, where the line before it was left short."""
    at, edge = 0, max(line.box.x1 for line in paragraph.lines)
    for one, two in pairwise(paragraph.lines):
        at += len(one.text) + 1
        said = two.text
        if at > begins and said[:1].isupper():
            if one.text.isupper() and not said.isupper():
                return at
            if tells_a_deed(" ".join(said.split()[:_OPENING_WORDS])):
                return at
            if falls_short(one, two, edge) and tells_a_deed(paragraph.text[at:]):
                return at
    return None


def _says(paragraph: Paragraph) -> bool:
    return not _BESIDE_KEY.match(fold(paragraph.text))


def _parted(paragraph: Paragraph) -> tuple[Paragraph, Paragraph] | None:
    """An item and what was done, when a line ends with the item's sentence."""
    lines = paragraph.lines
    for at in range(1, len(lines)):
        if ends_sentence(lines[at - 1].text) and lines[at].text[:1].isupper():
            return Paragraph(lines[:at]), Paragraph(lines[at:])
    return None
