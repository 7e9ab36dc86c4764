"""A person's own pace: medians and trend for that person, kept only where they ask for it, in no table."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import sqlalchemy as sa

from review import desk
from review.catalogue.table_columns import TABLES
from review.desk.own_pace import Measured, pace
from review.model import ItemKind, Month, Resultado
from review.model.effort import Effort
from review.sharing.export import month_book
from review.sheets.month_tables import sheet_tables
from review.store import Store, effort_rows
from review.store import schema as t
from review.store.schema_acts import ACTS
from tests.store.filled import filled, submission

NOW = dt.datetime(2026, 7, 1, 12, tzinfo=dt.UTC)
CLEAN, FAULTY = Resultado.COMPLETA, Resultado.INCOMPLETA


def effort(number: int, seconds: float, keys: int = 0, result: Resultado = CLEAN) -> Effort:
    return Effort(number, result, NOW + dt.timedelta(hours=number), round(1000 * seconds), keys)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return filled(tmp_path, [submission(1), submission(2)])


def test_medians_are_told_of_all_and_by_what_the_cuenta_came_to() -> None:
    efforts = [effort(1, 8, 2), effort(2, 12, 3), effort(3, 100, 9), effort(4, 40, 6, FAULTY)]
    found = pace(efforts)
    assert found.whole == Measured(4, 26, 4.5)
    assert found.by_result == {CLEAN: Measured(3, 12, 3), FAULTY: Measured(1, 40, 6)}
    assert found.trend is None, "too few to tell one"


def test_the_trend_holds_the_older_half_of_the_last_ones_against_the_newer() -> None:
    assert pace([effort(n, s) for n, s in enumerate((30, 32, 34, 10, 12, 14))]).trend == (32, 12)
    long = [effort(n, 500) for n in range(9)] + [effort(n, 20 if n < 19 else 10) for n in range(9, 29)]
    assert pace(long).trend == (20, 10)


def test_nothing_measured_is_told_as_nothing() -> None:
    found = pace([])
    assert (found.whole, found.by_result, found.trend, found.approved) == (None, {}, None, 0)


def test_approvals_without_the_pages_in_sight_are_counted_by_item() -> None:
    rut, bank = ItemKind.RUT, ItemKind.BANCO
    seen = [Effort(n, CLEAN, NOW, unseen=one) for n, one in enumerate(((), (rut,), (rut, bank)))]
    found = pace([*seen, effort(9, 5)])
    assert (found.approved, found.unopened, found.items) == (3, 2, {bank: 1, rut: 2})
    assert found.whole == Measured(1, 5, 0), "an approval alone was not timed"


def test_nothing_is_kept_of_who_did_not_ask_for_it(store: Store) -> None:
    effort_rows.add(store, "Ana", effort(1, 8))
    assert effort_rows.of(store, "Ana") == []
    assert not effort_rows.wanted(store, "Ana")
    effort_rows.want(store, "", True)
    assert not effort_rows.wanted(store, "")


def test_it_is_kept_of_who_asks_and_told_to_them_alone(store: Store) -> None:
    effort_rows.want(store, "Ana  Solarte", True)
    effort_rows.add(store, "ana solarte", effort(1, 8, 2))
    effort_rows.add(store, "Ana Solarte", effort(1, 2, 1, FAULTY))
    effort_rows.add(store, "Ana Solarte", Effort(1, CLEAN, NOW, unseen=(ItemKind.RUT,)))
    effort_rows.add(store, "Ana Solarte", effort(99, 8))  # no such cuenta
    (kept,) = effort_rows.of(store, "Ana Solarte")
    assert kept == Effort(1, CLEAN, NOW + dt.timedelta(hours=1), 10_000, 3, (ItemKind.RUT,))
    assert effort_rows.of(store, "Eva") == []


def test_who_wants_it_no_more_leaves_nothing_behind(store: Store) -> None:
    for who in ("Ana", "Eva"):
        effort_rows.want(store, who, True)
        effort_rows.add(store, who, effort(1, 8))
    effort_rows.want(store, "Ana", False)
    effort_rows.add(store, "Ana", effort(2, 8))
    assert effort_rows.of(store, "Ana") == []
    assert len(effort_rows.of(store, "Eva")) == 1
    with store.reading() as connection:
        assert connection.execute(sa.select(t.OWN_PACE.c.person_key)).scalars().all() == ["eva"]


def test_no_table_workbook_act_or_history_tells_of_it(store: Store) -> None:
    effort_rows.want(store, "Zenaida Zambrano", True)
    before = repr(desk.history(store, 1))
    effort_rows.add(store, "Zenaida Zambrano", effort(1, 8))
    assert t.OWN_PACE not in ACTS
    columns = {column.of or column.name for _, spec in TABLES.values() for column in spec.values()}
    assert not {"milliseconds", "keys", "unseen"} & columns
    book = sheet_tables(month_book(store, Month(2026, 6), "todas", "Eva"))
    assert "zenaida" not in " ".join(sheet.to_csv() for sheet in book.values()).casefold()
    assert repr(desk.history(store, 1)) == before
