"""Reversing a decision: an act of its own, after which the cuenta waits for a decision again."""

from __future__ import annotations

from review.desk.signing import allowed, required
from review.model import Act, Seen, Signer
from review.pipeline import settle
from review.store import Store, opinions
from review.store.act_signature import signature


def reverse(
    store: Store,
    submission_id: int,
    reason: str,
    author: Signer,
    *,
    seen: Seen | None = None,
    ticket: str | None = None,
) -> None:
    """Reverse the decision in force; those before it do not come back. What was decided stays in the log.

    The reason is obligatory; `seen` and `ticket` as in `desk.decide`. The other cuentas of the contract are
    judged again where it tells them something. Raises BadArgument, CuentaChanged, NotAllowed, and
    DecisionStands where nothing is decided or the cuenta is paid in SECOP II.
    """
    signed = allowed(store, author, Act.REVERSE)
    why = required(reason, "Escriba por qué se anula la decisión: queda en la historia de la cuenta.")
    row = {"submission_id": submission_id, "reason": why, **signature(signed)}
    if opinions.record(store, "reversals", row, seen=seen, ticket=ticket).new:
        settle(store, [submission_id])
