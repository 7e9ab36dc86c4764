"""What a person types as a field's right value, read with the same grammars that read the pages."""

from __future__ import annotations

import re

from review.errors import BadArgument
from review.model import FieldType, FieldValue, Month
from review.recognition.grammar.dates import find_dates, find_months
from review.recognition.grammar.ids import as_document
from review.recognition.grammar.money import parse_money

EXAMPLES = {
    FieldType.MONEY: "1.800.000",
    FieldType.DATE: "30/06/2026",
    FieldType.MONTH: "junio de 2026",
    FieldType.DIGITS: "1061700001",
    FieldType.DOCUMENT: "1061700001",
    FieldType.COUNT: "3",
    FieldType.TEXT: "",
}


def parse(kind: FieldType, typed: str) -> FieldValue:
    """The value that `typed` says. Raises BadArgument with an example of how to write it."""
    text = " ".join(typed.split())
    found = _read(kind, text)
    if found is None or found == "":
        example = EXAMPLES[kind]
        raise BadArgument(
            f"No se entiende «{text}». "
            + (f"Escríbalo así: {example}." if example else "Escriba el valor correcto.")
        )
    return found


def _read(kind: FieldType, text: str) -> FieldValue | None:
    match kind:
        case FieldType.MONEY:
            return parse_money(text)
        case FieldType.COUNT:
            return int(text) if text.isdecimal() and len(text) < 6 else None
        case FieldType.DATE:
            return next((quote.value for quote in find_dates(text)), None)
        case FieldType.MONTH:
            try:
                return Month.parse(text)
            except ValueError:
                return next((quote.value for quote in find_months(text)), None)
        case FieldType.DIGITS:
            digits = re.sub(r"[\s.\-]", "", text)
            return digits if digits.isascii() and digits.isdecimal() else None
        case FieldType.DOCUMENT:
            return as_document(text)
        case FieldType.TEXT:
            return text
