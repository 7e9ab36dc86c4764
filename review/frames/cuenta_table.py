"""Cuentas as a table, with what has to be worked out of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

import pandas as pd

from review.catalogue import cuenta_columns
from review.frames import staleness
from review.frames.shaping import Row, local, shown
from review.frames.waiting import Calendars, since
from review.model import Avance


def of_rows(
    found: Iterable[Row], calendars: Calendars, earlier: Mapping[int, Row] = MappingProxyType({})
) -> pd.DataFrame:
    """Rows of `queries.submissions`; `earlier` holds decisions on versions before them, out of
    `basis.earlier_decisions`."""

    def worked(row: Row) -> dict[str, Any]:
        before = earlier.get(row["id"])
        decided = None if before is None else local(before["decision_at"])
        wait = calendars.wait(row, since(row))
        day = None if decided is None else decided.date()
        return {
            "decision_desactualizada": staleness.told(row, before, day),
            "avance": Avance.of(row["verdict"], begun=row["begun"]).value,
            "dias_espera": wait.days,
            "dias_habiles_espera": wait.working_days,
            "limite_pasado": wait.past_limit,
        }

    return shown(cuenta_columns.SUBMISSIONS, found, worked)
