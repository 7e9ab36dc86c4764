"""How values are written on office papers: money, dates, periods, contract and payment numbers."""

from __future__ import annotations

import datetime as dt
import unicodedata
from random import Random

MONTHS = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio",
    "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
)  # fmt: skip

_UNITS = (
    "cero", "un", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once",
    "doce", "trece", "catorce", "quince", "dieciséis", "diecisiete", "dieciocho", "diecinueve", "veinte",
    "veintiún", "veintidós", "veintitrés", "veinticuatro", "veinticinco", "veintiséis", "veintisiete",
    "veintiocho", "veintinueve",
)  # fmt: skip
_TENS = ("", "", "", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa")
_HUNDREDS = (
    "", "ciento", "doscientos", "trescientos", "cuatrocientos", "quinientos",
    "seiscientos", "setecientos", "ochocientos", "novecientos",
)  # fmt: skip


def unaccented(text: str) -> str:
    """Drop accents but keep the ñ, as people without a Spanish keyboard layout type."""
    kept = text.replace("ñ", "\0").replace("Ñ", "\1")
    plain = "".join(c for c in unicodedata.normalize("NFD", kept) if not unicodedata.combining(c))
    return plain.replace("\0", "ñ").replace("\1", "Ñ")


def grouped(number: int, mark: str = ".") -> str:
    return f"{number:,}".replace(",", mark)


def person_id(document: str) -> str:
    return grouped(int(document))


def check_digit(nit: str) -> int:
    """DIAN's check digit, modulo 11 (Orden Administrativa 4 of 1989)."""
    weights = (3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71)
    rest = sum(int(d) * w for d, w in zip(reversed(nit), weights, strict=False)) % 11
    return rest if rest < 2 else 11 - rest


# --- money ----------------------------------------------------------------------------------------


def _apostrophe(value: int) -> str:
    text = grouped(value)
    millions, dot, rest = text.partition(".")
    return f"{millions}'{rest}" if dot and text.count(".") == 2 else text


_MONEY = (
    lambda v: f"$ {grouped(v)}",
    lambda v: f"${grouped(v)}",
    lambda v: f"$ {grouped(v)},00",
    lambda v: f"${grouped(v)},oo",
    lambda v: f"$ {grouped(v)}.oo",
    lambda v: f"$ {grouped(v)}.00",
    lambda v: f"${_apostrophe(v)}",
    lambda v: f"$ {_apostrophe(v)}",
    lambda v: f"${grouped(v, ',')}",
    lambda v: f"$ {grouped(v, ',')}.00",
    lambda v: f"$ {grouped(v)} M/CTE",
)


def money(rng: Random, value: int) -> str:
    return rng.choice(_MONEY)(value)


def dotted(value: int) -> str:
    return f"$ {grouped(value)}"


def commas(value: int) -> str:
    return f"${grouped(value, ',')}"


def _below_thousand(number: int) -> str:
    if number == 100:
        return "cien"
    hundreds, rest = divmod(number, 100)
    parts = [_HUNDREDS[hundreds]] if hundreds else []
    if 0 < rest < 30:
        parts.append(_UNITS[rest])
    elif rest:
        tens, unit = divmod(rest, 10)
        parts.append(_TENS[tens] + (f" y {_UNITS[unit]}" if unit else ""))
    return " ".join(parts)


def in_words(number: int) -> str:
    """A count of masculine things (pesos) in Spanish, for 1 to 999 999 999."""
    millions, rest = divmod(number, 1_000_000)
    thousands, units = divmod(rest, 1000)
    parts: list[str] = []
    if millions:
        parts.append("un millón" if millions == 1 else f"{_below_thousand(millions)} millones")
    if thousands:
        parts.append("mil" if thousands == 1 else f"{_below_thousand(thousands)} mil")
    if units:
        parts.append(_below_thousand(units))
    return " ".join(parts)


def amount_in_words(rng: Random, value: int) -> str:
    words = in_words(value)
    de = " de" if value % 1_000_000 == 0 else ""
    tail = rng.choice(("pesos m/cte", "pesos m/l", "pesos mcte.", "pesos moneda corriente", "pesos"))
    text = f"{words}{de} {tail}"
    if rng.random() < 0.4:
        text = unaccented(text)
    if rng.random() < 0.7:
        return text.upper()
    return text[0].upper() + text[1:].replace("m/cte", "M/CTE").replace("m/l", "M/L")


# --- dates ----------------------------------------------------------------------------------------


def long_date(day: dt.date) -> str:
    return f"{day.day} de {MONTHS[day.month - 1]} de {day.year}"


def slashed(day: dt.date) -> str:
    return f"{day:%d/%m/%Y}"


_DATES = (
    long_date,
    long_date,
    slashed,
    lambda d: f"{d:%d-%m-%Y}",
    lambda d: f"{d:%Y-%m-%d}",
    lambda d: f"{d:%Y/%m/%d}",
    lambda d: f"{d.day:02d} de {MONTHS[d.month - 1].capitalize()} de {d.year}",
    lambda d: f"{MONTHS[d.month - 1].capitalize()} {d.day} de {d.year}",
    lambda d: long_date(d).upper(),
)


def date(rng: Random, day: dt.date) -> str:
    return rng.choice(_DATES)(day)


def written_date(rng: Random, day: dt.date) -> str:
    """A date inside a sentence of a letter."""
    month = MONTHS[day.month - 1]
    number = in_words(day.day)
    return rng.choice(
        (
            f"el día {long_date(day)}",
            f"a los {number} ({day.day}) días del mes de {month} de {day.year}",
            f"a los {number} ({day.day:02d}) días del mes de {month} del año {day.year}",
            f"el {long_date(day)}",
        )
    )


def month_name(day: dt.date, *, of: str = " de ") -> str:
    return f"{MONTHS[day.month - 1]}{of}{day.year}"


def period(rng: Random, start: dt.date, end: dt.date) -> str:
    """A period of days, of one month or from date to date, in one of the ways people write it."""
    if start.month != end.month:
        return _across(rng, start, end)
    m, y = MONTHS[start.month - 1], start.year
    first = "1°" if start.day == 1 and rng.random() < 0.3 else f"{start.day:02d}"
    forms = [
        f"del {first} al {end.day} de {m} de {y}",
        f"del {start.day} de {m} al {end.day} de {m} de {y}",
        f"desde el {start.day} de {m} hasta el {end.day} de {m} de {y}",
        f"{slashed(start)} - {slashed(end)}",
        f"{slashed(start)} AL {slashed(end)}",
        f"{start:%d-%m-%Y} a {end:%d-%m-%Y}",
        f"{start.day} de {m} de {y} – {end.day} de {m} de {y}",
        f"{m.capitalize()} {start.day} al {end.day} de {y}",
        f"DESDE {start:%d %m %Y} HASTA {end:%d %m %Y}",
        f"{start} / {end}",
        f"DEL {start.day:02d} AL {end.day} DE {m.upper()} DE {y}",
    ]
    return rng.choice(forms)


def _across(rng: Random, start: dt.date, end: dt.date) -> str:
    a, b = MONTHS[start.month - 1], MONTHS[end.month - 1]
    return rng.choice(
        (
            f"del {start.day} de {a} al {end.day} de {b} de {end.year}",
            f"desde el {start.day} de {a} hasta el {end.day} de {b} de {end.year}",
            f"del {long_date(start)} al {long_date(end)}",
            f"{slashed(start)} AL {slashed(end)}",
            f"{start} / {end}",
            f"DEL {start.day:02d} DE {a.upper()} AL {end.day:02d} DE {b.upper()} DE {end.year}",
        )
    )


def payment_number(rng: Random, number: int, total: int) -> str:
    return rng.choice(
        (
            f"pago No. {number:03d}",
            f"Pago {number}",
            f"Cuota {number} de {total}",
            f"pago No. {number:02d}/{total:02d}",
            f"Pago No. {number} de {total}",
        )
    )


def contract_number(rng: Random, number: str) -> str:
    """The same contract number as another hand writes it."""
    parts = number.split("-")
    if "." in number or (len(parts) == 3 and parts[0].isdecimal()):
        return number
    if len(parts) == 2:
        return rng.choice((number, f"{parts[0]} de {parts[1]}"))
    prefix, serial, year = parts
    return rng.choice(
        (
            number, number, number,
            f"{prefix}-{serial}.{year}",
            f"{prefix} {serial}-{year}",
            f"{prefix} No. {serial} de {year}",
            f"{prefix}-{int(serial)}-{year}",
        )
    )  # fmt: skip
