"""The strip of cuttings of an item: the ink of each value that rules judge, beside what was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from review import desk, spanish
from review.desk import FieldView, ItemView, SubmissionView
from review.drawing.cutting import LINE, window
from review.model import Box, State
from review.model.fields import FieldCard, card_of, judged
from review.model.support import Support
from review.store import Store
from screens import components, doubt_words, pictures, text
from screens.account import field_id, first_page, machine_said, told_field
from screens.words import DOUBTFUL, confidence

_AHEAD = "adelantada"
_BROAD = 280.0  # points: beside its value it would be too small to read


@dataclass(frozen=True, slots=True)
class Cutting:
    """A cutting as JPEG, and its size in points."""

    picture: bytes
    width: float
    height: float


Ink = Mapping[str, Cutting]
"""The cuttings of a cuenta by `account.field_id`."""

NO_INK: Ink = {}


def of(view: SubmissionView) -> dict[str, Cutting]:
    """The cuttings of the strips of a cuenta; each page is drawn once. What cannot be shown is left out."""
    found: dict[str, Cutting] = {}
    for number, fields in _by_page(view).items():
        sheet = next((one for one in view.pages if one.number == number), None)
        if sheet is None:
            continue
        boxes = list(fields.values())
        made = pictures.cuttings(pictures.page_of(view, number), boxes, sheet.width, sheet.height)
        for key, box, picture in zip(fields, boxes, made, strict=False):  # none where the page is not drawn
            part = window(box, sheet.width, sheet.height, LINE)
            found[key] = Cutting(picture, part.width, part.height)
    return found


def ahead(store: Store, here: SubmissionView, page: int, number: int | None) -> None:
    """Have drawn what will be asked for next: the page after this one, and, once, those of the next cuenta
    (`number`) that are asked for first."""
    beside = [one.number for one in here.pages if here.present and one.number == page + 1]
    wanted = [pictures.page_of(here, one) for one in beside]
    new = number is not None and st.session_state.get(_AHEAD) != number
    view = desk.submission(store, number) if new and number is not None else None
    if view is not None and view.present and view.pages:
        numbers = dict.fromkeys([first_page(view), *_by_page(view)])
        wanted += [pictures.page_of(view, one) for one in numbers]
    if (not wanted or pictures.ahead(wanted)) and view is not None:
        st.session_state[_AHEAD] = number


def _by_page(view: SubmissionView) -> dict[int, dict[str, Box]]:
    """Where the values of the strips stand: page → field → box. Nothing when the file is gone."""
    pages: dict[int, dict[str, Box]] = {}
    for item in view.items if view.present else ():
        for field in told(item):
            if field.page is not None and field.box is not None:
                pages.setdefault(field.page, {})[field_id(item, field)] = field.box
    return pages


def told(item: ItemView) -> list[FieldView]:
    """The fields of an item's strip: those that rules judge, the weightiest first, then others that somebody
    corrected."""
    order = [card.name for card in judged(item.kind)]
    kept = [one for one in item.fields if one.name in order or one.corrected]
    return sorted(kept, key=lambda one: order.index(one.name) if one.name in order else len(order))


def strip(item: ItemView, chosen: str = "", ink: Ink = NO_INK) -> list[dict[str, Any]]:
    """The rows of an item's strip; what should be there and was not read is told too."""
    fields = {one.name: one for one in told(item)}
    lacking = [card for card in _expected(item) if card.name not in fields]
    rows = [_row(item, one, chosen, ink) for one in fields.values()]
    weightiest = next(iter(fields), None)
    for field, row in zip(fields.values(), rows, strict=True):
        row["agreed"] = field.name != weightiest and _agrees(item, field)
    return rows + [_lacks(item, one) for one in lacking]


def agreed_title(rows: Iterable[Mapping[str, Any]]) -> str:
    """What is said of the values whose ink is folded away; empty where none is."""
    many = sum(row["agreed"] for row in rows)
    told = spanish.plural(many, "dato igual", "datos iguales")
    return f"{told} en otro papel o en la lista" if many else ""


def _agrees(item: ItemView, field: FieldView) -> bool:
    """Whether a value of an item that passes was read surely and something independent of it says the same:
    its ink need not be looked at to believe it."""
    proved = any(one != Support.LEARNED for one in field.support) or any(
        one.state is State.CUMPLE and one.expected and one.expected == one.found
        for one in item.findings
        if field.box is not None and (one.page, one.box) == (field.page, field.box)
    )
    return item.state is State.CUMPLE and proved and not field.corrected and not doubt(field)


def _expected(item: ItemView) -> Iterator[FieldCard]:
    if item.pages:
        yield from (card for card in judged(item.kind) if not card.optional)


def _row(item: ItemView, field: FieldView, chosen: str, ink: Ink) -> dict[str, Any]:
    key = field_id(item, field)
    cutting = ink.get(key)
    note = doubt(field)
    return {
        "id": key,
        "fix": f"{item.kind}.{field.name}",
        "title": field.title,
        "value": doubt_words.shown(card_of(item.kind, field.name), field.value),
        "machine": machine_said(field),
        "doubt": note,
        "tone": "warn" if note else "",
        "quote": text.clean(field.text) if cutting is None else "",
        "src": components.jpeg(cutting.picture) if cutting else None,
        "broad": bool(cutting and cutting.width > _BROAD),
        "width": round(cutting.width) if cutting else 0,
        "alt": f"Recorte de la página {field.page}. {told_field(item, field)}",
        "page": field.page,
        "on": key == chosen,
    }


def _lacks(item: ItemView, card: FieldCard) -> dict[str, Any]:
    return {
        "id": "",
        "fix": f"{item.kind}.{card.name}",
        "title": card.title,
        "value": "No se leyó",
        "tone": "lacks",
        "agreed": False,
    }


def doubt(field: FieldView) -> str:
    """Why a value is to be compared with its ink; empty when it is sure, or somebody corrected it."""
    if field.corrected:
        return ""
    return text.clean(field.note) or (confidence(field.confidence) if field.confidence < DOUBTFUL else "")
