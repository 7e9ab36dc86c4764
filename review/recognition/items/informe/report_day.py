"""The day of the report: beside a label that names it, where it says that it was signed, or under its town.

What hangs on to an informe has days of its own, those of the deeds: they are believed less, and never those
of a page headed as an annex.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from review.model import Box, Mark
from review.model.marks import ItemMark, PageMark
from review.recognition.grammar import fold
from review.recognition.items.informe.reported_period import Lines
from review.recognition.page.page_text import PageText, Segment, plain_words
from review.recognition.papers.sorted_page import SortedPage
from review.recognition.values.candidates import Choice, boosted, choose
from review.recognition.values.date_boxes import boxed_days
from review.recognition.values.label_families import LabelSet
from review.recognition.values.label_hits import Hit
from review.recognition.values.labels import Candidate, LabelledPage
from review.recognition.values.readers import (
    as_read,
    dates_at_once,
    days_alone,
    in_view,
    labelled_dates,
    month_periods,
)
from review.recognition.values.signing_days import (
    closing_dates,
    less_of_stamps,
    not_of_the_form,
    place_dates,
    within_reason,
)

# Behind the own pages only a label that names the report's day counts: papers of deeds have a `Fecha`.
SIGNED_FAMILIES = LabelSet("informe_fecha")
# What hangs on to an informe has days of its own: those of the deeds.
_ANNEX = re.compile(
    r"\b(?:anexos?|registros? fotograficos?|evidencias?|fotografias?|asistencia|asistentes|acta de reunion)\b"
)
# `Evidencia: anexo 4 de este informe` names an annex; it is not its heading.
_NAMES_ANNEX = re.compile(
    r"\b(?:de este informe|del presente informe|de(?:l| este) documento)\b|\w+(?: \w+){11}"
)
# A day this long before the period ends is that of a deed, not of the report.
_OUT_OF_REASON = 0.6  # judgement: believed too little to settle anything
_EARLY, _BEFORE_END = 10, 0.55
_OF_A_DEED = 0.55
_STRONG = 0.6  # judgement: what is less sure keeps no other day away
_ADDRESSED = re.compile(r"(?:senor|doctor|ingenier|respetad|apreciad|estimad|cordial|ref|asunto|ciudad\b)")
_IN_SENTENCE_WORDS = 4  # judgement: a heading in small letters has fewer
_MOST_TAIL = 2  # pages: judgement, a last paragraph and the signatures
_REACH_CHARS, _DAY_TRUST = 40, 0.95  # judgement: a day of deeds may have such a label too
_SIGNING_DAYS = 100  # judgement: what is dated later is no informe of the month
_ORDINAL_AND_MONTH = re.compile(r"\d{1,2} [–—-] [^\W\d]")  # `Entrega 02 – Julio 2026`
# What heads days that are not the informe's own.
_OF_OTHER_THINGS = re.compile(
    r"planilla|\bpila\b|seguridad|aport|cotiza|\bpag|factur|venc|termin|\bfin\b|final|\binici|\bacta|contrat"
    r"|poliza|\bcdp\b|\brp\b|\bcrp\b|nacim|afilia|prorrog|suspen|version|vigen|aprob|desde|hasta|period|lapso"
    r"|actividad|obligac|evidenc|entregable|producto|soporte|reunion"
)
# `los aportes van en la planilla No. 8123456789, con fecha …`
_QUOTED_DAY = re.compile(
    r"\b(?:planillas?|pila|aportes?|seguridad social)\b"
    r"(?:[^.;]|(?<=\bno)\.|(?<=nro)\.|(?<=\bn)\.|\.(?=\S)){0,150}\b(?:con|de|en) $"
)
_QUOTED_CHARS = 190  # judgement: two lines of print
_SENTENCE_WORDS = 6  # judgement: more than a letterhead's cell has, unless in capitals
_CLOSING_WORDS = 10  # judgement: `Informe presentado el día`, and a day in words
# Judgement: labels of the margin besides the day's, and how far their beginnings may lie apart.
_LEAST_LABELS, _LEVEL_POINTS = 2, 2.0
_AT_ONCE_CHARS = 3  # judgement: a colon and blanks


def report_day(
    pages: Sequence[LabelledPage],
    signed: Sequence[PageText],
    own: Sequence[Candidate[dt.date]],
    begin: dt.date | None,
    end: dt.date | None,
    activities: Lines,
) -> Choice[dt.date] | None:
    """The informe's day. `signed` are pages that may end it, `own` the days told beside its own labels.

    Beside them another `Fecha` is that of a deed. `activities` are the lines that tell what was done.
    """
    found: list[Candidate[dt.date]] = list(own)
    for at, page in enumerate(pages):
        if at and is_annex(page.page, activities):
            continue
        said = [*closing_dates(page.page), *place_dates(page.page)]
        found += [c for c in said if _may_close(page.page, c, activities, end)]
        told = (
            page.beside(hit, days_alone, reach=_REACH_CHARS, trust=_DAY_TRUST)
            for hit in page.of("fecha")
            if not _of_a_quoted_paper(page, hit)
        )
        boxed = boxed_days(page, "fecha")
        beside = not_of_the_form(page, [*(day for day in told if day is not None), *boxed])
        beside = less_of_stamps(page.page, beside)
        found += [boosted(c, _OF_A_DEED) for c in beside] if own else beside
    if not any(end is None or c in own or (c.value >= end and c.score >= _STRONG) for c in found):
        found += [c for text in signed for c in closing_dates(text) if _may_close(text, c, activities, end)]
        found += [c for text in signed for c in _above_a_name(text) if end is not None and c.value >= end]
    if end is not None and not any(c.value >= end and c.score >= _STRONG for c in found):
        found += _issued(pages, end, activities)
    weighed = found
    if end is not None:
        late = any(c.value >= end and c.score >= _STRONG for c in found)
        weighed = [boosted(c, _before_end(c, end, late=late)) if c not in own else c for c in found]
    # A day that fits no reason is no less what the paper says: kept in doubt, it is looked at.
    return choose(within_reason(weighed, begin)) or choose(boosted(c, _OUT_OF_REASON) for c in found)


def _issued(pages: Sequence[LabelledPage], end: dt.date, activities: Lines) -> list[Candidate[dt.date]]:
    """The days on which something was issued: those of the form are older than the days of signing."""
    said = [
        c
        for at, page in enumerate(pages)
        if not (at and is_annex(page.page, activities))
        for c in not_of_the_form(page, page.candidates("fecha_emitida", days_alone, reach=_REACH_CHARS))
        if not _is_told_there(c.box, activities.get(c.page, ()))
    ]
    return [c for c in said if -_EARLY <= (c.value - end).days <= _SIGNING_DAYS]


def _of_a_quoted_paper(page: LabelledPage, hit: Hit) -> bool:
    """Does a sentence say `fecha` of a planilla that it quotes?"""
    before = page.page.flow.flat[max(hit.start - _QUOTED_CHARS, 0) : hit.start]
    return _QUOTED_DAY.search(before) is not None


def _may_close(page: PageText, day: Candidate[dt.date], activities: Lines, end: dt.date | None) -> bool:
    """Can the day be the report's? One of the period told with an activity is that of a deed."""
    told = activities.get(page.page.number, ())
    if end is None or day.value >= end or not _is_told_there(day.box, told):
        return True
    return _closes(page, day.box, told[-1])


