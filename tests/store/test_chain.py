"""Every act is linked to the one before it, and whatever is done to one behind the program's back shows."""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from review.errors import CuentaChanged
from review.store import Store, acts, chain, opinions, witness
from review.store import schema as t
from review.store.chain_walk import Fault, walk
from review.store.schema_acts import ACTS as TABLES
from tests.store.acted import ACTS
from tests.store.by_hand import (
    BY_HAND,
    DECIDED,
    EVA,
    LUZ,
    ONLY_POSTGRESQL,
    ONLY_SQLITE,
    acted,
    decide,
)
from tests.store.earlier import at_version
from tests.store.filled import filled
from tests.store.past import Past

ROOT = Path(__file__).parents[2]
MOMENT = dt.datetime(2026, 7, 1, 12, 0, tzinfo=dt.UTC)


def links(store: Store) -> list[tuple[str, int]]:
    with store.reading() as connection:
        asked = sa.select(t.CHAIN.c.table_name, t.CHAIN.c.row_id).order_by(t.CHAIN.c.seq)
        return [(row.table_name, row.row_id) for row in connection.execute(asked)]


def faults(path: Path) -> list[tuple[Fault, int | None, str, int, str | None]]:
    with Store.open(str(path)) as store:
        return [(one.fault, one.seq, one.table, one.row_id, one.author) for one in walk(store).breaks]


# --- no act without a link ---


@pytest.mark.parametrize("table", ACTS)
def test_every_act_is_linked_when_it_is_added(tmp_path: Path, table: str) -> None:
    with filled(tmp_path) as store:
        decide(store, "Ana")
        ACTS[table](store)
        assert links(store)[-1][0] == table
        found = walk(store)
        assert found.breaks == ()
        assert found.head is not None
        assert found.head.count == len(links(store)) == number_of_acts(store)


def number_of_acts(store: Store) -> int:
    with store.reading() as connection:
        return sum(
            connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one() for table in TABLES
        )


def test_nothing_else_adds_to_a_table_of_acts() -> None:
    names = {name for name, table in vars(t).items() if isinstance(table, sa.Table) and table in TABLES}
    assert {"DECISIONS", "WAIVERS"} <= names
    adds = re.compile(rf"(insert|add_row)\((\w+, )?(t\.)?({'|'.join(names)})\b")
    found = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "review").rglob("*.py")
        if adds.search(path.read_text("utf-8"))
    ]
    assert found == []


def test_what_is_no_act_is_refused(tmp_path: Path) -> None:
    with filled(tmp_path) as store, pytest.raises(ValueError, match="drafts"), store.writing() as connection:
        acts.add(connection, t.DRAFTS, {"submission_id": 1})


def test_an_act_that_is_not_recorded_leaves_no_link(tmp_path: Path) -> None:
    with filled(tmp_path) as store:
        before = witness.of(store, 1)
        decide(store, "Ana")
        with pytest.raises(CuentaChanged):
            opinions.record(store, "decisions", DECIDED, seen=before)
        assert links(store) == [("decisions", 1)]


def test_several_at_once_are_linked_in_their_order(tmp_path: Path) -> None:
    with filled(tmp_path) as store:
        row = {"submission_id": 1, "state": "pagado", "author": "Ana"}
        opinions.append(store, "secop_states", [row | {"state": None}, row] * 400)
        assert links(store) == [("secop_states", number) for number in range(1, 801)]
        assert walk(store).breaks == ()


# --- what a digest says ---

ACT: dict[str, Any] = {
    "id": 7,
    "at": MOMENT,
    "author": "Ana",
    "until": dt.date(2026, 12, 31),
    "layout": b"\x01\x02",
    "basis": {"b": [1, None], "a": 0.5},
    "active": True,
    "reason": "Así está bien.",
}


def test_the_digest_of_an_act_is_the_same_for_ever() -> None:
    assert chain.content(ACT) == "e7931424693b0959a7b05c7c9886282539ea0ee6291daa496705e1eff73fb3ee"
    made = list(chain.linked([("decisions", ACT), ("waivers", ACT)], None))
    assert [link["seq"] for link in made] == [1, 2]
    assert made[1]["digest"] == "10319c6c0cffc0ccec8307598719caae5c563e03bb424baba4543610c4d545a0"


