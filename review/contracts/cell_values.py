"""Values of spreadsheet cells as SECOP exports and entities' lists hold them. None: nothing was said."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from review.contracts.spoilt import is_turned
from review.model import ItemKind, Month
from review.recognition.grammar import fold
from review.recognition.grammar.dates import find_dates, find_months
from review.recognition.grammar.ids import as_document, check_digit, digits
from review.recognition.grammar.money import parse_money
from review.sheets.read import Cell
from review.spanish_titles import ITEMS

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
    }
)
# Excel's errors in Spanish and English; the accounting format shows zero as a dash behind the sign.
_ERROR: Final = re.compile(r"#(?:n/[ad]|[¡¿]?[\w/]+[!?]|#+)", re.IGNORECASE)
_ZERO: Final = re.compile(r"\$ ?[-–—\u2212]")
_MINUS: Final = r"[-\u2010-\u2015\u2212]"
_NEGATIVE: Final = re.compile(
    rf"(?P<sign>\$|COP)? ?(?:{_MINUS} ?(?P<after>\$? ?\d.*)|\( ?{_MINUS}? ?(?P<inside>\$? ?\d[^()]*)\)|"
    rf"(?P<before>\$? ?\d(?:.*[\d ])?){_MINUS})",
    re.IGNORECASE,
)
_NO_CENTS: Final = re.compile(r"[.,]-$")
_SIGNED: Final = re.compile(rf"{_MINUS}|\([^()]*\d")
_LONGEST_NOTHING: Final = max(map(len, _NOTHING))
_FLOAT_TAIL: Final = re.compile(r"^(\d+)[.,]0+$")
_SCIENTIFIC: Final = re.compile(r"^(\d)(?:[.,](\d+))?e\+?(\d{1,2})$")
_NIT_WITH_DIGIT: Final = re.compile(r"^([\d.,' ]+?)\s*-\s*(\d)$")
_WITH_DOTS: Final = re.compile(r"^\$ ?(?:\d{1,3}(?:\.\d{3})+|\d{1,3})$")


def text(cell: Cell) -> str | None:
    """The cell as one line of text; None for empty, `No definido` and their like. Raises ValueError on a
    spreadsheet's error (`#¡REF!`)."""
    if cell is None:
        return None
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, dt.datetime | dt.date):
        return cell.isoformat()[:10]
    line = " ".join(str(cell).split())
    if line.startswith("#") and _ERROR.fullmatch(line):
        raise ValueError(f"su fórmula da un error («{line}»)")
    return None if len(line) <= _LONGEST_NOTHING and fold(line) in _NOTHING else line


def number_text(cell: Cell) -> str | None:
    """An identifier as text, zeros in front kept. Raises ValueError when Excel has spoilt it."""
    line = text(cell)
    if line is not None and (isinstance(cell, dt.date) or is_turned(line)):
        raise ValueError(spoilt(line))
    return line


def spoilt(line: str) -> str:
    """What is said of an identifier that is a date now."""
    return f"«{line}»: Excel lo convirtió en una fecha; escríbalo en una columna con formato de texto"


def document(cell: Cell) -> str | None:
    """An identity number as papers are read (see `as_document`), check digit dropped.

    Raises ValueError when digits were lost.
    """
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
    number = as_document(line) or ""
    if not number.isdecimal():
        return number or None
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


def budget_number(cell: Cell) -> str | None:
    """The number of a CDP or RP, or the code of a rubro. Raises ValueError when Excel has spoilt it."""
    line = number_text(cell)
    if line is None:
        return None
    scientific = _SCIENTIFIC.match(line.lower())
    if scientific:
        return _from_scientific(scientific)
    tail = _FLOAT_TAIL.match(line)
    return tail[1] if tail and line.endswith((".0", ",0")) else line


def money(cell: Cell) -> int | None:
    """Whole pesos, not below zero. Raises ValueError on a text that is no amount, and on a reduction."""
    amount = signed_money(cell)
    if amount is not None and amount < 0:
        raise ValueError(f"«{text(cell)}» es un valor negativo")
    return amount


def signed_money(cell: Cell) -> int | None:
    """Whole pesos, negative where a minus or brackets say so: `-5.000.000`, `(5.000.000)`, `5.000.000-`.
    Raises ValueError on a text that is no amount."""
    if isinstance(cell, int):
        return cell
    if isinstance(cell, float):
        return round(cell)
    line = text(cell)
    if line is None or _ZERO.fullmatch(line):
        return None
    negative = None if _NO_CENTS.search(line) else _NEGATIVE.fullmatch(line)
    if negative is not None:
        return -_amount(negative["after"] or negative["inside"] or negative["before"], line)
    return _amount(line, line)


def _amount(figures: str, line: str) -> int:
    figures = _NO_CENTS.sub("", figures.strip())
    if _SIGNED.search(figures):
        raise ValueError(f"«{line}» no es un valor en pesos")
    if _WITH_DOTS.match(figures):
        return int(figures.lstrip("$ ").replace(".", ""))
    amount = parse_money(figures)
    if amount is None:
        try:
            amount = round(float(figures))
        except (ValueError, OverflowError):
            raise ValueError(f"«{line}» no es un valor en pesos") from None
    return amount


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
