"""What of each cuenta can be found again in others, and the values that those ask for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

import sqlalchemy as sa

from review.store import schema as t
from review.store.portions import portions


@dataclass(frozen=True, slots=True)
class Imprinted:
    """The traces of a cuenta (`review.across.pack`) and what was surely read in it, in pesos: the value asked
    for, what is left after it, and the bank. `version` changes with everything it is made from."""

    version: str
    body: bytes
    value: int | None = None
    balance: int | None = None
    bank: str | None = None


def save(connection: sa.Connection, made: Mapping[int, Imprinted]) -> None:
    """Keep imprints by submission, in the place of those they had."""
    keys = list(made)
    for some in portions(keys):
        connection.execute(sa.delete(t.IMPRINTS).where(t.IMPRINTS.c.submission_id.in_(some)))
        rows = [{"submission_id": key, **asdict(made[key])} for key in some]
        connection.execute(sa.insert(t.IMPRINTS), rows)
