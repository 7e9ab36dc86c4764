"""Contracts and what SECOP says of payments belong to the database, no more to a folder.

What the list of each folder tells is kept apart from what is in force. The same contract in the lists of
several folders becomes one: the folder read last decides, the others fill what it left empty. Every cuenta is
judged again when its folder is read.
"""

import json
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

from review.store.append_only import forbid_changes, forbid_replacing

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

Row = dict[str, Any]

_DAYS = ("start", "end", "extended_to", "assigned_on", "issued", "received", "due", "paid", "planilla_paid")
_NOT_TOLD = ("id", "folder_id", "key")


def _text(name: str, *, nullable: bool = True) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _json() -> sa.JSON:
    return sa.JSON(none_as_null=True)


def _of_contract() -> Iterator[sa.Column[Any]]:
    yield _text("key", nullable=False)
    yield _text("number", nullable=False)
    for name in ("contractor", "document", "entity", "entity_nit", "purpose"):
        yield _text(name)
    yield sa.Column("start", sa.Date())
    yield sa.Column("end", sa.Date())
    yield sa.Column("monthly_value", sa.BigInteger())
    yield sa.Column("total_value", sa.BigInteger())
    for name in ("supervisor", "secop_id", "bank", "account", "account_type"):
        yield _text(name)
    yield sa.Column("extended_to", sa.Date())
    yield sa.Column("added_value", sa.BigInteger())
    yield sa.Column("suspensions", _json())
    yield sa.Column("assigned_on", sa.Date())
    yield _text("assignor")
    yield _text("risk_class")
    yield sa.Column("pensioner", sa.Boolean())
    yield sa.Column("duties", _json())
    yield sa.Column("asks", _json())


def _of_payment() -> Iterator[sa.Column[Any]]:
    for name in ("key", "contract", "state", "source"):
        yield _text(name, nullable=False)
    yield sa.Column("payment", sa.Integer())
    yield sa.Column("month", sa.String(length=7))
    for name in ("value", "net", "total"):
        yield sa.Column(name, sa.BigInteger())
    yield _text("invoice")
    for name in ("issued", "received", "due", "paid"):
        yield sa.Column(name, sa.Date())
    yield _text("planilla")
    yield sa.Column("planilla_paid", sa.Date())


def _key(table: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}"))


