"""Everything kept about one cuenta, put together for the person who reviews it."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from review.catalogue.column import Spec, values
from review.catalogue.cuenta_columns import FIELDS, FINDINGS, PAGES, SUBMISSIONS
from review.desk.noting import notes_of
from review.desk.views import FieldView, ItemView, OtherVersion, PageView, SubmissionView
from review.frames import cuenta_duties
from review.model import (
    Alternative,
    Box,
    Concept,
    Decision,
    Finding,
    ItemKind,
    Opinion,
    State,
    Verdict,
)
from review.model.fields import FIELDS as SPECS
from review.model.fields import card_of, from_json
from review.model.own_codes import own_parts
from review.store import Store, basis, queries, readings, standing, stored_paths, witness
from review.store.arrival import arrival
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
    told: dict[str, Any] = _told(SUBMISSIONS, row, SubmissionView) | {
        "versions": tuple(_version(row, other) for other in related)
    }
    return SubmissionView(
        **told,
        path=path_of(row),
        lost=readings.was_lost(store, row["sha256"]),
        present=row["present"],
        items=items_of_each(store, [submission_id])[submission_id],
        pages=tuple(
            PageView(**_told(PAGES, page, PageView))
            for page in queries.details(store, "pages", submission_id)
        ),
        decision=decision_of(row),
        opinion=opinion_of(row),
        contract_data=queries.contract(store, row),
        rules_version=row["rules_version"],
        seen=seen,
        earlier_decision=None if earlier is None else decided(earlier, (basis.OTHER_VERSION,), False),
        previous=_previous(row, related),
        duties=cuenta_duties.of(store, [submission_id]).get(submission_id),
        notes=tuple(note for note in notes_of(store, submission_id) if note.in_force),
    )


def _told(spec: Spec, row: Mapping[str, Any], view: type[Any]) -> dict[str, Any]:
    """What a view shows of a row, by the names of its attributes."""
    return values(spec, row, frozenset(one.name for one in dataclasses.fields(view)))


def _version(row: Mapping[str, Any], other: Mapping[str, Any]) -> OtherVersion:
    identical = bool(row["sha256"]) and other["sha256"] == row["sha256"]
    return OtherVersion(
        **_told(SUBMISSIONS, other, OtherVersion), present=other["present"], identical=identical
    )


def _previous(row: Mapping[str, Any], related: list[dict[str, Any]]) -> int | None:
    """The newest of the versions that came before this one."""
    mine = standing.group_of(row)
    before = [
        other
        for other in related
        if other["sha256"] != row["sha256"]
        and standing.group_of(other) == mine
        and arrival(other) < arrival(row)
    ]
    last = max(before, key=arrival, default=None)
    return None if last is None else int(last["id"])


def path_of(row: Mapping[str, Any]) -> Path:
    """Where the PDF of a row of `queries.submissions` is."""
    return Path(stored_paths.real(row["location"] or f"{row['folder']}/{row['archivo']}"))


def items_of_each(store: Store, ids: Sequence[int]) -> dict[int, tuple[ItemView, ...]]:
    """The items of several cuentas, in the order of the list; none for one that does not exist."""
    read: dict[tuple[int, str], dict[str, queries.Row]] = defaultdict(dict)
    for row in queries.details_of(store, "fields", ids):
        read[row["submission_id"], row["item"]][row["name"]] = row
    found: dict[tuple[int, str], list[Finding]] = defaultdict(list)
    for row in queries.details_of(store, "findings", ids):
        found[row["submission_id"], row["item"]].append(_finding(row))
    marks = {(row["submission_id"], row["item"]): row for row in queries.marks_of(store, ids)}
    made: dict[int, list[ItemView]] = {number: [] for number in ids}
    for row in queries.details_of(store, "items", ids):
        of = (row["submission_id"], row["item"])
        made[row["submission_id"]].append(_item(row, read[of], found[of], marks.get(of)))
    order = list(ItemKind)
    return {
        number: tuple(sorted(items, key=lambda item: order.index(item.kind)))
        for number, items in made.items()
    }


def _item(
    row: Mapping[str, Any],
    fields: Mapping[str, queries.Row],
    findings: list[Finding],
    mark: Mapping[str, Any] | None,
) -> ItemView:
    kind = ItemKind(row["item"])
    marked = mark is not None and mark["state"] is not None
    return ItemView(
        kind=kind,
        state=State(row["state"]),
        machine_state=State(row["machine_state"]),
        pages=tuple(row["pages"]),
        fields=tuple(
            _field(kind, fields[name])
            for name in (*SPECS[kind], *filter(own_parts, fields))
            if name in fields
        ),
        findings=tuple(findings),
        marked_by=mark["author"] if mark is not None and marked else None,
        mark_reason=mark["reason"] if mark is not None and marked else None,
        marked_at=mark["at"] if mark is not None and marked else None,
    )


def _box(row: Mapping[str, Any]) -> Box | None:
    return None if row["x0"] is None else Box(row["x0"], row["top"], row["x1"], row["bottom"])


def _field(kind: ItemKind, row: Mapping[str, Any]) -> FieldView:
    spec = card_of(kind, row["name"])
    machine = row["machine_value"]
    told = _told(FIELDS, row, FieldView) | {
        "value": from_json(spec.type, row["value"]),
        "machine_value": None if machine is None else from_json(spec.type, machine),
    }
    return FieldView(
        **told,
        title=spec.title,
        type=spec.type,
        box=_box(row),
        support=tuple(row["support"] or ()),
        others=tuple(
            Alternative(from_json(spec.type, value), text or "", page, Box(*box), confidence)
            for value, text, page, *box, confidence in row["others"] or ()
        ),
    )


def _finding(row: Mapping[str, Any]) -> Finding:
    return Finding(
        **_told(FINDINGS, row, Finding),
        box=_box(row),
        other=place_of(row["other"]),
        waiver=waiver_of(row["waiver"]),
        about=row["about"],
    )


def decision_of(row: Mapping[str, Any]) -> Decision | None:
    """The decision in force on a row of `queries.submissions`, with what has changed since."""
    if row["verdict"] is None:
        return None
    found = basis.staleness(row)
    return decided(row, found.reasons, found.otherwise)


def opinion_of(row: Mapping[str, Any]) -> Opinion | None:
    """The concept in force on a row of `queries.submissions`, with what has changed since."""
    if row["concept"] is None:
        return None
    found = basis.staleness(row, "concept")
    return Opinion(
        submission_id=row["id"],
        concept=Concept(row["concept"]),
        reason=row["concept_reason"],
        author=row["concept_author"],
        at=row["concept_at"],
        stale=found.reasons,
    )


def decided(row: Mapping[str, Any], stale: tuple[str, ...] = (), otherwise: bool = False) -> Decision:
    """The decision that a row tells of, under the names that `queries.submissions` gives it."""
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
