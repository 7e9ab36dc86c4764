"""What a reviewer is in the middle of (drafts, their name, the order of a review); the ticket of a click."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

WITH_TICKET = ("decisions", "item_marks", "page_moves", "field_corrections")


def upgrade() -> None:
    for table in WITH_TICKET:
        op.add_column(table, sa.Column("ticket", sa.String(length=32), nullable=True))
        op.create_index(f"uq_{table}_ticket", table, ["submission_id", "ticket"], unique=True)
    op.create_table(
        "drafts",
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("person", sa.String(length=80), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=True),
        sa.Column("texts", sa.JSON(), nullable=False),
        sa.Column("seen", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submissions.id"], name=op.f("fk_drafts_submission_id_submissions")
        ),
        sa.PrimaryKeyConstraint("submission_id", "person", name=op.f("pk_drafts")),
    )
    op.create_table(
        "reviewers",
        sa.Column("machine", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("machine", name=op.f("pk_reviewers")),
    )
    op.create_table(
        "lines",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("ids", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lines")),
    )
