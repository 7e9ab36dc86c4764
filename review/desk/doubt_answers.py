"""Answering a doubt, once, if it still is one; and taking the answer back.

An answer is a correction, or a page moved, with its author, and whoever may do that may answer; nothing is
learned from it by itself (`doubt_lessons`). What others did about other things of the cuenta meanwhile does
not matter to it; what they did about this one does.
"""

from __future__ import annotations

from collections.abc import Callable

from review import desk
from review.desk.page_doubts import PageDoubt
from review.desk.questions import Account, ValueDoubt
from review.errors import CuentaChanged
from review.model import FieldValue, PageKind, Seen, Signer
from review.model.fields import to_json
from review.store import Store, doubt_rows, queries, witness
from review.store.queries import Row

GONE = "Esta duda ya no está: la cuenta se decidió, cambió o salió de su carpeta. No se registró nada."
_NOTHING_MORE = "No se registró nada más."


def answer(store: Store, doubt: ValueDoubt, value: FieldValue, author: Signer, ticket: str) -> None:
    """Say what a value is; a candidate is confirmed where it stands. The cuenta is judged again. The same
    `ticket` is recorded once, whatever often it is sent.

    Raises CuentaChanged when the doubt is no longer one, and what `desk.correct_field` does.
    """
    if _recorded(store, "field_corrections", doubt.account, ticket):
        return
    seen = _still_waits(store, doubt.account)
    last = _last(store, "field_corrections", doubt.account, _about(doubt))
    if last is not None and last["value"] is not None:
        raise CuentaChanged(f"{last['author']} ya respondió esta duda. {_NOTHING_MORE}")
    if _now(store, doubt) != to_json(doubt.read.value):
        raise CuentaChanged(GONE)
    _correct(store, doubt, value, author, seen, ticket)


def take_back(store: Store, doubt: ValueDoubt, author: Signer, answered: str, ticket: str) -> None:
    """Let what the machine read hold again. `answered` is the answer's ticket, `ticket` that of this act.

    Raises CuentaChanged when somebody corrected the value after it, and what `desk.correct_field` does.
    """
    seen = _seen(store, doubt.account)
    if _may_take_back(_last(store, "field_corrections", doubt.account, _about(doubt)), answered, ticket):
        _correct(store, doubt, None, author, seen, ticket)


def answer_page(
    store: Store, doubt: PageDoubt, kind: PageKind, author: Signer, ticket: str, reason: str = ""
) -> None:
    """Say what a page is, likewise. Raises CuentaChanged, and what `desk.move_page` does."""
    if _recorded(store, "page_moves", doubt.account, ticket):
        return
    seen = _still_waits(store, doubt.account)
    last = _last(store, "page_moves", doubt.account, lambda row: row["page"] == doubt.page)
    if last is not None and last["kind"] is not None:
        raise CuentaChanged(f"{last['author']} ya dijo qué es esta página. {_NOTHING_MORE}")
    _move(store, doubt, kind, author, seen, ticket, reason)


def take_page_back(store: Store, doubt: PageDoubt, author: Signer, answered: str, ticket: str) -> None:
    """Let what the machine took a page for hold again, likewise."""
    seen = _seen(store, doubt.account)
    last = _last(store, "page_moves", doubt.account, lambda row: row["page"] == doubt.page)
    if _may_take_back(last, answered, ticket):
        _move(store, doubt, None, author, seen, ticket)


def in_force(store: Store, doubt: ValueDoubt, answered: str) -> None:
    """Raises CuentaChanged when the answer of this ticket does not hold any more."""
    _still_answered(_last(store, "field_corrections", doubt.account, _about(doubt)), answered)


def page_in_force(store: Store, doubt: PageDoubt, answered: str) -> None:
    """Likewise, of what a page is."""
    last = _last(store, "page_moves", doubt.account, lambda row: row["page"] == doubt.page)
    _still_answered(last, answered)


def _correct(
    store: Store, doubt: ValueDoubt, value: FieldValue | None, author: Signer, seen: Seen, ticket: str
) -> None:
    other = next((one for one in doubt.candidates[1:] if one.value == value), None)
    desk.correct_field(
        store,
        doubt.account.submission_id,
        doubt.item,
        doubt.card.name,
        value,
        author,
        page=None if other is None else other.page,
        box=None if other is None else other.box,
        remember=False,
        seen=seen,
        ticket=ticket,
    )


def _move(
    store: Store,
    doubt: PageDoubt,
    kind: PageKind | None,
    author: Signer,
    seen: Seen,
    ticket: str,
    reason: str = "",
) -> None:
    number = doubt.account.submission_id
    desk.move_page(store, number, doubt.page, kind, author, reason, remember=False, seen=seen, ticket=ticket)


def _about(doubt: ValueDoubt) -> Callable[[Row], bool]:
    return lambda row: (row["item"], row["name"]) == (doubt.item.value, doubt.card.name)


def _now(store: Store, doubt: ValueDoubt) -> int | str | None:
    """The value in force, as the database writes it; None when there is none."""
    rows = queries.details(store, "fields", doubt.account.submission_id)
    return next((row["value"] for row in rows if _about(doubt)(row)), None)


def _still_waits(store: Store, account: Account) -> Seen:
    """What there is to see of the cuenta now. Raises CuentaChanged when nobody has to look at it any more."""
    seen = _seen(store, account)
    if seen.sha256 != account.sha256 or not doubt_rows.waits(store, account.submission_id):
        raise CuentaChanged(GONE)
    return seen


def _seen(store: Store, account: Account) -> Seen:
    """To be asked before what is compared is read: then whatever comes between the two is noticed."""
    seen = witness.of(store, account.submission_id)
    if seen is None:
        raise CuentaChanged(GONE)
    return seen


def _recorded(store: Store, table: str, account: Account, ticket: str) -> bool:
    return any(row["ticket"] == ticket for row in queries.log(store, table, account.submission_id))


def _last(store: Store, table: str, account: Account, about: Callable[[Row], bool]) -> Row | None:
    """The act in force about something of a cuenta."""
    found = [row for row in queries.log(store, table, account.submission_id) if about(row)]
    return found[-1] if found else None


def _still_answered(last: Row | None, answered: str) -> None:
    if last is None or last["ticket"] != answered:
        who = "Otra persona" if last is None else last["author"]
        raise CuentaChanged(f"No se recordó: {who} cambió esto después. Mírelo en Revisar, «Historia».")


def _may_take_back(last: Row | None, answered: str, ticket: str) -> bool:
    """False when it was taken back already by this very act. Raises CuentaChanged when it is not in force."""
    if last is not None and last["ticket"] == ticket:
        return False
    if last is None or last["ticket"] != answered:
        who = "Otra persona" if last is None else last["author"]
        raise CuentaChanged(f"No se deshizo: {who} cambió esto después. Mírelo en Revisar, «Historia».")
    return True
