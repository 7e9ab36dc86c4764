"""When informe and cuenta were dated, and when the cuenta was presented."""

from __future__ import annotations

import datetime as dt

from review.model import ItemKind, RecognisedItem, Severity
from review.model.marks import ItemMark
from review.rules import norms
from review.rules.billed import billed_days
from review.rules.facts import Facts
from review.rules.misreading import MISREAD, Read
from review.rules.outcome import Case, Outcome, quote
from review.rules.rule import rule
from review.rules.secop_rows import first_told
from review.rules.seen import SeenField
from review.spanish import capital, long_date, month_name, plural, short_date, uncapital

INFORME, CUENTA = ItemKind.INFORME, ItemKind.CUENTA
FARTHEST = 62
"""Days before the period from which a date is rather another of the paper (its form's, the contract's)."""

_CRITERION = (
    "No antes de que empiece el periodo cobrado; hasta {days} días antes de que termine (según la lista de "
    "chequeo) vale, más temprano queda por revisar. Después, también vale. Una fecha anterior que se leyó "
    "con poca seguridad queda por revisar."
)


def _dated(facts: Facts, day: SeenField[dt.date], days: int, paper: str) -> Outcome | None:
    span = billed_days(facts)
    if span is None:
        return None
    first, last = span
    told, found = f"{paper.capitalize()} es del {long_date(day.value)}", short_date(day.value)
    ask = uncapital(told)
    least = last - dt.timedelta(days=days)
    expected = f"Desde {short_date(max(first, least))}"
    received = first_told(facts, "received")
    if received is not None and day.value > received:
        return Case(day.field).aside(f"{told}, después de que SECOP la recibió ({long_date(received)}).")
    case = Case(day.field, expected, found)
    if day.value >= max(first, least):
        return case.ok(f"{told}.")
    if Read(day.field).may_be_misread:
        return case.doubt(f"{told}, antes de que termine el periodo cobrado ({long_date(last)}). {MISREAD}")
    if day.value >= first:
        return case.doubt(
            f"{told}, {plural((last - day.value).days, 'día')} antes de que termine el periodo cobrado "
            f"({long_date(last)}). Compruebe si informa de lo que aún no se había hecho.",
            request=f"{ask} y el periodo termina el {long_date(last)}. Corrija la fecha.",
        )
    if (first - day.value).days > FARTHEST:
        return case.doubt(
            f"{told}, mucho antes del periodo cobrado. Puede ser otra fecha del papel: compruébela."
        )
    return case.fails(
        f"{told}, antes de que empiece el periodo cobrado ({long_date(first)}).",
        request=f"{ask} y el periodo cobrado empieza el {long_date(first)}. Corrija la fecha.",
    )


def _hardly_read(facts: Facts, kind: ItemKind, name: str, paper: str, early: int) -> Outcome | None:
    """A day more than `early` days before the period ends, read with little confidence.

    Such a day is itself a reason for doubt: what was hardly read agrees with nothing.
    """
    field, span = facts.recognition.field(kind, name), billed_days(facts)
    if field is None or span is None or not isinstance(field.value, dt.date):
        return None
    least = max(span[0], span[1] - dt.timedelta(days=early))
    day = long_date(field.value)
    if span[0] <= field.value < least:
        why = field.note or "Se leyó con poca seguridad."
        return Case(field, f"Desde {short_date(least)}", short_date(field.value)).doubt(
            f"{capital(paper)} parece ser del {day}, antes de que termine el periodo cobrado "
            f"({long_date(span[1])}). {why} Compruebe la fecha en la página."
        )
    if not 0 < (span[0] - field.value).days <= FARTHEST:
        return None
    return Case(field, f"Desde {short_date(span[0])}", short_date(field.value)).doubt(
        f"{capital(paper)} parece ser del {day}, antes de que empiece el periodo cobrado "
        f"({long_date(span[0])}). Compruebe la fecha en la página.",
        request=f"{paper} parece ser del {day} y el periodo cobrado empieza el {long_date(span[0])}. Corrija "
        "la fecha.",
    )


