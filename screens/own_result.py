"""What came of a contractor's files, as *Mi cuenta* draws it: pure functions over what was assembled."""

from __future__ import annotations

from typing import Any

from review import spanish
from review import spanish_titles as titles
from review.assembling import Advice, Assembled
from review.model import Box, Field, FieldType, JudgedItem, PageKind, State
from review.model.fields import known_card, to_json
from screens import text
from screens.words import SHORT_PAGE_KINDS, STATES

_TONES = {True: "bad", False: "warn"}


def verdict(assembled: Assembled) -> tuple[str, str]:
    """In a sentence what became of it, and how it is told: success, warning or error."""
    surely = sum(one.sure for one in assembled.advice)
    perhaps = len(assembled.advice) - surely
    if surely:
        rest = f" y {spanish.plural(perhaps, 'cosa más', 'cosas más')} por mirar" if perhaps else ""
        return (
            f"El supervisor la devolvería: hay {spanish.plural(surely, 'cosa')} por corregir{rest}.",
            "error",
        )
    if perhaps:
        many = spanish.plural(perhaps, "cosa que el supervisor miraría", "cosas que el supervisor miraría")
        return f"No se vieron faltas seguras, pero hay {many} con cuidado: revíselas antes.", "warning"
    return "Está completa: no se encontró nada que el supervisor devolvería.", "success"


def places(assembled: Assembled) -> dict[str, tuple[int, Box | None]]:
    """Where each advice and value is to be seen: id → page and box."""
    found: dict[str, tuple[int, Box | None]] = {}
    for number, one in enumerate(assembled.advice):
        if one.page is not None:
            found[_advice_id(number)] = one.page, one.box
    for item in assembled.submission.judgement.items.values():
        for field in item.fields.values():
            if field.page:
                found[_field_id(item, field)] = field.page, field.box
    return found


def items(assembled: Assembled, chosen: str) -> list[dict[str, Any]]:
    """The items of the checklist for the component `sheet`."""
    advice = list(enumerate(assembled.advice))
    return [
        _item(item, [pair for pair in advice if pair[1].item is item.kind], chosen)
        for item in assembled.submission.judgement.items.values()
    ]


def boxes(assembled: Assembled, page: int, chosen: str) -> list[dict[str, Any]]:
    """What is pointed at on a page: the values that were read, over them what is to be mended."""
    drawn: list[dict[str, Any]] = []
    for item in assembled.submission.judgement.items.values():
        for field in item.fields.values():
            if field.page == page:
                title = f"{titles.ITEMS_SHORT[item.kind]}: {_title(item, field)}"
                drawn.append(_box(_field_id(item, field), field.box, "good", title, chosen))
    for number, one in enumerate(assembled.advice):
        if one.page == page and one.box is not None:
            drawn.append(_box(_advice_id(number), one.box, _TONES[one.sure], text.clean(one.fault), chosen))
    return sorted(drawn, key=lambda box: bool(box["on"]))


def strip(assembled: Assembled) -> list[dict[str, Any]]:
    """The pages for the viewer's strip."""
    worst: dict[int, bool] = {}
    for one in assembled.advice:
        if one.page is not None:
            worst[one.page] = worst.get(one.page, False) or one.sure
    return [
        {
            "number": label.number,
            "item": spanish.title(label.kind),
            "short": SHORT_PAGE_KINDS[label.kind],
            "note": "",
            "why": spanish.title(label.kind),
            **_alert(worst.get(label.number)),
        }
        for label in assembled.submission.recognition.pages
    ]


def first_page(assembled: Assembled) -> int:
    return next((one.page for one in assembled.advice if one.page is not None), 1)


def size(assembled: Assembled, page: int) -> tuple[float, float]:
    """Of a page as displayed, in points."""
    found = next(one for one in assembled.submission.document.pages if one.number == page)
    return found.width, found.height


def rotation(assembled: Assembled, page: int) -> int:
    return next(one.rotation for one in assembled.submission.document.pages if one.number == page)


def _alert(sure: bool | None) -> dict[str, Any]:
    if sure is None:
        return {"icon": None, "tone": "warn", "alert": ""}
    return {"icon": "cross" if sure else "eye", "tone": _TONES[sure], "alert": _word(sure)}


def _word(sure: bool) -> str:
    return "Por corregir" if sure else "Por mirar"


def _item(item: JudgedItem, advice: list[tuple[int, Advice]], chosen: str) -> dict[str, Any]:
    missing = item.state is State.NO_APLICA and not item.pages
    return {
        "key": item.kind.value,
        "title": spanish.title(PageKind(item.kind.value)),
        **STATES[item.state].cell(),
        "pages": spanish.page_list(item.pages) if item.pages else "",
        "machine": "",
        "notes": [],
        "findings": [_finding(number, one, chosen) for number, one in advice],
        "waived": [],
        "calm": "En esta cuenta no se pide." if missing else "",
        "strip": [],
        "money": [],
        "moneyApart": False,
        "moneyTitles": [],
        "fields": [_field(item, field, chosen) for field in item.fields.values()],
        "told": [],
        "toldTitle": "",
        "passed": [],
        "passedTitle": "",
    }


def _finding(number: int, one: Advice, chosen: str) -> dict[str, Any]:
    key = _advice_id(number)
    return {
        "id": key,
        "code": key,
        "tone": _TONES[one.sure],
        "message": text.clean(f"{one.fault} {one.remedy}"),
        "expected": "",
        "found": "",
        "norm": "",
        "page": one.page,
        "compare": "",
        "waive": False,
        "waiver": "",
        "fix": "",
        "on": key == chosen,
    }


def _field(item: JudgedItem, field: Field, chosen: str) -> dict[str, Any]:
    key = _field_id(item, field)
    spec = known_card(item.kind, field.name)
    kind = FieldType.TEXT if spec is None else spec.type
    return {
        "id": key,
        "title": _title(item, field),
        "value": text.field_value(kind, to_json(field.value)),
        "machine": "",
        "text": "",
        "doubt": "",
        "confidence": "",
        "share": "",
        "note": text.clean(field.note),
        "learned": False,
        "support": "",
        "others": [],
        "page": field.page,
        "on": key == chosen,
    }


def _title(item: JudgedItem, field: Field) -> str:
    spec = known_card(item.kind, field.name)
    return field.name if spec is None else spec.title


def _box(key: str, box: Box, tone: str, title: str, chosen: str) -> dict[str, Any]:
    return {"id": key, **box._asdict(), "tone": tone, "title": title, "on": key == chosen}


def _advice_id(number: int) -> str:
    return f"consejo.{number}"


def _field_id(item: JudgedItem, field: Field) -> str:
    return f"campo.{item.kind}.{field.name}"
