"""What is kept of a month is worked out again for what it rests on, and for nothing else; it is what a fresh
look tells, to whoever looks, and never what another one sees."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import sqlalchemy as sa

from review import frames
from review.frames import detail_tables, totals
from review.frames.month_figures import Sum
from review.model import Month, Reach, Verdict
from review.model.viewer import EVERYTHING
from review.store import Store, grounds, queries, visits
from review.store import schema as t
from tests.screens.example import fill
from tests.store.test_scale import decided
from tests.viewers import seen_by

MONTHS = [Month(2026, number) for number in (4, 5, 6)]
JUNE = MONTHS[-1]
SOME = Reach(supervisor="Sonia Vega")


@pytest.fixture
def whole(tmp_path: Path) -> Iterator[Store]:
    with Store.open(str(tmp_path / "visto.db")) as store:
        fill(store)
        ids = [row["id"] for row in queries.submissions(store) if row["current"]]
        for number, verdict in zip(ids[::3], (Verdict.APROBADA, Verdict.DEVUELTA) * len(ids), strict=False):
            decided(store, number, verdict)
        yield store


@pytest.fixture(params=[EVERYTHING, SOME], ids=["all", "some"])
def store(whole: Store, request: pytest.FixtureRequest) -> Store:
    return seen_by(whole, reach=request.param)


# --- the same as of every row ---


def test_the_figures_are_those_of_the_table(store: Store) -> None:
    for month in MONTHS:
        table = totals.in_force(frames.submissions(store, month))
        found = frames.figures(store, month)
        by_state = table.groupby("estado_secop")["valor"]
        assert found.every == Sum(len(table), int(table["valor"].sum()))
        assert found.unread == int(table["valor"].isna().sum())
        assert found.undecided == int(table["decision"].isna().sum())
        assert dict(found.results) == table["resultado"].value_counts().to_dict()
        assert {state: one.many for state, one in found.secop.items()} == by_state.size().to_dict()
        assert {state: one.pesos for state, one in found.secop.items()} == by_state.sum().to_dict()
        assert 0 < found.undecided <= found.every.many


def test_what_is_missing_is_what_the_table_lacks(store: Store) -> None:
    for month in MONTHS:
        table = totals.in_force(frames.submissions(store, month))
        found = frames.missing(store, month)
        assert list(found["cuantas"]) == sorted(found["cuantas"], reverse=True)
        expected = {
            (item, state): many
            for item in totals.ITEMS
            for state, many in table[item].value_counts().items()
            if state in ("falta", "no_cumple", "por_revisar")
        }
        told = zip(found["item"], found["estado"], found["cuantas"], strict=True)
        assert {(item, state): many for item, state, many in told} == expected
        assert expected


def test_who_waits_longest_is_first_in_the_table_by_its_days(store: Store) -> None:
    day = dt.date(2026, 8, 3)
    table = totals.in_force(frames.submissions(store, JUNE, on=day))
    waiting = table[table["dias_espera"].notna()]
    longest = waiting.sort_values("dias_espera", ascending=False, kind="stable").reset_index(drop=True)
    assert len(longest)
    for many in (1, 3, 50):
        pd.testing.assert_frame_equal(frames.longest(store, JUNE, many, day), longest.head(many))


def test_what_is_open_of_some_rules_is_what_they_do_not_settle(store: Store) -> None:
    codes = sorted(set(frames.findings(store)["codigo"]))
    every = frames.findings(store, codes=codes, month=JUNE)
    some = every[every["estado"].isin(["falta", "no_cumple", "por_revisar"])].reset_index(drop=True)
    assert len(some)
    pd.testing.assert_frame_equal(frames.findings(store, codes=codes, month=JUNE, only_open=True), some)


@pytest.mark.parametrize("name", ["pages", "fields", "findings"])
def test_what_is_told_part_by_part_is_the_same(
    name: str, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = [row["id"] for row in queries.submissions(store)]
    made: Callable[..., pd.DataFrame] = getattr(frames, name)
    every = made(store, ids)
    monkeypatch.setattr(detail_tables, "portions", lambda numbers: ([one] for one in numbers))
    pd.testing.assert_frame_equal(made(store, ids), every)
    assert every["submission_id"].nunique() > 1
    assert list(made(store, [])) == list(every)


# --- kept, and for how long ---


def looked_at(store: Store) -> None:
    visits.seen(store.whole, "Ana", "bandeja", {}, dt.datetime.now(dt.UTC))


def change(table: sa.Table, **values: Any) -> Callable[[Store], None]:
    def write(store: Store) -> None:
        with store.whole.writing() as connection:
            first = sa.select(sa.func.min(table.c.id)).scalar_subquery()
            connection.execute(sa.update(table).where(table.c.id == first).values(**values))

    return write


def of_another_month(store: Store) -> None:
    with store.whole.writing() as connection:
        april = t.SUBMISSIONS.c.period == str(MONTHS[0])
        connection.execute(sa.update(t.SUBMISSIONS).where(april).values(result="completa", contractor="X"))


def a_decision(store: Store) -> None:
    first = next(row["id"] for row in queries.submissions(store, month=JUNE) if not row["verdict"])
    decided(store.whole, first, Verdict.APROBADA)


def of_the_month(store: Store, name: str) -> None:
    with store.whole.writing() as connection:
        june = t.SUBMISSIONS.c.period == str(JUNE)
        connection.execute(sa.update(t.SUBMISSIONS).where(june).values(contractor=name))


def a_contract(store: Store, name: str) -> None:
    with store.whole.writing() as connection:
        connection.execute(sa.update(t.CONTRACTS).values(contractor=name))


def counted(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """How often the crossing of the month is worked out from now on."""
    made: list[object] = []
    crossing = totals.compliance

    def spied(*told: Any) -> Any:
        made.append(told)
        return crossing(*told)

    monkeypatch.setattr(totals, "compliance", spied)
    return made


def test_a_table_is_kept_while_nothing_is_written_that_it_rests_on(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = counted(monkeypatch)
    before = frames.compliance(store, JUNE)
    for write in (looked_at, of_another_month, a_decision):
        write(store)
        pd.testing.assert_frame_equal(frames.compliance(store, JUNE), before)
    assert len(made) == 1


def test_a_table_is_worked_out_again_for_what_it_rests_on(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = counted(monkeypatch)
    frames.compliance(store, JUNE)
    for place, (write, name) in enumerate(((of_the_month, "OTRA PERSONA"), (a_contract, "OTRA MÁS")), 2):
        write(store, name)
        after = frames.compliance(store, JUNE)
        assert len(made) == place
        assert name in set(after["contratista"]) | set(frames.submissions(store, JUNE)["contratista"])
        with Store.open(store.url) as fresh:
            looks = seen_by(fresh, reach=store.viewer.reach) if store.viewer else fresh
            pd.testing.assert_frame_equal(frames.compliance(looks, JUNE), after)
        made.pop()  # the fresh look's


def test_a_decision_is_in_the_next_figures(store: Store) -> None:
    before = frames.figures(store, JUNE).undecided
    first = next(row["id"] for row in queries.submissions(store, month=JUNE) if _waits(row))
    decided(store.whole, first, Verdict.APROBADA)
    assert frames.figures(store, JUNE).undecided == before - 1
    assert first not in set(frames.longest(store, JUNE, 50)["id"])


def _waits(row: queries.Row) -> bool:
    return row["current"] and row["verdict"] is None


def test_each_sees_their_own_of_what_is_kept(whole: Store) -> None:
    every = frames.compliance(whole, JUNE)
    some = seen_by(whole, reach=SOME)
    for _ in range(2):
        found = set(frames.compliance(some, JUNE)["contrato"])
        assert found == {"CPS-001-2026", "CPS-003-2026", "CPS-005-2026"}
        assert found < set(every["contrato"])
        assert set(frames.compliance(whole, JUNE)["contrato"]) == set(every["contrato"])
        looked_at(whole)


def test_a_mark_keeps_an_answer_over_other_writes(store: Store) -> None:
    told: list[int] = []
    mark = ["one"]

    def answer() -> int:
        told.append(len(told))
        return told[-1]

    def asked() -> int:
        return store.kept("a kind", "q", answer, mark=lambda: mark[0])

    assert [asked(), asked()] == [0, 0]
    looked_at(store)
    assert [asked(), asked()] == [0, 0]
    mark[0] = "two"
    assert asked() == 0, "nothing was written: what is kept still holds"
    looked_at(store)
    assert [asked(), asked()] == [1, 1]
    assert store.kept("a kind", "without a mark", answer) == 2
    looked_at(store)
    assert store.kept("a kind", "without a mark", answer) == 3


def test_of_many_those_are_worked_out_again_whose_mark_is_another(store: Store) -> None:
    asked: list[list[int]] = []

    def answer(numbers: list[int]) -> dict[int, str]:
        asked.append(list(numbers))
        return {number: f"{number} {len(asked)}" for number in numbers}

    def found(marks: dict[int, object]) -> dict[int, str]:
        return store.kept_each("a kind", "q", marks, answer)

    assert found({1: "a", 2: "b"}) == {1: "1 1", 2: "2 1"}
    assert found({1: "a", 2: "other", 3: "c"}) == {1: "1 1", 2: "2 2", 3: "3 2"}
    assert found({3: "c"}) == {3: "3 2"}
    assert found({1: "a"}) == {1: "1 3"}, "what was not asked for the last time is not held"
    assert asked == [[1, 2], [2, 3], [1]]
    assert store.kept_each("a kind", "another", {1: "a"}, answer) == {1: "1 4"}


WRITES: dict[str, Callable[[Store], None]] = {
    "a contract": change(t.CONTRACTS, supervisor="Otra"),
    "a folder": change(t.FOLDERS, contracts_stamp="otro"),
}


@pytest.mark.parametrize("what", WRITES)
def test_what_judging_rests_on_is_marked(what: str, whole: Store) -> None:
    before = grounds.of_judging(whole)
    looked_at(whole)
    assert grounds.of_judging(whole) == before
    WRITES[what](whole)
    assert grounds.of_judging(whole) != before
