"""To which cut each cuenta goes, what missed one, and the load of each day; silent without a calendar."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from review import frames
from review.frames import cut_words
from review.frames.cuts import CutStanding, Times, days_of, place_of
from review.model import Month, Verdict
from review.store import Store, settings
from review.store.settings import SettingKind
from review.ways.calendar import CutDays
from review.ways.calendar_file import check
from review.ways.laws import LAWS
from tests.store.filled import filled, submission

TEXT = """version = 1
entidad = "Tambillo"
[reglas]
presentar = "día 1 a 6"
corte = "día 17"
[[mes]]
mes = "2026-12"
presentar = "2026-12-01 a 2026-12-03"
corte = "2026-12-10"
"""
CALENDAR, _ = check(TEXT, "calendario.toml")
assert CALENDAR is not None
CUTS = CutDays(CALENDAR, LAWS.workdays)
OCTOBER = Month(2026, 10)
NOVEMBER_CUT, DECEMBER_CUT, JANUARY_CUT = dt.date(2026, 11, 17), dt.date(2026, 12, 10), dt.date(2027, 1, 18)


def day(of: int, month: int = 11) -> dt.date:
    return dt.date(2026, month, of)


@pytest.mark.parametrize(
    ("first", "arrived", "verdict", "decided", "today", "standing", "cut", "missed"),
    [
        (3, 3, None, None, day(12), CutStanding.POR_DECIDIR, NOVEMBER_CUT, None),
        (6, 6, None, None, day(17), CutStanding.POR_DECIDIR, NOVEMBER_CUT, None),
        (7, 7, None, None, day(12), CutStanding.TARDE, DECEMBER_CUT, NOVEMBER_CUT),
        (3, 3, None, None, day(18), CutStanding.PASO, DECEMBER_CUT, NOVEMBER_CUT),
        (3, 3, None, None, day(11, 12), CutStanding.PASO, JANUARY_CUT, NOVEMBER_CUT),
        (3, 3, Verdict.APROBADA, 17, day(30), CutStanding.APROBADA, NOVEMBER_CUT, None),
        (3, 3, Verdict.APROBADA, 18, day(30), CutStanding.APROBADA, DECEMBER_CUT, NOVEMBER_CUT),
        (3, 3, Verdict.DEVUELTA, 9, day(12), CutStanding.DEVUELTA, NOVEMBER_CUT, None),
        (3, 3, Verdict.INCOMPLETA, 9, day(18), CutStanding.DEVUELTA, DECEMBER_CUT, NOVEMBER_CUT),
        (3, 12, None, None, day(13), CutStanding.POR_DECIDIR, NOVEMBER_CUT, None),
        (3, 18, None, None, day(18), CutStanding.PASO, DECEMBER_CUT, NOVEMBER_CUT),
        (7, 20, None, None, day(20), CutStanding.TARDE, DECEMBER_CUT, NOVEMBER_CUT),
    ],
)
def test_where_a_cuenta_of_october_stands(
    first: int,
    arrived: int,
    verdict: Verdict | None,
    decided: int | None,
    today: dt.date,
    standing: CutStanding,
    cut: dt.date,
    missed: dt.date | None,
) -> None:
    one = Times(OCTOBER, day(first), day(arrived), verdict, None if decided is None else day(decided))
    found = place_of(CUTS, one, today)
    assert found.next_cut is not None
    told = None if found.missed is None else found.missed.cut
    assert (found.standing, found.next_cut.cut, told) == (standing, cut, missed)


def test_one_that_comes_before_its_window_waits_for_it_and_one_without_month_goes_by_its_arrival() -> None:
    early = place_of(CUTS, Times(OCTOBER, day(28, 10), day(28, 10)), day(2))
    assert early.next_cut is not None
    assert (early.standing, early.next_cut.cut) == (CutStanding.POR_DECIDIR, NOVEMBER_CUT)
    unknown = place_of(CUTS, Times(None, day(8), day(8)), day(9))
    assert unknown.next_cut is not None
    assert (unknown.standing, unknown.next_cut.cut) == (CutStanding.POR_DECIDIR, DECEMBER_CUT)


def noon(of: int, month: int = 7) -> dt.datetime:
    return dt.datetime(2026, month, of, 17, tzinfo=dt.UTC)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Three of June: on time, late, and on time in a first version that another replaced after the window."""
    again: dict[str, Any] = {"contract": "K3", "contract_key": "K3"}
    return filled(
        tmp_path,
        [
            submission(1, received=noon(2)),
            submission(2, received=noon(8)),
            submission(3, received=noon(3), current=False),
            submission(4, received=noon(9), **again),
        ],
    )


