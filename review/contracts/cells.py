"""Values of spreadsheet cells as SECOP exports and entities' lists hold them. None: nothing was said."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable
from enum import Enum
from typing import Final

from review.model import ItemKind, Month
from review.recognition.grammar import fold
from review.recognition.grammar.dates import find_dates, find_months
from review.recognition.grammar.ids import check_digit, digits
from review.recognition.grammar.money import parse_money
from review.sheets.read import Cell
from review.spanish import ITEMS

_NOTHING: Final = frozenset(
    {"", "-", "--", "no definido", "no definida", "no aplica", "sin descripcion", "n/a", "na", "n.a.", "n/d"}
    | {
        "null",
        "none",
        "nan",
        "nat",
        "sin dato",
        "sin datos",
        "no registra",
        "#n/a",
        "#n/d",
        "#ref!",
        "#value!",
    }
)
_LONGEST_NOTHING: Final = max(map(len, _NOTHING))
_FLOAT_TAIL: Final = re.compile(r"^(\d+)[.,]0+$")
_SCIENTIFIC: Final = re.compile(r"^(\d)(?:[.,](\d+))?e\+?(\d{1,2})$")
_NIT_WITH_DIGIT: Final = re.compile(r"^([\d.,' ]+?)\s*-\s*(\d)$")
_WITH_DOTS: Final = re.compile(r"^\$ ?(?:\d{1,3}(?:\.\d{3})+|\d{1,3})$")
_EXCEL_EPOCH: Final = dt.date(1899, 12, 30)
_EXCEL_DAYS: Final = range(20_000, 80_000)  # 1954 to 2119
_ENGLISH: Final = re.compile(r"^(\d{4}) ([a-z]{3}) (\d{1,2})\b")
_ENGLISH_MONTHS: Final = (
    *("jan", "feb", "mar", "apr", "may", "jun"),
    *("jul", "aug", "sep", "oct", "nov", "dec"),
)
_SLASHED: Final = re.compile(r"^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b")


def text(cell: Cell) -> str | None:
    """The cell as one line of text; None for empty, `No definido` and their like."""
    if cell is None:
        return None
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, dt.datetime | dt.date):
        return cell.isoformat()[:10]
    line = " ".join(str(cell).split())
    return None if len(line) <= _LONGEST_NOTHING and fold(line) in _NOTHING else line


def number_text(cell: Cell) -> str | None:
    """An identifier as text, zeros in front kept. Raises ValueError when Excel has spoilt it."""
    if isinstance(cell, dt.datetime | dt.date):
        raise ValueError("Excel lo convirtió en una fecha")
    return text(cell)


def document(cell: Cell) -> str | None:
    """The digits of a cédula or NIT, check digit dropped. Raises ValueError when digits were lost."""
    line = number_text(cell)
    if line is None:
        return None
    scientific = _SCIENTIFIC.match(line.lower())
    if scientific:
        return _from_scientific(scientific)
    tail = _FLOAT_TAIL.match(line)
    if tail and (len(tail[1]) > 3 or line.endswith((".0", ",0"))):
        line = tail[1]
    with_digit = _NIT_WITH_DIGIT.match(line)
    if with_digit:
        return digits(with_digit[1]) or None
    number = digits(line)
    if len(number) == 10 and number[0] in "89" and int(number[-1]) == check_digit(number[:-1]):
        return number[:-1]
    return number or None


def _from_scientific(found: re.Match[str]) -> str:
    mantissa, exponent = found[1] + (found[2] or ""), int(found[3])
    if len(mantissa) < exponent + 1:
        raise ValueError("Excel le quitó cifras (notación científica)")
    return mantissa[: exponent + 1]


def digits_only(cell: Cell) -> str | None:
    """An account number: its digits, zeros in front kept."""
    line = number_text(cell)
    if line is None:
        return None
    tail = _FLOAT_TAIL.match(line)
    return digits(tail[1] if tail else line) or None


def money(cell: Cell) -> int | None:
    """Whole pesos. Raises ValueError on a text that is no amount."""
    if isinstance(cell, int):
        return cell
    if isinstance(cell, float):
        return round(cell)
    line = text(cell)
    if line is None:
        return None
    if _WITH_DOTS.match(line):
        return int(line.lstrip("$ ").replace(".", ""))
    amount = parse_money(line)
    if amount is None:
        try:
            amount = round(float(line))
        except (ValueError, OverflowError):
            raise ValueError(f"«{line}» no es un valor en pesos") from None
    return amount


class DayOrder(Enum):
    """How `06/07/2026` is to be read."""

    DAY_FIRST = "día/mes/año"
    MONTH_FIRST = "mes/día/año"


def day_order(cells: Iterable[Cell]) -> tuple[DayOrder | None, bool]:
    """The order that a column's own dates prove, if any, and whether some of its dates depend on it."""
    day_first = month_first = doubtful = False
    for cell in cells:
        found = _SLASHED.match(cell) if isinstance(cell, str) else None
        if found is None:
            continue
        first, second = int(found[1]), int(found[2])
        day_first |= first > 12 >= second
        month_first |= second > 12 >= first
        doubtful |= first <= 12 and second <= 12 and first != second
    if day_first == month_first:
        return None, doubtful
    return (DayOrder.DAY_FIRST if day_first else DayOrder.MONTH_FIRST), doubtful


