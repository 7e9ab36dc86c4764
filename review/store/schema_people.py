"""Who came in by a login, and what they looked at. Both stay empty where nobody has to.

What somebody saw is no act: it changes nothing that was decided, and must not move the head of the log. Rows
are only ever added all the same.
"""

from __future__ import annotations

import sqlalchemy as sa

from review.store.schema_parts import METADATA, Instant, number, text

LOGINS = sa.Table(
    "logins",
    METADATA,
    # review.model.viewer.Identity: what tells one person from others, for ever
    sa.Column("issuer", sa.Text, primary_key=True),
    sa.Column("subject", sa.Text, primary_key=True),
    # Of the permission that they came in with first (review.store.permissions.email_key): theirs alone since
    sa.Column("email", sa.Text, nullable=False, unique=True),
    sa.Column("name", sa.Text, nullable=False),  # that signs what they do
    sa.Column("name_key", sa.Text, nullable=False, unique=True),  # review.model.actor.person_key
    sa.Column("at", Instant, nullable=False),  # of the first time
)

ACCESSES = sa.Table(
    "accesses",
    METADATA,
    number(),
    sa.Column("at", Instant, nullable=False, index=True),
    text("issuer", nullable=False),
    text("subject", nullable=False),
    text("name", nullable=False),
    text("role", nullable=False),
    text("what", nullable=False),  # review.store.accesses.Access
    sa.Column("submission_id", sa.ForeignKey("submissions.id"), index=True),  # NULL: of no cuenta alone
    text("detail", nullable=False),  # which list, which file
)
