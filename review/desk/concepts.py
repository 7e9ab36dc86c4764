"""The concept of who reviewed a cuenta: what they tell whoever decides; and deciding by another person."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from review.desk.entity import folder_ways
from review.desk.signing import allowed, required
from review.errors import NotAllowed
from review.model import Act, Actor, Concept, Seen, Signer
from review.model.actor import name_of, person_key
from review.store import Store, opinions, queries
from review.store.act_signature import signature
from review.ways.checklist import Checklist

APART: Final = (
    "Usted dio el concepto de esta cuenta, y la lista de chequeo pide que decida otra persona: "
    "pídale a otro supervisor que la decida."
)


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


def held_apart(store: Store, submission_ids: Iterable[int], signer: Signer) -> set[int]:
    """Those of these cuentas on which this person may not decide: they gave the concept in force, and the
    checklist asks that somebody else decide. Raises StoreUnavailable."""
    who = person_key(name_of(signer))
    rows = queries.submissions(store, ids=list(submission_ids), absent=True)
    own = [row for row in rows if row["concept"] is not None and person_key(row["concept_author"]) == who]
    strict = {folder for folder in {row["folder"] for row in own} if _by_another(store, folder)}
    return {row["id"] for row in own if row["folder"] in strict}


def _by_another(store: Store, folder: str) -> bool:
    checklist = folder_ways(store, folder).checklist.value
    return isinstance(checklist, Checklist) and checklist.decided_by_another


def keep_apart(store: Store, submission_id: int, actor: Actor) -> None:
    """Raises NotAllowed where somebody else is to decide: see `held_apart`."""
    if held_apart(store, [submission_id], actor):
        raise NotAllowed(f"{APART} No se registró nada.")
