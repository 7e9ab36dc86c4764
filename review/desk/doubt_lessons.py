"""Having an answer to a doubt remembered: the next paper of the same layout is then read so.

Nothing is learned by answering alone; what remembering would change in other cuentas is told first.
"""

from __future__ import annotations

from review.desk import doubt_answers, foresight, teaching
from review.desk.foresight import Foresight
from review.desk.page_doubts import PageDoubt
from review.desk.questions import ValueDoubt
from review.desk.signing import allowed
from review.desk.teaching import Teaching
from review.model import Act, Box, FieldValue, PageKind, Signer
from review.store import Store


def foresee(store: Store, doubt: ValueDoubt, value: FieldValue) -> Foresight:
    """What remembering where this value stands would change in other cuentas. Raises StoreUnavailable."""
    number = doubt.account.submission_id
    return foresight.of_value(store, number, doubt.item, doubt.card.name, value, _place(doubt, value))


def remember(store: Store, doubt: ValueDoubt, value: FieldValue, author: Signer, answered: str) -> Teaching:
    """Remember where the value stands on papers of this layout, as long as the answer with the ticket
    `answered` is in force. Raises CuentaChanged when it is not, NotAllowed, StoreUnavailable."""
    signed = allowed(store, author, Act.CORRECT)
    doubt_answers.in_force(store, doubt, answered)
    number = doubt.account.submission_id
    place = _place(doubt, value)
    return teaching.teach_value(store, number, doubt.item, doubt.card.name, value, signed, place)


def foresee_page(store: Store, doubt: PageDoubt, kind: PageKind) -> Foresight:
    """The same of what a page is."""
    return foresight.of_page(store, doubt.account.submission_id, doubt.page, kind)


def remember_page(store: Store, doubt: PageDoubt, kind: PageKind, author: Signer, answered: str) -> Teaching:
    """The same of what a page is."""
    signed = allowed(store, author, Act.MOVE)
    doubt_answers.page_in_force(store, doubt, answered)
    return teaching.teach_page(store, doubt.account.submission_id, doubt.page, kind, signed)


def _place(doubt: ValueDoubt, value: FieldValue) -> tuple[int, Box] | None:
    """Where a candidate stands; of what somebody typed nobody said where it is."""
    return next(((one.page, one.box) for one in doubt.candidates if one.value == value), None)
