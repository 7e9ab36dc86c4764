"""What was in force before an act is kept with it; of those done before this version it is not known."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

CHANGING = ("item_marks", "page_moves", "field_corrections", "secop_states")


def upgrade() -> None:
    for table in CHANGING:
        op.add_column(table, sa.Column("was", sa.JSON(none_as_null=True), nullable=True))
