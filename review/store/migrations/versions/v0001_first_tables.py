"""The first tables: a database of that version has them. A new one is made as it is today in one step
(`review.store.upgrades`), so that nothing is left to do here."""

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing."""