def _points_to(table: str, name: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([name], [f"{other}.id"], name=op.f(f"fk_{table}_{name}_{other}"))


def _number(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def _index(table: str, *names: str) -> None:
    for name in names:
        op.create_index(op.f(f"ix_{table}_{name}"), table, [name], unique=False)


def upgrade() -> None:
    connection = op.get_bind()
    order = _order_of_folders(connection)
    contracts, payments = _rows(connection, "contracts"), _rows(connection, "secop_payments")
    lists = _lists(connection, contracts, payments)
    op.add_column("submissions", _text("entity_key"))
    op.add_column("contract_books", sa.Column("taken", sa.Integer(), nullable=False, server_default="0"))
    _make_tables()
    _keep_lists(connection, lists, order)
    _keep_in_force(connection, contracts, payments, order, set(lists))
    connection.execute(sa.text("DELETE FROM contract_books WHERE kind = 'lista'"))
    for folder, place in order.items():
        connection.execute(
            sa.text("UPDATE contract_books SET taken = :taken, held_against = '' WHERE folder_id = :folder"),
            {"taken": place, "folder": folder},
        )
    connection.execute(sa.text("UPDATE submissions SET judged_with = ''"))
    connection.execute(sa.text("UPDATE folders SET unchanged_key = NULL"))


def _make_tables() -> None:
    for table in ("secop_payments", "contracts"):
        op.drop_table(table)
    op.create_table(
        "contracts",
        _number("id"),
        _number("folder_id", nullable=True),
        sa.Column("folders", _json()),
        _text("entity_key"),
        sa.Column("left_out", sa.Boolean(), nullable=False),
        *_of_contract(),
        _points_to("contracts", "folder_id", "folders"),
        _key("contracts"),
    )
    _index("contracts", "folder_id", "key")
    op.create_table(
        "secop_payments",
        _number("id"),
        _number("contract_id", nullable=True),
        *_of_payment(),
        _text("document"),
        _text("entity_nit"),
        _points_to("secop_payments", "contract_id", "contracts"),
        _key("secop_payments"),
    )
    _index("secop_payments", "contract_id", "key")
    op.create_table(
        "listed_contracts",
        _number("id"),
        _number("folder_id"),
        _number("taken"),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("contract", sa.JSON(), nullable=False),
        sa.Column("payments", sa.JSON(), nullable=False),
        _points_to("listed_contracts", "folder_id", "folders"),
        _key("listed_contracts"),
    )
    _index("listed_contracts", "folder_id")
    op.create_table(
        "list_imports",
        _number("id"),
        _number("folder_id"),
        sa.Column("report", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        _points_to("list_imports", "folder_id", "folders"),
        _key("list_imports"),
    )
    _index("list_imports", "folder_id")
    forbid_changes(op.get_bind(), "list_imports")
    forbid_replacing(op.get_bind(), "list_imports")


def _order_of_folders(connection: sa.Connection) -> dict[int, int]:
    """Which folder was read first, second…"""
    statement = sa.text("SELECT id FROM folders ORDER BY read_at NULLS FIRST, id")
    return {folder: place for place, folder in enumerate(connection.execute(statement).scalars(), 1)}


def _rows(connection: sa.Connection, name: str) -> list[Row]:
    table = sa.Table(name, sa.MetaData(), autoload_with=connection)
    return [dict(row) for row in connection.execute(sa.select(table).order_by(table.c.id)).mappings()]


def _lists(
    connection: sa.Connection, contracts: Iterable[Row], payments: Iterable[Row]
) -> dict[int, list[tuple[Row, list[Row]]]]:
    """The own list of each folder, its contracts with their payments: as it was read, or, where that was
    never kept, what is in force there, as then there were no exports."""
    found: dict[int, list[tuple[Row, list[Row]]]] = {}
    kept = connection.execute(sa.text("SELECT folder_id, body FROM contract_books WHERE kind = 'lista'"))
    for folder, body in kept:
        (told,) = json.loads(zlib.decompress(body))
        found[folder] = _with_payments(told["contracts"], told["payments"])
    by_folder: dict[int, tuple[list[Row], list[Row]]] = defaultdict(lambda: ([], []))
    for place, rows in enumerate((contracts, payments)):
        for row in rows:
            by_folder[row["folder_id"]][place].append(_told(row))
    for folder, (mine, paid) in by_folder.items():
        if folder not in found:
            found[folder] = _with_payments(mine, paid)
    return found


def _told(row: Mapping[str, Any]) -> Row:
    return {
        name: value.isoformat() if name in _DAYS else value
        for name, value in row.items()
        if name not in _NOT_TOLD and value not in (None, [], ())
    }


def _with_payments(contracts: list[Row], payments: list[Row]) -> list[tuple[Row, list[Row]]]:
    names = {one.get("secop_id") or "": place for place, one in enumerate(contracts)}
    names |= {one["number"]: place for place, one in reversed(list(enumerate(contracts)))}
    paid: dict[int, list[Row]] = defaultdict(list)
    for payment in payments:
        if payment["contract"] in names:
            paid[names[payment["contract"]]].append(payment)
    return [(contract, paid[place]) for place, contract in enumerate(contracts)]


def _keep_lists(
    connection: sa.Connection, lists: Mapping[int, list[tuple[Row, list[Row]]]], order: Mapping[int, int]
) -> None:
    table = sa.Table("listed_contracts", sa.MetaData(), autoload_with=connection)
    for folder in sorted(lists, key=order.__getitem__):
        rows = [
            {
                "folder_id": folder,
                "taken": order[folder],
                "current": True,
                "contract": contract,
                "payments": payments,
            }
            for contract, payments in lists[folder]
        ]
        if rows:
            connection.execute(sa.insert(table), rows)


def _keep_in_force(
    connection: sa.Connection,
    contracts: list[Row],
    payments: list[Row],
    order: Mapping[int, int],
    listing: set[int],
) -> None:
    """A contract once, and its payments with it. Entities are told apart at the next reading."""
    groups: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in contracts:
        groups[row["key"], row["document"], row["entity_nit"]].append(row)
    made: list[Row] = []
    owners: dict[tuple[int, str], tuple[int | None, Row]] = {}
    for number, same in enumerate(groups.values(), 1):
        same.sort(key=lambda row: order[row["folder_id"]], reverse=True)
        whole = dict(same[0])
        for older in same[1:]:
            whole |= {name: value for name, value in older.items() if whole[name] in (None, [], ())}
        folders = sorted({row["folder_id"] for row in same} & listing)
        made.append(whole | {"id": number, "folders": folders, "left_out": False, "entity_key": None})
        for row in same:
            for name in filter(None, (row["number"], row["secop_id"])):
                owners.setdefault((row["folder_id"], name), (number, whole))
    paid: dict[tuple[Any, ...], Row] = {}
    nobody: tuple[int | None, Row] = None, {}
    for row in sorted(payments, key=lambda one: order[one["folder_id"]]):
        owner, whole = owners.get((row["folder_id"], row["contract"]), nobody)
        told = {name: value for name, value in row.items() if name not in ("id", "folder_id")}
        told |= {
            "contract_id": owner,
            "document": whole.get("document"),
            "entity_nit": whole.get("entity_nit"),
        }
        paid[owner or row["key"], row["payment"], row["month"], row["source"]] = told
    for name, rows in (("contracts", made), ("secop_payments", list(paid.values()))):
        if rows:
            table = sa.Table(name, sa.MetaData(), autoload_with=connection)
            connection.execute(sa.insert(table), rows)