def _before_end(day: Candidate[dt.date], end: dt.date, *, late: bool) -> float:
    """What a day keeps that nothing names: a report is signed when its period is over, or days before."""
    early = (end - day.value).days
    return _BEFORE_END if early > _EARLY or (late and early > 0) else 1.0


def _above_a_name(page: PageText) -> list[Candidate[dt.date]]:
    """A town and a day with who signs right below: no letter's head, which goes on with an address."""
    found: list[Candidate[dt.date]] = []
    for day in place_dates(page):
        below = [s for s in page.segments if s.top >= day.box.bottom and s.box.shares_columns(day.box)]
        next_one = min(below, key=lambda s: s.top, default=None)
        if next_one is not None:
            said = fold(page.text_of(next_one))
            few = len(next_one.words) <= _CLOSING_WORDS
            if few and not _ADDRESSED.match(said) and not any(map(str.isdecimal, said)):
                found.append(day)
    return found


def told_as_its_own(pages: Sequence[PageText], activities: Lines) -> list[Candidate[dt.date]]:
    """The days beside a label that names the report's: early or not, they are no days of deeds."""
    told = (
        LabelledPage(page, SIGNED_FAMILIES)
        for at, page in enumerate(pages)
        if not (at and is_annex(page, activities))
    )
    return [c for page in told for c in page.candidates("fecha", days_alone, reach=_REACH_CHARS)]


