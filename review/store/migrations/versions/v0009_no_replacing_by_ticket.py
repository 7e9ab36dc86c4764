"""What people did cannot be written over by a row with the ticket of one that exists either."""

from alembic import op

from review.store.append_only import forbid_replacing

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

WITH_TICKET = ("decisions", "field_corrections", "item_marks", "page_moves")


def upgrade() -> None:
    for table in WITH_TICKET:
        forbid_replacing(op.get_bind(), table)
