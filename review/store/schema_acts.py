"""The tables of what people did: rows are only ever added."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from review.store.schema_parts import (
    METADATA,
    Instant,
    box,
    number,
    of_folder,
    of_submission,
    once,
    signed,
    text,
)

APPEND_ONLY = (
    "decisions",
    "item_marks",
    "page_moves",
    "field_corrections",
    "secop_states",
    "concepts",
    "reversals",
    "notes",
    "second_looks",
    "duty_marks",
)
"""About one submission each; see `ACTS` for all."""


def was() -> sa.Column[Any]:
    """What was in force before: review.store.was; NULL: not known."""
    return sa.Column("was", sa.JSON(none_as_null=True))


DECISIONS = sa.Table(
    "decisions",
    METADATA,
    number(),
    of_submission(),
    text("verdict", nullable=False),
    text("reason", nullable=False),
    *signed(),
    text("sha256", nullable=False),
    text("rules_version", nullable=False),
    sa.Column("basis", sa.JSON(none_as_null=True)),  # what it was decided on; NULL: by an earlier version
    sa.Column("batch", sa.JSON(none_as_null=True)),  # review.store.batches; NULL: decided by itself
    *once("decisions"),
)

CONCEPTS = sa.Table(
    "concepts",
    METADATA,
    number(),
    of_submission(),
    text("concept", nullable=False),
    text("reason", nullable=False),
    *signed(),
    text("sha256", nullable=False),
    text("rules_version", nullable=False),
    sa.Column("basis", sa.JSON(none_as_null=True), nullable=False),  # as of a decision
    *once("concepts"),
)

REVERSALS = sa.Table(
    "reversals",
    METADATA,
    number(),
    of_submission(),
    sa.Column("decision_id", sa.ForeignKey("decisions.id"), nullable=False, index=True),
    text("reason", nullable=False),
    *signed(),
    *once("reversals"),
)

SECOND_LOOKS = sa.Table(
    "second_looks",
    METADATA,
    number(),
    of_submission(),
    # The approval that was looked at again, without being shown
    sa.Column("decision_id", sa.ForeignKey("decisions.id"), nullable=False, index=True),
    sa.Column("found", sa.JSON, nullable=False),  # item → review.model.Sighting
    text("verdict", nullable=False),
    text("reason", nullable=False),
    *signed(),
    sa.Column("sha256", sa.String(64), nullable=False),
    *once("second_looks"),
)

ITEM_MARKS = sa.Table(
    "item_marks",
    METADATA,
    number(),
    of_submission(),
    text("item", nullable=False),
    text("state"),  # NULL: back to the machine's
    text("reason", nullable=False),
    *signed(),
    was(),
    *once("item_marks"),
)

PAGE_MOVES = sa.Table(
    "page_moves",
    METADATA,
    number(),
    of_submission(),
    sa.Column("page", sa.Integer, nullable=False),
    text("kind"),  # NULL: back to the machine's
    text("reason", nullable=False),
    *signed(),
    was(),
    *once("page_moves"),
)

FIELD_CORRECTIONS = sa.Table(
    "field_corrections",
    METADATA,
    number(),
    of_submission(),
    text("item", nullable=False),
    text("name", nullable=False),
    sa.Column("value", sa.JSON(none_as_null=True)),  # NULL: back to the machine's
    sa.Column("page", sa.Integer),
    *box(),
    text("reason", nullable=False),
    *signed(),
    was(),
    *once("field_corrections"),
)

SECOP_STATES = sa.Table(
    "secop_states",
    METADATA,
    number(),
    of_submission(),
    text("state"),  # NULL: back to what the sources say
    *signed(),
    was(),
)

NOTES = sa.Table(
    "notes",
    METADATA,
    number(),
    of_submission(),
    text("audience", nullable=False),
    text("text", nullable=False),
    text("item"),  # NULL: about no item in particular
    sa.Column("page", sa.Integer),
    *box(),
    sa.Column("sha256", sa.String(64), nullable=False),  # of the file that it was written about
    *signed(),
    *once("notes"),
)

DUTY_MARKS = sa.Table(
    "duty_marks",
    METADATA,
    number(),
    of_submission(),
    sa.Column("marks", sa.JSON, nullable=False),  # [obligation, review.model.DutyTick, remark], of one click
    sa.Column("sha256", sa.String(64), nullable=False),  # of the file that they were given about
    *signed(),
    *once("duty_marks"),
)

CONTRACT_DUTIES = sa.Table(
    "contract_duties",
    METADATA,
    number(),
    sa.Column("contract_key", sa.Text, nullable=False, index=True),
    text("document"),  # whose contract it is, and of which entity, where it was known
    text("entity_key"),
    sa.Column("duties", sa.JSON(none_as_null=True)),  # the obligations in their order; NULL: none any more
    sa.Column("origin", sa.JSON, nullable=False),  # review.store.duty_rows
    *signed(),
)

NOTE_WITHDRAWALS = sa.Table(
    "note_withdrawals",
    METADATA,
    number(),
    sa.Column("note_id", sa.ForeignKey("notes.id"), nullable=False, index=True),
    text("reason", nullable=False),
    *signed(),
)

LESSONS = sa.Table(
    "lessons",
    METADATA,
    number(),
    of_submission(),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.Column("page", sa.Integer, nullable=False),
    sa.Column("layout", sa.LargeBinary, nullable=False),  # review.store.lesson_rows.pack_layout
    text("kind", nullable=False),
    text("instead_of"),
    text("item"),  # NULL: the lesson is about what the page is
    text("name"),
    sa.Column("spots", sa.JSON(none_as_null=True)),
    sa.Column("wrong", sa.JSON(none_as_null=True)),
    *signed(),
)

LESSON_STATES = sa.Table(
    "lesson_states",
    METADATA,
    number(),
    sa.Column("lesson_id", sa.ForeignKey("lessons.id"), nullable=False, index=True),
    sa.Column("active", sa.Boolean, nullable=False),  # a lesson without a row here is in force
    *signed(),
)

WAIVERS = sa.Table(
    "waivers",
    METADATA,
    number(),
    of_folder(),
    text("code", nullable=False),
    text("contract_key"),  # NULL: for every contract of the folder
    text("reason", nullable=False),
    sa.Column("until", sa.Date, nullable=False),  # the last day on which it holds
    *signed(),
)

WAIVER_WITHDRAWALS = sa.Table(
    "waiver_withdrawals",
    METADATA,
    number(),
    sa.Column("waiver_id", sa.ForeignKey("waivers.id"), nullable=False, index=True),
    text("reason", nullable=False),
    *signed(),
)

SETTINGS = sa.Table(
    "settings",
    METADATA,
    number(),
    of_folder(),
    text("kind", nullable=False),  # checklist or leyes
    text("text"),  # NULL: back to the folder's own file, or to the one that comes with the project
    *signed(),
)

FORMS = sa.Table(
    "forms",
    METADATA,
    number(),
    of_folder(),
    text("kind", nullable=False),  # review.model.FormKind, or EntityPicture
    text("name"),  # of the file; NULL with the content
    sa.Column("content", sa.LargeBinary),  # NULL: back to the form that comes with the project
    *signed(),
)

SECOP_IMPORTS = sa.Table(
    "secop_imports",
    METADATA,
    number(),
    of_folder(),
    sa.Column("report", sa.JSON, nullable=False),  # review.store.imports
    text("stamp"),  # of the exports beside the PDFs when they were taken by themselves; NULL: by a person
    *signed(),
)

PERSON_ROLES = sa.Table(
    "person_roles",
    METADATA,
    number(),
    text("person", nullable=False),
    sa.Column("person_key", sa.Text, nullable=False, index=True),  # review.model.actor.person_key
    text("given", nullable=False),  # the role that the person has from then on
    *signed(),
)

PERMISSIONS = sa.Table(
    "permissions",
    METADATA,
    number(),
    sa.Column("email", sa.Text, nullable=False, index=True),  # review.store.permissions.email_key
    text("given"),  # the role that whoever comes in with this e-mail has from then on; NULL: none any more
    sa.Column("whole", sa.Boolean, nullable=False),  # whether they see every cuenta; else:
    text("supervisor"),  # those of the contracts that have this one as theirs
    sa.Column("numbers", sa.JSON(none_as_null=True)),  # and those with one of these numbers
    *signed(),
)

LIST_IMPORTS = sa.Table(
    "list_imports",
    METADATA,
    number(),
    of_folder(),
    sa.Column("report", sa.JSON, nullable=False),  # review.store.list_imports
    sa.Column("at", Instant, nullable=False),
)

ACTS = (
    DECISIONS,
    ITEM_MARKS,
    PAGE_MOVES,
    FIELD_CORRECTIONS,
    SECOP_STATES,
    LESSONS,
    LESSON_STATES,
    WAIVERS,
    WAIVER_WITHDRAWALS,
    SETTINGS,
    SECOP_IMPORTS,
    LIST_IMPORTS,
    PERSON_ROLES,
    PERMISSIONS,
    CONCEPTS,
    REVERSALS,
    NOTES,
    NOTE_WITHDRAWALS,
    SECOND_LOOKS,
    FORMS,
    DUTY_MARKS,
    CONTRACT_DUTIES,
)
"""All of them: the database refuses to change, delete or replace their rows.
`review.store.acts` adds them."""

CHAIN = sa.Table(
    "chain",
    METADATA,
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),  # from 1, without a gap
    text("table_name", nullable=False),
    sa.Column("row_id", sa.Integer, nullable=False),
    text("author"),  # of the act, as `at`: so that one that was removed still has a name and a day
    sa.Column("at", Instant, nullable=False),
    sa.Column("content", sa.String(64), nullable=False),  # review.store.chain.content of the act
    sa.Column("previous", sa.String(64), nullable=False),
    sa.Column("digest", sa.String(64), nullable=False),
    sa.Index("uq_chain_act", "table_name", "row_id", unique=True),
    sa.Index("uq_chain_previous", "previous", unique=True),  # the chain cannot fork
)
"""Every act in the order in which they were done; see `review.store.chain`. Only added to, as they are."""
