"""A judged submission as rows of the tables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from review import spanish
from review.freshness import Stage, key
from review.model import (
    Alternative,
    Box,
    Elsewhere,
    Field,
    Finding,
    ItemKind,
    Judgement,
    Month,
    Recognition,
    SecopState,
    Severity,
    State,
    Waiver,
)
from review.model.fields import to_json
from review.model.overlay import (
    NOTHING,
    NOWHERE,
    Overlay,
    result_in_force,
    states_in_force,
)
from review.recognition.grammar.ids import contract_key
from review.store import digests
from review.store.codec import clean
from review.store.imprints import Imprinted
from review.store.readings import ReadFacts

FAILS = (State.FALTA, State.NO_CUMPLE, State.POR_REVISAR)


@dataclass(frozen=True, slots=True)
class Judged:
    """A submission to write down. `machine` is the recognition before any correction by a person.

    `history` is a digest of what other cuentas said when it was judged, `part` tells which it is of a
    cuenta's files where they are several; `read_as` is a digest of all that its pages and fields are made
    from. Without `imprint` the one kept holds on.
    """

    archivo: str
    received: dt.datetime
    secop_hint: SecopState | None
    facts: ReadFacts
    machine: Recognition
    recognition: Recognition
    judgement: Judgement
    judged_with: str
    overlay: Overlay = NOTHING
    history: str | None = None
    part: str | None = None
    contract_digest: str = ""
    read_as: str = ""
    imprint: Imprinted | None = None


def submission_row(folder_id: int, judged: Judged) -> dict[str, Any]:
    judgement = judged.judgement
    machine = {kind: item.state for kind, item in judgement.items.items()}
    states = states_in_force(machine, judged.overlay.marks)
    account = judgement.items[ItemKind.CUENTA].fields
    told = _worst_first(f for item in judgement.items.values() for f in item.findings)
    return {
        "folder_id": folder_id,
        "archivo": judged.archivo,
        "sha256": judged.facts.sha256,
        "lectura": judged.facts.lectura.value,
        "reason": clean(judged.facts.reason),
        "present": True,
        "received": judged.received,
        "secop_hint": None if judged.secop_hint is None else judged.secop_hint.value,
        "contract": clean(judgement.contract),
        "contract_key": clean(contract_key(judgement.contract)) if judgement.contract else None,
        "document": clean(judgement.document),
        "entity_key": clean(judgement.entity),
        "contractor": clean(judgement.contractor),
        "payment": judgement.payment,
        "period": None if judgement.period is None else str(judgement.period),
        "value": _value(account.get("valor")),
        "account_date": _value(account.get("fecha_cuenta")),
        "rp": _value(account.get("rp")),
        "machine_result": judgement.result.value,
        "result": result_in_force(judgement.result, states, judged.overlay.marks).value,
        **{kind.value: state.value for kind, state in states.items()},
        "secop_state": SecopState.SIN_CONFIRMAR.value,
        "secop_source": "ninguna",
        "current": True,
        "versions": 1,
        "copies": 0,
        "finding_count": len(told),
        "first_finding": clean(_sentence(told[0])) if told else None,
        "rules_version": judgement.rules_version,
        "judged_with": judged.judged_with,
        "judged_at": dt.datetime.now(dt.UTC),
        "history": judged.history,
        "party": None,
        "part": judged.part,
        "reading": digests.digest(*_readings(judged.machine)),
        "said": digests.digest(judged.overlay) if judged.overlay != NOTHING else "",
        "contract_digest": judged.contract_digest,
        "outcome": _outcome(judgement, told),
        "written": f"{key(Stage.ROWS)}|{judged.read_as}",
    }


def _outcome(judgement: Judgement, told: Iterable[Finding]) -> str:
    """A digest of what a decision rests on: what is billed, and every finding against it, whatever its
    wording and its place on the page."""
    against = sorted((found.item.value, found.code, found.state.value, found.found or "") for found in told)
    account = judgement.items[ItemKind.CUENTA].fields
    who = (judgement.contract, judgement.document, judgement.payment, str(judgement.period))
    return digests.digest(who, _value(account.get("valor")), against)


def _readings(machine: Recognition) -> Iterable[object]:
    """What was read, without how surely nor where."""
    for label in machine.pages:
        yield label.number, label.kind.value
    for kind, item in machine.items.items():
        yield kind.value, sorted((name, to_json(found.value)) for name, found in item.fields.items())
        yield sorted({mark.name for mark in item.marks})


def _value(found: Field | None) -> Any:
    return None if found is None else found.value


def _worst_first(findings: Iterable[Finding]) -> list[Finding]:
    told = [f for f in findings if f.state in FAILS and f.severity is not Severity.INFORMATIVA]
    return sorted(told, key=lambda finding: finding.state is State.POR_REVISAR)


def _sentence(finding: Finding) -> str:
    """The finding's message, with its item before it unless it says so itself."""
    item = spanish.title(finding.item)
    return finding.message if finding.message.startswith(item) else f"{item}: {finding.message}"


