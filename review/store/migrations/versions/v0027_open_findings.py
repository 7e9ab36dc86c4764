"""Which findings are faults or doubts, and the first months of folders, without going over all rows."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    is_open = sa.text("state IN ('falta', 'no_cumple', 'por_revisar')")
    op.create_index(
        "ix_findings_open",
        "findings",
        ["submission_id", "state", "severity", "item", "code"],
        sqlite_where=is_open,
        postgresql_where=is_open,
    )
    op.create_index("ix_submissions_months", "submissions", ["folder_id", "entity_key", "present", "period"])
