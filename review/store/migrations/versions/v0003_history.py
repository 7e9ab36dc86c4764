"""What other cuentas say of one, exceptions to rules, an entity's own checklist and law values, and more of
contracts and of SECOP's payments."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

from review.store.append_only import forbid_changes

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

APPEND_ONLY = ("waivers", "waiver_withdrawals", "settings")
EDGES = ("x0", "top", "x1", "bottom")


def _json() -> sa.JSON:
    return sa.JSON(none_as_null=True)


def upgrade() -> None:
    for table, columns in (
        ("contracts", _of_contracts()),
        ("secop_payments", _of_payments()),
        (
            "submissions",
            map(_text, ("history", "party", "part", "reading", "said", "contract_digest", "written", "told")),
        ),
        ("findings", (sa.Column("other", _json()), sa.Column("waiver", _json()))),
        ("decisions", (sa.Column("basis", _json()),)),
    ):
        for column in columns:
            op.add_column(table, column)
    for name in ("party", "document"):
        _index("submissions", name)
    _make_tables()
    for table in APPEND_ONLY:
        forbid_changes(op.get_bind(), table)


def _text(name: str, *, nullable: bool = True) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _of_contracts() -> Iterator[sa.Column[Any]]:
    yield sa.Column("extended_to", sa.Date())
    yield sa.Column("added_value", sa.BigInteger())
    yield sa.Column("suspensions", _json())
    yield sa.Column("assigned_on", sa.Date())
    yield _text("assignor")
    yield _text("risk_class")
    yield sa.Column("pensioner", sa.Boolean())
    yield sa.Column("duties", _json())
    yield sa.Column("asks", _json())


def _of_payments() -> Iterator[sa.Column[Any]]:
    yield sa.Column("net", sa.BigInteger())
    yield sa.Column("total", sa.BigInteger())
    yield _text("invoice")
    for name in ("issued", "received", "due", "paid"):
        yield sa.Column(name, sa.Date())
    yield _text("planilla")
    yield sa.Column("planilla_paid", sa.Date())


def _key(table: str, *names: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*names, name=op.f(f"pk_{table}"))


def _points_to(table: str, name: str, other: str, of: str = "id") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([name], [f"{other}.{of}"], name=op.f(f"fk_{table}_{name}_{other}"))


def _index(table: str, name: str) -> None:
    op.create_index(op.f(f"ix_{table}_{name}"), table, [name], unique=False)


def _signed() -> list[sa.Column[Any]]:
    return [_text("author", nullable=False), sa.Column("at", sa.DateTime(), nullable=False)]


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _make_tables() -> None:
    op.create_table(
        "imprints",
        _number("submission_id"),
        _text("version", nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=True),
        sa.Column("balance", sa.BigInteger(), nullable=True),
        _text("bank"),
        _points_to("imprints", "submission_id", "submissions"),
        _key("imprints", "submission_id"),
    )
    op.create_table(
        "matches",
        _number("submission_id"),
        _number("position"),
        _text("kind", nullable=False),
        _number("page"),
        *(sa.Column(name, sa.Float()) for name in EDGES),
        _number("there_id"),
        sa.Column("there_page", sa.Integer()),
        *(sa.Column(f"there_{name}", sa.Float()) for name in EDGES),
        sa.Column("share", sa.Float(), nullable=False),
        sa.Column("usual", sa.Boolean(), nullable=False),
        _text("quote", nullable=False),
        _points_to("matches", "submission_id", "submissions"),
        _points_to("matches", "there_id", "submissions"),
        _key("matches", "submission_id", "position"),
    )
    _index("matches", "there_id")
    op.create_table(
        "waivers",
        _number("id"),
        _number("folder_id"),
        _text("code", nullable=False),
        _text("contract_key"),
        _text("reason", nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        *_signed(),
        _points_to("waivers", "folder_id", "folders"),
        _key("waivers", "id"),
    )
    _index("waivers", "folder_id")
    op.create_table(
        "waiver_withdrawals",
        _number("id"),
        _number("waiver_id"),
        _text("reason", nullable=False),
        *_signed(),
        _points_to("waiver_withdrawals", "waiver_id", "waivers"),
        _key("waiver_withdrawals", "id"),
    )
    _index("waiver_withdrawals", "waiver_id")
    op.create_table(
        "settings",
        _number("id"),
        _number("folder_id"),
        _text("kind", nullable=False),
        _text("text"),
        *_signed(),
        _points_to("settings", "folder_id", "folders"),
        _key("settings", "id"),
    )
    _index("settings", "folder_id")
    op.create_table(
        "folder_data",
        _number("folder_id"),
        sa.Column("kind", sa.String(length=20), nullable=False),
        _text("stamp", nullable=False),
        _text("text"),
        _text("problem"),
        _points_to("folder_data", "folder_id", "folders"),
        _key("folder_data", "folder_id", "kind"),
    )
