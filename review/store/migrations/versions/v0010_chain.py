"""The chain over what people did; what there is of it already is linked in the order of its days."""

import heapq
import itertools
from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

from review.store import chain
from review.store.append_only import forbid_changes, forbid_replacing
from review.store.queries import Row

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

ACTS = (
    "decisions",
    "item_marks",
    "page_moves",
    "field_corrections",
    "secop_states",
    "lessons",
    "lesson_states",
    "waivers",
    "waiver_withdrawals",
    "settings",
    "secop_imports",
    "list_imports",
)
AT_ONCE = 500


def upgrade() -> None:
    connection = op.get_bind()
    op.create_table(
        "chain",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("author", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("content", sa.String(length=64), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_chain")),
    )
    op.create_index("uq_chain_act", "chain", ["table_name", "row_id"], unique=True)
    op.create_index("uq_chain_previous", "chain", ["previous"], unique=True)
    forbid_changes(connection, "chain")
    forbid_replacing(connection, "chain")
    links = sa.Table("chain", sa.MetaData(), autoload_with=connection)
    made = chain.linked(_acts(connection), None)
    while some := list(itertools.islice(made, AT_ONCE)):
        connection.execute(sa.insert(links), some)


def _acts(connection: sa.Connection) -> Iterator[tuple[str, Row]]:
    """Every act with its table, by its moment; those of one table in the order in which they were added."""
    return heapq.merge(*(_rows(connection, name) for name in ACTS), key=lambda act: act[1]["at"])


def _rows(connection: sa.Connection, name: str) -> Iterator[tuple[str, Row]]:
    table = sa.Table(name, sa.MetaData(), autoload_with=connection)
    numbers = connection.execute(sa.select(table.c.id).order_by(table.c.id)).scalars().all()
    for number in numbers:
        row = connection.execute(sa.select(table).where(table.c.id == number)).mappings().one()
        yield name, dict(row)
