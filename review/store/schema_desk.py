"""The tables of what a reviewer is in the middle of: not acts, and changed as often as needed."""

from __future__ import annotations

import sqlalchemy as sa

from review.store.schema_parts import METADATA, Instant, number, of_submission, text

DRAFTS = sa.Table(
    "drafts",
    METADATA,
    of_submission(primary_key=True),
    sa.Column("person", sa.String(80), primary_key=True),
    text("verdict"),
    sa.Column("texts", sa.JSON, nullable=False),  # verdict → what is written for it
    sa.Column("seen", sa.JSON, nullable=False),  # review.model.Seen: what was looked at when it was begun
    sa.Column("at", Instant, nullable=False),
)

OPENINGS = sa.Table(
    "openings",
    METADATA,
    of_submission(primary_key=True),
    sa.Column("person", sa.String(80), primary_key=True),
    text("mark", nullable=False),  # review.store.visits.mark of the cuenta then
    sa.Column("at", Instant, nullable=False),  # the last time
    # Whether their role reviews: who only consults begins no review
    sa.Column("reviewing", sa.Boolean, nullable=False, server_default=sa.true()),
)

OWN_PACE = sa.Table(
    "own_pace",
    METADATA,
    sa.Column("person_key", sa.String(80), primary_key=True),  # review.model.actor.person_key
    of_submission(primary_key=True),
    text("result", nullable=False),  # of the cuenta when it was looked at first
    sa.Column("milliseconds", sa.Integer, nullable=False),  # in sight and in use
    sa.Column("keys", sa.Integer, nullable=False),
    sa.Column("unseen", sa.JSON(none_as_null=True)),  # items approved without their pages; NULL: no approval
    sa.Column("at", Instant, nullable=False),  # of the first measure
)
"""What people asked to be kept of their own pace: for themselves alone, in no table and no export."""

OWN_PACE_WISHES = sa.Table(
    "own_pace_wishes",
    METADATA,
    sa.Column("person_key", sa.String(80), primary_key=True),  # whoever has no row here has nothing kept
    sa.Column("at", Instant, nullable=False),
)

VISITS = sa.Table(
    "visits",
    METADATA,
    sa.Column("person", sa.String(80), primary_key=True),
    sa.Column("place", sa.String(16), primary_key=True),  # the month of the Bandeja, as its address tells it
    sa.Column("before", sa.JSON, nullable=False),  # cuenta → mark, at the end of the visit before this one
    sa.Column("since", Instant, nullable=False),
    sa.Column("marks", sa.JSON, nullable=False),  # cuenta → mark, at the end of this one
    sa.Column("at", Instant, nullable=False),
)

REVIEWERS = sa.Table(
    "reviewers",
    METADATA,
    # The digest of a machine (review.store.reviewers.this_machine) or of a browser
    sa.Column("machine", sa.String(64), primary_key=True),
    text("name", nullable=False),
    sa.Column("at", Instant, nullable=False),
)

SAVED_VIEWS = sa.Table(
    "saved_views",
    METADATA,
    number(),
    sa.Column("person", sa.String(80), nullable=False, index=True),
    text("name", nullable=False),
    sa.Column("params", sa.JSON, nullable=False),  # of the address: name → value
    sa.Column("at", Instant, nullable=False),
)

JOB_TELLINGS = sa.Table(
    "job_tellings",
    METADATA,
    sa.Column("machine", sa.String(64), primary_key=True),  # review.store.reviewers.this_machine
    sa.Column("job_id", sa.Integer, nullable=False),  # the newest one whose end was told there
    sa.Column("at", Instant, nullable=False),
)

HOLDS = sa.Table(
    "holds",
    METADATA,
    of_submission(primary_key=True),
    sa.Column("person_key", sa.String(80), primary_key=True),  # review.model.actor.person_key
    text("person", nullable=False),
    sa.Column("since", Instant, nullable=False),
    sa.Column("at", Instant, nullable=False),  # of the last look
)

LINES = sa.Table(
    "lines",
    METADATA,
    number(),
    text("asked", nullable=False),  # the filter and order that it was made with
    sa.Column("ids", sa.JSON, nullable=False),  # of submissions, in the order of the review
    sa.Column("at", Instant, nullable=False),
)
