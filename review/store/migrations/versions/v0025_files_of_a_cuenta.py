"""Where the file of a cuenta is, without going over all files."""

from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(op.f("ix_files_submission_id"), "files", ["submission_id"])
