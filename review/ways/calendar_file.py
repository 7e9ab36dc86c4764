"""Reading an entity's `calendario.toml`, its faults told by line.

`DEFAULT` is the calendar that comes with the project and says no day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Final

from review.model import Month
from review.ways import datafile
from review.ways.calendar import BilledMonth, Calendar, CutRound, FieldLength, MonthRules
from review.ways.datafile import DataFile, Problem, TomlTable
from review.ways.laws import LAWS
from review.ways.month_days import MonthDay, OffDay, parse_day, parse_window

PACKAGED = Path(__file__).with_name("calendario.toml")
LEAST_CHARACTERS, MOST_CHARACTERS = 40, 100_000  # room for a sentence; more than any field takes
YEARS: Final = (2000, 2100)  # judgement: of the exceptions that somebody may mean
_TRIED: Final = tuple(Month(2026, month) for month in range(1, 13))
_EXAMPLES: Final = {"corte": "día 17", "pago": "día hábil 15", "cierre": "último día hábil"}
_NO_DATE = "En [reglas] van días de cualquier mes; una fecha va en [[mes]]."
_AFTER = "Corrija una de las dos; si es en el otro mes, agregue «del mes siguiente»."
_NO_CUT = 'Por ejemplo: corte = "día 17"'


def load(path: Path = PACKAGED) -> Calendar:
    """Read a calendar. Raises DataFileInvalid with the line and the reason of the first thing wrong."""
    return _build(datafile.load(path))


def check(text: str, name: str) -> tuple[Calendar | None, tuple[Problem, ...]]:
    """The calendar that a file's text holds, or None and everything wrong in it, by line."""
    return datafile.check(text, name, _build)


def _build(file: DataFile) -> Calendar:
    """What the file does not say of SECOP II is as in the one that comes with the project."""
    top = file.top
    version = f"{top.integer('version', least=1)}-{file.digest}"
    made = Calendar(top.text("entidad"), MonthRules(), version, justifications=_lengths(top))
    if "reglas" in top:
        made = _ruled(made, top.table("reglas"))
    made = replace(made, months=_months(top, made))
    top.finish()
    return made if made.justifications else replace(made, justifications=DEFAULT.justifications)


def _ruled(made: Calendar, table: TomlTable) -> Calendar:
    rules = _rules(table, dates=False)
    if "corte" not in table:
        table.refuse("falta «corte».", mend=_NO_CUT)
    made = replace(
        made,
        rules=rules,
        billed=BilledMonth(table.choice("mes_cobrado", list(BilledMonth), default=BilledMonth.ANTERIOR)),
        off_day=OffDay(table.choice("si_no_es_habil", list(OffDay), default=OffDay.SIGUIENTE)),
    )
    table.finish()
    if not table.broken:
        _in_order(made, table, _TRIED)
    return made


def _months(top: TomlTable, made: Calendar) -> dict[Month, MonthRules]:
    months: dict[Month, MonthRules] = {}
    for row in top.tables("mes", optional=True):
        month = _month(row)
        said = _rules(row, dates=True)
        if month in months and not row.broken:
            row.refuse(f"el mes {month} está dos veces.", "mes")
        if said.cut is None and made.rules.cut is None and not row.broken:
            row.refuse("falta «corte», que tampoco está en [reglas].", mend=_NO_CUT)
        row.finish()
        if month is None or row.broken:
            continue
        months[month] = said
        alone = replace(made, months={month: said})
        if _in_its_month(alone, row, month):
            _in_order(alone, row, (month,))
    return months


def _month(row: TomlTable) -> Month | None:
    if not (written := row.text("mes")):
        return None
    try:
        month = Month.parse(written)
    except ValueError:
        month = None
    if month is None or not YEARS[0] <= month.year <= YEARS[1]:
        reason = f"«mes» debe ser un mes AAAA-MM y es «{written}»."
        row.refuse(reason, "mes", mend='Por ejemplo: mes = "2026-12"')
        return None
    return month


def _rules(table: TomlTable, *, dates: bool) -> MonthRules:
    cut, pays, treasury = (_day(table, key, dates=dates) for key in _EXAMPLES)
    return MonthRules(_window(table, dates=dates), cut, pays, treasury)


def _day(table: TomlTable, key: str, *, dates: bool) -> MonthDay | None:
    if key not in table or not (written := table.text(key)):
        return None
    found = parse_day(written)
    if found is None:
        mend = f'Por ejemplo: {key} = "{_EXAMPLES[key]}"'
        table.refuse(f"no se entiende el día «{written}».", key, mend=mend)
    elif found.date is not None and not dates:
        table.refuse(f"«{key}» es una fecha de un solo mes.", key, mend=_NO_DATE)
    return found


def _window(table: TomlTable, *, dates: bool) -> tuple[MonthDay, MonthDay] | None:
    key = "presentar"
    if key not in table or not (written := table.text(key)):
        return None
    found = parse_window(written)
    if found is None:
        mend = 'Por ejemplo: presentar = "día 1 a 6"'
        table.refuse(f"no se entiende la ventana «{written}».", key, mend=mend)
    elif not dates and any(one.date is not None for one in found):
        table.refuse(f"«{key}» tiene una fecha de un solo mes.", key, mend=_NO_DATE)
    return found


def _in_its_month(calendar: Calendar, row: TomlTable, month: Month) -> bool:
    """Refuse a date that is neither in the month of its table nor in one beside it."""
    found = calendar.round_of(month, LAWS.workdays)
    for key, day in () if found is None else _named(found):
        if abs(Month.of(day).minus(month)) > 1:
            row.refuse(f"la fecha {day} no es de {month}.", key if key in row else None)
            return False
    return True


def _named(found: CutRound) -> Iterable[tuple[str, dt.date]]:
    days = (
        ("presentar", found.opens),
        ("presentar", found.closes),
        ("corte", found.cut),
        ("pago", found.pays),
        ("cierre", found.treasury),
    )
    return ((key, day) for key, day in days if day is not None)


def _in_order(calendar: Calendar, table: TomlTable, months: Iterable[Month]) -> None:
    """Refuse days that cannot follow each other, in the first month in which they do not. The treasury may
    close before it pays what was cut last."""
    for month in months:
        found = calendar.round_of(month, LAWS.workdays)
        if found is None:
            continue
        said = list(_named(found._replace(treasury=None)))
        pairs = list(pairwise(said))
        if found.treasury is not None:
            pairs.append((("corte", found.cut), ("cierre", found.treasury)))
        for (before, first), (after, second) in pairs:
            if second < first:
                reason = f"en {month}, «{after}» ({second}) queda antes que «{before}» ({first})."
                table.refuse(reason, after if after in table else None, mend=_AFTER)
                return


def _lengths(top: TomlTable) -> tuple[FieldLength, ...]:
    found: dict[dt.date, FieldLength] = {}
    for row in top.tables("justificacion", optional=True):
        one = FieldLength(
            row.day("desde"),
            row.integer("caracteres", least=LEAST_CHARACTERS, most=MOST_CHARACTERS),
            row.text("fuente"),
        )
        if one.since in found and not row.broken:
            row.refuse(f"el día {one.since} está dos veces en «justificacion».", "desde")
        found[one.since] = one
        row.finish()
    return tuple(found.values())


DEFAULT = load()
