"""An act is recorded only on what its author saw, in one transaction, and once for each click."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from review.errors import BadArgument, CuentaChanged, StoreUnavailable
from review.model import Seen
from review.store import Store, dialects, opinions, queries, witness
from review.store import schema as t
from tests.store.filled import filled

ACTS: dict[str, dict[str, Any]] = {
    "decisions": {"verdict": "aprobada", "reason": ""},
    "item_marks": {"item": "rut", "state": "cumple", "reason": "visto"},
    "page_moves": {"page": 1, "kind": "rut", "reason": ""},
    "concepts": {"concept": "visto_bueno", "reason": ""},
    "field_corrections": {"item": "rut", "name": "dv", "value": "3", "reason": ""},
}


def seen(store: Store) -> Seen:
    found = witness.of(store, 1)
    assert found is not None
    return found


def record(store: Store, name: str, author: str, **how: Any) -> opinions.Recorded:
    return opinions.record(store, name, {**ACTS[name], "submission_id": 1, "author": author}, **how)


def authors(store: Store, name: str) -> list[str]:
    return [row["author"] for row in queries.log(store, name, 1)]


def at_once(path: Path, act: Callable[[Store], object]) -> list[object]:
    """What comes of an act done by two at the same time, each on a connection of its own."""
    both = threading.Barrier(2)

    def one(_: int) -> object:
        with Store.open(str(path / "a.db")) as store:
            both.wait()
            try:
                return act(store)
            except CuentaChanged as error:
                return error

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(one, range(2)))


def test_every_kind_of_act_has_its_number_in_what_is_seen() -> None:
    assert {table.name for table in witness.ACTS.values()} == {*ACTS, "reversals"}
    assert set(witness.ACTS) <= set(Seen.__dataclass_fields__)


@pytest.mark.parametrize("name", ACTS)
@pytest.mark.parametrize("meanwhile", ACTS)
def test_whoever_did_not_see_what_another_did_is_refused(tmp_path: Path, name: str, meanwhile: str) -> None:
    store = filled(tmp_path)
    before = seen(store)
    record(store, meanwhile, "Ana", seen=before)
    with pytest.raises(CuentaChanged):
        record(store, name, "Eva", seen=before)
    assert "Eva" not in authors(store, name)
    record(store, name, "Eva", seen=seen(store))
    assert authors(store, name)[-1] == "Eva"


@pytest.mark.parametrize("name", ACTS)
def test_whoever_did_not_see_that_the_decision_was_reversed_is_refused(tmp_path: Path, name: str) -> None:
    store = filled(tmp_path)
    record(store, "decisions", "Ana")
    before = seen(store)
    opinions.record(store, "reversals", {"submission_id": 1, "reason": "x", "author": "Ana"}, seen=before)
    with pytest.raises(CuentaChanged):
        record(store, name, "Eva", seen=before)
    record(store, name, "Eva", seen=seen(store))
    assert authors(store, name)[-1] == "Eva"


@pytest.mark.parametrize(
    "change",
    [{"reading": "x"}, {"told": "x"}, {"result": "incompleta"}, {"rut": "falta"}, {"current": False}],
    ids=str,
)
def test_a_cuenta_read_or_judged_again_is_another_one(tmp_path: Path, change: dict[str, Any]) -> None:
    store = filled(tmp_path)
    before = seen(store)
    with store.writing() as connection:
        connection.execute(sa.update(t.SUBMISSIONS).values(**change))
    with pytest.raises(CuentaChanged):
        record(store, "decisions", "Eva", seen=before)
    assert authors(store, "decisions") == []


def test_judged_again_with_the_same_result_is_the_same_cuenta(tmp_path: Path) -> None:
    store = filled(tmp_path)
    before = seen(store)
    with store.writing() as connection:
        connection.execute(sa.update(t.SUBMISSIONS).values(judged_with="2", secop_state="pagado"))
    assert record(store, "decisions", "Eva", seen=before).new


def test_of_two_at_the_same_time_one_is_recorded(tmp_path: Path) -> None:
    store = filled(tmp_path)
    before = seen(store)
    came = at_once(tmp_path, lambda own: record(own, "decisions", "Ana", seen=before))
    assert sorted(type(one).__name__ for one in came) == ["CuentaChanged", "Recorded"]
    assert authors(store, "decisions") == ["Ana"]


def test_nobody_else_writes_between_the_comparing_and_the_writing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialects, "WAIT_MS", 1)  # of whoever finds it taken: here nobody would wait in vain
    store, other = filled(tmp_path), Store.open(str(tmp_path / "a.db"))
    compare = witness.of_row
    tried: list[str] = []

    def compared(connection: sa.Connection, row: Any) -> Seen:
        found = compare(connection, row)
        with pytest.raises(StoreUnavailable, match="la está usando otro"), other.writing() as writing:
            writing.execute(sa.update(t.SUBMISSIONS).values(result="incompleta"))
        tried.append("refused")
        return found

    before = seen(store)
    monkeypatch.setattr(witness, "of_row", compared)
    assert record(store, "decisions", "Ana", seen=before).new
    assert tried == ["refused"]
    other.close()


@pytest.mark.parametrize("name", ACTS)
def test_the_same_click_sent_twice_is_recorded_once(tmp_path: Path, name: str) -> None:
    store = filled(tmp_path)
    before = seen(store)
    first = record(store, name, "Ana", seen=before, ticket="t1")
    again = record(store, name, "Ana", seen=before, ticket="t1")
    assert (first.new, again.new) == (True, False)
    assert again.row["at"] == first.row["at"]
    assert authors(store, name) == ["Ana"]
    assert record(store, name, "Ana", seen=seen(store), ticket="t2").new


def test_the_same_click_sent_by_two_at_the_same_time_is_recorded_once(tmp_path: Path) -> None:
    store = filled(tmp_path)
    before = seen(store)
    came = at_once(tmp_path, lambda own: record(own, "decisions", "Ana", seen=before, ticket="t1").new)
    assert sorted(came, key=bool) == [False, True]
    assert authors(store, "decisions") == ["Ana"]


def test_the_database_itself_refuses_a_ticket_twice(tmp_path: Path) -> None:
    store = filled(tmp_path)
    record(store, "decisions", "Ana", ticket="t1")
    with store.reading() as connection:
        row = dict(connection.execute(sa.select(t.DECISIONS)).mappings().one())
    with pytest.raises(sa.exc.IntegrityError), store.writing() as connection:
        connection.execute(sa.insert(t.DECISIONS), [{**row, "id": 99}])


def test_a_decision_keeps_what_its_author_saw(tmp_path: Path) -> None:
    store = filled(tmp_path)
    record(store, "item_marks", "Ana")
    before = seen(store)
    record(store, "decisions", "Ana", seen=before)
    (row,) = queries.log(store, "decisions", 1)
    assert Seen(**row["basis"]["seen"]) == before
    assert (row["sha256"], before.decision, before.mark) == (before.sha256, 0, 1)
    assert seen(store) == replace(before, decision=1)


def test_an_act_about_no_cuenta_is_refused(tmp_path: Path) -> None:
    store = filled(tmp_path)
    with pytest.raises(BadArgument, match="No hay una cuenta"):
        opinions.record(store, "decisions", {**ACTS["decisions"], "submission_id": 99, "author": "Ana"})
    assert witness.of(store, 99) is None
