"""An entity's calendar told in plain Spanish: its keys, its days, and how long is left to a cut."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from review.spanish import MONTHS, plural
from review.ways.calendar import CutRound


@dataclass(frozen=True, slots=True)
class CalendarKey:
    """A key of `calendario.toml`: in which table, what it means and which values it takes."""

    table: str
    key: str
    meaning: str
    values: str


_DAYS = "«día 17», «día hábil 12», «último día», «último día hábil»; también «… del mes siguiente»"
_OF_MONTH = "como en `[reglas]`, o una fecha AAAA-MM-DD"
KEYS = (
    CalendarKey("", "version", "Versión del archivo; súbala cuando lo cambie.", "entero desde 1"),
    CalendarKey("", "entidad", "Nombre de la entidad.", "texto"),
    CalendarKey(
        "[reglas]",
        "presentar",
        "Ventana para presentar las cuentas, ambos días incluidos. Sin ella se recibe hasta el corte.",
        "«día 1 a 6 de cada mes», «día hábil 1 a 5», «día 25 a último día»",
    ),
    CalendarKey(
        "[reglas]", "corte", "Último día para enviar a financiera. Obligatorio en `[reglas]`.", _DAYS
    ),
    CalendarKey("[reglas]", "pago", "Día en que se paga. Solo se muestra.", _DAYS),
    CalendarKey("[reglas]", "cierre", "Cierre de la tesorería. Solo se muestra.", _DAYS),
    CalendarKey(
        "[reglas]",
        "mes_cobrado",
        "De qué mes son las cuentas que se presentan en la ventana de un mes. «anterior» si no se escribe.",
        "«anterior» o «mismo»",
    ),
    CalendarKey(
        "[reglas]",
        "si_no_es_habil",
        "Qué pasa con un día del calendario que cae en fin de semana o festivo. «siguiente» si no se escribe "
        "(Ley 4 de 1913, art. 62). Las fechas escritas y el comienzo de la ventana no se corren.",
        "«siguiente», «anterior» o «mismo»",
    ),
    CalendarKey(
        "[[mes]]", "mes", "El mes que tiene otras fechas; lo que no se escribe es como siempre.", "AAAA-MM"
    ),
    CalendarKey("[[mes]]", "presentar", "Su ventana.", f"{_OF_MONTH} («2026-12-01 a 2026-12-03»)"),
    CalendarKey("[[mes]]", "corte", "Su corte.", _OF_MONTH),
    CalendarKey("[[mes]]", "pago", "Su pago.", _OF_MONTH),
    CalendarKey("[[mes]]", "cierre", "Su cierre.", _OF_MONTH),
    CalendarKey(
        "[[justificacion]]",
        "desde",
        "Desde qué día vale este largo. El último que ya rige es el que cuenta.",
        "AAAA-MM-DD",
    ),
    CalendarKey(
        "[[justificacion]]",
        "caracteres",
        "Cuántos caracteres caben en la justificación con que se rechaza un pago en SECOP II.",
        "entero de 40 a 100000",
    ),
    CalendarKey("[[justificacion]]", "fuente", "De dónde se sabe.", "texto"),
)
"""Every key, for docs/calendario.md."""


def day(one: dt.date, today: dt.date) -> str:
    """`17 de noviembre`, with the year where it is not that of today."""
    told = f"{one.day} de {MONTHS[one.month - 1]}"
    return told if one.year == today.year else f"{told} de {one.year}"


def countdown(cut: dt.date, today: dt.date, left: int) -> str:
    """How long is left, in working days: `faltan 3 días hábiles para el corte del 17 de noviembre`."""
    if cut < today:
        return f"el corte del {day(cut, today)} ya pasó"
    if cut == today:
        return f"hoy es el corte, {day(cut, today)}"
    if not left:
        return f"ya no hay días hábiles antes del corte del {day(cut, today)}"
    verb = "falta" if left == 1 else "faltan"
    return f"{verb} {plural(left, 'día hábil', 'días hábiles')} para el corte del {day(cut, today)}"


def window(one: CutRound, today: dt.date) -> str:
    """`del 1 al 6 de noviembre`; `hasta el 17 de noviembre` where only the last day is said."""
    if one.opens is None:
        return f"hasta el {day(one.last_day, today)}"
    if (one.opens.year, one.opens.month) == (one.last_day.year, one.last_day.month):
        return f"del {one.opens.day} al {day(one.last_day, today)}"
    return f"del {day(one.opens, today)} al {day(one.last_day, today)}"
