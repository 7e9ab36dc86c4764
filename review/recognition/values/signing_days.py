"""The day on which a paper was signed: where it says so, under its town, alone in its head."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from review.model import Box
from review.recognition.grammar import Quote, fold
from review.recognition.grammar.dates import find_dates, find_periods
from review.recognition.page.page_text import PageText, Segment
from review.recognition.values.candidates import boosted
from review.recognition.values.labels import Candidate, LabelledPage
from review.recognition.values.readers import NOT_IN_NAMES, as_read, in_view

_PLACE_DATE = re.compile(
    r"^(?!.*\b(?:desde|hasta|rige|version|edicion|vigencia|vigente)\b)"
    r"(?!(?:del?|el dia|por|entre|abiert[oa]|apertura|fecha|dias?|vence|pag\w+"
    r"|recibid[oa]|radicad[oa]|aprobad[oa]|aprobacion|emision|emitid[oa]|codigo|revision|rev"
    r"|actualizad[oa]|actualizacion|modificad[oa]|publicad[oa]|entrega|informe|reporte|cuota|acta|registro"
    r"|vencimiento|inicio|inicia|iniciacion|comienzo|terminacion|termina|finalizacion|finaliza|culminacion"
    r"|plazo|vigencia|suscripcion|periodo|lapso|corte)\b)"
    r"[a-z .,-]{3,40}(?:\([a-z .]{3,20}\))?,?\s+(?:[*|]\s+)?(?:a\s+)?(?:el\s+)?(?=\d|[a-z]+ \(?\d)"
)
# A sign that parts a town from a day as a comma does; all but the small words of a town are capitals.
_PARTED = re.compile(r"\s[·•|–—-]\s*$")
_TOWN_WORD = r"(?:[A-ZÁÉÍÓÚÑ][\w.]*|del?|l[ao]s?|el|y)"
_TOWN_NAME = re.compile(rf"{_TOWN_WORD}(?:[ ,]+{_TOWN_WORD})*")
_CLOSING = re.compile(
    r"\b(?:para que conste|en fe de lo cual|en prueba de lo cual|en senal de|lo firmo|la firmo"
    r"|se firma|se suscribe|se expide|se elabora|firmad[oa]|firma el presente|dado|dada|expedid[oa]"
    r"|suscrit[oa]|para constancia|en constancia|se presenta|fechad[oa]|se firmo|expide|presentad[oa]"
    r"|rendid[oa]|generad[oa] el|emitid[oa] el|diligenciad[oa] el"
    r"|(?:enviad|remitid|radicad)[oa] (?:por|electronicamente|digitalmente|en linea)"
    # At the head of a sentence: within one it may be another report that was handed in.
    r"|(?<![a-z\d,;:] )(?:este |el presente )?(?:informe|reporte) (?:fue )?"
    r"(?:entregad|enviad|remitid|radicad|elaborad)o"
    r"|(?P<town>en(?: [a-z]+){1,6}(?=,? a los? (?:[a-z]+ ){1,4}\(\d{1,2}\) dias? del mes)))\b"
)
_CLOSING_REACH = 170  # characters: place, and a day in words: `a los treinta (30) días del mes de …`
# `contrato 045 de 2026 suscrito el …`: the day of another paper.
_ANOTHER_SIGNED = re.compile(
    r"\b(?:contratos?|convenio|orden(?: de prestacion de servicios)?|otrosi|acta|resolucion|decreto|poliza"
    r"|adicion|prorroga|cesion)\b(?! parcial)"
    r"(?:[^.;:\n]|\n(?!\n)|(?<=\bno)\.|(?<=nro)\.|(?<=\bn)\.|\.(?=\S)){0,70}$"
)
_OF_A_DEED = re.compile(r"[a-z]+(?:[aist]d|it)[oa]\b")
# `el acuerdo con la escuela quedó firmado el …`: what was done, unless it is this very paper.
_WAS_SIGNED = re.compile(
    r"^(?!.*\b(?:este|presente|esta) (?:informe|cuenta|documento|acta|reporte)\b)"
    r".*\b(?:quedo|quedaron|queda|fue|fueron|ha sido|han sido|sido|estaba|esta) $"
)
# `C.C. 34.567.890 expedida en Popayán`: what was handed out is what the number names.
_HANDED_OUT = ("expedido", "expedida")
_AN_IDENTITYS = re.compile(
    r"\d\W{0,4}(?:,? ?\(?)$|\b(?:cedula|ciudadania|c\.? ?c\.?|documento|pasaporte)\W{0,3}$"
)
# `se firmó el acta de verificación el …`: something else was signed, unless it is this very paper.
_SIGNS_ANOTHER = re.compile(
    r"\W*(?:el|la|los|las|un|una|unos|unas|dich[oa]s?|l[oa]s? respectiv[oa]s?) (?!(?:presentes?|mism[oa]s?"
    r"|suscrit[oa]s?|dias?|mes|lunes|martes|miercoles|jueves|viernes|sabado|domingo|ciudad|municipio|distrito"
    r"|informe|cuenta|documento|certificad[oa]|certificacion|constancia|comprobante|recibo|carta"
    r"|contratista|supervisora?|interventora?)\b)[a-z]{3,}"
)
# What a desk of reception prints on what it takes in, beside its own day.
_RECEIVED = re.compile(
    r"\b(al contestar|rad|radicad[oa]|radicacion|ventanilla|folios?|recibid[oa]|destino|destinatario"
    r"|remitente|anexos?|usuario|correspondencia)\b"
)
_STAMP_LINES, _STAMP_POINTS = 4, 60  # judgement: half a stamp's height, and how far its cells stand apart
_STEM = 6  # letters: `radicado` and `radicación` are one word
_LEAST_RECEIVED = 2  # one such word may be a label of the paper's own
_OF_A_STAMP = 0.5  # judgement: it may be all that tells when the paper was handed in
# What counts a cuenta beside its day, `CC-04 03.07.2026`, and what leads from a day to one in the next line.
_CONSECUTIVE = re.compile(r"(?:[a-z]{1,3}[ .°#-]{0,2})?\d{1,5}")
_GOES_ON_TO = re.compile(r"(?:[–—-]|\b(?:al?|hasta(?: el)?|y))\s*$")
_NEXT_LINE = 2.0  # times the height of print: from the middle of a line to that of the one below
_LOOK_BACK = 90  # characters: as many as _ANOTHER_SIGNED takes, and a paper's name
_PARAGRAPH_STOPS = re.compile(r"\n\n")
_SENTENCE_STOPS = re.compile(r"(?<=[.:;])\n\n")
_SHORT_TAIL = 12  # characters: `. ` and a word
_FORM = re.compile(
    r"^(?:version|codigo|vigente desde|entrada en|(?:fecha de )?entrada en vigencia"
    r"|fecha de aprobacion|aprobado|pagina)\b"
)
_APPROVED = re.compile(r"\W*(elabor|proyect|revis|aprob|valid|actualiz)\w*")
_APPROVED_LINES = 4  # heights: from one of them to the next, in a row of two lines
_FORM_CELL_WORDS = 5  # `Fecha de aprobación: 01/02/2024`
_HEAD_OF_PAGE = 0.2  # of the page's height: judgement, the form's own head
_UPPER_PART = 0.3  # of the page's height: judgement, head and place
_DAY_WORDS = 7  # `30 de junio de 2026` and two more
_WEEKS_OF_SIGNING = 100  # days after the period begins
_IN_HEAD = 0.75  # judgement: the form may be so new
_SIGNED_CONFIDENCE = 0.93  # judgement: the day after `se firma`
_PLACE_WORDS = (2, 14)  # `Popayán, 30 …`; a town, its department and a day in words
_PLACE_CONFIDENCE, _PLACE_WITHOUT_COMMA_CONFIDENCE = 0.92, 0.85  # judgement
_TOWN_WORDS = 3  # `San José del` …: longer ones are words of a sentence
_HEAD_LINES = 3.5  # heights: a cell of the form's head has up to three lines
_BESIDE_POINTS = 60  # judgement: the day stands under `Versión` or in the next cell
_LONE_CONFIDENCE = 0.72  # judgement: nothing says whose day it is
# The only one, when the month that is billed is nearly over: no form's day, no contract's is so late.
_ONLY_CONFIDENCE, _MONTH_NEARLY_OVER = 0.86, 25
_SIGNING_DAYS = 200  # judgement: nobody signs the report of a month half a year behind


def closing_dates(page: PageText) -> list[Candidate[dt.date]]:
    """The day on which the paper says that it was signed: `Para constancia se firma en …, el …`.

    Never that of another paper that was signed, of the identity card of who signs, nor an end of a period.
    """
    flow = page.flow
    found: list[Candidate[dt.date]] = []
    for match in _CLOSING.finditer(flow.flat):
        before = flow.flat[max(match.start() - _LOOK_BACK, 0) : match.start()]
        if (match["town"] or _OF_A_DEED.match(match[0])) and any(
            other.search(before) for other in (_ANOTHER_SIGNED, _WAS_SIGNED)
        ):
            continue
        if match[0] in _HANDED_OUT and _AN_IDENTITYS.search(before):
            continue
        zone = flow.ahead(match.end(), _CLOSING_REACH)
        # OCR draws its boxes tight: lines of one sentence may look like paragraphs.
        ends = _SENTENCE_STOPS if page.misreadable else _PARAGRAPH_STOPS
        said = ends.search(zone)
        zone = zone if said is None else zone[: said.start()]
        quotes = _outside_periods(as_read(page, find_dates)(zone), as_read(page, find_periods)(zone))[:1]
        if quotes and _SIGNS_ANOTHER.match(fold(zone[: quotes[0].start])):
            continue
        found += in_view(page, flow, quotes, _SIGNED_CONFIDENCE, "firma", match.end())
    return found


def _outside_periods(
    days: Iterable[Quote[dt.date]], periods: Sequence[Quote[tuple[dt.date, dt.date]]]
) -> list[Quote[dt.date]]:
    return [day for day in days if not any(p.start < day.end and day.start < p.end for p in periods)]


def place_dates(page: PageText) -> list[Candidate[dt.date]]:
    """A line of its own with a town and a day: `Popayán, 30 de junio de 2026`."""
    found: list[Candidate[dt.date]] = []
    for segment in page.segments:
        if not _PLACE_WORDS[0] <= len(segment.words) <= _PLACE_WORDS[1]:
            continue
        lead = _PLACE_DATE.match(fold(page.text_of(segment)))
        if lead is None:
            continue
        view = page.view([segment])
        for quote in as_read(page, find_dates)(view.text)[:1]:
            tail = view.flat[quote.end :].strip(" .")
            if (
                quote.start <= lead.end() + 1
                and len(tail) <= _SHORT_TAIL
                and _is_place(view.text[: quote.start])
            ):
                comma = "," in _with_comma(view.text[: quote.start])
                sure = _PLACE_CONFIDENCE if comma else _PLACE_WITHOUT_COMMA_CONFIDENCE
                found += in_view(page, view, [quote], sure, "ciudad y fecha")
    return found


def _with_comma(before: str) -> str:
    """What stands before a day, a comma for the sign that parts it from a town's name."""
    parted = _PARTED.search(before)
    name = "" if parted is None else before[: parted.start()].strip()
    return f"{name}, " if _TOWN_NAME.fullmatch(name) else before


