"""Second looks at approved cuentas; an opening tells whether it was to review; what a person asks to be kept
of their own pace."""

import sqlalchemy as sa
from alembic import op

from review.store.append_only import forbid_changes, forbid_replacing

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "second_looks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("found", sa.JSON(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("on_behalf", sa.Text(), nullable=True),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("ticket", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submissions.id"], name=op.f("fk_second_looks_submission_id_submissions")
        ),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decisions.id"], name=op.f("fk_second_looks_decision_id_decisions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_second_looks")),
    )
    op.create_index(op.f("ix_second_looks_submission_id"), "second_looks", ["submission_id"], unique=False)
    op.create_index(op.f("ix_second_looks_decision_id"), "second_looks", ["decision_id"], unique=False)
    op.create_index("uq_second_looks_ticket", "second_looks", ["submission_id", "ticket"], unique=True)
    forbid_changes(op.get_bind(), "second_looks")
    forbid_replacing(op.get_bind(), "second_looks")
    # Of who opened a cuenta before this version the role then is not known: they count as before
    op.add_column("openings", sa.Column("reviewing", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.create_table(
        "own_pace",
        sa.Column("person_key", sa.String(length=80), nullable=False),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("milliseconds", sa.Integer(), nullable=False),
        sa.Column("keys", sa.Integer(), nullable=False),
        sa.Column("unseen", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submissions.id"], name=op.f("fk_own_pace_submission_id_submissions")
        ),
        sa.PrimaryKeyConstraint("person_key", "submission_id", name=op.f("pk_own_pace")),
    )
    op.create_table(
        "own_pace_wishes",
        sa.Column("person_key", sa.String(length=80), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("person_key", name=op.f("pk_own_pace_wishes")),
    )
