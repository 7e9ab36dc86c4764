"""The recogniser with the lessons in force and an entity's own words; what is due when lessons change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from review import freshness
from review.model import Layout, Lesson
from review.pipeline import ways_in_force
from review.pipeline.ways_in_force import Ways
from review.recognition import own_marks
from review.recognition.knowledge.own_words import NO_WORDS, Words
from review.store import Store, folders
from review.store import lesson_rows as kept


@dataclass(frozen=True, slots=True)
class Taught:
    """The lessons in force, oldest first, and the words of the entity of a folder. `version` changes with
    them: what was kept is then stale."""

    lessons: tuple[Lesson, ...] = ()
    words: Words = NO_WORDS

    @classmethod
    def of(cls, store: Store) -> Taught:
        """Those kept in a database. Raises StoreUnavailable."""
        return cls(kept.in_force(store))

    @property
    def version(self) -> str:
        return freshness.recogniser(
            (lesson.id for lesson in self.lessons), self.words.digest, own_marks.digest()
        )

    def with_words(self, words: Words) -> Taught:
        return replace(self, words=words)


UNTAUGHT = Taught()


@dataclass(slots=True)
class FolderTaught:
    """The recogniser of each folder, with the words of its entity, worked out when it is first asked for."""

    store: Store
    _lessons: Taught | None = None
    _made: dict[int, tuple[Taught, Ways]] = field(default_factory=dict)

    def of(self, folder_id: int) -> Taught:
        """Raises StoreUnavailable."""
        return self._of(folder_id)[0]

    def ways(self, folder_id: int) -> Ways:
        """What is in force in the folder. Raises StoreUnavailable."""
        return self._of(folder_id)[1]

    def _of(self, folder_id: int) -> tuple[Taught, Ways]:
        if folder_id not in self._made:
            self._lessons = self._lessons or Taught.of(self.store)
            ways = ways_in_force.of_folder(self.store, folder_id)
            self._made[folder_id] = self._lessons.with_words(ways.words), ways
        return self._made[folder_id]


def open_with(store: Store, taught: Taught, layouts: Iterable[Layout]) -> list[int]:
    """The cuentas in a folder and not yet decided that hold a page of one of these layouts, by what is kept
    of the work of `taught`. Raises StoreUnavailable."""
    about = list(layouts)
    versions = [taught.with_words(words).version for words in _words(store)]
    return kept.open_submissions(
        store, set().union(*(kept.of_layouts(store, one, about) for one in versions))
    )


def _words(store: Store) -> tuple[Words, ...]:
    own = {ways_in_force.of_folder(store, number).words for number in folders.numbers(store)}
    return NO_WORDS, *(own - {NO_WORDS})


def carry_over(store: Store, before: Taught, layouts: Iterable[Layout]) -> list[int]:
    """Spare the documents that a change of lessons does not touch: what is kept of them holds on.

    `layouts` are those of the lessons that came or went. Gives the cuentas in a folder and not yet decided
    that hold a page of them, to be judged again. Raises StoreUnavailable.
    """
    changed, now, about = set[str](), Taught.of(store), list(layouts)
    for words in _words(store):
        old, new = before.with_words(words).version, now.with_words(words).version
        touched = kept.of_layouts(store, old, about)
        kept.renew(store, old, new, touched)
        changed |= touched
    return kept.open_submissions(store, changed)
