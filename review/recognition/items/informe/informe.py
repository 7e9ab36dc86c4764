"""The informe de actividades: contract, period, the contract's start, the day of the report."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from review.model import Box, Field, Mark
from review.model.marks import ItemMark, PageMark
from review.recognition.grammar import Quote, fold
from review.recognition.items.informe.activities import activity_places
from review.recognition.items.informe.annexes import annex_marks
from review.recognition.items.informe.informe_details import detail_fields
from review.recognition.items.informe.photograph_pages import photographs, photos_on
from review.recognition.items.informe.report_day import (
    day_of_unknown,
    own_label,
    report_day,
    tail,
    told_as_its_own,
    told_in_a_word,
)
from review.recognition.items.informe.reported_period import Lines, reported_period
from review.recognition.items.item_reading import ItemReading
from review.recognition.page.page_text import PageText, View
from review.recognition.page.signatures import signature_marks
from review.recognition.papers.sorted_page import SortedPage
from review.recognition.values.candidates import Choice, choose, field_of, only_fields
from review.recognition.values.common import (
    contract,
    first_ink,
    name_fields,
    people,
)
from review.recognition.values.date_boxes import boxed_days, boxed_starts
from review.recognition.values.label_families import LabelSet
from review.recognition.values.labels import NEXT_LINE, SAME, Candidate, LabelledPage
from review.recognition.values.readers import (
    LONGEST_PERIOD,
    Period,
    as_read,
    dates,
    dates_at_once,
    in_view,
    labelled_dates,
    term_starts,
)

FAMILIES = LabelSet("informe")
# On their own: `desde` and `hasta` in a term are no labels of the period.
TERM_FAMILIES = LabelSet("informe_plazo")

_FIRST_PAGES = 4  # judgement: what an informe says of its contract stands on them
_TERM_REACH = 60  # characters: `desde la suscripción del acta de inicio, esto es,`
_SAID_TO_BEGIN = re.compile(
    r"\b(?:contrato|orden|ejecucion|plazo|vigencia|vinculacion)\b"
    # What it is about may stand between, `cuyo objeto es prestar …, que inició`, also quoted.
    r"(?:,? (?:cuyo|con) objeto\b[^;|]{0,400}?(?=,? (?:y )?que\b))?"
    r"(?:[^;|«»“”\"]|[«“][^«»“”]{0,500}[»”]|\"[^\"]{0,500}\"){0,90}?"
    r"\b(?:inicio|inicia|iniciado|iniciada|iniciando|empezo|comenzo|comenzando|arranco)"
    r"(?: (?:la|su) ejecucion| labores| vigencia| a (?:ejecutarse|regir|correr|cumplirse|desarrollarse))?,?"
    r" (?:el|a partir del?|desde el)(?: dia)? "
    r"|\bacta de inicio(?: del contrato)?,? (?:de fecha|con fecha|fechada|suscrita|firmada|del?)"
    r"(?: (?:de|el|del))?(?: dia)? "
    # `que se viene ejecutando desde el 3 de marzo`
    r"|\b(?:contrato|orden)\b[^;|]{0,90}?\b(?:ejecutando(?:se)?|desarrollando(?:se)?|cumpliendo|en ejecucion"
    r"|en curso|rige),? (?:desde|a partir)(?: del?| el)*(?: dia)? "
)
# `con inicio el primero (01) de junio y vencimiento el 30 de diciembre`: both ends of a term, in this order.
_SAID_ENDS = re.compile(
    r"\b(?:con (?:fecha de )?(?:inicio|comienzo|iniciacion)|(?:inicia|inicio|comienza|comenzo|empieza)),?"
    r" (?:el|del?|en|a partir del?|desde el)(?: dia)? "
)
_SAID_END = re.compile(
    r"\b(?:vencimiento|vence|terminacion|termina|finalizacion|finaliza|fin|hasta|culmina)\b"
)
_UNTIL = re.compile(r"\bhasta(?: el)?(?: dia)? ?$")
_TERM_OF = re.compile(r"\b(?:contrato|orden)\b")
_TERM_OF_OTHER = re.compile(r"\b(?:poliza|garantia|convenio|curso|prorroga|suspension|licencia)\b")
_TERM_BEHIND, _OTHER_BEHIND = 400, 90  # characters: the object of the contract may stand between
_DATE_REACH = 45  # characters: the longest day in words, with its figures
_END_REACH = 75  # characters: `y vencimiento el`, and a day in words with its figures
# A last page of its own with no more than the signatures.
_SIGNATURE_WORDS = 80
# Characters between a label and its value: judgement. `inicio` alone is followed at once.
_START_REACH_CHARS, _AT_ONCE_CHARS = 40, 3
_TERM_TRUST = 0.93  # judgement: a term may be another's
_SAID_CONFIDENCE = 0.8  # judgement: said in prose


def read(pages: Sequence[SortedPage]) -> ItemReading:
    """Read the informe's own pages; pages of evidence are only marked."""
    own = [p for p in pages if p.text is not None and PageMark.EVIDENCE not in p.label.marks]
    labelled = [LabelledPage(p.text, FAMILIES) for p in own if p.text is not None][: 2 * _FIRST_PAGES]
    signed = [p.text for p in pages if p.text is not None and len(p.text.words) <= _SIGNATURE_WORDS]
    activities = activity_places(pages)
    signed += [text for text in tail(pages, activities) if text not in signed]
    start = _start(labelled)
    period = reported_period(labelled, activities)
    own_days = told_as_its_own([*(page.page for page in labelled), *signed], activities)
    own_days += told_in_a_word(labelled, activities)
    begin, end = period.best.value if period else (None, None)
    fields = only_fields(
        field_of("contrato", contract(labelled)),
        *_period_fields(period),
        field_of("fecha_inicio_contrato", start),
        field_of(
            "fecha_informe",
            report_day(labelled, signed, own_days, begin, end, activities),
        ),
    )
    fields |= detail_fields([page.page for page in labelled])
    names = name_fields(people(labelled))
    marks = [
        *_marks(pages, labelled),
        *filter(None, [None if "fecha_informe" in fields else _unread_day(labelled, period, activities)]),
        *annex_marks([page.page for page in labelled]),
        *photographs(pages),
        *signature_marks(_signable(pages), names),
    ]
    return ItemReading(fields, tuple(marks), names)


