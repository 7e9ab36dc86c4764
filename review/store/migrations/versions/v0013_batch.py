"""A decision tells with how many others it was taken at once; of those before this version it is not so."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("decisions", sa.Column("batch", sa.JSON(none_as_null=True), nullable=True))
