"""The tables of the database. The migrations make them; a test compares the two.

Everything a person did (decisions, marks, moves, corrections, SECOP states set by hand) is append-only: the
migrations add triggers that refuse UPDATE and DELETE there. `submissions` holds what is in force now, worked
out from the machine's judgement and those tables, so that a list of a month is one plain query.
"""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa
from sqlalchemy.engine import Dialect

METADATA = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

APPEND_ONLY = ("decisions", "item_marks", "page_moves", "field_corrections", "secop_states")
"""About one submission each. `lessons` and `lesson_states` are append-only too."""


class Instant(sa.TypeDecorator[dt.datetime]):
    """A moment: aware datetimes outside, naive UTC in the database (SQLite keeps no zone)."""

    impl = sa.DateTime
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        del dialect
        return None if value is None else value.astimezone(dt.UTC).replace(tzinfo=None)

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        del dialect
        return None if value is None else value.replace(tzinfo=dt.UTC)


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.Integer, primary_key=True)


def _of_submission(*, primary_key: bool = False) -> sa.Column[int]:
    return sa.Column(
        "submission_id",
        sa.ForeignKey("submissions.id"),
        primary_key=primary_key,
        nullable=False,
        index=not primary_key,
    )


def _of_folder() -> sa.Column[int]:
    return sa.Column("folder_id", sa.ForeignKey("folders.id"), nullable=False, index=True)


def _box() -> list[sa.Column[float]]:
    return [sa.Column(name, sa.Float) for name in ("x0", "top", "x1", "bottom")]


def _signed() -> list[sa.Column[object]]:
    """Who did it and when: on every append-only table."""
    return [sa.Column("author", sa.Text, nullable=False), sa.Column("at", Instant, nullable=False)]


def _text(name: str, *, nullable: bool = True) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=nullable)


FOLDERS = sa.Table(
    "folders",
    METADATA,
    _id(),
    sa.Column("path", sa.Text, nullable=False, unique=True),
    _text("unchanged_key"),  # digest of the listing and of every version that a reading depends on
    _text("contracts_path"),
    _text("contracts_stamp"),
    sa.Column("contracts_notes", sa.JSON, nullable=False),
    sa.Column("read_at", Instant),
)

DOCUMENTS = sa.Table(
    "documents",
    METADATA,
    sa.Column("sha256", sa.String(64), primary_key=True),
    _text("reader_version", nullable=False),
    sa.Column("size", sa.BigInteger, nullable=False),
    _text("lectura", nullable=False),
    _text("reason"),
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
    _text("recogniser_version", nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),  # review.store.codec.pack_recognition
    sa.Column("layouts", sa.LargeBinary),  # review.store.lessons.pack_layouts
)

SUBMISSIONS = sa.Table(
    "submissions",
    METADATA,
    _id(),
    _of_folder(),
    _text("archivo", nullable=False),
    sa.Column("sha256", sa.ForeignKey("documents.sha256"), nullable=False, index=True),
    _text("lectura", nullable=False),
    _text("reason"),
    sa.Column("present", sa.Boolean, nullable=False),
    sa.Column("received", Instant, nullable=False),
    _text("secop_hint"),
    _text("contract"),
    sa.Column("contract_key", sa.Text, index=True),
    _text("document"),
    _text("contractor"),
    sa.Column("payment", sa.Integer),
    sa.Column("period", sa.String(7), index=True),
    sa.Column("value", sa.BigInteger),
    sa.Column("account_date", sa.Date),
    _text("machine_result", nullable=False),
    _text("result", nullable=False),
    _text("informe", nullable=False),
    _text("cuenta", nullable=False),
    _text("seguridad_social", nullable=False),
    _text("banco", nullable=False),
    _text("rut", nullable=False),
    _text("impuestos", nullable=False),
    _text("secop_state", nullable=False),
    _text("secop_source", nullable=False),
    sa.Column("current", sa.Boolean, nullable=False),
    sa.Column("versions", sa.Integer, nullable=False),
    sa.Column("copies", sa.Integer, nullable=False),
    sa.Column("finding_count", sa.Integer, nullable=False),
    _text("first_finding"),
    _text("rules_version", nullable=False),
    _text("judged_with", nullable=False),  # the rules and the contracts: other ones mean judging again
    sa.Column("judged_at", Instant, nullable=False),
    sa.UniqueConstraint("folder_id", "archivo", "sha256"),
)

JOBS = sa.Table(
    "jobs",
    METADATA,
    _id(),
    _text("folder", nullable=False),
    _text("contracts"),
    sa.Column("processes", sa.Integer),
    _text("state", nullable=False),
    sa.Column("total", sa.Integer, nullable=False),
    sa.Column("done", sa.Integer, nullable=False),
    _text("current"),
    sa.Column("rate", sa.Float, nullable=False),  # files a second
    sa.Column("unchanged", sa.Integer, nullable=False),
    sa.Column("problems", sa.Integer, nullable=False),
    _text("error"),
    sa.Column("pid", sa.Integer),
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("started_at", Instant),
    sa.Column("heartbeat_at", Instant),
    sa.Column("finished_at", Instant),
)

FILES = sa.Table(
    "files",
    METADATA,
    _id(),
    _of_folder(),
    _text("archivo", nullable=False),
    _text("location"),  # review.store.names.printable of the path that opens it
    sa.Column("size", sa.BigInteger),
    sa.Column("mtime_ns", sa.BigInteger),
    sa.Column("sha256", sa.String(64), index=True),
    _text("status", nullable=False),  # a Lectura, or "omitido" for a file that is not a submission
    _text("reason"),
    sa.Column("present", sa.Boolean, nullable=False),
    sa.Column("first_seen", Instant, nullable=False),
    sa.Column("last_seen", Instant, nullable=False),
    sa.Column("job_id", sa.ForeignKey("jobs.id")),
    sa.Column("submission_id", sa.ForeignKey("submissions.id")),
    sa.UniqueConstraint("folder_id", "archivo"),
)

