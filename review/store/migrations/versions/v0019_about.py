"""A finding tells which field it is about; one made before this version, when it is judged again."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("findings", sa.Column("about", sa.Text(), nullable=True))