def test_neither_the_order_of_columns_counts_nor_one_that_is_added_empty_nor_the_zone() -> None:
    bogota = dt.timezone(dt.timedelta(hours=-5))
    other = dict(reversed(ACT.items())) | {"added_later": None, "basis": {"a": 0.5, "b": [1, None]}}
    for at in (MOMENT.replace(tzinfo=None), MOMENT.astimezone(bogota)):
        assert chain.content(other | {"at": at}) == chain.content(ACT)


@pytest.mark.parametrize("column", ACT)
def test_every_value_counts_and_under_which_name(column: str) -> None:
    assert chain.content({**ACT, column: "otro"}) != chain.content(ACT)
    assert chain.content({**ACT, column: None}) != chain.content(ACT)
    renamed = {("x" if name == column else name): value for name, value in ACT.items()}
    assert chain.content(renamed) != chain.content(ACT)


def test_a_column_added_by_a_migration_breaks_nothing(tmp_path: Path, past: Past) -> None:
    with filled(tmp_path) as store:
        decide(store, "Ana")
    past.script(
        "ALTER TABLE decisions ADD COLUMN added_later TEXT; ALTER TABLE chain ADD COLUMN added_later TEXT"
    )
    assert faults(tmp_path / "a.db") == []


# --- what was there before ---


