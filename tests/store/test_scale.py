"""What is asked of one cuenta or one month does not go over all others, and says the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa

from review import desk, frames
from review.model import Actor, Month, PersonRole, Verdict
from review.store import Store, basis, opinions, queries
from review.store import schema as t
from review.store.act_signature import signature
from review.store.queries import Row
from tests.screens.example import fill

JUNE = Month(2026, 6)
BIG = ("submissions", "decisions", "concepts", "files", "findings", "fields", "contracts", "items", "pages")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Cuentas of three months, of which several versions and one without a month, some decided."""
    with Store.open(str(tmp_path_factory.mktemp("escala") / "visto.db")) as opened:
        fill(opened)
        with opened.writing() as connection:
            connection.execute(sa.update(t.SUBMISSIONS).values(party=t.SUBMISSIONS.c.contract_key))
        found = queries.submissions(opened)
        first = [row["id"] for row in found if not row["current"]]
        for number in {*first, *(row["id"] for row in found[::3] if row["versions"] == 1)}:
            decided(opened, number, Verdict.DEVUELTA)
        yield opened


def decided(store: Store, number: int, verdict: Verdict) -> None:
    """A decision, and nothing judged again: these cuentas were read from no papers."""
    told = {"submission_id": number, "verdict": verdict.value, "reason": "Adjunte la planilla."}
    signed = signature(Actor("Ana Solarte Paz", PersonRole.SUPERVISOR))
    opinions.record(store, "decisions", told | signed)


@contextmanager
def asked(store: Store) -> Iterator[list[tuple[str, object]]]:
    """The questions that the database is asked meanwhile."""
    found: list[tuple[str, object]] = []

    def hear(*told: object) -> None:
        _, _, statement, parameters, *_ = told
        if str(statement).lstrip().startswith(("SELECT", "WITH")):
            found.append((str(statement), parameters))

    engine = store._engine
    sa.event.listen(engine, "before_cursor_execute", hear)
    try:
        yield found
    finally:
        sa.event.remove(engine, "before_cursor_execute", hear)


def gone_over(store: Store, questions: list[tuple[str, object]]) -> set[str]:
    """The big tables that these questions read from end to end, by SQLite's own account."""
    found = set()
    with store.reading() as connection:
        for statement, parameters in questions:
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)  # type: ignore[arg-type]
            for *_, step in plan:
                if (scan := re.match(r"SCAN (\w+)", step)) and scan[1] in BIG:
                    found.add(step)
    return found


ONE: dict[str, Callable[[Store], object]] = {
    "a cuenta": lambda store: queries.submissions(store, ids=[1]),
    "a month": lambda store: queries.submissions(store, month=JUNE),
    "those without a month": lambda store: queries.submissions(store, undated=True),
    "the decision before": lambda store: basis.earlier_decisions(store, [1, 2]),
    "a contract": lambda store: queries.contract(store, queries.submissions(store, ids=[1])[0]),
    "the dossier": lambda store: desk.submission(store, 1),
    "the table of a month": lambda store: frames.submissions(store, JUNE),
    "the people of a month": lambda store: queries.of_people(store, [1, 2]),
}


@pytest.mark.parametrize("what", ONE)
def test_no_table_is_gone_over_for(what: str, store: Store) -> None:
    with asked(store) as questions:
        ONE[what](store)
    assert questions
    assert gone_over(store, questions) == set()


def test_each_cuenta_is_told_the_same_alone_and_among_all(store: Store) -> None:
    every = {row["id"]: row for row in queries.submissions(store, absent=True)}
    for number, row in every.items():
        assert queries.submissions(store, ids=[number], absent=True) == [row]
    assert [row for row in every.values() if row["period"] == str(JUNE)] == queries.submissions(
        store, month=JUNE
    )
    assert any(row["verdict"] for row in every.values())
    assert any(row["supervisor"] for row in every.values())


@pytest.mark.parametrize("too", [False, True])
def test_the_decision_before_is_the_same_alone_and_among_all(store: Store, too: bool) -> None:
    every = basis.earlier_decisions(store, decided_too=too)
    ids = [row["id"] for row in queries.submissions(store)]
    alone: dict[int, Row] = {}
    for number in ids:
        alone |= basis.earlier_decisions(store, [number], decided_too=too)
    assert every == alone == basis.earlier_decisions(store, ids, decided_too=too)
    assert every


def test_the_undated_are_told_beside_a_month_and_alone(store: Store) -> None:
    every = frames.submissions(store)
    undated = every["periodo"].isna()
    beside = frames.submissions(store, JUNE, undated=True)
    assert list(beside["id"]) == list(every[(every["periodo"] == str(JUNE)).fillna(False) | undated]["id"])
    assert list(frames.submissions(store, undated=True)["id"]) == list(every[undated]["id"])
    assert queries.undated_in_force(store) == int((undated & every["vigente"]).sum()) == 1


def test_many_numbers_are_asked_for_at_once(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = [row["id"] for row in queries.submissions(store)]
    few, near = queries.submissions(store, ids=ids[:5]), queries.of_people(store, ids[:2])
    monkeypatch.setattr(queries, "_MOST_NAMED", 1)
    assert queries.submissions(store, ids=ids[:5]) == few
    assert {row["id"] for row in near} <= {row["id"] for row in queries.of_people(store, ids[:2])}


def test_what_is_kept_lasts_until_anybody_writes(tmp_path: Path) -> None:
    path = str(tmp_path / "visto.db")
    told: list[int] = []

    def answer() -> int:
        told.append(len(told))
        return told[-1]

    with Store.open(path) as one, Store.open(path) as other:
        assert [one.kept("a kind", "q", answer) for _ in range(3)] == [0, 0, 0]
        assert one.kept("a kind", "another", answer) == 1
        assert one.kept("a kind", "one more", answer, most=2) == 2
        assert one.kept("a kind", "q", answer) == 3  # the oldest had to go
        fill(one)
        assert [one.kept("a kind", "q", answer) for _ in range(2)] == [4, 4]
        decided(other, 1, Verdict.APROBADA)
        assert one.kept("a kind", "q", answer) == 5
        assert other.kept("a kind", "q", answer) == 6


def test_a_table_that_is_kept_is_nobody_elses(store: Store) -> None:
    first = frames.submissions(store, JUNE)
    first["contratista"] = "otro"
    assert "otro" not in set(frames.submissions(store, JUNE)["contratista"])


def test_a_decision_is_seen_in_the_table_of_its_month(tmp_path: Path) -> None:
    with Store.open(str(tmp_path / "visto.db")) as opened:
        fill(opened)
        number = int(frames.submissions(opened, JUNE)["id"].iloc[0])
        decided(opened, number, Verdict.APROBADA)
        table = frames.submissions(opened, JUNE)
        assert table.set_index("id").loc[number, "decision"] == "aprobada"
