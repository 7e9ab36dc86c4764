"""A decision can be reversed, by an act of its own."""

import sqlalchemy as sa
from alembic import op

from review.store.append_only import forbid_changes, forbid_replacing

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reversals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("on_behalf", sa.Text(), nullable=True),
        sa.Column("ticket", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submissions.id"], name=op.f("fk_reversals_submission_id_submissions")
        ),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decisions.id"], name=op.f("fk_reversals_decision_id_decisions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reversals")),
    )
    op.create_index(op.f("ix_reversals_submission_id"), "reversals", ["submission_id"], unique=False)
    op.create_index(op.f("ix_reversals_decision_id"), "reversals", ["decision_id"], unique=False)
    op.create_index("uq_reversals_ticket", "reversals", ["submission_id", "ticket"], unique=True)
    forbid_changes(op.get_bind(), "reversals")
    forbid_replacing(op.get_bind(), "reversals")