def _signable(pages: Sequence[SortedPage]) -> list[PageText]:
    """The informe's own pages, and a last one with hardly more than the signatures."""
    return [
        p.text
        for p in pages
        if p.text is not None
        and (
            PageMark.EVIDENCE not in p.label.marks
            or (len(p.text.words) <= _SIGNATURE_WORDS and not photos_on(p))
        )
    ]


def _start(pages: Sequence[LabelledPage]) -> Choice[dt.date] | None:
    """The day beside a label that names it; else where the contract's term begins; else what prose says."""
    found = [c for page in pages for c in page.candidates("inicio", _no_ends, reach=_START_REACH_CHARS)]
    found += [
        c for page in pages for c in page.candidates("inicio_solo", dates_at_once, reach=_AT_ONCE_CHARS)
    ]
    for page in pages:
        found += page.candidates("inicio_dicho", dates_at_once, where=(SAME, NEXT_LINE), reach=_AT_ONCE_CHARS)
        found += boxed_days(page, "inicio")
        found += _on_its_own(page)
    if not found:
        for page in pages[:_FIRST_PAGES]:
            term = LabelledPage(page.page, TERM_FAMILIES)
            found += term.candidates("plazo", term_starts, reach=_TERM_REACH, trust=_TERM_TRUST)
            found += boxed_starts(term, "plazo")
    if not found:
        found = [c for page in pages[:1] for c in _said_to_begin(page)]
    return choose(found)


def _no_ends(text: str) -> list[Quote[dt.date]]:
    """Days beside a label of the beginning, but that until which a term runs: `acta de inicio, … hasta …`."""
    return [q for q in labelled_dates(text) if not _UNTIL.search(fold(text[: q.start]))]


