"""All that a database holds, carried as it is into another one that is empty, of whatever kind each is.

Both are held meanwhile: nobody writes to the one, and of the other there is all or nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa

from review.errors import NotCarried
from review.store import chain, dialects
from review.store.addresses import shown
from review.store.chain import Head
from review.store.schema import METADATA
from review.store.schema_acts import CHAIN
from review.store.store import Store

_AT_ONCE: Final = 100  # rows: judgement, some of them hold a whole document
_NOT_EMPTY: Final = (
    "La base de datos «{}» ya tiene datos ({}), y todo se lleva solo a una vacía. No se cambió nada en ella. "
    "Indique otra: un archivo que no exista, o en el servidor una base nueva."
)
_NOT_TAKEN: Final = (
    "En la tabla «{}» hay algo que la base de datos «{}» no puede guardar ({}). No se llevó nada. Revise la "
    "de origen con «vistobueno doctor» y «vistobueno verificar», y avise a quien instaló Visto Bueno."
)
_OTHERWISE: Final = (
    "Lo que quedó en la tabla «{}» de «{}» no es lo que se llevó, y no se guardó nada. Vuelva a intentar; "
    "si pasa otra vez, avise a quien instaló Visto Bueno."
)


@dataclass(frozen=True, slots=True)
class Carried:
    """What was carried: how many rows of each table, and the log up to its last act (None: nobody did
    anything)."""

    rows: Mapping[str, int]
    head: Head | None


def carry(source: Store, target: Store) -> Carried:
    """Put every row of `source` into `target`, and look there again whether each is the same, and the log.

    Raises NotCarried, after which the target is as it was, and StoreUnavailable.
    """
    with target.reading() as here:  # before it would have to wait for its turn
        _refuse_filled(target, here)
    with source.writing() as there, target.writing() as here:
        _refuse_filled(target, here)
        sent = {table.name: _send(table, there, here, target.url) for table in METADATA.sorted_tables}
        for table in METADATA.sorted_tables:
            if _told(_rows(here, table)) != sent[table.name]:
                raise NotCarried(_OTHERWISE.format(table.name, shown(target.url)))
        head = chain.last_link(there)
        if chain.last_link(here) != head:
            raise NotCarried(_OTHERWISE.format(CHAIN.name, shown(target.url)))
    return Carried({name: count for name, (count, _) in sent.items()}, head)


def _refuse_filled(target: Store, here: sa.Connection) -> None:
    """Raises NotCarried unless there is no row yet."""
    for table in METADATA.sorted_tables:
        if here.execute(sa.select(sa.literal(1)).select_from(table).limit(1)).first() is not None:
            raise NotCarried(_NOT_EMPTY.format(shown(target.url), table.name))


def _send(table: sa.Table, there: sa.Connection, here: sa.Connection, url: str) -> tuple[int, str]:
    """Carry a table; gives what `_told` does of it. Raises NotCarried."""
    dialect = dialects.of(here)
    values = {
        column.name: dialect.json_of(column)
        if isinstance(column.type, sa.JSON)
        else sa.bindparam(column.name)
        for column in table.c
    }
    adding = sa.insert(table).values(values)
    seen = _Digest()
    try:
        for rows in _rows(there, table):
            seen.take(rows)
            here.execute(adding, [dict(zip(values, row, strict=True)) for row in rows])
        dialect.count_on(here, table)
    except (sa.exc.DataError, sa.exc.IntegrityError, ValueError, TypeError) as error:
        kind = type(getattr(error, "orig", None) or error).__name__
        raise NotCarried(_NOT_TAKEN.format(table.name, shown(url), kind)) from error
    return seen.told


def _rows(connection: sa.Connection, table: sa.Table) -> Iterator[Sequence[Sequence[Any]]]:
    """The rows of a table in the order of its key, some at a time; JSON as the text that it is kept as."""
    columns = [
        sa.cast(column, sa.Text).label(column.name) if isinstance(column.type, sa.JSON) else column
        for column in table.c
    ]
    asked = sa.select(*columns).order_by(*table.primary_key.columns)
    with connection.execute(asked, execution_options={"yield_per": _AT_ONCE}) as found:
        for rows in found.partitions():
            yield [tuple(row) for row in rows]


def _told(portions: Iterator[Sequence[Sequence[Any]]]) -> tuple[int, str]:
    """How many rows there are, and a digest of all that they say."""
    seen = _Digest()
    for rows in portions:
        seen.take(rows)
    return seen.told


class _Digest:
    def __init__(self) -> None:
        self._count, self._digest = 0, hashlib.sha256()

    def take(self, rows: Sequence[Sequence[Any]]) -> None:
        for row in rows:
            self._count += 1
            self._digest.update(repr(row).encode("utf-8", "surrogatepass"))

    @property
    def told(self) -> tuple[int, str]:
        return self._count, self._digest.hexdigest()
