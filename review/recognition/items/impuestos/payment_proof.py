"""Signs that a tax was paid, with their day: a bank's stamp, a sentence of who received, a transaction told.

A day to pay by, of printing or of the contract is never one, nor the empty place for a stamp.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from review.model import Mark
from review.model.marks import ItemMark
from review.recognition.grammar import Quote, fold
from review.recognition.grammar.banks import find_bank
from review.recognition.grammar.dates import find_dates
from review.recognition.grammar.money import find_money
from review.recognition.page.page_text import PageText, Segment, View
from review.recognition.values.labels import Candidate
from review.recognition.values.readers import as_read, in_view

_DONE = re.compile(
    r"\b(?:(?:se )?(?:cancelo|consigno|recaudo(?= el\b| la\b| por\b)|abono(?= el\b| la\b))"
    r"|pago (?=la suma|las estampillas|los impuestos|la totalidad|el valor)|pagó"
    r"|(?:fue|fueron|ha sido|han sido|se encuentran?|quedo|quedaron) (?:debidamente )?"
    r"(?:pagad|cancelad|consignad|recaudad|aprobad)[oa]s?"
    r"|(?:realizo|efectuo|hizo|registra|acredito|reporta) (?:el |la |un |una )?(?:pago|consignacion|recaudo)"
    r"|(?:pagad|cancelad|recaudad|consignad)[oa]s? (?=(?:el|en|por|mediante|segun|con|a traves)\b)"
    r"|pago (?:registrado|aprobado|realizado|efectuado|exitoso|recibido|confirmado|aplicado)"
    r"|(?:transaccion|operacion) (?:aprobada|exitosa|confirmada)|recibido con pago"
    r"|ingres(?:o|aron) a (?:las arcas|la tesoreria|la cuenta|los fondos)|se recibio|recibio el pago"
    r"|fecha de abono|consignacion (?:del|de fecha|realizada|efectuada))"
)
_UNDONE = re.compile(
    r"(?:\bno|\bsin|\bdebe(?:n|ra|ran)?|\bpara|\bser|\bsera|\bsea|\bsean|\bsi|\buna vez|\bhasta|\bcuando"
    r"|\bhaya|\bde|\bdel|\bpor|\bpendiente de|\btotal|\bvalor|\bsaldo)(?: se)? $"
)
_STOPS = re.compile(r"\n\n|(?<=[a-záéíóú)])\.\s+(?=[A-ZÁÉÍÓÚÑ])")
_TO_COME = re.compile(
    r"\b(?:hasta|antes del?|ser (?:pagad|cancelad)[oa]s?|una vez|vence|limite|oportun[oa])\b"
)
# What a bank's machine prints on a slip that it took: approved, and the number of the authorisation.
_APPROVED = re.compile(
    r"\b(?:recaudo|recaudacion|consignacion|deposito|pago|transaccion|operacion)"
    r"(?: (?:en linea|electronic[oa]))?"
    r"[ :\n]{1,3}(?:aprobad|aceptad|confirmad|exitos)[oa][ .:,\n]{1,3}"
    r"(?:(?:n|no|nro|numero)\.? (?:de )?)?(?:aut|autorizacion|aprob|aprobacion|cus|trx|ref|referencia)"
    r"[ .:#\n°no]{1,6}\d{4,}"
)
# A bank's slip of what it took: who paid in, and that it was done.
_SLIP = re.compile(
    r"\bcomprobante (?:unico )?de (?:consignacion|recaudo|recaudacion|pago|deposito|transaccion)\b"
)
_SLIP_TOOK = re.compile(
    r"\b(?:consignante|depositante|pagador|convenio|cajer[oa]|caja|oficina|punto de (?:pago|recaudo))\b"
)
_SLIP_DONE = re.compile(
    r"\b(?:recaudo|consignacion|deposito|pago|transaccion|operacion)[ :\n]{1,3}"
    r"(?:aprobad|aceptad|confirmad|exitos|procesad|realizad)[oa]\b"
)
_SOMEBODY_PAID = re.compile(r"(?:se )?(?:cancelo|consigno|pago|realizo|efectuo|hizo|acredito|ingres)")
_REACH = 220  # characters: judgement, a sentence of three lines
_BEFORE = 60  # characters: judgement, a day in words
# A day that belongs to the contract, to a norm, or to what is still to come.
_OTHERS_DAY = re.compile(
    r"(?:(?:suscrit|celebrad|firmad|expedid|impres|generad|liquidad)[oa]s?|suscripcion|acuerdo|ordenanza"
    r"|resolucion|decreto|limite|vence|vencimiento|hasta|antes|desde|vigencia|inicio|se expide"
    r"|contrato [^,;$]{0,40}\b(?:del|de fecha))[^,;$\d]{0,25}$"
)
_STAMP_WORDS = re.compile(
    r"(?:sellos?|timbre|pago|pagad[oa]|cancelad[oa]|recaudo|recaudad[oa]|recibid[oa]|con|en|el|la|de|del|caja"
    r"|cajero|cajera|ventanilla|taquilla|oficina|of|ofc|suc|sucursal|banco|tesoreria|hacienda|secretaria"
    r"|municipal|departamental|punto|pse|efectivo|linea|hora|terminal|am|pm|no|nro|n|a|m|p|y)"
)
_PAID_WORD = re.compile(r"\b(?:pagad[oa]|cancelad[oa]|recaudad[oa]|recibid[oa] con pago|recaudo)\b")
_BARE_PAY = re.compile(r"\bpago\b")
_AT_A_COUNTER = re.compile(r"\b(?:cajer[oa]|caja|timbre|ventanilla|taquilla|tesoreria|sellos?|banco)\b")
_LABEL = re.compile(
    r"\bfecha\b(?!.*\b(?:pago|recaudo|sello|timbre)\b)|\blimite\b|\bvenc\w+|\bhasta\b|\bantes\b|\boportun\w+"
    r"|\bexpedi\w+|\bliquida\w+|\bimpres\w+|\bgenera\w+|\bemisi\w+|\bplazo\b|\bvalid\w+"
)
_STAMP_GAP, _STAMP_LINES = 2.6, 6  # heights between lines of a stamp, whose print is large; its lines
_STAMP_ACROSS, _STAMP_APART = (
    8,
    1,
)  # heights between cells of a stamp: on one line, or one below the other
_MOST_WORDS = 14  # judgement: a stamp's line has fewer words
_UNDONE_CHARS, _FOREIGN_CHARS = 20, 70  # judgement: `para ser` before a verb; what a day belongs to before it
_GAP_CHARS = 3  # a comma and blanks between a day and its verb
_TOLD_CONFIDENCE = 0.95  # judgement, of a sentence or a stamp


def told_days(page: PageText) -> list[Candidate[dt.date]]:
    """The days that sentences and stamps tell as those of a payment."""
    found: list[Candidate[dt.date]] = []
    for view, start, end in _sentences(page):
        day = _day_told(page, view, start, end)
        if day is not None:
            found += in_view(page, view, [day], _TOLD_CONFIDENCE, "frase de pago")
    for stamp in _stamps(page):
        view = page.view(stamp)
        found += in_view(page, view, as_read(page, find_dates)(view.text)[:1], _TOLD_CONFIDENCE, "sello")
    return found


def told_paid(page: PageText) -> Mark | None:
    """The sentence or the stamp that tells a payment together with its day, or its authorisation."""
    for view, start, end in _sentences(page):
        if _day_told(page, view, start, end) is not None or _sum_told(page, view, start, end):
            return Mark(ItemMark.TAX_PAID, view.text[start:end].strip(), page.number, view.box(start, end))
    approved = _APPROVED.search(page.flow.flat)
    if approved is not None:
        start, end = approved.span()
        return Mark(ItemMark.TAX_PAID, page.flow.text[start:end], page.number, page.flow.box(start, end))
    done = _done_by_slip(page)
    if done is not None:
        return done
    for stamp in _stamps(page):
        view = page.view(stamp)
        return Mark(ItemMark.TAX_PAID, " ".join(view.text.split()), page.number, view.box(0, len(view.text)))
    return None


def _done_by_slip(page: PageText) -> Mark | None:
    """What a bank's slip says of an operation that it did; its day is beside a label of its own."""
    flow = page.flow
    is_slip = _SLIP.search(flow.flat) is not None and _SLIP_TOOK.search(flow.flat) is not None
    if not is_slip or not as_read(page, find_dates)(flow.text):
        return None
    for done in _SLIP_DONE.finditer(flow.flat):
        start, end = done.span()
        if not _UNDONE.search(flow.flat[max(start - _UNDONE_CHARS, 0) : start]):
            return Mark(ItemMark.TAX_PAID, flow.text[start:end], page.number, flow.box(start, end))
    return None


