"""The tables of the database. A new one is made from them; migrations bring an earlier one to the same, and
a test compares the two.

Everything a person did (decisions, marks, moves, corrections, SECOP states set by hand, exceptions to a
rule, a checklist put in force) is append-only: triggers refuse UPDATE and DELETE there, and `chain` links
each to the one before it. `submissions` holds what is in force now, worked out from the machine's judgement
and those tables, so that a list of a month is one plain query.
"""

from __future__ import annotations

import sqlalchemy as sa

from review.catalogue import cuenta_columns
from review.store.schema_acts import (
    APPEND_ONLY,
    CHAIN,
    CONCEPTS,
    CONTRACT_DUTIES,
    DECISIONS,
    DUTY_MARKS,
    FIELD_CORRECTIONS,
    FORMS,
    ITEM_MARKS,
    LESSON_STATES,
    LESSONS,
    LIST_IMPORTS,
    NOTE_WITHDRAWALS,
    NOTES,
    PAGE_MOVES,
    PERMISSIONS,
    PERSON_ROLES,
    REVERSALS,
    SECOND_LOOKS,
    SECOP_IMPORTS,
    SECOP_STATES,
    SETTINGS,
    WAIVER_WITHDRAWALS,
    WAIVERS,
)
from review.store.schema_desk import (
    DRAFTS,
    HOLDS,
    JOB_TELLINGS,
    LINES,
    OPENINGS,
    OWN_PACE,
    OWN_PACE_WISHES,
    REVIEWERS,
    SAVED_VIEWS,
    VISITS,
)
from review.store.schema_exports import EXPORTS
from review.store.schema_parts import METADATA, Instant, box, number, of_folder, of_submission, text, told
from review.store.schema_parts import index_of_open as open_ones
from review.store.schema_people import ACCESSES, LOGINS

__all__ = [
    "ACCESSES",
    "APPEND_ONLY",
    "CHAIN",
    "CONCEPTS",
    "CONTRACTS",
    "CONTRACT_BOOKS",
    "CONTRACT_DUTIES",
    "DECISIONS",
    "DOCUMENTS",
    "DOCUMENT_PAGES",
    "DRAFTS",
    "DUTY_MARKS",
    "EXPORTS",
    "FIELDS",
    "FIELD_CORRECTIONS",
    "FILES",
    "FINDINGS",
    "FOLDERS",
    "FOLDER_DATA",
    "FORMS",
    "HOLDS",
    "IMPRINTS",
    "ITEMS",
    "ITEM_MARKS",
    "JOBS",
    "JOB_TELLINGS",
    "LESSONS",
    "LESSON_STATES",
    "LINES",
    "LISTED_CONTRACTS",
    "LIST_IMPORTS",
    "LOGINS",
    "MATCHES",
    "METADATA",
    "NOTES",
    "NOTE_WITHDRAWALS",
    "OPENINGS",
    "OWN_PACE",
    "OWN_PACE_WISHES",
    "PAGES",
    "PAGE_MOVES",
    "PERMISSIONS",
    "PERSON_ROLES",
    "RECOGNITIONS",
    "REVERSALS",
    "REVIEWERS",
    "SAVED_VIEWS",
    "SECOND_LOOKS",
    "SECOP_IMPORTS",
    "SECOP_PAYMENTS",
    "SECOP_STATES",
    "SETTINGS",
    "SUBMISSIONS",
    "VISITS",
    "WAIVERS",
    "WAIVER_WITHDRAWALS",
]

FOLDERS = sa.Table(
    "folders",
    METADATA,
    number(),
    sa.Column("path", sa.Text, nullable=False, unique=True),
    text("unchanged_key"),  # digest of the listing and of every version that a reading depends on
    text("contracts_path"),
    text("contracts_stamp"),
    sa.Column("contracts_notes", sa.JSON, nullable=False),
    sa.Column("read_at", Instant),
)

DOCUMENTS = sa.Table(
    "documents",
    METADATA,
    sa.Column("sha256", sa.String(64), primary_key=True),
    text("reader_version", nullable=False),
    sa.Column("size", sa.BigInteger, nullable=False),
    text("lectura", nullable=False),
    text("reason"),
    sa.Column("page_count", sa.Integer, nullable=False),
    sa.Column("picture_pages", sa.Integer, nullable=False),
    sa.Column("failed_pages", sa.Integer, nullable=False),
    sa.Column("sheets", sa.JSON, nullable=False),  # [number, width, height, failure] of each page
    sa.Column("read_at", Instant, nullable=False),
)

DOCUMENT_PAGES = sa.Table(
    "document_pages",
    METADATA,
    sa.Column("sha256", sa.ForeignKey("documents.sha256"), primary_key=True),
    sa.Column("body", sa.LargeBinary, nullable=False),  # review.store.codec.pack_pages
)

