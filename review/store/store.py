"""The open database. What is kept in it, the modules beside this one say; a `Store` only holds the door."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple, TypeVar, cast

import sqlalchemy as sa

from review.model import Viewer
from review.store import dialects, troubles
from review.store.addresses import default_url, shown, url_of
from review.store.changes import Changes
from review.store.opening import open_engine

T = TypeVar("T")


class KeptAnswer(NamedTuple):
    """An answer, the last change that it is known to hold for, and the mark of what it rests on."""

    change: Hashable
    mark: Hashable
    answer: object


class Store:
    """A database with its tables up to date. Use as a context manager, or call `close`."""

    def __init__(self, engine: sa.Engine, url: str) -> None:
        self._engine = engine
        self.url = url
        self._changes = Changes(engine)
        self._change: Hashable = None
        self._kept: dict[str, dict[Hashable, KeptAnswer]] = {}
        self._each: dict[str, dict[Hashable, dict[int, tuple[object, object]]]] = {}

    @classmethod
    def open(cls, url: str | None = None, *, must_exist: bool = False) -> Store:
        """Open, and make if it is new, the database at `url` (a URL or the path of an SQLite file).

        Without `url`, the one in the user's data folder. With `must_exist` none is made. Raises
        StoreUnavailable.
        """
        resolved = default_url() if url is None else url_of(url)
        return cls(open_engine(resolved, must_exist=must_exist), resolved)

    def close(self) -> None:
        self._changes.close()
        self._engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    @property
    def viewer(self) -> Viewer | None:
        """Who sees it, where people come in by a login (`review.store.seen_store`); else None."""
        return None

    @property
    def whole(self) -> Store:
        """The same database for the program's own work, whoever it does it for."""
        return self

    @property
    def telling(self) -> Store:
        """The same database for an answer in which nobody's personal data is, or in which it is masked."""
        return self

    def sees(self, submission_id: int) -> bool:
        """Whether a cuenta may be seen here. Raises StoreUnavailable."""
        del submission_id
        return True

    def _may_keep(self) -> None:
        """Raises NotAllowed where an answer would be kept whole for who sees its data masked."""

    def kept(
        self,
        kind: str,
        question: Hashable,
        answer: Callable[[], T],
        *,
        most: int = 12,
        mark: Callable[[], Hashable] | None = None,
    ) -> T:
        """What `answer` gives, worked out again only when something was written to the database since, or,
        with a `mark` that says all that it rests on, when that is another one; where it cannot be told that
        something was written, each time. `question` says all else that it depends on; of each kind the last
        `most` are held. Whoever gets it leaves it as it is. Raises what `answer` and `mark` do, and
        StoreUnavailable.
        """
        self._may_keep()
        with _told(self.url):
            change = self._changes.last()
        if change is None:
            return answer()
        if self._change != change:
            self._change = change
            self._kept = {one: _marked(held) for one, held in list(self._kept.items())}
        held = self._kept.setdefault(kind, {})
        known = held.get(question)
        if known is not None and known.change == change:
            return cast(T, known.answer)
        marked = None if mark is None else mark()
        if known is None or marked is None or known.mark != marked:
            known = KeptAnswer(change, marked, answer())
            while len(held) >= most:
                held.pop(next(iter(held)), None)
        held[question] = known._replace(change=change)
        return cast(T, known.answer)

    def kept_each(
        self,
        kind: str,
        question: Hashable,
        marks: Mapping[int, object],
        answer: Callable[[list[int]], Mapping[int, T]],
        *,
        most: int = 4,
    ) -> dict[int, T]:
        """What `answer` gives of each of these numbers, worked out again only for those whose mark is another
        one than before: their mark says all that it depends on. Of each kind the last `most` questions are
        held. Whoever gets it leaves it as it is. Raises what `answer` does."""
        self._may_keep()
        held = self._each.setdefault(kind, {})
        known = held.pop(question, {})
        lacking = [one for one, mark in marks.items() if one not in known or known[one][0] != mark]
        made = answer(lacking) if lacking else {}
        now = {one: (mark, made[one] if one in made else known[one][1]) for one, mark in marks.items()}
        while len(held) >= most:
            held.pop(next(iter(held)), None)
        held[question] = now
        return {one: cast(T, value) for one, (_, value) in now.items()}

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A connection to ask with. Raises StoreUnavailable when the database stops answering."""
        with self._connected(self._engine) as connection:
            yield connection

    @contextmanager
    def writing(self, *, by_person: bool = True) -> Iterator[sa.Connection]:
        """A transaction: all of it is kept, or none. Raises StoreUnavailable likewise.

        What a person did is on the disk when this ends, also if the power then fails. The program's own work,
        which can be done again, need not wait for that (`by_person` False): the last of it may be lost, never
        anything before it. The turn to write is taken at the start, so that two writers wait for each other
        instead of failing, and each sees what the other did.
        """
        with self._transaction(self._engine, by_person=by_person) as connection:
            yield connection

    @contextmanager
    def _connected(self, engine: sa.Engine) -> Iterator[sa.Connection]:
        with _told(self.url), engine.connect() as connection:
            yield connection

    @contextmanager
    def _transaction(self, engine: sa.Engine, *, by_person: bool) -> Iterator[sa.Connection]:
        with _told(self.url), engine.begin() as connection:
            dialects.of(connection).begin_writing(connection, by_person=by_person)
            yield connection


def _marked(held: dict[Hashable, KeptAnswer]) -> dict[Hashable, KeptAnswer]:
    """Those that may still hold after a change."""
    return {question: one for question, one in list(held.items()) if one.mark is not None}


@contextmanager
def _told(url: str) -> Iterator[None]:
    try:
        yield
    except sa.exc.DBAPIError as error:
        told = troubles.failed(shown(url), error)
        if told is None:
            raise
        raise told from error