def told_in_a_word(pages: Sequence[LabelledPage], activities: Lines) -> list[Candidate[dt.date]]:
    """The days right beside a word that says what was done with the report: `Presentado`, `Elaboración:`.

    The same words are said of deeds and of the form itself, where they count for nothing.
    """
    found: list[Candidate[dt.date]] = []
    for at, page in enumerate(pages):
        if at and is_annex(page.page, activities):
            continue
        said = (
            (page.beside(hit, dates_at_once, reach=_AT_ONCE_CHARS), hit)
            for hit in page.of("fecha_dicha")
            if hit.opens
            and not page.page.flow.text[hit.start].islower()  # a line that goes on with a sentence
        )
        days = {c.box: (c, hit) for c, hit in said if c is not None and not _ORDINAL_AND_MONTH.match(c.text)}
        beside = not_of_the_form(page, [c for c, _ in days.values()])
        told = activities.get(page.page.page.number, ())
        last = page.page.page.number == max(activities, default=0)
        found += [
            c
            for c in beside
            if not _is_told_there(c.box, told)
            or (last and _closes(page.page, c.box, told[-1]))
            or _in_a_margin(page, days[c.box][1], c.box)
        ]
    return found


def _in_a_margin(page: LabelledPage, label: Hit, day: Box) -> bool:
    """Do a label and the day under it stand in a column of labels with their values, beside what was done?"""
    text = page.page
    cell = text.segment_of[text.flow.indices(label.start, label.end)[0]]
    others = {
        at.line
        for hit in page.hits
        if hit.opens and _is_whole(text, hit, at := text.segment_of[text.flow.indices(hit.start, hit.end)[0]])
        if abs(at.x0 - cell.x0) < _LEVEL_POINTS
    }
    under = abs(day.x0 - cell.x0) < _LEVEL_POINTS and day.top > cell.middle
    return under and _is_whole(text, label, cell) and len(others) > _LEAST_LABELS


def _is_whole(page: PageText, hit: Hit, cell: Segment) -> bool:
    """Is a label all that its cell says?"""
    return len(page.flow.flat[hit.start : hit.end].strip()) >= len(page.text_of(cell).strip(" :"))


def _closes(page: PageText, day: Box, last: Box) -> bool:
    """Is this day with its label the last line of what was done? Nothing else tells that it ended before."""
    cell = next((s for s in page.segments if s.box.meets(day)), None)
    words = 0 if cell is None else sum(len(s.words) for s in page.lines[cell.line])
    return _is_told_there(day, [last]) and words <= _CLOSING_WORDS


def _is_told_there(box: Box, lines: Sequence[Box]) -> bool:
    """Does the box stand on one of the lines?"""
    return any(line.top < box.middle < line.bottom for line in lines)


def own_label(pages: Sequence[PageText]) -> Mark | None:
    """The first label that names the report's day, read or not; beside a period it asked for that."""
    for page in pages:
        labelled = LabelledPage(page, SIGNED_FAMILIES)
        for hit in labelled.of("fecha"):
            if hit.opens and labelled.beside(hit, month_periods, reach=_REACH_CHARS) is None:
                flow = page.flow
                said = flow.text[hit.start : hit.end]
                return Mark(ItemMark.DAY_UNREAD, said, page.number, flow.box(hit.start, hit.end))
    return None