RECOGNITIONS = sa.Table(
    "recognitions",
    METADATA,
    sa.Column("sha256", sa.ForeignKey("documents.sha256"), primary_key=True),
    text("recogniser_version", nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),  # review.store.codec.pack_recognition
    sa.Column("layouts", sa.LargeBinary),  # review.store.lesson_rows.pack_layouts
)

SUBMISSIONS = sa.Table(
    "submissions",
    METADATA,
    number(),
    of_folder(),
    sa.Column("sha256", sa.ForeignKey("documents.sha256"), nullable=False, index=True),
    *told(cuenta_columns.SUBMISSIONS),
    sa.Column("present", sa.Boolean, nullable=False),
    text("secop_hint"),
    text("rules_version", nullable=False),
    text("judged_with", nullable=False),  # the rules and the contracts: other ones mean judging again
    sa.Column("judged_at", Instant, nullable=False),
    text("history"),  # digest of what other cuentas said when it was judged; NULL: not asked yet
    sa.Column("party", sa.Text, index=True),  # cuentas with the same are of one contract; NULL: not known
    text("part"),  # where a cuenta comes in several files: which of them this is
    # Digests, to tell a decision taken on something else: of what the machine read, of what reviewers laid
    # over it, and of its contract.
    text("reading"),
    text("said"),
    text("contract_digest"),
    text("outcome"),  # digest of what a decision rests on: what is billed, and what was found against it
    # Digests of what is written of it, so that the same is not written again: what was read (pages and
    # fields), and what was made of it (items and findings).
    text("written"),
    text("told"),
    sa.UniqueConstraint("folder_id", "archivo", "sha256"),
    # The first month of each folder and entity, without opening a row.
    sa.Index("ix_submissions_months", "folder_id", "entity_key", "present", "period"),
)

JOBS = sa.Table(
    "jobs",
    METADATA,
    number(),
    text("folder", nullable=False),
    text("contracts"),
    text("budget"),  # the entity's list of CDP and RP
    sa.Column("processes", sa.Integer),
    text("state", nullable=False),
    sa.Column("total", sa.Integer, nullable=False),
    sa.Column("done", sa.Integer, nullable=False),
    text("current"),
    sa.Column("rate", sa.Float, nullable=False),  # files a second
    sa.Column("unchanged", sa.Integer, nullable=False),
    sa.Column("problems", sa.Integer, nullable=False),
    sa.Column("renewed", sa.Integer, nullable=False, server_default="0"),  # because the program changed
    text("error"),
    sa.Column("pid", sa.Integer),
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("started_at", Instant),
    sa.Column("heartbeat_at", Instant),
    sa.Column("finished_at", Instant),
)

FILES = sa.Table(
    "files",
    METADATA,
    number(),
    of_folder(),
    text("archivo", nullable=False),
    text("location"),  # review.store.stored_paths.printable of the path that opens it
    sa.Column("size", sa.BigInteger),
    sa.Column("mtime_ns", sa.BigInteger),
    sa.Column("sha256", sa.String(64), index=True),
    text("status", nullable=False),  # a Lectura, or "omitido" for a file that is not a submission
    text("reason"),
    sa.Column("present", sa.Boolean, nullable=False),
    sa.Column("first_seen", Instant, nullable=False),
    sa.Column("last_seen", Instant, nullable=False),
    sa.Column("job_id", sa.ForeignKey("jobs.id")),
    sa.Column("submission_id", sa.ForeignKey("submissions.id"), index=True),
    sa.UniqueConstraint("folder_id", "archivo"),
)

IMPRINTS = sa.Table(
    "imprints",
    METADATA,
    of_submission(primary_key=True),
    text("version", nullable=False),  # of everything that it was made with
    sa.Column(
        "body", sa.LargeBinary, nullable=False
    ),  # review.across.pack: what can be found in other papers
    sa.Column("value", sa.BigInteger),  # of what was read surely: asked for, left after it, and the bank
    sa.Column("balance", sa.BigInteger),
    text("bank"),
)

ITEMS = sa.Table(
    "items",
    METADATA,
    of_submission(primary_key=True),
    sa.Column("item", sa.String(20), primary_key=True),
    text("machine_state", nullable=False),
    text("state", nullable=False),
    sa.Column("pages", sa.JSON, nullable=False),
)

