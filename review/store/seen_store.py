"""The database as somebody sees it who came in by a login: one door for every question and every act.

Whoever does not see all cuentas asks of tables in which the others are not: in front of each question stand
the tables it names, as common table expressions of the same names with the rows they may see. So no question
can forget it, not even one that is not written yet. Acts are refused on what they do not see; what follows
from an act (judging again, the chain) is the program's own work on the whole database (`Store.whole`).

Whoever sees personal data only in part gets no answer at all but from functions that tell nothing of anybody
or that mask what they tell (`review.frames.veil`), and therefore ask `Store.telling`; and adds no row except
of their own traces.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final, TypeVar

import sqlalchemy as sa

from review.errors import NotAllowed
from review.model import Viewer
from review.store import schema as t
from review.store.reach import Reached, reached
from review.store.store import Store

T = TypeVar("T")

HIDDEN: Final = frozenset(
    table.name
    for table in (
        t.LISTED_CONTRACTS,
        t.CONTRACT_BOOKS,
        t.EXPORTS,
        t.LIST_IMPORTS,
        t.SECOP_IMPORTS,
        t.PERMISSIONS,
        t.LOGINS,
    )
)
"""Whole lists of others' contracts, kept as one; and people's permissions."""

OPEN: Final = frozenset(
    table.name
    for table in (
        t.FOLDERS,
        t.FOLDER_DATA,
        t.JOBS,
        t.JOB_TELLINGS,
        t.SETTINGS,
        t.FORMS,
        t.WAIVER_WITHDRAWALS,
        t.LESSONS,
        t.LESSON_STATES,
        t.PERSON_ROLES,
        t.CHAIN,
        t.REVIEWERS,
        t.SAVED_VIEWS,
        t.VISITS,
        t.LINES,
        t.OWN_PACE_WISHES,
    )
)
"""Of no cuenta: an entity's ways, the work of the program, and what somebody keeps of their own."""

TRACES: Final = frozenset(
    table.name
    for table in (
        t.ACCESSES,
        t.EXPORTS,
        t.OPENINGS,
        t.VISITS,
        t.LINES,
        t.SAVED_VIEWS,
        t.JOB_TELLINGS,
    )
)
"""What is written of whoever only looks: that they did, and how they left their lists."""

_ONLY_LOOKS: Final = "Con su permiso puede mirar, no cambiar nada. No se registró nada."
_NOT_YOURS: Final = (
    "Esa cuenta no está entre las que usted puede ver. Si le corresponde, pida a quien administra los "
    "permisos que la agregue. No se registró nada."
)
_NOT_FOR_YOU: Final = (
    "Eso muestra datos personales que su permiso no incluye. Si los necesita para su trabajo, pida a quien "
    "administra los permisos otro rol."
)
_WITH = re.compile(r"WITH\s+", re.IGNORECASE)
_ASKS = re.compile(r"\s*(SELECT|WITH)\b", re.IGNORECASE)
_WORD = re.compile(r"\w+")


class SeenStore(Store):
    """A database as `viewer` sees it."""

    def __init__(self, whole: Store, viewer: Viewer, *, unmasked: bool = False) -> None:
        super().__init__(whole._engine, whole.url)
        self._changes = whole._changes
        self._whole, self._viewer, self._unmasked = whole, viewer, unmasked or not viewer.masked
        self._asking = whole._engine.execution_options()
        self._acting = whole._engine.execution_options()
        if not viewer.cuentas.whole:
            sa.event.listen(self._asking, "before_cursor_execute", self._narrowed, retval=True)
        sa.event.listen(self._acting, "before_cursor_execute", self._refuse)
        self._telling: Store = self if self._unmasked else SeenStore(whole, viewer, unmasked=True)

    @property
    def viewer(self) -> Viewer:
        return self._viewer

    @property
    def whole(self) -> Store:
        return self._whole

    @property
    def telling(self) -> Store:
        """The same for whoever masks what it answers: limited and read-only as this one, and not masked."""
        return self._telling

    def close(self) -> None:
        """The database is closed by whoever opened it whole."""

    def sees(self, submission_id: int) -> bool:
        """Whether a cuenta is among those that they may see. Raises StoreUnavailable."""
        return self.viewer.cuentas.whole or submission_id in self._reached().submissions

    def _may_keep(self) -> None:
        if not self._unmasked:
            raise NotAllowed(_NOT_FOR_YOU)

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """Raises NotAllowed to whoever sees nobody's data whole; else as `Store.reading`."""
        if not self._unmasked:
            raise NotAllowed(_NOT_FOR_YOU)
        with self._connected(self._asking) as connection:
            yield connection

    @contextmanager
    def writing(self, *, by_person: bool = True) -> Iterator[sa.Connection]:
        """As `Store.writing`; raises NotAllowed for a row about a cuenta that they do not see, and for any
        but their traces when they only look."""
        with self._transaction(self._acting, by_person=by_person) as connection:
            yield connection

    def _reached(self) -> Reached:
        return reached(self._whole, self.viewer.cuentas)

    def _narrowed(
        self,
        connection: sa.Connection,
        _cursor: Any,
        statement: str,
        parameters: Any,
        _context: Any,
        _many: bool,
    ) -> tuple[str, Any]:
        if _ASKS.match(statement):
            return narrowed(statement, self._reached(), connection.dialect.name), parameters
        return statement, parameters

    def _refuse(
        self, _connection: Any, _cursor: Any, _statement: str, _parameters: Any, context: Any, _many: bool
    ) -> None:
        if not (context.isinsert or context.isupdate or context.isdelete):
            return
        table = context.compiled.statement.table
        if self.viewer.masked and table.name not in TRACES:
            raise NotAllowed(_ONLY_LOOKS)
        if not context.isinsert or self.viewer.cuentas.whole:
            return
        for row in context.compiled_parameters:
            if any(_is_about(name) and not self.sees(number) for name, number in row.items() if number):
                raise NotAllowed(_NOT_YOURS)
            if table is t.WAIVERS and row["contract_key"] not in self._reached().keys:
                raise NotAllowed(_NOT_YOURS)


