"""Going through a wall of questions."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from review.desk.questions import Account
from screens.asking import Done, Wall


@dataclass(frozen=True)
class Asked:
    key: str
    account: Account


def asked(*keys: str) -> list[Asked]:
    """The first letter of a key says whose cuenta it is of."""
    return [
        Asked(key, Account(ord(key[0]), "a.pdf", Path("a.pdf"), "", None, None, None, None)) for key in keys
    ]


def wall(*keys: str, size: int = 2) -> Wall[Asked]:
    made: Wall[Asked] = Wall(size)
    made.renew(asked(*keys))
    return made


def test_the_next_one_is_at_hand_on_its_page() -> None:
    one = wall("a1", "b1", "b2")
    assert (one.here, one.page, one.pages, len(one.open), one.accounts) == ("a1", 0, 2, 3, 2)
    one.close("a1", Done("5", "t"))
    assert (one.here, one.page) == ("b1", 0)
    one.skip("b1")
    assert (one.here, one.page, len(one.open)) == ("b2", 1, 2)
    one.close("b2", Done("5", "u"))
    assert (one.here, one.page, len(one.open), one.accounts) == (None, 1, 1, 1)
    one.again()
    assert (one.here, one.page) == ("b1", 0)


def test_an_answer_keeps_its_ticket_until_it_is_recorded_or_taken_back() -> None:
    one = wall("a1", "b1")
    ticket = one.ticket("a1")
    assert one.ticket("a1") == ticket
    one.close("a1", Done("5", ticket))
    assert one.last == "a1"
    one.reopen("a1")
    assert (one.here, one.last) == ("a1", None)
    assert one.ticket("a1") != ticket


def test_looking_again_moves_nothing_and_what_is_new_comes_last() -> None:
    one = wall("a1", "b1", "c1")
    one.close("a1", Done("5", "t"))
    one.renew(asked("d1", "c1", "b1"))
    assert list(one.asked) == ["a1", "b1", "c1", "d1"]
    one.renew(asked("c1", "d1"))
    assert list(one.asked) == ["a1", "c1", "d1"], "what somebody else answered goes"
    assert one.here == "c1"


def test_what_another_answer_settled_says_so_in_its_place_and_may_come_back() -> None:
    one = wall("a1", "a2", "b1")
    one.close("a1", Done("5", "t"))
    one.renew_account(ord("a"), [])
    assert "Ya no hace falta" in one.done["a2"].told
    assert (list(one.asked), one.here) == (["a1", "a2", "b1"], "b1")
    one.reopen("a1")
    one.renew_account(ord("a"), asked("a1", "a2", "a3"))
    assert [each.key for each in one.open] == ["a1", "a2", "b1", "a3"]


def test_pages_are_turned_by_hand_too() -> None:
    one = wall("a1", "b1", "c1", "d1", "e1")
    one.turn(2)
    assert (one.page, one.here) == (2, "e1")
    one.turn(9)
    assert one.page == 2
    one.turn(-1)
    assert (one.page, one.here) == (0, "a1")
    one.renew(asked("c1"))
    assert (one.page, one.pages, one.here) == (0, 1, "c1")