def _is_place(before: str) -> bool:
    """Can this be a town? Without a comma behind it only a short name that holds no word of other papers."""
    said = fold(_with_comma(before))
    words = said.replace(",", " ").split()
    return bool(words) and (
        "," in said or (len(words) <= _TOWN_WORDS and not {*words} & {*NOT_IN_NAMES, "de", "al"})
    )


def not_of_the_form(page: LabelledPage, found: Iterable[Candidate[dt.date]]) -> list[Candidate[dt.date]]:
    """The days without those of the form itself: near `Versión` or `Código` in the head of the page, and the
    same days where its foot tells who approved it."""
    text = page.page
    limit = _HEAD_OF_PAGE * text.page.height
    heads = [
        s
        for s in text.segments
        if s.top < limit and _FORM.search(fold(text.text_of(s))) and len(s.words) <= _FORM_CELL_WORDS
    ]
    near = [cell for cell in text.segments if any(_is_beside(text, head, cell.box) for head in heads)]
    days = {q.value for cell in near for q in as_read(text, find_dates)(text.view([cell]).text)}
    return [
        c
        for c in found
        if not any(_is_beside(text, head, c.box) for head in heads)
        and not (c.value in days and _is_approved(text, c.box))
    ]


def _is_beside(page: PageText, head: Segment, box: Box) -> bool:
    return abs(box.top - head.top) < _HEAD_LINES * page.height and head.box.shares_columns(
        box, _BESIDE_POINTS
    )


