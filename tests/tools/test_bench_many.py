"""The bench of many people has all decide while others read, loses nothing and tells what was waited."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tools import bench_many
from tools.bench_many import Office
from tools.many_cuentas import Extent
from tools.watched_turns import Turn, counted

SMALL = Office(Extent(contracts=8, months=2), people=4, dashboards=2, clicks=2, seconds=0.1, read=2)


@pytest.mark.long
def test_everybody_is_at_it_and_nothing_is_lost(tmp_path: Path) -> None:
    found = bench_many.measure_many(tmp_path, SMALL)
    assert (found.kind, found.clicks, found.read) == ("sqlite", 8, 4)
    assert (found.lost, found.doubled, found.cuentas_off, found.breaks) == (0, 0, 0, 0)
    assert len(found.blocked) == len(found.waited) >= 8
    assert len(found.took) >= 8
    told = bench_many.table(found)
    assert "lost 0, doubled 0" in told
    assert not replace(found, blocked=(0.9,)).missed
    assert replace(found, blocked=(1.1,)).missed
    assert replace(found, blocked=(0.0,), lost=1).missed


def test_what_is_waited_for_is_what_others_worked_meanwhile() -> None:
    turns = [
        Turn(asked=0, given=0, ended=2, cpu=0.5),
        Turn(asked=1, given=2, ended=3, cpu=0.3),
        Turn(asked=1, given=3, ended=4, cpu=0.1),
        Turn(asked=9, given=9, ended=9, cpu=9),
    ]
    assert counted(turns) == [0, 0.5, 0.8, 0]