def _is_about(parameter: str) -> bool:
    """Whether the parameter of a statement is the number of the cuenta that a row is about."""
    return parameter == "submission_id" or parameter.startswith("submission_id_m")


# --- what is put in front of a question ---


def narrowed(statement: str, seen: Reached, dialect: str) -> str:
    """A question (SELECT, or WITH … SELECT) asked of the tables that it names with only what is `seen`."""
    words = dict.fromkeys(_WORD.findall(statement))
    named = [_TABLES[word] for word in words if word in _TABLES]
    before = [f"{name} AS NOT MATERIALIZED ({asked})" for name, asked in _views(named, seen, dialect)]
    if not before:
        return statement
    views = ", ".join(before)
    if found := _WITH.match(statement):
        return f"WITH {views}, {statement[found.end() :]}"
    return f"WITH {views} {statement}"


def _views(named: Iterable[sa.Table], seen: Reached, dialect: str) -> Iterator[tuple[str, str]]:
    place = "main." if dialect == "sqlite" else ""  # there a name that stands for itself would be a circle
    for table in named:
        if table.name not in OPEN:
            yield table.name, f"SELECT * FROM {place}{table.name} WHERE {_condition(table, seen, place)}"


def _condition(table: sa.Table, seen: Reached, place: str) -> str:
    """What a row of a table must be to be seen. Raises ValueError for a table of which nobody decided it."""
    of_cuenta = f"IN ({_listed(seen.submissions)})"
    of_contract = f"IN ({_listed(seen.contracts)})"
    if table.name in HIDDEN:
        return "1 = 0"
    if table is t.SUBMISSIONS:
        return f"id {of_cuenta}"
    if table is t.MATCHES:
        return f"submission_id {of_cuenta} AND there_id {of_cuenta}"
    if "submission_id" in table.c:
        return f"submission_id {of_cuenta}"
    if table is t.NOTE_WITHDRAWALS:
        return f"note_id IN (SELECT id FROM {place}notes WHERE submission_id {of_cuenta})"
    if table is t.CONTRACTS:
        return f"id {of_contract}"
    if table is t.SECOP_PAYMENTS:
        return f"contract_id {of_contract}"
    if table is t.CONTRACT_DUTIES:
        return f"contract_key IN ({_quoted(seen.keys)})"
    if table is t.WAIVERS:
        return f"contract_key IS NULL OR contract_key IN ({_quoted(seen.keys)})"
    if "sha256" in table.c:
        return f"sha256 IN (SELECT sha256 FROM {place}submissions WHERE id {of_cuenta})"
    raise ValueError(f"nobody said who sees the table {table.name}")


def _listed(numbers: Iterable[int]) -> str:
    return ", ".join(map(str, sorted(numbers))) or "NULL"


def _quoted(keys: Iterable[str]) -> str:
    """Keys of contracts in an SQL text. What could end it, or be a parameter in it, is in none of them:
    `review.recognition.grammar.ids.contract_key` leaves letters, digits, dots and hyphens."""
    return ", ".join(f"'{one}'" for one in sorted(keys) if _KEY.fullmatch(one)) or "NULL"


_KEY = re.compile(r"[\w.-]+")
_TABLES: Final[Mapping[str, sa.Table]] = t.METADATA.tables
