"""Turns: a few at once, in the order they came, and who gives up keeps nobody waiting."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from screens.turns import Turns
from tests.waiting import HANG_SECONDS, until


class _Gone(Exception):
    """Whoever waited closed the page."""


def no_wait(before: int) -> None:
    raise AssertionError(f"{before} before")


def test_no_more_than_so_many_at_once_and_in_the_order_they_came() -> None:
    turns, order, free = Turns(1), list[int](), threading.Event()
    waiting: dict[int, int] = {}

    def one(number: int) -> None:
        with turns.taken(lambda before: waiting.update({number: before})):
            order.append(number)
            assert free.wait(HANG_SECONDS)

    with ThreadPoolExecutor(3) as pool:
        asked = []
        for number in range(3):
            asked.append(pool.submit(one, number))
            until(lambda number=number: number in waiting or number in order, "to be in the queue")  # type: ignore[misc]
        until(lambda: waiting == {1: 1, 2: 2}, "the others are told how many are before them")
        assert order == [0]
        free.set()
        for done in asked:
            done.result(HANG_SECONDS)
    assert order == [0, 1, 2]
    with turns.taken(no_wait):
        pass


def test_two_go_in_together() -> None:
    turns = Turns(2)
    with turns.taken(no_wait), turns.taken(no_wait):
        pass


def test_who_gives_up_and_who_fails_leave_their_turn() -> None:
    turns = Turns(1)

    def gone(before: int) -> None:
        assert before == 1
        raise _Gone

    with turns.taken(no_wait), pytest.raises(_Gone), turns.taken(gone):
        pass
    with pytest.raises(ZeroDivisionError), turns.taken(no_wait):
        raise ZeroDivisionError
    with turns.taken(no_wait):
        pass