def _unread(item: RecognisedItem) -> Outcome | None:
    """The informe tells its day beside a label and it was not read; or it tells a day that may be its own."""
    label = item.mark(ItemMark.DAY_UNREAD)
    if label is None or "fecha_informe" in item.fields:
        return None
    if any(map(str.isdecimal, label.text)):
        return Case(label).doubt(
            f"No se leyó la fecha del informe. Trae «{quote(label.text)}», que puede ser la suya o la de "
            "otra cosa. Compruébela en la página.",
            request="escriba en el informe con qué fecha se presenta.",
        )
    return Case(label).doubt(
        f"El informe trae su fecha («{quote(label.text)}») y no se pudo leer. Compruébela en la página.",
        request="adjunte una copia legible del informe en la que se lea su fecha.",
    )


@rule(
    code="informe_fecha",
    severity=Severity.RECHAZO,
    norm=norms.SUPERVISION,
    title="El informe se fechó al terminar el periodo",
    criterion=_CRITERION.format(days=10) + " Si trae dos, o la trae y no se lee, queda por revisar.",
    ask="Corrija la fecha del informe: no puede ser anterior al periodo que informa.",
    group="I2",
    about="fecha_informe",
    version=2,
)
def report_dated(facts: Facts, item: RecognisedItem) -> Outcome | None:
    day = facts.seen(INFORME, "fecha_informe", dt.date)
    if day is None:
        unsure = _hardly_read(
            facts, INFORME, "fecha_informe", "el informe", facts.checklist.report_days_early
        )
        return unsure or _unread(item)
    return _dated(facts, day, facts.checklist.report_days_early, "el informe")


@rule(
    code="cuenta_fecha",
    severity=Severity.RECHAZO,
    norm=norms.CHECKLIST,
    title="La cuenta se fechó al terminar el periodo",
    criterion=_CRITERION.format(days=10) + " A esa fecha se cuentan las vigencias de la certificación "
    "bancaria y del RUT. Si no se lee, esta regla solo informa.",
    ask="Corrija la fecha de la cuenta de cobro: no puede ser anterior al periodo que cobra.",
    group="C1",
    about="fecha_cuenta",
    version=2,
)
def cuenta_dated(facts: Facts, item: RecognisedItem) -> Outcome | None:
    day = facts.seen(CUENTA, "fecha_cuenta", dt.date)
    if day is None:
        unsure = _hardly_read(facts, CUENTA, "fecha_cuenta", "la cuenta", facts.checklist.cuenta_days_early)
        return unsure or Case(item.pages).aside("No se leyó con seguridad la fecha de la cuenta.")
    return _dated(facts, day, facts.checklist.cuenta_days_early, "la cuenta")


@rule(
    code="cuenta_plazo",
    severity=Severity.INFORMATIVA,
    norm=norms.CHECKLIST,
    title="La cuenta se presentó a tiempo",
    criterion="Se cuentan los días hábiles que da la lista de chequeo desde que termina el mes cobrado hasta "
    "que SECOP o el archivo se recibió. Solo informa.",
    ask="Presente la cuenta en los primeros días hábiles del mes siguiente.",
    group="S1",
)
def in_time(facts: Facts, item: RecognisedItem) -> Outcome | None:
    span, came = billed_days(facts), first_told(facts, "received")
    if came is None and facts.history.received is not None:
        came = facts.history.received.date()
    if span is None or came is None or facts.billing.month is None:
        return None
    limit = facts.laws.workdays.add_working_days(span[1], facts.checklist.days_to_present)
    told = f"La cuenta de {month_name(facts.billing.month)} se recibió el {long_date(came)}"
    case = Case(item.pages, f"Hasta el {short_date(limit)}", short_date(came))
    if came <= limit:
        return case.ok(f"{told}, a tiempo.")
    return case.aside(f"{told}; el plazo era hasta el {long_date(limit)}.")
