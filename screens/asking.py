"""A wall of questions as it is gone through: which are open, which one is next, what became of the others.

It stays as it was begun: what is answered keeps its place, so that nothing moves under the hand of whoever
answers by key.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

from review.desk.foresight import Foresight
from review.desk.questions import Account


class Question(Protocol):
    """What is asked: its key, and whose cuenta it is about."""

    @property
    def key(self) -> str: ...
    @property
    def account(self) -> Account: ...


Q = TypeVar("Q", bound=Question)


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a question. `ticket` is that of our `answer`; None when something else closed it.
    `taught` once its layout is remembered."""

    told: str
    ticket: str | None = None
    answer: Any = None
    taught: bool = False


@dataclass(slots=True)
class Wall(Generic[Q]):
    """The questions by key, in the order in which they were asked. `here` is the one that keys answer, `last`
    the one answered last, `teaching` the one whose layout may be remembered, with what that would change."""

    size: int
    asked: dict[str, Q] = field(default_factory=dict)
    done: dict[str, Done] = field(default_factory=dict)
    skipped: set[str] = field(default_factory=set)
    troubles: dict[str, str] = field(default_factory=dict)
    typing: str | None = None
    teaching: tuple[str, Foresight] | None = None
    here: str | None = None
    last: str | None = None
    page: int = 0
    _tickets: dict[str, str] = field(default_factory=dict)

    @property
    def open(self) -> list[Q]:
        return [one for key, one in self.asked.items() if key not in self.done]

    @property
    def accounts(self) -> int:
        """Of how many cuentas the open questions are."""
        return len({one.account.submission_id for one in self.open})

    @property
    def pages(self) -> int:
        return max(1, -(-len(self.asked) // self.size))

    def on_page(self, page: int) -> list[Q]:
        """The questions of a page of the wall, counted from 0."""
        return list(self.asked.values())[page * self.size : (page + 1) * self.size]

    def renew(self, fresh: Iterable[Q]) -> None:
        """Everything was looked for again: what is new comes last, and what is no question any more goes."""
        found = {one.key: one for one in fresh}
        kept = {
            key: found.get(key, one) for key, one in self.asked.items() if key in found or key in self.done
        }
        self.asked = {**kept, **found}
        self._reopen(found)
        self._stay()

    def renew_account(self, number: int, fresh: Iterable[Q]) -> None:
        """A cuenta was judged again: what is no question any more keeps its place and says so."""
        found = {one.key: one for one in fresh}
        for key, one in self.asked.items():
            if one.account.submission_id == number and key not in found and key not in self.done:
                self.done[key] = Done("Ya no hace falta: se resolvió con otra respuesta.")
        self.asked |= found
        self._reopen(found)
        self._stay()

    def ticket(self, key: str) -> str:
        """That of the answer to a question as long as it stands: however often it is sent, it is one."""
        return self._tickets.setdefault(key, uuid.uuid4().hex)

    def close(self, key: str, done: Done) -> None:
        """A question was answered, or is none any more; the next one is at hand."""
        self.done[key] = done
        self.troubles.pop(key, None)
        self._tickets.pop(key, None)
        self.skipped.discard(key)
        if done.ticket is not None:
            self.last = key
        self._leave(key)

    def skip(self, key: str) -> None:
        self.skipped.add(key)
        self.troubles.pop(key, None)
        self._leave(key)

    def reopen(self, key: str) -> None:
        """An answer was taken back: it is asked again, at once."""
        self.done.pop(key, None)
        self.last = None if self.last == key else self.last
        self.go(key)

    def again(self) -> None:
        """Back to those that were skipped."""
        self.skipped.clear()
        self._leave("")

    def go(self, key: str | None) -> None:
        """Have this question answered by keys, on its page."""
        self.here, self.typing = key, None
        if key is not None:
            self.page = list(self.asked).index(key) // self.size

    def turn(self, page: int) -> None:
        """Show another page of the wall; its first open question is at hand."""
        self.page = min(max(page, 0), self.pages - 1)
        self.typing = None
        self.here = next((one.key for one in self.on_page(self.page) if one.key not in self.done), self.here)

    def _leave(self, key: str) -> None:
        """The next open one after a question, from the beginning after the end; none when all that are left
        were skipped. The page stays then."""
        keys = list(self.asked)
        start = keys.index(key) + 1 if key in self.asked else 0
        waiting = [
            one for one in keys[start:] + keys[:start] if one not in self.done and one not in self.skipped
        ]
        self.go(next(iter(waiting), None))

    def _reopen(self, found: Iterable[str]) -> None:
        """What had been closed by something else, and is a question again."""
        for key in found:
            if key in self.done and self.done[key].ticket is None:
                del self.done[key]

    def _stay(self) -> None:
        self.page = min(self.page, self.pages - 1)
        if self.here is None or self.here not in self.asked or self.here in self.done:
            self._leave(self.here or "")
