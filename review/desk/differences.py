"""What is other in a cuenta than in the last payment before it, or than in the version before it.

A value that was not read on both sides is no change: the reading may have failed, not the paper.
"""

from __future__ import annotations

from collections.abc import Iterator

from review.across.version_changes import same_value
from review.desk.dossier import open_dossier
from review.desk.drift import moves_by_itself
from review.desk.views import FieldView, ItemView, SubmissionView
from review.model import Change, ChangesSince, FieldType, ItemKind, PagePlace, State
from review.model.fields import card_of
from review.recognition.grammar.plain_text import fold
from review.store import Store, queries
from review.ways.checklist import DEFAULT


def changes_of(store: Store, submission_id: int) -> tuple[ChangesSince, ...]:
    """Since the version before a cuenta, and since the last payment of its contract that bills an earlier
    month; those that are known. Raises StoreUnavailable."""
    view = open_dossier(store, submission_id)
    return () if view is None else changes_in(store, view)


def changes_in(store: Store, view: SubmissionView) -> tuple[ChangesSince, ...]:
    """The same of a cuenta that is open. Raises StoreUnavailable."""
    rows = queries.submissions(store, ids=[view.id], absent=True)
    payment = queries.payment_before(store, rows[0]) if rows else None
    found = (
        None if view.previous is None else _since(store, view.previous, view, same_cuenta=True),
        None if payment is None else _since(store, int(payment["id"]), view, same_cuenta=False),
    )
    return tuple(one for one in found if one is not None)


def _since(store: Store, earlier: int, view: SubmissionView, *, same_cuenta: bool) -> ChangesSince | None:
    before = open_dossier(store, earlier)
    if before is None:
        return None
    found = sorted(changes(before, view, same_cuenta=same_cuenta), key=lambda one: one.expected)
    return ChangesSince(before.id, same_cuenta, before.period, tuple(found))


def changes(before: SubmissionView, now: SubmissionView, *, same_cuenta: bool) -> Iterator[Change]:
    """What is other, in the order of the items. `same_cuenta`: two versions of one. Pure."""
    if not (before.lectura.readable and now.lectura.readable):
        return
    yield from _contractor(before, now)
    months = 0 if before.period is None or now.period is None else now.period.minus(before.period)
    for kind in ItemKind:
        old, new = before.item(kind), now.item(kind)
        if not old.pages or not new.pages:
            yield from _came_or_went(old, new)
            continue
        yield from _values(old, new, months, same_cuenta=same_cuenta)
        if len(old.pages) != len(new.pages):
            yield _pages(old, new, "Número de páginas", expected=True)


def _contractor(before: SubmissionView, now: SubmissionView) -> Iterator[Change]:
    old, new = before.contractor, now.contractor
    if old and new and sorted(fold(old).split()) != sorted(fold(new).split()):
        yield Change(None, "", "Contratista", FieldType.TEXT, old, new)


def _came_or_went(old: ItemView, new: ItemView) -> Iterator[Change]:
    """An item that only one of them brings; expected where the other one need not bring it."""
    if bool(old.pages) == bool(new.pages):
        return
    lacks, title = (new, "Ya no lo trae") if old.pages else (old, "Ahora lo trae")
    yield _pages(old, new, title, expected=lacks.state is State.NO_APLICA)


def _pages(old: ItemView, new: ItemView, title: str, *, expected: bool) -> Change:
    return Change(
        old.kind,
        "",
        title,
        FieldType.COUNT,
        len(old.pages) or None,
        len(new.pages) or None,
        _first(old),
        _first(new),
        expected,
    )


def _first(item: ItemView) -> PagePlace | None:
    return PagePlace(min(item.pages)) if item.pages else None


def _values(old: ItemView, new: ItemView, months: int, *, same_cuenta: bool) -> Iterator[Change]:
    were = {field.name: field for field in old.fields}
    for field in new.fields:
        was = were.get(field.name)
        if was is None or same_value(field.name, was.value, field.value):
            continue
        yield Change(
            new.kind,
            field.name,
            card_of(new.kind, field.name).title,
            field.type,
            was.value,
            field.value,
            _place(was),
            _place(field),
            moves_by_itself(new.kind, field.name, was.value, field.value, months, same_cuenta=same_cuenta),
            _is_doubtful(was) or _is_doubtful(field),
        )


def _place(field: FieldView) -> PagePlace | None:
    return None if field.page is None else PagePlace(field.page, field.box)


def _is_doubtful(field: FieldView) -> bool:
    return not field.corrected and field.confidence < DEFAULT.least_confidence
