"""The points of a cuenta: what wants a look, what counts as looked at, and the way from one to the next."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from review import desk
from review.desk import SubmissionView, points
from review.desk.points import Point, points_of
from review.model import ItemKind, Severity, State
from review.store import Store
from tests.clean_cuentas import clean_database
from tests.returned_cuentas import RETURNED, returned_database


@pytest.fixture
def clean(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Store:
    return Store.open(str(shutil.copy(clean_database(tmp_path_factory), tmp_path / "a.db")))


@pytest.fixture
def faulty(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Store:
    """August, with three faults: two on its pages and one that stands on none."""
    return Store.open(str(shutil.copy(returned_database(tmp_path_factory), tmp_path / "b.db")))


def seen(store: Store, number: int) -> SubmissionView:
    view = desk.submission(store, number)
    assert view is not None
    return view


def codes(view: SubmissionView, found: tuple[Point, ...]) -> list[str]:
    return [view.item(one.item).findings[one.finding].code for one in found if one.finding is not None]


def test_each_item_of_a_clean_cuenta_is_one_point_at_its_weightiest_value(clean: Store) -> None:
    view = seen(clean, 1)
    found = points_of(view)
    assert [one.item for one in found] == [item.kind for item in view.items if item.pages]
    assert not any(one.open or one.acted for one in found)
    assert all(one.page in view.item(one.item).pages for one in found)
    assert next(one.field for one in found if one.item is ItemKind.CUENTA) == "valor"


def test_what_failed_is_a_point_of_its_own_also_where_there_is_no_page(faulty: Store) -> None:
    view = seen(faulty, RETURNED)
    found = points_of(view)
    against = tuple(one for one in found if one.open)
    assert {"cuenta_letras", "seguridad_social_periodo", "banco_falta"} <= set(codes(view, against))
    (missing,) = [one for one in against if one.item is ItemKind.BANCO]
    assert missing.page is None
    assert len({one.key for one in found}) == len(found)
    assert [one.item for one in found] == sorted(
        (one.item for one in found), key=[item.kind for item in view.items].index
    )


def test_what_only_informs_is_no_point(faulty: Store) -> None:
    view = seen(faulty, RETURNED)
    calm = tuple(
        replace(item, findings=tuple(replace(one, severity=Severity.INFORMATIVA) for one in item.findings))
        for item in view.items
    )
    assert not any(one.open for one in points_of(replace(view, items=calm)))


def test_looks_count_and_lapse_with_what_was_looked_at(faulty: Store) -> None:
    view = seen(faulty, RETURNED)
    found = points_of(view)
    looked = {one.key for one in found if one.open}
    assert points.count_done(found, looked) == len(looked)
    assert points.unseen(found, looked) == ()
    other = tuple(
        replace(
            item, findings=tuple(replace(one, message=f"{one.message} Otra cosa.") for one in item.findings)
        )
        for item in view.items
    )
    again = points_of(replace(view, items=other))
    assert len(points.unseen(again, looked)) == len(looked), "a look at what it said before is no look"


def test_what_somebody_did_counts_without_a_look(faulty: Store) -> None:
    before = points_of(seen(faulty, RETURNED))
    desk.mark_item(faulty, RETURNED, ItemKind.BANCO, State.CUMPLE, "Llegó en papel.", "Ana")
    desk.correct_field(faulty, RETURNED, ItemKind.CUENTA, "banco", "Davivienda", "Ana", remember=False)
    found = points_of(seen(faulty, RETURNED))
    (marked,) = [one for one in found if one.item is ItemKind.BANCO]
    assert (marked.acted, marked.open) == (True, False)
    (corrected,) = [one for one in found if one.item is ItemKind.CUENTA and one.field == "banco"]
    assert corrected.acted
    assert points.count_done(found, ()) == points.count_done(before, ()) + 2


def test_the_way_goes_on_to_what_waits_and_round_to_what_was_passed_over() -> None:
    one, two, three = (Point(name, ItemKind.CUENTA, name, 1) for name in ("a", "b", "c"))
    found = (one, two, three)
    assert points.following(found, None, ()) == one
    assert points.following(found, one, {"a", "b"}) == three
    assert points.following(found, three, {"b", "c"}) == one
    assert points.following(found, two, {"a", "c"}) is None
    against = replace(three, open=True)
    assert points.following((one, two, against), one, ()) == against
    assert points.following((one, two, against), against, {"c"}) == one
    assert (points.beside(found, two, 1), points.beside(found, two, -1)) == (three, one)
    assert (points.beside(found, three, 1), points.beside(found, one, -1)) == (None, None)
    assert points.beside(found, None, 1) == one