def date(cell: Cell, order: DayOrder) -> dt.date | None:
    """A calendar day from ISO, `31/12/2026`, `12/31/2026`, `2026 Dec 31 12:00:00 AM`, words or Excel's own.

    Raises ValueError on a text that is no date.
    """
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, dt.date):
        return cell
    if isinstance(cell, int | float):
        return _excel_day(cell)
    line = text(cell)
    if line is None:
        return None
    english = _ENGLISH.match(line.lower())
    if english and english[2] in _ENGLISH_MONTHS:
        return dt.date(int(english[1]), _ENGLISH_MONTHS.index(english[2]) + 1, int(english[3]))
    if line.replace(".", "", 1).isdecimal() and len(line) < 8:
        return _excel_day(float(line))
    slashed = _SLASHED.fullmatch(line)
    if slashed:
        first, second, year = map(int, slashed.groups())
        month_first = order is DayOrder.MONTH_FIRST
        month_number, day = (first, second) if month_first else (second, first)
        if 1 <= month_number <= 12 and 1 <= day <= calendar.monthrange(year, month_number)[1] and year > 1900:
            return dt.date(year, month_number, day)
    found = find_dates(line, bare=True, month_first=order is DayOrder.MONTH_FIRST)
    if not found or found[0].start > 0:
        raise ValueError(f"«{line}» no es una fecha")
    return found[0].value


def _excel_day(serial: float) -> dt.date:
    if int(serial) not in _EXCEL_DAYS:
        raise ValueError(f"«{serial}» no es una fecha")
    return _EXCEL_EPOCH + dt.timedelta(days=int(serial))


def month(cell: Cell) -> Month | None:
    """A month from `2026-06`, `junio de 2026` or a day of it. Raises ValueError on anything else."""
    if isinstance(cell, dt.datetime | dt.date):
        return Month(cell.year, cell.month)
    line = text(cell)
    if line is None:
        return None
    found = find_months(line, bare=True)
    if found:
        return found[0].value
    days = find_dates(line, bare=True)
    if days:
        return Month.of(days[0].value)
    raise ValueError(f"«{line}» no es un mes (AAAA-MM)")


_PAYMENT: Final = re.compile(r"^\D*?0*(\d{1,3})(?:\.0+)?(?:\s*(?:de|/)\s*\d{1,3})?\D*$")


def payment(cell: Cell) -> int | None:
    """The number of a payment from `1`, `001`, `pago 001`, `03/06`. Raises ValueError on anything else."""
    line = text(cell)
    if line is None:
        return None
    found = _PAYMENT.match(line)
    if found is None or int(found[1]) == 0:
        raise ValueError(f"«{line}» no es un número de pago")
    return int(found[1])


_RISK: Final = re.compile(r"^(?:clase |nivel |riesgo )*(?:de )?(?:riesgo )?(i{1,3}|iv|v|[1-5])$")
_CLASSES: Final = ("I", "II", "III", "IV", "V")


def risk_class(cell: Cell) -> str | None:
    """The ARL's risk class, I to V, from `I`, `2`, `Riesgo III`. Raises ValueError on anything else."""
    line = text(cell)
    if line is None:
        return None
    found = _RISK.match(fold(line))
    if found is None:
        raise ValueError(f"«{line}» no es una clase de riesgo (I a V)")
    said = found[1].upper()
    return _CLASSES[int(said) - 1] if said.isdecimal() else said


def yes_or_no(cell: Cell) -> bool | None:
    """Raises ValueError on a text that is neither."""
    line = text(cell)
    if line is None:
        return None
    said = fold(line)
    if said in ("si", "s", "x", "true", "verdadero", "1"):
        return True
    if said in ("no", "n", "false", "falso", "0"):
        return False
    raise ValueError(f"«{line}» no es sí ni no")


def spans(cell: Cell) -> tuple[tuple[dt.date, dt.date], ...] | None:
    """Suspended days: `2026-07-01 a 2026-07-15`, several apart by `;`. Raises ValueError on anything else."""
    line = text(cell)
    if line is None:
        return None
    found = []
    for part in filter(None, (part.strip() for part in line.split(";"))):
        days = [quote.value for quote in find_dates(part, bare=True)]
        if len(days) != 2 or days[1] < days[0]:
            raise ValueError(f"«{part}» no es una suspensión; escríbala «AAAA-MM-DD a AAAA-MM-DD»")
        found.append((days[0], days[1]))
    return tuple(sorted(found)) or None


_DUTY_BREAK: Final = re.compile(r"\s*(?:\n|\||;)\s*(?:\d{1,2}[.)-]\s+)?|\s+(?=\d{1,2}[.)]\s+[^\W\d])")
_DUTY_NUMBER: Final = re.compile(r"^\d{1,2}[.)-]\s+")


def duties(cell: Cell) -> tuple[str, ...] | None:
    """The obligations of a cell: one a line, or apart by `;`, `|` or their numbers."""
    if cell is None or text(cell) is None:
        return None
    parts = (_DUTY_NUMBER.sub("", part.strip()) for part in _DUTY_BREAK.split(str(cell)))
    return tuple(" ".join(part.split()) for part in parts if part.strip()) or None


def item_names(cell: Cell) -> tuple[str, ...] | None:
    """Items of the checklist named in a cell, apart by commas or `;`, as `review.model.ItemKind` writes them.
    Raises ValueError on a name that is none."""
    line = text(cell)
    if line is None:
        return None
    found = []
    for part in filter(None, (part.strip() for part in re.split(r"[;,|]", line))):
        name = _ITEM_NAMES.get(fold(part).replace("_", " "))
        if name is None:
            raise ValueError(f"«{part}» no es un ítem de la lista de chequeo")
        found.append(name)
    return tuple(dict.fromkeys(found)) or None


_ITEM_NAMES: Final = {
    spelling: kind.value
    for kind in ItemKind
    for spelling in (kind.value.replace("_", " "), fold(ITEMS[kind]))
}
