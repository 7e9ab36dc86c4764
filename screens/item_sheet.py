"""The six items of one cuenta as the right side of *Revisar* draws them: the worst reason first, what only
informs folded away, and money found beside money expected."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from review import spanish
from review.desk import FieldView, ItemView, SubmissionView
from review.model import Finding, State
from review.model.support import Support
from review.rules.states import WORST_FIRST
from review.rules.waivers import message_alone
from screens import at_fault, ink, money, noting, text
from screens.account import (
    field_id,
    finding_id,
    is_problem,
    machine_said,
    other_id,
    shown_value,
    tone,
)
from screens.words import DOUBTFUL, STATES, confidence

_EARLIER = "cuenta_version"


def items(view: SubmissionView, chosen: str, cut: ink.Ink = ink.NO_INK) -> list[dict[str, Any]]:
    """The six items with their notes, findings, cuttings and fields; `chosen` is the evidence in sight."""
    return [
        draw_item(item, chosen, cut, among=view.items, excusable=view.lectura.readable)
        | {"notes": noting.on_item(view, item.kind, chosen)}
        for item in view.items
    ]


def draw_item(
    item: ItemView,
    chosen: str = "",
    cut: ink.Ink = ink.NO_INK,
    *,
    among: Sequence[ItemView] = (),
    excusable: bool = True,
) -> dict[str, Any]:
    """One item, `among` those of its cuenta. Its rules can be set aside unless the file could not be read."""
    machine = ""
    if item.marked:
        machine = (
            f"Marcado por {text.clean(item.marked_by)}: {text.clean(item.mark_reason)} "
            f"(la máquina decía: {STATES[item.machine_state].word.lower()})"
        )
    placed = list(enumerate(item.findings))
    problems = sorted(
        ((place, one) for place, one in placed if is_problem(one)),
        key=lambda pair: WORST_FIRST.index(pair[1].state),
    )
    waived = [(place, one) for place, one in placed if one.waiver is not None and not is_problem(one)]
    told = [(place, one) for place, one in placed if one.waiver is None and one.state is State.NO_APLICA]
    passed = [(place, one) for place, one in placed if one.waiver is None and one.state is State.CUMPLE]
    asked = bool(item.pages or problems or waived)
    calm = "" if item.fields or problems or waived else "Sin datos ni observaciones."
    if not asked and told:
        calm, told = " ".join(text.clean(one.message) for _, one in told), []
    table = money.rows(item, chosen)
    strip = ink.strip(item, chosen, cut)
    fields = [_field(item, field, chosen) for field in item.fields]
    others = {field["id"]: field["others"] for field in fields if field["doubt"] or field["note"]}
    tabled = {place for place, _ in money.compared(item)}

    def drawn(pairs: Iterable[tuple[int, Finding]]) -> list[dict[str, Any]]:
        return [
            _finding(item, place, one, chosen, excusable=excusable, paired=place not in tabled)
            | {"fix": at_fault.fix_of(among or (item,), one) if is_problem(one) else ""}
            for place, one in pairs
        ]

    return {
        "key": item.kind.value,
        "title": spanish.title(item.kind),
        **STATES[item.state].cell(),
        "pages": spanish.page_list(item.pages) if item.pages else "",
        "machine": machine,
        "findings": drawn(problems),
        "waived": drawn(waived),
        "calm": calm,
        "strip": [row | {"others": others.get(row["id"], [])} for row in strip],
        "agreedTitle": ink.agreed_title(strip),
        "money": table,
        "moneyApart": any(row["tone"] in ("bad", "warn") for row in table),
        "moneyTitles": money.titles(item.kind) if table else [],
        "fields": fields,
        "told": drawn(told),
        "toldTitle": spanish.plural(len(told), "observación", "observaciones") + " sin efecto en el estado",
        "passed": drawn(passed),
        "passedTitle": f"{spanish.plural(len(passed), 'comprobación', 'comprobaciones')} sin novedad",
    }


def _finding(
    item: ItemView, place: int, finding: Finding, chosen: str, *, excusable: bool, paired: bool
) -> dict[str, Any]:
    key, problem = finding_id(item, place), is_problem(finding)
    paired = paired and problem
    return {
        "id": key,
        "code": finding.code,
        "tone": tone(finding),
        "message": text.clean(message_alone(finding)),
        "expected": text.clean(finding.expected) if paired else "",
        "found": text.clean(finding.found) if paired else "",
        "norm": text.clean(finding.norm) if problem else "",
        "page": finding.page,
        "compare": compare_label(finding),
        "waive": problem and excusable,
        "waiver": waiver_told(finding),
        "on": key == chosen,
    }


def compare_label(finding: Finding) -> str:
    """What the button that shows both pages says; empty when there is no other cuenta to show."""
    if finding.other is None:
        return ""
    return "Comparar con la versión anterior" if finding.code == _EARLIER else "Comparar"


def waiver_told(finding: Finding) -> str:
    """Who set the rule aside, for what, until when and why; empty when nobody did."""
    waiver = finding.waiver
    if waiver is None:
        return ""
    scope = "toda la carpeta" if waiver.contract_key is None else "este contrato"
    return (
        f"Exceptuada por {text.clean(waiver.author)} para {scope}, hasta el {text.day(waiver.until)}: "
        f"{text.clean(waiver.reason)}"
    )


def _field(item: ItemView, field: FieldView, chosen: str) -> dict[str, Any]:
    key = field_id(item, field)
    sure = confidence(field.confidence)
    return {
        "id": key,
        "title": field.title,
        "value": shown_value(field, field.value),
        "machine": machine_said(field),
        "text": text.clean(field.text),
        "doubt": sure if not field.corrected and field.confidence < DOUBTFUL else "",
        "confidence": "" if field.corrected else sure,
        "share": "" if field.corrected else text.percent(100 * field.confidence),
        "note": text.clean(field.note),
        "learned": field.learned and not field.corrected,
        "support": "" if field.corrected else _support(field),
        "others": [_other(item, field, place, chosen) for place in range(len(field.others))],
        "page": field.page,
        "on": key == chosen,
    }


def _support(field: FieldView) -> str:
    said = [text.clean(one) for one in field.support if one != Support.LEARNED]
    return f"A favor: {', '.join(said)}" if said else ""


def _other(item: ItemView, field: FieldView, place: int, chosen: str) -> dict[str, Any]:
    other, key = field.others[place], other_id(item, field, place)
    return {
        "id": key,
        "value": shown_value(field, other.value),
        "text": text.clean(other.text),
        "page": other.page,
        "on": key == chosen,
    }
