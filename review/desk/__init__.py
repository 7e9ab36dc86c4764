"""The reviewer's desk: what a person sees of one cuenta, and what they do about it.

Every act is added to the record with its author and moment, never changed; giving None for the new value
takes an earlier act back. The cuenta is judged again at once, and what the machine had said stays beside it.
Who may do what is in `review.model.actor`; a bare name acts in the role that the database keeps for it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from review import spanish
from review.desk import teaching
from review.desk.blind_sample_tables import agreement, second_looks
from review.desk.bulk import Approval, BatchCuenta, CuentaBatch, approve_clean, batch_of, complete_waiting
from review.desk.concepts import APART, give_concept, held_apart, keep_apart
from review.desk.differences import changes_in
from review.desk.dossier import open_dossier
from review.desk.dutying import confirm_duties, mark_duties, withdraw_duties
from review.desk.entity import FolderWays, WayInForce, apply_calendar, folder_ways, withdraw_way
from review.desk.exceptions import WaiverView, add_waiver, waivers, withdraw_waiver
from review.desk.followed_tables import changes, requests
from review.desk.letter import letter
from review.desk.line import ReviewLine, begin_line, kept_line
from review.desk.log import Happened, history, since
from review.desk.noting import add_note, notes_of, withdraw_note
from review.desk.page_moving import move_page, move_pages
from review.desk.people import Permission, Person, give_permission, give_role, permitted, withdraw_permission
from review.desk.returns import request_tallies, requests_of
from review.desk.reversing import reverse
from review.desk.secop_card import CardField, CardStep, SecopCard, secop_card
from review.desk.secop_pending import secop_pending
from review.desk.signing import allowed, known, not_allowed, required
from review.desk.teaching import Teaching, lessons
from review.desk.views import FieldView, ItemView, LessonView, OtherVersion, PageView, SubmissionView
from review.desk.whatif import ItemChange, Preview, Shift, apply, preview
from review.errors import BadArgument
from review.frames import withheld
from review.frames.passing import Passing
from review.liquidation import Preliquidation
from review.model import (
    Act,
    Box,
    Decision,
    FieldType,
    FieldValue,
    ItemKind,
    Month,
    SecopState,
    Seen,
    Signer,
    State,
    Verdict,
)
from review.model.fields import FIELDS, to_json
from review.pipeline import judge_again, settle
from review.recognition.grammar.ids import as_document
from review.store import Store, accesses, opinions, queries
from review.store.act_signature import signature

__all__ = [
    "APART",
    "Approval",
    "BatchCuenta",
    "CardField",
    "CardStep",
    "CuentaBatch",
    "FieldView",
    "FolderWays",
    "Happened",
    "ItemChange",
    "ItemView",
    "LessonView",
    "OtherVersion",
    "PageView",
    "Passing",
    "Permission",
    "Person",
    "Preview",
    "ReviewLine",
    "SecopCard",
    "Shift",
    "SubmissionView",
    "Teaching",
    "WaiverView",
    "WayInForce",
    "add_note",
    "add_waiver",
    "agreement",
    "apply",
    "apply_calendar",
    "approve_clean",
    "batch_of",
    "begin_line",
    "changes",
    "changes_in",
    "complete_waiting",
    "confirm_duties",
    "correct_field",
    "decide",
    "folder_ways",
    "give_concept",
    "give_permission",
    "give_role",
    "held_apart",
    "history",
    "kept_line",
    "lessons",
    "letter",
    "mark_duties",
    "mark_item",
    "move_page",
    "move_pages",
    "not_allowed",
    "notes_of",
    "permitted",
    "preliquidation",
    "preview",
    "request_tallies",
    "requests",
    "requests_of",
    "reverse",
    "second_looks",
    "secop_card",
    "secop_pending",
    "set_secop_state",
    "since",
    "submission",
    "undo_lesson",
    "waivers",
    "withdraw_duties",
    "withdraw_note",
    "withdraw_permission",
    "withdraw_waiver",
    "withdraw_way",
]


def submission(store: Store, submission_id: int) -> SubmissionView | None:
    """One cuenta with everything about it; None when there is no such cuenta. That a viewer saw it is
    noted."""
    found = open_dossier(store, submission_id)
    if found is not None:
        accesses.note(store, accesses.Access.CUENTA, submission_id=submission_id)
    return found


def preliquidation(store: Store, submission_id: int) -> Preliquidation | None:
    """What would be withheld of a cuenta, line by line; None when it is in no folder. It informs: the
    treasury decides. Raises StoreUnavailable."""
    return withheld.of(store, [submission_id]).get(submission_id)


def decide(
    store: Store,
    submission_id: int,
    verdict: Verdict,
    reason: str,
    author: Signer,
    *,
    seen: Seen | None = None,
    ticket: str | None = None,
) -> Decision:
    """Approve, return or leave incomplete. The reason is obligatory unless it is approved.

    With `seen` (of the view that was looked at) nothing is recorded when the cuenta is no longer so; the same
    `ticket` is recorded once, whatever often it is sent. The decision keeps what it was made on, so that
    later changes are noticed, its author's draft is removed, and the other cuentas of the contract are judged
    again where it tells them something.
    Raises BadArgument without reason or author, or when there is no such cuenta, CuentaChanged, NotAllowed.
    """
    signed = allowed(store, author, Act.DECIDE)
    keep_apart(store, submission_id, signed)
    if verdict is not Verdict.APROBADA:
        required(reason, "Escriba el motivo: es lo que verá el contratista.")
    row = {
        "submission_id": submission_id,
        "verdict": verdict.value,
        "reason": reason.strip(),
        **signature(signed),
    }
    made = opinions.record(store, "decisions", row, seen=seen, ticket=ticket)
    if made.new:
        settle(store, [submission_id])
    return Decision(
        submission_id=submission_id,
        verdict=Verdict(made.row["verdict"]),
        **{name: made.row[name] for name in ("reason", "author", "at", "sha256", "rules_version")},
    )


def mark_item(
    store: Store,
    submission_id: int,
    item: ItemKind,
    state: State | None,
    reason: str,
    author: Signer,
    *,
    seen: Seen | None = None,
    ticket: str | None = None,
) -> None:
    """Put the reviewer's own state on an item (None: the machine's again). The reason is obligatory; `seen`
    and `ticket` as in `decide`. Raises BadArgument, CuentaChanged, NotAllowed.
    """
    signed = allowed(store, author, Act.MARK)
    known(store, submission_id)
    row = {
        "submission_id": submission_id,
        "item": item.value,
        "state": None if state is None else state.value,
        "reason": required(reason, "Escriba el motivo del cambio de estado."),
        **signature(signed),
    }
    if opinions.record(store, "item_marks", row, seen=seen, ticket=ticket).new:
        judge_again(store, [submission_id])


def correct_field(
    store: Store,
    submission_id: int,
    item: ItemKind,
    name: str,
    value: FieldValue | None,
    author: Signer,
    *,
    reason: str = "",
    page: int | None = None,
    box: Box | None = None,
    remember: bool = True,
    seen: Seen | None = None,
    ticket: str | None = None,
) -> Teaching:
    """Put the right value in a field (None: the machine's again); the cuenta is judged again.

    Without `page` and `box` the machine's evidence stays. With `remember`, where the value stands on its
    page is learned for the papers of the same layout; without `page` and `box` it is looked for. `seen` and
    `ticket` as in `decide`. Raises BadArgument for a value of the wrong type, a field that the item has not,
    and an item that was not found (move its page there first); CuentaChanged,
    NotAllowed.
    """
    signed = allowed(store, author, Act.CORRECT)
    known(store, submission_id)
    spec = FIELDS[item].get(name)
    if spec is None:
        raise BadArgument(f"El ítem {spanish.title(item)} no tiene un campo «{name}».")
    if value is not None and not _fits(spec.type, value):
        raise BadArgument(f"«{value}» no sirve para {spec.title}. Revise el valor escrito.")
    held = {row["item"]: row["pages"] for row in queries.details(store, "items", submission_id)}
    if value is not None and not held.get(item.value):
        raise BadArgument(
            f"No hay páginas de {spanish.title(item)}: primero diga cuál página es y luego corrija el dato."
        )
    row = {
        "submission_id": submission_id,
        "item": item.value,
        "name": name,
        "value": None if value is None else to_json(value),
        "page": page,
        **(dict.fromkeys(Box._fields) if box is None else box._asdict()),
        "reason": reason.strip(),
        **signature(signed),
    }
    if not opinions.record(store, "field_corrections", row, seen=seen, ticket=ticket).new:
        return Teaching()
    teaching.forget(store, submission_id, signed, field=(item, name))
    judge_again(store, [submission_id])
    if value is None or not remember:
        return Teaching()
    shown = None if page is None or box is None else (page, box)
    return teaching.teach_value(store, submission_id, item, name, value, signed, shown)


def undo_lesson(store: Store, lesson_id: int, author: Signer, *, renew: bool = False) -> int:
    """Forget a format that was learned (with `renew`, put it in force again); the cuentas not yet decided
    are reviewed again, and how many they were is given. Raises BadArgument, NotAllowed."""
    return teaching.set_lesson(store, lesson_id, renew, allowed(store, author, Act.LESSON))


def _fits(kind: FieldType, value: FieldValue) -> bool:
    match kind:
        case FieldType.MONEY | FieldType.COUNT:
            return isinstance(value, int) and not isinstance(value, bool) and value >= 0
        case FieldType.DATE:
            return isinstance(value, dt.date)
        case FieldType.MONTH:
            return isinstance(value, Month)
        case FieldType.DIGITS:
            return isinstance(value, str) and value.isascii() and value.isdecimal()
        case FieldType.DOCUMENT:
            return isinstance(value, str) and as_document(value) == value
        case FieldType.TEXT:
            return isinstance(value, str) and bool(value.strip())


def set_secop_state(
    store: Store, submission_ids: Iterable[int], state: SecopState | None, author: Signer
) -> int:
    """Say by hand the SECOP state of many cuentas (None: what the sources say). How many were set.

    Raises BadArgument, NotAllowed.
    """
    there = {row["id"] for row in queries.submissions(store, ids=list(submission_ids), absent=True)}
    signed = allowed(store, author, Act.SECOP_STATE)
    opinions.append(
        store,
        "secop_states",
        [
            {"submission_id": key, "state": None if state is None else state.value, **signature(signed)}
            for key in sorted(there)
        ],
    )
    opinions.settle(store, there)
    return len(there)
