"""What a database holds is carried into another kind of it, row for row, and back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from review.errors import NotCarried, StoreUnavailable
from review.store import Store, carrying, chain, copies, dialects
from review.store import schema as t
from review.store.chain_walk import walk
from review.store.schema import METADATA
from review.store.schema_parts import Instant
from tests import postgresql
from tests.store.acted import ACTS
from tests.store.by_hand import decide
from tests.store.earlier import value_for
from tests.store.filled import RECEIVED, filled, submission
from tests.store.past import Past

ODD = r"""Ñandú «ó» 🙂 \N \t \\ " %s :x $1"""
AS_WRITTEN = r"""{"b": [1, 0.1, null, 1e3],   "a": "\u00f1", "a": 12345678901234567890}"""


def everything(address: str) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, with JSON as the text that is kept."""
    engine = Past(address.removeprefix("sqlite:///")).engine()
    found = {}
    with engine.connect() as connection:
        for table in METADATA.sorted_tables:
            columns = [
                sa.cast(column, sa.Text).label(column.name) if isinstance(column.type, sa.JSON) else column
                for column in table.c
            ]
            asked = sa.select(*columns).order_by(*table.primary_key.columns)
            found[table.name] = [tuple(row) for row in connection.execute(asked)]
    engine.dispose()
    return found


@pytest.fixture
def rich(tmp_path: Path, past: Past) -> Store:
    """A database with rows in every table, and an act of every kind."""
    store = filled(tmp_path, [submission(number) for number in range(1, 602)])
    for act in ACTS.values():
        act(store)
    with store.writing() as connection:
        connection.execute(sa.update(t.SUBMISSIONS).where(t.SUBMISSIONS.c.id == 1).values(contractor=ODD))
        for table in METADATA.sorted_tables:
            if connection.execute(sa.select(sa.func.count()).select_from(table)).scalar() == 0:
                row = {column.name: _value(connection, column) for column in table.c}
                connection.execute(sa.insert(table).values(row))
    past.script(f"UPDATE folders SET contracts_notes = '{AS_WRITTEN}'")
    return store


def _value(connection: sa.Connection, column: sa.Column[Any]) -> Any:
    for key in column.foreign_keys:
        return connection.execute(sa.select(key.column).limit(1)).scalar()
    return RECEIVED if isinstance(column.type, Instant) else value_for(column)


@pytest.fixture
def of_other_kind(kind: str, tmp_path: Path, postgres: postgresql.Server) -> str:
    """The address of a place of the other kind, in which there is no database yet."""
    return str(tmp_path / "otra.db") if kind == "postgresql" else postgres.place(str(tmp_path / "otra"))


def test_every_row_goes_there_and_back(rich: Store, of_other_kind: str, empty: Callable[[str], str]) -> None:
    before = everything(rich.url)
    assert [name for name, rows in before.items() if not rows] == []
    assert AS_WRITTEN in before["folders"][0]
    with Store.open(of_other_kind) as other, Store.open(empty("back")) as back:
        told = carrying.carry(rich, other)
        assert everything(other.url) == before
        carrying.carry(other, back)
        assert everything(back.url) == before == everything(rich.url)
        assert told.rows == {name: len(rows) for name, rows in before.items()}
        assert told.head == chain.head(rich) == chain.head(back)


def test_what_was_carried_is_gone_on_with(tmp_path: Path, of_other_kind: str) -> None:
    with filled(tmp_path) as store, Store.open(of_other_kind) as other:
        for act in ACTS.values():
            act(store)
        carrying.carry(store, other)
        before = chain.head(other)
        for act in ACTS.values():
            act(other)
        found = walk(other)
        assert found.breaks == ()
        assert found.head is not None
        assert before is not None
        assert found.head.count > before.count
        assert copies.unguarded(other) == []


def test_only_an_empty_database_is_carried_into(rich: Store, of_other_kind: str) -> None:
    with Store.open(of_other_kind) as other:
        with other.writing() as connection:
            connection.execute(sa.insert(t.REVIEWERS).values(machine="m", name="Ana", at=RECEIVED))
        before = everything(other.url)
        with pytest.raises(NotCarried, match=r"ya tiene datos \(reviewers\)"):
            carrying.carry(rich, other)
        assert everything(other.url) == before


def test_what_does_not_arrive_as_it_was_is_not_kept(rich: Store, of_other_kind: str) -> None:
    """Somebody has the new database change what is added to it."""
    with Store.open(of_other_kind) as other:
        if "postgresql" in other.url:
            change = (
                "CREATE FUNCTION otro() RETURNS trigger LANGUAGE plpgsql AS "
                "$$ BEGIN NEW.name := 'otro'; RETURN NEW; END $$",
                "CREATE TRIGGER otro BEFORE INSERT ON reviewers FOR EACH ROW EXECUTE FUNCTION otro()",
            )
        else:
            change = (
                "CREATE TRIGGER otro AFTER INSERT ON reviewers BEGIN UPDATE reviewers SET name = 'otro'; END",
            )
        with other.writing() as connection:
            for statement in change:
                connection.exec_driver_sql(statement)
        with pytest.raises(NotCarried, match=r"«reviewers».*no es lo que se llevó"):
            carrying.carry(rich, other)
        assert [rows for rows in everything(other.url).values() if rows] == []


@pytest.mark.sqlite
def test_what_the_other_kind_cannot_keep_is_told_and_nothing_is_carried(
    tmp_path: Path, past: Past, postgres: postgresql.Server
) -> None:
    with filled(tmp_path) as store, Store.open(postgres.place(str(tmp_path))) as other:
        past.script("UPDATE submissions SET payment = 12345678901")
        with pytest.raises(NotCarried, match=r"En la tabla «submissions» hay algo.*doctor"):
            carrying.carry(store, other)
        assert [rows for rows in everything(other.url).values() if rows] == []
    postgres.forget()


def test_nobody_writes_meanwhile(tmp_path: Path, of_other_kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialects, "WAIT_MS", 1)  # of who finds it taken: here nobody would wait in vain
    store, third = filled(tmp_path), Store.open(str(tmp_path / "a.db"))
    send, tried = carrying._send, []

    def sent(*told: Any) -> Any:
        if not tried:
            with pytest.raises(StoreUnavailable, match="la está usando otro programa"):
                decide(third, "Eva")
            tried.append("refused")
        return send(*told)

    monkeypatch.setattr(carrying, "_send", sent)
    with Store.open(of_other_kind) as other:
        carrying.carry(store, other)
    assert tried == ["refused"]
    third.close()