def _is_approved(page: PageText, day: Box) -> bool:
    """Does the row of a day begin with who drew up or approved the form, and the next one with another?"""
    rows = [
        (s, said[1]) for s in page.segments if (said := _APPROVED.match(fold(page.text_of(s)))) is not None
    ]
    own = [(s, verb) for s, verb in rows if s.box.shares_rows(day)]
    return any(
        verb != other and abs(s.middle - t.middle) < _APPROVED_LINES * page.height
        for s, verb in own
        for t, other in rows
    )


def of_the_form_yet_new(
    found: Iterable[Candidate[dt.date]], begin: dt.date | None
) -> list[Candidate[dt.date]]:
    """A day in the form's own head, believed a little when the paper may have been signed on it."""
    if begin is None:
        return []
    return [boosted(c, _IN_HEAD) for c in found if 0 < (c.value - begin).days <= _WEEKS_OF_SIGNING]


def lone_dates(page: PageText, begin: dt.date | None) -> list[Candidate[dt.date]]:
    """A day that stands for itself in the head of the page, of the weeks in which the paper was signed."""
    found: list[Candidate[dt.date]] = []
    if begin is None:
        return found
    for segment in page.segments:
        if segment.top > _UPPER_PART * page.page.height or len(segment.words) > _DAY_WORDS:
            continue
        view = page.view([segment])
        for quote in as_read(page, find_dates)(view.text)[:1]:
            beside = (view.text[: quote.start] + view.text[quote.end :]).strip(" .,")
            alone = not beside or _CONSECUTIVE.fullmatch(fold(beside)) is not None
            alone = alone and not _ends_a_range(page, segment)
            if alone and 0 < (quote.value - begin).days <= _WEEKS_OF_SIGNING:
                found += in_view(page, view, [quote], _LONE_CONFIDENCE, "fecha sola en el encabezado")
    if len(found) == 1 and (found[0].value - begin).days >= _MONTH_NEARLY_OVER:
        return [replace(found[0], score=_ONLY_CONFIDENCE)]
    return found


