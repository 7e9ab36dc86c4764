"""The concept of who reviewed a cuenta: what they tell whoever decides; and deciding by another person."""

from __future__ import annotations

from review.desk.entity import folder_ways
from review.desk.signing import allowed, required
from review.errors import NotAllowed
from review.model import Act, Actor, Concept, Seen, Signer
from review.model.actor import person_key
from review.store import Store, opinions, queries
from review.store.signatures import signature
from review.ways.checklist import Checklist


def give_concept(
    store: Store,
    submission_id: int,
    concept: Concept,
    reason: str,
    author: Signer,
    *,
    seen: Seen | None = None,
    ticket: str | None = None,
) -> None:
    """Say to whoever decides what the review of a cuenta came to; another concept may follow.

    The reason is obligatory with an inconsistency. `seen` and `ticket` as in `desk.decide`. Raises
    BadArgument, CuentaChanged, NotAllowed.
    """
    signed = allowed(store, author, Act.CONCEPT)
    if concept is Concept.CON_INCONSISTENCIA:
        required(reason, "Escriba cuál es la inconsistencia: es lo que verá quien decide.")
    row = {
        "submission_id": submission_id,
        "concept": concept.value,
        "reason": reason.strip(),
        **signature(signed),
    }
    opinions.record(store, "concepts", row, seen=seen, ticket=ticket)


def keep_apart(store: Store, submission_id: int, actor: Actor) -> None:
    """Raises NotAllowed where the checklist asks that another person decide than who gave the concept in
    force, and this one gave it."""
    for row in queries.submissions(store, ids=[submission_id], absent=True):
        if row["concept"] is None or person_key(row["concept_author"]) != person_key(actor.name):
            return
        checklist = folder_ways(store, row["folder"]).checklist.value
        if isinstance(checklist, Checklist) and checklist.decided_by_another:
            raise NotAllowed(
                "Usted dio el concepto de esta cuenta, y la lista de chequeo pide que decida otra persona: "
                "pídale a otro supervisor que la decida. No se registró nada."
            )
