"""Small readers shared by the items: they take a text and give quotes, like the grammars they stand on."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import TypeVar

from review.model import Month
from review.recognition.grammar import Quote, fold
from review.recognition.grammar.dates import find_dates, find_months, find_periods
from review.recognition.grammar.ids import DOCUMENT_KIND, PASSPORT, as_document
from review.recognition.grammar.misread import leniently
from review.recognition.grammar.money import find_money
from review.recognition.grammar.payment_places import place_at_start
from review.recognition.page.page_text import PageText, View
from review.recognition.values.labels import Candidate

T = TypeVar("T")
Period = tuple[dt.date, dt.date]

# A period billed is a month or, from date to date, a little more; a contract's term is longer.
LONGEST_PERIOD = 45
LEAST_MONEY = 1000
_BETWEEN_DAYS = 14
_BETWEEN_TERMS = 40
_TERM_LOOK_BACK = 30
_TERM_BEGINS = re.compile(
    r"(?:a partir del?|desde(?: el)?|contados? (?:desde|del?)(?: el)?|inici\w+(?: el)?)(?: dia)?\s*:?\s*$"
)
_GROUPED, _UNGROUPED, _LABELLED = 0.95, 0.8, 0.93  # judgement: as money is written; not; a number in shape
_LABELLED_FIGURES = 0.88  # judgement: eight figures in a run are a day by their label only

_NAME_WORD = r"[A-ZÁÉÍÓÚÜÑ][A-Za-zÁÉÍÓÚÜÑáéíóúüñ'’]+"
_PARTICLE = r"(?:de|del|la|las|los|y|DE|DEL|LA|LAS|LOS|Y)"
_NAME = re.compile(rf"{_NAME_WORD}(?:[ \t\n]{{1,3}}(?:{_PARTICLE}[ \t\n]{{1,3}}){{0,2}}{_NAME_WORD}){{1,5}}")
NOT_IN_NAMES = frozenset(
    re.split(
        r"\s+",
        """contratista contrato cedula ciudadania nit identificado identificada identificacion documento
        supervisor nombre nombres apellidos completo completos objeto valor fecha numero direccion
        telefono correo ciudad entidad banco cuenta cobro municipio municipal alcaldia secretaria
        departamento gobernacion institucion hospital informe periodo prestacion servicios plazo pago
        suma concepto debe senor senora con tipo razon social regimen proveedor adquirente beneficiario
        actividad actividades empresa colombia eps arl afp pension salud sas ltda firma cargo
        profesional apoyo gestion total estado planilla aportante cotizante independiente cc tel mes
        pesos millones millon mil ahorros corriente instituto distrital distrito nacional universidad
        concejo personeria novedades ing ret tde tae tdp durante paz salvo conceptos relacionados
        certificado obligacion especifica corporacion autonoma regional utilizacion costos deducciones
        certificacion objeto observaciones soportes firmado elaboro reviso aprobo aqui enero febrero
        marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre el san santa
        santiago subdireccion direccion dependencia oficina interventor obligado obligaciones
        responsable iva administradora codigo fondo caja""",
    )
)


_ID_NUMBER = re.compile(
    rf"""[\s.:°\#*-]*(?P<kind>(?>(?:{DOCUMENT_KIND}|n\.?i\.?t\b\.?|ni\b|cedula|no\b\.?|nro\b\.?|de\b)
    [\s.:°\#()-]*)*)
    (?:(?P<figures>\d{{1,3}}(?:[.,]\d{{3}}){{1,3}}
    |\d{{1,3}}[ ]\d{{3}}(?:[ \n]\d{{3}}){{1,2}}(?![ ]?\d)|\d{{5,11}})
    (?![\d.,]*\d)(?:\s?-\s?\d\b)?|(?P<lettered>{PASSPORT}))""",
    re.VERBOSE,
)
_REST_OF_LINE = re.compile(r"[ \t.]*(?:\n|$)")
_LETTERED_KINDS = re.compile(r"p\.?a\b|pasaporte|extranjeria|c\.?e\b|p\.?e\.?p\b|d\.?n\.?i\b")
_STATE = re.compile(
    r"[\s.:*-]*(?:(?P<no>sin pag(?:ar|o)|pendiente|generad[oa]|liquidad[oa]|rechazad[oa]|vencid[oa]|borrador"
    r"|no (?:pagad|exitos|aprobad)[oa]|fallid[oa]|en proceso|declinad[oa]|negad[oa]|cancelada por|anulad[oa]"
    r"|por pagar|creada|en validacion|expirad[oa])|(?P<yes>pagad[oa]|aprobad[oa]|exitos[oa]|finalizad[oa]"
    r"|transaccion (?:aprobada|exitosa)|pago (?:exitoso|aprobado)|ok\b|completad[oa]|confirmad[oa]))"
)


_NOTHING = re.compile(r"[\s.:=()]*(?:cop)?\s*(\$?\s?0(?:[.,]0{1,2})?)(?![\d.,%-]*\d)(?!\s?%)")
_FEW_PESOS = re.compile(
    r"[\s.:=()]*(?:cop)?\s*\$?\s?([1-9]\d{1,2})(?:[.,]00?)?(?![\d.,%/-]*\d)(?!\s?(?:%|dias?\b))"
)
_NUMBER_OF = re.compile(r"\b(?:no|nro|num|numero)\b[\s.:°]*$|(?:n°|#)[\s.:]*$")
_OF_A_PERSON = re.compile(
    rf"\b(?:{DOCUMENT_KIND}|n\.?i\.?t\b\.?|cedula)[\s.:°\#]*(?:(?:no|nro|n)\b[\s.:°]*)?$", re.VERBOSE
)
_YEAR = re.compile(r"(?:19[5-9]|20[0-4])\d")  # figures alone that no paper of these asks for in pesos
_SIGN_REACH = 20  # characters: `número`, or the kind of a document, and what may stand behind it
_PERSON_DIGITS = (5, 13)  # the shortest cédulas in use, and what a form prints with a check digit or zeros
# Judgement: how surely a text is what its label asks for.
_NAME_CONFIDENCE = 0.9
_ID_CONFIDENCE, _STATE_CONFIDENCE = 0.97, 0.98


def money_values(text: str) -> list[Quote[int]]:
    """Amounts beside a label that says money: figures without a sign are believed, if grouped or long."""
    found = []
    for quote in find_money(text, bare=True):
        if quote.value < LEAST_MONEY:
            continue
        before = fold(text[: quote.start])[-_SIGN_REACH:]
        bare = quote.text.isdecimal()
        if _OF_A_PERSON.search(before) or (
            bare and (_NUMBER_OF.search(before) or _YEAR.fullmatch(quote.text))
        ):
            continue
        grouped = any(sign in quote.text for sign in ".,'")
        found.append(surer(quote, _GROUPED if grouped else _UNGROUPED))
    return found


def money_or_nothing(text: str) -> list[Quote[int]]:
    """An amount beside a label that says money, or the zero that says that there is none: `$ 0`, `0,00`."""
    nothing = _NOTHING.match(fold(text))
    if nothing is not None:
        start = nothing.start(1)
        return [Quote(0, start, nothing.end(), text[start : nothing.end()], _GROUPED)]
    return money_values(text)


def interest_money(text: str) -> list[Quote[int]]:
    """Interest beside its label: of a day late it is but some pesos, often without a sign; or none."""
    found = _FEW_PESOS.match(fold(text))
    if found is None:
        return money_or_nothing(text)
    start, end = found.span(1)
    return [Quote(int(found[1]), start, end, text[start:end], _UNGROUPED)]


def counts(text: str) -> list[Quote[int]]:
    """A payment's number at the very start of the text: `001`, `3 de 6`, `No. III`, `tercero`; 1–99."""
    found = place_at_start(text)
    return [] if found is None else [found]


def month_periods(text: str) -> list[Quote[Period]]:
    """Periods that the grammar reads as such, from a day to another no more than 45 days later."""
    return [q for q in find_periods(text) if 0 <= (q.value[1] - q.value[0]).days <= LONGEST_PERIOD]


def short_periods(text: str) -> list[Quote[Period]]:
    """Periods beside a label: two days one right after the other, as in a table's cells, are one too."""
    found = month_periods(text)
    if found:
        return [surer(q, _LABELLED) for q in found]
    for one, two in pairwise(labelled_dates(text)):
        if 0 < (two.value - one.value).days <= LONGEST_PERIOD and two.start - one.end <= _BETWEEN_DAYS:
            return [Quote((one.value, two.value), one.start, two.end, text[one.start : two.end], _LABELLED)]
    return []


def term_starts(text: str) -> list[Quote[dt.date]]:
    """Where a term begins: the first day of one longer than a month, or the day after `a partir del`."""
    found = [
        Quote(q.value[0], q.start, q.end, q.text, max(q.confidence, _LABELLED))
        for q in find_periods(text)
        if (q.value[1] - q.value[0]).days > LONGEST_PERIOD
    ]
    if found:
        return found
    days = find_dates(text)
    for one, two in pairwise(days):
        if (two.value - one.value).days > LONGEST_PERIOD and two.start - one.end <= _BETWEEN_TERMS:
            return [one]
    return [q for q in days if _TERM_BEGINS.search(fold(text[max(q.start - _TERM_LOOK_BACK, 0) : q.start]))]


def whole_months(text: str) -> list[Quote[Period]]:
    """A month named alone beside a label that asks for a period: its first day to its last."""
    return [
        Quote((q.value.first_day, q.value.last_day), q.start, q.end, q.text, q.confidence)
        for q in find_months(text)
    ]


def surer(quote: Quote[T], least: float) -> Quote[T]:
    """The quote, believed at least so much: its label said what it is."""
    if quote.confidence >= least:
        return quote
    return Quote(quote.value, quote.start, quote.end, quote.text, least)


def labelled_months(text: str) -> list[Quote[Month]]:
    """Months beside a label that asks for one."""
    return [surer(q, _LABELLED) for q in months(text)]


def months(text: str) -> list[Quote[Month]]:
    """Months named in the text; a period stands for the month in which it ends most."""
    periods = [Quote(month_of(q.value), q.start, q.end, q.text, q.confidence) for q in month_periods(text)]
    return sorted([*periods, *find_months(text)], key=lambda q: (q.start, -q.end))


def month_of(period: Period) -> Month:
    """The month to which a billed period belongs: that of its middle."""
    return Month.of(period[0] + (period[1] - period[0]) // 2)


def dates(text: str) -> list[Quote[dt.date]]:
    return list(find_dates(text))


def dates_at_once(text: str) -> list[Quote[dt.date]]:
    """A day with nothing before it: `Inicio: 03/02/2026`, not `la jornada inició el 3 de febrero`."""
    return [q for q in dates(text)[:1] if not text[: q.start].strip(" .:|\n\t")]


def labelled_dates(text: str) -> list[Quote[dt.date]]:
    """Days beside a label that asks for one: also eight figures in a row, or in three boxes."""
    return [
        surer(q, _LABELLED_FIGURES) if q.text.replace(" ", "").isdecimal() else q
        for q in find_dates(text, bare=True)
    ]


def days_alone(text: str) -> list[Quote[dt.date]]:
    """Days beside a label that asks for one, without those that begin or end a period."""
    ends = month_periods(text)
    return [q for q in labelled_dates(text) if not any(p.start <= q.start < p.end for p in ends)]


def names(text: str) -> list[Quote[str]]:
    """A person's name: two to six words of letters that begin with capitals and name nothing else."""
    found = []
    for match in _NAME.finditer(text):
        start = match.start()
        words = [(m.start() + start, m.end() + start, m.group()) for m in re.finditer(r"\S+", match.group())]
        run: list[tuple[int, int, str]] = []
        for word in words:
            if fold(word[2]) in NOT_IN_NAMES:
                if len(run) >= 2:
                    break
                run = []
                continue
            if not run and fold(word[2]) in ("de", "del", "la", "las", "los", "y"):
                continue
            run.append(word)
        while run and fold(run[-1][2]) in ("de", "del", "la", "las", "los", "y"):
            run.pop()
        if len(run) >= 2:
            first, last = run[0][0], run[-1][1]
            found.append(
                Quote(" ".join(text[first:last].split()), first, last, text[first:last], _NAME_CONFIDENCE)
            )
    return found


def bare_money(text: str) -> list[Quote[int]]:
    """Every amount in figures, with or without a sign: see `find_money`."""
    return list(find_money(text, bare=True))


def as_read(page: PageText, read: Callable[[str], Sequence[Quote[T]]]) -> Callable[[str], Sequence[Quote[T]]]:
    """The reader as fits the page: lenient where its words were read from a picture."""
    return leniently(read) if page.misreadable else read


def in_view(
    page: PageText, view: View, quotes: Iterable[Quote[T]], score: float, source: str, offset: int = 0
) -> list[Candidate[T]]:
    """Quotes of a view's text (from `offset` on) as candidates of one strength."""
    found = []
    for quote in quotes:
        start, end = offset + quote.start, offset + quote.end
        sure = score * quote.confidence * view.confidence(start, end)
        found.append(Candidate(quote.value, quote.text, page.number, view.box(start, end), sure, source))
    return found


def read_in(
    page: PageText, view: View, read: Callable[[str], Sequence[Quote[T]]], score: float, source: str
) -> list[Candidate[T]]:
    """What `read` finds in a view's whole text, as candidates of one strength."""
    return in_view(page, view, as_read(page, read)(view.text), score, source)


def id_numbers(text: str) -> list[Quote[str]]:
    """An identity number at the start of the text, with or without its type; the check digit is dropped.

    One with letters counts only with its type, or alone in its line: `PA AB190001`.
    """
    found = _ID_NUMBER.match(fold(text))
    if found is None:
        return []
    alone = _REST_OF_LINE.match(text, found.end()) is not None
    if found["lettered"] and not alone and not _LETTERED_KINDS.search(found["kind"]):
        return []
    start, end = found.span("lettered" if found["lettered"] else "figures")
    number = as_document(text[start:end])
    if number is None or not _PERSON_DIGITS[0] <= len(number) <= _PERSON_DIGITS[1]:
        return []
    return [Quote(number, start, end, text[start:end], _ID_CONFIDENCE)]


def states(text: str) -> list[Quote[str]]:
    """A state word at the start of the text: `aprobado` (paid, approved) or `rechazado` (anything else)."""
    found = _STATE.match(fold(text))
    if found is None:
        return []
    group = "yes" if found["yes"] else "no"
    start, end = found.span(group)
    return [
        Quote("aprobado" if group == "yes" else "rechazado", start, end, text[start:end], _STATE_CONFIDENCE)
    ]
