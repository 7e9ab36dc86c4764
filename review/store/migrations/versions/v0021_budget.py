"""A contract keeps the lines of its budget, a cuenta the RP that it names, a reading the list of the budget.

The list of a contract known before tells its lines when it is read again, a cuenta its RP when it is judged
again.
"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("contracts", sa.Column("budget", sa.JSON(none_as_null=True), nullable=True))
    op.add_column("submissions", sa.Column("rp", sa.Text(), nullable=True))
    op.add_column("jobs", sa.Column("budget", sa.Text(), nullable=True))
