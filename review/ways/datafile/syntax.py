"""TOML as people write it by hand: where each key stands, and what is not TOML told in Spanish by line."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from typing import Any

from review.ways.datafile.table import KeyPath, Problem

MOST_PROBLEMS = 20  # lines that are not TOML told at once
_HEADER = re.compile(r"^\s*(\[\[?)\s*([A-Za-z0-9_.\-]+)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"^\s*([A-Za-z0-9_.\-]+)\s*=")
_PLACE = re.compile(r" \(at (?:line (\d+)|end of document).*\)$")
_QUOTES = "“”‘’«»"

# tomllib's words, by how they begin, told to an office worker.
_REASONS = {
    "Cannot overwrite a value": "este nombre ya está escrito más arriba en la misma parte.",
    "Cannot declare": "esta parte del archivo ya se escribió más arriba.",
    "Duplicate inline table key": "un nombre está dos veces en esta línea.",
    "Expected '=' after a key": "falta el signo igual después del nombre.",
    "Expected ']": "falta cerrar el corchete del título.",
    "Expected newline": "sobra algo al final de la línea.",
    "Unclosed array": "falta cerrar el corchete de una lista.",
    "Unterminated string": "falta cerrar las comillas de un texto.",
    "Illegal character": "falta cerrar las comillas de un texto.",
    "Invalid value": "no se entiende el valor después del signo igual.",
    "Invalid date": "no se entiende la fecha.",
}
_MENDS = {
    "Cannot overwrite a value": "Deje una sola línea con ese nombre.",
    "Cannot declare": "Deje uno solo de los dos títulos y junte debajo sus líneas.",
}


def parse(text: str) -> dict[str, Any] | Problem:
    """The values of a TOML text, or the first thing in it that is not TOML."""
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        return _told(str(error), text)
    except (ValueError, ArithmeticError):
        return Problem(None, "hay un número o una fecha imposible.", "Revise los números del archivo.")
    except RecursionError:
        return Problem(None, "hay demasiados corchetes unos dentro de otros.", "Quite los que sobran.")


def problems(text: str) -> tuple[Problem, ...]:
    """Every line that is not TOML.

    Each is left out to find the next one, until leaving one out would change what the others mean.
    """
    found: list[Problem] = []
    rows = text.splitlines()
    while len(found) < MOST_PROBLEMS:
        wrong = parse("\n".join(rows))
        if not isinstance(wrong, Problem):
            break
        found.append(wrong)
        if wrong.line is None or wrong.line > len(rows) or not _KEY.match(rows[wrong.line - 1]):
            break
        rows[wrong.line - 1] = ""
    return tuple(sorted(found, key=lambda one: one.line or 0))


def lines(text: str) -> dict[KeyPath, int]:
    """Where each table and each key begins, counted from 1, as people write these files."""
    lines: dict[KeyPath, int] = {}
    counts: dict[str, int] = {}
    table: KeyPath = ()
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            name = header[2]
            table = tuple(name.split("."))
            if header[1] == "[[":
                lines.setdefault(table, number)
                table = (*table, counts.get(name, 0))
                counts[name] = counts.get(name, 0) + 1
            lines.setdefault(table, number)
        elif key := _KEY.match(line):
            lines.setdefault((*table, *key[1].split(".")), number)
    return lines


def _told(error: str, text: str) -> Problem:
    place = _PLACE.search(error)
    rows = text.splitlines()
    number = int(place[1]) if place and place[1] else max(len(rows), 1)
    row = rows[number - 1] if number <= len(rows) else ""
    begins = next((one for one in _REASONS if error.startswith(one)), "")
    reason = _REASONS.get(begins, "no se entiende lo escrito.")
    return Problem(number, reason, _MENDS.get(begins) or _mend(row))


def _mend(row: str) -> str:
    """What to do about a line, by the slips that are most common in hand-written TOML."""
    name, equals, value = row.partition("=")
    name, value = name.strip(), value.partition("#")[0].strip()
    if any(quote in row.partition("#")[0] for quote in _QUOTES):
        return 'Use comillas rectas ("), no las de un procesador de texto.'
    if not equals:
        return "Cada línea es «nombre = valor»; lo que no lo sea empieza con #."
    if not value:
        return f"Escriba el valor: {name} = …"
    if re.fullmatch(r"\d+,\d+", value):
        return f"Los decimales van con punto: {name} = {value.replace(',', '.')}"
    if re.fullmatch(r"\d[\d.]*\.\d{3}|\d+ ?%|\$.*", value):
        return "Los números van sin puntos de miles y sin signos: 1300000."
    if value.lower() in ("sí", "si", "no"):
        return f"Escriba {name} = {'false' if value.lower() == 'no' else 'true'}"
    if re.fullmatch(r"[^\W\d]\w*", value):
        return f'Los textos van entre comillas: {name} = "{value}"'
    return "Revise comillas, corchetes y el signo igual."
