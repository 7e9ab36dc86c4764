"""One cuenta as the screen *Revisar* draws it: pure functions over what the desk gives."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from review import desk, spanish
from review import spanish_titles as titles
from review.contracts.budget_words import budget_line
from review.desk import FieldView, ItemView, SubmissionView
from review.desk.points import Point
from review.frames.duty_lines import DutyLine
from review.model import Alternative, Box, Finding, Note, Severity, State, Verdict
from review.model.fields import to_json
from review.model.marks import PageMark
from review.rules.states import WORST_FIRST
from screens import text
from screens.words import SHORT_PAGE_KINDS, STATES

MOST_LINES = 4  # of a budget, beside the name of the contract


def field_id(item: ItemView, field: FieldView) -> str:
    return f"campo.{item.kind}.{field.name}"


def other_id(item: ItemView, field: FieldView, place: int) -> str:
    return f"otro.{item.kind}.{field.name}.{place}"


def finding_id(item: ItemView, place: int) -> str:
    return f"hallazgo.{item.kind}.{place}"


def point_id(view: SubmissionView, point: Point) -> str:
    """What shows a point: a finding, a field, or the item as a whole, by its name."""
    item = view.item(point.item)
    if point.finding is not None:
        return finding_id(item, point.finding)
    field = next((one for one in item.fields if one.name == point.field), None)
    return item.kind.value if field is None else field_id(item, field)


def note_id(note: Note) -> str:
    return f"nota.{note.id}"


def note_kind(note: Note) -> str:
    return f"Nota {spanish.title(note.audience).lower()}"


def duty_id(line: DutyLine, place: int) -> str:
    """What shows the activity at a place among those of an obligation."""
    return f"obligacion.{line.number}.{place}"


def is_problem(finding: Finding) -> bool:
    return not finding.state.settled


def tone(finding: Finding) -> str:
    """A finding that only informs, or that complies, does not alarm."""
    if finding.severity is Severity.INFORMATIVA and is_problem(finding):
        return "info"
    return STATES[finding.state].tone


def shown_value(field: FieldView, value: object) -> str:
    return text.field_value(field.type, None if value is None else to_json(value))  # type: ignore[arg-type]


def told_field(item: ItemView, field: FieldView) -> str:
    """What a value's evidence shows, in words: its item, its name and the value."""
    return f"{titles.ITEMS_SHORT[item.kind]}: {field.title}, {shown_value(field, field.value)}"


def machine_said(field: FieldView) -> str:
    """What the machine read of a value that somebody corrected; empty when nobody did."""
    if not field.corrected:
        return ""
    read = "nada" if field.machine_value is None else shown_value(field, field.machine_value)
    return f"Corregido; la máquina leyó {read}"


def evidence(view: SubmissionView) -> dict[str, tuple[int, Box | None]]:
    """Where each field and finding is to be seen: id → page and box."""
    places: dict[str, tuple[int, Box | None]] = {}
    for item in view.items:
        for place, finding in enumerate(item.findings):
            if finding.page is not None:
                places[finding_id(item, place)] = (finding.page, finding.box)
        for field in item.fields:
            if field.page is not None:
                places[field_id(item, field)] = (field.page, field.box)
            for place, other in enumerate(field.others):
                places[other_id(item, field, place)] = (other.page, other.box)
    for line in () if view.duties is None else view.duties.lines:
        for place, one in enumerate(line.answers):
            places[duty_id(line, place)] = (one.page, one.box)
    for note in placed_notes(view):
        if note.page is not None:
            places[note_id(note)] = (note.page, note.box)
    return places


def placed_notes(view: SubmissionView) -> list[Note]:
    """The notes whose page is one of this very file."""
    known = {page.number for page in view.pages}
    return [note for note in view.notes if note.page in known and note.sha256 == view.sha256]


def other_of(view: SubmissionView, key: str) -> tuple[ItemView, FieldView, Alternative] | None:
    """The value passed over that `other_id` names."""
    return next(
        (
            (item, field, other)
            for item in view.items
            for field in item.fields
            for place, other in enumerate(field.others)
            if other_id(item, field, place) == key
        ),
        None,
    )


def first_page(view: SubmissionView) -> int:
    """The page to open with: that of the worst problem with evidence, or else the first."""
    seen = [f for item in view.items for f in item.findings if is_problem(f) and f.page is not None]
    worst = min(seen, key=lambda finding: WORST_FIRST.index(finding.state), default=None)
    return 1 if worst is None or worst.page is None else worst.page


def finding_of(view: SubmissionView, code: str) -> Finding | None:
    """What a rule says of this cuenta; None when it says nothing, or there is no such rule."""
    return next((one for item in view.items for one in item.findings if one.code == code), None)


