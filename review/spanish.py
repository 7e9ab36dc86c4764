"""How the house speaks to people: pesos, dates, counts and the Spanish title of every enum."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache

from review.model import (
    FieldValue,
    Month,
)
from review.spanish_titles import TITLES

MONTHS = (
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
)


def title(member: StrEnum) -> str:
    """The Spanish title of a member of any enum of the model. Raises KeyError for a foreign enum."""
    return TITLES[type(member)][member]


# --- values -------------------------------------------------------------------------------------


@lru_cache(maxsize=1 << 12)
def capital(text: str) -> str:
    """The text as it begins a sentence."""
    return text[0].upper() + text[1:]


def uncapital(text: str) -> str:
    """A sentence as it goes on behind another word."""
    return text[0].lower() + text[1:]


def number(value: int) -> str:
    """`1800000` → `1.800.000`."""
    return f"{value:,}".replace(",", ".")


@lru_cache(maxsize=1 << 12)
def pesos(value: int) -> str:
    """`1800000` → `$ 1.800.000`; `-500` → `-$ 500`."""
    return f"{'-' if value < 0 else ''}$ {number(abs(value))}"


@lru_cache(maxsize=1 << 12)
def long_date(day: dt.date) -> str:
    """`30 de junio de 2026`."""
    return f"{day.day} de {MONTHS[day.month - 1]} de {day.year}"


@lru_cache(maxsize=1 << 12)
def short_date(day: dt.date) -> str:
    """`30/06/2026`."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


@lru_cache(maxsize=1 << 10)
def month_name(month: Month) -> str:
    """`junio de 2026`."""
    return f"{MONTHS[month.month - 1]} de {month.year}"


def payment_number(number: int) -> str:
    """`1` → `001`, as entities and SECOP write it."""
    return f"{number:03d}"


def show(value: FieldValue, *, money: bool = False) -> str:
    """A field's value for a person; `money` says that an integer is pesos."""
    match value:
        case bool() | int():
            return pesos(value) if money else number(value)
        case Month():
            return month_name(value)
        case dt.date():
            return long_date(value)
        case _:
            return value


# --- sentences ----------------------------------------------------------------------------------


def plural(count: int, one: str, many: str | None = None) -> str:
    """The count with its noun: `plural(1, "cuenta")` → `1 cuenta`, `plural(3, "cuenta")` → `3 cuentas`.

    Without `many` the noun gets `s` after a vowel and `es` after a consonant.
    """
    if count == 1:
        return f"1 {one}"
    return f"{number(count)} {many or one + ('s' if one[-1] in 'aeiouáéíóú' else 'es')}"


def renewing(count: int) -> str:
    """While cuentas are done again because the program has changed."""
    verb = "se está leyendo o revisando" if count == 1 else "se están leyendo o revisando"
    return f"El programa cambió: {verb} de nuevo {plural(count, 'cuenta')}."


def renewed(read: int, judged: int) -> str:
    """What was done again because the program has changed; empty when nothing was."""
    parts = [
        f"{verb} de nuevo {plural(count, 'cuenta')}"
        for count, verb in (
            (read, "se leyó" if read == 1 else "se leyeron"),
            (judged, "se revisó" if judged == 1 else "se revisaron"),
        )
        if count
    ]
    return f"Como el programa cambió, {join(parts)}." if parts else ""


def join(words: Iterable[str], last: str = "y") -> str:
    """`["a", "b", "c"]` → `a, b y c` (`e` before the sound of `i`, `u` before the sound of `o`)."""
    parts = list(words)
    if len(parts) < 2:
        return "".join(parts)
    start = parts[-1].lower()
    if last == "y" and start.startswith(("i", "í", "hi", "hí")) and not start.startswith(("hie", "hia")):
        last = "e"
    elif last == "o" and start.startswith(("o", "ó", "ho", "hó")):
        last = "u"
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def page_list(pages: Iterable[int]) -> str:
    """`[4]` → `página 4`; `[1, 2, 3, 5]` → `páginas 1–3 y 5`."""
    numbers = sorted(set(pages))
    runs: list[list[int]] = []
    for page in numbers:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    parts: list[str] = []
    for run in runs:
        parts += [str(run[0])] if len(run) == 1 else [f"{run[0]}–{run[-1]}"]
    return f"{'página' if len(numbers) == 1 else 'páginas'} {join(parts)}"


def in_pages(pages: Iterable[int]) -> str:
    """`[4]` → `en la página 4`; `[1, 2]` → `en las páginas 1–2`; nothing → `en el archivo`."""
    numbers = set(pages)
    if not numbers:
        return "en el archivo"
    return f"en {'la' if len(numbers) == 1 else 'las'} {page_list(numbers)}"
