"""Saying what pages of a cuenta are: one, whose layout may be remembered, or several at once."""

from __future__ import annotations

from collections.abc import Iterable

from review import spanish
from review.desk import teaching
from review.desk.signing import allowed, known
from review.desk.teaching import Teaching
from review.errors import BadArgument
from review.model import Act, PageKind, Seen, Signer
from review.pipeline import judge_again
from review.store import Store, opinions, queries
from review.store.act_signature import signature


def move_page(
    store: Store,
    submission_id: int,
    page: int,
    kind: PageKind | None,
    author: Signer,
    reason: str = "",
    *,
    remember: bool = True,
    seen: Seen | None = None,
    ticket: str | None = None,
) -> Teaching:
    """Say what a page is (None: what the machine said); the cuenta is recognised and judged again.

    With `remember`, its layout is learned: the next page like it is told so, and the cuentas not yet decided
    are reviewed again. Taking a move back also takes back what it taught. `seen` and `ticket` as in `decide`.
    Raises BadArgument, CuentaChanged, NotAllowed.
    """
    new = move_pages(store, submission_id, [page], kind, author, reason, seen=seen, ticket=ticket)
    if not new or kind is None or not remember:
        return Teaching()
    return teaching.teach_page(store, submission_id, page, kind, allowed(store, author, Act.MOVE))


def move_pages(
    store: Store,
    submission_id: int,
    pages: Iterable[int],
    kind: PageKind | None,
    author: Signer,
    reason: str = "",
    *,
    seen: Seen | None = None,
    ticket: str | None = None,
) -> bool:
    """Say what several pages are (None: what the machine said of each), in one act for each of them, all or
    none; the cuenta is judged again once. Nothing is learned. Gives whether it was recorded now; `seen` and
    `ticket` as in `decide`. Raises BadArgument, CuentaChanged, NotAllowed.
    """
    signed = allowed(store, author, Act.MOVE)
    known(store, submission_id)
    asked = sorted(set(pages))
    there = {row["number"] for row in queries.details(store, "pages", submission_id)}
    if strange := [page for page in asked if page not in there]:
        which = f"una página {strange[0]}" if len(strange) == 1 else f"las páginas {_named(strange)}"
        raise BadArgument(f"Esta cuenta no tiene {which}.")
    if not asked:
        raise BadArgument("Elija al menos una página.")
    rows = [
        {
            "submission_id": submission_id,
            "page": page,
            "kind": None if kind is None else kind.value,
            "reason": reason.strip(),
            **signature(signed),
        }
        for page in asked
    ]
    if not opinions.record_each(store, "page_moves", rows, seen=seen, ticket=ticket):
        return False
    for page in asked:
        teaching.forget(store, submission_id, signed, page=page)
    judge_again(store, [submission_id])
    return True


def _named(pages: Iterable[int]) -> str:
    return spanish.join(map(str, pages))
