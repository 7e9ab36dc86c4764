"""Waits count the working days of the folder's calendar, and pass the limit of its checklist."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pandas as pd
import pytest

from review import desk, frames
from review.model import Verdict
from review.store import Store, settings
from review.store.settings import SettingKind
from review.ways.checklist import PACKAGED
from tests.store.filled import filled, submission

FRIDAY = dt.date(2026, 6, 12)  # and the Monday after it is a holiday, the Sacred Heart


def waits(store: Store, on: dt.date) -> list[tuple[int, int | None]]:
    table = frames.submissions(store, on=on)
    limits = [None if pd.isna(one) else int(one) for one in table["limite_pasado"]]
    return list(zip(table["dias_habiles_espera"], limits, strict=True))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return filled(tmp_path, [submission(1, account_date=FRIDAY)])


@pytest.mark.parametrize(
    ("on", "days", "limit"),
    [
        (FRIDAY, 0, None),
        (dt.date(2026, 6, 14), 0, None),
        (dt.date(2026, 6, 15), 0, None),
        (dt.date(2026, 6, 16), 1, None),
        (dt.date(2026, 6, 22), 5, None),
        (dt.date(2026, 6, 23), 6, 5),
        (dt.date(2026, 6, 1), 0, None),
    ],
)
def test_weekends_and_holidays_do_not_count(store: Store, on: dt.date, days: int, limit: int | None) -> None:
    assert waits(store, on) == [(days, limit)]


@pytest.mark.parametrize(("limit", "passed"), [(3, 3), (4, None), (0, None)])
def test_the_limit_is_that_of_the_folders_checklist(store: Store, limit: int, passed: int | None) -> None:
    text = PACKAGED.read_text("utf-8").replace("dias_de_espera = 5", f"dias_de_espera = {limit}")
    settings.save_file(store, 1, SettingKind.CHECKLIST, stamp="1", text=text, problem=None)
    assert waits(store, dt.date(2026, 6, 19)) == [(4, passed)]


def test_what_is_decided_waits_no_more(store: Store) -> None:
    desk.decide(store, 1, Verdict.DEVUELTA, "Falta el RUT.", "Ana")
    row = frames.submissions(store, on=dt.date(2026, 8, 1)).iloc[0]
    assert row[["dias_espera", "dias_habiles_espera", "limite_pasado"]].isna().all()
