"""Everything kept about one cuenta, put together for the person who reviews it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from review.desk.views import FieldView, ItemView, OtherVersion, PageView, SubmissionView
from review.model import (
    Alternative,
    Box,
    Decision,
    Finding,
    ItemKind,
    Lectura,
    Month,
    Origin,
    PageKind,
    Resultado,
    SecopSource,
    SecopState,
    Severity,
    State,
    Verdict,
)
from review.model.fields import FIELDS, from_json
from review.store import Store, basis, queries, readings, standing, stored_paths, witness
from review.store.judged_rows import place_of, waiver_of


def open_dossier(store: Store, submission_id: int) -> SubmissionView | None:
    """One cuenta with everything about it; None when there is no such cuenta."""
    seen = witness.of(store, submission_id)
    found = queries.submissions(store, ids=[submission_id], absent=True)
    if not found or seen is None:
        return None
    row = found[0]
    related = queries.related(store, row)
    earlier = basis.earlier_decisions(store, [submission_id]).get(submission_id)
    return SubmissionView(
        id=row["id"],
        archivo=row["archivo"],
        folder=row["folder"],
        path=_path(row),
        sha256=row["sha256"],
        lectura=Lectura(row["lectura"]),
        reason=row["reason"],
        lost=readings.was_lost(store, row["sha256"]),
        contract=row["contract"],
        document=row["document"],
        contractor=row["contractor"],
        entity=row["entity"],
        supervisor=row["supervisor"],
        payment=row["payment"],
        period=None if row["period"] is None else Month.parse(row["period"]),
        value=row["value"],
        account_date=row["account_date"],
        received=row["received"],
        result=Resultado(row["result"]),
        machine_result=Resultado(row["machine_result"]),
        present=row["present"],
        current=row["current"],
        secop_state=SecopState(row["secop_state"]),
        secop_source=SecopSource(row["secop_source"]),
        items=_items(store, submission_id),
        pages=tuple(_page(page) for page in queries.details(store, "pages", submission_id)),
        decision=decision_of(row),
        contract_data=queries.contract(store, row),
        versions=tuple(
            OtherVersion(
                id=other["id"],
                archivo=other["archivo"],
                folder=other["folder"],
                received=other["received"],
                present=other["present"],
                current=other["current"],
                identical=bool(row["sha256"]) and other["sha256"] == row["sha256"],
            )
            for other in related
        ),
        rules_version=row["rules_version"],
        seen=seen,
        earlier_decision=None if earlier is None else _decided(earlier, (basis.OTHER_VERSION,), False),
        previous=_previous(row, related),
    )


def _previous(row: Mapping[str, Any], related: list[dict[str, Any]]) -> int | None:
    """The newest of the versions that came before this one."""
    mine = standing.group_of(row)
    before = [
        other
        for other in related
        if other["sha256"] != row["sha256"]
        and standing.group_of(other) == mine
        and (other["received"], other["id"]) < (row["received"], row["id"])
    ]
    last = max(before, key=lambda other: (other["received"], other["id"]), default=None)
    return None if last is None else int(last["id"])


def _path(row: Mapping[str, Any]) -> Path:
    return Path(stored_paths.real(row["location"] or f"{row['folder']}/{row['archivo']}"))


def _page(row: Mapping[str, Any]) -> PageView:
    return PageView(
        number=row["number"],
        width=row["width"],
        height=row["height"],
        kind=PageKind(row["kind"]),
        machine_kind=PageKind(row["machine_kind"]),
        confidence=row["confidence"],
        origin=Origin(row["origin"]),
        rotation=row["rotation"],
        why=tuple(row["why"]),
        marks=tuple(row["marks"]),
        failure=row["failure"],
    )


def _items(store: Store, submission_id: int) -> tuple[ItemView, ...]:
    fields = queries.details(store, "fields", submission_id)
    findings = queries.details(store, "findings", submission_id)
    marks = {row["item"]: row for row in queries.log(store, "item_marks", submission_id)}
    made = []
    for row in queries.details(store, "items", submission_id):
        kind = ItemKind(row["item"])
        mark = marks.get(row["item"])
        marked = mark is not None and mark["state"] is not None
        read = {field["name"]: field for field in fields if field["item"] == row["item"]}
        made.append(
            ItemView(
                kind=kind,
                state=State(row["state"]),
                machine_state=State(row["machine_state"]),
                pages=tuple(row["pages"]),
                fields=tuple(_field(kind, read[name]) for name in FIELDS[kind] if name in read),
                findings=tuple(_finding(f) for f in findings if f["item"] == row["item"]),
                marked_by=mark["author"] if mark is not None and marked else None,
                mark_reason=mark["reason"] if mark is not None and marked else None,
                marked_at=mark["at"] if mark is not None and marked else None,
            )
        )
    order = list(ItemKind)
    return tuple(sorted(made, key=lambda item: order.index(item.kind)))


def _box(row: Mapping[str, Any]) -> Box | None:
    return None if row["x0"] is None else Box(row["x0"], row["top"], row["x1"], row["bottom"])


def _field(kind: ItemKind, row: Mapping[str, Any]) -> FieldView:
    spec = FIELDS[kind][row["name"]]
    machine = row["machine_value"]
    return FieldView(
        name=row["name"],
        title=spec.title,
        type=spec.type,
        value=from_json(spec.type, row["value"]),
        text=row["text"],
        page=row["page"],
        box=_box(row),
        confidence=row["confidence"],
        note=row["note"],
        corrected=row["corrected"],
        machine_value=None if machine is None else from_json(spec.type, machine),
        support=tuple(row["support"] or ()),
        others=tuple(
            Alternative(from_json(spec.type, value), text or "", page, Box(*box), confidence)
            for value, text, page, *box, confidence in row["others"] or ()
        ),
    )


def _finding(row: Mapping[str, Any]) -> Finding:
    return Finding(
        code=row["code"],
        item=ItemKind(row["item"]),
        state=State(row["state"]),
        severity=Severity(row["severity"]),
        message=row["message"],
        expected=row["expected"],
        found=row["found"],
        page=row["page"],
        box=_box(row),
        searched=tuple(row["searched"]),
        norm=row["norm"],
        request=row["request"],
        other=place_of(row["other"]),
        waiver=waiver_of(row["waiver"]),
    )


def decision_of(row: Mapping[str, Any]) -> Decision | None:
    """The decision in force on a row of `queries.submissions`, with what has changed since."""
    if row["verdict"] is None:
        return None
    found = basis.staleness(row)
    return _decided(row, found.reasons, found.otherwise)


def _decided(row: Mapping[str, Any], stale: tuple[str, ...], otherwise: bool) -> Decision:
    return Decision(
        submission_id=row["id"],
        verdict=Verdict(row["verdict"]),
        reason=row["decision_reason"],
        author=row["decision_author"],
        at=row["decision_at"],
        sha256=row["decision_sha256"],
        rules_version=row["decision_rules_version"],
        stale=stale,
        other_result=otherwise,
    )
