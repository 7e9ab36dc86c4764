"""The recogniser with the lessons in force, and what has to be done when those change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from review import freshness
from review.model import Layout, Lesson
from review.store import Store
from review.store import lesson_rows as kept


@dataclass(frozen=True, slots=True)
class Taught:
    """The lessons in force, oldest first. `version` changes with them: what was kept is then stale."""

    lessons: tuple[Lesson, ...] = ()

    @classmethod
    def of(cls, store: Store) -> Taught:
        """Those kept in a database. Raises StoreUnavailable."""
        return cls(kept.in_force(store))

    @property
    def version(self) -> str:
        return freshness.recogniser(lesson.id for lesson in self.lessons)


UNTAUGHT = Taught()


def carry_over(store: Store, before: Taught, layouts: Iterable[Layout]) -> list[int]:
    """Spare the documents that a change of lessons does not touch: what is kept of them holds on.

    `layouts` are those of the lessons that came or went. Gives the cuentas in a folder and not yet decided
    that hold a page of them, to be judged again. Raises StoreUnavailable.
    """
    touched = kept.of_layouts(store, before.version, list(layouts))
    kept.renew(store, before.version, Taught.of(store).version, touched)
    return kept.open_submissions(store, touched)