def is_to_come(page: PageText, day: Candidate[dt.date]) -> bool:
    """Whether the line of a day tells what is to be paid by then: `puede ser pagado hasta el …`."""
    said = [fold(page.text_of(s)) for s in page.segments if _holds(s, day)]
    return any(_TO_COME.search(text) for text in said)


def _holds(segment: Segment, day: Candidate[dt.date]) -> bool:
    return day.box.shares_rows(segment) and segment.x0 <= day.box.x0 < segment.x1


def _sentences(page: PageText) -> Iterator[tuple[View, int, int]]:
    """Where a payment is told as done."""
    flow = page.flow
    for match in _DONE.finditer(flow.flat):
        if not _UNDONE.search(flow.flat[max(match.start() - _UNDONE_CHARS, 0) : match.start()]):
            yield flow, match.start(), match.end()
    for match in re.finditer(r"\bpagó\b", flow.text, re.IGNORECASE):
        yield flow, match.start(), match.end()


def _day_told(page: PageText, view: View, start: int, end: int) -> Quote[dt.date] | None:
    """The day of what was done: right before the verb, or the first one after it in its sentence."""
    read = as_read(page, find_dates)
    begin = max(start - _BEFORE, 0)
    before = [q for q in read(view.text[begin:start]) if not _foreign(view, begin + q.start)]
    if before and start - begin - before[-1].end <= _GAP_CHARS:
        return _moved(before[-1], begin)
    zone = view.ahead(end, _REACH)
    stop = _STOPS.search(zone)
    zone = zone if stop is None else zone[: stop.start()]
    return next((_moved(q, end) for q in read(zone) if not _foreign(view, end + q.start)), None)