def _said_to_begin(page: LabelledPage) -> list[Candidate[dt.date]]:
    """`… el contrato, que inició el 3 de marzo de 2026 …`, `… acta de inicio de fecha 3 de marzo …`."""
    flow = page.page.flow
    found: list[Candidate[dt.date]] = []
    for said in (_SAID_TO_BEGIN, _SAID_ENDS):
        for match in said.finditer(flow.flat):
            ahead = flow.ahead(match.end(), _DATE_REACH)
            quotes = [q for q in as_read(page.page, dates)(ahead)[:1] if q.start <= 1]
            if _TERM_OF_OTHER.search(match[0]):
                continue
            if said is _SAID_ENDS:
                quotes = [q for q in quotes if _is_term(flow, match.start(), match.end() + q.end, q.value)]
            found += in_view(page.page, flow, quotes, _SAID_CONFIDENCE, "inicio", match.end())
    return found


def _is_term(flow: View, start: int, end: int, begin: dt.date) -> bool:
    """Is this beginning a contract's, with its end right behind it, longer than a month away?"""
    if not _TERM_OF.search(fold(flow.behind(start, _TERM_BEHIND)[1])):
        return False
    if _TERM_OF_OTHER.search(fold(flow.behind(start, _OTHER_BEHIND)[1])):
        return False
    ahead = flow.ahead(end, _END_REACH)
    told = _SAID_END.search(fold(ahead))
    days = dates(ahead[told.end() :])[:1] if told is not None else []
    return bool(days) and (days[0].value - begin).days > LONGEST_PERIOD


def _on_its_own(page: LabelledPage) -> list[Candidate[dt.date]]:
    """The day beside a verb that labels it: `Comenzó el`, in a cell with nothing but its day."""
    found: list[Candidate[dt.date]] = []
    flow = page.page.flow
    for hit in page.of("inicio_verbo"):
        if not flow.text[hit.start].isupper():
            continue
        day = page.beside(hit, dates_at_once, reach=_AT_ONCE_CHARS)
        cell = page.page.segment_of[flow.indices(hit.start, hit.end)[0]]
        rest = fold(page.page.text_of(cell)).replace(flow.flat[hit.start : hit.end], "", 1).strip(" :.")
        if day is not None and rest in ("", fold(day.text).strip(" :.")):
            found.append(day)
    return found


def _period_fields(choice: Choice[Period] | None) -> list[Field]:
    if choice is None:
        return []
    best = choice.best
    return [
        Field(name, value, best.text, best.page, best.box, choice.confidence, choice.note)
        for name, value in zip(("periodo_inicio", "periodo_fin"), best.value, strict=True)
    ]


def _unread_day(
    pages: Sequence[LabelledPage], period: Choice[Period] | None, activities: Lines
) -> Mark | None:
    """The label of the informe's day, which was not read; else a day that may be its own."""
    label = own_label([page.page for page in pages])
    if label is not None or period is None:
        return label
    return day_of_unknown(pages[:_FIRST_PAGES], activities, *period.best.value)


def _marks(pages: Sequence[SortedPage], labelled: Sequence[LabelledPage]) -> list[Mark]:
    marks = []
    for page in labelled:
        # In a sentence the words of `inicio_dicho` bring a day with them.
        told = page.of("inicio", "inicio_dicho")
        hit = next((h for h in told if h.opens or h.family == "inicio_dicho"), None)
        if hit is not None:
            flow = page.page.flow
            marks.append(
                Mark(
                    ItemMark.START_UNREAD,
                    flow.text[hit.start : hit.end],
                    page.page.number,
                    flow.box(hit.start, hit.end),
                )
            )
            break
    evidence = next((p for p in pages if PageMark.EVIDENCE in p.label.marks), None)
    if evidence is not None and evidence.text is not None and evidence.text.segments:
        marks.append(first_ink(ItemMark.EVIDENCE, evidence.text))
    elif evidence is not None:
        page_box = Box(0, 0, evidence.page.width, evidence.page.height)
        marks.append(
            Mark(
                ItemMark.EVIDENCE,
                "(imagen)",
                evidence.page.number,
                Box.around(evidence.page.pictures or [page_box]),
            )
        )
    return marks
