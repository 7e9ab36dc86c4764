"""Saying what several pages of a cuenta are: one act for each, all of them or none, once for a click."""

from __future__ import annotations

from pathlib import Path

import pytest

from review import desk
from review.desk import SubmissionView
from review.errors import BadArgument, CuentaChanged, NotAllowed
from review.model import Actor, PageKind, PersonRole, Seen
from review.pipeline import read_folder
from review.store import Store
from tests.whole_cuentas import FIRST, JULY, draw, facts, put

pytestmark = pytest.mark.usefixtures("shared_reader")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    put(tmp_path / "cuentas" / "julio.pdf", draw(facts(FIRST, JULY)))
    opened = Store.open(str(tmp_path / "a.db"))
    read_folder(tmp_path / "cuentas", opened, processes=1)
    return opened


def view(store: Store) -> SubmissionView:
    found = desk.submission(store, 1)
    assert found is not None
    return found


def test_all_of_them_or_none_and_once_for_a_click(store: Store) -> None:
    before = view(store)
    first, second = (page.number for page in before.pages[:2])

    def move(ticket: str, seen: Seen) -> bool:
        asked = [second, first, first]
        return desk.move_pages(store, 1, asked, PageKind.OTRO, "Ana", "no es", seen=seen, ticket=ticket)

    assert move("una", before.seen)
    assert not move("una", before.seen), "the same click again"
    with pytest.raises(CuentaChanged):
        move("otra", before.seen)
    assert [page.kind for page in view(store).pages[:2]] == [PageKind.OTRO, PageKind.OTRO]
    told = desk.history(store, 1)
    assert list(told["sobre"]) == [str(first), str(second)]
    assert list(told["motivo"]) == ["no es", "no es"]
    assert desk.move_pages(store, 1, [first, second], None, "Ana")
    assert [page.kind for page in view(store).pages] == [page.kind for page in before.pages]


@pytest.mark.parametrize(
    ("pages", "told"),
    [([1, 98, 99], "no tiene las páginas 98 y 99"), ([1, 99], "una página 99"), ([], "al menos")],
)
def test_of_pages_that_are_not_there_none_is_moved(store: Store, pages: list[int], told: str) -> None:
    with pytest.raises(BadArgument, match=told):
        desk.move_pages(store, 1, pages, PageKind.OTRO, "Ana")
    assert desk.history(store, 1).empty


def test_who_only_consults_moves_none(store: Store) -> None:
    with pytest.raises(NotAllowed):
        desk.move_pages(store, 1, [1, 2], PageKind.OTRO, Actor("Ana", PersonRole.CONSULTA))
