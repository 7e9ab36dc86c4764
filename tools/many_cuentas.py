"""A database of very many cuentas, to measure what the screens and the queries of a large entity cost.

A few invented cuentas are read from their papers, as any are; all others are copies of their rows under
other people, contracts and months. The older months are decided; of the newest a quarter is, and what was
recognised of its papers is copied too. One cuenta in fifteen has an earlier version, which was returned. No
imprints are copied and no act is chained: what cuentas share, and the chain, are measured elsewhere.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from review.model import Month, Verdict
from review.pipeline import read_folder
from review.recognition.grammar.ids import contract_key
from review.store import Store
from review.store import schema as t
from review.store.basis import basis_of
from tools.papers import folder as papers

SUPERVISORS = 40
NEWEST = Month(2026, 10)
_READ = 8  # cuentas that are read from papers
_RETURNED_EVERY = 15
_AT_ONCE = 2_000  # rows of an insert
_SECOP = ("enviado", "sin_confirmar", "pendiente_registro", "aprobado", "pagado", "rechazado")

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Extent:
    """How many months, back from `NEWEST`, of so many contracts each."""

    contracts: int
    months: int

    @property
    def cuentas(self) -> int:
        return self.contracts * self.months


@dataclass(frozen=True, slots=True)
class _Copy:
    """One cuenta to be: of which it is a copy, and all that is its own."""

    number: int
    of: Row
    place: int
    month: Month
    earlier: bool = False

    @property
    def key(self) -> str:
        """Contracts last for a year: the same person has another number in the next one."""
        return contract_key(f"CPS-{self.place:05d}-{self.month.year}")

    @property
    def sha256(self) -> str:
        return f"{self.number:064x}"

    @property
    def archivo(self) -> str:
        return f"{self.month}/CPS-{self.place:05d}-{self.month.year}{' v1' if self.earlier else ''}.pdf"


def read(place: Path, url: str, seed: str = "muchas") -> None:
    """Invent a few cuentas under `place` and read them into a new database at `url`. Raises
    StoreUnavailable."""
    deals, submissions = papers.fresh_set(seed, _READ)
    folder = place / "muchas"
    papers.write(folder, deals, submissions, place / "muchas.jsonl")
    with Store.open(url) as store:
        read_folder(folder, store, processes=1)


def fill(url: str, extent: Extent) -> None:
    """Copy the cuentas that were read into the database at `url` as often as `extent` says; they stay among
    the copies. Raises StoreUnavailable."""
    with Store.open(url) as store, store.writing(by_person=False) as connection:
        _copy_all(connection, extent)
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("ANALYZE")


def _copy_all(connection: sa.Connection, extent: Extent) -> None:
    read = _rows(connection, sa.select(t.SUBMISSIONS).order_by(t.SUBMISSIONS.c.id))
    models = [row for row in read if row["contract_key"] and row["period"] and row["current"]]
    told = {row["key"]: row for row in _rows(connection, sa.select(t.CONTRACTS))}
    models = [row for row in models if row["contract_key"] in told]
    first = max(row["id"] for row in read) + 1
    copies = list(_copies(models, extent, first))
    numbers = _contracts(connection, copies, told)
    _insert(connection, t.DOCUMENTS, _documents(connection, copies))
    _insert(connection, t.SUBMISSIONS, (_submission(one) for one in copies))
    _parts(connection, copies)
    _insert(connection, t.DECISIONS, (row for one in copies if (row := _decision(one))))
    _insert(connection, t.SECOP_PAYMENTS, (_payment(one, numbers) for one in copies if not one.earlier))


def _copies(models: Sequence[Row], extent: Extent, first: int) -> Iterator[_Copy]:
    number = first
    for back in range(extent.months):
        month = NEWEST.plus(-back)
        for place in range(extent.contracts):
            model = models[place % len(models)]
            if place % _RETURNED_EVERY == 0:
                yield _Copy(number, model, place, month, earlier=True)
                number += 1
            yield _Copy(number, model, place, month)
            number += 1


def _submission(one: _Copy) -> Row:
    billed, returned = one.month, one.place % _RETURNED_EVERY == 0
    received = dt.datetime(billed.year, billed.month, 26, tzinfo=dt.UTC) + dt.timedelta(days=one.place % 5)
    return one.of | {
        "id": one.number,
        "archivo": one.archivo,
        "sha256": one.sha256,
        "contract": f"CPS-{one.place:05d}-{billed.year}",
        "contract_key": one.key,
        "document": str(1_061_700_000 + one.place),
        "contractor": _name(one),
        "payment": billed.month,
        "period": str(billed),
        "account_date": received.date(),
        "received": received - dt.timedelta(hours=6 * one.earlier),
        "party": f"{one.key} {1_061_700_000 + one.place}",
        "part": None,
        "secop_state": _SECOP[(one.place + billed.month) % len(_SECOP)],
        "current": not one.earlier,
        "versions": 2 if returned else 1,
        "copies": 0,
    }


def _name(one: _Copy) -> str:
    return f"{one.of['contractor'] or 'Persona'} {one.place}"


def _contracts(connection: sa.Connection, copies: Sequence[_Copy], told: Mapping[str, Row]) -> dict[str, int]:
    """The contracts of the copies, each once; gives their numbers by key."""
    number = max(row["id"] for row in told.values())
    made: dict[str, Row] = {}
    for one in copies:
        if one.key not in made:
            number += 1
            model = told[one.of["contract_key"]]
            made[one.key] = model | {
                "id": number,
                "key": one.key,
                "number": f"CPS-{one.place:05d}-{one.month.year}",
                "contractor": _name(one),
                "document": str(1_061_700_000 + one.place),
                "entity_key": one.of["entity_key"] or model["entity_key"],
                "start": dt.date(one.month.year, 1, 2),
                "end": dt.date(one.month.year, 12, 30),
                "supervisor": f"Supervisora {one.place % SUPERVISORS + 1}",
            }
    _insert(connection, t.CONTRACTS, made.values())
    return {key: row["id"] for key, row in made.items()}


def _documents(connection: sa.Connection, copies: Sequence[_Copy]) -> Iterator[Row]:
    held = {row["sha256"]: row for row in _rows(connection, sa.select(t.DOCUMENTS))}
    return (held[one.of["sha256"]] | {"sha256": one.sha256} for one in copies)


_MAP = sa.Table(
    "copied",
    sa.MetaData(),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.Column("archivo", sa.Text, nullable=False),
    sa.Column("of", sa.Integer, nullable=False, index=True),
    sa.Column("of_sha256", sa.String(64), nullable=False),
    sa.Column("open", sa.Boolean, nullable=False),
    prefixes=["TEMPORARY"],
)


def _parts(connection: sa.Connection, copies: Sequence[_Copy]) -> None:
    """Everything that hangs on a cuenta, copied inside the database."""
    _MAP.create(connection)
    _insert(
        connection,
        _MAP,
        (
            {
                "number": one.number,
                "sha256": one.sha256,
                "archivo": one.archivo,
                "of": one.of["id"],
                "of_sha256": one.of["sha256"],
                "open": one.month == NEWEST and not one.earlier,
            }
            for one in copies
        ),
    )
    copied = _MAP.c
    for table in (t.ITEMS, t.PAGES, t.FIELDS, t.FINDINGS):
        _copy(connection, table, table.c.submission_id == copied.of, submission_id=copied.number)
    files = {"archivo": copied.archivo, "sha256": copied.sha256, "submission_id": copied.number}
    _copy(connection, t.FILES, t.FILES.c.submission_id == copied.of, **files)
    same = sa.and_(t.RECOGNITIONS.c.sha256 == copied.of_sha256, copied.open)
    _copy(connection, t.RECOGNITIONS, same, sha256=copied.sha256)
    _MAP.drop(connection)


def _copy(
    connection: sa.Connection, table: sa.Table, same: sa.ColumnElement[bool], **own: sa.ColumnElement[Any]
) -> None:
    names = [column.name for column in table.columns if column.name != "id"]
    found = sa.select(*(own.get(name, table.c[name]) for name in names)).join_from(table, _MAP, same)
    connection.execute(sa.insert(table).from_select(names, found))


def _decision(one: _Copy) -> Row | None:
    if one.month == NEWEST and not one.earlier and one.place % 4:
        return None
    verdict = Verdict.DEVUELTA if one.earlier or one.place % 11 == 0 else Verdict.APROBADA
    row = _submission(one)
    return {
        "submission_id": one.number,
        "verdict": verdict.value,
        "reason": "" if verdict is Verdict.APROBADA else "Adjunte la planilla del mes.",
        "author": f"Supervisora {one.place % SUPERVISORS + 1}",
        "at": row["received"] + dt.timedelta(hours=3 if one.earlier else 50 + one.place % 90),
        "sha256": one.sha256,
        "rules_version": row["rules_version"],
        "basis": basis_of(row),
    }


def _payment(one: _Copy, numbers: Mapping[str, int]) -> Row:
    return {
        "contract_id": numbers[one.key],
        "key": one.key,
        "contract": f"CPS-{one.place:05d}-{one.month.year}",
        "state": _SECOP[(one.place + one.month.month) % len(_SECOP)],
        "source": "plan_de_pagos",
        "payment": one.month.month,
        "month": str(one.month),
        "value": one.of["value"],
    }


def _rows(connection: sa.Connection, statement: sa.Select[Any]) -> list[Row]:
    return [dict(row) for row in connection.execute(statement).mappings()]


def _insert(connection: sa.Connection, table: sa.Table, rows: Any) -> None:
    """Rows of any number, some thousands at once."""
    some: list[Row] = []
    for row in rows:
        some.append(row)
        if len(some) == _AT_ONCE:
            connection.execute(sa.insert(table), some)
            some = []
    if some:
        connection.execute(sa.insert(table), some)


def main(argv: Sequence[str] | None = None) -> None:
    import argparse
    import tempfile

    parser = argparse.ArgumentParser(prog="python -m tools.many_cuentas", description=__doc__)
    parser.add_argument("database", type=Path, help="the file to make")
    parser.add_argument("--contracts", type=int, default=3_000)
    parser.add_argument("--months", type=int, default=33)
    args = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as place:
        read(Path(place), str(args.database))
        fill(str(args.database), Extent(args.contracts, args.months))


if __name__ == "__main__":
    main()