PAGES = sa.Table(
    "pages",
    METADATA,
    of_submission(primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    *told(cuenta_columns.PAGES),
)

FIELDS = sa.Table(  # values as the JSON of interface.md writes them
    "fields",
    METADATA,
    of_submission(primary_key=True),
    sa.Column("item", sa.String(20), primary_key=True),
    sa.Column("name", sa.String(40), primary_key=True),
    *told(cuenta_columns.FIELDS),
    sa.Column("support", sa.JSON),  # what speaks for the value, in Spanish
    sa.Column("others", sa.JSON),  # [value, text, page, x0, top, x1, bottom, confidence] of those passed over
)

FINDINGS = sa.Table(
    "findings",
    METADATA,
    of_submission(primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    *told(cuenta_columns.FINDINGS),
    sa.Column("other", sa.JSON(none_as_null=True)),  # the place in another cuenta that it is compared with
    sa.Column("waiver", sa.JSON(none_as_null=True)),  # what set the rule aside
    text("about"),  # the field whose correction may settle it, as `item.field`
    open_ones(),
)

MATCHES = sa.Table(
    "matches",
    METADATA,
    of_submission(primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    text("kind", nullable=False),
    sa.Column("page", sa.Integer, nullable=False),
    *box(),
    sa.Column("there_id", sa.ForeignKey("submissions.id"), nullable=False, index=True),
    sa.Column("there_page", sa.Integer),
    *(sa.Column(f"there_{name}", sa.Float) for name in ("x0", "top", "x1", "bottom")),
    sa.Column("share", sa.Float, nullable=False),
    sa.Column("usual", sa.Boolean, nullable=False),
    text("quote", nullable=False),
)

LISTED_CONTRACTS = sa.Table(
    "listed_contracts",
    METADATA,
    number(),
    of_folder(),
    sa.Column("taken", sa.Integer, nullable=False),  # which import of a list it came with, counted
    sa.Column("current", sa.Boolean, nullable=False),  # whether the folder's list still has it
    sa.Column("contract", sa.JSON, nullable=False),  # review.store.contract_rows.told_contract
    sa.Column("payments", sa.JSON, nullable=False),
)

# What is in force of the contracts of the whole database: worked out from the lists and SECOP II's exports.
CONTRACTS = sa.Table(
    "contracts",
    METADATA,
    number(),
    # The folder whose list told it last; NULL: only SECOP II tells it.
    sa.Column("folder_id", sa.ForeignKey("folders.id"), index=True),
    sa.Column("folders", sa.JSON(none_as_null=True)),  # the numbers of those whose list has it now
    text("entity_key"),  # review.contracts.contract_identity.entity_key
    sa.Column("left_out", sa.Boolean, nullable=False),  # whether lists had it and none has it now
    sa.Column("key", sa.Text, nullable=False, index=True),
    text("number", nullable=False),
    text("contractor"),
    text("document"),
    text("entity"),
    text("entity_nit"),
    text("purpose"),
    sa.Column("start", sa.Date),
    sa.Column("end", sa.Date),
    sa.Column("monthly_value", sa.BigInteger),
    sa.Column("total_value", sa.BigInteger),
    text("supervisor"),
    text("secop_id"),
    text("bank"),
    text("account"),
    text("account_type"),
    sa.Column("extended_to", sa.Date),
    sa.Column("added_value", sa.BigInteger),
    sa.Column("suspensions", sa.JSON(none_as_null=True)),  # [[first day, last day], …]
    sa.Column("assigned_on", sa.Date),
    text("assignor"),
    text("risk_class"),
    sa.Column("pensioner", sa.Boolean),
    sa.Column("duties", sa.JSON(none_as_null=True)),
    sa.Column("asks", sa.JSON(none_as_null=True)),
    sa.Column("budget", sa.JSON(none_as_null=True)),  # review.store.contract_rows: a dictionary a line
)

SECOP_PAYMENTS = sa.Table(
    "secop_payments",
    METADATA,
    number(),
    sa.Column("contract_id", sa.ForeignKey("contracts.id"), index=True),  # NULL: it is not known whose it is
    sa.Column("key", sa.Text, nullable=False, index=True),
    text("contract", nullable=False),
    text("state", nullable=False),
    text("source", nullable=False),
    sa.Column("payment", sa.Integer),
    sa.Column("month", sa.String(7)),
    sa.Column("value", sa.BigInteger),
    sa.Column("net", sa.BigInteger),
    sa.Column("total", sa.BigInteger),
    text("invoice"),
    sa.Column("issued", sa.Date),
    sa.Column("received", sa.Date),
    sa.Column("due", sa.Date),
    sa.Column("paid", sa.Date),
    text("planilla"),
    sa.Column("planilla_paid", sa.Date),
    text("document"),
    text("entity_nit"),
)

FOLDER_DATA = sa.Table(
    "folder_data",
    METADATA,
    sa.Column("folder_id", sa.ForeignKey("folders.id"), primary_key=True),
    sa.Column("kind", sa.String(20), primary_key=True),  # of SettingKind
    text("stamp", nullable=False),  # of the file beside the folder, as last looked at
    text("text"),  # as last read without errors
    text("problem"),  # what is wrong with it now, with the line
)

CONTRACT_BOOKS = sa.Table(
    "contract_books",
    METADATA,
    sa.Column("folder_id", sa.ForeignKey("folders.id"), primary_key=True),
    sa.Column("kind", sa.String(20), primary_key=True),  # review.store.books.KINDS
    sa.Column("body", sa.LargeBinary, nullable=False),  # review.store.books.pack
    text("held_against", nullable=False),  # digest of what is known that the exports were held against
    sa.Column("taken", sa.Integer, nullable=False, server_default="0"),  # which import it came with, counted
)