ITEMS = sa.Table(
    "items",
    METADATA,
    _of_submission(primary_key=True),
    sa.Column("item", sa.String(20), primary_key=True),
    _text("machine_state", nullable=False),
    _text("state", nullable=False),
    sa.Column("pages", sa.JSON, nullable=False),
)

PAGES = sa.Table(
    "pages",
    METADATA,
    _of_submission(primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    _text("kind", nullable=False),
    _text("machine_kind", nullable=False),
    sa.Column("confidence", sa.Float, nullable=False),
    _text("origin", nullable=False),
    sa.Column("rotation", sa.Integer, nullable=False),
    sa.Column("why", sa.JSON, nullable=False),
    sa.Column("marks", sa.JSON, nullable=False),
    sa.Column("width", sa.Float, nullable=False),
    sa.Column("height", sa.Float, nullable=False),
    _text("failure"),
)

FIELDS = sa.Table(
    "fields",
    METADATA,
    _of_submission(primary_key=True),
    sa.Column("item", sa.String(20), primary_key=True),
    sa.Column("name", sa.String(40), primary_key=True),
    sa.Column("value", sa.JSON),  # as the JSON of interface.md writes it
    _text("text"),
    sa.Column("page", sa.Integer),
    *_box(),
    sa.Column("confidence", sa.Float),
    _text("note"),
    sa.Column("corrected", sa.Boolean, nullable=False),
    sa.Column("machine_value", sa.JSON),
    sa.Column("support", sa.JSON),  # what speaks for the value, in Spanish
    sa.Column("others", sa.JSON),  # [value, text, page, x0, top, x1, bottom, confidence] of those passed over
)

FINDINGS = sa.Table(
    "findings",
    METADATA,
    _of_submission(primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    _text("item", nullable=False),
    _text("code", nullable=False),
    _text("state", nullable=False),
    _text("severity", nullable=False),
    _text("message", nullable=False),
    _text("expected"),
    _text("found"),
    sa.Column("page", sa.Integer),
    *_box(),
    sa.Column("searched", sa.JSON, nullable=False),
    _text("norm"),
    _text("request"),
)

CONTRACTS = sa.Table(
    "contracts",
    METADATA,
    _id(),
    _of_folder(),
    sa.Column("key", sa.Text, nullable=False, index=True),
    _text("number", nullable=False),
    _text("contractor"),
    _text("document"),
    _text("entity"),
    _text("entity_nit"),
    _text("purpose"),
    sa.Column("start", sa.Date),
    sa.Column("end", sa.Date),
    sa.Column("monthly_value", sa.BigInteger),
    sa.Column("total_value", sa.BigInteger),
    _text("supervisor"),
    _text("secop_id"),
    _text("bank"),
    _text("account"),
    _text("account_type"),
)

SECOP_PAYMENTS = sa.Table(
    "secop_payments",
    METADATA,
    _id(),
    _of_folder(),
    sa.Column("key", sa.Text, nullable=False, index=True),
    _text("contract", nullable=False),
    _text("state", nullable=False),
    _text("source", nullable=False),
    sa.Column("payment", sa.Integer),
    sa.Column("month", sa.String(7)),
    sa.Column("value", sa.BigInteger),
)

DECISIONS = sa.Table(
    "decisions",
    METADATA,
    _id(),
    _of_submission(),
    _text("verdict", nullable=False),
    _text("reason", nullable=False),
    *_signed(),
    _text("sha256", nullable=False),
    _text("rules_version", nullable=False),
)

ITEM_MARKS = sa.Table(
    "item_marks",
    METADATA,
    _id(),
    _of_submission(),
    _text("item", nullable=False),
    _text("state"),  # NULL: back to the machine's
    _text("reason", nullable=False),
    *_signed(),
)

PAGE_MOVES = sa.Table(
    "page_moves",
    METADATA,
    _id(),
    _of_submission(),
    sa.Column("page", sa.Integer, nullable=False),
    _text("kind"),  # NULL: back to the machine's
    _text("reason", nullable=False),
    *_signed(),
)

FIELD_CORRECTIONS = sa.Table(
    "field_corrections",
    METADATA,
    _id(),
    _of_submission(),
    _text("item", nullable=False),
    _text("name", nullable=False),
    sa.Column("value", sa.JSON(none_as_null=True)),  # NULL: back to the machine's
    sa.Column("page", sa.Integer),
    *_box(),
    _text("reason", nullable=False),
    *_signed(),
)

SECOP_STATES = sa.Table(
    "secop_states",
    METADATA,
    _id(),
    _of_submission(),
    _text("state"),  # NULL: back to what the sources say
    *_signed(),
)

LESSONS = sa.Table(
    "lessons",
    METADATA,
    _id(),
    _of_submission(),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.Column("page", sa.Integer, nullable=False),
    sa.Column("layout", sa.LargeBinary, nullable=False),  # review.store.lessons.pack_layout
    _text("kind", nullable=False),
    _text("instead_of"),
    _text("item"),  # NULL: the lesson is about what the page is
    _text("name"),
    sa.Column("spots", sa.JSON(none_as_null=True)),
    sa.Column("wrong", sa.JSON(none_as_null=True)),
    *_signed(),
)

LESSON_STATES = sa.Table(
    "lesson_states",
    METADATA,
    _id(),
    sa.Column("lesson_id", sa.ForeignKey("lessons.id"), nullable=False, index=True),
    sa.Column("active", sa.Boolean, nullable=False),  # a lesson without a row here is in force
    *_signed(),
)
