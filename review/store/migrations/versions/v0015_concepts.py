"""Who reviews a cuenta gives a concept, on which somebody else decides."""

import sqlalchemy as sa
from alembic import op

from review.store.append_only import forbid_changes, forbid_replacing

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "concepts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("concept", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("on_behalf", sa.Text(), nullable=True),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("rules_version", sa.Text(), nullable=False),
        sa.Column("basis", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("ticket", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submissions.id"], name=op.f("fk_concepts_submission_id_submissions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_concepts")),
    )
    op.create_index(op.f("ix_concepts_submission_id"), "concepts", ["submission_id"], unique=False)
    op.create_index("uq_concepts_ticket", "concepts", ["submission_id", "ticket"], unique=True)
    forbid_changes(op.get_bind(), "concepts")
    forbid_replacing(op.get_bind(), "concepts")
