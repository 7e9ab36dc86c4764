"""What the supervisor says of each obligation, and the obligations of a contract as a person confirmed them:
acts like the others, refused to be changed or replaced."""

import sqlalchemy as sa
from alembic import op

from review.store.append_only import forbid_changes, forbid_replacing

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "duty_marks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("marks", sa.JSON(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("on_behalf", sa.Text(), nullable=True),
        sa.Column("ticket", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submissions.id"], name=op.f("fk_duty_marks_submission_id_submissions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duty_marks")),
    )
    op.create_index(op.f("ix_duty_marks_submission_id"), "duty_marks", ["submission_id"])
    op.create_index("uq_duty_marks_ticket", "duty_marks", ["submission_id", "ticket"], unique=True)
    op.create_table(
        "contract_duties",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("contract_key", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=True),
        sa.Column("entity_key", sa.Text(), nullable=True),
        sa.Column("duties", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("origin", sa.JSON(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("on_behalf", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contract_duties")),
    )
    op.create_index(op.f("ix_contract_duties_contract_key"), "contract_duties", ["contract_key"])
    for table in ("duty_marks", "contract_duties"):
        forbid_changes(op.get_bind(), table)
        forbid_replacing(op.get_bind(), table)