def _sum_told(page: PageText, view: View, start: int, end: int) -> bool:
    """Whether somebody paid a sum, be it without its day: `canceló la suma de $ 120.000`."""
    if not _SOMEBODY_PAID.match(view.flat[start:end]):
        return False
    zone = view.ahead(end, _REACH)
    stop = _STOPS.search(zone)
    return bool(as_read(page, find_money)(zone if stop is None else zone[: stop.start()]))


def _foreign(view: View, at: int) -> bool:
    return _OTHERS_DAY.search(view.flat[max(at - _FOREIGN_CHARS, 0) : at]) is not None


def _moved(quote: Quote[dt.date], by: int) -> Quote[dt.date]:
    return Quote(quote.value, quote.start + by, quote.end + by, quote.text, quote.confidence)


def _stamps(page: PageText) -> Iterator[list[Segment]]:
    """Short cells near each other that hold a day, a word of payment and nothing that a stamp would not."""
    plain = [(s, text) for s in page.segments if (text := _of_a_stamp(page, s)) is not None]
    for segment, _ in plain:
        if not _has_day(page, [segment]) or _is_labelled(page, segment):
            continue
        group = _near([s for s, _ in plain], segment, page.height)
        said = fold(page.lines_of(group)).replace("\n", " ")
        paid = _PAID_WORD.search(said) is not None
        at_counter = _AT_A_COUNTER.search(said) is not None or bool(find_bank(said))
        pays = _BARE_PAY.search(said) is not None
        if paid or (at_counter and (pays or re.search(r"\b(?:cajer[oa]|sellos?|timbre)\b", said))):
            yield sorted(group, key=lambda s: (s is not segment, s.line, s.x0))


def _of_a_stamp(page: PageText, segment: Segment) -> str | None:
    """The segment's folded text when nothing in it is foreign to a stamp."""
    if len(segment.words) > _MOST_WORDS:
        return None
    text = page.text_of(segment)
    left = text
    told = [quote.text for quote in as_read(page, find_dates)(text)] + [q.text for q in find_bank(text)]
    for quoted in told:
        left = left.replace(quoted, " ", 1)
    words = re.findall(r"[a-z]+", fold(left))
    return fold(text) if all(_STAMP_WORDS.fullmatch(word) for word in words) else None


def _is_labelled(page: PageText, segment: Segment) -> bool:
    """Whether a label stands left of the day or over it: `Fecha límite`, `Vence`, `Expedición`."""
    near = (
        other
        for other in page.segments
        if (other.line == segment.line and other.x1 <= segment.x0)
        or (
            0 < segment.middle - other.middle < _STAMP_GAP * page.height and other.box.shares_columns(segment)
        )
    )
    return any(_LABEL.search(fold(page.text_of(other))) for other in near)


def _has_day(page: PageText, segments: Sequence[Segment]) -> bool:
    return bool(as_read(page, find_dates)(page.lines_of(segments)))


def _near(segments: Sequence[Segment], first: Segment, height: float) -> list[Segment]:
    """The segments that stand around the first one, each near another of them."""
    group, left = [first], [s for s in segments if s is not first]
    grown = True
    while grown and len(group) < _STAMP_LINES:
        grown = False
        for one in left:
            if any(_beside(one, other, height) for other in group):
                group.append(one)
                left.remove(one)
                grown = True
                break
    return group


def _beside(one: Segment, other: Segment, height: float) -> bool:
    down = max(one.top, other.top) - min(one.bottom, other.bottom)
    across = max(one.x0, other.x0) - min(one.x1, other.x1)
    return down < _STAMP_GAP * height and across < (_STAMP_ACROSS if down < 0 else _STAMP_APART) * height
