"""People have roles, and acts keep that of their author and in whose name they were done; of those done
before this version neither is known."""

import sqlalchemy as sa
from alembic import op

from review.store.append_only import forbid_changes, forbid_replacing

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

SIGNED = (
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
)


def upgrade() -> None:
    for table in SIGNED:
        op.add_column(table, sa.Column("role", sa.Text(), nullable=True))
        op.add_column(table, sa.Column("on_behalf", sa.Text(), nullable=True))
    op.create_table(
        "person_roles",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("person_key", sa.Text(), nullable=False),
        sa.Column("given", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("on_behalf", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_roles")),
    )
    op.create_index(op.f("ix_person_roles_person_key"), "person_roles", ["person_key"], unique=False)
    forbid_changes(op.get_bind(), "person_roles")
    forbid_replacing(op.get_bind(), "person_roles")