def _ends_a_range(page: PageText, segment: Segment) -> bool:
    """Does the cell go on from the line above, `1 de marzo de 2026 –`, over the day it ends with?"""
    above = [
        s
        for s in page.segments
        if 0 < segment.middle - s.middle < _NEXT_LINE * page.height and s.box.shares_columns(segment.box)
    ]
    return any(_GOES_ON_TO.search(fold(page.text_of(s))) and find_dates(page.text_of(s)) for s in above)


def within_reason(
    found: Iterable[Candidate[dt.date]], begin: dt.date | None, days: int = _SIGNING_DAYS
) -> list[Candidate[dt.date]]:
    """Days of signature weighed by the period they speak of: nobody signs before it begins."""
    if begin is None:
        return list(found)
    return [c if 0 <= (c.value - begin).days <= days else boosted(c, 0.5) for c in found]


def less_of_stamps(page: PageText, found: Iterable[Candidate[dt.date]]) -> list[Candidate[dt.date]]:
    """The days, those that a stamp of reception tells believed less: they are of who received the paper."""
    return [boosted(c, _OF_A_STAMP) if _in_a_stamp(page, c.box) else c for c in found]


def _in_a_stamp(page: PageText, day: Box) -> bool:
    """Does the cell of a day speak of what was received, and what is around it? A stamp is put anywhere."""
    own = [s for s in page.segments if s.box.meets(day)]
    if not any(_RECEIVED.search(fold(page.text_of(cell))) for cell in own):
        return False
    near = [
        s
        for s in page.segments
        if abs(s.middle - day.middle) < _STAMP_LINES * page.height
        and s.box.shares_columns(day, _STAMP_POINTS)
    ]
    said = _RECEIVED.findall(fold(page.lines_of(near)))
    return len({word[:_STEM] for word in said}) >= _LEAST_RECEIVED
