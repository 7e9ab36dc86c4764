"""What SECOP II says of a decision taken here: there, still to be passed on, or contradicted."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from review.contracts.list_headings import ListLayout
from review.model import SecopSource, SecopState, Verdict
from review.store import Store, imports

TELLING = (ListLayout.SECOP_PAYMENTS, ListLayout.SECOP_INVOICES)
"""The exports that tell the state of a payment."""

_SETTLED = (SecopState.APROBADO, SecopState.PAGADO)
_EXPORTED = (SecopSource.PLAN_DE_PAGOS,)


class Passing(StrEnum):
    """What SECOP II says of what was decided here."""

    HECHA = "hecha"
    POR_PASAR = "por_pasar"
    CONTRARIA = "contraria"  # it says the opposite
    SIN_DECIDIR = "sin_decidir"  # it is settled there, and nobody decided here


def passing_of(
    verdict: Verdict | None,
    state: SecopState,
    source: SecopSource,
    *,
    decided: dt.datetime | None,
    exported: dt.datetime | None,
) -> Passing:
    """How a decision stands in SECOP II. Approved and paid are for good; a rejection is that of this decision
    only when an export told it afterwards, since the same request is rejected and sent again."""
    settled = state in _SETTLED
    if verdict is None:
        return Passing.SIN_DECIDIR
    if verdict is Verdict.APROBADA:
        if settled:
            return Passing.HECHA
        return Passing.CONTRARIA if state is SecopState.RECHAZADO else Passing.POR_PASAR
    if settled:
        return Passing.CONTRARIA
    if state is not SecopState.RECHAZADO:
        return Passing.POR_PASAR
    before = source in _EXPORTED and decided is not None and (exported is None or exported < decided)
    return Passing.POR_PASAR if before else Passing.HECHA


def last_told(store: Store) -> dt.datetime | None:
    """When the states of payments were last taken from an export. Raises StoreUnavailable."""
    return imports.last_of(store, TELLING)
