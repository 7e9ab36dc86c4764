"""A named filter is its person's, replaced by name, and deleted by nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from review.errors import BadArgument
from review.store import Store, saved_views


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(str(tmp_path / "visto.db")) as opened:
        yield opened


def told(store: Store, person: str) -> dict[str, dict[str, str]]:
    return {view.name: dict(view.params) for view in saved_views.of(store, person)}


def test_each_person_has_their_own_by_name(store: Store) -> None:
    saved_views.keep(store, "Ana", "Mis  devueltas", {"decision": "devuelta"})
    saved_views.keep(store, " Ana ", "atrasadas", {"orden": "-espera"})
    saved_views.keep(store, "Eva", "Mis devueltas", {"q": "rut"})
    assert told(store, "Ana") == {
        "atrasadas": {"orden": "-espera"},
        "Mis devueltas": {"decision": "devuelta"},
    }
    assert list(told(store, "Ana")) == ["atrasadas", "Mis devueltas"]
    saved_views.keep(store, "Ana", "MIS DEVUELTAS", {"q": "pila"})
    assert told(store, "Ana") == {"atrasadas": {"orden": "-espera"}, "MIS DEVUELTAS": {"q": "pila"}}
    assert told(store, "Eva") == {"Mis devueltas": {"q": "rut"}}


def test_only_ones_own_is_deleted(store: Store) -> None:
    saved_views.keep(store, "Ana", "a", {})
    (view,) = saved_views.of(store, "Ana")
    saved_views.forget(store, "Eva", view.id)
    assert list(told(store, "Ana")) == ["a"]
    saved_views.forget(store, "Ana", view.id)
    assert told(store, "Ana") == {}


@pytest.mark.parametrize(("person", "name"), [("", "a"), ("Ana", "  "), ("Ana", "x" * 41)])
def test_a_view_needs_a_person_and_a_name(store: Store, person: str, name: str) -> None:
    with pytest.raises(BadArgument):
        saved_views.keep(store, person, name, {})
