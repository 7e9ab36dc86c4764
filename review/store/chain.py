"""The chain over everything that people did: each act linked to the one before it, whatever its table.

A link keeps a digest of what its act says and one of the link before it. Whoever then changes, removes or
slips in an act outside of the program leaves a link that does not hold, and the digest of the last link (the
head) stands for all acts up to it: printed on a paper, it shows later whether the log is still that one.

**What a digest says is a promise**: it is worked out again for acts of any age, so nothing here may change
what an act of a former version gave. See `content`.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

import sqlalchemy as sa

from review.store.portions import portions
from review.store.queries import Row
from review.store.schema_acts import CHAIN
from review.store.store import Store

START: Final = "0" * 64
"""What the first link has for the digest of the one before it."""

CODE_DIGITS: Final = 12
"""How much of a digest a code holds, in hexadecimal digits (48 bits)."""

_CODE = re.compile(f"[0-9a-f]{{{CODE_DIGITS},{len(START)}}}")
_GROUP = 4


@dataclass(frozen=True, slots=True)
class Head:
    """The log up to a link: how many acts it holds (`count`), the digest that stands for them all, and when
    the last of them was done."""

    count: int
    digest: str
    at: dt.datetime

    @property
    def code(self) -> str:
        """The digest as it is printed: `3f2a-91c0-7be4`."""
        return "-".join(self.digest[start : start + _GROUP] for start in range(0, CODE_DIGITS, _GROUP))


def start_of(code: str) -> str | None:
    """How the digest begins of which this is the code, however it is typed; None for what is no code."""
    typed = "".join(code.split()).replace("-", "").lower()
    return typed if _CODE.fullmatch(typed) else None


def content(row: Mapping[str, Any]) -> str:
    """The digest of what an act says.

    Of the columns by their names, in the order of the alphabet, and only of those that hold something. So
    neither the order of the columns counts nor a column that a migration adds, as long as it is NULL for the
    acts that were there; a migration may not rename one, nor fill one for them. Moments count as UTC.
    """
    told = {name: _plain(value) for name, value in row.items() if value is not None}
    return _digest(told)


def link_digest(link: Mapping[str, Any]) -> str:
    """The digest of a link: of all of its columns but this one."""
    return content({name: value for name, value in link.items() if name != CHAIN.c.digest.name})


def linked(acts: Iterable[tuple[str, Row]], last: Head | None) -> Iterator[Row]:
    """Rows of `chain` for acts (the name of their table, and the row as it is read from there), in this order
    behind the link `last` (None: from the start)."""
    seq, previous = (0, START) if last is None else (last.count, last.digest)
    for table, row in acts:
        seq += 1
        link = {
            "seq": seq,
            "table_name": table,
            "row_id": row["id"],
            "author": row.get("author"),
            "at": row["at"],
            "content": content(row),
            "previous": previous,
        }
        previous = link["digest"] = link_digest(link)
        yield link


def _plain(value: Any) -> Any:
    match value:
        case dt.datetime():
            moment = value if value.tzinfo is None else value.astimezone(dt.UTC)
            return moment.replace(tzinfo=None).isoformat(timespec="microseconds")
        case dt.date():
            return value.isoformat()
        case bytes():
            return value.hex()
        case _:
            return value


def _digest(told: Mapping[str, Any]) -> str:
    return sha256(json.dumps(told, sort_keys=True, separators=(",", ":")).encode("ascii")).hexdigest()


# --- in the database ---


def head(store: Store) -> Head | None:
    """The log as it is now; None while nobody did anything. Raises StoreUnavailable."""
    with store.reading() as connection:
        return last_link(connection)


def last_link(connection: sa.Connection) -> Head | None:
    statement = sa.select(CHAIN.c.seq, CHAIN.c.digest, CHAIN.c.at).order_by(CHAIN.c.seq.desc()).limit(1)
    found = connection.execute(statement).first()
    return None if found is None else Head(found.seq, found.digest, found.at)


def link(connection: sa.Connection, table: sa.Table, numbers: Sequence[int]) -> None:
    """Link acts just added, told by their numbers, as they now stand in the database. In the transaction that
    added them, of `Store.writing`: so two acts at once are linked one behind the other."""
    last = last_link(connection)
    for some in portions(numbers):
        found = connection.execute(sa.select(table).where(table.c.id.in_(some))).mappings()
        rows = {row["id"]: dict(row) for row in found}
        made = list(linked(((table.name, rows[number]) for number in some), last))
        connection.execute(sa.insert(CHAIN), made)
        last = Head(made[-1]["seq"], made[-1]["digest"], made[-1]["at"])
