"""What people did cannot be written over by adding a row with the number of one that exists."""

from alembic import op

from review.store.append_only import forbid_replacing

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

APPEND_ONLY = (
    "decisions",
    "field_corrections",
    "item_marks",
    "lesson_states",
    "lessons",
    "page_moves",
    "secop_imports",
    "secop_states",
    "settings",
    "waiver_withdrawals",
    "waivers",
)


def upgrade() -> None:
    for table in APPEND_ONLY:
        forbid_replacing(op.get_bind(), table)