@pytest.mark.sqlite
def test_acts_of_an_earlier_version_are_linked_by_their_days(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    engine = at_version(path, "0009")
    days = {"decisions": (3, 2, 5), "secop_states": (1, 4)}  # the clock of the second decision was wrong
    decided = {"verdict": "aprobada", "reason": "", "sha256": "a", "rules_version": "1"}
    with engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        for table, row in ((t.DECISIONS, decided), (t.SECOP_STATES, {"state": "pagado"})):
            for number, day in enumerate(days[table.name], 1):
                signed = {"id": number, "submission_id": 1, "author": "Ana", "at": MOMENT.replace(day=day)}
                connection.execute(sa.insert(table).values(**row, **signed))
    engine.dispose()
    with Store.open(str(path)) as store:
        assert links(store) == [
            ("secop_states", 1),
            ("decisions", 1),
            ("decisions", 2),
            ("secop_states", 2),
            ("decisions", 3),
        ]


# --- behind the program's back ---


@pytest.mark.parametrize("what", [one for one in BY_HAND if one not in ONLY_SQLITE])
def test_what_is_done_by_hand_shows(tmp_path: Path, past: Past, what: str) -> None:
    shows(tmp_path, past, *BY_HAND[what])


@pytest.mark.sqlite
@pytest.mark.parametrize("what", ONLY_SQLITE)
def test_what_only_sqlite_lets_be_done_shows(tmp_path: Path, past: Past, what: str) -> None:
    shows(tmp_path, past, *BY_HAND[what])


@pytest.mark.postgresql
@pytest.mark.parametrize("what", ONLY_POSTGRESQL)
def test_what_only_postgresql_lets_be_done_shows(tmp_path: Path, past: Past, what: str) -> None:
    shows(tmp_path, past, *ONLY_POSTGRESQL[what])


def shows(path: Path, past: Past, script: str, expected: list[tuple[Any, ...]]) -> None:
    acted(path)
    assert faults(path / "a.db") == []
    past.unguarded(script)
    assert faults(path / "a.db") == expected


def test_a_link_made_anew_shows_at_the_next(tmp_path: Path, past: Past) -> None:
    """The act and its link agree, as somebody who knows how they are made could have it."""
    acted(tmp_path)
    past.unguarded("UPDATE decisions SET verdict = 'devuelta' WHERE id = 2")
    with Store.open(str(tmp_path / "a.db")) as store, store.reading() as reading:
        act = reading.execute(sa.select(t.DECISIONS).where(t.DECISIONS.c.id == 2)).mappings().one()
        link = dict(reading.execute(sa.select(t.CHAIN).where(t.CHAIN.c.seq == 2)).mappings().one())
    link["content"] = chain.content(act)
    digest = chain.link_digest(link)
    past.script(f"UPDATE chain SET content = '{link['content']}', digest = '{digest}' WHERE seq = 2")
    assert faults(tmp_path / "a.db") == [(Fault.OTHER_ORDER, 3, *LUZ)]


@pytest.mark.sqlite
@pytest.mark.skipif(not hasattr(sqlite3.Connection, "blobopen"), reason="no blobs in place")
def test_what_is_written_in_place_asks_no_trigger_and_shows(tmp_path: Path) -> None:
    acted(tmp_path)
    with (
        sqlite3.connect(tmp_path / "a.db") as connection,
        connection.blobopen("decisions", "reason", 2) as blob,
    ):
        blob.write(b"Nada")
    connection.close()
    assert faults(tmp_path / "a.db") == [(Fault.CHANGED, 2, *EVA)]


def test_the_end_cut_off_shows_by_a_code_that_was_printed(tmp_path: Path, past: Past) -> None:
    acted(tmp_path)
    with Store.open(str(tmp_path / "a.db")) as store:
        head = chain.head(store)
        assert head is not None
        assert walk(store, head.code).printed == head
    past.unguarded("DELETE FROM secop_states; DELETE FROM chain WHERE seq = 5")
    with Store.open(str(tmp_path / "a.db")) as store:
        assert walk(store).breaks == (), "the chain itself is whole"
        assert walk(store, head.code).printed is None


# --- the head, and its code ---


def test_nobody_did_anything(tmp_path: Path) -> None:
    with filled(tmp_path) as store:
        assert chain.head(store) is None
        assert (walk(store).head, walk(store).breaks) == (None, ())


def test_a_code_is_found_however_it_is_typed_and_with_what_was_there_then(tmp_path: Path) -> None:
    with filled(tmp_path) as store:
        decide(store, "Ana")
        first = chain.head(store)
        assert first is not None
        decide(store, "Eva")
        assert re.fullmatch(r"[0-9a-f]{4}(-[0-9a-f]{4}){2}", first.code)
        typed = (first.code, first.code.upper(), first.code.replace("-", " "), first.digest)
        assert {walk(store, code).printed for code in typed} == {first}
        assert first.count == 1
        for wrong in ("", first.code[:-1], "%" * 12, "_" * 12, "0" * 12):
            assert walk(store, wrong).printed is None


# --- at the same time ---


class Writer:
    """Another process; see `tests.store.two_writers`."""

    def __init__(self, address: str, author: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.store.two_writers", address, author],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )

    def heard(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def decide(self, times: int) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{times}\n")
        self.process.stdin.flush()


def test_two_processes_never_fork_the_chain(tmp_path: Path) -> None:
    """Neither in turns, each on what the other did meanwhile, nor at once."""
    with filled(tmp_path) as store:
        address = store.url
    both = [Writer(address, author) for author in ("Ana", "Eva")]
    try:
        assert [one.heard() for one in both] == ["ready", "ready"]
        for one in both * 3:
            one.decide(1)
            assert one.heard() == "done"
        for one in both:
            one.decide(20)
        assert [one.heard() for one in both] == ["done", "done"]
    finally:
        for one in both:
            one.process.communicate()
    with Store.open(str(tmp_path / "a.db")) as store:
        assert walk(store).breaks == ()
        assert links(store) == [("decisions", number) for number in range(1, 47)]


def test_an_act_that_comes_in_while_the_chain_is_walked_is_no_break(tmp_path: Path) -> None:
    with filled(tmp_path) as store, Store.open(str(tmp_path / "a.db")) as other:
        decide(store, "Ana")
        coming = ["Eva"]

        def asked(_: object, __: object, statement: str, *___: object) -> None:
            if "FROM decisions" in statement and coming:
                decide(other, coming.pop())

        sa.event.listen(store._engine, "before_cursor_execute", asked)
        found = walk(store)
        assert coming == []
        assert found.breaks == ()
        assert found.head is not None
        assert found.head.count == 1
        assert walk(store).breaks == ()
