"""Text made safe and Spanish for the screen. Everything that came from a PDF passes through here."""

from __future__ import annotations

import datetime as dt
import re

from review import spanish
from review.model import FieldType, Month
from screens.words import missing

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_AMOUNT = re.compile(r"\$ (?=\d)")
# What Markdown makes a link of by itself, escaped or not: `http://…`, `https://…`, `www.…`.
_ADDRESS = re.compile(r"(https?:(?=//)|www(?=\.))", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def clean(value: object) -> str:
    """Plain text without control characters or direction overrides; empty when there is nothing."""
    return "" if missing(value) else _CONTROL.sub("", str(value))


def lines(value: str) -> str:
    """Plain text of several lines, each as `clean` leaves it."""
    return "\n".join(clean(line) for line in value.split("\n"))


def brief(value: object, most: int = 110) -> str:
    """The beginning of a long sentence, cut between words, for a narrow place."""
    whole = " ".join(clean(value).split())
    return whole if len(whole) <= most else f"{whole[:most].rpartition(' ')[0]}…"


def md(value: object) -> str:
    """Text that Streamlit's Markdown shows letter by letter: no links, HTML, emphasis, maths or icons. An
    amount is never parted from its sign at the end of a line, and an address is held apart by a mark without
    width."""
    plain = _ADDRESS.sub("\\1\u2060", re.sub(r"\s+", " ", clean(value)).strip())
    return _PUNCTUATION.sub(r"\\\1", _AMOUNT.sub("$\u00a0", plain))


def money(value: object) -> str:
    """`1800000` → `$ 1.800.000`; a dash when unknown. For Markdown, wrap it in `md`."""
    return "—" if missing(value) else spanish.pesos(whole(value))


def more_or_less(value: object) -> str:
    """`1800000` → `+$ 1.800.000`; a dash when unknown."""
    return f"+{money(value)}" if not missing(value) and whole(value) > 0 else money(value)


def whole(value: object) -> int:
    """The integer that a cell holds. Raises ValueError when it holds none."""
    return round(float(str(value)))


def count(value: object) -> str:
    """A count or number as text, empty when unknown."""
    return "" if missing(value) else spanish.number(whole(value))


def payment(value: object) -> str:
    """`1` → `001`, as SECOP writes it; a dash when unknown."""
    return "—" if missing(value) else spanish.payment_number(whole(value))


def month(value: object) -> str:
    """`2026-06` → `junio de 2026`; other text as it is."""
    text = clean(value)
    try:
        return spanish.month_name(Month.parse(text))
    except ValueError:
        return text


def short_month(value: object) -> str:
    """`2026-06` → `jun 2026`; other text as it is."""
    text = clean(value)
    try:
        found = Month.parse(text)
    except ValueError:
        return text
    return f"{spanish.MONTHS[found.month - 1][:3]} {found.year}"


def percent(value: object) -> str:
    """`33.3` → `33 %`; a dash when unknown."""
    return "—" if missing(value) else f"{whole(value)} %"


def day(value: object) -> str:
    """A date or ISO text as `30/06/2026`; other text as it is."""
    if missing(value):
        return ""
    if isinstance(value, dt.date):
        return spanish.short_date(value)
    try:
        return spanish.short_date(dt.date.fromisoformat(str(value)))
    except ValueError:
        return clean(value)


def moment(value: object) -> str:
    """A point in time as `30/06/2026 15:04`."""
    if missing(value):
        return ""
    return f"{value:%d/%m/%Y %H:%M}" if isinstance(value, dt.datetime) else clean(value)


def days(value: object) -> str:
    """`1` → `1 día`; a dash when unknown."""
    return "—" if missing(value) else spanish.plural(whole(value), "día")


def field_value(kind: FieldType, value: object) -> str:
    """A field's stored text as a person reads it."""
    if missing(value):
        return "—"
    match kind:
        case FieldType.MONEY:
            return money(value)
        case FieldType.DATE:
            return day(value)
        case FieldType.MONTH:
            return month(value)
        case _:
            return clean(value)


def decimal(value: object) -> str:
    """`2.5` → `2,5`, `2.0` → `2`; a dash when unknown."""
    if missing(value):
        return "—"
    told = f"{float(str(value)):.1f}".removesuffix(".0")
    return told.replace(".", ",")
