"""The order of a review stays as it began; the next one is the next that waits for a decision."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from review import desk
from review.desk import ReviewLine
from review.model import Verdict
from review.store import Store
from review.store import schema as t
from tests.store.filled import filled, submission

ASKED = "mes=2026-06"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return filled(tmp_path, [submission(number) for number in range(1, 5)])


def again(store: Store, number: int, *, outdated: bool = False) -> ReviewLine:
    found = desk.kept_line(store, number, ASKED, outdated=outdated)
    assert found is not None
    return found


def test_a_decision_changes_neither_the_order_nor_the_place(store: Store) -> None:
    begun = desk.begin_line(store, ASKED, [3, 1, 4, 2])
    assert (begun.ids, begun.waiting) == ((3, 1, 4, 2), {1, 2, 3, 4})
    desk.decide(store, 1, Verdict.APROBADA, "", "Ana")
    later = again(store, begun.number)
    assert later.ids == begun.ids
    assert later.waiting == {2, 3, 4}
    assert (later.place(1), later.place(4), later.place(99)) == (1, 2, None)


def test_another_filter_or_number_begins_anew(store: Store) -> None:
    begun = desk.begin_line(store, ASKED, [1, 2])
    assert desk.kept_line(store, begun.number, "mes=2026-05") is None
    assert desk.kept_line(store, begun.number + 1, ASKED) is None


@pytest.mark.parametrize(
    ("waiting", "here", "after"),
    [
        ({1, 2, 3, 4}, 3, 1),
        ({2, 3, 4}, 3, 4),  # over the one decided
        ({3, 1}, 1, 3),  # from the beginning again
        ({3}, 3, 1),  # no other one waits: the one beside it
        ((), 4, 2),
        ((), 2, None),
        ({2}, 2, None),
        ({4}, 99, 4),  # one that is not of this review
        ((), 99, None),
    ],
)
def test_the_next_one_is_the_next_that_waits(waiting: set[int], here: int, after: int | None) -> None:
    assert ReviewLine(1, (3, 1, 4, 2), frozenset(waiting)).after(here) == after


def test_the_one_before_is_the_one_beside_it_decided_or_not() -> None:
    line = ReviewLine(1, (3, 1, 4), frozenset({3}))
    assert [line.before(one) for one in (4, 1, 3, 99)] == [1, 3, None, None]


def test_who_reviews_what_is_out_of_date_is_told_what_is_left(store: Store) -> None:
    for number in (1, 2):
        desk.decide(store, number, Verdict.APROBADA, "", "Ana")
    with store.writing() as connection:
        connection.execute(sa.update(t.SUBMISSIONS).where(t.SUBMISSIONS.c.id == 1).values(said="x"))
    begun = desk.begin_line(store, ASKED, [1, 2], outdated=True)
    assert begun.waiting == {1}
    assert again(store, begun.number).waiting == set()
    desk.decide(store, 1, Verdict.APROBADA, "", "Ana")
    assert again(store, begun.number, outdated=True).waiting == set()
