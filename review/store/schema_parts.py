"""What the tables are made of: their registry, and the columns that many of them have."""

from __future__ import annotations

import datetime as dt
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Dialect

from review.catalogue.column import Holds, InDatabase, Spec
from review.model import State

METADATA = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


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


def number() -> sa.Column[int]:
    return sa.Column("id", sa.Integer, primary_key=True)


def of_submission(*, primary_key: bool = False) -> sa.Column[int]:
    return sa.Column(
        "submission_id",
        sa.ForeignKey("submissions.id"),
        primary_key=primary_key,
        nullable=False,
        index=not primary_key,
    )


def of_folder() -> sa.Column[int]:
    return sa.Column("folder_id", sa.ForeignKey("folders.id"), nullable=False, index=True)


def box() -> list[sa.Column[float]]:
    return [sa.Column(name, sa.Float) for name in ("x0", "top", "x1", "bottom")]


def signed() -> list[sa.Column[object]]:
    """Who did it, when, in which role and in whose name: on every append-only table. The last two are NULL
    where they are not known, as of everything done before roles were kept."""
    return [
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("role", sa.Text),
        sa.Column("on_behalf", sa.Text),
    ]


def once(table: str) -> list[sa.schema.SchemaItem]:
    """The ticket of the click that an act came from: sent twice, it is recorded once."""
    index = sa.Index(f"uq_{table}_ticket", "submission_id", "ticket", unique=True)
    return [sa.Column("ticket", sa.String(32)), index]


def text(name: str, *, nullable: bool = True) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=nullable)


_TYPES: dict[Holds, sa.types.TypeEngine[Any] | type[sa.types.TypeEngine[Any]]] = {
    Holds.TEXT: sa.Text,
    Holds.ID: sa.Text,
    Holds.MONTH: sa.String(7),
    Holds.WORDS: sa.JSON,
    Holds.LIST: sa.JSON,
    Holds.VALUE: sa.JSON,
    Holds.COUNT: sa.Integer,
    Holds.MONEY: sa.BigInteger,
    Holds.REAL: sa.Float,
    Holds.FLAG: sa.Boolean,
    Holds.DAY: sa.Date,
    Holds.MOMENT: Instant,
}


def told(spec: Spec) -> list[sa.Column[Any]]:
    """The columns of the catalogue that the database keeps, by their English names."""
    return [
        sa.Column(
            one.of,
            _TYPES[one.holds],
            nullable=one.kept is not InDatabase.ALWAYS,
            index=one.kept is InDatabase.SOUGHT or None,
        )
        for one in spec.values()
        if one.kept is not None
    ]


_OPEN = (State.FALTA, State.NO_CUMPLE, State.POR_REVISAR)


def index_of_open() -> sa.Index:
    """Of `findings`: those that are a fault or a doubt. For PostgreSQL `review.store.one_order` says it anew,
    since its part of SQLAlchemy would be loaded here for whoever has a file."""
    names = ("submission_id", "state", "severity", "item", "code")
    are = sa.text(f"state IN ({', '.join(repr(one.value) for one in _OPEN)})")
    return sa.Index("ix_findings_open", *names, sqlite_where=are)


def left_open(findings: sa.FromClause) -> sa.ColumnElement[bool]:
    """Whether a finding (of `findings`, under any name) is a fault or a doubt: of a hundred a few are, and
    who asks for some of them says this too, for `ix_findings_open` to be used. Its values are written out, as
    SQLite does not look into a parameter for it."""
    values: sa.BindParameter[State] = sa.bindparam("open", _OPEN, expanding=True, literal_execute=True)
    return findings.c.state.in_(values)
