"""Imports of SECOP II's exports, and the contract lists that what is in force is worked out from."""

import sqlalchemy as sa
from alembic import op

from review.store.append_only import forbid_changes

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "contract_books",
        sa.Column("folder_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("held_against", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["folder_id"], ["folders.id"], name=op.f("fk_contract_books_folder_id_folders")
        ),
        sa.PrimaryKeyConstraint("folder_id", "kind", name=op.f("pk_contract_books")),
    )
    op.create_table(
        "secop_imports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("folder_id", sa.Integer(), nullable=False),
        sa.Column("report", sa.JSON(), nullable=False),
        sa.Column("stamp", sa.Text(), nullable=True),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["folder_id"], ["folders.id"], name=op.f("fk_secop_imports_folder_id_folders")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_secop_imports")),
    )
    op.create_index(op.f("ix_secop_imports_folder_id"), "secop_imports", ["folder_id"], unique=False)
    forbid_changes(op.get_bind(), "secop_imports")
