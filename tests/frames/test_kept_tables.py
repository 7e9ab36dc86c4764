"""A table is worked out once until something is written; whoever gets it may do with it what they will."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
import sqlalchemy as sa

from review import frames
from review.model import Month
from review.store import Store
from review.store import schema as t
from tests.screens.example import fill

JUNE = Month(2026, 6)
TABLES = {
    "compliance": lambda store: frames.compliance(store, JUNE),
    "payable": lambda store: frames.payable(store, JUNE),
    "contracts": frames.contracts,
    "submissions": lambda store: frames.submissions(store, JUNE),
}


@pytest.mark.parametrize("name", TABLES)
def test_what_is_done_to_a_table_is_not_in_the_next(name: str, tmp_path: Path) -> None:
    with Store.open(str(tmp_path / "visto.db")) as store:
        fill(store)
        first = TABLES[name](store)
        as_it_was = first.copy()
        assert len(first)
        first.loc[:, "contratista"] = "OTRA PERSONA"
        pd.testing.assert_frame_equal(TABLES[name](store), as_it_was)


@pytest.mark.parametrize("name", ["payable", "submissions"])
def test_what_is_written_is_in_the_next(name: str, tmp_path: Path) -> None:
    with Store.open(str(tmp_path / "visto.db")) as store:
        fill(store)
        before = TABLES[name](store)
        with store.writing() as connection:
            connection.execute(sa.update(t.SUBMISSIONS).values(contractor="OTRA PERSONA"))
        assert "OTRA PERSONA" not in set(before["contratista"])
        assert "OTRA PERSONA" in set(TABLES[name](store)["contratista"])
