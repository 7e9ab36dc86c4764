"""Walking the chain: does every act still say what it said, in the order in which it was done?

It reads the database as somebody may have left it by hand, without triggers, columns or whole tables. What
cannot be read counts as changed. What the chain alone cannot tell is whether its end was cut off, or all of
it made anew: that needs the code of a head that was printed before.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import sqlalchemy as sa

from review.store import chain, dialects
from review.store.chain import Head
from review.store.portions import portions
from review.store.queries import Row
from review.store.schema import SUBMISSIONS
from review.store.schema_acts import ACTS, CHAIN
from review.store.store import Store

_CHUNK = 200
_TABLES = {table.name: table for table in ACTS}


class Fault(StrEnum):
    """What is wrong with a link, or with an act."""

    CHANGED = "cambiado"  # the act says something else now
    REMOVED = "borrado"
    OUTSIDE = "agregado_por_fuera"  # an act that the chain does not know
    LINK_CHANGED = "eslabon_cambiado"
    LINKS_MISSING = "eslabones_borrados"  # before this one
    OTHER_ORDER = "orden_cambiado"  # what comes before this one is not what came before it


@dataclass(frozen=True, slots=True)
class Break:
    """Where the chain does not hold: the act (its table and number there), and who did it when, as far as
    the chain tells; of an act that it does not know (`seq` None), as the act itself does.

    `seq` counts acts from 1; `missing` of them were removed before this one together with their links.
    `submission_id` and `archivo` name the cuenta that the act, where it is still there, says to be about.
    """

    fault: Fault
    seq: int | None
    table: str
    row_id: int
    author: str | None
    at: dt.datetime | None
    missing: int = 0
    submission_id: int | None = None
    archivo: str | None = None


@dataclass(frozen=True, slots=True)
class ChainCheck:
    """What a walk found: the head (None without acts); every break, in the order of the chain, and then what
    it does not know; and what the log was when it had the code asked for (None: it never had)."""

    head: Head | None
    breaks: tuple[Break, ...]
    printed: Head | None = None


def walk(store: Store, code: str = "") -> ChainCheck:
    """The whole chain against all acts, as they are at one moment, and the link of a code of `Head`. Raises
    StoreUnavailable."""
    with store.reading() as connection:
        dialects.of(connection).begin_one_moment(connection)
        held = _Held.of(connection)
        breaks = _with_names(held, [*_along(held), *_outside(held)])
        last = held.numbers(CHAIN)[-1:]
        return ChainCheck(_head(held, last), tuple(breaks), _head(held, _of_code(held, code)))


@dataclass(frozen=True, slots=True)
class _Held:
    """The tables as they are: what is left of their columns, and rows that may not be readable."""

    connection: sa.Connection
    names: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, connection: sa.Connection) -> _Held:
        inspector = sa.inspect(connection)
        there = set(inspector.get_table_names())
        names = {
            table.name: frozenset(column["name"] for column in inspector.get_columns(table.name))
            for table in (*ACTS, CHAIN)
            if table.name in there
        }
        return cls(connection, names)

    def columns(self, table: sa.Table) -> list[sa.Column[object]]:
        return [column for column in table.c if column.name in self.names.get(table.name, ())]

    def numbers(self, table: sa.Table) -> list[int]:
        (key,) = table.primary_key
        if key not in self.columns(table):
            return []
        return list(self.connection.execute(sa.select(key).order_by(key)).scalars())

    def rows(self, table: sa.Table, numbers: Sequence[int]) -> dict[int, Row | None]:
        """Rows by their number; None for one in which something stands that is no value of its column."""
        if not numbers or not self.columns(table):
            return {}
        try:
            return self._read(table, numbers)
        except _UNREADABLE as error:
            if isinstance(error, sa.exc.DBAPIError) and not dialects.of(self.connection).is_of_value(error):
                raise
            if len(numbers) == 1:
                return {numbers[0]: None}
        found: dict[int, Row | None] = {}
        for number in numbers:
            found |= self.rows(table, [number])
        return found

    def _read(self, table: sa.Table, numbers: Sequence[int]) -> dict[int, Row | None]:
        (key,) = table.primary_key
        statement = sa.select(*self.columns(table)).where(key.in_(numbers))
        return {row[key.name]: dict(row) for row in self.connection.execute(statement).mappings()}


_UNREADABLE = (ValueError, TypeError, LookupError, sa.exc.OperationalError, sa.exc.DataError)


def _along(held: _Held) -> Iterator[Break]:
    """What is wrong along the chain, from its beginning."""
    before, previous = 0, chain.START
    sound = True
    for links in portions(held.numbers(CHAIN), _CHUNK):
        found = held.rows(CHAIN, links)
        acts = _acts(held, [row for row in found.values() if row is not None])
        for seq in links:
            link = found.get(seq)
            if link is None or not _holds(link):
                yield _break(Fault.LINK_CHANGED, link or {}, seq)
                sound, before = False, seq
                continue
            where = (link["table_name"], link["row_id"])
            act = acts.get(where)
            if seq != before + 1:
                yield _break(Fault.LINKS_MISSING, link, seq, act=act, missing=seq - before - 1)
            elif sound and link["previous"] != previous:
                yield _break(Fault.OTHER_ORDER, link, seq, act=act)
            if where not in acts:
                yield _break(Fault.REMOVED, link, seq)
            elif act is None or chain.content(act) != link["content"]:
                yield _break(Fault.CHANGED, link, seq, act=act)
            sound, before, previous = True, seq, link["digest"]


def _holds(link: Row) -> bool:
    try:
        return chain.link_digest(link) == link.get("digest")
    except (TypeError, ValueError):  # something that JSON does not know
        return False


def _acts(held: _Held, links: Iterable[Row]) -> dict[tuple[str, int], Row | None]:
    """The acts of these links that are there, by table and number."""
    wanted: dict[str, list[int]] = {}
    for link in links:
        if link.get("table_name") in _TABLES and isinstance(link.get("row_id"), int):
            wanted.setdefault(link["table_name"], []).append(link["row_id"])
    return {
        (name, number): row
        for name, numbers in wanted.items()
        for number, row in held.rows(_TABLES[name], numbers).items()
    }


def _outside(held: _Held) -> Iterator[Break]:
    """The acts that the chain does not know."""
    known: dict[str, set[int]] = {}
    for links in portions(held.numbers(CHAIN), _CHUNK):
        for link in held.rows(CHAIN, links).values():
            if link is not None and "table_name" in link and "row_id" in link:
                known.setdefault(link["table_name"], set()).add(link["row_id"])
    for table in ACTS:
        left = [number for number in held.numbers(table) if number not in known.get(table.name, ())]
        for numbers in portions(left, _CHUNK):
            for number, row in held.rows(table, numbers).items():
                told = row or {}
                yield Break(
                    Fault.OUTSIDE,
                    None,
                    table.name,
                    number,
                    told.get("author"),
                    told.get("at"),
                    submission_id=told.get("submission_id"),
                )


def _break(fault: Fault, link: Row, seq: int, *, act: Row | None = None, missing: int = 0) -> Break:
    return Break(
        fault,
        seq,
        str(link.get("table_name", "")),
        link.get("row_id", 0),
        link.get("author"),
        link.get("at"),
        missing,
        None if act is None else act.get("submission_id"),
    )


def _with_names(held: _Held, breaks: Sequence[Break]) -> list[Break]:
    """Breaks with the file of the cuenta that each is about."""
    wanted = sorted({one.submission_id for one in breaks if isinstance(one.submission_id, int)})
    names: dict[int | None, str] = {}
    for numbers in portions(wanted, _CHUNK):
        asked = sa.select(SUBMISSIONS.c.id, SUBMISSIONS.c.archivo).where(SUBMISSIONS.c.id.in_(numbers))
        names |= {row.id: row.archivo for row in held.connection.execute(asked)}
    return [replace(one, archivo=names.get(one.submission_id)) for one in breaks]


def _of_code(held: _Held, code: str) -> list[int]:
    """The link that a code is of."""
    start = chain.start_of(code)
    if start is None or CHAIN.c.digest not in held.columns(CHAIN):
        return []
    asked = sa.select(CHAIN.c.seq).where(CHAIN.c.digest.startswith(start)).order_by(CHAIN.c.seq).limit(1)
    return list(held.connection.execute(asked).scalars())


def _head(held: _Held, links: Sequence[int]) -> Head | None:
    """The log up to the one link given; None where there is none, or where it does not hold."""
    last = next(iter(held.rows(CHAIN, links).values()), None)
    return None if last is None or not _holds(last) else Head(last["seq"], last["digest"], last["at"])
