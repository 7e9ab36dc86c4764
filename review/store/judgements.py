"""Submissions with what the rules made of them, and what a reviewer laid over it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from review import spanish
from review.fields import to_json
from review.model import (
    Alternative,
    Box,
    Field,
    Finding,
    ItemKind,
    Judgement,
    Recognition,
    SecopState,
    Severity,
    State,
)
from review.overlay import (
    NOTHING,
    NOWHERE,
    Overlay,
    result_in_force,
    states_in_force,
)
from review.recognition.grammar.ids import contract_key
from review.store import schema as t
from review.store import standing
from review.store.codec import clean
from review.store.readings import Facts
from review.store.store import Store

FAILS = (State.FALTA, State.NO_CUMPLE, State.POR_REVISAR)


@dataclass(frozen=True, slots=True)
class Judged:
    """A submission to write down. `machine` is the recognition before any correction by a person."""

    archivo: str
    received: dt.datetime
    secop_hint: SecopState | None
    facts: Facts
    machine: Recognition
    recognition: Recognition
    judgement: Judgement
    judged_with: str
    overlay: Overlay = NOTHING


@dataclass(frozen=True, slots=True)
class Kept:
    """A submission as kept: enough to judge it again. `size` of the file in bytes."""

    id: int
    folder_id: int
    archivo: str
    sha256: str
    size: int
    received: dt.datetime
    secop_hint: SecopState | None
    contracts_stamp: str


def kept(store: Store, submission_ids: Sequence[int]) -> list[Kept]:
    """These submissions, those that there are."""
    return _kept(store, t.SUBMISSIONS.c.id.in_(submission_ids))


def present_in(store: Store, folder_id: int) -> list[Kept]:
    """The submissions now in a folder, by file name."""
    return _kept(store, sa.and_(t.SUBMISSIONS.c.folder_id == folder_id, t.SUBMISSIONS.c.present))


def _kept(store: Store, which: sa.ColumnElement[bool]) -> list[Kept]:
    columns = ("id", "folder_id", "archivo", "sha256", "received", "secop_hint")
    statement = (
        sa.select(
            *(t.SUBMISSIONS.c[name] for name in columns), t.FOLDERS.c.contracts_stamp, t.DOCUMENTS.c.size
        )
        .join(t.FOLDERS, t.FOLDERS.c.id == t.SUBMISSIONS.c.folder_id)
        .join(t.DOCUMENTS, t.DOCUMENTS.c.sha256 == t.SUBMISSIONS.c.sha256)
        .where(which)
        .order_by(t.SUBMISSIONS.c.archivo)
    )
    with store.reading() as connection:
        return [
            Kept(
                **{
                    **row,
                    "secop_hint": SecopState(row["secop_hint"]) if row["secop_hint"] else None,
                    "contracts_stamp": row["contracts_stamp"] or "",
                }
            )
            for row in connection.execute(statement).mappings()
        ]


def save(
    connection: sa.Connection, folder_id: int, batch: Sequence[Judged], *, arrived: bool = True
) -> dict[str, int]:
    """Write submissions and all that hangs from them; gives the id of each by `archivo`.

    The same file with the same bytes keeps its id, so that what was decided stays with it. With `arrived`
    the files are in the folder now, in the place of what had their name before.
    """
    if not batch:
        return {}
    ids = _save_submissions(connection, folder_id, batch, arrived=arrived)
    keys = [ids[judged.archivo] for judged in batch]
    children: dict[sa.Table, list[dict[str, Any]]] = {t.ITEMS: [], t.PAGES: [], t.FIELDS: [], t.FINDINGS: []}
    for judged in batch:
        owner = {"submission_id": ids[judged.archivo]}
        for table, rows in (
            (t.ITEMS, _items(judged)),
            (t.PAGES, _pages(judged)),
            (t.FIELDS, _fields(judged)),
            (t.FINDINGS, _findings(judged)),
        ):
            children[table].extend({**owner, **row} for row in rows)
    for table, rows in children.items():
        connection.execute(
            sa.delete(table).where(table.c.submission_id == sa.bindparam("owner")),
            [{"owner": key} for key in keys],
        )
        if rows:
            connection.execute(sa.insert(table), rows)
    standing.refresh(connection)
    return ids


def settle(connection: sa.Connection) -> None:
    """Work out again how the cuentas stand among each other, after files came or went."""
    standing.refresh(connection)


def _save_submissions(
    connection: sa.Connection, folder_id: int, batch: Sequence[Judged], *, arrived: bool
) -> dict[str, int]:
    statement = sa.select(t.SUBMISSIONS.c.id, t.SUBMISSIONS.c.archivo, t.SUBMISSIONS.c.sha256).where(
        t.SUBMISSIONS.c.folder_id == folder_id, t.SUBMISSIONS.c.archivo.in_([j.archivo for j in batch])
    )
    known = {(row.archivo, row.sha256): row.id for row in connection.execute(statement)}
    replaced = set(known.values())
    ids, new, old = {}, [], []
    for judged in batch:
        row = _submission(folder_id, judged)
        found = known.get((judged.archivo, judged.facts.sha256))
        if found is None:
            new.append(row)
        else:
            ids[judged.archivo] = found
            replaced.discard(found)
            kept = _FIRST_ONLY if arrived else {*_FIRST_ONLY, "present"}
            old.append({**{k: v for k, v in row.items() if k not in kept}, "key": found})
    if (
        arrived and replaced
    ):  # the same file with other bytes: another submission, which leaves this one as history
        connection.execute(
            sa.update(t.SUBMISSIONS).where(t.SUBMISSIONS.c.id.in_(replaced)).values(present=False)
        )
    if old:
        columns = [name for name in old[0] if name != "key"]
        connection.execute(
            sa.update(t.SUBMISSIONS)
            .where(t.SUBMISSIONS.c.id == sa.bindparam("key"))
            .values({name: sa.bindparam(name) for name in columns}),
            old,
        )
    if new:
        made = connection.execute(
            sa.insert(t.SUBMISSIONS).returning(t.SUBMISSIONS.c.id, sort_by_parameter_order=True), new
        )
        ids |= {row["archivo"]: key for row, key in zip(new, made.scalars(), strict=True)}
    return ids


# Written when a submission is first seen; afterwards `standing.refresh` keeps the last five.
_FIRST_ONLY = {
    "folder_id",
    "archivo",
    "sha256",
    "received",
    "secop_state",
    "secop_source",
    "current",
    "versions",
    "copies",
}


def _submission(folder_id: int, judged: Judged) -> dict[str, Any]:
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
        "contractor": clean(judgement.contractor),
        "payment": judgement.payment,
        "period": None if judgement.period is None else str(judgement.period),
        "value": _value(account.get("valor")),
        "account_date": _value(account.get("fecha_cuenta")),
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
    }


def _value(found: Field | None) -> Any:
    return None if found is None else found.value


def _worst_first(findings: Iterable[Finding]) -> list[Finding]:
    told = [f for f in findings if f.state in FAILS and f.severity is not Severity.INFORMATIVA]
    return sorted(told, key=lambda finding: finding.state is State.POR_REVISAR)


def _sentence(finding: Finding) -> str:
    """The finding's message, with its item before it unless it says so itself."""
    item = spanish.title(finding.item)
    return finding.message if finding.message.startswith(item) else f"{item}: {finding.message}"


def _items(judged: Judged) -> Iterable[dict[str, Any]]:
    for kind, item in judged.judgement.items.items():
        state = judged.overlay.marks.get(kind, item.state)
        yield {
            "item": kind.value,
            "machine_state": item.state.value,
            "state": state.value,
            "pages": list(item.pages),
        }


def _pages(judged: Judged) -> Iterable[dict[str, Any]]:
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
    return dict(zip(Box._fields, map(float, box), strict=True))


def _fields(judged: Judged) -> Iterable[dict[str, Any]]:
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


def _findings(judged: Judged) -> Iterable[dict[str, Any]]:
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
        }