def item_rows(judged: Judged) -> Iterable[dict[str, Any]]:
    for kind, item in judged.judgement.items.items():
        state = judged.overlay.marks.get(kind, item.state)
        yield {
            "item": kind.value,
            "machine_state": item.state.value,
            "state": state.value,
            "pages": list(item.pages),
        }


def page_rows(judged: Judged) -> Iterable[dict[str, Any]]:
    sheets = {sheet.number: sheet for sheet in judged.facts.sheets}
    machine = {label.number: label.kind for label in judged.machine.pages}
    for label in judged.recognition.pages:
        sheet = sheets[label.number]
        yield {
            "number": label.number,
            "kind": label.kind.value,
            "machine_kind": machine[label.number].value,
            "confidence": label.confidence,
            "origin": label.origin.value,
            "rotation": label.rotation,
            "why": [clean(text) for text in label.why],
            "marks": sorted(label.marks),
            "width": sheet.width,
            "height": sheet.height,
            "failure": clean(sheet.failure),
        }


def _box(box: Box | None) -> dict[str, float | None]:
    if box is None or box == NOWHERE:
        return dict.fromkeys(Box._fields)
    x0, top, x1, bottom = box
    return {"x0": float(x0), "top": float(top), "x1": float(x1), "bottom": float(bottom)}


def field_rows(judged: Judged) -> Iterable[dict[str, Any]]:
    corrected = {(c.item, c.name) for c in judged.overlay.corrections}
    for kind, item in judged.judgement.items.items():
        for name, found in item.fields.items():
            read = judged.machine.field(kind, name)
            value = to_json(found.value)
            yield {
                "item": kind.value,
                "name": name,
                "value": clean(value) if isinstance(value, str) else value,
                "text": clean(found.text),
                "page": found.page,
                **_box(found.box),
                "confidence": found.confidence,
                "note": clean(found.note),
                "corrected": (kind, name) in corrected,
                "machine_value": None if read is None else to_json(read.value),
                "support": [clean(said) for said in found.support],
                "others": [_other(one) for one in found.others],
            }


def _other(one: Alternative) -> list[Any]:
    value = to_json(one.value)
    said = clean(value) if isinstance(value, str) else value
    return [said, clean(one.text), one.page, *map(float, one.box), one.confidence]


def finding_rows(judged: Judged) -> Iterable[dict[str, Any]]:
    findings = [f for item in judged.judgement.items.values() for f in item.findings]
    for position, found in enumerate(findings):
        yield {
            "position": position,
            "item": found.item.value,
            "code": found.code,
            "state": found.state.value,
            "severity": found.severity.value,
            "message": clean(found.message),
            "expected": clean(found.expected),
            "found": clean(found.found),
            "page": found.page,
            **_box(found.box),
            "searched": list(found.searched),
            "norm": clean(found.norm),
            "request": clean(found.request),
            "other": None if found.other is None else _place(found.other),
            "waiver": None if found.waiver is None else _waiver(found.waiver),
            "about": found.about,
        }


def _place(there: Elsewhere) -> dict[str, Any]:
    row = asdict(there)
    row["month"] = None if there.month is None else str(there.month)
    row["box"] = None if there.box is None else list(there.box)
    return {name: clean(value) if isinstance(value, str) else value for name, value in row.items()}


def place_of(packed: Mapping[str, Any] | None) -> Elsewhere | None:
    """The place in another cuenta out of a finding's `other`."""
    if packed is None:
        return None
    month, box = packed["month"], packed["box"]
    told = {"month": None if month is None else Month.parse(month), "box": None if box is None else Box(*box)}
    return Elsewhere(**{**packed, **told})


def _waiver(waiver: Waiver) -> dict[str, Any]:
    return asdict(waiver) | {"until": waiver.until.isoformat()}


def waiver_of(packed: Mapping[str, Any] | None) -> Waiver | None:
    """The exception out of a finding's `waiver`."""
    return None if packed is None else Waiver(**{**packed, "until": dt.date.fromisoformat(packed["until"])})
