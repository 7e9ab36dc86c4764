"""What a new version of a cuenta changed, in Spanish sentences: items, values and pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from review import spanish
from review import spanish_titles as titles
from review.across.imprint import NO_TRACES, Traces
from review.model import FieldType, FieldValue, ItemKind, Recognition
from review.model.fields import FIELDS
from review.recognition.grammar import account_numbers, ids

MOST: Final = 12
"""Sentences; what exceeds them is counted in the last one."""
_LONGEST: Final = 60


def changes(
    before: Recognition, now: Recognition, old: Traces = NO_TRACES, new: Traces = NO_TRACES
) -> tuple[str, ...]:
    """What is different now, in the order of the items; empty when nothing that was read has changed.

    `old` and `new` are the traces of both, for their photographs. A value that was not read in one of the
    versions is not told: the reading may have failed, not the paper.
    """
    told = list(_changes(before, now))
    if sorted(photo.print for photo in old.photos) != sorted(photo.print for photo in new.photos):
        told.append("Cambiaron las fotos del informe.")
    if len(told) <= MOST:
        return tuple(told)
    rest = len(told) - MOST + 1
    return (*told[: MOST - 1], f"Y {spanish.plural(rest, 'cambio')} más.")


def _changes(before: Recognition, now: Recognition) -> Iterator[str]:
    for kind in ItemKind:
        old, new = before.items.get(kind), now.items.get(kind)
        name = titles.ITEMS[kind]
        if old is None and new is not None:
            yield f"Ahora trae «{name}» ({spanish.page_list(new.pages)})."
        elif old is not None and new is None:
            yield f"Ya no trae «{name}»."
        elif old is not None and new is not None:
            yield from _values(before, now, kind)
            if {mark.name for mark in old.marks} != {mark.name for mark in new.marks}:
                yield f"En «{name}» cambiaron las firmas, los sellos o los estados que se ven."
            if len(old.pages) != len(new.pages):
                pages = spanish.plural(len(old.pages), "página")
                yield f"«{name}» pasó de {pages} a {spanish.number(len(new.pages))}."
    if _told(before) != _told(now):
        yield "Cambió el texto de las actividades del informe."
    if len(before.pages) != len(now.pages):
        pages = spanish.plural(len(before.pages), "página")
        yield f"El archivo pasó de {pages} a {spanish.number(len(now.pages))}."


def _values(before: Recognition, now: Recognition, kind: ItemKind) -> Iterator[str]:
    for name, spec in FIELDS[kind].items():
        old, new = before.field(kind, name), now.field(kind, name)
        if old is None or new is None or same_value(name, old.value, new.value):
            continue
        money = spec.type is FieldType.MONEY
        was, is_ = (_short(spanish.show(one.value, money=money)) for one in (old, new))
        if spec.type in (FieldType.COUNT, FieldType.DIGITS, FieldType.DOCUMENT):
            was, is_ = str(old.value)[:_LONGEST], str(new.value)[:_LONGEST]
        yield f"{titles.ITEMS[kind]}: «{spec.title}» pasó de {was} a {is_}."


def same_value(name: str, old: FieldValue, new: FieldValue) -> bool:
    """Whether two values of the field `name` say the same, however they are written."""
    if name == "cuenta":
        return account_numbers.same_account(str(old), str(new))
    if name == "contrato" and ids.same_contract(str(old), str(new)):
        return True
    if isinstance(old, str) and isinstance(new, str):
        return " ".join(old.casefold().split()) == " ".join(new.casefold().split())
    return old == new


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"


def _told(recognition: Recognition) -> list[str]:
    return ["".join(one.text.split()) for one in recognition.activities]
