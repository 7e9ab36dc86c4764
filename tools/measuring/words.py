"""How these hands write values: money, dates, periods, numbers of contracts and payments."""

from __future__ import annotations

import datetime as dt
from random import Random

from review.model import Month
from tools.papers.wording import MONTHS, grouped, in_words, unaccented

SHORT = ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic")


def _quoted(value: int) -> str:
    head, dot, tail = grouped(value).partition(".")
    return f"{head}'{tail}" if dot and tail.count(".") == 1 else grouped(value)


_MONEY = (
    lambda v: f"${grouped(v)}",
    lambda v: f"$ {grouped(v)}",
    lambda v: f"$ {grouped(v)}.oo",
    lambda v: f"${grouped(v)},00",
    lambda v: f"$ {_quoted(v)},oo",
    lambda v: f"$ {grouped(v, ',')}.00",
    lambda v: f"$   {grouped(v)}",
    lambda v: f"${grouped(v)}=",
    lambda v: f"COP {grouped(v)}",
)


def money(rng: Random, value: int) -> str:
    return rng.choice(_MONEY)(value)


def pesos(value: int) -> str:
    return f"$ {grouped(value)}"


def american(value: int) -> str:
    return f"$ {grouped(value, ',')}.00"


def bare(value: int) -> str:
    return grouped(value)


def sum_in_words(rng: Random, value: int) -> str:
    """A sum in words as people dictate or copy it, seldom twice alike."""
    words = in_words(value) + (" de" if value % 1_000_000 == 0 else "")
    tail = rng.choice(
        ("pesos m/cte", "pesos m.l.", "pesos colombianos", "pesos mcte", "pesos con 00/100 m/cte", "pesos")
    )
    text = f"{words} {tail}"
    style = rng.randrange(4)
    if style == 0:
        return unaccented(text).upper()
    if style == 1:
        return text.upper()
    if style == 2:
        return text.title().replace(" Y ", " y ").replace("M/Cte", "M/CTE")
    return text[0].upper() + text[1:]


def long_day(day: dt.date) -> str:
    return f"{day.day} de {MONTHS[day.month - 1]} de {day.year}"


def slashed(day: dt.date) -> str:
    return f"{day:%d/%m/%Y}"


def worded_day(day: dt.date) -> str:
    return f"{in_words(day.day)} ({day.day}) de {MONTHS[day.month - 1]} de {day.year}"


_DAYS = (
    long_day,
    slashed,
    lambda d: f"{d:%d-%m-%Y}",
    lambda d: f"{d:%Y-%m-%d}",
    lambda d: f"{d.day:02d}-{SHORT[d.month - 1]}-{d.year}",
    lambda d: f"{d.day:02d}/{SHORT[d.month - 1].upper()}/{d.year}",
    lambda d: f"{d.day} de {MONTHS[d.month - 1]} del {d.year}",
    lambda d: f"{MONTHS[d.month - 1].upper()} {d.day:02d} DE {d.year}",
    lambda d: f"{MONTHS[d.month - 1].capitalize()} {d.day} de {d.year}",
    lambda d: f"{d:%d.%m.%Y}",
    lambda d: f"{d.day:02d} DE {MONTHS[d.month - 1].upper()} DE {d.year}",
)


def day(rng: Random, when: dt.date) -> str:
    return rng.choice(_DAYS)(when)


def closing_day(rng: Random, when: dt.date) -> str:
    """The day inside the sentence before a signature."""
    month, n = MONTHS[when.month - 1], in_words(when.day)
    return rng.choice(
        (
            f"a los {n} ({when.day}) días del mes de {month} de {when.year}",
            f"a los {when.day} días del mes de {month} de {when.year}",
            f"el {long_day(when)}",
            f"el día {n} ({when.day}) de {month} de {when.year}",
            f"a los ({when.day:02d}) dias del mes de {month.upper()} del {when.year}",
        )
    )


def period(rng: Random, start: dt.date, end: dt.date) -> str:
    """Days inside one month."""
    m, y = MONTHS[start.month - 1], start.year
    return rng.choice(
        (
            f"del {start.day} al {end.day} de {m} de {y}",
            f"{start.day:02d} de {m} de {y} al {end.day:02d} de {m} de {y}",
            f"del {start.day:02d} al {end.day:02d} de {m} del {y}",
            f"DEL {start.day:02d} DE {m.upper()} AL {end.day:02d} DE {m.upper()} DE {y}",
            f"{slashed(start)} a {slashed(end)}",
            f"{start:%Y-%m-%d} al {end:%Y-%m-%d}",
            f"entre el {start.day} y el {end.day} de {m} de {y}",
            f"{m.capitalize()} {start.day:02d} a {m.capitalize()} {end.day:02d} de {y}",
            f"{start:%d-%m-%Y} hasta {end:%d-%m-%Y}",
        )
    )


def month(when: Month | dt.date, *, upper: bool = False, of: str = " de ") -> str:
    text = f"{MONTHS[when.month - 1]}{of}{when.year}"
    return text.upper() if upper else text


_ORDINALS = (
    "primer", "segundo", "tercer", "cuarto", "quinto", "sexto", "séptimo", "octavo", "noveno", "décimo",
)  # fmt: skip


def ordinal(number: int) -> str:
    return _ORDINALS[number - 1] if number <= len(_ORDINALS) else f"{number}°"


def contract(rng: Random, number: str) -> str:
    """The contract's number in another hand; the same key always."""
    parts = number.split("-")
    if "." in number or len(parts) != 3:
        return number
    kind, serial, year = parts
    return rng.choice(
        (
            number, number,
            f"{kind} {serial} de {year}",
            f"{kind}-{serial} DE {year}",
            f"{kind} - {serial} - {year}",
            f"{kind} N° {serial} de {year}",
            f"{kind}-{serial}/{year}",
        )
    )  # fmt: skip


def other_contract(rng: Random, number: str) -> str:
    """Another contract's number: same shape, another serial."""
    serial = max(
        (p for p in number.replace("-", ".").split(".") if p.isdecimal() and p != "2026"),
        key=lambda p: (number.rindex(p), len(p)),
    )
    place = rng.randrange(len(serial) - 2, len(serial))
    changed = serial[:place] + str((int(serial[place]) + rng.randrange(2, 8)) % 10) + serial[place + 1 :]
    at = number.rindex(serial)
    return number[:at] + changed + number[at + len(serial) :]
