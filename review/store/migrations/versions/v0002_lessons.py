"""Lessons about layouts, the shapes of the pages read, and what speaks for a value or was passed over."""

import sqlalchemy as sa
from alembic import op

from review.store.append_only import forbid_changes

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "lessons",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("layout", sa.LargeBinary(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("instead_of", sa.Text(), nullable=True),
        sa.Column("item", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("spots", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("wrong", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submissions.id"], name=op.f("fk_lessons_submission_id_submissions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lessons")),
    )
    op.create_index(op.f("ix_lessons_submission_id"), "lessons", ["submission_id"], unique=False)
    op.create_table(
        "lesson_states",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("lesson_id", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["lesson_id"], ["lessons.id"], name=op.f("fk_lesson_states_lesson_id_lessons")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lesson_states")),
    )
    op.create_index(op.f("ix_lesson_states_lesson_id"), "lesson_states", ["lesson_id"], unique=False)
    op.add_column("recognitions", sa.Column("layouts", sa.LargeBinary(), nullable=True))
    op.add_column("fields", sa.Column("support", sa.JSON(), nullable=True))
    op.add_column("fields", sa.Column("others", sa.JSON(), nullable=True))
    for table in ("lessons", "lesson_states"):
        forbid_changes(op.get_bind(), table)
