"""What a decision rests on, whatever it was made with; and what a reading does again after an update."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("submissions", sa.Column("outcome", sa.Text(), nullable=True))
    op.add_column("jobs", sa.Column("renewed", sa.Integer(), nullable=False, server_default="0"))