def boxes(view: SubmissionView, page: int, chosen: str) -> list[dict[str, Any]]:
    """The evidence on one page; problems are drawn last, over the fields, and the chosen one over all."""
    found: list[dict[str, Any]] = []
    for item in view.items:
        title = titles.ITEMS_SHORT[item.kind]
        for field in item.fields:
            if field.page == page and field.box is not None:
                found.append(
                    _drawn(field_id(item, field), field.box, "info", told_field(item, field), chosen)
                )
            for place, other in enumerate(field.others):
                key = other_id(item, field, place)
                if key == chosen and other.page == page:
                    label = f"{title}: {field.title}, también se leyó {shown_value(field, other.value)}"
                    found.append(_drawn(key, other.box, "warn", label, chosen))
    for item in view.items:
        for place, finding in enumerate(item.findings):
            key = finding_id(item, place)
            if finding.page == page and finding.box is not None and (is_problem(finding) or key == chosen):
                found.append(_drawn(key, finding.box, tone(finding), text.clean(finding.message), chosen))
    found += _duty_boxes(view, page, chosen)
    for note in placed_notes(view):
        if note.page == page and note.box is not None:
            label = f"{note_kind(note)}: {text.clean(note.text)}"
            found.append(_drawn(note_id(note), note.box, "info", label, chosen))
    return sorted(found, key=lambda box: bool(box["on"]))


def _duty_boxes(view: SubmissionView, page: int, chosen: str) -> Iterator[dict[str, Any]]:
    """The activities of the obligation in sight: all of them would hide the page."""
    for line in () if view.duties is None else view.duties.lines:
        keys = [duty_id(line, place) for place in range(len(line.answers))]
        if chosen in keys:
            for key, one in zip(keys, line.answers, strict=True):
                if one.page == page:
                    label = f"Obligación {line.number}: {text.brief(line.duty or one.text)}"
                    yield _drawn(key, one.box, "info", label, chosen)


def _drawn(key: str, box: Box, tone: str, title: str, chosen: str) -> dict[str, Any]:
    return {"id": key, **box._asdict(), "tone": tone, "title": title, "on": key == chosen}


def strip(view: SubmissionView) -> list[dict[str, Any]]:
    """The pages for the viewer's strip, each with what it is and the worst that is found on it."""
    worst: dict[int, State] = {}
    order = [State.POR_REVISAR, State.NO_CUMPLE, State.FALTA]
    for item in view.items:
        for finding in item.findings:
            if (
                finding.page is not None
                and finding.state in order
                and finding.severity is not Severity.INFORMATIVA
            ):
                before = worst.get(finding.page, State.POR_REVISAR)
                worst[finding.page] = max(before, finding.state, key=order.index)
    made = []
    for page in view.pages:
        state = worst.get(page.number)
        notes = []
        if page.moved:
            notes.append("puesta por el revisor")
        elif page.learned:
            notes.append("aprendido")
        if page.failure:
            notes.append(text.clean(page.failure))
        elif PageMark.UNREAD in page.marks:
            notes.append("imagen sin leer")
        calm = page.moved or (page.learned and not page.failure)
        made.append(
            {
                "number": page.number,
                "item": spanish.title(page.kind),
                "short": SHORT_PAGE_KINDS[page.kind],
                "note": ", ".join(notes),
                "why": f"{spanish.title(page.kind)}. {text.clean(', '.join(page.why))}".strip(),
                "icon": STATES[state].icon if state else ("blur" if notes and not calm else None),
                "tone": STATES[state].tone if state else "warn",
                "alert": STATES[state].word if state else ", ".join(notes),
            }
        )
    return made


def heading(view: SubmissionView) -> str:
    return text.clean(view.contractor) or text.clean(view.archivo)


def summary(view: SubmissionView) -> str:
    """Contract, payment, month and value in one line."""
    parts = [text.clean(view.contract) or "Sin contrato leído"]
    if view.payment is not None:
        parts.append(f"pago {text.payment(view.payment)}")
    if view.period is not None:
        parts.append(spanish.month_name(view.period))
    if view.value is not None:
        parts.append(spanish.pesos(view.value))
    if view.document:
        parts.append(f"documento {text.clean(view.document)}")
    return " · ".join(parts)


def budget(view: SubmissionView) -> str:
    """What pays the contract, by the lists of the entity: its CDP, RP and rubro, a phrase for each line;
    empty where none tells it."""
    lines = () if view.contract_data is None else view.contract_data.budget
    told = [text.clean(budget_line(line)) for line in lines[:MOST_LINES]]
    more = len(lines) - len(told)
    return f"Presupuesto: {'; '.join([*told, *([f'y {more} más'] if more > 0 else [])])}" if told else ""


def draft(view: SubmissionView, verdict: Verdict) -> str:
    """The text a decision starts from; the reviewer edits it."""
    return desk.letter(view, verdict).body