def day_of_unknown(
    pages: Sequence[LabelledPage], activities: Lines, begin: dt.date, end: dt.date
) -> Mark | None:
    """A day alone in its cell, or behind a word, where an informe has its own, and that nothing explains.

    Asked where the informe's day was not read: its label may be one that nobody knows. Days of a planilla, of
    the contract and of the form are explained, so are the ends of the period from `begin` to `end`.
    """
    for page in (page for page in pages if not is_annex(page.page, activities)):
        text, told = page.page, activities.get(page.page.page.number, ())
        explained = [
            c.box
            for hit in page.hits
            if (c := page.beside(hit, labelled_dates, reach=_REACH_CHARS)) is not None
        ]
        for cell in text.segments:
            if len(cell.words) > _CLOSING_WORDS or _is_told_there(cell.box, told):
                continue
            view = text.view([cell])
            days = as_read(text, labelled_dates)(view.text)
            if len(days) != 1 or view.text[days[0].end :].strip(" ."):
                continue
            found = in_view(text, view, days, 1.0, "una fecha sola")
            (day,) = found
            before = fold(" ".join((_before(text, cell), view.text[: days[0].start])))
            if (
                begin < day.value <= end + dt.timedelta(days=_SIGNING_DAYS)
                and day.value != end
                and not any(day.box.meets(box) for box in explained)
                and not _OF_OTHER_THINGS.search(before)
                and not_of_the_form(page, found)
            ):
                return Mark(ItemMark.DAY_UNREAD, day.text, day.page, day.box)
    return None


def _before(page: PageText, cell: Segment) -> str:
    """What may head a cell: what stands left of it in its line, and the nearest cell above it."""
    left = [s for s in page.lines[cell.line] if s.x1 <= cell.x0]
    above = [s for s in page.segments if s.bottom <= cell.middle and s.box.shares_columns(cell.box)]
    return page.lines_of([*left, *sorted(above, key=lambda s: s.bottom)[-1:]])


def tail(pages: Sequence[SortedPage], activities: Lines) -> list[PageText]:
    """The pages right behind the informe's own, which may go on with it and end it: behind its last ones, and
    behind its first ones where a paper among the evidence looks like another page of it."""
    own = [at for at, p in enumerate(pages) if PageMark.EVIDENCE not in p.label.marks]
    ends = [at for at in own if at + 1 not in own]
    behind: list[PageText] = []
    for end in dict.fromkeys((*ends[:1], *ends[-1:])):
        for page in pages[end + 1 : end + 1 + _MOST_TAIL]:
            if (
                page.text is None
                or PageMark.EVIDENCE not in page.label.marks
                or is_annex(page.text, activities)
            ):
                break
            behind.append(page.text)
    return behind


def is_annex(page: PageText, activities: Lines) -> bool:
    """Is the page headed as an annex?

    A word of a sentence in its first lines is no heading, nor is the cell of a table of activities that goes
    on from the page before: `Carpeta / anexo 3`.
    """
    heads = [
        line
        for line in map(str.strip, page.heading.split("|"))
        if _ANNEX.search(line) and not _NAMES_ANNEX.search(line)
    ]
    told = activities.get(page.page.number, ()) if heads else ()
    return any(_heads(page, line, told) for line in heads)


def _heads(page: PageText, said: str, told: Sequence[Box]) -> bool:
    """Is this heading that names an annex printed as one, apart from what was done and from tables?"""
    printed = [
        cell
        for cell in page.segments
        if _ANNEX.search(words := " ".join(plain_words(fold(page.text_of(cell))))) and words in said
    ]
    return not printed or any(
        not _is_told_there(cell.box, told) and not _in_a_row(page, cell) and not _in_a_sentence(page, cell)
        for cell in printed
    )


def _in_a_sentence(page: PageText, cell: Segment) -> bool:
    """Does a line go on with a sentence? `la entrega del producto. [Anexo 5]`."""
    return page.text_of(cell)[:1].islower() and len(cell.words) >= _IN_SENTENCE_WORDS


def _in_a_row(page: PageText, cell: Segment) -> bool:
    """Does a cell stand beside one that says a sentence, as in a table? Those of a letterhead do not."""
    return any(
        len(other.words) >= _SENTENCE_WORDS and not page.text_of(other).isupper()
        for other in page.lines[cell.line]
        if other is not cell
    )
