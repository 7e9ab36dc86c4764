"""Notes on a cuenta: for the house, or to be passed on to the contractor in the letter."""

from __future__ import annotations

from review.desk.signing import allowed, required
from review.errors import BadArgument
from review.model import Act, Audience, Box, ItemKind, Note, Seen, Signer
from review.store import Store, note_rows, opinions, queries
from review.store.act_signature import signature


def notes_of(store: Store, submission_id: int) -> tuple[Note, ...]:
    """Every note on a cuenta, oldest first, also those withdrawn. Raises StoreUnavailable."""
    return tuple(note_rows.note_of(row) for row in note_rows.listed(store, submission_id))


def add_note(
    store: Store,
    submission_id: int,
    audience: Audience,
    text: str,
    author: Signer,
    *,
    item: ItemKind | None = None,
    page: int | None = None,
    box: Box | None = None,
    seen: Seen | None = None,
    ticket: str | None = None,
) -> None:
    """Remark something on a cuenta, an item, a page (from 1) or a place of it (`box`, in points from the top
    left corner of the upright page). Nothing is judged by it.

    With `seen` it is refused when the cuenta is no longer so; the same `ticket` is recorded once.
    Raises BadArgument without text or author, and for a place that the cuenta has not; NotAllowed;
    CuentaChanged.
    """
    words = required(text, "Escriba la nota.")
    signed = allowed(store, author, Act.NOTE)
    found = queries.submissions(store, ids=[submission_id], absent=True)
    if not found:
        raise BadArgument(f"No hay una cuenta con el número {submission_id} en la base de datos.")
    if page is None and box is not None:
        raise BadArgument("Diga en qué página está el lugar que señala.")
    if page is not None and page not in {
        row["number"] for row in queries.details(store, "pages", submission_id)
    }:
        raise BadArgument(f"Esta cuenta no tiene una página {page}.")
    row = note_rows.row_of(audience, words, item, page, box)
    about = {"submission_id": submission_id, "sha256": found[0]["sha256"], **signature(signed)}
    opinions.record(store, "notes", row | about, seen=seen, ticket=ticket)


def withdraw_note(store: Store, note_id: int, reason: str, author: Signer) -> None:
    """Take a note back: it stays in the history, and is nowhere else any more. One that was withdrawn already
    stays as it is. Raises BadArgument, NotAllowed."""
    signed = allowed(store, author, Act.NOTE)
    if note_rows.owner(store, note_id) is None:
        raise BadArgument(f"No hay una nota con el número {note_id}.")
    note_rows.withdraw(store, note_id, reason=reason.strip(), author=signed)