def configure(store: Store, text: str = TEXT) -> None:
    settings.save_file(store, 1, SettingKind.CALENDAR, stamp="1", text=text, problem=None)


def test_without_a_calendar_nothing_is_told(store: Store) -> None:
    assert frames.cuts(store).empty
    assert frames.cut_load(store, Month(2026, 6)).empty


def test_each_cuenta_in_force_is_told_with_its_cut(store: Store) -> None:
    configure(store)
    table = frames.cuts(store, Month(2026, 6), today=dt.date(2026, 7, 14)).set_index("submission_id")
    assert list(table.index) == [1, 4, 2], "the next cut first"
    assert list(table["situacion"]) == ["por_decidir", "por_decidir", "tarde"]
    assert list(table["corte"].dt.date) == [dt.date(2026, 7, 17)] * 2 + [dt.date(2026, 8, 18)]
    assert list(table["dias_habiles"])[:2] == [3, 3]
    assert table.loc[2, "corte_perdido"].date() == dt.date(2026, 7, 17)
    assert table.loc[4, "recibido"].date() == dt.date(2026, 7, 3), "that of its first version"


def test_the_load_of_each_day_up_to_today(store: Store) -> None:
    configure(store)
    table = frames.cut_load(store, Month(2026, 6), today=dt.date(2026, 7, 8)).set_index("dia")
    assert (table.index[0].date(), table.index[-1].date()) == (dt.date(2026, 7, 1), dt.date(2026, 7, 17))
    assert list(table["llegaron"].dropna()) == [0, 1, 0, 0, 0, 0, 0, 1]
    assert list(table["por_decidir"].dropna()) == [0, 1, 1, 1, 1, 1, 1, 2]
    assert list(table["hito"].dropna()) == ["abre", "cierra", "corte"]
    assert not table.loc[pd.Timestamp(2026, 7, 13), "habil"], "a Monday that the law made a holiday"
    assert table.loc[pd.Timestamp(2026, 7, 9) :, "llegaron"].isna().all()


def test_what_is_decided_leaves_the_load_on_its_day() -> None:
    due = CUTS.round_for(OCTOBER)
    assert due is not None
    approved = Times(OCTOBER, day(30, 10), day(30, 10), Verdict.APROBADA, day(3))
    cuentas = [approved, Times(OCTOBER, day(2), day(2))]
    told = [
        (row["llegaron"], row["decididas"], row["por_decidir"])
        for row in days_of(due, cuentas, CUTS.workdays, day(4))
        if row["llegaron"] is not None
    ]
    assert told == [(0, 0, 1), (1, 0, 2), (0, 1, 1), (0, 0, 1)]


def test_the_month_in_sentences(store: Store) -> None:
    assert cut_words.of_month(frames.cuts(store), dt.date(2026, 7, 14)) == ()
    configure(store)
    before, after = dt.date(2026, 7, 14), dt.date(2026, 7, 21)
    assert cut_words.of_month(frames.cuts(store, today=before), before) == (
        "Faltan 3 días hábiles para el corte del 17 de julio: 2 por decidir.",
        "Faltan 22 días hábiles para el corte del 18 de agosto: 1 por decidir.",
        "1 llegó después de la ventana y no alcanza el corte del 17 de julio: espera el del 18 de agosto.",
    )
    assert cut_words.of_month(frames.cuts(store, today=after), after)[1:] == (
        "1 llegó después de la ventana y no alcanzó el corte del 17 de julio: espera el del 18 de agosto.",
        "2 quedaron sin decidir y no alcanzaron el corte del 17 de julio: esperan el del 18 de agosto.",
    )
