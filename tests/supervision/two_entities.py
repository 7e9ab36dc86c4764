"""A month whose cuentas are of two entities and two supervisors."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa

from review.store import Store
from review.store import schema as t

HOSPITAL: Final = "Hospital de San Telmo E.S.E."
BOSS: Final = "Yesenia Betancourt Chilito"
OTHER: Final = "CPS-020-2026"


def of_two(store: Store) -> None:
    """The second contract of the clean cuentas is of another entity and supervisor."""
    with store.writing() as connection:
        changed = {"entity": HOSPITAL, "supervisor": BOSS}
        connection.execute(sa.update(t.CONTRACTS).where(t.CONTRACTS.c.number == OTHER).values(changed))
